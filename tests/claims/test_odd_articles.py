"""What claims make of odd piles: one article, a live blog, a table as text, an opinion, hundreds of near-equal sentences."""

from __future__ import annotations

import json
import time

import newstemma
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.model.report import Report
from newstemma.model.text import Span
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings
from tests.claims.test_standing import Hashed

FERRY = "The ferry Alba sank in thick fog off Port Vale on Tuesday with eleven people on board."


def report_on(*bodies: str, encoder: Hashed | LexicalEncoder | None = None) -> Report:
    rows = [
        {"title": f"Ferry Alba sinks, part {n}", "outlet": f"Paper {n}", "published": "2031-03-04", "text": body}
        for n, body in enumerate(bodies)
    ]
    raw = "\n".join(json.dumps(row) for row in rows).encode()
    documents, notices = read_bytes("pile.jsonl", raw, ReadSettings())
    found = newstemma.analyse(newstemma.Pile(documents, notices), encoder=encoder or Hashed(), processes=1).found
    assert found is not None
    return found


def sound(report: Report) -> bool:
    """No mention crosses a sentence's end, and no two of one claim overlap."""
    ends = {r.id: r.text for r in report.articles}
    for claim in report.claims:
        spans = [m.at for m in claim.mentions if isinstance(m.at, Span)]
        assert all(ends[s.article][s.start : s.end] == s.text for s in spans)
        for a in spans:
            assert not any(a != b and a.article == b.article and a.start < b.end and b.start < a.end for b in spans)
    return True


def test_one_article_has_claims_of_one_source() -> None:
    report = report_on(f"{FERRY} The coast guard searched for a second day, and the harbour office opened an inquiry.")
    assert len(report.claims) > 1 and sound(report)
    assert {s.status for s in report.standings} == {"single_source"}
    assert {s.independent.max for s in report.standings} == {1}


def test_a_live_blog_says_a_thing_twice_in_one_claim_or_apart_but_never_over_itself() -> None:
    updates = [f"{hour}:00 {FERRY} Divers found {hour} of the eleven people on board." for hour in range(10, 20)]
    report = report_on("\n\n".join(updates), f"{FERRY} Eleven people were on board, the coast guard said.")
    assert sound(report)
    joined = [c for c in report.claims if len({m.at.article for m in c.mentions if isinstance(m.at, Span)}) > 1]
    assert joined


def test_a_table_as_text_and_a_list_of_names_flood_nothing() -> None:
    table = "\n".join(f"{n}. Harbour {n}   {n * 7}   {n * 3}.5" for n in range(1, 60))
    report = report_on(f"{FERRY}\n\n{table}", f"{FERRY}\n\n{table.replace('Harbour', 'Haven')}")
    assert sound(report)
    shared = [c for c in report.claims if len({m.at.article for m in c.mentions if isinstance(m.at, Span)}) > 1]
    assert len(shared) <= 3


def test_an_opinion_beside_a_report_is_not_what_the_report_says() -> None:
    column = "Nobody in this town should step on a ferry again. Ministers love fog: it hides whatever they have not done."
    report = report_on(f"{FERRY} The coast guard searched for a second day.", column)
    assert sound(report)
    assert all(len({m.at.article for m in c.mentions if isinstance(m.at, Span)}) == 1 for c in report.claims)


def test_three_hundred_articles_of_near_equal_sentences_are_done_in_seconds() -> None:
    bodies = [f"{FERRY} Divers brought up {n} life jackets from the wreck near buoy {n * 13}, the harbour office said." for n in range(300)]
    started = time.process_time()
    report = report_on(*bodies, encoder=LexicalEncoder())
    assert time.process_time() - started < 60
    assert sound(report)
