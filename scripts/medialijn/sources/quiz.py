from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field, TypeAdapter

from medialijn.sources.accepted import AcceptedInQuiz
from medialijn.sources.conforming import conform
from medialijn.sources.diagnostics import nearest
from medialijn.sources.mentions import Mention, Source
from medialijn.sources.pictures import Picture, read_picture
from medialijn.sources.question_checks import check_question
from medialijn.sources.question_texts import mentions_in, mentions_in_text
from medialijn.sources.questions import QUESTION_SHAPES, HotspotQuestion, Question
from medialijn.sources.reading import INVISIBLE, Findings
from medialijn.sources.shapes import Location, Many, Shape, Slug, Text
from medialijn.sources.yaml_document import YamlDocument, read_yaml

MOST_QUESTIONS = 50


class Draw(Shape):
    """How many questions a drawn quiz takes per article or per objective."""

    per_article: Annotated[int, Field(ge=1, le=20)] | None = Field(default=None, alias="per-article")
    per_objective: Annotated[int, Field(ge=1, le=20)] | None = Field(default=None, alias="per-objective")

    @property
    def count(self) -> int:
        """How many for each article or objective."""
        return self.per_article or self.per_objective or 0


class QuizFile(Shape):
    """The envelope of a quiz file; its questions are read one by one."""

    title: Text
    pass_percent: Annotated[int, Field(ge=0, le=100, alias="pass")]
    board: Many[Slug] = ()
    draw: Draw | None = None
    questions: Annotated[Many[Any], Field(min_length=1)]
    accepted: Many[AcceptedInQuiz] = ()


@dataclass(frozen=True, slots=True)
class Quiz:
    """The quiz of the lesson with the same id; `pictures` are those of its hotspots, by their name in the file."""

    id: str
    path: str
    title: str
    pass_percent: int
    board: tuple[str, ...]
    draw: Draw | None
    questions: tuple[Question, ...]
    pictures: Mapping[str, Picture] = field(hash=False)
    accepted: tuple[AcceptedInQuiz, ...] = ()


_FILE = TypeAdapter(QuizFile)
_ADAPTERS: Mapping[str, TypeAdapter[Question]] = {name: TypeAdapter(shape) for name, shape in QUESTION_SHAPES.items()}


def read_quiz(quiz_id: str, text: str, folder: Path, findings: Findings) -> Source[Quiz]:
    """The quiz in the text of a quiz file; `folder` is where its pictures stand.

    A question with a fault is left out of the value, but keeps its id among those that the source declares.
    """
    document = read_yaml(text, findings)
    if document is None:
        return Source(quiz_id, findings.path, None)
    raw = document.data.get("questions") if isinstance(document.data, dict) else None
    declared = _declare(raw if isinstance(raw, list) else [], document, findings)
    file = conform(_FILE, document.data, document, findings)
    questions: list[Question] = []
    mentions: list[Mention] = []
    for number, data in enumerate(raw if isinstance(raw, list) else []):
        location: Location = ("questions", number)
        question = _read_question(data, document, location, findings)
        if question is not None:
            questions.append(question)
            check_question(question, document, location, folder, findings)
        if isinstance(data, dict):
            mentions += mentions_in(data, document, location, findings)
    value = None
    if file is not None:
        _check_board(file.board, declared, document, findings)
        if file.draw and bool(file.draw.per_article) == bool(file.draw.per_objective):
            findings.add(document.place(("draw",), of_key=True), "M448")
        if len(file.questions) > MOST_QUESTIONS:
            place = document.place(("questions", MOST_QUESTIONS))
            findings.add(place, "M447", count=str(len(file.questions)), bound=str(MOST_QUESTIONS))
        for number, one in enumerate(file.accepted):
            if one.question and one.question not in declared:
                place = document.place(("accepted", number, "question"))
                findings.add(place, "M402", **nearest(one.question, declared))
        mentions += mentions_in_text(file.title, document, ("title",), findings)
        value = Quiz(
            quiz_id,
            findings.path,
            file.title,
            file.pass_percent,
            file.board,
            file.draw,
            tuple(questions),
            _pictures(questions, folder),
            file.accepted,
        )
    return Source(quiz_id, findings.path, value, tuple(mentions), frozenset(declared), document)


def _read_question(data: Any, document: YamlDocument, location: Location, findings: Findings) -> Question | None:
    """The question in its shape, which its type decides, so that findings speak of that type alone."""
    if not isinstance(data, dict):
        findings.add(document.place(location), "M118", expected="mapping")
    elif "type" not in data:
        _no_type(data, document, location, findings)
    elif not isinstance(data["type"], str):
        findings.add(document.place((*location, "type")), "M118", expected="text")
    elif data["type"] not in _ADAPTERS:
        place = document.place((*location, "type"))
        findings.add(place, "M119", allowed=", ".join(_ADAPTERS), **nearest(data["type"], _ADAPTERS))
    else:
        return conform(_ADAPTERS[data["type"]], data, document, findings, location)
    return None


def _no_type(data: dict[str, Any], document: YamlDocument, location: Location, findings: Findings) -> None:
    """Note that the type is missing, or the key that was meant to give it."""
    for key in data:
        if nearest(key, ("type",)).get("suggestion"):
            findings.add(document.place((*location, key), of_key=True), "M116", key=key, suggestion="type")
            return
    findings.add(document.place(location), "M115", key="type")


def _pictures(questions: Iterable[Question], folder: Path) -> Mapping[str, Picture]:
    names = {question.image for question in questions if isinstance(question, HotspotQuestion)}
    read = {name: read_picture(folder, name) for name in sorted(names)}
    return MappingProxyType({name: picture for name, picture in read.items() if isinstance(picture, Picture)})


def _check_board(
    board: tuple[str, ...], declared: Mapping[str, int], document: YamlDocument, findings: Findings
) -> None:
    for number, identifier in enumerate(board):
        if identifier not in declared:
            findings.add(document.place(("board", number)), "M402", **nearest(identifier, declared))
        elif identifier in board[:number]:
            findings.add(document.place(("board", number)), "M305", given=identifier)


def _declare(raw: list[Any], document: YamlDocument, findings: Findings) -> dict[str, int]:
    """The question ids that the file names, with their lines; notes the ones that stand there twice."""
    declared: dict[str, int] = {}
    for number, data in enumerate(raw):
        identifier = data.get("id") if isinstance(data, dict) else None
        if not isinstance(identifier, str):
            continue
        identifier = INVISIBLE.sub("", identifier)
        place = document.place(("questions", number, "id"))
        if identifier in declared:
            findings.add(place, "M114", given=identifier, line=str(declared[identifier]))
        declared.setdefault(identifier, place[0])
    return declared
