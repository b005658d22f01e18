"""The digibord in real browsers: a lesson to its end by keyboard, hands counted, a reload, and what fits a screen."""

from __future__ import annotations

import gzip
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, expect

from axe import violations
from board_project import BOARD as BASE_BOARD
from board_project import every_question, on_disk, pages, two_sessions, very_sensitive
from passing_time import let_pass

pytestmark = pytest.mark.browser

BOARD = "/mentor/jij-zag-het/bord/"
BEAMER: ViewportSize = {"width": 1280, "height": 720}
PHONE: ViewportSize = {"width": 360, "height": 640}
QUESTION = "#vraag-niet-in-de-groep"
POLL = "#vraag-stil-meelezen"
COUNTS = ([3, 2, 19, 4], [15, 6, 5, 2], [4, 24], [8, 7, 5, 4])
# A start, a case, an article, a question before and after counting and with its answer, two votes, and the help lines.
STATES = (
    *("#fase-1", "#fase-4-2", "#fase-5-2", QUESTION, f"{QUESTION}.1", f"{QUESTION}.2"),
    *(f"{POLL}.3", f"{POLL}.4", "#fase-7-2"),
)
SECOND_VOTE = [12, 8, 3, 1]
# Every screen in every stage: its place, and by how much it is too high and too wide for the window.
MEASURE = """() => {
  const board = document.querySelector("ml-board");
  return board.screens.flatMap((screen, index) => board.stagesOf(index).map((_, stage) => {
    board.show(index, stage, false);
    const page = document.documentElement;
    return [board.place, screen.scrollHeight - screen.clientHeight,
            Math.max(screen.scrollWidth - screen.clientWidth, page.scrollWidth - innerWidth)];
  }));
}"""


@pytest.fixture
def board(watched: Page) -> Page:
    """The board of the example lesson on a beamer."""
    watched.set_viewport_size(BEAMER)
    watched.goto(BOARD)
    return watched


def place(page: Page) -> str:
    """The screen and stage in the address."""
    return str(page.evaluate("location.hash"))


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def go(page: Page, where: str) -> None:
    """To a screen by its place, as a link from elsewhere would."""
    page.evaluate("where => { location.hash = where; }", where)
    expect(page.locator(where.partition(".")[0])).to_be_visible()


def count_by_keyboard(page: Page, counts: list[int]) -> None:
    """Types the hands per option; Enter leads on."""
    for count in counts:
        page.keyboard.type(str(count))
        press(page, "Enter")


def shown_counts(page: Page, anchor: str, stage: str) -> list[str]:
    return page.locator(f'{anchor} [data-count="{stage}"]').all_inner_texts()


def bars(page: Page, anchor: str, stage: str) -> list[float]:
    found = page.locator(f'{anchor} [data-bar="{stage}"] rect')
    return [float(found.nth(number).get_attribute("width") or "") for number in range(found.count())]


def shares(counts: list[int]) -> list[float]:
    return [round(100 * count / sum(counts), 2) for count in counts]


def test_the_lesson_is_played_to_its_end_by_keyboard_and_every_figure_is_right(board: Page) -> None:
    seen = [place(board)]
    counted = iter(COUNTS)
    for _ in range(80):
        before = place(board)
        if board.locator('input[data-round="first"]:visible').count():
            count_by_keyboard(board, next(counted))
        elif board.locator('input[data-round="second"]:visible').count():
            count_by_keyboard(board, SECOND_VOTE)
        else:
            press(board, "PageDown")
        if place(board) == before and board.evaluate("!document.querySelector('ml-board').scroll(1)"):
            break
        seen.append(place(board))
    assert next(counted, None) is None, "hands were counted on all four questions"
    assert seen[-1] == "#fase-7-2", "a sensitive lesson ends on the help lines"
    assert [where for where in seen if where.startswith(POLL)] == [POLL, *(f"{POLL}.{stage}" for stage in range(1, 5))]
    expect(board.get_by_role("heading", name="Wie helpt je?")).to_be_visible()
    press(board, "PageDown", "ArrowRight", " ", "Enter")
    assert place(board) == "#fase-7-2", "and stays there"
    for anchor, counts in zip((QUESTION, "#vraag-een-foto", "#vraag-helpen-in-de-groep", POLL), COUNTS, strict=True):
        go(board, f"{anchor}.{4 if anchor == POLL else 2}")
        assert shown_counts(board, anchor, "first") == [str(count) for count in counts]
        assert bars(board, anchor, "first") == shares(counts)
    assert shown_counts(board, POLL, "second") == [str(count) for count in SECOND_VOTE]
    assert bars(board, POLL, "second") == shares(SECOND_VOTE)
    for stage in ("first", "second"):
        expect(board.locator(f'{POLL} [data-count="{stage}"]').first).to_be_visible()


