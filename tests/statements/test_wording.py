"""What typesetting and house style change is taken out; what changes the sense stays."""

from __future__ import annotations

import pytest

from newstemma.statements.variants import alike, wrought
from newstemma.statements.wording import wording


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("It’s the neighbours’ 5% share", "It's the neighbors' five per cent share"),
        ("an oﬃce of ﬁve ﬂoors", "an office of 5 floors"),
        ("co\u00adoper\u200bate", "cooperate"),
        ("Zoë’s cafe\u0301", "Zoë's café"),
        ("twelve—no, twenty—times", "12 -- no, 20 -- times"),
        ("We ﬁnd it (laughs) hard", "We find it hard"),
        ("[H]e never slept", "he never slept"),
        ("they organised a defence programme", "they organized a defense program"),
    ],
)
def test_house_style_is_taken_out(ours: str, theirs: str) -> None:
    assert wording(ours).words == wording(theirs).words


@pytest.mark.parametrize(
    ("base", "here", "relation"),
    [
        ("We saw it coming for years and said so", "We saw [the flood] coming for years and said so", "identical"),
        ("We did go there that night", "We did [not] go there that night", "reworded"),
        ("We will never sign that paper", "We will sign that paper", "reworded"),
        ("There were 25 boats at the pier that night", "There were 26 boats at the pier that night", "reworded"),
        ("We lost it all … and we lost it twice", "We lost it all in one night and we lost it twice", "trimmed"),
        ("the hours before dawn were the worst of all", "the hours before dawn … of all", "trimmed"),
        ("he hid four boats there", "he hid for boats there", "reworded"),
    ],
)
def test_what_is_changed_is_named_whichever_is_longer(base: str, here: str, relation: str) -> None:
    assert wrought(wording(base), wording(here)) == relation
    assert wrought(wording(here), wording(base)) == relation


def test_a_word_that_everybody_says_makes_no_two_quotations_one() -> None:
    assert not alike(wording("I am proud of my town"), wording("I am proud of these two men"), "other")
    assert not alike(wording("of the"), wording("the end of the story of the year"), "open")


def test_the_wording_of_nothing_is_nothing() -> None:
    assert wording("… — !").words == ()
    assert wording("").gaps == frozenset()
