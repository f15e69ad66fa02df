"""The brief on the page: our sentences beside the exact words that they rest on, then the receipts."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from operator import itemgetter

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Mark, Node, Passage, Pile, Words, many, number, one, text
from newstemma.report.html_words import OPEN_GRADES, SECTIONS, plural

QUOTED = re.compile('(“[^”]*”|"[^"]*")')


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of the brief. parts: its words, quotations apart; weight: what its claim or difference counts."""

    parts: list[Words]
    marks: list[Mark]
    passages: list[Passage]
    weight: str
    href: str


@dataclass(frozen=True, slots=True)
class Chapter:
    """The sentences of one section. differs: drawn in the colour of differences."""

    label: str
    differs: bool
    sentences: list[Said]


@dataclass(frozen=True, slots=True)
class Receipt:
    """One row of the receipts: which sentence rests on which words of which file."""

    sentence: Words
    words: Words
    mark: Mark | None
    outlet: str
    agency: str
    published: str
    sha256: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """A story's brief: a chapter for each run of sentences of one section. short: three sentences for the overview."""

    lead: str
    short: list[Said]
    chapters: list[Chapter]
    receipts: list[Receipt]


def brief(cast: Cast, keys: Mapping[str, str]) -> BriefView | None:
    """The brief of a story; None where there is none. keys: the address of each claim."""
    found = cast.pile.of(text(cast.story, "id"), "brief")
    if not found:
        return None
    sentences = [s for s in many(found[0], "sentences") if text(s, "text")]
    said = [(text(s, "section"), _said(cast, s, keys)) for s in sentences]
    chapters = [
        Chapter(SECTIONS.get(section, "Also"), section == "differ", [s for _, s in run])
        for section, run in groupby(said, key=itemgetter(0))
    ]
    return BriefView(text(found[0], "lead"), _short(said), chapters, [r for s in sentences for r in _receipts(cast, s)])


def _short(said: list[tuple[str, Said]]) -> list[Said]:
    """Three sentences: the happening, what several report of it, the first difference, then whatever there is."""
    first = said[:1] + [s for s in said[1:] if s[0] == "agreed"][:1] + [s for s in said[1:] if s[0] == "differ"][:1]
    return [s for _, s in (first + [s for s in said if all(s is not f for f in first)])[:3]]


def _said(cast: Cast, sentence: Node, keys: Mapping[str, str]) -> Said:
    ats = many(sentence, "citations")
    marks = {m.letters: m for at in ats if (m := cast.place(at))}
    order = [cast.article(a).letters for a in cast.in_order()]
    weight, href = _weight(cast, sentence, keys)
    passages = [Passage(cast.place(at), "", cast.pile.words(at), "", "") for at in ats]
    return Said(_parts(cast.pile, sentence), sorted(marks.values(), key=lambda m: order.index(m.letters)), passages, weight, href)


def _parts(pile: Pile, sentence: Node) -> list[Words]:
    """The sentence with its quotations apart: they are someone's exact words where a citation holds them."""
    cited = [text(at, "text") for at in many(sentence, "citations")]
    whole = pile.phrased(text(sentence, "text"), many(sentence, "citations"))
    if whole.exact:
        return [whole]
    pieces = [p for p in QUOTED.split(whole.text) if p]
    return [Words(p, bool(QUOTED.fullmatch(p)) and len(p) > 2 and any(p in c for c in cited)) for p in pieces]


def _weight(cast: Cast, sentence: Node, keys: Mapping[str, str]) -> tuple[str, str]:
    """What stands behind a sentence, in a few words, and where it is explained."""
    claim = cast.pile.claims.get(text(sentence, "claim"), {})
    href = keys.get(text(claim, "id"), "")
    conflicts = cast.pile.of(text(cast.story, "id"), "conflicts")
    conflict: Node = next((c for c in conflicts if c.get("id") == sentence.get("conflict") and sentence.get("conflict")), {})
    if text(conflict, "grade") in OPEN_GRADES:
        return (text(conflict, "resolved") or "not decided"), href
    if claim and text(sentence, "section") != "single":  # a claim may be told elsewhere in words that the sentence does not cite
        return plural(int(number(one(claim, "independent"), "best")), "source"), href
    homes = {cast.home.get(cast.pile.article_at(at)) for at in many(sentence, "citations")} - {None}
    return (plural(len(homes), "source") if homes else ""), href


def _receipts(cast: Cast, sentence: Node) -> list[Receipt]:
    found = []
    for at in many(sentence, "citations"):
        article = cast.pile.article_at(at)
        held = cast.pile.articles.get(article, {})
        agencies = [text(c, "name") for c in many(held, "credits") if c.get("agency") and text(c, "kind") in ("byline", "tagline")]
        document = text(held, "document") or text(at, "document")
        found.append(
            Receipt(
                sentence=cast.pile.phrased(text(sentence, "text"), many(sentence, "citations")),
                words=cast.pile.words(at),
                mark=cast.place(at),
                outlet=cast.pile.name(article) if article else cast.pile.file(document),
                agency=agencies[0] if agencies else text(one(held, "wire"), "label"),
                published=cast.pile.published(article),
                sha256=text(cast.pile.documents.get(document, {}), "sha256")[:12],
            )
        )
    return found
