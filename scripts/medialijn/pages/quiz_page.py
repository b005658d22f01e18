"""The quiz as a page to read: every question, with its answer and the feedback on every option behind a fold."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from markupsafe import Markup

from medialijn.pages import addresses, quotes
from medialijn.pages.crumbs import above_lesson_part
from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.page import Page
from medialijn.pages.question_answers import answers
from medialijn.pages.question_choices import Row, body, choices
from medialijn.pages.site import Site
from medialijn.sources.agreement import is_asked
from medialijn.sources.questions import Question
from medialijn.sources.quiz import Quiz

_FOLDS = {"poll": "question.opinion", "open": "question.model"}
RowGroup = tuple[str, tuple[Row, ...]]


@dataclass(frozen=True, slots=True)
class ShownQuestion:
    """A question as a page shows it: what to read and choose from, and what stands behind the fold."""

    number: int
    anchor: str
    stem: Markup
    body: Markup
    choices: tuple[RowGroup, ...]
    answers: tuple[RowGroup, ...]
    hints: tuple[Markup, ...]
    explanation: Markup
    articles: tuple[tuple[str, str], ...]
    fold: str


def quiz_page(site: Site, quiz: Quiz) -> Page:
    """The page of a quiz."""
    url = addresses.quiz(quiz.id)
    renderer = site.renderer(url)
    lesson = site.catalogue.lessons[quiz.id]
    crumbs = above_lesson_part(site, lesson, addresses.lesson(lesson.id))
    html = site.fill(
        "quiz.jinja",
        url,
        crumbs=crumbs,
        lesson=lesson,
        title=renderer.field_line(quiz.title),
        lesson_title=renderer.line(lesson.meta.title),
        questions=shown_questions(site, renderer, quiz),
    )
    title = site.words("quiz.page-title", title=plain_line(quiz.title))
    edit_url = site.edit_url(quiz.path)
    return Page(url, title, html, quiz.path, "lessen", searchable=False, edit_url=edit_url, crumbs=crumbs)


def shown_questions(site: Site, renderer: Renderer, quiz: Quiz) -> tuple[ShownQuestion, ...]:
    """The questions that this site asks, numbered in their order."""
    return _shown(site, renderer, quiz, quiz.questions)


def board_questions(site: Site, renderer: Renderer, quiz: Quiz) -> tuple[ShownQuestion, ...]:
    """The questions for the whole class, in the order in which the quiz file names them."""
    by_id = {question.id: question for question in quiz.questions}
    return _shown(site, renderer, quiz, [by_id[identifier] for identifier in quiz.board])


def _shown(site: Site, renderer: Renderer, quiz: Quiz, questions: Sequence[Question]) -> tuple[ShownQuestion, ...]:
    asked = [question for question in questions if is_asked(question, site.catalogue.settings.active)]
    return tuple(
        ShownQuestion(
            number,
            f"vraag-{question.id}",
            renderer.field(question.stem),
            body(site, renderer, quiz.id, question),
            _grouped(choices(site, renderer, question)),
            _grouped(answers(site, renderer, question)),
            tuple(renderer.field(hint) for hint in question.hint),
            renderer.field(question.explanation) if question.explanation else Markup(),
            _articles(site, renderer, question.covers),
            site.words(_FOLDS.get(question.type, "question.answer")),
        )
        for number, question in enumerate(asked, 1)
    )


def _grouped(rows: tuple[Row, ...]) -> tuple[RowGroup, ...]:
    return tuple((group, tuple(members)) for group, members in groupby(rows, key=lambda row: row.group))


def _articles(site: Site, renderer: Renderer, covers: Sequence[str]) -> tuple[tuple[str, str], ...]:
    shown = (reference for reference in covers if site.catalogue.is_shown(reference))
    return tuple((renderer.link(addresses.article(ref)), quotes.article_name(site, ref)) for ref in shown)
