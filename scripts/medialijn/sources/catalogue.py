from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from medialijn.sources.lesson import Lesson
from medialijn.sources.protocol import Article, Part, Protocol
from medialijn.sources.quiz import Quiz
from medialijn.sources.reference import Reference
from medialijn.sources.register import Register
from medialijn.sources.reviews import Review
from medialijn.sources.settings import Settings
from medialijn.sources.shapes import nothing
from medialijn.sources.wording import Lock
from medialijn.sources.year_plan import YearPlan


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Everything that the sources say, checked and immutable; each mapping is in a fixed order.

    `lessons` and `quizzes` are by lesson id, `protocols` by protocol id. `examples` are quizzes that belong to no
    lesson and count for nothing. `locks` holds the accepted wordings by protocol id, `reviews` the decisions about a
    lesson by its id, the oldest first; a protocol or lesson without any is absent. `year_plan` is None where a school
    has made none; `registers` are by school year.
    """

    settings: Settings
    protocols: Mapping[str, Protocol] = field(hash=False)
    lessons: Mapping[str, Lesson] = field(hash=False)
    quizzes: Mapping[str, Quiz] = field(hash=False)
    examples: Mapping[str, Quiz] = field(hash=False)
    reference: Reference
    locks: Mapping[str, Lock] = field(hash=False, default_factory=nothing)
    reviews: Mapping[str, tuple[Review, ...]] = field(hash=False, default_factory=nothing)
    year_plan: YearPlan | None = None
    registers: Mapping[str, Register] = field(hash=False, default_factory=nothing)

    def current_lessons(self) -> tuple[Lesson, ...]:
        """The lessons that are not withdrawn, in the order of their codes."""
        kept = (lesson for lesson in self.lessons.values() if lesson.meta.status != "vervallen")
        return tuple(sorted(kept, key=lambda lesson: (lesson.meta.code, lesson.id)))

    def active(self) -> tuple[Protocol, ...]:
        """The protocols that this site accounts for, in the order of the settings."""
        return tuple(self.protocols[identifier] for identifier in self.settings.active)

    def article(self, reference: str) -> tuple[Protocol, Article, Part | None]:
        """The protocol, article and part behind `protocol:ARTICLE` or `protocol:ARTICLE.part`; KeyError if unknown."""
        protocol_id, article_id, part_id = split_reference(reference)
        protocol = self.protocols[protocol_id]
        article = protocol.articles[article_id]
        if not part_id:
            return protocol, article, None
        part = next((part for part in article.parts if part.id == part_id), None)
        if part is None:
            raise KeyError(reference)
        return protocol, article, part

    def parts(self, reference: str) -> tuple[str, ...]:
        """The parts of a whole article, each as `protocol:ARTICLE.part`; none of a part."""
        _, article, part = self.article(reference)
        return () if part else tuple(f"{reference}.{one.id}" for one in article.parts)

    def is_shown(self, reference: str) -> bool:
        """Whether an article belongs to an active protocol, so that pages may quote it."""
        return reference.partition(":")[0] in self.settings.active


def whole(reference: str) -> str:
    """The article of which the reference names a part, or the reference itself."""
    return reference.partition(".")[0]


def overlap(one: str, other: str) -> bool:
    """Whether two references name the same, or one of them a part of the other."""
    return one == other or (whole(one) == whole(other) and (one == whole(one) or other == whole(other)))


def split_reference(reference: str) -> tuple[str, str, str]:
    """`ichthus:COM-4.hacken` as protocol, article and part; the part is empty for a whole article."""
    protocol, _, rest = reference.partition(":")
    article, _, part = rest.partition(".")
    return protocol, article, part
