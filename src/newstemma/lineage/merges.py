"""Ties to partitions: which articles of a story have one origin, on certain evidence, as is more likely than not, as is possible.

An article joins at most one origin: the one that more than half of its own prose comes from, all texts of that origin taken together. So
an article that takes from two origins never makes them one. The three partitions are made one from the other, coarser each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Literal

from newstemma.lineage.rewrites import NAMED, SIGNED
from newstemma.lineage.texts import Text, covered
from newstemma.lineage.ties import Cut, Tie, is_node
from newstemma.model.lineage import Reason
from newstemma.settings import LineageSettings

Level = Literal["certain", "likely", "possible"]
_WHOLLY = 0.9  # of an article in another: it is a print of it, or of a part of it


@dataclass(slots=True)
class Pool:
    """Nodes that are one origin so far.

    loose   articles that have joined nothing yet, and so may
    prints  articles that stand wholly in one that they have joined: they show nothing that it does not show
    whys    what each join rests on
    """

    parent: dict[str, str]
    loose: set[str]
    prints: set[str] = field(default_factory=set)
    whys: list[tuple[str, Reason]] = field(default_factory=list)

    def top(self, node: str) -> str:
        """The node that its group goes by."""
        while (above := self.parent.setdefault(node, node)) != node:
            self.parent[node] = node = self.parent[above]
        return node

    def join(self, a: str, b: str, reasons: Iterable[Reason]) -> bool:
        """Make the groups of a and b one; False where they are already."""
        left, right = sorted((self.top(a), self.top(b)))
        if left != right:
            self.parent[right] = left
            self.whys.extend((a, reason) for reason in reasons)
        return left != right

    def groups(self) -> list[tuple[str, ...]]:
        """The groups that hold an article, each in order, agencies' nodes among them."""
        found: defaultdict[str, list[str]] = defaultdict(list)
        for node in sorted(self.parent):
            found[self.top(node)].append(node)
        return [tuple(nodes) for nodes in found.values() if not all(map(is_node, nodes))]

    def copy(self) -> Pool:
        """Another one with the same groups."""
        return Pool(dict(self.parent), set(self.loose), set(self.prints), list(self.whys))


@dataclass(frozen=True)
class Evidence:
    """What the merges of one story are made on.

    rank   articles in order: of two texts of which nobody knows the first, the later one in rank joins the other
    apart  (part, whole) that are no evidence that the part is from there
    """

    ties: Mapping[str, Sequence[Tie]]
    rank: Mapping[str, int]
    texts: Mapping[str, Text]
    settings: LineageSettings
    apart: frozenset[tuple[str, str]] = frozenset()

    @cached_property
    def agencies(self) -> dict[str, list[Tie]]:
        """The ties of each article to agencies' nodes: few, where those to other prints may be thousands."""
        return {i: [t for t in ties if is_node(t.other)] for i, ties in self.ties.items()}

    def reach(self, article: str, ties: Iterable[Tie], level: Level = "likely") -> float:
        """The share of an article's own prose that these ties cover together, 0 to 1. Certain: only where it is the same words."""
        mine = list(ties)
        share = max((t.share for t in mine if not t.told or level != "certain"), default=0.0)
        spans = {cut for t in mine for cut in t.spans}
        if not spans or article not in self.texts or (len(mine) == 1 and share):
            return share
        return max(share, covered(_fused(spans), self.texts[article]) / self.texts[article].narrative)


def _fused(spans: Iterable[Cut]) -> list[Cut]:
    """The same characters as stretches that do not overlap, in order."""
    found: list[Cut] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1]:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def settle(pool: Pool, seen: Evidence, level: Level) -> None:
    """Let every article that may join the origin that most of it comes from, until nothing changes. Possible: that a quarter comes from.

    Cost   a few rounds over the ties
    """
    moved = True
    while moved:
        moved = False
        now = _Now(pool, seen, _takings(pool, seen), {})
        found = (_wish(article, now, level) for article in sorted(pool.loose))
        wishes = {wish.article: wish for wish in found if wish is not None}
        free = [wish for wish in wishes.values() if not _comes_here(wish, wishes, pool, seen)]
        # Twins first: who took from whom is then known of the whole group, not of one of its prints.
        twins = [wish for wish in free if wish.share >= seen.settings.verbatim_share]
        for wish in sorted(twins or free, key=lambda w: (-w.share, -seen.rank[w.article], w.other)):
            if pool.join(wish.article, wish.other, wish.reasons):
                pool.loose.discard(wish.article)
                if wish.is_print:
                    pool.prints.add(wish.article)
                moved = True


