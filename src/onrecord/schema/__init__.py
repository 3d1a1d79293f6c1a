"""The nouns: frozen, typed, no input or output. Imported by all, imports none."""

from onrecord.schema.document import Document, Extractor, Failure
from onrecord.schema.reading import ReaderInfo, Reading
from onrecord.schema.report import Report, text_id
from onrecord.schema.spans import Span, Spans, quote, spans
from onrecord.schema.statement import KINDS, Kind, Statement, statement_id

__all__ = [
    "KINDS",
    "Document",
    "Extractor",
    "Failure",
    "Kind",
    "ReaderInfo",
    "Reading",
    "Report",
    "Span",
    "Spans",
    "Statement",
    "quote",
    "spans",
    "statement_id",
    "text_id",
]
