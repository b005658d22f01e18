"""Markdown in sources: the one parser of the project, what it may hold, and the plain text that a reader sees."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from html.parser import HTMLParser

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension

from medialijn.sources.mentions import Kind, Mention
from medialijn.sources.reading import Findings

_SCHEMES = {"les": Kind.LESSON, "artikel": Kind.ARTICLE, "begrip": Kind.TERM, "vraag": Kind.QUESTION}
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>|<[!?]")
_AUTOLINK = re.compile(r"<(?:https://|mailto:)[^<>\s]+>")
_PICTURE = re.compile(r"!\[")
_LINK = re.compile(r"\]\(\s*<?([^)\s>]*)>?[^)]*\)|^ {0,3}\[[^\]]+\]:\s*(\S+)")
CODE_SPAN = re.compile(r"(`+)(?!`).*?(?<!`)\1(?!`)")
_FENCE = re.compile(r"(```+|~~~+)[^`~]*")
# A list or quote within eight others: nobody writes it on purpose, and a Markdown parser follows it by recursion.
_TOO_DEEP = re.compile(r" {32}|(?: *(?:[-*+>]|\d+\.) ){8}|(?: *>){8}")
_SPECIAL = re.compile(r"[\\`*_\[\]<>&#|\n:]|^\s|^\d+\.|^[-+=~]|https?://")
_BLOCKS = {"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "td", "th", "blockquote", "pre", "tr", "ul", "ol", "table"}
_SAME = str.maketrans("‘’‚“”„–—‑\u00a0", "'''\"\"\"--- ")


def markdown_parser(extensions: Sequence[Extension] = ()) -> Markdown:
    """The parser with the fixed list of extensions; raw HTML has no meaning in it and comes out as text."""
    parser = Markdown(
        extensions=[
            TableExtension(use_align_attribute=True),
            SaneListExtension(),
            FencedCodeExtension(),
            *extensions,
        ]
    )
    parser.preprocessors.deregister("html_block")
    parser.inlinePatterns.deregister("html")
    return parser


def without_comments(text: str) -> str:
    """`text` without its HTML comments; line numbers stay."""
    return _COMMENT.sub(lambda match: "\n" * match.group().count("\n"), text)


def is_plain(text: str) -> bool:
    """Whether Markdown would make one paragraph of `text` without any markup: the common case in quiz fields."""
    return not _SPECIAL.search(text)


class CodeFences:
    """Follows the lines of a text and knows which of them are code: from ``` to ```, or from ~~~ to ~~~."""

    def __init__(self) -> None:
        self.fence = ""
        self.line = 0

    def hides(self, number: int, line: str) -> bool:
        """Whether the line is code, or a fence around it."""
        if self.fence:
            self.fence = "" if line.rstrip(" ") == self.fence else self.fence
            return True
        opened = _FENCE.fullmatch(line)
        if opened:
            self.fence, self.line = opened.group(1), number
        return opened is not None

    def close(self, findings: Findings) -> None:
        """Note a fence that is still open, and forget it."""
        if self.fence:
            findings.add((self.line, 1), "M132", given=self.fence)
        self.fence = ""


def check_markdown(text: str, first_line: int, findings: Findings, first_column: int = 1) -> Iterator[Mention]:
    """The mentions in links of `text`; notes HTML, pictures, and links that are neither `https:`, `mailto:` nor ours.

    `first_line` is the line of the file on which `text` starts.
    """
    fences = CodeFences()
    for number, line in enumerate(_COMMENT.sub(blanks, text).split("\n"), first_line):
        if fences.hides(number, line):
            continue
        column = first_column if number == first_line else 1
        shown = CODE_SPAN.sub(blanks, line)
        if _TOO_DEEP.match(shown):
            findings.add((number, column), "M107")
        tag = _TAG.search(_AUTOLINK.sub(blanks, shown))
        if tag:
            findings.add((number, tag.start() + column), "M140", given=tag.group()[:40])
        picture = _PICTURE.search(shown)
        if picture:
            findings.add((number, picture.start() + column), "M142")
        else:
            yield from _links(shown, number, column, findings)


def blanks(match: re.Match[str]) -> str:
    """As many spaces as the match is long, so that lines and columns stay."""
    return re.sub(r"[^\n]", " ", match.group())


def _links(line: str, number: int, column: int, findings: Findings) -> Iterator[Mention]:
    for link in _LINK.finditer(line):
        group = 1 if link.group(1) is not None else 2
        target = link.group(group)
        place = (number, link.start(group) + column)
        scheme, _, rest = target.partition(":")
        if scheme in _SCHEMES and rest:
            yield Mention(_SCHEMES[scheme], rest, findings.path, *place)
        elif scheme not in {"https", "mailto"} or not rest:
            findings.add(place, "M141", given=target)


class _SeenText(HTMLParser):
    """Gathers what a reader sees: a line per block, the target behind each link, the description of each picture."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[str] = []
        self.parts: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _BLOCKS:
            self.flush()
        values = dict(attrs)
        if tag == "a":
            self.links.append(values.get("href") or "")
        elif tag == "br":
            self.parts.append(" ")
        elif tag == "img":
            self.parts.append(f" {values.get('alt') or ''} <{values.get('src') or ''}> ")

    def handle_endtag(self, tag: str) -> None:
        if tag == "a" and self.links:
            self.parts.append(f" <{self.links.pop()}>")
        if tag in _BLOCKS:
            self.flush()

    def handle_data(self, data: str) -> None:
        self.parts.append(data)

    def flush(self) -> None:
        line = " ".join("".join(self.parts).split())
        if line:
            self.lines.append(line)
        self.parts.clear()


def seen_text(text: str) -> tuple[str, ...]:
    """What a reader sees of Markdown, block by block, without the difference between ways to write it down.

    Quotes, dashes and white space are made equal; emphasis, comments and line breaks of the source leave no trace;
    the target of a link does.
    """
    return tuple(line.translate(_SAME) for line in _blocks(text))


def _blocks(text: str) -> Iterable[str]:
    if is_plain(text):
        folded = " ".join(text.split())
        return (folded,) if folded else ()
    html = _PARSER.reset().convert(without_comments(text))
    reader = _SeenText()
    reader.feed(html)
    reader.close()
    reader.flush()
    return reader.lines


_PARSER = markdown_parser()
