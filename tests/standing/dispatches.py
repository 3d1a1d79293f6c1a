"""Short invented reports of three affairs; what makes their readings and relations quick to have again."""

from __future__ import annotations

import json
from collections.abc import Generator, Iterable, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import Any

from onrecord import desk
from onrecord.inference.arrays import Floats
from onrecord.reading import Reader
from onrecord.record import RecordStore
from onrecord.schema import ReaderInfo, Reading, Report
from onrecord.schema.printed_standing import answer_json, claim_json, standing_json
from onrecord.standing import Relater
from onrecord.standing.passages import Ints

Row = dict[str, Any]

_CRACKS = """The bridge authority knew of cracks in the Kelvaag bridge, the engineers' union said on Monday.

“Nobody told us of any crack,” said Ragna Solheim, a spokeswoman for the bridge authority. The transport
ministry declined to comment."""

_WIRE = """The Kelvaag bridge was inspected in May and found to be sound, the bridge authority said on
Thursday.

The engineers' union said that the authority had known of the cracks since spring."""

ROWS: list[Row] = [
    {
        "id": "bridge-1",
        "publisher": "Fjord Courier",
        "published": "2026-06-02",
        "title": "Cracks in the bridge, union says",
        "text": _CRACKS,
    },
    {
        "id": "bridge-2",
        "publisher": "Northern Wire",
        "published": "2026-06-05",
        "title": "Authority: bridge is sound",
        "text": _WIRE,
    },
    # The same dispatch with a line more, and one text that two printed, the later one under another title.
    {
        "id": "bridge-2-longer",
        "publisher": "Coast Herald",
        "published": "2026-06-05",
        "title": "Authority: bridge is sound",
        "text": f"{_WIRE}\n\nThe bridge is forty years old.",
    },
    {
        "id": "bridge-1-again",
        "publisher": "Coast Herald",
        "published": "2026-06-03",
        "title": "Union warns",
        "text": _CRACKS,
    },
    {
        "id": "bridge-3",
        "publisher": "Fjord Courier",
        "published": "2026-06-20T18:00:00+02:00",
        "title": "Authority admits it knew",
        "text": """The bridge authority acknowledged on Saturday that it had known of cracks in the Kelvaag
bridge.

Ragna Solheim withdrew her statement of 1 June. “We were told in April,” she said. The mayor of Kelvaag, Tor
Aune, called the delay “a disgrace”.""",
    },
    {
        "id": "mask-1",
        "publisher": "Fjord Courier",
        "published": "2026-06-04",
        "title": "A mask in question",
        "text": """The Ostrel Museum bought a looted mask, the heirs of the collector Ilse Brandvold allege.

The museum denied that the mask was looted. It “came with papers”, its director, Jonas Lie-Hart, told Harbour
Radio. The culture ministry said it could not verify the papers.""",
    },
    {
        "id": "mask-2",
        "publisher": "Northern Wire",
        "published": "2026-06-11",
        "title": "Museum to give mask back",
        "text": """The Ostrel Museum will give the mask back to the heirs of Ilse Brandvold, Jonas Lie-Hart
announced.

He conceded that the papers were forged. The heirs said last week that the museum had known.""",
    },
    {
        "id": "wage",
        "title": "",
        "text": """Bus drivers in Kelvaag were promised higher wages, their union said. The city said no
promise was made.""",
    },
]

QUESTIONS = [
    desk.Question(id=number, claim=claim, actor=actor, at=at, known=known)
    for number, (claim, actor, at, known) in enumerate(
        [
            ("The bridge authority knew of cracks in the Kelvaag bridge.", None, None, None),
            (
                "The bridge authority knew of cracks in the Kelvaag bridge.",
                "bridge authority",
                "2026-06-10",
                None,
            ),
            (
                "The bridge authority knew of cracks in the Kelvaag bridge.",
                "Ragna Solheim",
                None,
                "2026-06-10",
            ),
            ("The Ostrel Museum bought a looted mask.", None, "2026-06-12", None),
            ("The Ostrel Museum bought a looted mask.", "Jonas Lie-Hart", None, None),
            ("Bus drivers were promised higher wages.", None, None, None),
            ("The harbour was closed by a storm.", None, None, None),
        ]
    )
]


Known = dict[tuple[str, str | None], Reading]
"""Readings by text and publication day."""


class Remembering:
    """The reader that the package ships; what it has read once, or is `known`, it does not read again."""

    def __init__(self, info: ReaderInfo | None = None, known: Known | None = None) -> None:
        self.info = info or self._reader.info
        self.known: Known = {} if known is None else known

    @cached_property
    def _reader(self) -> Reader:
        return Reader()

    def read_each(self, reports: Iterable[Report], workers: int = 1) -> Generator[Reading, None, None]:
        """One reading a report, in order."""
        for report in reports:
            key = (report.text, report.day)
            if key not in self.known:
                self.known[key] = self._reader.read(report)
            yield replace(self.known[key], report=report)


class _Network:
    """A network that runs no row twice."""

    def __init__(self, network: Any, known: dict[bytes, Floats]) -> None:
        self._network = network
        self._known = known

    def outcomes(self, rows: Sequence[tuple[Ints, Ints]]) -> list[Floats]:
        keys = [ids.tobytes() + b"/" + parts.tobytes() for ids, parts in rows]
        new = {key: row for key, row in zip(keys, rows, strict=True) if key not in self._known}
        self._known.update(zip(new, self._network.outcomes(list(new.values())), strict=True))
        return [self._known[key] for key in keys]


class Generous(Relater):
    """The relater that the package ships, but one that takes the least likely position for one: so that there
    are many positions whatever the weights are, of other affairs too."""

    _outcomes: dict[bytes, Floats] = {}  # noqa: RUF012  (one for the whole session)

    def __init__(self, accept: float = 0.03) -> None:
        super().__init__()
        self.settings = replace(self.settings, accept=accept)

    @cached_property
    def _network(self) -> Any:  # type: ignore[override]
        return _Network(super()._network, self._outcomes)


def write(rows: Iterable[Row], path: Path) -> str:
    """The rows as a file of JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return str(path)


def printed(record: RecordStore, relater: Relater) -> str:
    """All that is printed of claims and their standing, but for when reports were recorded."""
    claims = sorted({question.claim for question in QUESTIONS})
    told = {
        "standings": [standing_json(desk.standing(record, relater, claim).standing) for claim in claims],
        "answers": [
            answer_json(question.id, shown.standing, shown.position, shown.evidence)
            for question, shown in desk.answers(record, relater, QUESTIONS)
        ],
        "claims": [claim_json(claim) for claim in desk.claims(record, relater, limit=None)],
    }
    return json.dumps(told, indent=1, ensure_ascii=False)
