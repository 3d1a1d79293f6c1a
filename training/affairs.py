"""Invented affairs in training/affairs/*.txt, with everything a careful reader gets out of them.

A file is one affair of a few dated reports. Markup and table:

    # quarry-lease
    === r1 | 2023-05-09 | Marl Gazette | County council split over quarry lease
    <s1>The county council</s1> <c1>denied</c1> <t1>on Monday</t1> <x1 deny>that it had signed</x1>.

    <v2>The Gazette</v2> was told by <s2>an aide</s2> ...
    ---
    1 | Marl County Council | organisation | when=2023-05-08
    2 | an aide | unnamed | for=Norway | via=Marl Gazette | when=2023-05

The tags are those of wire.py, with t for the words that tell when a statement was said and v for
those that name who passed it on; a content's first tag names the act. After `---` comes one line a
statement: number, the speaker's canonical name, its kind (`-` and `-` where the text leaves it open),
then for=, via= and when= as far as there are any; several names stand apart by "; ". A joint source is
a group whose names are joined by " and ".

usage: python training/affairs.py PATH...              checks files or folders, counts what is in them
       python training/affairs.py PATH... --out DIR    also writes a dossier's JSON for each affair
"""

from __future__ import annotations

import argparse
import calendar
import collections
import dataclasses
import datetime
import itertools
import json
import pathlib
import re
import sys
from collections.abc import Iterable, Iterator
from typing import Any

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

import wire
from onrecord.reading.kinds import kind_of
from onrecord.reading.quotes import quotations
from onrecord.schema import Kind, Span, Spans, spans
from onrecord.schema.actor import ACTOR_KINDS

APART = frozenset({"silence", "attitude"})  # modes that are no statement of a dossier
_ROLES = {"s": "source", "c": "cue", "x": "content", "t": "time", "v": "passed_on"}
_FILE = re.compile(r"(?:[a-z]\d\d-)?([a-z0-9]+(?:-[a-z0-9]+)*)")
_WHEN = re.compile(r"\d{4}(?:-\d\d(?:-\d\d(?:/\d{4}-\d\d-\d\d)?)?)?")


@dataclasses.dataclass(frozen=True, slots=True)
class Statement:
    """One attribution: spans in characters of the report's text, and its labels.

    `act` may be silence or attitude. `speaker` is None and `speaker_kind` with it where the text
    leaves it open; `speakers` are the names in it, several for a joint source. `when` is the day or
    days of saying as in a dossier, None where the text does not tell.
    """

    number: str
    source: Spans
    cue: Spans
    content: Spans
    time: Spans
    passed_on: Spans
    act: str
    kind: Kind
    speaker: str | None
    speaker_kind: str | None
    speaks_for: tuple[str, ...]
    via: tuple[str, ...]
    when: str | None

    @property
    def speakers(self) -> tuple[str, ...]:
        if self.speaker is None:
            return ()
        return tuple(self.speaker.split(" and ")) if self.speaker_kind == "group" else (self.speaker,)


@dataclasses.dataclass(frozen=True, slots=True)
class Report:
    """One report of an affair; `published` is a day, `statements` are in order of their numbers."""

    affair: str
    id: str
    published: str
    publisher: str
    title: str
    text: str
    statements: tuple[Statement, ...]

    @property
    def name(self) -> str:
        """The name that score.py gives it."""
        return f"{self.affair}/{self.id}"


def days_of(when: str) -> tuple[datetime.date, datetime.date]:
    """First and last day of YYYY, YYYY-MM, YYYY-MM-DD or FROM/TO. Raises ValueError on other forms."""
    if not _WHEN.fullmatch(when):
        raise ValueError(f"{when!r} is no day, month, year or FROM/TO in days")
    start, _, end = when.partition("/")
    parts = [int(part) for part in start.split("-")]
    first = datetime.date(*[*parts, 1, 1][:3])
    if end:
        last = datetime.date.fromisoformat(end)
    elif len(parts) == 3:
        last = first
    else:
        month = parts[1] if len(parts) == 2 else 12
        last = datetime.date(parts[0], month, calendar.monthrange(parts[0], month)[1])
    if last < first:
        raise ValueError(f"{when!r} ends before it begins")
    return first, last


