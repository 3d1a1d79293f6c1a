"""What the desk gives, as JSON objects. Readings are onrecord/1 (onrecord.schema.printed)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from onrecord.desk.actors import ListedActor, ShownActor
from onrecord.desk.add import AddSummary
from onrecord.desk.context import Context
from onrecord.desk.history import History
from onrecord.desk.reread import RereadSummary
from onrecord.desk.show import ShownReport, ShownStatement
from onrecord.desk.standing import ShownStanding
from onrecord.desk.wanted import Wanted
from onrecord.desk.watch import Look
from onrecord.identity import KnownActor
from onrecord.record import (
    Copy,
    Difference,
    Forgotten,
    FoundStatement,
    Judgement,
    Merged,
    RecordInfo,
    SearchCounts,
    StoredFailure,
    StoredReport,
)
from onrecord.record.results import Sighting
from onrecord.schema import Failure, Place, ReaderInfo, Reading, Report, Statement, quote
from onrecord.schema.places_named import PlacesNamed
from onrecord.schema.printed import place_json, reading_json, report_json, statement_json
from onrecord.schema.printed_standing import standing_json


def moment(when: datetime) -> str:
    """A moment in UTC, to the second: 2026-03-04T09:10:00Z."""
    return when.strftime("%Y-%m-%dT%H:%M:%SZ")


def found_json(found: FoundStatement) -> dict[str, Any]:
    """A statement with its words, the places in its content, whether it is rejected, and its report
    without the text."""
    return _statement_in_report(found.statement, found.report, found.places, found.rejected)


def shown_json(shown: ShownReport | ShownStatement) -> dict[str, Any]:
    """A report as its reading is printed, with its sightings, the ids of its rejected statements, whose copy
    it is and what is a copy of it; a statement as `found_json` has it."""
    if isinstance(shown, ShownStatement):
        places = PlacesNamed(shown.reading.places).by(shown.statement)
        rejected = shown.rejection is not None
        return _statement_in_report(shown.statement, shown.reading.report, places, rejected)
    sightings = [_sighting_json(sighting) for sighting in shown.stored.sightings]
    return {
        **reading_json(shown.reading),
        "sightings": sightings,
        "rejected": sorted(shown.rejected),
        "copy": shown.stored.copy and copy_json(shown.stored.copy),
        "copies": [copy_json(copy) for copy in shown.copies],
    }


def search_counts_json(counts: SearchCounts) -> dict[str, Any]:
    """What a search finds, in numbers."""
    return {
        "total": counts.total,
        "exact": counts.exact,
        "counted": counts.counted,
        "complete": counts.complete,
        "speakers": _counted(counts.speakers, "statements"),
        "acts": _counted(counts.acts, "statements"),
        "kinds": _counted(counts.kinds, "statements"),
        "publishers": _counted(counts.publishers, "statements"),
        "places": _counted(counts.places, "statements"),
        "months": _counted(counts.months, "statements"),
    }


def context_json(context: Context) -> dict[str, Any]:
    """The words around a statement, at [start, end) of its report's text; hits are spans there."""
    return {
        "start": context.start,
        "end": context.end,
        "text": "".join(piece.text for piece in context.pieces),
        "hits": [list(hit) for hit in context.hits],
    }


def known_actor_json(actor: KnownActor | ListedActor) -> dict[str, Any]:
    """An actor of the record with its names and counts."""
    days = actor.days
    return {
        "key": actor.key,
        "name": actor.name,
        "kind": actor.kind,
        "names": _counted(actor.names, "reports"),
        "reports": actor.reports,
        "statements": actor.statements,
        "first_day": days and days[0],
        "last_day": days and days[1],
    }


