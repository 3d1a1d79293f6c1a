"""Makes the outlines of the map from Natural Earth's countries at 1:110 million (public domain), as geopandas
before 1.0 carries them (geopandas/datasets/naturalearth_lowres/naturalearth_lowres.shp).

The same shapes give the same file: one line of SVG path data, x from 0 (180° W) to 1440, y from 0 (90° N)
to 720, a quarter of a degree each.

usage: python training/outlines.py naturalearth_lowres.shp [--out src/onrecord/web/outlines/world.path]
"""

from __future__ import annotations

import argparse
import pathlib
import struct
from collections.abc import Iterator
from itertools import pairwise

ROOT = pathlib.Path(__file__).resolve().parent.parent
STEPS = 4
"""Steps a degree."""
POLYGON = 5


def rings(shapes: bytes) -> Iterator[list[tuple[float, float]]]:
    """The rings of a shape file's polygons (longitude, latitude)."""
    at = 100
    while at < len(shapes):
        (length,) = struct.unpack_from(">i", shapes, at + 4)
        (kind,) = struct.unpack_from("<i", shapes, at + 8)
        if kind == POLYGON:
            parts, points = struct.unpack_from("<2i", shapes, at + 44)
            starts = [*struct.unpack_from(f"<{parts}i", shapes, at + 52), points]
            first = at + 52 + 4 * parts
            told = struct.unpack_from(f"<{2 * points}d", shapes, first)
            for start, end in pairwise(starts):
                yield list(zip(told[2 * start : 2 * end : 2], told[2 * start + 1 : 2 * end : 2], strict=True))
        at += 8 + 2 * length


def path(ring: list[tuple[float, float]]) -> str:
    """A ring as path data, "" where it is smaller than a step."""
    points: list[tuple[int, int]] = []
    for lon, lat in ring:
        point = round((lon + 180) * STEPS), round((90 - lat) * STEPS)
        if not points or point != points[-1]:
            points.append(point)
    if len(points) < 4:
        return ""
    moves = "".join(
        f"{x - before_x}{y - before_y if y < before_y else f' {y - before_y}'} "
        for (before_x, before_y), (x, y) in pairwise(points[:-1])
    )
    return f"M{points[0][0]} {points[0][1]}l{moves.strip().replace(' -', '-')}z"


def main() -> None:
    """Writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("shapes", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, default=ROOT / "src/onrecord/web/outlines/world.path")
    asked = parser.parse_args()
    made = "".join(map(path, rings(asked.shapes.read_bytes())))
    asked.out.write_text(made + "\n", encoding="ascii")
    print(f"{asked.out}: {len(made)} bytes")


if __name__ == "__main__":
    main()
