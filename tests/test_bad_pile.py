"""Every kind of bad file in one folder: each is accounted for, and the good ones are all there."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

import newstemma

EXAMPLES = Path(__file__).parents[1] / "examples"
GOOD = """<html><head><title>Ferry lost off Port Vale | The Vale Courier</title></head><body><h1>Ferry lost off Port Vale</h1>
<p>Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said in the evening.</p>
<p>The vessel had left Harnmouth at dawn with sixty-four passengers and struck a sandbank near the lighthouse, it said.</p></body></html>"""


ORANGES = b"Nine crates of oranges were landed at the quay of Lowmarket on Monday. "


def bomb() -> bytes:
    """A zip archive of a few kilobytes that unpacks to 200 MB."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("page.txt", b"0" * 200_000_000)
    return out.getvalue()


def climbing() -> bytes:
    """A zip archive whose member wants to be written elsewhere, and one with a good page."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("../../etc/page.html", GOOD.replace("Alba", "Corva"))
        archive.writestr("fine.html", GOOD.replace("Alba", "Dora"))
    return out.getvalue()


def nested(depth: int) -> bytes:
    """An archive in an archive in an archive."""
    raw = climbing()
    for n in range(depth):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(f"inner{n}.zip", raw)
        raw = out.getvalue()
    return raw


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    pdf = (EXAMPLES / "mine" / "plains-courier.pdf").read_bytes()
    bad = {
        "empty.txt": b"",
        "noise.bin": bytes(range(256)) * 64,
        "cut.docx": (EXAMPLES / "mine" / "lesedi-mail.docx").read_bytes()[:3000],
        "bomb.zip": bomb(),
        "nested.zip": nested(5),
        "climbing.zip": climbing(),
        "broken.pdf": pdf[: len(pdf) // 3],
        "deep.html": b"<html><body>" + b"<div>" * 100_000 + b"word" + b"</div>" * 100_000,
        "menu.html": b"<html><body><nav><a href=/>Home</a> <a href=/a>News</a></nav></body></html>",
        "columns.csv": b"who,when\nAda,Tuesday\n",
        "lines.jsonl": b'{"title": "Good one", "text": "' + ORANGES * 4 + b'"}\n{"title": oops\n',
        "latin.txt": GOOD.replace("Port Vale", "Port-Valé").encode("cp1252"),
        "huge.txt": b"word " * 14_000_000,
    }  # fmt: skip
    for name, raw in bad.items():
        (tmp_path / name).write_bytes(raw)
    (tmp_path / "good.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "twin.html").write_text(GOOD, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "loop").symlink_to(tmp_path)
    (tmp_path / "lost.txt").symlink_to(tmp_path / "nowhere.txt")
    return tmp_path


def test_a_folder_of_bad_files_gives_every_good_article_and_a_reason_for_the_rest(pile: Path) -> None:
    report = newstemma.analyse(newstemma.read(pile)).to_object()
    used = {name for d in report["documents"] if d["articles"] for name in d["names"]}
    aside = {name: d["skipped"] for d in report["documents"] if not d["articles"] for name in d["names"]}
    assert {"good.html", "twin.html", "lines.jsonl", "latin.txt"} <= used
    assert any("fine.html" in name for name in used)
    wanted = {"empty.txt", "noise.bin", "cut.docx", "broken.pdf", "deep.html", "menu.html", "columns.csv", "huge.txt", "lost.txt"}
    assert wanted <= set(aside)
    assert all(aside.values())
    assert any("bomb.zip" in name for name in aside)
    assert any("nested.zip" in name for name in aside)
    kinds = {n["kind"] for n in report["notices"]}
    assert {"unreadable", "duplicate_file", "bad_record", "no_article"} <= kinds


def test_twins_are_one_document_and_one_article(pile: Path) -> None:
    report = newstemma.analyse(newstemma.read(pile)).to_object()
    (twin,) = [d for d in report["documents"] if "twin.html" in d["names"]]
    assert twin["names"] == ["good.html", "twin.html"]
    assert len(twin["articles"]) == 1
