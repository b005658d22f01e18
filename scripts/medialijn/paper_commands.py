"""The commands `medialijn pdf` and `medialijn docx`."""

from __future__ import annotations

from pathlib import Path

import click

from medialijn.command_line import PROJECT, TODAY, catalogue_of, write_and_name
from medialijn.packages.making import ExtraMissingError
from medialijn.pages import Format, TemplateFaultError
from medialijn.site_files import document_files

_LESSONS = click.argument("lessons", nargs=-1, metavar="[LESSON]...")
_OUT = click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), required=True, help="The folder to write into."
)


@click.command("pdf")
@_LESSONS
@_OUT
@PROJECT
@TODAY
def write_pdf(lessons: tuple[str, ...], out: Path, project: Path, today: str) -> None:
    """Write the worksheets and the teacher's sheets of each LESSON, or of all, as PDF."""
    _write(Format.PDF, lessons, out, project, today)


@click.command("docx")
@_LESSONS
@_OUT
@PROJECT
@TODAY
def write_word(lessons: tuple[str, ...], out: Path, project: Path, today: str) -> None:
    """Write the worksheets and the lines for parents of each LESSON, or of all, as files for Word."""
    _write(Format.WORD, lessons, out, project, today)


def _write(form: Format, lessons: tuple[str, ...], out: Path, project: Path, today: str) -> None:
    catalogue = catalogue_of(project, today)
    for unknown in sorted(set(lessons) - set(catalogue.lessons)):
        raise click.ClickException(f"there is no lesson '{unknown}'; choose from {', '.join(catalogue.lessons)}")
    try:
        files = document_files(project, catalogue, today, lessons, (form,))
    except (ExtraMissingError, TemplateFaultError) as error:
        raise click.ClickException(str(error)) from None
    write_and_name({out / name: content for name, content in files.items()})
