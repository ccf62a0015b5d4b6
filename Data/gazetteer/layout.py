"""The bytes of gazetteer.bin; Data/build-gazetteer.py describes them."""

import struct

from .atlas import KINDS, OTHER
from .spelling import fnv, fold_letter

NOWHERE = 0x7FFFFFFF
NO_REGION, NO_COUNTRY = 0xFFFF, 0xFF
MOST_NAMED = 200


class Strings:
    """UTF-8 without terminators, every string once; one that another begins with is no string of its own."""

    def __init__(self):
        self.content, self.offsets = bytearray(), {}

    def add(self, text):
        if text not in self.offsets:
            self.offsets[text] = len(self.content)
            self.content.extend(text.encode())
        return self.offsets[text], len(text.encode())

    def packed(self, text):
        """Offset in 24 bits, length in 8."""
        offset, length = self.add(text)
        assert offset < 1 << 24 and length < 256, text
        return offset | length << 24


class Layout:
    def __init__(self, atlas):
        self.atlas = atlas
        self.strings = Strings()

    def rank(self, candidate):
        """The most likely first: what is certain by kind, then by population."""
        place, naming = candidate
        row = self.atlas.places[place]
        base = {"country": 9e9, "organization": 8e9, "group": 8e9, "feature": 7e9, "area": 6e9}.get(row["kind"], 0)
        if row["kind"] == "region" and row["curated"]:
            base = 6e9
        if row["capital"]:
            base += 4e9
        weight = base + row["population"] * (0.1 if row["kind"] == "region" and not row["curated"] else 1)
        return (-(weight if naming & 0x3F != OTHER else weight * 0.5), place)

    def sections(self):
        entries, buckets, class_sets, candidates = self.index()
        return [
            self.folds(), (buckets, len(buckets) // 4), (entries, len(entries) // 16), (class_sets, len(class_sets) // 8),
            (candidates, len(candidates) // 4), self.places(), self.containers(), self.countries(), self.letter_pairs(),
            self.offices(), (self.strings.content, len(self.strings.content)), self.offices_by_country(),
        ]

    def longest_names(self):
        longest = {}
        for name in self.atlas.names:
            words = name.split(" ")
            # “People's Republic of China” starts with the token “People”.
            for first in {words[0], words[0].removesuffix("s")} if len(words) > 1 else {words[0]}:
                if first:
                    longest[first] = max(longest.get(first, 0), len(words))
        return longest

    def index(self):
        atlas, longest = self.atlas, self.longest_names()
        classes = atlas.words.classes
        keys = classes.keys() | atlas.names.keys() | atlas.minor.keys() | longest.keys()
        hashed = sorted((fnv(word.encode()), word) for word in keys)
        bits = max(len(hashed).bit_length() - 1, 1)
        sets = {bit_set: number for number, bit_set in enumerate(sorted({0} | set(classes.values())))}
        buckets, entries, candidates = [0] * ((1 << bits) + 1), bytearray(), bytearray()
        for value, word in hashed:
            buckets[(value >> (32 - bits)) + 1] += 1
            sought = sorted(atlas.names.get(word, []), key=self.rank)[:24]
            further = sorted(atlas.minor.get(word, []), key=self.rank)[:MOST_NAMED]
            entries += struct.pack(
                "<HBBIIHBB", value & 0xFFFF, len(word.encode()), min(longest.get(word, 0), 255), self.strings.add(word)[0],
                len(candidates) // 4, sets[classes.get(word, 0)], len(sought), len(sought) + len(further))
            for place, naming in sought + further:
                candidates += struct.pack("<I", place | naming << 24)
        for number in range(1, len(buckets)):
            buckets[number] += buckets[number - 1]
        return entries, struct.pack(f"<{len(buckets)}I", *buckets), struct.pack(f"<{len(sets)}Q", *sets), candidates

    def places(self):
        content = bytearray()
        for row in self.atlas.places:
            is_somewhere = row["latitude"] is not None
            content += struct.pack(
                "<IIiiIHBB", row["number"], self.strings.packed(row["name"]),
                round(row["latitude"] * 1e5) if is_somewhere else NOWHERE,
                round(row["longitude"] * 1e5) if is_somewhere else NOWHERE, min(row["population"], 0xFFFFFFFF),
                NO_REGION if row["region"] is None else row["region"],
                self.atlas.countries.get(row["country"], NO_COUNTRY),
                KINDS.index(row["kind"]) | row["capital"] << 7 | row["curated"] << 6)
        return content, len(self.atlas.places)

    def containers(self):
        pairs = sorted((place, container) for place, found in self.atlas.containers.items() for container in found)
        return b"".join(struct.pack("<II", *pair) for pair in pairs), len(pairs)

    def countries(self):
        codes = list(self.atlas.countries.items())
        assert [place for _, place in codes] == list(range(len(codes))) and len(codes) < NO_COUNTRY
        content = b"".join((code + self.atlas.places[place]["code"]).encode().ljust(8, b"\0") for code, place in codes)
        return content, len(codes)

    def letter_pairs(self):
        pairs = bytearray([NO_COUNTRY]) * 676
        for code, place in self.atlas.countries.items():
            pairs[(ord(code[0]) - 65) * 26 + ord(code[1]) - 65] = place
        return pairs, 676

    def offices(self):
        content = bytearray()
        for person, title, country, first, last in self.sorted_offices():
            content += struct.pack(
                "<IIiiBxxx", person, self.strings.packed(title), first, last,
                self.atlas.countries.get(country, NO_COUNTRY))
        return content, len(self.atlas.offices)

    def sorted_offices(self):
        return sorted(self.atlas.offices)

    def offices_by_country(self):
        countries = [self.atlas.countries.get(country, NO_COUNTRY) for _, _, country, _, _ in self.sorted_offices()]
        numbers = sorted(range(len(countries)), key=lambda number: (countries[number], number))
        return struct.pack(f"<{len(numbers)}I", *numbers), len(numbers)

    @staticmethod
    def folds():
        content = bytearray()
        for scalar in [*range(0x2B0), *range(0x1E00, 0x1F00)]:
            spelled = chr(scalar).lower().encode()
            if scalar >= 0x80:
                spelled = fold_letter(chr(scalar)).encode("ascii", "ignore")[:3]
            content += spelled.ljust(3, b"\0") + bytes([len(spelled)])
        return content, len(content) // 4

    def bytes(self):
        sections = self.sections()
        header, body, start = bytearray(b"RGZ3"), bytearray(), 4 + 8 * len(sections)
        for content, count in sections:
            header += struct.pack("<II", start + len(body), count)
            body += content
            body += bytes(-len(body) % 4)
        return bytes(header + body)
