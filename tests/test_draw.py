"""A draw code stands for the same questions in Python and in the browser."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from case_files import BASE
from medialijn.results.draw import CODE_LENGTH, LETTERS, Drawn, Pooled, draw_code, drawn, pooled, shuffled_options
from medialijn.sources.loading import load
from medialijn.sources.questions import ChoiceQuestion
from medialijn.sources.quiz import Draw
from project import BUILD_DAY, ROOT

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "draw" / "vectors.json").read_text("utf-8"))
SCRIPT = ROOT / "docs" / "assets" / "js" / "draw.js"
CODES = st.text(alphabet=LETTERS, min_size=CODE_LENGTH, max_size=CODE_LENGTH)
_IDS = st.from_regex(r"[a-z0-9]{1,8}(?:-[a-z0-9]{1,6})?", fullmatch=True)
_POOLED = st.builds(
    Pooled,
    id=_IDS,
    groups=st.lists(
        st.sampled_from(["", "a", "b", "ichthus:COM-4", "constructor", "__proto__"]), min_size=1, max_size=3
    )
    .map(dict.fromkeys)
    .map(tuple),
    options=st.lists(_IDS, max_size=6, unique=True).map(tuple),
)
POOLS = st.lists(_POOLED, max_size=20, unique_by=lambda each: each.id)


def read_pool(vector: dict[str, Any]) -> list[Pooled]:
    return [Pooled(each["id"], tuple(each["groups"]), tuple(each["options"])) for each in vector["pool"]]


def as_json(found: tuple[Drawn, ...]) -> list[dict[str, Any]]:
    return [{"id": each.id, "options": list(each.options)} for each in found]


def pool_json(pool: list[Pooled]) -> list[dict[str, Any]]:
    return [{"id": each.id, "groups": list(each.groups), "options": list(each.options)} for each in pool]


@pytest.fixture
def browser_draw(page: Page) -> Page:
    """A page with nothing on it but the script that draws."""
    page.goto("about:blank")
    page.evaluate(SCRIPT.read_text("utf-8"))
    return page


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["what"])
def test_a_code_draws_what_the_vector_says(vector: dict[str, Any]) -> None:
    assert as_json(drawn(vector["code"], read_pool(vector), vector["count"])) == vector["drawn"]


@pytest.mark.browser
def test_the_browser_draws_the_same_for_every_vector(browser_draw: Page) -> None:
    found = browser_draw.evaluate("all => all.map(one => medialijn.draw.of(one.code, one.pool, one.count))", VECTORS)
    assert found == [vector["drawn"] for vector in VECTORS]


@pytest.mark.browser
@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(cases=st.lists(st.tuples(CODES, POOLS, st.integers(1, 5)), min_size=1, max_size=5))
def test_python_and_the_browser_draw_the_same_from_generated_quizzes(
    browser_draw: Page, cases: list[tuple[str, list[Pooled], int]]
) -> None:
    sent = [[code, pool_json(pool), count] for code, pool, count in cases]
    found = browser_draw.evaluate("all => all.map(one => medialijn.draw.of(...one))", sent)
    assert found == [as_json(drawn(*case)) for case in cases]


@given(CODES, POOLS, st.integers(1, 5))
def test_every_group_gets_what_it_asked_for_or_all_it_has(code: str, pool: list[Pooled], count: int) -> None:
    found = {each.id for each in drawn(code, pool, count)}
    there = Counter(group for each in pool for group in each.groups)
    got = Counter(group for each in pool if each.id in found for group in each.groups)
    assert all(got[group] >= min(count, there[group]) for group in there)


@given(CODES, POOLS, _POOLED)
def test_one_question_more_leaves_the_order_of_the_others_alone(code: str, pool: list[Pooled], more: Pooled) -> None:
    assume(more.id not in {each.id for each in pool})
    everything = len(pool) + 1
    before = drawn(code, pool, everything)
    after = drawn(code, [more, *pool], everything)
    assert tuple(each for each in after if each.id != more.id) == before


@given(CODES)
def test_a_code_may_be_typed_in_groups_and_in_small_letters(code: str) -> None:
    assert draw_code(f" {code[:3].lower()} - {code[3:]}") == code


@pytest.mark.parametrize("typed", ["", "ABC23", "ABC2345", "ABC230", "ABCO23", "ABC12I", "ABC23é"])
def test_what_is_no_code_is_refused(typed: str) -> None:
    assert draw_code(typed) == ""


def test_codes_spread_over_the_questions_and_their_places() -> None:
    """A share of 20 questions comes first about as often as the others; the same codes each time."""
    pool = [Pooled(f"vraag-{number}", ("",), ()) for number in range(20)]
    codes = [f"{one}{two}{three}ABC" for one in LETTERS[:13] for two in LETTERS[:13] for three in LETTERS[:13]]
    firsts = Counter(drawn(code, pool, 1)[0].id for code in codes)
    assert len(firsts) == len(pool)
    assert max(firsts.values()) < 2 * min(firsts.values())


def test_questions_are_pooled_by_article_as_far_as_the_site_shows_it_or_by_objective() -> None:
    catalogue = load(BASE, BUILD_DAY).catalogue
    assert catalogue is not None
    questions = {each.id: each for each in catalogue.quizzes["de-klassenapp"].questions}
    by_article, by_objective = Draw.model_validate({"per-article": 1}), Draw.model_validate({"per-objective": 1})
    with_part = next(each for each in questions.values() if any("." in target for target in each.covers))
    for question in (with_part, next(each for each in questions.values() if each.type == "poll")):
        wholes = tuple(dict.fromkeys(target.partition(".")[0] for target in question.covers))
        assert pooled(question, by_article, catalogue.is_shown).groups == (wholes or ("",))
        assert pooled(question, by_article, lambda _: False).groups == ("",)
        assert pooled(question, by_objective, catalogue.is_shown).groups == (question.objective or "",)


def test_options_of_numbers_and_of_other_types_keep_their_order() -> None:
    catalogue = load(BASE, BUILD_DAY).catalogue
    assert catalogue is not None
    for question in catalogue.quizzes["de-klassenapp"].questions:
        may_move = question.type in {"choice", "multiple"}
        assert bool(shuffled_options(question)) == may_move
        if isinstance(question, ChoiceQuestion):
            numbered = tuple(
                option.model_copy(update={"text": f"{number} jaar"}) for number, option in enumerate(question.options)
            )
            assert shuffled_options(question.model_copy(update={"options": numbered})) == ()
