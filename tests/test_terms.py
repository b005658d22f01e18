"""Hard words on a page: where they are explained, and where a text stays as it is."""

from __future__ import annotations

import html
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from medialijn.pages.terms import Word, explained

WORDS = (
    Word("meme", "meme", ("memes",), "Een grappig plaatje.", "../../begrippen/#meme"),
    Word("melden", "melden", ("meldt", "gemeld"), "Vertellen aan iemand die kan helpen.", "../../begrippen/#melden"),
    Word("ai", "AI", (), 'Kunstmatige <intelligentie> & "meer".', "../../begrippen/#ai"),
    Word("lezen", "lateraal lezen", (), "Elders zoeken.", "../../begrippen/#lezen"),
    Word("coordinator", "anti-pestcoördinator", (), "Regelt de aanpak.", "../../begrippen/#coordinator"),
    Word("gmr", "(G)MR", (), "De raad.", "../../begrippen/#gmr"),
)
_SHOWN = re.compile(r'<span class="ml-term"><button [^>]*>(.*?)</button>', re.DOTALL)
_MEANING = re.compile(r'<span class="ml-term__tip"[^>]*>[^<]*</span></span>')


def explain(*texts: str) -> tuple[str, ...]:
    return tuple(map(str, explained([Markup(text) for text in texts], WORDS)[0]))


def shown(text: str) -> list[str]:
    """The words that are explained in an HTML text, as they stand there."""
    return _SHOWN.findall(text)


def unexplained(text: str) -> str:
    """The text without what the explanations brought in."""
    return _MEANING.sub("", _SHOWN.sub(r"\1", text))


def test_a_word_opens_its_meaning_for_eyes_and_for_a_screen_reader() -> None:
    assert explain("<p>Een meme dus.</p>")[0] == (
        '<p>Een <span class="ml-term"><button type="button" aria-describedby="begrip-meme">meme</button>'
        '<span class="ml-term__tip" id="begrip-meme" role="tooltip" data-search-exclude>Een grappig plaatje.</span>'
        "</span> dus.</p>"
    )


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("<p>Memes zijn leuk.</p>", ["Memes"]),
        ("<p>'meme'</p>", ["meme"]),
        ("<p>(meme)</p>", ["meme"]),
        ("<p>meme.</p>", ["meme"]),
        ("<p>meme</p>", ["meme"]),
        ("<p>Een <em>meme</em>.</p>", ["meme"]),
        ("<ul><li>meme;</li></ul>", ["meme"]),
        ("<blockquote><p>een meme</p></blockquote>", ["meme"]),
        ("<p>je meldt het</p>", ["meldt"]),
        ("<p>lateraal\nlezen</p>", ["lateraal\nlezen"]),
        ("<p>Lateraal lezen</p>", ["Lateraal lezen"]),
        ("<p>de anti-pestcoördinator</p>", ["anti-pestcoördinator"]),
        ("<p>Anti-pestcoo\u0308rdinator</p>", ["Anti-pestcoo\u0308rdinator"]),
        ("<p>AI maakt het</p>", ["AI"]),
        ("<p>de (G)MR beslist</p>", ["(G)MR"]),
        ("<p>meme&nbsp;en AI</p>", ["meme", "AI"]),
        ("<p>R&amp;D en een meme &lt;b&gt;</p>", ["meme"]),
    ],
)
def test_a_word_is_found_in_its_forms_and_beside_punctuation(text: str, words: list[str]) -> None:
    done = explain(text)[0]
    assert shown(done) == words
    assert html.unescape(unexplained(done)) == html.unescape(text)


@pytest.mark.parametrize(
    "text",
    [
        "<p>memetisch, kattenmeme, meme2, 2meme, ememe, meme_x, mémé</p>",
        "<p>AI-plaatjes, kunst-AI, meme-maker, meme- en videomaker</p>",
        "<p>meme's en meme’s, d'meme</p>",
        "<p>ai, Ai, aI, MEME</p>",
        "<p>meme\u0301</p>",
        "<p>privacy@meme.nl, school.nl/meme, meme.nl</p>",
        "<p>lateraal</p><p>lezen</p>",
        "<p>lateraal<br>lezen</p>",
        "<p>me<em>me</em> en <em>video</em>meme en meme<b>n</b></p>",
        "<h4>Een meme</h4>",
        "<p><code>meme</code></p>",
        "<pre><code>meme</code></pre>",
        '<p><a href="https://voorbeeld.example/">meme</a></p>',
        "<figure><figcaption>Over een <b>meme</b></figcaption></figure>",
        '<div class="ml-scroll"><table><tr><th>meme</th><td>meme</td></tr></table></div>',
        '<p title="een meme" data-x="a > meme">Niets.</p>',
        "<p><span class=\"meme\" id='meme'>Niets.</span></p>",
        '<p><button type="button">meme</button></p>',
        "",
    ],
)
def test_other_text_stays_byte_for_byte_as_it_is(text: str) -> None:
    assert explain(text) == (text,)


