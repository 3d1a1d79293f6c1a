"""Sightings in an order of their own, so that a report does not depend on which came first."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from onrecord.record.canonical import canonical_json, plain, plain_or_none, sha256
from onrecord.record.results import Sighting
from onrecord.schema import Document


def sighting_of(document: Document, seen: datetime) -> Sighting:
    """What one document tells of where its text was seen, at the moment `seen` (UTC)."""
    report = document.report
    return Sighting(
        input=plain(report.input),
        title=plain_or_none(report.title),
        publisher=plain_or_none(report.publisher),
        author=plain_or_none(report.author),
        url=plain_or_none(report.url),
        language=plain_or_none(report.language),
        published=plain_or_none(report.published),
        extra=dict(report.extra),
        raw=sha256(document.raw),
        media_type=document.media_type,
        extractor=document.extractor,
        seen=seen,
    )


def sighting_key(report_id: str, sighting: Sighting) -> str:
    """SHA-256 over all that makes two sightings one: everything but the time."""
    return sha256(canonical_json([report_id, *_told(sighting)]))


def precedence(sighting: Sighting) -> tuple[Any, ...]:
    """A sort key; the least sighting of a report is the one that tells its title and the rest.

    Earliest publication day first, those without a day last; then field by field, what is missing
    last. No two sightings of one report are equal but in time.
    """
    *words, extra, raw, media_type, extractor = _told(sighting)
    return (
        sighting.day or "9999-99-99",
        *((word is None, word or "") for word in words),
        canonical_json(extra),
        raw,
        media_type,
        canonical_json(extractor),
    )


def _told(sighting: Sighting) -> list[Any]:
    extractor = sighting.extractor
    return [
        sighting.published,
        sighting.publisher,
        sighting.title,
        sighting.url,
        sighting.input,
        sighting.author,
        sighting.language,
        dict(sighting.extra),
        sighting.raw,
        sighting.media_type,
        [extractor.name, extractor.version, dict(extractor.settings)],
    ]
