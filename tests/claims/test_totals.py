"""Totals and their parts, changes and their sizes."""

from __future__ import annotations

import pytest

from newstemma.claims.totals import totals
from newstemma.language.quantities import find_quantities
from newstemma.model.article import Article
from newstemma.model.reading import Reading, Sentence
from newstemma.model.report import Report
from tests.papers import differences


def _read(*sentences: str) -> tuple[Article, Reading]:
    text = " ".join(sentences)
    article = Article("a-1", "d-1", "x.txt", None, None, None, None, "en", None, None, (), (), None, None, None, (), text, (), ())
    places, at = [], 0
    for sentence in sentences:
        places.append(Sentence(at, at + len(sentence), 0))
        at += len(sentence) + 1
    return article, Reading("a-1", True, tuple(places), (), (), (), (), tuple(find_quantities(text)), ())


@pytest.mark.parametrize(
    ("sentences", "why"),
    [
        (["The table: 27 played, 19 won, four drawn, five lost."], "19 and four and five make 28, not 27"),
        (["They have played 27 games, won 19, drawn four and lost five."], "19 and four and five make 28, not 27"),
        (
            ["Nineteen were hurt.", "St Ann's took in eleven and the Infirmary six."],
            "eleven and six make 17, not Nineteen",
        ),
        (["Nine men and three women died, 14 people in all."], "Nine and three make 12, not 14"),
        (
            ["Nearly 60 percent of the moors of Tarn are state land and another two-thirds are under private control."],
            "Nearly 60 percent and another two-thirds make 127 per cent",
        ),
        (
            ["Some 40 percent went to Harn by rail and the remaining 70 percent by road."],
            "Some 40 percent and the remaining 70 percent make 110 per cent",
        ),
    ],
)
def test_parts_that_do_not_make_their_total_are_found(sentences: list[str], why: str) -> None:
    assert [odd.why for odd in totals(*_read(*sentences))] == [why]


@pytest.mark.parametrize(
    "sentences",
    [
        ["27 played, 19 won, four drawn, four lost."],
        ["Seventeen were hurt.", "St Ann's took in eleven and the Infirmary six."],
        ["Sixty were hurt.", "St Ann's took in eleven and the Infirmary six."],
        ["They won four games and lost five of the 27 that they played."],
    ],
)
def test_parts_that_make_it_or_are_not_all_are_silent(sentences: list[str]) -> None:
    assert list(totals(*_read(*sentences))) == []


def test_one_rate_is_reached_by_one_step(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tarn lowers its rate
    The central bank of Tarn cut its key rate on Tuesday by half a percentage point to 5.75 percent, Governor Ida Renn said.

    Inflation in Tarn had been beaten, she said in the old mint.

    2031-03-04 Vale Courier | A bold cut in Tarn
    By cutting its key rate by 0.75 points to 5.75 per cent on Tuesday the central bank of Tarn has jumped.

    Governor Ida Renn said in the old mint that inflation had been beaten.
    """
    sides = frozenset({"half a percentage point", "0.75"})
    assert ("number", "conflict", sides) in differences(paper)


def test_what_a_player_did_is_no_sum(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Brodin leads Tarn
    Anton Brodin had 28 points, 17 rebounds and 12 assists on Tuesday night, and Tarn beat Vale by a point.

    All 11 wardens backed him, nine guests opposed and one guest away.
    """
    assert not [words for kind, grade, words in differences(paper) if grade == "internal"]


def test_parts_that_the_verb_tells_and_a_change_in_per_cent(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Ferry fares rise in Tarn
    The 58 passengers of the ferry were 31 women, 19 men and five children, the coast guard in Tarn said on Tuesday.

    Fares will rise from 2.40 to 2.70 euros, an increase of 20 per cent. Those for cars go from 10 to 11 euros, a rise of 10 per cent.
    """
    sums = {words for kind, grade, words in differences(paper) if grade == "internal"}
    assert sums == {frozenset({"58", "31", "19", "five"}), frozenset({"2.40", "2.70 euros", "20 per cent"})}


def test_what_was_raised_and_what_a_budget_falls_by(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Tarn saves
    The appeal in Tarn has raised 80,000 euros: 50,000 from firms, 20,000 from readers and 15,000 from a concert.

    The budget of Tarn will fall from 98 million to 84 million euros, a cut of 12 million euros. The mayor, Ida Renn, said so on Tuesday.
    """
    sums = {words for kind, grade, words in differences(paper) if grade == "internal"}
    assert frozenset({"80,000 euros", "50,000", "20,000", "15,000"}) in sums
    assert frozenset({"98 million", "84 million euros", "12 million euros"}) in sums


@pytest.mark.parametrize(
    "sentence",
    [
        "Nearly 60 percent of the moors of Tarn are state land and another third is private.",
        "Of the cloth 30 percent was wool, 30 percent linen and the remaining 40 percent silk.",
        "Prices rose 60 percent in Tarn and wages by another 50 points.",
    ],
)
def test_shares_that_make_no_more_than_the_whole_are_no_finding(sentence: str) -> None:
    assert not list(totals(*_read(sentence)))
