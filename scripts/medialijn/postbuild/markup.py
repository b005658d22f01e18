"""The start tags of an HTML page, found the way a browser finds them.

The policy allows an inline script by the hash of its characters, so these must be the characters that a browser runs.
Python's html.parser ends scripts and comments by rules that changed between its releases; this scan follows the
tokenizer of the HTML standard and gives one answer on every Python.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

_RAW = frozenset({"script", "style", "title", "textarea", "xmp", "iframe", "noembed", "noframes", "plaintext"})
_FOREIGN = frozenset({"svg", "math"})
_CONTAINERS = _FOREIGN | {"template", "noscript"}

_NAME = r"[^\s/>][^\s/>=]*+"
_VALUE = r"""(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+|(?=>|\Z))"""
_ATTRIBUTE = re.compile(rf"({_NAME})(?:\s*+=\s*+({_VALUE}))?+", re.ASCII)
_MARKUP = re.compile(
    rf"""
      <!--(?:-?>|.*?(?:--!?>|\Z))
    | </(?P<closed>[a-z][^\s/>]*+)[^>]*+>
    | <(?P<opened>[a-z][^\s/>]*+)
        (?P<attributes>(?:[\s/]*+{_NAME}(?:\s*+=\s*+{_VALUE}|(?!\s*+=)))*+)\s*+(?P<slash>/?)[\s/]*+>
    | <[!?/][^>]*+>
    | (?P<broken></?[a-z])
    """,
    re.VERBOSE | re.IGNORECASE | re.DOTALL | re.ASCII,
)
_SCRIPT_TURN = re.compile(r"<!--|-->|<(/?)script(?=[\s/>])", re.IGNORECASE | re.ASCII)
_EXECUTABLE = re.compile(r"module|importmap|speculationrules|(?:text|application)/(?:x-)?(?:java|ecma)script")


class MarkupError(Exception):
    """A tag or an element has no end, so nobody can say what a browser makes of the rest of the page."""

    def __init__(self, start: str) -> None:
        super().__init__(start)
        self.start = start


@dataclass(frozen=True, slots=True)
class Element:
    """One start tag: where it stands in the text, and what it says.

    `content` is the text of a script, style or other element that holds no markup; `inside` names the open elements
    around it in which a browser treats scripts in another way (template, noscript, svg, math).
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    end: int
    content: str
    inside: tuple[str, ...]

    @property
    def relations(self) -> frozenset[str]:
        """The words of `rel`."""
        return frozenset(self.attributes.get("rel", "").lower().split())

    @property
    def is_inline_script(self) -> bool:
        """Whether this holds a script that runs; a block of JSON or other data is none."""
        kind = self.attributes.get("type", "").strip().lower()
        return (
            self.name == "script"
            and "src" not in self.attributes
            and (not kind or _EXECUTABLE.fullmatch(kind) is not None)
        )


def elements(text: str) -> Iterator[Element]:
    """Every element of the page in the order of its start tags.

    Raises:
        MarkupError: a tag has no `>`, or a script or other raw element has no end tag.

    """
    containers: list[str] = []
    position = 0
    while found := _MARKUP.search(text, position):
        position = found.end()
        if found["broken"]:
            raise MarkupError(text[found.start() : found.start() + 40])
        if closed := found["closed"]:
            _close(closed.lower(), containers)
        if not (opened := found["opened"]):
            continue
        name = opened.lower()
        content = ""
        if name in _RAW and not _FOREIGN.intersection(containers):
            close = _end_of_content(text, name, position)
            if close is None:
                raise MarkupError(text[found.start() : position])
            content, position = text[position:close], close
        yield Element(name, _attributes(found["attributes"]), found.start(), found.end(), content, tuple(containers))
        if name in _CONTAINERS and not (found["slash"] and name in _FOREIGN):
            containers.append(name)


def _close(name: str, containers: list[str]) -> None:
    if name in _CONTAINERS and name in containers:
        while containers.pop() != name:
            pass


def _attributes(text: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, written in _ATTRIBUTE.findall(text):
        value = written[1:-1] if written[:1] in {'"', "'"} else written
        found.setdefault(name.lower(), html.unescape(value) if "&" in value else value)
    return found


def _end_of_content(text: str, name: str, start: int) -> int | None:
    if name == "script":
        return _end_of_script(text, start)
    close = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE | re.ASCII).search(text, start)
    return close.start() if close else None


def _end_of_script(text: str, start: int) -> int | None:
    """Where the script that starts here ends: a `<script` after `<!--` hides the next `</script` from the browser."""
    commented = nested = False
    position = start
    while turn := _SCRIPT_TURN.search(text, position):
        position = turn.end()
        if turn[0] == "<!--":
            commented = True
            position -= 2  # the dashes of `<!-->` close what they open
        elif turn[0] == "-->":
            commented = nested = False
        elif not turn[1]:
            nested = commented
        elif nested:
            nested = False
        else:
            return turn.start()
    return None
