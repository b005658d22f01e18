"""The protocols in our words: every fact of the adopted text stands in its article; no force or number was added.

The facts in `tests/facts/` were noted from the adopted texts, which are not in this repository.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from medialijn.sources.loading import load
from medialijn.sources.protocol import Article, Protocol

PROJECT = Path(__file__).parents[1]
FACTS = Path(__file__).parent / "facts"

# in the order of the documents, a footnote below the article that it belongs to
NORMS = {
    "ichthus": "PROF-1 PROF-2 PROF-3 PROF-4 COM-1 COM-2 COM-3 COM-4 CUR-1 CUR-2",
    "vivente": "UIT-1 UIT-2 UIT-3 UIT-4 UIT-5 DOEL-1 DOEL-2 DOEL-3 A-1 A-2 A-3 A-4 A-5 A-6 A-7 A-8 A-9 A-10 A-11 "
    "B-1 B-2 B-3 B-4 B-5 C-1 C-2 C-3 C-4 CON-1 CON-2 CON-3 CON-4 CON-5 CON-6 CON-7",
}
CONTEXT = {
    "ichthus": "INL-1 INL-2 INL-3 NOOT-1 NOOT-2",
    "vivente": "INL-1 INL-2 INL-3 NOOT-2 NOOT-3 NOOT-4 NOOT-5 SLOT",
}
FOOTNOTES = {
    "ichthus": {"NOOT-1": "PROF-4", "NOOT-2": "COM-4"},
    "vivente": {"NOOT-2": "A-1", "NOOT-3": "A-2", "NOOT-4": "A-10", "NOOT-5": "CON-1"},
}
KINDS = ("modal", "parties", "substance", "conditions", "exceptions", "numbers", "dates", "references")
FORCES = ("mag", "moet", "mag niet", "kan", "geen")
# the words that give an article a force; where one stands, the facts must name that force
WORDS_OF_FORCE = {
    r"moet(?:en)?|verplicht|dien(?:t|en)": {"moet"},
    r"mag|mogen|verboden|toegestaan": {"mag", "mag niet"},
    r"kan|kun|kunt|kunnen": {"kan"},
}
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_GAP = r"\b[^.?!]*\b"
_NUMBER = re.compile(r"\d+(?:[.-]\d+)*")


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of an article: its kind, the force it carries if any, and the wordings of which one must be there."""

    kind: str
    wordings: tuple[str, ...]
    force: str = ""

    def __str__(self) -> str:
        return f"{self.kind}{f' ({self.force})' if self.force else ''}: {' / '.join(self.wordings)}"


def _facts_of(raw: Mapping[str, Any]) -> Iterator[Fact]:
    for kind, value in raw.items():
        groups = value.items() if isinstance(value, dict) else [("", value)]
        for force, items in groups:
            for item in items:
                yield Fact(kind, tuple(map(str, item)) if isinstance(item, list) else (str(item),), force)


def _plain(text: str) -> str:
    """The text as it is read: links as their words, no bullets, one space between words, case folded."""
    lines = [re.sub(r"^\s*(?:-|\d+\.)\s+", "", line) for line in _LINK.sub(r"\1", text).splitlines()]
    return " ".join(" ".join(lines).split()).casefold()


def _stands_in(wording: str, text: str) -> bool:
    parts = [re.escape(part) for part in wording.casefold().split(" ... ")]
    return re.search(rf"(?<!\w){_GAP.join(parts)}(?!\w)", text) is not None


def missing(facts: Iterator[Fact], text: str) -> list[str]:
    """The facts that do not stand in the text."""
    plain = _plain(text)
    return [str(fact) for fact in facts if not any(_stands_in(wording, plain) for wording in fact.wordings)]


def _read(protocol: str) -> dict[str, dict[str, Any]]:
    return dict(yaml.safe_load((FACTS / f"{protocol}.yml").read_text("utf-8"))["articles"])


_RAW = {protocol: _read(protocol) for protocol in NORMS}
ARTICLES = [(protocol, article) for protocol, articles in _RAW.items() for article in articles]


@pytest.fixture(scope="module")
def protocols() -> Mapping[str, Protocol]:
    loaded = load(PROJECT, "2026-11-21")
    assert loaded.catalogue, [finding.line_of_text() for finding in loaded.diagnostics]
    return loaded.catalogue.protocols


