from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Annotated, Literal

from pydantic import Field

from medialijn.sources.accepted import AcceptedInLesson
from medialijn.sources.shapes import ArticleRef, Link, Many, Month, Shape, Slug, Text

Audience = Literal["leerling", "medewerker", "teamleider", "ouder"]
Subject = Literal["mentoraat", "ict", "studieles", "groepsles", "teamscholing", "ouderavond"]
Sensitivity = Literal["normaal", "hoog", "zeer-hoog"]

PHASES = ("terughalen", "intro", "kennis", "activiteit", "protocol", "quiz", "voornemen", "vrij")
FORMS = ("klassikaal", "individueel", "duo", "groepje", "kring")
NOTE_KINDS = ("voorbereiding", "veiligheid", "differentiatie", "thuis", "invaller", "ouderbrief")
VARIANTS = ("kort", "taalsteun", "verdieping")
PROSE = "tekst"


class Objective(Shape):
    """What a pupil can do after the lesson."""

    id: Slug
    text: Text


class Citation(Shape):
    """A source that the lesson leans on; it expires as other facts do."""

    text: Text
    link: Link
    checked: Month


class LessonMeta(Shape):
    """The front matter of a lesson; its keys stand in this order in the file."""

    title: Text
    code: Slug
    audience: Audience
    sectors: Annotated[Many[Literal["po", "vo"]], Field(min_length=1)]
    subject: Subject
    years: Many[Annotated[int, Field(ge=1, le=6)]] = ()
    groups: Many[Annotated[int, Field(ge=1, le=8)]] = ()
    minutes: Annotated[int, Field(ge=5, le=240)]
    sessions: Annotated[int, Field(ge=1, le=4)] = 1
    prepare: Annotated[int, Field(ge=0, le=240)]
    sensitivity: Sensitivity
    status: Literal["concept", "gereed", "vervallen"]
    objectives: Annotated[Many[Objective], Field(min_length=1)]
    covers: Many[ArticleRef] = ()
    touches: Many[ArticleRef] = ()
    goals: Many[Text] = ()
    extends: Many[Text] = ()
    competences: Many[Text] = ()
    digcomp: Many[Text] = ()
    materials: Many[Text] = ()
    keywords: Many[Text] = ()
    sources: Many[Citation] = ()
    accepted: Many[AcceptedInLesson] = ()


# A question of an earlier lesson, as a phase that brings it back names it in a link.
RECALLED = re.compile(r"\]\(vraag:([a-z0-9-]+/[a-z0-9-]+)\)")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of a lesson: running text (`tekst`), or a fenced block with its name, argument and variant.

    The argument of a `docent` block is its kind. `line` is where the block starts: its fence, or its first line.
    """

    name: str
    text: str
    line: int
    argument: str = ""
    variant: str = ""
    children: tuple[Block, ...] = ()

    @property
    def text_line(self) -> int:
        """The line of the file on which `text` starts."""
        return self.line if self.name == PROSE else self.line + 1


@dataclass(frozen=True, slots=True)
class Phase:
    """A step of the lesson, with its minutes and the ways of working."""

    title: str
    kind: str
    minutes: int
    forms: tuple[str, ...]
    session: int
    line: int
    blocks: tuple[Block, ...]

    @property
    def recalled(self) -> tuple[str, ...]:
        """The questions of earlier lessons that a `terughalen` phase names, as `<quiz>/<question>`, each once."""
        if self.kind != "terughalen":
            return ()
        return tuple(dict.fromkeys(found for block in self.blocks for found in RECALLED.findall(block.text)))


@dataclass(frozen=True, slots=True)
class Lesson:
    """One lesson: front matter, the reader's introduction, the phases, and the notes that belong to the whole lesson.

    `notes` holds the `docent` blocks with a kind, wherever they stand in the file.
    """

    id: str
    path: str
    folder: str
    meta: LessonMeta
    introduction: tuple[Block, ...]
    phases: tuple[Phase, ...]
    notes: Mapping[str, Block] = field(hash=False)

    def blocks(self) -> Iterator[Block]:
        """Every block of the lesson, with the ones inside `docent` blocks."""
        for block in (*self.introduction, *(b for phase in self.phases for b in phase.blocks), *self.notes.values()):
            yield block
            yield from block.children
