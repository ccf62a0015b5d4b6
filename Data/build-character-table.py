#!/usr/bin/env python3
"""Writes Sources/News/CharacterTable.swift: which class every Unicode scalar belongs to.

Reads the Debian package `unicode-data`. What a class means, and why, stands in Sources/News/CharacterClass.swift;
the numbers here are the raw values there. What belongs to several classes belongs to the first of this list:

  selector, ideographicSelector, joiner, tag, tagEnd    by name
  blank         the empty pattern of Braille
  breaking      C0 controls, next line, line and paragraph separators
  control       DEL and the rest of C1
  object        private use, U+FFFC, noncharacters, surrogates
  invisible     default ignorable, and format characters but for the visible ones (prepended concatenation marks)
  unassigned    general category Cn in this version of Unicode
  space         general category Zs
  pictograph    Extended_Pictographic
  modifier      Emoji_Modifier
  shapedMark, mark      general category M, of a script whose letters join or stack, or of another
  shapedLetter  the same scripts, and what joins
  text          everything else

Usage: Data/build-character-table.py [DIRECTORY]
"""

import pathlib
import sys

SCALARS = 0x110000
CLASSES = ("text mark shapedLetter shapedMark pictograph modifier space breaking blank control invisible object "
           "unassigned joiner selector ideographicSelector tag tagEnd").split()
TAKES_SELECTOR, IDEOGRAPH, COMPOSES = 0x20, 0x40, 0x80
REMOVED = {"control", "invisible", "object", "joiner", "selector", "ideographicSelector", "tag", "tagEnd"}
HEADER = """\
// Made by Data/build-character-table.py from Unicode {version}. Do not edit.

extension CharacterTable {{
  /// Where the class changes: the first scalar of a run, shifted left by eight, with the class in the low five bits and
  /// above it what else is known: 0x20 takes a variation selector, 0x40 is an ideograph, 0x80 may change in NFC.
  static let runs: [UInt32] = [
"""


