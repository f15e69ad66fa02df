"""What the text and Markdown views print of a story beside its brief: the timeline, figures that move, people, and the receipts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.report.digest import Lookup, Object, one_line

_PEOPLE = 40  # people of a story that are listed, those named most often; the JSON has all


@dataclass(frozen=True, slots=True)
class Receipt:
    """Which sentence of the brief rests on which words of which file. sentence: its number, from 1; sha256: of the file, in hex."""

    sentence: int
    words: str
    outlet: str
    agency: str
    published: str
    sha256: str


def timeline(report: Object, story: Object, look: Lookup) -> list[str]:
    """One line a moment: when it happened, what, in which articles, and when that was first reported."""
    return [_moment(m, look) for m in report["moments"] if m["story"] == story["id"]]


def _moment(moment: Object, look: Lookup) -> str:
    reported = sorted({str(r["when"]["value"])[:10] for r in moment["reported"] if r["when"] and r["when"]["value"]})
    who = " ".join(dict.fromkeys(look.sigla.get(r["article"], "?") for r in moment["reported"]))
    told = f", reported {reported[0]}" if reported else ""
    return f"{look.dated(moment['when'])}: {one_line(moment['text'])} [{who}{told}]"


def series(report: Object, story: Object, look: Lookup) -> list[str]:
    """One line a figure that moves: its steps, each with the article that has it and when that came out."""
    return [
        f"{s['counts'] or s['unit'] or 'a figure'}: {' → '.join(_step(step, look) for step in s['steps'])}"
        for s in report["series"]
        if s["story"] == story["id"] and s["steps"]
    ]


def _step(step: Object, look: Lookup) -> str:
    when = f", {look.dated(step['when'])}" if step["when"] else ""
    return f"{step['value']['shown']} ({look.sigla.get(step['by'], '?')}{when})"


def people(report: Object, story: Object, look: Lookup) -> list[str]:
    """One line a person of a story: other forms of the name, and each role with the articles that give it."""
    inside = set(story["articles"])
    named = [e for e in report["entities"] if e["kind"] == "person" and any(at.get("article") in inside for at in e["at"])]
    return [_person(e, inside, look) for e in named[:_PEOPLE]]


def _person(entity: Object, inside: set[str], look: Lookup) -> str:
    roles: dict[str, list[str]] = {}
    for role in entity["roles"]:
        if role["by"] in inside:
            roles.setdefault(one_line(role["text"]), []).append(look.sigla.get(role["by"], "?"))
    also = f" (also {', '.join(entity['aliases'])})" if entity["aliases"] else ""
    held = "; ".join(f"{text} [{' '.join(dict.fromkeys(by))}]" for text, by in roles.items())
    return f"{entity['name']}{also}" + (f": {held}" if held else "")


def receipts(report: Object, sentences: Sequence[Object], look: Lookup) -> list[Receipt]:
    """One row a citation of the brief, in the order of its sentences."""
    agencies = {
        a["id"]: [c["name"] for c in a["credits"] if c["agency"] and c["kind"] in ("byline", "tagline")] for a in report["articles"]
    }
    found = []
    for number, sentence in enumerate(sentences, 1):
        for at in sentence["citations"]:
            article = look.articles.get(at.get("article", ""), {})
            document = look.documents.get(article.get("document") or at.get("document", ""), {})
            agency = next(iter(agencies.get(article.get("id", ""), [])), None) or (article.get("wire") or {}).get("label") or ""
            outlet = str(article.get("outlet") or document.get("name", "?"))
            published = look.dated(article["published"]) if article else ""
            found.append(Receipt(number, one_line(at["text"]), outlet, agency, published, str(document.get("sha256", ""))))
    return found
