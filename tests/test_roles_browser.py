"""Each role reaches its goal from the start page by keyboard only, on a phone: three pages and twelve keys at most."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from keyboard import Hands

pytestmark = pytest.mark.browser

MOST_KEYS, MOST_LOADS = 12, 3


@pytest.fixture
def hands(watched: Page) -> Iterator[Hands]:
    """Hands at the start page, past its menu, that may not need too much nor lose sight of the focus."""
    watched.set_viewport_size({"width": 360, "height": 740})
    hands = Hands(watched)
    watched.goto("/")
    hands.tab_to("Naar de inhoud")
    hands.press("Enter")
    yield hands
    assert hands.loads <= MOST_LOADS
    assert hands.presses <= MOST_KEYS, hands.presses
    assert hands.hidden == []


def test_a_pupil_answers_a_first_question(hands: Hands) -> None:
    hands.follow("Leerling", "/leerling/")
    hands.follow("Quiz", "/quiz/")
    hands.press("Tab", "Space", "Tab")
    while not hands.page.evaluate("document.activeElement.matches('[data-do=check]')"):
        hands.press("Tab")
    hands.press("Enter")
    expect(hands.page.locator(".ml-fb:visible")).to_be_focused()


def test_a_mentor_opens_the_plan_of_a_lesson(hands: Hands) -> None:
    hands.follow("Mentor", "/mentor/")
    hands.press("Tab", *"jij", "Enter")
    assert hands.page.evaluate("document.activeElement.innerText").startswith("Jij zag het")
    hands.press("Enter")
    hands.page.wait_for_url("**/mentor/jij-zag-het/")


def test_a_team_leader_reads_the_coverage_sentence_of_a_protocol(hands: Hands) -> None:
    hands.follow("Teamleider", "/teamleider/")
    sentence = hands.page.locator("#ichthus .ml-standing__p")
    expect(sentence).to_contain_text("artikelen van Ichthus College")
    expect(sentence).to_be_in_viewport()


def test_help_is_two_keys_away_from_any_page(watched: Page) -> None:
    watched.goto("/lessen/jij-zag-het/")
    hands = Hands(watched)
    hands.press("Tab", "Tab", "Enter")
    watched.wait_for_url("**/hulp/")
