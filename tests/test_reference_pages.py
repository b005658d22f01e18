"""The pages to look something up on: goals, laws, protocols beside each other; and that readers can reach all pages.

Most tests take the facts of the project with three lessons only, so that a new lesson changes nothing here.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

import pytest

from medialijn.coverage import cover
from medialijn.pages import Page, addresses, generate
from medialijn.pages.citations import Citation, citations
from medialijn.sources.catalogue import Catalogue
from project import BUILD_DAY
from test_same_as import catalogue_of, wilg


def made(catalogue: Catalogue) -> Mapping[str, Page]:
    """The pages of a catalogue."""
    return generate(catalogue, cover(catalogue, BUILD_DAY))


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The facts and protocols of the project, with three lessons."""
    return catalogue_of(wilg(tmp_path_factory.mktemp("facts"), active="ichthus, vivente"))


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> Mapping[str, Page]:
    """The pages that come of it."""
    return made(catalogue)


def entry(html: str, anchor: str) -> str:
    """What stands on the page from this anchor to the next entry."""
    start = html.index(f'id="{anchor}"')
    end = re.search(r'<li id="|<section class="ml-law"|</section>', html[start + 1 :])
    return html[start : start + 1 + end.start()] if end else html[start:]


def test_every_goal_has_an_anchor_its_words_and_the_lessons_that_name_it(
    catalogue: Catalogue, pages: Mapping[str, Page]
) -> None:
    html = pages["doelen/index.md"].html
    for goal in catalogue.reference.goals.values():
        shown = entry(html, addresses.goal(goal.id).partition("#")[2])
        assert goal.summary in unescape(shown), goal.id
        lessons = [one for one in catalogue.current_lessons() if goal.id in (*one.meta.goals, *one.meta.extends)]
        assert sorted(re.findall(r'href="\.\./mentor/([^/]*)/"', shown)) == sorted(one.id for one in lessons)


def test_every_section_of_goals_says_how_official_it_is_from_when_and_where_it_stands(
    catalogue: Catalogue, pages: Mapping[str, Page]
) -> None:
    sections = re.findall(r'<section class="ml-gap".*?</section>', pages["doelen/index.md"].html, re.DOTALL)
    goals = catalogue.reference.goals.values()
    curriculum = [section for section in sections if "kerndoelen-" in section]
    assert len(curriculum) == len({(goal.sector, goal.subject) for goal in goals})
    for section in curriculum:
        assert '<span class="ml-badge">definitief concept</span>' in section
        assert "Uitgave 2026.52, nagekeken in november 2026" in section
        assert 'href="https://opendata.slo.nl/curriculum/"' in section
        assert 'href="https://github.com/slonl/curriculum-fo"' in section
    assert [re.search(r'id="([a-z0-9-]*)"', section) for section in sections if "Nagekeken in" in section]


def test_goals_are_in_the_order_of_their_numbers(pages: Mapping[str, Page]) -> None:
    anchors = re.findall(r'<li id="((?:vo|po)-[^"]*)"', pages["doelen/index.md"].html)
    for prefix in ("vo-23b-", "po-24a-"):
        numbers = [int(one.removeprefix(prefix)) for one in anchors if re.fullmatch(rf"{prefix}\d+", one)]
        assert numbers == sorted(numbers)
        assert len(numbers) > 1


def test_the_sector_of_the_first_active_protocol_comes_first(pages: Mapping[str, Page]) -> None:
    headings = re.findall(r"<h2[^>]*>([^<]*)</h2>", pages["doelen/index.md"].html)
    assert headings[:2] == ["Digitale geletterdheid, voortgezet onderwijs", "Burgerschap, voortgezet onderwijs"]


def test_the_frameworks_stand_with_the_goals(catalogue: Catalogue, pages: Mapping[str, Page]) -> None:
    html = pages["doelen/index.md"].html
    assert len(catalogue.reference.competences) == 8
    for address in (
        *map(addresses.competence, catalogue.reference.competences),
        *map(addresses.digcomp, catalogue.reference.digcomp),
    ):
        assert f'id="{address.partition("#")[2]}"' in html
    assert "mentor/jij-zag-het/" in entry(html, "competentie-verbinden")
    assert "mentor/jij-zag-het/" in entry(html, "digcomp-2-5")


