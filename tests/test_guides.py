"""What the guides tell the reader to type does run, and what they show is what it prints."""

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
@pytest.mark.parametrize("guide", sorted({name for name, _ in blocks("sh") if not name.startswith("for-")}))
def test_every_command_of_a_guide_ends_well(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    for command in (line for name, code in blocks("sh") if name == guide for line in code.splitlines()):
        assert main(shlex.split(command)[1:]) == 0, command
    assert capsys.readouterr().out


def typed(guide: str) -> list[tuple[str, str]]:
    """(language, code) of what a guide has the reader type and see, in order."""
    text = (ROOT / "docs" / "guides" / f"{guide}.md").read_text(encoding="utf-8")
    return [found for found in re.findall(r"```(\w+)\n(.*?)```", text, re.DOTALL) if found[0] in {"sh", "console", "python", "text"}]


def missing(shown: str, printed: str) -> str | None:
    """The first line shown that is not printed below the one before it; `…` stands for lines left out, at a line's end for its rest."""
    below = iter(printed.splitlines())
    for line in (line.rstrip() for line in shown.splitlines()):
        head, cut = (line[:-1].rstrip(), True) if line.endswith("…") else (line, False)
        if head.strip() and not any(found.startswith(head) if cut else found.rstrip() == head for found in below):
            return line
    return None


def sessions(code: str) -> list[tuple[str, str]]:
    """(command, what is shown beneath it) of a console block."""
    return [(part.partition("\n")[0], part.partition("\n")[2]) for part in re.split(r"^\$ ", code, flags=re.MULTILINE)[1:]]


@pytest.mark.usefixtures("_beside_the_examples")
@pytest.mark.parametrize("guide", sorted(p.stem for p in (ROOT / "docs" / "guides").glob("for-*.md")))
def test_a_guide_for_a_reader_shows_what_its_commands_print(guide: str, capsys: pytest.CaptureFixture[str]) -> None:
    code = shows = 0
    for language, block in typed(guide):
        if language == "text":
            shows += 1
            assert missing(block, capsys.readouterr().out) is None, guide
            continue
        capsys.readouterr()
        if language == "python":
            exec(compile(block, guide, "exec"), {})
        elif language == "sh":
            assert [main(shlex.split(line)[1:]) for line in block.splitlines()] == [0] * len(block.splitlines()), block
        for command, shown in sessions(block) if language == "console" else ():
            shows += 1
            if command == "echo $?":
                assert code == int(shown), block
            else:
                code = main(shlex.split(command)[1:])
                assert missing(shown, capsys.readouterr().out) is None, guide
    assert shows >= 3


def test_a_line_that_is_not_printed_is_missed() -> None:
    assert missing("one\n…\nth…\n", "one\ntwo\nthree\n") is None
    assert missing("two\none\n", "one\ntwo\n") == "one"
    assert missing("on\n", "one\n") == "on"


@pytest.mark.usefixtures("_beside_the_examples")
@pytest.mark.parametrize(("guide", "code"), [block for block in blocks("python") if not block[0].startswith("for-")])
def test_the_python_of_a_guide_runs(guide: str, code: str) -> None:
    exec(compile(code, guide, "exec"), {})


def test_there_is_something_to_run() -> None:
    assert blocks("sh") and blocks("python")
