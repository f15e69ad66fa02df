"""Pages of HTML: what is kept, what everything else is called, and what no page can do."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstemma.articles.html import page
from newstemma.articles.pieces import Page, Piece
from newstemma.model.article import KEPT
from tests.articles import pages
from tests.articles.pages import PROSE

NESTING = 2000


def read(source: str) -> Page:
    made, _ = page(source, 0, len(source), max_nesting=NESTING)
    holds_together(made.pieces, source)
    return made


def holds_together(pieces: tuple[Piece, ...], source: str) -> None:
    """Pieces are in order, disjoint, inside the source, and leave nothing of it out."""
    assert all(piece.start < piece.end for piece in pieces)
    assert all(one.end == other.start for one, other in pairwise(pieces))
    if source:
        assert (pieces[0].start, pieces[-1].end) == (0, len(source))


def texts(made: Page, kind: str) -> list[str]:
    return [piece.text for piece in made.pieces if piece.kind == kind]


def body(made: Page) -> list[str]:
    return [piece.text for piece in made.pieces if piece.kind in ("paragraph", "subheading")]


def tagged(made: Page, name: str) -> list[str]:
    return [tag.value for tag in made.tagged if tag.name == name]


def test_a_blog_page_keeps_its_story_and_names_the_rest() -> None:
    made = read(pages.WORDPRESS)
    assert texts(made, "title") == ["Ferry sinks off Port Vale"]
    assert texts(made, "deck") == ["Forty-one people were aboard the Alba when it went down in fog."]
    assert texts(made, "byline") == ["By Ida Marsh and Jon Teller"]
    assert texts(made, "timestamp") == ["4 March 2031, 6.10am"]
    assert texts(made, "masthead") == ["The Vale Herald"]
    assert texts(made, "promo") == ["Get the Morning Tide in your inbox every day. Sign up for free."]
    assert texts(made, "topics") == ["Tags: ferry, fog"]
    assert "Oda Lind contributed to this report." in texts(made, "credit")
    assert body(made) == [
        PROSE[0], PROSE[1], "What the witnesses saw", PROSE[2], PROSE[3],
        "The Alba was built in 2009 and had passed its last inspection in January.", "It carried two lifeboats and nine rafts.", PROSE[4],
    ]  # fmt: skip


def test_readers_comments_and_lists_of_other_stories_are_not_the_story() -> None:
    made = read(pages.WORDPRESS)
    assert any("My uncle worked on that boat" in text for text in texts(made, "social"))
    related = "\n".join(texts(made, "related"))
    assert "Ten wrecks that made the bay famous" in related
    assert "Baker wins the pie prize" in related


def test_what_the_markup_states_comes_with_its_place_in_the_source() -> None:
    made = read(pages.WORDPRESS)
    assert tagged(made, "title")[0] == "Ferry sinks off Port Vale – The Vale Herald"
    assert set(tagged(made, "outlet")) == {"The Vale Herald"}
    assert [tag.value for tag in made.tagged if tag.source == "json-ld" and tag.name == "author"] == ["Ida Marsh", "Jon Teller"]
    assert set(tagged(made, "published")) == {"2031-03-04T06:10:00+01:00"}
    assert tagged(made, "updated") == ["2031-03-04T11:30:00+01:00"]
    assert tagged(made, "url") == ["https://valeherald.example/2031/03/04/ferry-sinks/"]
    assert tagged(made, "language") == ["en-GB"]
    assert tagged(made, "section") == ["News", "Harbour"]
    plain = [tag for tag in made.tagged if tag.source != "title"]
    assert all(pages.WORDPRESS[tag.start : tag.end] == tag.value for tag in plain)


def test_a_page_laid_out_in_tables_and_line_breaks_is_read_by_its_lines() -> None:
    made = read(pages.OLD_TABLE)
    assert texts(made, "title") == ["Ferry lost in fog"]
    assert texts(made, "byline") == ["By Tomas Wren"]
    assert texts(made, "timestamp") == ["Tuesday, March 4, 2031"]
    assert body(made) == list(PROSE[:5])
    assert texts(made, "ad") == ["Advertisement"]
    assert "Crossword" in "\n".join(texts(made, "nav"))


def test_a_wire_page_parts_its_dateline_from_its_first_paragraph() -> None:
    made = read(pages.WIRE)
    assert texts(made, "dateline") == ["PORT VALE, Eastland (AP) —"]
    assert body(made) == list(PROSE[:5])
    first = next(piece for piece in made.pieces if piece.kind == "paragraph")
    assert pages.WIRE[first.start :].startswith("The ferry Alba")
    assert len(texts(made, "credit")) == 2
    assert texts(made, "related") == ["RELATED: Port Vale's harbour through the years"]


def test_an_amp_page_is_read_through_its_own_elements() -> None:
    made = read(pages.AMP)
    assert body(made) == list(PROSE[:4])
    assert texts(made, "byline") == ["Ida Marsh | 4 Mar 2031"]
    assert texts(made, "ad") == ["Advertisement"]


def test_a_live_blog_keeps_every_post_with_its_heading() -> None:
    made = read(pages.LIVE)
    assert texts(made, "subheading") == ["Divers reach the wreck", "Witness heard horn", "Ferry missing"]
    assert texts(made, "paragraph") == [PROSE[1], PROSE[2], PROSE[3], PROSE[0]]
    assert texts(made, "timestamp") == ["12.10", "11.40", "09.05"]


@pytest.mark.parametrize("source", [pages.FRONT, pages.GALLERY, "", "<html></html>", "   \n ", "<p></p>", "\0\0"])
def test_a_page_with_no_article_keeps_nothing(source: str) -> None:
    assert body(read(source)) == []


def test_the_captions_of_a_gallery_are_captions() -> None:
    assert len(texts(read(pages.GALLERY), "caption")) == 3


def test_a_short_fragment_of_a_feed_is_read_whole() -> None:
    source = f"<p>{PROSE[0]}</p><p>{PROSE[1]}</p>"
    assert body(read(source)) == [PROSE[0], PROSE[1]]
    assert body(read(PROSE[0])) == [PROSE[0]]


def test_only_the_stretch_that_was_asked_for_is_read() -> None:
    before, after = (
        "<p>An entry that comes before this one, and is long enough to be read.</p>",
        "<p>An entry that comes after it, as long.</p>",
    )
    source = f"{before}<div><p>{PROSE[0]}</p><p>{PROSE[1]}</p></div>{after}"
    made, _ = page(source, len(before), len(source) - len(after), max_nesting=NESTING)
    assert body(made) == [PROSE[0], PROSE[1]]
    assert made.pieces[0].start == len(before)
    assert made.pieces[-1].end == len(source) - len(after)


def test_words_come_out_repaired_and_their_place_is_the_source_as_it_stands() -> None:
    first = "The mayor&rsquo;s of\u00adfice said that the caf&#233; on&nbsp;the <b>qu</b>ay would\n   stay shut, on Tuesday."
    source = f"<p>{first}</p><p>{PROSE[1]}</p>"
    piece = read(source).pieces[0]
    assert read(source).pieces[1].text == "The mayor’s office said that the café on the quay would stay shut, on Tuesday."
    assert piece.kind == "other"
    assert source[read(source).pieces[1].start :].startswith("The mayor&rsquo;s of\u00adfice")


def test_a_dateline_written_with_entities_is_cut_at_the_right_place() -> None:
    source = f"<p>S&Atilde;O&nbsp;PEDRO, Brazil&nbsp;(AP)&nbsp;&mdash; {PROSE[0]}</p><p>{PROSE[1]}</p><p>{PROSE[2]}</p>"
    made = read(source)
    assert texts(made, "dateline") == ["SÃO PEDRO, Brazil (AP) —"]
    first = next(piece for piece in made.pieces if piece.kind == "paragraph")
    assert source[first.start :].startswith("The ferry Alba")


@pytest.mark.parametrize(
    "words",
    [
        "Sign up for our daily newsletter and get the news in your inbox.",
        "Advertisement",
        "Story continues below advertisement",
        "Copyright 2031 Bay Post. All rights reserved.",
        "Follow us on Facebook and Instagram for more.",
        "Photo: Oda Lind/Bay Post",
        "Already a subscriber? Log in here.",
        "___",
        "(Reporting by Ana Sorel; Editing by Emil Brandt)",
    ],
)
def test_furniture_among_the_paragraphs_is_not_kept(words: str) -> None:
    source = "<article><h1>Ferry sinks</h1>" + "".join(f"<p>{p}</p>" for p in (*PROSE[:3], words, *PROSE[3:])) + "</article>"
    assert words not in body(read(source))
    assert set(PROSE) <= set(body(read(source)))


@pytest.mark.parametrize(
    "words",
    [
        "Share prices fell by a third, the exchange said.",
        "Related firms were told to stop work at once, the ministry said on Monday.",
        "Subscribers to the fund were paid back in full, its director said.",
        "Follow-up tests showed that the water was clean, officials said.",
        "More than 200 people lost their homes, the council said.",
        "Read aloud in court, the letter drew gasps from the gallery.",
        "By noon the fog had lifted and the search went on.",
        "Advertisement revenue at the paper halved in two years, it said.",
    ],
)
def test_a_paragraph_that_only_begins_like_furniture_is_kept(words: str) -> None:
    source = "<article><h1>Ferry sinks</h1>" + "".join(f"<p>{p}</p>" for p in (*PROSE[:3], words, *PROSE[3:])) + "</article>"
    assert words in body(read(source))


def test_hidden_words_scripts_and_comments_are_never_words_of_the_story() -> None:
    hidden = '<div style="display:none"><p>Hidden words that nobody sees on this page, not even once.</p></div>'
    script = "<script>var a = '<p>Script words.</p>'</script>"
    source = f"<article><p>{PROSE[0]}</p>{script}{hidden}<!-- <p>Commented words.</p> --><p>{PROSE[1]}</p></article>"
    shown = "\n".join(piece.text for piece in read(source).pieces)
    assert "Hidden words" not in shown
    assert "Script words" not in shown
    assert "Commented words" not in shown
    assert body(read(source)) == [PROSE[0], PROSE[1]]


def test_another_article_on_the_same_page_is_not_this_one() -> None:
    first = "<article><h1>Ferry sinks</h1>" + "".join(f"<p>{p}</p>" for p in PROSE) + "</article>"
    prize = "<p>The baker won for the third year running, the jury said.</p><p>He thanked his oven, he said.</p>"
    second = f"<article><h2>Pie prize</h2>{prize}</article>"
    source = f"<html><head><title>Ferry sinks</title></head><body><main>{first}{second}</main></body></html>"
    assert body(read(source)) == list(PROSE)


def test_a_greater_than_sign_in_an_attribute_does_not_end_the_tag() -> None:
    source = f"<article><p title=\"a > b\" data-x='<p>'>{PROSE[0]}</p><P CLASS=x>{PROSE[1]}</P></article>"
    assert body(read(source)) == [PROSE[0], PROSE[1]]


def test_a_value_that_json_writes_with_escapes_keeps_its_place() -> None:
    fields = r'"headline":"Caf\u00E9 \u0026 \"quay\" shut","url":"https:\/\/bay.example\/a?x=1&copy=2","author":"\ud800"'
    source = f'<script type="application/ld+json">{{"@type":"NewsArticle",{fields}}}</script>'
    made = read(source)
    found = {tag.name: (tag.value, source[tag.start : tag.end]) for tag in made.tagged}
    assert found["title"] == ('Café & "quay" shut', r"Caf\u00E9 \u0026 \"quay\" shut")
    assert found["url"] == ("https://bay.example/a?x=1&copy=2", r"https:\/\/bay.example\/a?x=1&copy=2")
    assert "author" not in found


def test_broken_json_is_passed_over_and_the_rest_is_read() -> None:
    broken = '<script type="application/ld+json">{"@type":"NewsArticle","headline":</script>'
    deep = f'<script type="application/ld+json">{"[" * 100_000}</script>'
    made = read(f'{broken}{deep}<meta name="author" content="Ida Marsh"><p>{PROSE[0]}</p>')
    assert [(tag.source, tag.value) for tag in made.tagged] == [("meta", "Ida Marsh")]


@pytest.mark.parametrize("tag", ["div", "b", "span", "ul><li", "table><tr><td", "blockquote", "font", "section"])
def test_a_hundred_thousand_nested_tags_are_read_in_seconds_and_reported(tag: str) -> None:
    source = f"<{tag}>" * 100_000 + "".join(f"<p>{p}</p>" for p in PROSE)
    began = time.process_time()
    made, oddities = page(source, 0, len(source), max_nesting=NESTING)
    assert time.process_time() - began < 5
    assert any("nest" in oddity for oddity in oddities)
    holds_together(made.pieces, source)


def test_a_deep_page_still_gives_its_story() -> None:
    source = "<div>" * 100_000 + "".join(f"<p>{p}</p>" for p in PROSE)
    assert body(read(source)) == list(PROSE)


@pytest.mark.parametrize("junk", ["<", "<a ", "<!--", "<script>", '<a href="', "&", "<a ='>\"", "\0", "<p", "]]>", "</div>"])
def test_a_megabyte_of_one_broken_mark_is_read_in_seconds(junk: str) -> None:
    source = f"<p>{PROSE[0]}</p>" + junk * (1_000_000 // len(junk))
    began = time.process_time()
    read(source)
    assert time.process_time() - began < 5


SOUP = st.lists(
    st.one_of(
        st.sampled_from(
            [
                *"<p> </p> <div> </div> <br> <li> <ul> </ul> <table> <td> </td> <tr> </table> <script> </script> <!-- -->".split(),
                *"<h1> </h1> </span> </time> </a> <title> </title> <figure> <figcaption> <x-y> </x-y> < > \" ' = <![CDATA[ ]]>".split(),
                *"&amp; &nbsp; &#0; &#xD800; \u00ad \u0301 \ud800".split(),
                *("<div class='related'>", "<span class='date'>", "<time datetime=2031-03-04>", "<a href='x'>", "<a class=author>"),
                *("<meta name=author content='A & B'>", "<p hidden>"),
            ]
        ),
        st.sampled_from(PROSE),
        st.text(max_size=12),
    ),
    max_size=60,
).map("".join)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(SOUP)
def test_no_soup_of_tags_breaks_a_page(source: str) -> None:
    made, _ = page(source, 0, len(source), max_nesting=NESTING)
    holds_together(made.pieces, source)
    assert all(piece.text for piece in made.pieces if piece.kind in KEPT)
    assert all(0 <= tag.start < tag.end <= len(source) for tag in made.tagged)
    again, _ = page(source, 0, len(source), max_nesting=NESTING)
    assert again == made
