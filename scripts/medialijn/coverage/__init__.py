"""From a Catalogue to what it covers: which lessons teach an article, and which questions assess it."""

from medialijn.coverage.links import ArticleLink, Coverage, cover
from medialijn.coverage.profile import for_profile
from medialijn.coverage.standing import Standing

__all__ = ["ArticleLink", "Coverage", "Standing", "cover", "for_profile"]
