"""The command line: what it prints, how it ends, and that checking never writes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from case_files import BASE
from medialijn.__main__ import main as program
from medialijn.cli import main
from medialijn.pages.words import MissingWordError, Words
from project import BUILD_DAY, copy_project

LESSON = "lessons/klas-1/de-klassenapp.md"


def medialijn(*arguments: str | Path) -> Result:
    """The result of a command; an exception in it fails the test."""
    result = CliRunner().invoke(main, [str(argument) for argument in arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project of the golden cases."""
    return Path(shutil.copytree(BASE, tmp_path / "project"))


def check(project: Path, *arguments: str) -> Result:
    return medialijn("check", "--project", project, "--today", BUILD_DAY, *arguments)


def spoil(project: Path, file: str, old: str, new: str) -> None:
    """Change the first `old` in a file of the project into `new`."""
    path = project / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def test_a_project_without_faults_ends_with_0_and_counts_its_questions(project: Path) -> None:
    result = check(project)
    assert result.exit_code == 0
    assert result.output.splitlines()[-1] == "0 fouten, 0 waarschuwingen"
    assert "linde: vragen per artikel: INL-1 0  OM-1 1  OM-2 1  TEL-1 0" in result.output.splitlines()


def test_an_error_ends_with_1_and_stands_on_one_line_with_its_place_and_cure(project: Path) -> None:
    spoil(project, LESSON, "linde:TEL-1", "linde:TEL-11")
    result = check(project)
    assert result.exit_code == 1
    line = f"{LESSON}:21:11: M204 onbekend artikel 'linde:TEL-11'. Bedoel je 'linde:TEL-1'?"
    assert result.output.splitlines() == [line, "1 fout, 0 waarschuwingen"]


def test_a_warning_is_listed_and_fails_only_when_strict(project: Path) -> None:
    spoil(project, LESSON, '"2026-10"', '"2025-10"')
    assert check(project).exit_code == 0
    assert "M601" in check(project).output
    assert check(project, "--strict").exit_code == 1


def test_facts_are_judged_against_the_given_day(project: Path) -> None:
    result = medialijn("check", "--project", project, "--today", "2030-01-01")
    assert result.exit_code == 0
    assert result.output.count("M601") >= 3


@pytest.mark.parametrize("gone", ["medialijn.yml", "lessons", "docs/protocol"])
def test_too_little_to_judge_ends_with_2(project: Path, gone: str) -> None:
    path = project / gone
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
    assert check(project).exit_code == 2


@pytest.mark.parametrize(
    "arguments",
    [("--today", "morgen"), ("--today", "2026-13-01"), ("--format", "pdf"), ("--nonsense",)],
)
def test_bad_usage_ends_with_2_and_says_why(project: Path, arguments: tuple[str, ...]) -> None:
    result = medialijn("check", "--project", project, *arguments)
    assert result.exit_code == 2
    assert arguments[-1] in result.output


def test_json_holds_every_finding_with_its_parts(project: Path) -> None:
    spoil(project, LESSON, "linde:TEL-1", "linde:TEL-11")
    report = json.loads(check(project, "--format", "json").output)
    assert (report["errors"], report["warnings"]) == (1, 0)
    assert report["diagnostics"] == [
        {
            "path": LESSON,
            "line": 21,
            "column": 11,
            "code": "M204",
            "severity": "error",
            "message": "onbekend artikel 'linde:TEL-11'. Bedoel je 'linde:TEL-1'?",
        }
    ]


def test_json_counts_questions_of_a_good_project(project: Path) -> None:
    report = json.loads(check(project, "--format", "json").output)
    assert report["diagnostics"] == []
    assert set(report["questions"]) == {"linde"}


def test_github_gets_a_command_per_finding(project: Path) -> None:
    spoil(project, LESSON, "linde:TEL-1", "linde:TEL-11")
    output = check(project, "--format", "github").output
    assert output == (
        f"::error file={LESSON},line=21,col=11,title=M204::onbekend artikel 'linde:TEL-11'. Bedoel je 'linde:TEL-1'?\n"
    )


def test_github_commands_escape_what_would_end_them(project: Path) -> None:
    (project / "lessons" / "klas-1").rename(project / "lessons" / "klas,1:a")
    spoil(project, "lessons/klas,1:a/de-klassenapp.md", "linde:TEL-1", '"50% x"')
    output = check(project, "--format", "github").output
    assert "file=lessons/klas%2C1%3Aa/de-klassenapp.md,line=21," in output
    assert "50%25 x" in output


