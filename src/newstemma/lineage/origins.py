"""Copies to independent origins: a partition of each story's articles, each merge with its reasons, and an interval for the count.

An article belongs to the origin that more than half of its own prose comes from. Refuses to merge for want of knowledge: an article
whose outlet is not stated stays alone unless its words say otherwise.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.agencies import is_agency
from newstemma.lineage.cited import agencies_of, cited
from newstemma.lineage.rewrites import NAMED
from newstemma.lineage.sigla import sigla_of
from newstemma.lineage.texts import Text, covered, texts_of, together
from newstemma.model.article import Article
from newstemma.model.lineage import Copy, Echo, Interval, Origin, Reason, Roots, Source, Wire
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.settings import LineageSettings

_WHOLE = ("verbatim", "abridged", "expanded", "rewritten")
_OWN_TOP = 0.85  # over this share an article that names an agency is taken as wholly its text


@dataclass(frozen=True, slots=True)
class _Merge:
    """Two nodes that are one origin. sure: "certain" | "likely" | "possible"."""

    left: str
    right: str
    sure: str
    reason: Reason


def root(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    stories: Sequence[Story],
    settings: LineageSettings,
) -> tuple[list[Roots], list[Notice]]:
    """The origins of each story, in order of the stories."""
    by_id = {a.id: a for a in articles}
    texts = texts_of(*together(articles, readings, stories))
    marked = {r.article: r for r in readings}
    found = []
    for story in stories:
        inside = set(story.articles)
        mine = [c for c in copies if c.article in inside and (c.source.article is None or c.source.article in inside)]
        merges = [*_by_copy(mine, settings), *_by_outlet(story, by_id)]
        origins = _origins(story, by_id, mine, merges)
        interval = Interval(len(origins), *(_count(story, merges, sure) for sure in (("certain", "likely", "possible"), ("certain",))))
        wires, echoes = _wires(story, by_id, origins, mine, texts, settings)
        home = {i: o for o in origins for i in o.articles}
        named = tuple(e for i in sorted(home) for e in cited(by_id[i], marked[i], home[i], agencies_of(origins)))
        found.append(Roots(story.id, origins, interval, sigla_of(origins, by_id), wires, (*echoes, *named)))
    return found, []


def _by_copy(copies: Iterable[Copy], settings: LineageSettings) -> Iterable[_Merge]:
    """Copies of more than half, and two texts of one agency."""
    for copy in copies:
        other = copy.source.article or f"agency:{copy.source.agency}"
        enough = max(copy.share_of_article, copy.share_of_source or 0.0) if copy.direction == "unknown" else copy.share_of_article
        least = settings.rewrite_share * NAMED if copy.kind == "rewritten" else settings.copy_share
        if copy.kind in _WHOLE and enough >= least:
            if copy.source.article is None:
                sure = "certain" if copy.passages and copy.kind == "abridged" else "likely"
            else:
                sure = "likely" if copy.kind == "rewritten" else "certain"
            yield _Merge(copy.article, other, sure, copy.reasons[0])
        elif copy.kind in _WHOLE or (copy.kind == "excerpt" and enough >= settings.copy_share / 2):
            yield _Merge(copy.article, other, "possible", copy.reasons[0])


def _by_outlet(story: Story, by_id: dict[str, Article]) -> Iterable[_Merge]:
    """Two articles of one outlet are one source, wherever each got its text: it cannot stand as witness for itself."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for i in story.articles:
        outlet = by_id[i].outlet
        if outlet is not None:
            groups[outlet.casefold()].append(i)
    for ids in groups.values():
        for other in sorted(ids)[1:]:
            first = by_id[min(ids)]
            yield _Merge(first.id, other, "outlet", Reason("same outlet", f"both are articles of {first.outlet}"))


def _origins(story: Story, by_id: dict[str, Article], copies: Sequence[Copy], merges: Sequence[_Merge]) -> tuple[Origin, ...]:
    """The likely partition, in order of the first article by time."""
    groups = _groups(story, merges, ("certain", "likely"))
    order = {i: _stamp(by_id[i]) for i in story.articles}
    found = []
    for nodes in groups:
        ids = sorted((i for i in nodes if not i.startswith("agency:")), key=lambda i: (order[i], by_id[i].name, i))
        agency = next((n.removeprefix("agency:") for n in sorted(nodes) if n.startswith("agency:") and n != "agency:None"), None)
        reasons = _reasons(ids, set(nodes), merges)
        label = agency or _label(ids, by_id, copies)
        key = hashlib.sha256("|".join([story.id, *sorted(ids)]).encode()).hexdigest()[:12]
        found.append(Origin(f"o-{key}", story.id, label, agency, tuple(ids), reasons))
    return tuple(sorted(found, key=lambda o: (min(order[i] for i in o.articles), -len(o.articles), o.label, o.id)))


def _stamp(article: Article) -> str:
    """When it was published, for sorting; undated last."""
    return article.stamp or "9"


