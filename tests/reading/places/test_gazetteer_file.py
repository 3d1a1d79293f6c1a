"""The gazetteer's file: what goes in comes out; what is none is refused."""

from array import array
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.places.gazetteer_file import opened, packed


@given(
    st.lists(st.integers(0, 2**32 - 1)),
    st.lists(st.integers(0, 2**16 - 1)),
    st.binary(),
    st.lists(st.floats(width=32, allow_nan=False)),
)
def test_columns_come_back(
    tmp_path_factory: pytest.TempPathFactory,
    wide: list[int],
    narrow: list[int],
    raw: bytes,
    real: list[float],
) -> None:
    path = tmp_path_factory.mktemp("gazetteer") / "file"
    path.write_bytes(
        packed(
            {
                "wide": ("I", array("I", wide).tobytes()),
                "narrow": ("H", array("H", narrow).tobytes()),
                "raw": ("B", raw),
                "real": ("f", array("f", real).tobytes()),
            }
        )
    )
    columns = opened(path)
    assert list(columns.whole["wide"]) == wide
    assert list(columns.whole["narrow"]) == narrow
    assert bytes(columns.whole["raw"]) == raw
    assert list(columns.fractions["real"]) == real


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 something else, and long enough to hold a header"])
def test_what_is_no_gazetteer_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(ValueError):
        opened(path)
