from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Annotated, Any, Literal

from pydantic import Field, TypeAdapter

from medialijn.sources.conforming import conform
from medialijn.sources.mentions import Kind, Mention, Source
from medialijn.sources.reading import Findings
from medialijn.sources.shapes import ArticleRef, Day, Frozen, Many, Shape, Slug, Text, nothing
from medialijn.sources.yaml_document import YamlDocument, read_yaml

Audience = Literal["leerling", "medewerker", "ouder"]
AUDIENCES: tuple[Audience, ...] = ("leerling", "medewerker", "ouder")


_Years = Annotated[Many[Annotated[int, Field(ge=1, le=8)]], Field(min_length=1)]


class PartNeed(Shape):
    """What a part of an article says, who must learn it when that differs from the article, and what counts for it."""

    text: Text
    must: Many[Audience] | None = None
    same_as: Many[ArticleRef] = ()


class Exemption(Shape):
    """An audience that need not learn the article, with the reason and the last day."""

    audience: Audience
    reason: Text
    until: Day


class Need(Shape):
    """Who must learn an article, who should know of it, and which other article counts for it."""

    summary: Text
    theme: Slug
    must: Many[Audience] = ()
    know: Many[Audience] = ()
    context: bool = False
    parts: Annotated[Mapping[Slug, PartNeed], Frozen] = Field(default_factory=nothing)
    by_year: Annotated[Mapping[Audience, _Years], Frozen] = Field(default_factory=nothing)
    exempt: Many[Exemption] = ()
    same_as: Many[ArticleRef] = ()
    suggested: Many[ArticleRef] = ()
    replaces: Many[ArticleRef] = ()


class _NeedsFile(Shape):
    articles: dict[str, Any]


_FILE = TypeAdapter(_NeedsFile)
_NEED = TypeAdapter(Need)


def read_needs(protocol_id: str, text: str, findings: Findings) -> Source[dict[str, Need]]:
    """The needs in the text of a `needs.yml`, by article id; an article whose need has a fault is left out.

    The source declares the articles and parts that the file names, also those with a fault.
    """
    document = read_yaml(text, findings)
    if document is None:
        return Source(protocol_id, findings.path, None)
    conform(_FILE, document.data, document, findings)
    articles = document.data.get("articles") if isinstance(document.data, dict) else None
    if not isinstance(articles, dict):
        return Source(protocol_id, findings.path, None)
    needs: dict[str, Need] = {}
    mentions: list[Mention] = []
    declared: set[str] = set()
    for identifier, data in articles.items():
        location = ("articles", identifier)
        declared.add(identifier)
        if isinstance(data, dict) and isinstance(data.get("parts"), dict):
            declared.update(f"{identifier}.{part}" for part in data["parts"])
        need = conform(_NEED, data, document, findings, location)
        if need is None:
            continue
        needs[identifier] = need
        _check(need, document, location, findings)
        for key in ("same_as", "suggested"):
            mentions += _articles(getattr(need, key), document, (*location, key), findings.path)
        for part_id, part in need.parts.items():
            mentions += _articles(part.same_as, document, (*location, "parts", part_id, "same_as"), findings.path)
    return Source(protocol_id, findings.path, needs, tuple(mentions), frozenset(declared), document)


def _check(need: Need, document: YamlDocument, location: tuple[str | int, ...], findings: Findings) -> None:
    must = {*need.must, *(audience for part in need.parts.values() for audience in part.must or ())}
    if not (must or need.know or need.context):
        findings.add(document.place(location, of_key=True), "M516")
    for number, audience in enumerate(need.know):
        if audience in need.must:
            findings.add(document.place((*location, "know", number)), "M513", given=audience)
    for audience in need.by_year:
        if audience not in must:
            findings.add(document.place((*location, "by_year", audience), of_key=True), "M514", given=audience)
    for number, exemption in enumerate(need.exempt):
        if exemption.audience not in must:
            place = document.place((*location, "exempt", number, "audience"))
            findings.add(place, "M514", given=exemption.audience)


def _articles(
    targets: Sequence[str], document: YamlDocument, location: tuple[str | int, ...], path: str
) -> list[Mention]:
    return [
        Mention(Kind.ARTICLE, target, path, *document.place((*location, number)))
        for number, target in enumerate(targets)
    ]
