"""A question of the quiz as the digibord asks it to the whole class."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages.markup import Renderer
from medialijn.pages.question_choices import letter
from medialijn.pages.quiz_page import ShownQuestion, asked_on_board, recalled_questions
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson
from medialijn.sources.questions import Node, ScenarioQuestion
from medialijn.sources.quiz import Quiz

# What the class does with a question, in this order: think, raise hands, talk, raise hands again, read why.
THINK, FIRST, TALK, SECOND, WHY = "think", "first", "talk", "second", "why"
_COUNTED = (THINK, FIRST, WHY)
_VOTED_TWICE = (THINK, FIRST, TALK, SECOND, WHY)
_THOUGHT = (THINK, WHY)
_STAGES = {
    "choice": _COUNTED,
    "multiple": _COUNTED,
    "truefalse": _COUNTED,
    "hotspot": _COUNTED,
    "poll": _VOTED_TWICE,
}


@dataclass(frozen=True, slots=True)
class BoardOption:
    """Something to raise a hand for; `leads_to` is the screen that follows it, and what that is called."""

    label: str
    text: Markup
    mark: str
    feedback: Markup
    leads_to: tuple[str, str] = ("", "")


@dataclass(frozen=True, slots=True)
class BoardQuestion:
    """What one screen asks, and the stages in which it does; without stages it only tells.

    Hands are counted for `options`; a question without them is answered aloud and explained by `question`.
    """

    anchor: str
    name: str
    stem: Markup
    body: Markup
    stages: tuple[str, ...]
    options: tuple[BoardOption, ...] = ()
    question: ShownQuestion | None = None
    is_picture: bool = False

    @property
    def rounds(self) -> tuple[str, ...]:
        """The stages in which hands are counted."""
        return tuple(stage for stage in self.stages if stage in (FIRST, SECOND)) if self.options else ()


def questions_for_class(site: Site, renderer: Renderer, quiz: Quiz) -> tuple[BoardQuestion, ...]:
    """The questions that the quiz names for the digibord; a story becomes a question for each of its moments."""
    asked = asked_on_board(site, renderer, quiz)
    found: list[BoardQuestion] = []
    for question, shown in asked:
        name = site.words("quiz.number", number=shown.number, total=len(asked))
        if isinstance(question, ScenarioQuestion):
            found += _moments(site, renderer, question, shown, name)
        else:
            stages = _STAGES.get(question.type, _THOUGHT)
            options = tuple(_options(shown)) if question.type in _STAGES else ()
            body = Markup() if question.type == "open" else shown.body  # the lines are for paper
            is_picture = question.type == "hotspot"
            found.append(
                BoardQuestion(shown.anchor, name, shown.stem, body, stages, options, shown, is_picture=is_picture)
            )
    return tuple(found)


def recalled_for_class(site: Site, renderer: Renderer, lesson: Lesson) -> Mapping[str, tuple[BoardQuestion, ...]]:
    """The questions of earlier lessons that a step brings back, by its anchor; the mentor gives the answers."""
    return {
        anchor: tuple(
            BoardQuestion(
                shown.anchor,
                site.words("board.recalled", number=shown.number),
                shown.stem,
                shown.body,
                (THINK,),
                question=shown,
            )
            for shown in questions
        )
        for anchor, questions in recalled_questions(site, renderer, lesson).items()
    }


def _options(shown: ShownQuestion) -> Iterator[BoardOption]:
    choices = [row for _, rows in shown.choices for row in rows]
    answers = [row for _, rows in shown.answers for row in rows]
    for choice, answer in zip(choices, answers, strict=True):
        yield BoardOption(choice.label, choice.text, answer.mark, answer.feedback)


def _moments(
    site: Site, renderer: Renderer, question: ScenarioQuestion, shown: ShownQuestion, name: str
) -> Iterator[BoardQuestion]:
    numbers = {node.id: number for number, node in enumerate(question.nodes, 1)}

    def anchor(node_id: str) -> str:
        return shown.anchor if numbers[node_id] == 1 else f"{shown.anchor}-moment-{numbers[node_id]}"

    def option(number: int, choice_to: str, text: str, feedback: str) -> BoardOption:
        leads_to = (f"#{anchor(choice_to)}", site.words("question.moment", number=numbers[choice_to]))
        return BoardOption(letter(number), renderer.field_line(text), "", renderer.field(feedback), leads_to)

    def moment(node: Node) -> BoardQuestion:
        is_first = numbers[node.id] == 1
        options = tuple(option(n, one.to, one.text, one.feedback) for n, one in enumerate(node.choices))
        told = renderer.field(node.text) + (renderer.field(node.feedback) if node.feedback else Markup())
        return BoardQuestion(
            anchor(node.id),
            site.words("board.moment", name=name, number=numbers[node.id]),
            shown.stem if is_first else Markup(),
            told,
            _VOTED_TWICE if options else (),
            options,
        )

    return map(moment, question.nodes)
