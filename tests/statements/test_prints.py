"""A text in several prints is read once, and every print has the statements that it would have alone."""

from __future__ import annotations

import pytest

from newstemma.model.article import Article
from newstemma.model.reading import Reading
from newstemma.model.report import Report
from newstemma.statements import attribute as room
from newstemma.statements import prints
from newstemma.statements.relays import Saying
from tests.papers import report_on

TEXT = """Eleven people drowned when the ferry Alba sank off Port Vale on Tuesday, harbour master Ida Renn said in a statement.

“We heard a terrible noise and the lights went out at once,” said Mira Sol, a passenger. “Nobody told us anything,” she added.

The Vale Courier, citing two port officials, said on Monday that the ferry Alba had sailed without a radar for a month."""
PAPER = "\n\n".join(
    f"2031-03-{day:02} {outlet} | Ferry sinks off Port Vale\n{TEXT}"
    for day, outlet in ((5, "Vale Post"), (5, "Vale News"), (11, "Bay Mail"))
)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The articles whose sayings were read."""
    seen: list[str] = []
    plain = room.sayings

    def counted(article: Article, reading: Reading) -> list[Saying]:
        seen.append(article.id)
        return plain(article, reading)

    monkeypatch.setattr(room, "sayings", counted)
    return seen


def by_article(report: Report) -> dict[str, tuple[object, ...]]:
    return {a.id: tuple(s for s in report.statements if s.article == a.id) for a in report.articles}


def test_a_second_print_is_not_read_and_one_of_another_day_is(read: list[str]) -> None:
    report = report_on(PAPER)
    assert len(report.articles) == 3
    assert len(read) == 2  # the print of the eleventh counts "on Monday" from another day


def test_every_print_has_the_statements_that_it_has_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    shared = by_article(report_on(PAPER))
    monkeypatch.setattr(prints, "_is_alike", lambda *parts: False)
    assert by_article(report_on(PAPER)) == shared
    assert all(shared.values())
