"""The line that opens a block: `/// name | argument | variant`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from medialijn.sources.diagnostics import nearest
from medialijn.sources.lesson import NOTE_KINDS, VARIANTS
from medialijn.sources.reading import INVISIBLE, Findings
from medialijn.sources.shapes import ARTICLE_PATTERN

_ARTICLE_ID = re.compile(ARTICLE_PATTERN)


class _Form(NamedTuple):
    """How many arguments a block takes, at least and at most, and how its line is written."""

    least: int
    most: int
    form: str


BLOCK_LINES = {
    "docent": _Form(0, 1, "/// docent, of /// docent | voorbereiding"),
    "casus": _Form(1, 1, "/// casus | titel"),
    "gesprek": _Form(0, 1, "/// gesprek, of /// gesprek | titel"),
    "opdracht": _Form(0, 1, "/// opdracht, of /// opdracht | titel"),
    "bord": _Form(0, 0, "/// bord"),
    "werkblad": _Form(1, 2, "/// werkblad | titel, of /// werkblad | titel | kort"),
    "artikel": _Form(1, 1, "/// artikel | ichthus:COM-4"),
    "praktijk": _Form(1, 1, "/// praktijk | ichthus:COM-4"),
    "hulp": _Form(1, 1, "/// hulp | kindertelefoon, school"),
    "wet": _Form(1, 1, "/// wet | sociale-veiligheid"),
}
_WITH_IDS = ("docent", "artikel", "praktijk", "hulp", "wet")
_WITH_TITLE = ("docent", "casus", "gesprek", "opdracht", "werkblad")
_UNBARRED = re.compile(rf"({'|'.join(name for name, form in BLOCK_LINES.items() if form.most)})(?: *[:;,-] *| +)(\S.*)")


class Word(NamedTuple):
    """A word of the line and the column on which it starts."""

    text: str
    column: int


def words_of(line: str, separator: str, start: int = 0) -> Iterator[Word]:
    """The words of a line from `start`, as far as `separator` divides it, without the spaces around them."""
    for text in line[start:].split(separator):
        yield Word(text.strip(), start + len(text) - len(text.lstrip()) + 1)
        start += len(text) + 1


def arguments_of(line: str, separator: str) -> list[Word]:
    """The ids that stand behind the name in the opening line of a block, one by one."""
    return [word for word in words_of(line, separator, line.index("|") + 1) if word.text]


def opening_words(number: int, line: str, findings: Findings) -> tuple[str, str, str, str]:
    """The name as given, the name, argument and variant of a block; an empty name after a finding."""
    name, *arguments = words_of(line, "|", len(line) - len(line.lstrip("/")))
    hidden = INVISIBLE.search(line if name.text in _WITH_IDS else name.text)
    if hidden:
        column = line.index(hidden.group()) + 1
        findings.add((number, column), "M103", character=f"U+{ord(hidden.group()):04X}")
        return name.text, "", "", ""
    if unbarred := _UNBARRED.fullmatch(name.text):
        findings.add((number, name.column), "M349", name=unbarred.group(1), rest=unbarred.group(2))
        argument = unbarred.group(2) if unbarred.group(1) in _WITH_TITLE else ""
        return unbarred.group(1), unbarred.group(1), argument, ""
    if name.text not in BLOCK_LINES:
        findings.add((number, name.column), "M318", allowed=", ".join(BLOCK_LINES), **nearest(name.text, BLOCK_LINES))
        return name.text, "", "", ""
    form = BLOCK_LINES[name.text]
    if not all(word.text for word in arguments) or not form.least <= len(arguments) <= form.most:
        findings.add((number, name.column), "M327", form=form.form)
        return name.text, name.text, "", ""
    _check_arguments(number, name.text, arguments, findings)
    argument, variant = (*(word.text for word in arguments), "", "")[:2]
    return name.text, name.text, argument, variant


def _check_arguments(number: int, name: str, arguments: list[Word], findings: Findings) -> None:
    allowed = {"docent": NOTE_KINDS, "werkblad": VARIANTS}.get(name)
    chosen = arguments[-1] if allowed and len(arguments) == BLOCK_LINES[name].most else None
    if allowed and chosen and chosen.text not in allowed:
        findings.add((number, chosen.column), "M328", allowed=", ".join(allowed), **nearest(chosen.text, allowed))
    if name in {"artikel", "praktijk"} and not _ARTICLE_ID.fullmatch(arguments[0].text):
        findings.add((number, arguments[0].column), "M329", given=arguments[0].text)
