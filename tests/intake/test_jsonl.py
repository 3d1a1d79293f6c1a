from __future__ import annotations

import gzip
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import Limits, documents
from onrecord.schema import Document, Failure
from tests.intake.pages import FRENCH, SENTENCES

STORY = "  " + "\r\n".join(SENTENCES) + "\n"
ROW = {"text": STORY}


def read(raw: bytes, limits: Limits | None = None, language: str | None = None) -> list[Document | Failure]:
    return list(documents(["-"], stdin=io.BytesIO(raw), limits=limits or Limits(), language=language))


def only(row: Any) -> Document:
    (found,) = read(json.dumps(row).encode())
    assert isinstance(found, Document), found
    return found


def marks(found: list[Document | Failure]) -> list[tuple[str, str]]:
    return [
        (one.input, one.code) if isinstance(one, Failure) else (one.report.input, "read") for one in found
    ]


def test_a_row_gives_all_it_tells() -> None:
    row = {
        "id": "lindholt-7",
        "url": "https://quay.example/7",
        "title": "Old crane to go",
        "text": STORY,
        "published": "2031-04-02T08:15:00+02:00",
        "publisher": "Quay News",
        "author": "P. Sand",
        "desk": {"no": 4},
    }
    report = only(row).report
    assert {name: getattr(report, name) for name in row if name not in ("id", "desk")} == {
        name: value for name, value in row.items() if name not in ("id", "desk")
    }
    assert (report.input, report.extra, report.language) == ("lindholt-7", {"desk": {"no": 4}}, "en")


def test_names_of_rows() -> None:
    assert only({"doc": 7, **ROW}).report.input == "7"
    both = only({"doc": "d", "id": "i", **ROW}).report
    assert (both.input, both.extra) == ("i", {"doc": "d"})
    assert only({"id": "", **ROW}).report.input == "-:1"


def test_raw_is_the_line_as_it_stood() -> None:
    lines = [
        json.dumps(ROW).encode(),
        b' {"text" : ' + json.dumps(STORY, ensure_ascii=False).encode() + b"} ",
    ]
    found = read(b"\n\n".join(lines) + b"\r\n")
    assert marks(found) == [("-:1", "read"), ("-:3", "read")]
    assert [one.raw for one in found if isinstance(one, Document)] == lines


def test_raw_of_a_list_item_is_its_own_characters() -> None:
    items = [json.dumps({**ROW, "id": f"row-{n}"}, indent=n) for n in range(3)]
    found = read(f" [{items[0]} ,\n{items[1]},{items[2]} ]\n".encode("utf-8-sig"))
    assert marks(found) == [("row-0", "read"), ("row-1", "read"), ("row-2", "read")]
    assert [one.raw.decode() for one in found if isinstance(one, Document)] == items


def test_one_object_over_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "one.json.gz"
    path.write_bytes(gzip.compress(json.dumps(ROW, indent=2).encode()))
    assert marks(list(documents([str(path)]))) == [(str(path), "read")]


@pytest.mark.parametrize(
    ("line", "code"),
    [
        (b"{", "json"),
        (b'{"text": NaN}', "json"),
        (b"[" * 100_000, "json"),
        (b'{"n": ' + b"9" * 5000 + b"}", "json"),
        (b"7", "row"),
        (b'{"title": "none"}', "no-text"),
        (b'{"text": null}', "no-text"),
        (b'{"text": 7}', "row"),
        (b'{"text": "words", "title": 7}', "row"),
        (b'{"text": ""}', "empty"),
        (b'{"text": "half \\ud83d of a pair"}', "surrogate"),
        (b'{"text": "words", "title": "\\udc00"}', "surrogate"),
        (b'{"text": "words", "x": {"y": ["\\udc00"]}}', "surrogate"),
        (b'{"text": "words", "\\udc00": 1}', "surrogate"),
        (b'{"text": "nul \\u0000 here"}', "nul"),
        (b'{"text": "caf\xe9"}', "encoding"),
        (json.dumps({"text": FRENCH}).encode(), "language"),
        (b'{"text": "' + b"x" * 3000 + b'"}', "too-large"),
    ],
)
def test_a_bad_row_is_a_failure_and_the_others_are_read(line: bytes, code: str) -> None:
    good = json.dumps(ROW).encode()
    found = read(b"\n".join([good, line, good]), Limits(text_bytes=2500) if code == "too-large" else None)
    assert marks(found) == [("-:1", "read"), ("-:2", code), ("-:3", "read")]


