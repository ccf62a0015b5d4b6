#!/usr/bin/env python3
"""Builds Sources/CModels/stop-words.bin: the words of other languages than English that say nothing of what a text is about.

Takes the lists of the packages stop-words and stopwordsiso (Data/NOTICE); `make stop-words` installs them. Of two lists
for one language the shorter one is taken that has at least 150 words, for the longest ones hold nouns as well; where
neither has so many, the longer. English has a list of its own (Sources/Relatedness/StopWords.swift). Chinese and Japanese
are left out: they put no spaces between words.

Little-endian. “RSW1”, the number of languages as UInt32, then 12 bytes for each, in the order of the tags: its tag (4
bytes, filled up with NUL), as UInt32 the offset of its words and their number. A word is the FNV-1a hash of its folded
form as UInt32; the hashes of a language are sorted.
"""

import json
import pathlib
import re
import struct
import unicodedata

import stop_words
import stopwordsiso

ISO = json.loads((pathlib.Path(stopwordsiso.__file__).parent / "stopwords-iso.json").read_text("utf-8"))
FOLDER = pathlib.Path(stop_words.__file__).parent / "stop-words"
NAMES = json.loads((FOLDER / "languages.json").read_text("utf-8"))
TARGET = pathlib.Path(__file__).parent.parent / "Sources/CModels/stop-words.bin"

LEAST = 150
LEFT_OUT = {"en", "zh", "ja"}
# The two forms of Norwegian are one language to the detector, and so are Bosnian, Croatian and Serbian.
SAME = {"nb": "no"}
COPIES = {"hr": ["sh", "bs", "sr"], "no": ["nb", "nn"]}


def folded(word: str) -> str:
    """As LetterFolding does it."""
    letters = []
    for letter in word.lower():
        if ord(letter) < 128:
            letters.append(letter)
        elif unicodedata.category(letter) != "Mn":
            letters.append(latin(letter) or letter)
    return "".join(letters)


NAMED = {"SHARP S": "ss", "THORN": "th", "ETH": "d", "DOTLESS I": "i", "SCHWA": "a", "KRA": "k", "ENG": "ng"}


def latin(letter: str) -> str | None:
    name = unicodedata.name(letter, "")
    for prefix in ("LATIN SMALL LETTER ", "LATIN SMALL LIGATURE "):
        if name.startswith(prefix):
            rest = name[len(prefix):]
            if rest in NAMED:
                return NAMED[rest]
            base = rest.split(" WITH ")[0]
            return base.lower() if len(base) <= 2 else None
    return None


def fnv(word: str) -> int:
    value = 0x811C9DC5
    for byte in word.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def words(entries) -> set[str]:
    """The words of entries without spaces, as Query.words(of:) parts them: “c'est” is two."""
    found = set()
    for entry in entries:
        if not re.search(r"\s", entry):
            # `\w` parts Indic words at their vowel signs.
            parts = "".join(letter if unicodedata.category(letter)[0] in "LMN" else " " for letter in entry).split()
            found |= {folded(part) for part in parts if len(part) > 1}
    return {word for word in found if len(word) > 1}


def lists() -> dict[str, set[str]]:
    offered: dict[str, list[set[str]]] = {}
    for tag, entries in ISO.items():
        offered.setdefault(tag, []).append(words(entries))
    for tag, name in NAMES.items():
        text = (FOLDER / f"{name}.txt").read_text("utf-8")
        offered.setdefault(SAME.get(tag, tag), []).append(words(text.splitlines()))
    chosen = {}
    for tag in offered.keys() - LEFT_OUT:
        rich = [found for found in offered[tag] if len(found) >= LEAST]
        chosen[tag] = min(rich, key=len) if rich else max(offered[tag], key=len)
    for tag, copies in COPIES.items():
        chosen |= {copy: chosen[tag] for copy in copies}
    return {tag: found for tag, found in sorted(chosen.items()) if found}


def main() -> None:
    chosen = lists()
    head = bytearray(b"RSW1" + struct.pack("<I", len(chosen)))
    body = bytearray()
    start = len(head) + 12 * len(chosen)
    offsets: dict[bytes, int] = {}
    for tag, found in chosen.items():
        hashes = sorted({fnv(word) for word in found})
        packed = struct.pack(f"<{len(hashes)}I", *hashes)
        if packed not in offsets:
            offsets[packed] = start + len(body)
            body += packed
        head += tag.encode().ljust(4, b"\0") + struct.pack("<2I", offsets[packed], len(hashes))
    TARGET.write_bytes(bytes(head + body))
    print(f"{len(chosen)} languages, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
