"""The scorer of speakers: an invented document in GUM's columns, and labels that are held to their texts."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evals import speakers
from evals.coreference import read
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.model.statement import Speaker
from tests.corpora import corpus

#: number, form, lemma, part of speech, head, relation, and the mentions that open and close.
ROWS = """
1 Mayor mayor NOUN 4 nsubj (1-person-new-nnnnn-cf1-1-coref
2 Margaret Margaret PROPN 1 flat _
3 Sol Sol PROPN 1 flat 1)
4 left leave VERB 0 root _
5 . . PUNCT 4 punct _

1 She she PRON 2 nsubj (1-person-giv:act-nnnnn-cf1-1-ana)
2 said say VERB 0 root _
3 little little ADJ 2 obj _
4 . . PUNCT 2 punct _
"""


@pytest.fixture
def document(tmp_path: Path) -> Path:
    lines = ["# newdoc id = GUM_news_ferry", "# meta::genre = news", "# newpar"]
    for line in ROWS.strip().splitlines():
        cells = line.split()
        if cells:
            number, form, lemma, upos, head, relation, mention = cells
            misc = "_" if mention == "_" else f"Entity={mention}"
            lines.append(f"{number}\t{form}\t{lemma}\t{upos}\t_\t_\t{head}\t{relation}\t_\t{misc}")
        else:
            lines.append("")
    path = tmp_path / "GUM_news_ferry.conllu"
    path.write_text("\n".join([*lines, "", ""]), encoding="utf-8")
    return path


def test_a_chain_is_called_by_its_longest_name_and_says_what_it_is_subject_of(document: Path) -> None:
    gold = read(document)
    assert gold.text == "Mayor Margaret Sol left . She said little ."
    assert gold.names == {"1": ("Margaret Sol",)}
    assert [(gold.text[m.start : m.end], m.says) for m in gold.mentions] == [("Mayor Margaret Sol", False), ("She", True)]


def test_she_is_asked_and_answered(document: Path) -> None:
    asked = list(speakers.from_gum([read(document)]))
    assert [(one.names, one.parts) for one in asked] == [(("Margaret Sol",), ("gum_speech", "gum_pronouns"))]
    found = speakers.count(asked, LexicalEncoder(), None)["gum_speech"]
    assert found.figures == {"accuracy": 1.0, "coverage": 1.0, "wrong_merges": 0.0}


def test_another_name_is_a_wrong_merge_and_silence_is_none() -> None:
    sum_ = speakers.Sum()
    sum_.add(named=True, given=True, right=False)
    sum_.add(named=True, given=False, right=False)
    assert sum_.figures == {"accuracy": 0.0, "coverage": 0.5, "wrong_merges": 0.5}


def test_a_phrase_that_a_common_noun_heads_is_no_name() -> None:
    assert not speakers.is_given(Speaker("the Harbour Post poll", None, None, unnamed=False))
    assert speakers.is_given(Speaker("Ida Renn and Otto Brandt", None, None, unnamed=False))
    assert speakers.is_initials("VHA", "Ministry of the Vale Harbour Authority")


def test_a_text_that_is_not_the_one_labelled_ends_the_run(tmp_path: Path) -> None:
    known = corpus("data", "polnear_dev.jsonl.gz")
    labelled = {label["article"] for label in speakers.lines(speakers.LABELS)}
    row = next(r for r in speakers.lines(known) if speakers.hashed(r["id"]) in labelled)
    changed = tmp_path / "changed.jsonl"
    changed.write_text(json.dumps(row | {"text": row["text"] + " "}) + "\n", encoding="utf-8")
    with pytest.raises(SystemExit, match="not the text that was labelled"):
        list(speakers.from_polnear(changed))
