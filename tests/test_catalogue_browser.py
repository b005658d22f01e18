"""The catalogue in real browsers, opened from a folder: filters by mouse and keyboard, the address, and no script."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from axe import violations
from medialijn.pages.catalogue_page import search_words
from project import ROOT
from shelf import LESSONS, page_of, put

pytestmark = pytest.mark.browser

ATTACK = "Een <img src=x onerror=alert(1)> titel"
SHOWN = ".ml-card:visible"
TYPED = (
    "Privé",
    "COM-4",
    "foto's",
    "foto’s",
    "'geheim'",
    "ÉÉN–twee",
    "anti-pestcoördinator",
    "zo'n",
    "…",
    "<b>vet</b>",
)


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> str:
    """A copy of the site on disk, with the catalogue of the small shelf."""
    copy = tmp_path_factory.mktemp("shelf") / "site"
    shutil.copytree(site, copy)
    attacked = {
        "titel": {"title": "Een <img src=x onerror=alert(1)> titel", "subject": "ict", "covers": ("linde:OM-1",)}
    }
    put(page_of({**LESSONS, **attacked}), copy)
    return (copy / "mentor" / "index.html").as_uri()


@pytest.fixture
def catalogue(page: Page, address: str) -> Iterator[Page]:
    """The catalogue, which may say nothing on its console."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(address)
    yield page
    assert said == []


def titles(page: Page) -> list[str]:
    """The lessons in sight, in their order."""
    return page.locator(f"{SHOWN} .ml-card__t").all_inner_texts()


def box(page: Page, label: str) -> Locator:
    return page.get_by_role("checkbox", name=label)


def chips(page: Page) -> list[str]:
    return [text.strip() for text in page.locator(".ml-chip.is-on > span:first-child").all_inner_texts()]


def test_filters_narrow_by_mouse_and_count_what_would_be_left(catalogue: Page) -> None:
    status = catalogue.get_by_role("status")
    expect(status).to_have_text("7 lessen")
    assert len(titles(catalogue)) == 8  # a lesson for two years stands under both
    box(catalogue, "Ict").check()
    expect(status).to_have_text("2 lessen van 7")
    assert titles(catalogue) == [ATTACK, "Eerst vragen"]
    expect(box(catalogue, "Leerjaar 1")).to_have_accessible_name("Leerjaar 1 aantal lessen: 2")
    expect(box(catalogue, "Leerjaar 2")).to_be_disabled()
    expect(box(catalogue, "Mentoraat")).to_have_accessible_name("Mentoraat aantal lessen: 2")  # its own filter
    box(catalogue, "Mentoraat").check()
    box(catalogue, "Leerjaar 3").check()
    assert titles(catalogue) == ["Bondgenoot"]
    assert chips(catalogue) == ["Leerjaar 3", "Mentoraat", "Ict"]
    catalogue.get_by_role("button", name="Mentoraat weghalen").click()
    expect(catalogue.get_by_role("button", name="Ict weghalen")).to_be_focused()
    expect(catalogue.get_by_text("Bij deze keuze is er geen les.")).to_be_visible()
    catalogue.get_by_role("button", name="Bekijk alle lessen").click()
    expect(status).to_have_text("7 lessen")
    expect(status).to_be_focused()
    assert chips(catalogue) == []


def test_while_it_is_narrowed_a_lesson_stands_once_under_a_year_that_is_chosen(catalogue: Page) -> None:
    catalogue.get_by_label("Zoek op woord of artikel").fill("bondgenoot")
    assert titles(catalogue) == ["Bondgenoot"]
    assert catalogue.get_by_role("heading", level=3).all_inner_texts() == ["Leerjaar 2"]
    box(catalogue, "Leerjaar 3").check()
    assert catalogue.get_by_role("heading", level=3).all_inner_texts() == ["Leerjaar 3"]
    catalogue.locator("summary", has_text="De lessen in één tabel").click()
    expect(catalogue.locator("tbody tr:visible")).to_have_count(1)


