"""Shared lessons in a school with its own, invented protocol: tests/wilg, twelve articles, eight confirmed lines."""

from __future__ import annotations

import re
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from medialijn.coverage import cover, for_profile
from medialijn.pages import Page, generate
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.loading import Loaded, load
from project import BUILD_DAY, ROOT, copy_project

WILG = ROOT / "tests" / "wilg"
LESSON, QUIZ = "lessons/vo-1/jij-zag-het.md", "quizzes/vo-1/jij-zag-het.yml"


def wilg(folder: Path, active: str = "wilg") -> Path:
    """The project with the protocol of De Wilg, and three lessons: the first of the project, and two about pictures."""
    project = copy_project(folder / "project")
    # On its own the lesson can bring back no questions of other lessons.
    text = re.sub(r" \(\[quizvraag\]\(vraag:[^)]*\)\)", "", (project / LESSON).read_text("utf-8"))
    quiz = (project / QUIZ).read_text("utf-8")
    for name in ("lessons", "quizzes"):
        shutil.rmtree(project / name)
    (project / "lessons/vo-1").mkdir(parents=True)
    (project / "quizzes/vo-1").mkdir(parents=True)
    (project / LESSON).write_text(text, "utf-8")
    (project / QUIZ).write_text(quiz, "utf-8")
    concept = text.replace("status: gereed", "status: concept")
    pictures = _covering(concept, "[ichthus:PROF-4.b, ichthus:COM-1, vivente:A-2.b]").replace("vo1-06", "vo9-01")
    (project / "lessons/vo-1/foto-vragen.md").write_text(pictures, "utf-8")
    for_po = _covering(concept, "[ichthus:COM-1]").replace("sectors: [vo]", "sectors: [po]")
    for_po = for_po.replace("vo1-06", "po9-01").replace("years: [1]", "groups: [8]")
    (project / "lessons/vo-1/foto-vragen-po.md").write_text(for_po, "utf-8")
    shutil.copytree(WILG, project / "docs/protocol/wilg")
    settings = project / "medialijn.yml"
    settings.write_text(re.sub(r"active: .*", f"active: [{active}]", settings.read_text("utf-8")), "utf-8")
    return project


def _covering(lesson: str, covers: str) -> str:
    return re.sub(r"covers:\n(?:  - .*\n)+", f"covers: {covers}\n", lesson)


def read(project: Path) -> Loaded:
    """What reading the project gives; it has no errors."""
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    return loaded


def catalogue_of(project: Path) -> Catalogue:
    """The catalogue of a project without errors."""
    catalogue = read(project).catalogue
    assert catalogue is not None
    return catalogue


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory: pytest.TempPathFactory) -> Catalogue:
    """The catalogue of De Wilg."""
    return catalogue_of(wilg(tmp_path_factory.mktemp("wilg")))


@pytest.fixture(scope="module")
def pages(catalogue: Catalogue) -> Mapping[str, Page]:
    """The site of De Wilg."""
    return generate(catalogue, cover(catalogue, BUILD_DAY))


def quoted(html: str) -> list[str]:
    """The articles that a page quotes, in order; on the digibord each has a screen with a heading."""
    before = r'(?:<figure class="ml-article"[^>]*>\s*<figcaption>|-kop">)'
    return re.findall(rf'{before}<span class="ml-id">([^<]*)</span>', html)


def test_shared_lessons_are_linked_to_the_schools_own_articles(catalogue: Catalogue) -> None:
    """By line: R-2 twice, R-3 by its parts, B-1 as a whole of which the lesson teaches a part, B-2 as a whole.

    R-1 is only the same as COM-4.b, which no lesson teaches; nobody teaches CUR-2; R-4 and others are suggestions.
    """
    links = cover(catalogue, BUILD_DAY).links
    found = {
        article: [(link.lesson.id, link.is_taught, len(link.questions)) for link in links[f"wilg:{article}"]]
        for article in catalogue.protocols["wilg"].articles
    }
    assert {article: lessons for article, lessons in found.items() if lessons} == {
        "R-2": [("jij-zag-het", True, 7)],
        "R-3": [("jij-zag-het", True, 2)],
        "B-1": [("foto-vragen", True, 0)],
        "B-2": [("foto-vragen-po", True, 0), ("foto-vragen", True, 0)],
    }
    assert [link.in_sector for link in links["wilg:B-2"]] == [False, True]


