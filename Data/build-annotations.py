#!/usr/bin/env python3
"""Turns annotated reports, with names in brackets, into token-per-line articles: Data/annotations/*.txt to *.conll.

Usage: Data/build-annotations.py FILE.txt…
"""

import re
import sys

KINDS = {"P": "PER", "O": "ORG", "L": "LOC", "M": "MISC"}
PIECE = re.compile(r"\[([POLM]) ([^]]*)\]|(\S+?)(?=\[|\s|$)")


def rows(line):
    for kind, name, word in PIECE.findall(line):
        if word:
            yield word, "O"
        for index, part in enumerate(name.split()):
            yield part, ("I-" if index else "B-") + KINDS[kind]


for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as source, open(path.removesuffix(".txt") + ".conll", "w", encoding="utf-8") as out:
        out.write("-DOCSTART-\tO\n\n")
        for line in source:
            if line.startswith("#"):
                continue
            if not line.strip():
                out.write("-DOCSTART-\tO\n\n")
                continue
            out.writelines(f"{word}\t{label}\n" for word, label in rows(line.strip()))
            out.write("\n")
