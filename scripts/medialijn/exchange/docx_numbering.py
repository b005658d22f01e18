"""The numbers and the names of styles of a .docx as Word shows them, which docx2python gives only in part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from medialijn.exchange.markers import roman

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts: the form of its number, where it starts, and the text around it."""

    form: str = "bullet"
    start: int = 1
    text: str = ""


@dataclass(frozen=True, slots=True)
class Style:
    """What a paragraph style says: its own name, the list that numbers it, and the level in that list."""

    name: str
    list_id: str = ""
    level: int = 0


@dataclass(slots=True)
class Numbering:
    """Counts the numbered paragraphs of a document in their order."""

    levels: Mapping[str, Mapping[int, Level]]  # by abstract list
    lists: Mapping[str, str]  # the abstract list of each list
    restarts: Mapping[tuple[str, int], int]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)
    begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, list_id: str, level: int) -> str:
        """The number or bullet of the next paragraph of a list; lists of one kind count on unless told to restart."""
        abstract = self.lists.get(list_id, "")
        levels = self.levels.get(abstract, {})
        shape = levels.get(level, Level())
        counts = self.counts.setdefault(abstract or list_id, {})
        if (list_id, level) in self.restarts and (list_id, level) not in self.begun:
            counts[level] = self.restarts[list_id, level]
        else:
            counts[level] = counts.get(level, shape.start - 1) + 1
        self.begun.add((list_id, level))
        for deeper in [other for other in counts if other > level]:
            del counts[deeper]
        if shape.form in {"bullet", "none"}:
            return _BULLET if shape.form == "bullet" else ""
        text = shape.text or f"%{level + 1}."
        for depth in range(level + 1):
            own = levels.get(depth, Level("decimal"))
            form = own.form if depth == level else "decimal" if own.form == "bullet" else own.form
            text = text.replace(f"%{depth + 1}", numeral(counts.get(depth, own.start), form))
        # A bare number would read as the start of a sentence.
        return f"{text}." if text.isalnum() and shape.form != "bullet" else text


def numeral(number: int, form: str) -> str:
    """The number in a form of Word: decimal, letters or Roman."""
    number = max(number, 0)
    if form.endswith("Letter"):
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 % 10 + 1) if number else "0"
        return letters.upper() if form.startswith("upper") else letters
    if form.endswith("Roman") and number < 400:
        signs = roman(number)
        return signs if form.startswith("upper") else signs.lower()
    return str(number)


def read_numbering(root: Element | None) -> Numbering:
    """The lists in `word/numbering.xml`; none when the document has no such part."""
    levels: dict[str, dict[int, Level]] = {}
    lists: dict[str, str] = {}
    restarts: dict[tuple[str, int], int] = {}
    for abstract in root.iter(f"{W}abstractNum") if root is not None else ():
        levels[_value(abstract, "abstractNumId")] = {
            _number(level.get(f"{W}ilvl")): Level(
                _child(level, "numFmt") or "decimal", _number(_child(level, "start"), 1), _child(level, "lvlText")
            )
            for level in abstract.iter(f"{W}lvl")
        }
    for one in root.iter(f"{W}num") if root is not None else ():
        identifier = _value(one, "numId")
        lists[identifier] = _child(one, "abstractNumId")
        for override in one.iter(f"{W}lvlOverride"):
            start = _child(override, "startOverride")
            if start:
                restarts[identifier, _number(override.get(f"{W}ilvl"))] = _number(start, 1)
    return Numbering(levels, lists, restarts)


def read_styles(root: Element | None) -> dict[str, Style]:
    """The paragraph styles in `word/styles.xml` by id; a style that builds on another has its list too."""
    found: dict[str, Style] = {}
    based: dict[str, str] = {}
    for style in root.iter(f"{W}style") if root is not None else ():
        identifier = _value(style, "styleId")
        numbered = style.find(f"{W}pPr/{W}numPr")
        list_id = _child(numbered, "numId") if numbered is not None else ""
        level = _number(_child(numbered, "ilvl")) if numbered is not None else 0
        found[identifier] = Style(_child(style, "name").casefold(), list_id, level)
        based[identifier] = _child(style, "basedOn")
    for identifier, own in list(found.items()):
        parent = found.get(based[identifier])
        if parent and parent.list_id and not own.list_id:
            found[identifier] = Style(own.name, parent.list_id, parent.level)
    return found


def _value(element: Element, name: str) -> str:
    return element.get(f"{W}{name}", "")


def _child(element: Element, name: str) -> str:
    child = element.find(f"{W}{name}")
    return "" if child is None else child.get(f"{W}val", "")


def _number(text: str | None, default: int = 0) -> int:
    return int(text) if text and text.isascii() and text.isdecimal() and len(text) < 5 else default
