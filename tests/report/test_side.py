"""Two articles side by side: words in common dimmed, own words standing out, and no text more often than needed."""

from __future__ import annotations

from typing import Any

from lxml import html as lxml_html

from newstemma.report.html import page
from newstemma.report.html_cast import Cast
from newstemma.report.html_copies import copies
from newstemma.report.html_pile import Pile
from newstemma.report.html_side import Half, Side, Sides
from newstemma.report.side_words import runs, share
from tests.report import sample

NASTY = "</script><img src=x onerror=alert(1)><!-- & \"quoted\" 'single'"
FIRST = "The old pier at Harnmouth was closed on Monday after a storm had torn away nine of its planks and two of its lamps."
SECOND = "Harbour master Ida Renn told this paper that the repair would take until the end of the summer at the least."
QUOTE = "“Nobody is to set foot on it, whatever the anglers may tell you about their grandfathers,” she said."
THIRD = "Visitors who had come from inland stood at the barrier with their cameras and went away again."


def pair(left: str, right: str, *, kind: str = "abridged", direction: str = "known", outlet: str = "Vale Courier") -> sample.Json:
    """Two articles of one source, the right one a copy of the left, its passages those that the words show."""
    s = sample.Sample()
    s.article("a", "Harbour Post", "Pier closed", left, "2031-04-07T06:20")
    s.article("b", outlet, "Pier shut for the summer", right, "2031-04-08T06:20")
    passages = [{"here": _span("b", right, c.right), "there": _span("a", left, c.left), "role": c.role} for c in runs(left, right)]
    s.report["copies"].append(
        {"id": "k", "article": "b", "source": {"article": "a"}, "kind": kind, "share_of_article": 0.66, "share_of_source": 0.5,
         "direction": direction, "passages": passages, "reasons": [{"signal": "shared text", "text": "shared", "at": []}]}
    )  # fmt: skip
    s.report["stories"].append(
        {"id": "st", "headline": "Pier closed", "articles": ["a", "b"], "sigla": {"o": "H", "a": "Ha", "b": "Hb"},
         "independent": {"best": 1, "min": 1, "max": 1},
         "origins": [{"id": "o", "label": "Harbour Post", "agency": None, "articles": ["a", "b"], "reasons": []}]}
    )  # fmt: skip
    return s.report


def _span(article: str, text: str, place: tuple[int, int]) -> sample.Json:
    return {"article": article, "start": place[0], "end": place[1], "text": text[place[0] : place[1]]}


def sides(report: sample.Json) -> Sides:
    found = copies(Cast(Pile(report), report["stories"][0], ""))
    assert found is not None
    return found.sides


def only(report: sample.Json) -> Side:
    (side,) = sides(report).pairs
    return side


def words(half: Half, kind: str) -> list[str]:
    return [p.text for part in half.parts for p in part.pieces if p.kind == kind]


def tree(report: sample.Json) -> Any:
    return lxml_html.document_fromstring(page(report))


