"""The quiz to answer with a pen: the same questions with the same numbers, and room for each answer."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages.markup import Renderer
from medialijn.pages.question_choices import Row
from medialijn.pages.quiz_page import asked_questions
from medialijn.pages.site import Site
from medialijn.sources.quiz import Quiz

_BOX = "☐"
_ROOM = "……"
_TICKED = frozenset(("choice", "multiple", "truefalse", "poll", "hotspot", "gaps", "scenario"))
_WRITTEN = frozenset(("text", "number", "gaps"))
# Beside these stands the letter or number of what belongs to it, so only the first or the last group has room.
_ORDERED = frozenset(("order",))
_PAIRED = {"match": 0, "categorise": 1}


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row of a question: the sign or room to answer in, its letter or number, its text; `has_line` to write on."""

    room: str
    label: str
    text: Markup
    has_line: bool


@dataclass(frozen=True, slots=True)
class PaperQuestion:
    """A question as a pupil answers it on paper."""

    number: int
    stem: Markup
    body: Markup
    groups: tuple[tuple[str, tuple[PaperRow, ...]], ...]


def paper_questions(site: Site, renderer: Renderer, quiz: Quiz) -> tuple[PaperQuestion, ...]:
    """The questions that this site asks, with the numbers that they have on the screen."""
    return tuple(
        PaperQuestion(
            shown.number,
            shown.stem,
            shown.body,
            tuple(
                (name, tuple(_row(question.type, place, row) for row in rows))
                for place, (name, rows) in enumerate(shown.choices)
            ),
        )
        for question, shown in asked_questions(site, renderer, quiz)
    )


def _row(kind: str, group: int, row: Row) -> PaperRow:
    """A row with its room; `group` is the place of its group in the question."""
    if kind in _WRITTEN and not row.label:
        return PaperRow("", "", row.text, has_line=True)
    if kind in _TICKED and (row.label or kind == "truefalse"):
        return PaperRow(_BOX, row.label, row.text, has_line=False)
    if kind in _ORDERED or _PAIRED.get(kind) == group:
        return PaperRow(_ROOM, row.label, row.text, has_line=False)
    return PaperRow("", row.label, row.text, has_line=False)
