#!/usr/bin/env python3
"""Measures `lab tag` as a program that is called: wall time on a large input, that of an empty one taken off.

Usage: tagging.py LAB CORPORA   (make bench-recognition)

The input is all sets of CORPORA/ner one after the other, again and again up to a million tokens. Medians of the runs;
the processor time of the process is printed beside it, for machines that are busy with something else.
"""
import glob
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

RUNS = 5
TOKENS = 1_000_000


def used():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def run(command, path):
    with open(path, "rb") as source, open(os.devnull, "wb") as target:
        wall, processor = time.perf_counter(), used()
        subprocess.run(command, stdin=source, stdout=target, check=True)
        return time.perf_counter() - wall, used() - processor


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    binary, corpora = sys.argv[1:]
    sets = [open(path, "rb").read() for path in sorted(glob.glob(os.path.join(corpora, "ner", "*.conll")))]
    if not sets:
        sys.exit(f"{corpora}/ner has no sets.")
    words = [sum(1 for line in data.split(b"\n") if line and not line.startswith(b"-DOCSTART-")) for data in sets]
    with tempfile.TemporaryDirectory() as folder:
        large, empty, tokens, index = os.path.join(folder, "large"), os.path.join(folder, "empty"), 0, 0
        open(empty, "wb").close()
        with open(large, "wb") as file:
            while tokens < TOKENS:
                file.write(sets[index % len(sets)].rstrip(b"\n") + b"\n\n")
                tokens += words[index % len(sets)]
                index += 1
        command = [binary, "tag"]
        starts = [run(command, empty) for _ in range(RUNS)]
        times = [run(command, large) for _ in range(RUNS)]
    start, spent = ([statistics.median(column) for column in zip(*pairs)] for pairs in (starts, times))
    print(f"tokens                 {tokens:10}")
    print(f"start-up               {start[0] * 1000:10.1f} ms")
    for name, index in [("wall time", 0), ("processor time", 1)]:
        print(f"tokens a second        {tokens / (spent[index] - start[index]):10.0f} of {name}")


if __name__ == "__main__":
    main()
