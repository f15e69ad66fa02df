"""The brief as a reader gets it: the happening first, each section what it says it is, and nothing that hangs in the air."""

from __future__ import annotations

import re

import pytest

import newstemma
from newstemma import desk
from newstemma.briefs.bound import unbound
from newstemma.briefs.write import WORDS
from newstemma.model.brief import BriefSentence
from newstemma.model.report import Report
from newstemma.readers.files import read_bytes
from newstemma.report.digest import Lookup
from newstemma.report.digest_story import receipts
from newstemma.settings import ReadSettings
from tests.invented import own, report_of
from tests.papers import report_on

FERRY = """
2031-03-04 Meridian Herald | Ferry sinks off Port Vale
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

The vessel had left Harnmouth at dawn. He had not slept, she said.

2031-03-04 Vale Courier | Nine dead, says mayor
Mayor Ida Renn told this paper that nine people drowned when the ferry Alba sank in the fog off Port Vale.

The vessel had left Harnmouth at dawn, she said. It was not clear why the radar of the Alba had been switched off on Tuesday.
"""
#: What a brief must never say of a report, whatever its sources say.
JUDGING = re.compile(r"\b(?:true|truth|false|verified|credible|credibility|reliable|confirmed by us|fact[- ]check)\b", re.IGNORECASE)


@pytest.fixture(scope="module")
def ferry() -> Report:
    return report_on(FERRY)


def told(report: Report, section: str) -> list[BriefSentence]:
    return [s for s in report.briefs[0].sentences if s.section == section]


def test_the_triple_stands_over_it(ferry: Report) -> None:
    assert ferry.briefs[0].lead == "2 articles · 2 outlets · 2 independent sources"


def test_the_happening_comes_first(ferry: Report) -> None:
    assert "ferry Alba sank" in ferry.briefs[0].sentences[0].text


def test_what_differs_is_told_in_the_words_of_each_side_with_its_outlet(ferry: Report) -> None:
    (sentence,) = told(ferry, "differ")
    assert "Eleven people drowned" in sentence.text
    assert "nine people drowned" in sentence.text
    assert sentence.text.count("(Meridian Herald)") == sentence.text.count("(Vale Courier)") == 1


def test_a_sentence_that_leans_on_another_one_is_not_printed(ferry: Report) -> None:
    assert not any("He had not slept" in s.text for s in ferry.briefs[0].sentences)


def test_what_a_source_does_not_know_is_open(ferry: Report) -> None:
    assert any("radar" in s.text for s in told(ferry, "open"))


def test_what_several_report_has_every_figure_in_each_source_that_it_cites(ferry: Report) -> None:
    for sentence in told(ferry, "agreed"):
        origins = {o.id for o in ferry.roots[0].origins for at in sentence.citations if getattr(at, "article", None) in o.articles}
        assert len(origins) > 1
    assert not any("Eleven" in s.text or "nine" in s.text for s in told(ferry, "agreed"))


def test_every_sentence_is_bound(ferry: Report) -> None:
    outlets = {a.outlet or "" for a in ferry.articles}
    assert [unbound(s, outlets) for s in ferry.briefs[0].sentences] == [[] for _ in ferry.briefs[0].sentences]


def test_who_says_it_stays_with_what_is_said(ferry: Report) -> None:
    for sentence in ferry.briefs[0].sentences:
        assert "Eleven people drowned" not in sentence.text or "coast guard said" in sentence.text or sentence.conflict


def test_a_long_story_has_a_short_brief() -> None:
    report = report_of([own(f"Paper {n}", f"long/{n}", size=30) for n in range(4)])
    for brief in report.briefs:
        assert sum(len(s.text.split()) for s in brief.sentences) <= WORDS + 10
        assert not JUDGING.search(" ".join(s.text for s in brief.sentences))


def test_one_article_of_one_sentence_has_a_brief_that_is_not_longer() -> None:
    report = report_on("2031-03-04 Harbour Post | Ferry sinks\nThe ferry Alba sank off Port Vale on Tuesday, the coast guard said.")
    assert sum(len(s.text.split()) for s in report.briefs[0].sentences) == 13


def test_a_title_of_two_thousand_characters_is_no_obstacle() -> None:
    made = [own("Harbour Post", "a", title="Velmora " + "harbour " * 250), own("Vale Mail", "b", title="Velmora " + "mail " * 400)]
    report = report_of(made)
    assert report.briefs
    assert "brief" in desk.Report(report).to_object()


def test_of_what_one_source_alone_reports_that_which_others_touch_comes_first() -> None:
    report = report_on(
        """
        2031-03-04 Meridian Herald | Ferry sinks off Port Vale
        The ferry Alba sank in fog off Port Vale on Tuesday.

        A parrot in the harbour office had learnt to whistle the anthem of the island by heart.

        The wreck of the ferry Alba lies in ninety metres of water, too deep for the divers of the navy.

        2031-03-05 Vale Courier | Divers wait for the Alba
        Divers of the navy waited on the quay, because the wreck of the Alba could not be reached at such a depth of water.

        The coast guard had closed the strait to shipping until the weekend.
        """
    )
    single = [s.text for s in report.briefs[0].sentences if s.section == "single"]
    places = {word: next((n for n, t in enumerate(single) if word in t), 99) for word in ("wreck", "parrot")}
    assert places["wreck"] < places["parrot"]


def test_a_correction_is_told_in_its_own_sentences() -> None:
    body = (
        "The ferry Alba sank off Port Vale on Tuesday with 54 people on board, the coast guard said. Its captain was saved by a fisherman."
    )
    note = "Correction: An earlier version of this report gave the number of people on board as 45. There were 54."
    documents, _ = read_bytes("post.txt", f"Harbour Post\n\nFerry sinks\n\n4 March 2031\n\n{body}\n\n{note}\n".encode(), ReadSettings())
    found = newstemma.analyse(newstemma.Pile(documents, ())).found
    assert found is not None
    texts = [s.text for s in found.briefs[0].sentences if s.section == "later"]
    assert all("earlier version" in t and "There were 54" in t for t in texts)
    assert len(texts) == sum(c.grade == "update" for c in found.conflicts) == 1


def test_a_later_smaller_figure_is_told_last() -> None:
    found = report_on(
        """
        2031-03-04 Meridian Herald | Ferry sinks off Port Vale
        The ferry Alba sank in fog off Port Vale on Tuesday, killing at least three people, the coast guard said.

        Fourteen were rescued and two are missing.

        2031-03-05 Vale Courier | Search for the Alba goes on
        Divers found the body of a fourth victim of the ferry Alba, which sank in fog off Port Vale on Tuesday.

        That brought the number of dead to four, with one man still missing, the coast guard said.
        """
    )
    (sentence,) = (s for s in told(found, "later") if "missing" in s.text)
    assert sentence.text.index("two are missing") < sentence.text.index("one man still missing")


def test_the_receipts_hold_the_hash_of_the_file_and_the_exact_words(ferry: Report) -> None:
    report = desk.Report(ferry).to_object()
    look = Lookup(report)
    sentences = report["brief"][0]["sentences"]
    rows = receipts(report, sentences, look)
    assert [r.sentence for r in rows] == [n for n, s in enumerate(sentences, 1) for _ in s["citations"]]
    assert {r.sha256 for r in rows} == {d["sha256"] for d in report["documents"]}
    assert {r.outlet for r in rows} <= {"Meridian Herald", "Vale Courier"}
    shown = desk.Report(ferry).to_markdown()
    assert all(f"`{r.sha256}`" in shown for r in rows)
    assert "## Timeline" in shown
    assert "## People" in shown
