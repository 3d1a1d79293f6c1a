"""What the relating network said of claims and statements: a cache, so that it need not be asked again.

A row's key is a hash of the network and its input, and holds no words of either.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence

from sqlalchemy import bindparam, insert, select

from onrecord.errors import RecordError, UsageError
from onrecord.record.database import Database, sqlite_code
from onrecord.record.index_rows import KEY_BYTES, KeyedRelation, Relation
from onrecord.record.tables import relations
from onrecord.schema.position import LABELS

_AT_ONCE = 500
_WAIT_MS = 50
"""How long to wait for another writer: less than the network takes to say a few of these again."""
_FOUND = select(relations.c.key, relations.c.label, relations.c.score).where(
    relations.c.key.in_(bindparam("keys", expanding=True))
)
_KEEP = insert(relations).prefix_with("OR REPLACE")
_UNWRITABLE = frozenset(
    {
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_IOERR,
    }
)


def kept_relations(database: Database, keys: Collection[bytes]) -> dict[bytes, Relation]:
    """Those of these relations that were kept. A row whose label is none counts as not kept."""
    wanted = sorted(set(keys))
    found: dict[bytes, Relation] = {}
    with database.reading() as connection:
        for at in range(0, len(wanted), _AT_ONCE):
            for key, label, score in connection.execute(_FOUND, {"keys": wanted[at : at + _AT_ONCE]}):
                if label is None or label in LABELS:
                    found[key] = (label, score)
    return found


def keep_relations(database: Database, rows: Sequence[KeyedRelation]) -> bool:
    """Keeps relations where the record can be written just now; False where it cannot."""
    for key, label, _ in rows:
        if len(key) != KEY_BYTES or not (label is None or label in LABELS):
            raise UsageError(f"no relation: a key of {len(key)} bytes and the label {label}")
    if database.readonly or not rows:
        return not rows
    made = [{"key": key, "label": label, "score": score} for key, label, score in rows]
    try:
        with database.writing(wait_ms=_WAIT_MS) as connection:
            connection.execute(_KEEP, made)
    except RecordError as error:
        if sqlite_code(error.__cause__) not in _UNWRITABLE:
            raise
        return False
    return True
