"""Every pattern of the data file reads the line that stands beside it."""

from __future__ import annotations

from typing import Any

import pytest

from newstemma.articles.credit_forms import table
from tests.articles.made import BODY, TITLE, Lines, read

FORMS = table()
PROSE = "The owner said that nobody had bought a stone since the winter and that the bank would wait no longer for its money."


def told(line: str) -> list[tuple[str, str, bool]]:
    """The credits of a page that closes with the line."""
    page: Lines = [("title", TITLE), ("paragraph", BODY), ("paragraph", PROSE), ("paragraph", line)]
    return [(c.kind, c.name, c.agency) for c in read(page)[0].credits]


@pytest.mark.parametrize("form", [*FORMS["taglines"], *FORMS["agency_taglines"]], ids=lambda form: form["example"])
def test_the_line_beside_a_pattern_is_a_tagline(form: dict[str, Any]) -> None:
    assert {kind for kind, _, _ in told(form["example"])} == {"tagline"}


@pytest.mark.parametrize("form", [*FORMS["told_before"], *FORMS["told_after"]], ids=lambda form: form["example"])
def test_the_sentence_beside_a_cue_is_the_agencys(form: dict[str, Any]) -> None:
    assert [(kind, agency) for kind, _, agency in told(f"{form['example']} {PROSE}")] == [("inline", True)]


@pytest.mark.parametrize("form", FORMS["about_after"], ids=lambda form: form["example"])
def test_the_sentence_beside_words_about_an_agency_is_no_credit(form: dict[str, Any]) -> None:
    assert told(f"{form['example']} {PROSE}") == []
