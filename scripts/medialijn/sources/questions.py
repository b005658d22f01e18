"""The shapes of the fourteen question types."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Literal, get_args

from pydantic import Field

from medialijn.sources.shapes import ArticleRef, Correct, Many, Number, OneOrMany, Shape, Slug, Text


class Envelope(Shape):
    """What every question has, whatever its type."""

    id: Slug
    stem: Text
    covers: Many[ArticleRef] = ()
    objective: Slug | None = None
    points: Annotated[int, Field(ge=1, le=10)] = 1
    hint: OneOrMany[Text] = ()
    explanation: Text | None = None


class Pick(Shape):
    """Something to pick, with feedback that explains; a wrong one can name the misconception behind it."""

    id: Slug
    feedback: Text
    correct: Correct | None = None
    misconception: Slug | None = None


class Option(Pick):
    """A pick with its own text."""

    text: Text


class FixedOption(Pick):
    """A pick whose text comes from the locale: `waar` or `onwaar`."""

    id: Literal["waar", "onwaar"]


class Opinion(Shape):
    """A pick of a poll: feedback answers the opinion, and nothing is right or wrong."""

    id: Slug
    text: Text
    feedback: Text


class TextAnswer(Pick):
    """A typed answer that is recognised, right or wrong; `typos` is how many letters may differ."""

    accept: Annotated[Many[Text], Field(min_length=1)]
    typos: Annotated[int, Field(ge=0, le=1)] = 0


class NumberAnswer(Pick):
    """A number that is recognised, right or wrong, within a tolerance."""

    value: Number
    tolerance: Number = Decimal(0)


class Gap(Shape):
    """A gap in a running text, filled from a list or by typing."""

    id: Slug
    options: Many[Option] = ()
    answers: Many[TextAnswer] = ()
    otherwise: Text | None = None


class Pair(Shape):
    """Two sides that belong together."""

    id: Slug
    left: Text
    right: Text
    feedback: Text
    misconception: Slug | None = None


class Extra(Shape):
    """A right-hand side that fits nothing."""

    id: Slug
    text: Text
    feedback: Text


class OrderItem(Shape):
    """A step; the items stand in the right order."""

    id: Slug
    text: Text
    feedback: Text


class Bin(Shape):
    """A place to put items in."""

    id: Slug
    text: Text


class BinItem(Shape):
    """An item and the bin that it belongs in; `misconception` is why people put it elsewhere."""

    id: Slug
    text: Text
    bin: Slug
    feedback: Text
    misconception: Slug | None = None


class Region(Pick):
    """A rectangle (x, y, width, height in units of the picture's viewBox) and its label for the keyboard list."""

    label: Text
    rect: Annotated[Many[Annotated[int, Field(ge=0)]], Field(min_length=4, max_length=4)]


class Choice(Shape):
    """A step in a scenario, to the node that follows."""

    id: Slug
    text: Text
    to: Slug
    feedback: Text
    misconception: Slug | None = None


class Node(Shape):
    """A moment in a scenario: it has choices, or it is an ending."""

    id: Slug
    text: Text
    choices: Many[Choice] = ()
    ending: Literal["good", "partial", "poor"] | None = None
    feedback: Text | None = None


class SelfCheck(Shape):
    """A point that the pupil ticks beside the model answer."""

    id: Slug
    text: Text


_Options = Annotated[Many[Option], Field(min_length=2, max_length=6)]


class ChoiceQuestion(Envelope):
    """Pick the one right option."""

    type: Literal["choice"]
    options: _Options


class MultipleQuestion(Envelope):
    """Pick every right option; the stem says how many."""

    type: Literal["multiple"]
    options: Annotated[Many[Option], Field(min_length=2, max_length=10)]


class TrueFalseQuestion(Envelope):
    """Say whether a statement is true."""

    type: Literal["truefalse"]
    options: Annotated[Many[FixedOption], Field(min_length=2, max_length=2)]


class TextQuestion(Envelope):
    """Type a word or a few; the first answer that matches counts."""

    type: Literal["text"]
    answers: Annotated[Many[TextAnswer], Field(min_length=1)]
    otherwise: Text


class NumberQuestion(Envelope):
    """Type a number; the first answer that matches counts."""

    type: Literal["number"]
    unit: Text | None = None
    answers: Annotated[Many[NumberAnswer], Field(min_length=1)]
    otherwise: Text


class GapsQuestion(Envelope):
    """Fill the gaps in a running text; each gap scores."""

    type: Literal["gaps"]
    text: Text
    gaps: Annotated[Many[Gap], Field(min_length=1)]


class MatchQuestion(Envelope):
    """Join the sides that belong together; each pair scores."""

    type: Literal["match"]
    pairs: Annotated[Many[Pair], Field(min_length=2)]
    extra: Many[Extra] = ()


class OrderQuestion(Envelope):
    """Put shuffled steps in order; each right neighbour pair scores."""

    type: Literal["order"]
    items: Annotated[Many[OrderItem], Field(min_length=2)]


class CategoriseQuestion(Envelope):
    """Put each item in its bin; each item scores."""

    type: Literal["categorise"]
    bins: Annotated[Many[Bin], Field(min_length=2)]
    items: Annotated[Many[BinItem], Field(min_length=1)]


class HotspotQuestion(Envelope):
    """Point at the right places in a drawing."""

    type: Literal["hotspot"]
    image: Text
    alt: Text
    regions: Annotated[Many[Region], Field(min_length=2)]


class HighlightQuestion(Envelope):
    """Mark the right stretches of a running text; scored as multiple choice."""

    type: Literal["highlight"]
    text: Text
    parts: Annotated[Many[Pick], Field(min_length=2)]


class ScenarioQuestion(Envelope):
    """Choose a way through a story; the ending decides the score."""

    type: Literal["scenario"]
    nodes: Annotated[Many[Node], Field(min_length=2)]


class PollQuestion(Envelope):
    """Give an opinion; never scored."""

    type: Literal["poll"]
    options: Annotated[Many[Opinion], Field(min_length=2)]


class OpenQuestion(Envelope):
    """Write an answer and lay it beside the model; never scored."""

    type: Literal["open"]
    lines: Annotated[int, Field(ge=1, le=30)]
    model: Text
    checks: Many[SelfCheck] = ()


Question = (
    ChoiceQuestion
    | MultipleQuestion
    | TrueFalseQuestion
    | TextQuestion
    | NumberQuestion
    | GapsQuestion
    | MatchQuestion
    | OrderQuestion
    | CategoriseQuestion
    | HotspotQuestion
    | HighlightQuestion
    | ScenarioQuestion
    | PollQuestion
    | OpenQuestion
)
AnyQuestion = Annotated[Question, Field(discriminator="type")]
QUESTION_SHAPES: Mapping[str, type[Question]] = MappingProxyType(
    {get_args(shape.model_fields["type"].annotation)[0]: shape for shape in get_args(Question)}
)
UNSCORED = ("poll", "open")
