#!/usr/bin/env python3
"""Writes Sources/ReaderUI/DisplayWidthTable.swift: how many columns each Unicode scalar takes on a terminal.

Reads UnicodeData.txt and EastAsianWidth.txt of the Debian package `unicode-data`. The rules are those of UAX #11 and
of the C libraries' wcwidth, on which terminals agree best:

  0  what the table of characters removes (Data/build-character-table.py); controls, surrogates and noncharacters;
     nonspacing and enclosing marks; format characters except the Arabic and Kaithi number signs, which are visible;
     line and paragraph separators; medial vowels and final consonants of conjoining Hangul
  2  East Asian width W and F; unassigned scalars are shown as U+FFFD, and take 1
  1  everything else, ambiguous width (A) included

Usage: Data/build-width-table.py [DIRECTORY]
"""

import pathlib
import runpy
import sys

SCALARS = 0x110000
VISIBLE_FORMAT = {*range(0x0600, 0x0606), 0x06DD, 0x070F, 0x0890, 0x0891, 0x08E2, 0x110BD, 0x110CD}
JOINING_HANGUL = [range(0x1160, 0x1200), range(0xD7B0, 0xD7C7), range(0xD7CB, 0xD7FC)]
HEADER = """\
// Made by Data/build-width-table.py from Unicode {version}. Do not edit.

extension DisplayWidth {{
  /// Where the width changes: the first scalar of a run, shifted left by two, and the run's width in the low bits.
  static let runs: [UInt32] = [
"""


def categories(directory):
    """The general category of every scalar; Cn where none is assigned."""
    found = ["Cn"] * SCALARS
    first = None
    for line in (directory / "UnicodeData.txt").read_text("ascii").splitlines():
        code, name, category = line.split(";")[:3]
        code = int(code, 16)
        if name.endswith(", First>"):
            first = code
            continue
        start = first if name.endswith(", Last>") else code
        found[start : code + 1] = [category] * (code + 1 - start)
    return found


def wide_scalars(directory):
    """The scalars of East Asian width W and F, and the version of the file."""
    wide = bytearray(SCALARS)
    lines = (directory / "EastAsianWidth.txt").read_text("utf-8").splitlines()
    for line in lines:
        fields = line.split("#")[0].split(";")
        if len(fields) < 2 or fields[1].strip() not in ("W", "F"):
            continue
        start, _, end = fields[0].strip().partition("..")
        for code in range(int(start, 16), int(end or start, 16) + 1):
            wide[code] = 1
    return wide, lines[0].split("-")[1].removesuffix(".txt")


def width(code, category, is_wide, class_name, removed):
    if class_name in removed:
        return 0
    if class_name == "unassigned":
        return 1
    if any(code in hangul for hangul in JOINING_HANGUL):
        return 0
    if category in ("Cc", "Cs", "Mn", "Me", "Zl", "Zp"):
        return 0
    if category == "Cf" and code not in VISIBLE_FORMAT:
        return 0
    if code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF:
        return 0
    return 2 if is_wide else 1


def main():
    directory = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    category = categories(directory)
    wide, version = wide_scalars(directory)
    characters = runpy.run_path(str(pathlib.Path(__file__).with_name("build-character-table.py")))
    table, removed = characters["Table"](directory), characters["REMOVED"]
    runs = []
    previous = None
    for code in range(SCALARS):
        columns = width(code, category[code], wide[code], table.name(code), removed)
        if columns != previous:
            runs.append(code << 2 | columns)
        previous = columns
    lines = [
        "    " + ", ".join(f"0x{run:x}" for run in runs[start : start + 11]) + ",\n" for start in range(0, len(runs), 11)
    ]
    target = pathlib.Path(__file__).resolve().parent.parent / "Sources/ReaderUI/DisplayWidthTable.swift"
    target.write_text(HEADER.format(version=version) + "".join(lines) + "  ]\n}\n")
    print(f"{target.name}: {len(runs)} runs, Unicode {version}")


if __name__ == "__main__":
    main()
