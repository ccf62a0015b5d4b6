#!/usr/bin/env python3
"""Measures how well `reader related` finds the articles of one event, and what an article costs.

Usage: related.py BINARY CORPORA   (make bench-related CORPORA=…)

Quality: the articles of CORPORA/stories/basil-events.jsonl.xz, events told by three publishers each, are added without
their events, then every article is a query (`related ID --limit 50 --json`). Mean average precision and precision at 5
(of the companions, so that 1 can be reached) stand beside those of a plain TF-IDF cosine, (1 + ln tf) · ln(N/df) without
stop words, and both once more with all dates taken away. Time: the first 10,000 articles of
CORPORA/text/reuters-1987.jsonl.xz are added; the median of the processor time of `related` less that of `show`, which
opens the same archive and reads the same article. Processor time, so that other work on the machine counts little.

Exit status 1 where a figure is below what is asked for. A corpus that is absent is left out, with a line.
"""
import collections
import json
import lzma
import math
import os
import re
import statistics
import subprocess
import sys
import tempfile

LEAST_MAP, LEAST_AT_FIVE = 0.967, 0.987
MOST_MILLISECONDS = 20
ARTICLES = 10_000
LIMIT = 50
STOP_WORDS = set("""
    a about above after again against ain all also am an and any are aren as at be because been before being below
    between both but by can couldn d did didn do does doesn doing don down during each few for from further had hadn has
    hasn have haven having he her here hers herself him himself his how i if in into is isn it its itself just ll m ma me
    mightn more most mustn my myself needn no nor not now o of off on once only or other our ours ourselves out over own
    re s said same shan she should shouldn so some such t than that the their theirs them themselves then there these
    they this those through to too under until up ve very was wasn we were weren what when where which while who whom why
    will with won would wouldn y you your yours yourself yourselves
    """.split())


def read(path, most=None):
    with lzma.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for _, line in zip(range(most or 1 << 40), lines) if line.strip()]


class Archive:
    def __init__(self, binary, folder, articles):
        self.binary, self.path = binary, os.path.join(folder, "archive.sqlite")
        self.environment = {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8", "HOME": folder, "XDG_DATA_HOME": folder}
        lines = os.path.join(folder, "articles.jsonl")
        with open(lines, "w", encoding="utf-8") as file:
            for article in articles:
                file.write(json.dumps({key: value for key, value in article.items() if key != "event"}) + "\n")
        self.run("add", lines)

    def run(self, command, *arguments):
        return subprocess.run(
            [self.binary, command, "--archive", self.path, *arguments], env=self.environment, check=True,
            stdout=subprocess.PIPE).stdout

    def milliseconds(self, command, *arguments):
        process = subprocess.Popen(
            [self.binary, command, "--archive", self.path, *arguments], env=self.environment,
            stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        assert process.returncode == 0, (command, arguments)
        return (usage.ru_utime + usage.ru_stime) * 1000

    def related(self, article):
        return [row["id"] for row in json.loads(self.run("related", article, "--limit", str(LIMIT), "--json"))]


def tf_idf(articles):
    """The others of every article, best first."""
    words = [collections.Counter(
        word for word in re.findall(r"[^\W_]+", (article["title"] + "\n" + article["body"]).lower())
        if len(word) > 1 and word not in STOP_WORDS) for article in articles]
    frequency = collections.Counter(word for counts in words for word in counts)
    postings = collections.defaultdict(list)
    vectors = []
    for number, counts in enumerate(words):
        vector = {word: (1 + math.log(count)) * math.log(len(articles) / frequency[word])
                  for word, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in vector.values())) or 1
        vectors.append({word: weight / length for word, weight in vector.items()})
        for word, weight in vectors[-1].items():
            postings[word].append((number, weight))
    ranked = {}
    for number, vector in enumerate(vectors):
        scores = collections.Counter()
        for word, weight in vector.items():
            for other, their in postings[word]:
                scores[other] += weight * their
        del scores[number]
        best = sorted(scores, key=lambda other: (-scores[other], articles[other]["id"]))[:LIMIT]
        ranked[articles[number]["id"]] = [articles[other]["id"] for other in best]
    return ranked


def score(articles, ranked):
    """Mean average precision, precision at 5."""
    event = {article["id"]: article["event"] for article in articles}
    size = collections.Counter(event.values())
    average, at_five = [], []
    for query, own in event.items():
        companions = size[own] - 1
        if not companions:
            continue
        hits, total, early = 0, 0.0, 0
        for rank, answer in enumerate(ranked.get(query, []), 1):
            if answer != query and event.get(answer) == own:
                hits += 1
                total += hits / rank
                early += rank <= 5
        average.append(total / companions)
        at_five.append(early / min(5, companions))
    return statistics.fmean(average), statistics.fmean(at_five)


def quality(binary, articles):
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(binary, folder, articles)
        found = {article["id"]: archive.related(article["id"]) for article in articles}
    return score(articles, found), score(articles, tf_idf(articles)), statistics.fmean(map(len, found.values()))


def milliseconds(binary, articles):
    with tempfile.TemporaryDirectory() as folder:
        archive = Archive(binary, folder, articles)
        times = collections.defaultdict(list)
        for article in articles[:: len(articles) // 100]:
            for command in (["show", "--json", article["id"]], ["related", "--json", article["id"]],
                            ["related", "--json", "--limit", str(LIMIT), article["id"]]):
                times[" ".join(command[:-1])].append(archive.milliseconds(*command))
    show, *others = (statistics.median(taken) for taken in times.values())
    return [taken - show for taken in others]


def main():
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    binary, corpora = sys.argv[1:]
    events = os.path.join(corpora, "stories/basil-events.jsonl.xz")
    news = os.path.join(corpora, "text/reuters-1987.jsonl.xz")
    misses = []

    def ask(holds, what):
        if not holds:
            misses.append(what)

    if os.path.exists(events):
        articles = read(events)
        print("| same-event retrieval | MAP | P@5 | TF-IDF: MAP | P@5 | articles listed |\n|---|---|---|---|---|---|")
        for name, texts in (
            ("dated", articles),
            ("without dates", [{**article, "published": None} for article in articles]),
        ):
            own, plain, listed = quality(binary, texts)
            print(f"| {name} | {own[0]:.4f} | {own[1]:.4f} | {plain[0]:.4f} | {plain[1]:.4f} | {listed:.1f} |")
            if name == "dated":
                ask(own[0] >= LEAST_MAP and own[1] >= LEAST_AT_FIVE, f"at least {LEAST_MAP} / {LEAST_AT_FIVE}")
            ask(own[0] >= plain[0] and own[1] >= plain[1], f"{name}: not below plain TF-IDF")
            ask(listed == min(LIMIT, len(articles) - 1), f"{name}: as many articles as were asked for")
    else:
        print(f"{events} is absent: quality is not measured")
    if os.path.exists(news):
        articles = read(news, ARTICLES)
        ten, most = milliseconds(binary, articles)
        print(f"an article of {len(articles)}: {ten:.1f} ms, {most:.1f} ms with --limit {LIMIT}")
        ask(max(ten, most) <= MOST_MILLISECONDS, f"at most {MOST_MILLISECONDS} ms an article")
    else:
        print(f"{news} is absent: time is not measured")
    for miss in misses:
        print("missed: " + miss)
    sys.exit(1 if misses else 0)


if __name__ == "__main__":
    main()
