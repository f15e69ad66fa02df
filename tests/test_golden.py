"""The whole report of each example, as a person would paste it into a note. `pytest --golden-update` writes them anew."""

from __future__ import annotations

from pathlib import Path

import pytest

import newstemma

EXAMPLES = sorted(p for p in (Path(__file__).parents[1] / "examples").iterdir() if p.is_dir())


@pytest.mark.parametrize("folder", EXAMPLES, ids=lambda p: p.name)
def test_the_report_of_an_example_stays_as_it_was_read_and_approved(folder: Path, request: pytest.FixtureRequest) -> None:
    golden = Path(__file__).parent / "golden" / f"{folder.name}.md"
    made = newstemma.analyse(newstemma.read(folder)).to_markdown()
    if request.config.getoption("--golden-update"):
        golden.write_text(made, encoding="utf-8")
    assert made == golden.read_text(encoding="utf-8")
