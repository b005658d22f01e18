"""What a pupil sets to answer a question: radio buttons, tick boxes, lists and gaps, by the ids of the source."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from markupsafe import Markup

from medialijn.pages import addresses
from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.question_choices import letter, option_text, running, shuffled
from medialijn.pages.site import Site
from medialijn.sources import questions as q
from medialijn.sources.quiz import Quiz
from medialijn.sources.running_text import Span


@dataclass(frozen=True, slots=True)
class Entry:
    """Something to pick; `aside` says without a script where it leads."""

    id: str
    label: str
    text: Markup
    aside: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A thing to set to one of its entries, or to several; a gap to type in has no entries."""

    id: str
    text: Markup
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A picture with the places in it that can be pressed: per region its id, with x, y, width and height."""

    address: str
    alt: str
    width: float
    height: float
    places: tuple[tuple[str, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class Controls:
    """The controls of a question: the template that draws them, their parts, and what they stand in or beside."""

    template: str
    input: str
    parts: tuple[Part, ...]
    running: Markup = Markup()  # noqa: RUF009 - immutable
    drawing: Drawing | None = None
    lines: int = 0


def controls(site: Site, renderer: Renderer, quiz: Quiz, question: q.Question, anchor: str) -> Controls:
    """The controls of a question on its page, where its anchor is unique."""
    if isinstance(question, q.HotspotQuestion):
        return _hotspot(renderer, quiz, question)
    return _CONTROLS[question.type](site, renderer, question, anchor)


def _entries(entries: Sequence[Any], text: Callable[[Any], Markup]) -> tuple[Entry, ...]:
    return tuple(Entry(entry.id, letter(number), text(entry)) for number, entry in enumerate(entries))


def _filled(site: Site, renderer: Renderer, template: str, **values: Any) -> Markup:
    """A control that stands in a line of text, so without line ends of its own."""
    return Markup("".join(site.fill(template, renderer.page, **values).splitlines()))  # noqa: S704 - a template escapes


def _options(kind: str) -> Callable[[Site, Renderer, Any, str], Controls]:
    def make(site: Site, renderer: Renderer, question: Any, _: str) -> Controls:
        entries = _entries(question.options, lambda option: option_text(site, renderer, option))
        if isinstance(question, q.TrueFalseQuestion):
            entries = tuple(replace(entry, label="") for entry in entries)
        return Controls("options", kind, (Part("", Markup(), entries),))

    return make


def _typed(site: Site, _: Renderer, question: q.TextQuestion | q.NumberQuestion, __: str) -> Controls:
    unit = question.unit or "" if isinstance(question, q.NumberQuestion) else ""
    label = site.words("question.write-number", unit=unit) if unit else site.words("question.write")
    return Controls("field", "number" if question.type == "number" else "text", (Part("", Markup.escape(label)),))


def _order(_: Site, renderer: Renderer, question: q.OrderQuestion, __: str) -> Controls:
    items = shuffled(question.items)
    return Controls("steps", "", (Part("", Markup(), _entries(items, lambda item: renderer.field_line(item.text))),))


def _hotspot(renderer: Renderer, quiz: Quiz, question: q.HotspotQuestion) -> Controls:
    """A list beside the picture, so that no place has to be pressed in it; one right place is one choice."""
    entries = _entries(question.regions, lambda region: renderer.field_line(region.label))
    picture = quiz.pictures[question.image]
    address = renderer.link(addresses.picture(quiz.id, question.image))
    places = tuple((region.id, region.rect) for region in question.regions)
    kind = "radio" if sum(1 for region in question.regions if region.correct) == 1 else "checkbox"
    drawing = Drawing(address, question.alt, picture.width, picture.height, places)
    return Controls("picture", kind, (Part("", Markup(), entries),), drawing=drawing)


def _open(site: Site, _: Renderer, question: q.OpenQuestion, __: str) -> Controls:
    return Controls("lines", "", (Part("", Markup.escape(site.words("question.write"))),), lines=question.lines)


def _categorise(_: Site, renderer: Renderer, question: q.CategoriseQuestion, __: str) -> Controls:
    bins = tuple(Entry(bin_.id, "", renderer.field_line(bin_.text)) for bin_ in question.bins)
    return Controls(
        "rows", "radio", tuple(Part(item.id, renderer.field_line(item.text), bins) for item in question.items)
    )


def _match(_: Site, renderer: Renderer, question: q.MatchQuestion, __: str) -> Controls:
    """The right-hand sides stand in the order of the alphabet, which tells nothing."""
    sides = [(pair.id, pair.right) for pair in question.pairs] + [(extra.id, extra.text) for extra in question.extra]
    entries = tuple(
        Entry(identifier, letter(number), Markup.escape(plain_line(text)))
        for number, (identifier, text) in enumerate(sorted(sides, key=lambda side: side[1].casefold()))
    )
    return Controls(
        "lists", "select", tuple(Part(pair.id, renderer.field_line(pair.left), entries) for pair in question.pairs)
    )


def _gaps(site: Site, renderer: Renderer, question: q.GapsQuestion, anchor: str) -> Controls:
    parts = {
        gap.id: Part(
            gap.id,
            Markup.escape(site.words("question.gap", number=number)),
            _entries(gap.options, lambda option: Markup.escape(plain_line(option.text))),
        )
        for number, gap in enumerate(question.gaps, 1)
    }

    def field(span: Span) -> Markup:
        return _filled(site, renderer, "controls/gap.jinja", anchor=anchor, part=parts[span.id])

    return Controls("running", "gap", tuple(parts.values()), running(renderer, question.text, field))


def _highlight(site: Site, renderer: Renderer, question: q.HighlightQuestion, anchor: str) -> Controls:
    def stretch(span: Span) -> Markup:
        entry = Entry(span.id, "", renderer.field_line(span.shown))
        return _filled(site, renderer, "controls/stretch.jinja", anchor=anchor, entry=entry)

    return Controls("running", "checkbox", (), running(renderer, question.text, stretch))


def _scenario(site: Site, renderer: Renderer, question: q.ScenarioQuestion, _: str) -> Controls:
    numbers = {node.id: number for number, node in enumerate(question.nodes, 1)}
    parts = tuple(
        Part(
            node.id,
            renderer.field(node.text),
            tuple(
                Entry(
                    choice.id,
                    letter(n),
                    renderer.field_line(choice.text),
                    site.words("question.go-to", number=numbers[choice.to]),
                )
                for n, choice in enumerate(node.choices)
            ),
        )
        for node in question.nodes
    )
    return Controls("moments", "radio", parts)


_CONTROLS: dict[str, Callable[[Site, Renderer, Any, str], Controls]] = {
    "choice": _options("radio"),
    "truefalse": _options("radio"),
    "poll": _options("radio"),
    "multiple": _options("checkbox"),
    "categorise": _categorise,
    "match": _match,
    "text": _typed,
    "number": _typed,
    "order": _order,
    "open": _open,
    "gaps": _gaps,
    "highlight": _highlight,
    "scenario": _scenario,
}
