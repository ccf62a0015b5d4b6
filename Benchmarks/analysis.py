#!/usr/bin/env python3
"""Measures how an archive is brought up to date: articles per second, memory, and what somebody who reads feels of it.

Usage: analysis.py BINARY [ARTICLES]   (make bench-analysis; 10,000 articles unless said otherwise)

Makes articles of about 400 words from the sentences of seeds/ with names of their own, adds them, sets their
recogniser back by one version, as an update of the program does, and runs `reader analyze` on all cores, on one, and
while a reader is open on the same archive, whose keys are timed before and meanwhile.
"""
import json
import os
import random
import re
import signal
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time

from terminal import Session

SEEDS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "seeds")
GIVEN = "Anna Boris Clara David Elena Farid Gayane Hakan Irina Javid Karen Leyla Murad Nino Olga Petros Rauf Sona".split()
STEMS = "Abdul Beri Chkhe Davit Edig Gasan Hovan Ibra Kara Mamed Niko Orba Petro Sargs Tumas Vardan Zaka".split()
ENDINGS = "ov yan adze ili oglu enko ski".split()


def articles(count):
    """Deterministic; every article names persons of its own beside those of the sentences."""
    texts = []
    for name in sorted(os.listdir(SEEDS)):
        with open(os.path.join(SEEDS, name), encoding="utf-8") as file:
            texts.append(re.sub(r"\A---\n.*?\n---\n", "", file.read(), flags=re.S))
    sentences = [s.strip() for text in texts for s in re.split(r"(?<=[.”])\s+", text) if 6 <= len(s.split()) <= 60]
    chance = random.Random(1)
    for number in range(count):
        name = f"{chance.choice(GIVEN)} {chance.choice(STEMS)}{chance.choice(ENDINGS)}"
        body = chance.sample(sentences, 14)
        body.insert(3, f"Deputy Minister {name} said so on day {number}.")
        body.insert(9, f"{name.split()[1]} added nothing.")
        day = 1 + number % 28
        paragraphs = [" ".join(body[at:at + 3]) for at in range(0, len(body), 3)]
        yield {"id": f"bench:{number}", "title": body[0][:80], "body": "\n\n".join(paragraphs), "source": "bench",
               "published": f"{2000 + number % 24}-{1 + number // 28 % 12:02}-{day:02}"}


class Archive:
    def __init__(self, binary, home, count):
        self.binary, self.home = binary, home
        self.path = os.path.join(home, "reader", "archive.sqlite")
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": home, "XDG_DATA_HOME": home}
        lines = os.path.join(home, "articles.jsonl")
        with open(lines, "w", encoding="utf-8") as file:
            for article in articles(count):
                file.write(json.dumps(article, ensure_ascii=False) + "\n")
        start = time.perf_counter()
        subprocess.run([binary, "add", lines], env=self.environment, check=True, stdout=subprocess.DEVNULL)
        self.adding = time.perf_counter() - start

    def outdate(self):
        with sqlite3.connect(self.path) as database:
            database.execute("UPDATE article SET recogniser = recogniser - 1")
        database.close()

    def start(self, cores=None):
        prefix = ["taskset", "-c", cores] if cores else []
        return subprocess.Popen(prefix + [self.binary, "analyze", "--json"], env=self.environment,
                                stdout=subprocess.PIPE)

    def finish(self, process):
        output = process.stdout.read()
        _, status, usage = os.wait4(process.pid, 0)
        outcome = json.loads(output)
        rate = outcome["analysed"] / outcome["seconds"]
        processor = usage.ru_utime + usage.ru_stime
        each = processor * 1000 / max(outcome["analysed"], 1)
        return (f"{rate:8.0f} articles/s   {outcome['seconds']:7.1f} s   {each:7.2f} ms of processor an article"
                f"   {usage.ru_maxrss / 1024:6.0f} MB"), outcome


def memory(session):
    """The most that has been resident, in MB."""
    with open(f"/proc/{session.process.pid}/status") as status:
        return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024


def keys(session, seconds):
    """Opens articles and comes back, for so long; milliseconds from key to the first byte of the answer."""
    took, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end:
        for key in [b"j", b"j", b"\r", b"\t", b"\x1b"]:
            _, milliseconds = session.press(key)
            if milliseconds is not None:
                took.append(milliseconds)
    took.sort()
    return (f"{statistics.median(took):8.1f} ms   {took[int(len(took) * .95)]:8.1f} ms (95 of 100)"
            f"   {took[-1]:8.1f} ms (worst of {len(took)})")


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binary = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 10_000
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores; analyze runs behind everything else")
    with tempfile.TemporaryDirectory() as home:
        archive = Archive(binary, home, count)
        print(f"add                     {count / archive.adding:8.0f} articles/s   {archive.adding:7.1f} s   "
              f"{os.path.getsize(archive.path) / 1e6:.0f} MB on disk")
        for name, cores in [("analyze, all cores", None), ("analyze, one core", "0")]:
            archive.outdate()
            line, _ = archive.finish(archive.start(cores))
            print(f"{name:24}{line}", flush=True)
        start = time.perf_counter()
        archive.finish(archive.start())
        print(f"nothing to do           {(time.perf_counter() - start) * 1000:8.0f} ms")

        session = Session([binary], home)
        session.until("bench".encode())
        session.read(1.0)
        print(f"keys, nothing else      {keys(session, 8)}   {memory(session):.0f} MB", flush=True)
        archive.outdate()
        process = archive.start()
        time.sleep(0.5)
        print(f"keys, analyze runs      {keys(session, 8)}", flush=True)
        line, _ = archive.finish(process)
        print(f"analyze, reader open    {line}", flush=True)
        session.end()
        archive.outdate()
        session = Session([binary], home)
        session.until("bench".encode())
        session.read(0.5)
        print(f"keys, reader recognises {keys(session, 8)}   {memory(session):.0f} MB", flush=True)
        session.process.send_signal(signal.SIGKILL)
        session.process.wait()
        archive.outdate()
        first, second = archive.start(), archive.start()
        one, other = archive.finish(first)[1], archive.finish(second)[1]
        print(f"two at once             {one['analysed']} + {other['analysed']} articles in "
              f"{max(one['seconds'], other['seconds']):.1f} s")
        problems = json.loads(subprocess.run([binary, "doctor", "--json"], env=archive.environment,
                                             stdout=subprocess.PIPE).stdout)["problems"]
        print(f"soundness               {[p for p in problems if 'TERM' not in p and 'terminal' not in p] or 'good'}")


if __name__ == "__main__":
    main()