def _reasons(ids: Sequence[str], nodes: set[str], merges: Sequence[_Merge]) -> tuple[Reason, ...]:
    used = [m.reason for m in merges if m.left in nodes and m.right in nodes and m.sure in {"certain", "likely", "outlet"}]
    if used:
        return tuple(dict.fromkeys(used))
    return (
        (
            Reason(
                "own reporting",
                "no other article of the story shares more than half of its prose, and no agency is named as its maker",
            ),
        )
        if len(ids) == 1
        else ()
    )


def _label(ids: Sequence[str], by_id: dict[str, Article], copies: Sequence[Copy]) -> str:
    """The name of the article that the others lead back to, else of the earliest."""
    sources = {c.source.article for c in copies if c.source.article in ids and c.article in ids and c.direction != "unknown"}
    copied = {c.article for c in copies if c.source.article in ids and c.article in ids and c.direction != "unknown"}
    first = [i for i in ids if i in sources and i not in copied] or list(ids)
    return by_id[first[0]].shown


def _groups(story: Story, merges: Sequence[_Merge], levels: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Connected nodes (articles, and agencies that an article leads to) under the merges of these levels; same outlet always counts
    between articles that are not an agency's text.
    """
    parent = {i: i for i in story.articles}

    def top(node: str) -> str:
        parent.setdefault(node, node)
        while parent[node] != node:
            node = parent[node]
        return node

    for merge in merges:
        if merge.sure in levels:
            a, b = sorted((top(merge.left), top(merge.right)))
            parent[b] = a
    wire = {top(n) for n in list(parent) if n.startswith("agency:")}
    for merge in merges:
        if merge.sure == "outlet" and top(merge.left) not in wire and top(merge.right) not in wire:
            a, b = sorted((top(merge.left), top(merge.right)))
            parent[b] = a
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for node in sorted(parent):
        groups[top(node)].append(node)
    return [tuple(nodes) for nodes in groups.values() if any(not n.startswith("agency:") for n in nodes)]


def _count(story: Story, merges: Sequence[_Merge], levels: tuple[str, ...]) -> int:
    return len(_groups(story, merges, levels))


def _wires(
    story: Story,
    by_id: Mapping[str, Article],
    origins: Sequence[Origin],
    copies: Sequence[Copy],
    texts: Mapping[str, Text],
    settings: LineageSettings,
) -> tuple[tuple[Wire, ...], tuple[Echo, ...]]:
    """For each article how much of its prose is not its own; and the stretches that repeat another origin than its own.

    Of two articles that share a stretch the copy repeats the source, never both one another.
    """
    home = {i: o for o in origins for i in o.articles}
    touching: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        for i in {copy.article, copy.source.article} - {None}:
            touching[i or ""].append(copy)
    wires: list[Wire] = []
    echoes: list[Echo] = []
    for i in sorted(story.articles):
        sides = [(c, side) for c in touching[i] for side in _sides(c, i)]
        foreign = {(side.start, side.end): (echo, c.article == i) for c, side in sides if (echo := _echo(c, i, side, home)) is not None}
        told = max((c.share_of_article for c in touching[i] if c.article == i and c.kind in _WHOLE), default=0.0)
        share = max(_part([(side.start, side.end) for _, side in sides], texts.get(i)), told)
        apart = _part(sorted(foreign), texts.get(i))
        wires.append(_wire(by_id[i], home[i], round(share, 4), apart, settings))
        echoes.extend(foreign[place][0] for place in sorted(foreign) if foreign[place][1])
    return tuple(wires), tuple(echoes)


def _sides(copy: Copy, article: str) -> Iterable[Span]:
    """The stretches of own prose of one article that a copy is about."""
    for passage in copy.passages:
        if passage.role == "narrative":
            yield from (side for side in (passage.here, passage.there) if side is not None and side.article == article)


def _echo(copy: Copy, article: str, side: Span, home: Mapping[str, Origin]) -> Echo | None:
    """The stretch as a repetition of another origin, or None where it is of the article's own."""
    other = copy.source.article if copy.article == article else copy.article
    if other is None or other not in home or home[other].id == home[article].id:
        return None
    agency = home[other].agency
    return Echo(side, home[other].id, Source(agency=agency) if agency else Source(article=other))


def _part(spans: Sequence[tuple[int, int]], text: Text | None) -> float:
    return covered(spans, text) / text.narrative if text is not None and spans else 0.0


def _wire(article: Article, home: Origin, share: float, apart: float, settings: LineageSettings) -> Wire:
    """Composite: a substantial part, and only a part, is from elsewhere than the origin that the article is counted for.

    apart   share of its prose that repeats another origin
    """
    named = next((is_agency(c.name) or c.name for c in article.credits if c.agency and c.kind in {"tagline", "byline"}), None)
    partly = home.agency is not None and share < _OWN_TOP and _names_in_part(article)
    composite = apart >= settings.part_share or partly or (home.agency is None and named is not None)
    return Wire(article.id, share, composite, home.agency or named)


def _names_in_part(article: Article) -> bool:
    """Whether the article names an agency as having given a part: a tagline at its end and no byline."""
    kinds = {c.kind for c in article.credits if c.agency}
    return "tagline" in kinds and "byline" not in kinds and article.dateline is None
