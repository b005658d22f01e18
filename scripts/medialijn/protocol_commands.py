"""The commands `medialijn protocol …`."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import click

from medialijn.command_line import FOUND_PROBLEMS, PROJECT
from medialijn.dates import build_day
from medialijn.exchange import Request
from medialijn.exchange.known import Known, language_of, read_known, roots_of
from medialijn.protocol_files import import_into
from medialijn.reports import as_text
from medialijn.sources.diagnostics import has_errors
from medialijn.sources.shapes import is_slug

_SECTION = re.compile(r"([A-Z][A-Z0-9]*)=(.*\S.*)")


def _id(_: click.Context, __: click.Parameter, value: str) -> str:
    if not is_slug(value):
        raise click.BadParameter(f"'{value}' can not be an id; use lower-case letters, digits and hyphens")
    return value


def _sections(_: click.Context, __: click.Parameter, values: tuple[str, ...]) -> dict[str, str]:
    found = {}
    for value in values:
        match = _SECTION.fullmatch(value)
        if match is None or match.group(1) in found:
            raise click.BadParameter(
                f"'{value}' is not PREFIX='Title' with a prefix of its own, such as COM='Communicatie'"
            )
        found[match.group(1)] = match.group(2).strip().strip("'\"")
    return found


def _known(_: click.Context, __: click.Parameter, value: Path | None) -> Known | None:
    known = read_known(value) if value else None
    if value and known is None:
        raise click.BadParameter(f"{value} holds no protocol.md that can be read")
    return known


def _day(_: click.Context, __: click.Parameter, value: str) -> str:
    try:
        return build_day(value) if value else ""
    except ValueError:
        raise click.BadParameter(f"'{value}' is not a day; write it as 2026-11-21") from None


@click.group()
def protocol() -> None:
    """Work with a school's protocol."""


@protocol.command("import")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--id", "protocol_id", required=True, callback=_id, help="The id of the protocol, such as de-linde.")
@click.option("--sector", required=True, type=click.Choice(["po", "vo"]))
@click.option("--school", default="", help="The name of the school.")
@click.option("--title", default="", help="The title, when the document's own is not the right one.")
@click.option("--dated", default="", callback=_day, help="The day of the text, as yyyy-mm-dd.")
@click.option(
    "--ids-from",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    callback=_known,
    help="A folder with a protocol.md whose ids this document gets.",
)
@click.option(
    "--section", "sections", multiple=True, callback=_sections, help="The prefix of a section: COM='Communicatie'."
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write, else docs/protocol/<id>."
)
@click.option("--replace", "replaces", is_flag=True, help="Replace an earlier protocol.md.")
@PROJECT
def import_document(  # noqa: PLR0913, PLR0917 - one parameter per option of the command
    file: Path,
    protocol_id: str,
    sector: str,
    school: str,
    title: str,
    dated: str,
    ids_from: Known | None,
    sections: dict[str, str],
    out: Path | None,
    project: Path,
    *,
    replaces: bool,
) -> None:
    """Read a school's own document FILE (.docx, .txt, .md or .pdf) into protocol.md and needs.yml.

    Exit code 0: written, perhaps with warnings. 1: refused, nothing was written.
    """
    request = Request(file.name, protocol_id, sector, school, title, dated, sections, ids_from)
    roots = roots_of(project)
    if not (out or roots):
        raise click.ClickException("medialijn.yml can not be read, so that its roots are not known; or give --out")
    folder = out or project / roots[-1] / "docs" / "protocol" / protocol_id
    outcome = import_into(project, file, request, folder, replaces=replaces)
    click.echo(as_text(outcome.findings, None, None, language_of(project)))
    for written in outcome.written:
        click.echo(written.as_posix())
    if outcome.ids:
        click.echo(" ".join(outcome.ids))
    if has_errors(outcome.findings):
        sys.exit(FOUND_PROBLEMS)
