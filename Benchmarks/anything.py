#!/usr/bin/env python3
"""Measures what files of any kind cost: processor time and peak memory of storing and of showing them.

Usage: anything.py BINARY [MEBIBYTES [KIND …]]   (make bench-anything; 10 MiB of every kind unless said otherwise)

Of every kind a file of the size is made, from a fixed seed. `add` stores it in a fresh archive and recognises what the
command recognises; `show` prints it. For each the processor time of the process (user and system, all threads) and its
peak resident memory are printed. What takes more than 2 s or 150 MB for 10 MiB (the bounds grow with the size) is
marked, and the exit status is 1.
"""
import os
import random
import resource
import sys
import tempfile

SECONDS, MEGABYTES = 2.0, 150.0
MEBIBYTE = 1 << 20
FULL = 10 * MEBIBYTE
# Nothing is measured for longer, in seconds.
LONGEST = 60

CONSONANTS, VOWELS = "bdfgklmnprstvz", "aeiou"
FUNCTION = ("the of to and a in that for was on with as by it at from be has had which its were are this but not an "
            "their or said will who they more one after about up all been would out when").split()


def words(random, count):
    """Words that nobody has."""
    return ["".join(random.choice(CONSONANTS) + random.choice(VOWELS) for _ in range(random.randint(1, 4)))
            + random.choice(["", "n", "r", "s", "t"]) for _ in range(count)]


def sentence(random, vocabulary, names):
    length = random.randint(8, 26)
    found = [random.choice(FUNCTION) if random.random() < 0.45 else random.choice(vocabulary) for _ in range(length)]
    if random.random() < 0.6:
        found[random.randrange(1, length)] = random.choice(names)
    return found[0].capitalize() + " " + " ".join(found[1:]) + "."


def paragraphs(random, size):
    """Ordinary text, about so many characters of it: sentences with names and places."""
    vocabulary = words(random, 6000)
    names = [f"{a.capitalize()} {b.capitalize()}" for a, b in zip(words(random, 1500), words(random, 1500))]
    names += ["Paris", "Baku", "the Foreign Ministry", "Angela Merkel", "Washington", "Kenya", "Mr. Smith", "NATO"] * 40
    made, length = [], 0
    while length < size:
        made.append(" ".join(sentence(random, vocabulary, names) for _ in range(random.randint(2, 6))))
        length += len(made[-1]) + 2
    return made


def prose(random, size=MEBIBYTE):
    return "\n\n".join(paragraphs(random, size)) + "\n\n"


def wrapped(text, width=72):
    lines = []
    for paragraph in text.split("\n\n"):
        line = ""
        for word in paragraph.split():
            if line and len(line) + 1 + len(word) > width:
                lines.append(line)
                line = word
            else:
                line = f"{line} {word}" if line else word
        lines += [line, ""]
    return "\n".join(lines)


def scalars(random, count, ranges):
    weights = [high - low for low, high in ranges]
    return "".join(chr(random.randrange(*random.choices(ranges, weights)[0])) for _ in range(count))


def capital_names(random, count):
    return " ".join(word.capitalize() for word in words(random, count)) + " "


def html(body, head="<title>A page</title>"):
    return "<!DOCTYPE html><html><head>" + head + "</head><body><article>\n", body, "</article></body></html>\n"


def rss(items):
    return '<?xml version="1.0"?><rss version="2.0"><channel><title>A feed</title>\n', items, "</channel></rss>\n"


def item(random, number, text):
    return (f"<item><title>{capital_names(random, 5)}</title><guid>item-{number}</guid>"
            f"<link>https://example.org/{number}</link><description>{text}</description></item>\n")


def line(title, body, **fields):
    import json
    return json.dumps({"title": title, "body": body, **fields}) + "\n"


EVERY = [(0x20, 0xd800), (0xe000, 0x110000)]