def test_a_page_explains_a_word_once_where_it_stands_first() -> None:
    first, second, third = explain("<p>Memes en een meme.</p>", "<p>Weer een meme.</p>", "<p>AI en een meme.</p>")
    assert (shown(first), shown(second), shown(third)) == (["Memes"], [], ["AI"])


def test_the_link_of_an_author_is_the_place_and_no_other() -> None:
    link = '<a href="../../begrippen/#meme">'
    first, second = explain("<p>Een meme en AI.</p>", f"<p>{link}mooi <em>plaatje</em></a> en {link}nog</a></p>")
    assert shown(first) == ["AI"]
    assert shown(second) == ["mooi <em>plaatje</em>"]
    assert f"{link}nog</a>" in second
    assert 'id="begrip-meme"' in second


def test_a_link_in_a_heading_or_table_stays_a_link_and_keeps_no_other_place_from_explaining() -> None:
    heading = '<h4>Een <a href="../../begrippen/#meme">meme</a></h4>'
    first, second = explain(heading, "<p>Een meme.</p>")
    assert first == heading
    assert shown(second) == ["meme"]


def test_the_longest_word_wins_and_nothing_is_explained_within_a_meaning() -> None:
    words = (
        Word("a", "meme", (), "Geen lange meme.", "a"),
        Word("b", "lange meme", (), "Een meme die lang is.", "b"),
    )
    done, used = explained([Markup("<p>Een lange meme.</p>")], words)
    assert shown(str(done[0])) == ["lange meme"]
    assert [word.id for word in used] == ["b"]


def test_the_words_that_are_explained_are_told_in_the_order_of_the_reference() -> None:
    texts = [Markup("<p>AI meldt</p>"), Markup('<p><a href="../../begrippen/#meme">x</a></p>')]
    assert [word.id for word in explained(texts, WORDS)[1]] == ["meme", "melden", "ai"]


def test_a_meaning_is_text_and_never_markup() -> None:
    done = explain("<p>AI</p>")[0]
    assert "Kunstmatige &lt;intelligentie&gt; &amp; &#34;meer&#34;." in done


def test_without_words_nothing_changes() -> None:
    texts = [Markup("<p>meme</p>"), Markup()]
    assert explained(texts, ()) == (tuple(texts), ())


SIGNS = ["é", "2", "\u0301", "@", "/", " ", "\n", "-", "'", ".", "&amp;", "&lt;", "&quot;", "<br>"]
TEXT = st.lists(
    st.sampled_from(["meme", "Memes", "AI", "melden", "lateraal", "lezen", "anti-pestcoördinator", *SIGNS]), max_size=8
).map("".join)
TAGS = ["p", "em", "h4", "table", "code", 'a href="../../begrippen/#meme"', 'a href="x"', 'i title="meme > AI"']


def element(tag: str, inside: list[str]) -> str:
    """An element with this start tag."""
    return f"<{tag}>{''.join(inside)}</{tag.split(maxsplit=1)[0]}>"


HTML = st.recursive(
    TEXT, lambda inner: st.builds(element, st.sampled_from(TAGS), st.lists(inner, max_size=3)), max_leaves=8
)


@settings(max_examples=400, deadline=None)
@given(st.lists(HTML, max_size=3))
def test_whatever_the_text_only_explanations_are_added(texts: list[str]) -> None:
    """Taken out again they leave the text as a reader sees it; each word has one at most; tags stay as they were."""
    done = explain(*texts)
    found = re.findall(r'aria-describedby="begrip-([a-z]+)"', "".join(done))
    assert len(found) == len(set(found))
    assert sorted(found) == sorted(re.findall(r'id="begrip-([a-z]+)" role="tooltip"', "".join(done)))
    for before, after in zip(texts, done, strict=True):
        assert html.unescape(strip_links(unexplained(after))) == html.unescape(strip_links(before))


def strip_links(text: str) -> str:
    """The text without the tags of links: an explanation takes the place of one."""
    return re.sub(r"</?a\b[^>]*>", "", text)
