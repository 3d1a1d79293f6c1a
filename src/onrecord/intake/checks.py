"""What every report must pass, whatever it came from, before its text is frozen."""

from __future__ import annotations

from dataclasses import replace

from onrecord.intake.language import READ, language_name, language_of
from onrecord.intake.limits import DEFAULT_LIMITS, Limits
from onrecord.messages import failure
from onrecord.schema import Document, Failure


def checked(
    document: Document, language: str | None = None, limits: Limits = DEFAULT_LIMITS
) -> Document | Failure:
    """The document with its language settled, or why it cannot be kept.

    `report.language` comes in as what the input declares and goes out as what the text is in;
    `language` overrides both. Failures: "empty", "too-long", "nul", "surrogate", "language".
    """
    report = document.report
    if not report.text.strip():
        return failure("empty", report.input)
    if len(report.text) > limits.text_characters:
        return failure("too-long", report.input, limit=limits.text_characters)
    if "\0" in report.text:
        return failure("nul", report.input)
    if not _writable(report.text):
        return failure("surrogate", report.input, field="text")
    found = language or language_of(report.text, report.language)
    if found not in READ:
        return failure("language", report.input, name=language_name(found))
    return replace(document, report=replace(report, language=found))


def _writable(text: str) -> bool:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True
