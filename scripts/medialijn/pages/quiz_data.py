"""The questions of a quiz for another page: the very elements of the quiz page, as data that a script builds again.

No page takes HTML from a text. So an element is `[tag, {attribute: value}, child, ...]` and a text is a text, and only
the tags and attributes that questions have are let through.
"""

from __future__ import annotations

import json
import posixpath
from collections.abc import Iterator, Mapping
from typing import Any

from lxml import html  # type: ignore[import-untyped]

from medialijn.pages import addresses
from medialijn.pages.page import Page

_TAGS = frozenset(
    {"a", "b", "br", "button", "circle", "code", "details", "div", "em", "fieldset", "hr", "img", "input", "label"}
    | {"legend", "li", "ml-question", "ol", "option", "p", "path", "rect", "select", "span", "strong", "summary", "svg"}
    | {"textarea", "ul"}
)
_ATTRIBUTES = frozenset(
    {"alt", "autocapitalize", "autocomplete", "class", "cx", "cy", "d", "fill", "focusable", "for", "height", "hidden"}
    | {"href", "id", "inputmode", "maxlength", "name", "r", "rel", "role", "rows", "rx", "spellcheck", "src", "stroke"}
    | {"stroke-linecap", "stroke-linejoin", "stroke-width", "tabindex", "type", "value", "viewbox", "width", "x", "y"}
)
_FREE = ("aria-", "data-")
_ADDRESSES = ("href", "src")
_OUTSIDE = ("https:", "mailto:")
_RIGHT_CASE = {"viewbox": "viewBox"}

Node = list[Any] | str


class ForeignMarkupError(Exception):
    """A question has a tag, attribute or address that no script may build."""

    def __init__(self, page: str, what: str) -> None:
        self.page, self.what = page, what
        super().__init__(f"{page}: a question holds {what}, which is not in the list of quiz_data.py")


def quiz_scripts(pages: Mapping[str, Page]) -> Mapping[str, str]:
    """A script for each quiz whose answers are kept: its place, and the text that hands over its questions.

    Addresses in it are relative to the site. Raises ForeignMarkupError for what no question should hold.
    """
    scripts: dict[str, str] = {}
    for page in pages.values():
        if "<ml-quiz" in page.html:
            root = html.fragment_fromstring(page.html.strip())
            for quiz in root.xpath("//ml-quiz[@data-quiz]"):
                identifier = quiz.get("data-quiz")
                title = page.crumbs[-1][1] if page.crumbs else page.title
                nodes = [_node(question, page.url) for question in quiz.iter("ml-question")]
                data = json.dumps([identifier, title, nodes], ensure_ascii=False, separators=(",", ":"))
                scripts[addresses.quiz_data(identifier)] = f"window.medialijn.bank(...{data});\n"
    return scripts


def _node(element: html.HtmlElement, page: str) -> Node:
    if element.tag not in _TAGS:
        raise ForeignMarkupError(page, f"<{element.tag}>")
    return [element.tag, dict(_attributes(element, page)), *_children(element, page)]


def _attributes(element: html.HtmlElement, page: str) -> Iterator[tuple[str, str]]:
    for name, value in element.items():
        if name not in _ATTRIBUTES and not name.startswith(_FREE):
            raise ForeignMarkupError(page, f"{name}=")
        yield _RIGHT_CASE.get(name, name), _on_site(value, page) if name in _ADDRESSES else value


def _on_site(address: str, page: str) -> str:
    """An address seen from the root of the site instead of from the page."""
    if address.startswith(_OUTSIDE):
        return address
    path, hash_mark, fragment = address.partition("#")
    if ":" in path or path.startswith("/"):
        raise ForeignMarkupError(page, f"the address {address}")
    there = posixpath.normpath(posixpath.join(page, path)) if path else page.rstrip("/")
    if there.startswith(".."):
        raise ForeignMarkupError(page, f"the address {address}")
    return there + ("/" if not path or path.endswith("/") else "") + hash_mark + fragment


def _children(element: html.HtmlElement, page: str) -> Iterator[Node]:
    if element.text:
        yield element.text
    for child in element:
        yield _node(child, page)
        if child.tail:
            yield child.tail
