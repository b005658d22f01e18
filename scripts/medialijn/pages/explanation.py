"""A quiz as its author must understand it: what each question accepts, how its points fall, and who reads what."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from medialijn.pages.markup import plain_line
from medialijn.pages.question_answers import answers
from medialijn.pages.question_choices import Row, letter
from medialijn.pages.site import Site
from medialijn.results.draw import Drawn, Pooled, drawn, pooled
from medialijn.results.keys import marking_key
from medialijn.results.marking import mark
from medialijn.sources import questions as q
from medialijn.sources.agreement import is_asked
from medialijn.sources.quiz import Quiz

_BLOCK = re.compile(r"</?(?:p|ul|ol|li|br|blockquote|div)\b[^>]*>")
_TAG = re.compile(r"<[^>]+>")


def explain(site: Site, quiz: Quiz, code: str = "") -> str:
    """The quiz in plain text, question by question; with a draw code as the page shows that draw."""
    by_id = {question.id: question for question in quiz.questions}
    order: Sequence[Drawn] = [Drawn(identifier, ()) for identifier in by_id]
    pool = _pool(site, quiz)
    if quiz.draw and code:
        order = drawn(code, pool, quiz.draw.count)
    lines = [site.words("explain.title", title=plain_line(quiz.title), count=len(order))]
    lines += [site.words("explain.drawn", code=code)] if code else _draw(site, quiz, pool)
    for number, each in enumerate(order, 1):
        question = by_id[each.id]
        head = site.words("explain.question", number=number, id=question.id, type=question.type)
        lines += ["", head, *(f"   {line}" for line in _question(site, question, each.options))]
    return "\n".join(line.rstrip() for line in lines)


def _pool(site: Site, quiz: Quiz) -> list[Pooled]:
    """The questions to draw from: those that this site asks."""
    if quiz.draw is None:
        return []
    asked = (question for question in quiz.questions if is_asked(question, site.catalogue.settings.active))
    return [pooled(question, quiz.draw, site.catalogue.is_shown) for question in asked]


def _draw(site: Site, quiz: Quiz, pool: Sequence[Pooled]) -> Iterator[str]:
    """What a draw takes, with how many questions there are to take from."""
    if quiz.draw is None:
        return
    kind = "per-article" if quiz.draw.per_article else "per-objective"
    yield site.words(f"explain.draw.{kind}", count=quiz.draw.count)
    for group, there in Counter(group for each in pool for group in each.groups).items():
        name = group or site.words(f"explain.draw.none-{kind}")
        yield site.words("explain.draw.group", name=name, count=there)


def _question(site: Site, question: q.Question, options: Sequence[str]) -> Iterator[str]:
    words = site.words
    yield _plain(site.renderer("").field(question.stem))
    possible = mark(marking_key(question), None).possible
    how = words(f"explain.how.{question.type}", possible=possible)
    if question.type in q.UNSCORED:
        yield words("explain.no-points", how=how)
    else:
        yield words("explain.points", count=question.points, how=how)
    for number, hint in enumerate(question.hint, 1):
        yield words("explain.hint", number=number, text=plain_line(hint))
    group = ""
    for row in _ordered(answers(site, site.renderer(""), question), options):
        if row.group != group:
            group = row.group
            yield group
        yield from _row(site, question, row)
    if question.explanation:
        yield words("explain.explanation", text=_plain(site.renderer("").field(question.explanation)))


def _ordered(rows: Sequence[Row], options: Sequence[str]) -> Iterable[Row]:
    """The rows in the order in which a draw shows these options, with letters that follow that order."""
    if not options:
        return rows
    by_option = {row.of: row for row in rows}
    return (replace(by_option[option], label=letter(number)) for number, option in enumerate(options))


def _row(site: Site, question: q.Question, row: Row) -> Iterator[str]:
    words = site.words
    sign = words(f"explain.{row.mark or 'neutral'}")
    yield " ".join(part for part in (sign, row.label, _plain(row.text)) if part)
    node = _ending(question, row.of)
    if node:
        yield f"  {words(f'explain.ending.{node}')}"
    yield from _recognised(site, question, row.of)
    if row.feedback:
        yield words("explain.feedback", text=_plain(row.feedback))
    if row.misconception:
        yield words("explain.misconception", text=_plain(row.misconception))


def _ending(question: q.Question, of: str) -> str | None:
    nodes = question.nodes if isinstance(question, q.ScenarioQuestion) else ()
    return next((node.ending for node in nodes if node.id == of), None)


def _recognised(site: Site, question: q.Question, of: str) -> Iterator[str]:
    """What may be typed beside the listed text: examples, each of them marked as the answer of a pupil would be."""
    words = site.words
    part, _, identifier = of.rpartition("/")
    answer = next((one for one in _typed(question, part) if one.id == identifier), None)
    if answer is None:
        return
    if isinstance(answer, q.NumberAnswer) and answer.tolerance:
        low, high = answer.value - answer.tolerance, answer.value + answer.tolerance
        yield words("explain.between", low=_shown(low), high=_shown(high))
    key = marking_key(question)
    sorted_out: dict[str, list[str]] = {"explain.accepted": [], "explain.refused": []}
    for typed in _tries(question, answer):
        feedback = mark(key, {part: typed} if part else typed).feedback
        is_known = any(one.of == of for one in feedback)
        sorted_out["explain.accepted" if is_known else "explain.refused"].append(words("explain.typed", text=typed))
    for name, examples in sorted_out.items():
        if examples:
            yield words(name, list=words("list.comma").join(examples))


def _typed(question: q.Question, part: str) -> Sequence[q.TextAnswer | q.NumberAnswer]:
    if isinstance(question, q.TextQuestion | q.NumberQuestion):
        return question.answers
    if isinstance(question, q.GapsQuestion):
        return next(gap.answers for gap in question.gaps if gap.id == part)
    return ()


def _tries(question: q.Question, answer: q.TextAnswer | q.NumberAnswer) -> Iterable[str]:
    """Other ways to type an answer: with capitals and signs, with one and two letters less, with and without a unit."""
    if isinstance(answer, q.NumberAnswer):
        written = _shown(answer.value)
        unit = getattr(question, "unit", None)
        fraction = f"{written}0" if "," in written else f"{written},0"
        return dict.fromkeys((fraction, *((f"{written} {unit}",) if unit else ()), f"{written} x"))
    text = answer.accept[0]
    middle = len(text) // 2
    tried = (text.upper(), f" {text}. ", text[:middle] + text[middle + 1 :], text[:middle] + text[middle + 2 :])
    return dict.fromkeys(one for one in tried if one.strip() and one not in answer.accept)


def _shown(number: Decimal) -> str:
    return f"{number:f}".replace(".", ",")


def _plain(markup: str) -> str:
    return " ".join(html.unescape(_TAG.sub("", _BLOCK.sub(" ", markup))).split())