def entries(path):
    """The fields of every line, with the scalars of the first as a range."""
    for line in path.read_text("utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if len(fields) < 2 or not fields[0] or " " in fields[0]:
            continue
        start, _, end = fields[0].partition("..")
        yield range(int(start, 16), int(end or start, 16) + 1), fields[1:]


def scalars(path, *values):
    """The scalars to which the file gives one of these values."""
    return {code for codes, fields in entries(path) if fields[0] in values for code in codes}


def categories(directory):
    """The general category of every scalar; Cn where none is assigned."""
    found = ["Cn"] * SCALARS
    for codes, fields in entries(directory / "extracted/DerivedGeneralCategory.txt"):
        found[codes.start : codes.stop] = [fields[0]] * len(codes)
    return found


def sequence_bases(path):
    """What the sequences of a file begin with."""
    lines = [line.split("#")[0].split(";")[0].split() for line in path.read_text("utf-8").splitlines()]
    return {int(line[0], 16) for line in lines if len(line) == 2}


def shaped(directory, category):
    """Scalars of scripts in which joiners mean something: whose letters join, or stack after a virama."""
    joining = {code for codes, fields in entries(directory / "extracted/DerivedJoiningType.txt")
               if fields[0] in ("C", "D", "L", "R") for code in codes}
    stacking = scalars(directory / "IndicSyllabicCategory.txt", "Virama", "Invisible_Stacker")
    names = {}
    for line in (directory / "PropertyValueAliases.txt").read_text("utf-8").splitlines():
        fields = [field.strip() for field in line.split("#")[0].split(";")]
        if fields[0] == "sc":
            names[fields[2]] = fields[1]
    scripts = [set()] * SCALARS
    for codes, fields in entries(directory / "Scripts.txt"):
        scripts[codes.start : codes.stop] = [{names[fields[0]]}] * len(codes)
    for codes, fields in entries(directory / "ScriptExtensions.txt"):
        scripts[codes.start : codes.stop] = [set(fields[0].split())] * len(codes)
    wanted = set().union(*(scripts[code] for code in joining | stacking)) - {"Zyyy", "Zinh", "Latn", "Zzzz"}
    return {code for code in range(SCALARS)
            if category[code][0] in "LM" and (code in joining or scripts[code] & wanted)}


class Table:
    def __init__(self, directory):
        properties = directory / "PropList.txt"
        self.category = categories(directory)
        self.ignorable = scalars(directory / "DerivedCoreProperties.txt", "Default_Ignorable_Code_Point")
        self.visible_format = scalars(properties, "Prepended_Concatenation_Mark")
        self.noncharacters = scalars(properties, "Noncharacter_Code_Point")
        self.selectors = scalars(properties, "Variation_Selector")
        self.pictographs = scalars(directory / "emoji/emoji-data.txt", "Extended_Pictographic")
        self.modifiers = scalars(directory / "emoji/emoji-data.txt", "Emoji_Modifier")
        self.ideographs = scalars(properties, "Unified_Ideograph")
        self.bases = (sequence_bases(directory / "StandardizedVariants.txt")
                      | sequence_bases(directory / "emoji/emoji-variation-sequences.txt"))
        self.composing = {code for codes, fields in entries(directory / "DerivedNormalizationProps.txt")
                          if fields[0] == "NFC_QC" for code in codes}
        self.composing |= {code for codes, fields in entries(directory / "extracted/DerivedCombiningClass.txt")
                           if fields[0] != "0" for code in codes}
        self.shaped = shaped(directory, self.category)

    def name(self, code):
        """The class of a scalar."""
        category = self.category[code]
        if code in self.selectors:
            return "ideographicSelector" if code >= 0xE0100 else "selector"
        if code in (0x200C, 0x200D):
            return "joiner"
        if 0xE0020 <= code <= 0xE007F:
            return "tag" if code < 0xE007F else "tagEnd"
        if code == 0x2800:
            return "blank"
        if code < 0x20 or code == 0x85 or category in ("Zl", "Zp"):
            return "breaking"
        if category == "Cc":
            return "control"
        if category in ("Co", "Cs") or code == 0xFFFC or code in self.noncharacters:
            return "object"
        if code in self.ignorable or category == "Cf" and code not in self.visible_format:
            return "invisible"
        if category == "Cn":
            # Emoji that are to come have their place, but nothing to be seen yet.
            return "unassigned"
        if category == "Zs":
            return "space"
        if code in self.pictographs:
            return "pictograph"
        if code in self.modifiers:
            return "modifier"
        if category[0] == "M":
            return "shapedMark" if code in self.shaped else "mark"
        return "shapedLetter" if code in self.shaped else "text"

    def byte(self, code):
        name = self.name(code)
        found = CLASSES.index(name)
        if name in REMOVED or name == "unassigned":
            return found
        return (found | TAKES_SELECTOR * (code in self.bases) | IDEOGRAPH * (code in self.ideographs)
                | COMPOSES * (code in self.composing))


def main():
    directory = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    table = Table(directory)
    version = (directory / "Scripts.txt").read_text("utf-8").splitlines()[0].split("-")[1].removesuffix(".txt")
    runs, previous = [], None
    for code in range(SCALARS):
        found = table.byte(code)
        if found != previous:
            runs.append(code << 8 | found)
        previous = found
    lines = [
        "    " + ", ".join(f"0x{run:x}" for run in runs[start : start + 10]) + ",\n" for start in range(0, len(runs), 10)
    ]
    target = pathlib.Path(__file__).resolve().parent.parent / "Sources/News/CharacterTable.swift"
    target.write_text(HEADER.format(version=version) + "".join(lines) + "  ]\n}\n")
    print(f"{target.name}: {len(runs)} runs, Unicode {version}")


if __name__ == "__main__":
    main()
