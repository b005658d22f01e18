"""The data that the site's scripts need beyond their own page."""

from __future__ import annotations

from collections.abc import Mapping

from medialijn.pages import addresses
from medialijn.pages.page import Page
from medialijn.pages.quiz_data import quiz_scripts
from medialijn.pages.search_index import search_script


def data_scripts(pages: Mapping[str, Page]) -> Mapping[str, str]:
    """The place of each script on the site, and its text."""
    return {addresses.SEARCH_DATA: search_script(pages), **quiz_scripts(pages)}
