"""What the guides tell the reader to type does run."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from newstemma.cli import main

ROOT = Path(__file__).parents[1]
GUIDES = sorted((ROOT / "docs" / "guides").glob("*.md"))


@pytest.fixture
def _beside_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.usefixtures("_beside_the_examples")
@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: p.stem)
def test_every_command_of_a_guide_ends_well(guide: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = [c for block in re.findall(r"```sh\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL) for c in block.splitlines()]
    assert commands
    for command in commands:
        assert main(shlex.split(command)[1:]) == 0, command
    assert "independent source" in capsys.readouterr().out


@pytest.mark.usefixtures("_beside_the_examples")
@pytest.mark.parametrize("guide", GUIDES, ids=lambda p: p.stem)
def test_the_python_of_a_guide_runs(guide: Path) -> None:
    for code in re.findall(r"```python\n(.*?)```", guide.read_text(encoding="utf-8"), re.DOTALL):
        exec(compile(code, guide.name, "exec"), {})
