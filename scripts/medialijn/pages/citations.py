from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import urlsplit

_ADDRESS = re.compile(r"(?P<text>.*?),?\s*(?P<href>https://\S+)")


@dataclass(frozen=True, slots=True)
class Citation:
    """A source as a page names it, with its address if it has one."""

    text: str
    href: str = ""


def citations(source: str) -> tuple[Citation, ...]:
    """The sources in the `source` of a fact: `Name (month), https://…; other name`; one without a name has its host."""
    return tuple(_citation(one) for one in source.split("; ") if one.strip())


def _citation(text: str) -> Citation:
    found = _ADDRESS.fullmatch(text.strip())
    if found is None:
        return Citation(text.strip())
    return Citation(found["text"] or urlsplit(found["href"]).netloc, found["href"])
