"""The codes about lessons."""

from __future__ import annotations

from medialijn.sources.rule import error, warning

LESSONS = {
    "M301": error(
        "de sleutel '{key}' staat na '{after}', maar hoort ervoor. Houd de volgorde van de voorbeeldles aan",
        "the key '{key}' stands after '{after}', but belongs before it. Keep the order of the example lesson",
    ),
    "M302": error(
        "een les voor leerlingen heeft 'years' of 'groups', en niet allebei",
        "a lesson for pupils has 'years' or 'groups', and not both",
    ),
    "M303": error(
        "een les voor leerlingen heeft precies drie leerdoelen; dit zijn er {count}",
        "a lesson for pupils has exactly three objectives; these are {count}",
    ),
    "M304": error(
        "'{given}' staat ook bij covers. Laat het hier weg", "'{given}' stands under covers too. Leave it out here"
    ),
    "M305": error("'{given}' staat er twee keer", "'{given}' is there twice"),
    "M306": error(
        "de code '{given}' heeft de les {other} al. Kies een andere",
        "the lesson {other} has the code '{given}' already. Choose another",
    ),
    "M307": error(
        "sectors en '{key}' passen niet bij elkaar. Een les voor [vo] heeft 'years', een les voor [po] heeft 'groups'",
        "sectors and '{key}' do not agree. A lesson for [vo] has 'years', a lesson for [po] has 'groups'",
    ),
    "M310": error(
        "achter de titel '{given}' hoort {{ phase=kennis minutes=6 form=klassikaal }}",
        "after the title '{given}' belongs {{ phase=kennis minutes=6 form=klassikaal }}",
    ),
    "M311": error(
        "de kop '{given}' kan hier niet. Een fase begint met ##, een kaart op een werkblad met ###; gebruik anders "
        "**vet**",
        "the heading '{given}' is not possible here. A phase starts with ##, a card on a worksheet with ###; else "
        "use **bold**",
    ),
    "M312": error("deze fase heeft geen titel", "this phase has no title"),
    "M313": error(
        "'{given}' hoort niet achter een fase.{hint} Schrijf phase= minutes= form= en eventueel session=",
        "'{given}' does not belong after a phase.{hint} Write phase= minutes= form= and, if needed, session=",
    ),
    "M314": error("achter deze fase ontbreekt {key}=", "this phase lacks {key}="),
    "M315": error(
        "{key}={given} kan niet.{hint} Kies uit: {allowed}",
        "{key}={given} is not possible.{hint} Choose from: {allowed}",
    ),
    "M316": error(
        "een fase heeft een of twee werkvormen, met een + ertussen", "a phase has one or two forms, joined by +"
    ),
    "M317": error("{key}={given} is geen getal van 1 of meer", "{key}={given} is not a number of 1 or more"),
    "M318": error(
        "onbekend blok '{given}'.{hint} Kies uit: {allowed}", "unknown block '{given}'.{hint} Choose from: {allowed}"
    ),
    "M319": error(
        "het blok '{given}' is niet gesloten. Zet er een regel met evenveel schuine strepen onder",
        "the block '{given}' is not closed. Put a line with as many slashes below it",
    ),
    "M320": error(
        "het blok '{given}' is niet gesloten voor regel {line}. Sluit het met `///`, of open een docent-blok met "
        "blokken erin met `////`",
        "the block '{given}' is not closed before line {line}. Close it with `///`, or open a docent block that "
        "holds blocks with `////`",
    ),
    "M321": error(
        "hier sluit een blok dat niet is geopend. Wat hierboven staat, zien leerlingen. Zet er `/// docent` (of een "
        "andere naam) boven; haal deze regel alleen weg als die tekst voor leerlingen is",
        "this closes a block that was not opened. What stands above it is shown to pupils. Put `/// docent` (or "
        "another name) above it; remove this line only if that text is for pupils",
    ),
    "M322": error(
        "het blok '{given}' van regel {line} opent met {count} schuine strepen. Sluit het met evenveel",
        "the block '{given}' of line {line} opens with {count} slashes. Close it with as many",
    ),
    "M323": error(
        "alleen een docent-blok opent met vier schuine strepen. Open '{given}' met `///`",
        "only a docent block opens with four slashes. Open '{given}' with `///`",
    ),
    "M324": error(
        "in een docent-blok mogen alleen 'hulp' en 'wet'. Zet '{given}' erbuiten",
        "a docent block may hold only 'hulp' and 'wet'. Put '{given}' outside it",
    ),
    "M325": error(
        "de docent-notitie '{given}' staat er al, op regel {line}. Voeg ze samen",
        "the docent note '{given}' is there already, on line {line}. Put them together",
    ),
    "M326": error("het blok '{given}' is leeg", "the block '{given}' is empty"),
    "M327": error(
        "deze regel is niet compleet, of er staat te veel. Schrijf: {form}",
        "this line is not complete, or it holds too much. Write: {form}",
    ),
    "M328": error(
        "'{given}' kan hier niet.{hint} Kies uit: {allowed}",
        "'{given}' is not possible here.{hint} Choose from: {allowed}",
    ),
    "M329": error(
        "'{given}' is geen heel artikel. Schrijf een artikel zonder onderdeel, zoals ichthus:COM-4.{hint}",
        "'{given}' is not a whole article. Write an article without a part, as in ichthus:COM-4.{hint}",
    ),
    "M330": error(
        "deze les heeft nog geen fasen. Een fase begint zo: ## Titel {{ phase=kennis minutes=6 form=klassikaal }}",
        "this lesson has no phases yet. A phase starts like this: ## Title {{ phase=kennis minutes=6 form=klassikaal "
        "}}",
    ),
    "M331": error(
        "deze fase heeft al een bord-blok, op regel {line}", "this phase has a bord block already, on line {line}"
    ),
    "M332": error(
        "een blok begint en eindigt met drie of vier schuine strepen, helemaal vooraan op een eigen regel, en dan "
        "een spatie: `/// naam`",
        "a block starts and ends with three or four slashes, at the very start of a line of its own, and then a "
        "space: `/// name`",
    ),
    "M333": error(
        "een blok '{given}' hoort bij een fase. Zet het onder een kop ##{or_kind}",
        "a '{given}' block belongs to a phase. Put it below a heading ##{or_kind}",
    ),
    "M334": error(
        "de fase '{given}' staat er al. Alleen activiteit en vrij mogen vaker",
        "the phase '{given}' is there already. Only activiteit and vrij may repeat",
    ),
    "M335": error(
        "de fasen duren samen {total} minuten, maar hier staat {given}",
        "the phases take {total} minutes together, but this says {given}",
    ),
    "M336": error("deze les mist de fase: {missing}", "this lesson lacks the phase: {missing}"),
    "M337": error("deze les is één keer. Laat session= weg", "this lesson is given once. Leave out session="),
    "M338": error(
        "deze les is {count} keer. Zet er session=1 tot en met {count} bij",
        "this lesson is given {count} times. Add session=1 up to {count}",
    ),
    "M339": error(
        "bij sensitivity {given} horen deze docent-blokken nog: {missing}",
        "sensitivity {given} asks for these docent blocks too: {missing}",
    ),
    "M340": error(
        "bij sensitivity {given} hoort in de laatste fase een hulp-blok",
        "sensitivity {given} asks for a hulp block in the last phase",
    ),
    "M341": error(
        "op het bord staan {count} woorden; 40 is het meeste dat een klas leest",
        "the board holds {count} words; 40 is the most that a class reads",
    ),
    "M342": warning(
        "hier staan {count} zinnen; vijf is het meeste dat een klas leest",
        "there are {count} sentences; five is the most that a class reads",
    ),
    "M343": error("bij '{given}' hoort één alinea", "'{given}' takes one paragraph"),
    "M344": error(
        "een gesprek bestaat uit genummerde vragen: 1. Wat …?", "a gesprek consists of numbered questions: 1. What …?"
    ),
    "M345": error(
        'een citaat (>) in een lijst slokt de rest van de lijst op. Zet de woorden tussen "aanhalingstekens"',
        'a quote (>) in a list swallows the rest of the list. Put the words between "quotes"',
    ),
    "M346": error(
        "een telefoonnummer ('{given}') hoort niet in een les. Gebruik `/// hulp | <hulplijn>`",
        "a phone number ('{given}') does not belong in a lesson. Use `/// hulp | <help line>`",
    ),
    "M347": error(
        "woorden om hardop te zeggen (>) zien leerlingen hier ook. Zet ze in een blok `/// docent`",
        "words to say aloud (>) are shown to pupils here. Put them in a block `/// docent`",
    ),
    "M348": error(
        "'{given}' is voor de docent, maar hier zien leerlingen het ook. Zet het in een blok `/// docent`",
        "'{given}' is for the teacher, but pupils see it here too. Put it in a block `/// docent`",
    ),
    "M349": error("zet een | achter '{name}': `/// {name} | {rest}`", "put a | behind '{name}': `/// {name} | {rest}`"),
    "M350": error(
        "achter de schuine strepen staat een vaste spatie (U+00A0). Typ daar een gewone spatie",
        "a hard space (U+00A0) follows the slashes. Type a common space there",
    ),
    "M351": error(
        "het blok '{given}' is niet gesloten voor de kop op regel {line}. Zet boven die kop een regel met evenveel "
        "schuine strepen",
        "the block '{given}' is not closed before the heading on line {line}. Put a line with as many slashes above "
        "that heading",
    ),
    "M352": error(
        "een fase begint met twee hekjes en een spatie: ## {given}",
        "a phase starts with two hashes and a space: ## {given}",
    ),
    "M353": error(
        "'{given}' is een vraag van deze les zelf. Terughalen gaat over wat de klas eerder had: noem een vraag van een "
        "andere les",
        "'{given}' is a question of this very lesson. Bringing back is about what the class had before: name a "
        "question of another lesson",
    ),
}
