"""From a Catalogue to what it covers: which lessons teach an article, and how many questions assess it."""

from medialijn.coverage.links import ArticleLink, Coverage, cover

__all__ = ["ArticleLink", "Coverage", "cover"]
