"""Piles that are odd as piles: twins, containment, one text hundreds of times, one sentence, capitals, scripts, no dates, no outlets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from newstemma.model.report import Report
from newstemma.report.json import to_json
from tests.invented import Made, counts, mixed, outlets, own, parts, report_of, reprint, sentence


def lineage_of(made: list[Made]) -> Report:
    return report_of(made, until="lineage")


FERRY = own("Meridian Herald", "ferry", size=8, when="2031-03-04")
ELSE = own("Vale Courier", "else", size=8, when="2031-03-04")


def test_the_same_article_twice_is_one_source_however_its_file_is_called() -> None:
    assert counts(lineage_of([FERRY, replace(FERRY, title=f"{FERRY.title}!"), ELSE])) == (2, 2, 2)
    assert counts(lineage_of([FERRY, FERRY])) == (1, 1, 1)  # equal bytes are one document
    assert counts(lineage_of([reprint(FERRY, None), reprint(FERRY, None, title="Again"), ELSE])) == (2, 2, 2)


def test_an_article_that_stands_wholly_in_another_is_no_source_of_its_own_beside_it() -> None:
    part = mixed("Isle Gazette", FERRY.body[:2], when="2031-03-05")
    assert counts(lineage_of([FERRY, part])) == (1, 1, 1)
    assert counts(lineage_of([replace(FERRY, when=None), replace(part, when=None)])) == (1, 1, 1)


def test_a_long_article_around_an_earlier_short_one_stays_its_own_source() -> None:
    around = mixed("Isle Gazette", FERRY.body, own("Isle Gazette", "isle", size=16).body, when="2031-03-05")
    found = lineage_of([FERRY, around])
    assert counts(found) == (2, 1, 2)
    (copy,) = found.copies
    assert (outlets(found)[copy.article], copy.kind, copy.share_of_source) == ("Isle Gazette", "expanded", 1.0)
    assert {outlets(found)[w.article] for r in found.roots for w in r.wires if w.composite} == {"Isle Gazette"}


def test_a_document_of_200_000_words_is_matched_whole() -> None:
    body = [" ".join(sentence(f"long/{n}/{m}") for m in range(10)) for n in range(1200)]
    long = mixed("Parliament Record", FERRY.body, body, when="2031-03-05")
    assert sum(len(p.split()) for p in long.body) > 180_000
    found = lineage_of([FERRY, ELSE, long])
    assert counts(found)[0] == 3
    assert [c.kind for c in found.copies] == ["expanded"]


def test_hundreds_of_copies_of_one_text_are_one_source() -> None:
    copies = [reprint(FERRY, f"Paper {n}", when=f"2031-03-{4 + n % 5:02}") for n in range(120)]
    found = lineage_of([FERRY, ELSE, *copies])
    assert counts(found) == (2, 2, 2)
    assert len(max(found.roots[0].origins, key=lambda o: len(o.articles)).articles) == 121
    assert len({s for r in found.roots for _, s in r.sigla}) >= 122


@pytest.mark.parametrize("credit", ["", "By Reuters"])
@pytest.mark.parametrize("edited", [False, True], ids=["equal", "edited"])
@pytest.mark.parametrize("dated", [False, True], ids=["undated", "dated"])
def test_more_prints_than_are_held_against_each_other_are_one_source_whoever_was_first(credit: str, *, edited: bool, dated: bool) -> None:
    lines = [(f"A reader named number {n} wrote in.",) if edited else () for n in range(110)]
    days = [f"2031-03-{4 + n % 5:02}" if dated else None for n in range(110)]
    copies = [
        reprint(FERRY, f"Paper {n}", when=when, credit=credit, body=FERRY.body + line)
        for n, (line, when) in enumerate(zip(lines, days, strict=True))
    ]
    assert counts(lineage_of([ELSE, *copies])) == (2, 2, 2)


def test_texts_of_one_sentence_are_copies_only_where_they_are_long_enough_to_tell() -> None:
    words = " ".join([sentence("one"), sentence("two")]).replace(".", ",", 1)
    made = [Made(name, (words,), when) for name, when in (("Meridian Herald", "2031-03-04"), ("Isle Gazette", "2031-03-05"))]
    assert counts(lineage_of([*made, own("Vale Courier", "vale", size=1)])) == (2, 2, 2)


def test_a_copy_in_capitals_is_a_copy() -> None:
    loud = replace(FERRY, outlet="Isle Gazette", body=tuple(p.upper() for p in FERRY.body), when="2031-03-05")
    found = lineage_of([FERRY, loud, ELSE])
    assert parts(found) == {frozenset({"Meridian Herald", "Isle Gazette"}), frozenset({"Vale Courier"})}


def test_a_hundred_and_thirty_papers_that_each_trim_one_report_and_add_a_line_are_one_source() -> None:
    long = own("Meridian Herald", "ferry", size=12, when="2031-03-04")
    trims = [
        Made(f"Paper {n}", (*long.body[: 3 + n * 7 % 8], sentence(f"line/{n}")), f"2031-03-0{4 + n % 3}", title=f"Title {n}")
        for n in range(130)
    ]
    assert counts(lineage_of([long, *trims, own("Vale Courier", "else", size=12, when="2031-03-04")])) == (2, 2, 2)


def test_a_pile_in_several_scripts_is_counted_and_copies_are_found_in_each() -> None:
    letters = {"Greek": "αβδεφγηικλμνοπρστυβωζ", "Russian": "абдефгхиклмнопрстувшз", "Armenian": "աբդեֆգհիկլմնոպրստուվըզ"[:21]}
    texts = {
        name: tuple(p.lower().translate(str.maketrans("abdefghiklmnoprstuvwz", to)) for p in FERRY.body) for name, to in letters.items()
    }
    han = "".join(map(chr, range(0x4E00, 0x4E15)))
    texts["Chinese"] = tuple(p.lower().replace(" ", "").translate(str.maketrans("abdefghiklmnoprstuvwz", han)) for p in FERRY.body)
    made = [replace(FERRY, outlet=f"{name} {n}", body=body, when=f"2031-03-0{4 + n}") for name, body in texts.items() for n in (0, 1)]
    found = lineage_of([*made, FERRY])
    groups = {frozenset(name.split()[0] for name in group) for group in parts(found)}
    assert groups == {frozenset({name}) for name in (*texts, "Meridian")}
    assert counts(found) == (5, 5, 5)


def test_a_line_longer_than_the_articles_that_carry_it_makes_them_no_copies() -> None:
    line = (
        "All rights are reserved by the Lowmarket Press Company, whose offices stand at 4 Quay Street, and no part of this page may be "
        "printed, stored, broadcast or passed on in any form without its leave in writing, save for private reading and study at home. "
        "Complaints about a report are answered within ten working days by the readers' editor, who may be reached by post at the same "
        "address or by telephone on weekdays between nine and five, and whose rulings are printed on the second page each Saturday."
    )
    words = "Kelp Barge Oat Vine Slate Drum Mink Fern Coal Wick Loom Tarn Rook Peat Gale Moss".split()
    made = [
        Made(f"{a} Paper", (" ".join(sentence(f"{a}/{n}") for n in range(4)), line), "2031-03-04", title=f"{a} {b}")
        for a, b in zip(words, reversed(words), strict=True)
    ]
    assert all(len(line.split()) > len(m.body[0].split()) for m in made)
    found = lineage_of(made)
    assert counts(found)[0] == len(made)
    assert not [c for c in found.copies if c.kind in {"verbatim", "abridged"}]


def test_without_dates_copies_are_found_and_no_direction_is_claimed() -> None:
    made = [replace(m, when=None) for m in (FERRY, reprint(FERRY, "Isle Gazette"), ELSE)]
    found = lineage_of(made)
    assert counts(found) == (2, 2, 2)
    assert {c.direction for c in found.copies} == {"unknown"}


def test_articles_without_an_outlet_are_never_one_source_for_that() -> None:
    nameless = [replace(m, outlet=None) for m in (FERRY, ELSE, own("x", "third", size=8))]
    assert counts(lineage_of(nameless)) == (3, 3, 3)


def test_an_agency_s_own_page_is_the_source_of_its_reprints() -> None:
    page = reprint(FERRY, "Reuters", when="2031-03-05")
    prints = [reprint(FERRY, "Isle Gazette", when="2031-03-04", credit="By Reuters"), reprint(FERRY, "Harbour Post", when=None)]
    found = lineage_of([page, *prints, ELSE])
    assert counts(found) == (2, 2, 2)
    (agency,) = [o for r in found.roots for o in r.origins if o.agency]
    assert (agency.label, len(agency.articles)) == ("Reuters", 3)
    assert "Reuters" not in {outlets(found)[c.article] for c in found.copies}
    wires = {outlets(found)[w.article]: w.share for r in found.roots for w in r.wires}
    assert wires == {"Reuters": 0.0, "Isle Gazette": 1.0, "Harbour Post": 1.0, "Vale Courier": 0.0}


def test_an_odd_pile_gives_the_same_report_in_any_order() -> None:
    made = [
        replace(FERRY, when=None),
        reprint(FERRY, None),
        reprint(FERRY, "ISLE GAZETTE", body=tuple(p.upper() for p in FERRY.body)),
        mixed("Isle Gazette", FERRY.body[:1], ELSE.body[:1], when=None),
        ELSE,
        Made(None, (sentence("one"),), None),
    ]
    assert to_json(report_of(made)) == to_json(report_of(made[::-1])) == to_json(report_of(made[3:] + made[:3]))
