"""Where sentences end in news prose."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstemma.language.sentences import split_sentences


def cut(text: str) -> list[str]:
    return [text[a:b] for a, b in split_sentences(text)]


@pytest.mark.parametrize(
    "sentences",
    [
        ["The truce began at 8 a.m. local time Tuesday (1 a.m. ET).", "It held."],
        ["Lt. Col. Ada Renn met U.S. President Bo Sand.", "They spoke for an hour."],
        ["“We had no warning,” she said.", "“None at all.”", "The line went dead."],
        ["The firm is Orrin Inc.", "He left it in March."],
        ["Prices rose 2.4 percent to $3.10.", "Wages did not."],
        ["It opened at 5 p.m. Monday and shut at noon.", "Nobody came."],
        ["N. K. Bhave, the receiver, wept.", "So did others."],
        ["They asked receiver N.K. Bhave.", "He wept."],
        ["It went to the G.H.K.", "The others stayed."],
        ["“Is it over?” asked Mira Sol.", "It was not."],
        ["Gov. Ada Renn signed on Jan. 4 at St. Anne.", "Dr. Holt watched."],
    ],
)
def test_sentences_end_where_a_reader_ends_them(sentences: list[str]) -> None:
    assert cut(" ".join(sentences)) == sentences


@given(st.text(alphabet=st.sampled_from("Aa. !?“”\"'\n…Mr1"), max_size=80))
def test_no_word_is_lost_and_no_two_sentences_overlap(text: str) -> None:
    places = split_sentences(text)
    assert all(a[1] <= b[0] for a, b in zip(places, places[1:], strict=False))
    inside = {i for a, b in places for i in range(a, b)}
    assert all(text[i].isspace() for i in range(len(text)) if i not in inside)
