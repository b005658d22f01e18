from __future__ import annotations

from collections.abc import Iterator, Mapping

from medialijn.coverage import Coverage, for_profile
from medialijn.coverage.teaching import taught_articles
from medialijn.pages import addresses
from medialijn.pages.board_page import board_page
from medialijn.pages.catalogue_page import catalogue_page
from medialijn.pages.comparison_page import comparison_page
from medialijn.pages.coverage_articles import coverage_articles_page
from medialijn.pages.coverage_history import coverage_history_page
from medialijn.pages.coverage_lessons import coverage_lesson_pages
from medialijn.pages.coverage_page import coverage_page
from medialijn.pages.coverage_sheets import coverage_sheets
from medialijn.pages.coverage_tables import coverage_tables_page
from medialijn.pages.design_page import design_page
from medialijn.pages.goals_page import goals_page
from medialijn.pages.laws_page import laws_page
from medialijn.pages.leader_page import leader_page
from medialijn.pages.list_pages import list_pages
from medialijn.pages.other_pages import other_pages
from medialijn.pages.own_pages import own_pages
from medialijn.pages.page import Page
from medialijn.pages.paper_page import paper_page
from medialijn.pages.plan_page import plan_page
from medialijn.pages.protocol_pages import protocol_pages
from medialijn.pages.pupil_page import pupil_page
from medialijn.pages.quiz_page import example_page, quiz_page
from medialijn.pages.register_page import register_page
from medialijn.pages.site import Site
from medialijn.pages.words import read_words
from medialijn.pages.year_plan_pages import year_plan_pages
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.questions import HotspotQuestion


def generate(catalogue: Catalogue, coverage: Coverage, *, downloads: bool = False) -> Mapping[str, Page]:
    """Every page of the site by the Markdown file that a site generator finds it in: same input, same bytes.

    Shared lessons come out with the articles of this site's own protocols. The pages are in the order in which a
    generator finds them on disk, so that its indexes come out the same too. With `downloads` they lead to the documents
    of the lessons, which the caller then puts beside them.
    """
    site = Site(for_profile(catalogue), coverage, read_words(), downloads)
    own = (*_pages(site), *_desk(site, catalogue), register_page(site, taught_articles(catalogue)))
    pages = sorted(own, key=lambda page: page.url.split("/"))
    return {page.src_uri: page for page in pages}


def pictures(catalogue: Catalogue) -> Mapping[str, str]:
    """The pictures of the quizzes: their place on the site, and their source relative to the project."""
    return {
        addresses.picture(quiz.id, question.image): f"{quiz.path.rpartition('/')[0]}/{question.image}"
        for quiz in (*catalogue.quizzes.values(), *catalogue.examples.values())
        for question in quiz.questions
        if isinstance(question, HotspotQuestion)
    }


def _pages(site: Site) -> Iterator[Page]:
    yield from other_pages(site)
    yield from own_pages(site)
    yield design_page(site)
    yield goals_page(site)
    yield laws_page(site)
    yield from list_pages(site)
    yield leader_page(site)
    yield from year_plan_pages(site)
    yield catalogue_page(site)
    yield from protocol_pages(site)
    yield comparison_page(site)
    for lesson in site.catalogue.lessons.values():
        yield pupil_page(site, lesson)
        yield plan_page(site, lesson)
        yield board_page(site, lesson)
        yield paper_page(site, lesson)
    for quiz in site.catalogue.quizzes.values():
        yield quiz_page(site, quiz)
    for quiz in site.catalogue.examples.values():
        yield example_page(site, quiz)


def _desk(site: Site, sources: Catalogue) -> Iterator[Page]:
    """The pages about coverage; reviews are about the sources as they were read."""
    yield coverage_page(site)
    yield coverage_tables_page(site)
    yield coverage_history_page(site)
    yield from coverage_sheets(site)
    for protocol in site.coverage.report.protocols:
        yield coverage_articles_page(site, protocol)
    yield from coverage_lesson_pages(site, sources)
