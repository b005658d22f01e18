"""The figures of the report are those of a second, naive program, for every protocol, audience, part and route."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from types import MappingProxyType
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import naive_count
from medialijn.coverage import Report, cover
from medialijn.coverage.report import AudienceFigures, RouteFigures
from medialijn.sources import fingerprint
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.lesson import Lesson
from medialijn.sources.loading import load
from medialijn.sources.quiz import Quiz
from medialijn.sources.reviews import Review
from project import BUILD_DAY, ROOT

_SOME = settings(deadline=None, max_examples=30)


@cache
def project() -> Catalogue:
    """The project's own catalogue."""
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    return catalogue


def figures(found: AudienceFigures | RouteFigures) -> dict[str, list[int]]:
    """The figures in the order in which the naive program gives them."""
    return {
        name: [article.numerator, article.partly, article.denominator, cell.numerator, cell.denominator]
        for name in ("planned", "available", "adopted")
        for article, cell in [(found.figure(name, "article"), found.figure(name, "cell"))]
    }


def assert_same(report: Report, lessons: list[dict[str, Any]]) -> None:
    """Every figure and every cell of the report is what the naive program counts."""
    assert [protocol.id for protocol in report.protocols] == ["ichthus", "vivente"]
    for protocol in report.protocols:
        for one in protocol.audiences:
            assert figures(one) == naive_count.count(protocol.id, one.audience, lessons)
        assert [one.audience for one in protocol.audiences] == ["leerling", "medewerker", "ouder"]
        assert [route.route for route in protocol.routes] == (
            list(naive_count.ROUTES) if protocol.sector == "vo" else []
        )
        for route in protocol.routes:
            assert figures(route) == naive_count.count(
                protocol.id, "leerling", lessons, naive_count.ROUTES[route.route]
            )
        for article in protocol.articles:
            for duty in article.duties:
                cells = {cell.target: cell.level for cell in duty.cells}
                expected = naive_count.cells_of(article.id, duty.audience)
                assert cells == {cell: naive_count.level(cell, duty.audience, lessons) for cell in expected}


def test_the_projects_own_figures_are_those_of_a_naive_count_of_its_files() -> None:
    lessons = naive_count.lessons_on_disk(ROOT)
    assert len(lessons) >= 8
    assert_same(cover(project(), BUILD_DAY).report, lessons)


def test_the_repository_says_that_nothing_is_adopted() -> None:
    for protocol in cover(project(), BUILD_DAY).report.protocols:
        for one in protocol.audiences:
            assert one.figure("adopted", "cell").numerator == 0
            assert one.figure("available", "cell").denominator > 0


def test_with_every_lesson_of_the_plan_as_a_draft_nothing_is_left_that_is_not_planned() -> None:
    """What the plan says of itself: all norm articles are taught to all who must learn them, and all 72 parts."""
    catalogue = planned([{**one, "status": "concept", "asked": [], "adopted": False} for one in plan()])
    shares = {
        (protocol.id, one.audience): figures(one)["planned"]
        for protocol in cover(catalogue, BUILD_DAY).report.protocols
        for one in protocol.audiences
    }
    assert {key: found[0] for key, found in shares.items()} == {
        ("ichthus", "leerling"): 6,
        ("ichthus", "medewerker"): 10,
        ("ichthus", "ouder"): 2,
        ("vivente", "leerling"): 16,
        ("vivente", "medewerker"): 35,
        ("vivente", "ouder"): 17,
    }
    assert all(found[0] == found[2] and found[3] == found[4] for found in shares.values())


def plan() -> list[dict[str, Any]]:
    """The lessons of the plan."""
    lessons: list[dict[str, Any]] = naive_count.MAP["lessons"]
    return lessons


