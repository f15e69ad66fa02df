"""The timeline: what happened when, as sharp as it is written, by whom it is told; undated things have no date."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newstemma.briefs.timeline import date
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.language.mark import mark
from newstemma.model.brief import Moment
from newstemma.model.claim import Conflict, Position
from newstemma.model.report import Report
from newstemma.model.text import Span
from tests.invented import own, report_of
from tests.papers import report_on


def moments_of(body: str, published: str = "2031-03-05") -> list[Moment]:
    return list(report_on(f"{published} Harbour Post | Ferry Alba sinks off Port Vale\n{body}").moments)


def spans_of_time(body: str, published: str = "2031-03-05") -> list[str]:
    """The value of each moment; first and last day where it is some days."""
    return [m.when.value or f"{m.when.not_before}/{m.when.not_after}" for m in moments_of(body, published)]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The ferry Alba sank off Port Vale on Tuesday with eleven people on board.", ["2031-03-04"]),
        ("The ferry Alba sank off Port Vale last week with eleven people on board.", ["2031-02-24/2031-03-02"]),
        ("The ferry Alba sank off Port Vale over the weekend with eleven people on board.", ["2031-03-01/2031-03-02"]),
        ("The ferry Alba was bought by the island company in June last year.", ["2030-06"]),
        ("The ferry Alba has sailed for the island company since 2023.", ["2023"]),
        ("The island marked the 20th anniversary of the loss of the ferry Bruna with a service.", ["2011"]),
        ("The island has waited for a bridge for twenty years since the ferry Bruna was lost there.", ["2011"]),
        ("The ferry Alba sank off Port Vale with eleven people on board.", []),
        ("The bridge to the island will open on 15 June, not on 1 June, the council said.", ["2031-06-15"]),
        ("Tests of the hull begin in April, the coast guard said, and last a week.", ["2031-04"]),
        ("Nobody has swum off Port Vale since November, the coast guard said.", ["2030-11"]),
        ("The ferry Alba sank off Port Vale on Tuesday. It went down at 4:20 a.m. in thick fog.", ["2031-03-04", "2031-03-04T04:20"]),
        ("The ferry Alba was sold, the coast guard said on Tuesday. It went down at 4:20 a.m. in thick fog.", ["2031-03-04"]),
        ("The ferry Alba left Harnmouth on Saturday 1 March. It sank two days later in fog.", ["2031-03-01", "2031-03-03"]),
        ("The ferry Alba left Harnmouth on Saturday 1 March. Divers found it the next day.", ["2031-03-01", "2031-03-02"]),
        ("The ferry Alba left Harnmouth on Saturday 1 March, two days later than announced.", ["2031-03-01"]),
        ("The company keeps to its 2016 timetable for the ferry and the 2029 budget of the island.", []),
        ("The island company has carried fewer people on its ferries this year.", []),
    ],
)
def test_a_time_is_as_sharp_as_it_is_written(words: str, expected: list[str]) -> None:
    assert spans_of_time(words) == expected


def test_without_a_day_of_publication_an_anniversary_has_no_year() -> None:
    made = own(None, "a", when=None)
    body = ("The island marked the 20th anniversary of the loss of the ferry Bruna.",)
    report = report_of([type(made)(None, body, when=None)])
    assert report.moments == ()


@pytest.fixture(scope="module")
def two() -> Report:
    return report_on(
        """
        2031-03-05 Meridian Herald | Ferry sinks off Port Vale
        The ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

        The mayor opened a bakery on Tuesday.

        2031-03-06 Vale Courier | Ferry Alba sinks
        On Tuesday the ferry Alba sank in the fog near Port Vale with eleven people on board, rescuers said.
        """
    )


def test_what_two_tell_of_one_day_is_one_moment_and_another_thing_another(two: Report) -> None:
    assert sorted(len(m.reported) for m in two.moments if m.when.value == "2031-03-04") == [1, 2]


def test_when_it_happened_and_when_it_was_reported_are_two_things(two: Report) -> None:
    moment = max(two.moments, key=lambda m: len(m.reported))
    assert moment.when.value == "2031-03-04"
    assert sorted(r.when.value or "" for r in moment.reported if r.when) == ["2031-03-05", "2031-03-06"]
    assert len(moment.origins) == 2


def test_every_moment_holds_its_evidence_in_its_own_article(two: Report) -> None:
    for moment in two.moments:
        assert {e.text for e in moment.when.evidence} <= {"Tuesday", "On Tuesday"}
        assert {e.article for e in moment.when.evidence if hasattr(e, "article")} == {r.article for r in moment.reported}


def test_a_day_that_the_evidence_decides_against_is_not_in_it(two: Report) -> None:
    readings = mark(two.articles, LexicalEncoder())[0]
    moment = max(two.moments, key=lambda m: len(m.reported))
    here, there = (next(e for e in moment.when.evidence if isinstance(e, Span) and e.article == r.article) for r in moment.reported)
    sides = tuple(Position(None, at.text, (at.article,), (at.article,), (at,)) for at in (here, there))
    conflict = Conflict("x-1", moment.story, moment.claims, "date", "conflict", "when", sides, (there.article,), "2031-03-04", "why")
    whole = date(two.articles, readings, two.claims, [replace(conflict, resolved=None)])[0]
    decided = date(two.articles, readings, two.claims, [conflict])[0]
    assert there in {e for m in whole for e in m.when.evidence}
    assert there not in {e for m in decided for e in m.when.evidence}
    assert here in {e for m in decided for e in m.when.evidence}
