"""What a lesson has on paper: sheets that each start on a page of their own, and the documents made of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from markupsafe import Markup

from medialijn.coverage import Coverage, for_profile
from medialijn.pages import addresses
from medialijn.pages.blocks import Card, View, shown_blocks, teacher_answers
from medialijn.pages.lesson_pages import facts
from medialijn.pages.markup import PaperRenderer, Renderer, plain_line
from medialijn.pages.notes import notes
from medialijn.pages.quiz_on_paper import paper_questions
from medialijn.pages.quiz_page import shown_questions
from medialijn.pages.site import Site
from medialijn.pages.words import read_words
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.lesson import Lesson


class Purpose(StrEnum):
    """For whom a sheet is, which is also where it stands in the list to choose from."""

    WORKSHEETS = "werkbladen"
    QUIZ = "quiz"
    TEACHER = "docent"
    PARENTS = "ouders"


class Format(StrEnum):
    """What a document is made into; the value is how the name of its file ends."""

    PDF = "pdf"
    WORD = "docx"


@dataclass(frozen=True, slots=True)
class CardRow:
    """Cards that lie beside each other: a pair, half a pair, or a wide one that needs the room of two."""

    layout: str
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is printed on a page of its own; `chosen` says that a class needs it when nobody chose otherwise."""

    id: str
    purpose: Purpose
    title: Markup
    html: Markup
    badge: str = ""
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """Sheets in one file, as a complete HTML document; `about` says which sheets, in the words of the site."""

    file: str
    format: Format
    about: str
    html: str


# A teacher prints a PDF and changes a Word file: the quiz and the answers follow from other sources than the lesson.
_DOCUMENTS = (
    (Purpose.WORKSHEETS, Format.PDF, (Purpose.WORKSHEETS, Purpose.QUIZ)),
    (Purpose.TEACHER, Format.PDF, (Purpose.TEACHER, Purpose.PARENTS)),
    (Purpose.WORKSHEETS, Format.WORD, (Purpose.WORKSHEETS,)),
    (Purpose.PARENTS, Format.WORD, (Purpose.PARENTS,)),
)
_PARENT_NOTES = ("thuis", "ouderbrief")
_SUBSTITUTE_NOTES = ("invaller",)
_PAIR, _HALF, _WIDE = "ml-cutrow--pair", "ml-cutrow--half", "ml-cutrow--wide"
# A card of this kind needs the whole width of the sheet.
_NEEDS_ROOM = re.compile(r"<(?:hr|table)\b")
_NARROW_LETTERS = 800
# A paragraph in italics above the lines for parents speaks to the teacher.
_TO_THE_TEACHER = re.compile(r"<p><em>(?:(?!</?(?:em|p)>).)*</em></p>\n?", re.DOTALL)


def sheets(site: Site, renderer: Renderer, lesson: Lesson) -> tuple[Sheet, ...]:
    """Everything of the lesson that one may want on paper, in the order in which a lesson needs it."""
    return (
        *_worksheets(site, renderer, lesson),
        *_quiz(site, renderer, lesson),
        *_answers(site, renderer, lesson),
        *_noted(site, renderer, lesson),
    )


def documents(catalogue: Catalogue, coverage: Coverage, lesson_ids: Iterable[str] = ()) -> Iterator[Document]:
    """The documents of these lessons, or of all: same input, same bytes. Raises KeyError for a lesson without id."""
    site = Site(for_profile(catalogue), coverage, read_words())
    for identifier in lesson_ids or site.catalogue.lessons:
        yield from _documents(site, site.catalogue.lessons[identifier])


def downloads(site: Site, lesson: Lesson) -> tuple[tuple[str, str], ...]:
    """The address and the name of each document of the lesson; none on a site that is built without them."""
    if not site.downloads:
        return ()
    return tuple((addresses.download(one.file), one.about) for one in _documents(site, lesson))


def _documents(site: Site, lesson: Lesson) -> Iterator[Document]:
    renderer = PaperRenderer(site.words("table.region"))
    all_sheets = sheets(site, renderer, lesson)
    for purpose, form, included in _DOCUMENTS:
        own = [sheet for sheet in all_sheets if sheet.purpose in included]
        if own:
            title = site.words(f"paper.document-{purpose}", title=plain_line(lesson.meta.title))
            about = site.words(f"paper.download-{purpose}-{form}")
            values = {"title": title, "about": facts(site, renderer, lesson), "sheets": own}
            html = site.fill("paper.jinja", renderer.page, **values)
            yield Document(f"{lesson.id}-{purpose}.{form}", form, about, html)


