"""Hands for the quiz player: setting an answer with the mouse, or with nothing but the keyboard."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from playwright.sync_api import Locator, Page, expect

_FIELD = "fieldset :is(input, select)"
TYPED = ("text", "number", "open")
_FAR = 80  # more presses of Tab than any question needs


def by_mouse(page: Page, question: str, answer: Any) -> None:
    """Set the answer to the question with this anchor by clicking, as far as it is set by clicking."""
    place = page.locator(f"#{question}")
    if isinstance(answer, dict):
        for part, value in answer.items():
            _set_part(place, part, value)
    elif place.get_attribute("data-type") in TYPED:
        place.locator("fieldset :is(input, textarea)").fill(answer)
    elif place.get_attribute("data-type") == "order":
        for item, step in _moves(place, answer):
            place.locator(f'[data-item="{item}"] [data-move="{step}"]').click()
    elif place.get_attribute("data-type") == "scenario":
        for number, step in enumerate(answer):
            place.locator(f'[data-moment]:not([hidden]) input:not(:disabled)[value="{step}"]').check()
            if number < len(answer) - 1:
                place.get_by_role("button", name="Ga verder").click()
    else:
        for value in [answer] if isinstance(answer, str) else answer:
            place.locator(f'fieldset input[value="{value}"]').check()


def _moves(place: Locator, answer: list[str]) -> Iterator[tuple[str, int]]:
    """The buttons to press, one after the other, to bring the steps into this order; at least one."""
    shown: list[str] = place.locator("[data-item]").evaluate_all("all => all.map(one => one.dataset.item)")
    if shown == answer:
        yield from ((shown[0], 1), (shown[0], -1))
    for target, item in enumerate(answer):
        for _ in range(shown.index(item) - target):
            yield item, -1
        shown.insert(target, shown.pop(shown.index(item)))


def _set_part(place: Locator, part: str, value: str) -> None:
    controls = place.locator(f'fieldset [data-part="{part}"]')
    if controls.first.get_attribute("type") == "radio":
        place.locator(f'fieldset [data-part="{part}"][value="{value}"]').check()
    elif controls.first.evaluate("control => control.localName") == "select":
        controls.select_option(value)
    else:
        controls.fill(value)


def by_keyboard(page: Page, question: str, answer: Any) -> None:
    """Set the answer by pressing keys only; focus must stand before the controls of the question."""
    kind = page.locator(f"#{question}").get_attribute("data-type")
    if kind == "order":
        _arrange(page, question, answer)
    elif kind == "scenario":
        _walk(page, question, answer)
    elif kind in TYPED:
        tab_to(page, f"#{question} fieldset :is(input, textarea)")
        page.keyboard.type(answer)
    elif isinstance(answer, dict):
        for part, value in answer.items():
            tab_to(page, f'#{question} [data-part="{part}"]')
            _press_into(page, value)
    elif page.locator(f"#{question} fieldset input").first.get_attribute("type") == "radio":
        tab_to(page, f"#{question} {_FIELD}")
        _press_into(page, answer if isinstance(answer, str) else answer[0])
    else:
        _tick(page, question, answer)


def _arrange(page: Page, question: str, answer: list[str]) -> None:
    """After each press the focus stays on the button, so it goes back to the start of the question by itself."""
    for item, step in _moves(page.locator(f"#{question}"), answer):
        tab_to(page, f'#{question} [data-item="{item}"] [data-move="{step}"]')
        page.keyboard.press("Enter")
        expect(page.locator(f'#{question} [data-item="{item}"] [data-move="{step}"]')).to_be_focused()
        page.locator(f"#{question} fieldset").focus()


def _walk(page: Page, question: str, answer: list[str]) -> None:
    for number, step in enumerate(answer):
        tab_to(page, f"#{question} [data-moment] input")
        _press_into(page, step)
        if number < len(answer) - 1:
            tab_to(page, f'#{question} [data-do="check"]')
            page.keyboard.press("Enter")


def _tick(page: Page, question: str, answer: list[str]) -> None:
    for value in page.locator(f"#{question} fieldset input").evaluate_all("all => all.map(one => one.value)"):
        if value in answer:
            tab_to(page, f'#{question} fieldset input[value="{value}"]')
            page.keyboard.press("Space")


def tab_to(page: Page, selector: str) -> None:
    """Press Tab until something that fits has focus."""
    for _ in range(_FAR):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach {selector}")


def _press_into(page: Page, value: str) -> None:
    """Set the control that has focus: type into a field, choose with arrows from a list or a group of radio buttons."""
    kind = page.evaluate("document.activeElement.type")
    if kind == "text":
        page.keyboard.type(value)
        return
    if kind == "radio" and page.evaluate("document.activeElement.value") == value:
        page.keyboard.press("Space")
    for _ in range(10):
        if page.evaluate("document.activeElement.value") == value:
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"the arrow keys do not reach {value}")
