"""When the thing that a story is about was launched, found, built or begun."""

from __future__ import annotations

from newstemma.model.report import Report


def dates(paper: Report) -> set[frozenset[str]]:
    return {frozenset(p.text for p in c.positions) for c in paper.conflicts if c.kind == "date" and c.grade == "conflict"}


def test_a_thing_has_one_beginning_though_other_words_tell_it(paper: Report) -> None:
    """
    2031-11-09 Meridian Herald | Thieves take Lusk hoard
    Thieves took the Lusk hoard of silver coins from the abbey museum on Sunday night, the diocese said.

    The hoard, found by a shepherd in 1931, is the largest of its kind in the hills.

    2031-11-10 Vale Courier | Silver hoard gone
    The monks of Lusk woke on Monday to an empty case: the hoard of silver coins was gone from the abbey museum.

    Nobody ever insured the silver. It came to light in 1913, under the floor of a barn.
    """
    assert dates(paper) == {frozenset({"1931", "1913"})}


def test_two_things_begin_at_two_times(paper: Report) -> None:
    """
    2031-11-09 Meridian Herald | Rail tunnel under the Sella opens
    The rail tunnel under the Sella was opened by the president on Sunday after years of delay.

    The bank that paid for it, Lusk Union, was founded in 1931 by a brewer.

    2031-11-10 Vale Courier | Sella tunnel open
    The president opened the rail tunnel under the Sella on Sunday.

    The engineers' school of Orlo, which drew the plans, was founded in 1913.
    """
    assert dates(paper) == set()


def test_an_article_that_gives_two_beginnings_tells_of_two_things(paper: Report) -> None:
    """
    2031-11-09 Meridian Herald | Second probe for Ryndal
    The space agency will send a second probe to the asteroid Ryndal, it said on Sunday.

    The first probe was launched in March 2019. The probe of the rival agency was launched in May 2021.

    2031-11-10 Vale Courier | Agency plans another probe
    A second probe is to fly to the asteroid Ryndal, the space agency said on Sunday.

    The rival's probe was launched in May 2021.
    """
    assert dates(paper) == set()


def test_what_has_served_since_a_year_was_not_founded_later(paper: Report) -> None:
    """
    2031-11-09 Meridian Herald | Prize for clinic head
    Jana Lind of the Port Lusk Harbour Clinic won on Sunday. In 2004 she founded the Port Lusk Harbour Clinic, which treats sailors.

    2031-11-10 Vale Courier | Lind honoured
    Jana Lind of the Port Lusk Harbour Clinic won a prize. The Port Lusk Harbour Clinic has been a help to sailors since 1999.
    """
    assert dates(paper) == {frozenset({"2004", "1999"})}


def test_what_has_served_since_a_year_may_be_older(paper: Report) -> None:
    """
    2031-11-09 Meridian Herald | Prize for clinic head
    Jana Lind of the Port Lusk Harbour Clinic won on Sunday. In 1999 she founded the Port Lusk Harbour Clinic, which treats sailors.

    2031-11-10 Vale Courier | Lind honoured
    Jana Lind of the Port Lusk Harbour Clinic won a prize. The Port Lusk Harbour Clinic has been a help to sailors since 2004.
    """
    assert dates(paper) == set()


def test_a_thing_that_failed_was_last_looked_over_once(paper: Report) -> None:
    """
    2031-03-09 Meridian Herald | Lusk bridge falls
    The Lusk bridge fell into the river on Sunday. Its last full inspection was in the summer of 2028, the ministry said.

    2031-03-09 Vale Courier | Bridge down
    The bridge at Lusk came down on Sunday, and the river is closed. The bridge was inspected fully last summer, an engineer said.
    """
    assert dates(paper) == {frozenset({"summer of 2028", "last summer"})}
