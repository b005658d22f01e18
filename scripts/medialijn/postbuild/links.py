from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from html import unescape

from medialijn.postbuild.addresses import Addresses, Inside, Outside, page_path
from medialijn.postbuild.findings import Finding, clues_to_address, clues_to_id, shortened
from medialijn.postbuild.pages import Page
from medialijn.sources.diagnostics import nearest

# Links of other kinds lead nowhere on a published site; an unresolved `les:` or `artikel:` is one of them.
_WORKING_SCHEMES = frozenset({"http", "https", "mailto", "tel", "sms", "data", "blob", "javascript"})
_SEARCH_DATA = "assets/data/search.js"
_SITEMAP = "sitemap.xml"


def named_locations(file: str, text: str) -> tuple[str, ...]:
    """What this file names where it is the data of the search or the site map; nothing of any other file."""
    if file == _SEARCH_DATA:
        entries = json.loads(text.partition(".texts=")[2].rstrip(";\n"))["entries"]
        to_root = "../" * file.count("/")
        return tuple(to_root + address for _, address, *_ in entries)
    return tuple(map(unescape, re.findall(r"<loc>\s*(.*?)\s*</loc>", text))) if file == _SITEMAP else ()


def repeated_ids(page: Page) -> Iterator[Finding]:
    """Each id that stands more than once on the page (M909)."""
    for name in page.repeated_ids:
        yield Finding(page.file, "M909", {"id": name}, name, clues_to_id(name))


def dead_links(file: str, links: Iterable[str], pages: Mapping[str, Page], addresses: Addresses) -> Iterator[Finding]:
    """Each link in the file that leads to nothing (M901), or to a page without that anchor (M902)."""
    for link in links:
        target = addresses.locate(file, link)
        told = {"link": shortened(link)}
        if isinstance(target, Outside):
            if target.scheme not in _WORKING_SCHEMES:
                yield Finding(file, "M901", told, target.url, clues_to_address(link))
        elif target.file is None:
            told |= _suggestion(target.path, frozenset(map(page_path, pages)))
            yield Finding(file, "M901", told, target.path, clues_to_address(link))
        elif (anchors := _anchors(target, pages)) is not None and target.fragment not in anchors:
            told |= _suggestion(target.fragment, anchors)
            page = "" if target.file == file else target.path
            yield Finding(file, "M902", told, f"{page}#{target.fragment}", clues_to_address(link))


def _anchors(target: Inside, pages: Mapping[str, Page]) -> frozenset[str] | None:
    """The anchors to choose from, or None where any will do: the top of a page, a part of a picture or a PDF."""
    page = pages.get(target.file or "")
    return None if page is None or target.fragment.lower() in {"", "top"} else page.ids


@lru_cache(maxsize=64)
def _suggestion(given: str, known: frozenset[str]) -> dict[str, str]:
    return {name: value for name, value in nearest(given, sorted(known)).items() if name == "suggestion"}
