"""Pairs of sentences from marked-up stories and from real ones."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from evals.marked import marked_story
from evals.oppositions import Pair, details, left_out, marked
from newstemma.encoders.lexical import LexicalEncoder
from training.oppositions import edited, real

STORY = """# a ferry on a sandbank
tuned: yes

== gazette | Port Ellory Gazette | 2031-03-14T22:40+00:00 | txt
Title: Ferry stranded off Ellory

The ferry Marram ran onto a sandbank off Ellory.

[d1a|The crew let nobody leave the ferry before dawn]. [c1|The quay at Ellory was closed].

[f1a|The pilot boat turned back to the harbour]. [d2a|Eleven passengers felt sick aboard the ferry].

== courier | Ellory Courier | 2031-03-15T06:25+00:00 | txt
Title: Passengers taken off Marram

[d1b|Passengers left the ferry by lifeboat within the hour], a watchman said. [c1|Nobody could get onto the quay at Ellory, which was shut].

[f1b|The lifeboat stayed beside the ferry until the pilot came]. [d2b|Nineteen passengers were sick aboard].

== origins
gazette: gazette
courier: courier
== claims
c1 | the quay was closed | 2
== differences
d1 | negation, other | conflict | must | whether passengers were let off
  d1a / d1b
d2 | number | conflict | must | 11 or 19 were sick
  d2a / d2b
== false
f1 | other | two boats
  f1a / f1b
== events
"""


@pytest.fixture
def pairs(tmp_path: Path) -> list[Pair]:
    (tmp_path / "ferry.txt").write_text(STORY, encoding="utf-8")
    return list(marked(marked_story(tmp_path / "ferry.txt")))


def test_two_sides_of_a_difference_exclude_each_other_with_the_words_that_differ(pairs: list[Pair]) -> None:
    (one,) = [p for p in pairs if p.differ]
    assert one.words is not None
    ours, theirs = (text[slice(*cut)] for text, cut in zip((one.one, one.other), one.words, strict=True))
    assert {ours, theirs} == {"The crew let nobody leave the ferry before dawn", "Passengers left the ferry by lifeboat within the hour"}
    assert one.turned().words == (one.words[1], one.words[0])
    assert one.turned().turned() == one


def test_claims_agree_and_tempting_ones_do_not_exclude(pairs: list[Pair]) -> None:
    assert [(p.agree, "shut" in p.one + p.other) for p in pairs if p.kind == "agree"] == [(True, True)]
    assert [("lifeboat stayed" in p.one + p.other, p.agree) for p in pairs if p.kind == "false"] == [(True, None)]
    assert all(p.agree is False and not p.differ for p in pairs if p.kind == "beside")


def test_figures_are_left_to_others(pairs: list[Pair]) -> None:
    assert not [p for p in pairs if "Eleven" in p.one + p.other and "Nineteen" in p.one + p.other]


def test_stories_of_real_news_give_pairs_that_do_not_exclude(tmp_path: Path) -> None:
    told = [
        "The ferry Marram ran onto a sandbank off Ellory. The quay at Ellory was closed.",
        "The quay at Ellory stayed closed on Friday.",
    ]
    (tmp_path / "news.json").write_text(json.dumps([[{"text": t} for t in told]]), encoding="utf-8")
    found = list(real(tmp_path / "news.json"))
    assert {"The quay at Ellory was closed.", told[1]} in [{p.one, p.other} for p in found]
    assert {(p.differ, p.agree) for p in found} == {(False, None)}


def test_details_are_read_with_the_words_that_clash(tmp_path: Path) -> None:
    lines = [
        "differ ||| The van was found [[behind the mill]] by a patrol. ||| A patrol came upon the van [[at the quay]], police said.",
        "agree ||| He did not survive the fall. ||| The climber died.",
    ]
    (tmp_path / "d1.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")
    differ, agree = details(tmp_path / "d1.txt")
    assert differ.words is not None
    assert (differ.one[slice(*differ.words[0])], differ.other[slice(*differ.words[1])]) == ("behind the mill", "at the quay")
    assert (differ.differ, differ.agree, agree.differ, agree.agree, agree.words) == (True, False, False, True, None)


@pytest.mark.parametrize(
    "line",
    ["differ ||| Without marks. ||| None here.", "same ||| One. ||| Other.", "agree ||| Alone.", "agree ||| A [[mark]]. ||| A [[sign]]."],
)
def test_a_line_of_another_form_is_an_error(tmp_path: Path, line: str) -> None:
    (tmp_path / "d1.txt").write_text(line, encoding="utf-8")
    with pytest.raises(ValueError, match=r"d1\.txt, line 1: not a pair"):
        list(details(tmp_path / "d1.txt"))


def test_what_is_left_out_is_there_and_its_lines_are_well_formed() -> None:
    found = left_out(30)
    assert {name: bool(pairs) and any(p.differ for p in pairs) for name, pairs in found.items()} == {"short": True, "long": True}


class Alike(LexicalEncoder):
    """To whom all sentences are one."""

    def vectors(self, sentences: list[str]) -> list[bytes]:  # type: ignore[override]
        return [np.full(1, 127, np.int8).tobytes()] * len(sentences)


def test_a_word_is_exchanged_for_its_opposite_or_denied(tmp_path: Path) -> None:
    told = ["The road was closed by the mayor.", "The mayor said the road was closed at noon.", "The dog was at home."]
    (tmp_path / "news.json").write_text(json.dumps([[{"text": t} for t in told]]), encoding="utf-8")
    found = list(edited(tmp_path / "news.json", Alike(), 1))
    closed = [p for p in found if "closed" in p.one and p.differ and p.words]
    assert closed
    assert all(p.one[slice(*p.words[0])] == "closed" and "closed" not in p.other for p in closed if p.words)
    assert [p for p in found if " was not " in p.other and p.differ]
    assert list(edited(tmp_path / "news.json", Alike(), 1)) == found
