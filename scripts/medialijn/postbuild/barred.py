from __future__ import annotations

import re
from collections.abc import Iterator

from medialijn.postbuild.findings import shortened
from medialijn.postbuild.markup import Element

_ADDRESS_ATTRIBUTES = ("href", "xlink:href", "src", "action", "formaction", "data", "poster")
_FRAMES = frozenset({"iframe", "frame", "object", "embed"})
_FETCHED_AHEAD = frozenset({"next", "prefetch", "prerender"})
_HANDLER = re.compile(r"on[a-z]+")
_SCRIPT_ADDRESS = re.compile(r"[\x00-\x20]*javascript:", re.IGNORECASE)


def barred_in(element: Element) -> Iterator[str]:
    """Each thing in this start tag that the policy stops or that would mislead the gate, shortened."""
    for name, value in element.attributes.items():
        if name == "style" or (value and _HANDLER.fullmatch(name)) or _runs_from_address(name, value):
            yield shortened(f'{name}="{value}"')
    if element.name in _FRAMES:
        yield f"<{element.name}>"
    if element.name == "base":
        # It would turn every address on the page into another one than its author wrote.
        yield "<base>"
    if element.name == "link" and (ahead := _FETCHED_AHEAD.intersection(element.relations)):
        # Firefox fetches the next page ahead of time and then reports that the policy stopped it.
        yield f'<link rel="{min(ahead)}">'
    if element.is_inline_script or element.name == "style":
        # A template is copied into the page by a script and a drawing has its own parsing rules: no hash fits.
        for container in element.inside:
            if container != "noscript":
                yield f"<{container}> … <{element.name}>"
                break


def _runs_from_address(name: str, value: str) -> bool:
    return name in _ADDRESS_ATTRIBUTES and _SCRIPT_ADDRESS.match(re.sub(r"[\t\n\r]", "", value)) is not None
