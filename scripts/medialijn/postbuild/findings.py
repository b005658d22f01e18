from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

_LINK_WORDS = r"(?:les|artikel|begrip|vraag):(?:[\w.-]+[:/])*"
# Parts of an address that many pages share, so that they say nothing about the line in the source.
_ROUTES = frozenset(
    {"lessen", "mentor", "protocol", "begrippen", "quiz", "bord", "werkblad", "klas", "dekking", "index.html"}
)


@dataclass(frozen=True, slots=True)
class Finding:
    """A fault in a built file, before its source is known.

    `subject` is equal for the same fault on another page. `clues` are patterns that the line in the source may match,
    the surest first. `line` and `column` are the place in the built file itself.
    """

    file: str
    code: str
    values: Mapping[str, str]
    subject: str
    clues: tuple[str, ...] = ()
    line: int = 1
    column: int = 1


def clues_to_address(address: str) -> tuple[str, ...]:
    """How a source may have written this address: as it stands, as `les:<id>` or `artikel:<id>`, or by its id alone."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return (re.escape(address),)
    folders = [part for part in reversed(unquote(parts.path).split("/")) if part.strip(".") and part not in _ROUTES]
    fragment = unquote(parts.fragment.partition(":~:")[0])
    names = [_spelled(name) for name in (fragment, *folders[:1]) if name]
    literal = [re.escape(address)] if len(address.strip("./#")) > 2 else []
    return (*literal, *(_LINK_WORDS + name for name in names), *names)


def clues_to_id(name: str) -> tuple[str, ...]:
    """How a source may have written the thing that has this id: as an id, or as a heading in the same words."""
    return (_spelled(name),)


def shortened(text: str) -> str:
    """The text in one line of at most 60 characters."""
    line = " ".join(text.split())
    return line if len(line) <= 60 else line[:59] + "…"


def _spelled(name: str) -> str:
    words = [re.escape(word) for word in re.split(r"[\W_]+", name) if word]
    spelling = r"[\W_]{1,3}".join(words) or re.escape(name)
    return rf"(?<![\w-]){spelling}(?![\w-])"
