"""Plain text: no character is lost, and only a plain dump of several articles is cut."""

from __future__ import annotations

import pytest

from newstemma.model.document import Document
from newstemma.readers.files import read_bytes
from newstemma.readers.text import cuts
from newstemma.settings import ReadSettings
from tests.readers.make import BODY, TITLE, article, words

SETTINGS = ReadSettings()


def openings(text: str) -> list[str]:
    """The first headline-like words of each stretch; the stretches must together be the text."""
    found = cuts(text)
    assert found[0][0] == 0
    assert found[-1][1] == len(text)
    assert all(a[1] == b[0] for a, b in zip(found, found[1:], strict=False))
    return [next((line for line in text[a:b].splitlines() if line.startswith("Ferry")), "") for a, b in found]


def test_a_dump_counted_document_by_document_is_cut_at_its_counters() -> None:
    text = "".join(f"Document {n} of 3\n\n{article(f'Ferry story {n}')}\n" for n in (1, 2, 3))
    assert openings(text) == ["Ferry story 1", "Ferry story 2", "Ferry story 3"]
    text = "".join(f"                 {n} of 3 DOCUMENTS\r\n\r\n{article(f'Ferry story {n}', 40)}\r\n" for n in (1, 2, 3))
    assert openings(text) == ["Ferry story 1", "Ferry story 2", "Ferry story 3"]


def test_a_dump_with_end_marks_is_cut_after_them() -> None:
    assert openings(f"{article('Ferry one')}\nEnd of Document\n\n{article('Ferry two')}\nEnd of Document\n") == ["Ferry one", "Ferry two"]
    mark = "Document HRBPST0020310304ec3400012"
    assert openings(f"{article('Ferry one')}\n{mark}\n\n{article('Ferry two')}\n{mark}\n") == ["Ferry one", "Ferry two"]


def test_articles_between_rule_lines_are_cut() -> None:
    rule = "=" * 60
    assert openings(f"{article('Ferry story one')}\n{rule}\n{article('Ferry story two')}") == ["Ferry story one", "Ferry story two"]
    boxed = "".join(f"{rule}\nFerry story {n}\n{rule}\nBy Jon Tarn\n\n{words(120)}\n" for n in (1, 2, 3))
    assert openings(boxed) == ["Ferry story 1", "Ferry story 2", "Ferry story 3"]


def test_form_feeds_cut_where_each_page_opens_with_a_header() -> None:
    pages = [f"Headline: Ferry story {n}\nSource: Harbour Post\nDate: 4 March 2031\n\n{words(120)}\n" for n in (1, 2)]
    assert len(cuts("\f".join(pages))) == 2


@pytest.mark.parametrize(
    "text",
    [
        f"{TITLE}\n{'=' * 30}\n\n{words(300)}\n",
        f"{article(TITLE)}\n********\n{words(200)}\n",
        f"{article(TITLE)}\n{'=' * 40}\nShare this story\nRelated: the harbour in 2030\n",
        f"{article(TITLE)}\f{words(200)}\f{words(200)}",
        "\n\n".join(f"{n} of 5\nA picture of the quay." for n in range(1, 6)) + "\n\n" + words(300),
        f"{article(TITLE)}\nOn page 2 of 5\n{words(200)}",
        f"{article(TITLE)}\n--------------------\n{article('Ferry two again')}",
        "",
    ],
    ids=["underlined headline", "a pause", "footer", "printed pages", "gallery", "a page number", "dashes", "nothing"],
)
def test_a_rule_a_pause_or_a_page_break_in_one_article_is_no_cut(text: str) -> None:
    assert len(cuts(text)) == 1


def test_markdown_is_never_cut() -> None:
    (document,), _ = read_bytes("a.md", f"{article('Ferry one two')}\n{'=' * 20}\n{article('Ferry two three')}".encode(), SETTINGS)
    assert len(document.parts) == 1


def test_a_page_of_too_many_characters_is_read_as_far_as_the_bound() -> None:
    for name, raw in (("a.txt", b"words " * 100), ("a.html", b"<html>" + b"words " * 100)):
        (document,), (notice,) = read_bytes(name, raw, ReadSettings(max_page_chars=200))
        assert (document.parts[0].end, len(document.text)) == (200, len(raw))
        assert notice.kind == "too_large"


