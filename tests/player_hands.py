"""Hands for the quiz player: setting an answer with the mouse, or with nothing but the keyboard."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Locator, Page

_FIELD = "fieldset :is(input, select)"
_FAR = 80  # more presses of Tab than any question needs


def by_mouse(page: Page, question: str, answer: Any) -> None:
    """Set the answer to the question with this anchor by clicking, as far as it is set by clicking."""
    place = page.locator(f"#{question}")
    if isinstance(answer, dict):
        for part, value in answer.items():
            _set_part(place, part, value)
    elif place.get_attribute("data-type") == "scenario":
        for number, step in enumerate(answer):
            place.locator(f'[data-moment]:not([hidden]) input:not(:disabled)[value="{step}"]').check()
            if number < len(answer) - 1:
                place.get_by_role("button", name="Ga verder").click()
    else:
        for value in [answer] if isinstance(answer, str) else answer:
            place.locator(f'fieldset input[value="{value}"]').check()


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
    if isinstance(answer, dict):
        for part, value in answer.items():
            tab_to(page, f'#{question} [data-part="{part}"]')
            _press_into(page, value)
    elif page.locator(f"#{question}").get_attribute("data-type") == "scenario":
        for number, step in enumerate(answer):
            tab_to(page, f"#{question} [data-moment] input")
            _press_into(page, step)
            if number < len(answer) - 1:
                tab_to(page, f'#{question} [data-do="check"]')
                page.keyboard.press("Enter")
    elif isinstance(answer, str):
        tab_to(page, f"#{question} {_FIELD}")
        _press_into(page, answer)
    else:
        wanted = list(answer)
        for value in page.locator(f"#{question} fieldset input").evaluate_all("all => all.map(one => one.value)"):
            if value in wanted:
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
