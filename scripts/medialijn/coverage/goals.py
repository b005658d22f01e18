"""What the lessons honestly do for each goal of the curriculum."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from medialijn.coverage.report import GoalReport, Verdict
from medialijn.sources.lesson import Lesson
from medialijn.sources.reference import Goal


def goal_reports(goals: Mapping[str, Goal], lessons: Iterable[Lesson]) -> tuple[GoalReport, ...]:
    """Each goal with its verdict, by id: a pupils' lesson counts for goals of its own sectors, once it is finished."""
    found = tuple(lesson for lesson in lessons if lesson.meta.audience == "leerling")
    points: dict[str, list[str]] = {identifier: [] for identifier in goals}
    for identifier in goals:
        above = identifier.rpartition("-")[0]
        if above in points:
            points[above].append(identifier)
    outside = {one for above, own in points.items() if goals[above].outside for one in (above, *own)}
    outside |= {goal.id for goal in goals.values() if goal.outside}
    own = {goal.id: _verdict(goal, found, is_outside=goal.id in outside) for goal in goals.values()}
    return tuple(_report(goal, points[goal.id], own, found) for _, goal in sorted(goals.items()))


def _verdict(goal: Goal, lessons: tuple[Lesson, ...], *, is_outside: bool) -> Verdict:
    """The verdict on a goal by the lessons that name it."""
    ready = [one for one in lessons if one.meta.status == "gereed" and goal.sector in one.meta.sectors]
    if any(goal.id in one.meta.goals for one in ready):
        return "covered"
    if any(goal.id in one.meta.extends for one in ready):
        return "built-upon"
    if is_outside:
        return "out-of-scope"
    if any(goal.id in one.meta.goals and goal.sector in one.meta.sectors for one in lessons):
        return "planned"
    return "open"


def _report(goal: Goal, points: list[str], verdicts: Mapping[str, Verdict], lessons: tuple[Lesson, ...]) -> GoalReport:
    named = points or [goal.id]
    covered = sum(verdicts[one] == "covered" for one in named)
    names = {goal.id, *points}
    in_sector = [lesson for lesson in lessons if goal.sector in lesson.meta.sectors]
    return GoalReport(
        goal.id,
        goal.label,
        goal.sector,
        goal.subject,
        goal.summary,
        _together(covered, [verdicts[one] for one in named], verdicts[goal.id]),
        covered,
        len(named),
        tuple(lesson.id for lesson in in_sector if names & set(lesson.meta.goals)),
        tuple(lesson.id for lesson in in_sector if names & set(lesson.meta.extends)),
    )


def _together(covered: int, verdicts: list[Verdict], own: Verdict) -> Verdict:
    """The verdict on a goal by those on its points; a lesson that names the goal itself covers none of its points."""
    if covered == len(verdicts):
        return "covered"
    if covered or own == "covered":
        return "partly"
    found = {*verdicts, own}
    order: tuple[Verdict, ...] = ("built-upon", "planned", "open", "out-of-scope")
    return next(verdict for verdict in order if verdict in found)
