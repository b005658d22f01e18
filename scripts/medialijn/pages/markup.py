"""From Markdown in sources to the HTML of pages: one parser, links resolved, headings in their place."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, lru_cache
from xml.etree.ElementTree import Element

import nh3
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup, escape

from medialijn.pages import addresses
from medialijn.pages.speech import answers_in, arranged
from medialijn.sources.markdown_text import is_plain, markdown_parser, without_comments

# Puts the elements of a text in their place on the page, or leaves some out.
Arrange = Callable[[Iterable[Element]], Iterator[Element]]

_ADDRESS: dict[str, Callable[[str], str]] = {
    "les": addresses.lesson,
    "artikel": addresses.article,
    "begrip": addresses.term,
    "vraag": lambda target: addresses.question(*target.split("/", 1)),
}
_FIELD_TAGS = {"p", "em", "strong", "code", "ul", "ol", "li", "a", "br"}
_FIELD_ATTRIBUTES = {"a": {"href", "rel"}}
# Stands for an address of the site until it is known from which page the link starts.
_SITE_SCHEME = "medialijn"
_TARGET_START = f'href="{_SITE_SCHEME}:'
_TARGET = re.compile(rf'{_TARGET_START}([^"]*)"')
_SITE_LINK = re.compile(rf'<a {_TARGET_START}[^"]*"[^>]*>(.*?)</a>', re.DOTALL)
_PARAGRAPH = re.compile(r"<p>((?:(?!<p>).)*)</p>", re.DOTALL)
_HEADINGS = {f"h{level}": level for level in range(1, 7)}


class Renderer:
    """Renders Markdown for one page; `page` is the address that links start from."""

    def __init__(self, page: str, table_label: str) -> None:
        self.page = page
        self._table_label = table_label

    def lesson_text(self, text: str, heading_level: int = 4, *, speech: bool = False) -> Markup:
        """The HTML of a trusted text; its highest heading gets `heading_level`.

        With `speech` the text is a teacher's: quotes are said aloud, and answers stand behind a fold.
        """
        if is_plain(text):
            return _plain(text) if text else Markup()
        return self._linked(_converted(text, heading_level, self._table_label, arranged if speech else None))

    def answers(self, text: str) -> Markup:
        """The HTML of the answers in a teacher's text, and of nothing else in it."""
        return self._linked(_converted(text, 4, self._table_label, answers_in))

    def line(self, text: str) -> Markup:
        """A text without the paragraph around it, for a title, a label or a list item."""
        return _unwrapped(self.lesson_text(text))

    def field(self, text: str) -> Markup:
        """The HTML of a quiz field: paragraphs, emphasis, lists, code and links; everything else is taken away."""
        if is_plain(text):
            return _plain(text)
        return self._linked(_cleaned(text, self._table_label))

    def field_line(self, text: str) -> Markup:
        """A quiz field without the paragraph around it."""
        return _unwrapped(self.field(text))

    def link(self, target: str) -> str:
        """The link from this page to an address of the site."""
        return addresses.relative(target, self.page)

    def _linked(self, rendered: str) -> Markup:
        """The HTML with links that start from this page."""
        if _TARGET_START in rendered:
            rendered = _TARGET.sub(lambda match: f'href="{self.link(html.unescape(match.group(1)))}"', rendered)
        return Markup(rendered)  # noqa: S704 - the parser lets no HTML of the source through


class PaperRenderer(Renderer):
    """Renders Markdown for paper, where an address of the site leads nowhere: of such a link the words stay."""

    def __init__(self, table_label: str) -> None:
        super().__init__("", table_label)

    def _linked(self, rendered: str) -> Markup:
        return super()._linked(_SITE_LINK.sub(r"\1", rendered))


def plain_line(text: str) -> str:
    """A text of one line without Markdown, for a page title or a description."""
    return html.unescape(re.sub(r"<[^>]+>", "", Renderer("", "").line(text))).strip()


def _plain(text: str) -> Markup:
    return Markup(f"<p>{escape(text)}</p>")  # noqa: S704 - escaped


