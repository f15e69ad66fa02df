"""Why articles are in one story, and why some that are alike are not. Of large stories each article's three likeliest bonds are told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from newstemma.model.story import Join
from newstemma.stories.bonds import Bond
from newstemma.stories.table import BondTable
from newstemma.stories.vectors import Ints

_TOLD = 3  # bonds of each article that are told; and near misses of an article that stands alone
_NEAR_MISSES = 12  # of a story
_ALIKE = 0.08  # cosine of the words: pairs over this that stay apart are shown with the reason
_SHOWN = 4  # names or figures, the longest
_WEEK = 7
_A_FORM = 0.5  # of `Bond.form`


def told(group: Sequence[int], table: BondTable, place: Ints, ids: Sequence[str], least: float) -> tuple[list[Join], list[Join]]:
    """What holds the articles of one story together, and what was kept apart from it though it is alike.

    group   its texts by number; place: the group of each text; ids: of the article of each text
    """
    at = table.of(group)
    a, b, likely, words = (table.column(name)[at] for name in ("a", "b", "likely", "words"))
    inside = place[a] == place[b]
    rank = np.lexsort((b, a, -words, -likely))
    held = [n for n in rank.tolist() if inside[n] and likely[n] >= least]
    missed = [n for n in rank.tolist() if not inside[n] and words[n] >= _ALIKE and min(place[a[n]], place[b[n]]) >= 0]
    shown = missed[: _NEAR_MISSES if len(group) > 1 else _TOLD]
    joins = [_join(table.one(int(at[n])), ids) for n in _strongest(held, a, b)]
    return sorted(joins, key=lambda j: j.articles), [_apart(table.one(int(at[n])), ids, least) for n in shown]


def near_misses(text: int, table: BondTable) -> Ints:
    """The texts that are alike enough to this one that a story without it says why."""
    return table.partners(text, "words", _ALIKE)


def _strongest(ranked: Sequence[int], a: Ints, b: Ints) -> list[int]:
    """Each article's likeliest."""
    count: defaultdict[int, int] = defaultdict(int)
    kept = []
    for n in ranked:
        one, other = int(a[n]), int(b[n])
        if min(count[one], count[other]) < _TOLD:
            count[one] += 1
            count[other] += 1
            kept.append(n)
    return kept


def _pair(bond: Bond, ids: Sequence[str]) -> tuple[str, ...]:
    return tuple(sorted((ids[bond.a], ids[bond.b])))


def _join(bond: Bond, ids: Sequence[str]) -> Join:
    if bond.shared >= 0.25 and bond.form < _A_FORM:
        return Join(_pair(bond, ids), "shared text", f"{bond.shared:.0%} of the shorter one's characters stand in both{_when(bond)}")
    return Join(_pair(bond, ids), "same words", f"{_alike(bond)}{_when(bond)}{_days(bond)}: {_percent(bond.likely)} likely one happening")


def _apart(bond: Bond, ids: Sequence[str], least: float) -> Join:
    pair = _pair(bond, ids)
    if bond.days is not None and bond.days > _WEEK and bond.likely < least:
        return Join(pair, "time", f"{_alike(bond)}, but they were published {bond.days} days apart")
    if bond.form >= _A_FORM and bond.likely < least:
        return Join(pair, "form", f"they are worded as one form filled in twice, but{_others(bond) or ' names and figures differ'}")
    if bond.likely < least:
        why = f"too little for one happening ({_percent(bond.likely)} likely){_others(bond, ':')}{_days(bond)}"
        return Join(pair, "words", f"{_alike(bond)}{_when(bond)}, but {why}")
    return Join(
        pair, "groups", f"{_alike(bond)}{_when(bond)}, but their stories as wholes are less alike than each is in itself{_days(bond)}"
    )


def _others(bond: Bond, before: str = "") -> str:
    """The names and figures of each opening that the other article does not have, where both have such."""
    parts = []
    for what, (ours, theirs) in (("name others", bond.untold.names), ("give other figures", bond.untold.figures)):
        if ours and theirs:
            parts.append(f" their openings {what} ({_few(ours)} against {_few(theirs)})")
    return before * bool(parts) + ",".join(parts)


def _days(bond: Bond) -> str:
    ours, theirs = bond.untold.days
    if not ours or not theirs:
        return ""
    common = sorted({*ours} & {*theirs})
    if common:
        return f", both openings name {', '.join(common)}"
    return f", what they open with is dated {', '.join(ours)} and {', '.join(theirs)}"


def _few(words: Sequence[str]) -> str:
    shown = sorted(words, key=lambda w: (-len(w), w))[:_SHOWN]
    return ", ".join(shown) + (f" and {len(words) - _SHOWN} more" if len(words) > _SHOWN else "")


def _alike(bond: Bond) -> str:
    rare = _rare(bond.rare)
    return f"their words are alike (cosine {bond.words:.2f}, openings {bond.opening:.2f}, headlines {bond.headline:.2f}){rare}"


def _rare(words: Sequence[str]) -> str:
    return f", rare names in common: {_few(words)}" if words else ", no rare name is common to both"


def _when(bond: Bond) -> str:
    return "" if bond.days is None else f", published {'on one day' if bond.days == 0 else f'{bond.days} days apart'}"


def _percent(likely: float) -> str:
    return f"{likely:.0%}" if 0.01 <= likely <= 0.99 else "under 1%" if likely < 0.01 else "over 99%"
