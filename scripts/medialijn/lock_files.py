"""The files of a protocol that accepting a wording reads and writes, apart from the rest of the project."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from medialijn.exchange.known import roots_of
from medialijn.sources.diagnostics import Diagnostic, in_order
from medialijn.sources.mentions import Source
from medialijn.sources.needs import read_needs
from medialijn.sources.protocol import read_protocol
from medialijn.sources.reading import MAX_BYTES, Findings, decode, read_text
from medialijn.sources.record_text import lock_text
from medialijn.sources.roots import PROTOCOL_FILES, SourceFile, find_files
from medialijn.sources.wording import Lock, read_lock
from medialijn.sources.wording_checks import Wording, lock_faults, wordings

T = TypeVar("T")
_PROTOCOL, _NEEDS, _LOCK = PROTOCOL_FILES


@dataclass(frozen=True, slots=True)
class AcceptanceFiles:
    """The files of one protocol by their names, and where its accepted wordings are to be written.

    That is the last root in which the protocol has a file, so that no later root hides what was accepted.
    """

    id: str
    sources: Mapping[str, SourceFile] = field(hash=False)
    lock: Path

    def read(self, today: str) -> tuple[tuple[Diagnostic, ...], Lock | None, tuple[Wording, ...]]:
        """The findings about these files alone, the accepted wordings so far, and the present ones."""
        found: list[Diagnostic] = []
        protocol = self._read(_PROTOCOL, read_protocol, found)
        needs = self._read(_NEEDS, read_needs, found)
        lock = self._read(_LOCK, read_lock, found)
        present = wordings(protocol.value, needs) if protocol and protocol.value else ()
        found += lock_faults(lock, today) if lock else ()
        return in_order(found), lock.value if lock else None, present

    def _read(
        self, name: str, read: Callable[[str, str, Findings], Source[T]], found: list[Diagnostic]
    ) -> Source[T] | None:
        source = self.sources.get(name)
        if source is None:
            return None
        findings = Findings(source.path)
        text = read_text(source.file, findings)
        value = None if text is None else read(self.id, text, findings)
        found += findings.items
        return value


def acceptance_files(project: Path) -> dict[str, AcceptanceFiles]:
    """The files of every protocol of a project by its id, whatever else is wrong with the project."""
    roots = roots_of(project)
    files = find_files(project, roots, [])
    found = {}
    for identifier in files.protocols:
        kinds = zip(PROTOCOL_FILES, (files.protocols, files.needs, files.locks), strict=True)
        sources = {name: by_id[identifier] for name, by_id in kinds if identifier in by_id}
        homes = [project / root / "docs" / "protocol" / identifier for root in roots]
        last = max((source.file.parent for source in sources.values()), key=homes.index)
        found[identifier] = AcceptanceFiles(identifier, sources, last / _LOCK)
    return found


def lock_bytes(protocol_id: str, lock: Lock) -> bytes:
    """What a `lock.yml` with these wordings holds.

    Raises ValueError when the strict reader would not read it back as it is, such as when it grew too large.
    """
    raw = lock_text(lock).encode()
    findings = Findings(_LOCK)
    text = decode(raw, findings)
    if len(raw) > MAX_BYTES or text is None or read_lock(protocol_id, text, findings).value != lock:
        raise ValueError(f"{protocol_id}: {_LOCK} could not be read back, and was not written")
    return raw