def affair(path: pathlib.Path) -> list[Report]:
    """The reports of one file, in order. Raises ValueError with one line for each thing wrong, each
    naming the file, the report and, where it can, the statement's number."""
    wrong: list[str] = []
    text = path.read_text(encoding="utf-8")
    head, *blocks = re.split(r"^=== ", text, flags=re.M)
    named = _FILE.fullmatch(path.stem)
    if named is None:
        wrong.append(f"{path.name}: the name is not of small letters, digits and hyphens")
    elif head.strip() not in (f"# {named[0]}", f"# {named[1]}"):
        wrong.append(f"{path.name}: must begin with '# {named[1]}', not {head.strip()[:60]!r}")
    found: list[Report] = []
    for index, block in enumerate(blocks, 1):
        try:
            report = _report(path, block)
            if report.id != f"r{index}":
                wrong.append(f"{path.name} {report.id}: the next report should be r{index}")
            found.append(report)
            wrong.extend(_doubts(f"{path.name} {report.id}", report))
        except ValueError as error:
            wrong.append(str(error))
    if not blocks:
        wrong.append(f"{path.name}: no report")
    if wrong:
        raise ValueError("\n".join(wrong))
    return found


def files(paths: Iterable[pathlib.Path]) -> Iterator[pathlib.Path]:
    """The affairs among files and folders, in order of their names within each folder."""
    for path in paths:
        yield from sorted(path.glob("*.txt")) if path.is_dir() else (path,)


def reports(*paths: pathlib.Path | str) -> list[Report]:
    """All reports of the affairs in these files and folders. Raises ValueError as `affair` does."""
    return [report for path in files(map(pathlib.Path, paths)) for report in affair(path)]


def _report(path: pathlib.Path, block: str) -> Report:
    head, _, rest = block.partition("\n")
    parts = [part.strip() for part in head.split("|")]
    where = f"{path.name} {parts[0]}"
    if len(parts) != 4 or not all(parts):
        raise ValueError(f"{where}: the head is not '=== ID | DAY | PUBLISHER | TITLE': {head!r}")
    try:
        published = datetime.date.fromisoformat(parts[1])
    except ValueError:
        raise ValueError(f"{where}: {parts[1]!r} is no day") from None
    body, line, table = rest.partition("\n---\n")
    if not line:
        raise ValueError(f"{where}: no line '---' with a table after it")
    text, marked = wire.unmarked(where, body, _ROLES)
    rows = dict(_rows(where, table))
    lost = [f"{where} {n}: marked but not in the table" for n in marked if n not in rows]
    lost += [f"{where} {n}: in the table but not marked" for n in rows if n not in marked]
    if lost:
        raise ValueError("\n".join(lost))
    marks = quotations(text)
    statements, wrong = [], []
    for number in sorted(marked, key=int):
        try:
            statements.append(_statement(text, marks, number, marked[number], rows[number], published))
        except ValueError as error:
            wrong.append(f"{where} {number}: {error}")
    if wrong:
        raise ValueError("\n".join(wrong))
    return Report(path.stem, parts[0], parts[1], parts[2], parts[3], text, tuple(statements))


def _rows(where: str, table: str) -> Iterator[tuple[str, list[str]]]:
    """The table's lines: number, and the cells after it. Raises ValueError on a number told twice."""
    seen: set[str] = set()
    for line in table.splitlines():
        if not line.strip():
            continue
        number, *cells = (cell.strip() for cell in line.split("|"))
        if not number.isdecimal() or len(cells) < 2:
            raise ValueError(f"{where}: not 'NUMBER | SPEAKER | KIND | ...' in the table: {line!r}")
        if number in seen:
            raise ValueError(f"{where} {number}: twice in the table")
        seen.add(number)
        yield number, cells


