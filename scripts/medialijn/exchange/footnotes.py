"""Giving each footnote to the article whose text refers to it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from medialijn.exchange.blocks import Block
from medialijn.exchange.lines import SUPERSCRIPTS, footnote_number, superscript
from medialijn.exchange.outline import FIRST_TITLE, Article, Passage, Section
from medialijn.sources.reading import Findings

REFERENCE = re.compile(f"[{SUPERSCRIPTS}]+")
_UNITS = re.compile(r"\b(?:[kcdm]?m|u)$")


def with_notes(sections: Sequence[Section], blocks: Sequence[Block], findings: Findings) -> tuple[Section, ...]:
    """The sections with each footnote as an article right below the one that refers to it.

    Where the numbers of footnotes begin anew on a page, all get new ones, in the text as well.
    """
    placing = _Placing([_article(block) for block in blocks if block.kind == "note"], findings)
    placed = [placing.section(section) for section in sections]
    left = placing.left()
    if left:
        placed = placed or [Section(FIRST_TITLE, left[0].line, (), is_added=True)]
        placed[-1] = replace(placed[-1], articles=(*placed[-1].articles, *left))
    return tuple(placed)


def _article(block: Block) -> Article:
    label = block.marker.label if block.marker else ""
    passage = Passage(block.text, block.line)
    return Article(footnote_number(label), block.line, (passage,), role="note", label=label)


class _Placing:
    """Hands out footnotes in the order in which the text refers to them."""

    def __init__(self, notes: Sequence[Article], findings: Findings) -> None:
        self.findings = findings
        self.waiting: dict[int, list[Article]] = {}
        self.current: dict[int, int] = {}  # the number that a number in the text now means
        again = len({note.number for note in notes}) < len(notes)
        for place, note in enumerate(notes, 1):
            if again and note.number != place:
                findings.add((note.line, 1), "M734", given=str(note.number), now=str(place))
            numbered = replace(note, number=place) if again else note
            self.waiting.setdefault(note.number, []).append(numbered)

    def section(self, section: Section) -> Section:
        """The section with the footnotes of its articles."""
        articles: list[Article] = []
        for article in section.articles:
            own: list[Article] = []
            passages = tuple(self._passage(passage, own) for passage in article.passages)
            articles += [replace(article, passages=passages), *own]
        return replace(section, articles=tuple(articles))

    def _passage(self, passage: Passage, own: list[Article]) -> Passage:
        """The passage with the right numbers; the footnotes that it is the first to name come into `own`."""

        def numbered(match: re.Match[str]) -> str:
            number = footnote_number(match.group())
            if _UNITS.search(passage.text[: match.start()]):
                return match.group()
            if self.waiting.get(number):
                note = self.waiting[number].pop(0)
                self.current[number] = note.number
                own.append(note)
            elif number not in self.current:
                self.findings.add((passage.line, 1), "M720", given=str(number))
            return superscript(self.current.get(number, number))

        return replace(passage, text=REFERENCE.sub(numbered, passage.text))

    def left(self) -> list[Article]:
        """The footnotes that no text refers to, each noted."""
        left = sorted((note for notes in self.waiting.values() for note in notes), key=lambda note: note.line)
        for note in left:
            self.findings.add((note.line, 1), "M719", given=note.label)
        return left
