"""What must hold between a lesson and its quiz, and between a protocol and its needs."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence

from medialijn.sources.catalogue import overlap
from medialijn.sources.diagnostics import Diagnostic, nearest
from medialijn.sources.lesson import Lesson
from medialijn.sources.lint import positions
from medialijn.sources.mentions import Source
from medialijn.sources.needs import Need
from medialijn.sources.protocol import Protocol
from medialijn.sources.questions import Question
from medialijn.sources.quiz import Quiz
from medialijn.sources.same_as import SameAs
from medialijn.sources.yaml_document import YamlDocument

FEW_QUESTIONS = 8


def lesson_and_quiz(
    lesson: Source[Lesson],
    quiz: Source[Quiz] | None,
    active: Sequence[str] | None,
    same_as: SameAs,
    articles: Collection[str],
) -> Iterator[Diagnostic]:
    """Findings about objectives, articles and the number of questions.

    `active` are the protocols of the site, None when the settings can not tell. Where one of the two names something
    that is not among the `articles`, that is a finding of its own, and what is taught and asked can not be compared.
    """
    if lesson.value is None or lesson.document is None:
        return
    is_finished = lesson.value.meta.status == "gereed"
    if quiz is None:
        if is_finished:
            yield Diagnostic(lesson.path, *lesson.document.place(("status",)), "M435", {"given": lesson.id})
        return
    if quiz.value is None or quiz.document is None:
        return
    yield from _objectives(lesson.value, quiz.value, quiz.document)
    asked = {target for question in quiz.value.questions for target in question.covers}
    can_compare = all(target in articles for target in (*lesson.value.meta.covers, *asked))
    if can_compare:
        yield from _not_taught(lesson.value, quiz.value, quiz.document)
    if is_finished and len(quiz.value.questions) == len(quiz.declares):
        if can_compare:
            yield from _not_asked(lesson.value, lesson.document, asked)
        covers = (same_as.counted(question.covers) for question in quiz.value.questions)
        left = [targets for targets in covers if active is None or _is_about(targets, active)]
        if len(left) < FEW_QUESTIONS:
            place = quiz.document.place(("questions",), of_key=True)
            yield Diagnostic(quiz.path, *place, "M433", {"count": str(len(left)), "bound": str(FEW_QUESTIONS)})


def _objectives(lesson: Lesson, quiz: Quiz, document: YamlDocument) -> Iterator[Diagnostic]:
    """Every objective of a question is one of the lesson."""
    objectives = [objective.id for objective in lesson.meta.objectives]
    order = positions(document)
    for question in quiz.questions:
        if question.objective and question.objective not in objectives:
            place = document.place(("questions", order[question.id], "objective"))
            yield Diagnostic(quiz.path, *place, "M438", nearest(question.objective, objectives))


def _not_taught(lesson: Lesson, quiz: Quiz, document: YamlDocument) -> Iterator[Diagnostic]:
    """Every article of a question is one of the lesson."""
    order = positions(document)
    for question in quiz.questions:
        for number, target in enumerate(question.covers):
            if not _is_taught(target, lesson.meta.covers):
                place = document.place(("questions", order[question.id], "covers", number))
                yield Diagnostic(quiz.path, *place, "M436", {"given": target})


def _not_asked(lesson: Lesson, document: YamlDocument, asked: Collection[str]) -> Iterator[Diagnostic]:
    """Every article of the lesson is asked about."""
    for number, target in enumerate(lesson.meta.covers):
        if not any(_is_taught(one, (target,)) for one in asked):
            yield Diagnostic(lesson.path, *document.place(("covers", number)), "M437", {"given": target})


def is_asked(question: Question, active: Sequence[str]) -> bool:
    """Whether a site with these active protocols asks the question: not all its articles lie outside them."""
    return _is_about(question.covers, active)


def _is_about(targets: Sequence[str], active: Sequence[str]) -> bool:
    return not targets or any(target.partition(":")[0] in active for target in targets)


def same_codes(lessons: Iterable[Source[Lesson]]) -> Iterator[Diagnostic]:
    """Findings about lessons with a code that another lesson has."""
    first: dict[str, str] = {}
    for lesson in lessons:
        if lesson.value and lesson.document:
            code = lesson.value.meta.code
            if code in first:
                values = {"given": code, "other": first[code]}
                yield Diagnostic(lesson.path, *lesson.document.place(("code",)), "M306", values)
            first.setdefault(code, lesson.path)


def _is_taught(target: str, covers: Sequence[str]) -> bool:
    """Whether a lesson with these covers teaches the target: the article itself, or the whole of which it is a part."""
    return any(overlap(target, one) for one in covers)


def protocol_and_needs(protocol: Source[Protocol], needs: Source[dict[str, Need]] | None) -> Iterator[Diagnostic]:
    """Findings about articles that only one of the two files has."""
    if protocol.value is None:
        return
    if needs is None:
        yield Diagnostic(protocol.path, 1, 1, "M510", {"given": protocol.id})
        return
    if needs.document is None:
        return
    named = {identifier for identifier in needs.declares if "." not in identifier}
    for identifier in sorted(named - protocol.declares) if protocol.declares else ():
        place = needs.document.place(("articles", identifier), of_key=True)
        yield Diagnostic(needs.path, *place, "M511", nearest(identifier, protocol.declares))
    for identifier, article in protocol.value.articles.items():
        if identifier not in named:
            yield Diagnostic(protocol.path, article.line, 1, "M512", {"given": identifier})
