"""Advice about how lessons and quizzes are written, as warnings that an author can accept with a reason."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from typing import Any

from medialijn.sources.accepted import Advice, not_accepted
from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.item_lint import question_advice, quiz_advice
from medialijn.sources.lesson import Lesson, LessonMeta
from medialijn.sources.mentions import Source
from medialijn.sources.question_texts import NO_MARKDOWN, leaves
from medialijn.sources.quiz import Quiz
from medialijn.sources.reading_score import MIN_WORDS, joined, long_words, score, word_count
from medialijn.sources.running_text import without_spans
from medialijn.sources.shapes import Location
from medialijn.sources.yaml_document import YamlDocument

LOWEST_SCORE, LOWEST_SCORE_PRIMARY = 60, 75
_NAMED_WORDS = 5


def lint_lesson(source: Source[Lesson], known_words: frozenset[str] | None) -> Iterator[Diagnostic]:
    """Advice about what pupils read in a lesson; `known_words` are those of the terms, None when they are not known."""
    lesson, document = source.value, source.document
    if lesson is None or document is None:
        return
    own = (*lesson.introduction, *(block for phase in lesson.phases for block in phase.blocks))
    blocks = [block for block in own if block.name != "docent"]
    advice = _hard_to_read([block.text for block in blocks], lesson.meta, document, source.path)
    long: dict[str, tuple[int, int]] = {}
    for block in blocks:
        for offset, word in long_words(block.text, known_words) if known_words is not None else ():
            line = block.text_line + block.text.count("\n", 0, offset)
            long.setdefault(word.casefold(), (line, offset - block.text.rfind("\n", 0, offset)))
    advice += _too_long(long, source.path)
    yield from not_accepted(advice, lesson.meta.accepted, document, source.path, sees_all=known_words is not None)


def lint_quiz(
    source: Source[Quiz], lesson: LessonMeta | None, known_words: frozenset[str] | None
) -> Iterator[Diagnostic]:
    """Advice about the questions of a quiz, which belongs to `lesson`."""
    quiz, document = source.value, source.document
    if quiz is None or document is None:
        return
    at = positions(document)
    is_whole = len(quiz.questions) == len(document.data["questions"])
    advice: list[Advice] = []
    if is_whole:
        place = document.place(("questions",), of_key=True)
        bias = quiz_advice(quiz.questions)
        advice += [Advice(Diagnostic(source.path, *place, code, values)) for code, values in bias]
    texts: list[tuple[Location, str]] = []
    for question in quiz.questions:
        where: Location = ("questions", at[question.id])
        own = list(leaves(document.data["questions"][at[question.id]], ()))
        for inner, code, values in question_advice(question, own):
            full = (*where, *inner)
            place = document.place_of_word(full, values["given"]) if code == "M444" else document.place(full)
            advice.append(Advice(Diagnostic(source.path, *place, code, values), question.id))
        texts += [((*where, *inner), without_spans(text)) for inner, key, text in own if key not in NO_MARKDOWN]
    advice += _hard_to_read([text for _, text in texts], lesson, document, source.path)
    long: dict[str, tuple[int, int]] = {}
    for location, text in texts:
        for _, word in long_words(text, known_words) if known_words is not None else ():
            if word.casefold() not in long:
                long[word.casefold()] = document.place_of_word(location, word)
    advice += _too_long(long, source.path)
    sees_all = is_whole and known_words is not None
    yield from not_accepted(advice, quiz.accepted, document, source.path, sees_all=sees_all, questions=at)


def _hard_to_read(texts: list[str], lesson: LessonMeta | None, document: YamlDocument, path: str) -> list[Advice]:
    text = joined(texts)
    is_primary = lesson is not None and lesson.audience == "leerling" and lesson.sectors == ("po",)
    bound = LOWEST_SCORE_PRIMARY if is_primary else LOWEST_SCORE
    found = score(text)
    if word_count(text) < MIN_WORDS or found >= bound:
        return []
    values = {"score": str(math.floor(found)), "bound": str(bound)}
    return [Advice(Diagnostic(path, *document.place(("title",)), "M151", values))]


def _too_long(places: Mapping[str, tuple[int, int]], path: str) -> list[Advice]:
    """One finding for the first few words, at the first of them: a file with many is a file to rewrite."""
    if not places:
        return []
    named = list(places)[:_NAMED_WORDS]
    return [Advice(Diagnostic(path, *places[named[0]], "M152", {"list": ", ".join(named)}))]


def words_of_terms(terms: Mapping[str, Any]) -> frozenset[str]:
    """The words that the terms explain, each by itself, in all the forms that the terms name."""
    shown = (form for term in terms.values() for form in (term.term, *term.forms))
    return frozenset(word for form in shown for word in (form.casefold(), *form.casefold().split()))


def positions(document: YamlDocument) -> dict[str, int]:
    """Where each question id stands first in the list."""
    found: dict[str, int] = {}
    for number, data in enumerate(document.data["questions"]):
        if isinstance(data, dict) and isinstance(data.get("id"), str):
            found.setdefault(data["id"], number)
    return found
