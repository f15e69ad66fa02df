"""Pairs to groups: average link inside each island of likely pairs, so that what one article changes stays on its island."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np
import numpy.typing as npt

from newstemma.language.likeness import average_link
from newstemma.ports import Engine
from newstemma.settings import StorySettings
from newstemma.stories.bonds import Flags, Floats
from newstemma.stories.shortlist import FELLOWS
from newstemma.stories.table import BondTable
from newstemma.stories.vectors import Ints

#: What a round-up of two stories that is likely of both may not bring together: the mean without it. Look-alikes of ECB+ and BASIL the same
#: at 0 to .2; B³ F1 of dated roundups, ECB+: none .928 .925, .05 .929 .922, .1 .929 .920, .2 .931 .919; an invented digest of three stories
#: joined two of them without it.
_ALONE = 0.1
HANDFUL = 12  # texts that are no reprints; of more nobody knows that they are one story
_MOST_OF = 3
#: Strays of 43 invented stories of five to eight articles had .19 to .25 with one of the others, articles on something else 0.
_STRAY = 0.15
_HARDLY = 0.01  # less likely pairs count as not alike at all: they are nine in ten and would only cost


def linked(key: npt.NDArray[np.uint64], a: Ints, b: Ints, likely: Floats, settings: StorySettings, engine: Engine) -> list[list[int]]:
    """The texts of each story, by number, each in order of their keys; a text that is likely with none is a group of its own.

    Two groups join only where a pair of them is likely enough, so no group reaches over two islands of likely pairs.
    """
    strong = likely >= settings.min_likely
    islands = engine.islands(zip(a[strong].tolist(), b[strong].tolist(), strict=True), len(key))
    place = np.zeros(len(key), np.int64)
    for n, island in enumerate(islands):
        place[list(island)] = n
    some = np.flatnonzero((likely >= _HARDLY) & (place[a] == place[b]))
    some = some[np.argsort(place[a[some]], kind="stable")]
    counts = np.bincount(place[a[some]], minlength=len(islands))
    ends = np.cumsum(counts)
    groups: list[list[int]] = []
    for island, start, end in zip(islands, (ends - counts).tolist(), ends.tolist(), strict=True):
        at = some[start:end]
        groups += [list(island)] if len(island) == 1 else link(island, key, a[at], b[at], likely[at], settings)
    return groups


def with_strays(groups: Sequence[Sequence[int]], a: Ints, b: Ints, likely: Floats) -> list[list[int]]:
    """The groups of a handful of articles, where a text that stands alone goes to the one story that most of the others are.

    Who gives a handful of files mostly gives one story: a reportage that shares few words with the agencies belongs to it sooner than in
    a stream of thousands.
    """
    main = max(groups, key=len, default=())
    if len(main) < _MOST_OF or 2 * len(main) <= sum(map(len, groups)) or sum(len(g) > 1 for g in groups) > 1:
        return [list(g) for g in groups]
    strays = [g[0] for g in groups if len(g) == 1 and _best(g[0], main, a, b, likely) >= _STRAY]
    return [[*g, *strays] if g is main else list(g) for g in groups if g is main or g[0] not in strays]


def _best(text: int, group: Sequence[int], a: Ints, b: Ints, likely: Floats) -> float:
    """The likeliest bond of a text with one of a group; 0 where it has none."""
    with_it = ((a == text) & np.isin(b, group)) | ((b == text) & np.isin(a, group))
    return float(likely[with_it].max()) if with_it.any() else 0.0


def link(island: Sequence[int], key: npt.NDArray[np.uint64], a: Ints, b: Ints, likely: Floats, settings: StorySettings) -> list[list[int]]:
    """The groups of one island. a, b, likely: its pairs."""
    members = sorted(island, key=lambda n: int(key[n]))
    at = {text: n for n, text in enumerate(members)}
    alike = {}
    for one, other, value in zip(a.tolist(), b.tolist(), likely.tolist(), strict=True):
        low, high = sorted((at[one], at[other]))
        alike[low, high] = value
    groups = average_link(
        len(members), alike, settings.min_likely, firm=settings.firm_likely, grown=settings.grown, widest=FELLOWS, alone=_ALONE
    )
    return [[members[n] for n in group] for group in groups]


def relinked(texts: Iterable[int], table: BondTable, key: npt.NDArray[np.uint64], alive: Flags, settings: StorySettings) -> list[list[int]]:
    """The groups of the islands that these texts are on, as they are now."""
    groups: list[list[int]] = []
    done: set[int] = set()
    for text in sorted(texts, key=lambda n: int(key[n])):
        if text not in done and alive[text]:
            island = _island(text, table, alive, settings.min_likely)
            done |= island
            at = table.of(sorted(island))
            a, b, likely = table.column("a")[at], table.column("b")[at], table.column("likely")[at]
            kept = (likely >= _HARDLY) & np.isin(a, list(island)) & np.isin(b, list(island))
            groups += link(sorted(island), key, a[kept], b[kept], likely[kept], settings)
    return groups


def _island(text: int, table: BondTable, alive: Flags, least: float) -> set[int]:
    found, edge = {text}, [text]
    while edge:
        at = table.of(edge)
        at = at[table.column("likely")[at] >= least]
        beyond = np.unique(np.concatenate([table.column("a")[at], table.column("b")[at]])).tolist()
        edge = [n for n in beyond if n not in found and alive[n]]
        found.update(edge)
    return found
