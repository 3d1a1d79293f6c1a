from __future__ import annotations

from hypothesis import given

from onrecord.schema import Reading
from onrecord.schema.places_named import PlacesNamed
from tests.examples import readings


@given(readings())
def test_a_statement_names_the_places_within_its_content(reading: Reading) -> None:
    named = PlacesNamed(reading.places)
    for statement in reading.statements:
        within = {
            place
            for place in reading.places
            for start, end in statement.content
            if start <= place.span.start < end and place.span.end <= end
        }
        found = named.by(statement)
        assert set(found) == within
        assert len(found) == len(within)
