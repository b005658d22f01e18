from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pydantic import TypeAdapter

from medialijn.sources.conforming import conform
from medialijn.sources.front_matter import split_front_matter
from medialijn.sources.markdown_shape import check_shape
from medialijn.sources.markdown_text import CodeFences, check_markdown, seen_text
from medialijn.sources.mentions import Mention, Source
from medialijn.sources.needs import Need
from medialijn.sources.reading import Findings
from medialijn.sources.shapes import Day, Shape, Slug, Text

_SECTION = re.compile(r"## +(.+?) *")
_ARTICLE = re.compile(r"### +([A-Z][A-Z0-9]*(?:-[0-9]+)?) +· +(\S.*?) *")
_ARTICLE_AS_SECTION = re.compile(r"## +[A-Z][A-Z0-9]*(?:-[0-9]+)? +·")
_MEANT_ID = re.compile(r"#+ *([A-Z][A-Z0-9]*(?:-[0-9]+)?)\b")


class ProtocolMeta(Shape):
    """The front matter of a `protocol.md`."""

    id: Slug
    school: Text
    sector: Literal["po", "vo"]
    title: Text
    dated: Day
    wording: Literal["weergave", "officieel"]
    source: Text


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an article that someone must learn, such as `COM-4.hacken`."""

    id: str
    text: str
    must: frozenset[str]


@dataclass(frozen=True, slots=True)
class Article:
    """One citeable article: its wording from `protocol.md`, and what `needs.yml` says of it."""

    id: str
    title: str
    section: str
    text: str
    line: int
    need: Need | None = None

    @property
    def parts(self) -> tuple[Part, ...]:
        """The parts in the order of `needs.yml`, each with its audiences."""
        if self.need is None:
            return ()
        need = self.need
        return tuple(
            Part(identifier, part.text, frozenset(part.must if part.must is not None else need.must))
            for identifier, part in need.parts.items()
        )


@dataclass(frozen=True, slots=True)
class Protocol:
    """A school's protocol, article by article, in the order of its document."""

    id: str
    path: str
    meta: ProtocolMeta
    introduction: str
    articles: Mapping[str, Article] = field(hash=False)


_META = TypeAdapter(ProtocolMeta)


def read_protocol(folder_id: str, text: str, findings: Findings) -> Source[Protocol]:
    """The protocol in the text of `docs/protocol/<folder_id>/protocol.md`, still without its needs."""
    file = split_front_matter(text, findings)
    meta = conform(_META, file.front.data, file.front, findings) if file.front else None
    if meta and file.front and meta.id != folder_id:
        findings.add(file.front.place(("id",)), "M507", given=meta.id, expected_id=folder_id)
    body = _Body(findings)
    for number, line in enumerate(file.lines, file.first_line):
        body.take(number, line)
    body.close()
    if not body.declared and file.lines:
        findings.add((file.first_line, 1), "M506")
    value = Protocol(folder_id, findings.path, meta, body.introduction, body.articles) if meta else None
    return Source(folder_id, findings.path, value, tuple(body.mentions), frozenset(body.declared), file.front)


class _Body:
    """Reads the lines below the front matter into articles."""

    def __init__(self, findings: Findings) -> None:
        self.findings = findings
        self.articles: dict[str, Article] = {}
        self.declared: set[str] = set()  # also articles whose heading has a fault, so that others may point at them
        self.mentions: list[Mention] = []
        self.introduction = ""
        self.section = ""
        self.heading: tuple[str, str, int] | None = None
        self.start = 0
        self.text: list[str] = []
        self.fences = CodeFences()
        self.hidden: set[str] = set()  # articles in a code block; if it never closes, they were meant as articles
        self.lost = False  # below a heading with a fault: its text must not give a second finding

    def take(self, number: int, line: str) -> None:
        meant = _MEANT_ID.match(line)
        if self.fences.hides(number, line):
            self.hidden = {*self.hidden, *(meant.groups() if meant else ())} if self.fences.fence else set()
        if self.fences.fence or not line.startswith("#"):
            self.start = self.start if self.text else number
            self.text.append(line)
            return
        self.end_of_text()
        article = _ARTICLE.fullmatch(line)
        if article and not seen_text(article.group(2)):
            article = None
        section = None if _ARTICLE_AS_SECTION.match(line) else _SECTION.fullmatch(line)
        self.lost = section is None and not self._open_article(number, line, article)
        if section:
            self.section = section.group(1)
        elif meant:
            self.declared.add(meant.group(1))

    def _open_article(self, number: int, line: str, article: re.Match[str] | None) -> bool:
        if article is None:
            self.findings.add((number, 1), "M501", given=line.strip())
            return False
        identifier, title = article.groups()
        place = (number, article.start(1) + 1)
        if not self.section:
            self.findings.add(place, "M502", given=identifier)
            return False
        if identifier in self.articles:
            self.findings.add(place, "M114", given=identifier, line=str(self.articles[identifier].line))
            return False
        self.mentions += check_markdown(title, number, self.findings, article.start(2) + 1)
        self.heading = (identifier, title, number)
        return True

    def close(self) -> None:
        """End the last article, at the end of the file."""
        self.declared |= self.hidden
        self.fences.close(self.findings)
        self.end_of_text()

    def end_of_text(self) -> None:
        """Give the lines since the last heading to what they belong to."""
        text = "\n".join(self.text).strip("\n")
        self.mentions += check_markdown("\n".join(self.text), self.start, self.findings)
        check_shape("\n".join(self.text), self.start, self.findings)
        if self.heading:
            identifier, title, number = self.heading
            if not seen_text(text):
                self.findings.add((number, 1), "M505", given=identifier)
            self.articles[identifier] = Article(identifier, title, self.section, text, number)
        elif not self.section and not self.lost:
            self.introduction = text
        elif text.strip() and not self.lost:
            self.findings.add((self.start, 1), "M503")
        self.heading, self.text = None, []
