"""From a Catalogue to what it covers: which lessons teach an article, how far it is, and what is to be done.

`cover` makes the whole report from the sources and a day; every form that people see reads only that report.
"""

from medialijn.coverage.cover import Coverage, NothingInViewError, cover
from medialijn.coverage.links import ArticleLink
from medialijn.coverage.profile import for_profile
from medialijn.coverage.report import Report
from medialijn.coverage.view import View

__all__ = ["ArticleLink", "Coverage", "NothingInViewError", "Report", "View", "cover", "for_profile"]
