"""The command `medialijn coverage`: its forms, its exit codes, and that it leaves everything else alone."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner, Result

from case_files import BASE
from medialijn.__main__ import main
from medialijn.coverage.report import json_schema
from project import BUILD_DAY, ROOT


def run(*arguments: str, project: Path = BASE) -> Result:
    """The command on the day of the tests."""
    return CliRunner().invoke(main, ["coverage", "--project", str(project), "--today", BUILD_DAY, *arguments])


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project with its lesson finished."""
    folder = tmp_path / "project"
    shutil.copytree(BASE, folder)
    lesson = folder / "lessons/klas-1/de-klassenapp.md"
    lesson.write_text(lesson.read_text("utf-8").replace("status: concept", "status: gereed"), "utf-8")
    return folder


def snapshot(folder: Path) -> dict[str, tuple[int, int, bytes]]:
    """Every file with its rights, its time and its bytes."""
    return {
        str(file): (file.stat().st_mode, file.stat().st_mtime_ns, file.read_bytes() if file.is_file() else b"")
        for file in sorted(folder.rglob("*"))
    }


def test_it_prints_the_report_and_the_verdict(project: Path) -> None:
    done = run(project=project)
    assert done.exit_code == 0, done.output
    assert "Van de 3 artikelen van De Linde die leerlingen moeten leren, is er 1 beschikbaar (33\xa0%)." in done.output
    assert done.output.endswith("Oordeel: gehaald.\n")


def test_the_program_ends_with_all_that_it_printed(project: Path, tmp_path: Path) -> None:
    """As a process: it runs without a search for cycles, and what it wrote must not get lost at its end."""
    done = as_process(project)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == json.loads(run("--format", "json", project=project).stdout)
    assert "Oordeel: gehaald." in done.stderr
    empty = as_process(tmp_path)
    assert empty.returncode == 2
    assert "medialijn.yml:1:1: M001" in empty.stderr


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_what_goes_to_a_file_is_the_same_on_every_computer(project: Path, tmp_path: Path, form: str) -> None:
    """Windows writes another encoding to a file or a pipe, in which the first mark of a CSV can not be written."""
    assert run("--format", form, "--out", str(tmp_path / "out"), project=project).exit_code == 0
    written = "".join(file.read_text("utf-8") for file in (tmp_path / "out").iterdir()).splitlines()
    printed = as_process(project, form, encoding="cp1252").stdout.splitlines()
    assert sorted(line for line in printed if line != "Oordeel: gehaald.") == sorted(written)


def as_process(folder: Path, form: str = "json", *, encoding: str = "utf-8") -> subprocess.CompletedProcess[str]:
    """The report about the project in a folder, from a Python of its own with this encoding for what it prints."""
    command = [sys.executable, "-m", "medialijn", "coverage", "--format", form, "--today", BUILD_DAY]
    own = os.environ | {"PYTHONPATH": str(ROOT / "scripts"), "PYTHONUTF8": "0", "PYTHONIOENCODING": encoding}
    return subprocess.run(command, cwd=folder, env=own, capture_output=True, encoding="utf-8", check=False)


