#!/usr/bin/env python3
"""Builds Sources/CModels/languages.bin: what LanguageDetector knows of languages that share a script.

Takes the n-gram frequencies that the package lingua-language-detector 1.3 carries (Data/NOTICE says from where they
come) and keeps the most frequent triples of letters. `make languages` installs what is needed.

Little-endian. “RLG1”, the number of scripts as UInt32, then 32 bytes for each script: its ISO 15924 code (4 bytes),
then as UInt32 the number of languages L, the offset of their tags (4 bytes each, filled up with NUL), the offset of
their ordinary costs (1 byte each: what a triple of a text in that language costs in the mean), the bits of the number
of slots, the offset of the slots, the offset of the rows, and their number.
A slot is a UInt32: 18 bits of the hash of the triple over 14 bits of the number of its row, counted from 1; 0 is a free
slot. Slots are probed in order. A row has L bytes: the cost of the triple in every language, which is minus the binary
logarithm of its share among the triples of the language, less 4, in steps of 1/15.
"""

import json
import math
import pathlib
import struct

import brotli
import lingua

MODELS = pathlib.Path(lingua.__file__).parent / "language-models"
TARGET = pathlib.Path(__file__).parent.parent / "Sources/CModels/languages.bin"

# Tag → the models that it is the mean of. Bosnian, Croatian and Serbian in Latin letters are too close to be told apart
# by triples, and so are the two forms of Norwegian.
LATIN = {tag: [tag] for tag in (
    "af sq az eu ca cs da nl en eo et fi fr lg de hu is id ga it lv lt ms mi pl pt ro sn sk sl so st es sw sv tl ts "
    "tn tr vi cy xh yo zu").split()}
LATIN |= {"sh": ["bs", "hr"], "no": ["nb", "nn"]}
# Script → languages, and how many triples of each are kept. Scripts with few languages have room for more.
SCRIPTS = {
    "Latn": (LATIN, 650),
    "Cyrl": ({tag: [tag] for tag in "ru uk be bg mk sr kk mn".split()}, 1800),
    "Arab": ({tag: [tag] for tag in "ar fa ur".split()}, 1800),
    "Deva": ({tag: [tag] for tag in "hi mr".split()}, 1800),
}
# Two ways to write the same Romanian letters.
FOLDS = str.maketrans({"ș": "ş", "ț": "ţ"})
# Rarer triples cost as much as unseen ones: 17 bits. LanguageDetector knows the same number.
FLOOR, LEAST, UNIT = 17.0, 4.0, 15.0
ROW_BITS = 14


def conditional(model: str, order: str) -> dict[str, float]:
    """Of every n-gram the probability of its last letter after the others."""
    packed = json.loads(brotli.decompress((MODELS / model / f"{order}.json.br").read_bytes()))["ngrams"]
    found = {}
    for fraction, grams in packed.items():
        count, of = map(int, fraction.split("/"))
        found |= dict.fromkeys(grams.split(" "), count / of)
    return found


def triples(model: str) -> dict[str, float]:
    """The share of every triple of letters."""
    first, second, third = (conditional(model, order) for order in ("unigrams", "bigrams", "trigrams"))
    shares: dict[str, float] = {}
    for gram, chance in third.items():
        if len(gram) == 3:
            folded = gram.translate(FOLDS)
            share = first.get(gram[0], 0) * second.get(gram[:2], 0) * chance
            shares[folded] = shares.get(folded, 0) + share
    total = sum(shares.values())
    return {gram: share / total for gram, share in shares.items()}


def mean(models: list[str]) -> dict[str, float]:
    shares: dict[str, float] = {}
    for model in models:
        for gram, share in triples(model).items():
            shares[gram] = shares.get(gram, 0) + share / len(models)
    return shares


def cost(share: float) -> int:
    bits = min(-math.log2(share), FLOOR) if share > 0 else FLOOR
    return round((max(bits, LEAST) - LEAST) * UNIT)


def hash64(gram: str) -> int:
    key = 0
    for letter in gram:
        key = key << 21 | ord(letter)
    return key * 0x9E3779B97F4A7C15 % 2**64


def section(languages: dict[str, list[str]], limit: int):
    tags = sorted(languages)
    shares = [mean(languages[tag]) for tag in tags]
    kept: set[str] = set()
    for share in shares:
        kept |= set(sorted(share, key=lambda gram: (-share[gram], gram))[:limit])
    grams = sorted(kept)
    assert len(grams) < 2**ROW_BITS - 1
    rows = b"".join(bytes(cost(share.get(gram, 0)) for share in shares) for gram in grams)
    # The floor for all that is not kept, as in a text.
    ordinary = bytes(
        round(sum(share.get(gram, 0) * cost(share.get(gram, 0)) for gram in grams)
              + (1 - sum(share.get(gram, 0) for gram in grams)) * cost(0)) for share in shares)
    bits = (len(grams) * 3 // 2).bit_length()
    slots = [0] * (1 << bits)
    for number, gram in enumerate(grams, 1):
        value = hash64(gram)
        slot = value >> (64 - bits)
        while slots[slot]:
            slot = (slot + 1) % len(slots)
        slots[slot] = (value >> 16 & 0x3FFFF) << ROW_BITS | number
    names = b"".join(tag.encode().ljust(4, b"\0") for tag in tags)
    return tags, names, ordinary, bits, struct.pack(f"<{len(slots)}I", *slots), rows, len(grams)


def main() -> None:
    head = bytearray(b"RLG1" + struct.pack("<I", len(SCRIPTS)))
    body = bytearray()
    start = len(head) + 32 * len(SCRIPTS)

    def put(part: bytes) -> int:
        body.extend(b"\0" * (-(start + len(body)) % 16))
        offset = start + len(body)
        body.extend(part)
        return offset

    for script, (languages, limit) in SCRIPTS.items():
        tags, names, ordinary, bits, slots, rows, count = section(languages, limit)
        head += script.encode() + struct.pack(
            "<7I", len(tags), put(names), put(ordinary), bits, put(slots), put(rows), count)
        print(f"{script}: {len(tags)} languages, {count} triples")
    TARGET.write_bytes(bytes(head + body))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
