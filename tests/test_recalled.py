"""A step that brings back what the class had before: its questions on the plan and on the digibord."""

from __future__ import annotations

import pytest

from medialijn.coverage import cover
from medialijn.pages import Page, generate
from medialijn.sources.loading import load
from project import BUILD_DAY, ROOT

STEM = "Anouk zag hoe Rayan zijn wachtwoord typte."
FEEDBACK = "Er is niets veranderd of gewist, dat klopt."
HEAD = 'id="eerder-sleutels-van-je-account-anouk-kijkt"'


@pytest.fixture(scope="module")
def pages() -> dict[str, Page]:
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    return dict(generate(catalogue, cover(catalogue, BUILD_DAY)))


def test_the_plan_shows_an_earlier_question_with_its_answer_and_the_board_without(pages: dict[str, Page]) -> None:
    plan = pages["mentor/jij-zag-het/index.md"].html
    assert "3 quizvragen uit eerdere lessen, met antwoord" in plan
    assert HEAD in plan
    assert STEM in plan
    assert FEEDBACK in plan
    board = pages["mentor/jij-zag-het/bord/index.md"].html
    assert HEAD in board
    assert STEM in board
    assert FEEDBACK not in board


def test_a_pupil_does_not_see_what_the_class_will_be_asked(pages: dict[str, Page]) -> None:
    assert STEM not in pages["lessen/jij-zag-het/index.md"].html
