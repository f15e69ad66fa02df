"""Why articles are in one story, and why some that are alike are not. Of large stories each article's three likeliest bonds are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newstemma.model.article import Article
from newstemma.model.story import Join
from newstemma.stories.bonds import Bond

_TOLD = 3  # bonds of each article that are told
_NEAR_MISSES = 12  # of a story
_ALIKE = 0.08  # cosine of the words: pairs over this that stay apart are shown with the reason
_WEEK = 7


def told(
    bonds: Iterable[Bond], story: Sequence[int], articles: Sequence[Article], least: float
) -> tuple[dict[int, list[Join]], dict[int, list[Join]]]:
    """By story: what holds its articles together, and what was kept apart from it though it is alike.

    story   number of the story of each article
    """
    held: defaultdict[int, list[Bond]] = defaultdict(list)
    missed: defaultdict[int, list[Bond]] = defaultdict(list)
    for bond in bonds:
        here, there = story[bond.a], story[bond.b]
        if here == there and bond.likely >= least:
            held[here].append(bond)
        elif here != there and bond.words >= _ALIKE:
            missed[here].append(bond)
            missed[there].append(bond)
    joins = {n: [_join(b, articles) for b in _strongest(some)] for n, some in held.items()}
    apart = {n: [_apart(b, articles, least) for b in sorted(some, key=_rank)[:_NEAR_MISSES]] for n, some in missed.items()}
    return joins, apart


def _rank(bond: Bond) -> tuple[float, float, int, int]:
    return -bond.likely, -bond.words, bond.a, bond.b


def _strongest(bonds: Sequence[Bond]) -> list[Bond]:
    """Each article's likeliest, in order."""
    count: defaultdict[int, int] = defaultdict(int)
    kept = []
    for bond in sorted(bonds, key=_rank):
        if min(count[bond.a], count[bond.b]) < _TOLD:
            count[bond.a] += 1
            count[bond.b] += 1
            kept.append(bond)
    return sorted(kept, key=lambda b: (b.a, b.b))


def _join(bond: Bond, articles: Sequence[Article]) -> Join:
    pair = articles[bond.a].id, articles[bond.b].id
    if bond.shared >= 0.25:
        return Join(pair, "shared text", f"{bond.shared:.0%} of the shorter one's characters stand in both{_when(bond)}")
    return Join(pair, "same words", f"{_alike(bond)}{_when(bond)}: {_percent(bond.likely)} likely one happening")


def _apart(bond: Bond, articles: Sequence[Article], least: float) -> Join:
    pair = articles[bond.a].id, articles[bond.b].id
    if bond.days is not None and bond.days > _WEEK and bond.likely < least:
        return Join(pair, "time", f"{_alike(bond)}, but they were published {bond.days} days apart")
    if bond.likely < least:
        return Join(pair, "words", f"{_alike(bond)}{_when(bond)}, but too little for one happening ({_percent(bond.likely)} likely)")
    return Join(pair, "groups", f"{_alike(bond)}{_when(bond)}, but their stories as wholes are less alike than each is in itself")


def _alike(bond: Bond) -> str:
    rare = _rare(bond.rare)
    return f"their words are alike (cosine {bond.words:.2f}, openings {bond.opening:.2f}, headlines {bond.headline:.2f}){rare}"


def _rare(words: Sequence[str]) -> str:
    if not words:
        return ", no rare name is common to both"
    shown = ", ".join(sorted(words, key=lambda w: (-len(w), w))[:4])
    return f", rare names in common: {shown}" + (f" and {len(words) - 4} more" if len(words) > 4 else "")


def _when(bond: Bond) -> str:
    return "" if bond.days is None else f", published {'on one day' if bond.days == 0 else f'{bond.days} days apart'}"


def _percent(likely: float) -> str:
    return f"{likely:.0%}" if 0.01 <= likely <= 0.99 else "under 1%" if likely < 0.01 else "over 99%"


def by_story(groups: Iterable[Sequence[int]]) -> Mapping[int, int]:
    """The number of the group of each member."""
    return {member: n for n, group in enumerate(groups) for member in group}
