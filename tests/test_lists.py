"""The lists for pupils, mentors, staff and parents, and the lesson that comes after a lesson."""

from __future__ import annotations

import re
import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from case_files import BASE
from medialijn.coverage import cover
from medialijn.pages import Page, generate
from medialijn.sources.loading import load
from project import BUILD_DAY


@dataclass(frozen=True, slots=True)
class Made:
    """A lesson to write: its code, which is its id too, and what it says of itself in front matter."""

    code: str
    status: str = "gereed"
    audience: str = "leerling"
    subject: str = "mentoraat"
    years: str = "years: [1]\n"
    sectors: str = "vo"


def staff(code: str, status: str = "gereed", audience: str = "medewerker") -> Made:
    return Made(code, status, audience, "teamscholing", "", "po, vo")


LESSONS = (
    Made("vo1-01"),
    Made("vo1-02", "concept"),
    Made("vo1-03", "vervallen"),
    Made("vo1-10"),
    Made("vo2-01", years="years: [2, 3]\n"),
    Made("po8-01", years="groups: [8]\n", sectors="po"),
    staff("team-01"),
    staff("team-02", "concept", "teamleider"),
    Made("ouder-01", "gereed", "ouder", "ouderavond", "", "po, vo"),
)


def made(folder: Path, lessons: tuple[Made, ...]) -> dict[str, Page]:
    """The pages of the small project with these lessons in place of its own."""
    project = folder / "project"
    shutil.copytree(BASE, project)
    source = project / "lessons/klas-1/de-klassenapp.md"
    quiz = project / "quizzes/klas-1/de-klassenapp.yml"
    text = source.read_text("utf-8")
    source.unlink()
    for lesson in lessons:
        own = text.replace("title: De klassenapp", f"title: Les {lesson.code}").replace("k1-01", lesson.code)
        for key in ("status", "audience", "subject"):
            own = re.sub(rf"(?m)^{key}: .*$", f"{key}: {getattr(lesson, key)}", own)
        own = own.replace("years: [1]\n", lesson.years).replace("sectors: [vo]", f"sectors: [{lesson.sectors}]")
        source.with_name(f"{lesson.code}.md").write_text(own, "utf-8")
        shutil.copy(quiz, quiz.with_name(f"{lesson.code}.yml"))
    quiz.unlink()
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None, [finding.line_of_text() for finding in loaded.diagnostics]
    return dict(generate(loaded.catalogue, cover(loaded.catalogue, BUILD_DAY)))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Page]:
    return made(tmp_path_factory.mktemp("lists"), LESSONS)


def lines(page: Page) -> list[str]:
    """The headings on a page and the lessons to which the titles in its lists lead, in their order."""
    title = r'href="(?:\.\./(?:lessen|mentor)/)?([a-z]+\d?-\d+/)"(?! aria-label)'
    html = re.sub(r'(?s)<section class="ml-(?:wrap ml-resume|cta)".*?</section>', "", page.html).partition("<table")[0]
    found = re.findall(rf"<h[23][^>]*>([^<]+)</h|{title}", html)
    return [heading.strip() or link for heading, link in found]


def test_pupils_find_what_is_ready_under_school_type_and_year_in_the_order_of_the_codes(pages: dict[str, Page]) -> None:
    assert lines(pages["leerling/index.md"])[:-1] == [
        *("Basisschool", "Groep 8", "po8-01/"),
        *("Middelbare school", "Leerjaar 1", "vo1-01/", "vo1-10/"),
        *("Leerjaar 2", "vo2-01/", "Leerjaar 3", "vo2-01/"),
    ]


def test_mentors_find_plans_also_of_concepts_and_of_evenings_for_parents(pages: dict[str, Page]) -> None:
    page = pages["mentor/index.md"]
    assert lines(page) == [
        *("Basisschool", "Groep 8", "po8-01/"),
        *("Middelbare school", "Leerjaar 1", "vo1-01/", "vo1-02/", "vo1-10/"),
        *("Leerjaar 2", "vo2-01/", "Leerjaar 3", "vo2-01/"),
        *("Ouderavonden", "ouder-01/"),
    ]
    concept = next(card for card in page.html.split("<article")[1:] if 'href="vo1-02/"' in card)
    assert '<span class="ml-badge is-warn">concept</span>' in concept
    assert "<dd>5 minuten</dd>" in concept.partition("Voorbereiden")[2]


