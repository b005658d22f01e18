from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import PurePosixPath

from medialijn.postbuild.findings import Finding, shortened

_SOURCE_SUFFIXES = frozenset({".yml", ".yaml", ".md", ".jinja", ".j2", ".py", ".pyc"})
_TEXT_SUFFIXES = frozenset({".html", ".htm", ".json", ".js", ".xml", ".svg", ".txt", ".csv", ".ics", ".webmanifest"})
# What the theme brings along; nothing of ours is written there.
_BROUGHT_ALONG = ("assets/javascripts/", "assets/stylesheets/")
# A fence stands at the start of a line or a quotation. Slashes after a colon or inside a word belong to an address,
# a picture in base64 or a sum.
_FENCE = re.compile(
    r"""
      (?: ^ | (?<=[\s>"'`(;]) | (?<=\\[nrt]) | (?<=\\u003e) )
      /{3,} (?= $ | [\s<&"'`\\] | [a-z]{3} )
      [^\n<"\\]{0,60}
    """,
    re.VERBOSE | re.MULTILINE,
)
# Words between backticks are quoted on purpose. A block of code is not left out: a fence that was indented by mistake
# ends up in one.
_QUOTED = re.compile(r"(?<!<pre>)(?<!</span>)<code>[^<\n]*</code>")


def published_source(file: str) -> Iterator[Finding]:
    """The file itself, where it is a source that nobody should download (M904)."""
    if PurePosixPath(file).suffix.lower() in _SOURCE_SUFFIXES:
        yield Finding(file, "M904", {}, file)


def holds_own_text(file: str) -> bool:
    """Whether text that was made from our sources may stand in this file."""
    return PurePosixPath(file).suffix.lower() in _TEXT_SUFFIXES and not file.startswith(_BROUGHT_ALONG)


def left_fences(file: str, text: str) -> Iterator[Finding]:
    """Each block fence that the generator left as text (M905)."""
    if "///" not in text:
        return
    text = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
    for found in _FENCE.finditer(text):
        fence = unescape(found[0]).strip()
        line = text.count("\n", 0, found.start()) + 1
        column = found.start() - text.rfind("\n", 0, found.start())
        # A bare closing fence says nothing about which of the many in the source it is.
        clues = (re.escape(fence),) if fence.strip("/") else ()
        yield Finding(file, "M905", {"fence": shortened(fence)}, f"{file}:{line}:{column}", clues, line, column)
