"""What the text and Markdown views print: a report's object cut down to lines, in one order, so that the two cannot drift apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Object = Mapping[str, Any]

_SECONDS = re.compile(r"(\d\d:\d\d):\d\d(?:\.\d+)?")  # no reader asks for them; the JSON keeps them
GRADES = {
    "conflict": "cannot both hold",
    "internal": "one article against itself",
    "update": "updated",
    "compatible": "compatible",
}
NOT_COMPARED = "Only copies were looked for: what the articles say was not compared."
SECTIONS = {
    "agreed": "Two or more sources",
    "differ": "They differ",
    "later": "Revised",
    "single": "One source only",
    "open": "Not known",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A story ready to print."""

    headline: str
    lead: str
    story: Object
    sources: tuple[tuple[str, str, tuple[str, ...]], ...]  # label, why, one line an article
    conflicts: tuple[Object, ...]
    brief: tuple[Object, ...]
    thread: str  # as in "goes on from “Ferry sinks off Port Vale”"; "" where it goes on from none
    compared: bool  # whether claims were looked at: False for a report of copies alone


def one_line(words: str) -> str:
    """Words with every run of white space as one space."""
    return " ".join(words.split())


def same_name(words: str) -> str:
    """A name as it is asked for: in one case, without a leading "the"."""
    return words.casefold().strip().removeprefix("the ")


class Lookup:
    """Finds articles, sigla and documents by id."""

    def __init__(self, report: Object) -> None:
        """From the contract's object."""
        self.report = report
        self.articles: dict[str, Object] = {a["id"]: a for a in report["articles"]}
        self.documents: dict[str, Object] = {d["id"]: d for d in report["documents"]}
        self.sigla: dict[str, str] = {i: s for story in report["stories"] for i, s in story["sigla"].items()}

    def name(self, article: str) -> str:
        """The outlet, or the file's name where none is stated."""
        found = self.articles[article]
        return str(found["outlet"] or self.documents.get(found["document"], {}).get("name", found["document"]))

    def lead(self, story: Object) -> str:
        """The triple, in our fixed words."""
        outlets = {self.articles[i]["outlet"] or i for i in story["articles"]}
        counts = ((len(story["articles"]), "article"), (len(outlets), "outlet"), (story["independent"]["best"], "independent source"))
        return " · ".join(f"{n} {noun}" if n == 1 else f"{n} {noun}s" for n, noun in counts)

    def outlet(self, article: str) -> str:
        """The outlet; "" where none is stated, or the article is not there."""
        return str(self.articles.get(article, {}).get("outlet") or "")

    def file(self, article: str) -> str:
        """The name of the file that holds an article; "" where the article is not there."""
        return str(self.documents.get(self.articles.get(article, {}).get("document", ""), {}).get("name", ""))

    def stamp(self, article: str) -> str:
        """When it came out, ISO 8601 as sharp as it was written; "" where that is not established to a point."""
        when = self.articles.get(article, {}).get("published") or {}
        return str(when.get("value") or "")

    def order(self, article: str) -> tuple[bool, str, str]:
        """Sorts articles by time, the undated last."""
        when = self.articles.get(article, {}).get("published") or {}
        value = str(when.get("value") or when.get("not_after") or when.get("not_before") or "")
        return (not value, value, article)

    def who(self, article: str) -> str:
        """Siglum and outlet."""
        return f"{self.sigla.get(article, '?')} {self.name(article)}"

    def cited(self, at: Object) -> str:
        """Siglum of the article that a span stands in; the file's name for a place outside the body."""
        if "article" in at:
            return self.sigla.get(at["article"], "?")
        return str(self.documents.get(at["document"], {}).get("name", "?"))

    def dated(self, when: Object | None) -> str:
        """A date as sharp as it was written."""
        if when is None:
            return "date not established"
        if when["not_before"] and when["not_after"] and when["not_before"] != when["not_after"]:
            return f"{when['not_before']} to {when['not_after']}, {when['basis']}"
        value = _SECONDS.sub(r"\1", str(when["value"] or "date not established").replace("T", " "))
        return value if when["basis"] == "stated" else f"{value}, inferred"