def shown_actor_json(shown: ShownActor) -> dict[str, Any]:
    """An actor with its roles, whom it speaks for and who for it, the places it names, its statements,
    and under which name each report has it."""
    return {
        **known_actor_json(shown.actor),
        "roles": [
            {
                "title": role.title,
                "of": role.of,
                "first_day": role.first,
                "last_day": role.last,
                "reports": role.reports,
            }
            for role in shown.roles
        ],
        "speaks_for": _counted(shown.speaks_for, "statements"),
        "voices": _counted(shown.voices, "statements"),
        "places": _counted(shown.places, "statements"),
        "statements_shown": [found_json(found) for found in shown.statements],
        "members": [{"report": member.report, "name": member.name} for member in shown.actor.members],
    }


def shown_standing_json(shown: ShownStanding) -> dict[str, Any]:
    """A standing; where one actor was asked for also its position. `history` has each status with the
    day from which it held; `evidence` the places in `positions` of those that decide the answer and of
    the others that bear on it, as `ShownStanding` has them."""
    told = standing_json(shown.standing)
    return {
        **told,
        "history": [{"status": status, "since": day} for day, status in shown.history],
        "actor": shown.actor,
        "position": shown.position,
        "evidence": [shown.standing.positions.index(one) for one in shown.evidence],
    }


def judgement_json(judgement: Judgement, standing: str) -> dict[str, Any]:
    """A judgement, and whether it "stands", was "undone" or is "orphaned"."""
    undone = judgement.undone
    return {
        "id": judgement.id,
        "kind": judgement.kind,
        "by": judgement.by,
        "when": moment(judgement.made),
        "reason": judgement.reason,
        "standing": standing,
        "target": dict(judgement.target),
        "undone": undone and {"by": undone.by, "when": moment(undone.made), "reason": undone.reason},
    }


def stored_report_json(stored: StoredReport) -> dict[str, Any]:
    """A report without its text: where it was seen, who read it, how many statements it holds."""
    return {
        **_without_text(stored.report),
        "day": stored.day,
        "statements": stored.statements,
        "reader": _reader_json(stored.reader),
        "copy": stored.copy and copy_json(stored.copy),
        "sightings": [_sighting_json(sighting) for sighting in stored.sightings],
    }


def copy_json(copy: Copy) -> dict[str, Any]:
    """That a report is a copy of another: both ids, the share of its words that stands in the other, and
    whether both are revisions of one address."""
    return {
        "report": copy.report,
        "original": copy.original,
        "share": copy.share,
        "revision": copy.revision,
    }


def history_json(history: History) -> dict[str, Any]:
    """An article: its revisions, oldest first, and for each step the words ("same", "gone", "new") and the
    statements that came, went or changed."""
    return {
        "address": history.address,
        "revisions": [{"report": one.report, **_sighting_json(one.sighting)} for one in history.revisions],
        "changes": [
            {
                "from": step.before.report.id,
                "to": step.after.report.id,
                "words": [[piece.what, piece.words] for piece in step.words],
                "came": [_quoted_json(step.after, one) for one in step.statements.came],
                "went": [_quoted_json(step.before, one) for one in step.statements.went],
                "changed": [
                    {"before": _quoted_json(step.before, one), "after": _quoted_json(step.after, other)}
                    for one, other in step.statements.changed
                ],
            }
            for step in history.steps
        ],
    }


def merged_json(merged: Merged) -> dict[str, Any]:
    """How much of another record was new."""
    return {
        "reports": merged.reports,
        "sightings": merged.sightings,
        "readings": merged.readings,
        "judgements": merged.judgements,
        "failures": merged.failures,
        "forgotten": merged.forgotten,
    }


def stored_failure_json(stored: StoredFailure) -> dict[str, Any]:
    """A failure and when it last happened."""
    return {**_failure_json(stored.failure), "seen": moment(stored.seen)}


def difference_json(difference: Difference) -> dict[str, Any]:
    """One thing that is not as it was stored."""
    return {"part": difference.part, "id": difference.id, "message": difference.message}


def forgotten_json(forgotten: Forgotten) -> dict[str, Any]:
    """The mark that a forgotten report leaves."""
    return {
        "id": forgotten.id,
        "when": moment(forgotten.when),
        "reason": forgotten.reason,
        "wiped": forgotten.wiped,
    }


