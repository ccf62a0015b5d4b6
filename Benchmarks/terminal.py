#!/usr/bin/env python3
"""Measures what a person on a slow line feels: first paint, time per key, bytes per key, idle bytes, memory.

Usage: terminal.py BINARY [PATH...]   (make bench)

Runs the binary in a pseudo-terminal of 80x24 (xterm-256color) in a fresh data directory, several times, and prints
medians. For scale it also prints the time from exec to the first byte of `/bin/cat` in the same terminal.
"""
import fcntl
import os
import pty
import select
import statistics
import struct
import subprocess
import sys
import tempfile
import termios
import time

RUNS = 9
SIZE = (24, 80)
MOVES = [("move the selection", b"j"), ("key without effect", b"%"), ("open", b"\r"), ("full width", b"z"),
         ("scroll a line", b"j"), ("scroll a line", b"j"), ("scroll a line", b"j"), ("next mention", b"\t"),
         ("next mention", b"\t"), ("card", b"\r"), ("back", b"\x1b"), ("help", b"?")]


class Session:
    def __init__(self, command, home):
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", *SIZE, 0, 0))
        environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "TERM": "xterm-256color", "HOME": home,
                       "XDG_DATA_HOME": home}
        self.start = time.perf_counter()
        self.process = subprocess.Popen(command, stdin=slave, stdout=slave, stderr=slave, env=environment,
                                        start_new_session=True,
                                        preexec_fn=lambda: fcntl.ioctl(0, termios.TIOCSCTTY, 0))
        os.close(slave)

    def read(self, patience):
        """Everything until nothing has come for `patience` seconds, and when the first byte came."""
        received, first = b"", None
        while select.select([self.master], [], [], patience)[0]:
            try:
                data = os.read(self.master, 1 << 16)
            except OSError:
                break
            if not data:
                break
            first = first or time.perf_counter()
            received += data
        return received, first

    def press(self, key):
        start = time.perf_counter()
        os.write(self.master, key)
        received, first = self.read(0.12)
        return len(received), (first - start) * 1000 if first else None

    def until(self, text, patience=5):
        received = b""
        while text not in received and select.select([self.master], [], [], patience)[0]:
            received += os.read(self.master, 1 << 16)
        return (time.perf_counter() - self.start) * 1000

    def end(self, key=b"q"):
        os.write(self.master, key)
        self.read(0.3)
        self.process.wait(5)
        os.close(self.master)


def median(values):
    values = [value for value in values if value is not None]
    return f"{statistics.median(values):8.1f}" if values else "       -"


def first_paint(command):
    chrome, listed = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as home:
            for _ in range(2):  # The second run finds the personal file of the first, as every day.
                session = Session(command, home)
                select.select([session.master], [], [], 5)
                painted = (time.perf_counter() - session.start) * 1000
                filled = session.until("●".encode())
                session.read(0.5)
                session.end()
            chrome.append(painted)
            listed.append(filled)
    print(f"first paint            {median(chrome)} ms    list on screen {median(listed)} ms")


def baseline():
    times = []
    for _ in range(RUNS):
        session = Session(["/bin/cat", "/etc/hostname"], "/tmp")
        select.select([session.master], [], [], 5)
        times.append((time.perf_counter() - session.start) * 1000)
        session.process.wait(5)
        os.close(session.master)
    print(f"first byte of cat      {median(times)} ms")


def keys(command):
    results = [[] for _ in MOVES]
    idle, memory = [], []
    for _ in range(RUNS):
        with tempfile.TemporaryDirectory() as home:
            session = Session(command, home)
            session.until("●".encode())
            session.read(1.0)
            idle.append(len(session.read(1.0)[0]))
            for index, (_, key) in enumerate(MOVES):
                results[index].append(session.press(key))
                session.read(0.3)  # The preview that follows the selection is not the key's.
            with open(f"/proc/{session.process.pid}/status") as status:
                memory.append(next(int(line.split()[1]) for line in status if line.startswith("VmRSS")) / 1024)
            session.end()
    print(f"idle for a second      {median(idle)} bytes")
    print(f"resident memory        {median(memory)} MB")
    for (name, _), samples in zip(MOVES, results):
        print(f"{name:22} {median([size for size, _ in samples])} bytes {median([took for _, took in samples])} ms")


def main():
    command = sys.argv[1:]
    if not command:
        sys.exit(__doc__)
    baseline()
    first_paint(command)
    keys(command)


if __name__ == "__main__":
    main()
