"""The command `medialijn protocol import`: what it writes into a project, and what it never overwrites."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from case_files import BASE
from import_documents import assert_balance, imported
from medialijn.cli import main
from medialijn.exchange.known import read_known
from medialijn.sources.loading import load
from project import BUILD_DAY, ROOT, copy_project

DOCUMENT = """Regels van De Eik

Omgang

1. Word je boos, wacht dan met typen in de klassenapp.
2. Deel je iets van een ander, zoals een foto, vraag het dan eerst.

Rust

1. Na negen uur stuurt een leerling niets meer in de klassenapp.
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A copy of the small project of the golden cases, with a document beside it."""
    (tmp_path / "regels.txt").write_text(DOCUMENT, "utf-8")
    return Path(shutil.copytree(BASE, tmp_path / "project"))


def run(project: Path, *arguments: str, identifier: str = "eik", document: str = "regels.txt") -> Result:
    """The result of an import; an exception in it fails the test."""
    given = ["protocol", "import", str(project.parent / document), "--project", str(project), "--id", identifier]
    result = CliRunner().invoke(main, [*given, "--sector", "vo", "--dated", "2026-05-01", *arguments])
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return result


def folder(project: Path, identifier: str = "eik") -> Path:
    return project / "docs" / "protocol" / identifier


def test_the_result_passes_check_as_a_protocol_that_is_not_active(project: Path) -> None:
    result = run(project, "--school", "De Eik")
    assert result.exit_code == 0, result.output
    assert "OMG-1 OMG-2 RUS-1" in result.output
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None, loaded.diagnostics
    assert {finding.code for finding in loaded.diagnostics} == {"M516"}
    eik = loaded.catalogue.protocols["eik"]
    assert (eik.meta.wording, eik.meta.school, eik.meta.dated) == ("officieel", "De Eik", "2026-05-01")


def test_links_to_known_protocols_are_proposed_and_never_count(project: Path) -> None:
    run(project)
    catalogue = load(project, BUILD_DAY).catalogue
    assert catalogue is not None
    needs = {article.id: article.need for article in catalogue.protocols["eik"].articles.values()}
    assert [need.suggested[:1] for need in needs.values() if need] == [
        ("linde:OM-1",),
        ("linde:OM-2",),
        ("linde:TEL-1",),
    ]
    assert all(need and not need.same_as and not need.must for need in needs.values())
    assert [need.theme for need in needs.values() if need] == ["samen", "beeld", "rust"]
    assert needs["RUS-1"] is not None
    assert needs["RUS-1"].summary.startswith("Na negen uur stuurt een leerling")


def test_nothing_is_overwritten_without_replace(project: Path) -> None:
    run(project)
    before = (folder(project) / "protocol.md").read_bytes()
    (project.parent / "regels.txt").write_text(DOCUMENT.replace("negen", "acht"), "utf-8")
    again = run(project)
    assert again.exit_code == 1
    assert "M727" in again.output
    assert (folder(project) / "protocol.md").read_bytes() == before
    assert run(project, "--replace").exit_code == 0
    assert b"Na acht uur" in (folder(project) / "protocol.md").read_bytes()


def test_replace_keeps_what_a_person_decided_and_names_who_cites_what_vanishes(project: Path) -> None:
    needs = folder(project, "linde") / "needs.yml"
    (project.parent / "regels.txt").write_text("Omgang\n\n1. Word je boos, dan wacht je even.\n", "utf-8")
    result = run(project, "--replace", "--section", "OM=Omgang", identifier="linde")
    assert result.exit_code == 0, result.output
    vanished = [line for line in result.output.splitlines() if "M738" in line]
    assert [line.split("artikel ")[1].split(" ")[0] for line in vanished] == ["INL-1", "OM-2", "TEL-1"]
    assert "lessons/klas-1/de-klassenapp.md" in vanished[1]
    text = needs.read_text("utf-8")
    assert (
        "  OM-1:\n    summary: Wachten met typen\n    theme: samen\n    must: [leerling]\n    know: [ouder]\n" in text
    )
    assert "OM-2" not in text


def test_a_document_without_articles_writes_nothing(project: Path) -> None:
    (project.parent / "regels.txt").write_text("Beste ouders,\n\nDit is een brief.\n", "utf-8")
    result = run(project)
    assert result.exit_code == 1
    assert "M706" in result.output
    assert not folder(project).exists()


def test_settings_that_can_not_be_read_leave_no_folder_to_guess(project: Path) -> None:
    (project / "medialijn.yml").write_text("roots: [., eigen\n", "utf-8")
    refused = run(project)
    assert (refused.exit_code, "its roots are not known" in refused.output) == (1, True)
    assert not folder(project).exists()


def test_another_folder_can_be_given(project: Path, tmp_path: Path) -> None:
    assert run(project, "--out", str(tmp_path / "elders")).exit_code == 0
    assert sorted(file.name for file in (tmp_path / "elders").iterdir()) == ["needs.yml", "protocol.md"]
    assert not folder(project).exists()


@pytest.mark.parametrize(
    "arguments",
    [("--dated", "gisteren"), ("--section", "Omgang"), ("--section", "om=Omgang"), ("--ids-from", "."), ("--out",)],
)
def test_bad_usage_ends_with_2(project: Path, arguments: tuple[str, ...]) -> None:
    assert run(project, *arguments).exit_code == 2


def test_an_id_that_can_not_be_a_folder_is_refused(project: Path) -> None:
    assert run(project, identifier="../weg").exit_code == 2


def test_two_imports_give_the_same_bytes() -> None:
    assert imported(DOCUMENT) == imported(DOCUMENT)


def samples() -> Path:
    """The folder of the two real documents; the tests that need it are skipped where it is not given."""
    given = os.environ.get("MEDIALIJN_SAMPLES")
    if not given:
        pytest.skip("MEDIALIJN_SAMPLES names no folder with the two documents")
    return Path(given)


NORMS = {
    "ichthus-2021": ("ichthus", "vo", "PROF 4, COM 4, CUR 2"),
    "vivente-2024": ("vivente", "po", "UIT 5, DOEL 3, A 11, B 5, C 4, CON 7"),
}


@pytest.mark.parametrize("name", NORMS)
def test_the_real_documents_get_the_ids_of_the_known_protocol(name: str, tmp_path: Path) -> None:
    protocol_id, sector, counts = NORMS[name]
    source = samples() / f"{name}.txt"
    project = copy_project(tmp_path / "project")
    known = read_known(ROOT / "docs" / "protocol" / protocol_id)
    result = imported(source.read_bytes(), source.name, sector=sector, dated="", ids_from=known)
    expected = [f"{part.split()[0]}-{n}" for part in counts.split(", ") for n in range(1, int(part.split()[1]) + 1)]
    context = ("INL", "NOOT", "SLOT")
    assert [identifier for identifier in result.ids if not identifier.startswith(context)] == expected
    assert_balance(source.read_text("utf-8"), result)
    shutil.copy2(source, tmp_path / source.name)
    done = run(project, "--ids-from", str(folder(ROOT, protocol_id)), document=source.name)
    assert done.exit_code == 0, done.output
    loaded = load(project, BUILD_DAY)
    assert loaded.catalogue is not None
    assert len(
        [a for a in loaded.catalogue.protocols["eik"].articles.values() if a.need and not a.need.context]
    ) == len(expected)
