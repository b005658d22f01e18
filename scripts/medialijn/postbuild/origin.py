from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from medialijn.postbuild.addresses import page_path
from medialijn.postbuild.findings import Finding
from medialijn.sources.diagnostics import Diagnostic

_MARKDOWN_NAMES = ("{}.md", "{}/index.md")


class Origins:
    """Finds the source, and the line in it, of what is wrong in a built file.

    `declared` holds the source that each page names for itself.
    """

    def __init__(self, site: Path, project: Path, declared: Mapping[str, str | None]) -> None:
        self._site = site
        self._project = project
        self._declared = declared
        self._texts: dict[str, str] = {}

    def diagnostics(self, findings: Iterable[Finding]) -> Iterator[Diagnostic]:
        """Each finding at its source; one that no source explains comes from a template and is told once."""
        unexplained: dict[tuple[str, str], list[Diagnostic]] = {}
        for finding in findings:
            source = self._source_of(finding.file)
            place = self._place_in(source, finding.clues) if source else None
            diagnostic = self._diagnostic(finding, source, place)
            if place:
                yield diagnostic
            else:
                unexplained.setdefault((finding.code, finding.subject), []).append(diagnostic)
        for same in unexplained.values():
            yield from _told_on_one_page(same)

    def _diagnostic(self, finding: Finding, source: str | None, place: tuple[int, int] | None) -> Diagnostic:
        path = source or self._built_path(finding.file)
        line, column = place or ((1, 1) if source else (finding.line, finding.column))
        values = {"page": page_path(finding.file), **finding.values}
        return Diagnostic(path, line, column, finding.code, values)

    def _source_of(self, file: str) -> str | None:
        if declared := self._declared.get(file):
            return declared
        if file.endswith(".html"):
            name = file.removesuffix(".html").removesuffix("/index")
            candidates = ["docs/" + form.format(name) for form in _MARKDOWN_NAMES]
            candidates += ["docs/index.md"] if name == "index" else []
        else:
            candidates = []
        candidates += [f"docs/{file}", f"overrides/{file}"]
        return next((candidate for candidate in candidates if (self._project / candidate).is_file()), None)

    def _built_path(self, file: str) -> str:
        built = self._site / file
        return (
            built.relative_to(self._project).as_posix()
            if built.is_relative_to(self._project)
            else f"{self._site.name}/{file}"
        )

    def _place_in(self, source: str, clues: Iterable[str]) -> tuple[int, int] | None:
        text = self._text_of(source)
        for clue in clues:
            if found := re.search(clue, text, re.IGNORECASE):
                start = found.start()
                return text.count("\n", 0, start) + 1, start - text.rfind("\n", 0, start)
        return None

    def _text_of(self, source: str) -> str:
        if source not in self._texts:
            try:
                self._texts[source] = (self._project / source).read_text("utf-8")
            except (OSError, UnicodeDecodeError):
                self._texts[source] = ""
        return self._texts[source]


def _told_on_one_page(same: list[Diagnostic]) -> Iterator[Diagnostic]:
    """Those of the first page, which name how many other pages have the same fault."""
    first = same[0].values["page"]
    others = len({diagnostic.values["page"] for diagnostic in same}) - 1
    page = f"{first} (+{others})" if others else first
    for diagnostic in same:
        if diagnostic.values["page"] == first:
            yield replace(diagnostic, values={**diagnostic.values, "page": page})
