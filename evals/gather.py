"""Do articles on one happening become one story, and no others? Roundups of three outlets, ECB+ with its look-alikes, BASIL.

Each corpus is one pile, read and gathered the product's own way. Roundups are two piles: the slots with a date and a body, and all slots
(where there is no body, the lead; a slot without a date gets none). A slot of which no article came stands alone. Documents of ECB+ have
no title and no date but what their words say.

What is tuned here is how likely two articles must be to be joined. The pile is always whole: the partition is made under every value, and
each text is scored under the value that serves best (B³ F1) for the texts of the other four folds; a happening, in ECB+ a topic, is in one
fold. `shipped_…` are the same figures under the value that ships. The weights behind the likelihood were fitted on the train parts of these
corpora; `evals.gather_fit --folds` says what they are worth on what they were not fitted on.

The reference is plain TF-IDF (log counts times inverse document frequency over the pile, our own words and stems) with average link in this
project's own code; publications more than some days apart are not joined, where that serves. Its threshold and days are tuned on these very
texts.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import numpy as np

from evals.common import close, parser, table
from evals.grouping import Agreement, Floats, agreements, averaged, cosines, cut, figures, lookalikes
from evals.piles import Pile, Slot, load, read, weighed
from newstemma.engines.local import LocalEngine
from newstemma.language.likeness import rarity_vectors
from newstemma.language.words import content_words
from newstemma.settings import Settings
from newstemma.stories.linking import linked
from newstemma.stories.reprints import head

_SEED, _FOLDS = 20310304, 5
_WINDOWS = (3, 7, 14, None)  # days, tried for the reference
_VALUES = (0.08, 0.10, 0.15, 0.20, 0.25, 0.30)


def grouped(pile: Pile, settings: Settings, values: Sequence[float]) -> dict[float, list[Hashable]]:
    """The story of each slot, by the likelihood at which two articles join. What `gather` does, its pairs weighed once for all values."""
    texts, within = weighed(pile, settings)
    a, b, likely = (texts.table.column(name) for name in ("a", "b", "likely"))
    found: dict[float, list[Hashable]] = {}
    for value in values:
        groups = linked(texts.pile.key, a, b, likely, replace(settings.stories, min_likely=value), LocalEngine(1))
        place = {texts.ids[m]: n for n, group in enumerate(groups) for m in group}
        story = {pile.at[one.id]: place[head(one.id, within)] for one in pile.articles}
        found[value] = [story.get(n, f"none {n}") for n in range(len(pile.slots))]
    return found


def folds(slots: Sequence[Slot]) -> list[int]:
    """The fold of each slot."""
    topics = sorted({s.topic for s in slots})
    random.Random(_SEED).shuffle(topics)
    fold = {topic: n % _FOLDS for n, topic in enumerate(topics)}
    return [fold[s.topic] for s in slots]


def crossed(fold: Sequence[int], tried: Mapping[float, Sequence[Agreement]]) -> list[float]:
    """For each fold, the value that serves best for the texts of the others; of equals the larger."""

    def worth(value: float, left_out: int) -> float:
        return round(figures([t for t, f in zip(tried[value], fold, strict=True) if f != left_out])["b3_f1"], 6)

    return [max(tried, key=lambda v: (worth(v, n), v)) for n in range(_FOLDS)]


def measured(pile: Pile, settings: Settings, values: Sequence[float]) -> tuple[dict[str, float], dict[float, dict[str, float]]]:
    """Our figures, cross-validated, with the shipped ones; and those of every value tried."""
    golds, topics, fold = [s.gold for s in pile.slots], [s.topic for s in pile.slots], folds(pile.slots)
    said = grouped(pile, settings, values)
    tried = {v: agreements(golds, groups) for v, groups in said.items()}
    best = crossed(fold, tried)
    line = figures([tried[best[f]][n] for n, f in enumerate(fold)])
    picked = [(best[f], said[best[f]][n]) for n, f in enumerate(fold)]
    shipped = settings.stories.min_likely
    line |= {f"shipped_{k}": v for k, v in figures(tried[shipped]).items()}
    line |= {"lookalike_joined": lookalikes(golds, topics, picked), "shipped_lookalike_joined": lookalikes(golds, topics, said[shipped])}
    return line, {v: {**figures(tried[v]), "lookalike_joined": lookalikes(golds, topics, said[v])} for v in values}


def reference(slots: Sequence[Slot]) -> dict[str, float]:
    """Plain TF-IDF and average link at the threshold and the days that are best on these texts."""
    words = [content_words(f"{s.row.get('title') or ''} {s.row['text']}") for s in slots]
    alike = cosines(rarity_vectors([Counter(w) for w in words]))
    golds, topics = [s.gold for s in slots], [s.topic for s in slots]
    days = np.array([date.fromisoformat(s.row["date"]).toordinal() if s.row.get("date") else 0 for s in slots])
    best: dict[str, float] = {"b3_f1": 0.0}
    for window in _WINDOWS if days.any() else (None,):
        joins = averaged(_near(alike, days, window))
        for step in range(4, 40):
            groups = cut(len(slots), joins, step / 100)
            line = figures(agreements(golds, groups))
            if line["b3_f1"] > best["b3_f1"]:
                best = line | {"threshold": step / 100, "days": window or 0, "lookalike_joined": lookalikes(golds, topics, groups)}
    return best


def _near(alike: Floats, days: np.ndarray, window: int | None) -> Floats:
    """The likenesses, none between texts that are known to be published more than some days apart."""
    if window is None:
        return alike.copy()
    known = (days[:, None] > 0) & (days[None, :] > 0)
    return np.where(known & (np.abs(days[:, None] - days[None, :]) > window), np.float32(0), alike)


def main() -> None:
    """Measure and print."""
    made = parser("gather", __doc__)
    made.add_argument("source", type=Path)
    made.add_argument("--tune", action="store_true", help="print the figures under every value tried")
    chosen = made.parse_args()
    settings = Settings()
    kind, slots = load(chosen.source, chosen.limit)
    parts = {"": [s for s in slots if s.full], "all_": slots} if kind == "roundups" else {"": slots}
    line: dict[str, float] = {}
    for prefix, some in parts.items():
        pile = read(some, settings)
        values = sorted({*_VALUES, settings.stories.min_likely})
        ours, tried = measured(pile, settings, values)
        plain = reference(some)
        found = ours | {f"reference_{k}": v for k, v in plain.items()} | {"texts": len(some), "lost": len(some) - len(pile.articles)}
        line |= {f"{prefix}{k}": v for k, v in found.items() if kind == "ecb" or "lookalike" not in k}
        if not chosen.json_only:
            _shown(
                f"{kind}: {'all slots' if prefix else 'dated, with body' if kind == 'roundups' else 'all'}, {len(some)} texts", ours, plain
            )
        if chosen.tune:
            table([("value", *next(iter(tried.values()))), *((f"{v:.2f}", *(f"{x:.4f}" for x in t.values())) for v, t in tried.items())])
    close(line)


def _shown(what: str, ours: Mapping[str, float], plain: Mapping[str, float]) -> None:
    names = ("b3_f1", "b3_precision", "b3_recall", "pair_f1", "lookalike_joined")
    days = f", {plain['days']:.0f} days" if plain["days"] else ""
    table(
        [
            (what, *names),
            ("five-fold", *(f"{ours[k]:.4f}" for k in names)),
            ("as shipped", *(f"{ours[f'shipped_{k}']:.4f}" for k in names)),
            (f"TF-IDF, {plain['threshold']:.2f}{days}, tuned on these", *(f"{plain[k]:.4f}" for k in names)),
        ]
    )


if __name__ == "__main__":
    main()
