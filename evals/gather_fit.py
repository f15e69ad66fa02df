"""The weights of a pair's odds of being on one happening, fitted, and how far they hold on what they were not fitted on.

    python -m evals.gather_fit ROUNDUPS ECB BASIL [--folds]

Logistic regression over the pairs that the product looks at, each corpus counted alike by its joined pairs, ECB+ four times; roundups
are two piles (all slots, and those with date and body), and sixty small piles of six happenings, so that the weight of rivals is seen from
five texts to thousands. Pairs of ECB+ that came out more than a week apart are left out: it has only follow-ups there, and no later
look-alikes; so are pairs that are one form filled in twice. Three weights are kept or laid on by hand (`_HELD`, `_LAID_ON`).

With --folds the weights are fitted on four fifths of the happenings (in ECB+: of the topics) of every corpus, and the texts of the last
fifth are scored in the whole pile, linked by the settings that ship: nothing but those three settings has seen them.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evals.common import close, parser, table
from evals.gather import folds
from evals.grouping import agreements, figures, lookalikes
from evals.piles import Pile, load, read, weighed
from newstemma.engines.local import LocalEngine
from newstemma.settings import Settings
from newstemma.stories.bonds import WEIGHTS, certain, odds, seen
from newstemma.stories.linking import linked
from newstemma.stories.reprints import head
from newstemma.stories.texts import Texts

Floats = npt.NDArray[np.float64]
_SEED = 20310304
_SMALL, _SMALL_PILES = 6, 60  # happenings in a small pile, and how many such piles
#: What the corpora cannot tell, since they have few look-alikes in small piles, few texts that share prose and not the happening, and no
#: dated pile with many articles a day: the weights that are kept while the others are fitted, and what is laid on afterwards.
_HELD = {"shared": 1.5, "alien": 0.0, "rivals": -1.3}
_LAID_ON = {"alien": -3.0}
_COUNTED = {"ecb": 4.0, "small": 0.5}  # every other pile once
_WEEK = 7
_A_FORM = 0.5
_STRIDE = 3.0  # at most, of any weight in one step: with a weight held that is far from none, whole steps may run away
_PARTS = ("small",)  # piles that are parts of another


@dataclass(frozen=True)
class Paired:
    """A pile's pairs: what the odds are computed from, whether each is joined by the key, and the fold of each text."""

    name: str
    pile: Pile
    texts: Texts
    signs: Floats
    joined: npt.NDArray[np.bool_]
    fold: list[int]
    within: dict[str, str]
    slots: list[int]  # of each text

    def column(self, name: str) -> npt.NDArray[Any]:
        """What the product says of all pairs, by the names of `Bonds`."""
        return self.texts.table.column(name)

    def outside(self, fold: int | None) -> npt.NDArray[np.bool_]:
        """Which pairs are fitted on, those of a fold left out; None: of all folds."""
        of = np.array([self.fold[n] for n in self.slots])
        left = of == (-1 if fold is None else fold)
        near = np.full(len(self.joined), self.name != "ecb") | (self.column("days") <= _WEEK)
        own = near & (self.column("form") < _A_FORM)
        kept: npt.NDArray[np.bool_] = ~left[self.column("a")] & ~left[self.column("b")] & own
        return kept


def paired(name: str, pile: Pile, settings: Settings) -> Paired:
    """The pairs that the product looks at, and what it sees in each."""
    texts, within = weighed(pile, settings)
    a, b, *cosines, shared = (texts.table.column(name) for name in ("a", "b", "words", "opening", "headline", "shared"))
    pairs = np.stack([a, b], axis=1).astype(np.int64)
    rows = seen(texts.pile, pairs, (cosines[0], cosines[1], cosines[2]), shared, settings.stories.window.days)
    slots = [pile.at[n] for n in texts.ids]
    golds = np.unique([pile.slots[n].gold for n in slots], return_inverse=True)[1]
    signs = np.stack([rows[name] for name in WEIGHTS], axis=1)
    return Paired(name, pile, texts, signs, golds[a] == golds[b], folds(pile.slots), within, slots)


def fit(piles: Sequence[tuple[Paired, npt.NDArray[np.bool_]]]) -> dict[str, float]:
    """The weights that make the key likeliest on the chosen pairs of each pile."""
    total: dict[str, int] = {}
    for one, chosen in piles:
        total[one.name] = total.get(one.name, 0) + int(one.joined[chosen].sum())
    signs = np.concatenate([one.signs[chosen] for one, chosen in piles])
    key = np.concatenate([one.joined[chosen] for one, chosen in piles]).astype(float)
    count = np.concatenate([np.full(int(c.sum()), 1000 * _COUNTED.get(o.name, 1.0) / max(1, total[o.name])) for o, c in piles])
    free = [n for n, name in enumerate(WEIGHTS) if name not in _HELD]
    held = signs @ np.array([_HELD.get(name, 0.0) for name in WEIGHTS])
    found = dict(zip(free, _newton(signs[:, free], held, key, count).tolist(), strict=True))
    return {name: round(found.get(n, _HELD.get(name, 0.0)) + _LAID_ON.get(name, 0.0), 2) for n, name in enumerate(WEIGHTS)}


