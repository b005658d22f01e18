from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

NOT_FOUND_PAGE = "404.html"
_INDEX = "index.html"


@dataclass(frozen=True, slots=True)
class Inside:
    """An address on this site: the path below the site's root, and the file there, or None where nothing is."""

    path: str
    file: str | None
    fragment: str


@dataclass(frozen=True, slots=True)
class Outside:
    """An address that is not on this site."""

    scheme: str
    url: str


def page_path(file: str) -> str:
    """The path of a built file as people see it in the address bar: `/lessen/een/` for `lessen/een/index.html`."""
    return "/" + (file.removesuffix(_INDEX) if file == _INDEX or file.endswith("/" + _INDEX) else file)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Finds the built file behind an address; `root` is the site's own address and ends with a slash."""

    root: str
    files: frozenset[str]

    def locate(self, file: str, address: str) -> Inside | Outside:
        """Where the address leads when it stands in this built file."""
        # MkDocs serves the page "not found" at any path; its links are meant from the root of the site.
        here = self.root if file == NOT_FOUND_PAGE else self.root + quote(page_path(file)[1:])
        address = _as_browsers_read(address)
        try:
            url = urljoin(here, address)
            parts = urlsplit(url)
        except ValueError:
            return Inside(address, None, "")
        home = urlsplit(self.root)
        if (parts.scheme, parts.netloc) != (home.scheme, home.netloc):
            return Outside(parts.scheme, url)
        if not parts.path.startswith(home.path) and parts.path != home.path.rstrip("/"):
            # A whole address was meant for the neighbours on this host; a bare path was meant for this site.
            return Outside(parts.scheme, url) if _names_a_host(address) else Inside(parts.path, None, "")
        return self._inside(parts, home)

    def _inside(self, parts: SplitResult, home: SplitResult) -> Inside:
        path = unquote(parts.path[len(home.path) :])
        fragment = unquote(parts.fragment.partition(":~:")[0])
        candidates = (path + _INDEX,) if path == "" or path.endswith("/") else (path, f"{path}/{_INDEX}")
        return Inside("/" + path, next((name for name in candidates if name in self.files), None), fragment)


def _as_browsers_read(address: str) -> str:
    """Without the white space and the superfluous slashes that browsers skip too."""
    return re.sub(r"^[/\\]{2,}", "//", re.sub(r"[\t\n\r]", "", address).strip())


def _names_a_host(address: str) -> bool:
    return bool(urlsplit(address).netloc)
