"""What a document says of itself before its first words: its title, its date and who keeps it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from medialijn.exchange.headings import looks_like_heading, title_key
from medialijn.exchange.lines import LeftOut, Line
from medialijn.exchange.markers import split_marker

_DATA = re.compile(
    r"(?:eigenaar|datum|versie|auteur|status|vastgesteld|opgesteld|kenmerk|schooljaar|school|beheerder|evaluatie"
    r"|instemming|ingangsdatum|bestand|onderwerp)[^:.]{0,40}:\s*\S.*|(?:versie|datum)\s+[\d.\-/]+",
    re.IGNORECASE,
)
_IS_TITLE = re.compile(
    r"protocol|reglement|gedragscode|afspraken|beleid|regels|richtlijn|statuut|code\b", re.IGNORECASE
)
_MONTHS = "januari februari maart april mei juni juli augustus september oktober november december".split()  # noqa: SIM905
_NUMERIC = re.compile(r"\b(\d{1,2})[-/.](\d{1,2})[-/.]((?:19|20)\d{2})\b")
_ISO = re.compile(r"\b((?:19|20)\d{2})-(\d{2})-(\d{2})\b")
_WRITTEN = re.compile(rf"\b(\d{{1,2}})\s+({'|'.join(_MONTHS)})\s+((?:19|20)\d{{2}})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Data:
    """The title of a document (empty without one), its date as yyyy-mm-dd (likewise), and what was left out."""

    title: str
    title_line: int
    dated: str
    left_out: tuple[LeftOut, ...]


def take_data(lines: Sequence[Line]) -> tuple[tuple[Line, ...], Data]:
    """The lines without title and data, which leave empty lines, and what those say."""
    left_out: list[LeftOut] = []
    kept = list(lines)
    title, title_line, dated = "", 0, ""
    filled = [place for place, line in enumerate(lines) if line.text]
    for position, place in enumerate(filled):
        line = lines[place]
        following = lines[filled[position + 1]] if position + 1 < len(filled) else None
        if _DATA.fullmatch(line.text) and not line.is_item and not line.heading:
            left_out.append(LeftOut(line.number, "data", line.text))
            dated = dated or (dates(line.text) or ("",))[-1]
        elif title and title_key(line.text) == title_key(title):
            left_out.append(LeftOut(line.number, "repeat", line.text))
        elif not title and _is_title(lines, filled, position, following):
            title, title_line = line.text, line.number
        else:
            break
        kept[place] = replace(line, text="", heading=0, is_title=False)
    return tuple(kept), Data(title, title_line, dated, tuple(left_out))


def _is_title(lines: Sequence[Line], filled: Sequence[int], position: int, following: Line | None) -> bool:
    """Whether a line is the title of the whole document, and not the heading of its first section."""
    line = lines[filled[position]]
    if line.is_title:
        return True
    if following is None or not looks_like_heading(line.text) or split_marker(line.text)[0]:
        return False
    levels = [one.heading for one in lines if one.heading]
    if levels:
        return line.heading == min(levels) and levels.count(line.heading) == 1 and len(levels) > 1
    if _IS_TITLE.search(line.text):
        return split_marker(following.text)[0] is None or looks_like_heading(split_marker(following.text)[1])
    is_repeated = any(title_key(lines[other].text) == title_key(line.text) for other in filled[position + 1 :][:6])
    return is_repeated or (looks_like_heading(following.text) and split_marker(following.text)[0] is None)


def dates(text: str) -> tuple[str, ...]:
    """The days that a text names, as yyyy-mm-dd, in their order; what is no day of the calendar is left out."""
    found: list[tuple[int, str]] = []
    for pattern, order in ((_NUMERIC, (3, 2, 1)), (_ISO, (1, 2, 3)), (_WRITTEN, (3, 2, 1))):
        for match in pattern.finditer(text):
            year, month, day = (match.group(part) for part in order)
            number = int(month) if month.isdecimal() else _MONTHS.index(month.casefold()) + 1
            try:
                found.append((match.start(), date(int(year), number, int(day)).isoformat()))
            except ValueError:
                continue
    return tuple(day for _, day in sorted(found))
