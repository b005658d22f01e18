"""The codes about the year plan and the register of lessons that were given."""

from __future__ import annotations

from medialijn.sources.rule import error, warning

PLAN = {
    "M830": error(
        "'{given}' is geen week. Schrijf het jaar en het weeknummer, zoals 2026-W47",
        "'{given}' is no week. Write the year and the number of the week, as in 2026-W47",
    ),
    "M831": error(
        "'{given}' is geen schooljaar. Schrijf twee jaren na elkaar, zoals 2026-2027",
        "'{given}' is no school year. Write two years in a row, as in 2026-2027",
    ),
    "M832": error(
        "'{given}' is geen leerjaar of groep. Schrijf leerjaar-1 tot en met leerjaar-6, of groep-1 tot en met groep-8",
        "'{given}' is no year or group. Write leerjaar-1 up to leerjaar-6, or groep-1 up to groep-8",
    ),
    "M833": error(
        "'{given}' kan geen klas zijn. Gebruik hoogstens twaalf letters en cijfers, zoals 1B, en geen namen",
        "'{given}' can not be a class. Use at most twelve letters and digits, as in 1B, and no names",
    ),
    "M834": error(
        "de klas '{given}' staat er al, bij {other}. Noem elke klas één keer",
        "the class '{given}' is there already, under {other}. Name each class once",
    ),
    "M835": error(
        "de vakantie '{given}' eindigt voor ze begint, of valt buiten schooljaar {school_year}. Kijk from en to na",
        "the holiday '{given}' ends before it begins, or lies outside school year {school_year}. Check from and to",
    ),
    "M836": error(
        "'{given}' past vanaf week {week} niet in schooljaar {school_year}. Kies een week van dat schooljaar, met "
        "genoeg lesweken erna",
        "'{given}' does not fit into school year {school_year} from week {week}. Choose a week of that school year, "
        "with enough weeks of lessons after it",
    ),
    "M837": error(
        "in week {given} is er geen les: {holiday}. Kies een andere week",
        "there are no lessons in week {given}: {holiday}. Choose another week",
    ),
    "M838": error(
        "in week {given} gaat '{other}' nog door, want die les duurt langer dan een week. Kies een latere week",
        "'{other}' still goes on in week {given}, because that lesson takes more than a week. Choose a later week",
    ),
    "M839": error(
        "'{given}' staat voor {year_group} al in week {week}. Laat één van de twee weg",
        "'{given}' is planned for {year_group} in week {week} already. Leave one of them out",
    ),
    "M840": error(
        "'{given}' is geen les voor {year_group}. Kies een les waar dat bij years of groups staat",
        "'{given}' is no lesson for {year_group}. Choose one that names it under years or groups",
    ),
    "M841": error(
        "'{given}' is een les voor {subject}. Zet de les onder dat vak",
        "'{given}' is a lesson for {subject}. Put it under that subject",
    ),
    "M842": error(
        "'{given}' is vervallen. Kies een les die nog wordt gegeven",
        "'{given}' is withdrawn. Choose a lesson that is still given",
    ),
    "M843": error(
        "{subject} krijgt {minutes} minuten; bij max_minutes staat {bound}. Haal een les weg of verhoog het aantal",
        "{subject} gets {minutes} minutes; max_minutes says {bound}. Remove a lesson or raise the number",
    ),
    "M844": warning(
        "'{given}' is nog een concept. Maak de les af voor week {week}, of plan een andere",
        "'{given}' is still a draft. Finish it before week {week}, or plan another",
    ),
    "M845": warning(
        "'{given}' is gevoelig en valt in de laatste week voor {holiday}. Plan de les een week eerder, zodat er daarna "
        "nog iemand is om mee te praten",
        "'{given}' is sensitive and falls in the last week before {holiday}. Plan it a week earlier, so that there is "
        "somebody to talk to afterwards",
    ),
    "M846": warning(
        "'{given}' en '{other}' zijn allebei gevoelig en volgen direct op elkaar. Plan er een gewone week tussen",
        "'{given}' and '{other}' are both sensitive and follow each other at once. Plan an ordinary week between them",
    ),
    "M847": error("deze regel van het register klopt niet: {row}", "this line of the register is wrong: {row}"),
    "M848": warning(
        "deze les staat voor klas {given} al op regel {line}. Hij telt één keer; haal deze regel weg",
        "this lesson is noted for class {given} on line {line} already. It counts once; remove this line",
    ),
    "M849": warning(
        "de les '{given}' bestaat niet op deze site en telt niet mee.{hint}",
        "the lesson '{given}' is not on this site and does not count.{hint}",
    ),
}
