"""What a finding names by a word of the program, as people read it in Dutch and in English."""

from __future__ import annotations

from collections.abc import Mapping

WORDS: Mapping[str, Mapping[str, tuple[str, str]]] = {
    "expected": {
        "text": ("tekst", "text"),
        "integer": ("een heel getal", "a whole number"),
        "boolean": ("true of false", "true or false"),
        "list": (
            "een lijst: elk deel op een eigen regel met een streepje en een spatie ervoor, of alles tussen [ ]",
            "a list: each item on its own line after a dash and a space, or all of them between [ ]",
        ),
        "mapping": ("een stuk met sleutels (sleutel: waarde)", "keys with values (key: value)"),
        "other": ("iets anders", "something else"),
    },
    "what": {
        "page": ("kop of voet van een bladzijde", "top or foot of a page"),
        "contents": ("inhoudsopgave", "table of contents"),
        "title": ("eigen titel van het document", "the document's own title"),
        "repeat": ("titel die er al stond", "title that was there already"),
        "data": ("gegevens over het document", "data about the document"),
        "textbox": ("tekstvak", "text box"),
        "markup": ("opmaak", "markup"),
    },
    "changes": {"": ("de oude tekst is niet bewaard", "the old text was not kept")},
    "edited": {"lesson": ("de les", "the lesson"), "quiz": ("de quiz", "the quiz")},
    "row": {
        "header": (
            "de eerste regel is niet 'school_year;class;lesson;date'. Neem het bestand zoals de site het bewaarde",
            "the first line is not 'school_year;class;lesson;date'. Take the file as the site saved it",
        ),
        "columns": (
            "er horen vier kolommen te staan, met ';' ertussen",
            "there should be four columns, with ';' between",
        ),
        "class": (
            "de klas kan alleen uit hoogstens twaalf letters en cijfers bestaan, zoals 1B",
            "the class can only be at most twelve letters and digits, as in 1B",
        ),
        "lesson": (
            "de les hoort er als id te staan, zoals jij-zag-het",
            "the lesson should be an id, as in jij-zag-het",
        ),
        "date": ("de datum bestaat niet. Schrijf 2026-11-21", "the date does not exist. Write 2026-11-21"),
        "year": (
            "schooljaar en datum horen bij elkaar en bij de naam van het bestand",
            "school year and date should belong together, and to the name of the file",
        ),
        "rows": ("een register heeft hoogstens 20.000 regels", "a register has at most 20,000 lines"),
    },
    "or_kind": {
        "": ("", ""),
        "kind": (
            ", of geef het een soort: `/// docent | voorbereiding`",
            ", or give it a kind: `/// docent | voorbereiding`",
        ),
    },
    "reason": {
        "quote": ("een aanhalingsteken gaat open en niet meer dicht", "a quote opens and never closes"),
        "colon": (
            "een losse tekst tussen de sleutels, of een sleutel zonder ':'",
            "loose text between the keys, or a key without ':'",
        ),
        "key": (
            "deze regel springt anders in dan de regels erboven, of bij een streepje ontbreekt de spatie",
            "this line is indented differently from the ones above, or a dash lacks its space",
        ),
        "dash": (
            "deze regel springt anders in dan de regels erboven, of bij een streepje ontbreekt de spatie",
            "this line is indented differently from the ones above, or a dash lacks its space",
        ),
        "flow": (
            "een [ of { is niet gesloten, of een komma ontbreekt",
            "a [ or { is not closed, or a comma is missing",
        ),
        "escape": (
            "een \\ kan hier niet. Gebruik 'enkele' aanhalingstekens",
            "a \\ is not possible here. Use 'single' quotes",
        ),
        "indent": ("deze regel springt te ver in", "this line is indented too far"),
        "other": ("dit is niet te begrijpen", "this can not be understood"),
        "name": (
            "schrijf img/naam.svg, met kleine letters, cijfers en streepjes",
            "write img/name.svg, with lower-case letters, digits and hyphens",
        ),
        "doctype": ("er staat een DTD in, en die kan gevaar opleveren", "it holds a DTD, which can be a danger"),
        "twice": ("een onderdeel staat er twee keer in", "it holds a part twice"),
        "path": ("een onderdeel wijst naar een andere map", "a part points at another folder"),
        "pages": ("het heeft te veel bladzijden", "it has too many pages"),
        "password": ("er zit een wachtwoord op", "it has a password"),
        "unpacked": ("het is uitgepakt te groot", "it is too large when unpacked"),
        "missing": ("het bestand bestaat niet", "the file does not exist"),
        "large": ("het bestand is groter dan 100 KB", "the file is larger than 100 KB"),
        "active": (
            "er staat een script, een link naar buiten of een DTD in",
            "it holds a script, a link to elsewhere or a DTD",
        ),
        "svg": ("het is geen goed SVG-bestand", "it is not a good SVG file"),
        "viewbox": (
            'viewBox ontbreekt of klopt niet; schrijf viewBox="0 0 breedte hoogte"',
            'viewBox is missing or wrong; write viewBox="0 0 width height"',
        ),
    },
}
