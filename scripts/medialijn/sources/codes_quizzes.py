"""The codes about quizzes."""

from __future__ import annotations

from medialijn.sources.rule import error, warning

QUIZZES = {
    "M402": error("onbekende vraag '{given}'.{hint}", "unknown question '{given}'.{hint}"),
    "M404": error(
        "de vraag '{given}' hoort bij een artikel (covers) of een leerdoel (objective)",
        "the question '{given}' belongs to an article (covers) or an objective",
    ),
    "M405": error(
        "een vraag van het type {given} telt niet voor een artikel. Laat covers weg",
        "a question of type {given} does not count for an article. Leave out covers",
    ),
    "M406": error(
        "deze vraag noemt {count} artikelen van {given}; twee is het meeste dat één vraag toetst",
        "this question names {count} articles of {given}; two is the most that one question assesses",
    ),
    "M407": error(
        "hier hoort precies één goed antwoord (correct: true); het zijn er {count}",
        "exactly one right answer (correct: true) belongs here; there are {count}",
    ),
    "M408": error(
        "geen enkel antwoord is goed. Zet bij een antwoord correct: true",
        "no answer is right. Put correct: true with an answer",
    ),
    "M409": error(
        "alle antwoorden zijn goed. Voeg er een toe die niet past", "all answers are right. Add one that does not fit"
    ),
    "M410": error(
        "een misvatting hoort bij een fout antwoord, en dit antwoord is goed",
        "a misconception belongs to a wrong answer, and this one is right",
    ),
    "M411": error(
        "'{given}' staat er twee keer. Een leerling kan niet kiezen tussen gelijke teksten",
        "'{given}' is there twice. A pupil can not choose between equal texts",
    ),
    "M412": warning(
        "zeg in de vraag hoeveel antwoorden goed zijn ({count})", "say in the stem how many answers are right ({count})"
    ),
    "M413": error(
        "'{given}' in de tekst staat niet bij {list}.{hint}", "'{given}' in the text is not under {list}.{hint}"
    ),
    "M414": error(
        "'{given}' komt niet voor in de tekst. Schrijf daar `[woorden]({given})`",
        "'{given}' is not in the text. Write `[words]({given})` there",
    ),
    "M415": error(
        "'{given}' staat twee keer in de tekst. Geef elk stuk een eigen id",
        "'{given}' is in the text twice. Give each stretch its own id",
    ),
    "M416": error(
        "schrijf een open plek als `[...](id)`, niet als `[{given}](id)`",
        "write a gap as `[...](id)`, not as `[{given}](id)`",
    ),
    "M418": error(
        "de open plek '{given}' heeft options, of answers met otherwise",
        "the gap '{given}' has options, or answers with otherwise",
    ),
    "M419": error(
        "'{given}' is al een ander antwoord. De eerste telt, dus deze wordt nooit herkend",
        "'{given}' is another answer already. The first one counts, so this one is never recognised",
    ),
    "M421": error("onbekend vak '{given}' bij bins.{hint}", "unknown bin '{given}'.{hint}"),
    "M422": error(
        "de tekening '{given}' (map quizzes/{folder}/img/) kan niet: {reason}",
        "the picture '{given}' (folder quizzes/{folder}/img/) can not be used: {reason}",
    ),
    "M424": error("dit vlak valt buiten de tekening ({size})", "this rectangle lies outside the picture ({size})"),
    "M425": error(
        "het moment '{given}' heeft keuzes of een einde (ending), en niet allebei",
        "the node '{given}' has choices or an ending, and not both",
    ),
    "M426": error("onbekend moment '{given}'.{hint}", "unknown node '{given}'.{hint}"),
    "M427": error(
        "deze keuze gaat terug naar '{given}'. Een scenario loopt altijd vooruit",
        "this choice goes back to '{given}'. A scenario always goes forward",
    ),
    "M428": error("geen enkele keuze gaat naar '{given}'", "no choice leads to '{given}'"),
    "M429": error("geen enkel einde is goed (ending: good)", "no ending is good (ending: good)"),
    "M430": error(
        "een vraag van het type {given} geeft geen punten. Laat points weg",
        "a question of type {given} gives no points. Leave out points",
    ),
    "M431": error(
        "'{given}' kan hier niet. Schrijf 'correct: true' bij een goed antwoord, en laat correct weg bij een fout "
        "antwoord",
        "'{given}' is not possible here. Write 'correct: true' with a right answer, and leave correct out with a "
        "wrong one",
    ),
    "M432": error("de vraagtekst van dit type kan geen links hebben", "the stem of this type can not hold links"),
    "M433": warning(
        "het aantal vragen dat deze site stelt, is {count}; {bound} is een goed aantal",
        "the number of questions that this site asks is {count}; {bound} is a good number",
    ),
    "M434": error(
        "er is geen les met de id '{given}' bij deze quiz.{hint}",
        "there is no lesson with the id '{given}' for this quiz.{hint}",
    ),
    "M435": warning(
        "de les '{given}' is gereed, maar heeft nog geen quiz", "the lesson '{given}' is finished, but has no quiz yet"
    ),
    "M436": warning(
        "deze vraag toetst '{given}', maar de les noemt dat niet bij covers",
        "this question assesses '{given}', but the lesson does not name it under covers",
    ),
    "M437": warning("geen vraag in de quiz toetst '{given}'", "no question of the quiz assesses '{given}'"),
    "M438": error("onbekend leerdoel '{given}'.{hint}", "unknown objective '{given}'.{hint}"),
    "M439": error(
        "een telefoonnummer ('{given}') hoort niet in een quiz. Noem de hulplijn bij haar naam; de nummers staan in "
        "docs/reference/helplines.yml",
        "a phone number ('{given}') does not belong in a quiz. Name the help line; its number stands in "
        "docs/reference/helplines.yml",
    ),
    "M440": warning(
        "het goede antwoord is het langste bij {count} van de {total} keuzes ({list}). Maak de andere langer",
        "the right answer is the longest in {count} of {total} choices ({list}). Make the others longer",
    ),
    "M441": warning(
        "het goede antwoord staat bij {count} van de {total} keuzes op plaats {position} ({list}). Wissel er een paar",
        "the right answer stands at place {position} in {count} of {total} choices ({list}). Move a few of them",
    ),
    "M442": warning(
        "bij geen van de {total} keuzes staat het goede antwoord op plaats {position}. Zet er een of twee daar",
        "in none of {total} choices the right answer stands at place {position}. Put one or two of them there",
    ),
    "M443": warning(
        "'{given}' toetst of je alle andere antwoorden beoordeelt. Schrijf een antwoord dat op zichzelf staat",
        "'{given}' tests whether you judge all the other answers. Write an answer that stands by itself",
    ),
    "M444": warning(
        "'{given}' in de vraag is zo gemist. Vraag het zonder ontkenning, of zet het woord **vet**",
        "'{given}' in the stem is easily missed. Ask it without a negation, or put the word in **bold**",
    ),
    "M445": warning(
        "'{given}' lijkt bijna letterlijk op '{other}'. Maak het verschil groter",
        "'{given}' is almost the same as '{other}'. Make the difference larger",
    ),
    "M446": warning(
        "de feedback '{given}' legt niets uit. Schrijf waarom het klopt of niet",
        "the feedback '{given}' explains nothing. Write why it is right or not",
    ),
    "M447": error(
        "het aantal vragen is {count}, en een quiz heeft er hoogstens {bound}, want ze staan op één pagina. Verdeel ze "
        "over twee lessen",
        "there are {count} questions, and a quiz has {bound} at most, because they stand on one page. Divide them over "
        "two lessons",
    ),
    "M448": error(
        "kies bij draw één van de twee: per-article of per-objective",
        "choose one of the two under draw: per-article or per-objective",
    ),
}
