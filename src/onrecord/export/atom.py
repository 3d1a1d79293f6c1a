"""An Atom feed (RFC 4287) of what changed.

Ids are made from the ids of claim and report alone, so that a feed reader tells what it has seen, and
moments are those at which the record got a report. The feed names no address but those of reports whose
name is one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, datetime
from uuid import UUID, uuid5
from xml.etree import ElementTree

from onrecord.schema.change import Change
from onrecord.schema.position import Position

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
MEDIA_TYPE = "application/atom+xml"

# Ids of entries are name-based UUIDs (RFC 9562, version 5) in this namespace, which is a random one.
_NAMESPACE = UUID("cd9c89bd-6641-4c3b-8f38-55ebbe99ad6c")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^`]+", re.IGNORECASE)
# What XML 1.0 cannot hold, not even escaped (https://www.w3.org/TR/xml/#charsets).
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def feed(changes: Iterable[Change], *, name: str, since: datetime) -> str:
    """The feed as XML text, the newest change first; to be written as UTF-8.

    `name` tells the feed of one record from that of another (it is its title and makes its id); `since`
    is the moment from which changes were asked for, and the feed's own where there are none.
    """
    newest_first = sorted(
        changes, key=lambda one: (-one.recorded.timestamp(), one.published or "", one.report, one.claim.id)
    )
    root = ElementTree.Element("feed", {"xmlns": ATOM})
    _add(root, "id", _urn(f"feed {name}"))
    _add(root, "title", f"Claims on record: {name}")
    _add(root, "updated", _moment(max((one.recorded for one in newest_first), default=since)))
    _add(_add(root, "author"), "name", "onrecord")
    _add(root, "generator", "onrecord")
    for change in newest_first:
        _add_entry(root, change)
    ElementTree.indent(root, space=" ")
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _add_entry(root: ElementTree.Element, change: Change) -> None:
    entry = _add(root, "entry")
    _add(entry, "id", _urn(f"change {change.claim.id} {change.report}"))
    _add(entry, "title", f"{_status_words(change)}: {change.claim.sentence}")
    _add(entry, "updated", _moment(change.recorded))
    for actor in dict.fromkeys(position.actor for position in change.positions):
        _add(entry, "category", term=actor)
    if _ADDRESS.fullmatch(change.input):
        _add(entry, "link", rel="related", href=change.input)
    content = _add(entry, "content", type="xhtml")
    inside = _add(content, "div", xmlns=XHTML)
    _add(inside, "p", change.claim.sentence)
    _add(inside, "p", f"Status: {_status_words(change)}.")
    listed = _add(inside, "ul") if change.positions else inside
    for position in change.positions:
        _add_position(listed, position)
    _add(inside, "p", f"Because of: {_report_words(change)}.")


def _add_position(listed: ElementTree.Element, position: Position) -> None:
    item = _add(listed, "li")
    day = f", {position.day}" if position.day else ""
    ruled = " (set by a person)" if position.ruling else ""
    _add(item, "p", f"{position.actor} {position.label}{day}{ruled}:")
    _add(_add(item, "blockquote"), "p", position.evidence.words)
    _add(item, "p", f"{position.evidence.input}, statement {position.evidence.statement}")


def _status_words(change: Change) -> str:
    return change.after if change.before == change.after else f"{change.before} → {change.after}"


def _report_words(change: Change) -> str:
    told = (change.title, change.publisher, change.published, change.input)
    return ", ".join(part for part in told if part)


def _add(above: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    """A new element at the end of `above`, with what XML cannot hold replaced."""
    told = {name: _holdable(value) for name, value in attributes.items()}
    element = ElementTree.SubElement(above, tag, told)
    element.text = _holdable(text)
    return element


def _holdable(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)


def _urn(name: str) -> str:
    return f"urn:uuid:{uuid5(_NAMESPACE, name)}"


def _moment(when: datetime) -> str:
    """RFC 3339, in UTC, to the second."""
    return when.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
