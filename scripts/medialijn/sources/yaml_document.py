"""Strict YAML: what a teacher sees in the file is what the program gets, and every fault has a line and a column.

The events of libyaml's parser are read one by one, without recursion, so that no nesting can exhaust the stack.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import yaml
from yaml import events

from medialijn.sources.reading import INVISIBLE, Findings
from medialijn.sources.yaml_faults import comment_behind, note_syntax_fault

Place = tuple[int, int]

MAX_DEPTH = 20
MAX_NODES = 250_000
MAX_KEYS = 2_000
_INT = re.compile(r"-?(?:0|[1-9][0-9]{0,8})")
_BOOL = {"true": True, "false": False}


# Line and column of the start of a text, and the line on which it ends. Plain tuples, because there is one for every
# text of a project, and Python's garbage collector passes over plain tuples of numbers.
Mark = tuple[int, int, int]


class Parts(NamedTuple):
    """Where a list or mapping stands, and its parts: in order, or by key with the mark of the key."""

    mark: Mark
    by_key: dict[str, tuple[Mark, Mark | Parts]]
    in_order: list[Mark | Parts]


@dataclass(frozen=True, slots=True)
class YamlDocument:
    """The plain data of a YAML text, and where in the file each part of it stands."""

    data: Any
    root: Mark | Parts
    text: str
    first_line: int = 1

    def place(self, location: Sequence[str | int], *, of_key: bool = False) -> Place:
        """Line and column of the part at `location`, or of the nearest part around it that exists.

        With `of_key` the place is that of the last key itself.
        """
        line, column, _ = self._mark(location, of_key=of_key)
        return line, column

    def place_of_word(self, location: Sequence[str | int], word: str) -> Place:
        """Line and column of the first `word` in the text at `location`, or where that text starts."""
        first, start, last = self._mark(location)
        lines = self.text.split("\n")[first - self.first_line : last - self.first_line + 1]
        for number, line in enumerate(lines, first):
            column = line.find(word, start - 1 if number == first else 0)
            if column >= 0:
                return number, column + 1
        return first, start

    def _mark(self, location: Sequence[str | int], *, of_key: bool = False) -> Mark:
        node = self.root
        found = _mark_of(node)
        for element in location:
            if not isinstance(node, Parts):
                break
            if isinstance(element, str) and element in node.by_key:
                key, node = node.by_key[element]
                found = key if of_key else _mark_of(node)
            elif isinstance(element, int) and element < len(node.in_order):
                node = node.in_order[element]
                found = _mark_of(node)
        return found


def _mark_of(node: Mark | Parts) -> Mark:
    return node.mark if isinstance(node, Parts) else node


def read_yaml(text: str, findings: Findings, first_line: int = 1) -> YamlDocument | None:
    """The document that `text` holds, or None after the findings that say what is wrong with it.

    `first_line` is the line of the file on which `text` starts, for front matter.
    """
    builder = _Builder(findings, first_line, text.split("\n"))
    try:
        for event in yaml.parse(text, Loader=yaml.CSafeLoader):
            if not builder.take(event):
                return None
    except yaml.YAMLError as error:
        if not builder.is_cut:
            note_syntax_fault(error, builder.lines, builder.scalar, findings, first_line)
        return None
    if builder.root is None:
        findings.add((first_line, 1), "M106")
        return None
    return None if builder.faults else YamlDocument(builder.data, builder.root, text, first_line)


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet; `key` is the one that waits for its value."""

    data: list[Any] | dict[str, Any]
    parts: Parts
    key: tuple[str, Mark] | None = None
    is_unwanted: bool = False  # the value that comes belongs to a key that was refused
    is_flow: bool = False


