"""The codes about importing a school's own document."""

from __future__ import annotations

from medialijn.sources.rule import error, warning

EXCHANGE = {
    "M700": error(
        "een bestand '{given}' kan niet. Bewaar het document als een van deze: {allowed}",
        "a file '{given}' is not possible. Save the document as one of these: {allowed}",
    ),
    "M701": error(
        "dit document is niet te lezen ({reason}). Open het in het eigen programma en bewaar het opnieuw",
        "this document can not be read ({reason}). Open it in its own program and save it again",
    ),
    "M702": error(
        "het document is {size} MB en mag {bound} MB zijn. Haal de afbeeldingen eruit",
        "the document is {size} MB, {bound} MB is the limit. Take the pictures out",
    ),
    "M703": error("dit bestand wordt niet geopend: {reason}", "this file is not opened: {reason}"),
    "M704": warning(
        "het document is niet in UTF-8 bewaard en is gelezen als {given}. Kijk de letters met accenten na",
        "the document is not saved as UTF-8 and was read as {given}. Check the letters with accents",
    ),
    "M705": warning(
        "een pdf kent geen alinea's. Vergelijk het resultaat regel voor regel, of voer het Word-bestand in",
        "a PDF knows no paragraphs. Compare the result line by line, or import the Word file",
    ),
    "M706": error(
        "in dit document zijn geen artikelen gevonden. Geef ze nummers, of zet er koppen boven. Er is niets geschreven",
        "no articles found in this document. Number them, or put headings above them. Nothing was written",
    ),
    "M707": error(
        "het document noemt geen datum. Geef hem met --dated 2026-11-21",
        "the document names no date. Give it with --dated 2026-11-21",
    ),
    "M708": warning(
        "het document heeft geen titel; hier staat nu '{given}'. Geef hem met --title",
        "the document has no title; now it is '{given}'. Give it with --title",
    ),
    "M709": warning(
        "de naam van de school is niet gegeven; hier staat nu '{given}'. Geef hem met --school",
        "the name of the school was not given; now it is '{given}'. Give it with --school",
    ),
    "M710": warning("weggelaten ({what}): '{given}'", "left out ({what}): '{given}'"),
    "M711": warning(
        "een woord was afgebroken: '{left}' en '{right}' is gelezen als '{given}'",
        "a word was cut: '{left}' and '{right}' was read as '{given}'",
    ),
    "M712": warning(
        "deze alinea heeft geen nummer en is bij artikel {given} gezet. Hoort hij daar niet, geef hem dan een kop",
        "this paragraph has no number and was put with article {given}. If it belongs elsewhere, give it a heading",
    ),
    "M713": warning(
        "onder '{given}' staan geen nummers. De artikelen zijn op volgorde genummerd: komt er later een tussen, dan "
        "veranderen de ids",
        "there are no numbers under '{given}'. The articles were numbered in their order: if one is put between them "
        "later, the ids change",
    ),
    "M714": warning(
        "hier staat nummer {given}, maar {expected_number} was aan de beurt. Is er een artikel weggevallen?",
        "here is number {given}, but {expected_number} was next. Is an article missing?",
    ),
    "M715": error(
        "het nummer van {given} staat twee keer in dit hoofdstuk, eerst op regel {line}. Ontbreekt er een kop tussen?",
        "the number of {given} is in this section twice, first on line {line}. Is a heading missing between them?",
    ),
    "M716": warning("onder de kop '{given}' staat geen artikel", "there is no article under the heading '{given}'"),
    "M717": warning(
        "hier gaat een zin verder die eerder begon: '{given}'. Klopt dat?",
        "a sentence goes on here that began earlier: '{given}'. Is that right?",
    ),
    "M718": warning(
        "deze alinea begint met een kleine letter, maar de zin ervoor is af: '{given}'. Is er iets weggevallen?",
        "this paragraph starts with a small letter, but the sentence before is complete: '{given}'. Is something "
        "missing?",
    ),
    "M719": warning(
        "nergens in de tekst staat een verwijzing naar voetnoot {given}. Hij staat nu achteraan",
        "nowhere in the text is a reference to footnote {given}. It now stands at the end",
    ),
    "M720": warning("voetnoot {given} is niet gevonden", "footnote {given} was not found"),
    "M721": warning(
        "het artikel '{given}' bestaat, maar staat niet in dit document",
        "the article '{given}' exists, but is not in this document",
    ),
    "M722": warning(
        "het artikel {given} is nieuw: het protocol '{other}' heeft het niet",
        "the article {given} is new: the protocol '{other}' does not have it",
    ),
    "M723": error("het document heeft geen kop '{given}'.{hint}", "the document has no heading '{given}'.{hint}"),
    "M724": warning(
        "er staan wijzigingen open: {inserted} ingevoegde woorden zijn meegenomen, {deleted} verwijderde woorden niet. "
        "Neem in Word eerst een besluit over de wijzigingen",
        "there are tracked changes: {inserted} inserted words were taken, {deleted} deleted words were not. Decide on "
        "the changes in Word first",
    ),
    "M725": warning(
        "{count} woorden uit het Word-bestand zijn niet gelezen: {given}",
        "{count} words of the Word file were not read: {given}",
    ),
    "M726": error(
        "{count} woorden zouden wegvallen of dubbel komen: {given}. Meld dit met het document erbij. Er is niets "
        "geschreven",
        "{count} words would be lost or doubled: {given}. Report this with the document. Nothing was written",
    ),
    "M727": error(
        "{given} bestaat al. Vervang het met --replace, of kies een andere map met --out",
        "{given} exists already. Replace it with --replace, or choose another folder with --out",
    ),
    "M728": warning(
        "de artikelen onder '{given}' krijgen ids met {prefix}. Liever iets anders? Geef --section PREFIX='{given}'",
        "the articles under '{given}' get ids with {prefix}. Something else? Give --section PREFIX='{given}'",
    ),
    "M729": warning(
        "deze regel begint met '{given}', maar hoort bij de zin ervoor. Is het een nieuw artikel, zet er dan een lege "
        "regel boven",
        "this line starts with '{given}', but belongs to the sentence before. If it is a new article, put an empty "
        "line above it",
    ),
    "M730": warning(
        "een rij van een tabel is als een regel gelezen: '{given}'", "a row of a table was read as a line: '{given}'"
    ),
    "M731": warning(
        "{count} woorden kwamen dubbel uit het Word-bestand: {given}",
        "{count} words came twice from the Word file: {given}",
    ),
    "M732": warning(
        "'{given}' kan een kop of een artikel zijn en is gelezen als artikel. Is het een kop, geef dan --section",
        "'{given}' can be a heading or an article and was read as an article. If it is a heading, give --section",
    ),
    "M733": warning(
        "deze slotzin is apart gezet als SLOT, want hij zegt wie het protocol vaststelde",
        "this closing sentence was put apart as SLOT, because it says who decided on the protocol",
    ),
    "M734": warning(
        "de nummers van de voetnoten beginnen opnieuw; deze voetnoot {given} heet nu {now}",
        "the numbers of the footnotes begin anew; this footnote {given} is now called {now}",
    ),
    "M735": error("het artikel {given} heeft geen tekst", "the article {given} has no text"),
    "M736": warning(
        "de datum {given} komt uit de laatste zin. Klopt hij niet, geef dan --dated",
        "the date {given} comes from the last sentence. If it is wrong, give --dated",
    ),
    "M737": error(
        "het resultaat zou niet te lezen zijn ({given}). Meld dit met het document erbij. Er is niets geschreven",
        "the result could not be read ({given}). Report this with the document. Nothing was written",
    ),
    "M738": warning(
        "het artikel {given} verdwijnt. Genoemd in: {where}", "the article {given} disappears. Named in: {where}"
    ),
}
