"""Trains the trees that tell a news page's body from its furniture: `python -m training.furniture DIR [-o FILE]`.

DIR: the article extraction benchmark (folder or .tar.gz). Pages are rendered as plain text, whole and hard-wrapped, as `evals.captures`
does, and once more with most of their furniture cut away, as captures saved by hand are. numpy only; about a minute on one core.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import tarfile
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypedDict

import numpy as np
import numpy.typing as npt

from newstemma.articles.furniture_lines import lines_of
from newstemma.articles.furniture_look import ALWAYS, Look, features
from newstemma.articles.furniture_score import FAR, Model, Trees, second_look, trees_of
from newstemma.articles.furniture_units import Unit, units
from newstemma.articles.plain import looks

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.int64]
_TOKEN = re.compile(r"\w+")
_GRAM = 4


class _Round(TypedDict):
    """The settings of one round of trees."""

    count: int
    rate: float
    depth: int
    seen: float


@dataclass(frozen=True, slots=True)
class Gold:
    """One page of the benchmark: its id, its HTML, and the body that a person marked."""

    id: str
    html: str
    body: str


def benchmark(path: Path) -> list[Gold]:
    """The pages of the benchmark's folder or archive, in order of their ids."""
    members = dict(_members(path))
    truth = json.loads(next(raw for name, raw in members.items() if name.endswith("ground-truth.json")))
    pages = {Path(name).name.removesuffix(".html.gz"): raw for name, raw in members.items() if name.endswith(".html.gz")}
    return [
        Gold(key, gzip.decompress(pages[key]).decode("utf-8", "replace"), str(truth[key]["articleBody"]))
        for key in sorted(truth)
        if key in pages
    ]


def _members(path: Path) -> Iterator[tuple[str, bytes]]:
    """Names and bytes of the files in a folder or a packed archive."""
    if path.is_dir():
        for file in sorted(path.rglob("*")):
            if file.is_file() and file.name.endswith((".json", ".html.gz")):
                yield str(file), file.read_bytes()
        return
    with tarfile.open(path) as archive:
        for member in archive:
            content = archive.extractfile(member) if member.isfile() and member.name.endswith((".json", ".html.gz")) else None
            if content is not None:
                yield member.name, content.read()


def rendered(html: str) -> str:
    """A page as plain text, as `inscriptis.get_text` gives it."""
    from inscriptis import get_text

    return get_text(html)


def wrapped(text: str, width: int = 72) -> str:
    """A text hard-wrapped, its blank lines dropped."""
    return "\n".join(part for line in text.splitlines() if line.strip() for part in textwrap.wrap(line.strip(), width))


def tokens(text: str) -> list[str]:
    """The words of a text, lower case: runs of letters, digits and underscores."""
    return _TOKEN.findall(text.lower())


def shares(page: Sequence[Unit], body: str) -> list[float]:
    """How much of each unit stands in the gold body: the share of its words in 4-grams of the body; short units must be a line of it."""
    gold = tokens(body)
    grams = {tuple(gold[n : n + _GRAM]) for n in range(len(gold) - _GRAM + 1)}
    whole = {tuple(tokens(line)) for line in body.splitlines()}
    return [_share(tokens(unit.text), grams, whole) for unit in page]


def _share(words: Sequence[str], grams: set[tuple[str, ...]], whole: set[tuple[str, ...]]) -> float:
    """The share of one unit's words that stands in the body."""
    if not words or tuple(words) in whole:
        return float(bool(words))
    if len(words) < _GRAM + 2:
        return 0.0
    covered = [False] * len(words)
    for n in range(len(words) - _GRAM + 1):
        if tuple(words[n : n + _GRAM]) in grams:
            covered[n : n + _GRAM] = [True] * _GRAM
    return sum(covered) / len(words)


# --- examples ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Example:
    """One capture of a page: its features by unit, how much of each unit is body, and how much each weighs."""

    page: str
    rows: Floats
    share: Floats
    weight: Floats
    found: tuple[Look, ...]


def example(page: str, text: str, body: str, times: float = 1.0) -> Example | None:
    """A capture as rows to learn from; None where it holds nothing."""
    found = units(text, lines_of(text, 0, len(text)))
    if not found:
        return None
    seen = looks(found)
    weight = np.array([min(look.words, 60) ** 0.7 for look in seen]) + 0.5
    return Example(page, np.array(features(seen, found)), np.array(shares(found, body)), times * weight / weight.sum(), tuple(seen))


