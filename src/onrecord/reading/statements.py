"""Attributions to statements: confidence, which of two rivals stays, and which stands in which."""

from __future__ import annotations

import math

from onrecord.reading.attribution import Attribution
from onrecord.reading.kinds import kind_of
from onrecord.reading.model_files import Settings
from onrecord.schema import Spans, Statement, statement_id

_BRIEF = 2  # words


def features(text: str, attribution: Attribution) -> dict[str, float]:
    """What the confidence of an attribution is made from: what the network said of it, whether nobody is
    named as its source, and whether its content is one word or two, which annotators seldom mark."""
    words = sum(len(span.of(text).split()) for span in attribution.content)
    return attribution.features | {
        "unsourced": float(not attribution.source),
        "brief": float(words <= _BRIEF),
    }


def confidence(text: str, attribution: Attribution, settings: Settings) -> float:
    """The probability, to three decimals, that an annotator marks this attribution: a logistic over its
    features, fitted on polnear-dev (training/tune.py)."""
    weights = settings.calibration
    odds = weights["bias"] + sum(weights[name] * value for name, value in features(text, attribution).items())
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))), 3)


def statements(
    text: str, report_id: str, found: list[Attribution], quotations: Spans, settings: Settings
) -> list[tuple[Statement, Attribution]]:
    """The statements of a report, in the order of their first character, each with what it is made from."""
    kept = _without_rivals([(confidence(text, a, settings), a) for a in found], settings)
    parents = _parents(kept)
    ids = [statement_id(report_id, a.source, a.cue, a.content) for _, a in kept]
    made = [
        (
            Statement(
                id=ids[i],
                parent=None if parent is None else ids[parent],
                source=a.source,
                cue=a.cue,
                content=a.content,
                kind=kind_of(text, a.content, quotations),
                confidence=sure,
            ),
            a,
        )
        for i, ((sure, a), parent) in enumerate(zip(kept, parents, strict=True))
    ]
    return sorted(made, key=lambda pair: _reading_order(pair[0]))


def _reading_order(statement: Statement) -> tuple[int, int, str]:
    spans = statement.source + statement.cue + statement.content
    return min(s.start for s in spans), -max(s.end for s in spans), statement.id


def _without_rivals(
    found: list[tuple[float, Attribution]], settings: Settings
) -> list[tuple[float, Attribution]]:
    """The likely ones, surest first; one that shares its cue, or most of its content while neither
    stands in the other, with a surer one is left out."""
    kept: list[tuple[float, Attribution]] = []
    nearby = _Nearby()
    for sure, a in sorted(found, key=lambda row: (-row[0], row[1].cue, row[1].content)):
        if sure < (settings.nested_accept if a.nested else settings.accept):
            continue
        if not any(_rivals(a, kept[i][1]) for i in nearby.at(_start(a), _end(a))):
            nearby.put(len(kept), _start(a), _end(a))
            kept.append((sure, a))
    return sorted(kept, key=lambda row: (row[1].cue, row[1].content))


class _Nearby:
    """What stands where in a text, by stretches, so that only neighbours are compared."""

    _STRETCH = 1000  # characters

    def __init__(self) -> None:
        self._by_stretch: dict[int, list[int]] = {}

    def put(self, index: int, start: int, end: int) -> None:
        for stretch in range(start // self._STRETCH, end // self._STRETCH + 1):
            self._by_stretch.setdefault(stretch, []).append(index)

    def at(self, start: int, end: int) -> list[int]:
        """What was put at stretches that [start, end) touches, in the order of its numbers."""
        stretches = range(start // self._STRETCH, end // self._STRETCH + 1)
        return sorted({index for stretch in stretches for index in self._by_stretch.get(stretch, ())})


def _start(a: Attribution) -> int:
    return min(a.cue[0].start, a.content[0].start)


def _end(a: Attribution) -> int:
    return max(a.cue[-1].end, a.content[-1].end)


def _shared(one: Spans, other: Spans) -> int:
    return sum(max(0, min(a.end, b.end) - max(a.start, b.start)) for a in one for b in other)


def _length(spans: Spans) -> int:
    return sum(span.end - span.start for span in spans)


def _rivals(a: Attribution, b: Attribution) -> bool:
    if _shared(a.cue, b.cue):
        return True
    if _shared(a.cue, b.content) or _shared(b.cue, a.content):
        return False
    return 2 * _shared(a.content, b.content) > min(_length(a.content), _length(b.content))


def _parents(kept: list[tuple[float, Attribution]]) -> list[int | None]:
    """For each statement the one with the shortest content in which its cue stands and whose own cue
    does not stand in it. That content is the longer one, so that no circle can come about."""
    nearby = _Nearby()
    for i, (_, a) in enumerate(kept):
        nearby.put(i, a.content[0].start, a.content[-1].end)
    return [_parent(i, kept, nearby) for i in range(len(kept))]


def _parent(index: int, kept: list[tuple[float, Attribution]], nearby: _Nearby) -> int | None:
    own = kept[index][1]
    around = [
        i
        for i in nearby.at(own.cue[0].start, own.cue[0].end)
        if (_length(kept[i][1].content), i) > (_length(own.content), index)
        and _shared(own.cue, kept[i][1].content) == _length(own.cue)
        and not _shared(kept[i][1].cue, own.content)
    ]
    return min(around, key=lambda i: (_length(kept[i][1].content), i), default=None)
