"""What is said of what, and whether it is denied."""

from __future__ import annotations

import pytest

from newstemma.language.predicates import predicates


def told(words: str) -> list[tuple[str, bool, str]]:
    return [(p.verb, p.denied, words[p.start : p.end]) for p in predicates(words, 0, len(words))]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("The coins were not insured, he said.", ("insure", True, "coins were not insured")),
        ("She turned down the knighthood.", ("accept", True, "turned down the knighthood")),
        ("No foreign help had been requested.", ("request", True, "foreign help had been requested")),
        ("The cases against the men remain.", ("withdraw", True, "cases against the men remain")),
        ("The board refused to sign the accord.", ("sign", True, "refused to sign the accord")),
        ("They found no trace of the boat.", ("find", True, "found no trace")),
    ],
)
def test_a_verb_with_its_noun_and_what_denies_it(words: str, expected: tuple[str, bool, str]) -> None:
    assert expected in told(words)


def test_what_is_meant_to_be_and_what_might_have_been_is_not_told() -> None:
    assert told("They voted to withdraw the bill.") == []
    assert told("Had he not recused himself, all would be well.") == []
