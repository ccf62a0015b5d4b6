"""The tables written for the project. Every row names its source; a row without one, or with a point off the globe, is
an error."""

import dataclasses
import datetime

import countryinfo

from .atlas import NAME, OTHER
from .spelling import key
from .tables import pieces, rows

SOURCES = {"general reference", "GeoNames", "CAMEO", "Natural Earth", "UN M49"}
CONTINENTS = {"AF": "Africa", "AS": "Asia", "EU": "Europe", "NA": "North America", "SA": "South America", "OC": "Oceania"}
# Points that countryinfo has not.
POINTS = {"XK": (42.58, 20.9), "PS": (31.9, 35.2), "GB": (54, -2), "CW": (12.17, -69), "AQ": (-90, 0),
          "VI": (18.33, -64.83), "VG": (18.5, -64.5), "TC": (21.75, -71.58), "BL": (17.9, -62.83)}


def checked(table, source):
    if not source or not all(part in SOURCES for part in pieces(source)):
        raise ValueError(f"{table}: no such source: {source!r}")


@dataclasses.dataclass
class Region:
    kind: str
    name: str
    others: list
    adjectives: list
    people: list
    code: str
    country: str
    also_in: list
    holds: list
    point: tuple

    @classmethod
    def read(cls):
        for kind, name, others, adjectives, people, code, country, also_in, holds, latitude, longitude, source \
                in rows("regions.tsv"):
            checked(f"regions.tsv, {name}", source)
            point = (float(latitude), float(longitude)) if latitude else None
            if (point is None) != bool(code) or point and not (-90 <= point[0] <= 90 and -180 <= point[1] <= 180):
                raise ValueError(f"regions.tsv, {name}: no such point")
            yield cls(kind, name, pieces(others), pieces(adjectives), pieces(people), code, country, pieces(also_in),
                      pieces(holds), point)


def official_names(info):
    """“Republic of Armenia”, as the package countryinfo spells it."""
    return [name for name in info.info().get("altSpellings", [])
            if " of " in name and name.isascii() and name[0].isupper() and "," not in name and len(name) <= 60]


class Curated:
    def __init__(self, atlas):
        self.atlas = atlas
        self.regions = list(Region.read())

    def read_countries(self, table):
        known = {info.iso(2): info for info in countryinfo.all_countries()}
        points = {code: tuple(info.latlng()) for code, info in known.items()} | POINTS
        for code, name, others, adjectives, people, source in rows("countries.tsv"):
            checked(f"countries.tsv, {code}", source)
            row = table[code]
            place = self.atlas.add_place(name, "country", code, points.get(code), row["population"], row["geonameid"])
            self.atlas.places[place]["code"] = row["iso3"]
            self.atlas.countries[code] = place
            self.atlas.add_names(place, [name], pieces(others) + [row["name"]], pieces(adjectives), pieces(people))
        for code, info in known.items():
            if code in self.atlas.countries:
                for name in official_names(info):
                    self.atlas.add_name(name, self.atlas.countries[code], OTHER)

    def regions_by_code(self):
        return {region.code: region for region in self.regions if region.code}

    def read_regions(self, table):
        missing = self.regions_by_code().keys() - self.atlas.regions.keys()
        if missing:
            raise ValueError(f"regions.tsv: no such region: {sorted(missing)}")
        places = {}
        for region in self.regions:
            if region.code:
                if (region.kind in ("region", "spelling")) != (region.code[2:3] == "."):
                    raise ValueError(f"regions.tsv, {region.name}: no such kind")
                places[region.name] = self.atlas.regions[region.code]
                continue
            place = self.atlas.add_place(region.name, region.kind, region.country, region.point, curated=True)
            places[region.name] = place
            self.atlas.add_names(place, [region.name], region.others, region.adjectives, region.people)

        def named(name):
            for table in (self.atlas.countries, self.atlas.regions, places):
                if name in table:
                    return table[name]
            raise ValueError(f"regions.tsv: nothing is called {name!r}")

        for code, place in self.atlas.countries.items():
            continent = CONTINENTS.get(table[code]["continentcode"])
            if continent:
                self.atlas.contain(place, named(continent))
        for region in self.regions:
            for container in region.also_in:
                self.atlas.contain(places[region.name], named(container))
            for part in region.holds:
                self.atlas.contain(named(part), places[region.name])

    def read_organizations(self):
        for kind, name, others, country, source in rows("organizations.tsv"):
            checked(f"organizations.tsv, {name}", source)
            if country and country not in self.atlas.countries:
                raise ValueError(f"organizations.tsv, {name}: no such country: {country}")
            place = self.atlas.add_place(name, kind, country, curated=True)
            self.atlas.add_names(place, [name], pieces(others))

    def read_officials(self):
        """Persons are looked up and never looked for: a name in a text is a person's by its form, not by this list."""
        known = [row + ["CAMEO"] for row in rows("officials-cameo.tsv")] + list(rows("officials.tsv"))
        people = {}
        for name, others, country, office, first, last, source in known:
            checked(f"officials.tsv, {name}", source)
            person = people.get((key(name), country))
            if person is None and not country:
                person = next((found for (named, _), found in people.items() if named == key(name)), None)
            if person is None:
                person = people[key(name), country] = self.atlas.add_place(name, "person", country)
            elif source != "CAMEO" and name.isascii() and key(name) == key(self.atlas.places[person]["name"]):
                # “Bashar al-Assad” is how articles write the dictionaries' “Bashar Al Assad”.
                self.atlas.places[person]["name"] = name
            for spelled in [name] + pieces(others):
                self.atlas.add_name(spelled, person, NAME if spelled == name else OTHER, minor=True)
            self.atlas.offices.append((person, office, country, day(first, -1 << 31), day(last, (1 << 31) - 1)))


def day(text, missing):
    """Days since 1970-01-01 of an ISO date; `missing` where the term has no such end."""
    return (datetime.date.fromisoformat(text) - datetime.date(1970, 1, 1)).days if text else missing
