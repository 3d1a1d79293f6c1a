"""Annotated dispatches in training/wire/*.txt, written for training: markup to text and spans.

A file holds many dispatches. Each starts with a line `=== NAME | PUBLISHED | PUBLISHER`, then the
text in paragraphs with a blank line between, marked up in place:

    <s1>The ministry</s1> <c1>denied</c1> <x1 deny>that <s2>the envoy</s2> <c2>promised</c2>
    <x2 promise>help</x2></x1>.

s is the source, c the cue, x the content; the number joins the parts of one statement. A part may
stand in several pieces (write the tag again) and parts may nest or overlap. A content's first tag
names the act, or `attitude` or `silence`.

usage: python training/wire.py FILE...    checks the files and counts what is in them
"""

from __future__ import annotations

import collections
import dataclasses
import pathlib
import re
import sys

ACTS = frozenset(
    "state allege confirm deny decline doubt retract praise criticise demand promise warn predict ask"
    " attitude silence".split()
)
_ROLES = {"s": "source", "c": "cue", "x": "content"}


@dataclasses.dataclass
class Dispatch:
    """One dispatch: plain text and its statements, {source, cue, content: [[start, end]], act}."""

    name: str
    published: str
    publisher: str
    text: str
    statements: list[dict]


def unmarked(name: str, body: str, roles: dict[str, str]) -> tuple[str, dict[str, dict]]:
    """The plain text of a marked-up body and its statements by number, each with a list of
    [start, end] for each of the roles (tag letter to name) and its act. Raises ValueError, which
    begins with `name`, on what is wrong with the tags."""
    mark = re.compile(rf"<(/?)([{''.join(roles)}])(\d+)(?: ([a-z]+))?>")
    text, at, length = [], 0, 0
    body = re.sub(r"[ \t]*\n(?!\n)(?<!\n\n)", "\n", body.strip())
    body = re.sub(r"(?<!\n)\n(?!\n)", " ", body)
    opened: dict[tuple[str, str], int] = {}
    found: dict[str, dict] = collections.defaultdict(
        lambda: {role: [] for role in roles.values()} | {"act": None}
    )
    for tag in mark.finditer(body):
        text.append(body[at : tag.start()])
        length += tag.start() - at
        at = tag.end()
        closing, letter, number, act = tag.groups()
        if closing:
            if (letter, number) not in opened:
                raise ValueError(f"{name}: </{letter}{number}> was not open")
            start = opened.pop((letter, number))
            if start >= length:
                raise ValueError(f"{name}: empty {letter}{number}")
            found[number][roles[letter]].append([start, length])
        else:
            if (letter, number) in opened:
                raise ValueError(f"{name}: <{letter}{number}> opened twice")
            opened[letter, number] = length
            if act:
                found[number]["act"] = act
    text.append(body[at:])
    plain = "".join(text)
    if opened:
        unclosed = ", ".join(f"<{letter}{number}>" for letter, number in sorted(opened))
        raise ValueError(f"{name}: never closed: {unclosed}")
    if "<" in plain or ">" in plain:
        raise ValueError(f"{name}: stray markup near {plain[max(0, plain.find('<')) :][:40]!r}")
    for number, statement in found.items():
        if not statement["content"]:
            raise ValueError(f"{name}: statement {number} has no content")
        if statement["act"] not in ACTS:
            raise ValueError(f"{name}: statement {number} has act {statement['act']!r}")
        for role in roles.values():
            for start, end in statement[role]:
                if plain[start:end] != plain[start:end].strip():
                    raise ValueError(
                        f"{name}: {role} {number} begins or ends with a blank: {plain[start:end]!r}"
                    )
    return plain, dict(found)


def parse(block: str) -> Dispatch:
    """One dispatch from its block. Raises ValueError that names what is wrong."""
    head, _, body = block.partition("\n")
    name, published, publisher = (part.strip() for part in head.split("|"))
    plain, found = unmarked(name, body, _ROLES)
    return Dispatch(name, published, publisher, plain, list(found.values()))


def dispatches(path: pathlib.Path) -> list[Dispatch]:
    """All dispatches of a file, in order."""
    blocks = re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]
    return [parse(block) for block in blocks]


def main() -> int:
    bad, tally = 0, collections.Counter()
    for argument in sys.argv[1:]:
        blocks = re.split(r"^=== ", pathlib.Path(argument).read_text(encoding="utf-8"), flags=re.M)[1:]
        for block in blocks:
            try:
                dispatch = parse(block)
            except ValueError as error:
                bad += 1
                print(error, file=sys.stderr)
                continue
            tally["dispatches"] += 1
            tally["words"] += len(dispatch.text.split())
            for statement in dispatch.statements:
                tally["statements"] += 1
                tally[f"act {statement['act']}"] += 1
                tally["no source"] += not statement["source"]
                tally["no cue"] += not statement["cue"]
                tally["interrupted"] += len(statement["content"]) > 1
    for key, count in sorted(tally.items()):
        print(f"{count:7} {key}")
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main())
