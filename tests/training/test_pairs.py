"""Pairs that say the same, from invented copies of the corpora's formats; and the real ones, where they lie."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from tests.corpora import corpus
from training.pairs import look_alikes, msrp, roundups, sightings, superpal

_HEAD = "Quality\t#1 ID\t#2 ID\t#1 String\t#2 String\n"


def test_paraphrases_are_read_as_they_were_published(tmp_path: Path) -> None:
    rows = '1\t11\t12\tThe ferry " Alba " sank off Vale .\tOff Vale the Alba sank .\n0\t21\t22\tNine died .\tNine were saved .\n'
    (tmp_path / "msr_paraphrase_train.txt").write_text("\ufeff" + _HEAD + rows, encoding="utf-8")
    found = msrp(tmp_path, "train")
    assert [pair.same for pair in found] == [True, False]
    assert found[0].one == 'The ferry " Alba " sank off Vale .'
    assert found[0].topic != found[1].topic


def test_a_quoted_cell_with_a_tab_has_a_comma(tmp_path: Path) -> None:
    rows = '1\t11\t12\t"The mayor \t Ida Renn \t resigned ."\t"She said "" no "" twice ."\n'
    (tmp_path / "msr_paraphrase_test.txt").write_text(_HEAD + rows, encoding="utf-8")
    (pair,) = msrp(tmp_path, "test")
    assert (pair.one, pair.other) == ("The mayor , Ida Renn , resigned .", 'She said " no " twice .')


def test_a_part_that_is_not_there_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(LookupError, match="test part"):
        msrp(tmp_path, "test")


def test_a_row_of_four_cells_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "msr_paraphrase_train.txt").write_text(_HEAD + "1\t11\t12\tThe ferry sank .\n", encoding="utf-8")
    with pytest.raises(ValueError, match="five cells"):
        msrp(tmp_path, "train")


def test_what_was_not_aligned_is_different(tmp_path: Path) -> None:
    columns = "topic,scuSentence,docSentText,docSpanText,summarySpanText\n"
    rows = [
        'vale,"The Alba sank in fog off Port Vale.","A ferry, the Alba, sank.","A ferry...the Alba...sank","The Alba sank in fog"\n',
        'vale,"Renn opened an inquiry today.","The mayor ordered an inquiry.","The mayor ordered an inquiry","Renn opened an inquiry"\n',
        'orlow,"Orlow Motors closes its plant.","The plant at Orlow will close.","Closing","Orlow closes"\n',
    ]
    (tmp_path / "dev_MN_only.csv").write_text(columns + "".join(rows), encoding="utf-8")
    found = superpal(tmp_path)
    assert {(pair.one, pair.other) for pair in found if pair.same} == {
        ("The Alba sank in fog", "A ferry the Alba sank"),
        ("Renn opened an inquiry", "The mayor ordered an inquiry"),
    }
    assert {(pair.one, pair.other) for pair in found if not pair.same} == {
        ("The Alba sank in fog off Port Vale.", "The mayor ordered an inquiry."),
        ("Renn opened an inquiry today.", "A ferry, the Alba, sank."),
    }


def _article(folder: Path, name: str, words: str, *, at: int, event: str, filler: str = "Some other words stand here .") -> None:
    """A file of two sentences; the word at place `at` of the second tells of the event, and the first word of it is a person."""
    first, second = filler.split(), words.split()
    tokens = "".join(
        f'<token t_id="{n}" sentence="{int(n > len(first))}" number="0">{word}</token>' for n, word in enumerate([*first, *second], 1)
    )
    anchors = {21: len(first) + 1 + at, 22: len(first) + 1}
    marks = (
        "".join(f'<X m_id="{m}"><token_anchor t_id="{t}"/></X>' for m, t in anchors.items()) + '<X m_id="31" TAG_DESCRIPTOR="an_event"/>'
    )
    chains = f'<CROSS_DOC_COREF note="{event}"><source m_id="21"/><target m_id="31"/></CROSS_DOC_COREF>'
    chains += '<CROSS_DOC_COREF note="HUM7"><source m_id="22"/><target m_id="32"/></CROSS_DOC_COREF>'
    xml = f"<Document>{tokens}<Markables>{marks}</Markables><Relations>{chains}</Relations></Document>"
    (folder / f"{name}.xml").write_text(xml, encoding="utf-8")


def _topic(folder: Path) -> Path:
    _article(folder, "9_1ecb", "Renn resigned on Monday .", at=1, event="ACT1")
    _article(folder, "9_2ecb", "Renn stepped down as mayor .", at=1, event="ACT1")
    _article(folder, "9_3ecb", "Renn will be missed .", at=3, event="ACT5")
    _article(folder, "9_1ecbplus", "Holt resigned on Friday .", at=1, event="ACT2")
    rows = "".join(f"9,{name},1\n" for name in ("1ecb", "2ecb", "3ecb", "1ecbplus"))
    (folder / "ECBplus_coreference_sentences.csv").write_text("Topic,File,Sentence Number\n" + rows, encoding="utf-8")
    return folder


def test_only_checked_sentences_and_events_count(tmp_path: Path) -> None:
    found = sightings(_topic(tmp_path))
    assert [sighting.text for sighting in found] == [
        "Renn resigned on Monday.",
        "Renn stepped down as mayor.",
        "Renn will be missed.",
        "Holt resigned on Friday.",
    ]
    assert [(s.topic, s.event, s.chains) for s in found] == [
        (9, 1, {"ACT1"}),
        (9, 1, {"ACT1"}),
        (9, 1, {"ACT5"}),
        (9, 2, {"ACT2"}),
    ]


def test_a_look_alike_is_different_and_the_same_event_is_the_same(tmp_path: Path) -> None:
    found = sightings(_topic(tmp_path))
    assert list(look_alikes(found)) == [(0, 1, True), (0, 3, False), (1, 3, False), (2, 3, False)]


def test_sentences_of_one_article_are_no_pair(tmp_path: Path) -> None:
    (first, second, *_) = sightings(_topic(tmp_path))
    assert list(look_alikes([first, second])) == [(0, 1, True)]
    assert list(look_alikes([first, first])) == []


def test_a_roundup_gives_headlines_and_first_sentences(tmp_path: Path) -> None:
    story = {
        "cluster": "vale",
        "articles": [
            {"title": "Ferry sinks off Port Vale", "lead": "Video: live.  The Alba sank in fog. Eleven drowned.", "date": "2031-03-05"},
            {"title": "Horror at sea", "lead": "Nine bodies were found, the mayor said.", "date": "2031-03-04"},
        ],
    }
    path = tmp_path / "stories.jsonl.gz"
    path.write_bytes(gzip.compress((json.dumps(story) + "\n").encode()))
    (found,) = roundups(path)
    assert found.day == "2031-03-04"
    assert found.titles == ("Ferry sinks off Port Vale",)
    assert found.leads == ("The Alba sank in fog.", "Nine bodies were found, the mayor said.")


def test_the_real_corpora_are_read_whole() -> None:
    pairs = msrp(corpus("data", "msrp.tar.gz"), "test")
    assert len(pairs) == 1713
    assert sum(pair.same for pair in pairs) == 1139
    found = sightings(corpus("data", "ecbplus_traindev.tar.gz"))
    assert len({s.topic for s in found}) == 33
    looks = list(look_alikes(found))
    assert 0.4 < sum(same for _, _, same in looks) / len(looks) < 0.5
    assert all(found[i].document != found[j].document for i, j, _ in looks)
