from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from medialijn.sources.catalogue import Catalogue, whole
from medialijn.sources.needs import AUDIENCES, Audience
from medialijn.sources.protocol import Article, Protocol
from medialijn.sources.same_as import SameAs

# Team leaders count as staff.
_LEARNERS: dict[Audience, tuple[str, ...]] = {
    "leerling": ("leerling",),
    "medewerker": ("medewerker", "teamleider"),
    "ouder": ("ouder",),
}


@dataclass(frozen=True, slots=True)
class Standing:
    """How many of the articles that an audience must learn are available to it, how many in part, and how many not.

    Background articles are left out; exemptions, which end on a day, are not. An article is available when finished
    lessons for this audience and sector teach it and questions of such lessons assess it, with every part that the
    audience must learn.
    """

    protocol: str
    audience: Audience
    total: int
    available: int
    partly: int

    @property
    def missing(self) -> int:
        """How many articles no finished lesson both teaches and assesses, not even a part of them."""
        return self.total - self.available - self.partly


def standings(catalogue: Catalogue, same_as: SameAs) -> tuple[Standing, ...]:
    """The standing of each active protocol for each audience that must learn anything of it."""
    found = (
        _standing(catalogue, protocol, audience, same_as) for protocol in catalogue.active() for audience in AUDIENCES
    )
    return tuple(standing for standing in found if standing.total)


def _standing(catalogue: Catalogue, protocol: Protocol, audience: Audience, same_as: SameAs) -> Standing:
    reached = _reached(catalogue, protocol.meta.sector, audience, same_as)
    shares = []
    for article in protocol.articles.values():
        needed = tuple(_needed(protocol, article, audience))
        if needed:
            shares.append(sum(cell in reached or whole(cell) in reached for cell in needed) / len(needed))
    partly = sum(0 < share < 1 for share in shares)
    return Standing(protocol.id, audience, len(shares), sum(share == 1 for share in shares), partly)


def _needed(protocol: Protocol, article: Article, audience: Audience) -> Iterator[str]:
    """What the audience must learn of the article: its parts, or the article itself where it has none."""
    if article.need is None or article.need.context:
        return
    name = f"{protocol.id}:{article.id}"
    if article.parts:
        yield from (f"{name}.{part.id}" for part in article.parts if audience in part.must)
    elif audience in article.need.must:
        yield name


def _reached(catalogue: Catalogue, sector: str, audience: Audience, same_as: SameAs) -> frozenset[str]:
    """The articles and parts that are both taught and assessed; a link to a whole article is one to each part."""
    ready = [
        lesson
        for lesson in catalogue.lessons.values()
        if lesson.meta.status == "gereed"
        and lesson.meta.audience in _LEARNERS[audience]
        and sector in lesson.meta.sectors
    ]
    taught = set(same_as.counted(target for lesson in ready for target in lesson.meta.covers))
    quizzes = (catalogue.quizzes[lesson.id] for lesson in ready if lesson.id in catalogue.quizzes)
    asked = set(same_as.counted(target for quiz in quizzes for one in quiz.questions for target in one.covers))
    return frozenset(_in_both(taught, asked)) | frozenset(_in_both(asked, taught))


def _in_both(some: Iterable[str], others: set[str]) -> Iterator[str]:
    return (target for target in some if target in others or whole(target) in others)
