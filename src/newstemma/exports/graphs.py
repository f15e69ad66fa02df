"""The copy graph for graph tools: articles, and agencies whose text is not in the pile; an edge leads from a copy to its source.

Sources   GEXF 1.3 (gexf.net); GraphML (graphml.graphdrawing.org)
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from newstemma.exports.entries import Object, clean

_GEXF = "http://gexf.net/1.3"
_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_NODE = (("kind", "string"), ("outlet", "string"), ("published", "string"), ("story", "string"), ("origin", "string"), ("siglum", "string"))
_EDGE = (("kind", "string"), ("direction", "string"), ("share_of_article", "double"), ("share_of_source", "double"), ("why", "string"))


@dataclass(frozen=True, slots=True)
class Node:
    """An article, or an agency. values: as `_NODE` names them; None is left out."""

    id: str
    label: str
    values: tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """From the copy to its source. values: as `_EDGE` names them."""

    id: str
    tail: str
    head: str
    weight: float
    values: tuple[object, ...]


def nodes(report: Object) -> list[Node]:
    """The articles in order, then the sources that are not in the pile: each agency, and one unnamed for each copy of nobody's text."""
    story_of = {i: s["id"] for s in report["stories"] for i in s["articles"]}
    origin_of = {i: o["label"] for s in report["stories"] for o in s["origins"] for i in o["articles"]}
    siglum = {i: name for s in report["stories"] for i, name in s["sigla"].items()}
    found = []
    for a in report["articles"]:
        values = (
            "article",
            a["outlet"],
            (a["published"] or {}).get("value"),
            story_of.get(a["id"]),
            origin_of.get(a["id"]),
            siglum.get(a["id"]),
        )
        found.append(Node(a["id"], clean(a["title"] or a["outlet"] or a["id"]), values))
    absent = {_source(c): c["source"].get("agency") for c in report["copies"] if not c["source"].get("article")}
    found += [
        Node(i, clean(name or "a text that is not here"), ("agency" if name else "unknown", *[None] * 5))
        for i, name in sorted(absent.items())
    ]
    return found


def links(report: Object) -> list[Link]:
    """One edge a copy, in order."""
    found = []
    for c in report["copies"]:
        why = "; ".join(r["text"] for r in c["reasons"])
        values = (c["kind"], c["direction"], c["share_of_article"], c["share_of_source"], clean(why))
        found.append(Link(c["id"], c["article"], _source(c), float(c["share_of_article"]), values))
    return found


def _source(copy: Object) -> str:
    source = copy["source"]
    if source.get("article"):
        return str(source["article"])
    return f"agency:{source['agency']}" if source.get("agency") else f"unknown:{copy['id']}"


def to_gexf(report: Object) -> str:
    """The graph as GEXF: opens in Gephi."""
    root = ET.Element("gexf", {"xmlns": _GEXF, "version": "1.3"})
    graph = ET.SubElement(root, "graph", {"defaultedgetype": "directed", "mode": "static"})
    for kind, columns in (("node", _NODE), ("edge", _EDGE)):
        declared = ET.SubElement(graph, "attributes", {"class": kind})
        for name, form in columns:
            ET.SubElement(declared, "attribute", {"id": f"{kind}_{name}", "title": name, "type": form})
    drawn = ET.SubElement(graph, "nodes")
    for node in nodes(report):
        at = ET.SubElement(drawn, "node", {"id": node.id, "label": node.label})
        _attvalues(at, "node", _NODE, node.values)
    drawn = ET.SubElement(graph, "edges")
    for link in links(report):
        at = ET.SubElement(drawn, "edge", {"id": link.id, "source": link.tail, "target": link.head, "weight": f"{link.weight:.4f}"})
        _attvalues(at, "edge", _EDGE, link.values)
    return _written(root)


def _attvalues(parent: ET.Element, kind: str, columns: Sequence[tuple[str, str]], values: Sequence[object]) -> None:
    inside = ET.SubElement(parent, "attvalues")
    for name, value in _given(columns, values):
        ET.SubElement(inside, "attvalue", {"for": f"{kind}_{name}", "value": value})


def to_graphml(report: Object) -> str:
    """The graph as GraphML: opens in yEd, igraph, networkx."""
    root = ET.Element("graphml", {"xmlns": _GRAPHML})
    for kind, columns in (("node", (("label", "string"), *_NODE)), ("edge", _EDGE)):
        for name, form in columns:
            ET.SubElement(root, "key", {"id": f"{kind}_{name}", "for": kind, "attr.name": name, "attr.type": form})
    graph = ET.SubElement(root, "graph", {"id": "copies", "edgedefault": "directed"})
    for node in nodes(report):
        at = ET.SubElement(graph, "node", {"id": node.id})
        _keyed(at, "node", (("label", "string"), *_NODE), (node.label, *node.values))
    for link in links(report):
        at = ET.SubElement(graph, "edge", {"id": link.id, "source": link.tail, "target": link.head})
        _keyed(at, "edge", _EDGE, link.values)
    return _written(root)


def _keyed(parent: ET.Element, kind: str, columns: Sequence[tuple[str, str]], values: Sequence[object]) -> None:
    for name, value in _given(columns, values):
        ET.SubElement(parent, "data", {"key": f"{kind}_{name}"}).text = value


def _given(columns: Sequence[tuple[str, str]], values: Sequence[object]) -> Iterator[tuple[str, str]]:
    for (name, _), value in zip(columns, values, strict=True):
        if value is not None:
            yield name, clean(value) if isinstance(value, str) else f"{value}"


def _written(root: ET.Element) -> str:
    ET.indent(root, " ")
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"