def info_json(info: RecordInfo) -> dict[str, Any]:
    """A record in figures; sizes in bytes."""
    return {
        "path": info.path,
        "revision": info.revision,
        "size": info.size,
        "raw_size": info.raw_size,
        "reports": info.reports,
        "sightings": info.sightings,
        "statements": info.statements,
        "readings": info.readings,
        "failures": info.failures,
        "forgotten": info.forgotten,
        "judgements": info.judgements,
        "first_day": info.first_day,
        "last_day": info.last_day,
        "readers": [{**_reader_json(reader), "reports": count} for reader, count in info.readers],
        "publishers": [{"name": name, "reports": count} for name, count in info.publishers],
    }


def added_json(summary: AddSummary) -> dict[str, Any]:
    """What became of the documents of one add."""
    return {
        "new": summary.new,
        "sighted": summary.sighted,
        "reread": summary.reread,
        "known": summary.known,
        "forgotten": summary.forgotten,
        "skipped": summary.skipped,
        "failed": summary.failed,
        "seconds": round(summary.seconds, 3),
        "interrupted": summary.interrupted,
        "failures": [_failure_json(failure) for failure in summary.failures],
    }


def look_json(look: Look) -> dict[str, Any]:
    """One look at a feed: what it brought, why it failed, when the next is."""
    summary = added_json(look.summary)
    return {"feed": look.feed, "failed": look.failed, "again": round(look.again, 3), "added": summary}


def wanted_json(wanted: Wanted | Failure) -> dict[str, Any]:
    """What would be taken, or why it could not be."""
    if isinstance(wanted, Failure):
        return {"input": wanted.input, "failure": {"code": wanted.code, "message": wanted.message}}
    return {
        "input": wanted.input,
        "feed": wanted.feed,
        "title": wanted.title,
        "published": wanted.published,
    }


def reread_json(summary: RereadSummary) -> dict[str, Any]:
    """What became of the reports of one reread."""
    return {
        "replaced": summary.replaced,
        "same": summary.same,
        "kept": summary.kept,
        "failed": summary.failed,
        "seconds": round(summary.seconds, 3),
        "interrupted": summary.interrupted,
        "failures": [_failure_json(failure) for failure in summary.failures],
    }


def _statement_in_report(
    statement: Statement, report: Report, places: Iterable[Place], rejected: bool
) -> dict[str, Any]:
    return {
        "statement": statement_json(statement),
        "words": _words(report, statement),
        "places": [place_json(place) for place in places],
        "rejected": rejected,
        "report": _without_text(report),
    }


def _quoted_json(reading: Reading, statement: Statement) -> dict[str, Any]:
    return {"statement": statement_json(statement), "words": _words(reading.report, statement)}


def _words(report: Report, statement: Statement) -> dict[str, str]:
    return {
        "source": quote(report.text, statement.source),
        "cue": quote(report.text, statement.cue),
        "content": quote(report.text, statement.content),
    }


def _counted(names: Iterable[tuple[str, int]], what: str) -> list[dict[str, Any]]:
    return [{"name": name, what: count} for name, count in names]


def _without_text(report: Report) -> dict[str, Any]:
    return {key: value for key, value in report_json(report).items() if key != "text"}


def _failure_json(failure: Failure) -> dict[str, Any]:
    return {"input": failure.input, "code": failure.code, "message": failure.message}


def _reader_json(reader: ReaderInfo) -> dict[str, Any]:
    return {"version": reader.version, "weights": reader.weights}


def _sighting_json(sighting: Sighting) -> dict[str, Any]:
    return {
        "input": sighting.input,
        "title": sighting.title,
        "publisher": sighting.publisher,
        "author": sighting.author,
        "url": sighting.url,
        "language": sighting.language,
        "published": sighting.published,
        "extra": dict(sighting.extra),
        "raw": sighting.raw,
        "media_type": sighting.media_type,
        "extractor": {
            "name": sighting.extractor.name,
            "version": sighting.extractor.version,
            "settings": dict(sighting.extractor.settings),
        },
        "seen": moment(sighting.seen),
    }
