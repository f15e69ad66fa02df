"""What belongs together."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.invented import mixed, own, report_of, reprint
from tests.papers import outlet_of


def stories(report: Report) -> list[set[str | None]]:
    return [{outlet_of(report, i) for i in s.articles} for s in report.stories]


def test_two_reports_on_one_sinking_are_one_story(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn with sixty-four passengers and struck a sandbank near the lighthouse.

    2031-03-05 Vale Courier | Questions over the Alba
    The owner of the ferry Alba, which sank off Port Vale with the loss of eleven lives, had been warned about its radar.

    Harnmouth's harbour master said the vessel should not have sailed in such fog.

    2031-03-05 Isle Gazette | Budget passed
    The assembly passed the budget by two votes after a night of quarrels over the school levy and the road tolls.

    Premier Anna Holt thanked the members for the long hours and left the chamber by a side door.
    """
    assert stories(paper) == [{"Meridian Herald", "Vale Courier"}, {"Isle Gazette"}]


def test_a_like_accident_two_years_before_is_another_story(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn with sixty-four passengers and struck a sandbank near the lighthouse.

    2029-06-11 Vale Courier | Ferry sinks off Lowmarket
    Nine people drowned when the ferry Corva sank in thick fog off Lowmarket on Monday, the coast guard said.

    The vessel had left Amery at dawn with forty passengers and struck a rock near the lighthouse.
    """
    assert len(paper.stories) == 2
    assert [j.signal for s in paper.stories for j in s.kept_apart] == ["time", "time"]


def test_the_headline_is_one_of_the_titles_and_every_join_says_why(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

    The vessel had left Harnmouth at dawn with sixty-four passengers and struck a sandbank near the lighthouse.

    2031-03-05 Vale Courier | Questions over the Alba
    The owner of the ferry Alba, which sank off Port Vale with the loss of eleven lives, had been warned about its radar.

    Harnmouth's harbour master said the vessel should not have sailed in such fog.
    """
    assert paper.stories[0].headline in {"Ferry sinks off Port Vale", "Questions over the Alba"}
    assert all(join.text for join in paper.stories[0].joins)


def test_a_reprint_moves_no_other_article_and_goes_where_its_text_goes() -> None:
    ours = [own("Meridian Herald", "one"), own("Vale Courier", "two"), own("Isle Gazette", "else", title="Quiet day")]
    before = stories(report_of(ours, until="lineage"))
    copies = [reprint(ours[0], f"Reprint {n}", when=f"2031-03-0{n}") for n in range(4, 9)]
    after = stories(report_of([*ours, *copies], until="lineage"))
    assert [{o for o in group if not str(o).startswith("Reprint")} for group in after] == before
    assert {c.outlet for c in copies} < next(group for group in after if "Meridian Herald" in group)


def test_a_text_printed_again_months_later_is_no_article_of_the_old_story() -> None:
    first = own("Meridian Herald", "one", when="2031-03-04")
    found = report_of([first, reprint(first, "Vale Courier", when="2031-09-04")], until="lineage")
    assert len(found.stories) == 2


def test_a_short_text_inside_two_long_ones_makes_them_no_reprints_of_one_another() -> None:
    short = own("Meridian Wire Desk", "one", size=2)
    long = [mixed(name, short.body, own(name, f"{name}/own", size=8).body) for name in ("Vale Courier", "Isle Gazette")]
    found = report_of([short, *long], until="lineage")
    joined = [{outlet_of(found, i) for i in join.articles} for join in found.stories[0].joins if join.text == "the one stands in the other"]
    assert len(joined) == 1 and "Meridian Wire Desk" in joined[0]
