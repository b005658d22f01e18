from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter

from medialijn.sources.block_line import arguments_of
from medialijn.sources.conforming import conform
from medialijn.sources.front_matter import split_front_matter
from medialijn.sources.lesson import Block, Lesson, LessonMeta, Phase
from medialijn.sources.lesson_blocks import parse_body
from medialijn.sources.lesson_checks import PHONE, check_body, check_key_order, check_lesson
from medialijn.sources.markdown_shape import check_shape
from medialijn.sources.markdown_text import check_markdown
from medialijn.sources.mentions import Kind, Mention, Source
from medialijn.sources.question_texts import leaves, mentions_in_text
from medialijn.sources.reading import Findings
from medialijn.sources.shapes import ARTICLE_PATTERN, is_article
from medialijn.sources.teacher_text import check_teacher_text
from medialijn.sources.yaml_document import YamlDocument

_META = TypeAdapter(LessonMeta)
_FRONT_LISTS = {
    "covers": Kind.ARTICLE,
    "touches": Kind.ARTICLE,
    "goals": Kind.GOAL,
    "extends": Kind.GOAL,
    "competences": Kind.COMPETENCE,
    "digcomp": Kind.DIGCOMP,
}
_FRONT_TEXTS = ("title", "text", "materials")
_BLOCK_ARGUMENTS = {"artikel": Kind.ARTICLE, "praktijk": Kind.ARTICLE, "hulp": Kind.HELPLINE, "wet": Kind.LAW}
_ITALIC_ARTICLE = re.compile(rf"(?<![*\w])\*({ARTICLE_PATTERN}(?:\.[a-z0-9-]+)?)\*(?!\*)")


def read_lesson(lesson_id: str, folder: str, text: str, findings: Findings) -> Source[Lesson]:
    """The lesson in the text of `lessons/<folder>/<lesson_id>.md`; its body is checked whatever its front matter is."""
    file = split_front_matter(text, findings)
    introduction, phases, notes = parse_body(file.lines, file.first_line, findings)
    blocks = _every((*introduction, *(block for phase in phases for block in phase.blocks), *notes.values()))
    check_body(phases, blocks, findings)
    check_teacher_text((*introduction, *(block for phase in phases for block in phase.blocks)), findings)
    lines = text.split("\n")
    mentions = [*_in_blocks(blocks, lines, findings), *_in_headings(phases, lines, findings)]
    if file.front is None or not isinstance(file.front.data, dict):
        if file.front:
            conform(_META, file.front.data, file.front, findings)
        return Source(lesson_id, findings.path, None, tuple(mentions), document=file.front)
    mentions += _in_front(file.front.data, file.front, findings)
    check_key_order(file.front, findings)
    meta = conform(_META, file.front.data, file.front, findings)
    lesson = None
    if meta:
        lesson = Lesson(lesson_id, findings.path, folder, meta, introduction, phases, MappingProxyType(notes))
        check_lesson(lesson, file.front, findings, sees_all=all(item.code != "M132" for item in findings.items))
    return Source(lesson_id, findings.path, lesson, tuple(mentions), document=file.front)


def _every(blocks: Sequence[Block]) -> list[Block]:
    return [one for block in blocks for one in (block, *block.children)]


def _in_front(data: dict[str, Any], front: YamlDocument, findings: Findings) -> Iterator[Mention]:
    """What the front matter points at, as far as it has the right form; notes what its texts may not hold."""
    for where, key, value in leaves(data, ()):
        kind = _FRONT_LISTS.get(key) if len(where) == 2 else None
        if kind and (kind is not Kind.ARTICLE or is_article(value)):
            yield Mention(kind, value.strip(), findings.path, *front.place(where))
        elif key in _FRONT_TEXTS:
            yield from mentions_in_text(value, front, where, findings)
            for phone in PHONE.finditer(value):
                findings.add(front.place_of_word(where, phone.group()), "M346", given=phone.group())


def _in_headings(phases: Sequence[Phase], lines: Sequence[str], findings: Findings) -> Iterator[Mention]:
    for phase in phases:
        column = lines[phase.line - 1].find(phase.title) + 1
        yield from check_markdown(phase.title, phase.line, findings, column)


def _in_blocks(blocks: Sequence[Block], lines: Sequence[str], findings: Findings) -> Iterator[Mention]:
    for block in blocks:
        yield from check_markdown(block.text, block.text_line, findings)
        check_shape(block.text, block.text_line, findings)
        if block.name == "docent":
            yield from _italic_articles(block, findings.path)
        kind = _BLOCK_ARGUMENTS.get(block.name)
        if not block.argument:
            continue
        if kind is None:
            column = lines[block.line - 1].find(block.argument) + 1
            yield from check_markdown(block.argument, block.line, findings, column)
            continue
        for word in arguments_of(lines[block.line - 1], separator="," if kind is Kind.HELPLINE else "|"):
            if kind is not Kind.ARTICLE or (is_article(word.text) and "." not in word.text):
                yield Mention(kind, word.text, findings.path, block.line, word.column)


def _italic_articles(block: Block, path: str) -> Iterator[Mention]:
    """Answers that depend on a protocol start with the id of their article in italics."""
    for number, line in enumerate(block.text.split("\n"), block.text_line):
        for match in _ITALIC_ARTICLE.finditer(line):
            yield Mention(Kind.ARTICLE, match.group(1), path, number, match.start(1) + 1)