def test_staff_find_their_modules_with_the_plan_and_the_articles_that_they_must_learn(pages: dict[str, Page]) -> None:
    page = pages["team/index.md"]
    assert [line for line in lines(page) if "/" in line] == ["team-01/", "team-02/"]
    assert 'href="../mentor/team-01/"' in page.html
    assert 'href="../protocol/linde/#om-2"' in page.html
    assert "#tel-1" not in page.html


def test_parents_find_their_evening_what_lessons_are_about_and_their_articles(pages: dict[str, Page]) -> None:
    page = pages["ouders/index.md"]
    found = [line for line in lines(page) if "/" in line]
    assert found[:2] == ["ouder-01/", "po8-01/"]
    assert "Je wacht met typen als je boos bent." in page.html
    assert "lessen/vo1-02/" not in page.html
    known = page.html.partition("<details")[2]
    assert 'href="../protocol/linde/#om-1"' in known


def test_a_withdrawn_lesson_is_on_no_list_and_follows_no_lesson(pages: dict[str, Page]) -> None:
    others = [page for name, page in pages.items() if "/vo1-03/" not in name]
    assert [page.url for page in others if "vo1-03/" in page.html] == []


def test_what_is_not_there_is_not_announced(tmp_path: Path) -> None:
    found = made(tmp_path, (Made("vo1-01"),))
    for name in ("leerling", "mentor", "team", "ouders"):
        html = found[f"{name}/index.md"].html
        assert "Basisschool" not in html
        assert "Modules" not in html
        assert "Ouderavonden" not in html
        assert 'class="ml-chip"' not in html


def test_a_list_without_any_lesson_says_so(tmp_path: Path) -> None:
    found = made(tmp_path, (Made("vo1-01", "concept"),))
    assert "Op deze site staan nu geen lessen." in found["leerling/index.md"].html
    assert "Op deze site staan nu geen lessen." not in found["mentor/index.md"].html


def following(page: Page) -> list[str]:
    """Where the end of a lesson leads."""
    return re.findall(r'class="ml-next"[^>]* href="([^"]*)"', page.html)


@pytest.mark.parametrize(
    ("lesson", "link"),
    [
        ("vo1-01", "../vo1-10/"),  # not the concept or the withdrawn lesson between them
        ("vo1-02", "../vo1-10/"),
        ("vo1-10", "../vo2-01/"),
        ("vo2-01", "../../leerling/"),
        ("po8-01", "../../leerling/"),  # a lesson of the other school type never follows
        ("team-01", "../../team/"),
        ("ouder-01", "../../ouders/"),
    ],
)
def test_a_lesson_ends_in_exactly_one_next_lesson_or_the_list(pages: dict[str, Page], lesson: str, link: str) -> None:
    assert following(pages[f"lessen/{lesson}/index.md"]) == [link]


def test_the_menu_and_the_crumbs_lead_to_the_list_of_the_reader(pages: dict[str, Page]) -> None:
    roles = {name: pages[f"{name}/index.md"].role for name in ("lessen/vo1-01", "lessen/team-01", "lessen/ouder-01")}
    assert roles == {"lessen/vo1-01": "leerling", "lessen/team-01": "team", "lessen/ouder-01": "ouders"}
    plans = {name: pages[f"mentor/{name}/index.md"] for name in ("vo1-01", "team-01", "ouder-01")}
    assert {name: page.role for name, page in plans.items()} == {
        "vo1-01": "mentor",
        "team-01": "team",
        "ouder-01": "mentor",
    }
    assert {name: page.crumbs[0][0] for name, page in plans.items()} == {
        "vo1-01": "mentor/",
        "team-01": "team/",
        "ouder-01": "mentor/",
    }
    assert [address for address, _ in pages["mentor/team-01/werkblad/index.md"].crumbs] == ["team/", "mentor/team-01/"]
    assert [address for address, _ in pages["lessen/vo1-01/quiz/index.md"].crumbs] == ["leerling/", "lessen/vo1-01/"]


def test_a_lesson_leads_back_to_the_one_that_its_readers_took_before(pages: dict[str, Page]) -> None:
    before = {
        code: re.findall(r'class="ml-prev"[^>]*><a href="\.\./([^"]+)/"', pages[f"lessen/{code}/index.md"].html)
        for code in ("vo1-01", "vo1-10", "vo2-01", "po8-01", "ouder-01")
    }
    assert before == {"vo1-01": [], "vo1-10": ["vo1-01"], "vo2-01": ["vo1-10"], "po8-01": [], "ouder-01": []}
