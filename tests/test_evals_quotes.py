"""The generator of changed quotations, and its scorer: what is made is what it says, and what is not found is counted."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest

from evals import quotes, quotes_edits
from evals.quotes_edits import TYPOGRAPHIC, Change

TEXT = (
    "The ferry Alba sank in thick fog off Port Vale on Tuesday.\n\n"
    "“We lost people who had every right to come home, and I have no words for their families,” said Mayor Ida Renn.\n\n"
    "The harbour was closed at noon and the lamps were lit.\n\n"
    "“The horn had been silent since June, but nobody in this harbour listened,” said Captain Otto Brandt. He said that the bell of "
    "the pier had been sold for scrap in spring."
)


def made() -> list[Change]:
    chance = Random(1)
    people = ["Ida Renn", "Otto Brandt"]
    edits = quotes_edits
    return [
        *edits.cut(TEXT, chance), *edits.reworded(TEXT, chance), *edits.joined(TEXT, chance),
        *edits.moved(TEXT, people, chance), *edits.promoted(TEXT, chance),
    ]  # fmt: skip


def test_every_kind_of_change_is_made_and_stands_in_its_text() -> None:
    kinds = {c.kind.partition(" (")[0] for c in made()}
    assert kinds >= {"one word changed", "two made one", "another speaker", "promoted"}
    assert all(c.here in c.text and c.text != TEXT for c in made())
    assert {c.relation for c in made()} == {"trimmed", "spliced", "reworded", "reattributed", "promoted"}


@pytest.mark.parametrize(("name", "edit"), TYPOGRAPHIC, ids=[name for name, _ in TYPOGRAPHIC])
def test_no_typographic_change_touches_a_word(name: str, edit: quotes_edits.Callable[[str], str]) -> None:
    after = edit(TEXT)
    if name in {"brackets", "figures and spelling", "speaker in the middle"}:
        assert after != TEXT
        return
    assert quotes.letters(after) == quotes.letters(TEXT)


def test_the_stories_are_sound_and_some_are_kept_apart() -> None:
    found = quotes.stories()
    assert len(found) > 60 and {one.tuned for one in found} == {True, False}
    assert all(there in one.text for one in found for there, _ in one.again)
    assert all(quotes_edits.places(one.text) for one in found)


def test_a_change_is_seen_only_where_both_prints_meet_in_one_group() -> None:
    one = replace(quotes.stories()[0], text=TEXT, title="Ferry Alba sinks", outlet="Harbour Post")
    change = next(c for c in made() if c.kind == "one word changed")
    report = quotes.report_on(one, change.text)
    assert quotes.relations(report, change) == {"reworded"}
    assert quotes.relations(replace(report, quotes=()), change) == set()
    assert quotes.relations(report, replace(change, here="Something else that nobody said at all")) == set()
    assert quotes.differing(report.quotes) and not quotes.differing(quotes.report_on(one, TEXT).quotes)
