"""What stands behind the fold of a question: the answer, and the feedback on everything that could be chosen."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from markupsafe import Markup

from medialijn.pages.markup import Renderer, plain_line
from medialijn.pages.question_choices import Row, letter, option_text
from medialijn.pages.site import Site
from medialijn.results.marking import OTHERWISE
from medialijn.sources import questions as q
from medialijn.sources.running_text import spans

RIGHT, WRONG = "right", "wrong"


def answers(site: Site, renderer: Renderer, question: q.Question) -> tuple[Row, ...]:
    """A row for each thing that can be chosen, with its mark, its feedback and the misconception behind it."""
    return tuple(_ANSWERS[question.type](site, renderer, question))


def _row(site: Site, renderer: Renderer, label: str, text: Markup, entry: Any, mark: str, group: str = "") -> Row:
    feedback = renderer.field(entry.feedback) if entry.feedback else Markup()
    identifier = getattr(entry, "misconception", None)
    known = site.catalogue.reference.misconceptions.get(identifier) if identifier else None
    row = Row(label, text, mark, feedback, group, of=entry.id)
    if known is None:
        return row
    return replace(row, misconception=renderer.line(known.text), reply=renderer.line(known.reply))


def _within(part_id: str, rows: Sequence[Row]) -> list[Row]:
    """The rows of a part, by the names under which marking knows them."""
    return [replace(row, of=f"{part_id}/{row.of}") for row in rows]


def _mark(pick: q.Pick) -> str:
    return RIGHT if pick.correct else WRONG


def _options(site: Site, renderer: Renderer, question: Any) -> list[Row]:
    return [
        _row(site, renderer, letter(n), option_text(site, renderer, option), option, _mark(option))
        for n, option in enumerate(question.options)
    ]


def _true_or_false(site: Site, renderer: Renderer, question: q.TrueFalseQuestion) -> list[Row]:
    return [
        _row(site, renderer, "", option_text(site, renderer, option), option, _mark(option))
        for option in question.options
    ]


def _poll(site: Site, renderer: Renderer, question: q.PollQuestion) -> list[Row]:
    return [
        _row(site, renderer, letter(n), renderer.field_line(option.text), option, "")
        for n, option in enumerate(question.options)
    ]


def _typed(
    site: Site, renderer: Renderer, entries: Sequence[q.TextAnswer], otherwise: str | None, group: str = ""
) -> list[Row]:
    rows = [
        _row(site, renderer, "", Markup.escape(site.words("list.or").join(entry.accept)), entry, _mark(entry), group)
        for entry in entries
    ]
    if otherwise:
        other = Markup.escape(site.words("question.otherwise"))
        rows.append(Row("", other, WRONG, renderer.field(otherwise), group, of=OTHERWISE))
    return rows


def _text(site: Site, renderer: Renderer, question: q.TextQuestion) -> list[Row]:
    return _typed(site, renderer, question.answers, question.otherwise)


def _number(site: Site, renderer: Renderer, question: q.NumberQuestion) -> list[Row]:
    rows = []
    for answer in question.answers:
        value = f"{answer.value:f}".replace(".", ",") + (f" {question.unit}" if question.unit else "")
        if answer.tolerance:
            value = site.words("question.about", value=value, tolerance=str(answer.tolerance).replace(".", ","))
        rows.append(_row(site, renderer, "", Markup.escape(value), answer, _mark(answer)))
    other = Markup.escape(site.words("question.otherwise"))
    return [*rows, Row("", other, WRONG, renderer.field(question.otherwise), of=OTHERWISE)]


def _gaps(site: Site, renderer: Renderer, question: q.GapsQuestion) -> list[Row]:
    rows: list[Row] = []
    for number, gap in enumerate(question.gaps, 1):
        group = site.words("question.gap", number=number)
        filled = [
            _row(site, renderer, letter(n), renderer.field_line(option.text), option, _mark(option), group)
            for n, option in enumerate(gap.options)
        ]
        rows += _within(gap.id, [*filled, *_typed(site, renderer, gap.answers, gap.otherwise, group)])
    return rows


def _match(site: Site, renderer: Renderer, question: q.MatchQuestion) -> list[Row]:
    rows = []
    for number, pair in enumerate(question.pairs, 1):
        both = Markup("{} → {}").format(renderer.field_line(pair.left), renderer.field_line(pair.right))
        rows.append(replace(_row(site, renderer, str(number), both, pair, RIGHT), name=plain_line(pair.left)))
    return rows + [
        _row(site, renderer, "", renderer.field_line(extra.text), extra, WRONG, site.words("question.extra"))
        for extra in question.extra
    ]


def _order(site: Site, renderer: Renderer, question: q.OrderQuestion) -> list[Row]:
    return [
        _row(site, renderer, str(number), renderer.field_line(item.text), item, RIGHT)
        for number, item in enumerate(question.items, 1)
    ]


def _categorise(site: Site, renderer: Renderer, question: q.CategoriseQuestion) -> list[Row]:
    bins = {bin_.id: renderer.field_line(bin_.text) for bin_ in question.bins}
    rows = []
    for number, item in enumerate(question.items, 1):
        both = Markup("{} → {}").format(renderer.field_line(item.text), bins[item.bin])
        rows.append(replace(_row(site, renderer, str(number), both, item, RIGHT), name=plain_line(item.text)))
    return rows


def _regions(site: Site, renderer: Renderer, question: q.HotspotQuestion) -> list[Row]:
    return [
        _row(site, renderer, letter(n), renderer.field_line(region.label), region, _mark(region))
        for n, region in enumerate(question.regions)
    ]


def _highlight(site: Site, renderer: Renderer, question: q.HighlightQuestion) -> list[Row]:
    shown = {span.id: renderer.field_line(span.shown) for span in spans(question.text)}
    return [_row(site, renderer, "", shown[part.id], part, _mark(part)) for part in question.parts]


def _scenario(site: Site, renderer: Renderer, question: q.ScenarioQuestion) -> list[Row]:
    rows: list[Row] = []
    for number, node in enumerate(question.nodes, 1):
        group = site.words("question.moment", number=number)
        steps = [
            _row(site, renderer, letter(n), renderer.field_line(choice.text), choice, "", group)
            for n, choice in enumerate(node.choices)
        ]
        rows += _within(node.id, steps)
        if node.ending:
            rows.append(_row(site, renderer, "", renderer.field_line(node.text), node, "", group))
    return rows


def _open(site: Site, renderer: Renderer, question: q.OpenQuestion) -> list[Row]:
    model = Row("", renderer.field(question.model), group=site.words("question.model"), of="model")
    group = site.words("question.checks")
    checks = [
        Row("", renderer.field_line(check.text), group=group, of=f"checks/{check.id}") for check in question.checks
    ]
    return [model, *checks]


_ANSWERS: dict[str, Callable[[Site, Renderer, Any], list[Row]]] = {
    "choice": _options,
    "multiple": _options,
    "truefalse": _true_or_false,
    "text": _text,
    "number": _number,
    "gaps": _gaps,
    "match": _match,
    "order": _order,
    "categorise": _categorise,
    "hotspot": _regions,
    "highlight": _highlight,
    "scenario": _scenario,
    "poll": _poll,
    "open": _open,
}
