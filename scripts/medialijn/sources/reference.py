"""The facts that lessons lean on: help lines, law, goals, terms, misconceptions, practice, frameworks, the school."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from medialijn.sources.conforming import conform
from medialijn.sources.diagnostics import nearest
from medialijn.sources.markdown_text import is_plain
from medialijn.sources.mentions import Kind, Mention, Source
from medialijn.sources.needs import Audience
from medialijn.sources.question_texts import mentions_in_text
from medialijn.sources.reading import Findings
from medialijn.sources.shapes import ArticleRef, Link, Many, Month, Shape, Site, Slug, Text, nothing
from medialijn.sources.yaml_document import YamlDocument, read_yaml


class Fact(Shape):
    """An entry that someone looked up: where, and in which month."""

    id: Text
    source: Text
    checked: Month


class Helpline(Fact):
    """Someone outside school who listens or helps."""

    id: Slug
    name: Text
    about: Text
    audiences: Annotated[Many[Audience], Field(min_length=1)]
    phone: Text | None = None
    phone_note: Annotated[Text | None, Field(alias="phone-note")] = None
    site: Site | None = None
    hours: Text | None = None


class Law(Fact):
    """What the law says, in the safest sentence that can be written about it."""

    id: Slug
    title: Text
    text: Text
    law: Text
    article: Text
    as_of: Annotated[Month, Field(alias="as-of")]
    certainty: Literal["zeker", "waarschijnlijk"]
    audiences: Annotated[Many[Audience], Field(min_length=1)]


class Goal(Fact):
    """A curriculum goal, by its own number and UUID; `outside` says why this line of lessons does not work on it."""

    id: Text
    label: Text
    sector: Literal["po", "vo"]
    subject: Text
    uuid: Text | None = None
    summary: Text
    status: Text
    release: Text
    link: Link
    outside: Text | None = None


class Term(Shape):
    """A word that pupils may not know; `forms` are the ways in which it stands in a sentence."""

    id: Slug
    term: Text
    forms: Many[Text] = ()
    text: Text


class Misconception(Shape):
    """What a pupil thinks, and what to do next in class."""

    id: Slug
    text: Text
    reply: Text


class Practice(Fact):
    """A point where the protocol and today's practice differ, and how a lesson treats it."""

    id: Slug
    articles: Annotated[Many[ArticleRef], Field(min_length=1)]
    says: Text
    now: Text
    lesson: Text


class Competence(Fact):
    """A media competence of the Dutch model."""

    id: Text
    text: Text


class DigComp(Fact):
    """A competence of the European framework, by number."""

    id: Text
    text: Text


class Person(Shape):
    """Someone at school to whom a pupil can turn, by role; a school adds who it is and where to find them."""

    id: Slug
    role: Text
    about: Text
    name: Text | None = None
    where: Text | None = None


class Paper(Shape):
    """A document of the school."""

    id: Slug
    title: Text
    about: Text
    link: Link | None = None


