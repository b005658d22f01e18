"""Giving each footnote to the article whose text refers to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from medialijn.exchange.blocks import Block
from medialijn.exchange.lines import SUPERSCRIPTS, footnote_number
from medialijn.exchange.outline import Article, Passage, Section
from medialijn.sources.reading import Findings

REFERENCE = re.compile(f"[{SUPERSCRIPTS}]+")
_UNITS = re.compile(r"\b(?:[kcdm]?m|u)$")


def with_notes(sections: Sequence[Section], blocks: Sequence[Block], findings: Findings) -> tuple[Section, ...]:
    """The sections with each footnote as an article right below the one that refers to it."""
    notes = [_article(block) for block in blocks if block.kind == "note"]
    for place, note in enumerate(notes):
        if any(note.number == other.number for other in notes[:place]):
            findings.add((note.line, 1), "M715", given=note.label)
    waiting = {note.number: note for note in reversed(notes)}
    placed = [_placed(section, waiting, findings) for section in sections]
    if waiting and placed:
        left = sorted(waiting.values(), key=lambda note: note.line)
        for note in left:
            findings.add((note.line, 1), "M719", given=note.label)
        placed[-1] = replace(placed[-1], articles=(*placed[-1].articles, *left))
    return tuple(placed)


def _article(block: Block) -> Article:
    label = block.marker.label if block.marker else ""
    passage = Passage(block.text, block.line)
    return Article(footnote_number(label), block.line, (passage,), role="note", label=label)


def _placed(section: Section, waiting: dict[int, Article], findings: Findings) -> Section:
    articles: list[Article] = []
    for article in section.articles:
        articles.append(article)
        for line, number in references(article):
            if number in waiting:
                articles.append(waiting.pop(number))
            elif not any(one.role == "note" and one.number == number for one in articles):
                findings.add((line, 1), "M720", given=str(number))
    return replace(section, articles=tuple(articles))


def references(article: Article) -> Iterator[tuple[int, int]]:
    """The line and the number of each footnote that an article refers to; the 2 of m² is none."""
    for passage in article.passages:
        for match in REFERENCE.finditer(passage.text):
            if not _UNITS.search(passage.text[: match.start()]):
                yield passage.line, footnote_number(match.group())
