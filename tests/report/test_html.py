"""The one-file page: whose words wear serif, what is loaded, what is said where something is missing."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Any

import pytest
from lxml import html as lxml_html

from newstemma.report.html import page
from tests.report import sample

NASTY = "</script><img src=x onerror=alert(1)><!-- & \"quoted\" 'single'"


def tree(report: sample.Json) -> Any:
    """The page as a tree of elements."""
    return lxml_html.document_fromstring(page(report))


def shown(report: sample.Json) -> str:
    """All words of the page in one line, the script left out."""
    doc = tree(report)
    doc.xpath("//script")[0].drop_tree()
    return line(doc.find("body"))


def line(element: Any) -> str:
    """The words of an element, piece by piece, in one line."""
    return " ".join(" ".join(element.itertext()).split()).replace(" ,", ",")


def own_words(report: sample.Json) -> set[str]:
    """Every string of a report that is someone's exact words: texts, titles, decks, and what its spans carry."""
    found: set[str] = set()

    def walk(node: Any) -> None:
        if isinstance(node, dict):
            if "start" in node and "text" in node:
                found.add(node["text"])
            for value in node.values():
                walk(value)
        elif isinstance(node, list):
            for value in node:
                walk(value)

    walk(report)
    for article in report["articles"]:
        found |= {article[key] for key in ("text", "title", "deck") if article[key]}
    return found


@pytest.mark.parametrize("report", [sample.flood(), sample.alone(), sample.reprints(9), sample.merged(sample.flood(), sample.reprints(3))])
def test_whatever_wears_serif_stands_in_an_article(report: sample.Json) -> None:
    words = own_words(report)
    serif = [e.text_content() for e in tree(report).find_class("w")]
    assert len(serif) >= 5
    assert [s for s in serif if not any(s in w for w in words)] == []


def test_our_own_sentences_never_wear_serif() -> None:
    report = sample.flood()
    serif = {e.text_content() for e in tree(report).find_class("w")}
    ours = {c["text"] for c in report["claims"]} | {c["why"] for c in report["conflicts"]} | {"Nine people drowned."}
    assert {o for o in serif & ours if not any(o in w for w in own_words(report))} == set()
    assert "Seven people drowned" in ours - serif


def test_a_sentence_taken_over_whole_from_an_article_wears_its_serif() -> None:
    report = sample.flood()
    taken = "The mill bridge stays shut until Thursday."
    at = {"article": "wa", "start": sample.WIRE.index(taken), "end": len(sample.WIRE), "text": taken}
    report["brief"][0]["sentences"][0] |= {"text": taken, "citations": [at]}
    assert taken in {e.text_content() for e in tree(report).find_class("w")}


def test_under_one_source_only_a_sentence_counts_one_however_many_tell_its_claim_in_other_words() -> None:
    report = sample.flood()
    said = report["brief"][0]["sentences"][2]
    assert said["section"] == "single"
    said["claim"] = "c-dead"
    assert next(c for c in report["claims"] if c["id"] == "c-dead")["independent"]["best"] == 2
    words = line(tree(report).get_element_by_id("brief"))
    assert "1 source" in words[words.index("One source only") :]
    assert "2 sources" not in words[words.index("One source only") :].split("Receipts")[0]


def test_a_value_that_stands_nowhere_is_not_dressed_as_a_quotation() -> None:
    report = sample.flood()
    report["conflicts"][0]["positions"][0]["value"]["at"]["text"] = "13 million"
    assert "13 million" not in {e.text_content() for e in tree(report).find_class("w")}


def test_the_page_asks_for_nothing_outside() -> None:
    doc = tree(sample.flood())
    assert doc.xpath("//@src") == []
    assert {h[:1] for h in doc.xpath("//@href")} == {"#"}
    assert "@import" not in page(sample.flood()) and "url(" not in page(sample.flood())
    policy = doc.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy.startswith("default-src 'none'") and "unsafe" not in policy
    for name in ("style", "script"):
        digest = b64encode(sha256(doc.xpath(f"//{name}")[0].text.encode()).digest()).decode()
        assert f"{name}-src 'sha256-{digest}'" in policy
    assert doc.xpath("//@style") == []


