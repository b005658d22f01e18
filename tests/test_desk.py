"""The team leader's desk: what is behind each figure, sheets, history, the evidence pack, and what readers are told."""

from __future__ import annotations

import io
import json
import posixpath
import re
import shutil
import zipfile
from dataclasses import replace
from html import unescape
from pathlib import Path
from types import MappingProxyType

import pytest
from click.testing import CliRunner

from case_files import BASE
from decisions import LESSON as LESSON_FILE
from decisions import accepted_project, catalogue_of, change, done, run
from medialijn.coverage import Coverage, Report, View, cover
from medialijn.coverage.gate import Gate, failures
from medialijn.coverage.history import difference
from medialijn.coverage.report import as_json
from medialijn.coverage.reviewing import subject
from medialijn.coverage_commands import coverage
from medialijn.covering import UnreadableReportError, covered
from medialijn.packages.evidence import evidence
from medialijn.pages import Page, generate
from medialijn.pages.words import read_words
from medialijn.sources.catalogue import Catalogue
from medialijn.sources.fingerprint import of_seen
from project import BUILD_DAY, ROOT
from reviewed import ARTICLE, LESSON, changed, finished, reviewed
from shelf import PO, lessons
from test_coverage_counts import project as whole_project

WORDS = read_words()
DESK = "teamleider/dekking/"


def pages(catalogue: Catalogue, coverage: Coverage | None = None) -> dict[str, Page]:
    """The pages of a catalogue by their address."""
    made = generate(catalogue, coverage or cover(catalogue, BUILD_DAY))
    return {page.url: page for page in made.values()}


