"""The drawing of a copy chain: nothing overlaps, nothing runs out of the frame, and it says what the table says."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from itertools import combinations
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from lxml import html as lxml_html

from newstemma.report.chain_axis import axis, fitted, width
from newstemma.report.chain_shapes import Box, Drawing, Shape
from newstemma.report.html import page
from newstemma.report.html_cast import Cast
from newstemma.report.html_chain import extent
from newstemma.report.html_copies import Copies, copies
from newstemma.report.html_pile import Pile
from newstemma.report.html_words import Calendar
from tests.report import sample

NASTY = "<b>\"&amp;' -->]]></svg>"


def screen(report: sample.Json, story: int = 0) -> Copies:
    pile = Pile(report)
    found = copies(Cast(pile, report["stories"][story], ""))
    assert found is not None
    return found


def drawings(report: sample.Json) -> Iterator[Drawing]:
    for _, drawing in screen(report).drawings:
        yield drawing


def tangle(count: int, seed: int) -> sample.Json:
    """So many articles of a few sources, with long names, every kind of date and edges in all directions."""
    dice = random.Random(seed)
    s = sample.Sample()
    dates = [None, "2031", "2031-04", "2031-04-07", "2031-04-08", "2031-04-07T06:20+02:00", "2031-04-07T06:21", "2031-04-09T23:59"]
    ids = [
        s.article(
            f"p{n:03d}", f"{'The Wide Marn and Meadow Advertiser, ' * dice.randrange(4)}Paper {n}", "Weir", sample.WIRE, dice.choice(dates)
        )
        for n in range(count)
    ]
    s.report["stories"].append(
        {"id": "st", "headline": "Weir", "articles": ids, "sigla": {}, "independent": {"best": 4, "min": 4, "max": 4}}
    )
    cuts = [ids[n::4] for n in range(4)]
    names = ["Norwire", None, None, "AFP"]
    s.report["stories"][0]["origins"] = [
        {"id": f"o-{n}", "label": names[n] or f"Paper {n}", "agency": names[n], "articles": held, "reasons": []}
        for n, held in enumerate(cuts)
    ]
    for n in range(count * 2):
        article, other = dice.sample(ids, 2)
        source = dice.choice([{"article": other}, {"agency": "Norwire"}, {"agency": None}, {"agency": f"Agency {n % 3}"}])
        kind = dice.choice(["verbatim", "abridged", "expanded", "rewritten", "excerpt", "quotes_only", "cites"])
        s.copy(article, source, kind, dice.random(), "Nine people drowned", dice.choice(["credit", "later"]))
        s.report["copies"][-1] |= {"id": f"k{n}", "direction": dice.choice(["known", "inferred", "unknown"])}
    return s.report


PILES = {
    "flood": sample.flood(),
    "three reprints": sample.reprints(3),
    "twenty-five reprints": sample.reprints(25),
    "sixty reprints": sample.reprints(60),
    **{f"tangle {count} {seed}": tangle(count, seed) for count in (4, 12, 25, 26, 45, 90) for seed in (1, 2)},
}
EACH = pytest.mark.parametrize("report", PILES.values(), ids=PILES.keys())


def boxes(drawing: Drawing) -> list[Box]:
    """The place of every label."""
    return [s.label.box for s in drawing.shapes if s.label] + [c.box for c in drawing.captions]


def meet(a: Box, b: Box) -> bool:
    return a.left < b.right and b.left < a.right and a.top < b.bottom and b.top < a.bottom


def mark_of(shape: Shape) -> Box:
    if shape.kind == "bar":
        return Box(shape.x, shape.y - (9 if shape.count else 5), shape.right, shape.y + (9 if shape.count else 5))
    reach = 12 if shape.kind == "head" else 6
    return Box(shape.x - reach, shape.y - reach, shape.x + reach, shape.y + reach)


@EACH
def test_no_label_meets_another_or_a_mark(report: sample.Json) -> None:
    for drawing in drawings(report):
        assert not [(a, b) for a, b in combinations(boxes(drawing), 2) if meet(a, b)]
        assert not [(a, s) for a in boxes(drawing) for s in drawing.shapes if meet(a, mark_of(s))]


@EACH
def test_nothing_runs_out_of_the_frame(report: sample.Json) -> None:
    for drawing in drawings(report):
        for box in boxes(drawing) + [mark_of(s) for s in drawing.shapes]:
            assert 0 <= box.left <= box.right <= drawing.width and 0 <= box.top <= box.bottom <= drawing.height, box
        for stroke in drawing.strokes:
            assert all(0 <= float(x) <= drawing.width for x in re.findall(r"[MHQ](-?[\d.]+)", stroke.path)), stroke.path
            assert all(0 <= float(y) <= drawing.height for y in re.findall(r"V(-?[\d.]+)", stroke.path)), stroke.path


@EACH
def test_marks_of_a_row_do_not_cover_one_another(report: sample.Json) -> None:
    for drawing in drawings(report):
        assert not [(a, b) for a, b in combinations(map(mark_of, drawing.shapes), 2) if meet(a, b)]


@EACH
def test_the_lines_are_the_rows_of_the_table(report: sample.Json) -> None:
    found = screen(report)
    told = {t.key for t in found.told}
    assert len(told) == len(found.told)
    for _, drawing in found.drawings:
        assert sorted(e for s in drawing.strokes for e in s.link.edges) == sorted(told)
    everywhere = {c["id"] for c in report["copies"] if c["article"] in report["stories"][0]["articles"]}
    assert told | {t.key for t in found.implied} == everywhere


@EACH
def test_the_drawing_is_well_formed(report: sample.Json) -> None:
    drawn = re.findall(r"<svg viewBox.*?</svg>", page(report), re.DOTALL)
    assert len(drawn) >= 2
    for svg in drawn:
        ET.fromstring(svg)


def test_names_on_the_drawing_stay_words() -> None:
    report = sample.reprints(3)
    report["articles"][1]["outlet"] = NASTY
    report["copies"][2]["source"] = {"agency": NASTY}
    doc = lxml_html.document_fromstring(page(report))
    drawing = doc.find_class("broad")[0]
    assert NASTY in "".join(drawing.itertext())
    assert not drawing.xpath(".//b") and len(drawing.xpath(".//svg")) == 1


def test_a_source_that_is_not_in_the_pile_is_outlined_and_says_so() -> None:
    drawing = screen(sample.reprints(3)).drawings[0][1]
    (head,) = [s for s in drawing.shapes if s.kind == "head"]
    assert head.label and (head.label.name, head.label.note) == ("Norwire", "not in the pile")
    assert all(s.x > head.x for s in drawing.shapes if s is not head)
    report = sample.reprints(3)
    report["stories"][0]["origins"][0] |= {"agency": None, "label": "Paper 000"}
    report["copies"] = [c | {"source": {"agency": None}} for c in report["copies"]]
    (head,) = [s for s in screen(report).drawings[0][1].shapes if s.kind == "head"]
    assert head.label and head.label.note == "nobody says whose"


def test_an_agency_that_only_a_part_is_from_is_drawn_too() -> None:
    report = sample.flood()
    report["stories"][0]["origins"].append({"id": "o-x", "label": "AFP", "agency": "AFP", "articles": [], "reasons": []})
    report["copies"][3]["source"] = {"agency": "AFP"}
    assert {"Norwire", "AFP"} <= {s.spot.name for s in screen(report).drawings[0][1].shapes if s.kind == "head"}


def test_an_arrow_is_drawn_only_where_it_is_known_which_came_first() -> None:
    report = sample.flood()
    report["copies"][4]["direction"] = "unknown"
    strokes = {e: s for s in screen(report).drawings[0][1].strokes for e in s.link.edges}
    assert strokes["k-t"].head == "" and strokes["k-wa"].head
    doc = lxml_html.document_fromstring(page(report))
    drawn = [p.get("class").split() for p in doc.find_class("broad")[0].xpath(".//path[contains(@class,'c-line')]")]
    assert sum("inferred" in c for c in drawn) == 2 and sum("unknown" in c for c in drawn) == 1 and sum("known" in c for c in drawn) == 2


def test_two_that_are_said_to_have_copied_each_other_are_both_drawn() -> None:
    report = sample.flood()
    report["copies"].append({**report["copies"][4], "id": "k-back", "article": "rb", "source": {"article": "t"}})
    found = screen(report)
    assert {"k-t", "k-back"} <= {e for s in found.drawings[0][1].strokes for e in s.link.edges}


def test_a_day_is_a_bar_a_minute_a_disc_and_no_date_a_dotted_bar() -> None:
    assert extent({"value": "2031-04-07", "basis": "stated"}, zoned=False) == (*(1440 * n for n in _days("2031-04-07")), False)
    low, high, dotted = extent({"value": "2031-04-07T06:20+02:00", "basis": "inferred"}, zoned=True)
    assert low == high == 1440 * _days("2031-04-07")[0] + 4 * 60 + 20 and dotted
    assert extent({}, zoned=False) == (None, None, True)
    assert extent({"value": "2031-02-30", "basis": "stated"}, zoned=False)[:2] == (None, None)
    kinds = {s.spot.name: s.kind for s in screen(sample.flood()).drawings[0][1].shapes}
    assert kinds["Marn Gazette"] == "disc" and kinds["Hydro Weekly"] == "bar" and kinds["saved/terror-at-the-weir.txt"] == "bar"
    report = sample.reprints(3)
    report["articles"][0]["published"] = None
    undated = next(s for s in screen(report).drawings[0][1].shapes if s.spot.low is None and s.kind != "head")
    assert undated.kind == "bar" and undated.spot.dotted and undated.label and "date not established" in undated.label.note


def _days(day: str) -> tuple[int, int]:
    from datetime import date

    start = date.fromisoformat(day).toordinal()
    return start, start + 1


def test_beyond_twenty_five_articles_a_number_stands_for_those_that_meet() -> None:
    drawing = screen(sample.reprints(60)).drawings[1][1]
    assert sum(int(s.count or 1) for s in drawing.shapes if s.kind != "head") == 60
    assert len(drawing.shapes) < 30
    assert "60 articles: 60 reprints" in {c.text for c in drawing.captions}


@pytest.mark.parametrize("span", [(0, 0), (0, 60), (0, 1440), (1440, 9 * 1440), (0, 40 * 366 * 1440), (7000, 7000 + 97 * 1440)])
@pytest.mark.parametrize("reach", [100.0, 240.0, 900.0])
def test_the_labels_of_an_axis_stand_apart(span: tuple[int, int], reach: float) -> None:
    day = 738_000 * 1440
    found = axis([(day + span[0], day + span[1])], 40.0, 40.0 + reach).ticks(Calendar("2021", zones=False))
    places = [(t.middle - width(t.label, 12) / 2, t.middle + width(t.label, 12) / 2) for t in found]
    assert found and len(found) <= 10
    assert all(b[0] - a[1] >= 8 for a, b in zip(places, places[1:], strict=False))


def test_words_are_cut_to_the_room_there_is() -> None:
    assert fitted("Marn Gazette", 13, 400) == "Marn Gazette"
    cut = fitted("The Wide Marn and Meadow Advertiser", 13, 100)
    assert cut.endswith("…") and width(cut, 13) <= 100
    assert fitted("Marn", 13, 2) == ""


def test_the_same_report_gives_the_same_drawing_whatever_the_order_of_its_copies() -> None:
    report = tangle(12, 3)
    turned: dict[str, Any] = {**report, "copies": report["copies"][::-1]}
    assert screen(report).drawings == screen(turned).drawings
