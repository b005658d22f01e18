"""The small project with its lesson finished, reviews of it, and articles whose words change under it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from medialijn.sources import fingerprint
from medialijn.sources.catalogue import Catalogue, whole
from medialijn.sources.protocol import Article
from medialijn.sources.reviews import Review
from medialijn.sources.wording import Lock
from shelf import small

LESSON = "de-klassenapp"
ARTICLE = "linde:OM-1"
OLD, NEW = "Word je boos? Dan wacht je met typen.", "Word je boos? Dan wacht je een uur met typen."
CHANGED_ON = "2026-11-10"


def finished(**update: Any) -> Catalogue:
    """The small project, whose lesson is finished and adopted by nobody."""
    base = small()
    lesson = base.lessons[LESSON]
    meta = lesson.meta.model_copy(update={"status": "gereed", **update})
    return replace(base, lessons=MappingProxyType({LESSON: replace(lesson, meta=meta)}))


def reviewed(catalogue: Catalogue, day: str = "2026-11-01", **update: Any) -> Catalogue:
    """The same with one more review of the lesson, as it is now, by a team leader who adopts it."""
    lesson, quiz = catalogue.lessons[LESSON], catalogue.quizzes[LESSON]
    names = sorted({one for target in lesson.meta.covers for one in (target, whole(target))})
    review = Review(
        reviewed=day,
        by="teamleider",
        decision="adopted",
        note="Gezien in het teamoverleg.",
        lesson=fingerprint.of_lesson(lesson),
        quiz=fingerprint.of_quiz(quiz),
        articles={name: present(catalogue, name) for name in names},
    ).model_copy(update=update)
    before = catalogue.reviews.get(LESSON, ())
    return replace(catalogue, reviews=MappingProxyType({LESSON: (*before, review)}))


def present(catalogue: Catalogue, reference: str) -> str:
    """The fingerprint of the present words of an article or part."""
    _, article, part = catalogue.article(reference)
    return fingerprint.of_part(part) if part else fingerprint.of_article(article)


def reworded(catalogue: Catalogue, article_id: str, old: str, new: str) -> Catalogue:
    """The same with other words in an article."""
    protocol = catalogue.protocols["linde"]
    article = protocol.articles[article_id]
    assert old in article.text
    return _with_article(catalogue, replace(article, text=article.text.replace(old, new)))


def with_need(catalogue: Catalogue, article_id: str, **update: Any) -> Catalogue:
    """The same with other needs of an article."""
    article = catalogue.protocols["linde"].articles[article_id]
    assert article.need is not None
    return _with_article(catalogue, replace(article, need=article.need.model_copy(update=update)))


def _with_article(catalogue: Catalogue, article: Article) -> Catalogue:
    protocol = catalogue.protocols["linde"]
    articles: Mapping[str, Article] = MappingProxyType({**protocol.articles, article.id: article})
    return replace(catalogue, protocols=MappingProxyType({"linde": replace(protocol, articles=articles)}))


def locked(catalogue: Catalogue, before: Catalogue, article_id: str, kind: str, day: str = CHANGED_ON) -> Catalogue:
    """The same with a lock in which the words of an article changed from what they were `before` to what they are."""
    texts, wordings = {}, []
    for one, how, when in ((before, "first", "2026-09-01"), (catalogue, kind, day)):
        article = one.protocols["linde"].articles[article_id]
        mark = fingerprint.of_article(article)
        texts[mark] = f"{article.title}\n\n{article.text}"
        wordings.append({"fingerprint": mark, "accepted": when, "kind": how, "note": "Besluit van het team."})
    lock = Lock.model_validate({"articles": {article_id: wordings}, "texts": texts})
    return replace(catalogue, locks=MappingProxyType({"linde": lock}))


def changed(kind: str = "substantive") -> Catalogue:
    """The lesson was adopted, and then its first article got other words."""
    before = reviewed(finished())
    return locked(reworded(before, "OM-1", OLD, NEW), before, "OM-1", kind)