def test_a_question_that_names_two_articles_of_which_one_is_the_same_counts_once(catalogue: Catalogue) -> None:
    quiz = catalogue.quizzes["jij-zag-het"]
    both = [one for one in quiz.questions if {"ichthus:COM-4.pesten", "vivente:A-10.pesten"} <= set(one.covers)]
    assert len(both) == 6
    assert cover(catalogue, BUILD_DAY).questions("wilg:R-2") == 7


def test_the_protocol_page_leads_to_the_lesson_and_to_each_question(pages: Mapping[str, Page]) -> None:
    html = pages["protocol/wilg/index.md"].html
    section = html.partition('id="r-3"')[2].partition("</section>")[0]
    assert 'href="../../lessen/jij-zag-het/"' in section
    asked = re.findall(r'href="\.\./\.\./lessen/jij-zag-het/quiz/#(vraag-[^"]*)"[^>]*>(\d+)<', section)
    quiz = pages["lessen/jij-zag-het/quiz/index.md"].html
    shown = re.findall(r'class="ml-item" id="([^"]*)"', quiz)
    assert asked == [(anchor, str(shown.index(anchor) + 1)) for anchor, _ in asked]
    assert len(asked) == 2
    assert "Ichthus College, NOOT-2" in section


def test_the_lesson_quotes_the_schools_own_articles_once_with_the_first_question(pages: Mapping[str, Page]) -> None:
    for page in ("lessen/jij-zag-het", "mentor/jij-zag-het", "mentor/jij-zag-het/bord"):
        assert quoted(pages[f"{page}/index.md"].html) == ["R-2", "R-3"]
    html = pages["lessen/jij-zag-het/index.md"].html
    assert "Op De Wilg pest je niemand" in html
    assert "Vastgestelde tekst. Zo doen we het online, De Wilg, deel 'Respect', 15 juni 2026." in unescape(html)
    assert "weergave" not in html
    assert "Welke twee woorden passen bij de week van Yara?" in html
    assert "In welk document staat hoe het daarna verder gaat?" in html
    for left_out in ("Voor wie is deze bescherming bedoeld?", "Welk woord uit de lijst past", "Wie moet het melden"):
        assert left_out not in html


def test_practice_stays_with_the_protocol_of_which_it_speaks(pages: Mapping[str, Page]) -> None:
    assert "ml-practice" not in pages["lessen/jij-zag-het/index.md"].html
    assert "ml-practice" not in pages["protocol/wilg/index.md"].html
    assert "ml-practice" in pages["protocol/ichthus/index.md"].html


def test_the_quiz_asks_what_counts_for_the_school_and_names_its_articles(pages: Mapping[str, Page]) -> None:
    """The question about UIT-5 alone is left out; the others about a protocol stay."""
    html = pages["lessen/jij-zag-het/quiz/index.md"].html
    named = set(re.findall(r'href="\.\./\.\./\.\./protocol/([^"]*)"', html))
    assert named == {"wilg/#r-2", "wilg/#r-3-vertellen", "wilg/#r-3-boekje"}
    count = html.count('class="ml-item"')
    assert f"<b>{count} vragen.</b>" in pages["lessen/jij-zag-het/index.md"].html


def test_the_plan_names_the_schools_own_articles(pages: Mapping[str, Page]) -> None:
    plan = pages["mentor/jij-zag-het/index.md"].html
    assert "R-2 Niet pesten" in plan
    assert 'protocol/wilg/#r-3-boekje"' in plan


