"""One page that stands alone: reports with their statements drawn in, and a list of the statements.

No script, no font and nothing else from another place; light and dark; everything from a report is
escaped. A link is made only of an http or https address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from onrecord.export.page_style import PAGE_STYLE
from onrecord.export.words import actor_words, place_words
from onrecord.schema import Failure, Reading, Report, Spans, Time, quote
from onrecord.schema.drawing import DRAWING_STYLE, ROLE_WORDS, ROLES, drawing
from onrecord.schema.labels import labels
from onrecord.schema.outline import Entry, outline


def page(found: Iterable[Reading | Failure]) -> Iterator[str]:
    """The page in pieces, one a document, as they come; failures are listed at its foot."""
    yield _HEAD
    titles: list[str] = []
    failures: list[Failure] = []
    statements = 0
    for item in found:
        if isinstance(item, Failure):
            failures.append(item)
            continue
        titles.append(_title(item.report))
        statements += len(item.statements)
        yield article(item, len(titles))
    if not titles and not failures:
        yield '<p class="none">No report was given.</p>'
    if failures:
        yield _failures(failures)
    yield _foot(titles, statements)


def article(reading: Reading, number: int = 1) -> str:
    """One report: heading, drawn text and list of statements. `number` keeps anchors apart on a page."""
    entries = outline(reading.statements)
    listed = "".join(_entry(reading.report, entry, number) for entry in entries)
    count = f"{len(entries)} statement{'' if len(entries) == 1 else 's'}"
    return f"""
<article id="r{number}" aria-labelledby="r{number}-title">
<header><h2 id="r{number}-title">{_title(reading.report)}</h2>{_facts(reading.report)}</header>
<div class="columns">
<section class="text" aria-label="Text">{drawing(reading, anchor=f"r{number}-text-")}</section>
<section class="statements" aria-label="Statements"><h3>{count}</h3><ol>{listed}</ol>
{_named(reading)}</section>
</div>
</article>
"""


def _title(report: Report) -> str:
    if report.title:
        return escape(report.title)
    return "Standard input" if report.input == "-" else escape(report.input)


def _facts(report: Report) -> str:
    told = [escape(fact) for fact in (report.publisher, report.author) if fact]
    if report.published:
        told.append(f'<time datetime="{escape(report.published)}">{escape(report.published)}</time>')
    if report.url:
        told.append(_address(report.url))
    if report.title:
        told.append(f"<code>{escape(report.input)}</code>")
    return f'<p class="facts">{" · ".join(told)}</p>' if told else ""


def _address(url: str) -> str:
    shown = escape(url)
    if not url.lower().startswith(("http://", "https://")):
        return shown
    return f'<a href="{shown}" rel="noreferrer noopener">{shown}</a>'


def _entry(report: Report, entry: Entry, number: int) -> str:
    statement = entry.statement
    anchor = escape(f"r{number}-text-{statement.id}")
    parts = "".join(_part(role, getattr(statement, role), report.text) for role in ROLES)
    return (
        f'<li style="--depth:{min(entry.depth, 4)}">'
        f'<a class="number" href="#{anchor}" title="show in the text">{entry.number}</a>'
        f"<dl>{parts}</dl>{_labels(report, entry)}"
        f'<p class="kind">{statement.kind} · confidence {statement.confidence:.2f}</p></li>'
    )


def _labels(report: Report, entry: Entry) -> str:
    """Act, speaker, for whom, via whom and when, each a small label."""
    told = labels(entry.statement, quote(report.text, entry.statement.source))
    shown = "".join(f"<span>{escape(label)}</span>" for label in told)
    return f'<p class="labels">{shown}</p>' if shown else ""


def _named(reading: Reading) -> str:
    """Whom and which places and times the report names."""
    actors = [actor_words(actor) for actor in reading.actors]
    places = [place_words(place) for place in reading.places]
    times = [_time_words(reading.report, time) for time in reading.times]
    shown = ""
    for name, told in (("Who is named", actors), ("Places", places), ("Times", times)):
        if told:
            items = "".join(f"<li>{escape(words)}</li>" for words in dict.fromkeys(told))
            shown += f"<details><summary>{name}</summary><ul>{items}</ul></details>"
    return shown


def _time_words(report: Report, time: Time) -> str:
    """The words of a time and the days that it covers: "on Monday: 2026-03-02"."""
    words = " ".join(time.span.of(report.text).split())
    if time.first is None and time.last is None:
        return f"{words}: {time.value}" if time.value else words
    days = dict.fromkeys((time.first or "…", time.last or "…"))
    return f"{words}: {' to '.join(days)}"


def _part(role: str, parts: Spans, text: str) -> str:
    word = ROLE_WORDS[role]  # type: ignore[index]
    told = escape(" ".join(quote(text, parts).split()))
    if not told:
        if role != "source":
            return ""
        told = '<span class="unnamed">no source named</span>'
    return f'<div class="{role}"><dt>{word}</dt><dd>{told}</dd></div>'


def _failures(failures: list[Failure]) -> str:
    listed = "".join(
        f"<li><code>{escape(failure.input)}</code> <b>{escape(failure.code)}</b> "
        f"{escape(failure.message)}</li>"
        for failure in failures
    )
    return f'<section class="failures"><h2>Not read</h2><ul>{listed}</ul></section>'


def _foot(titles: list[str], statements: int) -> str:
    nav = ""
    if len(titles) > 1:
        listed = "".join(f'<li><a href="#r{at}">{title}</a></li>' for at, title in enumerate(titles, 1))
        nav = f'<nav id="reports" aria-label="Reports"><h2>Reports on this page</h2><ol>{listed}</ol></nav>'
    reports = f"{len(titles)} report{'' if len(titles) == 1 else 's'}"
    return (
        f"</main>{nav}<footer>{reports}, {statements} statement{'' if statements == 1 else 's'}. "
        "Drawn by onrecord: what was said, as read from the text, not whether it is so.</footer>"
        "</body></html>\n"
    )


_KEY = """\
<p class="key" aria-label="How to read the marks">
<span class="onrecord lanes-0"><span class="mark source lane-0" data-label="1 who">who says it</span>
<span class="mark cue lane-0" data-label="1 how">by which words</span>
<span class="mark content lane-0" data-label="1 what">what is said</span></span>
<span>2.1 stands inside of what 2 says. Each statement has its own number and its own line.</span></p>"""

_HEAD = f"""<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Statements read by onrecord</title>
<style>
{DRAWING_STYLE}{PAGE_STYLE}</style></head>
<body><header class="top"><h1>onrecord</h1>{_KEY}</header><main>
"""