def test_think_count_and_explain_follow_each_other(board: Page) -> None:
    go(board, QUESTION)
    screen = board.locator(QUESTION)
    expect(screen.get_by_text("Nog geen handen")).to_be_visible()
    expect(screen.get_by_role("spinbutton")).to_have_count(0)
    expect(screen.get_by_text("Yara weet nu dat ze niet alleen staat")).to_be_hidden()
    board.get_by_role("button", name="Tel de handen").click()
    expect(screen.get_by_role("spinbutton", name="Handen bij A")).to_be_focused()
    screen.get_by_role("button", name="Eén hand meer bij C").click(click_count=3)
    screen.get_by_role("button", name="Eén hand minder bij C").click()
    screen.get_by_role("button", name="Eén hand minder bij A").click()
    expect(screen.get_by_text("2 handen")).to_be_visible()
    expect(screen.get_by_text("Klopt")).to_be_hidden()
    board.get_by_role("button", name="Uitleg").click()
    right = screen.locator("li.is-right")
    expect(right).to_contain_text("Je appt Yara dat je het zag")
    expect(right).to_contain_text("Klopt")
    expect(right.get_by_text("Yara weet nu dat ze niet alleen staat")).to_be_visible()
    expect(screen.locator("li.is-wrong .ml-votes__why:visible")).to_have_count(3)


def test_a_reload_in_the_middle_loses_nothing(board: Page) -> None:
    go(board, f"{POLL}.1")
    count_by_keyboard(board, COUNTS[3])
    press(board, "t", "m", "PageDown")
    board.locator(POLL).get_by_role("spinbutton").first.fill("9")
    board.reload()
    assert place(board) == f"{POLL}.3"
    assert shown_counts(board, POLL, "first") == [str(count) for count in COUNTS[3]]
    expect(board.locator(POLL).get_by_role("spinbutton").first).to_have_value("9")
    expect(board.get_by_role("button", name="Pauze")).to_be_visible()
    assert re.fullmatch(r"6:5\d|7:00", board.get_by_role("timer").inner_text())


def test_all_hands_are_wiped_with_one_button(board: Page) -> None:
    go(board, f"{QUESTION}.1")
    count_by_keyboard(board, COUNTS[0])
    press(board, "o")
    board.get_by_role("button", name="Wis alle handen").click()
    expect(board.get_by_text("Alle handen zijn gewist.")).to_be_visible()
    press(board, "Escape")
    assert shown_counts(board, QUESTION, "first") == ["0"] * 4
    board.reload()
    assert shown_counts(board, QUESTION, "first") == ["0"] * 4


def test_the_clock_counts_down_waits_gets_a_minute_and_says_when_the_time_is_up(page: Page, base_url: str) -> None:
    page.clock.install()
    page.set_viewport_size(BEAMER)
    page.goto(base_url + BOARD)
    timer = page.get_by_role("timer")
    expect(timer).to_have_text("4:00")
    page.clock.run_for(5_000)
    expect(timer).to_have_text("4:00")
    press(page, "t")
    let_pass(page, 1)
    expect(timer).to_have_text("3:00")
    press(page, "t")
    let_pass(page, 1)
    expect(timer).to_have_text("3:00")
    press(page, "m")
    expect(timer).to_have_text("4:00")
    press(page, "t", "2")
    expect(timer).to_have_text("4:00")
    let_pass(page, 0, 30)
    press(page, "1")
    page.clock.run_for(10_000)
    expect(timer).to_have_text("3:50")
    press(page, "2")
    expect(timer).to_have_text("3:30")
    let_pass(page, 5)
    expect(timer).to_have_text("")
    expect(page.get_by_text("De tijd is om.")).to_be_visible()
    press(page, "m")
    expect(timer).to_have_text("1:00")
    expect(page.get_by_text("De tijd is om.")).to_be_hidden()


