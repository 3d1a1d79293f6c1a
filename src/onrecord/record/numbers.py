"""Rows that others refer to, found by what they say."""

from __future__ import annotations

from sqlalchemy import Connection, Table, bindparam, insert, select


class Numbers:
    """The numbers of one table's rows, by the columns that make a row unique."""

    def __init__(self, table: Table, *key: str) -> None:
        self._key = key
        self._select = select(table.c.number).where(*(table.c[name] == bindparam(name) for name in key))
        self._insert = insert(table)

    def of(self, connection: Connection, *key: str, **rest: object) -> int:
        """The number of the row with this key; the row is made, with `rest`, if there is none."""
        named = dict(zip(self._key, key, strict=True))
        found = connection.scalar(self._select, named)
        if found is None:
            found = connection.execute(self._insert, named | rest).lastrowid
        return int(found)