def test_every_address_on_the_page_leads_somewhere() -> None:
    for report in (sample.flood(), sample.merged(sample.flood(), sample.reprints(20), sample.alone())):
        doc = tree(report)
        ids = doc.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert {h[1:] for h in doc.xpath("//@href")} - set(ids) == set()


def test_markup_in_an_article_stays_words() -> None:
    report = sample.alone(f"A line. {NASTY}\n\nAnother line.", outlet=NASTY, title=NASTY, name=NASTY, published="2031-04-07")
    doc = tree(report)
    assert doc.xpath("//img") == [] and len(doc.xpath("//script")) == 1 and doc.xpath("//comment()") == []
    assert NASTY in doc.find_class("headline")[0].text_content()


def test_the_triple_and_why_stand_at_the_head() -> None:
    words = shown(sample.flood())
    assert "7 articles · 6 outlets · 3 independent sources 2 to 3 why 3?" in words
    assert "Why 3 independent sources? 3, at least 2." in words


def test_copies_lie_beneath_their_source_with_the_share_they_took() -> None:
    doc = tree(sample.flood())
    stacks = [line(s) for s in doc.find_class("stack")]
    assert stacks[0] == (
        "N Norwire agency, its own text is not in the pile Na Marn Gazette reprint Nb The Delta Sun 97 % "
        "Nc saved/terror-at-the-weir.txt 64 % 3 articles, counted once"
    )
    assert [line(leaf) for leaf in doc.xpath("//div[@class='leaves']/a") if "copy" not in leaf.get("class")] == [
        "Ra Mon 7 April, 07:10", "Rb Tue 8 April, 09:00", "H Tue 8 April",
    ]  # fmt: skip


def test_only_what_cannot_both_hold_wears_vermilion() -> None:
    doc = tree(sample.flood())
    open_ones = [line(li.find_class("what")[0]) for li in doc.xpath("//ul[@class='differ-list']/li[@class='open']")]
    assert len(open_ones) == 3
    assert not any("drowned" in o for o in open_ones)
    assert {s.text_content() for s in doc.find_class("against") if "sig" in s.get("class")} == {"Nc"}


def test_an_article_without_a_date_is_never_blank_and_never_midnight() -> None:
    assert "date not established" in shown(sample.alone())
    assert "00:00" not in shown(sample.alone(published="2031-04-07"))
    assert "7 to 9 April" in shown(sample.flood()) and "inferred, no date on the page" in shown(sample.flood())


def test_an_article_without_an_outlet_goes_by_its_file() -> None:
    assert "outlet not stated: saved/terror-at-the-weir.txt" in shown(sample.flood())


def test_one_article_says_that_there_is_nothing_to_compare() -> None:
    words = shown(sample.alone())
    assert "1 article · 1 outlet · 1 independent source" in words
    assert "Nothing to compare with." in words and "why 1?" not in words and "Where they differ" not in words


def test_sixty_copies_fold_into_one_stack() -> None:
    doc = tree(sample.reprints(60))
    assert doc.find_class("screen")[0][0].text_content() == "60 articles, all from Norwire"
    assert [s.text_content() for s in doc.xpath("//details[@class='thick']/summary")] == ["54 more copies"]
    assert len(doc.xpath("//details[contains(@class,'entry')]")) == 60


def test_an_empty_report_gives_each_file_its_reason() -> None:
    words = shown({"documents": [{"id": "d", "name": "x.bin", "sha256": "0", "skipped": "not a type that is read"}]})
    assert "No articles" in words and "x.bin not a type that is read" in words and "newstemma articles PATH" in words
    assert "No articles" in shown({})


def test_no_difference_is_said_in_words() -> None:
    assert "No difference found in 1 claim." in shown(sample.reprints(3))


def test_several_stories_open_with_a_list_and_the_lone_articles_are_folded() -> None:
    doc = tree(sample.merged(sample.flood(), sample.reprints(3), sample.alone()))
    listed = [line(li) for li in doc.xpath("//ol[@class='stories']/li")]
    assert listed[0].startswith("What we know about the flood 7 articles · 6 outlets · 3 independent sources")
    assert "3 open differences" in listed[0] and "no difference found" in listed[1]
    assert "1 article stands alone" in shown(sample.merged(sample.flood(), sample.reprints(3), sample.alone()))
    assert len(doc.xpath("//h1")) == 1


