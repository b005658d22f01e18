"""From blocks to sections with articles; what the document leaves unclear is a finding at its line."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from medialijn.exchange.blocks import Block
from medialijn.exchange.headings import title_key
from medialijn.exchange.markers import Form
from medialijn.exchange.outline import FIRST_TITLE, Article, Passage, Section
from medialijn.sources.reading import Findings

_CONTEXT_TITLES = {
    "inleiding",
    "voorwoord",
    "vooraf",
    "aanleiding",
    "begrippen",
    "begripsbepalingen",
    "definities",
    "toelichting",
    "slot",
    "ondertekening",
    "vaststelling",
}
_CLOSING = re.compile(r"\b(?:vastgesteld|instemming|inwerkingtreding|in werking|van kracht)\b", re.IGNORECASE)
_RANKS = {
    Form.ARTICLE: 0,
    Form.DECIMAL: 1,
    Form.ROMAN: 2,
    Form.CAPITAL: 3,
    Form.LETTER: 4,
    Form.BULLET: 5,
}


def read_sections(blocks: Sequence[Block], findings: Findings) -> tuple[Section, ...]:
    """The sections of the document in their order; footnotes are no part of them."""
    text, closing = _without_closing(blocks, findings)
    parts: list[list[Block]] = [[]]
    for block in text:
        if block.kind == "heading":
            parts.append([block])
        elif block.kind != "note":
            parts[-1].append(block)
    sections = [_section(part, findings) for part in parts if part]
    if closing:
        sections[-1] = replace(sections[-1], articles=(*sections[-1].articles, *closing))
    for section, following in pairwise([*sections, None]):
        if section and not section.articles and (following is None or not following.articles):
            findings.add((section.line, 1), "M716", given=section.title)
    return tuple(sections)


def _section(blocks: list[Block], findings: Findings) -> Section:
    heading = blocks[0] if blocks[0].kind == "heading" else None
    rest = blocks[1:] if heading else blocks
    title = (heading.text or (heading.marker.label if heading.marker else "")) if heading else FIRST_TITLE
    label = heading.marker.label if heading and heading.marker and heading.text else ""
    line = heading.line if heading else rest[0].line
    main = _main(rest)
    if main.form is None:
        articles = _of_paragraphs(rest, title, is_added=heading is None, findings=findings)
    else:
        articles = _of_items(rest, main, title, findings)
    return Section(title, line, tuple(articles), label, is_added=heading is None)


@dataclass(frozen=True, slots=True)
class _Main:
    """The mark that makes articles in a section: its form, its depth and its level in the list."""

    form: Form | None
    depth: int = 0
    level: int = 0

    def marks(self, block: Block) -> bool:
        """Whether the block begins an article."""
        return (
            block.kind == "item"
            and block.marker is not None
            and (block.marker.form, len(block.marker.numbers), block.level) == (self.form, self.depth, self.level)
        )


def _main(blocks: Sequence[Block]) -> _Main:
    marks = [
        (_RANKS.get(block.marker.form, 9), len(block.marker.numbers), block.level, block.marker.form)
        for block in blocks
        if block.kind == "item" and block.marker
    ]
    if not marks:
        return _Main(None)
    _, depth, level, form = min(marks)
    paragraphs = [place for place, block in enumerate(blocks) if block.kind == "paragraph"]
    lists = [place for place, block in enumerate(blocks) if block.kind == "item"]
    if form is Form.BULLET and len(paragraphs) > 1 and paragraphs[1] > lists[0]:
        return _Main(None)  # the lists belong to the paragraphs above them
    return _Main(form, depth, level)


def _of_items(blocks: Sequence[Block], main: _Main, title: str, findings: Findings) -> list[Article]:
    articles: list[Article] = []
    introduction: list[Block] = []
    count = 0
    for place, block in enumerate(blocks):
        if main.marks(block) and block.marker:
            count += 1
            number = block.marker.number or count
            following = blocks[place + 1] if place + 1 < len(blocks) else None
            articles.append(_opened(block, number, following, main))
        elif not articles:
            introduction.append(block)
        else:
            if block.kind == "paragraph" and not articles[-1].title and main.form is not Form.ARTICLE:
                findings.add((block.line, 1), "M712", given=articles[-1].label or str(articles[-1].number))
            articles[-1] = replace(articles[-1], passages=(*articles[-1].passages, _passage(block)))
    if main.form is Form.BULLET:
        findings.add((articles[0].line, 1), "M713", given=title)
    _judge_numbers(articles, is_first=main.form is not Form.ARTICLE, findings=findings)
    if introduction:
        passages = tuple(_passage(block) for block in introduction)
        articles.insert(0, Article(0, introduction[0].line, passages, role="context"))
    return articles


def _opened(block: Block, number: int, following: Block | None, main: _Main) -> Article:
    """The article that an item begins; a short first line above other text is its title."""
    label = block.marker.label if block.marker else ""
    has_text_below = following is not None and not main.marks(following)
    is_list = following is not None and following.kind == "item" and main.form is not Form.ARTICLE
    is_title = block.is_short and has_text_below and not is_list
    if not block.text:
        return Article(number, block.line, (), label=label)
    if is_title:
        return Article(number, block.line, (), label=label, title=block.text)
    return Article(number, block.line, (Passage(block.text, block.line),), label=label)


def _passage(block: Block) -> Passage:
    label = block.marker.label if block.marker else ""
    return Passage(block.text, block.line, label, block.level, is_item=block.kind == "item")


def _judge_numbers(articles: Sequence[Article], *, is_first: bool, findings: Findings) -> None:
    """Note numbers that are skipped; the same number twice is a fault of its own, when it becomes an id."""
    seen: set[int] = set()
    expected = 1 if is_first else articles[0].number
    for article in articles:
        if article.number != expected and article.number not in seen:
            findings.add((article.line, 1), "M714", given=str(article.number), expected_number=str(expected))
        seen.add(article.number)
        expected = article.number + 1


def _of_paragraphs(blocks: Sequence[Block], title: str, *, is_added: bool, findings: Findings) -> list[Article]:
    """An article per paragraph, with the list that follows it; only an introduction is context."""
    is_context = is_added or bool(set(title_key(title)[:1]) & _CONTEXT_TITLES)
    articles: list[Article] = []
    for block in blocks:
        if block.kind == "item" and articles:
            articles[-1] = replace(articles[-1], passages=(*articles[-1].passages, _passage(block)))
        else:
            role = "context" if is_context else "norm"
            articles.append(Article(len(articles) + 1, block.line, (_passage(block),), role))
    if articles and not is_context:
        findings.add((articles[0].line, 1), "M713", given=title)
    return articles


def _without_closing(blocks: Sequence[Block], findings: Findings) -> tuple[tuple[Block, ...], tuple[Article, ...]]:
    """The blocks without the last words of the document, which tell who decided on it, and those as an article."""
    text = [place for place, block in enumerate(blocks) if block.kind != "note"]
    if len(text) < 2:
        return tuple(blocks), ()
    last, before = blocks[text[-1]], blocks[text[-2]]
    is_body = before.kind == "item" and (before.is_short or not before.text)
    if last.kind != "paragraph" or is_body or not _CLOSING.search(last.text):
        return tuple(blocks), ()
    findings.add((last.line, 1), "M733")
    closing = Article(0, last.line, (_passage(last),), role="closing")
    return (*blocks[: text[-1]], *blocks[text[-1] + 1 :]), (closing,)