def _newton(signs: Floats, fixed: Floats, key: Floats, count: Floats) -> Floats:
    weights = np.zeros(signs.shape[1])
    ridge = np.full(len(weights), 0.1)
    for _ in range(200):
        likely = 1 / (1 + np.exp(-np.clip(signs @ weights + fixed, -30, 30)))
        slope = signs.T @ (count * (likely - key)) + ridge * weights
        bend = (signs * (count * likely * (1 - likely) + 1e-9)[:, None]).T @ signs + np.diag(ridge)
        step = np.linalg.solve(bend, slope)
        weights = weights - step * min(1.0, _STRIDE / float(np.abs(step).max()))
        if np.abs(step).max() < 1e-7:
            break
    return weights


def grouped(one: Paired, weights: dict[str, float], settings: Settings) -> list[int]:
    """The story of each slot under these weights."""
    logits = one.signs @ np.array(list(weights.values()))
    likely = certain(odds(logits), one.column("shared"), one.column("days"), one.column("form"))
    groups = linked(one.texts.pile.key, one.column("a"), one.column("b"), likely, settings.stories, LocalEngine(1))
    story = {one.slots[m]: n for n, group in enumerate(groups) for m in group}
    for article in one.pile.articles:
        slot = one.pile.at[article.id]
        story.setdefault(slot, story[one.pile.at[head(article.id, one.within)]])
    return [story.get(n, -1 - n) for n in range(len(one.pile.slots))]


def held_out(piles: Sequence[Paired], settings: Settings) -> dict[str, dict[str, float]]:
    """For each large pile, its figures when each text is scored under weights that were fitted without its fold."""
    said: dict[str, dict[int, list[int]]] = {}
    for fold in range(5):
        weights = fit([(one, one.outside(fold)) for one in piles])
        for one in piles:
            if one.name not in _PARTS:
                said.setdefault(one.name, {})[fold] = grouped(one, weights, settings)
    found = {}
    for one in (p for p in piles if p.name not in _PARTS):
        golds, topics = [s.gold for s in one.pile.slots], [s.topic for s in one.pile.slots]
        tried = {f: agreements(golds, groups) for f, groups in said[one.name].items()}
        line = figures([tried[f][n] for n, f in enumerate(one.fold)])
        picked = [(f, said[one.name][f][n]) for n, f in enumerate(one.fold)]
        found[one.name] = line | {"lookalike_joined": lookalikes(golds, topics, picked)}
    return found


def _small(pile: Pile) -> list[Pile]:
    """Small piles of a few happenings each."""
    topics = sorted({s.topic for s in pile.slots})
    random.Random(_SEED).shuffle(topics)
    return [_part(pile, set(topics[start : start + _SMALL])) for start in range(0, _SMALL * _SMALL_PILES, _SMALL)]


def _part(pile: Pile, topics: set[str]) -> Pile:
    """The articles on some topics, as a pile of their own."""
    some = [a for a in pile.articles if pile.slots[pile.at[a.id]].topic in topics]
    ids = {a.id for a in some}
    passages = [p for p in pile.passages if p.here.article in ids and p.there and p.there.article in ids]
    return replace(pile, articles=tuple(some), passages=tuple(passages))


def main() -> None:
    """Fit, print, and measure with --folds."""
    made = parser("gather_fit", __doc__)
    made.add_argument("sources", type=Path, nargs="+")
    made.add_argument("--folds", action="store_true", help="five-fold: figures on what the weights were not fitted on")
    chosen = made.parse_args()
    settings = Settings()
    piles = []
    for source in chosen.sources:
        kind, slots = load(source, chosen.limit)
        piles.append(paired(kind, read(slots, settings), settings))
        if kind == "roundups":
            full = read([s for s in slots if s.full], settings)
            piles.append(paired("dated", full, settings))
            piles += [paired("small", one, settings) for one in _small(full)]
    weights = fit([(one, one.outside(None)) for one in piles])
    if not chosen.json_only:
        table([("weight", "fitted", "ships"), *((k, f"{v:.2f}", f"{WEIGHTS[k]:.2f}") for k, v in weights.items())])
    line: dict[str, object] = {"weights": weights}
    if chosen.folds:
        line |= {"held_out": {k: {n: round(x, 4) for n, x in v.items()} for k, v in held_out(piles, settings).items()}}
    close(line)


if __name__ == "__main__":
    main()