def _unwrapped(rendered: Markup) -> Markup:
    inner = _PARAGRAPH.fullmatch(rendered)
    return Markup(inner.group(1)) if inner else rendered  # noqa: S704 - part of what was Markup


# The same text stands on the pages of pupil, mentor and digibord, and in the next build of a preview.
@lru_cache(maxsize=100_000)
def _converted(text: str, heading_level: int, table_label: str, arrange: Arrange | None) -> str:
    """The HTML of a text, with links to addresses of the site instead of to pages seen from another page."""
    parser = _parser(table_label, arrange)
    parser.reset()
    parser.heading_level = heading_level  # type: ignore[attr-defined]
    return parser.convert(without_comments(text))


@lru_cache(maxsize=100_000)
def _cleaned(text: str, table_label: str) -> str:
    rendered = _converted(text, 4, table_label, None)
    schemes = {"https", "mailto", _SITE_SCHEME}
    return nh3.clean(rendered, tags=_FIELD_TAGS, attributes=_FIELD_ATTRIBUTES, url_schemes=schemes, link_rel=None)


@cache
def _parser(table_label: str, arrange: Arrange | None) -> Markdown:
    return markdown_parser([_PageExtension(table_label, arrange)])


class _PageExtension(Extension):
    def __init__(self, table_label: str, arrange: Arrange | None) -> None:
        super().__init__()
        self.table_label = table_label
        self.arrange = arrange

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - Python-Markdown's name
        md.treeprocessors.register(_PageTree(md, self), "medialijn", 5)


class _PageTree(Treeprocessor):
    """Resolves our links, puts headings at their level, and makes tables readable for eyes, thumbs and ears."""

    def __init__(self, md: Markdown, extension: _PageExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        """Change the tree in place."""
        found = [_HEADINGS[element.tag] for element in root.iter() if element.tag in _HEADINGS]
        shift = getattr(self.md, "heading_level", 4) - min(found) if found else 0
        for element in list(root.iter()):
            if element.tag in _HEADINGS:
                element.tag = f"h{min(6, _HEADINGS[element.tag] + shift)}"
            elif element.tag == "a":
                self._resolve(element)
            elif element.tag == "img":
                _as_text(element)
            elif element.tag == "table":
                _head_cells(element)
        self._wrap(root)
        if self.extension.arrange:
            root[:] = list(self.extension.arrange(root))

    def _resolve(self, link: Element) -> None:
        scheme, _, target = (link.get("href") or "").partition(":")
        if scheme in _ADDRESS:
            link.set("href", f"{_SITE_SCHEME}:{_ADDRESS[scheme](target)}")
        elif scheme == "https":
            link.set("rel", "noopener noreferrer")
        elif scheme != "mailto":
            del link.attrib["href"]  # the readers refuse such a link; this is for a text that came by another way

    def _wrap(self, parent: Element) -> None:
        children: list[Element] = []
        for child in parent:
            self._wrap(child)
            if child.tag == "table":
                around = Element("div", {"class": "ml-scroll", "role": "group", "tabindex": "0"})
                around.set("aria-label", self.extension.table_label)
                around.append(child)
                children.append(around)
            else:
                children.append(child)
        parent[:] = children


def _as_text(image: Element) -> None:
    """Leave of a picture what it says; the readers refuse one, because it could be fetched from anywhere."""
    image.tag, image.text = "span", image.get("alt")
    image.attrib.clear()


def _head_cells(table: Element) -> None:
    """Name the column heads; an empty one is no head; a first cell in bold heads its row.

    The class keeps the theme's script from putting the table into a scroller of its own.
    """
    table.set("class", "ml-data")
    for row in table.iter("tr"):
        for number, cell in enumerate(row):
            words = "".join(cell.itertext()).strip()
            if cell.tag == "th":
                cell.set("scope", "col")
                if not words:
                    cell.tag = "td"
                    del cell.attrib["scope"]
            elif number == 0 and len(cell) == 1 and cell[0].tag == "strong" and not (cell.text or cell[0].tail):
                cell.tag = "th"
                cell.set("scope", "row")
