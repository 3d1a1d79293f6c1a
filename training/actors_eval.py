"""Scores who speaks, for whom and through whom, with the spans of statements given.

usage: actors_eval.py DOSSIERS SCORE.py [--mentions FILE.jsonl]... [--out READ.jsonl] [--errors] [--rules]

DOSSIERS is a folder in the dossiers' JSON (training/affairs.py makes one of the affairs); SCORE.py is
shared/eval/score.py. A mentions file has `{"doc", "mentions": [[start, end, label, confidence], ...]}`
a line; a report without a line is read without mentions. The figures are those of `score.py statements`;
--errors prints each wrong answer with its rule, --rules how often each rule is right.
"""

from __future__ import annotations

import argparse
import collections
import importlib.util
import json
import pathlib
import re
import sys
import time
from typing import Any

from onrecord.reading.actors.reading import SpeakerOf, read_actors
from onrecord.reading.kinds import kind_of
from onrecord.reading.mentions import Mention
from onrecord.reading.quotes import quotations
from onrecord.schema import Span, Spans, Statement, statement_id


def _module(path: pathlib.Path) -> Any:
    spec = importlib.util.spec_from_file_location("score", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def statements(score: Any, report: dict[str, Any], rows: list[dict[str, Any]]) -> list[Statement]:
    """A report's gold statements as the reader would give them, without their labels."""
    text = report["text"]
    marks = quotations(text)
    made: list[Statement] = []
    for row in rows:
        parts: dict[str, Spans] = {
            role: tuple(sorted(Span(*s) for s in spans)) for role, spans in score.spans_of(text, row).items()
        }
        for role in ("source", "cue"):
            parts[role] = _whole_words(text, row[role], parts["content"], parts[role])
        made.append(
            Statement(
                id=statement_id("", parts["source"], parts["cue"], parts["content"]),
                kind=kind_of(text, parts["content"], marks),
                confidence=1.0,
                **parts,
            )
        )
    return [_with_parent(s, made) for s in made]


def _whole_words(text: str, phrase: str | None, content: Spans, found: Spans) -> Spans:
    """The phrase where it stands as whole words, nearest to the content; score.py also finds "he" in
    "the"."""
    if not phrase:
        return found
    places = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(phrase.strip(' ,'))}(?!\w)", text)]
    if not places:
        return found
    first, last = content[0].start, content[-1].end
    return (Span(*min(places, key=lambda s: min(abs(s[0] - first), abs(s[1] - first), abs(s[0] - last)))),)


def _with_parent(own: Statement, made: list[Statement]) -> Statement:
    """The statement with the one in whose content its cue (or content) stands as its parent."""
    if not (own.cue or own.source):
        return own
    first = (own.cue or own.source)[0]

    def length(s: Statement) -> int:
        return sum(c.end - c.start for c in s.content)

    around = [
        s
        for s in made
        if s.id != own.id
        and length(s) > length(own)
        and any(c.start <= first.start and first.end <= c.end for c in s.content)
    ]
    if not around:
        return own
    fields = {name: getattr(own, name) for name in ("id", "source", "cue", "content", "kind", "confidence")}
    return Statement(parent=min(around, key=length).id, **fields)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("dossiers", type=pathlib.Path)
    parser.add_argument("score", type=pathlib.Path)
    parser.add_argument("--mentions", type=pathlib.Path, action="append", default=[])
    parser.add_argument("--gazetteer", default="")
    parser.add_argument("--out", type=pathlib.Path)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--rules", action="store_true")
    args = parser.parse_args()
    score = _module(args.score)
    named: dict[str, list[Mention]] = {}
    for path in args.mentions:
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            named[row["doc"]] = [Mention(Span(s, e), label, p) for s, e, label, p in row["mentions"]]
    if args.gazetteer:
        gazetteer: Any = _module(pathlib.Path(args.gazetteer)).Gazetteer()
    else:
        from onrecord.reading.places import Gazetteer

        gazetteer = Gazetteer()
    right: collections.Counter[str] = collections.Counter()
    total: collections.Counter[str] = collections.Counter()
    by_rule: dict[tuple[str, str], list[bool]] = collections.defaultdict(list)
    printed, spent, words = [], 0.0, 0
    for path in sorted(args.dossiers.glob("*.json")):
        dossier = json.loads(path.read_text(encoding="utf-8"))
        for report in dossier["reports"]:
            name = f"{dossier['id']}/{report['id']}"
            rows = [s for s in dossier["statements"] if s["report"] == report["id"]]
            given = statements(score, report, rows)
            marks = quotations(report["text"])
            started = time.process_time()
            _, found = read_actors(
                report["text"], marks, named.get(name, []), given, gazetteer, report["publisher"]
            )
            spent += time.process_time() - started
            words += len(report["text"].split())
            out = []
            for s, row, answer in zip(given, rows, found, strict=True):
                out.append(_printed(s, row, answer))
                _judge(score, name, row, out[-1], answer, right, total, by_rule, args.errors)
            printed.append({"doc": name, "statements": out})
    for key in sorted(total):
        print(f"{key:22}{100 * right[key] / total[key]:7.1f}   {right[key]}/{total[key]}")
    print(f"{1e6 * spent / max(words, 1):.1f} microseconds a word, {words} words")
    if args.rules:
        for (field, rule), hits in sorted(by_rule.items()):
            print(f"{field:12}{rule:18}{sum(hits) / len(hits):6.2f}  of {len(hits)}")
    if args.out:
        args.out.write_text("".join(json.dumps(row) + "\n" for row in printed), encoding="utf-8")


def _printed(s: Statement, row: dict[str, Any], answer: SpeakerOf) -> dict[str, Any]:
    return {
        "source": [list(x) for x in s.source],
        "cue": [list(x) for x in s.cue],
        "content": [list(x) for x in s.content],
        "kind": s.kind,
        "act": row["act"],
        "when": row["when"],
        "speakers": list(answer.speakers),
        "speaker_kind": answer.speaker_kind,
        "speaks_for": list(answer.speaks_for),
        "via": list(answer.via),
    }


def _judge(
    score: Any,
    name: str,
    row: dict[str, Any],
    out: dict[str, Any],
    answer: SpeakerOf,
    right: collections.Counter[str],
    total: collections.Counter[str],
    by_rule: dict[tuple[str, str], list[bool]],
    errors: bool,
) -> None:
    tally: collections.Counter[str] = collections.Counter()
    was, of = collections.Counter(), collections.Counter()
    score.compare(row, out, tally, was, of)
    bad = []
    for key in of:
        if key in ("kind", "act", "when", "when invented"):
            continue
        total[key] += of[key]
        right[key] += was[key]
        good = bool(was[key]) != ("invented" in key)
        field = {"unnamed": "speakers"}.get(key.split(" inv")[0], key.split(" inv")[0])
        rule = answer.rules[("speakers", "speaks_for", "via").index(field)]
        by_rule[field, rule].append(good)
        if not good:
            bad.append(f"{key}[{rule}]")
    if row["speaker_kind"] and out["speaker_kind"] and row["speaker"]:
        total["speaker_kind"] += 1
        right["speaker_kind"] += row["speaker_kind"] == out["speaker_kind"]
    if errors and bad:
        print(f"{name} {row['source']!r} | {row['cue']!r} | {row['content'][0][:40]!r}  {' '.join(bad)}")
        print(
            f"     gold {row['speaker']!r} {row['speaker_kind']} for={row['speaks_for']!r} via={row['via']}"
        )
        print(f"     read {out['speakers']} {out['speaker_kind']} for={out['speaks_for']} via={out['via']}")


if __name__ == "__main__":
    sys.exit(main())
