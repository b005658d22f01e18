"""Articles of different protocols that say the same, as a person confirmed it under `same_as` in needs.yml.

A lesson or question that names the one counts for the other too: this is how shared lessons cover the protocol of a
school that they do not know. It goes one step and never along a chain, so that a school decides for itself what counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from medialijn.sources.catalogue import overlap, whole
from medialijn.sources.diagnostics import Diagnostic
from medialijn.sources.mentions import Source
from medialijn.sources.needs import Need

Needs = Mapping[str, Need]
_Line = tuple[str, str]


@dataclass(frozen=True, slots=True)
class SameAs:
    """For each article, the confirmed lines that name it or a part of it: what they name, and what it counts for."""

    lines: Mapping[str, tuple[_Line, ...]] = field(hash=False)

    def counterparts(self, reference: str) -> tuple[str, ...]:
        """The articles and parts of other protocols that a link to this article or part counts for.

        A link to a whole article is one to each of its parts; a link to a part says something about the whole.
        """
        found = (own for named, own in self.lines.get(whole(reference), ()) if overlap(named, reference))
        return tuple(dict.fromkeys(found))

    def counted(self, references: Iterable[str]) -> tuple[str, ...]:
        """Each of these articles and parts followed by what it counts for besides itself, everything once."""
        return tuple(
            dict.fromkeys(one for reference in references for one in (reference, *self.counterparts(reference)))
        )


def confirmed(protocols: Mapping[str, Needs]) -> SameAs:
    """The lines that people confirmed in the needs of these protocols, by id; suggestions are none."""
    lines: dict[str, list[_Line]] = {}
    for protocol_id, needs in protocols.items():
        for article_id, need in needs.items():
            for part, named in lines_of(need):
                own = ".".join(filter(None, (f"{protocol_id}:{article_id}", part)))
                lines.setdefault(whole(named), []).append((named, own))
    return SameAs({article: tuple(found) for article, found in lines.items()})


def lines_of(need: Need) -> Iterator[tuple[str, str]]:
    """The confirmed lines of an article: its part, empty for the whole article, and what that is the same as."""
    yield from (("", named) for named in need.same_as)
    for identifier, part in need.parts.items():
        yield from ((identifier, named) for named in part.same_as)


def faulty_lines(needs: Mapping[str, Source[dict[str, Need]]]) -> Iterator[Diagnostic]:
    """A finding for each confirmed line within one protocol (M517), or to an article that passes the link on (M518)."""
    passed_on: dict[str, list[str]] = {}
    for source in needs.values():
        for article_id, need in (source.value or {}).items():
            passed_on[f"{source.id}:{article_id}"] = [named for _, named in lines_of(need)]
    for source in needs.values():
        for article_id, need in (source.value or {}).items():
            yield from _faults(source, article_id, need, passed_on)


def _faults(
    source: Source[dict[str, Need]], article_id: str, need: Need, passed_on: Mapping[str, list[str]]
) -> Iterator[Diagnostic]:
    lists: list[tuple[tuple[str, ...], tuple[str, ...]]] = [(("same_as",), need.same_as)]
    lists += [(("parts", identifier, "same_as"), part.same_as) for identifier, part in need.parts.items()]
    for location, named in ((where, one) for where, names in lists for one in enumerate(names)):
        number, target = named
        if source.document is None:
            continue
        place = (source.path, *source.document.place(("articles", article_id, *location, number)))
        if target.startswith(f"{source.id}:"):
            yield Diagnostic(*place, "M517", {"given": target})
        elif further := passed_on.get(whole(target)):
            yield Diagnostic(*place, "M518", {"given": target, "further": ", ".join(dict.fromkeys(further))})
