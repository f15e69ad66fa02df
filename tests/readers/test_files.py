"""What comes in from disk, and what is said of what cannot."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from newstemma.errors import NoSuchPath
from newstemma.readers.files import gather, read_bytes
from newstemma.settings import ReadSettings

SETTINGS = ReadSettings()
FERRY = "Ferry runs aground off Port Vale\n\nEleven passengers were taken off the ferry Alba, the coast guard said.\n"


def write(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def test_a_text_file_is_one_plain_part_with_all_its_characters(tmp_path: Path) -> None:
    text = "\ufeffFerry runs aground\r\n\r\nEleven\u00a0passengers were ta\u00adken off.\r\n"
    (tmp_path / "alba.txt").write_bytes(text.encode())
    (document,), notices = gather([tmp_path / "alba.txt"], SETTINGS)
    assert document.text == text
    assert document.name == "alba.txt"
    assert document.names == ("alba.txt",)
    assert document.id == "d-" + document.sha256[:16]
    assert document.raw == text.encode()
    assert [(part.start, part.end, part.form) for part in document.parts] == [(0, len(text), "plain")]
    assert notices == []


def test_a_folder_gives_its_files_by_name_below_it_in_one_order(tmp_path: Path) -> None:
    write(tmp_path, b_txt=FERRY + "b", a__z_txt=FERRY + "z", a__c_md=FERRY + "c", a__b_html="<html><p>Alba</p></html>")
    documents, _ = gather([tmp_path], SETTINGS)
    assert [document.name for document in documents] == ["a/b.html", "a/c.md", "a/z.txt", "b.txt"]
    assert [document.media_type for document in documents] == ["text/html", "text/markdown", "text/plain", "text/plain"]


def test_the_order_of_the_arguments_changes_nothing(tmp_path: Path) -> None:
    write(tmp_path, b_txt=FERRY + "b", a__z_txt=FERRY + "z", a__c_md=FERRY + "c")
    one = gather([tmp_path / "a", tmp_path / "b.txt"], SETTINGS)
    assert one == gather([tmp_path / "b.txt", tmp_path / "a"], SETTINGS)


def test_two_files_with_the_same_bytes_are_one_document_with_both_names(tmp_path: Path) -> None:
    write(tmp_path, copy_txt=FERRY, alba_txt=FERRY)
    (document,), (notice,) = gather([tmp_path], SETTINGS)
    assert document.names == ("alba.txt", "copy.txt")
    assert notice.kind == "duplicate_file"
    assert "copy.txt" in notice.text


def test_a_path_that_is_not_there_is_the_callers_mistake(tmp_path: Path) -> None:
    with pytest.raises(NoSuchPath, match="Check the spelling"):
        gather([tmp_path / "nowhere"], SETTINGS)


def test_standard_input_is_a_document_named_by_its_dash() -> None:
    (document,), _ = gather(["-"], SETTINGS, stdin=io.BytesIO(FERRY.encode()))
    assert (document.name, document.text) == ("-", FERRY)


def test_bytes_at_hand_are_read_like_a_file() -> None:
    (document,), notices = read_bytes("page.htm", b"<!DOCTYPE html><title>Alba</title><p>Eleven</p>", SETTINGS)
    assert document.media_type == "text/html"
    assert document.parts[0].form == "html"
    assert notices == []


def test_the_name_of_each_file_is_told_as_it_is_read(tmp_path: Path) -> None:
    told: list[str] = []
    gather([write(tmp_path, b_txt=FERRY, a_txt=FERRY)], SETTINGS, on_file=told.append)
    assert told == ["a.txt", "b.txt"]