def _article(protocols: Mapping[str, Protocol], protocol: str, article: str) -> Article:
    assert article in protocols[protocol].articles, f"{protocol}:{article} ontbreekt in protocol.md"
    return protocols[protocol].articles[article]


@pytest.mark.parametrize("protocol", NORMS)
def test_there_are_facts_for_every_article_and_for_no_other(protocol: str) -> None:
    assert sorted(_RAW[protocol]) == sorted(f"{NORMS[protocol]} {CONTEXT[protocol]}".split())


@pytest.mark.parametrize("protocol", NORMS)
def test_the_protocol_has_every_article_and_no_other(protocols: Mapping[str, Protocol], protocol: str) -> None:
    """Norms stand in the order of the document, context is marked, a footnote stands right below its article."""
    articles = protocols[protocol].articles
    context = [identifier for identifier, article in articles.items() if article.need and article.need.context]
    assert [identifier for identifier in articles if identifier not in context] == NORMS[protocol].split()
    assert sorted(context) == sorted(CONTEXT[protocol].split())
    order = list(articles)
    assert {note: order[order.index(note) - 1] for note in FOOTNOTES[protocol]} == FOOTNOTES[protocol]


@pytest.mark.parametrize(("protocol", "article"), ARTICLES)
def test_the_facts_of_an_article_are_well_formed(protocol: str, article: str) -> None:
    """Only known kinds and forces, none of them empty, and a force for every article."""
    raw = _RAW[protocol][article]
    assert set(raw) <= set(KINDS)
    assert raw["modal"]
    assert set(raw["modal"]) <= set(FORCES)
    assert all(fact.wordings and all(fact.wordings) for fact in _facts_of(raw))


@pytest.mark.parametrize(("protocol", "article"), ARTICLES)
def test_every_fact_stands_in_the_article(protocols: Mapping[str, Protocol], protocol: str, article: str) -> None:
    found = _article(protocols, protocol, article)
    lost = missing(_facts_of(_RAW[protocol][article]), f"{found.title}. {found.text}")
    assert not lost, f"docs/protocol/{protocol}/protocol.md:{found.line}: {article} mist " + "; ".join(lost)


@pytest.mark.parametrize(("protocol", "article"), ARTICLES)
def test_no_force_was_added(protocols: Mapping[str, Protocol], protocol: str, article: str) -> None:
    """A word such as 'moet' stands only in an article whose facts name that force."""
    text = _plain(_article(protocols, protocol, article).text)
    forces = set(_RAW[protocol][article]["modal"])
    for words, allowed in WORDS_OF_FORCE.items():
        used = re.search(rf"(?<!\w)(?:{words})(?!\w)", text)
        assert used is None or forces & allowed, f"{protocol}:{article} zegt '{used.group()}', de bron niet"


@pytest.mark.parametrize(("protocol", "article"), ARTICLES)
def test_no_number_was_added(protocols: Mapping[str, Protocol], protocol: str, article: str) -> None:
    """Every number in the article is in its facts."""
    known = " ".join(word for fact in _facts_of(_RAW[protocol][article]) for word in fact.wordings)
    text = _plain(_article(protocols, protocol, article).text)
    assert set(_NUMBER.findall(text)) <= set(_NUMBER.findall(known)), f"{protocol}:{article}"


@pytest.mark.parametrize(
    ("text", "lost"),
    [
        ("De school *kan* maatregelen nemen\n([voetnoot 2](artikel:x:NOOT-2)).", []),
        ("De school neemt maatregelen (voetnoot 2).", ["modal (kan): kan ... nemen"]),
        ("De school kan. Zij gaat maatregelen nemen (voetnoot 2).", ["modal (kan): kan ... nemen"]),
        ("De scholen kunnen dat; de school kan het nemen (voetnoot 22).", ["references: voetnoot 2 / noot 2"]),
    ],
)
def test_a_fact_that_is_not_there_is_reported(text: str, lost: list[str]) -> None:
    """Whole words within one sentence, whatever the markup and the line ends."""
    raw = {"modal": {"kan": ["kan ... nemen"]}, "parties": ["school"], "references": [["voetnoot 2", "noot 2"]]}
    assert missing(_facts_of(raw), text.replace("*", "")) == lost
