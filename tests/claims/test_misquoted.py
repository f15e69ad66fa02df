"""One utterance in other words inside the quotation marks."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import differences


def quoted(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "quote"}


def test_another_word_of_content_in_one_sentence_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harnmouth bridge closed
    The old bridge at Harnmouth was closed on Tuesday. “Our engineers looked at every bolt and cannot explain what they are hearing,” mayor
    Ruth Calder said.

    Traffic goes through Port Vale.

    2031-03-04 Vale Courier | Mayor shuts bridge
    Mayor Ruth Calder shut the bridge at Harnmouth. “Our engineers looked at every bolt and can’t explain what they’re seeing,” Calder
    said on Tuesday.

    Repairs will take months.
    """
    assert quoted(paper) == {("conflict", frozenset({"what they are hearing", "what they’re seeing"}))}


def test_helping_words_and_words_for_one_thing_are_compatible(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harnmouth bridge closed
    The old bridge at Harnmouth was closed on Tuesday. “This is the sort of thing that keeps an engineer awake at night,” mayor Ruth Calder
    said.

    Traffic goes through Port Vale.

    2031-03-04 Vale Courier | Mayor shuts bridge
    Mayor Ruth Calder shut the bridge at Harnmouth. “This is the kind of thing that keeps an engineer awake at night,” Calder said.

    Repairs will take months.
    """
    assert quoted(paper) == {("compatible", frozenset({"This is the sort of thing that", "This is the kind of thing that"}))}


def test_house_style_dots_brackets_and_names_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harnmouth bridge closed
    The old bridge at Harnmouth was closed on Tuesday. “We won’t organise any of the eleven crossings until [the council] pays for the steel
    that Mr Brandt promised ... in the spring,” mayor Ruth Calder said.

    Traffic goes through Port Vale.

    2031-03-04 Vale Courier | Mayor shuts bridge
    Mayor Ruth Calder shut the bridge at Harnmouth. “We will not organize any of the 11 crossings until they pay for the steel that Brandt
    promised us in the spring,” Calder said on Tuesday.

    Repairs will take months.
    """
    assert quoted(paper) == set()


def test_who_is_quoted_with_both_said_both(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Harnmouth bridge closed
    The old bridge at Harnmouth was closed on Tuesday. “We will mend the bridge before the winter storms come back,” mayor Ruth Calder said.
    “We will mend the harbour before the winter storms come back,” Calder said.

    Traffic goes through Port Vale.

    2031-03-04 Vale Courier | Mayor shuts bridge
    Mayor Ruth Calder shut the bridge at Harnmouth. “We will mend the harbour before the winter storms come back,” Calder said on Tuesday.

    Repairs will take months.
    """
    assert quoted(paper) == set()
