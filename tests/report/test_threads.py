"""The page says what a story goes on from and why, why its articles are together, and which that are like them are not."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import html as lxml_html

import newstemma
from newstemma.report.html import page
from tests.papers import report_on
from tests.report import sample
from tests.report.test_stories import DEPOT


@pytest.fixture(scope="module")
def told() -> sample.Json:
    made = newstemma.Report(report_on(DEPOT, until="lineage")).to_object()
    return dict(made)


def tree(report: sample.Json) -> Any:
    return lxml_html.document_fromstring(page(report))


def line(element: Any) -> str:
    return " ".join(" ".join(element.itertext()).split())


def linked(*, why: str = "both name the weir") -> sample.Json:
    """Two stories, of which the second goes on from the first."""
    report = sample.merged(sample.flood(), sample.reprints(3))
    first, second = report["stories"]
    at = {"article": second["articles"][0], "start": 0, "end": 4}
    body = next(a["text"] for a in report["articles"] if a["id"] == at["article"])
    reasons = [{"signal": "names", "text": why, "at": [at | {"text": body[:4]}]}]
    second["continues"] = [{"story": first["id"], "reasons": reasons}]
    return report


def test_each_story_leads_to_the_one_it_goes_on_from_and_back() -> None:
    doc = tree(linked())
    heads = {a.get("data-prefix"): a.find_class("thread")[0] for a in doc.xpath("//article[@class='story']")}
    assert "Gone on in" in line(heads["1."]) and heads["1."].xpath(".//a[@href='#2.overview']")
    assert "Goes on from" in line(heads["2."]) and heads["2."].xpath(".//a[@href='#1.overview']")
    assert doc.xpath("//ol[@class='stories']//a[@href='#1.overview' and not(@class='story-link')]")


def test_why_it_goes_on_is_told_in_the_pane_with_its_places() -> None:
    doc = tree(linked())
    note = doc.get_element_by_id("2.thread")
    assert "Both name the weir." in line(note)
    assert note.find_class("cited")
    assert "Both name the weir." in line(doc.get_element_by_id("1.thread"))
    assert not doc.get_element_by_id("1.thread").find_class("cited"), "the places stand on the later story's own page"
    assert doc.xpath("//article//a[@href='#2.thread']")


def test_text_and_markdown_say_what_a_story_goes_on_from(told: sample.Json) -> None:
    first, second, *rest = told["stories"]
    linking = {**first, "continues": [{"story": second["id"], "reasons": []}]}
    report = newstemma.Report({**told, "stories": [linking, second, *rest]})
    assert f"goes on from “{second['headline']}”" in report.to_text(width=200)
    assert f"goes on from “{second['headline']}”" in report.to_markdown()
    assert "goes on from" not in newstemma.Report(told).to_text()


def test_why_the_articles_are_together_names_both() -> None:
    note = tree(linked()).get_element_by_id("1.together")
    assert "Why these articles are one story" in line(note)
    assert "Na and Nb : wa and wb share 5 passages." in line(note)


def test_what_was_kept_apart_leads_to_where_it_is() -> None:
    report = linked()
    first, second = report["stories"]
    text = "their words are alike, but they were published 40 days apart"
    first["kept_apart"] = [{"articles": [first["articles"][0], second["articles"][0]], "signal": "time", "text": text}]
    note = tree(report).get_element_by_id("1.together")
    assert text in line(note) and note.xpath(".//a[@href='#2.overview']")


def test_a_lone_article_says_what_it_goes_on_from_and_is_led_to(told: sample.Json) -> None:
    doc = tree(told)
    lone = next(e for e in doc.find_class("entry") if "Haldor on trial" in line(e))
    assert "Goes on from Explosion tears through fuel depot in Karrow Why" in line(lone)
    assert lone.xpath(".//dd/a[@href='#overview']")


def test_the_page_of_one_story_leads_to_a_lone_sequel(told: sample.Json) -> None:
    doc = tree(told)
    targets = {a.get("href")[1:] for p in doc.find_class("thread") for a in p.xpath(".//a")}
    assert "thread" in targets and any(t.startswith("alone") for t in targets)
    assert targets <= {e.get("id") for e in doc.xpath("//*[@id]")}


def test_a_hostile_headline_and_reason_are_words_and_nothing_else() -> None:
    nasty = "</script><img src=x onerror=alert(1)>"
    report = linked(why=nasty)
    report["stories"][0]["headline"] = nasty
    doc = tree(report)
    assert not doc.xpath("//img")
    assert nasty in line(doc.get_element_by_id("2.thread"))


def test_a_link_to_a_story_that_is_not_there_is_left_out() -> None:
    report = linked()
    report["stories"][1]["continues"][0]["story"] = "st-gone"
    assert not tree(report).xpath("//section[@id='2.thread']")


def test_a_report_without_joins_and_links_is_shown_all_the_same() -> None:
    report = sample.flood()
    for key in ("joins", "kept_apart", "continues"):
        del report["stories"][0][key]
    assert not tree(report).xpath("//section[@id='together' or @id='thread']")


def many_claims(each: int) -> sample.Json:
    """Two stories with so many claims of one article each, beside their own."""
    report = linked()
    for story in report["stories"]:
        article = story["articles"][0]
        body = next(a["text"] for a in report["articles"] if a["id"] == article)
        at = {"article": article, "start": 0, "end": 4, "text": body[:4]}
        mention = {"at": at, "statement": None, "origin": story["origins"][0]["id"], "echoes": None, "value": None}
        one = {"story": story["id"], "text": "As told", "about": "it", "status": "single_source", "mentions": [mention], "primary": None}
        counted = {"independent": {"best": 1, "min": 1, "max": 1}}
        report["claims"] += [{"id": f"c-{story['id']}-{n}", **one, **counted} for n in range(each)]
    return report


def test_a_page_of_many_claims_leaves_out_those_of_one_article_and_says_so() -> None:
    report = many_claims(1000)
    own = {s["id"]: [c for c in report["claims"] if c["story"] == s["id"]] for s in report["stories"]}
    doc = tree(report)
    for n, story in enumerate(report["stories"], start=1):
        shown = doc.get_element_by_id(f"{n}.matrix").xpath(".//tr[@class='m-row']")
        assert len(shown) == 600
        assert f"{len(own[story['id']]) - 600} more claims of one article only" in line(doc.get_element_by_id(f"{n}.matrix"))
        told = [c["status"] for c in own[story["id"]] if c["status"] != "single_source"]
        assert len(doc.get_element_by_id(f"{n}.matrix").xpath(".//tbody[not(@class='single_source')]/tr[@class='m-row']")) == len(told)


def test_a_page_with_room_leaves_no_claim_out() -> None:
    assert "have no room" not in line(tree(many_claims(100)))
