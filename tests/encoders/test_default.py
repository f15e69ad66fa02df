"""Which encoder there is: the small model where its files and its engine are, rules and a notice where they are not."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import newstemma
from newstemma import encoders
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.encoders.minilm import MiniLM
from newstemma.errors import DamagedModel

PAGE = """Ferry sinks off Port Vale
Meridian Wire
4 March 2031

Nine people drowned when the ferry Alba sank in fog, the coast guard said on Tuesday. Mayor Ida Renn said the harbour would stay closed.
"""


@pytest.fixture
def page(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(PAGE)
    return path


def test_the_model_is_taken_where_its_files_are(model_files: Path, monkeypatch: pytest.MonkeyPatch, page: Path) -> None:
    monkeypatch.setattr(encoders, "ASSETS", model_files)
    assert isinstance(encoders.default(threads=2), MiniLM)
    report = newstemma.analyse(newstemma.read(page))
    assert report.found is not None
    assert report.found.made.model.startswith("minilm-1-")
    assert "no_model" not in {notice["kind"] for notice in report.notices}


def test_without_its_files_rules_read_and_a_notice_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Path) -> None:
    monkeypatch.setattr(encoders, "ASSETS", tmp_path / "nothing")
    assert isinstance(encoders.default(), LexicalEncoder)
    report = newstemma.analyse(newstemma.read(page))
    (notice,) = [notice for notice in report.notices if notice["kind"] == "no_model"]
    assert "its files are not installed" in notice["text"]
    assert report.found is not None
    assert report.found.made.model == "lexical-1"


def test_without_its_engine_rules_read_and_a_notice_says_so(model_files: Path, monkeypatch: pytest.MonkeyPatch, page: Path) -> None:
    monkeypatch.setattr(encoders, "ASSETS", model_files)
    monkeypatch.setitem(sys.modules, "ctranslate2", None)
    report = newstemma.analyse(newstemma.read(page))
    (notice,) = [notice for notice in report.notices if notice["kind"] == "no_model"]
    assert "its engine does not load" in notice["text"]


def test_an_encoder_that_was_chosen_is_not_spoken_of(page: Path) -> None:
    report = newstemma.analyse(newstemma.read(page), encoder=LexicalEncoder())
    assert "no_model" not in {notice["kind"] for notice in report.notices}


def test_a_damaged_model_stops_the_run_instead_of_reading_by_rules(
    model_files: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: Path
) -> None:
    for file in model_files.iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes() if file.name != "tagger.bin" else b"")
    monkeypatch.setattr(encoders, "ASSETS", tmp_path)
    with pytest.raises(DamagedModel, match=r"tagger\.bin"):
        newstemma.analyse(newstemma.read(page))


def loaded(code: str) -> set[str]:
    """The modules that a fresh interpreter has loaded after running the code."""
    done = subprocess.run([sys.executable, "-c", f"{code}\nimport sys; print(*sys.modules)"], capture_output=True, text=True, check=True)
    return set(done.stdout.rsplit("\n", 2)[-2].split())


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system does not fork")
def test_the_model_is_loaded_once_and_anew_in_a_child(model_files: Path) -> None:
    code = f"""
import os
from pathlib import Path
from newstemma import encoders
encoders.ASSETS = Path({str(model_files)!r})
mine = encoders.default(threads=2)
assert encoders.default(threads=2) is mine
before = mine.tag(["a boat sank"] * 3)
child = os.fork()
if child == 0:
    os._exit(0 if encoders.default(threads=2).tag(["a boat sank"] * 3) == before else 1)
assert os.waitpid(child, 0)[1] == 0
"""
    subprocess.run([sys.executable, "-W", "ignore", "-c", code], check=True, timeout=60)


def test_the_engine_is_not_loaded_before_anything_is_read() -> None:
    assert not {"ctranslate2", "numpy", "torch"} & loaded("from newstemma.cli import main\ntry: main(['--help'])\nexcept SystemExit: pass")


def test_reading_needs_no_torch(model_files: Path) -> None:
    code = (
        f"from pathlib import Path\nfrom newstemma.encoders.minilm import MiniLM\nMiniLM(Path({str(model_files)!r})).tag(['a boat sank'])"
    )
    found = loaded(code)
    assert "ctranslate2" in found
    assert not {"torch", "transformers", "huggingface_hub"} & found
