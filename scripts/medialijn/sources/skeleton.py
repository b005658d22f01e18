"""The start of a new lesson and its quiz: texts that tell an author what to write where, and that `check` accepts."""

from __future__ import annotations

import re
from pathlib import Path

from medialijn.sources.catalogue import Catalogue
from medialijn.sources.protocol import Article
from medialijn.sources.roots import RESERVED_IDS
from medialijn.sources.shapes import is_slug

_YEAR_IN_FOLDER = re.compile(r"(vo|po)-([1-8])")
_LESSON = """---
title: Geef je les een titel die nieuwsgierig maakt
code: {lesson_id}
audience: leerling
sectors: [{sector}]
subject: {subject}
{years}
minutes: 45
sessions: 1
prepare: 10
sensitivity: normaal
status: concept
objectives:
  - id: herkennen
    text: Je herkent wat er gebeurt, aan kenmerken die je in deze les noemt.
  - id: kiezen
    text: Je kiest een stap die helpt en die bij je past.
  - id: hulp-vinden
    text: Je noemt iemand bij wie je terechtkunt.
covers: [{article}]
touches: []
goals: []
extends: []
competences: []
digcomp: []
materials:
  - Papier en een pen voor iedereen
keywords: [zet hier woorden waarop een mentor zoekt]
---

Schrijf hier in twee of drie zinnen waarom deze les over de lezer gaat. Begin met iets wat leerlingen herkennen.

/// docent | voorbereiding
**Waar het om gaat.** Vertel je collega in een paar zinnen wat er in deze les gebeurt. Zeg ook wat een leerling aan het
eind kan.

**Tien minuten vooraf.** Noem wat er klaar moet liggen. Zo kan iemand de les morgen geven zonder verder zoekwerk.
///

## Weet je nog? {{ phase=terughalen minutes=4 form=individueel }}

/// opdracht
1. Stel een vraag over een eerdere les. Leerlingen schrijven het antwoord op en kijken het daarna na.
///

/// docent
**Antwoorden**

1. Zet hier het antwoord, in woorden die een leerling zou gebruiken.
///

## Een verhaal om mee te beginnen {{ phase=intro minutes=6 form=klassikaal }}

/// casus | Geef het verhaal een titel
Verzin iets wat echt kan gebeuren. Geef de mensen een naam. Stop op het moment dat er iets te kiezen valt.
///

/// gesprek
1. Vraag wat de klas ziet gebeuren. Kies een vraag waarop meer antwoorden goed zijn.
///

## Dit moet je weten {{ phase=kennis minutes=7 form=klassikaal }}

Leg hier de kern uit, in korte zinnen. Een voorbeeld zegt vaak meer dan een regel.

## Zelf aan de slag {{ phase=activiteit minutes=12 form=duo }}

/// opdracht | Wat doen jullie?
1. Schrijf stap voor stap wat leerlingen doen. Het kan zonder telefoon en zonder internet.
2. Sluit af met iets wat ze aan elkaar laten zien.
///

/// docent
> "Zet hier de zinnen die een mentor hardop zegt."

**Wat je kunt horen**

- Schrijf op wat leerlingen vaak antwoorden, en wat je dan terug kunt vragen.
///

## Wat hebben we afgesproken? {{ phase=protocol minutes=6 form=klassikaal }}

/// artikel | {whole_article}
Stel een vraag die leerlingen in de tekst van dit artikel kunnen opzoeken.
///

## Quiz {{ phase=quiz minutes=6 form=individueel }}

Maak de quiz. Lees bij elk antwoord ook de uitleg, want daar leer je van.

## Wat neem jij mee? {{ phase=voornemen minutes=4 form=individueel }}

/// opdracht
Schrijf een zin op die begint met: Als het gebeurt, dan …
///
"""
_QUIZ = """title: Quiz bij de nieuwe les
pass: 60
board: [eerste-vraag]
questions:
  - id: eerste-vraag
    type: choice
    covers: [{article}]
    objective: kiezen
    stem: Beschrijf iets wat er gebeurt, en vraag wat helpt.
    options:
      - id: helpt
        text: Zet hier wat het meeste helpt
        correct: true
        feedback: Leg uit waarom dit helpt. Wie goed gokte, leert het nu ook.
      - id: lijkt-te-helpen
        text: Zet hier iets wat veel mensen zouden doen
        feedback: Begin met wat er klopt aan dit antwoord. Leg daarna uit wat er ontbreekt.
"""


class LessonExistsError(Exception):
    """There is a lesson or quiz with this id already."""


def lesson_skeleton(catalogue: Catalogue, lesson_id: str, folder: str) -> str:
    """The text of a new lesson about the first article that pupils must learn; `folder` gives sector and year."""
    sector, year = _sector_and_year(catalogue, folder)
    article = _article(catalogue, sector)
    return _LESSON.format(
        lesson_id=lesson_id,
        sector=sector,
        subject="mentoraat" if sector == "vo" else "groepsles",
        years=f"years: [{year}]" if sector == "vo" else f"groups: [{year}]",
        article=article,
        whole_article=article,
    )


def quiz_skeleton(catalogue: Catalogue, folder: str) -> str:
    """The text of the quiz that goes with `lesson_skeleton`."""
    return _QUIZ.format(article=_article(catalogue, _sector_and_year(catalogue, folder)[0]))


def write_new_lesson(project: Path, catalogue: Catalogue, lesson_id: str, folder: str) -> list[Path]:
    """The two files of a new lesson, which were written into `project`.

    Raises LessonExistsError for an id that is in use, and ValueError for an id or folder that can not be one.
    """
    for given in (lesson_id, folder):
        if not is_slug(given):
            raise ValueError(f"'{given}' can not be an id: use lower-case letters, digits and hyphens")
    if lesson_id in RESERVED_IDS:
        raise ValueError(f"'{lesson_id}' is the name of a fixed page")
    if lesson_id in catalogue.lessons or lesson_id in catalogue.quizzes:
        raise LessonExistsError(f"there is a lesson '{lesson_id}' already")
    root = project / catalogue.settings.roots[-1]
    texts = {
        root / "lessons" / folder / f"{lesson_id}.md": lesson_skeleton(catalogue, lesson_id, folder),
        root / "quizzes" / folder / f"{lesson_id}.yml": quiz_skeleton(catalogue, folder),
    }
    for file, text in texts.items():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8", newline="")
    return list(texts)


def _article(catalogue: Catalogue, sector: str) -> str:
    """The first article that pupils must learn, in a protocol of the sector if it has one; else the first of all."""
    every = [(protocol, article) for protocol in catalogue.active() for article in protocol.articles.values()]
    protocol, article = min(every, key=lambda pair: (not _is_for_pupils(pair[1]), pair[0].meta.sector != sector))
    return f"{protocol.id}:{article.id}"


def _is_for_pupils(article: Article) -> bool:
    needed = article.need.must if article.need and not article.need.context else ()
    return "leerling" in needed or any("leerling" in part.must for part in article.parts)


def _sector_and_year(catalogue: Catalogue, folder: str) -> tuple[str, str]:
    """Sector and year from a folder such as vo-2 or po-8; another folder gets those of the first active protocol."""
    named = _YEAR_IN_FOLDER.fullmatch(folder)
    if named and (named.group(1) == "po" or int(named.group(2)) <= 6):
        return named.group(1), named.group(2)
    sector = catalogue.active()[0].meta.sector
    return sector, "1" if sector == "vo" else "8"
