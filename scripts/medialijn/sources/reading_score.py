"""How hard a Dutch text is to read, as far as counting can tell: long words and long sentences, not what they mean."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from pyphen import Pyphen  # type: ignore[import-untyped]

from medialijn.sources.markdown_text import blanks, without_comments

MIN_WORDS = 50  # a score of fewer words jumps with every word
_SENTENCE = re.compile(r"\b[^.!?]+[.!?]*")
_NO_WORD = re.compile(r"[^\w\s]")
_LETTERS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LONG = re.compile(r"[^\W\d_]{13}")
_MARKUP = re.compile(r"\]\([^()\s]*\)|[*_`\[\]|#>☐]+|^ *(?:[-+]|\d+\.) ", re.MULTILINE)
_NEW_STRETCH = re.compile(r"\n\s*\n|\n(?= *(?:[-*+]|\d+\.|#+) )|\||(?<=[.!?…]['’\"”])\s")
_FRAGMENT_WORDS = 2


def score(text: str) -> float:
    """The readability of a text by Douma, from about 100 for easy to below 0; 0 for a text without words.

    That is 206,835 - 0,93 x words per sentence - 77 x syllables per word. Words and sentences are counted as the
    package textstat does it, so that scores can be compared: one or two words are no sentence, but they are words.
    """
    words = _words(text)
    if not words:
        return 0.0
    sentences = sum(1 for found in _SENTENCE.findall(text) if len(_words(found)) > _FRAGMENT_WORDS)
    return 206.835 - 0.93 * len(words) / max(1, sentences) - 77 * sum(map(syllables, words)) / len(words)


@cache
def syllables(word: str) -> int:
    """How many syllables a word in small letters has, by the places where it may be broken off."""
    return len(_hyphenation().positions(word)) + 1


def joined(texts: Iterable[str]) -> str:
    """Markdown texts as one plain text in which every text, list item and table cell ends as a sentence."""
    stretches = (
        " ".join(_MARKUP.sub(" ", part).split())
        for text in texts
        for part in _NEW_STRETCH.split(without_comments(text))
    )
    return " ".join(part if part[-1] in ".!?" else f"{part}." for part in stretches if _words(part))


def word_count(text: str) -> int:
    """The number of words of a plain text."""
    return len(_words(text))


def long_words(text: str, known: frozenset[str]) -> Iterator[tuple[int, str]]:
    """The offset of each word of a Markdown text with more than 12 letters in a row that is not among the `known`.

    A hyphen shows where a word can be taken apart, so each side of it is a word.
    """
    if not _LONG.search(text):
        return
    for match in _LETTERS.finditer(_MARKUP.sub(blanks, text)):
        word = match.group()
        if _LONG.search(word) and word.casefold() not in known:
            yield match.start(), word


def _words(text: str) -> list[str]:
    return _NO_WORD.sub("", text).lower().split()


@cache
def _hyphenation() -> Pyphen:
    return Pyphen(lang="nl_NL")
