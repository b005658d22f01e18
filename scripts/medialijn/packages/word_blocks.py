"""From the HTML of a document to the paragraphs, lists and tables of Word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import Any

from docx.document import Document
from docx.enum.table import WD_ROW_HEIGHT_RULE, WD_TABLE_ALIGNMENT
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Length, Mm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

HEADINGS: Mapping[str, str] = MappingProxyType(
    {"h1": "Title", "h2": "Heading 1", "h3": "Heading 2", "h4": "Heading 3", "h5": "Heading 3", "h6": "Heading 3"}
)
WRITING_LINE = "Writing line"
_LISTS: Mapping[str, str] = MappingProxyType({"ul": "List Bullet", "ol": "List Number"})
_DEEPEST_LIST = 3
_BLOCKS = frozenset((*HEADINGS, *_LISTS, "p", "hr", "table", "div", "section", "figure", "blockquote", "details"))
_LEFT_OUT = frozenset(("svg", "script", "style", "template"))
_BOLD, _ITALIC = frozenset(("strong", "b", "th", "summary", "dt")), frozenset(("em", "i"))
_GRID = "Table Grid"
_ROW, _CARD = Mm(8), Mm(50)
_ALL_SIDES = ("top", "left", "bottom", "right", "insideH", "insideV")
_SPACE = re.compile(r"[ \t\r\n]+")
_CARDS, _SHEET, _BADGE = "ml-cutcards", "ml-sheet", "ml-badge"
Place = Document | _Cell


def borders(kind: str, look: str, sides: Iterable[str]) -> Any:
    """The element of this kind that draws a line at these sides."""
    drawn = OxmlElement(kind)
    for side in sides:
        edge = OxmlElement(f"w:{side}")
        for name, value in (("val", look), ("sz", "6"), ("space", "1"), ("color", "auto")):
            edge.set(qn(f"w:{name}"), value)
        drawn.append(edge)
    return drawn


class BlockWriter:
    """Writes the elements of a document into Word, in their order and as what they are."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._has_sheet = False

    def write_all(self, body: Any) -> None:
        """Write everything in the body of a document."""
        self._children(body, self._document)

    def _children(self, parent: Any, place: Place) -> None:
        """Write the blocks in an element; text between them becomes paragraphs of its own."""
        waiting: list[Any] = [parent.text] if parent.text else []
        for child in parent:
            if child.tag in _BLOCKS:
                self._flush(waiting, place)
                self._block(child, place)
                waiting = []
            else:
                waiting.append(child)
            if child.tail:
                waiting.append(child.tail)
        self._flush(waiting, place)

    def _flush(self, inline: list[Any], place: Place) -> None:
        runs = list(_runs(inline))
        if any(text.strip() for text, _, _ in runs):
            _fill(_paragraph(place), runs)

    def _block(self, element: Any, place: Place) -> None:
        if element.tag in HEADINGS:
            self._heading(element, place)
        elif element.tag == "p":
            _fill(_paragraph(place), _runs([element]))
        elif element.tag == "hr":
            _paragraph(place, WRITING_LINE)
        elif element.tag in _LISTS:
            self._list(element, place, 1)
        elif element.tag == "table":
            self._table(element, place)
        elif element.get("class") == _CARDS:
            self._cards(element, place)
        else:
            self._children(element, place)

    def _heading(self, element: Any, place: Place) -> None:
        paragraph = _paragraph(place, HEADINGS[element.tag])
        if _SHEET in (element.getparent().get("class") or "").split() and element.tag == "h2":
            paragraph.paragraph_format.page_break_before = self._has_sheet
            self._has_sheet = True
        _fill(paragraph, _runs([element]))

    def _list(self, element: Any, place: Place, depth: int) -> None:
        name = _LISTS[element.tag] + (f" {depth}" if depth > 1 else "")
        number = self._new_numbering(name, int(element.get("start") or 1)) if element.tag == "ol" else None
        for item in element.iterchildren("li"):
            inline: list[Any] = [item.text] if item.text else []
            nested: list[Any] = []
            for child in item:
                (nested if child.tag in _LISTS else inline).append(child)
                if child.tail and child.tag not in _LISTS:
                    inline.append(child.tail)
            paragraph = _paragraph(place, name)
            if number is not None:
                properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
                properties.get_or_add_numId().val, properties.get_or_add_ilvl().val = number, 0
            _fill(paragraph, _runs(inline))
            for inner in nested:
                self._list(inner, place, min(depth + 1, _DEEPEST_LIST))

    def _new_numbering(self, style: str, start: int) -> int:
        """A numbering like that of the style which starts anew."""
        numbering = self._document.part.numbering_part.element
        own: Any = self._document.styles[style].element
        like = numbering.num_having_numId(own.pPr.numPr.numId.val)
        fresh = numbering.add_num(like.abstractNumId.val)
        fresh.add_lvlOverride(ilvl=0).add_startOverride(start)
        return int(fresh.numId)

    def _table(self, element: Any, place: Place) -> None:
        rows = list(element.iter("tr"))
        table = _grid(place, len(rows), max(len(row) for row in rows))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, source in zip(row.cells, cells, strict=False):
                _fill(cell.paragraphs[0], _runs([source]))
        for number, row in enumerate(rows):
            _set_row(table, number, _ROW, is_head=row.getparent().tag == "thead")
        _paragraph(place).paragraph_format.space_after = Pt(0)

    def _cards(self, element: Any, place: Place) -> None:
        """The cards to cut as a table; one that stands alone has the row to itself."""
        rows = list(element)
        table = _grid(place, len(rows), 2)
        table._tbl.tblPr.append(borders("w:tblBorders", "dashed", _ALL_SIDES))
        for number, row in enumerate(rows):
            is_wide = "--wide" in row.get("class")
            _set_row(table, number, _ROW if is_wide else _CARD)
            cells = table.rows[number].cells
            for cell, card in zip((cells[0].merge(cells[1]),) if is_wide else cells, row, strict=False):
                self._children(card, cell)


