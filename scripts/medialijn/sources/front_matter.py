from __future__ import annotations

from dataclasses import dataclass

from medialijn.sources.reading import Findings
from medialijn.sources.yaml_document import YamlDocument, read_yaml


@dataclass(frozen=True, slots=True)
class MarkdownFile:
    """A Markdown source: its front matter, and the lines of its body with the number of the first one."""

    front: YamlDocument | None
    lines: tuple[str, ...]
    first_line: int


def split_front_matter(text: str, findings: Findings) -> MarkdownFile:
    """The two halves of a Markdown source; `front` is None after a finding when there is none or it can not be read."""
    lines = text.split("\n")
    end = next((number for number, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), None)
    if lines[0].rstrip() != "---":
        findings.add((1, 1), "M130")
        start = 0 if end is None else end + 1
        return MarkdownFile(None, tuple(lines[start:]), start + 1)
    if end is None:
        findings.add((1, 1), "M131")
        return MarkdownFile(None, (), len(lines))
    front = read_yaml("\n".join(lines[1:end]) + "\n", findings, first_line=2)
    return MarkdownFile(front, tuple(lines[end + 1 :]), end + 2)