@pytest.mark.parametrize(
    ("typed", "lessons"),
    [
        ("PRIVE", ["Eerst vragen"]),
        ("fotos", ["Eerst vragen"]),
        ("klassen", ["Rust in de app"]),
        ("tel-1", ["Melden"]),
        ("vragen ict", ["Eerst vragen"]),
        ("lassenapp", []),
    ],
)
def test_words_are_found_from_their_start_without_accents_or_capitals(
    catalogue: Page, typed: str, lessons: list[str]
) -> None:
    catalogue.get_by_label("Zoek op woord of artikel").fill(typed)
    assert titles(catalogue) == lessons


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_table_of_real_lessons_is_no_wider_than_the_screen(page: Page, base_url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{base_url}/mentor/")
    page.locator("summary", has_text="De lessen in één tabel").click()
    expect(page.locator("tbody tr").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_browser_takes_the_words_that_python_wrote(page: Page) -> None:
    page.goto("about:blank")
    page.evaluate((ROOT / "docs/assets/js/catalogue.js").read_text("utf-8"))
    for typed in TYPED:
        found = page.evaluate("text => window.medialijn.catalogue.words(text)", typed)
        assert set(found) <= search_words(typed), typed
        assert bool(found) == bool(search_words(typed)), typed


def test_the_keyboard_alone_finds_a_lesson_on_a_phone(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 360, "height": 720})
    page.goto(address)
    field = page.get_by_label("Zoek op woord of artikel")
    field.focus()
    page.keyboard.type("bij")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")
    expect(page.get_by_role("status")).to_have_text("7 lessen")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    expect(box(page, "Groep 8")).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_role("status")).to_have_text("1 les van 7")
    page.get_by_role("button", name="Bekijk 1 les").press("Enter")
    expect(page.get_by_role("status")).to_be_focused()
    expect(page.locator(".ml-filters summary")).to_contain_text("1 aan")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Groep 8 weghalen")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Melden", exact=True)).to_be_focused()


def go(page: Page, steps: int) -> None:
    """Through the history, which stays on this page: Playwright would wait for another one."""
    page.evaluate("steps => history.go(steps)", steps)


def test_the_address_tells_what_is_chosen_and_the_back_button_takes_it_back(catalogue: Page) -> None:
    box(catalogue, "Leerjaar 1").check()
    catalogue.get_by_label("Artikel uit het protocol").select_option("linde:OM-2")
    catalogue.get_by_label("Zoek op woord of artikel").fill("privé")
    catalogue.get_by_label("Zoek op woord of artikel").press("Enter")
    catalogue.wait_for_url("**/index.html#tekst=priv%C3%A9&jaar=leerjaar-1&artikel=linde:OM-2")
    shared = catalogue.url
    assert titles(catalogue) == ["Eerst vragen"]
    go(catalogue, -1)
    expect(catalogue.get_by_label("Zoek op woord of artikel")).to_have_value("")
    go(catalogue, -1)
    expect(catalogue.locator(".ml-chip.is-on")).to_have_text(["Leerjaar 1 weghalen"])
    go(catalogue, -1)
    expect(catalogue.get_by_role("status")).to_have_text("7 lessen")
    go(catalogue, 1)
    expect(box(catalogue, "Leerjaar 1")).to_be_checked()
    catalogue.goto("about:blank")
    catalogue.goto(shared)
    assert titles(catalogue) == ["Eerst vragen"]
    assert chips(catalogue) == ["woord: privé", "Leerjaar 1", "OM-2 Eerst vragen"]


def test_an_address_with_what_is_not_there_or_a_place_on_the_page_harms_nothing(catalogue: Page, address: str) -> None:
    catalogue.goto(f"{address}#jaar=leerjaar-9&artikel=%3Cimg%20src%3Dx%3E&tekst=%3Cb%3E&onbekend=1")
    expect(catalogue.get_by_label("Artikel uit het protocol")).to_have_value("")
    assert chips(catalogue) == ["woord: <b>"]
    assert catalogue.locator("#inhoud img, .ml-chip b").count() == 0
    catalogue.goto(f"{address}#leerjaar-2")
    expect(catalogue.locator("#leerjaar-2")).to_be_in_viewport()
    assert chips(catalogue) == ["woord: <b>"]


@pytest.mark.only_browser("chromium")  # Playwright can not switch scripts off in Debian's Firefox
def test_without_a_script_the_whole_list_and_the_table_stay(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    expect(page.get_by_role("search")).to_be_hidden()
    assert len(titles(page)) == 8
    page.locator("summary", has_text="De lessen in één tabel").click()
    expect(page.locator("tbody tr:visible")).to_have_count(7)
    context.close()


PRESSED = ".ml-find__form :is(label.ml-check, input[type=search], select, summary, button), .ml-found button"
TOO_LOW = "all => all.filter(one => one.checkVisibility() && one.offsetHeight < 44).map(one => one.outerHTML)"
SET_OPEN = "(all, open) => all.forEach(one => { one.open = open; })"


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_nothing_is_too_small_or_too_wide(
    page: Page, address: str, width: int, scheme: Any
) -> None:
    """With the filters shut and open, with some chosen, and with no result."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme)
    found: list[str] = []
    for fragment in ("", "#jaar=leerjaar-1&vak=ict&artikel=linde:OM-2&tekst=eerst", "#jaar=leerjaar-1&vak=groepsles"):
        page.goto("about:blank")
        page.goto(address + fragment)
        for is_open in (False, True):
            page.locator("#inhoud details").evaluate_all(
                "(all, open) => all.forEach(one => { one.open = open; })", is_open
            )
            found += violations(page)
            found += page.locator(PRESSED).evaluate_all(TOO_LOW)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert found == []
