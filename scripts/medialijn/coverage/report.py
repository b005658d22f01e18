"""The report of coverage: what `coverage.json` holds, and the only thing that every other form of it reads.

Ids, words and days are text, what is absent is empty text or an empty list, and every list has a fixed order, so that
the same sources on the same day give the same bytes.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from typing import Any, Literal, TypeAlias, get_args

from pydantic import TypeAdapter

from medialijn.coverage.changes import Words
from medialijn.coverage.ladder import LevelName, Measured
from medialijn.coverage.states import LinkState
from medialijn.sources.needs import Audience

Verdict: TypeAlias = Literal["covered", "partly", "planned", "built-upon", "out-of-scope", "open"]
Unit: TypeAlias = Literal["article", "cell"]
Duty: TypeAlias = Literal["must", "know", "exempt", "none"]
TodoKind: TypeAlias = Literal[
    "replaced",
    "suspect",
    "exemption-ended",
    "uncovered",
    "unasked",
    "unfinished",
    "partly",
    "edited",
    "rejected",
    "expired",
    "unreviewed",
]
FORMAT = 1
# The figures of every audience and route, in their order.
_FIGURES = [(level, unit) for level in get_args(Measured) for unit in get_args(Unit)]


@dataclass(frozen=True, slots=True)
class Filters:
    """What the report looks at; 0 and empty text stand for everything. `level` is the one that headlines count."""

    year: int
    subject: str
    audience: str
    level: Measured


@dataclass(frozen=True, slots=True)
class Figure:
    """How many of how many articles or cells are at this level or above, and what share that is, rounded down.

    `partly` counts the articles of which some cells are there and others are not; they are not in `numerator`.
    """

    level: Measured
    unit: Unit
    numerator: int
    partly: int
    denominator: int
    percent: int


@dataclass(frozen=True, slots=True)
class AudienceFigures:
    """What an audience must learn of a protocol and how far it is; exempt articles are outside every denominator.

    `suspect` counts the articles that are only available because lessons are to be reviewed again.
    """

    audience: Audience
    figures: tuple[Figure, ...]
    suspect: int
    exempt: int

    def figure(self, level: Measured, unit: Unit) -> Figure:
        """The figure of a level in a unit."""
        return next(one for one in self.figures if (one.level, one.unit) == (level, unit))


@dataclass(frozen=True, slots=True)
class RouteFigures:
    """The same for the pupils of a route, who meet the lessons of its years only.

    `gaps` are below the level that the report measures, each with `@` and the year where it is wanted in that year.
    """

    route: str
    years: int
    figures: tuple[Figure, ...]
    gaps: tuple[str, ...]

    def figure(self, level: Measured, unit: Unit) -> Figure:
        """The figure of a level in a unit."""
        return next(one for one in self.figures if (one.level, one.unit) == (level, unit))


@dataclass(frozen=True, slots=True)
class Cell:
    """An article or part, for an audience, with the lessons that bring it to its level; year 0 is any year."""

    target: str
    year: int
    level: LevelName
    suspect: bool
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ArticleDuty:
    """What an audience has to do with an article, and how far that is.

    `level` is the one at which every cell is; `reached` of its `cells` are at the level that the report measures.
    Of an exemption, also one that ended, `reason` and `until` say why and to which day.
    """

    audience: Audience
    duty: Duty
    level: LevelName
    suspect: bool
    reached: int
    cells: tuple[Cell, ...]
    reason: str
    until: str


@dataclass(frozen=True, slots=True)
class ArticleReport:
    """An article of a protocol; `questions` counts those in lessons for its sector that assess it or a part of it."""

    id: str
    title: str
    summary: str
    section: str
    context: bool
    questions: int
    duties: tuple[ArticleDuty, ...]


@dataclass(frozen=True, slots=True)
class ProtocolReport:
    """An active protocol with its figures and its articles in the order of the document.

    In one year every route has the same lessons, so that a report about a year has no routes.
    """

    id: str
    school: str
    title: str
    dated: str
    sector: Literal["po", "vo"]
    audiences: tuple[AudienceFigures, ...]
    routes: tuple[RouteFigures, ...]
    articles: tuple[ArticleReport, ...]


@dataclass(frozen=True, slots=True)
class LessonReport:
    """A lesson that is not withdrawn, with the worst state of its links; `next_review` is empty before the first one.

    `covers_active` says whether it teaches anything of an active protocol.
    """

    id: str
    code: str
    title: str
    audience: str
    subject: str
    sectors: tuple[str, ...]
    years: tuple[int, ...]
    groups: tuple[int, ...]
    minutes: int
    status: str
    covers_active: bool
    state: LinkState
    next_review: str


@dataclass(frozen=True, slots=True)
class Link:
    """What a lesson teaches, or a question of its quiz assesses; of a suspect one since when, why and which words."""

    kind: Literal["taught", "assessed"]
    lesson: str
    question: str
    target: str
    state: LinkState
    since: str
    note: str
    words: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ReviewReport:
    """A decision about a lesson, by role."""

    lesson: str
    reviewed: str
    by: str
    decision: str
    note: str


@dataclass(frozen=True, slots=True)
class GoalReport:
    """A curriculum goal and what the finished lessons honestly do for it.

    A goal with points of its own is `covered` when all of them are and `partly` when some are: `covered` of `points`.
    A goal without has one point, itself.
    """

    id: str
    label: str
    sector: Literal["po", "vo"]
    subject: str
    summary: str
    verdict: Verdict
    covered: int
    points: int
    lessons: tuple[str, ...]
    extended_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Overlap:
    """An article or part that three or more lessons teach, or assess, in the same year."""

    target: str
    kind: Literal["taught", "assessed"]
    year: int
    lessons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Todo:
    """Something to do, the most pressing first: about an article for an audience, or about a lesson.

    `targets` are the articles and parts concerned, with `@` and the year where they lack in that year; `since` is the
    day from which it waits, where that is known; `owner` is the role that sees to it.
    """

    kind: TodoKind
    protocol: str
    article: str
    audience: str
    lesson: str
    since: str
    note: str
    targets: tuple[str, ...]
    words: tuple[Words, ...]
    owner: str


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that is known about coverage on a day: `coverage.json`."""

    format: int
    today: str
    filters: Filters
    protocols: tuple[ProtocolReport, ...]
    todo: tuple[Todo, ...]
    lessons: tuple[LessonReport, ...]
    links: tuple[Link, ...]
    reviews: tuple[ReviewReport, ...]
    goals: tuple[GoalReport, ...]
    overlaps: tuple[Overlap, ...]
    idle_lessons: tuple[str, ...]
    articles_without_goal: tuple[str, ...]


def as_json(report: Report) -> str:
    """The text of `coverage.json`."""
    return json.dumps(asdict(report), ensure_ascii=False, indent=1) + "\n"


def read_json(text: str) -> Report:
    """The report in the text of a `coverage.json`; a ValueError when it is none that this version can read."""
    report = TypeAdapter(Report).validate_json(text)
    if report.format != FORMAT or any([(one.level, one.unit) for one in row] != _FIGURES for row in _rows(report)):
        raise ValueError
    return report


def _rows(report: Report) -> Iterator[tuple[Figure, ...]]:
    for protocol in report.protocols:
        yield from (one.figures for one in protocol.audiences)
        yield from (one.figures for one in protocol.routes)


def json_schema() -> dict[str, Any]:
    """The JSON Schema of `coverage.json`: every key is there and no other."""
    schema = TypeAdapter(Report).json_schema()
    for part in (schema, *schema["$defs"].values()):
        part["additionalProperties"] = False
    return schema