def test_a_whole_pair_is_a_character() -> None:
    assert only({"text": STORY + "\U0001f6a2"}).report.text == STORY + "\U0001f6a2"


def test_an_id_with_half_a_pair_can_be_printed() -> None:
    (found,) = read(b'{"id": "\\ud83d", "text": "words"}')
    assert marks([found]) == [("\\ud83d", "surrogate")]


@pytest.mark.parametrize("cut", ["[{}", "[{},", "[{} {}]", "[{}] 7", "[{},,{}]"])
def test_a_broken_list_is_a_failure(cut: str) -> None:
    item = json.dumps(ROW)
    found = read(cut.replace("{}", item).encode())
    assert marks(found)[-1] == ("-", "json")
    assert marks(found)[0] == ("-:1", "read")


def test_an_empty_list_and_an_empty_file_hold_no_text() -> None:
    assert marks(read(b"[]")) == marks(read(b"")) == [("-", "empty")]


def test_utf16_is_asked_to_be_utf8(tmp_path: Path) -> None:
    path = tmp_path / "wide.jsonl"
    path.write_bytes(json.dumps(ROW).encode("utf-16"))
    assert marks(list(documents([str(path)]))) == [(str(path), "encoding")]


def test_truncated_gzip_gives_the_rows_before_it(tmp_path: Path) -> None:
    path = tmp_path / "rows.jsonl.gz"
    rows = b"".join(json.dumps({"id": n, "text": f"{n} {STORY}"}).encode() + b"\n" for n in range(300))
    path.write_bytes(gzip.compress(rows)[:-8])
    found = marks(list(documents([str(path)])))
    assert found[0] == ("0", "read")
    assert found[-1] == (str(path), "gzip")
    assert len(found) == 301


def test_rows_are_read_as_they_are_asked_for() -> None:
    class Endless(io.RawIOBase):
        def readable(self) -> bool:
            return True

        def read(self, size: int = -1) -> bytes:
            return json.dumps(ROW).encode() + b"\n"

    found = documents(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert marks([next(found) for _ in range(200)])[-1] == ("-:200", "read")


@pytest.mark.parametrize(
    ("told", "published", "kept"),
    [
        ("2031-04-02", "2031-04-02", False),
        ("2031-04-02T08:15:00Z", "2031-04-02T08:15:00Z", False),
        ("2031-04-02 08:15:00+0200", "2031-04-02T08:15:00+02:00", False),
        ("2031-04-02T08:15:00", "2031-04-02", False),
        ("Wed, 02 Apr 2031 08:15:00 +0200", "2031-04-02T08:15:00+02:00", False),
        ("last spring", None, True),
        ("2031-13-45", None, True),
        ("", None, False),
    ],
)
def test_published_is_a_day_or_a_time_with_offset(told: str, published: str | None, kept: bool) -> None:
    report = only({**ROW, "published": told}).report
    assert report.published == published
    assert report.extra == ({"published": told} if kept else {})


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)


@given(st.dictionaries(st.sampled_from(["id", "doc", "text", "title", "published", "x", "url"]), VALUES))
def test_any_object_gives_one_document_or_failure(row: dict[str, Any]) -> None:
    (found,) = read(json.dumps(row).encode(), language="en")
    if isinstance(found, Document):
        assert found.report.text == row["text"]
        assert len(found.report.id) == 64
