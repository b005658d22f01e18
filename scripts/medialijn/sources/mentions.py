from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

from medialijn.sources.yaml_document import YamlDocument

T = TypeVar("T")


class Kind(StrEnum):
    """What a source can point at by id."""

    ARTICLE = "article"
    LESSON = "lesson"
    QUESTION = "question"
    GOAL = "goal"
    COMPETENCE = "competence"
    DIGCOMP = "digcomp"
    HELPLINE = "helpline"
    LAW = "law"
    TERM = "term"
    MISCONCEPTION = "misconception"
    PROTOCOL = "protocol"


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a source that points at something by id, to be looked up when all sources are read."""

    kind: Kind
    target: str
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Source(Generic[T]):
    """What reading one file gave: its id (also when its shape is wrong), its value if it has one, and its mentions.

    `declares` holds the ids inside the file that others may point at: articles and parts, questions, reference entries.
    """

    id: str
    path: str
    value: T | None
    mentions: tuple[Mention, ...] = ()
    declares: frozenset[str] = frozenset()
    document: YamlDocument | None = None
