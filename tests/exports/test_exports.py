"""Each export is read by a real reader of its format, on a report that holds hostile words."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import bibtexparser
import networkx as nx
import pyarrow.parquet
import pytest
import rdflib
import rispy

import newstemma
from newstemma.cli import main
from newstemma.errors import BadFormat, BadOutput
from newstemma.exports import EXPORTS
from newstemma.exports.forms import exported
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

HOSTILE = '=cmd|"/c calc"!A1 {{cite}} [[x]] <script>alert(1)</script> & 100% $x_1 \u202e\x07 | ~^\\'
BODY = (
    "Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said in a statement.\n\n"
    "The vessel had left Harnmouth at dawn with sixty people and a cargo of oranges, and was seen last by fishermen near the lighthouse."
)
OTHER = (
    "Mayor Ida Renn told this paper that nine people drowned when the ferry Alba sank in the fog off Port Vale.\n\n"
    "“We heard the horn twice,” she said, and closed the quay to visitors until the divers have gone down to the wreck."
)
ROWS: list[dict[str, Any]] = [
    {"title": "Ferry sinks off Port Vale", "outlet": "Meridian Herald", "published": "2031-03-04T06:10:00Z",
     "text": f"PORT VALE (Reuters) - {BODY}",
     "authors": ["Ana van der Berg", "Bo Lund"], "url": "https://herald.example/ferry?a=1&b=50%25#top"},
    {"title": f"Nine dead {HOSTILE}", "outlet": "Vale & Sons' Courier", "published": "2031-03-04", "text": OTHER, "authors": ["Cher"],
     "url": "javascript:alert(1)"},
    {"title": "Ferry sinks", "outlet": "Île-Gazette", "published": "2031-03", "text": BODY},
]  # fmt: skip


@pytest.fixture(scope="module")
def made() -> newstemma.Report:
    raw = "\n".join(json.dumps(row) for row in ROWS).encode()
    documents, notices = read_bytes("paper.jsonl", raw, ReadSettings())
    return newstemma.analyse(newstemma.Pile(documents, notices))


@pytest.fixture(scope="module")
def report(made: newstemma.Report) -> dict[str, Any]:
    return made.to_object(with_documents=True)


def words(report: dict[str, Any], form: str) -> str:
    (content,) = exported(report, form).values()
    return content.decode()


def test_every_form_gives_files_and_the_same_bytes_twice(report: dict[str, Any]) -> None:
    for form in EXPORTS:
        files = exported(report, form)
        assert files
        assert all(files.values())
        assert files == exported(report, form)


def test_an_unknown_form_names_those_there_are(report: dict[str, Any]) -> None:
    with pytest.raises(BadFormat, match="graphml"):
        exported(report, "docx")


def test_files_are_written_and_a_folder_that_cannot_be_is_an_error(made: newstemma.Report, tmp_path: Path) -> None:
    (written,) = made.export("ris", tmp_path / "new" / "folder")
    assert written.read_text(encoding="utf-8").startswith("TY  - NEWS")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(BadOutput):
        made.export("ris", tmp_path / "file")


def test_ris_is_read_back_by_rispy(report: dict[str, Any]) -> None:
    read = rispy.loads(words(report, "ris"))
    assert [r["type_of_reference"] for r in read] == ["NEWS"] * 3
    assert read[0]["title"] == "Ferry sinks off Port Vale"
    assert read[0]["authors"] == ["van der Berg, Ana", "Lund, Bo"]
    assert read[0]["secondary_title"] == "Meridian Herald"
    assert read[0]["date"] == "2031/03/04"
    assert read[0]["publisher"] == "Reuters"
    assert read[2]["date"] == "2031/03/"
    assert "urls" not in read[1]


def test_bibtex_is_read_back_and_nothing_breaks_out_of_its_braces(report: dict[str, Any]) -> None:
    library = bibtexparser.parse_string(words(report, "bibtex"))
    assert library.failed_blocks == []
    assert len({e.key for e in library.entries}) == 3
    first, second = library.entries[0].fields_dict, library.entries[1].fields_dict
    assert first["author"].value == "van der Berg, Ana and Lund, Bo"
    assert first["journal"].value == "Meridian Herald"
    assert "Reuters" in first["note"].value
    assert second["journal"].value == r"Vale \& Sons' Courier"
    assert r"100\% \$x\_1" in second["title"].value


def test_csl_has_the_names_and_shapes_of_its_schema(report: dict[str, Any]) -> None:
    read = json.loads(words(report, "csl"))
    known = {"id", "type", "title", "container-title", "author", "issued", "URL", "language", "publisher", "note"}
    assert all(set(e) <= known and e["type"] == "article-newspaper" for e in read)
    assert read[0]["author"] == [{"family": "van der Berg", "given": "Ana"}, {"family": "Lund", "given": "Bo"}]
    assert read[0]["issued"] == {"date-parts": [[2031, 3, 4]]}
    assert read[1]["author"] == [{"literal": "Cher"}]
    assert read[2]["issued"] == {"date-parts": [[2031, 3]]}


def test_a_cite_news_template_is_closed_once_and_holds_no_other(report: dict[str, Any]) -> None:
    lines = words(report, "citenews").splitlines()
    assert len(lines) == 3
    for line in lines:
        assert line.count("{{") == line.count("}}") == 1
        assert "[[" not in line
        assert "<" not in line
    assert "|agency=Reuters" in lines[0]
    assert "|date=4 March 2031" in lines[0]
    assert "|date=March 2031" in lines[2]
    assert "|url=" not in lines[1]


def test_the_copy_graph_opens_in_networkx_from_both_formats(report: dict[str, Any]) -> None:
    read = nx.read_gexf(io.BytesIO(words(report, "gexf").encode()))
    same = nx.read_graphml(io.BytesIO(words(report, "graphml").encode()))
    assert set(read.nodes) == set(same.nodes) >= {a["id"] for a in report["articles"]}
    assert read.number_of_edges() == same.number_of_edges() == len(report["copies"]) > 0
    copy = report["copies"][0]
    head = copy["source"].get("article") or f"agency:{copy['source']['agency']}"
    assert same.has_edge(copy["article"], head)
    assert {d["kind"] for _, _, d in same.edges(data=True)} == {c["kind"] for c in report["copies"]}


# rdflib's own reader of JSON-LD makes a graph of a kind that rdflib calls outdated.
quiet = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")


def graph_of(report: dict[str, Any], form: str) -> rdflib.Graph:
    return rdflib.Graph().parse(data=words(report, form), format="json-ld")


@quiet
def test_every_citation_is_a_web_annotation_whose_selectors_agree(report: dict[str, Any]) -> None:
    read = json.loads(words(report, "annotation"))
    texts = {f"urn:newstemma:{a['id']}": a["text"] for a in report["articles"]} | {a["url"]: a["text"] for a in report["articles"]}
    assert read["total"] == len(read["items"]) >= sum(len(c["mentions"]) for c in report["claims"])
    seen = 0
    for item in read["items"]:
        quote, position = item["target"]["selector"]
        text = texts.get(item["target"]["source"])
        if text is not None:
            seen += 1
            assert text[position["start"] : position["end"]] == quote["exact"]
            assert quote["prefix"] + quote["exact"] + quote["suffix"] in text
    assert seen
    oa = rdflib.Namespace("http://www.w3.org/ns/oa#")
    graph = graph_of(report, "annotation")
    assert len(set(graph.subjects(rdflib.RDF.type, oa.Annotation))) == read["total"]
    assert set(graph.objects(None, oa.motivatedBy)) == {oa.describing}


@quiet
def test_claims_are_schema_org_claims_that_appear_in_articles(report: dict[str, Any]) -> None:
    schema = rdflib.Namespace("https://schema.org/")
    graph = graph_of(report, "schema")
    claims = set(graph.subjects(rdflib.RDF.type, schema.Claim))
    articles = set(graph.subjects(rdflib.RDF.type, schema.NewsArticle))
    assert len(claims) == len(report["claims"])
    assert len(articles) == 3
    assert set(graph.objects(None, schema.appearance)) <= articles
    assert not any("javascript" in str(o) for o in graph.objects())


@quiet
def test_lineage_is_provenance(report: dict[str, Any]) -> None:
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    graph = graph_of(report, "prov")
    derived = set(graph.subject_objects(prov.wasDerivedFrom))
    assert derived
    entities = set(graph.subjects(rdflib.RDF.type, prov.Entity))
    assert {node for pair in derived for node in pair} <= entities
    assert set(graph.objects(None, prov.wasAttributedTo)) <= set(graph.subjects(rdflib.RDF.type, prov.Agent))


def test_tables_are_the_same_in_csv_and_parquet(report: dict[str, Any]) -> None:
    flat, packed = exported(report, "csv"), exported(report, "parquet")
    assert {n.removesuffix(".csv") for n in flat} == {n.removesuffix(".parquet") for n in packed}
    for name, content in flat.items():
        rows = list(csv.reader(io.StringIO(content.decode())))
        read = pyarrow.parquet.read_table(io.BytesIO(packed[name.replace(".csv", ".parquet")]))
        assert read.column_names == rows[0]
        assert read.num_rows == len(rows) - 1
        assert not any(re.match(r"[=+@\t\r]", cell) for row in rows[1:] for cell in row)


def test_claims_by_source_says_who_says_otherwise(report: dict[str, Any]) -> None:
    rows = list(csv.DictReader(io.StringIO(exported(report, "csv")["claims_by_source.csv"].decode())))
    against = [r for r in rows if r["says"] == "says otherwise"]
    assert {r["value"] for r in against} == {"Eleven", "nine"}


def test_each_line_of_jsonl_names_its_list(report: dict[str, Any]) -> None:
    rows = [json.loads(line) for line in words(report, "jsonl").splitlines()]
    assert sum(r["list"] == "claims" for r in rows) == len(report["claims"])
    assert {r["list"] for r in rows} >= {"documents", "articles", "stories", "statements", "claims", "brief"}


def test_the_shell_writes_each_form_and_prints_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    paper = tmp_path / "paper.jsonl"
    paper.write_text("\n".join(json.dumps(row) for row in ROWS), encoding="utf-8")
    assert main(["export", str(paper), "--to", "ris", "--to", "gexf", "-o", str(tmp_path / "out")]) == 0
    assert capsys.readouterr().out.split() == [str(tmp_path / "out" / name) for name in ("articles.ris", "copies.gexf")]
