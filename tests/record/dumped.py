"""All that a record holds, without the numbers that are of its file only."""

from __future__ import annotations

from typing import Any

from onrecord.record import Record

# Each question gives rows that name other rows by what they say.
_QUESTIONS = {
    "reports": "SELECT id, title, day, text FROM reports",
    "raws": "SELECT sha256, size, packed FROM raws",
    "sightings": (
        "SELECT s.key, s.shown, s.input, s.title, s.publisher, s.author, s.url, s.language, s.published, "
        "s.extra, s.media_type, s.seen, p.id, r.sha256, e.name, e.version, e.settings, a.address "
        "FROM sightings s JOIN reports p ON p.number = s.report JOIN raws r ON r.number = s.raw "
        "JOIN extractors e ON e.number = s.extractor LEFT JOIN addresses a ON a.sighting = s.number"
    ),
    "readings": (
        "SELECT p.id, r.day, r.current, r.reread, r.sha256, r.statements, r.named, b.version, b.weights, "
        "b.settings FROM readings r JOIN reports p ON p.number = r.report "
        "JOIN readers b ON b.number = r.reader"
    ),
    "statements": (
        "SELECT p.id, s.place, s.id, s.source, s.cue, s.content FROM statements s "
        "JOIN reports p ON p.number = s.report"
    ),
    "actors": "SELECT p.id, a.place, a.name FROM actors a JOIN reports p ON p.number = a.report",
    "parts": "SELECT p.id, a.actor, a.part, a.statement FROM parts a JOIN reports p ON p.number = a.report",
    "copies": (
        "SELECT p.id, o.id, c.share FROM copies c JOIN reports p ON p.number = c.report "
        "JOIN reports o ON o.number = c.original"
    ),
    "signatures": (
        "SELECT p.id, s.told, s.signature FROM signatures s JOIN reports p ON p.number = s.report"
    ),
    "bands": "SELECT p.id, b.band FROM bands b JOIN reports p ON p.number = b.report",
    "failures": "SELECT input, code, message, seen FROM failures",
    "feeds": "SELECT address, etag, modified FROM feeds",
    "fed": (
        "SELECT f.address, i.key, i.address, i.tries, i.settled FROM fed i JOIN feeds f ON f.number = i.feed"
    ),
    "forgotten": "SELECT report_id, forgotten, reason, readmitted FROM forgotten",
}
_IN_THEIR_ORDER = "SELECT id, kind, by, made, reason, target, report_id, statement, undone FROM judgements"


def dumped(record: Record) -> dict[str, list[Any]]:
    """Rows by table, sorted; judgements in the record's order."""
    with record._database.reading() as connection:
        found = {
            name: sorted(map(tuple, connection.exec_driver_sql(question)), key=repr)
            for name, question in _QUESTIONS.items()
        }
        in_order = connection.exec_driver_sql(f"{_IN_THEIR_ORDER} ORDER BY number").all()
        return found | {"judgements": [tuple(row) for row in in_order]}
