"""From lines to blocks: headings, items, paragraphs and footnotes, each with its whole text on one line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Literal

from medialijn.exchange.headings import ends_sentence, is_capitals, looks_like_heading, title_key
from medialijn.exchange.lines import Line
from medialijn.exchange.markers import Form, Marker, split_marker, split_note
from medialijn.sources.reading import Findings

_CUT = re.compile(r"[^\W\d_][-‐]$")
_FIRST_WORD = re.compile(r"[a-zà-ÿ]+")
_SUSPENDED = {"en", "of", "dan", "tot", "noch", "maar"}


@dataclass(frozen=True, slots=True)
class Block:
    """A piece of the document; `is_short` says that an item has the form of a heading."""

    kind: Literal["heading", "item", "paragraph", "note"]
    text: str
    line: int
    marker: Marker | None = None
    level: int = 0
    after_gap: bool = True
    is_short: bool = False
    is_styled: bool = False


@dataclass(frozen=True, slots=True)
class Join:
    """A word that a hyphen at a line's end had cut."""

    line: int
    left: str
    right: str


@dataclass(frozen=True, slots=True)
class Blocks:
    """The blocks of a document, and the words that were put together again."""

    items: tuple[Block, ...]
    joins: tuple[Join, ...]


def read_blocks(lines: Sequence[Line], wanted_titles: Sequence[str], findings: Findings) -> Blocks:
    """The blocks in the lines; a line whose words are those of a wanted title is a heading."""
    reader = _Reader(
        [line for line in lines if line.text],
        _gaps(lines),
        any(line.heading for line in lines),
        {title_key(title) for title in wanted_titles},
        findings,
    )
    for index in range(len(reader.lines)):
        reader.take(index)
    reader.close()
    return Blocks(tuple(reader.blocks), tuple(reader.joins))


def _gaps(lines: Sequence[Line]) -> list[bool]:
    """For each line with text, whether something stands between it and the line before."""
    gaps, is_gap = [], True
    for line in lines:
        if line.text:
            gaps.append(is_gap or line.is_whole)
            is_gap = line.is_whole
        else:
            is_gap = True
    return [*gaps, True]


@dataclass(slots=True)
class _Reader:
    lines: list[Line]
    gaps: list[bool]
    has_styles: bool
    wanted: set[tuple[str, ...]]
    findings: Findings
    blocks: list[Block] = field(default_factory=list)
    joins: list[Join] = field(default_factory=list)
    open: Block | None = None
    parts: list[str] = field(default_factory=list)  # the lines of the open block

    def take(self, index: int) -> None:
        """Read one line: it begins a block, or belongs to the open one."""
        line = self.lines[index]
        note, note_text = split_note(line.text)
        marker, rest = split_marker(line.text)
        if line.heading or line.is_title or title_key(line.text) in self.wanted:
            self._begin(Block("heading", rest, line.number, marker, is_styled=True))
            self.close()
        elif note:
            number = Marker(Form.BARE, note)
            self._begin(Block("note", note_text, line.number, number, after_gap=self.gaps[index]))
        elif marker and self._is_marked(index, marker, rest):
            short = looks_like_heading(rest) and self._stands_apart(index)
            self._begin(Block("item", rest, line.number, marker, line.level, self.gaps[index], is_short=short))
        elif self._is_heading(index):
            self._begin(Block("heading", line.text, line.number, after_gap=self.gaps[index]))
            self.close()
        elif self.open and not self.gaps[index]:
            self._add(line)
        else:
            self._begin(Block("paragraph", line.text, line.number, after_gap=self.gaps[index]))

    def close(self) -> None:
        """End the open block."""
        if self.open:
            self.blocks.append(replace(self.open, text=" ".join(self.parts)))
        self.open = None

    def _begin(self, block: Block) -> None:
        self.close()
        self.open, self.parts = block, [block.text]

    def _is_marked(self, index: int, marker: Marker, rest: str) -> bool:
        """Whether the mark begins an item, and is no number that happens to stand at the start of a line."""
        if self.lines[index].is_item or marker.form in {Form.ARTICLE, Form.CHAPTER}:
            return marker.form is not Form.ARTICLE or not rest[:1].islower()
        if marker.form is Form.BARE:
            return looks_like_heading(rest) and self._stands_apart(index)
        if self.gaps[index] or self.open is None or ends_sentence(self.parts[-1]):
            return True
        if marker.form is Form.BULLET or marker.number == 1 or self._follows(marker):
            return True
        self.findings.add((self.lines[index].number, 1), "M729", given=marker.label)
        return False

    def _follows(self, marker: Marker) -> bool:
        """Whether the mark is the next one after the last of its form."""
        every = (*self.blocks, self.open) if self.open else self.blocks
        last = next((one.marker for one in reversed(every) if one.marker and one.marker.form is marker.form), None)
        return last is not None and marker.number == last.number + 1

    def _is_heading(self, index: int) -> bool:
        line = self.lines[index]
        if line.is_item or (line.is_whole and self.has_styles):
            return False
        if is_capitals(line.text):
            return True
        return not self.has_styles and looks_like_heading(line.text) and self._stands_apart(index)

    def _stands_apart(self, index: int) -> bool:
        """Whether a short line is no part of the text before and after it."""
        before = self.gaps[index] or self.open is None or ends_sentence(self.parts[-1])
        if not before or self.gaps[index + 1]:
            return before
        following = self.lines[index + 1].text
        starts_item = split_marker(following)[0] is not None
        return starts_item or (following[:1].isupper() and len(self.lines[index].text) < 0.6 * len(following))

    def _add(self, line: Line) -> None:
        """Add a line to the open block, and put a word together again that a hyphen cut."""
        before, _, left = self.parts[-1].rpartition(" ")
        following = _FIRST_WORD.match(line.text)
        is_cut = _CUT.search(left) and following and following.group() not in _SUSPENDED
        if not is_cut:
            self.parts.append(line.text)
            return
        right, _, after = line.text.partition(" ")
        whole = left[:-1] + right
        self.findings.add((line.number, 1), "M711", left=left, right=right, given=whole)
        self.joins.append(Join(line.number, left, right))
        self.parts[-1:] = [part for part in (before, f"{whole} {after}".rstrip()) if part]
