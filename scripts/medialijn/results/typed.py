"""Whether what somebody typed, in words or as a number, is an answer that the author listed."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

_BLANKS = re.compile("[ \t\r\n\\-\u2010-\u2015]+")
_DIGITS_AFTER_POINT = 9
_WITH_THOUSANDS = re.compile(r"-?[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?")
_NUMBER = re.compile(rf"(-?)([0-9]{{1,15}})(?:[.,]([0-9]{{1,{_DIGITS_AFTER_POINT}}}))?")
_AROUND = " .,!?;:\"'\u2018\u2019\u201c\u201d"


def normal(text: str) -> str:
    """The text without accents, capitals, hyphens, spare spaces, and punctuation at its ends."""
    decomposed = unicodedata.normalize("NFKD", text)
    bare = "".join(character for character in decomposed if unicodedata.category(character) != "Mn").lower()
    return _BLANKS.sub(" ", bare).strip(_AROUND)


def is_accepted(given: str, accept: Sequence[str], typos: int) -> bool:
    """Whether the text is one of `accept`; `typos` (0 or 1) letters may be wrong, missing, too many or swapped."""
    typed = normal(given)
    return typed != "" and any(_near(typed, normal(text), typos) for text in accept)


def _near(typed: str, meant: str, typos: int) -> bool:
    if typed == meant or not typos:
        return typed == meant
    start = 0
    while start < min(len(typed), len(meant)) and typed[start] == meant[start]:
        start += 1
    left, right = typed[start:], meant[start:]
    return (
        left[1:] == right[1:]
        or left[1:] == right
        or left == right[1:]
        or (left[:2] == right[:2][::-1] and left[2:] == right[2:])
    )


def billionths(given: str, unit: str = "") -> int | None:
    """The number that was typed, in billionths; None for a text that is no number.

    A comma and a point both stand before a fraction, but points before groups of three stand between thousands.
    The unit may stand behind the number.
    """
    text = normal_number(given)
    behind = normal_number(unit)
    if behind and text.endswith(behind):
        text = text[: len(text) - len(behind)]
    if _WITH_THOUSANDS.fullmatch(text):
        text = text.replace(".", "")
    found = _NUMBER.fullmatch(text)
    if not found:
        return None
    sign, whole, fraction = found.groups()
    value = int(whole + (fraction or "").ljust(_DIGITS_AFTER_POINT, "0"))
    return -value if sign else value


def normal_number(text: str) -> str:
    """The text without spaces and capitals, with one sign for minus."""
    return re.sub("[ \t\r\n\u00a0\u202f]", "", text).replace("\u2212", "-").lower()
