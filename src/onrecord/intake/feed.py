"""A feed of RSS (0.9 to 2.0) or Atom to the addresses of its items.

lxml repairs what is broken; nothing is loaded and no entity is expanded. feedparser took ten times as
long, 2.3 ms an item, and needs the same parser before it to be safe from such input.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from hashlib import sha256
from html.entities import html5
from typing import Any
from urllib.parse import urljoin

from lxml import etree  # type: ignore[import-untyped]

from onrecord.intake.kinds import FEED_ROOTS
from onrecord.intake.published import published_form
from onrecord.messages import input_error
from onrecord.schema.feed import FeedItem

MOST_BYTES = 5_000_000
"""Bytes that a feed may have."""
_ITEMS = {"item", "entry"}
_HOLD_ITEMS = FEED_ROOTS | {"channel"}
_DATES = ("published", "pubdate", "date", "issued", "created", "updated", "modified")
_LONGEST = 500
"""Characters of a key or title that are kept."""
_SPACE = re.compile(r"\s+")
_NAMED = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos);)([A-Za-z][A-Za-z0-9]{1,31});")
_BARE = re.compile(rb"&(?!(?:amp|lt|gt|quot|apos|#[0-9]{1,9}|#x[0-9a-fA-F]{1,9});)")
_WIDE = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_ADDRESS = ("http://", "https://")
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"


def feed_items(
    raw: bytes, name: str, address: str | None = None, charset: str | None = None
) -> list[FeedItem]:
    """The items of a feed in its order, none twice. `address` is where it was found, to which addresses
    in it may be relative; `charset` is what the server declares. Raises InputError "too-large", "feed"
    or "no-feed"."""
    if len(raw) > MOST_BYTES:
        raise input_error("too-large", name, limit=MOST_BYTES, what="feed")
    root = _tree(raw, name, address, charset)
    if _local(root) not in FEED_ROOTS:
        raise input_error("no-feed", name, hint="")
    found: dict[str, FeedItem] = {}
    for element in root.iter(etree.Element):
        parent = element.getparent()
        if _local(element) in _ITEMS and parent is not None and _local(parent) in _HOLD_ITEMS:
            item = _item(element, address)
            if item is not None:
                found.setdefault(item.key, item)
    return list(found.values())


def _tree(raw: bytes, name: str, address: str | None, charset: str | None) -> Any:
    if b"encoding" in raw[:200] or not _known(charset):
        charset = None
    parser = etree.XMLParser(
        encoding=charset,
        recover=True,
        resolve_entities=False,
        load_dtd=False,
        no_network=True,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        collect_ids=False,
    )
    try:
        root = etree.fromstring(_repaired(raw), parser, base_url=address)
    except (etree.LxmlError, ValueError) as error:
        raise input_error("feed", name, reason=str(error)[:200]) from error
    if root is None:
        raise input_error("feed", name, reason="it is no XML")
    declared = root.getroottree().docinfo.internalDTD
    if declared is not None and next(iter(declared.iterentities()), None) is not None:
        raise input_error("feed", name, reason="it declares entities, which can be made to grow without end")
    if any(entry.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for entry in parser.error_log):
        raise input_error("feed", name, reason="it is nested too deep")
    return root


def _repaired(raw: bytes) -> bytes:
    """The feed with every & that begins no reference of XML written as one, outside of CDATA: the parser
    would drop what follows it, and most often that is the rest of an address."""
    if raw.startswith(_WIDE):
        return raw
    first, *others = raw.split(b"<![CDATA[")
    parts = [_referenced(first)]
    for other in others:
        inner, end, outer = other.partition(b"]]>")
        parts += [b"<![CDATA[", inner, end, _referenced(outer)]
    return b"".join(parts)


def _referenced(markup: bytes) -> bytes:
    return _BARE.sub(b"&amp;", _NAMED.sub(_numbered, markup)) if b"&" in markup else markup


def _numbered(found: re.Match[bytes]) -> bytes:
    """A character that HTML has a name for, as XML writes it."""
    plain = html5.get(found.group(1).decode("ascii") + ";")
    return "".join(f"&#{ord(one)};" for one in plain).encode("ascii") if plain else found.group()


def _known(charset: str | None) -> bool:
    try:
        return charset is not None and codecs.lookup(charset) is not None
    except LookupError:
        return False


def _item(element: Any, address: str | None) -> FeedItem | None:
    """None for an item that tells nothing at all."""
    told: dict[str, str] = {}
    links: list[str] = []
    for child in element.iterchildren(etree.Element):
        local, text = _local(child), _text(child)
        if local == "link":
            links += _links(child, text)
        elif local == "guid" and text.startswith(_ADDRESS) and child.get("isPermaLink") != "false":
            told.setdefault("permalink", text)
            told.setdefault("id", text)
        elif local in ("guid", "id"):
            told.setdefault("id", text)
        elif text:
            told.setdefault(local, text)
    about = element.get(_RDF, "")
    candidates = (told.get("origlink", ""), *links, told.get("permalink", ""), about)
    found = next(filter(None, (_resolved(one, element, address) for one in candidates)), None)
    key = told.get("id") or about or found
    if not key:
        return None
    return FeedItem(
        key=key if len(key) <= _LONGEST else sha256(key.encode("utf-8", "replace")).hexdigest(),
        address=found,
        title=told["title"][:_LONGEST] if "title" in told else None,
        published=next(filter(None, (published_form(told[name]) for name in _DATES if name in told)), None),
    )


def _links(link: Any, text: str) -> Iterator[str]:
    """The address of the item itself that a <link> of RSS or Atom gives."""
    if link.get("href") is None:
        yield text
    elif link.get("rel", "alternate") == "alternate":
        yield link.get("href").strip()


def _resolved(told: str, element: Any, address: str | None) -> str | None:
    if not told:
        return None
    try:
        found = urljoin(element.base or address or "", told)
    except ValueError:
        return None
    return found if found.lower().startswith(_ADDRESS) else None


def _local(element: Any) -> str:
    tag: str = element.tag
    return tag.rpartition("}")[2].lower()


def _text(element: Any) -> str:
    return _SPACE.sub(" ", "".join(element.itertext())).strip()
