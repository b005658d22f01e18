"""The ids of articles: the ones that are known already, else made of the section's title and the article's number."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from medialijn.exchange.headings import title_key
from medialijn.exchange.known import Known
from medialijn.exchange.outline import Article, Section
from medialijn.sources.diagnostics import nearest
from medialijn.sources.reading import Findings

_SMALL_WORDS = set("de het een en of van voor in op bij met aan te tot over onze ons".split())  # noqa: SIM905
_LETTER = re.compile(r"[A-Z](?=[.):])")
_SPECIAL = {"note": "NOOT", "closing": "SLOT"}
_FIRST = "INL"
_ROMAN = {"I", "V", "X"}


@dataclass(frozen=True, slots=True)
class Identified:
    """An article with its id."""

    id: str
    article: Article
    section: Section


def identify(
    sections: Sequence[Section], given: Mapping[str, str], known: Known | None, findings: Findings
) -> tuple[Identified, ...]:
    """Every article with its id; `given` maps prefixes to titles, and comes before what `known` tells."""
    prefixes = _prefixes(sections, given, known, findings)
    found: list[Identified] = []
    used: dict[str, int] = {}
    for section, prefix in zip(sections, prefixes, strict=True):
        for article in section.articles:
            wanted = _SPECIAL.get(article.role, prefix)
            identifier = wanted if article.role == "closing" else f"{wanted}-{article.number}"
            if identifier in used:
                findings.add((article.line, 1), "M715", given=identifier, line=str(used[identifier]))
                continue
            used[identifier] = article.line
            found.append(Identified(identifier, article, section))
    if known:
        _compare([one.id for one in found], found, known, findings)
    return tuple(found)


def _compare(ids: Sequence[str], found: Sequence[Identified], known: Known, findings: Findings) -> None:
    for identifier in known.ids:
        if identifier not in ids:
            findings.add((1, 1), "M721", given=f"{known.id}:{identifier}")
    for one in found:
        if one.id not in known.ids:
            findings.add((one.article.line, 1), "M722", given=one.id, other=known.id)


def _prefixes(
    sections: Sequence[Section], given: Mapping[str, str], known: Known | None, findings: Findings
) -> list[str]:
    prefixes: list[str] = [""] * len(sections)
    for prefix, title in given.items():
        place = _place_of_title(title, sections)
        if place is None:
            findings.add((1, 1), "M723", **nearest(title, [section.title for section in sections]))
        else:
            prefixes[place] = prefix
    known_titles = _titles_of_prefixes(known) if known else {}
    for match in (_by_title, _by_letter, _by_start):
        for place, section in enumerate(sections):
            if not prefixes[place]:
                free = {prefix: title for prefix, title in known_titles.items() if prefix not in prefixes}
                prefixes[place] = match(section, free)
    for place, section in enumerate(sections):
        if not prefixes[place]:
            prefixes[place] = _made(section, {*prefixes, *_SPECIAL.values()})
            if section.articles and not section.is_added:
                findings.add((section.line, 1), "M728", given=section.title, prefix=prefixes[place])
    return prefixes


def _place_of_title(title: str, sections: Sequence[Section]) -> int | None:
    keys = [title_key(section.title) for section in sections]
    wanted = title_key(title)
    exact = [place for place, key in enumerate(keys) if key == wanted]
    start = [place for place, key in enumerate(keys) if wanted and key[: len(wanted)] == wanted]
    found = exact or start
    return found[0] if len(found) == 1 else None


def _titles_of_prefixes(known: Known) -> dict[str, str]:
    """The title of the section in which each prefix of a known protocol is used first."""
    titles: dict[str, str] = {}
    for article in known.articles:
        prefix, dash, _ = article.id.rpartition("-")
        if dash and prefix not in _SPECIAL.values():
            titles.setdefault(prefix, article.section)
    return titles


def _by_title(section: Section, known: Mapping[str, str]) -> str:
    """The prefix whose section has the same title, or a shortened one."""
    key = title_key(section.title)
    for prefix, title in known.items():
        other = title_key(title)
        if other and (other == key or key[: len(other)] == other):
            return prefix
    return ""


def _by_letter(section: Section, known: Mapping[str, str]) -> str:
    letter = _LETTER.match(section.label)
    return letter.group() if letter and letter.group() in known else ""


def _by_start(section: Section, known: Mapping[str, str]) -> str:
    """The one prefix with which the title begins, such as PROF for Profilering."""
    start = _plain("".join(title_key(section.title)[:1]))
    found = [prefix for prefix in known if len(prefix) > 1 and start.startswith(prefix)]
    return found[0] if len(found) == 1 else ""


def _made(section: Section, used: set[str]) -> str:
    """A new prefix: the letter before the title, else the start of its first word that says something."""
    letter = _LETTER.match(section.label)
    names = [_plain(word) for word in title_key(section.title) if word not in _SMALL_WORDS]
    word = next((name for name in names if name and name[0].isalpha()), "DEEL")
    is_letter = letter is not None and letter.group() not in _ROMAN
    candidates = [_FIRST] if section.is_added else [section.label[0]] if is_letter else []
    candidates += [word[:length] for length in range(min(3, len(word)), len(word) + 1)]
    candidates += [f"{word[:3]}{chr(ord('A') + number)}" for number in range(26)]
    candidates += [f"{word[:3]}{number}X" for number in range(len(used) + 1)]
    return next(candidate for candidate in candidates if candidate not in used)


def _plain(word: str) -> str:
    """The capitals of a word, without accents and other signs."""
    return re.sub("[^A-Z0-9]", "", unicodedata.normalize("NFD", word).upper())
