"""Pieces to attributions: cues are proposed by the encoder and worked out, one by one, by the linker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from onrecord.inference.arrays import Floats
from onrecord.reading.kinds import bare, completed, continued, trimmed
from onrecord.reading.model_files import Settings
from onrecord.reading.network import CONTENT, CUE, SOURCE, Crop, Encoded, Link, Network
from onrecord.reading.pieces import Ints, Pieces
from onrecord.reading.roles import best_roles
from onrecord.reading.windows import Window, crop, goes_on
from onrecord.schema import Span, Spans

_CROPS_AT_ONCE = 64  # bounds memory on long texts; a text's crops are always grouped alike


@dataclass(frozen=True, slots=True)
class Attribution:
    """One candidate statement. `features` are what the confidence is made from (statements.py);
    `nested`: proposed as standing in another's content; `acts`: the network's log probabilities of acts
    [16], in the order of acts.LABELS."""

    source: Spans
    cue: Spans
    content: Spans
    nested: bool
    features: dict[str, float]
    acts: Floats


@dataclass(frozen=True, slots=True)
class _Candidate:
    """A cue at pieces [low, high), with the pieces [start, end) around it that the linker sees."""

    low: int
    high: int
    start: int
    end: int
    nested: bool
    probability: float
    crop: Crop


def attributions(
    text: str,
    pieces: Pieces,
    quotations: Spans,
    encoded: Iterable[tuple[Window, Encoded]],
    network: Network,
    settings: Settings,
) -> list[Attribution]:
    """All candidate attributions of `text`, likely and unlikely, in the order of their cues. `encoded`:
    its windows, as the encoder sees them."""
    begins = (np.diff(pieces.word, prepend=-2) != 0).astype(np.int64)
    found: list[Attribution] = []
    batch: list[_Candidate] = []
    for candidates in _proposed(text, pieces, encoded, settings):
        batch += candidates
        if len(batch) >= _CROPS_AT_ONCE:
            found += _linked(text, pieces, quotations, begins, batch, network, settings)
            batch = []
    return found + _linked(text, pieces, quotations, begins, batch, network, settings)


def _proposed(
    text: str, pieces: Pieces, encoded: Iterable[tuple[Window, Encoded]], settings: Settings
) -> Iterator[list[_Candidate]]:
    """The candidates of each window."""
    on = goes_on(text, pieces)
    for window, seen in encoded:
        found = []
        for nested in (False, True):
            for low, high in _runs(seen.cue[:, int(nested)], settings.cue_floor):
                at = (low + window.start, high + window.start)
                if window.low <= at[0] < window.high:
                    found.append(_candidate(at, nested, window, seen, pieces, on, settings))
        yield sorted(found, key=lambda c: (c.low, c.high, c.nested))


def _runs(probability: Floats, floor: float) -> Iterable[tuple[int, int]]:
    """Stretches [low, high) of pieces above `floor`."""
    edges = np.flatnonzero(np.diff(np.concatenate([[0], probability > floor, [0]])))
    return zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True)


def _candidate(
    cue: tuple[int, int],
    nested: bool,
    window: Window,
    seen: Encoded,
    pieces: Pieces,
    on: Ints,
    settings: Settings,
) -> _Candidate:
    start, end = crop(window, cue, pieces.paragraph, on, settings.widths)
    while start < cue[0] and start > 0 and pieces.word[start] == pieces.word[start - 1]:
        start += 1  # a word that the crop would cut stays out
    while cue[1] < end < len(pieces) and pieces.word[end] == pieces.word[end - 1]:
        end -= 1
    here = slice(start - window.start, end - window.start)
    low, high = cue[0] - start, cue[1] - start
    likely = seen.cue[cue[0] - window.start : cue[1] - window.start, int(nested)]
    return _Candidate(
        low=cue[0],
        high=cue[1],
        start=start,
        end=end,
        nested=nested,
        probability=float(likely.max()),
        crop=Crop(states=seen.states[here], low=low, high=min(high, end - start), nested=nested),
    )


def _linked(
    text: str,
    pieces: Pieces,
    quotations: Spans,
    begins: Ints,
    candidates: list[_Candidate],
    network: Network,
    settings: Settings,
) -> list[Attribution]:
    if not candidates:
        return []
    links = network.link([candidate.crop for candidate in candidates])
    paths = best_roles(links, [begins[c.start : c.end] for c in candidates], settings)
    made = (
        _attribution(text, pieces, quotations, candidate, link, path)
        for candidate, link, path in zip(candidates, links, paths, strict=True)
    )
    return [attribution for attribution in made if attribution is not None]


def _attribution(
    text: str, pieces: Pieces, quotations: Spans, candidate: _Candidate, link: Link, path: Ints
) -> Attribution | None:
    """The attribution that the linker saw around a candidate, None where it saw no content."""
    inside = path == CONTENT
    if not inside.any():
        return None
    spans = {role: _spans(text, pieces, candidate.start, path, role) for role in (SOURCE, CUE, CONTENT)}
    content = tuple(part for span in spans[CONTENT] if (part := trimmed(text, span, quotations)) is not None)
    if not content:
        return None
    content = completed(content, quotations, spans[SOURCE] + spans[CUE])
    source = _likeliest(spans[SOURCE], pieces, candidate.start, link.roles[:, SOURCE])
    cue = tuple(bare(text, span) or span for span in spans[CUE]) or (
        Span(int(pieces.start[candidate.low]), int(pieces.end[candidate.high - 1])),
    )
    chosen = np.take_along_axis(link.roles, path[:, None], axis=1)[:, 0]
    return Attribution(
        source=tuple(part for span in source if (part := _named(text, span)) is not None),
        cue=cue,
        content=continued(text, content, quotations),
        nested=candidate.nested,
        acts=link.acts,
        features={
            "cue": _log_odds(candidate.probability),
            "verdict": link.verdict,
            "content": float(np.log(np.mean(np.exp(chosen[inside])))),
            "least": float(chosen[inside].min()),
            "nested": float(candidate.nested),
        },
    )


def _named(text: str, span: Span) -> Span | None:
    """A source without the marks at its ends; None where it holds no word."""
    part = bare(text, span)
    return part if part is not None and any(map(str.isalnum, part.of(text))) else None


def _spans(text: str, pieces: Pieces, start: int, path: Ints, role: int) -> Spans:
    """The stretches of `role`: joined over what is no word, parted where a paragraph ends."""
    found: list[Span] = []
    at = np.flatnonzero(path == role) + start
    if not len(at):
        return ()
    gap = (np.diff(at) > 1) | (np.diff(pieces.paragraph[at]) > 0)
    firsts = at[np.concatenate([[True], gap])]
    lasts = at[np.concatenate([gap, [True]])]
    for low, high in zip(pieces.start[firsts].tolist(), pieces.end[lasts].tolist(), strict=True):
        between = text[found[-1].end : low] if found else "\n"
        if "\n" in between or any(letter.isalnum() for letter in between):
            found.append(Span(low, high))
        else:
            found.append(Span(found.pop().start, high))
    return tuple(found)


def _likeliest(spans: Spans, pieces: Pieces, start: int, scores: Floats) -> Spans:
    """The one of `spans` whose pieces are likeliest on average; annotators hardly ever mark two sources.
    `scores` are log probabilities of the crop's pieces, the first of which is piece `start`."""

    def likelihood(span: Span) -> float:
        low, high = np.searchsorted(pieces.start, [span.start, span.end])
        return float(np.exp(scores[low - start : high - start]).mean())

    return (max(spans, key=likelihood),) if spans else ()


def _log_odds(probability: float) -> float:
    sure = min(max(probability, 1e-6), 1 - 1e-6)
    return float(np.log(sure / (1 - sure)))
