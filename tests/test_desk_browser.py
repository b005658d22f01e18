"""A team leader walks from the sentence to a review that counts, by keyboard; all can be read without a script."""

from __future__ import annotations

import shutil
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from axe import violations
from case_files import BASE
from decisions import LESSON, PROTOCOL, accept, catalogue_of, change, done, review
from dev_commands import published_server
from keyboard import Hands
from project import BUILD_DAY, build, copy_project, free_port

pytestmark = pytest.mark.browser

DESK = "/teamleider/dekking/"
REVIEW = f"{DESK}les/de-klassenapp/"
NOTE = 'Past: "nu" # echt wel\u2028é'
PLACES = ("", "tabellen/", "verloop/", "bladen/", "bladen/leerjaar-1/", "protocol/linde/", "les/de-klassenapp/")


@dataclass(frozen=True, slots=True)
class Desk:
    """The small project as a whole site of its own, with a lesson that a changed article made suspect."""

    project: Path
    site: Path
    address: str

    def rebuild(self) -> None:
        """Build the site again where it is."""
        build(self.project, self.site, site_url=f"{self.address}/")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    project = copy_project(folder / "project")
    for part in ("docs/protocol", "docs/reference", "lessons", "quizzes", "docs/vormgeving"):
        shutil.rmtree(project / part, ignore_errors=True)
    shutil.copytree(BASE, project, dirs_exist_ok=True)
    change(project, LESSON, "status: concept", "status: gereed")
    assert accept(project, "--all", kind="first", today="2026-10-01").exit_code == 0
    assert review(project, "de-klassenapp", today="2026-10-05").exit_code == 0
    change(project, PROTOCOL, "Dan wacht je met typen.", "Dan stop je met typen.")
    assert accept(project, "linde:OM-1", kind="substantive", today="2026-11-10").exit_code == 0
    port = free_port()
    made = Desk(project, folder / "site", f"http://127.0.0.1:{port}")
    made.rebuild()
    with published_server(made.site, port) as server:
        threading.Thread(target=server.serve_forever, args=[0.01], daemon=True).start()
        yield made
        server.shutdown()


@pytest.mark.only_browser("chromium")  # Playwright can not switch scripts off in Debian's Firefox
def test_without_a_script_everything_can_be_read_and_a_review_recorded_by_command(desk: Desk, browser: Browser) -> None:
    page = browser.new_page(java_script_enabled=False)
    for place in PLACES:
        page.goto(desk.address + DESK + place)
        expect(page.locator("h1")).to_be_visible()
        assert page.locator("form:visible").count() == 0, place
    expect(page.get_by_text("medialijn review de-klassenapp --by teamleider")).to_be_visible()
    expect(page.locator("[data-without-script] li")).to_have_count(5)
    expect(page.locator("del:visible")).to_contain_text("wacht")
    page.goto(f"{desk.address}{DESK}protocol/linde/#om-1")
    page.locator("#om-1 summary").click()
    expect(page.locator("#om-1 details a").first).to_be_visible()
    page.close()


@pytest.mark.only_browser("chromium")
def test_a_sheet_is_one_page_of_paper_also_with_seventeen_lessons(desk: Desk, page: Page) -> None:
    page.goto(f"{desk.address}{DESK}bladen/leerjaar-1/")
    page.evaluate("""() => {
      const row = document.querySelector("#inhoud tbody tr");
      row.querySelector("a").textContent = "Jij zag het: van stille lezer naar bondgenoot";
      for (let number = 1; number < 17; number += 1) row.after(row.cloneNode(true));
    }""")
    printed = page.pdf(prefer_css_page_size=True, format="A4")
    assert printed.count(b"/Type /Page\n") == 1


def test_a_whole_decision_makes_a_record_that_is_accepted_and_half_a_one_makes_nothing(
    desk: Desk, page: Page, tmp_path: Path
) -> None:
    """The record keeps signs that would break a YAML file."""
    page.clock.set_fixed_time(f"{BUILD_DAY}T12:00:00")
    page.goto(desk.address + REVIEW)
    button, result = page.get_by_role("button", name="Maak het verslag"), page.locator(".ml-review__r")
    button.click()
    expect(result).to_be_hidden()
    page.get_by_role("radio").first.check()
    page.locator("[name=note]").fill("   ")
    button.click()
    expect(result).to_be_hidden()
    page.locator("[name=note]").fill(NOTE)
    button.click()
    expect(result).to_be_focused()
    assert violations(page, "ml-review") == []
    project, file = tmp_path / "project", tmp_path / "beoordeling.yml"
    for part in ("docs", "lessons", "quizzes"):
        shutil.copytree(desk.project / part, project / part)
    shutil.copy(desk.project / "medialijn.yml", project)
    file.write_text(page.locator("[data-text=record]").input_value(), "utf-8", newline="")
    done(project, "review", "accept", file)
    assert catalogue_of(project).reviews["de-klassenapp"][-1].note == NOTE
    page.locator("[name=note]").fill("Toch niet.")
    expect(result).to_be_hidden()


@pytest.mark.only_browser("chromium")  # it changes the project, which both browsers share
def test_a_review_walks_from_the_sentence_to_a_site_where_nothing_is_left_to_do(
    desk: Desk, page: Page, tmp_path: Path
) -> None:
    """By keyboard only. The last test: it changes the project."""
    page.clock.set_fixed_time(f"{BUILD_DAY}T12:00:00")
    page.goto(desk.address + DESK)
    expect(page.locator("#te-doen del")).to_contain_text("wacht")
    hands = Hands(page)
    hands.tab_to("Naar de inhoud")
    hands.press("Enter")
    hands.tab_to("Te doen:")
    hands.press("Enter")
    hands.follow("OM-1", f"{DESK}protocol/linde/#om-1")
    hands.tab_to("Lessen: 1.")
    hands.press("Enter")
    hands.follow("De klassenapp", REVIEW)
    hands.tab_to("doelen")
    hands.press("Space")
    hands.tab_to("adopted")
    hands.press("Space")
    hands.tab_to("teamleider")
    hands.press("Tab")
    page.keyboard.type(NOTE)
    hands.tab_to("Maak het verslag")
    hands.press("Enter")
    expect(page.locator(".ml-review__r")).to_be_focused()
    hands.tab_to("Bewaar het bestand")
    with page.expect_download() as waiting:
        hands.press("Enter")
    assert hands.hidden == []
    file = tmp_path / waiting.value.suggested_filename
    waiting.value.save_as(file)
    assert file.read_text("utf-8") == page.locator("[data-text=record]").input_value()
    done(desk.project, "review", "accept", file)
    desk.rebuild()
    page.goto(desk.address + DESK)
    expect(page.locator("#te-doen")).not_to_contain_text("te herzien")
    expect(page.locator("#te-doen del")).to_have_count(0)
    expect(page.locator(".ml-matrix .is-adopted a")).not_to_have_count(0)
    assert violations(page) == []
    page.goto(desk.address + REVIEW)
    expect(page.locator("#beoordelingen li").last).to_contain_text(
        '21 november 2026, teamleider: vastgesteld. Past: "nu"'
    )
