"""What common words do: words.tsv with its inflections, and counted-words.tsv."""

from .spelling import key
from .tables import rows

# The order is that of WordClasses in Sources/EntityRecognition/WordClasses.swift.
CLASSES = """title titleModifier orgHead orgTail featureHead regionHead sayVerb actVerb objectVerb motionVerb relationNoun
recipientNoun policyNoun peopleNoun ethnicWord geoNoun travelNoun locationPreposition directionPreposition month weekday
particle nameSuffix determiner conjunction ministryWord compassWord auxiliary partisan quantity common given family
company ordinary ownedNoun""".split()
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


class Words:
    """The classes of every word, as bits."""

    def __init__(self):
        self.classes = {}
        for name, form, words in rows("words.tsv"):
            for word in words.split():
                forms = {word}
                if form == "verb":
                    forms = inflections(word)
                elif form == "noun":
                    forms |= {plural(word)}
                for inflected in forms:
                    self.add(inflected, name)
        for name, word, _ in rows("counted-words.tsv"):
            self.add(word, name)

    def add(self, word, name):
        word = key(word)
        if word:
            self.classes[word] = self.classes.get(word, 0) | 1 << CLASSES.index(name)

    def has(self, word, *names):
        bits = self.classes.get(word, 0)
        return any(bits >> CLASSES.index(name) & 1 for name in names)
