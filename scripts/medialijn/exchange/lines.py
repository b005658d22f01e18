"""What every reader of documents gives: lines with hints of their style, and what it left aside."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from medialijn.sources.diagnostics import Diagnostic

Kind = Literal["page", "contents", "title", "repeat", "data", "textbox", "markup"]

SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPTS)
_TO_DIGIT = str.maketrans(SUPERSCRIPTS, "0123456789")
_WITHOUT_SUPERSCRIPTS = str.maketrans(dict.fromkeys(SUPERSCRIPTS, " "))
_WORD = re.compile(r"[^\W_]+")
_SPACES = re.compile(r"[^\S\t]{3,}|\t\s*")
_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff]")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a document, or a whole paragraph where the file keeps paragraphs.

    `heading` is the level that a style gives, 0 without; `level` the depth in a list; `is_item` says that the file
    itself marks a list item, `is_whole` that no other line belongs to it, `ends_page` that a page ends before it.
    """

    number: int
    text: str
    heading: int = 0
    level: int = 0
    is_item: bool = False
    is_whole: bool = False
    is_title: bool = False
    ends_page: bool = False


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A text of the document that is no part of any article: where it stood and what it is."""

    line: int
    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Document:
    """A document as its reader gives it; without lines when it could not be read."""

    lines: tuple[Line, ...]
    left_out: tuple[LeftOut, ...] = ()
    findings: tuple[Diagnostic, ...] = ()


def clean(text: str) -> str:
    """`text` without characters that nobody sees; a tab stands for every jump to the right."""
    return _INVISIBLE.sub("", _SPACES.sub("\t", text.replace("\u00a0", " ").strip()))


def squashed(lines: Iterable[Line]) -> tuple[Line, ...]:
    """The lines with single spaces only: after the page's own layout has told what it could."""
    return tuple(replace(line, text=" ".join(line.text.split())) for line in lines)


def words(text: str) -> list[str]:
    """The words of a text in their order; the small numbers of footnotes are not words."""
    return _WORD.findall(text.translate(_WITHOUT_SUPERSCRIPTS))


def superscript(number: int) -> str:
    """The number as it stands behind a word that has a footnote."""
    return str(number).translate(_TO_SUPERSCRIPT)


def footnote_number(text: str) -> int:
    """The number that superscript digits mean."""
    return int(text.translate(_TO_DIGIT))
