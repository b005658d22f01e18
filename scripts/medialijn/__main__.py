"""The program `medialijn`: its commands, of which the report about coverage starts without what the others need."""

from __future__ import annotations

import atexit
import gc
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

_OTHERS = "medialijn.cli"
_ALONE = {"coverage": "medialijn.coverage_commands"}


class _Program(click.Group):
    """A group that loads a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted((*_ALONE, *self._others().list_commands(ctx)))

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in _ALONE:
            command: click.Command = getattr(import_module(_ALONE[cmd_name]), cmd_name)
            return command
        return self._others().get_command(ctx, cmd_name)

    def invoke(self, ctx: click.Context) -> Any:
        """What the command gives; a file or folder that the computer refuses is told in one line."""
        try:
            return super().invoke(ctx)
        except OSError as error:
            if error.filename is None:
                raise
            raise click.ClickException(f"{error.filename}: {error.strerror}") from None

    @staticmethod
    def _others() -> click.Group:
        group: click.Group = import_module(_OTHERS).main
        return group


@click.group(cls=_Program)
def main() -> None:
    """Check the sources of a Medialijn site, and make things of them."""


def run() -> None:
    """Run the program as a process of its own, without a search for unused cycles in what it reads.

    A command keeps nearly all that it reads until it ends: the search takes a sixth of its time and frees next to
    nothing. Freezing at the end spares one last search through everything.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            _speak_utf8(stream)
    gc.disable()
    atexit.register(gc.freeze)
    main()


def _speak_utf8(stream: TextIOWrapper) -> None:
    """Let a stream take every character: a file or another program gets UTF-8, also where Windows has another habit."""
    stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


if __name__ == "__main__":
    run()
