"""The line that opens a phase: `## Title { phase=kennis minutes=6 form=klassikaal }`."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from medialijn.sources.diagnostics import nearest
from medialijn.sources.lesson import FORMS, PHASES, Block, Phase
from medialijn.sources.reading import Findings

_HEADING = re.compile(r"#+ *(.*?) *(?:\{(.*)\})? *")
_ATTRIBUTE = re.compile(r"([^\s=]+)(?:=(\S*))?")
_NUMBER = re.compile(r"[1-9][0-9]{0,2}")
_KEYS = ("phase", "minutes", "form", "session")
_REQUIRED = _KEYS[:3]


@dataclass(slots=True)
class Stretch:
    """The introduction, or a phase: its heading as it stands in the file, and the blocks below it."""

    heading: str
    line: int
    blocks: list[Block] = field(default_factory=list)


class _Value(NamedTuple):
    text: str
    column: int


def read_phase(stretch: Stretch, blocks: tuple[Block, ...], findings: Findings) -> Phase:
    """The phase that a heading opens; what is wrong in the heading becomes a finding and is left empty."""
    heading = _HEADING.fullmatch(stretch.heading)
    title, attributes = (heading.group(1), heading.group(2)) if heading else ("", None)
    if not title:
        findings.add((stretch.line, 1), "M312")
    if heading is None or attributes is None:
        findings.add((stretch.line, 1), "M310", given=title)
        return Phase(title, "", 0, (), 0, stretch.line, blocks)
    values = _attributes(attributes, heading.start(2), stretch.line, findings)
    kind = _one_of("phase", values.get("phase"), PHASES, stretch.line, findings)
    forms = _forms(values.get("form"), stretch.line, findings)
    minutes, session = (_number(key, values.get(key), stretch.line, findings) for key in ("minutes", "session"))
    return Phase(title, kind, minutes, forms, session, stretch.line, blocks)


def _attributes(text: str, start: int, line: int, findings: Findings) -> dict[str, _Value]:
    values: dict[str, _Value] = {}
    wrong = False
    for match in _ATTRIBUTE.finditer(text):
        key, value = match.group(1), match.group(2) or ""
        place = (line, start + match.start() + 1)
        if key not in _KEYS:
            wrong = True
            findings.add(place, "M313", **nearest(key, _KEYS))
        elif key in values:
            findings.add(place, "M113", given=key, line=str(line))
        else:
            values[key] = _Value(value, start + (match.start(2) if value else match.start()) + 1)
    for key in _REQUIRED:
        if key not in values and not wrong:
            findings.add((line, start), "M314", key=key)
    return values


def _one_of(key: str, value: _Value | None, allowed: tuple[str, ...], line: int, findings: Findings) -> str:
    if value is None or value.text in allowed:
        return value.text if value else ""
    findings.add((line, value.column), "M315", key=key, allowed=", ".join(allowed), **nearest(value.text, allowed))
    return ""


def _forms(value: _Value | None, line: int, findings: Findings) -> tuple[str, ...]:
    if value is None:
        return ()
    forms = value.text.split("+")
    column = value.column
    for form in forms:
        _one_of("form", _Value(form, column), FORMS, line, findings)
        column += len(form) + 1
    if len(forms) > 2 or len(set(forms)) != len(forms):
        findings.add((line, value.column), "M316")
    return tuple(forms)


def _number(key: str, value: _Value | None, line: int, findings: Findings) -> int:
    if value is None:
        return 0
    if not _NUMBER.fullmatch(value.text):
        findings.add((line, value.column), "M317", key=key, given=value.text)
        return 0
    return int(value.text)
