"""Plain texts, one per difficulty: the articles, their ids, their words, and what is said about what is unclear."""

from __future__ import annotations

import time

from import_documents import assert_balance, codes, imported, lines_of, read_back, texts

CUT = """Afspraken over schermen

Samen

1. Wie iets vervelends ziet in een groep, zegt het tegen de mentor.¹ Die luistert
2. Een grap blijft leuk zolang de ander ook lacht; daarna

¹ De mentor van je klas staat op de website van de school.

houdt iedereen ermee op en zegt sorry.
3. Niemand zet een ander zonder reden uit een groep.

² Zie de groepsregels in de gang.

4. Wie een groep maakt, is er beheerder van.²

Foto

1. Je vraagt het voordat je een foto deelt.
2. Zegt iemand nee, dan deel je niets.
"""


def test_a_sentence_cut_by_a_footnote_goes_on_and_a_list_goes_on_at_4() -> None:
    result = imported(CUT)
    found = texts(result)
    assert list(found) == ["SAM-1", "NOOT-1", "SAM-2", "SAM-3", "SAM-4", "NOOT-2", "FOT-1", "FOT-2"]
    assert found["SAM-2"].endswith("daarna houdt iedereen ermee op en zegt sorry.")
    assert found["NOOT-2"] == "Zie de groepsregels in de gang."
    assert "[¹](artikel:eik:NOOT-1)" in read_back(result).articles["SAM-1"].text
    assert_balance(CUT, result)


def test_numbers_with_a_bracket_restart_in_each_section_with_a_roman_number() -> None:
    source = """I. Algemeen

1) Deze regels gelden op school en op reis.
2) Ouders krijgen ze elk jaar in de brief.

II. Telefoon

1) De telefoon ligt in de kluis.

III. Gevolgen

1) Wie zich niet houdt aan een regel, praat met de mentor.
"""
    result = imported(source)
    assert list(texts(result)) == ["ALG-1", "ALG-2", "TEL-1", "GEV-1"]
    assert next(iter(read_back(result).articles.values())).section == "I. Algemeen"
    assert_balance(source, result)


def test_numbers_on_two_levels_make_headings_of_the_first() -> None:
    source = """1. Klassenapp

1.1 De klas kiest twee beheerders.
1.2 Na acht uur blijft het stil.
1.2.1 In de vakantie geldt dat niet.

2. Laptop

2.1 Je werkt in de les alleen aan de les.
"""
    result = imported(source)
    found = texts(result)
    assert list(found) == ["KLA-1", "KLA-2", "LAP-1"]
    assert found["KLA-2"] == "Na acht uur blijft het stil. - 1.2.1 In de vakantie geldt dat niet."
    assert_balance(source, result)


def test_articles_with_a_title_of_their_own_and_members() -> None:
    source = """Hoofdstuk 1 Omgang

Artikel 1 Toon

Je schrijft zoals je praat met iemand die naast je zit.

1. Dat geldt in de app.
2. Dat geldt ook in een spel.

Artikel 2 Stilte

Op zondag stuurt niemand iets over school.

Hoofdstuk 2 Beeld

Artikel 3 Vragen

Je vraagt het eerst.
"""
    result = imported(source)
    found = texts(result)
    assert list(found) == ["OMG-1", "OMG-2", "BEE-3"]
    assert found["OMG-1"].endswith("- 1. Dat geldt in de app. - 2. Dat geldt ook in een spel.")
    assert read_back(result).articles["OMG-1"].title == "Toon"
    assert "M712" not in codes(result)
    assert_balance(source, result)


def test_letters_are_parts_below_a_number_and_articles_without_one() -> None:
    source = """Delen

1. Je deelt niets van een ander zonder het te vragen:
a. geen foto;
b. geen stem.

Bewaren

a. Je bewaart geen berichten van een ander.
b. Je wist wat iemand je vraagt te wissen.
"""
    result = imported(source)
    found = texts(result)
    assert list(found) == ["DEL-1", "BEW-1", "BEW-2"]
    assert found["DEL-1"].endswith("- a. geen foto; - b. geen stem.")
    assert_balance(source, result)


def test_bullets_without_numbers_are_counted_with_a_warning_per_section() -> None:
    source = """Samen online

Zo gaan we met elkaar om:

- We noemen elkaar bij de naam.
- We laten een ander uitpraten.

Alleen online

• Je neemt op tijd rust.
• Je zegt het als iets je dwarszit.
"""
    result = imported(source, title="Regels")
    found = texts(result)
    assert list(found) == ["SAM-0", "SAM-1", "SAM-2", "ALL-1", "ALL-2"]
    assert lines_of(result, "M713") == [5, 10]
    assert "  SAM-0:\n" in (result.needs or "")
    assert_balance(source, result)


def test_capitals_are_headings_also_without_empty_lines() -> None:
    source = """DE KLASSENAPP
1. De mentor zit niet in de app.
2. De klas maakt eigen regels.
HET SCHERM IN DE LES
1. Het scherm gaat dicht als de docent praat.
"""
    result = imported(source)
    assert list(texts(result)) == ["KLA-1", "KLA-2", "SCH-1"]
    assert_balance(source, result)


def test_a_table_of_contents_that_repeats_the_titles_is_left_out_and_listed() -> None:
    source = """Regels van De Eik

Inhoud

1. Omgang ........ 2
2. Scherm ........ 3

Inleiding
Omgang
Scherm

Inleiding

De school vindt rust belangrijk.

Omgang

1. Je groet elkaar ook online.

Scherm

1. Het scherm is uit na negen uur.
"""
    for text in (source, source.replace("\n1. Omgang ........ 2\n2. Scherm ........ 3\n", "")):
        result = imported(text)
        assert list(texts(result)) == ["INL-1", "OMG-1", "SCH-1"]
        assert "Scherm" in [one.text for one in result.left_out if one.kind == "contents"]
        assert_balance(text, result)


