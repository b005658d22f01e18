"""The codes about protocols, settings, reference files and the built site."""

from __future__ import annotations

from medialijn.sources.rule import error, warning

PROTOCOLS = {
    "M501": error(
        "de kop '{given}' kan niet. Schrijf '## Hoofdstuk' of '### COM-4 · Titel'",
        "the heading '{given}' is not possible. Write '## Section' or '### COM-4 · Title'",
    ),
    "M502": error(
        "het artikel {given} staat voor het eerste hoofdstuk (##)",
        "the article {given} stands before the first section (##)",
    ),
    "M503": error(
        "deze tekst hoort bij geen artikel. Zet er een kop '### ID · Titel' boven",
        "this text belongs to no article. Put a heading '### ID · Title' above it",
    ),
    "M505": error("het artikel {given} heeft geen tekst", "the article {given} has no text"),
    "M506": error(
        "dit protocol heeft geen artikelen (koppen '### COM-4 · Titel')",
        "this protocol has no articles (headings '### COM-4 · Title')",
    ),
    "M507": error(
        "de id '{given}' is niet de naam van de map '{expected_id}'",
        "the id '{given}' is not the name of the folder '{expected_id}'",
    ),
    "M510": error(
        "bij dit protocol ontbreekt needs.yml: wie moet welk artikel leren?",
        "this protocol lacks needs.yml: who must learn which article?",
    ),
    "M511": error("het protocol heeft geen artikel '{given}'.{hint}", "the protocol has no article '{given}'.{hint}"),
    "M512": error("het artikel {given} ontbreekt in needs.yml", "the article {given} is missing from needs.yml"),
    "M513": error("{given} staat ook bij must. Laat het hier weg", "{given} stands under must too. Leave it out here"),
    "M514": error("{given} staat niet bij must van dit artikel", "{given} is not under must of this article"),
    "M515": error(
        "bij dit bestand ontbreekt protocol.md van '{given}'", "this file lacks the protocol.md of '{given}'"
    ),
    "M516": warning(
        "niemand hoeft dit artikel te leren of te kennen. Vul must of know in, of zet er context: true bij",
        "nobody must learn or know this article. Fill in must or know, or add context: true",
    ),
    "M517": error(
        "{given} staat in ditzelfde protocol. Noem bij same_as een artikel van een ander protocol",
        "{given} is in this same protocol. Name an article of another protocol under same_as",
    ),
    "M518": error(
        "{given} verwijst zelf met same_as naar {further}, en same_as telt maar één stap. Noem hier waar het om gaat: "
        "een artikel dat zelf geen same_as heeft",
        "{given} itself points at {further} with same_as, and same_as counts one step only. Name what it is about: an "
        "article that has no same_as of its own",
    ),
}

SETTINGS = {
    "M601": warning(
        "'{given}' is voor het laatst bekeken in {checked}, meer dan twaalf maanden geleden. Kijk het na en pas "
        "checked aan",
        "'{given}' was last checked in {checked}, over twelve months ago. Check it and change checked",
    ),
    "M602": warning(
        "'{given}' zou zijn bekeken in {checked}. Die maand moet nog komen",
        "'{given}' is said to be checked in {checked}. That month is still to come",
    ),
    "M603": error(
        "de map '{given}' bij roots bestaat niet of is geen map in of naast dit project",
        "the folder '{given}' under roots does not exist or is not a folder in or beside this project",
    ),
    "M604": error(
        "dit bestand wordt hier niet gelezen. Hier horen: {allowed}",
        "this file is not read here. Here belong: {allowed}",
    ),
    "M605": error(
        "'{given}' kan geen id zijn. Gebruik kleine letters, cijfers en streepjes in de bestandsnaam",
        "'{given}' can not be an id. Use lower-case letters, digits and hyphens in the file name",
    ),
    "M606": error(
        "de naam '{given}' is bezet door een vaste pagina. Kies een andere",
        "the name '{given}' is taken by a fixed page. Choose another",
    ),
    "M607": error(
        "de id '{given}' bestaat al, in {other}. Kies een andere bestandsnaam",
        "the id '{given}' exists already, in {other}. Choose another file name",
    ),
    "M608": error(
        "achter de naam '{given}' staat .txt te veel. Haal .txt weg",
        "the name '{given}' has .txt behind it. Remove .txt",
    ),
}

GATE = {
    "M901": error(
        "de link '{link}' op {page} leidt nergens heen.{hint}", "the link '{link}' on {page} leads nowhere.{hint}"
    ),
    "M902": error(
        "de link '{link}' op {page} wijst naar een plek die er niet is.{hint}",
        "the link '{link}' on {page} points at a place that is not there.{hint}",
    ),
    "M903": error(
        "{page} laadt iets van buiten de site: '{link}'. Zet het bestand in docs/assets, of haal het weg",
        "{page} loads something from outside the site: '{link}'. Put the file in docs/assets, or remove it",
    ),
    "M904": error(
        "het bronbestand {page} staat op de site. Noem het bij exclude_docs in mkdocs.yml",
        "the source file {page} is on the site. Name it under exclude_docs in mkdocs.yml",
    ),
    "M905": error(
        "op {page} staat nog een teken van een blok: '{fence}'. Laat het blok aan het begin van een regel openen en "
        "sluiten",
        "{page} still shows the mark of a block: '{fence}'. Let the block open and close at the start of a line",
    ),
    "M906": error(
        "op {page} staat iets dat het beleid van de site niet toelaat: '{what}'. Opmaak hoort in een css-bestand, "
        "gedrag in een js-bestand, en een frame of vooruit laden kan niet",
        "{page} holds something that the site's policy does not allow: '{what}'. Style belongs in a css file, "
        "behaviour in a js file, and a frame or fetching ahead is not possible",
    ),
    "M907": error(
        '{page} is niet te lezen ({fault}) en krijgt dus geen beleid. Nodig zijn UTF-8, <meta charset="utf-8"> als '
        "eerste in <head>, en gesloten elementen",
        '{page} can not be read ({fault}), so it gets no policy. Needed are UTF-8, <meta charset="utf-8"> first in '
        "<head>, and closed elements",
    ),
    "M908": error(
        "een eerste bezoek aan {page} kost {weight} KB; het budget is {budget} KB",
        "a first visit to {page} takes {weight} KB; the budget is {budget} KB",
    ),
    "M909": error(
        "de id '{id}' staat meer dan één keer op {page}. Geef de tweede een eigen id of een andere titel",
        "the id '{id}' is on {page} more than once. Give the second one its own id or another title",
    ),
    "M910": error(
        "er is geen enkele pagina gebouwd, dus er valt niets te beoordelen",
        "no page was built, so there is nothing to judge",
    ),
    "M911": warning(
        "hier ontbreekt het pakket tdewolff-minify: de site werkt hetzelfde, maar is groter. Haar gewicht is niet "
        "beoordeeld; dat gebeurt waar je haar publiceert",
        "the package tdewolff-minify is not here: the site works the same and is larger. Its weight was not judged; "
        "that is done where you publish it",
    ),
}
