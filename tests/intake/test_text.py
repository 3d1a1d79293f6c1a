from __future__ import annotations

import codecs
import gzip
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.intake import Limits, documents
from onrecord.schema import Document, Failure
from tests.intake.pages import FRENCH, SENTENCES

STORY = "\n\n".join(SENTENCES)


def read(raw: bytes, tmp_path: Path, name: str = "story.txt", **settings: str) -> Document | Failure:
    path = tmp_path / name
    path.write_bytes(raw)
    (found,) = documents([str(path)], language=settings.get("language"))
    return found


def text_of(found: Document | Failure) -> str:
    assert isinstance(found, Document), found
    return found.report.text


@pytest.mark.parametrize(
    "text", [STORY, STORY.replace("\n", "\r\n"), f"\t {STORY}\n\n \n", STORY.replace("\n\n", "\u2028\x0c\r")]
)
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_text_is_kept_character_for_character(tmp_path: Path, text: str, encoding: str) -> None:
    assert text_of(read(text.encode(encoding), tmp_path)) == text


def test_big_endian_with_its_mark(tmp_path: Path) -> None:
    assert text_of(read(codecs.BOM_UTF16_BE + STORY.encode("utf-16-be"), tmp_path)) == STORY


@pytest.mark.parametrize("encoding", ["latin-1", "cp1252"])
def test_western_text_without_a_mark(tmp_path: Path, encoding: str) -> None:
    text = "The café owner, Zoë Müller, said the repairs would cost £5,000 and that the mayor had agreed."
    assert text_of(read(text.encode(encoding), tmp_path)) == text


def test_a_document_tells_what_it_came_from(tmp_path: Path) -> None:
    raw = STORY.encode("utf-8-sig")
    found = read(raw, tmp_path)
    assert isinstance(found, Document)
    assert (found.raw, found.media_type) == (raw, "text/plain")
    assert found.report.input == str(tmp_path / "story.txt")
    assert (found.report.title, found.report.published, found.report.language) == (None, None, "en")
    assert found.extractor.name == "onrecord-text"
    assert found.extractor.settings == {"encoding": "utf-8-sig"}


def test_gzip_is_unpacked_whatever_the_name(tmp_path: Path) -> None:
    packed = gzip.compress(STORY.encode())
    for name in ("story.txt.gz", "story.txt", "story"):
        found = read(packed, tmp_path, name)
        assert text_of(found) == STORY
        assert isinstance(found, Document)
        assert found.raw == STORY.encode()


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"", "empty"),
        (b" \r\n\t", "empty"),
        (codecs.BOM_UTF8, "empty"),
        (gzip.compress(b""), "empty"),
        (gzip.compress(STORY.encode())[:-12], "gzip"),
        (gzip.compress(STORY.encode())[:40] + b"?" * 60, "gzip"),
        (b"%PDF-1.7 words", "binary"),
        (b"\x89PNG\r\n\x1a\n", "binary"),
        (STORY.encode() + b"\0", "binary"),
        (STORY.encode() * 20 + b"\0", "nul"),
        (bytes(range(1, 32)) * 30, "binary"),
        (codecs.BOM_UTF16_LE + b"a\0b", "encoding"),
        (FRENCH.encode(), "language"),
    ],
)
def test_what_cannot_be_taken_is_a_named_failure(tmp_path: Path, raw: bytes, code: str) -> None:
    found = read(raw, tmp_path)
    assert isinstance(found, Failure)
    assert (found.code, found.input) == (code, str(tmp_path / "story.txt"))
    assert found.message


def test_a_text_over_the_limit_is_a_failure_and_one_at_it_is_read() -> None:
    raw = STORY.encode()
    for limit, kind in ((len(raw), Document), (len(raw) - 1, Failure)):
        (found,) = documents(["-"], stdin=io.BytesIO(raw), limits=Limits(text_bytes=limit))
        assert isinstance(found, kind)


@given(
    st.text(
        st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"], include_characters="\n\r\t"), min_size=1
    )
)
def test_any_text_in_english_stays_as_it_is(text: str) -> None:
    (found,) = documents(["-"], stdin=io.BytesIO(b"Said: " + text.encode()), language="en")
    assert text_of(found) == "Said: " + text
