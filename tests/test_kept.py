"""What a pupil did, on the pages that show it: whose work it is, progress with its file, and repetition."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from answer_sets import right_answer, wrong_answer
from axe import violations
from medialijn.results import marking_key
from medialijn.sources.loading import load
from player_hands import by_mouse
from project import BUILD_DAY, ROOT

pytestmark = pytest.mark.browser

TODAY = 20778  # the day of the build, counted from 1970
PREFIX = "medialijn:medialijn:quiz:"
PHOTO, KEYS = "mag-die-foto-online", "sleutels-van-je-account"
QUIZ = f"/lessen/{PHOTO}/quiz/"
WIPED = "Gewist: al je antwoorden, je scores, wat je zou herhalen en de plek waar je was."


def record(**changes: Any) -> dict[str, Any]:
    """What is kept of a question that was missed and is due today."""
    return {"a": None, "f": "0123456789", "e": 0, "d": TODAY, "b": 0, "w": TODAY} | changes


def put(page: Page, quiz: str, records: dict[str, Any], scores: dict[str, Any] | None = None) -> None:
    """Keep these records on the device."""
    state = {"v": 1, "x": 99999, "q": records, "s": scores or {}}
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [PREFIX + quiz, json.dumps(state)])


def records(page: Page, quiz: str) -> dict[str, Any]:
    """What is kept of a quiz."""
    text = page.evaluate("key => localStorage.getItem(key)", PREFIX + quiz)
    return json.loads(text)["q"] if text else {}


def at_today(page: Page) -> None:
    """It is the day of the build."""
    page.clock.set_fixed_time(TODAY * 86400)


def ids(quiz: str) -> dict[str, Any]:
    """The questions of a quiz by id."""
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    return {question.id: question for question in catalogue.quizzes[quiz].questions}


def test_a_visit_starts_with_whose_work_it_is_and_a_wipe_is_one_key_away(watched: Page) -> None:
    """A pupil who starts with an empty device is not asked; the next visit is, on whatever page it starts."""
    watched.goto(QUIZ)
    expect(watched.get_by_role("heading", name="Op dit apparaat staan antwoorden")).to_be_hidden()
    by_mouse(watched, "vraag-geen-antwoord", "wachten")
    watched.locator('#vraag-geen-antwoord [data-do="check"]').click()
    watched.goto("/leerling/")
    asked = watched.get_by_role("heading", name="Op dit apparaat staan antwoorden")
    expect(asked).to_be_hidden()
    for address in ("/leerling/", f"/lessen/{PHOTO}/", "/mijn-voortgang/", "/herhalen/", QUIZ):
        watched.evaluate("sessionStorage.clear()")
        watched.goto(address)
        expect(asked).to_be_visible()
    watched.evaluate("sessionStorage.clear()")
    watched.goto("/leerling/")
    goes_on = watched.get_by_role("heading", name="Hier was je gebleven")
    expect(goes_on).to_be_hidden()  # one question at a time
    watched.get_by_role("button", name="Verder").click()
    expect(goes_on).to_be_visible()
    watched.evaluate("sessionStorage.clear()")
    watched.goto(QUIZ)
    watched.get_by_role("button", name="Verder").press("Enter")
    expect(asked).to_be_hidden()
    watched.reload()
    expect(asked).to_be_hidden()
    assert records(watched, PHOTO) != {}
    watched.evaluate("sessionStorage.clear()")
    watched.reload()
    watched.get_by_role("button", name="Nieuwe leerling: wis alles").press("Enter")
    expect(watched.get_by_text(WIPED)).to_be_focused()
    assert records(watched, PHOTO) == {}
    expect(watched.locator("fieldset input:checked")).to_have_count(0)
    watched.get_by_role("button", name="Zet terug").first.press("Enter")
    expect(watched.get_by_text("Alles staat weer terug.")).to_be_visible()
    expect(watched.locator("#vraag-geen-antwoord input:checked")).to_have_count(1)
    watched.get_by_role("button", name="Wis alles", exact=True).press("Enter")
    expect(watched.get_by_text(WIPED)).to_be_focused()
    kept = watched.evaluate("Object.keys(localStorage).filter(key => key.startsWith('medialijn:'))")
    assert kept == []


def test_progress_goes_to_a_file_and_comes_back_without_losing_what_is_newer(
    watched: Page, tmp_path: Path, browser_name: str
) -> None:
    at_today(watched)
    watched.goto("/mijn-voortgang/")
    expect(watched.get_by_text("Je hebt nog geen quiz gemaakt op dit apparaat.")).to_be_visible()
    old = record(a="wachten", d=TODAY - 3, b=4)
    put(watched, PHOTO, {"geen-antwoord": old, "handtekening": record()}, {"20775": {"e": 6, "d": TODAY - 3, "n": 11}})
    watched.reload()
    row = watched.locator(f'[data-quiz="{PHOTO}"]')
    expect(row).to_contain_text("18 november: 6 van de 11 vragen meteen goed.")
    expect(row).to_contain_text("1 vraag komt terug bij Herhalen.")
    file = filed(watched, tmp_path, browser_name)
    assert json.loads(file.read_text("utf-8"))["medialijn"] == "medialijn"
    newer = record(a="posten", d=TODAY, b=4)
    put(watched, PHOTO, {"geen-antwoord": newer})
    take(watched, file, "Ingelezen: 1 quiz. Wat hier nieuwer was, is blijven staan.")
    assert records(watched, PHOTO) == {"geen-antwoord": newer, "handtekening": record()}
    expect(row).to_contain_text("6 van de 11")
    watched.get_by_role("button", name="Wis alles", exact=True).click()
    expect(row).to_be_hidden()


def filed(page: Page, folder: Path, browser_name: str) -> Path:
    """The file that the page offers; Debian's Firefox tells no test of a download, so there its content is caught."""
    file = folder / "voortgang.json"
    button = page.get_by_role("button", name="Bewaar in een bestand")
    if browser_name != "firefox":
        with page.expect_download() as download:
            button.click()
        download.value.save_as(file)
        return file
    page.evaluate("URL.createObjectURL = blob => { window.filed = blob; return 'data:,'; }")
    button.click()
    file.write_text(page.evaluate("filed.text()"), "utf-8")
    return file


