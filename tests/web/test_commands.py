"""The register of commands: each stands in a file of its own and is found by its name."""

from pathlib import Path

import click
import pytest
from click.testing import CliRunner

import web.commands
from web.command_line import COMMANDS, main

SHARED = {"__init__", "asked", "opened"}


def test_every_file_of_commands_is_in_the_register() -> None:
    files = {path.stem for path in Path(web.commands.__path__[0]).glob("*.py")} - SHARED
    assert files == {place.split(":")[0].removeprefix("web.commands.") for place in COMMANDS.values()}


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_is_found_under_the_name_it_gives_itself(name: str) -> None:
    command = main.get_command(click.Context(main), name)
    assert command
    assert command.name == name
    assert command.help


def test_what_is_no_command_is_said_to_be_none() -> None:
    answer = CliRunner().invoke(main, ["play"])
    assert answer.exit_code == 2
    assert "No such command 'play'" in answer.output
