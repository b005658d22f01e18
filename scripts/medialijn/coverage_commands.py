"""The command `medialijn coverage`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import click

from medialijn.command_line import COULD_NOT_JUDGE, FOUND_PROBLEMS, PROJECT, TODAY, catalogue_of, write_and_name
from medialijn.coverage import NothingInViewError, Report, View, cover
from medialijn.coverage.gate import Gate, OtherFiltersError, failures
from medialijn.coverage.ladder import COUNTED, Measured
from medialijn.coverage.report import as_json, read_json
from medialijn.packages import console_text, csv_files, workbook
from medialijn.packages.console import gate_lines
from medialijn.pages.words import Words, read_words
from medialijn.sources.lesson import Subject
from medialijn.sources.needs import AUDIENCES, Audience
from medialijn.whole_files import NotWrittenError

_FORMATS = ("text", "json", "xlsx", "csv")


def _earlier(_: click.Context, __: click.Parameter, value: Path | None) -> Report | None:
    if value is None:
        return None
    try:
        return read_json(value.read_text("utf-8"))
    except (OSError, ValueError):
        raise click.BadParameter(f"{value} is not a coverage.json that this version can read") from None


@click.command()
@PROJECT
@TODAY
@click.option("--format", "form", type=click.Choice(_FORMATS), default="text", help="The form of the report.")
@click.option(
    "--out",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder to write into; without it the report is printed. A workbook needs one.",
)
@click.option("--year", type=click.IntRange(1, 8), help="Only this school year, or group in primary education.")
@click.option("--subject", type=click.Choice(get_args(Subject)), help="Only lessons of this subject.")
@click.option("--audience", type=click.Choice(AUDIENCES), help="Only this audience.")
@click.option(
    "--level", type=click.Choice(COUNTED), default="available", show_default=True, help="The level that counts."
)
@click.option("--min", "least", type=click.IntRange(0, 100), help="The least percentage of articles, per audience.")
@click.option(
    "--not-worse-than",
    "earlier",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    callback=_earlier,
    help="A coverage.json of an earlier day, with the same filters.",
)
@click.option(
    "--grace", type=click.IntRange(0), default=30, show_default=True, help="Days in which to review suspect lessons."
)
def coverage(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    project: Path,
    today: str,
    form: str,
    out: Path | None,
    year: int | None,
    subject: str | None,
    audience: Audience | None,
    level: Measured,
    least: int | None,
    earlier: Report | None,
    grace: int,
) -> None:
    """Report which article is taught and assessed for whom; writes nothing but the files in --out.

    Exit code 0: the report passes. 1: the sources have errors, or --min, --not-worse-than or --grace is not met.
    2: there was nothing to judge, the filters match nothing, or the command was used wrongly.
    """
    if form == "xlsx" and out is None:
        raise click.UsageError("a workbook can not be printed; give a folder with --out")
    report = _report(project, today, View(year, subject, audience, level))
    words = read_words()
    try:
        found = failures(report, Gate(least, earlier, grace))
    except OtherFiltersError:
        said = "the earlier report was made with another --year, --subject, --audience or --level"
        raise click.BadParameter(said, param_hint="--not-worse-than") from None
    files = _files(report, words, form)
    if out is None:
        click.echo(b"".join(files.values()), nl=False)
    else:
        _write(out, files)
    click.echo(gate_lines(found, words), err=form != "text")
    if found:
        sys.exit(FOUND_PROBLEMS)


def _report(project: Path, today: str, view: View) -> Report:
    catalogue = catalogue_of(project, today)
    try:
        report = cover(catalogue, today, view=view).report
    except NothingInViewError:
        click.echo(read_words()("coverage.nothing"), err=True)
        sys.exit(COULD_NOT_JUDGE)
    if not any(protocol.audiences for protocol in report.protocols):
        click.echo(read_words()("coverage.nothing-to-learn"), err=True)
        sys.exit(COULD_NOT_JUDGE)
    return report


def _files(report: Report, words: Words, form: str) -> dict[str, bytes]:
    if form == "csv":
        return dict(csv_files(report, words))
    if form == "xlsx":
        return {"dekking.xlsx": workbook(report, words)}
    if form == "json":
        return {"coverage.json": as_json(report).encode()}
    return {"dekking.txt": console_text(report, words).encode()}


def _write(folder: Path, files: dict[str, bytes]) -> None:
    try:
        write_and_name({folder / name: raw for name, raw in files.items()}, err=True)
    except NotWrittenError as error:
        raise click.BadParameter(error.message, param_hint="--out") from None
