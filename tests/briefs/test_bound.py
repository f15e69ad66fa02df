"""A sentence that is not bound to its passages cannot be printed: by itself, and over stories that are made up."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newstemma.briefs.bound import held, unbound
from newstemma.model.brief import BriefSentence
from newstemma.model.report import Report
from newstemma.model.text import Span
from tests.invented import Made, own, report_of, reprint, sentence

CITED = Span("a-1", 0, 54, "Mayor Ida Renn said “we are alone” and 11 people drowned.")


def said(text: str) -> BriefSentence:
    return BriefSentence(text, (CITED,), None, None, "agreed")


@pytest.mark.parametrize(
    ("text", "free"),
    [
        ("In all 11 people drowned.", []),
        ("Eleven people drowned.", ["Eleven"]),
        ("In all 12 people drowned.", ["12"]),
        ("In all twelve people drowned.", ["twelve"]),
        ("It was Bo who said so.", ["It", "Bo"]),
        ("Mayor Ida Renn said “we are alone”.", []),
        ("Mayor Ida Renn said “we are many”.", ["we are many"]),
        ("Reports differ: “we are alone” (Harbour Post).", []),
        ("Reports differ: “we are alone” (Other Post).", ["Other", "Post"]),
    ],
)
def test_a_number_a_name_or_a_quotation_of_its_own_unbinds_a_sentence(text: str, free: list[str]) -> None:
    found = unbound(said(text), {"Harbour Post"})
    assert sorted(set(found)) == sorted(set(free))
    assert (held(said(text), {"Harbour Post"}) is None) == bool(free)


def test_without_a_citation_nothing_is_printed() -> None:
    assert held(replace(said("people drowned"), citations=())) is None


@given(st.integers(0, 10**6))
def test_no_number_gets_through_that_no_passage_holds(number: int) -> None:
    assert (held(said(f"In all {number} people drowned.")) is None) == (str(number) != "11")


@st.composite
def stories(draw: st.DrawFn) -> list[Made]:
    """Two to five articles: own ones, reprints, and retellings with another figure."""
    made = [own("Harbour Post", f"s{draw(st.integers(0, 10**6))}", size=draw(st.integers(1, 6)))]
    for n, outlet in enumerate(["Vale Mail", "Coast Times", "Island Echo", "River Daily"][: draw(st.integers(1, 4))]):
        match draw(st.sampled_from(["own", "reprint", "retold"])):
            case "own":
                made.append(own(outlet, f"t{draw(st.integers(0, 10**6))}", size=draw(st.integers(1, 6))))
            case "reprint":
                made.append(reprint(made[0], outlet))
            case _:
                body = [sentence(f"r{n}/{k}", retold=True, more=draw(st.integers(0, 3))) for k in range(3)]
                made.append(Made(outlet, (made[0].body[0], " ".join(body))))
    return made


def breaches(report: Report) -> list[str]:
    """What a plain reader of the rule finds: figures, capitalised words and quotations that stand in no citation and are no outlet."""
    outlets = " ".join(a.outlet or "" for a in report.articles)
    found = []
    for one in (s for brief in report.briefs for s in brief.sentences):
        cited = " ".join(" ".join(at.text.split()) for at in one.citations)
        names = re.findall(r"(?<=[a-z,”“] )“?([A-Z]\w+)", one.text) + re.findall(r"\d+", one.text)
        found += [w for w in names if w not in cited and w not in outlets]
        found += [q for q in re.findall(r"“([^”]+)”", one.text) if q not in re.sub("[“”]", "", cited)]
        found += [] if one.citations else ["no citation"]
    return found


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(stories())
def test_no_sentence_of_any_brief_says_what_its_passages_do_not(made: list[Made]) -> None:
    report = report_of(made)
    assert breaches(report) == []
    for one in (s for brief in report.briefs for s in brief.sentences):
        for at in one.citations:
            assert isinstance(at, Span)
            article = next(a for a in report.articles if a.id == at.article)
            assert article.text[at.start : at.end] == at.text
