"""The commands `medialijn plan …`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import get_args

import click

from medialijn.command_line import FOUND_PROBLEMS, PROJECT, TODAY, catalogue_of, write_and_name
from medialijn.coverage.year_proposal import propose
from medialijn.pages.calendars import calendars
from medialijn.pages.words import read_words
from medialijn.pages.year_plan_text import plan_text
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.lesson import Subject
from medialijn.sources.school_weeks import school_year, school_year_of
from medialijn.sources.shapes import is_school_year
from medialijn.sources.year_plan import YearPlan, empty_plan


def _school_year(_: click.Context, __: click.Parameter, value: str) -> str:
    if value and not is_school_year(value):
        raise click.BadParameter(f"'{value}' is no school year; write two years in a row, as in 2026-2027")
    return value


@click.group()
def plan() -> None:
    """Plan which lesson is given in which week."""


@plan.command("propose")
@PROJECT
@TODAY
@click.option("--year", "years", multiple=True, type=click.IntRange(1, 8), help="Only this year or group.")
@click.option("--subject", "subjects", multiple=True, type=click.Choice(get_args(Subject)), help="Only this subject.")
@click.option(
    "--school-year",
    "school_year_name",
    callback=_school_year,
    default="",
    help="As 2026-2027; else that of plan.yml, or now.",
)
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), help="The file to write, else the console.")
@click.option("--replace", "replaces", is_flag=True, help="Replace the file if it is there.")
def propose_plan(
    project: Path,
    today: str,
    years: tuple[int, ...],
    subjects: tuple[Subject, ...],
    school_year_name: str,
    out: Path | None,
    *,
    replaces: bool,
) -> None:
    """Propose a plan.yml that spreads all finished lessons over the weeks of a school year.

    Holidays, minutes and classes are those of the project's plan.yml when it is for the same school year. With --year
    or --subject the rest of that plan stays as it is.
    """
    if out and out.exists() and not replaces:
        raise click.ClickException(f"{out} exists; choose another file, or add --replace")
    catalogue = catalogue_of(project, today)
    frame = _frame(catalogue, school_year_name, today)
    text = plan_text(read_words(), frame, propose(catalogue, frame, years, subjects))
    if out:
        write_and_name({out: text.encode()})
    else:
        click.echo(text, nl=False)


@plan.command("ics")
@PROJECT
@TODAY
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="The folder to fill.")
def write_calendars(project: Path, today: str, out: Path) -> None:
    """Write the year plan as calendars: one for each class, or for each year or group without named classes."""
    files = calendars(catalogue_of(project, today), today)
    if not files:
        click.echo("there is no plan.yml with lessons; begin with `medialijn plan propose`", err=True)
        sys.exit(FOUND_PROBLEMS)
    write_and_name({out / Path(place).name: content for place, content in files.items()})


def _frame(catalogue: Catalogue, wanted: str, today: str) -> YearPlan:
    """The plan that the project has for a school year, or an empty one."""
    start, there = catalogue.settings.school_year_start, catalogue.year_plan
    name = wanted or (there.school_year.name if there else school_year_of(today, start))
    return there if there and there.school_year.name == name else empty_plan(school_year(name, start))
