"""Where one article names the other's outlet or writers, and which agency two articles share text of."""

from __future__ import annotations

import pytest

from newstemma.lineage.mentions import apart, house, is_told, mentions
from newstemma.model.report import Report
from tests.lineage.test_trace import NEWS, OWN, told
from tests.papers import outlet_of, report_on


def named(outlet: str, words: str) -> list[str]:
    """What an article of another house that holds the words names of an outlet."""
    made = report_on(f"2031-03-04 Vale Courier | Piers\n{OWN}\n\n{words}\n\n2031-03-04 {outlet} | Harbour\n{NEWS}")
    one, other = sorted(made.articles, key=lambda a: a.outlet != "Vale Courier")
    return [span.text for span in mentions(one, other)]


@pytest.mark.parametrize(
    ("outlet", "words", "found"),
    [
        ("Lowmarket Beacon", "The Lowmarket Beacon called it sound, and the Beacon was believed.", ["Lowmarket Beacon", "the Beacon"]),
        ("Harnmouth News", "An engineer told Harnmouth that the pier was sound.", ["Harnmouth"]),
        ("The Reef", "Captain Hal Reef said so to The Reef on Monday.", ["The Reef"]),
        ("The Reef", "Captain Hal Reef said that the reef was marked.", []),
        ("Water", "The water rose and the ships rose with it, all that long day.", []),
        ("Water", "The mayor told Water that the ships would be back in spring.", ["told Water"]),
    ],
)  # fmt: skip
def test_an_outlet_is_named_in_full_by_its_last_word_or_beside_a_cue(outlet: str, words: str, found: list[str]) -> None:
    assert named(outlet, words) == found


def test_pages_of_one_house_name_nobody() -> None:
    assert house("Beacon Online News") == house("Beacon (Web News)") == "Beacon"
    made = report_on(f"2031-03-04 Beacon News | Piers\n{NEWS} The Beacon saw it.\n\n2031-03-04 Beacon Online | Harbour\n{OWN}")
    assert not apart(*made.articles)
    assert mentions(*made.articles) == []


def test_what_was_told_to_a_house_is_told_from_what_was_said_of_it() -> None:
    made = report_on(f"2031-03-04 Vale Courier | Piers\n{OWN}\n\nHe told the Lowmarket Beacon so. The Lowmarket Beacon is old.")
    (article,) = made.articles
    first = article.text.index("Lowmarket Beacon")
    last = article.text.rindex("Lowmarket Beacon")
    spans = [article.cut(at, at + len("Lowmarket Beacon")) for at in (first, last)]
    assert [is_told(article, span) for span in spans] == [True, False]


def agencies(report: Report) -> dict[str | None, str | None]:
    """Outlet to the agency that its article leads to, mere mention apart."""
    return {outlet_of(report, c.article): c.source.agency for c in report.copies if c.source.article is None and c.kind != "cites"}


def test_who_prints_a_credited_text_without_its_credit_has_it_from_the_agency_too() -> None:
    found = told(("2031-03-04", "Northern Star", f"LOWMARKET (AP) - {NEWS}"), ("2031-03-05", "Vale Courier", f"{NEWS}\n\n{OWN}"))
    assert agencies(found) == {"Northern Star": "AP", "Vale Courier": "AP"}
    (inferred,) = [c for c in found.copies if outlet_of(found, c.article) == "Vale Courier" and c.source.agency == "AP"]
    assert (inferred.direction, inferred.kind) == ("inferred", "rewritten")


def test_who_is_only_told_something_is_no_maker_of_the_text() -> None:
    found = told(("2031-03-04", "Northern Star", f"{NEWS} A deckhand told Reuters so."), ("2031-03-05", "Vale Courier", f"{NEWS} {OWN}"))
    assert agencies(found) == {}
