"""From scores to tags, with scores that say plainly what they mean."""

from __future__ import annotations

import re

import numpy as np
import pytest

from newstemma.encoders.decode import Plan, Seen, tags_of, weigh
from newstemma.encoders.paths import chain
from training.export import LAYERS

ROLES, NAMES = LAYERS["attribution"], LAYERS["names"]
COLUMNS = {"attribution": slice(0, 7), "names": slice(7, 16), "units": slice(16, 18), "act": slice(18, 22)}


def plan(margin: int = 0, bias: float = 3.0) -> Plan:
    free = {layer: chain(LAYERS[layer], np.zeros((len(LAYERS[layer]),) * 2, int).tolist(), [0] * len(LAYERS[layer])) for layer in COLUMNS}
    kinds = {kind: kind for kind in ("person", "organisation", "place", "other")}
    return Plan(COLUMNS, free["attribution"], free["names"], kinds, LAYERS["act"], margin, {"bias": bias})  # type: ignore[arg-type]


def seen(text: str, labels: str, *, acts: str = "speech") -> Seen:
    """The paragraph with a label a word (the first letters of a role or name, capital where a span begins), scored beyond doubt."""
    words = [m.span() for m in re.finditer(r"\w+|[^\w\s]", text)]
    columns = {"S": 1, "s": 2, "C": 3, "c": 4, "T": 5, "t": 6, "P": 8, "p": 9, "L": 12, "l": 13, "U": 17}
    scores = np.zeros((len(words), 22), np.int64)
    scores[:, [0, 7]] = 500
    for n, marks in enumerate(labels.split()):
        for mark in marks.replace("-", ""):
            scores[n, columns[mark]] = 1000
    scores[:, 18 + LAYERS["act"].index(acts)] = 10
    return Seen(text, words, [False] * len(words), scores)


def test_a_paragraph_says_who_said_what_and_where_its_clauses_begin() -> None:
    text = "Ida Renn said the ferry had sunk off Vale."
    (found,) = tags_of([seen(text, "PSU ps C TU t t t t Lt -")], plan())
    (said,) = found.attributions
    assert said.source is not None
    assert said.cue is not None
    assert [text[slice(*cut)] for cut in (said.source, said.cue, *said.content)] == ["Ida Renn", "said", "the ferry had sunk off Vale"]
    assert (said.act, said.score) == ("speech", 0.9526)
    assert [(text[n.start : n.end], n.kind) for n in found.names] == [("Ida Renn", "person"), ("Vale", "place")]
    assert [text[at:].split(maxsplit=1)[0] for at in found.units] == ["Ida", "the"]


def test_the_words_of_a_cue_tell_the_act_together() -> None:
    paragraph = seen("They hope to sail", "S C c T", acts="belief")
    paragraph.scores[2, 18 + LAYERS["act"].index("intention")] = 30  # "to" outweighs what "hope" says
    assert tags_of([paragraph], plan())[0].attributions[0].act == "intention"


@pytest.mark.parametrize(("quoted", "act"), [(True, "speech"), (False, "other")])
def test_words_without_a_cue_are_speech_where_they_are_quoted(quoted: bool, act: str) -> None:  # noqa: FBT001
    paragraph = seen("We were lucky", "T t t")
    paragraph = Seen(paragraph.text, paragraph.words, [quoted] * 3, paragraph.scores)
    assert [a.act for a in tags_of([paragraph], plan())[0].attributions] == [act]


@pytest.mark.parametrize(
    ("text", "labels", "quoted", "kept"),
    [
        ("They want to sail", "S C - T", False, 0),
        ("We were lucky", "T t t", True, 1),
        ("We were lucky", "T t t", False, 0),
        ("The mayor adds:", "S s C c", False, 1),
        ("The mayor adds fish", "S s C -", False, 0),
        ("The Courier reported", "S s C", False, 1),
    ],
)
def test_what_is_unsure_is_kept_for_direct_speech_and_introductions(text: str, labels: str, quoted: bool, kept: int) -> None:  # noqa: FBT001
    paragraph = seen(text, labels)
    paragraph = Seen(text, paragraph.words, [quoted] * len(paragraph.words), paragraph.scores)
    assert len(tags_of([paragraph], plan(bias=-1.0))[0].attributions) == kept
    assert len(weigh([paragraph], plan(bias=-1.0))[0]) == 1


def test_a_clause_begins_only_where_its_margin_is_met() -> None:
    paragraph = seen("Fog fell and boats stopped", "- - U - -")
    assert tags_of([paragraph], plan(margin=999))[0].units == (0, 9)
    assert tags_of([paragraph], plan(margin=1000))[0].units == (0,)


def test_a_paragraph_without_words_holds_nothing() -> None:
    empty = Seen("  ", [], [], np.zeros((0, 22), np.int64))
    (found,) = tags_of([empty], plan())
    assert (found.attributions, found.names, found.units) == ((), (), ())
