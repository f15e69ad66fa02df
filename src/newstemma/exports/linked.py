"""The report as linked data, in JSON-LD whose contexts are written out, so that nothing is fetched to read it.

Sources   Web Annotation Data Model, W3C 2017 (positions count Unicode code points); schema.org Claim and NewsArticle; PROV-O, W3C 2013
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from newstemma.exports.entries import Object, clean, safe_url

_BESIDE = 32  # characters before and behind a quotation that help to find it again
_OA = {
    "oa": "http://www.w3.org/ns/oa#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "as": "https://www.w3.org/ns/activitystreams#",
    "id": "@id",
    "type": "@type",
    "Annotation": "oa:Annotation",
    "TextualBody": "oa:TextualBody",
    "SpecificResource": "oa:SpecificResource",
    "TextQuoteSelector": "oa:TextQuoteSelector",
    "TextPositionSelector": "oa:TextPositionSelector",
    "body": "oa:hasBody",
    "target": "oa:hasTarget",
    "source": {"@id": "oa:hasSource", "@type": "@id"},
    "selector": "oa:hasSelector",
    "exact": "oa:exact",
    "prefix": "oa:prefix",
    "suffix": "oa:suffix",
    "start": "oa:start",
    "end": "oa:end",
    "value": "rdf:value",
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "describing": "oa:describing",
    "identifying": "oa:identifying",
    "AnnotationCollection": "as:OrderedCollection",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "total": "as:totalItems",
    "items": {"@id": "as:items", "@container": "@list"},
}
_PROV = {
    "prov": "http://www.w3.org/ns/prov#",
    "dcterms": "http://purl.org/dc/terms/",
    "label": "http://www.w3.org/2000/01/rdf-schema#label",
    "title": "dcterms:title",
    "issued": "dcterms:issued",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasQuotedFrom": {"@id": "prov:wasQuotedFrom", "@type": "@id"},
    "hadPrimarySource": {"@id": "prov:hadPrimarySource", "@type": "@id"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy", "@type": "@id"},
    "qualifiedDerivation": "prov:qualifiedDerivation",
    "entity": {"@id": "prov:entity", "@type": "@id"},
    "comment": "http://www.w3.org/2000/01/rdf-schema#comment",
}


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def urn(name: str) -> str:
    """A name for a thing of the report that is no address."""
    return f"urn:newstemma:{name}"


def to_annotation(report: Object) -> str:
    """A collection with one annotation for every passage that a claim, a difference, a statement or a brief's sentence rests on."""
    items = list(_annotations(report))
    label = "Passages cited by a Newstemma report"
    return _json(
        {"@context": _OA, "id": urn("citations"), "type": "AnnotationCollection", "label": label, "total": len(items), "items": items}
    )


def _annotations(report: Object) -> Iterator[dict[str, Any]]:
    texts = {a["id"]: a["text"] for a in report["articles"]} | {d["id"]: d.get("text") for d in report["documents"]}
    urls = {a["id"]: safe_url(a["url"]) for a in report["articles"]}
    for kind, owner, says, places in _cited(report):
        for n, at in enumerate(places):
            home = at.get("article") or at["document"]
            yield {
                "id": urn(f"{owner}:{kind}:{n}"),
                "type": "Annotation",
                "motivation": "describing",
                "body": {"type": "TextualBody", "value": clean(says), "purpose": "describing"},
                "target": {
                    "type": "SpecificResource",
                    "source": urls.get(home) or urn(home),
                    "selector": [_quote(at, texts.get(home)), {"type": "TextPositionSelector", "start": at["start"], "end": at["end"]}],
                },
            }


def _cited(report: Object) -> Iterator[tuple[str, str, str, list[Object]]]:
    """(kind, id, what is said, the passages)."""
    for c in report["claims"]:
        yield "claim", c["id"], c["text"], [m["at"] for m in c["mentions"]]
    for x in report["conflicts"]:
        yield "difference", x["id"], f"{x['about']}: {x['why']}", [at for p in x["positions"] for at in p["at"]]
    for s in report["statements"]:
        yield "statement", s["id"], f"said by {s['speaker']['name'] or 'a speaker without a name'}", list(s["content"])
    for b in report["brief"]:
        for n, sentence in enumerate(b["sentences"]):
            yield "brief", f"{b['story']}:{n}", sentence["text"], list(sentence["citations"])


