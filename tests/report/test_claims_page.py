"""Claims, figures, differences and gaps on the page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from lxml import html as lxml_html

import newstemma
from newstemma.report.html import page
from tests.report import sample
from tests.report.test_claims import flood

EXAMPLES = Path(__file__).parents[2] / "examples"


def tree(report: sample.Json) -> Any:
    return lxml_html.document_fromstring(page(report))


def said(node: Any) -> str:
    return " ".join(node.text_content().split())


def with_clause() -> sample.Json:
    """The invented report, the text of a claim its sentence and the mention a clause of it."""
    report = json.loads(json.dumps(flood()))
    claim = next(c for c in report["claims"] if c["id"] == "c-houses")
    s = sample.Sample()
    s.report = report
    claim["text"] = (
        "The water reached the mill quarter shortly before 11 p.m. and cut off about 300 households, river warden Ada Quist told reporters."
    )
    for mention in claim["mentions"]:
        mention["at"] = s.at(mention["at"]["article"], "cut off about 300 households")
    return report  # type: ignore[no-any-return]


def test_a_clause_is_marked_in_its_sentence_and_all_of_it_is_exact() -> None:
    doc = tree(with_clause())
    (row,) = [r for r in doc.find_class("m-row") if "cut off about 300" in r.text_content()]
    before, clause, after = row.find_class("m-claim")[0].find_class("w")
    assert said(clause) == "cut off about 300 households"
    assert "near" in before.classes and "near" in after.classes
    assert before.text_content() in sample.WIRE and after.text_content() in sample.WIRE


def test_a_source_that_gives_another_figure_says_otherwise_and_the_note_has_its_passage() -> None:
    report = json.loads(json.dumps(flood()))
    claim = next(c for c in report["claims"] if c["id"] == "c-water")
    claim["mentions"] = [m for m in claim["mentions"] if m["origin"] == "o-n"]
    doc = tree(report)
    (cell,) = [c for c in doc.find_class("m-cell") if "otherwise" in c.classes]
    assert "Radio Ostrel: says otherwise, 8 million cubic metres" in said(cell)
    voice = doc.get_element_by_id(cell.xpath("./a/@href")[0][1:])
    assert "says otherwise" in said(voice) and "8 million" in said(voice.find_class("said")[0])
    note = voice.getparent()
    assert "They differ on" in said(note)
    assert all("Radio Ostrel" not in said(silent) for silent in note.find_class("silent"))


def test_claims_can_be_sifted_by_status_and_by_who_is_silent() -> None:
    report = flood()
    doc = tree(report)
    statuses = [o.get("value") for o in doc.find_class("by-status")[0] if o.get("value")]
    assert set(statuses) == {c["status"] for c in report["claims"]}
    assert all(doc.xpath(f"//table/tbody[@class='{s}']") for s in statuses)
    silent = [said(o) for o in doc.find_class("by-silence")[0]][1:]
    assert len(silent) == len(doc.find_class("m-source")) and silent[0].startswith("Silent: ")


def test_the_figures_stand_once_each_with_their_articles_and_lead_to_the_claim() -> None:
    doc = tree(flood())
    (row,) = doc.find_class("howmany")[0].xpath(".//tbody/tr")
    assert said(row).startswith("12 million cubic metres water m3 the article")
    assert len(row.find_class("sig")) == 2
    (link,) = row.xpath("./th/a")
    assert doc.get_element_by_id(link.get("href").removeprefix("#")).find_class("voice")


def test_an_article_shows_what_all_copies_cut_and_of_which_it_is_told() -> None:
    doc = tree(flood())
    for key, told in (("Nb", False), ("Nc", True)):
        (cut,) = doc.get_element_by_id(f"articles/{key}").find_class("missing")
        assert said(cut).startswith("The mill bridge stays shut") and ("told of Nb" in said(cut)) is told
    assert "1 not in" in said(doc.get_element_by_id("articles/Nc"))


def test_many_compatible_differences_are_folded() -> None:
    report = json.loads(json.dumps(flood()))
    calm = next(c for c in report["conflicts"] if c["grade"] == "compatible")
    report["conflicts"] += [{**calm, "id": f"x-calm{n}"} for n in range(8)]
    screen = tree(report).get_element_by_id("conflicts")
    assert len(screen.find_class("difference")) == len(report["conflicts"])
    assert len(screen.xpath(".//details/section")) == 5
    assert "5 more that are compatible" in said(screen)


@pytest.mark.parametrize("name", ["mine", "final", "verdict"])
def test_all_that_wears_serif_in_the_examples_stands_in_a_file(name: str) -> None:
    report = newstemma.analyse(newstemma.read(EXAMPLES / name)).to_object(with_documents=True)
    words = [a["text"] for a in report["articles"]] + [d.get("text") or "" for d in report["documents"]]
    words += [w for a in report["articles"] for w in (a["title"], a["deck"]) if w]
    held = " ".join(" ".join(words).split())
    doc = tree(report)
    for screen in ("matrix", "conflicts", "articles"):
        loose = [s for node in doc.get_element_by_id(screen).find_class("w") if (s := said(node)) and s not in held]
        assert loose == []


def test_a_story_of_very_many_claims_keeps_what_several_say_and_tells_what_it_leaves_out() -> None:
    report = json.loads(json.dumps(flood()))
    lone = next(c for c in report["claims"] if c["status"] == "single_source")
    report["claims"] += [{**lone, "id": f"c-lone{n}"} for n in range(6000)]
    doc = tree(report)
    rows = doc.find_class("m-row")
    assert 100 < len(rows) <= 4000
    assert len(doc.xpath("//tbody[@class='corroborated']//tr")) > 1
    assert f"{len(report['claims']) - len(rows)} more claims of one article only" in said(doc.get_element_by_id("matrix"))


def test_past_twelve_sources_those_that_say_least_share_a_column() -> None:
    report = json.loads(json.dumps(flood()))
    (story,) = report["stories"]
    for n in range(12):
        article = {**report["articles"][0], "id": f"more{n}", "outlet": f"Paper {n}", "title": f"Title {n}"}
        report["articles"].append(article)
        story["articles"].append(article["id"])
        story["origins"].append({"id": f"o-{n}", "label": f"Paper {n}", "agency": None, "articles": [article["id"]], "reasons": []})
    claim = next(c for c in report["claims"] if c["id"] == "c-dead")
    mention = claim["mentions"][0]
    claim["mentions"] += [{**mention, "at": {**mention["at"], "article": f"more{n}"}, "origin": f"o-{n}"} for n in (10, 11)]
    doc = tree(report)
    heads = doc.xpath("//th[contains(@class, 'm-source')]")
    assert len(heads) == 12 and said(heads[-1]).endswith("4 more sources")
    (row,) = [r for r in doc.find_class("m-row") if r.xpath("./th/a[@href='#c01']")]
    assert len(row.find_class("m-cell")) == 12
    assert "Paper 11: says so in 1 of 1 article" in said(row)
    assert "silent" in row.find_class("m-cell")[-1].classes and said(row.find_class("m-cell")[-1]) == "silent"


def test_a_value_outside_the_body_says_where_it_stands_and_is_not_said_twice() -> None:
    report = json.loads(json.dumps(flood()))
    conflict = next(c for c in report["conflicts"] if c["id"] == "x-office")
    document = report["articles"][0]["document"]
    at = {"document": document, "start": 812, "end": 817, "text": "mayor"}
    conflict["positions"][1] |= {"text": "mayor", "at": [at], "value": None}
    (side,) = [n for n in tree(report).find_class("side-of") if said(n).startswith("mayor")]
    assert "characters 812 to 817 of the file" in said(side) and not side.find_class("passage")
