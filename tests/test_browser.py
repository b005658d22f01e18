"""The built site in real browsers, at the very address that it was built for."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

LESSON = "/lessen/jij-zag-het/"


def every_page(site: Path) -> list[str]:
    """The address of each page of the site."""
    return sorted("/" + page.relative_to(site).as_posix().removesuffix("index.html") for page in site.rglob("*.html"))


def test_every_page_is_silent_stays_home_and_never_scrolls_sideways(
    watched: Page, site: Path, browser_name: str
) -> None:
    """`watched` listens to the console, other hosts and cookies; a page is loaded once, then made wide and narrow."""
    widths = (1280, 320) if browser_name == "chromium" else ()
    pages = every_page(site)
    assert len(pages) >= 10
    too_wide = []
    for page in pages:
        watched.goto(page, wait_until="load")
        expect(watched.locator("h1").first).to_be_visible()
        policy = watched.locator('meta[http-equiv="Content-Security-Policy"]').get_attribute("content") or ""
        assert "default-src 'none'" in policy
        assert "unsafe-inline" not in policy
        for width in widths:
            watched.set_viewport_size({"width": width, "height": 720})
            if watched.evaluate("document.documentElement.scrollWidth") > width:
                too_wide.append(f"{page} at {width}")
    assert too_wide == []


def test_an_article_has_an_address_of_its_own(watched: Page) -> None:
    watched.goto("/protocol/ichthus/#com-4")
    expect(watched.locator("#com-4")).to_be_in_viewport()
    watched.locator("#com-4").get_by_role("link", name=re.compile("^Jij zag het")).click()
    expect(watched).to_have_url(re.compile(f"{LESSON}$"))


def test_all_norm_and_context_articles_have_an_anchor(site: Path) -> None:
    html = (site / "protocol" / "ichthus" / "index.html").read_text("utf-8")
    norms = [*(f"prof-{n}" for n in range(1, 5)), *(f"com-{n}" for n in range(1, 5)), "cur-1", "cur-2"]
    context = ["inl-1", "inl-2", "inl-3", "noot-1", "noot-2"]
    assert [anchor for anchor in norms + context if f'id="{anchor}"' not in html] == []


def test_the_keyboard_reaches_the_content_the_menu_and_the_search(watched: Page) -> None:
    watched.set_viewport_size({"width": 360, "height": 720})
    watched.goto(LESSON)
    expect(watched.locator(".ml-tools").get_by_role("link", name="Hulp")).to_be_in_viewport()
    watched.keyboard.press("Tab")
    expect(watched.get_by_role("link", name="Naar de inhoud")).to_be_focused()
    watched.keyboard.press("Enter")
    assert watched.evaluate("document.activeElement.id") == "inhoud"
    menu = watched.locator("details.ml-menu")
    menu.locator("summary").focus()
    watched.keyboard.press("Enter")
    expect(menu.get_by_role("link", name="Hulp")).to_be_visible()
    watched.keyboard.press("Escape")
    expect(menu.get_by_role("link", name="Hulp")).to_be_hidden()
    expect(menu.locator("summary")).to_be_focused()


def test_only_the_search_page_fetches_the_search(watched: Page) -> None:
    fetched: list[str] = []
    watched.on("request", lambda request: fetched.append(request.url))
    watched.goto(LESSON, wait_until="networkidle")
    assert [address for address in fetched if "search" in address] == []


def test_the_chosen_colours_stay_and_are_shown(watched: Page) -> None:
    watched.goto("/hulp/")
    watched.locator("details.ml-view summary").click()
    watched.get_by_label("Donker").check()
    expect(watched.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    watched.goto(LESSON)
    expect(watched.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    watched.locator("details.ml-view summary").click()
    expect(watched.get_by_label("Donker")).to_be_checked()
    watched.locator("h1").click()
    expect(watched.get_by_label("Donker")).to_be_hidden()


def test_folds_are_closed_on_a_phone_and_open_on_paper(watched: Page) -> None:
    watched.set_viewport_size({"width": 360, "height": 720})
    watched.goto(LESSON)
    steps = watched.locator("details.ml-fold")
    assert not steps.evaluate("fold => fold.open")
    watched.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert steps.evaluate("fold => fold.open")
    watched.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert not steps.evaluate("fold => fold.open")