def _quote(at: Object, text: str | None) -> dict[str, Any]:
    found = {"type": "TextQuoteSelector", "exact": at["text"]}
    if text is not None:
        found |= {"prefix": text[max(0, at["start"] - _BESIDE) : at["start"]], "suffix": text[at["end"] : at["end"] + _BESIDE]}
    return found


def to_schema(report: Object) -> str:
    """The claims and the articles that carry them as schema.org Claim and NewsArticle."""
    look = {a["id"]: a for a in report["articles"]}
    claims = [_claim(c, look) for c in report["claims"]]
    return _json({"@context": {"@vocab": "https://schema.org/"}, "@graph": [*(_article(a) for a in report["articles"]), *claims]})


def _article(article: Object) -> dict[str, Any]:
    found = {
        "@id": urn(article["id"]),
        "@type": "NewsArticle",
        "headline": clean(article["title"] or ""),
        "url": safe_url(article["url"]),
        "datePublished": (article["published"] or {}).get("value"),
        "inLanguage": article["language"],
        "publisher": {"@type": "Organization", "name": clean(article["outlet"])} if article["outlet"] else None,
        "author": [{"@type": "Person", "name": clean(name)} for name in article["authors"]],
        "creditText": clean(article["wire"]["label"] or ""),
    }
    return {k: v for k, v in found.items() if v}


def _claim(claim: Object, look: Mapping[str, Object]) -> dict[str, Any]:
    carrying = [i for i in dict.fromkeys(m["at"].get("article") for m in claim["mentions"]) if i is not None]
    dated = sorted((look[i]["published"]["value"], i) for i in carrying if (look[i]["published"] or {}).get("value"))
    found = {
        "@id": urn(claim["id"]),
        "@type": "Claim",
        "text": clean(claim["text"]),
        "appearance": [{"@id": urn(i)} for i in carrying],
        "firstAppearance": {"@id": urn(dated[0][1])} if dated else None,
        "author": {"@type": "Person", "name": clean(claim["primary"])} if claim["primary"] else None,
        "identifier": claim["id"],
    }
    return {k: v for k, v in found.items() if v}


def to_prov(report: Object) -> str:
    """The lineage as PROV-O: each copy was derived from its source, each article is attributed to its outlet."""
    graph: dict[str, dict[str, Any]] = {}
    for a in report["articles"]:
        graph[a["id"]] = {"@id": urn(a["id"]), "@type": "prov:Entity", "title": clean(a["title"] or ""), "wasGeneratedBy": urn("analysis")}
        if (a["published"] or {}).get("value"):
            graph[a["id"]]["issued"] = a["published"]["value"]
        if a["outlet"]:
            outlet = "outlet:" + "".join(c if c.isalnum() else "-" for c in clean(a["outlet"]).casefold())
            graph[outlet] = {"@id": urn(outlet), "@type": ["prov:Agent", "prov:Organization"], "label": clean(a["outlet"])}
            graph[a["id"]]["wasAttributedTo"] = urn(outlet)
    for c in report["copies"]:
        _derive(graph, c)
    made = report["made"]
    activity = {"@id": urn("analysis"), "@type": "prov:Activity", "label": f"Newstemma {made['version']}"}
    return _json({"@context": _PROV, "@graph": [activity, *graph.values()]})


def _derive(graph: dict[str, dict[str, Any]], copy: Object) -> None:
    """Adds one edge; the text of an agency that is not in the pile is an entity of its own."""
    source = copy["source"]
    head = source.get("article") or f"text-of:{source.get('agency') or copy['id']}"
    if head not in graph:
        graph[head] = {"@id": urn(head), "@type": "prov:Entity", "title": f"a text of {source.get('agency') or 'nobody named'}"}
    here = graph[copy["article"]]
    relation = {"quotes_only": "wasQuotedFrom", "cites": "hadPrimarySource"}.get(copy["kind"], "wasDerivedFrom")
    here.setdefault(relation, []).append(urn(head))
    why = "; ".join(r["text"] for r in copy["reasons"])
    told = {
        "@id": urn(copy["id"]),
        "@type": "prov:Derivation",
        "entity": urn(head),
        "comment": clean(f"{copy['kind']}, {copy['direction']}: {why}"),
    }
    here.setdefault("qualifiedDerivation", []).append(told)
