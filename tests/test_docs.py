"""What the documents say is what the program does."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

import newstemma
from newstemma import errors
from newstemma.model.notice import KINDS

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_reference_pages_are_what_the_code_says() -> None:
    done = subprocess.run([sys.executable, str(ROOT / "docs" / "build.py"), "--check"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_every_error_stands_in_the_tree() -> None:
    raised = {name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, errors.NewstemmaError)}
    assert {name for name in raised if not re.search(rf"\b{name}\b", errors.__doc__ or "")} == set()


def test_every_kind_of_notice_is_given_somewhere() -> None:
    source = "".join(p.read_text(encoding="utf-8") for p in (ROOT / "src").rglob("*.py") if p.name != "notice.py")
    assert {kind for kind in KINDS if f'"{kind}"' not in source} == set()


@pytest.mark.parametrize("code", re.findall(r"```python\n(.*?)```", README, re.DOTALL))
def test_the_python_of_the_readme_runs(code: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    exec(compile(code, "README.md", "exec"), {})
    assert "independent source" in capsys.readouterr().out


def test_the_readme_shows_what_its_first_line_prints() -> None:
    shown = re.search(r"<!-- report -->\n```text\n(.*?)```\n<!-- /report -->", README, re.DOTALL)
    assert shown is not None
    printed = newstemma.analyse(newstemma.read(ROOT / "examples" / "mine")).to_text()
    assert printed.startswith(shown.group(1).rstrip("…\n "))


def test_the_figures_of_the_readme_are_those_of_the_scorecard() -> None:
    shown = re.search(r"<!-- figures -->\n(.*?)\n<!-- /figures -->", README, re.DOTALL)
    assert shown is not None
    assert shown.group(1) in (ROOT / "docs" / "scorecard.md").read_text(encoding="utf-8")


def test_every_public_name_says_what_it_is() -> None:
    assert newstemma.__all__ == sorted(newstemma.__all__)
    for name in newstemma.__all__:
        value = getattr(newstemma, name)
        assert isinstance(value, str) or value.__doc__, name


@pytest.mark.parametrize("page", sorted(ROOT.glob("*.md")) + sorted((ROOT / "docs").rglob("*.md")), ids=lambda p: p.name)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name} links to {target}"
