from __future__ import annotations

import gzip
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from medialijn.postbuild.addresses import Addresses, Inside
from medialijn.postbuild.findings import Finding
from medialijn.postbuild.pages import Page

_BUDGET_KIB = 110
_WEIGHED = "lessen/"


class Weights:
    """Weighs what a first visit transfers from a server that compresses.

    `styles` holds what each style sheet loads. Every font and picture that a style sheet names is counted, also those
    that a browser would leave alone on this page.
    """

    def __init__(self, site: Path, addresses: Addresses, styles: Mapping[str, tuple[str, ...]]) -> None:
        self._site = site
        self._addresses = addresses
        self._styles = styles
        self._sizes: dict[str, int] = {}

    def overweight(self, page: Page) -> Iterator[Finding]:
        """The page itself, where it is a lesson that weighs more than the budget (M908)."""
        if page.file.startswith(_WEIGHED):
            kibibytes = sum(map(self._size, self._transferred(page))) / 1024
            if kibibytes > _BUDGET_KIB:
                values = {"weight": f"{kibibytes:.0f}", "budget": str(_BUDGET_KIB)}
                yield Finding(page.file, "M908", values, page.file)

    def _transferred(self, page: Page) -> frozenset[str]:
        files = {page.file, *self._inside(page.file, page.resources)}
        for sheet in files & self._styles.keys():
            files.update(self._inside(sheet, self._styles[sheet]))
        return frozenset(files)

    def _inside(self, file: str, loads: Iterable[str]) -> Iterator[str]:
        for load in loads:
            target = self._addresses.locate(file, load)
            if isinstance(target, Inside) and target.file:
                yield target.file

    def _size(self, file: str) -> int:
        if file not in self._sizes:
            self._sizes[file] = len(gzip.compress((self._site / file).read_bytes(), 6))
        return self._sizes[file]
