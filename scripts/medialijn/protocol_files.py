"""Importing a document into the files of a project: nothing is overwritten by chance, nothing is half written."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from medialijn.exchange import Imported, Request, import_protocol
from medialijn.exchange.known import citing_lessons, protocols_of, read_known
from medialijn.exchange.needs_text import entries
from medialijn.sources.diagnostics import Diagnostic, has_errors, in_order
from medialijn.sources.reading import Findings, read_text
from medialijn.whole_files import write_whole

_FILES = ("protocol.md", "needs.yml")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import did: the files that were written, none when it was refused, and the findings."""

    written: tuple[Path, ...]
    ids: tuple[str, ...]
    findings: tuple[Diagnostic, ...]


def import_into(project: Path, document: Path, request: Request, folder: Path, *, replaces: bool) -> Outcome:
    """Import the document as two files in `folder`, unless a finding is an error.

    With `replaces` the earlier files give way; articles that stay keep their needs, and those that vanish are noted.
    """
    findings = Findings(request.path)
    if (folder / _FILES[0]).exists() and not replaces:
        findings.add((1, 1), "M727", given=(folder / _FILES[0]).as_posix())
        return Outcome((), (), tuple(findings.items))
    try:
        raw = document.read_bytes()
    except OSError as error:
        findings.add((1, 1), "M100", reason=error.strerror or type(error).__name__)
        return Outcome((), (), tuple(findings.items))
    earlier = read_known(folder) if replaces else None
    request = replace(
        request, known=protocols_of(project, without=request.id), decided=_decided(folder) if replaces else {}
    )
    imported = import_protocol(raw, request)
    findings.items += imported.findings
    if earlier:
        _note_vanished(project, request.id, earlier.ids, imported, findings)
    everything = in_order(findings.items)
    if has_errors(everything) or imported.protocol is None or imported.needs is None:
        return Outcome((), (), everything)
    texts = (imported.protocol.encode(), imported.needs.encode())
    written = write_whole({folder / name: text for name, text in zip(_FILES, texts, strict=True)})
    return Outcome(written, imported.ids, everything)


def _decided(folder: Path) -> dict[str, tuple[str, ...]]:
    """The entries of an existing `needs.yml`, which hold what people decided."""
    text = read_text(folder / "needs.yml", Findings("needs.yml")) if (folder / "needs.yml").exists() else None
    return entries(text) if text else {}


def _note_vanished(
    project: Path, protocol_id: str, before: tuple[str, ...], imported: Imported, findings: Findings
) -> None:
    vanished = [identifier for identifier in before if imported.ids and identifier not in imported.ids]
    for identifier, lessons in citing_lessons(project, protocol_id, vanished).items():
        findings.add((1, 1), "M738", given=identifier, where=", ".join(lessons) or "-")
