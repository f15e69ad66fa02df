"""Which articles are an agency's text, by their own credit or because they share text with one that is.

Refuses to take an agency that is only told something ("told Reuters"), or a photograph's, for the maker of a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.agencies import is_agency
from newstemma.lineage.direction import SIBLINGS
from newstemma.lineage.mentions import apart
from newstemma.lineage.rewrites import NAMED
from newstemma.lineage.shared import Shared
from newstemma.model.article import Article, Credit
from newstemma.model.lineage import Direction, Reason
from newstemma.settings import LineageSettings

_OPENING = 90  # characters of the first paragraph that may hold a dateline which was left in it
_FOOT = 160  # characters at the end of the text
_MARKS = 4  # characters about a name that stands alone: brackets, a dash
_NAMED_PAIRS = 4  # sentences that an article which names the agency must tell: independent reports share three and a "told Reuters"
#: Of the share that makes a rewrite, where fewer sentences than those are told: three of a short report of its own meet by chance.
_FEW = 1.75


@dataclass(frozen=True, slots=True)
class Wire:
    """Whose text an article is, by whose word, and how sure: "known" from its own credit, "inferred" from what it shares.

    whole  the credit gives it the whole text: a byline, or the tag in a dateline
    via    what it shares with the article that it was inferred from; None: from its own credit
    """

    agency: str | None
    credit: Credit | None
    direction: Direction
    whole: bool = False
    via: Shared | None = None


def wires(
    articles: Mapping[str, Article], shared: Sequence[Shared], siblings: Mapping[tuple[str, str], str], settings: LineageSettings
) -> dict[str, Wire]:
    """The articles that are an agency's text, at least in part.

    siblings  pairs that share text of an agency, and its name
    Cost      linear in the pairs
    """
    found = {i: Wire(known_as(c), c, "known", whole=True) for i, a in articles.items() if (c := whole_credit(a)) and not is_own(a, c)}
    near: defaultdict[str, list[Shared]] = defaultdict(list)
    for pair in shared:
        near[pair.left.article].append(pair)
        near[pair.right.article].append(pair)
    for i, wire in _paired(articles, shared, siblings):
        known = found.get(i)
        if known is None or (known.via is not None and _weight(wire.via, i) > _weight(known.via, i)):
            found[i] = wire
    fresh = sorted(found)
    while fresh:
        fresh = sorted({i for here in fresh for i in _grown(here, articles, near[here], found, settings)})
    return found


def _paired(
    articles: Mapping[str, Article], shared: Iterable[Shared], siblings: Mapping[tuple[str, str], str]
) -> Iterator[tuple[str, Wire]]:
    for pair in shared:
        agency = siblings.get((pair.left.article, pair.right.article))
        if agency is not None:
            for i in (pair.left.article, pair.right.article):
                credit = part_credit(articles[i], agency, ("byline", "tagline"))
                yield i, Wire(agency, credit, "known" if credit else "inferred", via=pair)


def _weight(pair: Shared | None, article: str) -> float:
    return 0.0 if pair is None else max(pair.half(article).share, pair.half(article).told)


def _grown(
    here: str, articles: Mapping[str, Article], near: Iterable[Shared], found: dict[str, Wire], settings: LineageSettings
) -> Iterator[str]:
    """The articles that most of their prose makes the same agency's text as `here`, entered into `found`.

    Not from an article that is only in part the agency's: what it shares with a third may be its other part.
    """
    if not found[here].whole and _weight(found[here].via, here) <= settings.copy_share:
        return
    for pair in near:
        mine = pair.other(here)
        if mine.article in found or is_agency(articles[mine.article].outlet or ""):
            continue
        named = part_credit(articles[mine.article], found[here].agency)
        often = pair.rewrite is not None and len(pair.rewrite.pairs) >= _NAMED_PAIRS
        least = settings.rewrite_share * (NAMED if named and often else 1.0 if often else _FEW)
        if mine.share >= settings.copy_share or mine.told >= least:
            found[mine.article] = Wire(found[here].agency, named, "known" if named else "inferred", via=pair)
            yield mine.article


def sibling(shared: Shared, articles: Mapping[str, Article]) -> tuple[str | None, Reason] | None:
    """The agency that two articles share text of, and why; None as the agency where nobody says whose; None where nothing says so."""
    left, right = articles[shared.left.article], articles[shared.right.article]
    ours, theirs = _agencies(left), _agencies(right)
    both = sorted(set(ours) & set(theirs))
    if both:
        return both[0], Reason(
            SIBLINGS, f"{left.shown} and {right.shown} both credit {both[0]} for text", (ours[both[0]].at, theirs[both[0]].at)
        )
    for mine, other, its in ((left, right, ours), (right, left, theirs)):
        if its and not (theirs if mine is left else ours):
            agency = min(its, key=lambda name: (its[name].at.start, name))
            told = f"{mine.shown} credits {agency} for text, and {other.shown} prints some of the same"
            return agency, Reason(SIBLINGS, told, (its[agency].at,))
    return _unnamed(left, right)


def _unnamed(left: Article, right: Article) -> tuple[None, Reason] | None:
    """Two prints of a text that nobody claims: one writer in two papers, or two datelines from one place."""
    if not apart(left, right):
        return None
    writers = sorted(set(left.authors) & set(right.authors))
    if writers:
        return None, Reason(SIBLINGS, f"both {left.shown} and {right.shown} print a text by {writers[0]}")
    if left.dateline and right.dateline and left.dateline.casefold() == right.dateline.casefold():
        return None, Reason(SIBLINGS, f"{left.shown} and {right.shown} both open with the dateline {left.dateline}")
    return None


def _agencies(article: Article) -> dict[str, Credit]:
    """The agencies that an article credits for text, the first credit of each, its own house left out."""
    made: dict[str, Credit] = {}
    for credit in article.credits:
        agency = known_as(credit)
        if credit.agency and agency and credit.kind in ("byline", "tagline") and not is_own(article, credit):
            made.setdefault(agency, credit)
    return made


def whole_credit(article: Article) -> Credit | None:
    """The credit that gives the whole text to an agency: a byline, the tag in a dateline, or its name alone at the foot of a text that
    no writer signs.
    """
    bylines = (c for c in article.credits if c.agency and c.kind == "byline")
    tags = (c for c in article.credits if c.agency and c.kind == "tagline" and (_opens(article, c) or _closes(article, c)))
    return next(bylines, None) or next(tags, None)


def _opens(article: Article, credit: Credit) -> bool:
    """Whether an agency's tag stands in the dateline: "(AFP) -", "PORT VALE (AFP) -", "Port Vale, Oct 8 (AFP).-"."""
    if any(b.kind == "dateline" and b.start <= credit.at.start < b.end for b in article.blocks):
        return True
    first = article.paragraphs[0].doc_start if article.paragraphs else 0
    if not article.dateline:
        return False
    head = article.text[:_OPENING]
    return credit.at.end <= first or (credit.at.start < first + _OPENING and bool(_tag(credit).search(head)))


