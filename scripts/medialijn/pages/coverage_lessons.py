"""A lesson as a team leader judges it: how it stands, which words changed, and a form that records a decision."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from medialijn.coverage.changes import Words as Changed
from medialijn.coverage.report import LessonReport
from medialijn.coverage.reviewing import Subject, obstacles, subject
from medialijn.pages import addresses, quotes
from medialijn.pages import coverage_words as say
from medialijn.pages.coverage_articles import review_line
from medialijn.pages.coverage_cells import Named, article_named
from medialijn.pages.crumbs import above_coverage_part
from medialijn.pages.lesson_pages import facts
from medialijn.pages.page import Page
from medialijn.pages.site import Site
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.fingerprint import of_seen
from medialijn.sources.record_text import REVIEWS_HEAD

# What a reviewer looks at in every lesson; the order is that of a lesson.
CRITERIA = ("doelen", "gesprek", "artikel", "quiz", "hulp")
_DECISIONS = ("adopted", "adapted", "rejected")
_GITHUB, _EDIT = "https://github.com/", "/edit/"


@dataclass(frozen=True, slots=True)
class LinkLine:
    """What the lesson does with an article or part, how it stands toward that, and the words that changed."""

    article: Named
    does: str
    state: str
    changed: tuple[Changed, ...]


@dataclass(frozen=True, slots=True)
class ReviewForm:
    """All that the script needs to write down a decision about the lesson as it is now.

    `articles` is JSON. `head` starts a new file of reviews. `new_file` is where the repository's web editor starts it,
    and `edit_file` where it opens the file that is there; both are empty where no editor is known.
    """

    lesson: str
    quiz: str
    articles: str
    head: str
    new_file: str
    edit_file: str


def coverage_lesson_pages(site: Site, sources: Catalogue) -> Iterator[Page]:
    """A page for each lesson; `sources` is the catalogue as it was read, of which fingerprints are taken."""
    for lesson in site.coverage.report.lessons:
        yield _page(site, sources, lesson)


def _page(site: Site, sources: Catalogue, lesson: LessonReport) -> Page:
    t, url = site.words, addresses.coverage_lesson(lesson.id)
    renderer = site.renderer(url)
    now = subject(sources, sources.lessons[lesson.id])
    crumbs = above_coverage_part(site)
    title = t("desk.lesson-title", title=lesson.title)
    own = site.catalogue.lessons[lesson.id]
    file = f"beoordeling-{lesson.id}.yml"
    role_id = next(iter(sources.settings.roles), "")
    reasons = tuple(finding.message("nl") for finding in obstacles(sources, now))
    html = site.fill(
        "coverage_lesson.jinja",
        url,
        crumbs=crumbs,
        title=title,
        lesson=lesson,
        facts=facts(site, renderer, own),
        day=quotes.long_date(site, site.coverage.report.today),
        state=t(f"coverage.state-{lesson.state}"),
        # A review of other words than those of now does not hold until any day.
        until=quotes.long_date(site, lesson.next_review) if lesson.state == "current" else "",
        links=tuple(_links(site, lesson.id)),
        reviews=[review_line(site, one) for one in site.coverage.report.reviews if one.lesson == lesson.id],
        has_quiz=lesson.id in site.catalogue.quizzes,
        reasons=reasons,
        form=_form(sources, now),
        criteria=[(one, t(f"review.criterion-{one}")) for one in CRITERIA],
        file=file,
        commands={
            "add": f'medialijn review {lesson.id} --by {role_id} --decision adopted --note "…"',
            "accept": f"medialijn review accept {file}",
        },
        roles=tuple(sources.settings.roles.items()),
        decisions=[(one, t(f"coverage.decision-{one}"), t(f"review.means-{one}")) for one in _DECISIONS],
    )
    role = addresses.menu_part(addresses.LEADERS)
    return Page(url, title, html, own.path, role, "", "review.html", crumbs=crumbs)


def _links(site: Site, lesson_id: str) -> Iterator[LinkLine]:
    t, report = site.words, site.coverage.report
    found = [link for link in report.links if link.lesson == lesson_id]
    for target in dict.fromkeys(link.target for link in found):
        own = [link for link in found if link.target == target]
        taught = next((link for link in own if link.kind == "taught"), None)
        asked = sum(link.kind == "assessed" for link in own)
        does = [t("coverage.link-taught")] if taught else []
        does += [t("desk.asks", count=asked)] if asked else []
        link = taught or own[0]
        since = t("desk.since-day", day=quotes.long_date(site, link.since)) if link.since and link.words else ""
        state = " ".join(filter(None, (t(f"coverage.state-{link.state}"), since, link.note)))
        name = quotes.article_name(site, target)
        is_shown = site.catalogue.is_shown(target.partition(".")[0])
        address = article_named(target).address if is_shown else addresses.article(target)
        yield LinkLine(Named(name, address), t("list.comma").join(does), state, say.changed_on_a_page(link.words))


def _form(sources: Catalogue, now: Subject) -> ReviewForm:
    lesson_id, settings = now.lesson.id, sources.settings
    articles = {article: of_seen(text) for article, text in sorted(now.articles.items())}
    folder = "/".join(part for part in (settings.roots[-1].strip("./"), "lessons/reviews") if part)
    base = (settings.repository or "").rstrip("/")
    has_reviews = lesson_id in sources.reviews
    is_github = base.startswith(_GITHUB) and _EDIT in base
    new_file = f"{base.replace(_EDIT, '/new/', 1)}/{folder}?filename={lesson_id}.yml&value="
    return ReviewForm(
        now.fingerprint,
        now.quiz or "",
        json.dumps(articles, ensure_ascii=False),
        REVIEWS_HEAD,
        new_file if is_github and not has_reviews else "",
        f"{base}/{folder}/{lesson_id}.yml" if is_github and has_reviews else "",
    )
