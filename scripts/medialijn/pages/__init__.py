"""From a Catalogue and its Coverage to the pages of the site: pure, without disk and without any site generator."""

from medialijn.pages.generate import generate, pictures
from medialijn.pages.page import Page
from medialijn.pages.search_index import data_scripts
from medialijn.pages.site import TemplateFaultError

__all__ = ["Page", "TemplateFaultError", "data_scripts", "generate", "pictures"]
