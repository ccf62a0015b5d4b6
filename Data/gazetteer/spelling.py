"""Spellings: the keys under which names are looked up, and the form in which English articles write a place."""

import unicodedata

SPECIAL = dict(zip("ßøØłŁđĐıæÆœŒþÞðÐəƏǝƎħĦŋŊ", "ss o o l l d d i ae ae oe oe th th d d a a a a h h n n".split()))
APOSTROPHES = "'’‘ʻʼʿʾ`´"
# Where an apostrophe stands for a soft sign or a breath, which news in English does not print.
SOFT_SIGNS = "RU UA BY AM GE KG KZ TM TJ".split()
# How news in English spells the letters of the Azerbaijani alphabet.
AZERBAIJANI = str.maketrans({
    "ç": "ch", "Ç": "Ch", "ş": "sh", "Ş": "Sh", "ə": "a", "Ə": "A", "ǝ": "a", "Ǝ": "A", "ı": "i", "İ": "I", "x": "kh",
    "X": "Kh", "c": "j", "C": "J", "ğ": "gh", "Ğ": "Gh", "q": "g", "Q": "G", "ö": "o", "Ö": "O", "ü": "u", "Ü": "U"})
REGION_HEADS = (
    "Province Region Oblast State Governorate District County Department Prefecture Municipality Canton Territory "
    "Republic Voivodeship Voivodship Krai Kray Parish Emirate Division Raion Rayon Respublika Muhafazat Wilayat Wilaya "
    "Viloyat Viloyati Oblys Oblysy Mkhare Avtonomnaya Okrug Regency Shi Sheng kraj region"
).split()
REGION_PREFIXES = (
    "Provincia de ", "Departamento de ", "Departamento del ", "Estado de ", "Wilaya de ", "State of ", "Province of ",
    "Republic of ", "Gouvernorat de ", "Emirate of ", "Canton of ", "Municipality of ", "Region of ", "District of ",
    "Special Region of ", "Autonomous Republic of ", "County of ", "Department of ", "Governorate of ")


def fold_letter(letter):
    if letter in SPECIAL:
        return SPECIAL[letter]
    if letter in APOSTROPHES:
        return ""
    plain = "".join(part for part in unicodedata.normalize("NFKD", letter.lower()) if not unicodedata.combining(part))
    return SPECIAL.get(plain, plain)


def key(name):
    """Lower case, ASCII where that is possible, no apostrophes, words separated by single spaces or hyphens."""
    letters = unicodedata.normalize("NFKC", name.replace("-", " ").replace("–", " "))
    return " ".join("".join(fold_letter(letter) for letter in letters).lower().split())


def plain(name):
    """ASCII letters in the place of the name's own."""
    letters = []
    for letter in unicodedata.normalize("NFC", name):
        if letter in APOSTROPHES and letter != "'":
            letters.append("'" if letter == "’" else "")
            continue
        spelled = letter if ord(letter) < 0x80 else fold_letter(letter)
        letters.append(spelled.capitalize() if letter.isupper() and ord(letter) >= 0x80 else spelled)
    return "".join(letters)


def is_western(name):
    """No letters but those of Latin-1, the marks that English pages print as well."""
    return all(ord(letter) < 0x100 or letter in "–" for letter in name) and not any(mark in name for mark in "´`")


def english(name, country, others, catalogued=None):
    """The form of a GeoNames name that an English article has. A name without marks is taken as it is; of one with marks
    what the English catalogue says, where the town is known by it; else ASCII letters where the marks are other than
    those of western Europe."""
    if country in SOFT_SIGNS:
        name = "".join(letter for letter in name if letter not in APOSTROPHES)
    if name.isascii() and not (country == "AZ" and "x" in name.lower()):
        return name
    known = {key(other) for other in others}
    if country == "AZ":
        return plain(name.translate(AZERBAIJANI))
    if catalogued and country != "TR" and len(catalogued.split()) <= len(name.split()) and key(catalogued) in known \
            and key(catalogued) != key(name):
        name = catalogued
    name = name.replace("’", "'")
    return name if is_western(name) else plain(name)


def short_region(name):
    """“Syunik Province” is called Syunik; the District of Columbia keeps its name."""
    if name == "District of Columbia":
        return name
    for _ in range(2):
        head, _, tail = name.rpartition(" ")
        if head and tail.strip(APOSTROPHES) in REGION_HEADS:
            name = head
    for prefix in REGION_PREFIXES:
        name = name.removeprefix(prefix)
    return name


def is_usable(other, name):
    """Alternative names as English text may spell them: Latin letters, a capital first, no codes, no sentences."""
    return (4 <= len(other) <= 30 and other[0].isupper() and not other.isupper() and other[-1] != "."
            and "  " not in other
            and all(letter.isalpha() and ord(letter) < 0x250 or letter in " -'’." for letter in other)
            and key(other) != key(name))


def fnv(data):
    """FNV-1a, 32 bits."""
    value = 0x811C9DC5
    for byte in data:
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return value
