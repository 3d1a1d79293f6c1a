"""docs/commands.md has every command and every option, and nothing that is not there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
import typer.main
from typer.core import TyperGroup

from onrecord.cli.app import app

DOCUMENT = (Path(__file__).parents[1] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(
    re.findall(r"^## onrecord ([\w-]+(?: \w+)?)\n(.*?)(?=^## |\Z)", DOCUMENT, re.MULTILINE | re.DOTALL)
)


def _commands(group: TyperGroup, name: str = "") -> Iterator[tuple[str, Any]]:
    """Commands by name, in the order of --help, those of a group as "claim merge"."""
    for own in group.list_commands(typer.Context(group)):
        command = group.commands[own]
        if isinstance(command, TyperGroup):
            yield from _commands(command, f"{name}{own} ")
        else:
            yield f"{name}{own}", command


_group = typer.main.get_command(app)
assert isinstance(_group, TyperGroup)
COMMANDS = dict(_commands(_group))
GLOBAL = {option for parameter in _group.params for option in parameter.opts} - {"--help", "-h"}


def test_the_sections_are_the_commands() -> None:
    assert list(SECTIONS) == list(COMMANDS)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_a_section_has_an_example_and_no_unknown_option(name: str) -> None:
    assert f"    onrecord {name}" in SECTIONS[name]
    known = {option for parameter in COMMANDS[name].params for option in parameter.opts} | GLOBAL
    assert set(re.findall(r"(?<![\w-])--[a-z]+(?:-[a-z]+)*", SECTIONS[name])) <= known


@pytest.mark.parametrize("name", list(COMMANDS))
def test_help_has_an_example(name: str) -> None:
    assert re.search(rf"Examples?:\n.*onrecord {name}", COMMANDS[name].help or "", re.DOTALL)


@pytest.mark.parametrize("name", list(COMMANDS))
def test_options_of_a_command_stand_in_the_document(name: str) -> None:
    long = {
        max(parameter.opts, key=len) for parameter in COMMANDS[name].params if parameter.opts[0][0] == "-"
    }
    shared = {"--help", "--json", "--language", "--workers", "--limit", "--since", "--until", "--output"}
    assert {option for option in long if option not in SECTIONS[name]} <= shared
    assert all(option in DOCUMENT for option in long - {"--help", "--output"})


def test_options_for_all_commands_are_documented() -> None:
    assert all(f"`{option}" in DOCUMENT for option in GLOBAL)