def test_a_lesson_that_builds_on_a_goal_is_told_apart(tmp_path: Path) -> None:
    project = wilg(tmp_path, active="ichthus")
    for other in ("foto-vragen", "foto-vragen-po"):
        (project / f"lessons/vo-1/{other}.md").unlink()
    lesson = project / "lessons/vo-1/jij-zag-het.md"
    text = lesson.read_text("utf-8")
    text = text.replace("goals: [VO-23B-1, VO-23A-5, VO-BU-18A]", "goals: [VO-23B-1]")
    lesson.write_text(text.replace("extends: []", "extends: [VO-23A-5]"), "utf-8")
    catalogue = catalogue_of(project)
    html = made(catalogue)["doelen/index.md"].html
    assert "Bouwt hierop voort:" in entry(html, "vo-23a-5")
    assert "Bouwt hierop voort:" not in entry(html, "vo-23b-1")
    named = {goal for one in catalogue.lessons.values() for goal in (*one.meta.goals, *one.meta.extends)}
    idle = catalogue.reference.goals.keys() - named
    assert idle
    assert [goal for goal in idle if f'id="{goal.lower()}" data-find class="is-idle"' not in html] == []


def test_every_law_shows_its_sentence_article_month_certainty_and_source(
    catalogue: Catalogue, pages: Mapping[str, Page]
) -> None:
    html = pages["wetten/index.md"].html
    assert "Dit is uitleg, geen juridisch advies." in html
    words = {"zeker": "Zeker", "waarschijnlijk": "Waarschijnlijk"}
    for law in catalogue.reference.laws.values():
        shown = unescape(entry(html, law.id))
        assert law.text.strip() in shown, law.id
        assert f"{law.law}, artikel {law.article}. Stand: " in shown
        assert f"</svg>{words[law.certainty]}</span>" in shown
        for source in citations(law.source):
            assert source.text in shown
            assert f'href="{source.href}"' in shown


def test_a_law_names_the_lessons_that_quote_it_and_leads_to_the_page_that_shows_it(pages: Mapping[str, Page]) -> None:
    """What only a teacher's note quotes is on the mentor's page."""
    html = pages["wetten/index.md"].html
    assert 'href="../lessen/jij-zag-het/"' in entry(html, "sociale-veiligheid")
    assert 'href="../mentor/jij-zag-het/"' in entry(html, "meld-overleg-aangifteplicht")


def test_wherever_a_law_is_quoted_its_certainty_shows(pages: Mapping[str, Page]) -> None:
    blocks = [block for page in pages.values() for block in page.html.split('<div class="ml-legal">')[1:]]
    assert len(blocks) > 3
    for block in blocks:
        origin = block.partition('<p class="ml-article__src">')[2].partition("</p>")[0]
        assert re.search(r"Stand: \w+ \d+\. Dit is (zeker|waarschijnlijk zo)\. Dit is uitleg, geen juridisch", origin)
        assert "wetten/#" in origin


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("Een boek (2020)", [Citation("Een boek (2020)")]),
        ("SLO, https://slo.example/a?b=c", [Citation("SLO", "https://slo.example/a?b=c")]),
        ("SLO (26 juni 2026), https://slo.example; Wet, https://wet.example/1", [
            Citation("SLO (26 juni 2026)", "https://slo.example"), Citation("Wet", "https://wet.example/1")]),
        ("https://wet.example/artikel/1", [Citation("wet.example", "https://wet.example/artikel/1")]),
    ],
)  # fmt: skip
def test_a_source_becomes_names_with_their_addresses(source: str, expected: list[Citation]) -> None:
    assert list(citations(source)) == expected


def column(html: str, heading: str) -> str:
    """The part of the comparison below a heading of the third level, up to the next."""
    return re.split(r"<h[23]", html.partition(f">{heading}")[2])[0]


def test_the_comparison_tells_what_only_one_protocol_has(pages: Mapping[str, Page]) -> None:
    html = pages["protocol/vergelijk/index.md"].html
    only_ichthus = re.findall(r'<span class="ml-id">([^<]*)</span>', column(html, "Alleen in Ichthus College"))
    only_vivente = re.findall(r'<span class="ml-id">([^<]*)</span>', column(html, "Alleen in Vivente"))
    assert only_ichthus == ["PROF-1", "PROF-2", "CUR-1"]
    assert {"A-4", "A-9", "CON-4"} <= set(only_vivente)
    assert not {"A-5", "A-10", "INL-1"} & set(only_vivente)


