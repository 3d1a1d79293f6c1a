"""Attributions inside attributions, made from flat ones: a sentence with one attribution is put into
the mouth of another speaker. PolNeAR marks no second level; this shows the network what one looks like.
"""

from __future__ import annotations

import random
import re

VERBS = (
    "said reported wrote claimed noted recalled added confirmed disclosed testified alleged stated revealed"
    " acknowledged insisted suggested maintained explained remarked conceded indicated complained"
).split()
OPENERS = (
    "According to {w}, {s}.",
    "As {w} {v}, {s}.",
    "{w} {v} that {s}.",
    "{w} {v} {s}.",
    "{w} {v} on Monday that {s}.",
)
CLOSERS = ("{S}, {w} {v}.", "{S}, according to {w}.", "“{S},” {v} {w}.", "“{S},” {w} {v}.", "{S}, {v} {w}.")
LOWERED = frozenset(
    "The A An He She They It In On At But And We This That These Those His Her Their Some Many Most".split()
)


def _plain(text: str, start: int, end: int, spans: list[list[int]]) -> bool:
    return all(start <= s and e <= end for s, e in spans)


def sentences(documents: list[tuple[str, list[dict]]]) -> list[tuple[str, dict]]:
    """Paragraphs of one sentence that hold exactly one attribution, with its spans counted from the
    paragraph's start; without quotation marks and final stop."""
    found = []
    for text, gold in documents:
        at = 0
        for line in text.split("\n"):
            start, at = at, at + len(line) + 1
            body = line.rstrip()
            if not 50 < len(body) < 260 or not body.endswith(".") or re.search(r"[“”\"‘«:?!]|''|\. ", body):
                continue
            here = [
                a
                for a in gold
                if any(
                    start <= s < start + len(line)
                    for role in ("source", "cue", "content")
                    for s, _ in a[role]
                )
            ]
            if len(here) != 1 or not here[0]["source"]:
                continue
            end = start + len(body) - 1
            if all(_plain(text, start, end, here[0][role]) for role in ("source", "cue", "content")):
                moved = {
                    role: [[s - start, e - start] for s, e in here[0][role]]
                    for role in ("source", "cue", "content")
                }
                found.append((body[:-1], moved))
    return found


def speakers(documents: list[tuple[str, list[dict]]]) -> list[str]:
    """Short source phrases that can speak anywhere: names and descriptions, no pronouns."""
    found = set()
    for text, gold in documents:
        for a in gold:
            if len(a["source"]) == 1:
                phrase = text[slice(*a["source"][0])]
                if 2 <= len(phrase.split()) <= 6 and phrase[0].isalpha() and "," not in phrase:
                    found.add(phrase)
    return sorted(found)


def composed(documents: list[tuple[str, list[dict]]], count: int, seed: int) -> list[tuple[str, list[dict]]]:
    """`count` made-up texts of four such sentences, each wrapped in another attribution."""
    rng = random.Random(seed)
    pool, who = sentences(documents), speakers(documents)
    return [_composed(rng, pool, who) for _ in range(count)]


def _composed(rng: random.Random, pool: list[tuple[str, dict]], who: list[str]) -> tuple[str, list[dict]]:
    text, gold = "", []
    for sentence, inner in rng.sample(pool, 4):
        opening = rng.random() < 0.6
        template = rng.choice(OPENERS if opening else CLOSERS)
        speaker, verb = rng.choice(who), rng.choice(VERBS)
        if sentence.split()[0] in LOWERED and opening:
            sentence = sentence[0].lower() + sentence[1:]
        if template.startswith("{w}"):
            speaker = speaker[0].upper() + speaker[1:]
        elif speaker.split()[0] in LOWERED:
            speaker = speaker[0].lower() + speaker[1:]
        line, marks = _filled(template, speaker, verb, sentence)
        base = len(text)
        shift = base + marks["at"]
        gold.append(
            dict(
                {
                    role: [[s + base, e + base] for s, e in marks[role]]
                    for role in ("source", "cue", "content")
                },
                act=None,
            )
        )
        gold.append(
            dict(
                {role: [[s + shift, e + shift] for s, e in spans] for role, spans in inner.items()}, act=None
            )
        )
        text += line + "\n\n"
    return text.rstrip(), gold


def _filled(template: str, speaker: str, verb: str, sentence: str) -> tuple[str, dict]:
    out, marks = "", {}
    for part in re.split(r"(\{\w\}|[Aa]ccording to|that (?=\{))", template):
        start = len(out)
        if part == "{w}":
            out += speaker
            marks["source"] = [[start, len(out)]]
        elif part == "{v}":
            out += verb
            marks["cue"] = [[start, len(out)]]
        elif part in ("{s}", "{S}"):
            out += sentence
            marks["at"] = start
            marks["content"] = [[marks.pop("that", start), len(out)]]
        elif part.lower() == "according to":
            out += part
            marks["cue"] = [[start, len(out)]]
        else:
            if part.startswith("that"):
                marks["that"] = start
            out += part
    ((start, end),) = marks["content"]
    if out[start - 1 : start] == "“":
        marks["content"] = [[start - 1, end + 2]]
    return out, marks