def test_a_site_with_two_protocols_quotes_both_and_asks_the_question_below_the_last(tmp_path: Path) -> None:
    catalogue = catalogue_of(wilg(tmp_path, active="ichthus, wilg"))
    html = generate(catalogue, cover(catalogue, BUILD_DAY))["lessen/jij-zag-het/index.md"].html
    assert quoted(html) == ["COM-4", "R-2", "NOOT-2", "R-3"]
    assert html.count("Welke twee woorden passen bij de week van Yara?") == 1
    assert html.index("Op De Wilg pest je niemand") < html.index("Welke twee woorden passen bij de week van Yara?")


def test_too_few_questions_are_counted_with_what_the_school_confirmed(tmp_path: Path) -> None:
    project = wilg(tmp_path)
    assert [finding.code for finding in read(project).diagnostics if finding.code == "M433"] == []
    needs = project / "docs/protocol/wilg/needs.yml"
    text = re.sub(r", same_as: \[[^]]*\]", "", needs.read_text("utf-8"))
    needs.write_text(re.sub(r"(    suggested: .*\n)", "", text).replace("same_as:", "suggested:"), "utf-8")
    assert [finding.code for finding in read(project).diagnostics if finding.code == "M433"] == ["M433"]


def targets(catalogue: Catalogue) -> list[str]:
    """Every article and part of the two protocols that the shared lessons know."""
    found = []
    for protocol in (catalogue.protocols["ichthus"], catalogue.protocols["vivente"]):
        for article in protocol.articles.values():
            found += [f"{protocol.id}:{article.id}", *(f"{protocol.id}:{article.id}.{one.id}" for one in article.parts)]
    return found


def with_lines(catalogue: Catalogue, key: str, lines: Mapping[str, Sequence[str]]) -> Catalogue:
    """The catalogue in which the articles of De Wilg have these lines and no others."""
    protocol = catalogue.protocols["wilg"]
    articles = {}
    for identifier, article in protocol.articles.items():
        assert article.need
        update = {"same_as": (), "suggested": (), "parts": {}, key: tuple(lines.get(identifier, ()))}
        need = article.need.model_copy(update=update)
        articles[identifier] = replace(article, need=need)
    return replace(catalogue, protocols={**catalogue.protocols, "wilg": replace(protocol, articles=articles)})


def says_something_of(named: str, covered: str) -> bool:
    """Whether what is named and what is covered share anything, with an article as the set of all its parts."""
    (article, _, part), (other, _, other_part) = named.partition("."), covered.partition(".")
    return article == other and (not part or not other_part or part == other_part)


@given(data=st.data())
def test_suggestions_alone_link_nothing(catalogue: Catalogue, data: st.DataObject) -> None:
    names = st.sampled_from(sorted(catalogue.protocols["wilg"].articles))
    suggested = data.draw(st.dictionaries(names, st.lists(st.sampled_from(targets(catalogue)), max_size=4)))
    changed = with_lines(catalogue, "suggested", suggested)
    links = cover(changed, BUILD_DAY).links
    assert [article for article in links if article.startswith("wilg:") and links[article]] == []
    assert for_profile(changed) is changed


@given(data=st.data())
def test_confirmed_lines_link_exactly_what_they_name(catalogue: Catalogue, data: st.DataObject) -> None:
    """An article has a lesson if and only if its lines name something that the lesson covers; quotes never repeat."""
    names = st.sampled_from(sorted(catalogue.protocols["wilg"].articles))
    lines = data.draw(st.dictionaries(names, st.lists(st.sampled_from(targets(catalogue)), max_size=4)))
    changed = with_lines(catalogue, "same_as", lines)
    links = cover(changed, BUILD_DAY).links
    for article in changed.protocols["wilg"].articles:
        expected = {
            lesson.id
            for lesson in changed.lessons.values()
            for covered in lesson.meta.covers
            for named in lines.get(article, ())
            if says_something_of(named, covered)
        }
        taught = {link.lesson.id for link in links[f"wilg:{article}"] if link.is_taught}
        assert taught == expected, (article, lines)
    for lesson in for_profile(changed).lessons.values():
        quotes = [block.argument for block in lesson.blocks() if block.name == "artikel"]
        shown = [article for article in quotes if changed.is_shown(article)]
        assert len(shown) == len(set(shown))
