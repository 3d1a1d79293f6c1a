"""What `import onrecord` offers; a name goes only with a new major version."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import onrecord

FACE = [
    "Actor",
    "Failure",
    "InputError",
    "NewerRecord",
    "NoRecord",
    "NotARecord",
    "NotInRecord",
    "OnrecordError",
    "Place",
    "Reader",
    "Reading",
    "Record",
    "RecordError",
    "Relater",
    "Report",
    "Role",
    "Span",
    "Statement",
    "Support",
    "Time",
    "UsageError",
    "__version__",
]


def test_the_names_are_these() -> None:
    assert onrecord.__all__ == FACE
    assert set(FACE) <= set(dir(onrecord))


@pytest.mark.parametrize("name", FACE)
def test_each_name_is_there(name: str) -> None:
    found = getattr(onrecord, name)
    assert name == "__version__" or found.__name__ == name


def test_an_unknown_name_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="Podium"):
        _ = onrecord.Podium


def test_the_version_is_the_packages() -> None:
    project = Path(__file__).parents[1] / "pyproject.toml"
    assert onrecord.__version__ == tomllib.loads(project.read_text(encoding="utf-8"))["project"]["version"]


def test_every_error_is_an_onrecord_error() -> None:
    errors = [
        getattr(onrecord, name) for name in FACE if name.endswith(("Error", "Record")) and name != "Record"
    ]
    assert len(errors) == 8
    assert all(issubclass(error, onrecord.OnrecordError) for error in errors)


def test_importing_it_loads_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import onrecord; print(*set(sys.modules) - before)"
    told = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    loaded = set(told.stdout.split())
    assert "onrecord" in loaded
    assert not {name for name in loaded if name.startswith("onrecord.")}
    assert {name.split(".")[0] for name in loaded} <= {"onrecord", *sys.stdlib_module_names}


def test_a_star_import_gives_all_of_it() -> None:
    names: dict[str, object] = {}
    exec("from onrecord import *", names)
    assert set(FACE) <= set(names)
