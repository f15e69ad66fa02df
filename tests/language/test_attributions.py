"""Who said what, by rule."""

from __future__ import annotations

import pytest

from newstemma.language.attributions import find_attributions
from newstemma.language.quotations import find_quotations
from newstemma.language.sentences import split_sentences


def said(text: str) -> list[tuple[str | None, list[str]]]:
    found = find_attributions(text, split_sentences(text), find_quotations(text))
    return [(text[slice(*a.source)] if a.source else None, [text[slice(*c)] for c in a.content]) for a in found]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("The ferry left at dawn, the coast guard said on social media.", "the coast guard", "The ferry left at dawn"),
        ("Renn, in turn, said the talks had “grown warm” since June.", "Renn", "the talks had “grown warm” since June"),
        ("“None of us knew,” said Mira Sol, a baker from the city.", "Mira Sol", "None of us knew,"),
        ("According to harbour records, the ship was late.", "harbour records", "the ship was late"),
        ("The ship was late, according to harbour records.", "harbour records", "The ship was late"),
        ("Port officials estimate that 40 crates were lost.", "Port officials", "40 crates were lost"),
        ("Mayor Ida Renn told reporters: “We are alone.”", "Mayor Ida Renn", "We are alone."),
    ],
)
def test_speaker_and_words_are_found(text: str, source: str, content: str) -> None:
    assert said(text) == [(source, [content])]


def test_scare_quotes_are_no_speech() -> None:
    assert said("The so-called “garden” is a car park.") == []


def test_a_noun_is_no_cue() -> None:
    assert said("The remarks by the mayor drew reports of anger in the town.") == []


def test_a_quotation_over_two_sentences_goes_on_with_its_speaker() -> None:
    found = said("“We ran from the quay,” Sol said. “It was dark out there. Nobody spoke.”")
    assert [source for source, _ in found] == ["Sol", "Sol"]
    assert found[1][1] == ["It was dark out there. Nobody spoke."]
