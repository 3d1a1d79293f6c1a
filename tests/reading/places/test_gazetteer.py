"""The gazetteer in the package: names, countries, capitals, peoples; what it says of every place."""

import math

import pytest

from onrecord.reading.places import Gazetteer, Kind
from onrecord.reading.places.gazetteer import FILE, FOLDER


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("U.S.", "United States"),
        ("US", "United States"),
        ("the United States of America", "United States"),
        ("UK", "United Kingdom"),
        ("Britain", "United Kingdom"),
        ("the Emirates", "United Arab Emirates"),
        ("Russian Federation", "Russia"),
        ("The Netherlands", "Netherlands"),
        ("Türkiye", "Turkey"),
        ("Burma", "Myanmar"),
        ("North Korea", "North Korea"),
        ("Ivory Coast", "Ivory Coast"),
        ("us", None),
        ("Lisbon", None),
        ("", None),
    ],
)
def test_countries_by_name(gazetteer: Gazetteer, name: str, country: str | None) -> None:
    assert gazetteer.country(name) == country
    assert gazetteer.is_country(name) == (country is not None)


@pytest.mark.parametrize(
    ("seat", "country"),
    [
        ("Lisbon", "Portugal"),
        ("Kiev", "Ukraine"),
        ("Kyiv", "Ukraine"),
        ("Washington", "United States"),
        ("The Hague", "Netherlands"),
        ("Pyongyang", "North Korea"),
        ("Porto", None),
    ],
)
def test_countries_by_capital(gazetteer: Gazetteer, seat: str, country: str | None) -> None:
    assert gazetteer.country_of_capital(seat) == country


@pytest.mark.parametrize(
    ("word", "country"),
    [
        ("Norwegian", "Norway"),
        ("Norwegians", "Norway"),
        ("North Korean", "North Korea"),
        ("Poles", "Poland"),
        ("French", "France"),
        ("Dutch", "Netherlands"),
        ("Catholic", None),
    ],
)
def test_countries_by_people(gazetteer: Gazetteer, word: str, country: str | None) -> None:
    assert gazetteer.country_of_demonym(word) == country


@pytest.mark.parametrize(
    ("name", "kind", "country", "region"),
    [
        ("Kiev", Kind.TOWN, "UA", "UA-30"),
        ("Bavaria", Kind.REGION, "DE", "DE-BY"),
        ("Kursk", Kind.REGION, "RU", "RU-KRS"),
        ("Ga.", Kind.REGION, "US", "US-GA"),
        ("Rapides Parish", Kind.DISTRICT, "US", "US-LA"),
        ("Darfur", Kind.AREA, "SD", None),
        ("Black Sea", Kind.AREA, None, None),
        ("Portugal", Kind.COUNTRY, "PT", None),
        ("Bombay", Kind.TOWN, "IN", "IN-MH"),
        ("St. Petersburg", Kind.TOWN, "US", "US-FL"),
    ],
)
def test_places_by_name(
    gazetteer: Gazetteer, name: str, kind: Kind, country: str | None, region: str | None
) -> None:
    found = {(entry.kind, entry.country, entry.region) for entry in gazetteer.look_up(name)}
    assert (kind, country, region) in found
    assert gazetteer.is_place(name)


def test_no_place_is_called_so(gazetteer: Gazetteer) -> None:
    assert gazetteer.look_up("Qwrtzsdf") == ()
    assert not gazetteer.is_place("")


def test_every_entry_is_sound(gazetteer: Gazetteer) -> None:
    codes = {country.code for country in gazetteer.countries}
    count = len(gazetteer)
    assert count > 250_000
    for number in [*range(6000), *range(6000, count, 97)]:
        entry = gazetteer.entry(number)
        assert entry.name.strip() == entry.name != ""
        assert math.isfinite(entry.lat) and -90 <= entry.lat <= 90
        assert math.isfinite(entry.lon) and -180 <= entry.lon <= 180
        assert entry.country is None or entry.country in codes
        assert entry.region is None or entry.region[2] == "-"
        if entry.district is not None:
            assert gazetteer.kind(entry.district) is Kind.DISTRICT
            assert gazetteer.entry(entry.district).country == entry.country


def test_every_place_is_found_by_its_name(gazetteer: Gazetteer) -> None:
    for number in range(0, len(gazetteer), 997):
        entry = gazetteer.entry(number)
        assert number in {found.number for found in gazetteer.look_up(entry.name)}, entry


def test_the_file_is_small() -> None:
    assert (FOLDER / FILE).stat().st_size <= 15_000_000
