from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medialijn.postbuild.barred import barred_in
from medialijn.postbuild.markup import Element, elements
from medialijn.postbuild.stylesheets import loaded_by

_BEFORE_CHARSET = frozenset({"html", "head", "meta", "title"})
_LINKING = frozenset({"a", "area"})
_LOADING_ATTRIBUTES = ("src", "poster")
_LOADING_SETS = ("srcset", "imagesrcset")
_HREFS = ("href", "xlink:href")
# A `link` with one of these names a document; with any other relation a browser may load what it names.
_DOCUMENT_RELATIONS = frozenset(
    {"alternate", "author", "bookmark", "canonical", "help", "license", "me", "next", "prev"}
)
_CANDIDATE = re.compile(r"[\s,]*(\S*[^\s,])(?:\s+[\d.]+[wxh])*\s*(?:,|$)")
_REFRESH = re.compile(r"[\d.\s]*[;,]\s*(?:url\s*=\s*)?[\"']?([^\"']+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What the gate needs to know of one built HTML page.

    `file` is its path below the site's root and `source` the project file that it was made from, if the page says so.
    `charset_end` is where the policy belongs in the text, None where that place is missing; `policy_spans` are the
    policies that already stand in it.
    """

    file: str
    source: str | None
    charset_end: int | None
    policy_spans: tuple[tuple[int, int], ...]
    has_manifest: bool
    links: tuple[str, ...]
    resources: tuple[str, ...]
    ids: frozenset[str]
    repeated_ids: tuple[str, ...]
    scripts: tuple[str, ...]
    styles: tuple[str, ...]
    barred: tuple[str, ...]


def read_page(file: str, text: str) -> Page:
    """The page in this text.

    Raises:
        MarkupError: the text has a tag or an element without an end.

    """
    all_elements = tuple(elements(text))
    telling = tuple(element for element in all_elements if element.attributes or element.name in {"script", "style"})
    metas = tuple(element for element in telling if element.name == "meta" and not element.inside)
    ids = Counter(_ids(telling))
    styles = tuple(e.content for e in telling if e.name == "style" and "template" not in e.inside)
    return Page(
        file=file,
        source=next((_meta(m, "content") for m in metas if _meta(m, "name") == "medialijn-source"), None),
        charset_end=_charset_end(all_elements),
        policy_spans=tuple((meta.start, meta.end) for meta in metas if _is_policy(meta)),
        has_manifest=any(e.name == "link" and "manifest" in e.relations for e in telling),
        links=_unique(address for element in telling for address in _links(element)),
        resources=_unique(
            (
                *(address for element in telling for address in _resources(element)),
                *(address for style in styles for address in loaded_by(style)),
            )
        ),
        ids=frozenset(ids) | frozenset(_other_anchors(telling)),
        repeated_ids=tuple(name for name, count in ids.items() if count > 1),
        scripts=tuple(e.content for e in telling if e.is_inline_script and not e.inside),
        styles=styles,
        barred=_unique(thing for element in telling for thing in barred_in(element)),
    )


def _unique(texts: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(texts))


def _meta(element: Element, attribute: str) -> str:
    return element.attributes.get(attribute, "").strip()


def _is_policy(meta: Element) -> bool:
    return _meta(meta, "http-equiv").lower() == "content-security-policy" or _meta(meta, "name").lower() == "referrer"


def _charset_end(all_elements: Iterable[Element]) -> int | None:
    """A policy reaches only what stands below it, so nothing that loads or runs may stand above the charset."""
    for element in all_elements:
        if element.name == "meta" and _meta(element, "charset").lower() in {"utf-8", "utf8"}:
            return element.end
        if element.name not in _BEFORE_CHARSET:
            return None
    return None


def _ids(telling: Iterable[Element]) -> Iterator[str]:
    for element in telling:
        # What a template holds is not in the page yet; a script may copy it in more than once.
        if (name := element.attributes.get("id")) and "template" not in element.inside:
            yield name


def _other_anchors(telling: Iterable[Element]) -> Iterator[str]:
    for element in telling:
        if element.name == "a" and (name := element.attributes.get("name")):
            yield name
        if (name := element.attributes.get("id")) and "template" in element.inside:
            yield name


def _links(element: Element) -> Iterator[str]:
    attributes = element.attributes
    if element.name in _LINKING or (element.name == "link" and _names_document(element)):
        yield from (attributes[name] for name in _HREFS if name in attributes)


def _resources(element: Element) -> Iterator[str]:
    attributes = element.attributes
    yield from (attributes[name] for name in _LOADING_ATTRIBUTES if name in attributes)
    if element.name == "object" and "data" in attributes:
        yield attributes["data"]
    if element.name == "meta" and _meta(element, "http-equiv").lower() == "refresh":
        yield from (found[1].strip() for found in [_REFRESH.match(attributes.get("content", ""))] if found)
    for name in _LOADING_SETS:
        if name in attributes:
            yield from (found[1] for found in _CANDIDATE.finditer(attributes[name]))
    if element.name in _LINKING:
        yield from attributes.get("ping", "").split()
    elif element.name != "base" and not (element.name == "link" and _names_document(element)):
        yield from (attributes[name] for name in _HREFS if name in attributes)


def _names_document(link: Element) -> bool:
    return bool(link.relations) and link.relations <= _DOCUMENT_RELATIONS
