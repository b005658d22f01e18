"""The notes that belong to a whole lesson, for the mentor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages.blocks import ShownBlock, View, shown_blocks, teacher_text
from medialijn.pages.markup import Renderer
from medialijn.pages.site import Site
from medialijn.sources.lesson import Lesson


@dataclass(frozen=True, slots=True)
class Note:
    """A note that belongs to the whole lesson: its text, and the help and law in it."""

    kind: str
    text: Markup
    blocks: tuple[ShownBlock, ...]


def notes(site: Site, renderer: Renderer, lesson: Lesson, kinds: Sequence[str]) -> Iterator[Note]:
    """The notes of these kinds that the lesson has, in this order."""
    for kind in kinds:
        if note := lesson.notes.get(kind):
            blocks = shown_blocks(site, renderer, note.children, View.MENTOR)
            yield Note(kind, teacher_text(site, renderer, note.text), blocks)
