"""The register of given lessons: what was planned and given, per class and article."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass

from medialijn.coverage.taught import ClassCount, ClassRecord, TaughtArticle, class_records
from medialijn.pages import addresses, quotes
from medialijn.pages.calendars import year_group_name
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Page
from medialijn.pages.site import Site
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.code_words import WORDS


@dataclass(frozen=True, slots=True)
class ShownClass:
    """A class on the page: its year or group if known, its figures, and the lines of its lessons and articles."""

    year_group: str
    count: ClassCount
    lessons: tuple[tuple[str, str], ...]
    articles: tuple[tuple[str, str], ...]


def register_page(site: Site, articles: Sequence[TaughtArticle]) -> Page:
    """What the year plan and the committed registers say; the reader adds files of mentors on the device."""
    t, url = site.words, addresses.REGISTER
    catalogue = site.catalogue
    records = class_records(catalogue.year_plan, catalogue.registers.values(), catalogue.lessons)
    crumbs = ((addresses.LEADERS, t("leaders.title")),)
    html = site.fill(
        "register.jinja",
        url,
        crumbs=crumbs,
        data=json.dumps(_data(site, articles), ensure_ascii=False, separators=(",", ":")),
        classes=[_shown(site, record, articles) for record in records],
        faults=[(fault, nl) for fault, (nl, _) in WORDS["row"].items()],
    )
    role = addresses.menu_part(addresses.LEADERS)
    return Page(url, t("register.title"), html, "medialijn.yml", role, template="register.html", crumbs=crumbs)


def _shown(site: Site, record: ClassRecord, articles: Sequence[TaughtArticle]) -> ShownClass:
    lessons = [*record.planned, *(one for one in record.given if one not in record.planned)]
    own = [one for one in articles if one.is_for(record.year_group)]
    planned, given = frozenset(record.planned), frozenset(record.given)
    lines = [(_name(site, one), one.reached(given), one.reached(planned), len(one.parts)) for one in own]
    return ShownClass(
        year_group_name(site.words, record.year_group) if record.year_group else "",
        record.count(articles),
        tuple((plain_line(site.catalogue.lessons[one].meta.title), _days(site, record, one)) for one in lessons),
        tuple((name, _state(site, given, planned, total)) for name, given, planned, total in lines if given or planned),
    )


def _days(site: Site, record: ClassRecord, lesson: str) -> str:
    days = record.given.get(lesson, ())
    if not days:
        return site.words("register.words.not-given")
    named = site.words("list.comma").join(quotes.long_date(site, day) for day in days)
    return site.words("register.words.given-on", days=named)


def _state(site: Site, given: int, planned: int, total: int) -> str:
    if given == total:
        return site.words("register.words.given")
    if given:
        return site.words("register.words.partly", count=given, total=total)
    return site.words("register.words.planned" if planned == total else "register.words.planned-partly")


def _name(site: Site, article: TaughtArticle) -> str:
    return quotes.article_name(site, article.id)


def _data(site: Site, articles: Sequence[TaughtArticle]) -> dict[str, object]:
    """All that the script counts with; register.js says how."""
    catalogue = site.catalogue
    records = class_records(catalogue.year_plan, (), ())
    return {
        "start": catalogue.settings.school_year_start,
        "lessons": {one.id: plain_line(one.meta.title) for one in catalogue.lessons.values()},
        "classes": [
            {
                "year": one.school_year,
                "name": one.name,
                "group": one.year_group,
                "label": year_group_name(site.words, one.year_group),
                "planned": one.planned,
            }
            for one in records
        ],
        "entries": _entries(catalogue),
        "articles": [
            {"id": one.id, "name": _name(site, one), "sector": one.sector, "years": one.years, "parts": one.parts}
            for one in articles
        ],
    }


def _entries(catalogue: Catalogue) -> list[dict[str, str]]:
    """What the school committed, as the script reads it from files."""
    return [
        {"year": register.school_year, "name": one.school_class, "lesson": one.lesson, "day": one.day}
        for register in catalogue.registers.values()
        for one in register.lessons
    ]