# Name, extension, what makes a piece of it: the piece is repeated up to the size. A triple has a beginning and an end
# that stand once. A maker that takes the size makes the whole.
KINDS = [
    # Plain text.
    ("prose", "txt", prose),
    ("prose-wrapped", "txt", lambda r: wrapped(prose(r))),
    ("prose-one-line", "txt", lambda r: prose(r).replace("\n\n", " ")),
    ("prose-crlf", "txt", lambda r: prose(r).replace("\n", "\r\n")),
    ("prose-no-stops", "txt", lambda r: prose(r).replace(".", "")),
    ("lines-short", "txt", lambda r: "".join(f"{word}\n" for word in words(r, 60_000))),
    ("lines-short-spaced", "txt", lambda r: "".join(f"{word}\n\n" for word in words(r, 60_000))),
    ("lines-one-letter", "txt", lambda r: "a\n"),
    ("lines-long", "txt", lambda r: "".join(f"{' '.join(words(r, 300))}\n" for _ in range(200))),
    ("lines-numbered", "txt", lambda r: "".join(f"{n % 90}. {' '.join(words(r, 8))}\n" for n in range(9000))),
    ("line-blank", "txt", lambda r: "\n"),
    ("spaces", "txt", lambda r: " "),
    ("one-word", "txt", lambda r: "a"),
    ("words-small", "txt", lambda r: " ".join(words(r, 100_000)) + " "),
    ("words-different", "txt", lambda r, size: " ".join(words(r, size // 6))),
    ("letters", "txt", lambda r: "a "),
    ("capitals", "txt", lambda r: "A "),
    ("capital-words", "txt", lambda r: capital_names(r, 100_000)),
    ("capital-words-different", "txt", lambda r, size: capital_names(r, size // 6)),
    ("all-capitals", "txt", lambda r: prose(r).upper()),
    ("names-repeated", "txt", lambda r: "John Smith met Angela Merkel in Paris. "),
    ("name-list", "txt", lambda r: "Baku, Paris, Rome, "),
    ("place-names", "txt", lambda r: "Paris "),
    ("titles", "txt", lambda r: "President "),
    ("surnames", "txt", lambda r: "Mr. Smith. "),
    ("combining-marks", "txt", lambda r: "\u0301"),
    ("letters-marked", "txt", lambda r: "e\u0301"),
    ("zalgo", "txt", lambda r: "".join("z" + scalars(r, 12, [(0x300, 0x34f)]) for _ in range(2000))),
    ("accents", "txt", lambda r: prose(r).replace("a", "á").replace("o", "ø").replace("e", "é")),
    ("mail", "txt", lambda r: "a@"),
    ("mail-spaced", "txt", lambda r: "a@b "),
    ("emphasis", "txt", lambda r: "_a_"),
    ("emphasis-spaced", "txt", lambda r: "_a_ "),
    ("pipes", "txt", lambda r: "|"),
    ("pipes-spaced", "txt", lambda r: "a | b | "),
    ("quotes", "txt", lambda r: '"'),
    ("quotes-words", "txt", lambda r: "".join(f'“{word}” ' for word in words(r, 20_000))),
    ("apostrophes", "txt", lambda r: "a'"),
    ("possessives", "txt", lambda r: "Kenya's "),
    ("full-stops", "txt", lambda r: "."),
    ("full-stops-spaced", "txt", lambda r: ". "),
    ("initials", "txt", lambda r: "A. "),
    ("hyphens", "txt", lambda r: "a-"),
    ("dashes", "txt", lambda r: "—"),
    ("brackets-open", "txt", lambda r: "("),
    ("marks", "txt", lambda r: "!?;:,"),
    ("digits", "txt", lambda r: "".join(f"{r.randrange(10**6)} " for _ in range(50_000))),
    ("digits-one", "txt", lambda r: "7"),
    ("decimals", "txt", lambda r: "1,"),
    ("web-addresses", "txt", lambda r: "".join(f"https://example.org/{word}?a={word} " for word in words(r, 20_000))),
    ("hexadecimal", "txt", lambda r: "".join(r.choice("0123456789abcdef") for _ in range(60_000)) + "\n"),
    ("base64", "txt", lambda r: "".join("".join(r.choices("ABCDEFGHIJKLMabcdefghijklm0123456789+/", k=76)) + "\n"
                                         for _ in range(2000))),
    ("csv", "txt", lambda r: "".join(f"{n},{r.random():.4f},{w},2024-01-{n % 28 + 1:02}\n"
                                      for n, w in enumerate(words(r, 20_000)))),
    ("log-lines", "txt", lambda r: "".join(f"2024-01-02T03:04:05Z host{n % 9} proc[{n}]: {' '.join(words(r, 6))}\n"
                                            for n in range(9000))),
    ("diff", "txt", lambda r: "".join(f"{'+-'[n % 2]} if (a[{n}] == {w}) {{ return {w}->next; }}\n"
                                       for n, w in enumerate(words(r, 9000)))),
    ("tabs", "txt", lambda r: "a\tb\t"),
    ("form-feeds", "txt", lambda r: "a\f"),
    ("line-separators", "txt", lambda r: "a\u2028b\u2029"),
    ("nul", "txt", lambda r: b"\0"),
    ("nul-among-letters", "txt", lambda r: b"abc abc abc\0 " + b"a" * 3000),
    ("controls", "txt", lambda r: "a\x1b[31m\x07"),
    ("random-bytes", "txt", lambda r: r.randbytes(MEBIBYTE)),
    ("random-bytes-no-nul", "txt", lambda r: bytes(b or 1 for b in r.randbytes(MEBIBYTE))),
    ("random-high-bytes", "txt", lambda r: bytes(b | 0x80 for b in r.randbytes(MEBIBYTE))),
    ("random-ascii", "txt", lambda r: bytes(32 + b % 95 for b in r.randbytes(MEBIBYTE))),
    ("random-utf-8", "txt", lambda r: scalars(r, 200_000, EVERY)),
    ("random-two-byte", "txt", lambda r: scalars(r, 200_000, [(0xa0, 0x800)])),
    ("random-three-byte", "txt", lambda r: scalars(r, 200_000, [(0x800, 0xd800)])),
    ("private-use", "txt", lambda r: scalars(r, 200_000, [(0xe000, 0xf900)])),
    ("windows-1252", "txt", lambda r: prose(r).replace("a", "ä").encode("windows-1252")),
    ("utf-16", "txt", lambda r: (b"\xff\xfe", prose(r).encode("utf-16-le"), b"")),
    ("utf-16-big", "txt", lambda r: (b"\xfe\xff", prose(r).encode("utf-16-be"), b"")),
    ("chinese", "txt", lambda r: "".join(scalars(r, 40, [(0x4e00, 0x9fff)]) + "。" for _ in range(4000))),
    ("chinese-lines", "txt", lambda r: "".join(scalars(r, 40, [(0x4e00, 0x9fff)]) + "。\n" for _ in range(4000))),
    ("japanese", "txt", lambda r: "".join(scalars(r, 20, [(0x3042, 0x3093), (0x4e00, 0x4f00)]) + "。" for _ in range(4000))),
    ("korean", "txt", lambda r: "".join(scalars(r, 3, [(0xac00, 0xd7a0)]) + " " for _ in range(20_000))),
    ("korean-letters", "txt", lambda r: "\u1100\u1161\u11a8"),
    ("russian", "txt", lambda r: prose(r).lower().translate({ord(a): b for a, b in zip("abdefgiklmnoprstuvz", "абдефгиклмнопрстувз")})),
    ("arabic", "txt", lambda r: "".join(scalars(r, 5, [(0x627, 0x63a)]) + " " for _ in range(20_000))),
    ("hebrew-marks", "txt", lambda r: "\u05d0\u05b8 "),
    ("hindi", "txt", lambda r: "".join(scalars(r, 6, [(0x905, 0x950)]) + " " for _ in range(20_000))),
    ("thai", "txt", lambda r: scalars(r, 60_000, [(0xe01, 0xe3b), (0xe40, 0xe4f)])),
    ("tibetan", "txt", lambda r: scalars(r, 60_000, [(0xf40, 0xf48), (0xf71, 0xf7e)])),
    ("emoji", "txt", lambda r: "😀"),
    ("emoji-joined", "txt", lambda r: "👩\u200d👩\u200d👧\u200d👦"),
    ("emoji-one-family", "txt", lambda r: "👩\u200d"),
    ("emoji-skin", "txt", lambda r: "👍🏽"),
    ("flags", "txt", lambda r: "🇩🇪"),
    ("joiners", "txt", lambda r: "\u200d"),
    ("selectors", "txt", lambda r: "a\ufe0f"),
    ("rtl-marks", "txt", lambda r: "a\u202e\u200f"),
    ("zero-width", "txt", lambda r: "a\u200b"),
    ("soft-hyphens", "txt", lambda r: "a\u00ad"),
    ("tags", "txt", lambda r: "\U000e0061"),
    # Markdown.
    ("md-prose", "md", lambda r: prose(r)),
    ("md-structure", "md", lambda r: "".join(
        f"## {capital_names(r, 4)}\n\n{p} [{w}](https://example.org/{w}) and *{w}*.\n\n- {w}\n- {w}\n\n"
        for p, w in zip(paragraphs(r, MEBIBYTE // 2), words(r, 9000)))),
    ("md-image", "md", lambda r: "!["),
    ("md-image-closed", "md", lambda r: "![a](b)"),
    ("md-bracket", "md", lambda r: "["),
    ("md-bracket-closed", "md", lambda r: ("", "[", "]" * 100)),
    ("md-brackets-nested", "md", lambda r, size: "[" * (size // 2) + "]" * (size // 2)),
    ("md-links-nested", "md", lambda r, size: "[" * (size // 5) + "](a)" * (size // 5)),
    ("md-link-middle", "md", lambda r: "]("),
    ("md-links", "md", lambda r: "[a](b) "),
    ("md-link-open", "md", lambda r: "[a](b"),
    ("md-references", "md", lambda r: "".join(f"[{w}]: https://example.org/\n\n[{w}] and [{w}][]\n\n" for w in words(r, 9000))),
    ("md-footnotes", "md", lambda r: "a[^1] [^1]: b\n"),
    ("md-star", "md", lambda r: "*"),
    ("md-star-word", "md", lambda r: "*a "),
    ("md-star-closed", "md", lambda r: "*a* "),
    ("md-stars-mixed", "md", lambda r: "*a **a "),
    ("md-underscore", "md", lambda r: "_a_"),
    ("md-underscore-spaced", "md", lambda r: "_a_ "),
    ("md-tilde", "md", lambda r: "~~a"),
    ("md-backtick", "md", lambda r: "`"),
    ("md-backtick-word", "md", lambda r: "`a"),
    ("md-backticks-growing", "md", lambda r: "".join("`" * n + " " for n in range(1, 800))),
    ("md-fences", "md", lambda r: "```\na\n```\n"),
    ("md-fence-open", "md", lambda r: ("```\n", "a b c\n", "")),
    ("md-quote", "md", lambda r: ">"),
    ("md-quote-lines", "md", lambda r: "> a\n"),
    ("md-quotes-nested", "md", lambda r: ">" * 60 + " a\n"),
    ("md-heading", "md", lambda r: "#"),
    ("md-headings", "md", lambda r: "# a\n"),
    ("md-headings-closed", "md", lambda r: "# a " + "#" * 4000 + " b\n"),
    ("md-underlines", "md", lambda r: "a\n===\n"),
    ("md-rules", "md", lambda r: "---\n\n"),
    ("md-rule-long", "md", lambda r: "- "),
    ("md-list", "md", lambda r: "- a\n"),
    ("md-list-nested", "md", lambda r: "".join(" " * 2 * n + "- a\n" for n in range(100))),
    ("md-list-numbers", "md", lambda r: "1. a\n"),
    ("md-list-inline", "md", lambda r: "- - - a "),
    ("md-pipes", "md", lambda r: "|"),
    ("md-pipes-spaced", "md", lambda r: "| a "),
    ("md-table", "md", lambda r: "| a | b |\n|---|---|\n" + "| c | d |\n" * 40),
    ("md-table-one", "md", lambda r: ("| a | b |\n|---|---|\n", "| c | d |\n", "")),
    ("md-angle", "md", lambda r: "<"),
    ("md-angle-word", "md", lambda r: "<a "),
    ("md-tags", "md", lambda r: "<b>a</b>"),
    ("md-autolinks", "md", lambda r: "<https://example.org> "),
    ("md-comment-open", "md", lambda r: "<!-- "),
    ("md-comments", "md", lambda r: "<!-- a -->\n"),
    ("md-ampersand", "md", lambda r: "&"),
    ("md-entities", "md", lambda r: "&amp;"),
    ("md-entities-numbered", "md", lambda r: "&#233;"),
    ("md-entities-unknown", "md", lambda r: "&a;"),
    ("md-backslash", "md", lambda r: "\\"),
    ("md-escapes", "md", lambda r: "\\*"),
    ("md-breaks", "md", lambda r: "a\\\n"),
    ("md-combining", "md", lambda r: "\u0301"),
    ("md-lines", "md", lambda r: "".join(f"{w}\n" for w in words(r, 60_000))),
    ("md-front-matter", "md", lambda r: ("---\n", "key: value\n", "---\ntext\n")),
    ("md-front-matter-huge", "md", lambda r: ("---\ntitle: A\nbyline: ", "a b ", "\n---\n\ntext\n")),
    # HTML.
    ("html-prose", "html", lambda r: html("".join(f"<p>{p}</p>\n" for p in paragraphs(r, MEBIBYTE)))),
    ("html-text", "html", lambda r: html(prose(r))),
    ("html-divs-flat", "html", lambda r: html("<div>a</div>\n")),
    ("html-spans", "html", lambda r: html("<span>a</span> ")),
    ("html-divs-nested", "html", lambda r: "<div>"),
    ("html-bold-nested", "html", lambda r: html("<b>a ")),
    ("html-paragraphs-open", "html", lambda r: html("<p>a b c, d.")),
    ("html-lists", "html", lambda r: html("<ul><li>a</li></ul>")),
    ("html-links", "html", lambda r: html("<p><a href='https://example.org/'>a b c</a> text, and more.</p>")),
    ("html-table", "html", lambda r: html("<table><tr><td>a</td><td>b</td></tr></table>")),
    ("html-tables-nested", "html", lambda r: html("<table><tr><td>")),
    ("html-breaks", "html", lambda r: html("a<br>")),
    ("html-attributes", "html", lambda r: ("<html><body><p ", "a=b ", ">text</p>")),
    ("html-attributes-different", "html", lambda r, size: "<html><body><p " + " ".join(
        f"a{n}=b" for n in range(size // 10)) + ">text</p>"),
    ("html-attribute-open", "html", lambda r: ('<html><body><p class="', "a b ", "")),
    ("html-attribute-long", "html", lambda r: ('<html><body><p class="', "a b ", '">text</p>')),
    ("html-classes", "html", lambda r: html("".join(f'<div class="{w} {w}-x" id="{w}">{w}</div>' for w in words(r, 9000)))),
    ("html-tag-open", "html", lambda r: html("<a ")),
    ("html-angle", "html", lambda r: html("<")),
    ("html-comment-open", "html", lambda r: html("<!-- a ")),
    ("html-comments", "html", lambda r: html("<!-- a -->b")),
    ("html-script", "html", lambda r: ("<html><body><script>", "var a = 1;\n", "</script><p>text</p>")),
    ("html-scripts", "html", lambda r: html("<script>a</script>")),
    ("html-style", "html", lambda r: ("<html><head><style>", "p { color: red }\n", "</style></head><p>text</p>")),
    ("html-json-ld", "html", lambda r: ('<html><head><script type="application/ld+json">', '{"a":', "</script></head>")),
    ("html-meta", "html", lambda r: ("<html><head>", '<meta name="author" content="a">', "</head><p>text</p>")),
    ("html-entities", "html", lambda r: html("&amp;")),
    ("html-entities-named", "html", lambda r: html("&eacute;&rsquo;")),
    ("html-ampersand", "html", lambda r: html("&")),
    ("html-preformatted", "html", lambda r: html("<pre>a\nb</pre>")),
    ("html-unknown-tags", "html", lambda r: html("".join(f"<{w}>a</{w}>" for w in words(r, 9000)))),
    ("html-forms", "html", lambda r: html("<form><input name=a><select><option>b</select></form>")),
    ("html-svg", "html", lambda r: html('<svg><path d="M 0 0 L 1 1"/></svg>')),
    ("html-combining", "html", lambda r: html("\u0301")),
    # JSON Lines.
    ("json-tiny", "jsonl", lambda r: '{"title":"a"}\n'),
    ("json-tiny-different", "jsonl", lambda r, size: "".join(f'{{"title":"a {n}"}}\n' for n in range(size // 20))),
    ("json-tiny-bodies", "jsonl", lambda r, size: "".join(
        line(f"a {n}", w) for n, w in zip(range(size // 40), words(r, size // 40)))),
    ("json-empty", "jsonl", lambda r: "{}\n"),
    ("json-broken", "jsonl", lambda r: "{\n"),
    ("json-numbers", "jsonl", lambda r: "1\n"),
    ("json-articles", "jsonl", lambda r, size: "".join(
        line(capital_names(r, 6).strip(), p, url=f"https://example.org/{n}") for n, p in enumerate(
            "\n\n".join(ps) for ps in chunks(paragraphs(r, size), 6)))),
    ("json-huge", "jsonl", lambda r, size: line("A", prose(r, size))),
    ("json-huge-escapes", "jsonl", lambda r: ('{"title":"a","body":"', "\\n\\u0061", '"}\n')),
    ("json-deep", "jsonl", lambda r: '{"a":'),
    ("json-deep-lists", "jsonl", lambda r: "["),
    ("json-many-keys", "jsonl", lambda r, size: "{" + ",".join(f'"k{n}":1' for n in range(size // 11)) + "}\n"),
    ("json-numbers-listed", "jsonl", lambda r: ('{"title":"a","x":[', "1,", "1]}\n")),
    ("json-blank-lines", "jsonl", lambda r: "\n"),
    # Feeds.
    ("feed-items", "xml", lambda r, size: rss("".join(item(r, n, p) for n, p in enumerate(paragraphs(r, size))))),
    ("feed-items-tiny", "xml", lambda r, size: rss("".join(
        f"<item><title>a {n}</title></item>\n" for n in range(size // 36)))),
    ("feed-one-item", "xml", lambda r, size: rss(item(r, 1, prose(r, size)))),
    ("feed-empty-items", "xml", lambda r: rss("<item/>")),
    ("feed-nested", "xml", lambda r: rss("<item>")),
    ("feed-attributes", "xml", lambda r: ('<?xml version="1.0"?><rss ', 'a="b" ', "/>")),
    ("feed-cdata", "xml", lambda r: rss("<item><title><![CDATA[a <b>c</b>]]></title></item>")),
    ("feed-entities", "xml", lambda r: rss("<item><title>&amp;&lt;</title></item>")),
    ("feed-json", "json", lambda r, size: '{"version":"https://jsonfeed.org/version/1.1","title":"A","items":[' + ",".join(
        f'{{"id":"{n}","content_text":"{p}"}}' for n, p in enumerate(paragraphs(r, size))) + "]}"),
]


def chunks(values, count):
    return [values[start:start + count] for start in range(0, len(values), count)]


def encoded(text):
    return text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass")


def content(maker, size):
    """The bytes of a file of the kind, at most `size` of them."""
    generator = random.Random(9)
    count = maker.__code__.co_argcount
    # What is made as a whole must not be cut: it is made a little smaller.
    made = maker(generator, size * 15 // 16) if count == 2 else maker(generator)
    start, piece, end = map(encoded, made if isinstance(made, tuple) else ("", made, ""))
    room = size - len(start) - len(end)
    whole = piece if count == 2 else piece * (room // len(piece) + 1)
    # Not within a character, unless the bytes are meant to be none.
    whole = whole[:room]
    if not isinstance(made, bytes):
        while whole and whole[-1] & 0xc0 == 0x80:
            whole = whole[:-1]
        if whole and whole[-1] >= 0xc0:
            whole = whole[:-1]
    return start + whole + end


def write(path, maker, size):
    """In a process of its own: the peak of a child is at least what its parent had when it was made."""
    pid = os.fork()
    if pid == 0:
        with open(path, "wb") as file:
            file.write(content(maker, size))
        os._exit(0)
    if os.waitpid(pid, 0)[1] != 0:
        sys.exit(f"{path} cannot be made")


def measured(command, home):
    """Processor seconds, peak megabytes, exit status."""
    environment = {"PATH": os.environ["PATH"], "HOME": home, "XDG_DATA_HOME": home, "XDG_STATE_HOME": home,
                   "XDG_CONFIG_HOME": home, "LC_ALL": "C.UTF-8"}
    pid = os.fork()
    if pid == 0:
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
        null = os.open(os.devnull, os.O_RDWR)
        for descriptor in (0, 1, 2):
            os.dup2(null, descriptor)
        os.execve(command[0], command, environment)
    _, status, usage = os.wait4(pid, 0)
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, os.waitstatus_to_exitcode(status)


def main():
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    binary = os.path.abspath(sys.argv[1])
    size = round(float(sys.argv[2]) * MEBIBYTE) if len(sys.argv) > 2 else FULL
    wanted = sys.argv[3:]
    scale = max(1.0, size / FULL)
    failed = []
    kinds = [kind for kind in KINDS if not wanted or any(kind[0].startswith(name) for name in wanted)]
    print(f"{'kind':26} {'add':>8} {'':>9} {'show':>11}")
    for name, extension, maker in kinds:
        with tempfile.TemporaryDirectory() as home:
            path = os.path.join(home, f"{name}.{extension}")
            write(path, maker, size)
            archive = os.path.join(home, "archive.sqlite")
            figures = [measured([binary, "add", "--archive", archive, path], home),
                       measured([binary, "show", path], home)]
        passes = all(seconds <= SECONDS * scale and megabytes <= MEGABYTES * scale and status >= 0
                     for seconds, megabytes, status in figures)
        failed += [] if passes else [name]
        print(f"{name:26} " + "   ".join(f"{s:6.2f} s {m:5.0f} MB" + (f" ({status})" if status else "")
                                         for s, m, status in figures) + ("" if passes else "   over"), flush=True)
    print(f"{len(kinds) - len(failed)} of {len(kinds)} kinds within {SECONDS * scale:g} s and {MEGABYTES * scale:g} MB"
          + (f"; over: {', '.join(failed)}" if failed else ""))
    sys.exit(bool(failed))


if __name__ == "__main__":
    main()
