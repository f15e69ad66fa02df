"""Passages, credits and rewrites inside a story to typed, directed copies, each with its reasons.

Refuses a direction without evidence: two texts of an agency whose own text is not in the pile are both copies of the agency, and the edge
between them says that they are siblings.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newstemma.lineage.direction import SIBLINGS, Way, leads, of_quotations, way
from newstemma.lineage.kinds import DERIVED, WHOLE, kind_of
from newstemma.lineage.reasons import credit_reason, quote_reason, told_reason, words_reason
from newstemma.lineage.relays import Relay, relays
from newstemma.lineage.rewrites import Rewrite, rewrites
from newstemma.lineage.shared import Shared, share
from newstemma.lineage.sides import Side, sides_of
from newstemma.lineage.wires import Wire, known_as, sibling, wires
from newstemma.model.article import Article
from newstemma.model.lineage import Copy, CopyKind, Direction, Passage, Reason, Source
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.ports import Encoder
from newstemma.settings import LineageSettings

__all__ = ["SIBLINGS", "trace"]

Pair = tuple[str, str]


def trace(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    stories: Sequence[Story],
    settings: LineageSettings,
    encoder: Encoder | None = None,
) -> tuple[list[Copy], list[Notice]]:
    """The copies, in order of the article and the source. Copies are sought over the whole pile, rewrites inside a story only.

    encoder  asked for sentence vectors where two articles of a story are somewhat alike; None: words alone
    Cost     linear in the passages; for each pair of a story, the sentences that are alike in words
    """
    by_id = {a.id: a for a in articles}
    by_pair: defaultdict[Pair, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.there is not None:
            by_pair[passage.here.article, passage.there.article].append(passage)
    sides = _sides(articles, readings, by_pair, stories)
    read = {r.article: r for r in readings}
    shared = _shared(by_pair, sides, read, stories, settings, encoder)
    copies = _copies(by_id, shared, stories, read, settings)
    return sorted(copies, key=lambda c: (c.article, c.source.article or "", c.source.agency or "", c.id)), []


def _sides(articles: Iterable[Article], readings: Iterable[Reading], pairs: Iterable[Pair], stories: Iterable[Story]) -> dict[str, Side]:
    """The articles that may share something: in a passage, or in a story with another."""
    wanted = {i for pair in pairs for i in pair} | {i for s in stories if len(s.articles) > 1 for i in s.articles}
    return sides_of((a for a in articles if a.id in wanted), readings)


def _shared(
    by_pair: Mapping[Pair, Sequence[Passage]],
    sides: Mapping[str, Side],
    readings: Mapping[str, Reading],
    stories: Iterable[Story],
    settings: LineageSettings,
    encoder: Encoder | None,
) -> list[Shared]:
    """What each pair has in common, in order of the pairs."""
    first = {pair: share(found, sides[pair[0]], sides[pair[1]], None) for pair, found in sorted(by_pair.items())}
    said = _said(first.values(), settings)
    told: dict[Pair, Rewrite] = {}
    texts = _texts(first.values(), settings)
    for story in stories:
        if len(story.articles) > 1:
            told |= rewrites(_fullest(story, texts, sides), readings, said, settings, encoder)
    for pair, rewrite in sorted(told.items()):
        first[pair] = share(by_pair.get(pair, ()), sides[pair[0]], sides[pair[1]], rewrite)
    return [first[pair] for pair in sorted(first)]


def _said(shared: Iterable[Shared], settings: LineageSettings) -> dict[str, set[int]]:
    """By article the words that it shares with another as quotation or document; a reprint of the whole shows none that was not known."""
    said: defaultdict[str, set[int]] = defaultdict(set)
    for pair in shared:
        if kind_of(pair, pair.left.article, settings) not in WHOLE:
            for piece in pair.pieces:
                if piece.passage.role != "narrative":
                    said[pair.left.article].update(piece.here)
                    said[pair.right.article].update(piece.there)
    return said


def _texts(shared: Iterable[Shared], settings: LineageSettings) -> dict[str, str]:
    """For each article that is one text with others, what that text goes by: the smallest id of them."""
    parent: dict[str, str] = {}

    def top(node: str) -> str:
        while (above := parent.setdefault(node, node)) != node:
            parent[node] = node = parent[above]
        return node

    for pair in shared:
        if kind_of(pair, pair.left.article, settings) in WHOLE:
            first, second = sorted((top(pair.left.article), top(pair.right.article)))
            parent[second] = first
    return {i: top(i) for i in sorted(parent)}


def _fullest(story: Story, text: Mapping[str, str], sides: Mapping[str, Side]) -> list[Side]:
    """The longest article of each text of a story: a rewrite is sought of that one alone, not of 600 reprints."""
    chosen: dict[str, Side] = {}
    for i in sorted(story.articles, key=lambda i: (-sides[i].own, i)):
        chosen.setdefault(text.get(i, i), sides[i])
    return sorted(chosen.values(), key=lambda side: side.article.id)


def _copies(
    by_id: Mapping[str, Article],
    shared: Sequence[Shared],
    stories: Sequence[Story],
    readings: Mapping[str, Reading],
    settings: LineageSettings,
) -> Iterator[Copy]:
    """Agencies first: what is an agency's is a copy of it, whichever article printed it earlier. Then article from article."""
    siblings = _siblings(by_id, shared, settings)
    named = {pair: agency for pair, (agency, _) in siblings.items() if agency is not None}
    found = wires(by_id, shared, named, settings)
    passed = _passed(by_id, shared, stories, readings, found, settings)
    for i in sorted(found.keys() - passed.keys()):
        yield _from_agency(by_id[i], found[i], by_id, settings)
    for i, relay in sorted(passed.items()):
        yield _copy(i, Source(agency=relay.agency), "rewritten", relay.share, None, "known", (), [relay.reason(by_id[i])])
    for pair in shared:
        made = _from_article(by_id, pair, siblings.get((pair.left.article, pair.right.article)), found, settings)
        if made is not None:
            yield made
    for i in sorted(by_id):
        own = passed[i].agency if i in passed else found[i].agency if i in found else None
        yield from _cites(by_id[i], own)


