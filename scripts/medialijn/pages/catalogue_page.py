"""The catalogue: the lessons to give, with the filters that find one of them among many.

A filter is a name with values; a value is a key that stands in the address of the page, and a label. The browser reads
the keys of each lesson from its card and needs nothing else: which values there are, in which order and under which
label is decided here.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import get_args

from medialijn.pages import addresses, quotes
from medialijn.pages.icons import SUBJECT_ICONS
from medialijn.pages.lesson_order import by_year
from medialijn.pages.lesson_pages import who
from medialijn.pages.list_pages import list_page, listed, listed_by_year, of_status, years_to_jump_to
from medialijn.pages.markup import plain_line
from medialijn.pages.page import Page
from medialijn.pages.site import Site
from medialijn.sources.catalogue import whole
from medialijn.sources.lesson import Lesson, LessonMeta, Sensitivity, Subject

_AUDIENCES = ("leerling", "ouder")
_STATUSES = ("gereed", "concept")
_SCHOOLS = {"po": "lists.group", "vo": "lists.year"}

_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_AFTER_APOSTROPHE = re.compile(r"(?<=\w)['’]\w+")


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a filter: its key in an address, its label and sign, and how many lessons have it."""

    key: str
    label: str
    count: int
    icon: str = ""


@dataclass(frozen=True, slots=True)
class ValueGroup:
    """Values that stand together under a label, which is empty where all of them do."""

    label: str
    values: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Filter:
    """Something to choose lessons by; with `every`, the words for no choice, one value can be chosen from a list."""

    name: str
    label: str
    groups: tuple[ValueGroup, ...]
    every: str = ""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the filters know of a lesson: the keys of its values by the name of the filter, and the words it has."""

    keys: Mapping[str, tuple[str, ...]]
    words: str


def catalogue_page(site: Site) -> Page:
    """The list from which a mentor chooses a lesson."""
    url = addresses.MENTORS
    lessons = of_status(site, _AUDIENCES, _STATUSES)
    lengths = session_lengths(lessons)
    marks = {lesson.id: marks_of(site, lesson, lengths) for lesson in lessons}
    parts = listed_by_year(site, url, lessons)
    return list_page(
        site,
        url,
        "mentors",
        template="catalogue.html",
        parts=parts,
        jumps=years_to_jump_to(parts),
        rows=listed(site, site.renderer(url), lessons),
        marks=marks,
        filters=filters(site, lessons, marks),
    )


def session_lengths(lessons: Iterable[Lesson]) -> tuple[int, ...]:
    """The lengths in minutes that a session can have, without the longest, which every lesson stays within."""
    return tuple(sorted({_length(lesson.meta) for lesson in lessons})[:-1])


def marks_of(site: Site, lesson: Lesson, lengths: Sequence[int]) -> Marks:
    """The marks of a lesson; `lengths` are those that a reader can choose between."""
    meta = lesson.meta
    articles = dict.fromkeys(whole(covered) for covered in meta.covers if site.catalogue.is_shown(covered))
    keys = {
        "jaar": tuple(addresses.year(year.kind, year.number) for year in by_year([lesson]) if year.number),
        "vak": (meta.subject,),
        "sector": tuple(meta.sectors),
        "gevoelig": (meta.sensitivity,),
        "artikel": tuple(articles),
        "doel": tuple(dict.fromkeys((*meta.goals, *meta.extends))),
        "tijd": tuple(str(length) for length in lengths if length >= _length(meta)),
    }
    texts = [meta.title, meta.code, *meta.keywords, *(objective.text for objective in meta.objectives)]
    texts += [*(quotes.article_name(site, article) for article in articles), *keys["doel"]]
    texts += [site.words(f"subject.{meta.subject}"), who(site, lesson)]
    words = sorted({word for text in texts for word in search_words(plain_line(text))})
    # A word is also found by its beginning, so that one with which the next begins adds nothing.
    return Marks(keys, " ".join(word for word, after in pairwise([*words, ""]) if not after.startswith(word)))


def search_words(text: str) -> frozenset[str]:
    """The words by which a text is found, without capitals and accents.

    A word that is written with a hyphen is found with it, without it, and by each half: `COM-4` is com-4, com4, com and
    4. One with an apostrophe is found by what stands before it, and as if there were none: `foto's` is foto and fotos.
    """
    plain = "".join(sign for sign in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(sign))
    found: set[str] = set()
    for version in (_AFTER_APOSTROPHE.sub("", plain), re.sub("['’]", "", plain)):
        for word in _WORD.findall(version):
            found |= {word, word.replace("-", ""), *word.split("-")}
    return frozenset(found)


def filters(site: Site, lessons: Sequence[Lesson], marks: Mapping[str, Marks]) -> tuple[Filter, ...]:
    """The filters of these lessons with the values that one of them has; one that would narrow nothing is left out."""
    counts = Counter((name, key) for one in marks.values() for name, keys in one.keys.items() for key in keys)

    def group(name: str, labels: Iterable[tuple[str, str]], label: str = "") -> ValueGroup:
        icons = SUBJECT_ICONS if name == "vak" else {}
        found = ((key, text, counts[name, key]) for key, text in labels)
        return ValueGroup(
            label, tuple(Value(key, text, count, icons.get(key, "")) for key, text, count in found if count)
        )

    t = site.words
    subjects = [(key, t(f"subject.{key}")) for key in get_args(Subject)]
    sectors = [(key, t(words)) for key, words in _SCHOOLS.items()]
    levels = [(key, t(f"catalogue.level-{key}")) for key in get_args(Sensitivity)]
    articles = tuple(group("artikel", labels, school) for school, labels in _articles(site))
    goals = tuple(group("doel", labels, label) for label, labels in _goals(site))
    lengths = [(str(length), t("catalogue.at-most", count=length)) for length in session_lengths(lessons)]
    found = (
        Filter("jaar", t("catalogue.year"), (group("jaar", _years(site, lessons)),)),
        Filter("vak", t("catalogue.subject"), (group("vak", subjects),)),
        Filter("sector", t("catalogue.sector"), (group("sector", sectors),)),
        Filter("gevoelig", t("catalogue.sensitivity"), (group("gevoelig", levels),)),
        Filter("artikel", t("catalogue.article"), articles, t("catalogue.article-every")),
        Filter("doel", t("catalogue.goal"), goals, t("catalogue.goal-every")),
        Filter("tijd", t("catalogue.time"), (group("tijd", lengths),), t("catalogue.time-every")),
    )
    return tuple(one for one in map(_without_empty, found) if _narrows(one, len(lessons)))


def _without_empty(one: Filter) -> Filter:
    return Filter(one.name, one.label, tuple(group for group in one.groups if group.values), one.every)


def _narrows(one: Filter, lessons: int) -> bool:
    return any(value.count < lessons for group in one.groups for value in group.values)


def _years(site: Site, lessons: Iterable[Lesson]) -> Iterable[tuple[str, str]]:
    for year in by_year(lessons):
        if year.number:
            label = site.words(f"lists.{year.kind}-number", number=year.number)
            yield addresses.year(year.kind, year.number), label


def _articles(site: Site) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    for protocol in site.catalogue.active():
        articles = (f"{protocol.id}:{article}" for article in protocol.articles)
        yield protocol.meta.school, [(article, quotes.article_name(site, article)) for article in articles]


def _goals(site: Site) -> Iterable[tuple[str, list[tuple[str, str]]]]:
    goals = site.catalogue.reference.goals.values()
    order = {one: number for number, one in enumerate(dict.fromkeys((goal.sector, goal.subject) for goal in goals))}
    by_origin = sorted(goals, key=lambda goal: order[goal.sector, goal.subject])
    for (sector, subject), found in groupby(by_origin, key=lambda goal: (goal.sector, goal.subject)):
        name = f"{subject[0].upper()}{subject[1:]}"
        label = site.words("goals.section", subject=name, sector=site.words(f"sector.{sector}"))
        yield label, [(goal.id, f"{goal.id} {plain_line(goal.summary)}") for goal in found]


def _length(meta: LessonMeta) -> int:
    return meta.minutes // meta.sessions
