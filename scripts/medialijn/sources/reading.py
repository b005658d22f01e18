from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from medialijn.sources.diagnostics import Diagnostic

MAX_BYTES = 2_000_000

# Control characters, line separators that editors do not count, and marks that turn the reading direction: each of
# them makes a text read differently from what the file holds.
UNWANTED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]")
# Characters without a width; in running text they may be meant, in a key or an id nobody can see or type them.
INVISIBLE = re.compile("[\u00ad\u200b\u2060]")
# How git begins a line where two people changed the same thing and it can not choose.
_TWO_VERSIONS = "\n<<<<<<< "


@dataclass(slots=True)
class Findings:
    """Collects the findings about one file, so that a reader can go on after a fault."""

    path: str
    items: list[Diagnostic] = field(default_factory=list)

    def add(self, place: tuple[int, int], code: str, **values: str) -> None:
        """Note a finding at (line, column)."""
        self.items.append(Diagnostic(self.path, place[0], place[1], code, values))


def read_text(file: Path, findings: Findings) -> str | None:
    """The text of a source file with line feeds only, or None after a finding that says why it can not be read."""
    try:
        size = file.stat().st_size
        if size > MAX_BYTES:
            findings.add((1, 1), "M101", size=f"{size / 1_000_000:.1f}")
            return None
        raw = file.read_bytes()
    except OSError as error:
        findings.add((1, 1), "M100", reason=error.strerror or type(error).__name__)
        return None
    return decode(raw, findings)


def decode(raw: bytes, findings: Findings) -> str | None:
    """`raw` as text, or None after a finding: not UTF-8, a tab, an unseen character, or two versions after a merge."""
    try:
        text = raw.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig").replace("\r\n", "\n")
        findings.add(place_of(before, len(before)), "M102")
        return None
    unwanted = UNWANTED.search(text)
    if unwanted:
        findings.add(place_of(text, unwanted.start()), "M103", character=f"U+{ord(unwanted.group()):04X}")
        return None
    tab = text.find("\t")
    if tab >= 0:
        findings.add(place_of(text, tab), "M104")
        return None
    merged = f"\n{text}".find(_TWO_VERSIONS)
    if merged >= 0:
        findings.add(place_of(text, merged), "M154")
        return None
    return text


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Line and column, both from 1, of an offset in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)
