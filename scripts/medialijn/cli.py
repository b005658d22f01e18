from __future__ import annotations

import sys
from pathlib import Path

import click

from medialijn.command_line import COULD_NOT_JUDGE, FOUND_PROBLEMS, PROJECT, TODAY, catalogue_of
from medialijn.coverage import cover
from medialijn.coverage.report import json_schema
from medialijn.dates import build_day
from medialijn.disk import ForeignFolderError, write_tree
from medialijn.evidence_command import evidence_pack
from medialijn.pages.explanation import explain
from medialijn.pages.site import Site
from medialijn.pages.words import read_words
from medialijn.paper_commands import write_pdf, write_word
from medialijn.plan_commands import plan
from medialijn.postbuild import finish
from medialijn.protocol_commands import protocol
from medialijn.reports import as_github, as_json, as_text, totals
from medialijn.results.draw import draw_code
from medialijn.review_commands import diff, review
from medialijn.site_files import CAN_NOT_BE_MADE, site_files
from medialijn.sources.diagnostics import has_errors
from medialijn.sources.loading import load
from medialijn.sources.schema import DIALECT, write_schemas
from medialijn.sources.skeleton import LessonExistsError, write_new_lesson
from medialijn.wording_commands import accept

_FORMATS = {"text": as_text, "json": as_json, "github": as_github}


@click.group()
def main() -> None:
    """Check the sources of a Medialijn site, and make things of them."""


protocol.add_command(accept)
main.add_command(protocol)
main.add_command(plan)
main.add_command(review)
main.add_command(diff)
main.add_command(write_pdf)
main.add_command(write_word)
main.add_command(evidence_pack)


@main.command()
@PROJECT
@TODAY
@click.option("--format", "form", type=click.Choice(list(_FORMATS)), default="text", help="How to print the findings.")
@click.option("--strict", is_flag=True, help="Let warnings fail too.")
def check(project: Path, today: str, form: str, *, strict: bool) -> None:
    """Read every source and print what is wrong; writes nothing.

    Exit code 0: no errors. 1: errors, or warnings with --strict. 2: there was too little to judge.
    """
    loaded = load(project, today)
    language = loaded.language
    covered = cover(loaded.catalogue, today) if loaded.catalogue else None
    report = _FORMATS[form](loaded.diagnostics, loaded.catalogue, covered, language)
    if report:
        click.echo(report)
    errors, warnings = totals(loaded.diagnostics)
    if not loaded.is_judged:
        sys.exit(COULD_NOT_JUDGE)
    if errors or (strict and warnings):
        sys.exit(FOUND_PROBLEMS)


@main.command("generate")
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@PROJECT
@TODAY
def generate_tree(folder: Path, project: Path, today: str) -> None:
    """Write the site as Markdown files into FOLDER, for a site generator without hooks."""
    catalogue = catalogue_of(project, today)
    try:
        done = write_tree(folder, site_files(project, catalogue, today), project)
    except (*CAN_NOT_BE_MADE, ForeignFolderError) as error:
        raise click.ClickException(str(error)) from None
    click.echo(f"{folder}: {done.written} written, {done.unchanged} unchanged, {done.removed} removed")


@main.command("finish")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False, exists=True))
@PROJECT
@click.option(
    "--site-url",
    default="http://127.0.0.1:8000/",
    envvar="MEDIALIJN_SITE_URL",
    show_envvar=True,
    help="The address that the site was built for.",
)
def finish_site(site: Path, project: Path, site_url: str) -> None:
    """Finish and judge a built SITE: its policy, links, hosts and budgets. The hook does this after every build."""
    findings = finish(site, site_url=site_url, project=project)
    click.echo(as_text(findings, None, None, load(project, build_day()).language))
    if has_errors(findings):
        sys.exit(FOUND_PROBLEMS)


@main.command("explain")
@click.argument("quiz")
@PROJECT
@TODAY
@click.option("--draw", default="", metavar="CODE", help="Show only what this draw code draws, in its order.")
def explain_quiz(quiz: str, project: Path, today: str, draw: str) -> None:
    """Print what each question of QUIZ accepts, how its points fall and which feedback belongs to which answer.

    QUIZ is the id of a quiz, or its file.
    """
    catalogue = catalogue_of(project, today)
    quizzes = {**catalogue.examples, **catalogue.quizzes}
    files = {(project / one.path).resolve(): one for one in quizzes.values()}
    found = quizzes.get(quiz) or files.get(Path(quiz).resolve()) or files.get((project / quiz).resolve())
    if found is None:
        raise click.ClickException(f"there is no quiz '{quiz}'; choose from {', '.join(quizzes)}")
    if draw and not (found.draw and draw_code(draw)):
        reason = "is no draw code" if found.draw else f"draws nothing: '{found.id}' has no key 'draw'"
        raise click.ClickException(f"'{draw}' {reason}")
    click.echo(explain(Site(catalogue, cover(catalogue, today), read_words()), found, draw_code(draw)))


@main.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
def schema(folder: Path) -> None:
    """Write JSON Schemas into FOLDER: of every source, so that an editor can complete keys, and of coverage.json."""
    for file in write_schemas(folder, {"coverage.schema.json": {"$schema": DIALECT, **json_schema()}}):
        click.echo(str(file))


@main.group()
def new() -> None:
    """Start something new."""


@new.command("lesson")
@click.argument("lesson_id")
@PROJECT
@TODAY
@click.option("--folder", default="vo-1", show_default=True, help="The folder below lessons/ and quizzes/.")
def new_lesson(lesson_id: str, project: Path, today: str, folder: str) -> None:
    """Start a lesson and its quiz as a concept that `check` accepts."""
    catalogue = catalogue_of(project, today)
    try:
        for file in write_new_lesson(project, catalogue, lesson_id, folder):
            click.echo(str(file))
    except (LessonExistsError, ValueError) as error:
        raise click.ClickException(str(error)) from None