def _statement(
    text: str, marks: Spans, number: str, marked: dict[str, Any], cells: list[str], published: datetime.date
) -> Statement:
    speaker, kind, *more = cells
    if (speaker == "-") != (kind == "-"):
        raise ValueError("speaker and kind must both be '-' or neither")
    if kind != "-" and kind not in ACTOR_KINDS:
        raise ValueError(f"kind {kind!r} is none of {', '.join(ACTOR_KINDS)}")
    told: dict[str, str] = {}
    for cell in more:
        key, _, value = (part.strip() for part in cell.partition("="))
        if key not in ("for", "via", "when") or not value or key in told:
            raise ValueError(f"{cell!r} is not one for=, via= or when= with a value")
        told[key] = value
    if "when" in told and days_of(told["when"])[0] > published:
        raise ValueError(f"said on {told['when']}, after the report's day {published}")
    parts = {role: tuple(sorted(spans(marked[role]))) for role in _ROLES.values()}
    statement = Statement(
        number=number,
        act=marked["act"],
        kind=kind_of(text, parts["content"], marks),
        speaker=None if speaker == "-" else _name(speaker),
        speaker_kind=None if kind == "-" else kind,
        speaks_for=_names(told.get("for")),
        via=_names(told.get("via")),
        when=told.get("when"),
        **parts,
    )
    _check(text, marks, statement)
    return statement


def _names(value: str | None) -> tuple[str, ...]:
    return tuple(_name(name.strip()) for name in value.split(";")) if value else ()


def _name(name: str) -> str:
    if not re.search(r"\w", name) or re.search(r'[<>|=;“”"]', name):
        raise ValueError(f"{name!r} is no name")
    return name


def _check(text: str, marks: Spans, statement: Statement) -> None:
    """Raises ValueError where parts of a statement do not go together."""
    for role in _ROLES.values():
        parts: Spans = getattr(statement, role)
        if any(one.end > other.start for one, other in itertools.pairwise(parts)):
            raise ValueError(f"pieces of the {role} overlap")
    for role in ("source", "cue"):
        if any(
            o.start < c.end and c.start < o.end for o in getattr(statement, role) for c in statement.content
        ):
            raise ValueError(f"the content covers its own {role}: close it before, open it again after")
    for part in statement.content:
        last = text[part.end - 1]
        quoted = any(mark.start < part.end - 1 < mark.end for mark in marks)
        if last in ",;:" or (last == "." and not quoted and re.search(r"[a-z)”]\.$", part.of(text))):
            raise ValueError(f"the content holds the mark after it: …{part.of(text)[-30:]!r}")
    if statement.time and not statement.when:
        raise ValueError("the words that tell when are marked, but there is no when=")
    if statement.passed_on and not statement.via:
        raise ValueError("the words for who passed it on are marked, but there is no via=")
    if statement.speaker is None and statement.speaks_for:
        raise ValueError("for= with no speaker")


def _doubts(where: str, report: Report) -> Iterator[str]:
    """What cannot be right in a report as a whole: persons whose name it does not give, parts of a
    speaker's name spelt in two ways, a statement marked twice."""
    words = set(re.findall(r"\w+", report.text.casefold()))
    seen: dict[tuple[Spans, Spans, Spans], str] = {}
    spelt: dict[str, str] = {}
    for s in report.statements:
        for name in s.speakers:
            missing = [w for w in re.findall(r"\w+", name.casefold()) if w not in words]
            if s.speaker_kind == "person" and missing:
                yield f"{where} {s.number}: the report does not say {' '.join(missing)!r} of {name!r}"
            if spelt.setdefault(name.casefold(), name) != name:
                yield f"{where} {s.number}: {name!r} and {spelt[name.casefold()]!r}"
        place = (s.source, s.cue, s.content)
        if place in seen:
            yield f"{where} {s.number}: the same spans as {seen[place]}"
        seen[place] = s.number
    if not report.statements:
        yield f"{where}: no statement"


# Dossiers' JSON


