"""The nouns: frozen, typed, no input or output. Imported by all, imports none."""

from onrecord.schema.actor import ACTOR_KINDS, Actor, ActorKind, Role
from onrecord.schema.document import Document, Extractor, Failure
from onrecord.schema.place import Place
from onrecord.schema.reading import ReaderInfo, Reading
from onrecord.schema.report import Report, text_id
from onrecord.schema.spans import Span, Spans, quote, spans
from onrecord.schema.statement import (
    ACTS,
    KINDS,
    MODES,
    SUPPORTED,
    Act,
    Kind,
    Mode,
    Statement,
    Support,
    statement_id,
)
from onrecord.schema.time import TIME_TYPES, Time, TimeType

__all__ = [
    "ACTOR_KINDS",
    "ACTS",
    "KINDS",
    "MODES",
    "SUPPORTED",
    "TIME_TYPES",
    "Act",
    "Actor",
    "ActorKind",
    "Document",
    "Extractor",
    "Failure",
    "Kind",
    "Mode",
    "Place",
    "ReaderInfo",
    "Reading",
    "Report",
    "Role",
    "Span",
    "Spans",
    "Statement",
    "Support",
    "Time",
    "TimeType",
    "quote",
    "spans",
    "statement_id",
    "text_id",
]
