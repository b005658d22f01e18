"""The command `medialijn evidence`."""

from __future__ import annotations

from pathlib import Path

import click

from medialijn.command_line import PROJECT, TODAY, catalogue_of, write_and_name
from medialijn.covering import UnreadableReportError, covered
from medialijn.packages.evidence import evidence
from medialijn.pages import TemplateFaultError, generate
from medialijn.pages.words import read_words

_STYLES = ("tokens", "components", "pages", "lists", "coverage")


@click.command("evidence")
@PROJECT
@TODAY
@click.option(
    "--out",
    type=click.Path(path_type=Path, dir_okay=False),
    required=True,
    help="The zip to write; an older one of that name is replaced.",
)
def evidence_pack(project: Path, today: str, out: Path) -> None:
    """Write the pages about coverage of this day into one zip, with the figures and the protocols that they are about.

    The same sources on the same day give the same bytes. Exit code 1: the sources have errors. 2: too little to judge.
    """
    catalogue = catalogue_of(project, today)
    try:
        coverage = covered(project, catalogue, today)
        pages = generate(catalogue, coverage)
        styles = "\n".join((project / f"docs/assets/css/{name}.css").read_text("utf-8") for name in _STYLES)
        protocols = {f"{protocol.id}.md": (project / protocol.path).read_bytes() for protocol in catalogue.active()}
    except (TemplateFaultError, UnreadableReportError) as error:
        raise click.ClickException(str(error)) from None
    except OSError as error:
        raise click.ClickException(f"{error.filename}: {error.strerror}") from None
    write_and_name({out: evidence(pages, coverage.report, read_words(), styles, protocols)})
