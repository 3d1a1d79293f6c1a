from __future__ import annotations

import json
import sys
from pathlib import Path

import duckdb
import pytest

from onrecord.cli.group import ERROR
from tests.cli.conftest import Invoke


@pytest.fixture
def filled(news: Path, invoke: Invoke) -> Invoke:
    assert invoke("add", "news").exit_code == 0
    return invoke


def test_parquet_is_a_folder_of_tables(filled: Invoke, place: Path) -> None:
    result = filled("export", "--format", "parquet", "--out", "tables")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "Written: tables" in result.stderr
    question = f"select publisher from '{place}/tables/reports.parquet' where title = 'Quay shut'"
    assert duckdb.sql(question).fetchall() == [("Coast Herald",)]


def test_parquet_without_a_folder_says_how_to_name_one(filled: Invoke) -> None:
    result = filled("export", "--format", "parquet")
    assert result.exit_code != 0 and "--out" in result.stderr


def test_parquet_without_pyarrow_says_how_to_get_it(filled: Invoke, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = filled("export", "--format", "parquet", "--out", "tables")
    assert result.exit_code == ERROR
    assert "pip install 'onrecord[parquet]'" in result.stderr


def test_geojson_and_claims_are_json(filled: Invoke, place: Path) -> None:
    assert json.loads(filled("export", "--format", "geojson").stdout)["type"] == "FeatureCollection"
    assert filled("export", "--format", "claimreview", "--out", "claims.json").exit_code == 0
    assert "@graph" in json.loads((place / "claims.json").read_text(encoding="utf-8"))
