"""An invented pile, as a report, that drafts are held against; and drafts from words."""

from __future__ import annotations

from functools import cache

import newstemma
from newstemma.model.check import Checked
from newstemma.model.document import Document
from newstemma.readers.files import read_bytes
from newstemma.report.checked import DraftCheck
from newstemma.settings import ReadSettings
from tests.papers import articles_in, report_on

PAPER = """
2031-03-05 06:10 Meridian Wire | Ferry sinks off Port Vale
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

The ferry had left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

"We heard the horn and then we heard nothing at all," said Mayor Ida Renn, who watched from the quay.

The Alba was built in 1988 and belonged to Renwick Lines, which paid 4.2 million crowns for her in 2019.

2031-03-05 09:30 Harbour Post | Horror at sea
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

The ferry had left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

2031-03-05 18:05 Vale Courier | The night the Alba did not come home
By our own reporter. Eleven were lost when the Alba went down on Tuesday in fog as thick as wool, within sight of Port Vale.

Captain Tom Askell, who had sailed for Renwick Lines since 2012, was the last to leave the wheelhouse, survivors told this newspaper.

An inquiry under Judge Lise Marrow is to open on 14 April.
"""


@cache
def report() -> newstemma.Report:
    """The report on the paper."""
    assert len(articles_in(PAPER)) == 3
    return newstemma.Report(report_on(PAPER))


def document(words: str, name: str = "draft.txt") -> Document:
    """A draft of these words."""
    return read_bytes(name, words.encode(), ReadSettings())[0][0]


def check(words: str, name: str = "draft.txt", *, written: str | None = None) -> DraftCheck:
    """A draft of these words held against the paper."""
    return newstemma.check(document(words, name), report(), written=written)


def only(words: str) -> Checked:
    """The one sentence of a draft."""
    (found,) = check(words).sentences
    return found
