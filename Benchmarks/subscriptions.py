#!/usr/bin/env python3
"""Measures how long the import of a list of feeds takes: newsboat's `urls` and OPML of 500 feeds.

Usage: subscriptions.py BINARY [FEEDS]   (make bench-subscriptions; 500 feeds unless said otherwise)

Each import goes into a home of its own, the second of a list into the same one, where everything is there already.
Median and worst of 15 runs, the start of the process included.
"""
import os
import statistics
import subprocess
import sys
import tempfile
import time

TAGS = ["news", "technology", "world affairs", "science", "local"]


def newsboat(count):
    lines = ["# made for measuring"]
    for number in range(count):
        lines.append(f'https://site{number}.example/feeds/{number % 7}.xml "{TAGS[number % 5]}" "~Site \\"{number}\\" daily"')
    return "\n".join(lines) + "\n"


def run(arguments, home):
    environment = {**os.environ, "HOME": home, "XDG_DATA_HOME": home, "LC_ALL": "C.UTF-8"}
    start = time.perf_counter()
    result = subprocess.run(arguments, env=environment, capture_output=True, text=True, check=True)
    return time.perf_counter() - start, result.stdout


def main():
    binary, count = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 500
    with tempfile.TemporaryDirectory() as work:
        urls, opml = os.path.join(work, "urls"), os.path.join(work, "feeds.opml")
        with open(urls, "w", encoding="utf-8") as file:
            file.write(newsboat(count))
        first = os.path.join(work, "first")
        run([binary, "feeds", "import", urls], first)
        run([binary, "feeds", "export", opml], first)
        times = {}
        for number in range(15):
            for name, path in [("urls", urls), ("OPML", opml)]:
                home = os.path.join(work, f"{name}{number}")
                for what, expected in [("", f"{count} added"), (", all there already", "0 added")]:
                    seconds, output = run([binary, "feeds", "import", path], home)
                    assert output.startswith(expected), output
                    times.setdefault(f"import of {count} feeds, {name}{what}", []).append(seconds)
            times.setdefault(f"export of {count} feeds", []).append(run([binary, "feeds", "export", opml], first)[0])
            times.setdefault(f"list of {count} feeds", []).append(run([binary, "feeds"], first)[0])
        for name, values in times.items():
            print(f"{name:50} median {statistics.median(values) * 1000:6.1f} ms, worst {max(values) * 1000:6.1f} ms")


main()