def test_words_in_common_are_dimmed_and_own_words_stand_out() -> None:
    side = only(pair(f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{THIRD}"))
    assert words(side.left, "same") == words(side.right, "same") == [FIRST.rstrip(".")]
    assert words(side.left, "own") == [SECOND.rstrip(".")] and words(side.right, "own") == [THIRD.rstrip(".")]


def test_a_changed_word_inside_a_passage_is_each_sides_own() -> None:
    changed = FIRST.replace("torn away nine", "ripped off nine").replace("Monday", "Tuesday")
    side = only(pair(FIRST, changed))
    assert (words(side.left, "own"), words(side.right, "own")) == (["Monday", "torn away"], ["Tuesday", "ripped off"])


def test_the_shape_of_an_apostrophe_is_no_difference() -> None:
    side = only(
        pair(
            "The pier’s owner and the town’s mayor met at noon in the old hall.",
            "The pier's owner and the town's mayor met at noon in the old hall.",
        )
    )
    assert words(side.left, "own") == words(side.right, "own") == []


def test_the_pieces_of_a_paragraph_are_its_text() -> None:
    left, right = f"{FIRST}\n\n{QUOTE}\n\n{SECOND}", f"{THIRD}\n\n{QUOTE} {FIRST.replace('planks', 'boards')}"
    side = only(pair(left, right))
    for half, text in ((side.left, left), (side.right, right)):
        assert ["".join(p.text for p in part.pieces) for part in half.parts] == text.split("\n\n")


def test_both_shares_are_told_in_percent() -> None:
    side = only(pair(f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{THIRD}"))
    assert side.left.share.startswith("50\u00a0% of its own prose") and side.right.share.startswith("66\u00a0% of its own prose")


def test_a_quotation_and_a_document_are_marked_apart_from_prose() -> None:
    for role, name in (("quoted", "quotation"), ("document", "document"), ("furniture", "furniture")):
        report = pair(f"{FIRST}\n\n{QUOTE}", f"{THIRD}\n\n{QUOTE}", kind="quotes_only")
        for passage in report["copies"][0]["passages"]:
            passage["role"] = role
        side = only(report)
        assert side.roles == [name] and {p.role for part in side.left.parts for p in part.pieces if p.kind == "same"} == {name}
        doc = tree(report)
        assert doc.xpath(f"//div[contains(@class,'half')]//span[contains(@class,'{name}')]")
        assert f"Passage 1, {name}" in doc.find_class("tie")[0].get("aria-label")


def test_each_number_leads_to_its_passage_on_the_other_side() -> None:
    doc = tree(pair(f"{FIRST}\n\n{SECOND}\n\n{QUOTE}", f"{QUOTE}\n\n{THIRD}\n\n{FIRST}"))
    ties = {t.get("id"): t.get("href")[1:] for t in doc.find_class("tie")}
    assert len(ties) == 4 and all(ties[ties[i]] == i and ties[i] != i for i in ties)


def test_of_a_mere_part_only_the_paragraphs_that_share_something_are_shown() -> None:
    left = f"{THIRD}\n\n{SECOND}\n\n{FIRST}\n\n{QUOTE}"
    side = only(pair(left, f"{FIRST}\n\nThe mayor was away.", kind="excerpt"))
    assert [part.gap or "text" for part in side.left.parts] == [
        "2 paragraphs of its own, not shown here", "text", "1 paragraph of its own, not shown here",
    ]  # fmt: skip


def test_markup_in_a_text_stays_words() -> None:
    doc = tree(pair(f"{FIRST} {NASTY}\n\n{SECOND}", f"{FIRST} {NASTY} {THIRD}", outlet=NASTY))
    assert doc.xpath("//img") == [] and len(doc.xpath("//script")) == 1 and doc.xpath("//comment()") == []
    assert NASTY in doc.find_class("half")[0].text_content()


def test_texts_of_the_same_words_are_named_and_not_repeated() -> None:
    report = sample.reprints(45)
    found = sides(report)
    assert found.pairs == [] and len(found.same) == 44
    text = tree(report).get_element_by_id("copies").text_content()
    assert "The same words throughout: 44 pairs" in text and "river warden Ada Quist" not in text


def test_forty_trimmed_reprints_show_a_dozen_pairs_and_count_the_rest() -> None:
    report = sample.reprints(41)
    for n, article in enumerate(report["articles"][1:]):
        article["text"] = f"{sample.TRIMMED}\n\nPaper {n} was there."
        article["paragraphs"] = [{"start": 0, "end": len(article["text"])}]
    for copy in report["copies"]:
        copy["kind"] = "abridged"
    found = sides(report)
    assert len(found.pairs) == 12 and len(found.pairs) + found.left + len(found.same) == 40
    assert "28 more pairs are not shown here" in tree(report).get_element_by_id("copies").text_content()


def test_a_copy_of_an_absent_text_stands_beside_another_that_carries_it() -> None:
    report = sample.flood()
    shown = {frozenset((p.left.mark.letters, p.right.mark.letters)) for p in sides(report).pairs}
    assert frozenset(("Na", "Nc")) in shown and frozenset(("Na", "Nb")) in shown
    assert all(p.how == "both carry Norwire" for p in sides(report).pairs if p.left.mark.letters.startswith("N"))
    assert all("of its words" in p.right.share for p in sides(report).pairs if p.left.mark.letters.startswith("N"))


def test_an_agency_that_is_only_named_has_no_pair() -> None:
    report = sample.flood()
    report["copies"] = [{**report["copies"][3], "kind": "cites", "passages": []}]
    assert sides(report).pairs == []


def test_a_passage_that_does_not_hold_its_words_is_not_shown() -> None:
    report = pair(f"{FIRST}\n\n{SECOND}", f"{FIRST}\n\n{THIRD}")
    report["copies"][0]["passages"][0]["there"] |= {"start": 3, "end": 40}
    assert words(only(report).left, "same") == [FIRST.rstrip(".")]  # found anew from the words


def test_a_very_long_text_says_how_much_of_it_is_not_shown() -> None:
    long = "\n\n".join(f"{FIRST} {n}" for n in range(400))
    made = page(pair(long, f"{long}\n\n{THIRD}"))
    assert "more characters are not shown here" in made and len(made) < 1_000_000


def test_what_an_article_says_otherwise_wears_the_colour_of_differences() -> None:
    report = pair(f"{FIRST}\n\n{SECOND}", f"{FIRST.replace('Monday', 'Tuesday')}\n\n{SECOND}")
    at = {"article": "b", "start": FIRST.index("Monday"), "end": FIRST.index("Monday") + 7, "text": "Tuesday"}
    report["conflicts"].append(
        {"id": "x", "story": "st", "claims": [], "kind": "weekday", "grade": "internal", "about": "day", "dissent": ["b"], "why": "",
         "resolved": None, "positions": [{"value": None, "text": "Tuesday", "articles": ["b"], "origins": ["o"], "at": [at]}]}
    )  # fmt: skip
    assert words(only(report).right, "against") == ["Tuesday"] and words(only(report).left, "against") == []


def test_runs_are_maximal_and_reordered_ones_are_found() -> None:
    found = runs(f"{FIRST} {THIRD} {SECOND}", f"{SECOND} {FIRST}")
    assert [f"{SECOND} {FIRST}"[slice(*c.right)] for c in found] == [SECOND.rstrip("."), FIRST.rstrip(".")]
    assert runs("one two three", "one two three") == [] and runs("", FIRST) == []
    assert share("one two three four", [(0, 7)]) == 0.5 and share("", []) == 0.0


def test_the_table_leads_from_an_edge_to_its_pair() -> None:
    doc = tree(sample.flood())
    links = {line.xpath("text()")[-1]: line.get("href")[1:] for line in doc.xpath("//table[contains(@class,'chain')]//a[@class='why']")}
    assert links["beside Na"] in doc.xpath("//details[contains(@class,'pair')]/@id")
    assert {"beside Na", "beside Rb"} <= set(links)


def test_a_copy_stands_beside_the_article_that_its_reasons_show() -> None:
    report = sample.flood()
    s = next(c for c in report["copies"] if c["article"] == "wc")
    body = next(a["text"] for a in report["articles"] if a["id"] == "wb")
    s["reasons"][0]["at"].append({"article": "wb", "start": 0, "end": 8, "text": body[:8]})
    shown = {frozenset((p.left.mark.letters, p.right.mark.letters)) for p in sides(report).pairs}
    assert frozenset(("Nb", "Nc")) in shown and frozenset(("Na", "Nc")) not in shown
