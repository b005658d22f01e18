"""What a question shows before it is answered: a text, a picture, and the rows to choose from."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from string import ascii_uppercase
from typing import Any

from markupsafe import Markup

from medialijn.pages import addresses
from medialijn.pages.markup import Renderer
from medialijn.pages.site import Site
from medialijn.sources import questions as q
from medialijn.sources.running_text import Span, spans

_STAND_IN = "\ue000{}\ue001"
_IN_STAND_IN = re.compile("\ue000(\\d+)\ue001")
_GAP = Markup('<span class="ml-gap">{}</span>')
_STRETCH = Markup('<span class="ml-span">{}</span>')


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a question: its letter or number, its text and, behind the fold, whether it is right, and why.

    `mark` is `right`, `wrong` or empty; `group` is the heading above the rows that share it. `of` is what marking calls
    the row, and `name` what it is called before the answer is known, where its text would tell.
    """

    label: str
    text: Markup
    mark: str = ""
    feedback: Markup = Markup()  # noqa: RUF009 - immutable
    group: str = ""
    misconception: Markup = Markup()  # noqa: RUF009
    reply: Markup = Markup()  # noqa: RUF009
    of: str = ""
    name: str = ""


def letter(number: int) -> str:
    """A for 0, B for 1 …, as on paper and on the digibord."""
    return ascii_uppercase[number % len(ascii_uppercase)]


def body(site: Site, renderer: Renderer, quiz_id: str, question: q.Question) -> Markup:
    """The running text or the picture of a question; empty for the types that have none."""
    if isinstance(question, q.GapsQuestion):
        numbers = {gap.id: number for number, gap in enumerate(question.gaps, 1)}

        def gap(span: Span) -> Markup:
            return _GAP.format(site.words("question.gap", number=numbers[span.id]))

        return running(renderer, question.text, gap)
    if isinstance(question, q.HighlightQuestion):
        return running(renderer, question.text, lambda span: _STRETCH.format(renderer.field_line(span.shown)))
    if isinstance(question, q.HotspotQuestion):
        picture = renderer.link(addresses.picture(quiz_id, question.image))
        return Markup('<p><img src="{}" alt="{}"></p>').format(picture, question.alt)
    if isinstance(question, q.OpenQuestion):
        return Markup("<hr>" * question.lines)  # noqa: S704 - lines to write on
    return Markup()


def running(renderer: Renderer, text: str, shown: Callable[[Span], Markup]) -> Markup:
    """A running text with something in the place of each stretch, which the cleaning of texts leaves alone."""
    found = spans(text)
    parts: list[str] = []
    end = 0
    for number, span in enumerate(found):
        parts += [text[end : span.start], _STAND_IN.format(number)]
        end = span.end
    rendered = renderer.field("".join([*parts, text[end:]]))
    return Markup(_IN_STAND_IN.sub(lambda match: shown(found[int(match.group(1))]), rendered))  # noqa: S704 - all Markup


def choices(site: Site, renderer: Renderer, question: q.Question) -> tuple[Row, ...]:
    """The rows that a pupil chooses from, in an order that does not give the answer away."""
    return tuple(_CHOICES[question.type](site, renderer, question))


def option_text(site: Site, renderer: Renderer, option: q.Option | q.FixedOption | q.Opinion) -> Markup:
    """The text of an option; that of `waar` and `onwaar` comes from the locale."""
    if isinstance(option, q.FixedOption):
        return Markup.escape(site.words(f"question.{option.id}"))
    return renderer.field_line(option.text)


def _options(site: Site, renderer: Renderer, question: Any) -> list[Row]:
    return [Row(letter(n), option_text(site, renderer, option)) for n, option in enumerate(question.options)]


def _true_or_false(site: Site, renderer: Renderer, question: q.TrueFalseQuestion) -> list[Row]:
    return [Row("", option_text(site, renderer, option)) for option in question.options]


