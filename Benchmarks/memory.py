#!/usr/bin/env python3
"""Measures what recognition adds to the memory of the running reader.

Usage: memory.py BINARY FILE [ARTICLES]   (make bench-recognition)

FILE is JSON Lines of articles, as `reader add` takes them; one that ends in .xz is unpacked first. The first ARTICLES
(2000) of them are added to a new archive, which is then told that an older recogniser has read them. The reader opens
it in a pseudo-terminal and reads all anew. Afterwards it opens the same archive again, has an article on the screen and
does nothing. The difference between the peak of the first and the second is printed, all of it and without pages of
files; it includes storing what was found.
"""
import fcntl
import lzma
import os
import pty
import select
import sqlite3
import struct
import subprocess
import sys
import tempfile
import termios
import time

SIZE = (24, 80)
QUIET = 2.0


class Reader:
    def __init__(self, command, home):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "HOME": home,
                       "XDG_DATA_HOME": home}
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment,
                                        start_new_session=True,
                                        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)
        self.peak = {}

    def until_idle(self):
        """Until no processor time has been used for a while; how much has been, in seconds."""
        used, since = self.processor_time(), time.monotonic()
        while time.monotonic() - since < QUIET:
            if select.select([self.master], [], [], 0.05)[0]:
                os.read(self.master, 1 << 16)
            for name, value in self.memory().items():
                self.peak[name] = max(self.peak.get(name, 0), value)
            now = self.processor_time()
            if now - used > 0.02:
                used, since = now, time.monotonic()
        return used

    def processor_time(self):
        with open(f"/proc/{self.process.pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self):
        """Megabytes by the kernel's names."""
        with open(f"/proc/{self.process.pid}/status") as file:
            lines = [line.split() for line in file]
        return {line[0][:-1]: int(line[1]) / 1024 for line in lines if line[0] in ("VmRSS:", "VmHWM:", "RssAnon:")}

    def press(self, key):
        os.write(self.master, key)

    def end(self):
        self.press(b"q")
        try:
            while os.read(self.master, 1 << 16):
                pass
        except OSError:
            pass
        self.process.wait(10)
        os.close(self.master)


def main():
    if len(sys.argv) not in (3, 4):
        sys.exit(__doc__)
    binary, file = sys.argv[1:3]
    count = int(sys.argv[3]) if len(sys.argv) > 3 else 2000
    with tempfile.TemporaryDirectory() as home:
        articles = os.path.join(home, "articles.jsonl")
        with (lzma.open(file, "rb") if file.endswith(".xz") else open(file, "rb")) as source:
            lines = [line for _, line in zip(range(count), source)]
        with open(articles, "wb") as target:
            target.writelines(lines)
        path = os.path.join(home, "archive.sqlite")
        archive = ["--archive", path]
        subprocess.run([binary, "add", *archive, articles], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "HOME": home, "XDG_DATA_HOME": home})
        with sqlite3.connect(path) as database:
            database.execute("UPDATE article SET recogniser = 1")
        database.close()

        reader = Reader([binary, *archive], home)
        used = reader.until_idle()
        busy, after = reader.peak, reader.memory()
        reader.end()
        reader = Reader([binary, *archive], home)
        reader.until_idle()
        reader.press(b"\r")
        reader.until_idle()
        idle = reader.memory()
        reader.end()

    print(f"articles                            {len(lines):8}")
    print(f"processor time for all              {used:8.1f} s")
    print(f"idle, an article on the screen      {idle['VmRSS']:8.1f} MB, of it no file {idle['RssAnon']:6.1f} MB")
    print(f"above it at most, recognising       {busy['VmHWM'] - idle['VmRSS']:8.1f} MB, of it no file "
          f"{busy['RssAnon'] - idle['RssAnon']:6.1f} MB")
    print(f"above it afterwards                 {after['VmRSS'] - idle['VmRSS']:8.1f} MB, of it no file "
          f"{after['RssAnon'] - idle['RssAnon']:6.1f} MB")


if __name__ == "__main__":
    main()
