"""Rows and objects: what their fields say stands in the layer, and a bad one costs only itself."""

from __future__ import annotations

import json

import pytest

from newstemma.model.document import Document
from newstemma.notices import Notice
from newstemma.readers.files import read_bytes
from newstemma.readers.rows import rows
from newstemma.settings import ReadSettings
from tests.readers.make import BODY, TITLE, jsonl, sound, stated

SETTINGS = ReadSettings()


def one(name: str, raw: bytes, fields: dict[str, str] | None = None) -> tuple[Document, list[Notice]]:
    (document,), notices = read_bytes(name, raw, SETTINGS, fields)
    assert sound(document)
    return document, notices


def body(document: Document, part: int = 0) -> str:
    at = document.parts[part].body
    assert at is not None
    return document.text[at[0] : at[1]]


def test_each_line_of_json_is_an_article_with_its_fields() -> None:
    entry = {
        "headline": TITLE,
        "byline": "Jon Tarn",
        "pubDate": "2031-03-04",
        "publisher": "Harbour Post",
        "link": "https://x.example/a",
        "content": BODY,
    }
    document, notices = one("wire.jsonl", jsonl(entry, {"title": "Second", "text": "Short words."}))
    assert document.media_type == "application/jsonl"
    assert len(document.parts) == 2
    assert stated(document) == {
        "title": [TITLE], "authors": ["Jon Tarn"], "published": ["2031-03-04"], "outlet": ["Harbour Post"], "url": ["https://x.example/a"],
    }  # fmt: skip
    assert body(document) == BODY
    assert document.text.startswith(f"headline: {TITLE}\nbyline: Jon Tarn\n")
    assert document.parts[0].form == "plain"
    assert notices == []


def test_a_field_that_nobody_knows_is_kept_as_a_line() -> None:
    document, _ = one("wire.jsonl", jsonl({"text": BODY, "desk number": 12.50, "urgent": True, "empty": None, "geo": {"lat": 1}}))
    assert stated(document) == {"desk number": ["12.5"], "urgent": ["true"], "geo": ['{"lat": "1"}']}
    assert "desk number: 12.5\nurgent: true\n" in document.text


def test_one_bad_line_of_json_is_named_and_the_others_are_read() -> None:
    raw = jsonl({"text": "First words."}) + b'{"text": "broken\n[1, 2]\n\n' + jsonl({"text": "Last words."})
    document, notices = one("wire.jsonl", raw)
    assert [body(document, part) for part in (0, 1)] == ["First words.", "Last words."]
    assert [(notice.kind, "line 2" in notice.text) for notice in notices] == [("bad_record", True), ("bad_record", False)]
    assert "line 3" in notices[1].text


def test_a_thousand_bad_lines_give_few_notices() -> None:
    _, notices = one("wire.jsonl", jsonl({"text": BODY}) + b"{\n" * 1000)
    assert len(notices) == 21
    assert "980 more were left out" in notices[-1].text


@pytest.mark.parametrize(
    "wrap", [lambda entries: entries, lambda entries: {"status": "ok", "articles": entries}, lambda entries: entries[0]]
)
def test_an_array_of_objects_is_found_wherever_the_file_keeps_it(wrap: object) -> None:
    value = wrap(
        [
            {
                "title": {"rendered": TITLE},
                "source": {"id": 4, "name": "Harbour Post"},
                "author": ["A. Tarn", {"name": "B. Renn"}],
                "text": BODY,
            }
        ]
    )  # type: ignore[operator]
    document, _ = one("wire.json", json.dumps(value, indent=1).encode())
    assert stated(document) == {"title": [TITLE], "outlet": ["Harbour Post"], "authors": ["A. Tarn", "B. Renn"]}
    assert body(document) == BODY


def test_a_body_with_tags_is_html_and_stands_as_it_is() -> None:
    document, _ = one("wire.jsonl", jsonl({"body": "<p>Eleven were <b>saved</b>.</p>"}, {"body": "Fewer than 5 < 6 of them."}))
    assert [part.form for part in document.parts] == ["html", "plain"]
    assert body(document) == "<p>Eleven were <b>saved</b>.</p>"


def test_half_a_character_in_json_does_no_harm() -> None:
    document, _ = one("wire.jsonl", b'{"text": "Eleven \\ud83d saved.", "title": "\\udc00 Ferry"}\n')
    assert body(document) == "Eleven \ufffd saved."


