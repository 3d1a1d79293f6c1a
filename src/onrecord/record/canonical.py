"""One spelling for what is hashed: JSON, statements, bytes, moments."""

from __future__ import annotations

import hashlib
import json
import zlib
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from onrecord.errors import UsageError
from onrecord.schema import Actor, Place, Reading, Statement, Time
from onrecord.schema.printed import (
    actor_from_json,
    actor_json,
    place_from_json,
    place_json,
    statement_from_json,
    statement_json,
    time_from_json,
    time_json,
)


def canonical_json(value: Any) -> str:
    """JSON in ASCII with sorted keys and no spaces. Raises TypeError where JSON has no word for it."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"))


def statements_json(statements: Iterable[Statement]) -> str:
    """The statements of a reading, in its order."""
    return canonical_json([statement_json(statement) for statement in statements])


def statements_from_json(stored: str) -> tuple[Statement, ...]:
    """The statements that `statements_json` wrote. Raises ValueError or KeyError on other text."""
    return tuple(statement_from_json(row) for row in json.loads(stored))


class Named(NamedTuple):
    """Who, when and where a reading speaks of."""

    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()


def named_json(reading: Reading) -> str:
    """The actors, times and places of a reading, each in its order."""
    return canonical_json(
        {
            "actors": [actor_json(actor) for actor in reading.actors],
            "times": [time_json(time) for time in reading.times],
            "places": [place_json(place) for place in reading.places],
        }
    )


def named_from_json(stored: str | None) -> Named:
    """What `named_json` wrote; None, of the record's first form, names nothing. Raises ValueError,
    KeyError or TypeError on other text."""
    if stored is None:
        return Named()
    told = json.loads(stored)
    return Named(
        tuple(actor_from_json(row) for row in told["actors"]),
        tuple(time_from_json(row) for row in told["times"]),
        tuple(place_from_json(row) for row in told["places"]),
    )


def places_from_json(stored: str | None) -> tuple[Place, ...]:
    """The places alone of what `named_json` wrote, as `named_from_json` gives them."""
    return () if stored is None else tuple(map(place_from_json, json.loads(stored)["places"]))


def reading_sha256(statements: str, named: str | None) -> str:
    """SHA-256 over a reading as it is stored; the record's first form stored statements alone."""
    # Neither holds a line end, so no two readings give one text.
    return sha256(statements if named is None else f"{statements}\n{named}")


def sha256(data: bytes | str) -> str:
    """SHA-256 in hex, of a string's UTF-8."""
    return hashlib.sha256(data.encode() if isinstance(data, str) else data).hexdigest()


def pack(raw: bytes) -> bytes:
    """Bytes as they are stored."""
    return zlib.compress(raw, 6)


def unpack(packed: bytes) -> bytes:
    """The bytes that `pack` took. Raises zlib.error where they are damaged."""
    return zlib.decompress(packed)


def plain(text: str) -> str:
    """Text that UTF-8 can hold: a lone surrogate (of a path or an escape in JSON) is spelled out."""
    return text.encode("utf-8", "backslashreplace").decode()


def plain_or_none(text: str | None) -> str | None:
    """`plain`, where there is text."""
    return None if text is None else plain(text)


def moment(when: datetime | None) -> str:
    """A moment in UTC, to the microsecond, so that text order is time order; now, if None.

    Raises UsageError where the offset from UTC is missing.
    """
    if when is None:
        when = datetime.now(UTC)
    elif when.tzinfo is None:
        raise UsageError(f"the time {when.isoformat()} has no offset from UTC: give it one")
    return when.astimezone(UTC).isoformat(timespec="microseconds")


def moment_from(stored: str) -> datetime:
    """The moment that `moment` wrote."""
    return datetime.fromisoformat(stored)
