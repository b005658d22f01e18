"""From Markdown to HTML: links, headings, tables, and nothing that an author did not mean."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from medialijn.pages import addresses
from medialijn.pages.blocks import without_other_protocols
from medialijn.pages.markup import Renderer, plain_line

PAGE = "lessen/jij-zag-het/"
HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "[klik](javascript:alert(1))",
    "![x](https://example.org/pixel.gif)",
    '<a href="data:text/html,x">x</a>',
    "<svg/onload=alert(1)>",
    '[x](https://example.org "onmouseover=alert(1)")',
    "<!-- --><script>alert(1)</script>",
    "`<script>alert(1)</script>`",
    "**<iframe src=//example.org>**",
    "<b onclick=alert(1)>x</b>\n\n<div>",
    "&lt;script&gt; &#60;script&#62;",
    "[x]: javascript:alert(1)\n\n[x]",
    "- <style>*{display:none}</style>",
    "x {: onclick=alert(1) }",
)


def render(text: str) -> str:
    return str(Renderer(PAGE, "Tabel").lesson_text(text))


def field(text: str) -> str:
    return str(Renderer(PAGE, "Tabel").field(text))


@pytest.mark.parametrize(
    ("link", "href"),
    [
        ("les:dapper-melden", "../dapper-melden/"),
        ("les:jij-zag-het", "./"),
        ("artikel:ichthus:COM-4", "../../protocol/ichthus/#com-4"),
        ("artikel:ichthus:COM-4.hacken", "../../protocol/ichthus/#com-4-hacken"),
        ("begrip:bondgenoot", "../../begrippen/#bondgenoot"),
        ("vraag:jij-zag-het/een-foto", "quiz/#vraag-een-foto"),
        ("https://example.org/", "https://example.org/"),
        ("mailto:school@example.org", "mailto:school@example.org"),
    ],
)
def test_a_link_of_ours_becomes_one_that_works_from_the_page_it_stands_on(link: str, href: str) -> None:
    for html in (render(f"[woord]({link})"), field(f"[woord]({link})")):
        assert re.findall('href="([^"]*)"', html) == [href]


def test_a_link_to_another_site_tells_it_nothing() -> None:
    assert 'rel="noopener noreferrer"' in render("[x](https://example.org/)")
    assert 'rel="noopener noreferrer"' in field("[x](https://example.org/)")


@pytest.mark.parametrize("text", HOSTILE)
def test_a_source_can_not_bring_in_elements_or_attributes(text: str) -> None:
    html = field(text)
    tags = set(re.findall(r"<([a-z0-9]+)", html))
    assert tags <= {"p", "em", "strong", "code", "ul", "ol", "li", "a", "br"}
    assert set(re.findall(r"<[^>]*?\s([a-z-]+)=", html)) <= {"href", "rel"}
    assert all(address.startswith(("https:", "mailto:")) for address in re.findall('<a [^>]*href="([^"]*)"', html))
    assert "<script" not in render(text)
    assert not re.search(r"<[^>]+\son[a-z]+=", render(text))


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet=st.sampled_from("<>\"'&[]()!`*_#|\\:/-\n abhttpsjavcriptonload="), max_size=80))
def test_no_text_at_all_gets_an_element_that_is_not_allowed_through(text: str) -> None:
    html = field(text)
    assert set(re.findall(r"<([a-zA-Z0-9]+)", html)) <= {"p", "em", "strong", "code", "ul", "ol", "li", "a", "br"}
    assert not re.search(r"<[^>]+\s(?!href|rel)[a-z-]+=", html)
    assert "javascript:" not in "".join(re.findall('<a [^>]*href="([^"]*)"', html))


def test_headings_take_the_level_of_their_place() -> None:
    renderer = Renderer(PAGE, "Tabel")
    assert re.findall("<(h[1-6])", renderer.lesson_text("# Een\n\n## Twee", 3)) == ["h3", "h4"]
    assert re.findall("<(h[1-6])", renderer.lesson_text("### Een", 4)) == ["h4"]


def test_braces_after_a_heading_are_text_and_never_attributes() -> None:
    assert "onclick=" not in re.sub(r">[^<]*<", "><", render("## Kop { onclick=x }"))


def test_a_table_can_be_scrolled_and_names_its_heads() -> None:
    html = render("| | Plagen |\n|---|---|\n| **Macht** | gelijk |")
    assert '<div aria-label="Tabel" class="ml-scroll" role="group" tabindex="0"><table class="ml-data">' in html
    assert '<th scope="col">Plagen</th>' in html
    assert '<th scope="row"><strong>Macht</strong></th>' in html
    assert "<th></th>" not in html


def test_each_breath_of_the_mentor_is_a_bubble_of_its_own() -> None:
    html = Renderer(PAGE, "Tabel").lesson_text('> "Een."\n\n> "Twee."\n\nDoe iets.', speech=True)
    assert html.count('<div class="ml-say">') == 2
    assert "<blockquote>" not in html


LABELS = ("Antwoorden", "Wat je kunt horen", "Gaat het anders?")


def folds(text: str) -> list[tuple[str, str]]:
    """The label of each fold in a teacher's text and what stands behind it, without tags."""
    html = Renderer(PAGE, "Tabel").lesson_text(text, speech=True)
    found = re.findall(r"<summary><svg.*?</svg>(.*?)</summary>\s*<div[^>]*>(.*?)</div>\s*</details>", html, re.DOTALL)
    return [(label, " ".join(re.sub("<[^>]*>", " ", inside).split())) for label, inside in found]