def take(page: Page, file: Path, told: str) -> None:
    """Let the page read a file, and see what it says of it."""
    page.get_by_label("Lees een bestand in").set_input_files(file)
    expect(page.locator("[data-taken]")).to_have_text(told)


def test_a_hostile_file_changes_nothing_that_is_here(watched: Page, tmp_path: Path) -> None:
    at_today(watched)
    watched.goto("/mijn-voortgang/")
    mine = {"geen-antwoord": record(a="wachten")}
    put(watched, PHOTO, mine)
    none = "Dit is geen bestand met voortgang van deze site. Er is niets veranderd."
    file = tmp_path / "vreemd.json"
    for text in ("", "[]", "null", "{", '{"medialijn":"ander","quizzes":{}}', '{"medialijn":"medialijn","quizzes":7}'):
        file.write_text(text, "utf-8")
        take(watched, file, none)
    file.write_text(" " * 1_000_001, "utf-8")
    take(watched, file, "Dit bestand is te groot. Er is niets veranderd.")
    assert records(watched, PHOTO) == mine
    later = record(a="posten", d=99999, w=99999)
    state = {"v": 1, "x": 99999, "q": {"geen-antwoord": later, "vreemd": record(), "handtekening": {"a": 7}}, "s": {}}
    text = json.dumps({"medialijn": "medialijn", "quizzes": {"constructor": state, PHOTO: state}})
    file.write_text(text.replace('"constructor"', '"__proto__":{"v":1},"constructor"'), "utf-8")
    take(
        watched,
        file,
        "Ingelezen: 1 quiz. Wat hier nieuwer was, is blijven staan. "
        "3 quizzes of vragen uit het bestand staan niet op deze site. Die zijn overgeslagen. "
        "Een deel van het bestand is beschadigd. Dat is overgeslagen.",
    )
    assert records(watched, PHOTO) == mine


def shown(page: Page) -> list[str]:
    """The ids of the questions to repeat, in their order."""
    return list(page.locator("ml-question").evaluate_all("all => all.map(one => one.id)"))


def mark(page: Page, anchor: str, answer: Any) -> Locator:
    """Answer a question to repeat."""
    page.evaluate("anchor => { location.hash = anchor; }", anchor)
    by_mouse(page, anchor, answer)
    page.locator(f'#{anchor} [data-do="check"]').click()
    return page.locator(f"#{anchor} .ml-fb h2")