def test_deeply_nested_json_is_left_out_and_the_others_are_read() -> None:
    document, notices = one("wire.jsonl", jsonl({"text": BODY}) + b"[" * 200_000 + b"\n")
    assert len(document.parts) == 1
    assert notices[0].kind == "bad_record"


def test_a_table_gives_a_part_for_each_row() -> None:
    quoted = BODY.replace("“", '""').replace("”", '""')
    raw = f'title,source,"date","text"\r\n"{TITLE}",Harbour Post,2031-03-04,"{quoted}"\r\nB,C,D,E\r\n'
    document, notices = one("wire.csv", b"\xef\xbb\xbf" + raw.encode())
    assert len(document.parts) == 2
    assert stated(document) == {"title": [TITLE], "outlet": ["Harbour Post"], "published": ["2031-03-04"]}
    assert body(document) == BODY.replace("“", '"').replace("”", '"')
    assert notices == []


@pytest.mark.parametrize(("sign", "name"), [(";", "a.csv"), ("\t", "a.tsv"), ("\t", "a.csv"), ("|", "a.csv")])
def test_the_sign_between_the_cells_is_found(sign: str, name: str) -> None:
    document, _ = one(name, sign.join(["title", "text", "note"]).encode() + b"\n" + sign.join(["A, b", "Words, words", "x"]).encode())
    assert stated(document)["title"] == ["A, b"]
    assert body(document) == "Words, words"


def test_a_table_without_a_known_text_column_says_which_columns_it_has_and_what_to_do() -> None:
    document, (notice,) = one("wire.csv", b"id,name,words\n1,a,b\n")
    assert document.skipped == (
        "no column is known to hold the article's text; its columns are id, name, words; name the one that does with --field COLUMN=text"
    )
    assert notice.kind == "unreadable"
    document, _ = one("wire.csv", b"id,name,words\n1,a,b\n", {"words": "text", "name": "outlet"})
    assert stated(document) == {"id": ["1"], "outlet": ["a"]}
    assert body(document) == "b"


def test_a_row_that_does_not_fit_the_header_is_left_out_and_named() -> None:
    document, notices = one("wire.csv", b"title,text\nA,b\nC,d,e\nF,g\n")
    assert [stated(document, part)["title"] for part in (0, 1)] == [["A"], ["F"]]
    assert "line 3" in notices[0].text
    assert "3 cells where the header names 2" in notices[0].text


def test_a_quotation_mark_that_never_closes_costs_its_own_row_only() -> None:
    document, notices = one("wire.csv", b'title,text\nA,b\n"C,d\nF,g\n')
    assert [stated(document, part)["title"] for part in (0, 1)] == [["A"], ["F"]]
    assert "never closed" in notices[0].text


def test_a_row_without_text_is_named() -> None:
    document, (notice,) = one("wire.csv", b"title,text\nA,b\nC,\n")
    assert len(document.parts) == 1
    assert "line 3" in notice.text


def test_cells_know_where_they_stand() -> None:
    text = '\ufeffname,"out""let"\r\n a ,"b\nc",\r\n\r\nlast,"x" y'
    found = list(rows(text, ","))
    assert [row.line for row in found] == [1, 2, 5]
    assert [[cell.value for cell in row.cells] for row in found] == [["name", 'out"let'], [" a ", "b\nc", ""], ["last", '"x" y']]
    for row in found:
        assert all(text[cell.start : cell.end].replace('""', '"') == cell.value for cell in row.cells)


def test_many_lone_quotation_marks_are_read_in_one_pass() -> None:
    found = list(rows('"a\n' * 50_000 + '"""', ","))
    assert len(found) >= 1
    assert sum(len(row.cells) for row in found) <= 50_001


def test_more_rows_than_the_bound_are_said_to_be_left_out() -> None:
    raw = b"text\n" + b"Words here\n" * 30
    (document,), (notice,) = read_bytes("a.csv", raw, ReadSettings(max_parts=10))
    assert len(document.parts) == 10
    assert notice.kind == "too_large"


def test_a_program_s_settings_in_json_are_no_article() -> None:
    document, _ = one("package.json", b'{"name": "alba", "version": "1"}')
    assert document.skipped is not None
    assert "--field FIELD=text" in document.skipped


def test_damaged_json_says_so() -> None:
    assert one("a.json", b'[{"text": "Eleven')[0].skipped == "damaged JSON; it ends early or has a stray sign"
