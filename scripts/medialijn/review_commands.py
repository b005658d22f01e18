"""The commands `medialijn review …` and `medialijn diff`."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click

from medialijn.command_line import COULD_NOT_JUDGE, FOUND_PROBLEMS, NOTE, PROJECT, TODAY, catalogue_of, write_and_name
from medialijn.coverage.review_dates import due
from medialijn.coverage.reviewing import changes_since, obstacles, subject, to_review
from medialijn.review_files import NotAddedError, with_review
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.diagnostics import Diagnostic, has_errors, in_order, nearest
from medialijn.sources.lesson import Lesson
from medialijn.sources.mentions import Source
from medialijn.sources.reading import Findings, read_text
from medialijn.sources.reviews import Decision, Review, ReviewRecord, read_record

# A review that grew too old is the one reason to look again that several lessons may share.
_EXPIRED = "M819"


class _AddUnlessNamed(click.Group):
    """A group in which `review LESSON …` is short for `review add LESSON …`."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, with the command that was left out."""
        is_named = not args or args[0] in {*self.commands, *ctx.help_option_names}
        return super().parse_args(ctx, args if is_named else ["add", *args])


@click.group(cls=_AddUnlessNamed)
def review() -> None:
    """Record what was decided about a lesson: `medialijn review LESSON --by ROLE --decision adopted --note "…"`.

    Records stand in lessons/reviews/ and are only ever added to. They name a role, never a person.
    `medialijn review add --help` explains every option.
    """


@review.command()
@click.argument("lessons", nargs=-1, required=True, metavar="LESSON...")
@click.option(
    "--by",
    required=True,
    metavar="ROLE",
    help="A role from medialijn.yml, such as teamleider. Never the name of a person.",
)
@click.option(
    "--decision",
    required=True,
    type=click.Choice(["adopted", "adapted", "rejected"]),
    help="The school gives the lesson as it is; gives it after something was changed; does not give it.",
)
@NOTE
@PROJECT
@TODAY
def add(lessons: tuple[str, ...], by: str, decision: Decision, note: str, project: Path, today: str) -> None:
    """Record one decision about LESSON, as it is now with its quiz and the articles that it covers.

    LESSON is the id of a finished lesson, such as jij-zag-het. `medialijn diff LESSON` shows what there is to look at.
    Several lessons at once only when nothing but the time or the way of writing gives reason to look at them again.

    Exit code 0: written. 1: refused, nothing was written. 2: bad usage, or too little to judge.
    """
    catalogue = catalogue_of(project, today)
    if by not in catalogue.settings.roles:
        roles = ", ".join(catalogue.settings.roles)
        raise click.ClickException(f"'{by}' is not among the roles in medialijn.yml: {roles}")
    chosen = [_lesson(catalogue, identifier) for identifier in dict.fromkeys(lessons)]
    subjects = [subject(catalogue, lesson) for lesson in chosen]
    found = [finding for one in subjects for finding in obstacles(catalogue, one)]
    _refuse_if_any(found, catalogue)
    if len(chosen) > 1:
        _refuse_together(catalogue, chosen, today)
    reviews = [(one.lesson, one.review(by=by, decision=decision, note=note, day=today)) for one in subjects]
    _write(project, catalogue, reviews)


@review.command("accept")
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@PROJECT
@TODAY
def accept_record(file: Path, project: Path, today: str) -> None:
    """Add the review in FILE, which was made in the browser, if it is still about the lesson as it is now.

    FILE is YAML with the keys of one review (reviewed, by, decision, note, lesson, quiz, articles, criteria) and the
    id of the lesson under lesson_id.

    Exit code 0: written. 1: refused, nothing was written. 2: bad usage, or too little to judge.
    """
    catalogue = catalogue_of(project, today)
    findings = Findings(file.as_posix())
    text = read_text(file, findings)
    source = read_record(text, findings) if text is not None else None
    if source:
        findings.items += _objections(catalogue, source, today)
    _refuse_if_any(findings.items, catalogue)
    if source and source.value:
        _write(project, catalogue, [(catalogue.lessons[source.value.lesson_id], source.value.review())])


