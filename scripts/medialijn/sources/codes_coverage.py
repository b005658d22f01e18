"""The codes about accepted wordings, reviews and coverage."""

from __future__ import annotations

from medialijn.sources.rule import error, warning

COVERAGE = {
    "M801": error(
        "'{given}' is geen vingerafdruk. Laat Medialijn dit bestand schrijven en verander het niet met de hand",
        "'{given}' is not a fingerprint. Let Medialijn write this file and do not change it by hand",
    ),
    "M802": error(
        "de tekst van {given} is veranderd ({changes}). Leg vast of dat de betekenis raakt: `medialijn protocol accept "
        '{given} --kind substantive --note "…"`, of --kind editorial als er hetzelfde staat',
        "the text of {given} has changed ({changes}). Record whether that changes its meaning: `medialijn protocol "
        'accept {given} --kind substantive --note "…"`, or --kind editorial when it says the same',
    ),
    "M803": warning(
        'de tekst van {given} is nog niet aangenomen: `medialijn protocol accept {given} --kind first --note "…"`',
        'the text of {given} is not accepted yet: `medialijn protocol accept {given} --kind first --note "…"`',
    ),
    "M804": error(
        "{given} staat niet meer in het protocol. Zet het terug, of noem het bij replaces van wat ervoor in de plaats "
        "kwam. Kwam er niets voor in de plaats, haal het dan hier weg",
        "{given} is no longer in the protocol. Put it back, or name it under replaces of what took its place. If "
        "nothing took its place, remove it here",
    ),
    "M805": error(
        "de tekst bij {given} ontbreekt onder texts of is veranderd. Zet dit bestand terug zoals Medialijn het schreef",
        "the text of {given} is missing under texts, or was changed. Restore this file as Medialijn wrote it",
    ),
    "M806": error(
        "'{given}' is geen dag van het jaar. Schrijf maand en dag, zoals \"08-01\", niet na de 28e",
        "'{given}' is not a day of the year. Write month and day, as in \"08-01\", not after the 28th",
    ),
    "M807": error(
        "{given} is eerder dan {other}, dat erboven staat. De oudste staat bovenaan: zet dit bestand terug zoals "
        "Medialijn het schreef",
        "{given} is before {other}, which stands above it. The oldest comes first: restore this file as Medialijn "
        "wrote it",
    ),
    "M808": error(
        "'{given}' kan hier niet. De eerste tekst van een artikel is first, elke latere is editorial of substantive",
        "'{given}' is not possible here. The first text of an article is first, each later one editorial or "
        "substantive",
    ),
    "M809": error(
        "de rol '{given}' staat niet bij roles in medialijn.yml.{hint}",
        "the role '{given}' is not under roles in medialijn.yml.{hint}",
    ),
    "M810": warning("{given} moet nog komen. Klopt deze dag?", "{given} is still to come. Is this day right?"),
    "M811": error(
        "de les '{given}' heeft status {status}. Alleen een les met status gereed kun je beoordelen",
        "the lesson '{given}' has status {status}. Only a lesson with status gereed can be reviewed",
    ),
    "M812": error("dit staat er al. Haal de herhaling weg", "this is there already. Remove the repetition"),
    "M813": error(
        "de beoordeling noemt {given}, en dat dekt de les niet. Maak een nieuwe beoordeling",
        "the review names {given}, which the lesson does not cover. Make a new review",
    ),
    "M814": error(
        "de les dekt {given}, en daar keek de beoordeling van {day} niet naar",
        "the lesson covers {given}, at which the review of {day} did not look",
    ),
    "M815": error(
        "{given} is inhoudelijk veranderd sinds de beoordeling van {day} ({changes}). Past de les nog?",
        "{given} has changed in substance since the review of {day} ({changes}). Does the lesson still fit?",
    ),
    "M816": warning(
        "{given} is sinds de beoordeling van {day} anders geschreven, met dezelfde betekenis ({changes})",
        "{given} was written differently since the review of {day}, with the same meaning ({changes})",
    ),
    "M817": error(
        "{edited} is bewerkt sinds de beoordeling van {day}. Lees na wat er veranderd is",
        "{edited} was edited since the review of {day}. Read what has changed",
    ),
    "M818": error(
        "de les is nog nooit beoordeeld. Aan de beurt op {due}", "the lesson was never reviewed. It is due on {due}"
    ),
    "M819": error(
        "de beoordeling van {day} gold tot {due}. Kijk de les opnieuw na",
        "the review of {day} held until {due}. Look at the lesson again",
    ),
}