def test_words_cut_at_the_end_of_a_line_are_whole_again_and_hyphens_that_belong_stay() -> None:
    source = """Omgang

1. Wie een bericht door-
stuurt, is ook verantwoor-
delijk voor wat het bij de ander aanricht.
2. Ook in de groeps-
en klassenapp is pesten nooit een grap.
"""
    result = imported(source)
    found = texts(result)
    assert "doorstuurt, is ook verantwoordelijk voor" in found["OMG-1"]
    assert "de groeps- en klassenapp" in found["OMG-2"]
    assert lines_of(result, "M711") == [4, 5]
    assert_balance(source, result)


def test_a_file_of_old_windows_is_read_with_its_accents() -> None:
    source = "Privé\n\n1. Wat privé is, blijft privé – ook “grappig” bedoeld, voor €5.\n"
    result = imported(source.encode("cp1252"))
    assert texts(result) == {"PRI-1": "Wat privé is, blijft privé – ook “grappig” bedoeld, voor €5."}
    assert "M704" in codes(result)
    assert "M704" not in codes(imported(source))
    assert texts(imported(source.encode("utf-16"))) == texts(result)


def test_page_numbers_and_running_titles_are_left_out_where_they_cut_a_sentence() -> None:
    source = """Regels van De Eik

Omgang

1. Iedereen mag zijn mening geven, zolang die een ander
Regels van De Eik
Pagina 1 van 2
\fRegels van De Eik
niet klein maakt.
2. Wie klaar is, zegt dat.
Pagina 2 van 2
"""
    result = imported(source)
    assert texts(result)["OMG-1"] == "Iedereen mag zijn mening geven, zolang die een ander niet klein maakt."
    assert [one.text for one in result.left_out] == [
        "Regels van De Eik",
        "Pagina 1 van 2",
        "Regels van De Eik",
        "Pagina 2 van 2",
    ]
    assert_balance(source, result)


def test_data_about_the_document_are_left_out_and_its_date_is_used() -> None:
    source = """Schermregels

Versie: 3
Datum: 4 maart 2025
Auteur: de werkgroep

Omgang

1. Je leest een bericht nog eens voor je het stuurt.
"""
    result = imported(source, dated="")
    assert read_back(result).meta.dated == "2025-03-04"
    assert [one.kind for one in result.left_out] == ["data", "data", "data"]
    assert_balance(source, result)


def test_the_closing_sentence_stands_apart_and_gives_the_date() -> None:
    source = """Omgang

1. Je helpt een ander die vastloopt.

Deze regels zijn na instemming van de raad vastgesteld op 9 april 2026.
"""
    result = imported(source, dated="")
    assert list(texts(result)) == ["OMG-1", "SLOT"]
    assert read_back(result).meta.dated == "2026-04-09"
    assert {"M733", "M736"} <= set(codes(result))


def test_words_that_markdown_would_read_as_markup_stay_as_they_are() -> None:
    source = """Tekens

1. Schrijf *niet* _zo_, `ook niet` zo, geen <b>vet</b>, [haken](hier), # of | en R&D &amp; meer.
2. Een regel
> met een pijl
# en een hekje
+ en een plus.
3. <!-- dit is geen commentaar --> ![geen plaatje](x.png)
"""
    result = imported(source)
    assert texts(result)["TEK-1"] == source.split("1. ")[1].split("\n", maxsplit=1)[0]
    assert texts(result)["TEK-3"] == "<!-- dit is geen commentaar --> ![geen plaatje](x.png)"
    assert_balance(source, result)


def test_a_given_title_makes_a_heading_and_gives_its_prefix() -> None:
    source = "Dit is geen kop.\n1. Je belt niet in de les.\n\nWat doen we samen.\n1. Je maakt een plan.\n"
    unclear = imported(source)
    assert unclear.protocol is None
    assert "M715" in codes(unclear)
    clear = imported(source, sections={"BEL": "Dit is geen kop", "SAMEN": "Wat doen we samen"})
    assert list(texts(clear)) == ["BEL-1", "SAMEN-1"]


def test_a_title_that_is_given_comes_before_the_documents_own_which_is_listed() -> None:
    result = imported(CUT, title="Regels voor schermen")
    assert read_back(result).meta.title == "Regels voor schermen"
    assert [one.text for one in result.left_out if one.kind == "title"] == ["Afspraken over schermen"]
    assert_balance(CUT, result)


def test_footnotes_that_begin_anew_on_each_page_are_numbered_on() -> None:
    source = "Rust\n\n1. Stil.¹\n\n¹ Zie een.\n\nSamen\n\n1. Groet.¹\n\n¹ Zie twee.\n"
    result = imported(source)
    assert texts(result) == {"RUS-1": "Stil.", "NOOT-1": "Zie een.", "SAM-1": "Groet.", "NOOT-2": "Zie twee."}
    assert "[²](artikel:eik:NOOT-2)" in read_back(result).articles["SAM-1"].text
    assert lines_of(result, "M734") == [11]


def test_a_long_text_takes_time_in_proportion_to_its_length() -> None:
    source = "Rust\n\n1. " + "Elk woord in deze lange regel telt mee, en er komt\n" * 20_000
    started = time.process_time()
    assert list(texts(imported(source))) == ["RUS-1"]
    assert time.process_time() - started < 10
