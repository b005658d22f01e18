"""Writing `protocol.md`: the official words as they are, safe from being read as Markdown."""

from __future__ import annotations

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from medialijn.exchange.footnotes import REFERENCE
from medialijn.exchange.identifiers import Identified
from medialijn.exchange.lines import footnote_number
from medialijn.exchange.outline import Passage, Section

_WIDTH = 120
_TITLE_WORDS = 7
_SPECIAL = re.compile(r"([\\`*_|\[\]])")
_LINE_START = re.compile(r"^(\s*)([#>+=~:-]|\d+(?=[.)]))")


@dataclass(frozen=True, slots=True)
class Heading:
    """The front matter of a protocol, by its keys."""

    id: str
    school: str
    sector: str
    title: str
    dated: str
    source: str


def protocol_text(heading: Heading, sections: Sequence[Section], articles: Sequence[Identified]) -> str:
    """The text of `protocol.md` with all sections and articles."""
    notes = {one.article.number: one.id for one in articles if one.article.role == "note"}
    lines = ["---", *_front_matter(heading), "---"]
    for section in sections:
        title = escaped(f"{section.label} {section.title}".strip())
        lines += ["", f"## {title}"]
        for one in articles:
            if one.section is section:
                lines += ["", f"### {one.id} · {escaped(short_title(one))}", ""]
                lines += _body(one, {number: f"{heading.id}:{note}" for number, note in notes.items()})
    return "\n".join(lines) + "\n"


def _front_matter(heading: Heading) -> Iterator[str]:
    yield f"id: {heading.id}"
    yield f"school: {quoted(heading.school)}"
    yield f"sector: {heading.sector}"
    yield f"title: {quoted(heading.title)}"
    yield f"dated: {quoted(heading.dated)}"
    yield "wording: officieel"
    yield f"source: {quoted(heading.source)}"


def quoted(text: str) -> str:
    """A text as YAML that no rule can read as something else."""
    return json.dumps(text, ensure_ascii=False)


def short_title(one: Identified) -> str:
    """The article's own title, else its first words."""
    return one.article.title or first_words(one, _TITLE_WORDS)


def first_words(one: Identified, count: int) -> str:
    """The first words of an article's first paragraph, with … behind them when it goes on."""
    text = REFERENCE.sub("", one.article.passages[0].text if one.article.passages else "")
    parts = text.split()
    if len(parts) <= count:
        return text.strip().rstrip(".;,:") or one.id
    return f"{' '.join(parts[:count]).rstrip('.;,:')} …"


def _body(one: Identified, notes: Mapping[int, str]) -> Iterator[str]:
    passages = one.article.passages
    for place, passage in enumerate(passages):
        if place and not (passage.is_item and passages[place - 1].is_item):
            yield ""
        yield from _lines(passage, notes)
    if not passages:
        # An article that is only its heading: those words are its text.
        yield escaped(one.article.title or one.id)


def _lines(passage: Passage, notes: Mapping[int, str]) -> Iterator[str]:
    indent = "    " * min(passage.level, 3) if passage.is_item else ""
    has_words = any(sign.isalnum() for sign in passage.label)
    text = f"{passage.label} {passage.text}" if has_words else passage.text
    first = f"{indent}- " if passage.is_item else ""
    inner = f"{indent}  " if passage.is_item else ""
    wrapped = textwrap.wrap(
        _linked(escaped(text), notes), _WIDTH - len(inner), break_long_words=False, break_on_hyphens=False
    )
    for number, line in enumerate(wrapped):
        yield f"{inner if number else first}{_LINE_START.sub(_escape_start, line)}"


def _escape_start(match: re.Match[str]) -> str:
    sign = match.group(2)
    return f"{match.group(1)}{sign}\\" if sign[0].isdecimal() else f"{match.group(1)}\\{sign}"


def _linked(text: str, notes: Mapping[int, str]) -> str:
    """The text with each footnote's number as a link to the footnote."""

    def link(match: re.Match[str]) -> str:
        note = notes.get(footnote_number(match.group()))
        return f"[{match.group()}](artikel:{note})" if note else match.group()

    return REFERENCE.sub(link, text)


def escaped(text: str) -> str:
    """The text in such a way that Markdown shows it as it is."""
    safe = _SPECIAL.sub(r"\\\1", text.replace("&", "&amp;").replace("<", "&lt;"))
    return safe.replace("\\](", "\\]\\(")
