from __future__ import annotations

from medialijn.pages import addresses
from medialijn.pages.markup import plain_line
from medialijn.pages.site import Site

REFERENCE_FOLDER = "docs/reference"
_PAGES = {
    "terms": addresses.TERMS,
    "goals": addresses.GOALS,
    "laws": addresses.LAWS,
    "comparison": addresses.COMPARISON,
    "diagnostics": addresses.DIAGNOSTICS,
}


def other_references(site: Site, url: str) -> tuple[tuple[str, str, str], ...]:
    """The pages to look something up on, except the one at this address: address, title, and what it is for."""
    pages = [
        (address, site.words(f"{name}.title"), site.words(f"reference.{name}"))
        for name, address in _PAGES.items()
        if address != url
    ]
    examples = [
        (addresses.example(quiz.id), plain_line(quiz.title), site.words("reference.example"))
        for quiz in site.catalogue.examples.values()
    ]
    return (*pages, *examples)
