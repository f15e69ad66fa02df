"""What an article lacks, and what all copies cut from the wire."""

from __future__ import annotations

import pytest

from newstemma.claims.formats import is_comment, is_live
from newstemma.claims.points import surely_before
from newstemma.model.report import Report
from tests.papers import outlet_of, report_on

SANK = "The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said."
HORN = "The fog horn at the old lighthouse had been silent since January because nobody had paid for its repair."
WIRE = f"""{SANK}

Divers searched the wreck until dusk and brought up four lifeboats that had never been let down.

The owner of the vessel, Meridian Lines, had been fined twice for missing drills, port records show.

The harbour council meets on Friday to hear the captain, who swam ashore with a broken arm."""
CUT = WIRE.rpartition("\n\n")[0]
OTHER = "Fishermen towed seven rafts to the quay in the evening, and the parish opened its hall for the families of the missing."


def missing(report: Report, kind: str = "lacks") -> list[tuple[str | None, str]]:
    """(outlet, the claim's words) of the gaps of a kind."""
    said = {c.id: c.text for c in report.claims}
    return [(outlet_of(report, g.article), said[g.claim]) for g in report.gaps if g.kind == kind]


def test_an_article_lacks_what_two_others_have(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    The fog horn at the old lighthouse had been silent since January because nobody had paid for its repair.

    2031-03-05 Isle Gazette | The Alba is lost
    With sixty people on board the ferry Alba sank in thick fog off Port Vale on Tuesday, fishermen say.

    Nobody had paid for the repair of the fog horn at the old lighthouse, which was silent since January.

    2031-03-06 Vale Courier | Ferry lost off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday and sixty people were on board, said Mayor Ida Renn.

    Fishermen towed seven rafts to the quay in the evening, and the parish opened its hall for the families of the missing.
    """
    (gap,) = paper.gaps
    assert outlet_of(paper, gap.article) == "Vale Courier" and gap.kind == "lacks"
    assert "horn" in next(c.text for c in paper.claims if c.id == gap.claim)
    assert gap.why == "2 independent sources have it, all of them before this article came out"


def test_nobody_lacks_what_came_out_after_him() -> None:
    early = report_on(f"""
2031-03-05 Meridian Herald | Ferry sinks off Port Vale
{SANK}

{HORN}

2031-03-05 Isle Gazette | The Alba is lost
With sixty people on board the ferry Alba sank in thick fog off Port Vale on Tuesday, fishermen say.

Nobody had paid for the repair of the fog horn at the old lighthouse, which was silent since January.

2031-03-04 Vale Courier | Ferry lost off Port Vale
The ferry Alba sank in thick fog off Port Vale on Tuesday and sixty people were on board, said Mayor Ida Renn.

{OTHER}
""")
    assert early.gaps == ()


def test_what_is_told_in_other_words_is_not_lacking() -> None:
    told = report_on(f"""
2031-03-04 Meridian Herald | Ferry sinks off Port Vale
{SANK}

{HORN}

2031-03-05 Isle Gazette | The Alba is lost
With sixty people on board the ferry Alba sank in thick fog off Port Vale on Tuesday, fishermen say.

Nobody had paid for the repair of the fog horn at the old lighthouse, which was silent since January.

2031-03-06 Vale Courier | Ferry lost off Port Vale
The ferry Alba sank in thick fog off Port Vale on Tuesday and sixty people were on board, said Mayor Ida Renn.

Silent since January: such was the state of the horn. No money came for a repair. The lighthouse is old, the mayor said with a shrug.
""")
    assert not any("horn" in words for _, words in missing(told))


def test_what_all_copies_cut_from_the_wire_is_told_once() -> None:
    cut = report_on(f"""
2031-03-04 06:10 Reuters | Ferry sinks off Port Vale
{WIRE}

2031-03-04 08:10 Meridian Herald | Sixty on board lost ferry
{CUT}

(Reuters)

2031-03-04 09:30 Vale Courier | Ferry Alba lost
{CUT}

(Reuters)
""")
    assert [outlet for outlet, words in missing(cut, "dropped") if "captain" in words] == ["Meridian Herald"]
    assert not any("fined" in words for _, words in missing(cut, "dropped"))
    assert {g.why for g in cut.gaps} == {"stands in the text of Reuters, and both copies leave it out"}


def test_what_one_copy_kept_was_not_dropped_by_all() -> None:
    kept = report_on(f"""
2031-03-04 06:10 Reuters | Ferry sinks off Port Vale
{WIRE}

2031-03-04 08:10 Meridian Herald | Sixty on board lost ferry
{WIRE}

(Reuters)

2031-03-04 09:30 Vale Courier | Ferry Alba lost
{CUT}

(Reuters)
""")
    assert missing(kept, "dropped") == []


def test_a_reprint_does_not_lack_once_more_what_its_wire_lacks() -> None:
    prints = "\n\n".join(
        f"2031-03-06 1{n}:10 {name} | Ferry lost\n{WIRE}\n\n(Reuters)" for n, name in enumerate(("Bay Ledger", "Harbour Post"))
    )
    found = report_on(f"""
2031-03-04 Meridian Herald | Ferry sinks off Port Vale
In thick fog off Port Vale on Tuesday the ferry Alba sank; on board were sixty people, says the coast guard.

{HORN}

2031-03-05 Isle Gazette | The Alba is lost
With sixty people on board the ferry Alba sank in thick fog off Port Vale on Tuesday, fishermen say.

Nobody had paid for the repair of the fog horn at the old lighthouse, which was silent since January.

{prints}
""")
    assert [outlet for outlet, words in missing(found) if "horn" in words] == ["Bay Ledger"]


def test_a_single_article_lacks_nothing(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    The fog horn at the old lighthouse had been silent since January because nobody had paid for its repair.
    """
    assert paper.gaps == ()


@pytest.mark.parametrize(
    ("one", "other", "before"),
    [
        ("2031-03-04", "2031-03-05", True),
        ("2031-03-04", "2031-03-04T09:00", False),
        ("2031-03-04T08:00", "2031-03-04T09:00", True),
        ("2031-03-04T08:00+01:00", "2031-03-04T09:00-05:00", True),
        ("2031-03-04T23:00-05:00", "2031-03-05T01:00+00:00", False),
        ("2031-03-04T08:00", "2031-03-04T09:00-05:00", False),
        ("2031-03", "2031-03-09", False),
        ("2031-02", "2031-03-09", True),
    ],
)
def test_a_time_is_before_another_only_where_that_is_sure(one: str, other: str, *, before: bool) -> None:
    assert surely_before(one, other) is before


def test_comments_and_live_pages_say_so_in_the_section_or_the_title() -> None:
    assert (
        is_comment("Opinion: The harbour needs a horn", None) and is_comment("The horn | Editorial", None) and is_comment(None, "Letters")
    )
    assert is_live("Ferry search – live updates", None) and is_live("LIVE: ferry search", None) and is_live("Search", "Live")
    for title in (
        "Opinion polls put Renn ahead",
        "Survivors who live on Harn",
        "Ferry review ordered by minister",
        "Live music on the quay",
    ):
        assert not is_comment(title, "News") and not is_live(title, "News")


PAPER = f"""
2031-03-04 Meridian Herald | Ferry sinks off Port Vale
{SANK}

{HORN}

2031-03-05 Isle Gazette | The Alba is lost
With sixty people on board the ferry Alba sank in thick fog off Port Vale on Tuesday, fishermen say.

Nobody had paid for the repair of the fog horn at the old lighthouse, which was silent since January.

2031-03-06 Vale Courier | Ferry lost off Port Vale
The ferry Alba sank in thick fog off Port Vale on Tuesday and sixty people were on board, said Mayor Ida Renn.

{OTHER}
"""


def test_the_order_of_the_articles_changes_no_gap() -> None:
    parts = [f"2031{part}" for part in PAPER.strip().split("\n2031")]
    parts[0] = parts[0].removeprefix("2031")
    there, back = report_on("\n\n".join(parts)), report_on("\n\n".join(reversed(parts)))
    assert missing(there) == missing(back) != []
    assert [g.why for g in there.gaps] == [g.why for g in back.gaps]


def test_a_brief_and_a_comment_are_held_to_little() -> None:
    lines = [
        "The harbour master closed the northern basin for a week after the accident in the fog.",
        "Divers recovered the bell of the Alba from a depth of ninety metres on Thursday.",
        "The insurer Norvast will pay for the salvage of the wreck, its director told reporters.",
        "A memorial service is planned at the chapel of Saint Brannoc on the last Sunday of March.",
        "The council of Harnmouth voted to buy a second lifeboat from a yard in Lesk.",
    ]
    own = "\n\n".join(lines)
    again = "\n\n".join(line.replace("The ", "On the quay they said that the ", 1) for line in reversed(lines))
    opinion = report_on(f"""
2031-03-10 Meridian Herald | After the Alba
{SANK}

{own}

2031-03-11 Isle Gazette | What comes after the Alba
With sixty people on board the ferry Alba sank in thick fog off Port Vale on Tuesday, fishermen say.

{again}

2031-03-12 Vale Courier | Opinion: The Alba and us
The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, and we should ask ourselves why.

{OTHER}

Nobody who lives by the sea can sleep well in such weeks. That is the price of the view.

We have been here before. We shall be here again if nobody learns.
""")
    mine = [words for outlet, words in missing(opinion) if outlet == "Vale Courier"]
    assert 0 < len(mine) <= 3


def test_a_reprint_changes_no_gap_of_another() -> None:
    first = PAPER.strip().partition("\n\n2031-03-05")[0]
    reprint = first.replace("2031-03-04 Meridian Herald", "2031-03-07 Bay Ledger")
    alone, beside = report_on(PAPER), report_on(f"{PAPER}\n\n{reprint}")
    assert missing(alone) == [gap for gap in missing(beside) if gap[0] != "Bay Ledger"] != []
    assert {g.why for g in alone.gaps} == {g.why for g in beside.gaps}
