"""The site's own search: its data, its ranking, and its page in real browsers."""

from __future__ import annotations

import json
import os
import re
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page, expect

from axe import violations
from case_files import BASE
from medialijn.coverage import cover
from medialijn.pages import addresses, data_scripts, generate
from medialijn.pages.search_index import families, words
from medialijn.sources.loading import load
from project import BUILD_DAY, ROOT

HERE = Path(__file__).parent / "search"
VECTORS = json.loads((HERE / "vectors.json").read_text("utf-8"))
QUERIES = yaml.safe_load((ROOT / "benchmarks" / "search_queries.yml").read_text("utf-8"))
RANKING = ROOT / "docs" / "assets" / "js" / "search" / "ranking.js"
GOAL = 36
PAGE = "/zoeken/"


@cache
def data_script(project: Path) -> str:
    """The data script of a project's search."""
    catalogue = load(project, BUILD_DAY).catalogue
    assert catalogue is not None
    return data_scripts(generate(catalogue, cover(catalogue, BUILD_DAY)))[addresses.SEARCH_DATA]


@cache
def texts(project: Path) -> dict[str, Any]:
    """What that script holds."""
    return dict(json.loads(data_script(project).partition(".texts=")[2].rstrip(";\n")))


def found(page: Page, data: dict[str, Any], queries: list[str]) -> list[list[str]]:
    """The addresses that the browser finds for each query."""
    page.goto("about:blank")
    page.evaluate(RANKING.read_text("utf-8"))
    script = """([data, queries]) => {
      const index = medialijn.ranking.indexOf(data);
      return queries.map(query => medialijn.ranking.search(index, query).map(result => result.entry[1]));
    }"""
    return list(page.evaluate(script, [data, queries]))


def test_the_data_of_the_small_project_is_what_it_was() -> None:
    """One entry or family a line, so that a difference can be read."""
    data = texts(BASE)
    lines = "\n".join(json.dumps(line, ensure_ascii=False) for line in (*data["entries"], *data["families"])) + "\n"
    golden = HERE / "base.txt"
    if os.environ.get("MEDIALIJN_UPDATE_CASES"):
        golden.write_text(lines, "utf-8", newline="")
    assert golden.read_text("utf-8") == lines


def test_only_pages_for_people_can_be_found() -> None:
    """Articles, terms, laws, goals and help at their own spot; no plan, board, worksheet, quiz or table of messages."""
    places = [entry[1] for entry in texts(ROOT)["entries"]]
    assert len(places) == len(set(places))
    assert {"lessen/jij-zag-het/", "protocol/ichthus/#com-4", "begrippen/#bron", "hulp/#kindertelefoon"} <= set(places)
    pages = {place.partition("#")[0] for place in places}
    wanted = r"lessen/[^/]+/|protocol/([^/]+/)?|(leerling|mentor|team|ouders|begrippen|wetten|doelen|hulp)/"
    wanted += "|(mijn-voortgang|herhalen|privacy)/"
    assert [page for page in pages if not re.fullmatch(wanted, page)] == []


def test_no_answer_of_a_quiz_can_be_found() -> None:
    catalogue = load(ROOT, BUILD_DAY).catalogue
    assert catalogue is not None
    answers = re.findall(r"feedback='([^'\\]{30,})'", repr(catalogue.quizzes))
    assert len(answers) > 50
    script = data_script(ROOT)
    assert [answer for answer in answers if answer in script] == []


def test_forms_of_a_word_are_one_family() -> None:
    together = "bron bronnen|foto foto's|gepest pest pesten|school scholen|gehackt hacken|wachtwoord wachtwoorden"
    for family in together.split("|"):
        assert any(set(family.split()) <= set(line.split()) for line in families(set(family.split()))), family
    assert list(families(["bal", "balie", "school", "schoot"])) == []


@pytest.mark.browser
def test_the_browser_splits_texts_into_the_same_words(page: Page) -> None:
    """Otherwise a family names words that the browser never sees."""
    given = [text for entry in texts(ROOT)["entries"] for text in entry]
    given.append("ideeën coöperatie ’s Foto’s ÉÉN œuvre İstanbul ﬁn 👍🏽 a1")
    page.goto("about:blank")
    page.evaluate(RANKING.read_text("utf-8"))
    assert page.evaluate("texts => texts.map(medialijn.ranking.wordsOf)", given) == [words(text) for text in given]


@pytest.mark.browser
def test_a_query_finds_what_the_vector_says(page: Page) -> None:
    answers = found(page, VECTORS, [vector["query"] for vector in VECTORS["queries"]])
    wrong = [
        (vector["what"], answer)
        for vector, answer in zip(VECTORS["queries"], answers, strict=True)
        if answer != vector["found"]
    ]
    assert wrong == []


@pytest.mark.browser
def test_the_first_five_serve_the_queries_of_people(page: Page) -> None:
    queries = {query: places for part in QUERIES.values() for query, places in part.items()}
    assert len(queries) == 40
    answers = found(page, texts(ROOT), list(queries))
    served = [
        query
        for (query, places), answer in zip(queries.items(), answers, strict=True)
        if {*answer[:5], *(place.partition("#")[0] for place in answer[:5])} & {*places}
    ]
    assert len(served) >= GOAL, sorted(set(queries) - set(served))


