"""A second, naive program that counts coverage by the rules of the design, without the program's own code.

What audiences must learn comes from tests/lesson_map.json: the articles, parts and planned lessons of the two
protocols as the plan has them, with `L`, `M` and `O` for pupils, staff and parents. What there is comes from the files.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, TypeAlias

import yaml

MAP: dict[str, Any] = json.loads((Path(__file__).with_name("lesson_map.json")).read_text("utf-8"))
AUDIENCES = {"leerling": "L", "medewerker": "M", "ouder": "O"}
SECTORS = {"ichthus": "vo", "vivente": "po"}
ROUTES = {"vmbo": 4, "havo": 5, "vwo": 6}
LEVELS = ("uncovered", "planned", "available", "adopted")
Lesson: TypeAlias = dict[str, Any]


def lessons_on_disk(project: Path) -> list[Lesson]:
    """The lessons of a project with what their quizzes ask; nobody reviewed them."""
    found = []
    for file in sorted(project.glob("lessons/*/*.md")):
        front = yaml.safe_load(file.read_text("utf-8").split("---")[1])
        quiz = next(project.glob(f"quizzes/*/{file.stem}.yml"), None)
        questions = yaml.safe_load(quiz.read_text("utf-8"))["questions"] if quiz else []
        scored = [one for one in questions if one["type"] not in {"poll", "open"}]
        keys = ("audience", "sectors", "status")
        found.append(
            {
                **{key: front[key] for key in keys},
                "id": file.stem,
                "years": front.get("years", []),
                "groups": front.get("groups", []),
                "covers": front.get("covers", []),
                "asked": [target for one in scored for target in one.get("covers", [])],
                "adopted": False,
            }
        )
    return found


def cells_of(article: str, audience: str) -> list[str]:
    """The parts of an article, or the article itself, that an audience must learn."""
    entry = MAP["articles"][article]
    letter = AUDIENCES[audience]
    if entry["context"]:
        return []
    if "parts" in entry:
        return [f"{article}.{part}" for part, must in entry["parts"].items() if letter in must]
    return [article] if letter in entry["must"] else []


def level(cell: str, audience: str, lessons: list[Lesson], last_year: int | None = None) -> str:
    """The highest rung that one lesson alone brings a cell to."""
    sector = SECTORS[cell.split(":", maxsplit=1)[0]]
    best = 0
    for lesson in lessons:
        learner = "medewerker" if lesson["audience"] == "teamleider" else lesson["audience"]
        if lesson["status"] == "vervallen" or learner != audience or sector not in lesson["sectors"]:
            continue
        if last_year is not None and not any(year <= last_year for year in lesson["years"]):
            continue
        if cell not in lesson["covers"] and cell.split(".", maxsplit=1)[0] not in lesson["covers"]:
            continue
        rung = 1
        if lesson["status"] == "gereed" and cell in lesson["asked"]:
            rung = 3 if lesson["adopted"] else 2
        best = max(best, rung)
    return LEVELS[best]


def count(protocol: str, audience: str, lessons: list[Lesson], last_year: int | None = None) -> dict[str, list[int]]:
    """For each level: articles that are there, those that are partly, all articles, cells that are there, all cells."""
    found = {name: [0, 0, 0, 0, 0] for name in LEVELS[1:]}
    for article in MAP["articles"]:
        cells = cells_of(article, audience) if article.startswith(f"{protocol}:") else []
        reached = [LEVELS.index(level(cell, audience, lessons, last_year)) for cell in cells]
        for rung, name in enumerate(LEVELS[1:], 1):
            there = sum(1 for one in reached if one >= rung)
            if cells:
                found[name][0] += 1 if there == len(cells) else 0
                found[name][1] += 1 if 0 < there < len(cells) else 0
                found[name][2] += 1
            found[name][3] += there
            found[name][4] += len(cells)
    return found
