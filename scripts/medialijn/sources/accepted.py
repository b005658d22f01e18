"""Advice of the lint that an author weighed and put aside, in the file itself and with a reason."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from typing import Literal, NamedTuple

from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.shapes import Shape, Slug, Text
from medialijn.sources.yaml_document import YamlDocument


class AcceptedInLesson(Shape):
    """Advice about a lesson that its author weighed and does not follow."""

    code: Literal["M151", "M152"]
    reason: Text


class AcceptedInQuiz(Shape):
    """Advice about a quiz that its author weighed and does not follow: for one question, or for the whole file."""

    code: Literal["M151", "M152", "M440", "M441", "M442", "M443", "M444", "M445", "M446"]
    question: Slug | None = None
    reason: Text


class Advice(NamedTuple):
    """A warning of the lint, and the question that it is about; empty when it is about the whole file."""

    finding: Diagnostic
    question: str = ""


def not_accepted(
    advice: Sequence[Advice],
    accepted: Sequence[AcceptedInLesson | AcceptedInQuiz],
    document: YamlDocument,
    path: str,
    *,
    sees_all: bool,
    questions: Container[str] = (),
) -> Iterator[Diagnostic]:
    """The advice that nobody accepted, and a finding for each acceptance that accepts nothing.

    With `sees_all` False a part of the file could not be judged, and an acceptance may be about that part; about a
    question that is not among the `questions` there is a finding already.
    """
    used: set[int] = set()
    for finding, question in advice:
        numbers = [number for number, one in enumerate(accepted) if _accepts(one, finding.code, question)]
        used |= set(numbers[:1])
        if not numbers:
            yield finding
    for number, one in enumerate(accepted) if sees_all else ():
        asked = _question(one)
        if number not in used and (not asked or asked in questions):
            yield Diagnostic(path, *document.place(("accepted", number, "code")), "M153", {"given": one.code})


def _accepts(one: AcceptedInLesson | AcceptedInQuiz, code: str, question: str) -> bool:
    return one.code == code and _question(one) in {None, question}


def _question(one: AcceptedInLesson | AcceptedInQuiz) -> str | None:
    return one.question if isinstance(one, AcceptedInQuiz) else None