def test_a_hundred_thousand_nested_tags_pass_through() -> None:
    raw = b"<html><body>" + b"<div>" * 100_000 + b"Eleven saved."
    (document,), notices = read_bytes("deep.html", raw, SETTINGS)
    assert document.text == raw.decode()
    assert notices == []


@pytest.mark.parametrize(
    "text", ["=" * 200_000, "========\n" * 50_000, "\f" * 100_000, " " * 200_000 + "1 of 2", "From " * 50_000, "<p " * 50_000]
)
def test_a_long_run_of_one_sign_is_looked_at_once(text: str) -> None:
    assert len(cuts(text)) == 1


NAMES = {"a.txt": "text/plain", "a": "text/plain", "2031.03.04 Ferry sinks": "text/plain", "a.md": "text/markdown", "a.htm": "text/html"}


@pytest.mark.parametrize("name", NAMES)
def test_the_name_decides_where_the_words_do_not(name: str) -> None:
    (document,), _ = read_bytes(name, BODY.encode(), SETTINGS)
    assert document.media_type == NAMES[name]


@pytest.mark.parametrize(
    ("start", "media_type"),
    [
        ("<!DOCTYPE html><p>", "text/html"),
        ("\ufeff\n<!-- saved --> <html lang='en'>", "text/html"),
        ('<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml">', "text/html"),
        ("<Reporters were told on Tuesday> ", "text/plain"),
        ("[Editor's note: this story was changed] ", "text/plain"),
        ("{Port Vale} ", "text/plain"),
        ("Files that begin with %PDF- were lost. ", "text/plain"),
        ("GIF8 is a name. ", "text/plain"),
    ],
)
def test_a_text_file_is_what_its_words_are(start: str, media_type: str) -> None:
    (document,), _ = read_bytes("a.txt", (start + BODY).encode(), SETTINGS)
    assert document.media_type == media_type


def decoded(raw: bytes, name: str = "a.txt") -> tuple[Document, list[str]]:
    (document,), notices = read_bytes(name, raw, SETTINGS)
    return document, [notice.text for notice in notices]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be"])
def test_every_unicode_encoding_is_read_with_and_without_its_mark(encoding: str) -> None:
    document, _ = decoded(BODY.encode(encoding))
    assert document.text.lstrip("\ufeff") == BODY


def test_western_text_without_a_word_on_its_encoding_is_taken_as_windows_1252_and_says_so() -> None:
    document, notices = decoded(BODY.replace("fog", "café").encode("cp1252"))
    assert document.text == BODY.replace("fog", "café")
    assert notices == ["a.txt: it does not say its encoding and is not UTF-8, so windows-1252 was taken."]


def test_no_byte_of_windows_1252_is_lost() -> None:
    raw = BODY.encode("cp1252") + bytes(range(0x80, 0x100)) * 2
    document, _ = decoded(raw)
    assert len(document.text) == len(raw)


def test_a_page_s_declared_charset_is_taken() -> None:
    page = '<html><head><meta http-equiv="Content-Type" content="text/html; charset={}"></head><p>{}</p>'
    for charset, text in (
        ("windows-1251", "Паром сел на мель у порта"),
        ("Shift_JIS", "フェリーが座礁した"),
        ("GB2312", "渡轮在雾中搁浅"),
        ("iso-8859-1", "“Café”"),
    ):
        source = page.format(charset, text)
        document, notices = decoded(source.encode({"iso-8859-1": "cp1252"}.get(charset, charset)), "a.html")
        assert document.text == source
        assert notices == []


def test_russian_without_a_word_on_its_encoding_is_guessed_and_says_so() -> None:
    text = "Паром «Альба» сел на мель в тумане у порта Вейл, сообщила береговая охрана. Одиннадцать пассажиров спасены. " * 5
    document, notices = decoded(text.encode("cp1251"))
    assert document.text == text
    assert len(notices) == 1


def test_one_damaged_character_does_not_change_the_encoding_of_all_others() -> None:
    document, notices = decoded((BODY * 3).encode() + b" caf\xe9 end")
    assert document.text == BODY * 3 + " caf\ufffd end"
    assert "1 of its characters are damaged" in notices[0]


def test_a_declared_charset_that_is_no_charset_is_not_called() -> None:
    document, _ = decoded(b'<html><meta charset="idna"><p>caf\xe9 at the quay of the old harbour town</p>', "a.html")
    assert "café" in document.text