def _passed(
    by_id: Mapping[str, Article],
    shared: Sequence[Shared],
    stories: Sequence[Story],
    readings: Mapping[str, Reading],
    found: Mapping[str, Wire],
    settings: LineageSettings,
) -> dict[str, Relay]:
    """The articles that pass on an agency's account; of those signed "staff and agencies" the sentences may say which agency that is."""
    makers = {i: wire.agency for i, wire in found.items() if wire.whole and wire.agency is not None}
    unnamed = {i for i, wire in found.items() if wire.whole and wire.agency is None}
    return relays(stories, by_id, readings, makers, found.keys() - unnamed, _texts(shared, settings))


def _siblings(by_id: Mapping[str, Article], shared: Iterable[Shared], settings: LineageSettings) -> dict[Pair, tuple[str | None, Reason]]:
    """The pairs that share narrative which both have from a third, each with the agency and the reason."""
    found = {}
    for pair in shared:
        if kind_of(pair, pair.left.article, settings) in DERIVED and not leads(pair, by_id):
            made = sibling(pair, by_id)
            if made is not None:
                found[pair.left.article, pair.right.article] = made
    return found


def _from_agency(article: Article, wire: Wire, by_id: Mapping[str, Article], settings: LineageSettings) -> Copy:
    """The copy of an agency's text. A byline gives it the whole, however little of it the pile happens to hold elsewhere."""
    reasons: list[Reason] = [] if wire.credit is None else [credit_reason(article, wire.credit)]
    source = Source(agency=wire.agency)
    if wire.whole or wire.via is None:
        return _copy(article.id, source, "verbatim", 1.0, None, wire.direction, (), reasons)
    half, other = wire.via.half(article.id), by_id[wire.via.other(article.id).article]
    rewritten = half.share < settings.copy_share and half.told > half.share
    reasons.append(told_reason(wire.via, article, other) if rewritten else words_reason(wire.via, article, other))
    passages = tuple(Passage(_side(p, article.id), None, p.role) for p in wire.via.passages)
    return _copy(
        article.id, source, _part_kind(wire.via, article.id, settings), max(half.share, half.told), None, wire.direction, passages, reasons
    )


