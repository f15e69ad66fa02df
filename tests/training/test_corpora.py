"""Labelled corpora as paragraphs with spans, from invented copies of their formats."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from training.corpora import Example, columns, gum, gum_split, joined, meantime, polnear, restyled, upper


def shown(example: Example) -> list[tuple[str, str]]:
    return [(example.text[a:b], kind) for a, b, kind in example.names or ()]


def test_an_article_of_polnear_is_cut_into_lines_with_their_own_spans(tmp_path: Path) -> None:
    text = "The lamp went out.\n“It was fog,” Renn said. \n"
    start = text.index("“")
    cut = {"content": [[start, start + 13]], "source": [[start + 14, start + 18]], "cue": [[start + 19, start + 23]]}
    file = tmp_path / "polnear_train.jsonl.gz"
    file.write_bytes(gzip.compress(json.dumps({"id": "a", "text": text, "attributions": [cut]}).encode()))
    first, second = polnear(file)
    assert (first.text, first.roles) == ("The lamp went out.", ())
    assert second.text == "“It was fog,” Renn said."
    assert [(second.text[a:b], role) for a, b, role in second.roles or ()] == [
        ("“It was fog,”", "content"),
        ("Renn", "source"),
        ("said", "cue"),
    ]
    assert [act for *_, act in second.acts or ()] == ["speech"]


def test_columns_of_any_corpus_become_text_and_names() -> None:
    sentence = "Ida\tNNP\tB-PER\nRenn\tNNP\tI-PER\nleft\tVBD\tO\nVale\tNNP\tB-LOC\n.\t.\tO\n\nVale\tNNP\tI-ORG\n"
    first, second = columns(sentence, "conll")
    assert (first.text, shown(first)) == ("Ida Renn left Vale.", [("Ida Renn", "person"), ("Vale", "place")])
    assert shown(second) == [("Vale", "organisation")]
    numbered = "# text = x\n1\tHolt\tB-PER\t-\ta\n2\tmet\tO\t-\t-\n3\tDanes\tO\t-\t-\n"
    (third,) = columns(numbered, "uner", whole=False)
    assert shown(third) == [("Holt", "person")]
    assert [third.text[a:b] for a, b in third.doubtful] == ["Danes"]


def test_tokens_are_joined_as_a_newspaper_prints_them() -> None:
    text, cuts = joined(["``", "No", ",", "''", "she", "did", "n't", "say", "(", "twice", ")", '"', "Yes", '"', "."])
    assert text == '“No,” she didn\'t say (twice) "Yes".'
    assert [text[a:b] for a, b in cuts][:3] == ["“", "No", ","]


_GUM = """# newdoc id = GUM_news_{name}
# newpar
# text = Ida Renn's ferry sank
1-2\tRenn's\t_\t_\t_\t_\t_\t_\t_\t_
1\tRenn\tRenn\tPROPN\tNNP\t_\t3\tnmod\t_\tDiscourse=ROOT:1:0|Entity=(2-object-new-nnnnn-cf1-2-sgl(1-person-new-nnnnn-cf1-1-sgl)
2\t's\t's\tPART\tPOS\t_\t1\tcase\t_\t_
3\tferry\tferry\tNOUN\tNN\t_\t4\tnsubj\t_\tEntity=2)
4\tsank\tsink\tVERB\tVBD\t_\t0\troot\t_\t_
5\twhen\twhen\tADV\tWRB\t_\t6\tadvmod\t_\tDiscourse=context:2->1:0
6\tfog\tfog\tNOUN\tNN\t_\t7\tnsubj\t_\t_
7\tcame\tcome\tVERB\tVBD\t_\t4\tadvcl\t_\tSpaceAfter=No
8\t.\t.\tPUNCT\t.\t_\t4\tpunct\t_\t_

"""


def test_a_document_of_gum_gives_units_tags_and_names(tmp_path: Path) -> None:
    for name in ("ferry", "held"):
        (tmp_path / f"GUM_news_{name}.conllu").write_text(_GUM.format(name=name), encoding="utf-8")
    (tmp_path / "splits.md").write_text("## dev\n\n  * GUM_news_held\n\n## test\n\n", encoding="utf-8")
    assert gum_split(tmp_path, "dev") == {"GUM_news_held"}
    assert gum_split(tmp_path, "train") == {"GUM_news_ferry"}
    (found,) = gum(tmp_path, gum_split(tmp_path, "train"))
    assert found.text == "Renn's ferry sank when fog came."
    assert shown(found) == [("Renn", "person")]
    assert [found.text[u : u + 4] for u in found.units or ()] == ["Renn", "when"]
    assert [found.text[a:b] for a, b, tag in found.tags or () if tag == "PART"] == ["'s"]


def test_a_named_mention_of_meantime_loses_what_stands_before_the_name(tmp_path: Path) -> None:
    words = ["The", "ferry", "firm", "Vale", "Lines", "closed"]
    tokens = "".join(f'<token sentence="0" t_id="{n}">{w}</token>' for n, w in enumerate(words))
    anchors = "".join(f'<token_anchor t_id="{n}"/>' for n in range(5))
    xml = (
        f'<Document>{tokens}<Markables><ENTITY_MENTION m_id="1" syntactic_type="NAM">{anchors}</ENTITY_MENTION>'
        '<ENTITY m_id="9" ent_type="ORG"/></Markables><Relations><REFERS_TO r_id="1"><source m_id="1"/>'
        '<target m_id="9"/></REFERS_TO></Relations></Document>'
    )
    place = tmp_path / "intra-doc_annotation" / "corpus_x"
    place.mkdir(parents=True)
    (place / "1_Vale.xml").write_text(xml, encoding="utf-8")
    (found,) = meantime(tmp_path)
    assert shown(found) == [("Vale Lines", "organisation")]


@pytest.mark.parametrize("text", ["He said “no” twice.", 'He said "no" twice, twice.', "No marks."])
def test_another_style_of_marks_moves_no_span(text: str) -> None:
    example = Example(text, "x", "x")
    other = restyled(example)
    assert len(other.text) == len(text)
    assert (other.text == text) == ("mark" in text)
    assert upper(example).text == text.upper()