def test_keys_of_a_keyboard_and_a_clicker(board: Page) -> None:
    for key in ("PageDown", "ArrowRight", "ArrowDown", " ", "Enter"):
        before = place(board)
        press(board, key)
        assert place(board) != before, key
    for key in ("PageUp", "ArrowLeft", "ArrowUp", "Shift+Space"):
        before = place(board)
        press(board, key)
        assert place(board) != before, key
    press(board, "End")
    assert place(board) == "#fase-7-2"
    press(board, "Home")
    assert place(board) == "#fase-1"
    press(board, "6")
    assert place(board) == "#fase-6"
    for key in ("b", "."):
        press(board, key)
        expect(board.locator(".ml-blank")).to_be_visible()
        press(board, "PageDown")
        expect(board.locator(".ml-blank")).to_be_hidden()
        assert place(board) == "#fase-6", "the key that lights the screen does nothing else"
    press(board, "h")
    expect(board.get_by_role("heading", name="Wie helpt je?")).to_be_visible()
    press(board, "h")
    assert place(board) == "#fase-6"
    press(board, "o")
    current = board.get_by_role("navigation", name="Overzicht").get_by_role("link", name="Quiz")
    expect(current).to_be_focused()
    board.get_by_role("link", name="Moment 3").click()
    assert place(board) == "#fase-4-4"


def test_in_a_field_keys_belong_to_the_field_and_a_clicker_still_leads_on(board: Page) -> None:
    go(board, f"{QUESTION}.1")
    field = board.get_by_role("spinbutton", name="Handen bij A")
    expect(field).to_be_focused()
    press(board, "7", "Home", "ArrowRight", "ArrowUp")
    expect(field).to_have_value("8")
    assert place(board) == f"{QUESTION}.1"
    press(board, "PageDown")
    assert place(board) == f"{QUESTION}.2"


def test_letters_and_digits_can_be_switched_off(board: Page) -> None:
    press(board, "o")
    board.get_by_role("checkbox", name="Letters en cijfers").uncheck()
    press(board, "Escape", "6", "t", "o")
    assert place(board) == "#fase-1"
    expect(board.get_by_role("timer")).to_have_text("4:00")
    expect(board.get_by_role("navigation", name="Overzicht")).to_be_hidden()
    press(board, "PageDown", "b")
    expect(board.locator(".ml-blank")).to_be_visible()


@pytest.mark.only_browser("chromium")
def test_the_board_has_the_colours_that_were_chosen_on_another_page(page: Page, base_url: str) -> None:
    body = page.locator("body")
    page.emulate_media(color_scheme="dark")
    page.goto(base_url + BOARD)
    expect(body).to_have_attribute("data-md-color-scheme", "slate")
    page.goto(f"{base_url}/mentor/")
    page.locator(".ml-view summary").click()
    page.get_by_role("radio", name="Licht").check()
    page.goto(base_url + BOARD)
    expect(body).to_have_attribute("data-md-color-scheme", "default")


@pytest.mark.only_browser("chromium")
def test_no_screen_of_any_lesson_is_wider_or_higher_than_a_beamer(page: Page, site: Path, base_url: str) -> None:
    """And what the author wrote for the board never has to shrink for it."""
    page.set_viewport_size(BEAMER)
    found = []
    lessons = sorted(folder.parent.name for folder in site.glob("mentor/*/bord"))
    assert "jij-zag-het" in lessons
    for lesson in lessons:
        page.goto(f"{base_url}/mentor/{lesson}/bord/")
        found += [(lesson, *one) for one in page.evaluate(MEASURE) if one[1] > 1 or one[2] > 0]
        own = page.locator(".ml-screen:has(.ml-board__text)").evaluate_all(
            "all => all.map(one => [one.id, one.dataset.fit])"
        )
        found += [(lesson, *one) for one in own if int(one[1]) > 0]
    assert found == []


@pytest.mark.only_browser("chromium")
def test_no_screen_of_any_lesson_scrolls_sideways_on_a_phone(page: Page, site: Path, base_url: str) -> None:
    page.set_viewport_size(PHONE)
    found = []
    for lesson in sorted(folder.parent.name for folder in site.glob("mentor/*/bord")):
        page.goto(f"{base_url}/mentor/{lesson}/bord/")
        found += [(lesson, *one) for one in page.evaluate(MEASURE) if one[2] > 0]
    assert found == []


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize("size", [BEAMER, PHONE], ids=["beamer", "phone"])
def test_axe_finds_nothing_in_any_state(page: Page, base_url: str, size: Any) -> None:
    page.set_viewport_size(size)
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto(base_url + BOARD)
        for state in STATES:
            go(page, state)
            if page.locator("input:visible").count():
                page.locator("input:visible").last.fill("5")
            found += [f"{scheme} {state} {one}" for one in violations(page)]
        for key in ("o", "Escape", "b"):
            press(page, key)
            found += [f"{scheme} {key} {one}" for one in violations(page)]
    assert found == []


