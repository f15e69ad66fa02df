"""What the user states of her files wins, and rests on the characters of her own table."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstemma.errors import BadMeta, NoSuchPath
from newstemma.readers.files import gather
from newstemma.readers.meta import apply_meta, read_meta
from newstemma.settings import ReadSettings
from tests.readers.make import zipped

SETTINGS = ReadSettings()


def table(folder: Path, text: str, encoding: str = "utf-8") -> Path:
    path = folder / "meta.csv"
    path.write_bytes(text.encode(encoding))
    return path


def test_a_row_states_its_cells_with_the_characters_they_stand_on(tmp_path: Path) -> None:
    text = '\ufeffname,outlet,url,published,title,slug\r\na.txt," Harbour ""Post"" ",https://x.example,2031-03-04,,Sea\r\n'
    document, stated, notices = read_meta(table(tmp_path, text), SETTINGS)
    assert document.media_type == "text/csv"
    assert (document.parts, document.skipped, document.text) == ((), None, text)
    assert [(one.name, one.value) for one in stated["a.txt"]] == [
        ("outlet", 'Harbour "Post"'), ("url", "https://x.example"), ("published", "2031-03-04"), ("slug", "Sea"),
    ]  # fmt: skip
    for one in stated["a.txt"]:
        assert one.by_user
        assert one.at is not None
        assert one.at == document.cut(one.at.start, one.at.end)
        assert one.at.text.replace('""', '"') == one.value
    assert notices == []


def test_rows_find_their_files_by_name_by_any_name_and_by_a_last_part_that_is_alone(tmp_path: Path) -> None:
    pile = tmp_path / "pile"
    (pile / "b").mkdir(parents=True)
    (pile / "a.txt").write_text("First.")
    (pile / "b" / "a.txt").write_text("Second.")
    (pile / "b" / "copy.txt").write_text("First.")
    (pile / "z.zip").write_bytes(zipped({"in/c.txt": "Third."}))
    documents, _ = gather([pile], SETTINGS)
    path = table(tmp_path, "name,outlet\n./a.txt,One\nb\\a.txt,Two\nc.txt,Three\nlost.txt,Four\n")
    _, stated, _ = read_meta(path, SETTINGS)
    out, (notice,) = apply_meta(documents, stated)
    assert {document.name: [one.value for one in document.parts[0].stated] for document in out} == {
        "a.txt": ["One"], "b/a.txt": ["Two"], "z.zip!in/c.txt": ["Three"],
    }  # fmt: skip
    assert (notice.kind, notice.about) == ("unused_meta", "lost.txt")
    _, stated, _ = read_meta(table(tmp_path, "name,outlet\ncopy.txt,Five\n"), SETTINGS)
    assert apply_meta(documents, stated)[0][0].parts[0].stated[0].value == "Five"


def test_a_last_part_that_two_files_share_fits_neither(tmp_path: Path) -> None:
    for folder in ("x", "y"):
        (tmp_path / "pile" / folder).mkdir(parents=True)
        (tmp_path / "pile" / folder / "a.txt").write_text(folder)
    documents, _ = gather([tmp_path / "pile"], SETTINGS)
    _, stated, _ = read_meta(table(tmp_path, "name,outlet\na.txt,One\n"), SETTINGS)
    out, (notice,) = apply_meta(documents, stated)
    assert out == documents
    assert "more than one file (2)" in notice.text


def test_odd_rows_are_named_and_the_others_count(tmp_path: Path) -> None:
    text = 'Name;outlet\na.txt;One\na.txt;Two\n;Three\nb.txt;Four;Five\nc.txt\nd.txt;Six\n"e.txt;Seven\n'
    _, stated, notices = read_meta(table(tmp_path, text), SETTINGS)
    assert {name: [one.value for one in values] for name, values in stated.items()} == {"a.txt": ["One"], "c.txt": [], "d.txt": ["Six"]}
    assert [notice.text.split(", ")[1] for notice in notices] == ["line 3", "line 4", "line 5", "line 8"]


@pytest.mark.parametrize(
    ("text", "why"),
    [("file,outlet\na,b\n", "no column 'name'; its columns are: file, outlet"), ("", "it is empty"), ("\0\1\2", "no text file")],
)
def test_a_table_that_cannot_be_used_is_the_callers_mistake(tmp_path: Path, text: str, why: str) -> None:
    with pytest.raises(BadMeta, match=why):
        read_meta(table(tmp_path, text), SETTINGS)


def test_a_table_that_is_not_there_or_not_a_file_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath):
        read_meta(tmp_path / "none.csv", SETTINGS)
    with pytest.raises(BadMeta, match="not a file"):
        read_meta(tmp_path, SETTINGS)


def test_a_table_in_an_old_encoding_is_read_and_says_so(tmp_path: Path) -> None:
    _, stated, (notice,) = read_meta(table(tmp_path, "name,outlet\na.txt,Café Post at the quay of Port Vale\n", "cp1252"), SETTINGS)
    assert stated["a.txt"][0].value == "Café Post at the quay of Port Vale"
    assert notice.kind == "encoding"
