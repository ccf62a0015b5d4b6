#!/usr/bin/env python3
"""Writes Data/counted-words.tsv: what capitalised words mostly are, and which words are common in lower case.

Counts over labelled English news (token TAB BIO-label lines; -DOCSTART- between articles) and plain news (JSON Lines,
optionally .xz, with "title" and "body"). Only words and the class that the counts support are kept, no text.

  common   seen in lower case at least 4 times and in at least half of its uses
  ordinary seen in lower case at least 3 times and in at least one of 20 uses
  given    first word of a person's name of two or more words, seen at least twice
  family   last word of such a name, or the only one of a person's name, seen at least twice
  company  inner word of an organization's name, seen at least 3 times, and at least 7 times in 10 when capitalised

Every fifth article of a file given with --hold-out is left out, so that figures on those articles stay honest.

Usage: Data/count-words.py [--hold-out FILE]… FILE… > Data/counted-words.tsv
"""

import collections
import json
import lzma
import re
import sys


def articles(path):
    article = []
    for line in open(path, encoding="utf-8"):
        if line.startswith("-DOCSTART-"):
            if article:
                yield article
            article = []
        else:
            article.append(line.rstrip("\n").split("\t"))
    yield article


def spans(rows):
    """(label, words) of every run of one label; label O for single words outside."""
    label, words = None, []
    for row in rows + [[""]]:
        tag = row[1] if len(row) > 1 else "-"
        if words and tag == "I-" + label:
            words.append(row[0])
            continue
        if words:
            yield label, words
        label, words = (tag[2:], [row[0]]) if tag[:2] in ("B-", "I-") else (None, [])
        if tag == "O":
            yield "O", [row[0]]


def main():
    arguments, held = sys.argv[1:], set()
    while "--hold-out" in arguments:
        at = arguments.index("--hold-out")
        held.add(arguments[at + 1])
        del arguments[at]
    lower, upper = collections.Counter(), collections.Counter()
    given, family, inside = collections.Counter(), collections.Counter(), collections.Counter()
    labels = collections.defaultdict(collections.Counter)
    for path in arguments:
        if ".jsonl" in path:
            opened = lzma.open(path, "rt") if path.endswith(".xz") else open(path, encoding="utf-8")
            for line in opened:
                for sentence in re.split(r"(?<=[.!?])\s+", json.loads(line)["body"]):
                    for word in re.findall(r"[^\W\d_]+", sentence)[1:]:
                        (upper if word[0].isupper() else lower)[word.lower()] += 1
            continue
        for number, article in enumerate(articles(path)):
            if path in held and number % 5 == 0:
                continue
            for label, words in spans(article):
                if label == "O":
                    (upper if words[0][:1].isupper() else lower)[words[0].lower()] += 1
                for word in words:
                    if word[:1].isupper() and not (word.isupper() and len(word) > 4):
                        labels[word.lower()][label] += 1
                if label == "PER" and all(word.isalpha() or "-" in word for word in words):
                    if len(words) > 1:
                        given[words[0].lower()] += 1
                    family[words[-1].lower()] += 1
                if label == "ORG" and len(words) > 1:
                    for word in words:
                        inside[word.lower()] += 1
    print("# class\tword\tcount. Made by Data/count-words.py; do not edit.")
    word_form = re.compile(r"[^\W\d_]{2,}\Z")
    for word, count in sorted(lower.items()):
        if count >= 4 and count >= upper[word] and word_form.match(word):
            print(f"common\t{word}\t{count}")
    for word, count in sorted(lower.items()):
        if count >= 3 and count * 20 >= upper[word] and not (count >= 4 and count >= upper[word]) and word_form.match(word):
            print(f"ordinary\t{word}\t{count}")
    for name, counted in (("given", given), ("family", family)):
        for word, count in sorted(counted.items()):
            share = labels[word]["PER"] / max(sum(labels[word].values()), 1)
            if count >= 2 and share >= 0.5 and lower[word] < count and word_form.match(word):
                print(f"{name}\t{word}\t{count}")
    for word, count in sorted(inside.items()):
        share = labels[word]["ORG"] / max(sum(labels[word].values()), 1)
        if count >= 3 and share >= 0.7 and word_form.match(word):
            print(f"company\t{word}\t{count}")


main()
