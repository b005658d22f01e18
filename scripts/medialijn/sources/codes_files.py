"""The codes about files, YAML and Markdown in any source, and about what points at something unknown."""

from __future__ import annotations

from medialijn.sources.rule import error, warning

PROJECT = {
    "M001": error(
        "er is geen medialijn.yml. Draai de opdracht in de map van het project, of maak het bestand",
        "there is no medialijn.yml. Run the command in the project folder, or make the file",
    ),
    "M002": error(
        "er is geen enkel artikel gevonden in docs/protocol/<id>/protocol.md. Zonder artikelen valt er niets te "
        "beoordelen",
        "no article found in docs/protocol/<id>/protocol.md. Without articles there is nothing to judge",
    ),
    "M003": error(
        "er is geen enkele les gevonden in lessons/<map>/<id>.md. Zonder lessen valt er niets te beoordelen",
        "no lesson found in lessons/<folder>/<id>.md. Without lessons there is nothing to judge",
    ),
}

FILES = {
    "M100": error("het bestand is niet te lezen ({reason})", "the file can not be read ({reason})"),
    "M101": error(
        "het bestand is {size} MB en mag 2 MB zijn. Verdeel het over meer bestanden",
        "the file is {size} MB, 2 MB is the limit. Split it into more files",
    ),
    "M102": error(
        "het bestand is niet in UTF-8 bewaard. Kies in je editor bij 'Opslaan als' de codering UTF-8",
        "the file is not saved as UTF-8. Choose the encoding UTF-8 under 'Save as' in your editor",
    ),
    "M103": error(
        "hier staat een onzichtbaar teken ({character}). Haal het weg of typ de regel opnieuw",
        "there is an invisible character here ({character}). Remove it or type the line again",
    ),
    "M104": error("hier staat een tab. Gebruik spaties", "there is a tab here. Use spaces"),
    "M105": error(
        "hier klopt de YAML niet: {reason}. Kijk naar deze regel en de regel erboven",
        "the YAML is wrong here: {reason}. Look at this line and the one above",
    ),
    "M106": error("hier hoort YAML te staan, maar er staat niets", "YAML belongs here, but there is nothing"),
    "M107": error("dit is te diep genest of te groot", "this is nested too deep or too large"),
    "M108": error(
        "ankers en aliassen (& en *) mogen niet. Schrijf de tekst uit, of zet hem tussen aanhalingstekens",
        "anchors and aliases (& and *) are not allowed. Write the text out, or put it between quotes",
    ),
    "M109": error(
        "in deze tekst staat een dubbele punt met een spatie. Zet de hele tekst tussen aanhalingstekens",
        "this text holds a colon and a space. Put the whole text between quotes",
    ),
    "M110": error(
        "in dit bestand hoort één YAML-document, zonder losse '---'",
        "one YAML document per file, without a loose '---'",
    ),
    "M111": error("het label '!{given}' mag niet. Haal het weg", "the tag '!{given}' is not allowed. Remove it"),
    "M112": error(
        "'{given}' kan geen sleutel zijn. Een sleutel is een woord", "'{given}' can not be a key. A key is a word"
    ),
    "M113": error(
        "'{given}' staat er al, op regel {line}. Haal er een weg",
        "'{given}' is there already, on line {line}. Remove one",
    ),
    "M114": error(
        "de id '{given}' bestaat al, op regel {line}. Kies een andere",
        "the id '{given}' exists already, on line {line}. Choose another",
    ),
    "M115": error("de sleutel '{key}' ontbreekt", "the key '{key}' is missing"),
    "M116": error("de sleutel '{key}' hoort hier niet.{hint}", "the key '{key}' does not belong here.{hint}"),
    "M117": error(
        'hier hoort tekst. Zet de tekst tussen aanhalingstekens: "{given}"',
        'text belongs here. Put the text between quotes: "{given}"',
    ),
    "M118": error("hier hoort {expected}", "this should be {expected}"),
    "M119": error(
        "'{given}' kan hier niet.{hint} Kies uit: {allowed}",
        "'{given}' is not possible here.{hint} Choose from: {allowed}",
    ),
    "M120": error("hier hoort tekst, maar het is leeg", "text belongs here, but it is empty"),
    "M121": error(
        "'{given}' kan geen id zijn. Gebruik kleine letters, cijfers en streepjes",
        "'{given}' can not be an id. Use lower-case letters, digits and hyphens",
    ),
    "M122": error(
        "dit zijn er te weinig: {count}. Minstens {bound} is nodig",
        "these are too few: {count}. At least {bound} are needed",
    ),
    "M123": error(
        "het getal {given} kan niet; de grens is {bound}", "the number {given} is not possible; the bound is {bound}"
    ),
    "M124": error("'{given}' is geen maand. Schrijf \"2026-11\"", "'{given}' is not a month. Write \"2026-11\""),
    "M125": error("'{given}' is geen datum. Schrijf \"2026-11-21\"", "'{given}' is not a date. Write \"2026-11-21\""),
    "M126": error("'{given}' is geen adres. Begin met https://", "'{given}' is not an address. Start with https://"),
    "M127": error(
        "'{given}' wijst geen artikel aan. Schrijf protocol:ARTIKEL, zoals ichthus:COM-4.{hint}",
        "'{given}' does not name an article. Write protocol:ARTICLE, as in ichthus:COM-4.{hint}",
    ),
    "M128": error("'{given}' is geen getal. Schrijf 16 of \"0,5\"", "'{given}' is not a number. Write 16 or \"0,5\""),
    "M129": error(
        "dit zijn er te veel: {count}. Hoogstens {bound} kan",
        "these are too many: {count}. At most {bound} are possible",
    ),
    "M130": error(
        "het bestand begint niet met '---'. Bovenaan horen de gegevens, tussen twee regels '---'",
        "the file does not start with '---'. The data belong at the top, between two lines '---'",
    ),
    "M131": error(
        "de gegevens bovenaan zijn niet afgesloten. Zet er een regel '---' onder",
        "the data at the top are not closed. Put a line '---' below them",
    ),
    "M132": error(
        "het codeblok dat hier begint, is niet gesloten. Zet er een regel {given} onder",
        "the code block that starts here is not closed. Put a line {given} below it",
    ),
    "M133": error(
        "vanaf '#' wordt deze regel niet gelezen. Zet de hele tekst tussen aanhalingstekens; een opmerking hoort op "
        "een eigen regel",
        "from '#' on this line is not read. Put the whole text between quotes; a remark belongs on a line of its own",
    ),
    "M134": error(
        "na het sluitende aanhalingsteken staat nog tekst. Zet om de hele zin andere aanhalingstekens",
        "text follows the closing quote. Put other quotes around the whole sentence",
    ),
    "M135": error("zet een spatie achter de dubbele punt: '{given}'", "put a space behind the colon: '{given}'"),
    "M136": error("haal de spatie achter de dubbele punt weg: {given}", "remove the space behind the colon: {given}"),
    "M137": error(
        "bij de komma voor '{given}' breekt de tekst af. Zet de tekst met de komma tussen aanhalingstekens",
        "the text breaks off at the comma before '{given}'. Put the text with the comma between quotes",
    ),
    "M138": error(
        "tekst kan niet met '{given}' beginnen. Gebruik aanhalingstekens om de hele tekst",
        "text can not start with '{given}'. Use quotes around the whole text",
    ),
    "M139": error(
        "'{given}' is geen site. Schrijf alleen de naam, zoals 113.nl of voorbeeld.nl/hulp, zonder https:// en spaties",
        "'{given}' is not a site. Write only its name, as in 113.nl or example.org/help, without https:// and spaces",
    ),
    "M140": error(
        "HTML mag niet: '{given}'. Schrijf het in Markdown, of zet er `backticks` om",
        "HTML is not allowed: '{given}'. Write Markdown, or put it in `backticks`",
    ),
    "M141": error(
        "de link '{given}' kan niet. Gebruik https://, mailto:, les:, artikel:, begrip: of vraag:",
        "the link '{given}' is not possible. Use https://, mailto:, les:, artikel:, begrip: or vraag:",
    ),
    "M142": error(
        "een afbeelding kan hier niet. Een tekening hoort bij een vraag van het type hotspot",
        "a picture is not possible here. A picture belongs to a question of type hotspot",
    ),
    "M143": error(
        "boven een lijst hoort een lege regel. Zet die hierboven", "a list needs an empty line above it. Add one here"
    ),
    "M144": error(
        "dit punt springt {count} spaties in. Een lijst in een lijst springt er vier in",
        "this item is indented by {count} spaces. A list within a list is indented by four",
    ),
    "M145": error(
        "tussen een tabel en andere tekst hoort een lege regel. Zet die hierboven",
        "between a table and other text belongs an empty line. Add one here",
    ),
    "M146": error(
        "onder de kop van een tabel hoort een regel met evenveel vakken: {given}",
        "below the head of a table belongs a line with as many cells: {given}",
    ),
    "M147": error(
        "deze rij heeft {count} vakken en de kop van de tabel {bound}. Het laatste valt weg. Schrijf een | in de "
        "tekst als \\|",
        "this row has {count} cells and the head of the table {bound}. The last one is lost. Write a | in the text "
        "as \\|",
    ),
    "M148": error(
        "deze ** staat alleen. Zet ** voor en achter de vette woorden, in dezelfde alinea",
        "these ** stand alone. Put ** before and behind the bold words, in the same paragraph",
    ),
    "M149": error(
        "haal de spatie tussen ] en ( weg, anders is dit geen link",
        "remove the space between ] and (, or this is no link",
    ),
    "M150": error(
        "'{given}' wordt geen vakje. Schrijf ☐ voor een vakje om aan te kruisen",
        "'{given}' does not become a box. Write ☐ for a box to tick",
    ),
    "M151": warning(
        "de leesbaarheidsscore is {score}; {bound} of meer leest vlot. Gebruik kortere zinnen en kortere woorden",
        "the reading score is {score}; {bound} or more reads easily. Use shorter sentences and shorter words",
    ),
    "M152": warning(
        "lange woorden die geen begrip zijn: {list}. Kies een korter woord, of leg het uit in docs/reference/terms.yml",
        "long words that are no term: {list}. Choose a shorter word, or explain it in docs/reference/terms.yml",
    ),
    "M153": warning(
        "{given} komt hier niet (meer) voor. Haal deze uitzondering weg",
        "{given} does not (or no longer) occur here. Remove this exception",
    ),
    "M154": error(
        "hier begint een stuk waarvan git twee versies vond. Houd wat moet blijven, en haal de regels met <<<<<<<, "
        "======= en >>>>>>> weg. Wat Medialijn schreef, houd je allebei",
        "here starts a piece of which git found two versions. Keep what must stay, and remove the lines with <<<<<<<, "
        "======= and >>>>>>>. Of what Medialijn wrote, keep both",
    ),
}

POINTERS = {
    code: error(f"{nl} '{{given}}'.{{hint}}", f"{en} '{{given}}'.{{hint}}")
    for code, nl, en in (
        ("M201", "onbekend protocol", "unknown protocol"),
        ("M202", "onbekende les", "unknown lesson"),
        ("M203", "onbekende vraag", "unknown question"),
        ("M204", "onbekend artikel", "unknown article"),
        ("M205", "onbekend kerndoel", "unknown curriculum goal"),
        ("M206", "onbekende competentie", "unknown competence"),
        ("M207", "onbekend DigComp-nummer", "unknown DigComp number"),
        ("M208", "onbekende hulplijn", "unknown help line"),
        ("M209", "onbekende wet", "unknown law"),
        ("M210", "onbekend begrip", "unknown term"),
        ("M211", "onbekende misvatting", "unknown misconception"),
    )
} | {"M212": error("het artikel '{given}' is vervangen door {now}", "the article '{given}' was replaced by {now}")}
