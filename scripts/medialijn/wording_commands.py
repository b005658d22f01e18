"""The command `medialijn protocol accept`."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path

import click

from medialijn.command_line import COULD_NOT_JUDGE, FOUND_PROBLEMS, NOTE, PROJECT, TODAY, catalogue_of, write_and_name
from medialijn.exchange.known import language_of
from medialijn.lock_files import AcceptanceFiles, acceptance_files, lock_bytes
from medialijn.reports import as_text
from medialijn.sources.accepting import Decision, NotAcceptableError, acceptable
from medialijn.sources.accepting import accept as accept_wordings
from medialijn.sources.diagnostics import has_errors
from medialijn.sources.loading import are_judged
from medialijn.sources.wording import WordingKind


@click.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE]...")
@click.option(
    "--kind",
    required=True,
    type=click.Choice(["first", "editorial", "substantive"]),
    help="The first wording; one that says the same in other words; one that changes what it means.",
)
@NOTE
@click.option("--protocol", "protocol_id", default="", help="The protocol of every ARTICLE without one, and of --all.")
@click.option("--all", "takes_all", is_flag=True, help="Every article and part that can be accepted so.")
@PROJECT
@TODAY
def accept(
    articles: tuple[str, ...],
    kind: WordingKind,
    note: str,
    protocol_id: str,
    project: Path,
    today: str,
    *,
    takes_all: bool,
) -> None:
    """Accept the present wording of each ARTICLE, such as ichthus:COM-4, or of a part, such as ichthus:COM-4.hacken.

    An article stands for its own title and text; its parts are accepted by their own names. A substantive change makes
    the lessons about it due for review, so that it is accepted one at a time. Faults elsewhere in the project do not
    matter; the protocol itself must be readable.

    Exit code 0: written. 1: refused, nothing was written. 2: bad usage, or too little to judge.
    """
    if takes_all == bool(articles):
        raise click.UsageError("name the articles or give --all, and not both")
    if kind == "substantive" and (takes_all or len(articles) > 1):
        raise click.UsageError("accept a substantive change of one article at a time, each with its own note")
    known = acceptance_files(project)
    if not known:
        catalogue_of(project, today)  # ends the program, and says what the project lacks
    wanted = _wanted(articles, protocol_id, takes_all=takes_all, known=known)
    decision = Decision(kind, note, today)
    contents: dict[Path, bytes] = {}
    accepted: list[str] = []
    for files, names in wanted:
        findings, lock, present = files.read(today)
        if has_errors(findings):
            click.echo(as_text(findings, None, None, language_of(project)), err=True)
            sys.exit(FOUND_PROBLEMS if are_judged(findings) else COULD_NOT_JUDGE)
        chosen = acceptable(lock, present, kind) if takes_all else names
        if not chosen:
            raise click.ClickException(f"{files.id}: there is nothing to accept as {kind}")
        try:
            contents[files.lock] = lock_bytes(files.id, accept_wordings(lock, present, chosen, decision))
        except (NotAcceptableError, ValueError) as error:
            raise click.ClickException(str(error)) from None
        accepted += [f"{files.id}:{name}" for name in chosen]
    write_and_name(contents)
    click.echo(" ".join(accepted))


def _wanted(
    articles: Sequence[str], protocol_id: str, *, takes_all: bool, known: dict[str, AcceptanceFiles]
) -> list[tuple[AcceptanceFiles, list[str]]]:
    """Each protocol with the names of its articles that were asked for."""
    named: dict[str, list[str]] = {}
    if takes_all:
        only = protocol_id or (next(iter(known)) if len(known) == 1 else "")
        if not only:
            raise click.UsageError("say which protocol with --protocol")
        named[only] = []
    for given in articles:
        home, _, name = given.rpartition(":")
        if not (home or protocol_id) or (home and protocol_id and home != protocol_id):
            raise click.UsageError(f"write '{given}' with the protocol of the article, such as ichthus:COM-4")
        named.setdefault(home or protocol_id, []).append(name)
    for identifier in named:
        if identifier not in known:
            raise click.ClickException(f"there is no protocol '{identifier}'; choose from {', '.join(known)}")
    return [(known[identifier], names) for identifier, names in named.items()]
