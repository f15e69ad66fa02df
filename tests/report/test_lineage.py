"""Who took text from whom, as rows, as a table and in words."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from typing import Any

import pytest

import newstemma
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.errors import BadFormat, BadSettings
from newstemma.model.report import Report as Found
from newstemma.ports import Tags
from newstemma.report.chain import chain
from newstemma.report.edges import COLUMNS
from newstemma.report.lineage import Lineage
from newstemma.report.lineage_text import ROLES
from tests.papers import report_on
from tests.report import sample

FERRY = """
2031-03-04 06:10 Meridian Herald | Ferry sinks off Port Vale
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

2031-03-04 09:30 Harbour Post | Horror at sea
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse.

2031-03-04 10:05 Vale Courier | Nine dead, says mayor
Mayor Ida Renn told this paper at the quay of Port Vale that nine bodies had been recovered from the ferry Alba.

She spoke of a fog so thick that the lifeboat crews steered by the sound of the ship's own horn.
"""


def lineage_of(found: Found) -> Lineage:
    return newstemma.Report(found).lineage


def test_the_first_half_of_the_corridor_finds_the_same_copies_and_origins() -> None:
    whole, half = report_on(FERRY), report_on(FERRY, until="lineage")
    for name in ("made", "documents", "articles", "copies", "stories", "roots"):
        assert getattr(whole, name) == getattr(half, name), name
    assert whole.claims and not half.claims and not half.briefs and not half.statements
    assert lineage_of(whole).to_csv() == lineage_of(half).to_csv()


def test_an_article_that_shares_nothing_is_not_read_by_the_encoder() -> None:
    class Asked(LexicalEncoder):
        def tag(self, paragraphs: Sequence[str]) -> list[Tags]:
            seen.extend(paragraphs)
            return LexicalEncoder().tag(paragraphs)

    seen: list[str] = []
    garden = "\n2031-05-20 Leaf & Loam | Roses\nPrune old roses in early spring, before the buds swell, and burn spotted leaves.\n"
    found = report_on(FERRY + garden, until="lineage", encoder=Asked())
    assert len(found.articles) == 4
    assert any("sandbank" in p for p in seen)
    assert not any("roses" in p for p in seen)


def test_until_something_unknown_is_refused() -> None:
    with pytest.raises(BadSettings, match="until"):
        report_on(FERRY, until="claims")


def test_the_text_has_the_triple_the_copies_and_why() -> None:
    shown = lineage_of(report_on(FERRY)).to_text()
    assert "3 articles · 3 outlets · 2 independent sources" in shown
    assert any("Harbour Post" in row and "Meridian Herald" in row and "verbatim" in row and "100%" in row for row in shown.splitlines())
    assert "Why 2?" in shown
    assert "of the prose of Harbour Post stands in Meridian Herald" in shown


def test_an_interval_stands_behind_the_triple() -> None:
    assert "7 articles · 6 outlets · 3 independent sources (2 to 3)" in Lineage(sample.flood()).to_text()


def test_a_pile_without_copies_says_so() -> None:
    paper = FERRY.split("2031-03-04 09:30", maxsplit=1)[0] + "2031-03-04 10:05" + FERRY.split("2031-03-04 10:05")[1]
    assert "No article was found to take text from another." in lineage_of(report_on(paper)).to_text()


def test_the_csv_has_one_row_a_copy_and_columns_that_stay() -> None:
    assert COLUMNS == (
        "story", "article", "siglum", "outlet", "file", "published", "source", "source_siglum", "source_outlet", "source_file",
        "source_published", "agency", "kind", "share_of_article", "share_of_source", "direction", "narrative", "quoted", "document",
        "furniture", "implied", "reasons", "copy",
    )  # fmt: skip
    report = sample.flood()
    table = list(csv.DictReader(io.StringIO(Lineage(report).to_csv())))
    assert {r["copy"] for r in table} == {c["id"] for c in report["copies"]} and len(table) == len(report["copies"])
    row = next(r for r in table if r["article"] == "t")
    assert (row["source_outlet"], row["kind"], row["share_of_article"], row["agency"]) == ("Radio Ostrel", "rewritten", "0.9", "")
    assert {r["agency"] for r in table} == {"Norwire", ""}


def test_a_cell_that_a_spreadsheet_would_run_is_only_words() -> None:
    report = sample.flood()
    report["articles"][0]["outlet"] = '=HYPERLINK("x")'
    assert "'=HYPERLINK" in Lineage(report).to_csv()


def test_the_roles_of_passages_are_counted() -> None:
    report = sample.flood()
    at = report["copies"][0]["passages"][0]["here"]
    report["copies"][0]["passages"] += [
        {"here": at, "there": None, "role": role} for role in ("quoted", "document", "document", "furniture")
    ]
    row = next(r for r in Lineage(report).rows if r["copy"] == report["copies"][0]["id"])
    assert [row[role] for role in ROLES] == [1, 1, 2, 1]
    assert "6 narrative" not in Lineage(report).to_text()
    assert "Shared passages: 5 narrative, 1 quoted, 2 document, 1 furniture" in Lineage(report).to_text()


def test_articles_that_stand_alone_are_counted() -> None:
    report = sample.merged(sample.flood(), sample.alone(), sample.alone())
    report["stories"] += [
        {**report["stories"][0], "id": f"s{n}", "articles": [a["id"]], "origins": [], "headline": "x"}
        for n, a in enumerate(report["articles"][-2:])
    ]
    assert "2 articles stand alone: no two tell of the same happening." in Lineage(report).to_text()
    report["stories"] = report["stories"][1:]
    shown = Lineage(report).to_text()
    assert shown.startswith("2 articles stand alone") and "independent source" not in shown.partition("Copies")[0]


def test_sources_of_one_article_are_told_in_one_line_with_the_reason_once() -> None:
    paper = (
        FERRY
        + """
