"""The quiz: a page to read without a script, and to answer with one."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

from markupsafe import Markup

from medialijn.pages import addresses, quotes
from medialijn.pages.changed_articles import changed_articles
from medialijn.pages.crumbs import above_lesson_part
from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.page import Crumbs, Page
from medialijn.pages.question_answers import answers
from medialijn.pages.question_choices import Row, body, choices
from medialijn.pages.question_controls import Controls, controls
from medialijn.pages.site import Site
from medialijn.results import marking_key
from medialijn.results.draw import Pooled, pooled
from medialijn.sources import fingerprint
from medialijn.sources.agreement import is_asked
from medialijn.sources.lesson import Lesson, Objective
from medialijn.sources.questions import Question
from medialijn.sources.quiz import Quiz

_FOLDS = {"poll": "question.opinion", "open": "question.model"}
_ON_PAPER = ("match", "gaps")  # what a list on the screen offers must be read on paper
_FIRST_PARAGRAPH = re.compile(r"\s*<p>((?:(?!<p>).)*?)</p>(.*)", re.DOTALL)
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


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question as a pupil answers it: `ask` names it, `rest` is what its stem says below that.

    `key` is what the player marks with, as JSON; `pooled` is what it is drawn for, where the quiz draws. `fingerprint`
    tells whether a kept answer was given to these words.
    """

    question: ShownQuestion
    type: str
    ask: Markup
    rest: Markup
    controls: Controls
    key: str
    points: int
    objective: str
    on_paper: bool
    pooled: Pooled | None
    fingerprint: str


def quiz_page(site: Site, quiz: Quiz) -> Page:
    """The page of the quiz of a lesson."""
    lesson = site.catalogue.lessons[quiz.id]
    after = (addresses.lesson(lesson.id), site.words("quiz.back", title=plain_line(lesson.meta.title)))
    crumbs = above_lesson_part(site, lesson, addresses.lesson(lesson.id))
    role = addresses.menu_part(addresses.home(lesson.meta.audience))
    return _page(site, quiz, addresses.quiz(quiz.id), role, crumbs, after, lesson.meta.objectives)


def example_page(site: Site, quiz: Quiz) -> Page:
    """The page of a quiz that belongs to no lesson."""
    after = (addresses.START, site.words("quiz.to-start"))
    return _page(site, quiz, addresses.example(quiz.id), "", (), after, ())


def _page(
    site: Site,
    quiz: Quiz,
    url: str,
    role: str,
    crumbs: Crumbs,
    after: tuple[str, str],
    objectives: Sequence[Objective],
) -> Page:
    renderer = site.renderer(url)
    html = site.fill(
        "quiz.jinja",
        url,
        crumbs=crumbs,
        quiz=quiz,
        title=renderer.field_line(quiz.title),
        after=after,
        is_kept=quiz.id in site.catalogue.quizzes,
        changed=changed_articles(site, quiz.id),
        for_pupils=role == addresses.menu_part(addresses.PUPILS),
        items=[_asked_question(site, renderer, quiz, *both) for both in asked_questions(site, renderer, quiz)],
        objectives=[(objective.id, renderer.line(objective.text)) for objective in objectives],
    )
    return Page(
        url,
        site.words("quiz.page-title", title=plain_line(quiz.title)),
        html,
        quiz.path,
        role,
        template="draw.html" if quiz.draw else "quiz.html",
        edit_url=site.edit_url(quiz.path),
        crumbs=crumbs,
    )


def _asked_question(
    site: Site, renderer: Renderer, quiz: Quiz, question: Question, shown: ShownQuestion
) -> AskedQuestion:
    ask, rest = _named(shown.stem)
    return AskedQuestion(
        shown,
        question.type,
        ask,
        rest,
        controls(site, renderer, quiz, question, shown.anchor),
        json.dumps(marking_key(question), ensure_ascii=False, separators=(",", ":")),
        question.points,
        question.objective or "",
        question.type in _ON_PAPER,
        pooled(question, quiz.draw, site.catalogue.is_shown) if quiz.draw else None,
        fingerprint.short(fingerprint.of_question(question)),
    )


def _named(stem: Markup) -> tuple[Markup, Markup]:
    """The first paragraph of a stem, which names the question for a screen reader, and what follows it."""
    found = _FIRST_PARAGRAPH.fullmatch(stem)
    return (Markup(found.group(1)), Markup(found.group(2).strip())) if found else (stem, Markup())  # noqa: S704 - parts


def asked_questions(site: Site, renderer: Renderer, quiz: Quiz) -> Iterator[tuple[Question, ShownQuestion]]:
    """The questions that this site asks, numbered in their order, each with what a page shows of it."""
    return _shown(site, renderer, quiz, quiz.questions)


def shown_questions(site: Site, renderer: Renderer, quiz: Quiz) -> tuple[ShownQuestion, ...]:
    """What a page shows of the questions that this site asks."""
    return tuple(shown for _, shown in asked_questions(site, renderer, quiz))


def board_questions(site: Site, renderer: Renderer, quiz: Quiz) -> tuple[ShownQuestion, ...]:
    """The questions for the whole class, in the order in which the quiz file names them."""
    return tuple(shown for _, shown in asked_on_board(site, renderer, quiz))


def asked_on_board(site: Site, renderer: Renderer, quiz: Quiz) -> tuple[tuple[Question, ShownQuestion], ...]:
    """The same questions, each beside what the quiz file says of it."""
    by_id = {question.id: question for question in quiz.questions}
    return tuple(_shown(site, renderer, quiz, [by_id[identifier] for identifier in quiz.board]))


def recalled_questions(site: Site, renderer: Renderer, lesson: Lesson) -> Mapping[str, tuple[ShownQuestion, ...]]:
    """The questions of earlier lessons that this site asks and the lesson brings back, by the anchor of their step."""
    found: dict[str, tuple[ShownQuestion, ...]] = {}
    for number, phase in enumerate(lesson.phases, 1):
        recalled: list[ShownQuestion] = []
        for reference in phase.recalled:
            quiz_id, _, question_id = reference.partition("/")
            quiz = site.catalogue.quizzes[quiz_id]
            questions = [question for question in quiz.questions if question.id == question_id]
            for _, shown in _shown(site, renderer, quiz, questions):
                anchor = f"eerder-{quiz_id}-{question_id}"
                recalled.append(replace(shown, number=len(recalled) + 1, anchor=anchor))
        found[f"fase-{number}"] = tuple(recalled)
    return found


def _shown(
    site: Site, renderer: Renderer, quiz: Quiz, questions: Sequence[Question]
) -> Iterator[tuple[Question, ShownQuestion]]:
    asked = [question for question in questions if is_asked(question, site.catalogue.settings.active)]
    for number, question in enumerate(asked, 1):
        shown = ShownQuestion(
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
        yield question, shown


def _grouped(rows: tuple[Row, ...]) -> tuple[RowGroup, ...]:
    return tuple((group, tuple(members)) for group, members in groupby(rows, key=lambda row: row.group))


def _articles(site: Site, renderer: Renderer, covers: Sequence[str]) -> tuple[tuple[str, str], ...]:
    shown = (reference for reference in covers if site.catalogue.is_shown(reference))
    return tuple((renderer.link(addresses.article(ref)), quotes.article_name(site, ref)) for ref in shown)
