"""Writing `needs.yml`: a proposal per article, which a person completes; what a person decided earlier stays."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from medialijn.exchange.identifiers import Identified
from medialijn.exchange.protocol_text import first_words, quoted
from medialijn.exchange.suggestions import Suggestion

_SUMMARY_WORDS = 10
_ENTRY = re.compile(r"  (?:([A-Z][A-Z0-9]*(?:-[0-9]+)?)|[\"']([A-Z][A-Z0-9-]*)[\"']):\s*(?:#.*)?")
_AUDIENCES = {
    "leerling": re.compile(r"\b(?:leerling|kind|jongere|iedereen|betrokkene)", re.IGNORECASE),
    "medewerker": re.compile(
        r"\b(?:medewerker|docent|leraar|leraren|leerkracht|mentor|personeel|iedereen|betrokkene)", re.IGNORECASE
    ),
    "ouder": re.compile(r"\b(?:ouder|verzorger|iedereen|betrokkene)", re.IGNORECASE),
}


def needs_text(
    articles: Sequence[Identified], suggestions: Mapping[str, Suggestion], decided: Mapping[str, Sequence[str]]
) -> str:
    """The text of `needs.yml`; `decided` holds the lines of articles that stay as a person left them."""
    lines = [
        "# Vul bij elk artikel in wie het moet leren (must) en wie het hoort te weten (know).",
        "# Zet een voorstel bij suggested dat klopt onder same_as. Pas dan telt het mee.",
        "articles:",
    ]
    for one in articles:
        lines += decided.get(one.id) or _entry(one, suggestions[one.id])
    return "\n".join(lines) + "\n"


def _entry(one: Identified, suggestion: Suggestion) -> list[str]:
    is_norm = one.article.role == "norm"
    lines = [
        f"  {one.id}:",
        f"    summary: {quoted(one.article.title or first_words(one, _SUMMARY_WORDS))}",
        f"    theme: {suggestion.theme}",
    ]
    if not is_norm:
        return [*lines, "    context: true"]
    text = " ".join((one.article.title, *(passage.text for passage in one.article.passages)))
    named = [audience for audience, pattern in _AUDIENCES.items() if pattern.search(text)]
    lines.append(f"    must: []{'  # de tekst noemt: ' + ', '.join(named) if named else ''}")
    if suggestion.articles:
        lines.append(f"    suggested: [{', '.join(quoted(article) for article in suggestion.articles)}]")
    return lines


def entries(text: str) -> dict[str, tuple[str, ...]]:
    """The lines of each article in the text of an existing `needs.yml`."""
    found: dict[str, list[str]] = {}
    current: list[str] | None = None
    for line in text.split("\n"):
        entry = _ENTRY.fullmatch(line)
        if entry:
            current = found.setdefault(entry.group(1) or entry.group(2), [])
        elif line.strip() and not line.startswith("  "):
            current = None
        if current is not None and line.strip():
            current.append(line)
    return {identifier: tuple(lines) for identifier, lines in found.items()}
