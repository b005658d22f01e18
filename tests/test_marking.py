"""Marking gives the same in Python and in the browser."""

from __future__ import annotations

import json
import random
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from playwright.sync_api import Page

from answer_sets import HOSTILE, any_answer, is_parted, partly_answer, right_answer, wrong_answer
from case_files import BASE
from medialijn.results import mark, marking_key
from medialijn.results.keys import Key
from medialijn.results.typed import is_accepted, normal
from medialijn.sources.loading import load
from medialijn.sources.questions import QUESTION_SHAPES, UNSCORED
from project import BUILD_DAY, ROOT

VECTORS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "marking" / "vectors.json").read_text("utf-8"))
MARKING = ROOT / "docs" / "assets" / "js" / "quiz" / "marking.js"


@cache
def keys() -> tuple[Key, ...]:
    """The key of every question of the project, and of the small one that has a question of every type."""
    catalogues = [load(project, BUILD_DAY).catalogue for project in (ROOT, BASE)]
    quizzes = [quiz for catalogue in catalogues if catalogue for quiz in catalogue.quizzes.values()]
    return tuple(marking_key(question) for quiz in quizzes for question in quiz.questions)


def in_browser(page: Page, cases: list[tuple[Key, Any]]) -> list[Any]:
    """What the player's own marking makes of each answer."""
    page.goto("about:blank")
    page.evaluate(MARKING.read_text("utf-8"))
    text = json.dumps(cases)
    marked = page.evaluate(
        "text => JSON.stringify(JSON.parse(text).map(([key, answer]) => medialijn.marking.mark(key, answer)))", text
    )
    return list(json.loads(marked))


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["what"])
def test_an_answer_is_worth_what_the_vector_says(vector: dict[str, Any]) -> None:
    assert mark(vector["key"], vector["answer"]).as_json() == vector["mark"]


@pytest.mark.browser
def test_the_browser_says_the_same_of_every_vector(page: Page) -> None:
    found = in_browser(page, [(vector["key"], vector["answer"]) for vector in VECTORS])
    assert found == [vector["mark"] for vector in VECTORS]


@pytest.mark.browser
def test_python_and_the_browser_agree_on_2000_generated_answer_sets(page: Page) -> None:
    """An answer set is an answer to one question of every type, each from a quiz at hand."""
    dice = random.Random(20261121)
    by_type = [[key for key in keys() if key["type"] == kind] for kind in QUESTION_SHAPES]
    cases = [(key, any_answer(key, dice)) for _ in range(2000) for key in map(dice.choice, by_type)]
    expected = [mark(key, answer).as_json() for key, answer in cases]
    found = in_browser(page, cases)
    assert [case for case, ours, theirs in zip(cases, expected, found, strict=True) if ours != theirs] == []
    seen = {(key["type"], ours["earned"] == ours["possible"]) for (key, _), ours in zip(cases, expected, strict=True)}
    assert seen >= {(kind, outcome) for kind in set(QUESTION_SHAPES) - set(UNSCORED) for outcome in (True, False)}


def test_right_earns_all_wrong_nothing_and_partly_a_part() -> None:
    for key in keys():
        if key["type"] in UNSCORED:
            assert mark(key, right_answer(key)).possible == 0
            continue
        full = mark(key, right_answer(key))
        assert full.earned == full.possible > 0
        assert mark(key, wrong_answer(key)).earned == 0
        if is_parted(key):
            assert 0 < mark(key, partly_answer(key)).earned < full.possible


@pytest.mark.parametrize("answer", HOSTILE, ids=lambda answer: repr(answer)[:30])
def test_nonsense_earns_nothing(answer: Any) -> None:
    for key in keys():
        found = mark(key, answer)
        assert (found.earned, dict(found.marks)) == (0, {})


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda children: st.lists(children) | st.dictionaries(st.text(), children),
    max_leaves=8,
)


@settings(max_examples=100, deadline=None)
@given(answer=_JSON, number=st.integers(min_value=0))
def test_whatever_comes_from_a_device_gets_a_mark_within_its_bounds(answer: Any, number: int) -> None:
    key = keys()[number % len(keys())]
    found = mark(key, answer)
    assert 0 <= found.earned <= found.possible


@given(st.text())
def test_a_typed_text_is_itself_however_it_is_spaced_and_cased(text: str) -> None:
    typed = normal(text)
    assert normal(f"  {typed} ! ") == normal(typed)
    assert is_accepted(text, [text], 0) == (typed != "")


@given(st.text(alphabet="abcdeë", min_size=2, max_size=8), st.data())
def test_one_slip_is_forgiven_and_a_second_is_not_needed_for_it(text: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(text) - 1))
    slips = [
        text[:place] + text[place + 1 :],
        text[:place] + "z" + text[place:],
        text[:place] + "z" + text[place + 1 :],
        text[: max(0, place - 1)] + text[max(0, place - 1) : place + 1][::-1] + text[place + 1 :],
    ]
    assert all(is_accepted(slip, [text], 1) for slip in slips)
    assert not is_accepted(f"zz{text}", [text], 1)