2031-03-04 12:05 Isle Gazette | What the lifeboat men saw
Two crews put out from the isle before eight, and their coxswain heard a ship's horn where the chart shows nothing but sand.

Nobody had told him of a ferry, he said over tea in the boathouse, and his radio had been silent since the night.
"""
    )
    shown = lineage_of(report_on(paper)).to_text()
    told = [row for row in shown.splitlines() if "Each a source of its own: " in row]
    assert len(told) == 1 and "Vale Courier" in told[0] and "Isle Gazette" in told[0]
    assert shown.count("no other article of the story") == 1


def test_a_source_that_nobody_names_is_said_to_be_so() -> None:
    report = sample.flood()
    report["copies"][2]["source"] = {"agency": None}
    assert "nobody says whose" in Lineage(report).to_text()


def test_copies_of_articles_of_no_story_are_not_lost() -> None:
    report = sample.merged(sample.flood(), sample.alone())
    only = report["articles"][-1]["id"]
    report["copies"].append(
        {"id": "k-only", "article": only, "source": {"agency": "AFP"}, "kind": "verbatim", "share_of_article": 1, "share_of_source": None,
         "direction": "known", "passages": [], "reasons": [{"signal": "credit", "text": "named", "at": []}]}
    )  # fmt: skip
    shown = Lineage(report).to_text()
    assert "Copies outside stories" in shown and "AFP" in shown.partition("Copies outside stories")[2]
    assert next(r for r in Lineage(report).rows if r["copy"] == "k-only")["story"] == ""


def test_of_all_pairs_of_sixty_reprints_the_chain_tells_one_each() -> None:
    names = [f"p{n:02d}" for n in range(60)]
    copies = [
        {"id": f"{a}-{b}", "article": b, "source": {"article": a}, "kind": "verbatim", "share_of_article": 1.0, "direction": "inferred"}
        for n, a in enumerate(names)
        for b in names[n + 1 :]
    ]
    found = chain(copies, [{"id": "o", "agency": None, "articles": names}], lambda a: a)
    assert [c["source"]["article"] for c in found.told] == ["p00"] * 59
    assert len(found.told) + len(found.implied) == len(copies)


def test_the_strongest_edge_to_a_source_is_told() -> None:
    def edge(key: str, source: dict[str, Any], kind: str, share: float) -> dict[str, Any]:
        return {"id": key, "article": "x", "source": source, "kind": kind, "share_of_article": share, "direction": "inferred"}

    copies = [
        edge("1", {"article": "a"}, "excerpt", 0.3),
        edge("2", {"article": "b"}, "abridged", 0.6),
        edge("3", {"article": "c"}, "excerpt", 0.2),
        edge("4", {"agency": None}, "excerpt", 0.1),
        edge("5", {"agency": "AFP"}, "cites", 0.0),
    ]
    found = chain(copies, [{"id": "o", "articles": ["x", "a", "b"]}, {"id": "p", "articles": ["c"]}], lambda a: a)
    assert {c["id"] for c in found.told} == {"2", "3", "4", "5"}


def test_what_copies_of_one_text_share_with_another_source_is_told_once() -> None:
    def edge(key: str, article: str, source: dict[str, Any], kind: str, direction: str) -> dict[str, Any]:
        return {"id": key, "article": article, "source": source, "kind": kind, "share_of_article": 0.4, "direction": direction}

    origins = [{"id": "o", "agency": "AFP", "articles": ["a", "b", "c"]}, {"id": "p", "articles": ["x"]}]
    wire = [edge(f"w{i}", i, {"agency": "AFP"}, "verbatim", "known") for i in "abc"]
    both = [edge(f"s{i}", i, {"article": "x"}, "excerpt", "unknown") for i in "ab"] + [
        edge("sx", "x", {"article": "c"}, "excerpt", "unknown")
    ]
    assert [c["id"] for c in chain(wire + both, origins, lambda a: a).told] == ["wa", "wb", "wc", "sx"]
    sure = [edge("x-wire", "x", {"agency": "AFP"}, "rewritten", "inferred")]
    assert [c["id"] for c in chain(wire + both + sure, origins, lambda a: a).told] == ["wa", "wb", "wc", "x-wire"]


def test_an_unknown_format_is_refused() -> None:
    with pytest.raises(BadFormat):
        Lineage(sample.flood()).render("md")


def test_a_report_of_copies_alone_does_not_say_that_nothing_differs() -> None:
    half = newstemma.Report(report_on(FERRY, until="lineage"))
    for shown in (half.to_text(), half.to_markdown()):
        assert "No difference found" not in shown and "Only copies were looked for" in shown
    assert "2 independent sources" in repr(half)