def _part_kind(pair: Shared, article: str, settings: LineageSettings) -> CopyKind:
    """How much of an article is an agency's, as far as what it shares with another one shows."""
    half = pair.half(article)
    if half.share >= settings.verbatim_share:
        return "verbatim"
    if half.share >= settings.copy_share:
        return "abridged"
    return "rewritten" if max(half.share, half.told) >= settings.excerpt_share else "excerpt"


def _side(passage: Passage, article: str) -> Span:
    return passage.here if passage.there is None or passage.here.article == article else passage.there


def _from_article(
    by_id: Mapping[str, Article],
    pair: Shared,
    siblings: tuple[str | None, Reason] | None,
    found: Mapping[str, Wire],
    settings: LineageSettings,
) -> Copy | None:
    """One article from another, when enough of it is."""
    kind = kind_of(pair, pair.left.article, settings)
    if kind is None:
        return None
    if kind == "quotes_only":
        chosen = of_quotations(pair, by_id)
    else:
        because = siblings[1] if siblings else _same_wire(by_id, pair, found)
        chosen = way(pair, by_id, because, whole=kind in WHOLE)
    article, source = by_id[chosen.copy], by_id[chosen.source]
    return _edge(pair, article, source, kind_of(pair, article.id, settings) or kind, chosen)


def _same_wire(by_id: Mapping[str, Article], pair: Shared, found: Mapping[str, Wire]) -> Reason | None:
    """Why both are one agency's text, where that was found out over other articles."""
    left, right = found.get(pair.left.article), found.get(pair.right.article)
    if left is None or right is None or left.agency is None or left.agency != right.agency:
        return None
    names = by_id[pair.left.article].shown, by_id[pair.right.article].shown
    return Reason(SIBLINGS, f"{names[0]} and {names[1]} both print text of {left.agency}")


def _edge(pair: Shared, article: Article, source: Article, kind: CopyKind, chosen: Way) -> Copy:
    half, other = pair.half(article.id), pair.half(source.id)
    here, there = half.share, other.share
    why = words_reason(pair, article, source)
    if kind == "quotes_only":
        why = quote_reason(pair, article, source)
    elif pair.told > pair.share and pair.rewrite is not None and kind == "rewritten":
        here, there = max(here, half.told), max(there, other.told)
        why = told_reason(pair, article, source)
    turned = tuple(p if p.here.article == article.id or p.there is None else Passage(p.there, p.here, p.role) for p in pair.passages)
    return _copy(article.id, Source(article=source.id), kind, here, there, chosen.direction, turned, [why, chosen.reason])


def _cites(article: Article, own: str | None) -> Iterator[Copy]:
    """Agencies that an article names without being their text."""
    seen: set[str | None] = {own}
    for credit in article.credits:
        agency = known_as(credit)
        if credit.agency and credit.kind in {"inline", "tagline"} and agency not in seen:
            seen.add(agency)
            reason = Reason("credit", f"{credit.name} is named ({credit.kind}); its own text is not in the pile", (credit.at,))
            yield _copy(article.id, Source(agency=agency), "cites", 0.0, None, "known", (), [reason])


def _copy(
    article: str,
    source: Source,
    kind: CopyKind,
    here: float,
    there: float | None,
    direction: Direction,
    passages: tuple[Passage, ...],
    reasons: Sequence[Reason],
) -> Copy:
    key = hashlib.sha256("|".join((article, source.article or "", source.agency or "", kind)).encode()).hexdigest()[:12]
    shares = round(here, 4), None if there is None else round(there, 4)
    return Copy(f"y-{key}", article, source, kind, *shares, direction, passages, tuple(reasons))