def _paragraph(place: Place, style: str = "Normal") -> Paragraph:
    """A new paragraph; a cell has its first one already."""
    if isinstance(place, _Cell):
        last: Paragraph = place.paragraphs[-1]
        if len(place._tc) <= 2 and not last.text and last.style is not None and last.style.name == "Normal":
            last.style = style
            return last
    fresh: Paragraph = place.add_paragraph(style=style)
    return fresh


def _grid(place: Place, rows: int, columns: int) -> Table:
    table = place.add_table(rows, columns)
    table.style = _GRID
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    return table


def _set_row(table: Table, number: int, height: Length, *, is_head: bool = False) -> None:
    """Keep a row of at least this height whole on its page; a head comes back on each."""
    row = table.rows[number]
    row.height, row.height_rule = height, WD_ROW_HEIGHT_RULE.AT_LEAST
    properties = row._tr.get_or_add_trPr()
    properties.append(OxmlElement("w:cantSplit"))
    if is_head:
        properties.append(OxmlElement("w:tblHeader"))


Run = tuple[str, bool, bool]


def _runs(parts: Iterable[Any], *, bold: bool = False, italic: bool = False) -> Iterator[Run]:
    """The text of elements and strings in pieces of one weight; a line break is a line feed."""
    for part in parts:
        if isinstance(part, str):
            yield _SPACE.sub(" ", part), bold, italic
        elif part.tag == "br":
            yield "\n", bold, italic
        elif part.tag == "img":
            yield part.get("alt") or "", bold, italic
        elif part.get("class") == _BADGE:
            yield f"({part.text})", bold, italic
        elif isinstance(part.tag, str) and part.tag not in _LEFT_OUT:
            inner = [part.text] if part.text else []
            for child in part:
                inner += [child, child.tail] if child.tail else [child]
            yield from _runs(inner, bold=bold or part.tag in _BOLD, italic=italic or part.tag in _ITALIC)


def _fill(paragraph: Paragraph, runs: Iterable[Run]) -> None:
    """Put the pieces into a paragraph, without the spaces that HTML does not show."""
    ends_open = True
    for text, bold, italic in runs:
        shown = text.lstrip(" ") if ends_open else text
        if shown:
            run = paragraph.add_run(shown)
            run.bold, run.italic = bold or None, italic or None
            ends_open = shown.endswith((" ", "\n"))
