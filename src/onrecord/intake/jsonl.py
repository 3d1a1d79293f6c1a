"""JSONL, a JSON list or one JSON object to reports, each row one."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterator
from typing import Any, BinaryIO, NoReturn

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.errors import InputError
from onrecord.intake.decoding import decoded
from onrecord.intake.expand import printable
from onrecord.intake.limits import Limits
from onrecord.intake.lines import lines
from onrecord.intake.packed import Peekable, whole
from onrecord.intake.published import published_form
from onrecord.intake.version import own_version
from onrecord.messages import failure, input_error
from onrecord.schema import Document, Extractor, Failure, Report

_SPACE = re.compile(r"[ \t\r\n]*")
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


class Row(BaseModel):
    """A row as it may be given; other keys go to Report.extra unchanged."""

    model_config = ConfigDict(extra="allow", strict=True, frozen=True)

    text: str
    id: str | int | None = None
    doc: str | int | None = None
    url: str | None = None
    title: str | None = None
    published: str | None = None
    publisher: str | None = None
    author: str | None = None


def json_documents(
    stream: Peekable, name: str, limits: Limits, one_object: bool
) -> Iterator[Document | Failure]:
    """The rows of the stream, in order, read as they are asked for; a bad row is a Failure in its place.

    A stream that begins with "[" is a list, another is JSONL; `one_object` (a .json file) allows an
    object over several lines. A row's input is its id or doc, else NAME:LINE, in a list NAME:NUMBER,
    both from 1. Raises InputError where reading cannot go on.
    """
    start = stream.peek(1024)
    if start.startswith(_UTF16):
        raise input_error("encoding", name, encoding="UTF-8, as JSON must be")
    start = start.removeprefix(codecs.BOM_UTF8).lstrip()
    if start.startswith(b"[") or one_object:
        yield from _from_whole(stream, name, limits)
    else:
        yield from _from_lines(stream, name, limits)


def _from_lines(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Document | Failure]:
    for number, raw in lines(stream, limits.text_bytes):
        place = f"{name}:{number}"
        if raw is None:
            yield failure("too-large", place, limit=limits.text_bytes, what="line")
        elif raw.strip():
            try:
                yield _document(_loaded(raw, place), raw, place)
            except InputError as error:
                yield Failure(input=error.input, code=error.code, message=error.message)


def _from_whole(stream: BinaryIO, name: str, limits: Limits) -> Iterator[Document | Failure]:
    """Value after value, so that one that breaks off leaves those before it read."""
    raw = whole(stream, name, limits.json_bytes, "JSON document")
    if raw.count(b",") > limits.json_commas:
        raise input_error("too-many-values", name, limit=limits.json_commas)
    text, encoding = decoded(raw, name)
    if not encoding.startswith("utf-8"):
        raise input_error("encoding", name, encoding="UTF-8, as JSON must be")
    in_list = text.lstrip().startswith("[")
    for number, (value, part) in enumerate(_values(text, name, in_list), start=1):
        place = f"{name}:{number}" if in_list or number > 1 else name
        try:
            yield _document(value, part.encode("utf-8"), place)
        except InputError as error:
            yield Failure(input=error.input, code=error.code, message=error.message)


def _values(text: str, name: str, in_list: bool) -> Iterator[tuple[Any, str]]:
    """The values of a list, or those that stand one after another, each with its own characters."""
    at = _past_space(text, 0)
    closed = not in_list
    if in_list:
        at = _past_space(text, at + 1)
        if text[at : at + 1] == "]":
            closed, at = True, _past_space(text, at + 1)
    while at < len(text):
        if closed and in_list:
            raise input_error("json", name, reason=f"more after the list, at character {at}")
        value, end = _value(text, at, name)
        yield value, text[at:end]
        at = _past_space(text, end)
        if in_list:
            mark, at = text[at : at + 1], _past_space(text, at + 1)
            if mark not in (",", "]"):
                raise input_error("json", name, reason=f"no comma after the list's item, at character {end}")
            closed = mark == "]"
    if not closed:
        raise input_error("json", name, reason="the list is not closed")


def _value(text: str, at: int, name: str) -> tuple[Any, int]:
    try:
        return _DECODER.raw_decode(text, at)
    except (ValueError, RecursionError) as error:
        raise input_error("json", name, reason=error) from error


def _past_space(text: str, at: int) -> int:
    found = _SPACE.match(text, at)
    return at if found is None else found.end()


def _loaded(raw: bytes, place: str) -> Any:
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError as error:
        raise input_error("encoding", place, encoding="UTF-8, as JSON must be") from error
    try:
        return _DECODER.decode(text)
    except (ValueError, RecursionError) as error:
        raise input_error("json", place, reason=error) from error


def _no_number(told: str) -> NoReturn:
    raise ValueError(f"{told} is no JSON number")


_DECODER = json.JSONDecoder(parse_constant=_no_number)


def _document(value: Any, raw: bytes, place: str) -> Document:
    if not isinstance(value, dict):
        raise input_error("row", place, field="the row", reason='give an object, such as {"text": "..."}')
    name = next((str(value[key]) for key in ("id", "doc") if value.get(key) not in (None, "")), place)
    name = printable(name)
    _check_surrogates(value, raw, name)
    if value.get("text") is None:
        raise input_error("no-text", name)
    try:
        row = Row.model_validate(value)
    except ValidationError as error:
        first = error.errors()[0]
        raise input_error("row", name, field=f'"{first["loc"][0]}"', reason=first["msg"]) from error
    return Document(report=_report(row, name), raw=raw, media_type="application/json", extractor=_extractor())


def _report(row: Row, name: str) -> Report:
    extra = dict(row.model_extra or {})
    published = published_form(row.published or "")
    if row.published and published is None:
        # A day that cannot be read is none; what was written stays to be looked at.
        extra["published"] = row.published
    if row.id not in (None, "") and row.doc is not None:
        extra["doc"] = row.doc
    declared = extra.get("language")
    return Report(
        text=row.text,
        input=name,
        title=row.title or None,
        publisher=row.publisher or None,
        author=row.author or None,
        url=row.url or None,
        language=declared if isinstance(declared, str) else None,
        published=published,
        extra=extra,
    )


def _check_surrogates(row: dict[str, Any], raw: bytes, name: str) -> None:
    # The bytes are UTF-8, so that only an escape can make one.
    if b"\\u" not in raw:
        return
    for key, value in row.items():
        try:
            json.dumps([key, value], ensure_ascii=False).encode("utf-8")
        except UnicodeEncodeError as error:
            raise input_error("surrogate", name, field=f'"{printable(key)}"') from error


def _extractor() -> Extractor:
    return Extractor(name="onrecord-jsonl", version=own_version())