@pytest.mark.browser
def test_a_passage_shows_the_words_and_marks_them(page: Page) -> None:
    page.goto("about:blank")
    page.evaluate(RANKING.read_text("utf-8"))
    text = "Woorden vooraf. " * 30 + "Hier staat een privébericht over de klas. " + "En nog wat erna. " * 30
    script = """text => {
      const {passage, pieces} = medialijn.ranking, words = new Set(["privebericht", "klas"]);
      const line = passage(text, words);
      return [line, pieces(line, words)];
    }"""
    line, pieces = page.evaluate(script, text)
    assert line.startswith("… ")
    assert line.endswith(" …")
    assert len(line) < 180
    assert "".join(piece["text"] for piece in pieces) == line
    assert [piece["text"] for piece in pieces if piece["isFound"]] == ["privébericht", "klas"]


@pytest.mark.browser
def test_search_goes_by_keyboard(watched: Page) -> None:
    watched.goto("/")
    watched.get_by_role("link", name="Zoeken", exact=True).press("Enter")
    expect(watched.get_by_label("Waar zoek je naar?")).to_be_focused()
    watched.keyboard.type("bondgenoot")
    expect(watched.get_by_role("status")).to_have_text(re.compile(r"^\d+ resultaten$"))
    links = watched.locator(".ml-search__results a")
    assert "lessen/jij-zag-het/" in " ".join(links.evaluate_all("links => links.map(a => a.href)"))
    assert watched.locator(".ml-search__results mark").first.text_content() == "bondgenoot"
    expect(watched).to_have_url(re.compile("#bondgenoot$"))
    watched.keyboard.press("Tab")
    expect(links.first).to_be_focused()
    watched.keyboard.press("Enter")
    expect(watched).to_have_url(re.compile("/begrippen/#bondgenoot$"))


@pytest.mark.browser
@pytest.mark.only_browser("chromium")  # Playwright waits forever for a page that Debian's Firefox kept
def test_going_back_shows_the_same_results(watched: Page) -> None:
    watched.goto(PAGE)
    watched.get_by_label("Waar zoek je naar?").fill("foto's")
    watched.locator(".ml-search__results a").first.click()
    expect(watched.locator("ml-search")).to_have_count(0)
    watched.go_back()
    expect(watched.get_by_label("Waar zoek je naar?")).to_have_value("foto's")
    expect(watched.locator(".ml-search__results a").first).to_be_visible()


@pytest.mark.browser
def test_who_finds_nothing_gets_advice_and_ways_on(watched: Page) -> None:
    watched.goto(f"{PAGE}#xyzzyx")
    expect(watched.get_by_role("status")).to_have_text("Niets gevonden.")
    expect(watched.locator("#inhoud").get_by_role("link", name="Begrippen")).to_be_visible()
    watched.get_by_label("Waar zoek je naar?").fill("")
    expect(watched.get_by_role("status")).to_have_text("")
    expect(watched.locator("#inhoud").get_by_role("link", name="Begrippen")).to_be_hidden()


@pytest.mark.only_browser("chromium")
@pytest.mark.browser
@pytest.mark.parametrize(
    "query", ["<img src=x onerror=alert(1)> bron", "bron%\"'><script>alert(1)</script>", "{count} bron"]
)
def test_a_hostile_query_stays_text(watched: Page, query: str) -> None:
    watched.goto(PAGE)
    watched.get_by_label("Waar zoek je naar?").fill(query)
    watched.reload()
    expect(watched.get_by_label("Waar zoek je naar?")).to_have_value(query)
    expect(watched.locator(".ml-search__results a").first).to_be_visible()
    assert watched.locator("ml-search :is(img, script)").count() == 0


@pytest.mark.browser
def test_an_address_that_can_not_be_decoded_searches_for_nothing(watched: Page) -> None:
    watched.goto(f"{PAGE}#%E0%A4%A")
    expect(watched.get_by_label("Waar zoek je naar?")).to_have_value("")


@pytest.mark.browser
def test_search_works_from_a_folder(page: Page, site: Path) -> None:
    page.goto(f"{(site / 'zoeken' / 'index.html').as_uri()}#bron")
    first = page.locator(".ml-search__results a").first
    expect(first).to_have_attribute("href", re.compile(r"/begrippen/index\.html#bron$"))
    first.click()
    expect(page.locator("#bron")).to_be_in_viewport()


@pytest.mark.browser
@pytest.mark.only_browser("chromium")  # Playwright can not switch scripts off in Debian's Firefox
def test_without_scripts_the_page_says_where_everything_is(browser: Any, base_url: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(base_url + PAGE)
    expect(page.get_by_text("Zoeken werkt alleen met JavaScript")).to_be_visible()
    expect(page.locator("#zoekwoorden")).to_be_hidden()
    context.close()


@pytest.mark.only_browser("chromium")
@pytest.mark.browser
@pytest.mark.parametrize("query", ["foto's", "xyzzyx"])
def test_axe_finds_nothing_on_the_page_with_results(page: Page, base_url: str, query: str) -> None:
    for width, scheme in ((320, "light"), (1280, "dark")):
        page.set_viewport_size({"width": width, "height": 800})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.goto("about:blank")
        page.goto(f"{base_url}{PAGE}#{query}")
        expect(page.get_by_role("status")).not_to_be_empty()
        assert violations(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
