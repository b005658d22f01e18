"""The texts of a question: what they point at, and what they may not hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from medialijn.sources.lesson_checks import PHONE
from medialijn.sources.markdown_text import check_markdown, is_plain
from medialijn.sources.mentions import Kind, Mention
from medialijn.sources.reading import Findings
from medialijn.sources.running_text import without_spans
from medialijn.sources.shapes import Location, is_article, is_slug
from medialijn.sources.yaml_document import YamlDocument

# Keys whose values are ids, words to compare with or file names, not text that a pupil reads as Markdown.
NO_MARKDOWN = frozenset(
    ("id", "type", "to", "bin", "image", "alt", "misconception", "objective", "covers", "ending", "accept", "unit")
)
_RUNNING = ("gaps", "highlight")


def mentions_in(
    data: dict[str, Any], document: YamlDocument, location: Location, findings: Findings
) -> Iterator[Mention]:
    """What a question points at, also when its shape has a fault; notes what its texts may not hold."""
    is_running = data.get("type") in _RUNNING
    for where, key, value in leaves(data, location):
        if key == "covers" and is_article(value):
            yield Mention(Kind.ARTICLE, value, findings.path, *document.place(where))
        elif key == "misconception" and is_slug(value):
            yield Mention(Kind.MISCONCEPTION, value, findings.path, *document.place(where))
        elif key not in NO_MARKDOWN and not is_plain(value):
            own = is_running and len(where) == len(location) + 1
            if own and key == "stem" and without_spans(value) != value:
                findings.add(document.place_of_word(where, "]("), "M432")
            else:
                text = without_spans(value) if own and key == "text" else value
                yield from mentions_in_text(text, document, where, findings)
        for phone in PHONE.finditer(value) if key not in NO_MARKDOWN else ():
            findings.add(document.place_of_word(where, phone.group()), "M439", given=phone.group())


def mentions_in_text(text: str, document: YamlDocument, where: Location, findings: Findings) -> Iterator[Mention]:
    """The mentions in a text; a place is that of the word itself, which YAML may have put on any line."""
    local = Findings(findings.path)
    for mention in check_markdown(text, 1, local):
        place = document.place_of_word(where, _word_at(text, mention.line, mention.column))
        yield Mention(mention.kind, mention.target, mention.path, *place)
    for finding in local.items:
        place = document.place_of_word(where, _word_at(text, finding.line, finding.column))
        findings.add(place, finding.code, **finding.values)


def _word_at(text: str, line: int, column: int) -> str:
    rest = text.split("\n")[line - 1][column - 1 :].lstrip()
    return rest.partition(" ")[0]


def leaves(data: Any, location: Location, key: str = "") -> Iterator[tuple[Location, str, str]]:
    """Every text in plain data, with its place and the key that it stands under."""
    if isinstance(data, dict):
        for name, value in data.items():
            yield from leaves(value, (*location, name), name)
    elif isinstance(data, list):
        for number, value in enumerate(data):
            yield from leaves(value, (*location, number), key)
    elif isinstance(data, str):
        yield location, key, data
