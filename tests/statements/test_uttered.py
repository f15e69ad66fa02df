"""What somebody uttered, and what he only does, knows or might say."""

from __future__ import annotations

import pytest

from newstemma.language.words import asset
from newstemma.statements.uttered import bases, uttered
from tests.statements.marked import report_of

REST = "The ferry Alba sank in fog off Port Vale on Tuesday with eleven people on board."


def said(line: str) -> list[str]:
    found = report_of(f"2031-03-04 Meridian Herald | Ferry sinks off Port Vale\n{line}\n\n{REST}").statements
    return [at.text for s in found for at in s.content]


@pytest.mark.parametrize(
    "line",
    [
        "[S Ida Renn] [C/belief has learned] [X that the harbour of Port Vale is deeper than any chart].",
        "[S The mayor] [C would argue] [X that the harbour of Port Vale is deep enough for the ferry].",
        "She met [S the pilots] [C to discuss] [X the ferry Alba and its last journey to Port Vale].",
        "[S The town] [C is gathering money] [X to stop the ferry from sailing in the fog].",
        "[C/belief think] [X that the harbour of Port Vale is too shallow] is what [S I] do.",
        "[S Port law] [C requires] [X every ferry to carry a radar and two boats].",
        "[S Ida Renn] [C found a better way of saying] [X it].",
        "[S Ida Renn] [C/belief has views on] [X the harbour and its many lamps].",
        "[S Ida Renn] [C responded to] [X the war of words over the harbour].",
        "[S The pilots] [C tell] [X the story of the harbour to every child].",
        "If [S the pilots] [C/belief think] [X that the harbour is too shallow], they stay at home.",
        "[S The ferry], [C called] [X “the face of the harbour”], was lost with all her lamps.",
        "[S The board] [C appointed] [X a keeper of the “long lamp”] on Tuesday.",
        "[S Ida Renn] [C drew criticism for] [X blaming the fog and the lamps].",
        "[S The pilots] [C were asked] [X whether the harbour of Port Vale is too shallow].",
        "[S The pilots] [C/other are used to] [X the fog of Port Vale and its lamps].",
    ],
)
def test_what_is_known_done_or_supposed_was_not_said(line: str) -> None:
    assert said(line) == []


@pytest.mark.parametrize(
    "line",
    [
        "[S Ida Renn] [C posted a statement saying] [X that the harbour of Port Vale is deep enough].",
        "[S Union] [C :] [X No boat leaves Port Vale before the radar is mended].",
        "[S The pilots] [C/belief fear] [X that the harbour of Port Vale is too shallow].",
        "[S A survey of the port] [C showed] [X that the harbour of Port Vale is too shallow].",
        "“[X We would argue that the harbour of Port Vale is deep enough],” [S Ida Renn] [C would say].",
    ],
)
def test_what_is_told_is_a_statement(line: str) -> None:
    assert len(said(line)) == 1


def test_words_of_another_sentence_are_no_part_unless_they_are_quoted() -> None:
    line = "[S Ida Renn] [C said] [X the harbour was deep]. [X New boats] will come. [X “They will all carry a radar.”]"
    assert said(line) == ["the harbour was deep", "They will all carry a radar."]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Scrambling to explain [X a thin crowd], [S Ida Renn] [C blamed] [X the fog and the lamps].", ["the fog and the lamps"]),
        ("[X On page eight of the report], [S Ida Renn] [C wrote], [X “We will light the lamps.”]", ["We will light the lamps."]),
        ("[X The fog], [S Ida Renn] [C said], [X was as thick as wool].", ["The fog", "was as thick as wool"]),
        ("It is [X what] [S Ida Renn] [C called] [X a fog as thick as wool].", ["what", "a fog as thick as wool"]),
    ],
)
def test_what_stands_ahead_belongs_to_the_words_only_where_they_go_on(line: str, words: list[str]) -> None:
    assert said(line) == words


def test_whoever_is_named_without_saying_anything_is_still_known_to_who_speaks_next() -> None:
    line = "[S Otto Brandt] [C/belief knows] [X the ferry Alba well]. [S2 He] [C2 said] [X2 that it had sailed without a radar]."
    found = report_of(f"2031-03-04 Meridian Herald | Ferry sinks off Port Vale\n{line}\n\n{REST}").statements
    assert [s.speaker.name for s in found] == ["Otto Brandt"]


def test_forms_lead_to_their_bases() -> None:
    for form in "said tells accuses decried cries quipped noting tweeted referred allegations wrote denied".split():
        assert any(base in uttered() for base in bases(form)), form
    for form in "learned requires saw discovered sailed".split():
        assert not any(base in uttered() for base in bases(form)), form


def test_the_table_names_each_word_once() -> None:
    words = [word for line in asset("uttered.txt") for word in line.split()]
    assert len(words) == len(set(words))