def test_the_day_comes_from_the_environment_when_nobody_gives_it(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1893456000")
    assert "M601" in medialijn("check", "--project", project).output
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    assert "M601" not in medialijn("check", "--project", project).output


def test_findings_can_be_read_in_english(project: Path) -> None:
    spoil(project, LESSON, "linde:TEL-1", "linde:TEL-11")
    settings = project / "medialijn.yml"
    settings.write_text(settings.read_text("utf-8") + "language: en\n", "utf-8")
    output = check(project).output
    assert "unknown article 'linde:TEL-11'. Did you mean 'linde:TEL-1'?" in output
    assert output.splitlines()[-1] == "1 error, 0 warnings"


def test_check_leaves_a_read_only_tree_as_it_was(project: Path) -> None:
    """Also with an unclassified change, which other tools repair or stamp while they check."""
    accepted = medialijn(
        "protocol", "accept", "--all", "--kind", "first", "--note", "x", "--project", project, "--today", BUILD_DAY
    )
    assert accepted.exit_code == 0
    spoil(project, "docs/protocol/linde/protocol.md", "Na negen uur", "Na tien uur")
    everything = [project, *project.rglob("*")]

    def state() -> dict[Path, tuple[int, int, bytes]]:
        found = [project, *project.rglob("*")]
        return {f: (f.stat().st_mtime_ns, f.stat().st_mode, f.read_bytes() if f.is_file() else b"") for f in found}

    for path in everything:
        path.chmod(0o555 if path.is_dir() else 0o444)
    before = state()
    results = [
        check(project),
        check(project, "--format", "json", "--strict"),
        medialijn("diff", "x", "--project", project),
    ]
    after = state()
    for path in everything:
        path.chmod(0o755 if path.is_dir() else 0o644)
    assert after == before
    assert [result.exit_code for result in results] == [1, 1, 2]


def test_schemas_are_written_and_named(tmp_path: Path) -> None:
    result = medialijn("schema", tmp_path / "schemas")
    assert result.exit_code == 0
    files = sorted(file.name for file in (tmp_path / "schemas").iterdir())
    assert {"lesson.schema.json", "quiz.schema.json", "needs.schema.json", "protocol.schema.json"} <= set(files)
    assert all(json.loads((tmp_path / "schemas" / file).read_text("utf-8"))["title"] for file in files)


def test_a_new_lesson_is_a_concept_that_check_accepts_and_is_never_overwritten(tmp_path: Path) -> None:
    project = copy_project(tmp_path / "project")
    made = medialijn("new", "lesson", "samen-online", "--project", project, "--folder", "vo-2")
    assert made.exit_code == 0
    lesson = project / "lessons" / "vo-2" / "samen-online.md"
    assert "status: concept" in lesson.read_text("utf-8")
    assert (project / "quizzes" / "vo-2" / "samen-online.yml").is_file()
    checked = medialijn("check", "--project", project, "--today", BUILD_DAY)
    assert checked.exit_code == 0, checked.output
    before = lesson.read_bytes()
    again = medialijn("new", "lesson", "samen-online", "--project", project, "--folder", "vo-2")
    assert again.exit_code == 1
    assert lesson.read_bytes() == before


@pytest.mark.parametrize("lesson_id", ["Samen Online", "../weg", "quiz", "een_les"])
def test_a_new_lesson_needs_a_name_that_can_be_an_address(project: Path, lesson_id: str) -> None:
    result = medialijn("new", "lesson", lesson_id, "--project", project)
    assert result.exit_code == 1
    assert "Error:" in result.output


def test_generate_refuses_to_publish_sources_with_errors(project: Path, tmp_path: Path) -> None:
    spoil(project, LESSON, "linde:TEL-1", "linde:TEL-11")
    result = medialijn("generate", tmp_path / "tree", "--project", project)
    assert result.exit_code == 1
    assert not (tmp_path / "tree").exists()


def test_a_template_with_a_fault_is_told_in_one_line(
    project: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("medialijn.pages.words.Words._text", _without("terms.lead"))
    result = medialijn("generate", tmp_path / "tree", "--project", project)
    assert result.exit_code == 1
    assert "scripts/medialijn/pages/templates/terms.jinja:3: nl.yml has no key 'terms.lead'" in result.output


def _without(gone: str) -> Callable[[Words, str, Mapping[str, Any]], str]:
    """The look-up of words as if one key were not in the locale file."""
    whole = Words._text

    def look_up(self: Words, key: str, values: Mapping[str, Any]) -> str:
        if key == gone:
            raise MissingWordError(key)
        return whole(self, key, values)

    return look_up


@pytest.mark.parametrize("command", ["schema", "generate"])
def test_a_folder_that_can_not_be_made_is_told_in_one_line(
    project: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(project)
    result = CliRunner().invoke(program, [command, "medialijn.yml/out"])
    assert (result.exit_code, result.output.count("\n")) == (1, 1)
    assert result.output.startswith("Error: medialijn.yml/out: ")


def test_generate_writes_the_tree(project: Path, tmp_path: Path) -> None:
    result = medialijn("generate", tmp_path / "tree", "--project", project)
    assert result.exit_code == 0, result.output
    assert (tmp_path / "tree" / "lessen" / "de-klassenapp" / "index.md").is_file()
    assert (tmp_path / "tree" / "assets" / "quiz" / "de-klassenapp" / "scherm.svg").is_file()


def test_finish_judges_a_site(project: Path, tmp_path: Path) -> None:
    page = tmp_path / "site" / "index.html"
    page.parent.mkdir()
    page.write_text(
        '<!doctype html><html lang="nl"><head><meta charset="utf-8"></head><body><a href="weg/">x</a>', "utf-8"
    )
    result = medialijn("finish", page.parent, "--project", project)
    assert result.exit_code == 1
    assert "M901" in result.output
    assert "Content-Security-Policy" in page.read_text("utf-8")
