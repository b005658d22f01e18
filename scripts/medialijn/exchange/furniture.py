"""What a page adds to a text: its number, and the lines that every page has at its top or foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from medialijn.exchange.lines import LeftOut, Line

_NUMBERED = re.compile(
    r"(?:pagina|page|blz\.?|bladzijde|p\.)\s*\d{1,3}(?:\s*(?:van|of|/)\s*\d{1,3})?|[-–—]\s*\d{1,3}\s*[-–—]"
    r"|\d{1,3}\s*(?:/|van|of)\s*\d{1,3}",
    re.IGNORECASE,
)
_LONE = re.compile(r"\d{1,3}")
_DIGITS = re.compile(r"\d+")
_EDGE = 2  # so many lines at the top and the foot of a page can be furniture


def without_furniture(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines without page numbers and running titles, which leave an empty line, and those texts."""
    numbers = {index for index, line in enumerate(lines) if _is_page_number(lines, index)}
    running = _running_lines(lines, numbers)
    left_out = tuple(LeftOut(lines[index].number, "page", lines[index].text) for index in sorted(numbers | running))
    kept = tuple(
        replace(line, text="", ends_page=True) if index in numbers | running else line
        for index, line in enumerate(lines)
    )
    return kept, left_out


def _is_page_number(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if line.is_item or line.heading:
        return False
    if _NUMBERED.fullmatch(line.text):
        return True
    return _LONE.fullmatch(line.text) is not None and (
        _ends_page(lines, index - 1) or _ends_page(lines, index + 1) or _is_alone(lines, index)
    )


def _ends_page(lines: Sequence[Line], index: int) -> bool:
    return 0 <= index < len(lines) and lines[index].ends_page


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    around = [lines[other].text for other in (index - 1, index + 1) if 0 <= other < len(lines)]
    return not any(around)


def _running_lines(lines: Sequence[Line], numbers: set[int]) -> set[int]:
    """The lines at the edges of pages that stand there more than once; the first page's own title is not one."""
    edges = [index for page in _pages(lines, numbers) for index in {*page[:_EDGE], *page[-_EDGE:]}]
    counts = Counter(_DIGITS.sub("#", lines[index].text) for index in edges)
    repeated = {index for index in edges if counts[_DIGITS.sub("#", lines[index].text)] > 1}
    first = next((index for index, line in enumerate(lines) if line.text and index not in numbers), -1)
    return repeated - {first}


def _pages(lines: Sequence[Line], numbers: set[int]) -> list[list[int]]:
    """The places of the lines with text of each page; only a mark or a page number ends a page."""
    pages: list[list[int]] = [[]]
    for index, line in enumerate(lines):
        if line.ends_page or index in numbers:
            pages.append([])
        elif line.text:
            pages[-1].append(index)
    full = [page for page in pages if page]
    return full if len(full) > 1 else []
