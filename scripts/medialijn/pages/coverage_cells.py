"""What the pages about coverage share: how far an article is in words, and the groups behind the figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from medialijn.coverage.ladder import level_of
from medialijn.coverage.report import ArticleDuty, ProtocolReport
from medialijn.pages import addresses, quotes
from medialijn.pages import coverage_words as say
from medialijn.pages.site import Site

# The groups of articles that an audience's figures count, under the names that they have in addresses.
GROUPS = ("moet", "beschikbaar", "deels", "nog-niet", "vastgesteld", "te-herzien", "vrijgesteld")


@dataclass(frozen=True, slots=True)
class Named:
    """An article or lesson with its address."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class MatrixCell:
    """How far an article is for an audience: a letter and a word, of how many parts, by how many lessons."""

    letter: str
    word: str
    level: str
    notes: tuple[str, ...]


def counts(duty: ArticleDuty) -> bool:
    """Whether the audience must learn the article, or would have to without an exemption."""
    return duty.duty in {"must", "exempt"}


def matrix_cell(site: Site, duty: ArticleDuty) -> MatrixCell:
    """How far an article is for an audience."""
    t = site.words
    if duty.duty == "exempt":
        until = t("coverage.exempt-until", day=quotes.long_date(site, duty.until), reason=duty.reason)
        return MatrixCell("", t("coverage.duty-exempt"), "", (until,))
    if not counts(duty):
        return MatrixCell("", t(f"coverage.duty-{duty.duty}"), "", ())
    lessons = {lesson for cell in duty.cells for lesson in cell.lessons}
    notes = [t("coverage.lessons", count=len(lessons))] if lessons else []
    if duty.suspect:
        notes.append(t("coverage.to-review"))
    if 0 < duty.reached < len(duty.cells):
        some = t("coverage.some", count=duty.reached, total=len(duty.cells))
        return MatrixCell(t("coverage.letter-partly"), some, "partly", tuple(notes))
    return MatrixCell(t(f"coverage.letter-{duty.level}"), say.level(t, duty.level), duty.level, tuple(notes))


def groups(protocol: ProtocolReport, audience: str) -> Mapping[str, tuple[str, ...]]:
    """The articles, `protocol:ARTICLE`, behind each figure of an audience, by the name of the group."""
    found: dict[str, list[str]] = {name: [] for name in GROUPS}
    for article in protocol.articles:
        for duty in article.duties:
            if duty.audience == audience:
                for name in _in_groups(duty):
                    found[name].append(article.id)
    return {name: tuple(articles) for name, articles in found.items()}


def _in_groups(duty: ArticleDuty) -> tuple[str, ...]:
    if duty.duty == "exempt":
        return ("vrijgesteld",)
    if duty.duty != "must":
        return ()
    whole = level_of(duty.level)
    # What is available is counted from the level up, as in the sentence; "partly" and "not yet" are what is left.
    is_available = whole >= level_of("available")
    has_some = any(level_of(cell.level) >= level_of("available") for cell in duty.cells)
    return (
        "moet",
        "beschikbaar" if is_available else "deels" if has_some else "nog-niet",
        *(["vastgesteld"] if whole >= level_of("adopted") else []),
        *(["te-herzien"] if duty.suspect else []),
    )


def group_anchor(audience: str, group: str) -> str:
    """The id of a group of articles on the page of its protocol."""
    return f"{audience}-{group}"


def article_named(reference: str) -> Named:
    """An article with the place that shows how far it is."""
    return Named(reference.partition(":")[2], addresses.coverage_article(reference))


def lesson_named(site: Site, lesson_id: str) -> Named:
    """A lesson with the page on which it is reviewed."""
    return Named(say.lessons(site.words, site.coverage.report, [lesson_id]), addresses.coverage_lesson(lesson_id))