def test_an_article_opens_its_text_with_what_was_dropped_and_its_hash() -> None:
    report = sample.flood()
    doc = tree(report)
    opened = line(doc.get_element_by_id("articles/H"))
    digest = next(d["sha256"] for d in report["documents"] if d["name"] == "h.html")
    assert digest in opened and "navigation characters 0 to 30" in opened
    assert "Not in, though several sources have it Nine people drowned" in opened and "Took text from Norwire" in opened


def test_the_same_report_gives_the_same_page() -> None:
    assert page(sample.flood()) == page(sample.flood())


def test_words_that_a_page_must_not_say_are_not_on_it() -> None:
    ours = shown(sample.flood()).casefold()
    for word in ("true", "false", "verified", "confirmed", "fact", "bias", "credibility", "item", "data", "info"):
        assert re.search(rf"\b{word}s?\b", ours) is None, word


@pytest.mark.parametrize("gap", ["id", "text", "start", "articles", "mentions", "at", "when", "independent", "paragraphs", "published"])
def test_a_report_that_leaves_things_out_still_opens(gap: str) -> None:
    def without(node: Any) -> Any:
        if isinstance(node, dict):
            return {k: (None if k == gap else without(v)) for k, v in node.items()}
        return [without(v) for v in node] if isinstance(node, list) else node

    assert "<h1" in page(without(sample.flood()))


def test_the_differences_are_counted_in_words() -> None:
    told = "Five differences. Two cannot both hold, one stands inside a single article, one is an update and one is compatible."
    assert told in shown(sample.flood())


def test_a_paraphrase_promoted_to_a_quotation_is_marked_where_the_marks_stand() -> None:
    report = sample.flood()
    group = report["quotes"][1]
    group["relation"] = group["variants"][1]["relation"] = "promoted"
    text = next(a["text"] for a in report["articles"] if a["id"] == "h")
    start = text.index("A new weir")
    span = {"article": "h", "start": start, "end": start + 10, "text": "A new weir"}
    group["variants"].append({"span": span, "statement": None, "speaker": None, "relation": "promoted", "same_as_base": False, "ops": []})
    notes = [line(v) for v in tree(report).find_class("v-by")]
    assert "H Hydro Weekly paraphrase, no quotation marks" in notes
    assert "Ra Radio Ostrel in quotation marks here" in notes


def test_a_notice_that_belongs_to_a_story_is_told_once() -> None:
    assert shown(sample.flood()).count("The page bears no date") == 1


def test_where_all_lead_back_to_one_source_the_columns_are_its_copies() -> None:
    report = sample.reprints(14)
    report["claims"][0]["mentions"] = report["claims"][0]["mentions"][:1]
    doc = tree(report)
    assert "a dash is what it dropped" in shown(report)
    row = doc.find_class("m-row")[0]
    assert [c.get("class").split()[-1] for c in row.find_class("m-cell")] == ["says"] + ["silent"] * 10


def test_an_article_of_another_happening_is_not_lost_beside_a_single_story() -> None:
    report = sample.merged(sample.flood(), sample.alone(published="2012-01-05"))
    doc = tree(report)
    assert "1 more article in the pile tells of another happening" in shown(report)
    assert "date not established" not in line(doc.get_element_by_id("alone")) and "5 January 2012" in line(doc.get_element_by_id("alone"))
    assert "7 to 9 April 2031" in line(doc.find_class("brand")[0])


def test_a_long_passage_among_the_reasons_says_how_much_of_it_is_left_out() -> None:
    report = sample.flood()
    text = sample.WIRE.split("\n\n")[0] + "\n\n" + sample.WIRE.split("\n\n")[1]
    report["stories"][0]["origins"][0]["reasons"][0]["at"] = [{"article": "wa", "start": 0, "end": len(text), "text": text}]
    because = line(tree(report).get_element_by_id("why"))
    assert f"and {len(text.split()) - 24} more words · characters 0 to {len(text)}" in because


def test_what_an_article_shares_with_another_source_is_not_a_reason_to_merge_them() -> None:
    report = sample.flood()
    assert "Shared with other sources, not a reason to merge: 1" in line(tree(report).get_element_by_id("why"))