def _tag(credit: Credit) -> re.Pattern[str]:
    """The credit in brackets, with the dash that ends a dateline."""
    bare = " ".join(credit.at.text.split()).strip("()[] ")
    return re.compile(rf"^[^.!?]{{2,60}}?[(\[]{re.escape(bare)}[)\]]\s?[.:]?\s?[-–—]")


def _closes(article: Article, credit: Credit) -> bool:
    """Whether an agency's name alone ends a text that nobody signs: "(AP)" as the last line, "… she said. PTI" as the last words."""
    if article.authors:
        return False
    size = len(credit.at.text)
    if any(b.kind == "credit" and b.start <= credit.at.start < b.end and b.end - b.start <= size + _MARKS for b in article.blocks):
        return True
    bare = re.escape(" ".join(credit.at.text.split()).strip("()[] "))
    return re.search(rf"[.!?”\"’']\s+[-–—(\[]{{0,3}}\s?{bare}(?:\s[A-Z]{{2,5}}){{0,5}}\W{{0,4}}$", article.text[-_FOOT:]) is not None


def known_as(credit: Credit) -> str | None:
    """The usual short name of the agency that a credit names; None for "news agencies" and other names that are no agency's."""
    return is_agency(credit.name)


def part_credit(article: Article, agency: str | None, kinds: tuple[str, ...] = ("byline", "tagline", "inline")) -> Credit | None:
    """The first credit of these kinds that names the agency."""
    return next((c for c in article.credits if c.agency and c.kind in kinds and known_as(c) == agency), None)


def is_own(article: Article, credit: Credit) -> bool:
    """Whether the article stands on the agency's own pages, so that it is the wire itself."""
    return article.outlet is not None and (is_agency(article.outlet) or article.outlet) == known_as(credit)
