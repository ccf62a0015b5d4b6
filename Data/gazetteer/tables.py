"""The tables of the folder Data: tab-separated, “#” starts a line of comment."""

import pathlib

FOLDER = pathlib.Path(__file__).resolve().parent.parent


def rows(name):
    for line in (FOLDER / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def pieces(text):
    return [piece for piece in text.split(";") if piece]
