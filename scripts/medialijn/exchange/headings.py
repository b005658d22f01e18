"""Telling headings, whole sentences and parts of sentences apart by their form."""

from __future__ import annotations

from medialijn.exchange.lines import SUPERSCRIPTS, words
from medialijn.exchange.markers import split_marker

_LONGEST_HEADING = 100
_MOST_WORDS = 13
_CLOSERS = SUPERSCRIPTS + "\"'”’»)]* "


def looks_like_heading(text: str) -> bool:
    """Whether a text has the form of a heading: short, with a capital, and without the end of a sentence."""
    text = text.rstrip(SUPERSCRIPTS + " ")
    letters = [sign for sign in text if sign.isalpha()]
    return (
        bool(letters)
        and letters[0].isupper()
        and len(text) <= _LONGEST_HEADING
        and len(words(text)) <= _MOST_WORDS
        and text[-1] not in ".,;:!…-"
        and " | " not in text
    )


def is_capitals(text: str) -> bool:
    """Whether a text is a heading because all its letters are capitals."""
    letters = [sign for sign in text if sign.isalpha()]
    return (
        len(letters) >= 4
        and all(sign.isupper() for sign in letters)
        and looks_like_heading(split_marker(text)[1] or text)
    )


def ends_sentence(text: str) -> bool:
    """Whether nothing more is needed after a text: it ends a sentence or an item of a list."""
    bare = text.rstrip(_CLOSERS)
    return not bare or bare[-1] in ".!?:;…"


def title_key(text: str) -> tuple[str, ...]:
    """The words by which titles are compared: without number or letter before them, and without capitals."""
    return tuple(word.casefold() for word in words(split_marker(text)[1]))
