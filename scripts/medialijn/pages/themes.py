from __future__ import annotations

from collections.abc import Iterable

from medialijn.pages.site import Site
from medialijn.sources.protocol import Protocol

# The order in which a school meets them, from the class to the world outside; a theme of a school itself comes after.
_KNOWN = (
    "samen-en-respect",
    "beeld-en-toestemming",
    "account-en-privacy",
    "aandacht-en-welzijn",
    "grens-en-hulp",
    "school-en-werk",
)
_LAST = "overig"


def themes(protocols: Iterable[Protocol]) -> tuple[str, ...]:
    """The themes of these protocols' articles, each once, in the order in which a page shows them."""
    found = dict.fromkeys(article.need.theme for one in protocols for article in one.articles.values() if article.need)
    own = [theme for theme in found if theme not in {*_KNOWN, _LAST}]
    return tuple(theme for theme in (*_KNOWN, *own, _LAST) if theme in found)


def theme_name(site: Site, theme: str) -> str:
    """What a page calls the theme; one that is not in the locale file gets the words of its id."""
    if theme in {*_KNOWN, _LAST}:
        return site.words(f"theme.{theme}")
    return theme.replace("-", " ").capitalize()