def test_missed_questions_come_back_mixed_at_most_ten_and_move_with_the_answer(watched: Page) -> None:
    at_today(watched)
    loaded: list[str] = []
    watched.on("request", lambda request: loaded.append(request.url))
    watched.goto("/herhalen/")
    expect(watched.get_by_text("Er staat niets klaar om te herhalen.")).to_be_visible()
    assert [url for url in loaded if "/data/quiz/" in url] == []
    photo, keys = ids(PHOTO), ids(KEYS)
    due = [name for name, one in photo.items() if one.type not in ("poll", "scenario", "open")][:10]
    put(watched, PHOTO, {name: record() for name in due})
    other = next(name for name, one in keys.items() if one.type == "choice")
    put(watched, KEYS, {other: record(b=3, w=TODAY - 2), "bestaat-niet": record()})
    watched.reload()
    expect(watched.get_by_text("1 vraag staat niet meer op deze site.")).to_be_visible()
    asked = shown(watched)
    assert len(asked) == 9, "ten at most, of which one is gone"
    assert f"vraag-{KEYS}--{other}" in asked[:2], "mixed over the lessons, longest waiting first"
    spot = f"vraag-{PHOTO}--waaraan-herken-je-iemand"
    assert spot in asked
    watched.evaluate("anchor => { location.hash = anchor; }", spot)
    assert watched.locator(f"#{spot} img").evaluate("image => image.decode().then(() => image.naturalWidth > 0)")
    expect(mark(watched, spot, right_answer(marking_key(photo["waaraan-herken-je-iemand"])))).to_have_text("Klopt")
    wrong = f"vraag-{PHOTO}--geen-antwoord"
    expect(mark(watched, wrong, wrong_answer(marking_key(photo["geen-antwoord"])))).to_have_text("Nog niet")
    last = f"vraag-{KEYS}--{other}"
    expect(mark(watched, last, right_answer(marking_key(keys[other])))).to_have_text("Klopt")
    stopped = next(name for name in due if f"vraag-{PHOTO}--{name}" in asked and name == "handtekening")
    watched.evaluate("anchor => { location.hash = anchor; }", f"vraag-{PHOTO}--{stopped}")
    watched.locator(f"#vraag-{PHOTO}--{stopped}").get_by_role("button", name="Herhaal deze vraag niet meer").click()
    expect(watched.get_by_text("Gestopt. Die vraag komt niet meer terug.")).to_be_visible()
    now = records(watched, PHOTO)
    assert [now[name]["b"] for name in ("waaraan-herken-je-iemand", "geen-antwoord", stopped)] == [1, 0, 5]
    assert now["waaraan-herken-je-iemand"]["w"] == TODAY + 3
    assert now["geen-antwoord"]["w"] == TODAY + 1
    assert records(watched, KEYS)[other]["b"] == 4
    watched.evaluate("location.hash = 'uitslag'")
    expect(watched.locator("#uitslag h2")).to_contain_text("Je had 2 van de 9 vragen meteen goed")
    watched.get_by_role("button", name="Stop met herhalen").click()
    expect(watched.get_by_text("Gestopt. Deze vragen komen niet meer terug.")).to_be_visible()
    put(watched, PHOTO, {"handtekening": record(b=2, w=TODAY + 3)})
    watched.goto("/leerling/")
    watched.goto("/herhalen/")
    expect(watched.get_by_text("De volgende vraag komt op 24 november.")).to_be_visible()


def test_repetition_without_its_questions_says_so(page: Page, base_url: str) -> None:
    at_today(page)
    page.route("**/data/quiz/**", lambda route: route.abort())
    page.goto(f"{base_url}/herhalen/")
    put(page, PHOTO, {"handtekening": record()})
    page.reload()
    expect(page.get_by_text("Niet alle vragen konden worden geladen.")).to_be_visible()
    assert records(page, PHOTO)["handtekening"]["b"] == 0


def test_from_a_folder_it_works_or_says_what_does_not(
    page: Page, site: Path, browser_name: str, tmp_path: Path
) -> None:
    """Chromium keeps one storage for all pages of a folder; Firefox keeps one for each, and the file is the way."""
    at_today(page)
    page.goto((site / "lessen" / PHOTO / "quiz" / "index.html").as_uri())
    note = page.get_by_text("In Firefox, uit een map, houdt elke pagina haar eigen antwoorden.")
    put(page, PHOTO, {"waaraan-herken-je-iemand": record()})
    file = filed(page, tmp_path, browser_name)
    page.goto((site / "mijn-voortgang" / "index.html").as_uri())
    if browser_name == "firefox":
        expect(note).to_be_visible()
        take(page, file, "Ingelezen: 1 quiz.")
    else:
        expect(note).to_be_hidden()
    expect(page.locator(f'[data-quiz="{PHOTO}"]')).to_contain_text("1 vraag komt terug bij Herhalen.")
    page.goto((site / "herhalen" / "index.html").as_uri())
    put(page, PHOTO, {"waaraan-herken-je-iemand": record()})
    page.reload()
    image = page.locator(f"#vraag-{PHOTO}--waaraan-herken-je-iemand img")
    expect(image).to_be_visible()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth > 0)")


@pytest.mark.only_browser("chromium")
@pytest.mark.parametrize(("width", "scheme"), [(320, "light"), (1280, "dark")])
def test_axe_finds_nothing_and_nothing_is_wider_than_the_screen(
    page: Page, base_url: str, width: int, scheme: Any
) -> None:
    at_today(page)
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{base_url}/privacy/")
    put(
        page,
        PHOTO,
        {"waaraan-herken-je-iemand": record(), "handtekening": record()},
        {"20778": {"e": 6, "d": TODAY, "n": 11}},
    )
    for address in ("/privacy/", "/mijn-voortgang/", "/herhalen/", "/leerling/", QUIZ):
        page.evaluate("sessionStorage.clear()")
        page.goto(base_url + address)
        expect(page.get_by_role("button", name="Nieuwe leerling: wis alles")).to_be_visible()
        assert violations(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        heights = page.locator("[data-keep-box] button:visible").evaluate_all("all => all.map(one => one.offsetHeight)")
        assert [height for height in heights if height < 44] == []
    page.goto(f"{base_url}/mijn-voortgang/")
    page.get_by_role("button", name="Wis alles", exact=True).click()
    assert violations(page) == []
