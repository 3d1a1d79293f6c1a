"""When onrecord got a report: the earliest moment at which a sighting of it was recorded."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, exists, func, or_, select

from onrecord.record.canonical import moment, moment_from
from onrecord.record.tables import reports, sightings

_AT_ONCE = 500
_earlier = sightings.alias("earlier")
_OF_REPORTS = (
    select(reports.c.id, func.min(sightings.c.seen))
    .join(sightings, sightings.c.report == reports.c.number)
    .where(reports.c.id.in_(bindparam("ids", expanding=True)))
    .group_by(reports.c.id)
)
_SINCE = (
    select(reports.c.id)
    .join(sightings, sightings.c.report == reports.c.number)
    .where(
        sightings.c.seen >= bindparam("since"),
        ~exists().where(_earlier.c.report == sightings.c.report, _earlier.c.seen < bindparam("since")),
    )
    .group_by(reports.c.id)
    .order_by(func.min(sightings.c.seen), reports.c.id)
)


def recorded(connection: Connection, report_ids: Collection[str]) -> dict[str, datetime]:
    """When each of these reports was recorded (UTC), by id; those that are not there are left out."""
    wanted = sorted(set(report_ids))
    found: dict[str, datetime] = {}
    for at in range(0, len(wanted), _AT_ONCE):
        rows = connection.execute(_OF_REPORTS, {"ids": wanted[at : at + _AT_ONCE]})
        found |= {report_id: moment_from(seen) for report_id, seen in rows}
    return found


_LAST = (
    select(reports.c.id)
    .join(sightings, sightings.c.report == reports.c.number)
    .where(
        ~exists().where(
            _earlier.c.report == sightings.c.report,
            or_(
                _earlier.c.seen < sightings.c.seen,
                and_(_earlier.c.seen == sightings.c.seen, _earlier.c.number < sightings.c.number),
            ),
        )
    )
    .order_by(sightings.c.seen.desc(), reports.c.id)
    .limit(bindparam("most"))
)


def last_recorded(connection: Connection, most: int) -> list[str]:
    """Ids of the reports that were recorded last, the last first; at most `most`."""
    return list(connection.scalars(_LAST, {"most": most}))


def recorded_since(connection: Connection, since: datetime) -> list[str]:
    """Ids of reports recorded at that moment or later, in the order in which they were, then by id."""
    return list(connection.scalars(_SINCE, {"since": moment(since)}))
