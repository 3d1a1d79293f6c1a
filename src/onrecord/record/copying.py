"""Which report is a near copy of which: of the earliest of those of whose words it is made.

Two reports are alike where their signatures share a band and agree often enough, and enough of the later
one's words stands in the earlier. Each such pair is so by itself, and a report's original is the earliest in
its pairs, so that nothing hangs on the order in which reports came. A new report is compared with those alone
that share a band with it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, NamedTuple

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from onrecord.record.likeness import (
    LEAST_GUESS,
    LEAST_SHARE,
    bands,
    guessed,
    runs,
    share,
    signature,
)
from onrecord.record.tables import bands as bands_table
from onrecord.record.tables import copies, reports, signatures
from onrecord.schema import Report

_UNDATED = "9999-99-99"


class Told(NamedTuple):
    """When a report was told, in an order of its own: `moment`, then its id."""

    moment: str
    id: str


class _Signed(NamedTuple):
    number: int
    told: Told
    signature: bytes
    original: Told | None


_originals = signatures.alias("originals")
_original_reports = reports.alias("original_reports")
_ROWS = (
    select(
        signatures.c.report,
        signatures.c.told,
        reports.c.id,
        signatures.c.signature,
        _originals.c.told.label("original_told"),
        _original_reports.c.id.label("original_id"),
    )
    .join(reports, reports.c.number == signatures.c.report)
    .outerjoin(copies, copies.c.report == signatures.c.report)
    .outerjoin(_originals, _originals.c.report == copies.c.original)
    .outerjoin(_original_reports, _original_reports.c.number == copies.c.original)
)
# Built once: building a statement takes SQLAlchemy longer than SQLite takes to run it.
_THE = _ROWS.where(signatures.c.report == bindparam("of"))
_SHARING = _ROWS.where(
    signatures.c.report.in_(
        select(bands_table.c.report).where(bands_table.c.band.in_(bindparam("bands", expanding=True)))
    ),
    signatures.c.report != bindparam("of"),
)
_TEXT = select(reports.c.text).where(reports.c.number == bindparam("of"))
_ADD, _ADD_BANDS = insert(signatures), insert(bands_table)
_RETELL = update(signatures).where(signatures.c.report == bindparam("of"))
_COPIES_OF = select(copies.c.report).where(copies.c.original == bindparam("of"))
_MARK = insert(copies).prefix_with("OR REPLACE")
_UNMARK = delete(copies).where(copies.c.report == bindparam("of"))
_CLEAR_BANDS = delete(bands_table).where(
    bands_table.c.report == bindparam("of"), bands_table.c.band.in_(bindparam("bands", expanding=True))
)
_CLEAR = delete(signatures).where(signatures.c.report == bindparam("of"))


def told_moment(published: str | None) -> str:
    """A sort key for when a report was published: its day, then the moment on it in UTC; a report without a
    moment is the last of its day, one without a day the last of all."""
    day = Report(text="", published=published).day
    if day is None or published is None:
        return _UNDATED
    try:
        moment = datetime.fromisoformat(published) if len(published) > len(day) else None
        if moment is not None:
            moment = (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        moment = None
    return f"{day} {moment.isoformat(timespec='microseconds') if moment else '~'}"


def add_signature(connection: Connection, report: int, text: str, published: str | None) -> None:
    """Signs a new report, and marks whose copy it is and what is a copy of it."""
    found = runs(text)
    made = signature(found)
    if made is None:
        return
    connection.execute(_ADD, {"report": report, "told": told_moment(published), "signature": made})
    connection.execute(_ADD_BANDS, [{"band": band, "report": report} for band in bands(made)])
    _place(connection, report, found)


def retell(connection: Connection, report: int, published: str | None) -> None:
    """Follows a report whose publication is told otherwise now."""
    moment = told_moment(published)
    row = connection.execute(_THE, {"of": report}).one_or_none()
    if row is None or row.told == moment:
        return
    copied = _unmarked(connection, report)
    connection.execute(_RETELL.values(told=moment), {"of": report})
    _place(connection, report)
    for one in copied:
        _place(connection, one)


def drop_signature(connection: Connection, report: int) -> None:
    """Takes out a report that is about to be forgotten; what was its copy may be another's."""
    row = connection.execute(_THE, {"of": report}).one_or_none()
    if row is None:
        return
    copied = _unmarked(connection, report)
    connection.execute(_CLEAR_BANDS, {"of": report, "bands": bands(row.signature)})
    connection.execute(_CLEAR, {"of": report})
    for one in copied:
        _place(connection, one)


def original_of(connection: Connection, report: int, of: frozenset[int]) -> tuple[int, float] | None:
    """The number of the report that the one of that number, with these runs, is a copy of, and which share
    of its runs stands there; None where it is nobody's copy."""
    own = _signed(connection.execute(_THE, {"of": report}).one())
    return _earliest(connection, own, _alike(connection, own), of)


def _place(connection: Connection, report: int, found: frozenset[int] | None = None) -> None:
    """Marks whose copy a signed report is, and which later ones are copies of it rather than of a later."""
    own = _signed(connection.execute(_THE, {"of": report}).one())
    alike = _alike(connection, own)
    if found is None:
        found = _runs_of(connection, report) if alike else frozenset()
    original = _earliest(connection, own, alike, found)
    if original is None:
        connection.execute(_UNMARK, {"of": report})
    else:
        _mark(connection, report, *original)
    for one in alike:
        if own.told < one.told and (one.original is None or own.told < one.original):
            shared = share(_runs_of(connection, one.number), found)
            if shared >= LEAST_SHARE:
                _mark(connection, one.number, report, shared)


def _earliest(
    connection: Connection, own: _Signed, alike: Iterable[_Signed], found: frozenset[int]
) -> tuple[int, float] | None:
    for one in alike:
        if own.told < one.told:
            break
        shared = share(found, _runs_of(connection, one.number))
        if shared >= LEAST_SHARE:
            return one.number, shared
    return None


def _alike(connection: Connection, own: _Signed) -> list[_Signed]:
    """The reports that may be alike, by their signatures, the earliest first."""
    asked = {"of": own.number, "bands": bands(own.signature)}
    sharing = map(_signed, connection.execute(_SHARING, asked))
    alike = (one for one in sharing if guessed(own.signature, one.signature) >= LEAST_GUESS)
    return sorted(alike, key=lambda one: one.told)


def _unmarked(connection: Connection, report: int) -> list[int]:
    """Unmarks a report and its copies, whose numbers it gives."""
    copied = list(connection.scalars(_COPIES_OF, {"of": report}))
    for one in (report, *copied):
        connection.execute(_UNMARK, {"of": one})
    return copied


def _mark(connection: Connection, report: int, original: int, shared: float) -> None:
    connection.execute(_MARK, {"report": report, "original": original, "share": shared})


def _runs_of(connection: Connection, report: int) -> frozenset[int]:
    return runs(connection.scalars(_TEXT, {"of": report}).one())


def _signed(row: Any) -> _Signed:
    original = None if row.original_id is None else Told(row.original_told, row.original_id)
    return _Signed(row.report, Told(row.told, row.id), row.signature, original)