def examples(gold: Gold) -> list[Example]:
    """A page's captures: rendered, wrapped, and two with most of the furniture cut away."""
    text = rendered(gold.html)
    made = [example(gold.id, text, gold.body), example(gold.id, wrapped(text), gold.body)]
    near = cropped(text, gold.body, int(hashlib.sha256(gold.id.encode()).hexdigest()[:8], 16))
    made += [example(gold.id, near, gold.body, 0.7), example(gold.id, wrapped(near, 80), gold.body, 0.3)]
    return [one for one in made if one is not None]


def cropped(text: str, body: str, seed: int) -> str:
    """A capture as saved by hand: only a few lines above and below the body are left. seed: which, the same for the same page."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    page = units("\n".join(lines), lines_of("\n".join(lines), 0, len("\n".join(lines))))
    inside = [n for n, share in enumerate(shares(page, body)) if share > 0.5]
    if not inside:
        return body
    above, below = seed % 7, seed // 7 % 9
    kept = page[max(0, inside[0] - above) : inside[-1] + 1 + below]
    return "\n\n".join(unit.text for unit in kept)


# --- boosted trees ----------------------------------------------------------------------------------------------------

_BINS = 32
_FIRST_ROUND: _Round = {"count": 100, "rate": 0.09, "depth": 4, "seen": 0.25}
_SECOND_ROUND: _Round = {"count": 140, "rate": 0.055, "depth": 4, "seen": 0.25}


def train(
    given: Sequence[Example],
    *,
    count: int = 90,
    depth: int = 4,
    rate: float = 0.15,
    bend: float = 8.0,
    least: float = 5.0,
    seen: float = 0.4,
) -> Trees:
    """Boosted trees for the log loss, with second-order leaves.

    count, depth  trees, and questions on a path through one
    rate          how much of each tree's answer is taken
    bend          pull of every leaf towards nothing, in units of weight
    least         weight that each side of a question must hold (a capture weighs about 5 where the odds are even)
    seen          share of the features, and of the captures, that one tree may look at
    Source        Friedman 2001, Greedy function approximation; leaves as in Chen and Guestrin 2016, XGBoost
    """
    kept_rows = [_thinned(one) for one in given]
    rows = np.concatenate([one.rows for one in kept_rows])
    share = np.concatenate([one.share for one in kept_rows])
    weight = np.concatenate([one.weight for one in kept_rows]) * 20
    edges = [np.unique(np.quantile(rows[:, f], np.linspace(0, 1, _BINS + 1)[1:-1])) for f in range(rows.shape[1])]
    binned = np.stack([np.searchsorted(edge, rows[:, f], side="left") for f, edge in enumerate(edges)]).astype(np.int64)
    mean = float((share * weight).sum() / weight.sum())
    base = float(np.log(mean / (1 - mean)))
    odds = np.full(len(rows), base)
    owner = np.repeat(np.arange(len(kept_rows)), [len(one.rows) for one in kept_rows])
    draw = np.random.default_rng(20_310_304)  # a fixed seed: the same corpus gives the same trees
    trees = []
    for _ in range(count):
        chance = 1 / (1 + np.exp(-odds))
        chosen = np.sort(draw.permutation(rows.shape[1])[: max(1, int(seen * rows.shape[1]))])
        part = weight * (draw.random(len(kept_rows)) < (1 + seen) / 2)[owner]
        tree, answer = _tree(
            binned, edges, chosen.tolist(), (chance - share) * part, np.maximum(chance * (1 - chance), 1e-6) * part, depth, bend, least
        )
        odds += rate * answer
        asked, edged = zip(*tree[0], strict=True)
        trees.append([asked, [round(edge, 5) for edge in edged], [round(rate * leaf, 5) for leaf in tree[1]]])
    return trees_of({"depth": depth, "base": round(base, 5), "trees": trees})


def _thinned(one: Example, step: int = 4) -> Example:
    """A capture with one in `step` of its lightest rows, each for all of them: menus are many and all alike."""
    light = (one.weight < np.median(one.weight)) & (one.share < 0.5)
    number = np.cumsum(light)
    stay = ~light | (number % step == 0)
    return Example(one.page, one.rows[stay], one.share[stay], np.where(light, one.weight * step, one.weight)[stay], ())


def _tree(
    binned: Ints, edges: Sequence[Floats], columns: Sequence[int], slope: Floats, curve: Floats, depth: int, bend: float, least: float
) -> tuple[tuple[list[tuple[int, float]], list[float]], Floats]:
    """One full tree, level by level, and its answer for every row."""
    place = np.zeros(binned.shape[1], dtype=np.int64)
    questions: list[tuple[int, float]] = []
    for level in range(depth):
        nodes = 2**level
        best = np.full(nodes, 1e-9)
        chosen = [(0, len(edges[0])) for _ in range(nodes)]
        for f in columns:
            _ask(binned[f], place, slope, curve, nodes, bend, least, f, best, chosen)
        cut = np.array([c[1] for c in chosen])[place]
        column = np.array([c[0] for c in chosen])[place]
        right = binned[column, np.arange(len(place))] > cut
        questions += [(f, _edge(edges[f], at)) for f, at in chosen]
        place = 2 * place + right
    total, bent = np.bincount(place, slope, 2**depth), np.bincount(place, curve, 2**depth)
    leaves = -total / (bent + bend)
    return (questions, [float(leaf) for leaf in leaves]), leaves[place]


def _edge(edges: Floats, at: int) -> float:
    """The value that a bin ends with; past the last one everything goes left."""
    return float(edges[at]) if at < len(edges) else 1e9


def _ask(
    column: Ints,
    place: Ints,
    slope: Floats,
    curve: Floats,
    nodes: int,
    bend: float,
    least: float,
    f: int,
    best: Floats,
    chosen: list[tuple[int, int]],
) -> None:
    """Try every cut of one feature in every node, and keep what gains most."""
    key = place * (_BINS + 1) + column
    g = np.bincount(key, slope, nodes * (_BINS + 1)).reshape(nodes, -1)
    h = np.bincount(key, curve, nodes * (_BINS + 1)).reshape(nodes, -1)
    left_g, left_h = g.cumsum(1), h.cumsum(1)
    all_g, all_h = left_g[:, -1:], left_h[:, -1:]
    gain = left_g**2 / (left_h + bend) + (all_g - left_g) ** 2 / (all_h - left_h + bend) - all_g**2 / (all_h + bend)
    gain[(left_h < least) | (all_h - left_h < least)] = -1
    cut = gain.argmax(1)
    top = gain[np.arange(nodes), cut]
    for node in np.nonzero(top > best)[0]:
        best[node] = top[node]
        chosen[node] = (f, int(cut[node]))


def answers(trees: Trees, rows: Floats) -> Floats:
    """The odds of many rows at once."""
    total, here = np.full(len(rows), trees.base), np.arange(len(rows))
    for asked, edges, leaves in trees.trees:
        feature, edge = np.array(asked), np.array(edges)
        node = np.zeros(len(rows), dtype=np.int64)
        for _ in range(trees.depth):
            node = 2 * node + 1 + (rows[here, feature[node]] > edge[node])
        total += np.array(leaves)[node - len(asked)]
    return np.where(rows[:, ALWAYS] > 0, FAR, total)


def learn(given: Sequence[Example], inner: int = 3) -> Model:
    """Both rounds: the second learns from what a first round says of pages that it has not seen."""
    unseen: dict[int, Floats] = {}
    for part in range(inner):
        trees = train([one for one in given if fold_of(one.page[::-1], inner) != part], **_FIRST_ROUND)
        unseen |= {n: answers(trees, one.rows) for n, one in enumerate(given) if fold_of(one.page[::-1], inner) == part}
    again = [replace(one, rows=np.array(second_look(one.rows.tolist(), unseen[n].tolist(), one.found))) for n, one in enumerate(given)]
    return Model(train(given, **_FIRST_ROUND), train(again, **_SECOND_ROUND))


def kept(model: Model) -> str:
    """The trees as the JSON that ships with the package."""
    rounds = {"first": _rows(model.first), "second": _rows(model.second)}
    return json.dumps(rounds, separators=(",", ":")) + "\n"


def _rows(trees: Trees) -> dict[str, object]:
    """One round's trees in lists."""
    return {"depth": trees.depth, "base": trees.base, "trees": trees.trees}


def fold_of(page: str, folds: int = 5) -> int:
    """Which fold a page is in: from its id alone, so that every run parts them alike."""
    return int(hashlib.sha256(page.encode()).hexdigest()[8:16], 16) % folds


def main() -> None:
    """Train on all pages and write the trees."""
    parser = argparse.ArgumentParser(description="Train the trees that tell body from furniture.")
    parser.add_argument("corpus", type=Path)
    parser.add_argument("-o", "--out", type=Path, default=Path("src/newstemma/articles/assets/furniture.json"))
    chosen = parser.parse_args()
    given = [one for gold in benchmark(chosen.corpus) for one in examples(gold)]
    chosen.out.write_text(kept(learn(given)), "utf-8")
    print(f"{len(given)} captures, {sum(len(one.rows) for one in given)} units, {chosen.out.stat().st_size} bytes written to {chosen.out}")


if __name__ == "__main__":
    main()