def seen(html: str) -> str:
    """What a reader sees of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


@pytest.mark.parametrize("catalogue", [whole_project(), changed()], ids=["project", "changed"])
def test_every_figure_leads_to_as_many_articles_as_it_says(catalogue: Catalogue) -> None:
    """Zeros too, and the figures are those of the report."""
    report, made = cover(catalogue, BUILD_DAY).report, pages(catalogue)
    shown = re.findall(r'href="(protocol/[\w-]+/)#([\w-]+)">(\d+)<', made[DESK].html)
    for address, anchor, number in shown:
        behind = made[DESK + address].html.partition(f'<div id="{anchor}">')[2].partition("</div>")[0]
        assert behind.count("<a ") == int(number), (address, anchor)
    numbers = {(address, anchor): int(number) for address, anchor, number in shown}
    assert 0 in numbers.values()
    for protocol in report.protocols:
        for one in protocol.audiences:
            figure, adopted = one.figure("available", "article"), one.figure("adopted", "article")
            here = {
                anchor: value for (address, anchor), value in numbers.items() if address.endswith(f"{protocol.id}/")
            }
            assert [here[f"{one.audience}-{name}"] for name in ("moet", "beschikbaar", "deels", "vastgesteld")] == [
                figure.denominator,
                figure.numerator,
                figure.partly,
                adopted.numerator,
            ]
            assert here[f"{one.audience}-te-herzien"] == one.suspect
            assert here[f"{one.audience}-vrijgesteld"] == one.exempt


def test_an_article_shows_its_lessons_questions_and_decisions() -> None:
    html = pages(reviewed(finished()))[f"{DESK}protocol/linde/"].html
    drawer = html.partition('id="om-1"')[2].partition('<section class="ml-drawer"')[0]
    assert '<a href="../../les/de-klassenapp/">De klassenapp</a>' in drawer
    assert "1 november 2026, teamleider: vastgesteld. Gezien in het teamoverleg." in seen(drawer)
    assert re.search(r'href="[./]+lessen/de-klassenapp/quiz/#vraag-boos">Vraag 1<', drawer)


def test_years_and_subjects_are_counted_with_their_zeros() -> None:
    html = pages(finished())[f"{DESK}tabellen/"].html
    row = html.partition('<th scope="row"><a href="../bladen/vak-mentoraat/">')[2].partition("</tr>")[0]
    assert [seen(f"<td{cell}") for cell in row.split("<td")[1:3]] == ["1 les 45 min, 2 artikelen", "0 lessen"]
    assert "Studieles" in seen(html)
    article = seen(html.partition('href="../protocol/linde/#om-1"')[2].partition("</tr>")[0])
    assert re.search(r"1 les \d+ vra(?:ag|gen) 0 0 0 0 0$", article), article


def test_tables_and_sheets_count_no_articles_of_another_sector() -> None:
    """The first lesson also names an article of the primary school; it is no lesson for that school."""
    base = finished()
    linde = base.protocols["linde"]
    els = replace(linde, id="els", meta=linde.meta.model_copy(update={"school": "De Els", "sector": "po"}))
    both = {
        "vo": {"covers": ("linde:OM-1", "els:OM-1")},
        "po": {**PO, "subject": "mentoraat", "covers": ("els:TEL-1", "linde:TEL-1")},
    }
    made = pages(
        replace(
            base,
            settings=base.settings.model_copy(update={"active": ("linde", "els")}),
            protocols=MappingProxyType({"linde": linde, "els": els}),
            lessons=MappingProxyType(lessons(both)),
            quizzes=MappingProxyType({}),
        )
    )
    tables, row = made[f"{DESK}tabellen/"].html, '<th scope="row"><a href="../bladen/vak-mentoraat/">'
    assert [seen(part.partition("</tr>")[0]).count("1 les 45 min, 1 artikel") for part in tables.split(row)[1:]] == [
        1,
        1,
    ]
    sheet = seen(made[f"{DESK}bladen/vak-mentoraat/"].html)
    assert "De Linde: 1 van 3." in sheet
    assert "De Els: 1 van 3." in sheet


def test_a_goal_shows_its_verdict_and_lessons() -> None:
    html = pages(finished())[f"{DESK}tabellen/"].html
    assert "../les/de-klassenapp/" in html.partition('id="doelen"')[2]


def test_a_goal_is_one_row_with_its_words_and_its_points_are_counted_in_it() -> None:
    """Under the label of a goal SLO has points without a label of their own: as rows they would all look the same."""
    goals = cover(whole_project(), BUILD_DAY).report.goals
    html = pages(whole_project())[f"{DESK}tabellen/"].html.partition('id="doelen"')[2]
    names = re.findall(r'<th scope="row"><a [^>]+>(.*?)</th>', html)
    assert len(set(names)) == len(names) < len(goals)
    assert sum(one.points for one in goals if one.points > 1) + len(names) == len(goals)


@pytest.mark.parametrize("name", ["leerjaar-1", "leerjaar-6", "vak-mentoraat", "vak-ict"])
def test_each_year_and_subject_has_a_sheet_to_sign_also_without_a_lesson(name: str) -> None:
    made = pages(finished())
    html = made[f"{DESK}bladen/{name}/"].html
    has_lesson = name in {"leerjaar-1", "vak-mentoraat"}
    assert ("De klassenapp" in html) is has_lesson
    assert ("Er is nog geen les." in html) is not has_lesson
    assert all(word in html for word in ("Handtekening:", "Besproken op:", "jaarlijkse monitor"))
    assert f'href="{name}/"' in made[f"{DESK}bladen/"].html


def test_the_sheet_of_a_year_counts_what_is_wanted_in_that_year() -> None:
    """OM-2 is wanted in years 1 and 2 only."""
    made = pages(finished())
    assert "De Linde: 2 van 3." in seen(made[f"{DESK}bladen/leerjaar-1/"].html)
    third = seen(made[f"{DESK}bladen/leerjaar-3/"].html)
    assert "De Linde: 0 van 2." in third
    assert "Niet in deze lessen: OM-1 Rustig blijven; TEL-1 Na negen uur" in third


def test_a_suspect_lesson_tells_pupils_and_mentors_but_not_the_board_until_it_is_reviewed() -> None:
    told = "OM-1 Rustig blijven is gewijzigd op 10 november 2026. We passen deze les nog aan."
    places = ("lessen/de-klassenapp/", "lessen/de-klassenapp/quiz/", "mentor/de-klassenapp/")
    suspect, board = pages(changed()), "mentor/de-klassenapp/bord/"
    assert [place for place in (*places, board) if told in seen(suspect[place].html)] == [*places]
    for clean in (changed("editorial"), reviewed(changed(), "2026-11-12")):
        made = pages(clean)
        assert not [place for place in places if "gewijzigd op" in made[place].html]


def test_the_site_is_published_within_and_after_the_days_of_grace_and_only_the_gate_fails() -> None:
    """A rule about safety is read today, however many lessons lag behind."""
    for day, failed in (("2026-11-21", 0), ("2026-12-30", 1)):
        found = cover(changed(), day)
        assert len(failures(found.report, Gate())) == failed
        assert "gewijzigd op 10 november" in generate(changed(), found)["lessen/de-klassenapp/index.md"].html


def test_what_is_to_be_done_names_the_role_that_sees_to_it() -> None:
    base = finished()
    roles = {"teamleider": "teamleider", "mentoren": "coördinator mentoraat"}
    settings = base.settings.model_copy(update={"roles": roles, "owners": {"mentoraat": "mentoren"}})
    todo = cover(replace(base, settings=settings), BUILD_DAY).report.todo
    assert {one.owner for one in todo if one.lesson} == {"coördinator mentoraat"}
    assert {one.owner for one in todo if not one.lesson} == {"teamleider"}
    assert "Wie: coördinator mentoraat." in seen(pages(replace(base, settings=settings))[DESK].html)


def test_what_is_to_be_done_says_in_words_which_part_of_an_article_lacks_a_lesson() -> None:
    """A part has a letter or a short name in the sources, which says nothing to a reader."""
    todo = pages(finished())[DESK].html.partition('id="te-doen"')[2].partition('id="niveaus"')[0]
    assert "OM-2 Eerst vragen: een naam</a>" in todo
    assert "TEL-1 Na negen uur</a>" in todo


def form(catalogue: Catalogue, **settings: str) -> str:
    """The page on which the lesson of the small project is reviewed, with the settings changed."""
    known = catalogue.settings.model_copy(update=settings)
    return pages(replace(catalogue, settings=known))[f"{DESK}les/{LESSON}/"].html


def test_the_form_holds_the_fingerprints_of_what_a_review_looks_at(tmp_path: Path) -> None:
    catalogue = catalogue_of(accepted_project(tmp_path))
    now, html = subject(catalogue, catalogue.lessons[LESSON]), form(catalogue)
    held = {name: unescape(text) for name, text in re.findall(r' data-(lesson|quiz|articles)="([^"]*)"', html)}
    assert (held["lesson"], held["quiz"]) == (now.fingerprint, now.quiz)
    assert json.loads(held["articles"]) == {article: of_seen(text) for article, text in now.articles.items()}


def test_the_web_editor_is_filled_in_only_where_that_works(tmp_path: Path) -> None:
    """A new file can be filled in on GitHub; a file that is there can only be opened; other hosts are left alone."""
    project = accepted_project(tmp_path)
    github = "https://github.com/school/lessen/edit/main/"
    new = "https://github.com/school/lessen/new/main/lessons/reviews?filename=de-klassenapp.yml&amp;value="
    catalogue = catalogue_of(project)
    assert f'data-new-file="{new}"' in form(catalogue, repository=github)
    assert "github" not in form(catalogue, repository="https://git.example.org/school/edit/main/")
    done(project, "review", LESSON, "--by", "teamleider", "--decision", "adopted", "--note", "Goed.")
    html = form(catalogue_of(project), repository=github)
    assert f'href="{github}lessons/reviews/de-klassenapp.yml"' in html
    assert "data-new-file" not in html


def test_a_lesson_that_can_not_be_reviewed_says_why_and_has_no_form() -> None:
    base = finished(status="concept")
    html = pages(base)[f"{DESK}les/{LESSON}/"].html
    assert "heeft status concept" in seen(html)
    assert "<ml-review" not in html


def keep(project: Path, report: Report) -> Path:
    """Keep a report as the command does that the page about history tells of."""
    file = project / "releases" / report.today / "coverage.json"
    file.parent.mkdir(parents=True)
    file.write_text(as_json(report), "utf-8")
    return file


def test_history_shows_what_changed_since_the_last_report_that_was_kept(tmp_path: Path) -> None:
    project = accepted_project(tmp_path)
    keeps = ["--format", "json", "--out", str(project / "releases/2026-11-01"), "--today", "2026-11-01"]
    assert CliRunner().invoke(coverage, [*keeps, "--project", str(project)]).exit_code == 0
    done(project, "review", LESSON, "--by", "teamleider", "--decision", "adopted", "--note", "Goed.")
    catalogue = catalogue_of(project)
    now = covered(project, catalogue, BUILD_DAY)
    assert [report.today for report in now.earlier] == ["2026-11-01"]
    found = difference(now.earlier[-1], now.report)
    assert {(one.before, one.now, one.is_better) for one in found.moved} == {("available", "adopted", True)}
    assert [(one.lesson, one.before, one.now) for one in found.lessons] == [(LESSON, "unreviewed", "current")]
    assert {one.kind for one in found.done} == {"unreviewed"}
    text = seen(pages(catalogue, now)[f"{DESK}verloop/"].html)
    assert "1 november 2026 21 november 2026" in text
    assert "Veranderd sinds 1 november 2026" in text
    assert "De klassenapp : van nog niet beoordeeld naar vastgesteld" in text


def test_history_without_a_report_says_how_to_keep_one() -> None:
    text = seen(pages(finished())[f"{DESK}verloop/"].html)
    assert f"medialijn coverage --format json --out releases/{BUILD_DAY}" in text
    assert "Er is nog geen eerdere stand bewaard." in text


@pytest.mark.parametrize("fault", ["broken", "filtered", "older"])
def test_a_report_that_can_not_be_compared_is_refused_by_name(tmp_path: Path, fault: str) -> None:
    project = Path(shutil.copytree(BASE, tmp_path / "project"))
    catalogue = catalogue_of(project)
    view = View(audience="leerling") if fault == "filtered" else None
    file = keep(project, cover(catalogue, "2026-11-01", view=view).report)
    if fault == "broken":
        file.write_text("{}", "utf-8")
    elif fault == "older":
        file.write_text(file.read_text("utf-8").replace('"format": 1', '"format": 0'), "utf-8")
    with pytest.raises(UnreadableReportError, match=r"^releases/2026-11-01/coverage\.json: "):
        covered(project, catalogue, BUILD_DAY)
    refused = run(project, "generate", tmp_path / "made")
    assert (refused.exit_code, "releases/2026-11-01" in refused.output) == (1, True)


def pack(catalogue: Catalogue, day: str = BUILD_DAY) -> bytes:
    """The evidence pack of a catalogue."""
    found = cover(catalogue, day)
    return evidence(generate(catalogue, found), found.report, WORDS, ".ml{}", {"linde.md": b"tekst"})


def test_the_evidence_pack_is_the_same_again_and_bears_its_day() -> None:
    assert pack(changed()) == pack(changed())
    with zipfile.ZipFile(io.BytesIO(pack(changed(), "2026-11-22"))) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 22, 0, 0, 0)}


def test_the_evidence_pack_can_be_read_alone_and_does_not_claim_too_much() -> None:
    """Each page is complete in itself, every link in it leads somewhere, and there is no form without its script."""
    with zipfile.ZipFile(io.BytesIO(pack(changed()))) as archive:
        names = set(archive.namelist())
        texts = {name: archive.read(name).decode() for name in names if name.endswith(".html")}
    assert {"LEESMIJ.html", "cijfers/coverage.json", "cijfers/dekking.xlsx", "protocollen/linde.md"} <= names
    assert f"bladzijden/{DESK}index.html" in names
    for name, text in texts.items():
        assert "monitor van de sociale veiligheid" in text, name
        assert "21 november 2026" in text, name
        assert not re.search(r"<script|<link|<form|\bsrc=", text), name
        for href in re.findall(r' href="([^"#]+)', text):
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), href))
            assert href.startswith(("https://", "mailto:", "tel:")) or target in names, (name, href)
    assert "De Linde" in texts["LEESMIJ.html"]
    assert "versie van" in seen(texts["LEESMIJ.html"])


def test_the_command_writes_the_pack(tmp_path: Path) -> None:
    project = accepted_project(tmp_path)
    shutil.copytree(ROOT / "docs/assets/css", project / "docs/assets/css")
    first, second = tmp_path / "een.zip", tmp_path / "twee.zip"
    done(project, "evidence", "--out", first)
    done(project, "evidence", "--out", second)
    assert first.read_bytes() == second.read_bytes()
    change(project, LESSON_FILE, "status: gereed", "status: klaar")
    assert run(project, "evidence", "--out", first).exit_code == 1


def test_a_review_that_no_longer_counts_says_no_day_until_which_it_does() -> None:
    counts, suspect = (pages(one)[f"{DESK}les/{LESSON}/"].html for one in (reviewed(finished()), changed()))
    assert "De beoordeling geldt tot en met" in counts
    assert "De beoordeling geldt" not in suspect


def test_an_article_of_a_lesson_names_the_words_that_changed() -> None:
    catalogue = changed()
    assert ARTICLE in catalogue.lessons[LESSON].meta.covers
    html = pages(replace(catalogue, examples=MappingProxyType({})))[f"{DESK}les/{LESSON}/"].html
    assert "te herzien sinds 10 november 2026: Besluit van het team." in seen(html)
    assert re.search(r"<ins><span[^>]*>nieuw: </span>een uur</ins>", html)
