"""What the site's own search knows: a data script with the texts that people may find, and which words belong together.

The browser makes its index of the texts itself. What it can not know is Dutch: that `bronnen` is `bron` and `gepest` is
`pesten`. So the words of the site are stemmed here, and the script names those that share a stem.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import astuple, dataclass

from lxml import html  # type: ignore[import-untyped]
from snowballstemmer.dutch_porter_stemmer import DutchPorterStemmer  # type: ignore[import-untyped]
from snowballstemmer.dutch_stemmer import DutchStemmer  # type: ignore[import-untyped]

from medialijn.pages.page import Page

# Word boundaries for the reader of a text; inline elements such as `b` have none.
_BLOCKS = frozenset(
    {"blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p"}
    | {"section", "td", "th", "tr", "ul"}
)
_LEFT_OUT = "//*[@data-search-exclude] | //*[@class='ml-vh'] | //svg | //script | //style | //template | //h1"
_LEAD = "//*[contains(concat(' ', @class, ' '), ' ml-lead ')]"
_NAME = "(.//h3 | .//dt | .//b | .//*[@class='ml-id'])[1]"
_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_PLURAL = re.compile(r"'(?:en|s|tje|tjes)$")


@dataclass(frozen=True, slots=True)
class Entry:
    """One place that search can lead to; `words` are those under which an author wants it to be found."""

    kind: str
    address: str
    title: str
    words: str
    text: str


def search_script(pages: Mapping[str, Page]) -> str:
    """The script with all that the search knows."""
    entries = [entry for page in pages.values() for entry in page_entries(page)]
    data = {"entries": [astuple(entry) for entry in entries], "families": list(families(vocabulary(entries)))}
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return f"(window.medialijn=window.medialijn||{{}}).texts={text};\n"


def page_entries(page: Page) -> Iterator[Entry]:
    """The page, and each part of it that has a place of its own; nothing of a page that search does not know."""
    if page.findable is None:
        return
    root = html.fragment_fromstring(page.html.strip())
    for unread in root.xpath(_LEFT_OUT):
        unread.drop_tree()
    parts = root.xpath("//*[@data-find]")
    if page.findable.whole:
        text = _text(root)
    else:
        text = " ".join(dict.fromkeys(filter(None, (page.description, *map(_text, root.xpath(_LEAD))))))
    yield Entry(page.findable.kind, page.url, page.title, page.findable.words, text)
    for part in parts:
        heading = part.xpath(_NAME)[0]
        name = _text(heading)
        heading.drop_tree()
        yield Entry(page.findable.part, f"{page.url}#{part.get('id')}", name, "", _text(part))


def _text(element: html.HtmlElement) -> str:
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: html.HtmlElement) -> Iterator[str]:
    edge = " " if element.tag in _BLOCKS else ""
    yield edge + (element.text or "")
    for child in element:
        yield from _pieces(child)
        yield child.tail or ""
    yield edge


def vocabulary(entries: Iterable[Entry]) -> frozenset[str]:
    """Every word of the entries in its plain form."""
    texts = (text for one in entries for text in (one.kind, one.title, one.words, one.text))
    return frozenset(word for text in texts for word in words(text))


def words(text: str) -> list[str]:
    """The words of a text in small letters without accents; the browser splits a query in the same way."""
    plain = unicodedata.normalize("NFD", text.lower().replace("’", "'"))
    return _WORD.findall("".join(letter for letter in plain if not unicodedata.combining(letter)))


def families(known: Iterable[str]) -> Iterator[str]:
    """The words that share a stem, two or more on a line, in order; a word is in at most one line."""
    leader: dict[str, str] = {}

    def first(name: str) -> str:
        while (above := leader.setdefault(name, name)) != name:
            name = above
        return name

    known = frozenset(known)
    stemmers = (("new", DutchStemmer()), ("old", DutchPorterStemmer()))
    for word in known:
        for name, stemmer in stemmers:
            # A name in capitals and a stem never meet.
            leader[first(f"{name.upper()} {stemmer.stemWord(_PLURAL.sub('', word))}")] = first(word)
        for infinitive in _infinitives(word) & known:
            leader[first(infinitive)] = first(word)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for word in sorted(known):
        groups[first(word)].append(word)
    yield from sorted(" ".join(group) for group in groups.values() if len(group) > 1)


def _infinitives(word: str) -> frozenset[str]:
    """What `gepest` and `getypt` may be the participles of; the stemmers know only some of these."""
    participle = re.fullmatch(r"ge((\w{2,}?)[td])e?", word)
    return frozenset(f"{stem}en" for stem in participle.groups()) if participle else frozenset()
