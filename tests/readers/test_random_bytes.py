"""Random bytes never crash a reader, whatever they claim to be, and nothing that comes out points outside its text."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings
from tests.readers.make import BODY, TITLE, article, docx, eml, jsonl, pdf, rss, sound, zipped

SETTINGS = ReadSettings(max_file_bytes=2**20, max_archive_bytes=2**21, max_pages=20)
NAMES = st.sampled_from("a.txt a.md a.html a.pdf a.docx a.eml a.mbox a.mhtml a.json a.jsonl a.csv a.tsv a.xml a.zip a - a.rss a.js".split())
STARTS = st.sampled_from([
    b"", b"%PDF-1.7\n", b"PK\x03\x04", b"PK\x05\x06", b"\xff\xfe", b"\xfe\xff", b"\xff\xfe\x00\x00", b"\xef\xbb\xbf", b"\x1f\x8b",
    b"<?xml version='1.0'?><rss>", b"<?xml version='1.0' encoding='utf-7'?><feed>", b"<rdf:RDF>", b"<!DOCTYPE html>",
    b"From a@b Tue Mar  4 10:15:00 2031\nSubject: =?utf-8?b?",
    b"MIME-Version: 1.0\nFrom: a\nSubject: =?x?q?=ff?=\nContent-Type: multipart/related; boundary=a\n\n--a\n",
    b"[{", b'{"text":', b"title,text\n", b'"',
])  # fmt: skip
WHOLE = [
    pdf([[TITLE, "Eleven passengers were saved."], ["More."]], title=TITLE), docx([TITLE, BODY]), eml(BODY),
    jsonl({"text": BODY}, {"text": "B"}), rss(f"<title>{TITLE}</title><description>{BODY}</description>"),
    zipped({"a.txt": BODY, "b.zip": zipped({"c.txt": "x"})}), f'title,text\nA,"{BODY}"\n'.encode(),
    article(TITLE).encode("utf-16"), f"<html><p>{BODY}".encode(), b"From a@b Tue Mar  4 10:15:00 2031\n" + eml(BODY),
]  # fmt: skip


def holds(name: str, raw: bytes) -> None:
    documents, notices = read_bytes(name, raw, SETTINGS)
    assert documents
    assert all(sound(document) for document in documents)
    assert all(document.skipped is None or any(document.name in notice.text for notice in notices) for document in documents)
    assert (documents, notices) == read_bytes(name, raw, SETTINGS)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NAMES, STARTS, st.binary(max_size=400) | st.text(max_size=200).map(lambda text: text.encode("utf-8", "replace")))
def test_random_bytes_are_read_or_listed(name: str, start: bytes, rest: bytes) -> None:
    holds(name, start + rest)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(NAMES, st.sampled_from(WHOLE), st.lists(st.tuples(st.integers(0, 10**6), st.integers(0, 255)), max_size=12), st.integers(1, 10**6))
def test_a_good_file_with_some_bytes_changed_or_cut_off_is_read_or_listed(
    name: str, whole: bytes, changes: list[tuple[int, int]], end: int
) -> None:
    raw = bytearray(whole)
    for place, value in changes:
        raw[place % len(raw)] = value
    holds(name, bytes(raw[: end % (2 * len(raw)) + 1]))


#: Pieces of each format's own signs, dearest to what breaks readers: unclosed, doubled, contradicting.
PIECES = {
    "From: a@b\nSubject: x\nMIME-Version: 1.0\n": [
        "Content-Type: ", "text/plain", "text/html", "multipart/mixed", "message/rfc822", "message/partial", "; boundary=a", "; charset=",
        "; charset*=utf-8''%ff", "; charset*0*=", "; name*=", "; filename*0=", "idna", "utf-8", "Content-Disposition: attachment",
        "Content-Transfer-Encoding: ", "base64", "quoted-printable", "x-uue", "begin 644 x\n#0V%T\nend\n", "\n\n", "--a\n", "--a--\n",
        "=?utf-8?b?",
        "=?hex?q?=ff?=", "=E9=", "\x00", "é", "words ",
    ],
    "<?xml version='1.0'?><rss><channel><item>": [
        "<item>", "</item>", "<title>", "</title>", "<description>", "<content:encoded>", "<![CDATA[", "]]>", "&nbsp;", "&",
        "&#0;", "&#xD800;",
        "<!DOCTYPE rss [", "<!ENTITY a 'b'>", "]>", "<entry>", "<content type='xhtml'>", "<p:q>", "xmlns:p='u'", "<!--", "-->", "<source>",
        "</source>", "<author><name>", "<link href='", "'/>", "</", "<", "<?pi ?>", "\x01", "words ",
    ],
    "title,text\n": ["text", ",", "\n", "\r\n", '"', '""', "a", ";", "\t", "sep=;\n", "é", "\x00", "<p>x</p>", " "],
    "{": ["{", "}", "[", "]", '"text"', ":", ",", '"x"', "null", "1e999", "NaN", "-", "\n", '"\\ud800"', '{"name": "y"}'],
}  # fmt: skip


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    NAMES, st.sampled_from(sorted(PIECES)).flatmap(lambda key: st.tuples(st.just(key), st.lists(st.sampled_from(PIECES[key]), max_size=40)))
)
def test_a_format_s_own_signs_in_any_order_are_read_or_listed(name: str, source: tuple[str, list[str]]) -> None:
    holds(name, (source[0] + "".join(source[1])).encode())
