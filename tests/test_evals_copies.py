"""The scorer of copies: what the edges say of a pair, and what the figures make of it."""

from __future__ import annotations

import json
from pathlib import Path

from evals import copies
from evals.copies import Answer, answer, copies_of, figures, miss, read, reference
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.settings import Settings
from tests.corpora import corpus
from tests.lineage.test_trace import NEWS, OWN

SAID = '"We were told that the piers were safe, and nobody at this table ever asked how old the surveys were," said Ada Renn.'


def row(first: str, second: str, label: str = "copy", direction: str = "b_from_a", agency: str | None = None) -> dict[str, object]:
    """A pair as the corpus has it."""
    a = {"outlet": "Northern Star", "date": "2031-03-04", "title": "Piers", "text": first}
    b = {"outlet": "Vale Courier", "date": "2031-03-05", "title": "Harbour", "text": second}
    return {
        "pair": "p0", "label": label, "direction": direction, "agency": agency, "confidence": "high", "note": "", "a": a, "b": b,
    }  # fmt: skip


def said_of(made: dict[str, object]) -> tuple[copies.Read, Answer]:
    settings, reader = Settings(), LexicalEncoder()
    pair = read(made, reader, settings)
    return pair, answer(pair, copies_of(pair, settings.lineage, reader))


def test_a_reprint_is_a_copy_of_the_earlier() -> None:
    assert said_of(row(NEWS, NEWS))[1] == Answer("copy", "b_from_a", None)


def test_quotations_alone_are_not_derived() -> None:
    assert said_of(row(f"{NEWS}\n\n{SAID}", f"{OWN}\n\n{SAID}"))[1].kind == "not"


def test_two_prints_of_an_agency_are_siblings_of_it() -> None:
    wire = f"LOWMARKET (Reuters) - {NEWS}"
    assert said_of(row(wire, wire))[1] == Answer("copy", "common_wire", "Reuters")


def test_right_answers_score_one_and_silence_nothing() -> None:
    rows = [row(NEWS, NEWS), row(f"{NEWS}\n\n{SAID}", f"{OWN}\n\n{SAID}", "quotes_only", "unknown")]
    pairs = [said_of(one)[0] for one in rows]
    right = figures(pairs, [pair.gold for pair in pairs])
    assert (right["derived_f1"], right["kind_macro_f1"], right["direction_accuracy"]) == (1.0, 1.0, 1.0)
    silent = figures(pairs, [Answer(), Answer()])
    assert (silent["derived_f1"], silent["direction_accuracy"], silent["agency_false"]) == (0.0, 0.0, 0.0)
    assert miss(pairs[0], Answer()) is not None
    assert miss(pairs[0], pairs[0].gold) is None
    assert reference(pairs)[1] == 1.0


def test_an_agency_that_nobody_credits_counts_as_wrongly_named() -> None:
    pair, _ = said_of(row(NEWS, NEWS))
    assert figures([pair], [Answer("copy", "b_from_a", "Reuters")])["agency_false"] == 1.0


def test_the_pairs_of_the_corpus_are_read() -> None:
    source: Path = corpus("data", "lineage_pairs_dev.jsonl.gz")
    first = next(copies.rows(source))
    assert {"pair", "label", "direction", "agency", "a", "b"} <= set(json.loads(json.dumps(first)))
