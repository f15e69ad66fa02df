"""What titles say that somebody says."""

from __future__ import annotations

import pytest

from newstemma import encoders
from newstemma.model.report import Report
from newstemma.model.text import DocSpan
from tests.papers import report_on

pytestmark = pytest.mark.skipif(encoders.lacking() is not None, reason="the small model is not installed")

REST = (
    "The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board, and Ida Renn, the mayor, came to the quay at night."
)


def report(title: str) -> Report:
    return report_on(f"2031-03-05 Meridian Herald | {title}\n{REST}")


@pytest.mark.parametrize(
    ("title", "speaker", "words", "mode"),
    [
        ("Ministry says ferry had no radar", "Ministry", "ferry had no radar", "indirect"),
        ("Union: ‘No deal on harbour pay’", "Union", "No deal on harbour pay", "direct"),
        ("Ferry had no radar, Renn says", "Ida Renn", "Ferry had no radar", "indirect"),
    ],
)
def test_a_title_gives_a_statement_that_leads_into_the_document(title: str, speaker: str, words: str, mode: str) -> None:
    found = report(title)
    (said,) = [s for s in found.statements if all(isinstance(at, DocSpan) for at in s.content)]
    assert (said.speaker.name, said.mode, said.act) == (speaker, mode, "speech")
    (at,) = said.content
    document = next(d for d in found.documents if d.id == found.articles[0].document)
    assert isinstance(at, DocSpan)
    assert (at.text, document.text[at.start : at.end]) == (words, words)


@pytest.mark.parametrize(
    "title", ["Ferry sinks off Port Vale", "Opinion: No harbour needs a second quay", "Eleven drown as fog falls on Vale"]
)
def test_a_title_that_gives_nobodys_words_gives_no_statement(title: str) -> None:
    assert not any(isinstance(at, DocSpan) for s in report(title).statements for at in s.content)