def together(report: Object, look: Lookup) -> Iterator[Shown]:
    """The stories of two or more articles; where there is none, the single ones."""
    stories = [s for s in report["stories"] if len(s["articles"]) > 1] or list(report["stories"])
    briefs = {b["story"]: b for b in report["brief"]}
    headlines = {s["id"]: s["headline"] or "a story without a title" for s in report["stories"]}
    for story in stories:
        brief = briefs.get(story["id"])  # None: the report was made of copies alone
        mine = tuple(c for c in report["conflicts"] if c["story"] == story["id"])
        yield Shown(
            story["headline"] or "Story without a title",
            look.lead(story),
            story,
            tuple(_sources(story, look)),
            mine,
            tuple(brief["sentences"] if brief else ()),
            _thread(story, headlines),
            brief is not None,
        )


def _thread(story: Object, headlines: Mapping[str, str]) -> str:
    names = [f"“{headlines[link['story']]}”" for link in story["continues"] if link["story"] in headlines]
    return f"goes on from {' and '.join(names)}" if names else ""


def alone(report: Object, look: Lookup) -> list[str]:
    """One line for each article that belongs to no story, where there are stories of several."""
    if not any(len(s["articles"]) > 1 for s in report["stories"]):
        return []
    singles = [s["articles"][0] for s in report["stories"] if len(s["articles"]) == 1]
    return [
        f"{look.articles[i]['title'] or look.articles[i]['text'][:60]} · {look.name(i)} · {look.dated(look.articles[i]['published'])}"
        for i in singles
    ]


def _sources(story: Object, look: Lookup) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    for origin in story["origins"]:
        lines = tuple(_article_line(look, i) for i in origin["articles"])
        why = "; ".join(dict.fromkeys(r["text"] for r in origin["reasons"]))
        yield f"{look.sigla.get(origin['id'], '?')}  {origin['label']}", why, lines


def _article_line(look: Lookup, article: str) -> str:
    found = look.articles[article]
    wire = found["wire"]
    share = f" · {wire['share']:.0%} in common" if wire["share"] else ""
    part = " · in part" if wire["composite"] else ""
    title = f"“{found['title']}”" if found["title"] else "no title"
    return f"{look.who(article)} · {look.dated(found['published'])} · {title}{share}{part}"


def values(conflict: Object, look: Lookup) -> str:
    """The sides of a difference with the articles that hold each: "six (La, Rb) · eight (Kb)"."""
    sides = []
    for position in conflict["positions"]:
        shown = position["value"]["shown"] if position["value"] else position["text"]
        sides.append(f"{shown} ({', '.join(look.sigla.get(i, '?') for i in position['articles'])})")
    return " · ".join(sides)


def undiffering(story: Object) -> str:
    """What stands in place of the differences where there are none."""
    size = len(story["articles"])
    return f"No difference found between {size} articles." if size > 1 else "One article: there is none to hold it against."


def weights(sentence: Object, look: Lookup) -> str:
    """The sigla of the articles that a brief sentence rests on."""
    return " ".join(dict.fromkeys(look.cited(at) for at in sentence["citations"]))


def aside(report: Object) -> list[str]:
    """One line for each file that gave no article."""
    return [f"{d['name']}: {d['skipped']}" for d in report["documents"] if d["skipped"]]


def oddities(report: Object, look: Lookup) -> list[str]:
    """The notices, each with what it is about; those about files that were set aside are said there."""
    lines = []
    for notice in report["notices"]:
        if notice["kind"] in {"unreadable", "no_article"}:
            continue
        about = notice["about"]
        if isinstance(about, dict):
            about = look.cited(about)
        elif about in look.articles:
            about = look.who(about)
        text = notice["text"].splitlines()[0]
        lines.append(text if str(about) in text else f"{about}: {text}")
    return lines
