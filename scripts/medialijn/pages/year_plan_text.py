"""A proposal for a year plan as the text of a `plan.yml`."""

from __future__ import annotations

import json
from collections.abc import Iterator

from medialijn.coverage.year_proposal import Proposal
from medialijn.pages.calendars import year_group_name
from medialijn.pages.words import Words
from medialijn.sources.year_plan import YearPlan


def plan_text(words: Words, frame: YearPlan, proposal: Proposal) -> str:
    """The file that reads as this proposal, with the holidays, minutes and classes of `frame`."""
    return "".join(f"{line}\n" for line in _lines(words, frame, proposal))


def _lines(words: Words, frame: YearPlan, proposal: Proposal) -> Iterator[str]:
    yield "# " + words("year-plan.file.head", school_year=frame.school_year.name)
    yield f"school_year: {frame.school_year.name}"
    if frame.holidays:
        yield "holidays:"
        for one in frame.holidays:
            name = json.dumps(one.name, ensure_ascii=False)
            yield f"  - {{name: {name}, from: {one.first.isoformat()}, to: {one.last.isoformat()}}}"
    else:
        yield "# " + words("year-plan.file.no-holidays")
    if frame.max_minutes:
        yield "max_minutes:"
        yield from (f"  {subject}: {minutes}" for subject, minutes in frame.max_minutes.items())
    if frame.classes:
        yield "classes:"
        for year_group, classes in frame.classes.items():
            yield f"  {year_group}: {json.dumps(classes)}"
    for left in proposal.left_out:
        name, subject = year_group_name(words, left.year_group), words(f"subject.{left.subject}")
        yield "# " + words("year-plan.file.left-out", year_group=name, subject=subject, lesson=left.lesson)
    yield from _years(proposal)


def _years(proposal: Proposal) -> Iterator[str]:
    if proposal.lessons:
        yield "years:"
    place = ("", "")
    for one in proposal.lessons:
        if one.year_group != place[0]:
            yield f"  {one.year_group}:"
        if (one.year_group, one.subject) != place:
            yield f"    {one.subject}:"
        place = (one.year_group, one.subject)
        yield f"      {one.week}: {one.lesson}"
