"""What the gazetteer holds before it is bytes: places, their names, what contains what, and who held which office."""

from .spelling import key

KINDS = ["country", "region", "district", "area", "city", "feature", "organization", "group", "person"]
NAME, OTHER, ADJECTIVE, PEOPLE, CAPITALS, DOUBTFUL = 0, 1, 2, 3, 0x80, 0x40
# A name that only deserves belief where nothing else is meant by it.
AMBIGUOUS = ("common", "given", "family", "company", "title", "month", "orgHead", "determiner", "compassWord",
             "featureHead")


class Atlas:
    def __init__(self, words):
        self.words = words
        self.places = []
        # Key → [(place, naming)]: names that the recogniser looks for in a text, and those that it only looks up.
        self.names = {}
        self.minor = {}
        self.countries = {}
        self.regions = {}
        self.containers = {}
        self.offices = []

    def add_place(self, name, kind, country="", point=None, population=0, number=0, capital=False, region=None,
                  curated=False):
        latitude, longitude = point or (None, None)
        self.places.append(dict(name=name, kind=kind, country=country, latitude=latitude, longitude=longitude,
                                population=population, number=number, capital=capital, region=region, curated=curated))
        return len(self.places) - 1

    def add_name(self, name, place, naming, minor=False):
        word = key(name)
        if len(word) < 2 or len(word.encode()) > 120 or len(word.split()) > 12:
            return
        kind = self.places[place]["kind"]
        letters = [letter for letter in name if letter.isalpha()]
        if 2 <= len(letters) <= 5 and all(letter.isupper() for letter in letters):
            naming |= CAPITALS
        elif naming in (NAME, OTHER) and kind in ("region", "district", "city") and not self.places[place]["curated"] \
                and self.words.has(word, *AMBIGUOUS):
            # “Adams” was once a name of Pulandian.
            if naming == OTHER and kind == "city":
                return
            naming |= DOUBTFUL
        if minor and any(other == place for other, _ in self.names.get(word, ())):
            return
        found = (self.minor if minor else self.names).setdefault(word, [])
        if all(other != place for other, _ in found):
            found.append((place, naming))

    def add_names(self, place, *names):
        """Of every naming in its order: names, other names, adjectives, people."""
        for naming, spelled in enumerate(names):
            for name in spelled:
                self.add_name(name, place, naming)

    def contain(self, place, container):
        """The container's index beside the country and the region that every place has of its own."""
        if container != place:
            self.containers.setdefault(place, [])
            if container not in self.containers[place]:
                self.containers[place].append(container)

    def counts(self):
        of_kind = {kind: sum(place["kind"] == kind for place in self.places) for kind in KINDS}
        return of_kind | {
            "regions with a number of GeoNames": sum(p["kind"] == "region" and p["number"] > 0 for p in self.places),
            "districts with a number of GeoNames": sum(p["kind"] == "district" and p["number"] > 0 for p in self.places),
            "places of 15,000 and more": sum(p["kind"] == "city" and p["population"] >= 15000 for p in self.places),
            "names looked for": len(self.names), "further names": len(self.minor.keys() - self.names.keys()),
            "containments": sum(map(len, self.containers.values())), "terms of office": len(self.offices)}
