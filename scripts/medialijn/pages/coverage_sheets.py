"""Sheets for a team meeting: one A4 about a school year or a subject, to print in black and white and to sign."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from medialijn.coverage.report import ArticleReport, LessonReport, Todo
from medialijn.pages import addresses, quotes
from medialijn.pages.coverage_cells import Named
from medialijn.pages.coverage_tables import school_years, years_of_kind
from medialijn.pages.crumbs import above_coverage_part
from medialijn.pages.page import Page
from medialijn.pages.site import Site

_KINDS = ("year", "group")


@dataclass(frozen=True, slots=True)
class SheetLesson:
    """A row of a sheet: a lesson, when and where it is given, what it is about and how it stands."""

    code: str
    lesson: Named
    place: str
    minutes: int
    articles: str
    standing: str


@dataclass(frozen=True, slots=True)
class Taught:
    """The articles of a protocol that pupils must learn, and which of them the lessons of the sheet teach."""

    school: str
    version: str
    taught: str
    not_taught: str
    count: int
    total: int


def coverage_sheets(site: Site) -> Iterator[Page]:
    """The list of sheets, and every sheet."""
    sheets = tuple(_sheets(site))
    crumbs = above_coverage_part(site)
    html = site.fill(
        "coverage_sheets.jinja",
        addresses.SHEETS,
        crumbs=crumbs,
        command="medialijn evidence --out bewijs.zip",
        sheets=[Named(name, addresses.sheet(kind, which)) for kind, which, name, _ in sheets],
    )
    role, title = addresses.menu_part(addresses.LEADERS), site.words("desk.sheets-title")
    yield Page(addresses.SHEETS, title, html, "medialijn.yml", role, "", "coverage.html", crumbs=crumbs)
    for kind, which, name, lessons in sheets:
        yield _page(site, kind, which, name, lessons)


def _sheets(site: Site) -> Iterator[tuple[str, str, str, tuple[LessonReport, ...]]]:
    """The kind, number or id, name and lessons of every sheet: years first, also those without a lesson."""
    lessons = site.coverage.report.lessons
    for kind in _KINDS:
        for number in school_years(site, kind):
            own = tuple(one for one in lessons if number in years_of_kind(one, kind))
            yield kind, str(number), site.words(f"lists.{kind}-number", number=number), own
    for subject in dict.fromkeys(("mentoraat", "ict", "studieles", *sorted(one.subject for one in lessons))):
        own = tuple(one for one in lessons if one.subject == subject)
        yield "subject", subject, site.words(f"subject.{subject}"), own


def _page(site: Site, kind: str, which: str, name: str, lessons: Sequence[LessonReport]) -> Page:
    t, report, url = site.words, site.coverage.report, addresses.sheet(kind, which)
    ids = {lesson.id for lesson in lessons}
    tasks = [one for one in report.todo if one.lesson in ids]
    crumbs = (*above_coverage_part(site), (addresses.SHEETS, t("desk.sheets-title")))
    title = t("desk.sheet-title", name=name)
    html = site.fill(
        "coverage_sheet.jinja",
        url,
        crumbs=crumbs,
        title=title,
        place=t("desk.audience" if kind == "subject" else "desk.subject"),
        day=t("coverage.day", day=quotes.long_date(site, report.today)),
        lessons=[_row(site, one, kind) for one in sorted(lessons, key=lambda one: one.code)],
        minutes=sum(one.minutes for one in lessons),
        taught=[] if _is_for_adults(lessons) else list(_taught(site, kind, which, lessons)),
        tasks=_tasks(site, tasks),
        task_count=len(tasks),
    )
    role = addresses.menu_part(addresses.LEADERS)
    return Page(url, title, html, "medialijn.yml", role, "", "coverage.html", crumbs=crumbs)


def _is_for_adults(lessons: Sequence[LessonReport]) -> bool:
    return bool(lessons) and all(lesson.audience != "leerling" for lesson in lessons)


def _row(site: Site, lesson: LessonReport, kind: str) -> SheetLesson:
    t = site.words
    if kind == "subject":
        numbers = lesson.years or lesson.groups
        place = (
            t(f"who.{'years' if lesson.years else 'groups'}", numbers=", ".join(map(str, numbers))) if numbers else ""
        )
    else:
        place = t(f"subject.{lesson.subject}")
    articles = [
        one
        for one, links in site.coverage.links.items()
        if any(link.is_taught and link.in_sector and link.lesson.id == lesson.id for link in links)
    ]
    standing = f"coverage.state-{lesson.state}" if lesson.status == "gereed" else f"status.{lesson.status}"
    return SheetLesson(
        lesson.code,
        Named(lesson.title, addresses.coverage_lesson(lesson.id)),
        place or t(f"who.{lesson.audience}"),
        lesson.minutes,
        t("list.comma").join(one.partition(":")[2] for one in articles if site.catalogue.is_shown(one)),
        t(standing),
    )


def _taught(site: Site, kind: str, which: str, lessons: Sequence[LessonReport]) -> Iterator[Taught]:
    t = site.words
    years = (0, int(which)) if kind in _KINDS else ()
    ids = {lesson.id for lesson in lessons if lesson.status == "gereed"}
    sectors = {"year": {"vo"}, "group": {"po"}}.get(kind, {sector for lesson in lessons for sector in lesson.sectors})
    for protocol in site.coverage.report.protocols:
        if protocol.sector not in sectors:
            continue
        needed = [article.id for article in protocol.articles if _is_wanted(article, years)]
        taught = [
            one
            for one in needed
            if any(
                link.is_taught and link.in_sector and link.lesson.id in ids for link in site.coverage.links.get(one, ())
            )
        ]
        yield Taught(
            protocol.school,
            t("desk.version", protocol=protocol.title, dated=quotes.long_date(site, protocol.dated)),
            t("list.semicolon").join(quotes.article_name(site, one) for one in taught),
            t("list.semicolon").join(quotes.article_name(site, one) for one in needed if one not in taught),
            len(taught),
            len(needed),
        )


def _is_wanted(article: ArticleReport, years: Sequence[int]) -> bool:
    """Whether pupils must learn the article in one of these years, 0 being any year; without them, at all."""
    duties = (duty for duty in article.duties if (duty.audience, duty.duty) == ("leerling", "must"))
    return any(not years or cell.year in years for duty in duties for cell in duty.cells)


def _tasks(site: Site, tasks: Sequence[Todo]) -> tuple[str, ...]:
    """What is to be done, one line for each kind, so that the sheet stays one sheet."""
    t = site.words
    kinds: dict[str, list[str]] = {}
    titles = {lesson.id: lesson.code for lesson in site.coverage.report.lessons}
    for one in tasks:
        kinds.setdefault(one.kind, []).append(titles[one.lesson])
    return tuple(
        t("desk.sheet-task", kind=t(f"coverage.kind-{kind}"), lessons=t("list.comma").join(sorted(set(codes))))
        for kind, codes in kinds.items()
    )