def test_the_comparison_shows_every_article_once_under_its_theme(
    catalogue: Catalogue, pages: Mapping[str, Page]
) -> None:
    """A context article is marked, and never said to be lacking elsewhere; a proposal shows in both directions."""
    themes = pages["protocol/vergelijk/index.md"].html.partition('id="themas"')[2]
    for protocol in catalogue.active():
        for article in protocol.articles.values():
            link = f'href="../{protocol.id}/#{addresses.anchor(article.id)}"'
            rows = [row for row in re.findall(r"<li>.*?</li>", themes, re.DOTALL) if row.count(link) and "ml-id" in row]
            own = [row for row in rows if f'<span class="ml-id">{article.id}</span> <div><a {link}' in row]
            assert len(own) == 1, (protocol.id, article.id)
            assert article.need
            assert ("Achtergrond" in own[0]) == article.need.context
            assert not (article.need.context and "Staat niet in" in own[0])
    assert 'Lijkt op <a href="../vivente/#a-5">Vivente A-5</a>' in themes
    assert 'Lijkt op <a href="../ichthus/#prof-4">Ichthus College PROF-4</a>' in themes
    assert "Ichthus College heeft bij dit thema geen artikel." not in themes


def test_confirmed_proposed_and_lacking_are_told_apart_between_three_protocols(tmp_path: Path) -> None:
    html = made(catalogue_of(wilg(tmp_path, active="wilg, ichthus, vivente")))["protocol/vergelijk/index.md"].html
    themes = html.partition('id="themas"')[2]

    def row(article: str, protocol: str = "wilg") -> str:
        rows: list[str] = re.findall(r"<li>.*?</li>", themes, re.DOTALL)
        return next(one for one in rows if f'<div><a href="../{protocol}/#{article}">' in one)

    assert "Zegt hetzelfde als <a" in row("r-2")
    assert "Ichthus College COM-4 (pesten)" in row("r-2")
    assert "Staat niet in" not in row("r-2")
    assert "De Wilg R-3 (hoe het verder gaat)" in row("noot-2", "ichthus")
    assert "Zegt hetzelfde als" in row("b-2")
    assert 'Lijkt op <a href="../vivente/#a-2">Vivente A-2</a>' in row("b-2")
    assert "Staat niet in Vivente" in row("b-1")
    assert "Staat niet in Ichthus College of Vivente" in row("s-2")
    assert re.findall(r'ml-id">([^<]*)', column(html, "Alleen in De Wilg")) == ["S-2"]
    assert "De brugklas" in themes
    assert "Vivente heeft bij dit thema geen artikel." in themes


def test_with_one_active_protocol_the_comparison_says_what_to_do(tmp_path: Path) -> None:
    html = made(catalogue_of(wilg(tmp_path)))["protocol/vergelijk/index.md"].html
    assert "Op deze site telt één protocol mee" in html
    assert "active: [ichthus, vivente, wilg]" in html
    assert "Dit staat al op de site om na te lezen: Ichthus College, Vivente." in html
    assert "Alleen in" not in html
    assert "Staat niet in" not in html


def test_the_protocols_lead_to_the_comparison(pages: Mapping[str, Page]) -> None:
    assert 'href="vergelijk/"' in pages["protocol/index.md"].html
    for identifier, other in (("ichthus", "Vivente"), ("vivente", "Ichthus College")):
        html = pages[f"protocol/{identifier}/index.md"].html
        assert re.search(rf'href="\.\./vergelijk/">.*?Vergelijk met {other}</a>', html)


def test_an_article_without_a_lesson_for_its_sector_says_so_and_names_the_other(pages: Mapping[str, Page]) -> None:
    section = pages["protocol/vivente/index.md"].html.partition('id="a-11"')[2].partition("</section>")[0]
    assert "Er is nog geen les die hier meetelt." in section
    assert "Ook in lessen voor het voortgezet onderwijs" in section


def test_an_article_tells_which_audience_still_waits_for_a_lesson(pages: Mapping[str, Page]) -> None:
    section = pages["protocol/ichthus/index.md"].html.partition('id="noot-2"')[2].partition("</section>")[0]
    assert "jij-zag-het" in section
    assert "Nog geen les voor medewerkers." in section


def test_a_reader_can_reach_every_page_from_the_start(site: Path) -> None:
    """By links only, as a search engine or a keyboard would; the page for lost readers is no goal of a link."""
    found: set[str] = set()
    todo = [""]
    while todo:
        address = todo.pop()
        if address in found:
            continue
        found.add(address)
        html = (site / address / "index.html").read_text("utf-8")
        for href in re.findall(r'<a\b[^>]*\bhref="([^"#:]*)', html):
            target = urljoin(f"https://site.example/{address}", href).removeprefix("https://site.example/")
            if (site / target / "index.html").is_file():
                todo.append(target)
    every = {file.parent.relative_to(site).as_posix() + "/" for file in site.rglob("index.html")}
    assert {("" if one == "./" else one) for one in every} - found == set()
