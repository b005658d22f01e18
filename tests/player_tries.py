"""The example of every type of question, with answers to it that are right, wrong and partly right."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from answer_sets import is_parted, partly_answer, right_answer, wrong_answer
from medialijn.results import marking_key
from medialijn.sources.loading import load
from medialijn.sources.questions import QUESTION_SHAPES, UNSCORED, Question
from project import BUILD_DAY, ROOT

EXAMPLES = "/vormgeving/vragen/"
HEADINGS = {"right": "Klopt", "wrong": "Nog niet", "partly": "Deels goed"}


@dataclass(frozen=True)
class Try:
    """A question with an answer to it, and the word in which the player must say how that went."""

    question: Question
    answer: Any
    outcome: str

    @property
    def anchor(self) -> str:
        return f"vraag-{self.question.id}"

    @property
    def heading(self) -> str:
        special = {"poll": "Je antwoord", "scenario": "Zo loopt het af", "open": "Zo kan het"}
        return special.get(self.question.type) or HEADINGS[self.outcome]


@cache
def questions() -> tuple[Question, ...]:
    """The example of each of the fourteen types."""
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    examples = catalogue.examples["vragen"].questions
    assert sorted(question.type for question in examples) == sorted(QUESTION_SHAPES)
    return examples


def tries() -> Iterator[Try]:
    """Each question answered right, wrong and, where it has parts, partly."""
    for question in questions():
        key = marking_key(question)
        yield Try(question, right_answer(key), "right")
        if question.type not in UNSCORED:
            yield Try(question, wrong_answer(key), "wrong")
        if is_parted(key):
            yield Try(question, partly_answer(key), "partly")