class _Builder:
    """Turns events into plain data and marks, and notes what the strict form of YAML refuses."""

    def __init__(self, findings: Findings, first_line: int, lines: list[str]) -> None:
        self.findings = findings
        self.first_line = first_line
        self.lines = lines
        self.scalar: events.ScalarEvent | None = None
        self.is_cut = False  # the last text lost its end to a comment, which explains any fault right after it
        self.faults = 0
        self.nodes = 0
        self.documents = 0
        self.stack: list[_Open] = []
        self.data: Any = None
        self.root: Mark | Parts | None = None

    def take(self, event: events.Event) -> bool:
        """Whether to go on after this event."""
        if isinstance(event, events.ScalarEvent):
            self.scalar = event
            return self._is_allowed(event) and self._put(self._typed(event), self._mark(event))
        if isinstance(event, events.CollectionStartEvent):
            return self._is_allowed(event) and self._open(event)
        if isinstance(event, events.CollectionEndEvent):
            closed = self.stack.pop()
            return self._put(closed.data, closed.parts)
        if isinstance(event, events.AliasEvent):
            return self._fault(event, "M108")
        if isinstance(event, events.DocumentStartEvent):
            self.documents += 1
            return self.documents == 1 or self._fault(event, "M110")
        return True

    def _is_allowed(self, event: events.ScalarEvent | events.CollectionStartEvent) -> bool:
        self.nodes += 1
        if event.anchor:
            return self._fault(event, "M108")
        if event.tag:
            given = event.tag.removeprefix("tag:yaml.org,2002:")
            code = "M138" if given.startswith("!") else "M111"
            self._fault(event, code, given="!" if code == "M138" else given)
        if self.nodes > MAX_NODES or len(self.stack) > MAX_DEPTH:
            return self._fault(event, "M107")
        return True

    def _typed(self, event: events.ScalarEvent) -> str | int | bool:
        text: str = event.value
        if event.implicit[0] and text and text[0] in "tf-0123456789":
            if text in _BOOL:
                return _BOOL[text]
            if _INT.fullmatch(text):
                return int(text)
        cut = comment_behind(event, self.lines)
        self.is_cut = cut is not None
        if cut:
            self.findings.add((cut[0] + self.first_line, cut[1] + 1), "M133")
        return text

    def _open(self, event: events.CollectionStartEvent) -> bool:
        data: list[Any] | dict[str, Any] = {} if isinstance(event, events.MappingStartEvent) else []
        self.stack.append(_Open(data, Parts(self._mark(event), {}, []), is_flow=bool(event.flow_style)))
        return True

    def _put(self, value: Any, node: Mark | Parts) -> bool:
        if not self.stack:
            if value != "":
                self.data, self.root = value, node
            return True
        top = self.stack[-1]
        if isinstance(top.data, list):
            top.data.append(value)
            top.parts.in_order.append(node)
        elif top.is_unwanted:
            top.is_unwanted = False
        elif top.key is None:
            self._key(top, value, _mark_of(node))
        else:
            name, key_mark = top.key
            if value == "" and top.is_flow and top.data and self._is_loose(name, key_mark):
                self._note(key_mark[:2], "M137", given=name)
            top.data[name] = value
            top.parts.by_key[name] = (key_mark, node)
            top.key = None
            if len(top.data) > MAX_KEYS:
                self._note(key_mark[:2], "M107")
                return False
        return True

    def _is_loose(self, name: str, mark: Mark) -> bool:
        """Whether a key between `{` and `}` has no colon: it is what followed a comma in a text."""
        line = self.lines[mark[0] - self.first_line][mark[1] - 1 :]
        return line.startswith(name) and not line.removeprefix(name).lstrip().startswith(":")

    def _key(self, top: _Open, value: Any, mark: Mark) -> None:
        before = self.lines[mark[0] - self.first_line][: mark[1] - 1].rstrip()
        hidden = INVISIBLE.search(value) if isinstance(value, str) else None
        if before.endswith("?"):
            self._note((mark[0], len(before)), "M138", given="?")
            top.is_unwanted = True
        elif hidden:
            self._note((mark[0], mark[1] + hidden.start()), "M103", character=f"U+{ord(hidden.group()):04X}")
            top.is_unwanted = True
        elif not isinstance(value, str) or value in {"", "<<"}:
            shown = "…" if isinstance(value, list | dict) else str(value).lower()
            self._note(mark[:2], "M112", given=shown)
            top.is_unwanted = True
        elif value in top.data:
            first = top.parts.by_key[value][0][0]
            self._note(mark[:2], "M113", given=value, line=str(first))
            top.is_unwanted = True
        else:
            top.key = (value, mark)

    def _mark(self, event: events.Event) -> Mark:
        start, end = event.start_mark, event.end_mark
        if start is None or end is None:
            return self.first_line, 1, self.first_line
        return start.line + self.first_line, start.column + 1, end.line + self.first_line

    def _fault(self, event: events.Event, code: str, **values: str) -> bool:
        """Note a finding; always False, because nothing that follows can be trusted."""
        self._note(self._mark(event)[:2], code, **values)
        return False

    def _note(self, place: Place, code: str, **values: str) -> None:
        self.faults += 1
        self.findings.add(place, code, **values)
