"""What a document consists of once it is understood: sections with articles."""

from __future__ import annotations

from dataclasses import dataclass

FIRST_TITLE = "Inleiding"


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph of an article, or an item of a list in it with its own mark."""

    text: str
    line: int
    label: str = ""
    level: int = 0
    is_item: bool = False


@dataclass(frozen=True, slots=True)
class Article:
    """A citeable piece of the document, still without its id.

    `role` is `norm`, `context` for what nobody is bound by, `note` for a footnote and `closing` for the last words;
    `label` is what stood before it and is now its number; `title` is its own heading, empty without one.
    """

    number: int
    line: int
    passages: tuple[Passage, ...]
    role: str = "norm"
    label: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the document under one heading; `is_added` when the document gave it none."""

    title: str
    line: int
    articles: tuple[Article, ...]
    label: str = ""
    is_added: bool = False
