"""Noting a lesson on its plan, and the page on which a team leader opens those notes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from axe import violations
from medialijn.sources.register import COLUMNS

pytestmark = pytest.mark.browser

HEAD = ";".join(COLUMNS)
PLAN, REGISTER = "/mentor/jij-zag-het/", "/teamleider/register/"
ROW = "2026-2027;1A;jij-zag-het;2026-11-05"


def file(name: str, text: str | bytes) -> FilePayload:
    return {"name": name, "mimeType": "text/csv", "buffer": text.encode() if isinstance(text, str) else text}


def saved(page: Page, button: str) -> str:
    """The file that a button hands to the reader; Playwright does not see what Debian's Firefox downloads."""
    browser = page.context.browser
    if browser is None or browser.browser_type.name != "firefox":
        with page.expect_download() as download:
            page.locator(button).click()
        return Path(download.value.path()).read_bytes().decode("utf-8")
    page.evaluate("URL.createObjectURL = blob => { window.filed = blob; return 'data:,'; }")
    page.locator(button).click()
    return bytes(page.evaluate("filed.arrayBuffer().then(buffer => [...new Uint8Array(buffer)])")).decode("utf-8")


def note(page: Page, name: str, day: str) -> None:
    page.get_by_label("Klas", exact=True).fill(name)
    page.get_by_label("Datum").fill(day)
    page.get_by_role("button", name="Noteer deze les").click()


def test_a_mentor_notes_a_lesson_saves_it_and_erases_it(watched: Page) -> None:
    watched.goto(PLAN)
    told = watched.locator("ml-taught [role=status]")
    note(watched, "1A", "2026-11-05")
    expect(told).to_have_text("Genoteerd.")
    note(watched, "1a", "2026-11-05")
    expect(told).to_have_text("Dat stond er al.")
    note(watched, "Juf Wilg!", "2026-11-05")
    expect(told).to_contain_text("zoals 1B")
    watched.goto("/mentor/mag-die-foto-online/")
    note(watched, "1B", "2026-11-06")
    lines = watched.locator("ml-taught li")
    everything = "Op dit apparaat staan 2 lessen genoteerd, van alle lesplannen samen."
    expect(lines).to_have_text(["Klas 1B had deze les op 6 november 2026.", everything])
    text = saved(watched, "ml-taught [data-save]")
    assert text == f"\ufeff{HEAD}\r\n{ROW}\r\n2026-2027;1B;mag-die-foto-online;2026-11-06\r\n"
    watched.once("dialog", lambda dialog: dialog.accept())
    watched.locator("ml-taught [data-erase]").click()
    expect(lines).to_have_count(0)
    assert watched.evaluate("Object.keys(localStorage).filter(key => key.endsWith(':gegeven'))") == []


def test_what_someone_put_in_the_storage_is_never_taken_for_a_note(page: Page, base_url: str) -> None:
    page.goto(base_url + PLAN)
    for text in ("null", "{", f"{HEAD}\n2026-2027;<b>;x;2026-11-05", "x" * 100_000):
        page.evaluate("text => window.medialijn.device.set('gegeven', text)", text)
        page.reload()
        expect(page.locator("ml-taught li")).to_have_count(0)
        expect(page.locator("ml-taught form")).to_be_visible()


def test_without_storage_the_note_says_that_it_is_not_kept(page: Page, base_url: str) -> None:
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('', 'SecurityError'); }")
    page.goto(base_url + PLAN)
    note(page, "1A", "2026-11-05")
    expect(page.locator("ml-taught [role=status]")).to_contain_text("Deze browser bewaart niets")
    assert saved(page, "ml-taught [data-save]").endswith(f"{ROW}\r\n")


def test_files_of_several_mentors_are_counted_once_and_hostile_ones_change_nothing(
    watched: Page, browser_name: str
) -> None:
    watched.set_viewport_size({"width": 320, "height": 800})
    watched.goto(REGISTER)
    fields = watched.get_by_label("Kies een of meer bestanden")
    good = file("anna.csv", f"\ufeff{HEAD}\r\n{ROW}\r\n2026-2027;2.b;weg;2026-11-05\r\n")
    other = file(
        "<b>bram</b>.csv",
        f"{HEAD}\n2026-2027;1a;jij-zag-het;5-11-2026\n2026-2027;1A;klassenapp-onze-regels;2026-10-01\n",
    )
    hostile = [
        file("groot.csv", b"x" * 2_000_001),
        file("plaatje.csv", bytes(range(256)) * 100),
        file("html.csv", f"{HEAD}\n2026-2027;<img src=x onerror=alert(1)>;jij-zag-het;2026-11-05\n"),
        file("miljoen.csv", f"{HEAD}\n" + ";;;\n" * 400_000),
    ]
    fields.set_input_files([good, *hostile])
    files = watched.locator("ml-register ul li")
    expect(files).to_have_count(5)
    assert files.all_inner_texts()[0] == "anna.csv 2 regels gelezen."
    assert [text.partition(" Niet gebruikt. ")[2][:7] for text in files.all_inner_texts()[1:]] == [
        "Het bes",
        "Regel 1",
        "Regel 2",
        "Regel 2",
    ]
    fields.set_input_files([other, good])
    expect(files).to_have_count(7)
    told = watched.locator("ml-register [role=status]")
    expect(told).to_have_text(
        "2 gegeven lessen geteld. 3 regels stonden er dubbel in en telden één keer. "
        "Deze lessen kent de site niet, ze tellen niet mee: weg."
    )
    row = watched.locator("ml-register tbody tr")
    expect(row).to_have_count(1)
    assert row.locator("th, td").all_inner_texts()[:4] == ["1A", "2026-2027", "2", "niet gepland"]
    watched.locator("ml-register summary").click()
    expect(watched.locator("ml-register dl").first).to_contain_text("gegeven op 5 november 2026")
    assert watched.locator("ml-register b b, ml-register img").count() == 0
    assert watched.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert saved(watched, "[data-save-rows]").splitlines()[1:] == [
        ROW,
        "2026-2027;2.b;weg;2026-11-05",
        "2026-2027;1A;klassenapp-onze-regels;2026-10-01",
    ]
    assert saved(watched, "[data-save]").startswith("\ufeffschool_year;class;article;title;given;planned;parts\r\n")
    if browser_name == "chromium":
        assert violations(watched) == []


def test_the_register_works_from_a_file(page: Page, site: Path) -> None:
    page.goto((site / "teamleider" / "register" / "index.html").as_uri())
    page.get_by_label("Kies een of meer bestanden").set_input_files([file("a.csv", f"{HEAD}\n{ROW}\n")])
    expect(page.locator("ml-register tbody tr")).to_have_count(1)
    page.goto((site / "mentor" / "jij-zag-het" / "index.html").as_uri())
    note(page, "1A", "2026-11-05")
    assert saved(page, "ml-taught [data-save]").endswith(f"{ROW}\r\n")
    expect(page.locator("ml-taught li").last).to_contain_text("bewaren dan elke pagina apart")
