"""What the guides tell the reader to type does run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from newstemma.cli import main

ROOT = Path(__file__).parents[1]


def blocks(language: str) -> list[tuple[str, str]]:
    """(guide, code) of every block of a language, in order."""
    pages = [(p.stem, p.read_text(encoding="utf-8")) for p in sorted((ROOT / "docs" / "guides").glob("*.md"))]
    return [(name, code) for name, text in pages for code in re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)]


@pytest.fixture
def _beside_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    shutil.copytree(ROOT / "docs" / "guides" / "drafts", tmp_path / "docs" / "guides" / "drafts")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_beside_the_examples")
@pytest.mark.parametrize("guide", sorted({name for name, _ in blocks("sh")}))
def test_every_command_of_a_guide_ends_well(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (line for name, code in blocks("sh") if name == guide for line in code.splitlines()):
        assert main(shlex.split(command)[1:]) == 0, command
    assert capsys.readouterr().out


@pytest.mark.usefixtures("_beside_the_examples")
@pytest.mark.parametrize(("guide", "code"), blocks("python"))
def test_the_python_of_a_guide_runs(guide: str, code: str) -> None:
    exec(compile(code, guide, "exec"), {})


def test_there_is_something_to_run() -> None:
    assert blocks("sh") and blocks("python")