def planned(made: list[dict[str, Any]]) -> Catalogue:
    """The project's protocols with these lessons; each question asks about one thing, and adopted ones are reviewed."""
    base = project()
    model, quiz = next(iter(base.lessons.values())), next(iter(base.quizzes.values()))
    model = replace(model, introduction=(), phases=(), notes=MappingProxyType({}))
    lessons: dict[str, Lesson] = {}
    quizzes: dict[str, Quiz] = {}
    reviews: dict[str, tuple[Review, ...]] = {}
    for one in made:
        keys = ("audience", "sectors", "years", "groups", "covers")
        update = {key: tuple(one[key]) if isinstance(one[key], list) else one[key] for key in keys}
        meta = model.meta.model_copy(update={**update, "code": one["id"], "status": one["status"]})
        lessons[one["id"]] = replace(model, id=one["id"], meta=meta)
        asked = (
            quiz.questions[0].model_copy(update={"id": f"vraag-{number}", "covers": (target,)})
            for number, target in enumerate(one["asked"])
        )
        quizzes[one["id"]] = replace(quiz, id=one["id"], questions=tuple(asked))
        if one["adopted"]:
            reviews[one["id"]] = (review_of(base, lessons[one["id"]], quizzes[one["id"]]),)
    views = (MappingProxyType(lessons), MappingProxyType(quizzes), MappingProxyType(reviews))
    return replace(base, lessons=views[0], quizzes=views[1], reviews=views[2])


def review_of(catalogue: Catalogue, lesson: Lesson, quiz: Quiz | None, day: str = "2026-11-01") -> Review:
    """A review that adopts the lesson as it is, for the words that its articles have."""
    names = {one for target in lesson.meta.covers for one in (target, target.partition(".")[0])}
    return Review(
        reviewed=day,
        by="teamleider",
        decision="adopted",
        note="Gezien in het teamoverleg.",
        lesson=fingerprint.of_lesson(lesson),
        quiz=fingerprint.of_quiz(quiz) if quiz else None,
        articles={name: fingerprint_of(catalogue, name) for name in sorted(names)},
    )


def fingerprint_of(catalogue: Catalogue, reference: str) -> str:
    """The fingerprint of the present words of an article or part."""
    _, article, part = catalogue.article(reference)
    return fingerprint.of_part(part) if part else fingerprint.of_article(article)


@st.composite
def lines(draw: st.DrawFn) -> list[dict[str, Any]]:
    """Some lessons of the plan, with any status, asking about some of what they teach, adopted or not."""
    made = []
    for one in draw(st.lists(st.sampled_from(plan()), unique_by=lambda one: one["id"], max_size=12)):
        status = draw(st.sampled_from(["gereed", "concept", "vervallen"]))
        wholes = [target.partition(".")[0] for target in one["covers"]]
        asked = draw(st.lists(st.sampled_from([*one["covers"], *wholes]), unique=True, max_size=8))
        names_whole = draw(st.booleans())
        covers = [*one["covers"], wholes[-1]] if names_whole else one["covers"]
        covers = list(dict.fromkeys(covers))
        made.append({**one, "covers": covers, "status": status, "asked": asked, "adopted": draw(st.booleans())})
    return made


@_SOME
@given(lines())
def test_any_line_of_lessons_is_counted_as_a_naive_program_counts_it(made: list[dict[str, Any]]) -> None:
    assert_same(cover(planned(made), BUILD_DAY).report, made)


@pytest.mark.parametrize("status", ["concept", "gereed"])
@_SOME
@given(made=lines(), data=st.data())
def test_one_more_review_that_adopts_never_lowers_a_cell(
    made: list[dict[str, Any]], data: st.DataObject, status: str
) -> None:
    if not made:
        return
    one = data.draw(st.sampled_from(made))
    one["status"] = status
    before = levels(
        cover(planned([{**each, "adopted": each is not one and each["adopted"]} for each in made]), BUILD_DAY)
    )
    after = levels(cover(planned([{**each, "adopted": each is one or each["adopted"]} for each in made]), BUILD_DAY))
    assert all(after[cell] >= before[cell] for cell in before)


@_SOME
@given(lines())
def test_one_more_lesson_never_lowers_a_cell_and_no_cell_is_adopted_without_a_review(
    made: list[dict[str, Any]],
) -> None:
    fewer, all_ = levels(cover(planned(made[1:]), BUILD_DAY)), levels(cover(planned(made), BUILD_DAY))
    assert all(all_[cell] >= fewer[cell] for cell in fewer)
    nobody = levels(cover(planned([{**one, "adopted": False} for one in made]), BUILD_DAY))
    assert max(nobody.values()) < naive_count.LEVELS.index("adopted")


def levels(coverage: Any) -> dict[tuple[str, str, int], int]:
    """The rung of every cell by its target, audience and year."""
    return {
        (cell.target, duty.audience, cell.year): naive_count.LEVELS.index(cell.level)
        for protocol in coverage.report.protocols
        for article in protocol.articles
        for duty in article.duties
        for cell in duty.cells
    }
