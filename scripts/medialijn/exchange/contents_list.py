"""A table of contents: it repeats the titles of a document before they come."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from medialijn.exchange.lines import LeftOut, Line, words
from medialijn.exchange.markers import split_marker

_LEADER = re.compile(r"(.*?\S)\s*(?:\.{3,}|…+|(?:\s\.){3,}|\t)\s*\d{1,3}")
_PAGE = re.compile(r"\s+\d{1,3}$")
_HEADING = re.compile(r"(?:inhoud|inhoudsopgave|table of contents|inhoudsoverzicht)\s*:?", re.IGNORECASE)
_LONGEST_TITLE = 14
_START = 60  # a table of contents stands within so many lines of the start
_FEWEST_WITHOUT_HEADING = 3


def without_contents(lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[LeftOut, ...]]:
    """The lines without a table of contents, which leaves empty lines, and its texts."""
    filled = [index for index, line in enumerate(lines) if line.text]
    keys = [_key(lines[index].text) for index in filled]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for position, key in enumerate(keys):
        places[key].append(position)
    found = _with_leaders(lines, filled)
    for position, index in enumerate(filled[:_START]):
        if index in found:
            continue
        has_heading = _HEADING.fullmatch(lines[index].text) is not None
        run = [filled[entry] for entry in _run(lines, filled, position + has_heading, keys, places)]
        if run and (has_heading or len(run) >= _FEWEST_WITHOUT_HEADING):
            found |= {index, *run} if has_heading else set(run)
            break
        if has_heading and any(other in found for other in filled[position + 1 : position + 3]):
            found.add(index)
    left_out = tuple(LeftOut(lines[index].number, "contents", lines[index].text) for index in sorted(found))
    kept = tuple(replace(line, text="") if index in found else line for index, line in enumerate(lines))
    return kept, left_out


def _with_leaders(lines: Sequence[Line], filled: Sequence[int]) -> set[int]:
    """The lines with dots or a tab up to a page number, when there are two of them together."""
    dotted = [bool(_LEADER.fullmatch(lines[index].text)) for index in filled]
    return {
        index
        for position, index in enumerate(filled)
        if dotted[position] and any(dotted[max(position - 1, 0) : position] + dotted[position + 1 : position + 2])
    }


def _run(
    lines: Sequence[Line],
    filled: Sequence[int],
    start: int,
    keys: Sequence[tuple[str, ...]],
    places: Mapping[tuple[str, ...], Sequence[int]],
) -> list[int]:
    """The positions from `start` on of lines that each come back later, as titles in the same order."""
    run: list[int] = []
    before: tuple[str, ...] = ()
    reached = start
    for position in range(start, len(filled)):
        key, text = keys[position], lines[filled[position]].text
        if not key or key == before or len(key) > _LONGEST_TITLE or text.endswith((".", ";", ",")):
            break
        again = bisect_right(places[key], max(position, reached))
        if again == len(places[key]):
            break
        before, reached = key, places[key][again]
        run.append(position)
    # A title that comes back within the run itself is a running title or a list, not a table of contents.
    return run if run and reached > run[-1] else []


def _key(text: str) -> tuple[str, ...]:
    """The words of a title without its number and without its page."""
    leader = _LEADER.fullmatch(text)
    text = leader.group(1) if leader else _PAGE.sub("", text)
    return tuple(word.casefold() for word in words(split_marker(text)[1]))