def _typed(site: Site, _: Renderer, question: q.TextQuestion | q.NumberQuestion) -> list[Row]:
    if isinstance(question, q.NumberQuestion) and question.unit:
        return [Row("", Markup.escape(site.words("question.write-number", unit=question.unit)))]
    return [Row("", Markup.escape(site.words("question.write")))]


def _gaps(site: Site, renderer: Renderer, question: q.GapsQuestion) -> list[Row]:
    rows: list[Row] = []
    for number, gap in enumerate(question.gaps, 1):
        group = site.words("question.gap", number=number)
        if gap.options:
            rows += [Row(letter(n), renderer.field_line(o.text), group=group) for n, o in enumerate(gap.options)]
        else:
            rows.append(Row("", Markup.escape(site.words("question.write")), group=group))
    return rows


def _by_text(texts: Sequence[str]) -> list[str]:
    return sorted(texts, key=str.casefold)


def _match(site: Site, renderer: Renderer, question: q.MatchQuestion) -> list[Row]:
    lefts = [
        Row(str(n), renderer.field_line(pair.left), group=site.words("question.left"))
        for n, pair in enumerate(question.pairs, 1)
    ]
    texts = _by_text([pair.right for pair in question.pairs] + [extra.text for extra in question.extra])
    rights = [
        Row(letter(n), renderer.field_line(text), group=site.words("question.right-side"))
        for n, text in enumerate(texts)
    ]
    return lefts + rights


def shuffled(items: Sequence[q.OrderItem]) -> tuple[q.OrderItem, ...]:
    """The items in the order of the alphabet, or one further where that would be the answer."""
    by_text = tuple(sorted(items, key=lambda item: item.text.casefold()))
    return (*by_text[1:], by_text[0]) if by_text == tuple(items) else by_text


def _order(_: Site, renderer: Renderer, question: q.OrderQuestion) -> list[Row]:
    return [Row(letter(n), renderer.field_line(item.text)) for n, item in enumerate(shuffled(question.items))]


def _categorise(site: Site, renderer: Renderer, question: q.CategoriseQuestion) -> list[Row]:
    bins = [
        Row(letter(n), renderer.field_line(bin_.text), group=site.words("question.bins"))
        for n, bin_ in enumerate(question.bins)
    ]
    items = [
        Row(str(n), renderer.field_line(item.text), group=site.words("question.items"))
        for n, item in enumerate(question.items, 1)
    ]
    return bins + items


def _regions(_: Site, renderer: Renderer, question: q.HotspotQuestion) -> list[Row]:
    return [Row(letter(n), renderer.field_line(region.label)) for n, region in enumerate(question.regions)]


def _nodes(site: Site, renderer: Renderer, question: q.ScenarioQuestion) -> list[Row]:
    rows: list[Row] = []
    numbers = {node.id: number for number, node in enumerate(question.nodes, 1)}
    for node in (node for node in question.nodes if node.choices):
        group = site.words("question.moment", number=numbers[node.id])
        rows.append(Row("", renderer.field(node.text), group=group))
        for n, choice in enumerate(node.choices):
            text = Markup('{} <span class="ml-soft">{}</span>').format(
                renderer.field_line(choice.text), site.words("question.go-to", number=numbers[choice.to])
            )
            rows.append(Row(letter(n), text, group=group))
    return rows


def _nothing(_: Site, __: Renderer, ___: q.Question) -> list[Row]:
    return []


_CHOICES: dict[str, Callable[[Site, Renderer, Any], list[Row]]] = {
    "choice": _options,
    "multiple": _options,
    "truefalse": _true_or_false,
    "text": _typed,
    "number": _typed,
    "gaps": _gaps,
    "match": _match,
    "order": _order,
    "categorise": _categorise,
    "hotspot": _regions,
    "highlight": _nothing,
    "scenario": _nodes,
    "poll": _options,
    "open": _nothing,
}
