"""Feeds: every entry with text is an article of the outlet that it names."""

from __future__ import annotations

import pytest

from newstemma.model.document import Document
from newstemma.notices import Notice
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings
from tests.readers.make import BODY, TITLE, body, rss, sound, stated

SETTINGS = ReadSettings()
PAGE = "<p>Eleven passengers were saved.</p><p>Divers &amp; pilots came.</p>"


def one(raw: bytes, name: str = "feed.xml") -> tuple[Document, list[Notice]]:
    (document,), notices = read_bytes(name, raw, SETTINGS)
    assert sound(document)
    return document, notices


def test_an_entry_states_its_own_source_and_its_full_content() -> None:
    entry = (
        f"<title>{TITLE}</title><link>https://x.example/a</link><pubDate>Tue, 04 Mar 2031 10:15:00 GMT</pubDate>"
        "<dc:creator>Jon Tarn</dc:creator>"
        f'<source url="https://meridian.example">Meridian Wire</source><category>Sea</category><description>Short.</description>'
        f"<content:encoded><![CDATA[{PAGE}]]></content:encoded>"
    )
    document, notices = one(rss(entry, "<title>Second</title><description>Plain words here.</description>"))
    assert document.media_type == "application/rss+xml"
    assert stated(document) == {
        "title": [TITLE], "outlet": ["Meridian Wire"], "url": ["https://x.example/a"], "authors": ["Jon Tarn"],
        "published": ["Tue, 04 Mar 2031 10:15:00 GMT"], "category": ["Sea"], "language": ["en-GB"],
    }  # fmt: skip
    assert body(document) == PAGE
    assert [part.form for part in document.parts] == ["html", "plain"]
    assert stated(document, 1)["outlet"] == ["Harbour Post"]
    assert notices == []


def test_atom_entries_give_their_content_in_each_of_its_three_ways() -> None:
    raw = f"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en"><title>Harbour Post</title>
    <entry><title type="html">Ferry &amp;amp; tug</title><link rel="self" href="https://x.example/self"/><link href="https://x.example/a"/>
    <author><name>Jon Tarn</name></author><published>2031-03-04T10:15:00Z</published><updated>2031-03-05T10:15:00Z</updated>
    <content type="html">{PAGE.replace("&", "&amp;").replace("<", "&lt;")}</content></entry>
    <entry><title>B</title><source><title>Meridian Wire</title></source>
    <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Eleven <b>saved</b> &amp; well.</p></div></content></entry>
    <entry><title>C</title><content type="text">Fewer &lt;b&gt; words.</content></entry></feed>""".encode()
    document, _ = one(raw, "-")
    assert document.media_type == "application/atom+xml"
    assert stated(document) == {
        "title": ["Ferry & tug"], "outlet": ["Harbour Post"], "url": ["https://x.example/a"], "authors": ["Jon Tarn"],
        "published": ["2031-03-04T10:15:00Z"], "updated": ["2031-03-05T10:15:00Z"], "language": ["en"],
    }  # fmt: skip
    assert body(document) == PAGE
    assert body(document, 1) == "<div><p>Eleven <b>saved</b> &amp; well.</p></div>"
    assert stated(document, 1)["outlet"] == ["Meridian Wire"]
    assert (body(document, 2), document.parts[2].form) == ("Fewer <b> words.", "plain")


def test_the_first_rss_with_its_entries_beside_the_channel_is_read() -> None:
    raw = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
    <channel><title>Harbour Post</title></channel><item><title>{TITLE}</title><link>https://x.example/a</link><dc:date>2031-03-04</dc:date>
    <description>{BODY}</description></item></rdf:RDF>""".encode()
    document, _ = one(raw)
    assert stated(document) == {"title": [TITLE], "outlet": ["Harbour Post"], "url": ["https://x.example/a"], "published": ["2031-03-04"]}
    assert body(document) == BODY


@pytest.mark.parametrize(
    "break_it",
    [
        lambda raw: raw.replace(b"Second", b"Second & third &nbsp; caf&eacute;"),
        lambda raw: raw.replace(b'xmlns:content="http://purl.org/rss/1.0/modules/content/"', b""),
        lambda raw: raw.replace(b"Second", b"Sec\x0bond"),
        lambda raw: raw.replace(b"Second", b"Sec&#xD800;ond &#0; <b"),
        lambda raw: raw.replace(b"</channel></rss>", b""),
        lambda raw: b"\n \n" + raw,
    ],
    ids=["entities", "undeclared prefix", "control character", "half a character", "cut short", "space before"],
)
def test_a_slightly_broken_feed_is_read_all_the_same(break_it: object) -> None:
    entry = f"<title>{TITLE}</title><content:encoded><![CDATA[{PAGE}]]></content:encoded>"
    raw = break_it(rss(entry, "<title>Second</title><description>Plain words here.</description>"))  # type: ignore[operator]
    document, _ = one(raw)
    assert len(document.parts) == 2
    assert stated(document)["title"] == [TITLE]
    assert body(document) == PAGE


def test_a_broken_feed_keeps_its_encoding() -> None:
    raw = rss("<title>Caf\u00e9 & harbour</title><description>Words of the caf\u00e9</b>.</description>").decode()
    document, _ = one(raw.replace("UTF-8", "ISO-8859-1").encode("latin-1"))
    assert stated(document)["title"] == ["Caf\u00e9 & harbour"]


def test_billions_of_laughs_are_not_expanded() -> None:
    laughs = b'<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
    document, _ = one(rss("<title>x</title><description>&c;</description>").replace(b"\n<rss", laughs + b"<rss"))
    assert document.skipped == "XML that declares entities of its own, which are not expanded"


def test_an_outside_reference_in_a_feed_is_never_followed() -> None:
    asks = b'<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
    document, _ = one(rss("<title>x</title><description>&a;</description>").replace(b"\n<rss", asks + b"<rss"))
    assert document.skipped is not None
    assert document.text == ""


def test_an_entry_without_text_is_named_and_a_feed_of_such_is_set_aside() -> None:
    document, (notice,) = one(rss(f"<title>{TITLE}</title>", "<title>B</title><description>Words.</description>"))
    assert len(document.parts) == 1
    assert "entry 1" in notice.text
    assert one(rss("<title>x</title>"))[0].skipped == "a feed whose entries hold no text"
    assert one(rss())[0].skipped == "a feed without entries"


def test_tags_nested_a_hundred_thousand_deep_in_a_feed_do_no_harm() -> None:
    deep = "<description>" + "<b>" * 100_000 + "Eleven saved" + "</b>" * 100_000 + "</description>"
    (document,), _ = read_bytes("feed.xml", rss(f"<title>{TITLE}</title>{deep}"), SETTINGS)
    assert sound(document)
    assert "Eleven saved" in document.text


def test_an_address_with_a_name_gives_the_name() -> None:
    document, _ = one(rss("<author>jon@x.example (Jon Tarn)</author><guid>https://x.example/g</guid><description>Words.</description>"))
    assert stated(document)["authors"] == ["Jon Tarn"]
    assert stated(document)["url"] == ["https://x.example/g"]