def test_without_a_script_all_screens_stand_below_each_other(
    browser: Browser, base_url: str, browser_context_args: dict[str, Any]
) -> None:
    context = browser.new_context(**browser_context_args, java_script_enabled=False, viewport=BEAMER)
    page = context.new_page()
    page.route(re.compile(r"\.js$"), lambda route: route.abort())
    page.goto(base_url + BOARD)
    expect(page.get_by_role("heading", name="Moment 6 · vrijdag, tweede uur")).to_be_visible()
    expect(page.get_by_role("heading", name="Wie helpt je?")).to_be_visible()
    expect(page.get_by_role("navigation", name="Overzicht").get_by_role("link", name="Moment 3")).to_be_visible()
    question = page.locator(QUESTION)
    expect(question.get_by_text("Je appt Yara dat je het zag")).to_be_visible()
    expect(question.get_by_text("Antwoord en uitleg").first).to_be_visible()
    expect(question.get_by_text("Klopt")).to_be_hidden()
    expect(page.get_by_role("link", name="Hulp", exact=True)).to_be_visible()
    expect(page.get_by_role("spinbutton")).to_have_count(0)
    assert page.locator("button:visible").count() == 0
    context.close()


def test_the_board_works_from_a_disk(browser: Browser, site: Path, browser_context_args: dict[str, Any]) -> None:
    context = browser.new_context(**{**browser_context_args, "base_url": None}, viewport=BEAMER)
    page = context.new_page()
    page.goto((site / "mentor" / "jij-zag-het" / "bord" / "index.html").as_uri() + f"{QUESTION}.1")
    page.locator("input:visible").first.fill("14")
    press(page, "PageDown")
    page.reload()
    assert place(page) == f"{QUESTION}.2"
    assert shown_counts(page, QUESTION, "first") == ["14", "0", "0", "0"]
    context.close()


@pytest.mark.only_browser("chromium")
def test_other_lessons_on_the_board(page: Page, tmp_path: Path) -> None:
    """Every type of question, a lesson of two sessions, and one that is very sensitive."""
    page.set_viewport_size(BEAMER)
    page.goto(on_disk(tmp_path / "types.html", pages(tmp_path / "types", every_question())[BASE_BOARD]))
    assert [one for one in page.evaluate(MEASURE) if one[1] > 1 or one[2] > 0] == []
    for anchor in page.locator('[id^="vraag-"].ml-screen').evaluate_all("all => all.map(one => one.id)"):
        go(page, f"#{anchor}.4")
        assert violations(page) == []
    go(page, "#vraag-verhaal.4")
    page.get_by_role("link", name="Moment 2").click()
    assert place(page) == "#vraag-verhaal-moment-2"

    page.goto(on_disk(tmp_path / "two.html", pages(tmp_path / "two", two_sessions())[BASE_BOARD]))
    steps = page.get_by_role("list", name="Waar je bent in de les")
    expect(steps.get_by_role("listitem")).to_have_count(4)
    expect(page.get_by_role("timer")).to_be_hidden()
    go(page, "#fase-4")
    press(page, "PageDown")
    assert place(page) == "#les-2"
    expect(steps.get_by_role("listitem")).to_have_count(3)

    after = "\n/// gesprek | Nog een vraag\n1. Hoe ging het?\n///\n"
    page.goto(on_disk(tmp_path / "sensitive.html", pages(tmp_path / "sensitive", very_sensitive(after))[BASE_BOARD]))
    press(page, "3", "h")
    assert place(page) == "#hulp-slot"
    press(page, "End", "PageDown", "PageDown")
    assert place(page) == "#hulp-slot"
    expect(page.locator("#hulp-slot").get_by_text("De luisterlijn")).to_be_visible()
    expect(page.get_by_role("button", name="Volgende")).to_be_hidden()


def test_the_board_is_light(site: Path) -> None:
    files = ("assets/js/board.js", "assets/css/board.css")
    weight = sum(len(gzip.compress((site / name).read_bytes(), 9)) for name in files)
    assert weight <= 12 * 1024, weight
