"""What pages quote from elsewhere: articles, help lines, law, the people at school."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from medialijn.pages import addresses
from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.site import Site
from medialijn.pages.words import long_date as long_day
from medialijn.sources.reference import SCHOOL_LINE, Law, Person


@dataclass(frozen=True, slots=True)
class QuotedArticle:
    """An article as a page shows it: its id, title, text, and the line that says where it comes from."""

    id: str
    title: Markup
    text: Markup
    origin: str
    href: str


@dataclass(frozen=True, slots=True)
class QuotedLine:
    """A help line, or someone at school, as a row: name, what for, and how to reach it."""

    id: str
    name: str
    about: Markup
    phone: str = ""
    phone_href: str = ""
    site: str = ""
    details: str = ""


@dataclass(frozen=True, slots=True)
class QuotedLaw:
    """A law as a page shows it: title, the safest sentence, its origin, how sure that is, and where to read on."""

    title: str
    text: Markup
    origin: str
    certainty: str
    href: str


def article(site: Site, renderer: Renderer, reference: str) -> QuotedArticle:
    """The article behind `protocol:ARTICLE`."""
    protocol, found, _ = site.catalogue.article(reference)
    wording = site.words(f"protocol.origin.{protocol.meta.wording}")
    origin = site.words(
        "protocol.origin.line",
        wording=wording,
        source=protocol.meta.source,
        section=found.section,
        date=long_date(site, protocol.meta.dated),
    )
    return QuotedArticle(
        found.id,
        renderer.line(found.title),
        renderer.lesson_text(found.text, 5),
        origin,
        renderer.link(addresses.article(reference)),
    )


def article_name(site: Site, reference: str) -> str:
    """An article or part in one line: `COM-4 Fatsoen en verantwoordelijkheid: pesten`."""
    _, found, part = site.catalogue.article(reference)
    return f"{found.id} {plain_line(found.title)}" + (f": {part.text}" if part else "")


def help_lines(site: Site, renderer: Renderer, identifiers: Iterable[str]) -> tuple[QuotedLine, ...]:
    """The rows for the help lines with these ids; `school` becomes the people at school."""
    rows: list[QuotedLine] = []
    reference = site.catalogue.reference
    for identifier in identifiers:
        if identifier == SCHOOL_LINE:
            rows += [_person(site, renderer, person) for person in reference.people.values()]
            continue
        line = reference.helplines[identifier]
        digits = re.sub(r"[^+0-9]", "", line.phone or "")
        rows.append(
            QuotedLine(
                identifier,
                line.name,
                renderer.line(line.about),
                line.phone or "",
                f"tel:{digits}" if digits else "",
                line.site or "",
                site.words("list.comma").join(filter(None, (line.phone_note, line.hours))),
            )
        )
    return tuple(rows)


def _person(site: Site, renderer: Renderer, person: Person) -> QuotedLine:
    """Someone at school: by role, with the name and the place that a school may have filled in."""
    details = site.words("list.comma").join(filter(None, (person.name, person.where)))
    return QuotedLine(person.id, person.role, renderer.line(person.about), details=details)


def law(site: Site, renderer: Renderer, identifier: str) -> QuotedLaw:
    """The law with this id, with the month of which it is, and how certain it is."""
    found: Law = site.catalogue.reference.laws[identifier]
    return QuotedLaw(
        found.title,
        renderer.lesson_text(found.text, 5),
        site.words("law.origin", law=found.law, article=found.article, month=long_month(site, found.as_of)),
        site.words(f"law.certainty.{found.certainty}"),
        renderer.link(addresses.law(identifier)),
    )


def long_date(site: Site, day: str) -> str:
    """`2021-11-10` as people write it: 10 november 2021."""
    return long_day(site.words, day)


def long_month(site: Site, month: str) -> str:
    """`2026-11` as people write it: november 2026."""
    year, number = month.split("-")
    return f"{site.words('month.names').split()[int(number) - 1]} {year}"