@click.command()
@click.argument("lesson")
@PROJECT
@TODAY
def diff(lesson: str, project: Path, today: str) -> None:
    """Print what changed since the last review of LESSON: its text, its quiz, and the words of each article.

    Without anything to review it says who decided what, and until which day that holds. LESSON is the id of a lesson.

    Exit code 0: nothing to review. 1: something to review. 2: could not judge.
    """
    catalogue = catalogue_of(project, today, otherwise=COULD_NOT_JUDGE)
    if lesson not in catalogue.lessons:
        raise click.UsageError(_unknown(catalogue, lesson))
    found = tuple(to_review(catalogue, catalogue.lessons[lesson], today))
    _print(found, catalogue, is_error=False)
    if has_errors(found):
        sys.exit(FOUND_PROBLEMS)
    last = catalogue.reviews[lesson][-1]
    until = due(lesson, last.reviewed, catalogue.settings)
    click.echo(f"{lesson}: nothing to review; {last.decision} by {last.by} on {last.reviewed}, until {until}")


def _objections(catalogue: Catalogue, source: Source[ReviewRecord], today: str) -> Iterator[Diagnostic]:
    """Why a record can not be added: its role, day or lesson, or that it is not about the lesson as it is now."""
    record, document, path = source.value, source.document, source.path
    if record is None or document is None:
        return
    if record.by not in catalogue.settings.roles:
        yield Diagnostic(path, *document.place(("by",)), "M809", nearest(record.by, catalogue.settings.roles))
    if record.reviewed > today:
        yield Diagnostic(path, *document.place(("reviewed",)), "M810", {"given": record.reviewed})
    if record.lesson_id not in catalogue.lessons:
        place = document.place(("lesson_id",))
        yield Diagnostic(path, *place, "M202", nearest(record.lesson_id, catalogue.lessons))
        return
    now = subject(catalogue, catalogue.lessons[record.lesson_id])
    yield from obstacles(catalogue, now)
    yield from changes_since(catalogue, now, record)
    for article in record.articles:
        if article not in now.articles:
            place = document.place(("articles", article), of_key=True)
            yield Diagnostic(path, *place, "M813", {"given": article})


def _refuse_together(catalogue: Catalogue, lessons: Sequence[Lesson], today: str) -> None:
    """End the program when one of the lessons needs a look of its own, and name all that do."""
    apart = []
    for lesson in lessons:
        found = [one for one in to_review(catalogue, lesson, today) if has_errors([one]) and one.code != _EXPIRED]
        if found:
            _print(found, catalogue, is_error=True)
            apart.append(lesson.id)
    if apart:
        raise click.ClickException(f"review these one at a time: {', '.join(apart)}")


def _lesson(catalogue: Catalogue, identifier: str) -> Lesson:
    if identifier not in catalogue.lessons:
        raise click.ClickException(_unknown(catalogue, identifier))
    return catalogue.lessons[identifier]


def _unknown(catalogue: Catalogue, identifier: str) -> str:
    meant = nearest(Path(identifier).stem, catalogue.lessons).get("suggestion")
    return f"there is no lesson '{identifier}'" + (f"; did you mean '{meant}'?" if meant else "")


def _refuse_if_any(findings: Iterable[Diagnostic], catalogue: Catalogue) -> None:
    found = in_order(findings)
    if found:
        _print(found, catalogue, is_error=True)
        raise click.ClickException("nothing was written, for what stands above")


def _print(findings: Iterable[Diagnostic], catalogue: Catalogue, *, is_error: bool) -> None:
    for finding in findings:
        click.echo(finding.line_of_text(catalogue.settings.language), err=is_error)


def _write(project: Path, catalogue: Catalogue, reviews: Sequence[tuple[Lesson, Review]]) -> None:
    """Write all reviews or none, and name the files."""
    try:
        contents = dict(with_review(project, catalogue.settings, lesson.id, one) for lesson, one in reviews)
    except NotAddedError as error:
        raise click.ClickException(str(error)) from None
    write_and_name(contents)
