"""Odd quotation marks, odd languages, very long quotations: nothing breaks, and nothing is made up."""

from __future__ import annotations

from time import process_time

import pytest

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.model.report import Report
from tests.papers import report_on

LEAD = (
    "The ferry Alba sank in thick fog off Port Vale on Tuesday with eleven people on board, the worst accident in the bay for years.\n\n"
    "The ferry had left Harnmouth at dawn for Port Vale and struck a sandbank near the old lighthouse."
)


def paper(*bodies: str, lead: str = LEAD) -> str:
    outlets = ("Meridian Herald", "Vale Courier", "Harbour Post")
    return "\n\n".join(f"2031-03-04 {o} | Ferry Alba sinks off Port Vale\n{lead}\n\n{b}" for o, b in zip(outlets, bodies, strict=False))


def report_of(*bodies: str) -> Report:
    return report_on(paper(*bodies), encoder=LexicalEncoder())


def changed(report: Report) -> list[str]:
    """The relations of groups that are not identical, after a look at every offset."""
    texts = {a.id: a.text for a in report.articles}
    for group in report.quotes:
        assert len({v.span.article for v in group.variants if hasattr(v.span, "article")}) > 1
        assert group.variants[group.base].relation == "identical"
        for variant in group.variants:
            assert texts[variant.span.article][variant.span.start : variant.span.end] == variant.span.text  # type: ignore[union-attr]
    return [g.relation for g in report.quotes if g.relation != "identical"]


ODD = {
    "a mark that never closes": '"We lost the radio at noon, said Mayor Ida Renn. The tide was low and the boats stayed out all day.',
    "a mark that never opens": 'We lost the radio at noon," said Mayor Ida Renn. The tide was low and the boats stayed out all day.',
    "marks of two kinds": '“We lost the radio at noon," said Mayor Ida Renn. "The tide was low and the boats stayed out,” she added.',
    "nested three deep": "“Otto said: ‘The bell read “all ashore” at noon,’ and I believed him,” said Mayor Ida Renn of the boats.",
    "apostrophes": "The boats' crews weren't the mayors' friends, 'twas said; the '20s were kinder to the fishers' wives.",
    "inches and minutes": 'The mast was 6\'2" wide and 40\'11" high; the horn sounded for 3\' 20" and the plank measured 12" by 4".',
    "empty marks": "“” said Mayor Ida Renn. “ … ” she added. “—” It was a long day for the boats and for the crews.",
    "only marks": "“‘“‘\"'\"'”’”’ «»„“”",
    "German": "„Wir haben das Boot um Mittag verloren und niemand hat gerufen“, sagte Bürgermeisterin Ida Renn am Hafen.",
    "French": "« Nous avons perdu le bateau à midi et personne n’a appelé », a dit la maire Ida Renn sur le quai du port.",
    "Japanese": "市長は「正午に船を失い、誰も呼ばなかった」と述べた。",
    "Arabic": "قالت العمدة «فقدنا القارب عند الظهر ولم ينادِ أحد» أمام الميناء.",
    "a poem": "“The sea came in,\nthe sea went out,\nand nobody\ncalled for the boat,”\nread Mayor Ida Renn.",
    "a court document": 'The respondent ("Alba Lines") shall pay the other (the "Claimant") the "Agreed Sum"; see "Schedule 2(b)" below.',
}


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_two_prints_of_the_same_oddity_do_not_differ(body: str) -> None:
    assert changed(report_of(body, body)) == []


@pytest.mark.parametrize("body", ODD.values(), ids=ODD)
def test_an_oddity_beside_plain_speech_breaks_nothing(body: str) -> None:
    plain = "“We lost the radio at noon, and the tide was low,” said Mayor Ida Renn. She said the boats had stayed out all day."
    changed(report_of(body, plain))


def test_a_quotation_in_another_language_is_met_there() -> None:
    found = report_of(ODD["German"], ODD["German"].replace("„", "»").replace("“", "«"), ODD["German"])
    assert {g.relation for g in found.quotes} <= {"identical"} and found.quotes


def test_a_quotation_of_five_thousand_words_is_held_against_its_cut_in_a_second() -> None:
    speech = " ".join(f"{word} number {n} of the long {word}" for n, word in enumerate(["boat", "bell", "tide", "horn"] * 210))
    began = process_time()
    found = report_of(f"“{speech},” said Mayor Ida Renn.", f"“{' '.join(speech.split()[400:])},” said Mayor Ida Renn.")
    assert changed(found) == ["trimmed"]
    assert process_time() - began < 20  # the whole corridor on a slow machine; the comparison itself is tested beside `ops`


def test_many_quotations_on_one_matter_are_not_compared_two_by_two() -> None:
    remarks = [
        f"“The {n}th boat of the harbour came home at {n} with {n * 3} crates of fish,” said Mayor Ida Renn." for n in range(13, 140)
    ]
    began = process_time()
    found = report_of("\n\n".join(remarks), "\n\n".join(reversed(remarks)))
    assert process_time() - began < 40
    assert sum(g.relation == "identical" for g in found.quotes) + sum(g.relation == "reworded" for g in found.quotes) == len(found.quotes)


@pytest.mark.parametrize("figure", ["87.3%", "45,000"])
def test_a_quotation_of_one_figure_is_nobodys_promoted_words(figure: str) -> None:
    told = "The mayor put the cost of the new pier at {} of the budget when she spoke to the council in Port Vale on Tuesday evening."
    found = report_of(told.format(f"“{figure}”"), told.format(figure))
    assert "promoted" not in changed(found)