@dataclass(frozen=True, slots=True)
class _Wish:
    """An article that belongs with another node: the share of it that is from there, and why.

    later     the other one came out later, and nobody knows who took from whom
    is_print  all of it stands in another article, word for word
    """

    share: float
    article: str
    other: str
    reasons: tuple[Reason, ...]
    later: bool
    is_print: bool


def _comes_here(wish: _Wish, wishes: Mapping[str, _Wish], pool: Pool, seen: Evidence) -> bool:
    """Whether the other one wants to join this article and is the later: then the article stays free to join what both are from."""
    back = wishes.get(wish.other)
    return back is not None and seen.rank[wish.other] > seen.rank[wish.article] and pool.top(back.other) == pool.top(wish.article)


@dataclass(frozen=True, slots=True)
class _Now:
    """How things stand at the start of a round.

    takings  for each group the groups that it is known to have taken from
    homes    of an article that has joined a group, the characters that it has in common with the others of it; filled when asked
    """

    pool: Pool
    seen: Evidence
    takings: Mapping[str, set[str]]
    homes: dict[str, list[Cut]]

    def home(self, article: str) -> list[Cut]:
        """What an article has in common with its group."""
        if article not in self.homes:
            top = self.pool.top(article)
            near = (t for t in self.seen.ties.get(article, ()) if self.pool.top(t.other) == top)
            self.homes[article] = _fused(cut for t in near for cut in t.spans)
        return self.homes[article]

    def is_of_its_group(self, tie: Tie) -> bool:
        """Whether what an article shares with one that has joined a group is mostly what that one shares with its group."""
        back = next((t for t in self.seen.ties.get(tie.other, ()) if t.other == tie.article), None)
        if back is None or not back.spans:
            return False
        spans = _fused(back.spans)
        left = _without(spans, self.home(tie.other))
        return 2 * _size(left) <= _size(spans)


def _size(spans: Iterable[Cut]) -> int:
    return sum(end - start for start, end in spans)


def _wish(article: str, now: _Now, level: Level) -> _Wish | None:
    """Where an article belongs at this level; None where it stays its own."""
    pool, seen, takings = now.pool, now.seen, now.takings
    mine = pool.top(article)
    scored = []
    by_group = _by_group(article, _usable(article, seen, level), now)
    for group, ties in by_group.items():
        # What is known to have taken from here gave nothing; two texts without a date cannot overrule that.
        allowed = [t for t in ties if t.takes] if mine in takings.get(group, ()) else ties
        above = [cut for source in sorted(takings.get(group, set()) & by_group.keys()) for t in by_group[source] for cut in t.spans]
        allowed = [_less(t, above) for t in allowed] if above else allowed
        if allowed:
            first = min((seen.rank.get(t.other, -1), t.other) for t in allowed)
            # What came out later is believed to be the source only where nothing else is.
            later = not any(t.takes for t in allowed) and first[0] > seen.rank[article]
            share = seen.reach(article, allowed, level)
            scored.append((not _enough(article, allowed, seen, level), later, -round(share, 6), first, allowed))
    if not scored:
        return None
    short, later, share, (_, other), ties = min(scored, key=lambda s: s[:4])
    if short and not _has_nothing_own(article, [t for s in scored for t in s[4]], seen):
        return None
    is_print = any(t.is_text and t.share >= seen.settings.verbatim_share for t in ties)
    wish = _Wish(-share, article, other, tuple(t.reason for t in ties), later, is_print)
    if later and level == "certain" and not any(t.twin and t.other == other for t in ties):
        # Not where a source that is likely, if not certain, came out before.
        likely = _wish(article, now, "likely")
        return wish if likely is None or likely.later else None
    return wish


def _less(tie: Tie, above: Iterable[Cut]) -> Tie:
    """A tie without the stretches that the other one has itself from where the article has them too. A print goes with the whole of it."""
    if tie.share >= _WHOLLY:
        return tie
    spans = _without(_fused(tie.spans), _fused(above))
    return tie if spans == _fused(tie.spans) else replace(tie, spans=tuple(spans), share=0.0)


def _without(spans: Iterable[Cut], others: Sequence[Cut]) -> list[Cut]:
    """The characters of the first stretches that lie in none of the others."""
    found = []
    for start, end in spans:
        at = start
        for a, b in others:
            if a < end and b > at:
                found.append((at, a))
                at = max(at, b)
        found.append((at, end))
    return [(a, b) for a, b in found if a < b]


