"""The quiz in the colours that a reader forces upon every page, as Windows does with high contrast.

Backgrounds, shadows and our own colours are gone there: what is chosen, right, wrong or focused must show in lines,
words and signs.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from answer_sets import right_answer, wrong_answer
from medialijn.results import marking_key
from medialijn.sources.questions import UNSCORED, Question
from player_hands import by_mouse, tab_to
from player_tries import EXAMPLES, questions, tries

pytestmark = [pytest.mark.browser, pytest.mark.only_browser("chromium")]  # Playwright forces colours in Chromium alone

# How a choice looks, as far as it is left: its lines, and for a place in a picture its stroke.
_LINES = """place => {
  const style = getComputedStyle(place);
  const lines = place.localName === "rect"
    ? [style.strokeWidth, style.strokeDasharray]
    : [style.borderTopWidth, style.borderTopStyle, style.borderTopColor];
  return lines.join(" ");
}"""
_STANDS_OUT = """place => {
  const [line, page] = [place, document.body].map(each => getComputedStyle(each));
  const drawn = place.localName === "rect" ? line.stroke : line.borderTopColor;
  return drawn !== page.backgroundColor && (line.borderTopStyle !== "none" || line.stroke !== "none");
}"""
_FOCUS = """() => {
  const seen = document.activeElement.closest(".ml-opt, .ml-pill, .ml-stretch") || document.activeElement;
  const rings = [seen, ...seen.querySelectorAll("label")].map(each => getComputedStyle(each));
  return Math.max(...rings.map(ring => ring.outlineStyle === "none" ? 0 : parseFloat(ring.outlineWidth)));
}"""
_SIGN = """sign => {
  const icon = sign.querySelector("svg"), colour = getComputedStyle(icon).stroke;
  return sign.innerText.trim() && colour !== "none" && colour !== getComputedStyle(document.body).backgroundColor;
}"""
_CHOICES = {
    "choice": (".ml-opt label",),
    "multiple": (".ml-opt label",),
    "truefalse": (".ml-opt label",),
    "poll": (".ml-opt label",),
    "scenario": ("[data-moment]:not([hidden]) .ml-opt label",),
    "categorise": (".ml-pill",),
    "highlight": (".ml-stretch",),
    "hotspot": (".ml-opt label", "rect"),
}
_CONTROLS = "fieldset :is(input, select, textarea, button:not([aria-disabled=true]))"


@pytest.fixture(params=["light", "dark"])
def forced(page: Page, base_url: str, request: pytest.FixtureRequest) -> Page:
    """The page with every type of question, in forced colours."""
    page.emulate_media(forced_colors="active", color_scheme=request.param, reduced_motion="reduce")
    page.goto(base_url + EXAMPLES)
    assert page.evaluate("matchMedia('(forced-colors: active)').matches")
    return page


def opened(page: Page, question: Question) -> Locator:
    page.evaluate("anchor => { location.hash = anchor; }", f"vraag-{question.id}")
    place = page.locator(f"#vraag-{question.id}")
    expect(place).to_be_visible()
    return place


def lines(place: Locator, selector: str) -> list[str]:
    found: list[str] = place.locator(selector).evaluate_all(f"all => all.map({_LINES})")
    return found


def test_chosen_marked_and_focused_show_in_every_type(forced: Page) -> None:
    wrong = {each.question.id: each.answer for each in tries() if each.outcome != "partly"}
    for question in questions():
        place = opened(forced, question)
        kind = question.type
        check_focus(forced, place)
        before = [lines(place, selector) for selector in _CHOICES.get(kind, ())]
        by_mouse(forced, f"vraag-{question.id}", wrong[question.id])
        forced.locator("body").click(position={"x": 2, "y": 2})
        for selector, old in zip(_CHOICES.get(kind, ()), before, strict=True):
            now = lines(place, selector)
            changed = [new for new, was in zip(now, old, strict=True) if new != was]
            assert 0 < len(changed) < len(now), (kind, selector)
            assert place.locator(selector).evaluate_all(f"all => all.every({_STANDS_OUT})"), (kind, selector)
        place.locator('[data-do="check"]').click()
        check_marks(place, question)


def check_focus(page: Page, place: Locator) -> None:
    """The first control that Tab reaches has a ring of at least two pixels."""
    place.locator("fieldset").focus()
    tab_to(page, f"#{place.get_attribute('id')} {_CONTROLS}")
    assert page.evaluate(_FOCUS) >= 2, place.get_attribute("id")
    tab_to(page, f'#{place.get_attribute("id")} [data-do="check"]')
    assert page.evaluate(_FOCUS) >= 2, place.get_attribute("id")


def check_marks(place: Locator, question: Question) -> None:
    """Every verdict is a sign that can be seen and a word, and the feedback has a line around it."""
    signs = place.locator(".ml-fb h2 [data-sign], .ml-opt__s [data-sign]")
    assert signs.count(), question.type
    assert all(signs.evaluate_all(f"all => all.map({_SIGN})")), question.type
    assert place.locator(".ml-fb").evaluate(_STANDS_OUT)
    chosen = place.locator("fieldset .is-wrong .ml-opt__s")
    if question.type not in {*UNSCORED, "scenario", "text", "number"}:
        assert [said.strip() for said in chosen.all_inner_texts()] == ["Nog niet"] * chosen.count()
        assert chosen.count()


def test_a_drawing_keeps_the_ground_that_it_was_drawn_for(forced: Page) -> None:
    opened(forced, next(question for question in questions() if question.type == "hotspot"))
    picture = forced.locator(".ml-spot img:visible")
    assert picture.evaluate("picture => getComputedStyle(picture).backgroundColor") == "rgb(255, 255, 255)"


def test_the_line_tells_right_wrong_set_and_open_apart(forced: Page) -> None:
    """Without a look at the words that a screen reader reads there."""
    first, second = (question for question in questions() if question.type in {"choice", "truefalse"})
    for question, answer in ((first, right_answer), (second, wrong_answer)):
        opened(forced, question)
        by_mouse(forced, f"vraag-{question.id}", answer(marking_key(question)))
        forced.locator(f'#vraag-{question.id} [data-do="check"]').click()
    opened(forced, questions()[-1])
    looks = {
        name: look(forced, f".ml-steps {name}") for name in (".is-right", ".is-wrong", ".is-now", "li:nth-child(5)")
    }
    forced.goto(forced.url.partition("#")[0] + "#toets")
    by_mouse(forced, f"vraag-{first.id}", right_answer(marking_key(first)))
    opened(forced, second)
    looks[".is-set"] = look(forced, ".ml-steps .is-set")
    assert len({str(each) for each in looks.values()}) == len(looks), looks


def look(page: Page, selector: str) -> Any:
    """What is drawn for a stop on the line."""
    return page.locator(selector).first.evaluate(
        """stop => (style => [style.borderTopStyle, style.borderTopWidth, style.backgroundColor, style.outlineStyle])(
          getComputedStyle(stop, "::before"))"""
    )