@pytest.mark.parametrize("label", LABELS)
def test_answers_stand_behind_a_fold_up_to_what_is_said_or_done_next(label: str) -> None:
    answer = f"**{label}**\n\n- een\n- twee\n\n"
    for after in ('> "Zeg dit."', "Doe dit.", "**Na de les**\n\n1. drie", "### Kop", ""):
        assert folds(f"Eerst dit.\n\n{answer}{after}") == [(label, "een twee")]
    assert folds(f"**{label}** Ja. *Nee.*\n\nEn dit.") == [(label, "Ja. Nee. En dit.")]
    assert folds(f"**{label}.** Ja.") == [(label, "Ja.")]
    assert folds(f"**{label}:**\n\n*ichthus:COM-4*: pesten.") == [(label, "ichthus:COM-4 : pesten.")]


def test_each_label_has_a_fold_of_its_own_and_other_bold_words_have_none() -> None:
    text = "**Antwoorden**\n\n- een\n\n**Gaat het anders?**\n\n- twee\n\n**Het bericht.** Deel uit."
    assert folds(text) == [("Antwoorden", "een"), ("Gaat het anders?", "twee")]
    assert folds("Doe dit. **Antwoorden** staan op het blad.") == []
    assert "<details" not in render("**Antwoorden**\n\n- een")


def test_comments_of_an_author_stay_in_the_source() -> None:
    assert "geheim" not in render("Tekst <!-- geheim --> verder")


def test_a_line_for_a_title_is_plain_text() -> None:
    assert plain_line("Jij **zag** het & [ik](les:x)") == "Jij zag het & ik"


@pytest.mark.parametrize(
    "left_out",
    [
        "- *vivente:A-10*: weg.",
        "- *vivente:A-10*: weg.\n  Ook weg.",
        "- *vivente:A-10*: weg.\nOok weg.",
        "- *vivente:A-10*: weg.\n\n  Een alinea erbij, weg.",
        "- *vivente:A-10*: weg.\n\n    - weg, dieper.",
        "* *vivente:A-10*: weg.",
        "+ *vivente:A-10*: weg.",
        "1. *vivente:A-10*: weg.",
        "*vivente:A-10*: weg.\nOok weg.\n",
    ],
)
def test_answers_about_a_protocol_outside_the_site_are_left_out_with_all_that_belongs_to_them(left_out: str) -> None:
    text = f"- *ichthus:COM-4*: pesten.\n  En kwetsen.\n\n{left_out}\n- Altijd.\n\nTekst."
    kept = without_other_protocols(text, ["ichthus"])
    assert "weg" not in kept
    assert kept.startswith("- *ichthus:COM-4*: pesten.\n  En kwetsen.\n")
    assert kept.endswith("- Altijd.\n\nTekst.")
    assert without_other_protocols(text, ["ichthus", "vivente"]) == text


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from(["lessen", "mentor", "jij-zag-het", "quiz"]), max_size=4),
    st.lists(st.sampled_from(["lessen", "mentor", "jij-zag-het", "quiz"]), max_size=4),
    st.sampled_from(["", "#com-4"]),
)
def test_a_relative_link_leads_back_to_where_it_should(here: list[str], there: list[str], fragment: str) -> None:
    """Followed as a browser follows it, the link gives the target again."""
    page, target = ("/".join(parts) + "/" if parts else "" for parts in (here, there))
    link = addresses.relative(target + fragment, page)
    path, _, found = link.partition("#")
    steps = page.split("/")[:-1]
    for step in filter(None, path.split("/")):
        if step == "..":
            steps.pop()
        elif step != ".":
            steps.append(step)
    assert "/".join([*steps, ""] if steps else []) == target
    assert f"#{found}" == fragment or not fragment