def _worksheets(site: Site, renderer: Renderer, lesson: Lesson) -> Iterator[Sheet]:
    blocks = [block for block in lesson.blocks() if block.name == "werkblad"]
    for number, block in enumerate(shown_blocks(site, renderer, blocks, View.WORKSHEETS), 1):
        introduction = [card.text for card in block.cards if not card.title]
        rows = tuple(_rows(card for card in block.cards if card.title))
        html = site.fill("sheets/worksheet.jinja", renderer.page, introduction=introduction, rows=rows)
        badge = site.words(f"block.variant-{block.variant}") if block.variant else ""
        yield Sheet(f"blad-{number}", Purpose.WORKSHEETS, block.title, Markup(html), badge, not badge)  # noqa: S704


def _rows(cards: Iterable[Card]) -> Iterator[CardRow]:
    """The cards in rows, in their order; beside wide ones, and on its own, a card without a neighbour is as wide."""
    groups = [(is_wide, tuple(members)) for is_wide, members in groupby(cards, key=_is_wide)]
    alone = _HALF if len(groups) == 1 and len(groups[0][1]) > 1 else _WIDE
    for is_wide, alike in groups:
        if is_wide:
            yield from (CardRow(_WIDE, (card,)) for card in alike)
        else:
            for start in range(0, len(alike), 2):
                both = alike[start : start + 2]
                yield CardRow(_PAIR if len(both) == 2 else alone, both)


def _is_wide(card: Card) -> bool:
    return _NEEDS_ROOM.search(card.text) is not None or len(card.text.striptags()) > _NARROW_LETTERS


def _quiz(site: Site, renderer: Renderer, lesson: Lesson) -> Iterator[Sheet]:
    quiz = site.catalogue.quizzes.get(lesson.id)
    if quiz and (questions := paper_questions(site, renderer, quiz)):
        html = site.fill("sheets/quiz.jinja", renderer.page, questions=questions)
        title = Markup.escape(site.words("paper.quiz"))
        yield Sheet("quiz", Purpose.QUIZ, title, Markup(html))  # noqa: S704 - from a template


def _answers(site: Site, renderer: Renderer, lesson: Lesson) -> Iterator[Sheet]:
    """The answers to the worksheets and tasks, step by step, and those to the quiz."""
    steps = []
    for phase in lesson.phases:
        texts = [teacher_answers(site, renderer, block.text) for block in phase.blocks if block.name == "docent"]
        if found := [text for text in texts if text.strip()]:
            steps.append((renderer.line(phase.title), found))
    if steps:
        html = site.fill("sheets/answers.jinja", renderer.page, steps=steps)
        title = Markup.escape(site.words("paper.answers"))
        yield Sheet("antwoorden", Purpose.TEACHER, title, Markup(html))  # noqa: S704 - from a template
    quiz = site.catalogue.quizzes.get(lesson.id)
    if quiz and (questions := shown_questions(site, renderer, quiz)):
        html = site.fill("sheets/quiz_answers.jinja", renderer.page, questions=questions)
        title = Markup.escape(site.words("paper.quiz-answers"))
        yield Sheet("antwoorden-quiz", Purpose.TEACHER, title, Markup(html))  # noqa: S704 - from a template


def _noted(site: Site, renderer: Renderer, lesson: Lesson) -> Iterator[Sheet]:
    """The page for a substitute, and what goes home."""
    for note in notes(site, renderer, lesson, (*_SUBSTITUTE_NOTES, *_PARENT_NOTES)):
        is_home = note.kind in _PARENT_NOTES
        text = Markup(_TO_THE_TEACHER.sub("", note.text)) if is_home else note.text  # noqa: S704 - part of Markup
        html = site.fill("sheets/note.jinja", renderer.page, text=text, blocks=note.blocks)
        title = Markup.escape(site.words(f"plan.note-{note.kind}"))
        purpose = Purpose.PARENTS if is_home else Purpose.TEACHER
        yield Sheet(note.kind, purpose, title, Markup(html))  # noqa: S704 - from a template