class _SchoolFile(Shape):
    invitation: Text
    people: Annotated[Many[Any], Field(min_length=1)]
    papers: Many[Any] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Every entry of the reference files by its id."""

    helplines: Mapping[str, Helpline] = field(default_factory=nothing, hash=False)
    laws: Mapping[str, Law] = field(default_factory=nothing, hash=False)
    goals: Mapping[str, Goal] = field(default_factory=nothing, hash=False)
    terms: Mapping[str, Term] = field(default_factory=nothing, hash=False)
    misconceptions: Mapping[str, Misconception] = field(default_factory=nothing, hash=False)
    practice: Mapping[str, Practice] = field(default_factory=nothing, hash=False)
    competences: Mapping[str, Competence] = field(default_factory=nothing, hash=False)
    digcomp: Mapping[str, DigComp] = field(default_factory=nothing, hash=False)
    people: Mapping[str, Person] = field(default_factory=nothing, hash=False)
    papers: Mapping[str, Paper] = field(default_factory=nothing, hash=False)
    invitation: str = ""


# file name -> the lists in it, with the shape of their entries
REFERENCE_FILES: Mapping[str, Mapping[str, type[Shape]]] = {
    "frameworks": {"competences": Competence, "digcomp": DigComp},
    "goals": {"goals": Goal},
    "helplines": {"helplines": Helpline},
    "laws": {"laws": Law},
    "misconceptions": {"misconceptions": Misconception},
    "practice": {"practice": Practice},
    "school": {"people": Person, "papers": Paper},
    "terms": {"terms": Term},
}

# list -> the kind of mention that looks its ids up
LOOKED_UP = {
    "competences": Kind.COMPETENCE,
    "digcomp": Kind.DIGCOMP,
    "goals": Kind.GOAL,
    "helplines": Kind.HELPLINE,
    "laws": Kind.LAW,
    "misconceptions": Kind.MISCONCEPTION,
    "terms": Kind.TERM,
}
SCHOOL_LINE = "school"

_ADAPTERS: dict[type[Shape], TypeAdapter[Any]] = {
    shape: TypeAdapter(shape) for lists in REFERENCE_FILES.values() for shape in lists.values()
}
_SCHOOL = TypeAdapter(_SchoolFile)


@dataclass(frozen=True, slots=True)
class ReferenceFile:
    """The entries of one reference file, per list and id."""

    lists: Mapping[str, Mapping[str, Any]]
    invitation: str = ""


def read_reference(name: str, text: str, findings: Findings, today: str) -> Source[ReferenceFile]:
    """The entries in the text of `docs/reference/<name>.yml`; `today` is `yyyy-mm-dd` and judges their age.

    An entry with a fault is left out of the value; `declares` holds `list:id` of all of them.
    """
    document = read_yaml(text, findings)
    if document is None:
        return Source(name, findings.path, None)
    if not isinstance(document.data, dict):
        findings.add(document.place(()), "M118", expected="mapping")
        return Source(name, findings.path, None)
    invitation = ""
    if name == "school":
        school = conform(_SCHOOL, document.data, document, findings)
        invitation = school.invitation if school else ""
    elif not _are_lists(name, document, findings):
        return Source(name, findings.path, None)
    lists: dict[str, dict[str, Any]] = {}
    declared: set[str] = set()
    mentions: list[Mention] = []
    for list_name, shape in REFERENCE_FILES[name].items():
        raw = document.data.get(list_name, [])
        reader = _ListReader(document, findings, list_name, shape, today)
        lists[list_name] = reader.read(raw if isinstance(raw, list) else [])
        declared |= {f"{list_name}:{identifier}" for identifier in reader.first}
        mentions += reader.mentions
    return Source(name, findings.path, ReferenceFile(lists, invitation), tuple(mentions), frozenset(declared), document)


def _are_lists(name: str, document: YamlDocument, findings: Findings) -> bool:
    """Whether every list of the file is there; if not, its ids are not known and nothing can be looked up in it."""
    known = REFERENCE_FILES[name]
    for key, value in document.data.items():
        if key not in known:
            place = document.place((key,), of_key=True)
            findings.add(place, "M116", key=key, suggestion=nearest(key, known).get("suggestion", ""))
        elif not isinstance(value, list):
            findings.add(document.place((key,)), "M118", expected="list")
    missing = [key for key in known if key not in document.data]
    if missing and not any(key not in known for key in document.data):
        findings.add(document.place(()), "M115", key=missing[0])
    return not missing and all(isinstance(document.data[key], list) for key in known)


class _ListReader:
    def __init__(
        self, document: YamlDocument, findings: Findings, list_name: str, shape: type[Shape], today: str
    ) -> None:
        self.document = document
        self.findings = findings
        self.list_name = list_name
        self.adapter = _ADAPTERS[shape]
        self.today = today
        self.first: dict[str, int] = {}
        self.mentions: list[Mention] = []

    def read(self, raw: list[Any]) -> dict[str, Any]:
        entries: dict[str, Any] = {}
        for number, data in enumerate(raw):
            location = (self.list_name, number)
            identifier = data.get("id") if isinstance(data, dict) else None
            if isinstance(identifier, str):
                place = self.document.place((*location, "id"))
                if identifier in self.first:
                    self.findings.add(place, "M114", given=identifier, line=str(self.first[identifier]))
                self.first.setdefault(identifier, place[0])
            entry = conform(self.adapter, data, self.document, self.findings, location)
            if entry is None:
                continue
            entries[entry.id] = entry
            self._judge(entry, location)
        return entries

    def _judge(self, entry: Any, location: tuple[str, int]) -> None:
        path = self.findings.path
        if isinstance(entry, Fact) and is_old(entry.checked, self.today):
            place = self.document.place((*location, "checked"))
            self.findings.add(place, "M601", given=entry.id, checked=entry.checked)
        if isinstance(entry, Fact) and entry.checked > self.today[:7]:
            place = self.document.place((*location, "checked"))
            self.findings.add(place, "M602", given=entry.id, checked=entry.checked)
        if isinstance(entry, Practice):
            for number, target in enumerate(entry.articles):
                place = self.document.place((*location, "articles", number))
                self.mentions.append(Mention(Kind.ARTICLE, target, path, *place))
        for key in ("about", "text", "reply", "says", "now", "lesson", "summary"):
            value = getattr(entry, key, "")
            if value and not is_plain(value):
                self.mentions += mentions_in_text(value, self.document, (*location, key), self.findings)


def is_old(checked: str, today: str) -> bool:
    """Whether a fact checked in month `yyyy-mm` is more than twelve months old on day `yyyy-mm-dd`."""
    months = [int(day[:4]) * 12 + int(day[5:7]) for day in (checked, today)]
    return months[1] - months[0] > 12
