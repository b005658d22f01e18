"""Fewer bytes: what only people read is taken out of scripts, styles and pages."""

from __future__ import annotations

import re
from pathlib import Path

try:
    import minify
except ImportError:  # there is no wheel for some machines; the site is the same there, and larger
    minify = None

_KINDS = {"js": "application/javascript", "css": "text/css"}
_ECMASCRIPT = 2019  # what the scripts themselves are written in
_INDENT = re.compile(r"^[ \t]+", re.MULTILINE)


def can_pack() -> bool:
    """Whether scripts and styles become as small as a reader gets them from a published site."""
    return minify is not None


def pack(site: Path) -> None:
    """Take comments, loose spaces and long names out of the project's own scripts and styles, and indents out of pages.

    A page with `pre`, in which an indent can be part of a text, is left as it is; so are all scripts and styles where
    the minifier is not there.
    """
    if minify is not None:
        minify.config({"js-version": _ECMASCRIPT})
        for folder, kind in _KINDS.items():
            for file in (site / "assets" / folder).rglob(f"*.{folder}"):
                file.write_text(minify.string(kind, file.read_text("utf-8")), "utf-8", newline="")
    for page in site.rglob("*.html"):
        text = page.read_bytes().decode("utf-8", errors="surrogateescape")
        if "<pre" not in text:
            page.write_bytes(_INDENT.sub("", text).encode("utf-8", errors="surrogateescape"))
