"""When a page was published, with its offset, as its own marks tell."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from onrecord.intake.published import days_apart, published_form

_ARTICLE_TYPES = frozenset({"BlogPosting", "LiveBlogPosting", "SocialMediaPosting", "Report"})
_BROKEN_JSON = re.compile(r'"datePublished"\s*:\s*"([^"\\]+)"')
_META_KEYS = ("property", "name", "itemprop")
_METAS = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "publish-date",
    "publishdate",
    "publish_date",
    "publication_date",
    "pubdate",
    "cxenseparse:recs:publishtime",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date.created",
    "dc.date",
    "originalpublicationdate",
    "article_date_original",
    "date",
)
# Systems without a date write the start of their clock.
_NO_DATE = ("1970-01-01", "1969-12-31")


def page_time(tree: Any) -> str | None:
    """The publication time that the lxml tree of a page tells: a timestamp with offset, else a day.

    JSON-LD of an article comes first, then metas, then <time> marked as publication. The first
    that tells a day decides; another within a day of it is taken where it alone has an offset.
    """
    forms = [form for told in _tellings(tree) if (form := published_form(told)) is not None]
    forms = [form for form in forms if not form.startswith(_NO_DATE)]
    if not forms:
        return None
    first = forms[0]
    timed = (form for form in forms if "T" in form and days_apart(form, first) <= 1)
    return next(timed, first)


def _tellings(tree: Any) -> Iterator[str]:
    yield from _from_json(tree)
    yield from _from_metas(tree)
    for element in tree.iterfind(".//time[@datetime]"):
        marks = f"{element.get('itemprop', '')} {element.get('class', '')}".lower()
        if element.get("pubdate") is not None or "datepublished" in marks or "entry-date" in marks.split():
            yield element.get("datetime")


def _from_json(tree: Any) -> Iterator[str]:
    for script in tree.iterfind(".//script[@type='application/ld+json']"):
        text = script.text or ""
        try:
            thing = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            # Much JSON-LD is broken somewhere; its date seldom is.
            found = _BROKEN_JSON.search(text)
            if found:
                yield found.group(1)
            continue
        yield from _from_thing(thing)


def _from_thing(thing: Any) -> Iterator[str]:
    """Dates of the articles in a JSON-LD value: itself, in a list, a @graph or as main entity."""
    if isinstance(thing, list):
        for part in thing:
            yield from _from_thing(part)
    elif isinstance(thing, dict):
        kinds = thing.get("@type")
        names = kinds if isinstance(kinds, list) else [kinds]
        told = thing.get("datePublished")
        if isinstance(told, str) and any(isinstance(name, str) and _is_article(name) for name in names):
            yield told
        for key in ("@graph", "mainEntity"):
            if isinstance(thing.get(key), list | dict):
                yield from _from_thing(thing[key])


def _is_article(name: str) -> bool:
    return name.endswith("Article") or name in _ARTICLE_TYPES


def _from_metas(tree: Any) -> Iterator[str]:
    told: dict[str, str] = {}
    for meta in tree.iterfind(".//meta[@content]"):
        for key in _META_KEYS:
            told.setdefault((meta.get(key) or "").strip().lower(), meta.get("content"))
    for name in _METAS:
        if name in told:
            yield told[name]
