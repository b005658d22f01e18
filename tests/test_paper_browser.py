"""Choosing what to print, in real browsers: on the screen stands what comes out of the printer."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect
from pypdf import PdfReader

from axe import violations

pytestmark = pytest.mark.browser

PAPER = "/mentor/jij-zag-het/werkblad/"
NOTHING = "Je hebt niets aangevinkt."


def printed(page: Page, file: Path) -> list[str]:
    """The text of each sheet that comes out of the printer."""
    page.pdf(path=file, prefer_css_page_size=True)
    return [" ".join(sheet.extract_text().split()) for sheet in PdfReader(file).pages]


def shown(page: Page) -> Locator:
    """The sheets on the page."""
    return page.locator(".ml-sheet:visible")


def test_what_is_ticked_stands_on_the_page_and_nothing_else(watched: Page) -> None:
    watched.goto(PAPER)
    expect(shown(watched)).to_have_count(4)
    watched.get_by_role("checkbox", name="Leerlingblad, kant 1").uncheck()
    watched.get_by_role("checkbox", name="Woorden bij deze les (Taalsteun)").check()
    watched.get_by_role("checkbox", name="Antwoorden bij de les").check()
    expect(shown(watched)).to_have_count(5)
    expect(watched.get_by_role("heading", name="Leerlingblad, kant 1")).to_be_hidden()
    expect(watched.get_by_role("heading", name="Woorden bij deze les")).to_be_visible()
    watched.get_by_role("button", name="Alles aan").click()
    expect(shown(watched)).to_have_count(12)


def test_with_nothing_ticked_the_page_says_so_and_does_not_print(watched: Page) -> None:
    watched.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    watched.goto(PAPER)
    watched.get_by_role("button", name="Print deze bladen").click()
    assert watched.evaluate("window.printed") == 1
    watched.get_by_role("button", name="Alles uit").click()
    expect(watched.get_by_role("status")).to_contain_text(NOTHING)
    expect(shown(watched)).to_have_count(0)
    watched.get_by_role("button", name="Print deze bladen").click()
    assert watched.evaluate("window.printed") == 1
    watched.get_by_role("checkbox", name="Voor een invaller").check()
    expect(watched.get_by_role("status")).to_be_empty()


def test_a_link_to_a_sheet_shows_it(watched: Page) -> None:
    watched.goto(f"{PAPER}#antwoorden-quiz")
    expect(watched.get_by_role("heading", name="Antwoorden bij de quiz")).to_be_in_viewport()
    expect(watched.get_by_role("checkbox", name="Antwoorden bij de quiz")).to_be_checked()


@pytest.mark.only_browser("chromium")
def test_every_chosen_sheet_is_on_paper_of_its_own_without_a_number_and_nothing_is_empty(
    page: Page, base_url: str, tmp_path: Path
) -> None:
    page.goto(base_url + PAPER)
    first = ("Leerlingblad, kant 1", "Leerlingblad, kant 2", "Vijf actiekaarten", "Berichtkaart met praatbriefje")
    sheets = printed(page, tmp_path / "first.pdf")
    assert len(sheets) == len(first)
    assert all(sheet.startswith(title) for sheet, title in zip(sheets, first, strict=True))
    assert not any(re.search(r"\d / \d", sheet) for sheet in sheets)
    page.get_by_role("button", name="Alles uit").click()
    assert NOTHING in printed(page, tmp_path / "nothing.pdf")[0]
    for name in ("Korte kaarten", "De quiz op papier", "Voor een invaller"):
        page.get_by_role("checkbox", name=name).check()
    sheets = printed(page, tmp_path / "others.pdf")
    assert sheets[0].startswith("Korte kaarten")
    assert sheets[1].startswith("De quiz op papier")
    assert sheets[-1].startswith("Voor een invaller")
    assert all(len(sheet) > 100 for sheet in sheets)


def test_without_a_script_every_sheet_is_there_to_print(
    browser: Browser, base_url: str, browser_context_args: dict[str, Any]
) -> None:
    context = browser.new_context(**browser_context_args, java_script_enabled=False)
    page = context.new_page()
    page.route(re.compile(r"\.js$"), lambda route: route.abort())  # Firefox by WebDriver BiDi runs them all the same
    page.goto(base_url + PAPER)
    expect(shown(page)).to_have_count(12)
    expect(page.get_by_role("checkbox")).to_have_count(0)
    context.close()


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize(("width", "scheme"), [(360, "dark"), (1280, "light")])
def test_axe_finds_nothing_with_every_sheet_open(page: Page, base_url: str, width: int, scheme: Any) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found = []
    for lesson in ("jij-zag-het", "het-eerste-uur"):
        page.goto(f"{base_url}/mentor/{lesson}/werkblad/")
        found += violations(page)
        page.get_by_role("button", name="Alles aan").click()
        found += violations(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == []
