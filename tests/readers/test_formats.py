"""PDF, Word, mail and saved pages: the layer holds their words, and what cannot be read says why."""

from __future__ import annotations

import zipfile

import pytest

from newstemma.model.document import Document
from newstemma.notices import Notice
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings
from tests.readers.make import BODY, TITLE, body, docx, eml, pdf, sound, stated, words, zipped

SETTINGS = ReadSettings()


def one(name: str, raw: bytes, settings: ReadSettings = SETTINGS) -> tuple[Document, list[Notice]]:
    (document,), notices = read_bytes(name, raw, settings)
    assert sound(document)
    return document, notices


def test_a_pdf_is_read_page_after_page() -> None:
    raw = pdf([[TITLE, "Eleven passengers were “saved” from the res-", "cue boat."], ["The second page."]], title=TITLE)
    document, notices = one("alba.pdf", raw)
    assert document.media_type == "application/pdf"
    assert document.text == f"{TITLE}\nEleven passengers were “saved” from the res-\ncue boat.\n\fThe second page."
    assert stated(document) == {"title": [TITLE]}
    assert notices == []


def test_a_pdf_is_known_by_its_bytes_whatever_its_name() -> None:
    assert one("alba.txt", pdf([[TITLE, "Eleven passengers were saved."]]))[0].media_type == "application/pdf"


def test_a_title_in_a_pdf_s_properties_that_is_nowhere_printed_is_not_taken() -> None:
    assert stated(one("alba.pdf", pdf([[TITLE, "Eleven passengers were saved."]], title="Microsoft Word draft3"))[0]) == {}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (b"%PDF-1.4 and then nothing", "a damaged PDF"),
        (pdf([[TITLE]])[:200], "a damaged PDF"),
        (pdf([[TITLE, "Eleven passengers"]], locked=True), "an encrypted PDF; save a copy without its password first"),
        (pdf([[], []]), "a PDF without a text layer, such as a scan; run text recognition (OCR) on it first"),
    ],
    ids=["broken", "truncated", "encrypted", "scan"],
)
def test_a_pdf_that_cannot_be_read_says_why(raw: bytes, reason: str) -> None:
    document, (notice,) = one("alba.pdf", raw)
    assert document.skipped == reason
    assert document.raw == raw
    assert reason in notice.text


def test_a_pdf_of_too_many_pages_is_read_as_far_as_the_bound() -> None:
    document, (notice,) = one("alba.pdf", pdf([["Eleven passengers were saved here"]] * 5), ReadSettings(max_pages=2))
    assert document.text.count("Eleven") == 2
    assert notice.kind == "too_large"


def test_a_word_file_is_its_paragraphs() -> None:
    document, _ = one("alba.docx", docx([TITLE, "", "Eleven &amp; more.", "At the quay."], title=TITLE))
    assert document.text == f"{TITLE}\n\nEleven & more.\n\nAt the quay."
    assert stated(document) == {"title": [TITLE]}


def test_a_word_file_keeps_tables_and_text_boxes_once_and_drops_deleted_words() -> None:
    inner = (
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>In a cell</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
        '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>One two four five</w:t><w:tab/><w:t>three</w:t><w:br/></w:r>'
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        '<m:AlternateContent xmlns:m="urn:m"><m:Choice><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></m:Choice>'
        "<m:Fallback><w:p><w:r><w:t>Boxed</w:t></w:r></w:p></m:Fallback></m:AlternateContent></w:p>"
    )
    document, _ = one("alba.docx", docx(["First."], inner=inner))
    assert document.text == "First.\n\nIn a cell\n\nOne two four five\tthree\n\nBoxed"
    assert stated(document) == {"title": ["One two four five\tthree"]}


def test_a_masthead_in_the_style_of_a_title_is_not_the_title() -> None:
    styled = '<w:p><w:pPr><w:pStyle w:val="{}"/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>'
    inner = styled.format("Title", "THE HARBOUR POST") + styled.format("Heading1", TITLE)
    assert stated(one("alba.docx", docx([], inner=inner))[0]) == {"title": [TITLE]}
    assert stated(one("alba.docx", docx([], inner=inner + styled.format("Heading1", "A second part of it")))[0]) == {}


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (docx([TITLE])[:300], "a damaged or truncated Word file"),
        (docx([]), "a Word file without text"),
        (zipped({"[Content_Types].xml": "", "word/document.xml": "<w:document"}), "a damaged Word file (damaged XML)"),
        (zipped({"[Content_Types].xml": "", "xl/workbook.xml": ""}), "a spreadsheet; save it as CSV"),
        (
            zipped({"mimetype": "application/epub+zip", "META-INF/container.xml": ""}),
            "an e-book or office package; save it as DOCX, HTML or text",
        ),
    ],
)
def test_a_package_that_is_not_read_says_why(raw: bytes, reason: str) -> None:
    assert one("alba.docx", raw)[0].skipped == reason


def test_entities_in_a_word_file_are_not_expanded() -> None:
    laughs = '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]><w:document xmlns:w="urn:w"><w:p><w:t>&b;</w:t></w:p></w:document>'
    document, _ = one("alba.docx", zipped({"[Content_Types].xml": "", "word/document.xml": laughs}))
    assert document.skipped == "a damaged Word file (XML that declares entities of its own, which are not expanded)"


def test_a_message_is_its_header_lines_and_its_text() -> None:
    document, notices = one("alba.eml", eml(BODY))
    assert document.media_type == "message/rfc822"
    assert stated(document) == {
        "title": [TITLE], "from": ["Harbour Post <news@harbourpost.example>"], "published": ["Tue, 4 Mar 2031 10:15:00 +0000"],
    }  # fmt: skip
    assert body(document).split() == BODY.split()
    assert notices == []


def test_a_message_without_a_telling_name_is_known_by_its_header() -> None:
    assert one("-", eml(BODY))[0].media_type == "message/rfc822"


def test_encoded_headers_and_bodies_are_made_characters() -> None:
    raw = (
        b"Subject: =?utf-8?q?Caf=C3=A9_at_the?= =?iso-8859-1?q?_quay_=E9?=\r\nFrom: x@y.example\r\n"
        b"Content-Type: text/plain; charset=windows-1252\r\n"
        b"Content-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 said =93no=94.\r\n"
    )
    document, _ = one("alba.eml", raw)
    assert stated(document)["title"] == ["Café at the quay é"]
    assert body(document) == "The café said “no”.\r\n"


def multipart(*parts: str, kind: str = "alternative") -> bytes:
    head = f"From: a@b.example\r\nSubject: {TITLE}\r\nDate: Tue, 4 Mar 2031 10:15:00 +0000\r\nMIME-Version: 1.0\r\n"
    shown = "".join(f"--cut\r\n{part}\r\n" for part in parts)
    return f'{head}Content-Type: multipart/{kind}; boundary="cut"\r\n\r\n{shown}--cut--\r\n'.encode()


def test_the_plain_version_of_a_message_is_taken_before_the_html_one() -> None:
    page = f"Content-Type: text/html\r\n\r\n<p>{words(200)}</p>"
    document, _ = one("alba.eml", multipart(f"Content-Type: text/plain\r\n\r\n{words(60)}", page))
    assert document.parts[0].form == "plain"
    document, _ = one("alba.eml", multipart("Content-Type: text/plain\r\n\r\nView this in your browser.", page))
    assert document.parts[0].form == "html"
    assert body(document).startswith("<p>harbour0")


def test_an_attachment_is_named_and_left_out() -> None:
    letter = f"Content-Type: text/plain\r\n\r\n{BODY}"
    attached = 'Content-Type: application/pdf\r\nContent-Disposition: attachment; filename="plan.pdf"\r\n\r\nxx'
    document, (notice,) = one("alba.eml", multipart(letter, attached, kind="mixed"))
    assert body(document).strip().startswith("Eleven")
    assert "plan.pdf" in notice.text


def test_a_message_nested_too_deep_is_listed() -> None:
    raw = b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n" + b"Content-Type: message/rfc822\r\n\r\n" * 20_000 + b"\r\nWords.\r\n"
    document, _ = one("alba.eml", raw)
    assert document.skipped == "its parts are nested too deep"


def test_a_message_whose_headers_contradict_one_another_is_read_if_it_can_be() -> None:
    odd = "; charset*0*=utf-8; charset*=utf-8''%ff; name*=x; name*0*=y"
    head = "From: a@b.example\r\nSubject: x\r\nContent-Type: "
    document, _ = one("alba.eml", f"{head}text/plain{odd}\r\n\r\nWords.\r\n".encode())
    assert body(document) == "Words.\r\n"
    document, (notice,) = one("alba.eml", f"{head}multipart/mixed{odd}\r\n\r\nWords.\r\n".encode())
    assert document.skipped == "its headers are damaged"
    assert notice.kind == "unreadable"


def test_a_mailbox_gives_a_part_for_each_message() -> None:
    lines = [
        b"From news@harbourpost.example Tue Mar  4 10:15:00 2031\n" + eml(f"Letter {n}.\n>From the quay.\n").replace(b"\r\n", b"\n")
        for n in (1, 2)
    ]
    empty = b"From x@y.example Tue Mar  4 10:15:00 2031\nSubject: none\n\n\n"
    document, (notice,) = one("box", b"\n".join([*lines, empty]))
    assert document.media_type == "application/mbox"
    assert [body(document, part).strip() for part in (0, 1)] == ["Letter 1.\nFrom the quay.", "Letter 2.\nFrom the quay."]
    assert "message 3" in notice.text


def test_words_that_begin_like_a_mailbox_are_an_article() -> None:
    assert one("a.txt", b"From Monday the harbour of Port Vale, closed since 2029,\nNote: will open.\n")[0].media_type == "text/plain"


def test_a_page_saved_as_mhtml_is_its_html_with_its_address() -> None:
    raw = (
        b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://harbourpost.example/alba\r\nSubject: Alba - Harbour Post\r\n"
        b"Date: Sun, 9 Mar 2031 10:15:00 +0000\r\nMIME-Version: 1.0\r\n"
        b'Content-Type: multipart/related; type="text/html"; boundary="cut"\r\n\r\n'
        b"--cut\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: https://harbourpost.example/alba\r\n\r\n"
        b'<html><meta charset=3D"utf-8"><p>Eleven were saved in fog =E2=80=94 all of them.</p></html>\r\n'
        b"--cut\r\nContent-Type: text/css\r\n\r\np {}\r\n--cut--\r\n"
    )
    document, notices = one("alba.mhtml", raw)
    part = document.parts[0]
    assert stated(document) == {"url": ["https://harbourpost.example/alba"], "subject": ["Alba - Harbour Post"]}
    assert (part.form, part.body) == ("html", None)
    assert document.text[part.start : part.end].startswith('<html><meta charset="utf-8"><p>Eleven')
    assert "fog — all" in document.text
    assert notices == []


@pytest.mark.parametrize(
    ("raw", "words_in_reason"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "old Office file"),
        (b"\x1f\x8b\x08\x00" + b"\x00" * 20, "gzip"),
        (b"\x89PNG\r\n\x1a\n\x00", "picture"),
        (b"{\\rtf1\\ansi Eleven}", "RTF"),
        (b"\x00\x01\x02\x03" * 200, "binary"),
        (b"", "empty"),
        (b" \r\n\t\xc2\xa0\n", "white space"),
        (b"<?xml version='1.0'?><ledger><a/></ledger>", "'ledger'"),
    ],
)
def test_what_is_not_read_says_why(raw: bytes, words_in_reason: str) -> None:
    document, (notice,) = one("alba.txt", raw)
    assert words_in_reason in (document.skipped or "")
    assert document.parts == ()
    assert notice.kind == "unreadable"


def test_what_lies_beside_a_saved_page_is_no_article() -> None:
    raw = zipped(
        {"page_files/site.js": "var a = 1;", "page_files/look.css": "p {}", "page.html": "<html><p>Eleven</p>"}, zipfile.ZIP_STORED
    )
    documents, _ = read_bytes("saved.zip", raw, SETTINGS)
    assert [(document.name, document.skipped) for document in documents] == [
        ("saved.zip!page.html", None),
        ("saved.zip!page_files/look.css", "a style sheet, not an article"),
        ("saved.zip!page_files/site.js", "a program, not an article"),
    ]
