"""One vote has one outcome; two votes have two."""

from __future__ import annotations

from newstemma.claims.sides import Side
from newstemma.claims.votes import is_one_vote
from newstemma.language.tallies import tallies
from newstemma.model.report import Report
from newstemma.model.text import Span
from tests.papers import differences


def _votes(paper: Report) -> list[frozenset[str]]:
    return [values for kind, grade, values in differences(paper) if kind == "number" and grade == "conflict"]


def test_two_outcomes_of_one_vote_are_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tarn lowers its rate
    The central bank of Tarn cut its rate to five percent on Tuesday; the board voted seven to two for the step.

    Governor Ida Renn said in the old mint that inflation in Tarn had been beaten and that wages would now follow.

    2031-03-04 Vale Courier | Tarn lowers its rate by half a point
    By 6-3 the board of the central bank of Tarn voted on Tuesday to cut its rate to five percent.

    Inflation in Tarn had been beaten, Governor Ida Renn said in the old mint, and bonds rose at the bell.
    """
    assert frozenset({"seven to two", "6-3"}) in _votes(paper)


def test_votes_of_two_chambers_or_of_bodies_of_two_sizes_are_two_votes() -> None:
    one = Side("a-1", "o-1", Span("a-1", 0, 5, "51-49"), None, None)
    senate, council = frozenset({"senate"}), frozenset({"council"})
    assert is_one_vote({(51.0, 49.0): [(one, senate)], (52.0, 48.0): [(one, frozenset())]})
    assert not is_one_vote({(51.0, 49.0): [(one, senate)], (52.0, 48.0): [(one, council)]})
    assert not is_one_vote({(51.0, 49.0): [(one, frozenset())], (219.0, 206.0): [(one, frozenset())]})


def test_the_score_of_a_match_is_no_vote(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Port Vale beat Harnmouth
    Port Vale beat Harnmouth 4-3 on Tuesday in a match that the board of the league had moved to the evening.

    The captain limped off.

    2031-03-04 Vale Courier | Port Vale beat Harnmouth in the evening
    Harnmouth lost the match at Port Vale on Tuesday, and the board of the league had the 3-2 of the first half on its screen.

    The captain limped off while fans sang.
    """
    assert len(paper.stories) == 1
    assert not [c for c in paper.conflicts if c.about == "outcome of the vote"]


def test_dissenters_of_a_board_stand_against_its_outcome(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tarn lowers its rate
    The central bank of Tarn cut its rate to five percent on Tuesday; the board voted seven to two for the step.

    Governor Ida Renn said in the old mint that inflation in Tarn had been beaten and that wages would now follow.

    2031-03-04 Vale Courier | Tarn lowers its rate by half a point
    Six of the nine board members were for the cut of the rate in Tarn to five percent, three were against.

    Inflation in Tarn had been beaten, Governor Ida Renn said in the old mint, and bonds rose at the bell.
    """
    assert frozenset({"seven to two", "Six of the nine board members were for"}) in _votes(paper)


def test_a_count_that_is_taken_back_is_an_update(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Renn survives vote
    Prime Minister Ida Renn survived a vote of no confidence in Tarn on Tuesday by 61 votes to 58. Five members abstained.

    The debate had taken nine hours.

    2031-03-05 Vale Courier | Clerk corrects count
    The result of the vote of no confidence in Ida Renn stands, 61 to 58, the clerk in Tarn said. But four members abstained, not five.

    The debate of Tuesday had taken nine hours.
    """
    found = {(c.grade, frozenset(p.text for p in c.positions)) for c in paper.conflicts if c.about == "abstentions"}
    assert found == {("update", frozenset({"Five members abstained", "four members abstained"}))}


def test_what_tells_of_votes_and_what_does_not() -> None:
    def told(text: str) -> list[tuple[str, tuple[float, ...]]]:
        return [(t.sort, t.numbers) for t in tallies(text, 0, len(text))]

    assert told("The senate rejected it with 31 senators for it and 40 against.") == [("outcome", (40.0, 31.0))]
    assert told("The committee voted: eleven yes, four no.") == [("outcome", (11.0, 4.0))]
    assert told("The council voted and nobody abstained.") == [("abstained", (0.0,))]
    assert told("The court decided by six to three.") == [("outcome", (6.0, 3.0))]
    assert told("The jury was unanimous.") == [("unanimous", (0.0,))]
    assert told("Two members of the seven-strong board voted against it.") == [("against", (2.0,))]
    assert told("The bill passed with six for and three against.") == [("outcome", (6.0, 3.0))]
    assert told("Three of nine judges dissented.") == [("outcome", (6.0, 3.0))]
    assert told("Two of her own deputies backed the motion.") == [("rebels", (2.0,))]
    assert told("Sixty-one members voted for it.") == []
    assert told("Voters in the north were three to one for her.") == []
    assert told("The team won the match 4-3 before the ballot for its board.") == []


def test_a_jury_of_one_mind_stands_against_two_who_were_not(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Captain Brodin guilty
    The jury in Tarn was unanimous, the judge said on Tuesday: Captain Anton Brodin is guilty of sinking the ferry Alba.

    He will be sentenced in May.

    2031-03-04 Vale Courier | Guilty of sinking the Alba
    Ten of the twelve jurors in Tarn found Captain Anton Brodin guilty on Tuesday of sinking the ferry Alba; two did not.

    The sentence will come in May.
    """
    assert frozenset({"unanimous", "Ten of the twelve jurors in Tarn found"}) in _votes(paper)


def test_a_jury_that_found_no_common_word_was_not_unanimous() -> None:
    told = "The jury failed to reach a unanimous decision. Jurors did what they could to come up with a unanimous verdict."
    assert not list(tallies(told, 0, len(told)))
    assert list(tallies("The jury was unanimous.", 0, 23))
