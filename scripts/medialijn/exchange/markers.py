"""The numbers, letters and bullets that lines of a document begin with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from medialijn.exchange.lines import SUPERSCRIPTS


class Form(StrEnum):
    """The ways in which a line can be marked."""

    ARTICLE = "article"  # Artikel 1
    CHAPTER = "chapter"  # Hoofdstuk 1, Paragraaf 2
    DECIMAL = "decimal"  # 1.  1)  1.1
    BARE = "bare"  # 1 without anything behind it
    LETTER = "letter"  # a.  b)
    CAPITAL = "capital"  # A.
    ROMAN = "roman"  # II.
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Marker:
    """The mark at the start of a line: its form, its text as it stands there, and its number on each level."""

    form: Form
    label: str
    numbers: tuple[int, ...] = ()

    @property
    def number(self) -> int:
        """The last of its numbers, 0 for a bullet."""
        return self.numbers[-1] if self.numbers else 0


_NOTE = re.compile(rf"([{SUPERSCRIPTS}]+)\s*(?=\S)")
_ARTICLE = re.compile(r"((?:Artikel|ARTIKEL|Art\.)\s+(\d{1,3}(?:\.\d{1,2})?)\s*[.:)–-]?)(?:\s+|$)")
_CHAPTER = re.compile(
    r"((?:Hoofdstuk|HOOFDSTUK|Paragraaf|PARAGRAAF|Deel|DEEL)\s+(\d{1,2}|[IVX]{1,5}|[A-Z])\s*[.:)–-]?)(?:\s+|$)"
)
_MULTIPLE = re.compile(r"(\(?(\d{1,2}(?:\.\d{1,2}){1,3})[.):]?)\s+(?=\S)")
_DECIMAL = re.compile(r"(\(?(\d{1,3})(?:\.|\)|\.\)|:))\s+(?=\S)")
_BARE = re.compile(r"((\d{1,2}))\s+(?=[A-Z])")
_ROMAN = re.compile(r"(([IVX]{1,6})[.):]?)\s+(?=\S)")
_LETTER = re.compile(r"(\(?([a-z])[.)])\s+(?=\S)")
_CAPITAL = re.compile(r"(([A-Z])[.):])\s+(?=\S)")
_BULLET = re.compile(r"([-–—*•●▪■◦‣·➢✓]|o(?=\s+[A-Z]))\s+(?=\S)")
_ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "C": 100}


def split_marker(text: str) -> tuple[Marker | None, str]:
    """The mark that a line begins with, None without one, and the rest of the line."""
    for form, pattern in (
        (Form.ARTICLE, _ARTICLE),
        (Form.CHAPTER, _CHAPTER),
        (Form.DECIMAL, _MULTIPLE),
        (Form.DECIMAL, _DECIMAL),
        (Form.ROMAN, _ROMAN),
        (Form.CAPITAL, _CAPITAL),
        (Form.LETTER, _LETTER),
        (Form.BARE, _BARE),
        (Form.BULLET, _BULLET),
    ):
        match = pattern.match(text)
        if match and not _is_word(form, match):
            numbers = () if form is Form.BULLET else _numbers(match.group(2))
            return Marker(form, match.group(1), numbers), text[match.end() :]
    return None, text


def split_note(text: str) -> tuple[str, str]:
    """The small digits that a footnote begins with, empty when the line is none, and its text."""
    match = _NOTE.match(text)
    return (match.group(1), text[match.end() :]) if match else ("", text)


def _is_word(form: Form, match: re.Match[str]) -> bool:
    """Whether what looks like a Roman number is none: `I` counts only with a point, and `IIX` is no number."""
    if form is not Form.ROMAN:
        return False
    digits, label = match.group(2), match.group(1)
    return roman(_roman_value(digits)) != digits or (label == digits and len(digits) == 1)


def _numbers(text: str) -> tuple[int, ...]:
    if text[0].isdecimal():
        return tuple(int(part) for part in text.split("."))
    if text.isupper() and roman(_roman_value(text)) == text:
        return (_roman_value(text),)
    return (ord(text.casefold()) - ord("a") + 1,)


def _roman_value(text: str) -> int:
    values = [_ROMAN_VALUES.get(sign, 0) for sign in text]
    return sum(
        -value if following > value else value for value, following in zip(values, [*values[1:], 0], strict=True)
    )


def roman(number: int) -> str:
    """The number in Roman signs, up to 399."""
    signs, rest = "", number
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        signs += sign * (rest // value)
        rest %= value
    return signs
