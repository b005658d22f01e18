"""The one fingerprint of the project: equal for texts that read the same, different as soon as a word changes."""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Iterable

from medialijn.sources.lesson import Block, Lesson
from medialijn.sources.markdown_text import seen_text
from medialijn.sources.protocol import Article, Part
from medialijn.sources.questions import Question
from medialijn.sources.quiz import Quiz

VERSION = "v1"
_SHORT_BITS = 40


def fingerprint(texts: Iterable[str]) -> str:
    """`v1:` and 32 hexadecimal digits for a sequence of Markdown texts, in their order.

    Re-wrapping, spaces, emphasis, bullets, quotes, comments and Unicode form make no difference; a changed word,
    number, comma, capital, order or link target does.
    """
    return _of_lines(_lines(text) for text in texts)


def seen(texts: Iterable[str]) -> str:
    """What a reader sees of Markdown texts: a line for each block, and an empty line between two texts."""
    return "\n\n".join("\n".join(_lines(text)) for text in texts)


def of_seen(text: str) -> str:
    """The fingerprint of the Markdown texts of which `seen` gave this text; none of them may be empty."""
    return _of_lines(one.split("\n") for one in text.split("\n\n"))


def _lines(text: str) -> tuple[str, ...]:
    return seen_text(unicodedata.normalize("NFC", text))


def _of_lines(texts: Iterable[Iterable[str]]) -> str:
    digest = hashlib.sha256("\x1f".join(line for lines in texts for line in (*lines, "\x1e")).encode()).hexdigest()
    return f"{VERSION}:{digest[:32]}"


def short(value: str) -> str:
    """The first 40 bits of a fingerprint as ten hexadecimal digits, for browser state and result codes."""
    return value.partition(":")[2][: _SHORT_BITS // 4]


def of_article(article: Article) -> str:
    """The fingerprint of an article's title and text."""
    return fingerprint((article.title, article.text))


def of_part(part: Part) -> str:
    """The fingerprint of a part's description."""
    return fingerprint((part.text,))


def of_lesson(lesson: Lesson) -> str:
    """The fingerprint of all that pupils and mentors read in a lesson, without the texts that it quotes."""
    meta = lesson.meta
    return fingerprint(
        (
            meta.title,
            *(objective.text for objective in meta.objectives),
            *meta.materials,
            *_texts(lesson.introduction),
            *(text for kind in sorted(lesson.notes) for text in (kind, *_texts((lesson.notes[kind],)))),
            *(text for phase in lesson.phases for text in (phase.title, str(phase.minutes), *_texts(phase.blocks))),
        )
    )


def _texts(blocks: Iterable[Block]) -> Iterable[str]:
    for block in blocks:
        yield from (block.name, block.argument, block.variant, block.text)
        yield from _texts(block.children)


def of_question(question: Question) -> str:
    """The fingerprint of a question with its options, key and feedback."""
    return fingerprint(_values(question.model_dump(mode="json", exclude={"covers", "objective", "points"})))


def of_quiz(quiz: Quiz) -> str:
    """The fingerprint of a quiz: its title and its questions in their order."""
    return fingerprint((quiz.title, *(of_question(question) for question in quiz.questions)))


def _values(data: object, name: str = "") -> Iterable[str]:
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _values(value, key)
    elif isinstance(data, list):
        for value in data:
            yield from _values(value, name)
    elif data is not None and data is not False:
        yield from (name, str(data))