def test_the_same_oddity_at_several_places_is_one_line() -> None:
    report = sample.flood()
    at = [{"article": "ra", "start": n, "end": n + 1, "text": sample.OWN_A[n]} for n in (3, 8, 14)]
    report["notices"] += [{"kind": "open_quotation", "about": a, "text": "a quotation is opened and never closed"} for a in at]
    assert shown(report).count("A quotation is opened and never closed. In 3 places.") == 1


def test_initials_do_not_end_a_sentence() -> None:
    report = sample.flood()
    text = "Receiver N.K. Osman counted 41 claims on Monday. The rest is pending."
    report["articles"][5] |= {"text": text, "paragraphs": [{"start": 0, "end": len(text)}]}
    where = text.index("41")
    at = {"article": "h", "start": where, "end": where + 2, "text": "41"}
    report["claims"][5]["mentions"][0]["at"] = at
    assert "Receiver N.K. Osman counted 41 claims on Monday." in line(tree(report).get_element_by_id("c06")).replace("  ", " ")


def test_a_text_in_another_language_says_so_and_runs_its_own_way() -> None:
    report = sample.alone("\u0627\u0646\u0647\u0627\u0631 \u0627\u0644\u0633\u062f \u0644\u064a\u0644\u0627.", language="ar")
    doc = tree(report)
    assert doc.find_class("headline")[0].xpath("span/@lang") == ["ar"]
    assert doc.find_class("e-text")[0].get("lang") == "ar"
    assert doc.find_class("e-text")[0].xpath("p/@dir") == ["auto"]


def test_a_text_of_millions_of_characters_says_how_much_is_not_shown() -> None:
    report = sample.alone("\n\n".join("word " * 20_000 for _ in range(40)))
    made = page(report)
    assert len(made) < 600_000
    assert re.search(r"\d{7} more characters are not shown here", made)


def test_copies_of_articles_of_no_story_stand_on_the_page() -> None:
    for reports in ((sample.flood(), sample.alone()), (sample.flood(), sample.reprints(3), sample.alone())):
        report = sample.merged(*reports)
        only = report["articles"][-1]["id"]
        source = {"article": report["articles"][0]["id"]}
        report["copies"].append(
            {"id": "k-only", "article": only, "source": source, "kind": "excerpt", "share_of_article": 0.4, "share_of_source": 0.3,
             "direction": "inferred", "passages": [], "reasons": [{"signal": "shared text", "text": "shared out there", "at": []}]}
        )  # fmt: skip
        doc = tree(report)
        (fold,) = [d for d in doc.xpath("//details") if d[0].text_content().startswith("Copies outside")]
        assert "Radio Ostrel" in line(fold) and "Marn Gazette" in line(fold) and "40\u00a0%" in fold.text_content()


def test_a_report_of_copies_alone_says_that_nothing_was_compared() -> None:
    report = sample.flood()
    for key in ("claims", "conflicts", "brief", "statements", "quotes", "moments", "series", "entities", "gaps"):
        report[key] = []
    assert "what the articles say was not compared" in shown(report) and "No difference found" not in shown(report)
    assert [a.text_content() for a in tree(report).xpath("//nav/div/a/@data-screen/..")] == ["Overview", "Copy chain", "Articles 7"]
    both = shown(sample.merged(report, report)).casefold()
    assert "no difference found" not in both


def test_where_merges_are_many_the_copies_come_first_and_the_merges_are_folded() -> None:
    report = sample.reprints(20)
    report["stories"][0]["origins"][0]["reasons"] = [{"signal": "text", "text": f"pair {n} is alike", "at": []} for n in range(30)]
    because = tree(report).get_element_by_id("why").find_class("because")[0]
    assert [d[0].text_content() for d in because.xpath("./details")] == ["12 more copies", "30 merges"]
    words = line(because)
    assert words.index("from Norwire: reprint") < words.index("30 merges") < words.index("Pair 29 is alike")
    report["stories"][0]["origins"][0]["reasons"] = report["stories"][0]["origins"][0]["reasons"][:2]
    words = line(tree(report).get_element_by_id("why").find_class("because")[0])
    assert words.index("Pair 1 is alike") < words.index("from Norwire: reprint")
