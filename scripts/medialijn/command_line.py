"""What the commands have in common: options, exit codes, and the way they begin."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path

import click

from medialijn.dates import build_day
from medialijn.reports import as_text
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.loading import load
from medialijn.whole_files import write_whole

FOUND_PROBLEMS, COULD_NOT_JUDGE = 1, 2
PROJECT = click.option(
    "--project",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path(),
    help="The folder that holds medialijn.yml, else this one.",
)


def _day(_: click.Context, __: click.Parameter, value: str | None) -> str:
    try:
        return build_day(value)
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a day; write it as 2026-11-21") from None


def _note(_: click.Context, __: click.Parameter, value: str) -> str:
    try:
        value.encode()
    except UnicodeEncodeError:
        raise click.BadParameter("this is not UTF-8") from None
    if not value.strip():
        raise click.BadParameter("say why, in a sentence that others understand next year")
    return value.strip()


TODAY = click.option(
    "--today", metavar="DAY", callback=_day, help="The day by which to judge and record, as yyyy-mm-dd, else today."
)
NOTE = click.option("--note", required=True, callback=_note, help="Why, in a sentence that stays with the decision.")


def catalogue_of(project: Path, today: str, *, otherwise: int = FOUND_PROBLEMS) -> Catalogue:
    """The catalogue of a project without errors; prints them and ends the program when there are any.

    The exit code is then `otherwise`, or 2 when there was too little to judge.
    """
    loaded = load(project, today, lint=False)
    if loaded.catalogue is None:
        click.echo(as_text(loaded.diagnostics, None, None, loaded.language), err=True)
        sys.exit(otherwise if loaded.is_judged else COULD_NOT_JUDGE)
    return loaded.catalogue


def write_and_name(contents: Mapping[Path, bytes], *, err: bool = False) -> None:
    """Write all files and print their names, with `err` apart from what the command itself prints."""
    for file in write_whole(contents):
        click.echo(file.as_posix(), err=err)
