from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal, TypeAlias

from pydantic import Field, TypeAdapter

from medialijn.sources.conforming import conform
from medialijn.sources.lesson import Subject
from medialijn.sources.reading import Findings
from medialijn.sources.shapes import Frozen, Link, Many, MonthDay, Shape, Slug, Text, frozen, nothing
from medialijn.sources.yaml_document import YamlDocument, read_yaml

Years: TypeAlias = Annotated[int, Field(ge=1, le=8)]

# The routes through secondary education and the years that each of them takes.
ROUTES = frozen({"vmbo": 4, "havo": 5, "vwo": 6})
# By law a school year in the Netherlands begins on this day.
SCHOOL_YEAR_START = "08-01"


class Settings(Shape):
    """A school's settings in `medialijn.yml`.

    `roots` are folders, relative to the project, that hold `docs/`, `lessons/` and `quizzes/`: the shared ones first,
    then the school's own; what stands in a later root replaces what has the same id in an earlier one.
    `active` names the protocols that this site accounts for. `roles` are those who may review a lesson, each with its
    name in Dutch; `owners` says which of them sees to the lessons of a subject, else the first one does. `routes` are
    the kinds of school that the site accounts for, each with its number of years.
    A review counts for `review_months`. `school_year_start` is the first day of a school year: it bounds the year plan,
    and keeps the days on which reviews are due out of the summer.
    """

    site: Slug
    name: Text
    active: Annotated[Many[Slug], Field(min_length=1)]
    roots: Annotated[Many[Text], Field(min_length=1)] = (".",)
    language: Literal["nl", "en"] = "nl"
    repository: Link | None = None
    roles: Annotated[Mapping[Slug, Text], Frozen] = Field(default_factory=lambda: frozen({"teamleider": "teamleider"}))
    owners: Annotated[Mapping[Subject, Slug], Frozen] = Field(default_factory=nothing)
    routes: Annotated[Mapping[Slug, Years], Frozen] = Field(default_factory=lambda: ROUTES)
    review_months: Annotated[int, Field(ge=1, le=60)] = 12
    school_year_start: MonthDay = SCHOOL_YEAR_START

    def owner(self, subject: str) -> str:
        """The name of the role that sees to the lessons of a subject, and to what has no lesson yet."""
        chosen = {str(one): role for one, role in self.owners.items()}.get(subject)
        return self.roles[chosen] if chosen else next(iter(self.roles.values()), "")


_SETTINGS = TypeAdapter(Settings)


def read_settings(text: str, findings: Findings) -> tuple[Settings | None, YamlDocument | None]:
    """The settings in the text of `medialijn.yml`, and the document for the places of later findings."""
    document = read_yaml(text, findings)
    if document is None:
        return None, None
    return conform(_SETTINGS, document.data, document, findings), document
