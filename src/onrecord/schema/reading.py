"""What was read from one report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from onrecord.schema.actor import Actor
from onrecord.schema.place import Place
from onrecord.schema.report import Report
from onrecord.schema.statement import Statement
from onrecord.schema.time import Time


@dataclass(frozen=True, slots=True, kw_only=True)
class ReaderInfo:
    """Which reader read: onrecord's reader version, the SHA-256 over its model files, its settings."""

    version: str
    weights: str
    settings: Mapping[str, Any] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The statements of one report, and who, when and where it speaks of; each in the order of its
    first character."""

    report: Report
    reader: ReaderInfo
    statements: tuple[Statement, ...] = ()
    actors: tuple[Actor, ...] = ()
    times: tuple[Time, ...] = ()
    places: tuple[Place, ...] = ()

    def _repr_html_(self) -> str:
        """The report with its statements drawn, for notebooks (see onrecord.schema.drawing)."""
        from onrecord.schema.drawing import DRAWING_STYLE, drawing

        return f"<style>{DRAWING_STYLE}</style>{drawing(self)}"
