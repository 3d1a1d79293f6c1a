"""Write the affairs that were held out as dossiers, with the positions that follow from their claims, so
that score.py judges on them.

usage: python training/relating/dossiers.py OUT [--all]
"""

from __future__ import annotations

import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

import affairs
import claims

HELD_OUT = re.compile(r"^[a-z][0-9][59]-")


def position_rows(claim: claims.Claim, found: list[affairs.Report]) -> list[dict]:
    """The positions on a claim as a dossier has them."""
    rows = []
    for report in found:
        for s in report.statements:
            label = claim.bears.get(f"{report.id}.{s.number}")
            if label is None:
                continue
            day = affairs.days_of(s.when)[1].isoformat() if s.when else report.published
            voiced = () if s.speaker_kind == "unnamed" and s.speaks_for else s.speakers
            rows += [
                {"actor": actor, "position": label, "date": day, "report": report.id}
                for actor in dict.fromkeys((*voiced, *s.speaks_for))
            ]
    return rows


def main() -> None:
    out = pathlib.Path(sys.argv[1])
    out.mkdir(parents=True, exist_ok=True)
    by_affair: dict[str, list[claims.Claim]] = {}
    for claim in claims.claims():
        by_affair.setdefault(claim.of, []).append(claim)
    for path in affairs.files([HERE.parent / "affairs"]):
        if path.stem not in by_affair or ("--all" not in sys.argv and not HELD_OUT.search(path.stem)):
            continue
        found = affairs.affair(path)
        dossier = affairs.dossier(found)
        dossier["claims"] = [
            {"id": f"c{i}", "text": claim.claim, "positions": position_rows(claim, found)}
            for i, claim in enumerate(by_affair[path.stem], 1)
        ]
        (out / f"{path.stem}.json").write_text(json.dumps(dossier, ensure_ascii=False), encoding="utf-8")


if __name__ == "__main__":
    main()