def _by_group(article: str, ties: Iterable[Tie], now: _Now) -> dict[str, list[Tie]]:
    """The ties of an article to other groups than its own.

    Prints of one text count once. What has joined a group for a part of it may share its other part with the article: then it must be
    known to be the source, or hold the whole article, or share the same part with its group.
    """
    pool = now.pool
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    for tie in ties:
        other = tie.other
        if pool.top(other) == pool.top(article):
            continue
        free = is_node(other) or other in pool.loose or tie.share >= _WHOLLY
        if free or (tie.takes and other not in pool.prints) or (not tie.takes and now.is_of_its_group(tie)):
            found[pool.top(other)].append(tie)
    return found


def _usable(article: str, seen: Evidence, level: Level) -> list[Tie]:
    """The ties that count at a level. What is certainly of one text with an agency's article must be the agency's itself."""
    ties = seen.ties.get(article, ())
    if level == "possible":
        return list(ties)
    ties = [t for t in ties if (article, t.other) not in seen.apart]
    if level == "likely":
        return ties
    whole = _agencies(article, seen)
    most = max(whole.values(), default=0.0)
    return [t for t in ties if not is_node(t.other) and (t.share > most or not whole or whole.keys() & _agencies(t.other, seen))]


def _agencies(article: str, seen: Evidence) -> dict[str, float]:
    """The agencies that an article is likely text of, and how much of it."""
    return {t.other: t.share for t in seen.agencies.get(article, ()) if _enough(article, [t], seen, "likely")}


def _takings(pool: Pool, seen: Evidence) -> dict[str, set[str]]:
    """For each group the groups that it is known to have taken from, by those of it that are not themselves copies within it."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for article, ties in seen.ties.items():
        for tie in ties:
            if tie.takes and article in pool.loose:
                found[pool.top(article)].add(pool.top(tie.other))
    return found


def _enough(article: str, ties: Sequence[Tie], seen: Evidence, level: Level) -> bool:
    """Whether more than half of it is from there, or so many of its sentences are in other words that it is a rewrite."""
    if level == "possible":
        return seen.reach(article, ties) >= seen.settings.copy_share / 2
    if level == "likely" and any(t.passed or (t.told and _told_enough(article, t, seen)) for t in ties):
        return True
    same = [replace(t, share=0.0) if t.told and t.signed else t for t in ties] if level == "likely" else ties
    return seen.reach(article, same, level) > seen.settings.copy_share


def _told_enough(article: str, tie: Tie, seen: Evidence) -> bool:
    """Whether it is half from there, when of what is in other words only a part is ever seen: less where the article names the source."""
    words = seen.reach(article, [replace(tie, share=0.0)])
    least = min(1.0, seen.settings.rewrite_share * (NAMED if tie.named else SIGNED if tie.signed else 1.0))
    return words + max(0.0, tie.share - words) * seen.settings.copy_share / least >= seen.settings.copy_share


def _has_nothing_own(article: str, ties: Sequence[Tie], seen: Evidence) -> bool:
    """Whether no substantial part of it is its own, though no origin gave half: whoever compiles is no source."""
    return len(ties) > 1 and seen.reach(article, [t for t in ties if t.spans]) > 1.0 - seen.settings.part_share


def compiled(ties: Mapping[str, Sequence[Tie]], texts: Mapping[str, Text], settings: LineageSettings) -> frozenset[tuple[str, str]]:
    """(part, whole) where an undated whole is made of two undated parts that share no word: it compiled them, they are no excerpts of it.

    Two outlets that shorten one text keep its beginning; a digest prints one text after the other and adds nothing.
    """
    found = set()
    for whole in sorted(ties):
        parts = [
            (min(t.spans)[0], max(t.spans, key=lambda cut: cut[1])[1], t)
            for t in ties[whole]
            if not t.takes and t.spans and t.share < _WHOLLY and _holds(ties, t)
        ]
        if len(parts) < 2 or min(end for _, end, _ in parts) > max(start for start, _, _ in parts):
            continue
        spans = _fused(cut for *_, t in parts for cut in t.spans)
        if whole in texts and covered(spans, texts[whole]) >= settings.verbatim_share * texts[whole].narrative:
            found |= {(t.other, whole) for *_, t in parts}
    return frozenset(found)


def _holds(ties: Mapping[str, Sequence[Tie]], part: Tie) -> bool:
    """Whether the other text stands wholly in the article of a tie."""
    return any(t.other == part.article and t.is_text and not t.takes and t.share >= _WHOLLY for t in ties.get(part.other, ()))