def dossier(found: list[Report]) -> dict[str, Any]:
    """One affair as a dossier; statements of act silence or attitude are left out of it."""
    keys = ("id", "published", "publisher", "title", "text")
    return {
        "id": found[0].affair,
        "reports": [{key: getattr(report, key) for key in keys} for report in found],
        "statements": [_row(report, s) for report in found for s in report.statements if s.act not in APART],
        "claims": [],
        "queries": [],
    }


def _row(report: Report, s: Statement) -> dict[str, Any]:
    text = report.text
    return {
        "report": report.id,
        "source": _nearest(text, s.source, s.content),
        "cue": _nearest(text, s.cue, s.content),
        "content": _pieces(text, s.content),
        "occurrence": _occurrence(text, s.content[0]),
        "kind": s.kind,
        "act": s.act,
        "speaker": s.speaker,
        "speaker_kind": s.speaker_kind,
        "speaks_for": " and ".join(s.speaks_for) or None,
        "via": list(s.via),
        "when": s.when,
    }


def _occurrence(text: str, part: Span) -> int:
    """Which occurrence of its words in the text `part` is, from 1, overlapping ones counted."""
    phrase, count, at = part.of(text), 1, text.index(part.of(text))
    while at < part.start:
        count, at = count + 1, text.index(phrase, at + 1)
    return count


def _pieces(text: str, content: Spans) -> list[str]:
    """The words of the content's pieces; a later one with the blank or mark around it where its letters
    alone stand before it too ("it" in "its"), as score.py takes the first after the piece before."""
    found = [content[0].of(text)]
    for before, part in itertools.pairwise(content):
        start, end = part
        if text.find(part.of(text), before.end) < start:
            start -= not text[start - 1].isalnum()
            end += end < len(text) and not text[end].isalnum()
        found.append(text[start:end])
    return found


def _nearest(text: str, parts: Spans, content: Spans) -> str | None:
    """The words of a source's or cue's first piece; with the blanks and marks around it where its
    letters alone also stand nearer to the content ("he" in "the"), as score.py takes the nearest."""
    if not parts:
        return None
    start, end = parts[0]
    for _ in range(20):
        phrase = text[start:end]
        places = [m.span() for m in re.finditer(re.escape(phrase), text)]
        nearest = min(
            places,
            key=lambda place: min(
                abs(place[0] - content[0].start),
                abs(place[1] - content[0].start),
                abs(place[0] - content[-1].end),
            ),
        )
        if nearest == (start, end):
            return phrase
        grown = start - (start > 0 and not text[start - 1].isalnum())
        end += end < len(text) and not text[end].isalnum()
        if (grown, end) == (start, start + len(phrase)):
            break
        start = grown
    return parts[0].of(text)


def counts(found: list[Report]) -> collections.Counter[str]:
    """What is in the reports, by kind."""
    tally: collections.Counter[str] = collections.Counter(
        affairs=len({report.affair for report in found}),
        reports=len(found),
        words=sum(len(report.text.split()) for report in found),
    )
    for s in (s for report in found for s in report.statements):
        tally.update(["statements", f"act {s.act}", f"kind {s.kind}", f"speaker {s.speaker_kind or 'open'}"])
        tally.update(key for key in ("speaks_for", "via", "when") if getattr(s, key))
        tally.update(f"no {key}" for key in ("source", "cue") if not getattr(s, key))
        tally["joint source"] += len(s.speakers) > 1
        tally["interrupted"] += len(s.content) > 1
        tally["via of two and more"] += len(s.via) > 1
    return tally


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="+", type=pathlib.Path)
    parser.add_argument("--out", type=pathlib.Path, help="folder for the dossiers' JSON")
    args = parser.parse_args()
    right: list[Report] = []
    bad = 0
    for path in files(args.paths):
        try:
            found = affair(path)
        except ValueError as error:
            bad += 1
            print(error, file=sys.stderr)
            continue
        right.extend(found)
        if args.out:
            args.out.mkdir(parents=True, exist_ok=True)
            printed = json.dumps(dossier(found), ensure_ascii=False, indent=1)
            (args.out / f"{path.stem}.json").write_text(printed + "\n", encoding="utf-8")
    for key, count in sorted(counts(right).items()):
        print(f"{count:7} {key}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