def test_each_form_goes_into_the_folder_that_is_given(project: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for form in ("text", "json", "xlsx", "csv"):
        assert run("--format", form, "--out", str(out), project=project).exit_code == 0
    names = sorted(file.name for file in out.iterdir())
    assert [name for name in names if not name.endswith(".csv")] == ["coverage.json", "dekking.txt", "dekking.xlsx"]
    assert len(names) == 10
    assert len(openpyxl.load_workbook(out / "dekking.xlsx").sheetnames) == 7
    assert json.loads((out / "coverage.json").read_text("utf-8"))["today"] == BUILD_DAY


def test_json_is_printed_alone_so_that_a_program_can_read_it(project: Path) -> None:
    assert json.loads(run("--format", "json", project=project).stdout)["format"] == 1


def test_it_writes_nothing_into_the_project(project: Path) -> None:
    before = snapshot(project)
    assert run(project=project).exit_code == 0
    assert CliRunner().invoke(main, ["check", "--project", str(project), "--today", BUILD_DAY]).exit_code == 0
    assert snapshot(project) == before


def test_what_is_less_than_the_least_fails(project: Path) -> None:
    assert run("--min", "33", "--audience", "leerling", project=project).exit_code == 0
    done = run("--min", "34", "--audience", "leerling", project=project)
    assert done.exit_code == 1
    assert "linde, leerlingen: 1/3 artikelen beschikbaar is minder dan 34 %." in done.output
    assert done.output.endswith("Oordeel: niet gehaald, om 1 reden.\n")


def test_nothing_may_be_worse_than_in_an_earlier_report(project: Path, tmp_path: Path) -> None:
    assert run("--format", "json", "--out", str(tmp_path), project=project).exit_code == 0
    earlier = str(tmp_path / "coverage.json")
    assert run("--not-worse-than", earlier, project=project).exit_code == 0
    done = run("--not-worse-than", earlier)
    assert done.exit_code == 1
    assert "linde, leerlingen: 0/3 artikelen beschikbaar is minder dan de 1/3 van eerder." in done.output
    other = run("--not-worse-than", earlier, "--level", "adopted", project=project)
    assert (other.exit_code, "another --year, --subject, --audience or --level" in other.output) == (2, True)


def test_an_earlier_report_that_is_not_there_is_told(tmp_path: Path) -> None:
    done = run("--not-worse-than", str(tmp_path / "coverage.json"))
    assert (done.exit_code, "does not exist" in done.output) == (2, True)


def test_what_is_worse_is_told_with_its_level_and_unit(project: Path, tmp_path: Path) -> None:
    """A review that went old must not read as an article that is no longer available."""
    assert run("--format", "json", "--out", str(tmp_path), project=project).exit_code == 0
    file = tmp_path / "coverage.json"
    report = json.loads(file.read_text("utf-8"))
    for figure in report["protocols"][0]["audiences"][0]["figures"]:
        if figure["level"] == "adopted":
            figure["numerator"] = 1
    file.write_text(json.dumps(report), "utf-8")
    done = run("--not-worse-than", str(file), project=project)
    assert done.exit_code == 1
    assert "linde, leerlingen: 0/3 artikelen vastgesteld is minder dan de 1/3 van eerder." in done.output
    assert "linde, leerlingen: 0/6 onderdelen vastgesteld is minder dan de 1/6 van eerder." in done.output


@pytest.mark.parametrize(
    "spoil",
    [
        lambda report: report.update(format=2),
        lambda report: report["protocols"][0]["audiences"][0]["figures"].pop(),
        lambda report: report["protocols"][0]["audiences"][0]["figures"].reverse(),
        lambda report: report.pop("goals"),
    ],
    ids=["another format", "a figure less", "another order", "an older shape"],
)
def test_an_earlier_report_that_this_version_did_not_write_is_2(
    spoil: Callable[[dict[str, Any]], None], project: Path, tmp_path: Path
) -> None:
    assert run("--format", "json", "--out", str(tmp_path), project=project).exit_code == 0
    file = tmp_path / "coverage.json"
    report = json.loads(file.read_text("utf-8"))
    spoil(report)
    file.write_text(json.dumps(report), "utf-8")
    done = run("--not-worse-than", str(file), project=project)
    assert (done.exit_code, "is not a coverage.json that this version can read" in done.output) == (2, True)


@pytest.mark.parametrize("out", ["dekking.txt", "dekking.txt/hier"])
def test_a_folder_that_can_not_be_written_is_2(out: str, project: Path, tmp_path: Path) -> None:
    (tmp_path / "dekking.txt").write_text("", "utf-8")
    done = run("--out", str(tmp_path / out), project=project)
    assert (done.exit_code, "--out" in done.output) == (2, True)
    (tmp_path / "dekking.txt").unlink()
    (tmp_path / "dekking.txt").mkdir()
    assert run("--out", str(tmp_path), project=project).exit_code == 2


def test_a_protocol_of_which_nobody_must_learn_anything_is_2(project: Path) -> None:
    """Nothing to judge never passes: a new protocol holds proposals only."""
    needs = project / "docs/protocol/linde/needs.yml"
    text = needs.read_text("utf-8").partition("  OM-2:")[0].replace("must: [leerling]\n    know", "know")
    articles = "".join(f"  {name}: {{summary: x, theme: x, know: [ouder]}}\n" for name in ("OM-2", "TEL-1"))
    lesson = project / "lessons/klas-1/de-klassenapp.md"
    lesson.write_text(lesson.read_text("utf-8").replace("linde:OM-2.foto", "linde:OM-2"), "utf-8")
    quiz = project / "quizzes/klas-1/de-klassenapp.yml"
    quiz.write_text(quiz.read_text("utf-8").replace("linde:OM-2.foto", "linde:OM-2"), "utf-8")
    needs.write_text(text + articles, "utf-8")
    done = run(project=project)
    assert (done.exit_code, "Niemand hoeft een artikel te leren" in done.output) == (2, True), done.output


@pytest.mark.parametrize(
    "arguments",
    [
        ("--year", "5"),
        ("--subject", "ict"),
        ("--audience", "ouder"),
        ("--year", "9"),
        ("--format", "xlsx"),
        ("--min", "101"),
        ("--not-worse-than", "does-not-exist.json"),
        ("--not-worse-than", str(BASE / "medialijn.yml")),
        ("--level", "uncovered"),
        ("--today", "vandaag"),
    ],
    ids=" ".join,
)
def test_what_can_not_be_judged_is_2(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == 2


def test_an_empty_folder_is_2(tmp_path: Path) -> None:
    assert run(project=tmp_path).exit_code == 2


def test_sources_with_errors_are_1(project: Path) -> None:
    lesson = project / "lessons/klas-1/de-klassenapp.md"
    lesson.write_text(lesson.read_text("utf-8").replace("code: k1-01", "kode: k1-01"), "utf-8")
    done = run(project=project)
    assert done.exit_code == 1
    assert "M116" in done.output


def test_the_schema_of_the_report_is_written_with_the_others(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["schema", str(tmp_path)]).exit_code == 0
    written = json.loads((tmp_path / "coverage.schema.json").read_text("utf-8"))
    assert written["properties"] == json.loads(json.dumps(json_schema()))["properties"]
    assert written["$schema"].endswith("2020-12/schema")
