"""The command line. A command is imported when it is called: every process of the office starts with one of them."""

import sys
from collections.abc import Mapping
from importlib import import_module
from types import MappingProxyType

import click

from web.collecting import look_seldom
from web.logs import configure

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "serve": "web.commands.serve:serve",
        "work": "web.commands.work:work",
        "web": "web.commands.web:web",
        "rebuild": "web.commands.rebuild:rebuild",
        "recompute": "web.commands.recompute:recompute_record",
        "replay": "web.commands.replay:replay",
        "sample": "web.commands.sample:sample",
        "open": "web.commands.open:open_for_work",
        "account": "web.commands.accounts:account",
        "token": "web.commands.accounts:token",
        "identity": "web.commands.identities:identity",
        "demo": "web.commands.demo:demo",
        "keys": "web.commands.keys:keys",
        "ledger": "web.commands.ledger:ledger",
        "witness": "web.commands.witness:witness",
        "verify": "web.commands.verify:verify",
        "certificates": "web.commands.certificates:certificates",
        "bundle": "web.commands.bundle:bundle",
        "confirmation": "web.commands.confirmation:confirmation",
    }
)
"""Each command, and where it stands."""


class Commands(click.Group):
    """The commands of the register above."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Every name, in the order of the register."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, or nothing."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(
    cls=Commands, help="상생 Sangsaeng: the case office of the public procurement win-win cooperation support program."
)
def main() -> None:
    """Run a command of the office."""
    configure()
    look_seldom()


if __name__ == "__main__":
    sys.exit(main())
