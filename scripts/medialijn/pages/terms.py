"""Hard words in the running text of a page: each is explained once, where it stands first."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

_TAG = re.compile(r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^"'>]|"[^"]*"|'[^']*')*)>""")
_HREF = re.compile(r'\bhref="([^"]*)"')
# A word in these stays as it is: there it is a name, code, a link, or would open below the edge of a scrolling table.
_QUIET = frozenset(("a", "button", "code", "figcaption", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "table"))
_INLINE = frozenset(("a", "b", "button", "code", "em", "i", "span", "strong"))
_BREAK = "\0"  # ends every word, and is no white space within one
_LETTER = r"[\w\u0300-\u036f]"
_JOINS = r"[-\u2010\u2011'’.@/]"
_BEFORE = rf"(?<!{_LETTER})(?<!{_LETTER}{_JOINS})"
_AFTER = rf"(?!{_LETTER}|{_JOINS}{_LETTER}|[-\u2010\u2011])"

_EXPLAINED = Markup(
    '<span class="ml-term"><button type="button" aria-describedby="begrip-{id}">{shown}</button>'
    '<span class="ml-term__tip" id="begrip-{id}" role="tooltip" data-search-exclude>{text}</span></span>'
)


@dataclass(frozen=True, slots=True)
class Word:
    """A hard word: what it is called, the ways in which it stands in a sentence, and what it means.

    `href` is how a link of an author to the word looks on the page.
    """

    id: str
    name: str
    forms: tuple[str, ...]
    text: str
    href: str


@dataclass(frozen=True, slots=True)
class _Piece:
    """A tag, or the text between two tags; `pointed` is the word that a link points at and may explain."""

    raw: str
    is_text: bool
    is_quiet: bool
    tag: str = ""
    pointed: Word | None = None


_Place = tuple[int, int, Word]  # from where to where in a text a word stands


def explained(texts: Sequence[Markup], words: Sequence[Word]) -> tuple[tuple[Markup, ...], tuple[Word, ...]]:
    """The texts of a page, in reading order, with each word explained once, and the words that are explained.

    The place is the first link of the author to the word; without one, the first place where the word itself stands.
    A word in a heading, a link, code or a table is never touched, and neither is a part of a longer word.
    """
    by_href = {word.href: word for word in words}
    pieces = [tuple(_pieces(text, by_href)) for text in texts]
    pointed = {piece.pointed for one in pieces for piece in one if piece.pointed}
    left = set(words) - pointed
    done = tuple(_explained(one, left, pointed, tuple(words)) for one in pieces)
    return done, tuple(word for word in words if word not in left)


def _pieces(text: str, by_href: Mapping[str, Word]) -> Iterator[_Piece]:
    depth = end = 0
    for match in _TAG.finditer(text):
        if match.start() > end:
            yield _Piece(text[end : match.start()], is_text=True, is_quiet=depth > 0)
        end = match.end()
        closes, tag, attributes = match.group(1), match.group(2).lower(), match.group(3)
        pointed = None
        if tag in _QUIET:
            href = _HREF.search(attributes) if tag == "a" and not closes and not depth else None
            pointed = by_href.get(href.group(1)) if href else None
            depth += -1 if closes else 1
        yield _Piece(match.group(), is_text=False, is_quiet=depth > 0, tag=tag, pointed=pointed)
    if end < len(text):
        yield _Piece(text[end:], is_text=True, is_quiet=depth > 0)


def _explained(pieces: Sequence[_Piece], left: set[Word], pointed: set[Word], words: tuple[Word, ...]) -> Markup:
    """The text of these pieces; takes what it explains out of `left` and `pointed`."""
    found = _found(pieces, left, words)
    result: list[str] = []
    linked: tuple[Word, int] | None = None  # the word whose link is being replaced, and where its shown text starts
    for number, piece in enumerate(pieces):
        if piece.pointed and piece.pointed in pointed:
            pointed.remove(piece.pointed)
            linked = piece.pointed, len(result)
        elif linked and piece.tag == "a":
            word, start = linked
            shown = Markup("".join(result[start:]))  # noqa: S704 - part of what was Markup
            result[start:] = [_explanation(word, shown)]
            linked = None
        elif number in found:
            result.append(_with_words(html.unescape(piece.raw), found[number]))
        else:
            result.append(piece.raw)
    return Markup("".join(result))  # noqa: S704 - the pieces of Markup, and escaped text


def _found(pieces: Sequence[_Piece], left: set[Word], words: tuple[Word, ...]) -> dict[int, list[_Place]]:
    """Where the words in `left` stand, per piece; takes each of them out of `left` at its first place."""
    seen: list[str] = []
    starts: list[tuple[int, int, int]] = []  # start and end in all that is seen, and the number of the piece
    length = 0
    for number, piece in enumerate(pieces):
        part = html.unescape(piece.raw) if piece.is_text else "" if piece.tag in _INLINE else _BREAK
        if piece.is_text and not piece.is_quiet:
            starts.append((length, length + len(part), number))
        seen.append(part)
        length += len(part)
    found: dict[int, list[_Place]] = {}
    pattern, by_form = _pattern(words)
    for match in pattern.finditer("".join(seen)):
        word = by_form[_plain_form(match.group())]
        inside = next((one for one in starts if one[0] <= match.start() and match.end() <= one[1]), None)
        if word in left and inside:
            left.remove(word)
            start, _, number = inside
            found.setdefault(number, []).append((match.start() - start, match.end() - start, word))
    return found


def _with_words(text: str, places: Iterable[_Place]) -> Markup:
    parts: list[str | Markup] = []
    end = 0
    for start, stop, word in places:
        parts += [Markup.escape(text[end:start]), _explanation(word, Markup.escape(text[start:stop]))]
        end = stop
    return Markup().join([*parts, Markup.escape(text[end:])])


def _explanation(word: Word, shown: Markup) -> Markup:
    return _EXPLAINED.format(id=word.id, shown=shown, text=word.text)


@lru_cache(maxsize=8)
def _pattern(words: tuple[Word, ...]) -> tuple[re.Pattern[str], Mapping[str, Word]]:
    """What finds every form of the words, the longest first, and which word each form belongs to."""
    by_form: dict[str, Word] = {}
    for word in words:
        for form in (word.name, *word.forms):
            by_form.setdefault(_plain_form(form), word)
    spellings = {spelling for form in by_form for spelling in (form, unicodedata.normalize("NFD", form))}
    choices = "|".join(map(_spelled, sorted(spellings, key=lambda form: (-len(form), form))))
    return re.compile(rf"{_BEFORE}(?:{choices}){_AFTER}" if choices else r"(?!)"), by_form


def _spelled(form: str) -> str:
    """A pattern for a form, also with a capital at the start of a sentence; AI and AVG have theirs already."""
    first = form[0]
    start = f"[{first}{first.upper()}]" if first.islower() else re.escape(first)
    return start + r"\s+".join(map(re.escape, form[1:].split(" ")))


def _plain_form(form: str) -> str:
    """The form without a capital of the sentence and without line breaks, in one Unicode spelling."""
    folded = unicodedata.normalize("NFC", " ".join(form.split()))
    return folded[:1].lower() + folded[1:] if folded[1:] == folded[1:].lower() else folded
