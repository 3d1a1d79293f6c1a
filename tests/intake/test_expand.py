from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.intake import expand
from onrecord.intake.expand import printable
from onrecord.schema import Failure


def made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("words")
    return folder


def names(found: list[str | Failure], folder: Path) -> list[str]:
    return [item.code if isinstance(item, Failure) else str(Path(item).relative_to(folder)) for item in found]


def test_a_folder_gives_its_readable_files_sorted(tmp_path: Path) -> None:
    made(tmp_path, "b/z.txt", "b/a.html.gz", "a.jsonl", "C.HTM", "skip.bin", ".hidden.txt", ".git/x.txt")
    assert names(expand([str(tmp_path)]), tmp_path) == ["C.HTM", "a.jsonl", "b/a.html.gz", "b/z.txt"]


def test_inputs_keep_their_order_and_repeat(tmp_path: Path) -> None:
    made(tmp_path, "a.txt", "b.bin")
    a, b = str(tmp_path / "a.txt"), str(tmp_path / "b.bin")
    assert expand([b, "-", a, a]) == [b, "-", a, a]


def test_patterns_give_what_they_match_sorted(tmp_path: Path) -> None:
    made(tmp_path, "b.txt", "a.txt", "sub/c.txt", "sub/d.html")
    assert names(expand([f"{tmp_path}/*.txt"]), tmp_path) == ["a.txt", "b.txt"]
    assert names(expand([f"{tmp_path}/**/*.txt"]), tmp_path) == ["a.txt", "b.txt", "sub/c.txt"]
    assert names(expand([f"{tmp_path}/s*"]), tmp_path) == ["sub/c.txt", "sub/d.html"]
    every = names(expand([f"{tmp_path}/**"]), tmp_path)
    assert every == ["a.txt", "b.txt", "sub/c.txt", "sub/d.html"]


def test_a_file_that_is_named_like_a_pattern_is_itself(tmp_path: Path) -> None:
    made(tmp_path, "a[1].txt", "a1.txt")
    assert names(expand([f"{tmp_path}/a[1].txt"]), tmp_path) == ["a[1].txt"]


@pytest.mark.parametrize(
    ("name", "code"), [("none.txt", "missing"), ("n*.txt", "no-match"), ("empty", "empty-folder")]
)
def test_what_gives_no_file_is_a_failure_in_its_place(tmp_path: Path, name: str, code: str) -> None:
    made(tmp_path, "a.txt")
    (tmp_path / "empty" / "deeper").mkdir(parents=True)
    found = expand([str(tmp_path / name), str(tmp_path / "a.txt")])
    assert names(found, tmp_path) == [code, "a.txt"]
    first = found[0]
    assert isinstance(first, Failure)
    assert first.input == str(tmp_path / name)


def test_a_link_back_to_its_own_folder_is_not_followed(tmp_path: Path) -> None:
    made(tmp_path, "a.txt")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert names(expand([str(tmp_path)]), tmp_path) == ["a.txt"]


def test_a_name_that_is_no_utf8_can_be_printed() -> None:
    assert printable("news\udcff.txt").encode("utf-8") == b"news\\udcff.txt"
