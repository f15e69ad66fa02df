"""The model that judges whether two figures of a story count one thing: `python -m training.sameness --data FOLDER --out sameness.txt`.

Rows are pairs of figures of two articles of one story that are of one dimension and not the same. They count one thing where they stand on
two sides of a difference of a marked-up invented story (those of `evals` that were read while building, and the short ones in
`training/figures`, two articles each, whose figures are told in different words), or in one labelled slot, whose values differ, of the
groups of number conflicts, or of a story of real news whose every difference a reader has labelled; every other pair of these stories
does not. Pairs of other stories of real news were labelled one by one (`training/counts/real.tsv`); those that nobody has labelled count
two things, whose true differences are taught wrong: these weigh little.
Of stories that readers have labelled, tolls are left out, which rules compare, and so are values that bounds or rounding make one.

Boosted trees (scikit-learn) over the traits of `newstemma.claims.sameness`, with a fixed seed. Printed are figures of stories that were
left out, in folds over whole stories.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import combinations
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
import numpy.typing as npt

import newstemma.claims.compare as compared
from evals import conflicts
from evals.common import encoder
from evals.invented import STORIES
from evals.marked import marked_stories
from evals.marked_captures import write_captures
from evals.marked_places import Places
from newstemma import Pile
from newstemma.claims.bounds import standing
from newstemma.claims.figure import Figure, number
from newstemma.claims.forest import UNIT, Forest, forest_of, written
from newstemma.claims.ground import Ground
from newstemma.claims.matched import marked
from newstemma.claims.sameness import Judge
from newstemma.claims.slots import may_stand_together
from newstemma.claims.slotting import figures
from newstemma.claims.traits import Traits
from newstemma.desk import analyse, read
from newstemma.model.article import Article
from newstemma.ports import Marked
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

Floats = npt.NDArray[np.float64]
#: Of nine settings of 60 to 300 trees, 3 to 5 deep, the average precision on stories left out was .45 to .48; logistic regression had .39,
#: and the rules by hand, which had been written on these stories, .16.
_TREES: dict[str, Any] = {
    "n_estimators": 400, "max_depth": 4, "learning_rate": 0.025, "subsample": 0.6, "min_samples_leaf": 20, "max_features": 0.2,
    "random_state": 0,
}  # fmt: skip
#: Of trees onto an earlier forest, and what its log odds are cut to before.
_FURTHER: dict[str, Any] = {"n_estimators": 150, "learning_rate": 0.05, "min_samples_leaf": 15}
_FIRM = 12.0
#: What rows weigh then: unlabelled pairs of real stories, labelled ones, and stories of which every difference is labelled.
_ONTO = {"real": 0.3, "read": 1.5, "told": 1.0}
FIGURES = Path(__file__).parent / "figures"
LABELS = Path(__file__).parent / "counts" / "real.tsv"
_ONE_THING = frozenset({"s", "u"})  # labels: the same; the same, later
_KINDS = frozenset({"number", "date", "other", "negation"})
_TOLD_KINDS = _KINDS | {"attribution", "weekday", "calendar"}
#: What a pair of an unlabelled story weighs. With 1 every second difference of labelled stories was unlearned, with 0 more is wrong.
_UNLABELLED = 0.05


@dataclass(frozen=True, slots=True)
class Row:
    """A pair of figures.

    story       of which fold
    difference  which one it stands for, None: none
    a, b        article and place
    told        the sentences of both, in either order
    """

    story: str
    difference: str | None
    a: tuple[str, int]
    b: tuple[str, int]
    traits: Traits
    told: tuple[Marked, Marked]
    weight: float = 1.0

    @classmethod
    def of(cls, story: str, difference: str | None, seen: Seen, weight: float = 1.0) -> Row:
        """Of figures as the comparison saw them."""
        return cls(story, difference, seen.a.key, seen.b.key, seen.traits, seen.told, weight)


@dataclass(frozen=True, slots=True)
class Seen:
    """A pair of figures that the comparison would judge. told: their sentences."""

    a: Figure
    b: Figure
    traits: Traits
    told: tuple[Marked, Marked]


@contextmanager
def grounds() -> Iterator[list[Ground]]:
    """A list that fills with the grounds of all stories that are compared meanwhile."""
    kept: list[Ground] = []
    make = compared.grounds

    def keep(*parts: object) -> list[Ground]:
        made = make(*parts)  # type: ignore[arg-type]
        kept.extend(made)
        return made

    with patch.object(compared, "grounds", keep):
        yield kept


def pairs(ground: Ground) -> Iterator[Seen]:
    """The pairs of figures that the comparison would judge."""
    seen = figures(ground)
    judge = Judge(ground, seen)
    for a, b in combinations(seen, 2):
        if may_stand_together(a, b) and judge.may_meet(a, b) and standing(a.quantity, a.shown, b.quantity, b.shown) != "same":
            yield Seen(a, b, judge.traits(a, b), marked(ground, a, b))


def invented() -> Iterator[Row]:
    """The pairs of the marked-up stories that were read while building, and of the short ones that were written to be trained on."""
    for story in (*marked_stories(STORIES), *marked_stories(FIGURES)):
        if not story.tuned:
            continue
        with tempfile.TemporaryDirectory() as place, grounds() as kept:
            report = json.loads(analyse(read(write_captures(story, Path(place)))).to_json())
        places = Places(story, report)
        sides = [(d.id, [places.side(s) for s in d.sides]) for d in story.differences if d.kinds & _KINDS and len(d.sides) > 1]
        for ground in kept:
            for seen in pairs(ground):
                figures_at = (seen.a, seen.b)
                at = [places.of({"article": f.article.id, "start": f.quantity.start, "end": f.quantity.end}) for f in figures_at]
                on = [[{n for n, side in enumerate(marks) if any(place & mark for mark in side)} for place in at] for _, marks in sides]
                difference = next((d for (d, _), (x, y) in zip(sides, on, strict=True) if any(m != n for m in x for n in y)), None)
                yield Row.of(story.name, difference, seen)


def labelled(path: Path) -> Iterator[Row]:
    """The pairs of the groups of articles whose figures were labelled by hand; those that a label calls compatible are left out."""
    for group in conflicts.groups(path, None, encoder(None)):
        for seen in pairs(group.ground):
            slots = [s for s in group.slots if _mentions(s, seen.a) and _mentions(s, seen.b)]
            if all(s.differs for s in slots):
                yield Row.of(f"group {group.number}", slots[0].name if slots else None, seen)


def _mentions(slot: conflicts.Slot, f: Figure) -> bool:
    at = [m.at for m in slot.mentions if m.at is not None]
    return any(i == f.article.id and start < f.quantity.end and f.quantity.start < end for i, start, end in at)


def labels() -> dict[frozenset[tuple[str, int]], bool]:
    """Of labelled pairs of figures of real news whether they count one thing, be it at another time. By article id and place of both."""
    found = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            a, at, b, there, label = line.split("\t")
            found[frozenset(((a, int(at)), (b, int(there))))] = label in _ONE_THING
    return found


def real(path: Path) -> Iterator[Row]:
    """The pairs of stories of real news; those without a label count two things. path: JSON, a list of stories, each a list of articles."""
    known = labels()
    for n, articles in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        lines = "\n".join(json.dumps({k: v for k, v in a.items() if v}) for a in articles)
        documents, notices = read_bytes(f"story{n}.jsonl", lines.encode(), ReadSettings())
        with grounds() as kept:
            analyse(Pile(documents, notices), processes=1)
        for ground in kept:
            for seen in pairs(ground):
                same = known.get(frozenset((seen.a.key, seen.b.key)))
                difference = f"{seen.a.key} {seen.b.key}" if same else None
                yield Row.of(f"real {n}", difference, seen, _UNLABELLED if same is None else 1.0)


def told(folder: Path) -> Iterator[Row]:
    """The pairs of stories of real news of which a reader has labelled every difference.

    folder   NAME.jsonl, the articles of a story; NAME.json, its labels: {"differences": [{"id", "kind", "sides": [{"at": [{"a": "a1",
             "quote", "span"}]}]}]}, where a1 is the first article, `quote` stands once in it, and `span` is the part of it that is meant
    """
    for path in sorted(folder.glob("*.json")):
        documents, notices = read_bytes(f"{path.stem}.jsonl", path.with_suffix(".jsonl").read_bytes(), ReadSettings())
        with grounds() as kept:
            analyse(Pile(documents, notices), processes=1)
        labels = [d for d in json.loads(path.read_text(encoding="utf-8"))["differences"] if d["kind"] in _TOLD_KINDS]
        for ground in kept:
            sides = [(d["id"], _sides(ground, d)) for d in labels]
            for seen in pairs(ground):
                if seen.traits["apart"] and not seen.traits["toll"]:
                    yield from _told_pair(path.stem, sides, seen)


def _sides(ground: Ground, difference: dict[str, Any]) -> list[list[tuple[str, int, int]]]:
    """The places of each side of a labelled difference; a quote that is not found has none."""
    by_name = {f"a{a.name.partition('#')[2] or 1}": a for a in ground.articles}
    return [[p for x in side["at"] if (p := _place(by_name.get(x["a"]), x)) is not None] for side in difference["sides"]]


def _place(article: Article | None, told: dict[str, str]) -> tuple[str, int, int] | None:
    at = article.text.find(told["quote"]) if article is not None else -1
    if article is None or at < 0:
        return None
    start = at + max(0, told["quote"].find(told["span"]))
    return article.id, start, start + len(told["span"])


def _told_pair(story: str, sides: Sequence[tuple[str, list[list[tuple[str, int, int]]]]], seen: Seen) -> Iterator[Row]:
    """A row for a pair, unless both stand on one side, or are of one value and on none: nobody says whether these count one thing."""
    a, b = seen.a, seen.b
    on = [(d, [{n for n, side in enumerate(places) if any(_covers(p, f) for p in side)} for f in (a, b)]) for d, places in sides]
    apart = next((d for d, (x, y) in on if any(m != n for m in x for n in y)), None)
    if apart is not None or (number(a) != number(b) and not any(x & y for _, (x, y) in on)):
        yield Row.of(f"told {story}", apart, seen)


def _covers(place: tuple[str, int, int], f: Figure) -> bool:
    return place[0] == f.article.id and f.quantity.start < place[2] and place[1] < f.quantity.end


def _source(row: Row) -> str:
    """Where a row comes from: the first word of its story, "read" of a labelled pair of a real one."""
    source = row.story.split()[0]
    return "read" if source == "real" and row.weight > _UNLABELLED else source


def fit(x: Floats, y: Floats, weights: Floats, names: Sequence[str]) -> Forest:
    """The trees as the comparison reads them."""
    from sklearn.ensemble import GradientBoostingClassifier  # nothing else needs it

    made = GradientBoostingClassifier(**_TREES).fit(x, y, sample_weight=weights)
    share = float((y * weights).sum() / weights.sum())
    start = float(np.log(share / (1 - share)))
    grown = [_full(tree.tree_, _TREES["max_depth"]) for (tree,) in made.estimators_]
    return Forest(
        tuple(names), np.array([g[0] for g in grown]), np.array([g[1] for g in grown]),
        np.round(np.array([g[2] for g in grown]) * _TREES["learning_rate"] * UNIT).astype(np.int64), round(start * UNIT),
    )  # fmt: skip


def further(x: Floats, y: Floats, weights: Floats, onto: Forest) -> Forest:
    """More trees onto a forest, which keeps what it learned from stories that are no longer at hand. Source: as `fit`, Newton's steps."""
    from sklearn.tree import DecisionTreeRegressor

    dice = np.random.default_rng(0)
    likely = np.array(onto.likelihoods([dict(zip(onto.traits, row, strict=True)) for row in x]))
    odds = np.log(likely / (1 - likely)).clip(-_FIRM, _FIRM)
    grown = []
    for _ in range(_FURTHER["n_estimators"]):
        share = 1 / (1 + np.exp(-odds))
        drawn = dice.random(len(y)) < _TREES["subsample"]
        tree = DecisionTreeRegressor(
            max_depth=_TREES["max_depth"], min_samples_leaf=_FURTHER["min_samples_leaf"], max_features=_TREES["max_features"],
            random_state=int(dice.integers(1 << 30)),
        ).fit(x[drawn], (y - share)[drawn], sample_weight=weights[drawn])  # fmt: skip
        leaf = tree.apply(x)
        for n in np.unique(leaf):
            here = (leaf == n) & drawn
            bend = (weights * share * (1 - share))[here].sum()
            tree.tree_.value[n, 0, 0] = np.clip((weights * (y - share))[here].sum() / (bend + 1), -4, 4)
        odds = odds + _FURTHER["learning_rate"] * tree.tree_.value[leaf, 0, 0]
        grown.append(_full(tree.tree_, _TREES["max_depth"]))
    leaves = np.round(np.array([g[2] for g in grown]) * _FURTHER["learning_rate"] * UNIT).astype(np.int64)
    return Forest(
        onto.traits, np.concatenate([onto.columns, np.array([g[0] for g in grown])]),
        np.concatenate([onto.thresholds, np.array([g[1] for g in grown])]), np.concatenate([onto.leaves, leaves]), onto.start,
    )  # fmt: skip


def _full(tree: Any, depth: int) -> tuple[list[int], list[float], list[float]]:
    """A tree filled up to its depth, breadth first: columns and thresholds of inner nodes, values of leaves."""
    columns, thresholds, row = [], [], [0]
    for _ in range(depth):
        for n in row:
            is_leaf = tree.children_left[n] < 0
            columns.append(0 if is_leaf else int(tree.feature[n]))
            thresholds.append(0.0 if is_leaf else float(tree.threshold[n]))
        row = [child for n in row for child in ((n, n) if tree.children_left[n] < 0 else (tree.children_left[n], tree.children_right[n]))]
    return columns, thresholds, [float(tree.value[n][0][0]) for n in row]


def table(rows: Sequence[Row], names: Sequence[str]) -> tuple[Floats, Floats, Floats]:
    """The traits as a matrix, which rows count one thing, and what each weighs."""
    traits = np.array([[r.traits[n] for n in names] for r in rows])
    return traits, np.array([float(r.difference is not None) for r in rows]), np.array([r.weight for r in rows])


def left_out(rows: Sequence[Row], names: Sequence[str], folds: int) -> Floats:
    """The likelihood of each pair by a model that saw no pair of its story."""
    x, y, weights = table(rows, names)
    stories = {s: n % folds for n, s in enumerate(sorted({r.story for r in rows}))}
    fold = np.array([stories[r.story] for r in rows])
    found = np.zeros(len(rows))
    for k in range(folds):
        inside = fold != k
        trees = forest_of(written(fit(x[inside], y[inside], weights[inside], names)).splitlines())
        found[~inside] = trees.likelihoods([r.traits for r, kept in zip(rows, inside, strict=True) if not kept])
    return found


def average_precision(scores: Floats, y: Floats) -> float:
    """Mean precision at each right pair, by falling score."""
    order = np.argsort(-scores, kind="stable")
    hits = np.cumsum(y[order])
    return float((hits / np.arange(1, len(y) + 1))[y[order] > 0].mean())


def found_at(rows: Sequence[Row], scores: Floats, least: float) -> dict[str, tuple[int, int]]:
    """By source of the rows: differences found, and islands of wrong pairs. A pair counts where each is the other's best in its article."""
    best: dict[tuple[str, tuple[str, int], str], int] = {}
    for n, r in enumerate(rows):
        for here, there in ((r.a, r.b), (r.b, r.a)):
            key = (r.story, here, there[0])
            if key not in best or scores[n] > scores[best[key]]:
                best[key] = n
    hits: defaultdict[str, set[tuple[str, str]]] = defaultdict(set)
    wrong: defaultdict[str, set[frozenset[tuple[str, int]]]] = defaultdict(set)
    for n, r in enumerate(rows):
        if scores[n] < least or best[r.story, r.a, r.b[0]] != n or best[r.story, r.b, r.a[0]] != n:
            continue
        source = r.story.split()[0] if " " in r.story else "invented"
        if r.difference is not None:
            hits[source].add((r.story, r.difference))
        else:
            wrong[source].add(frozenset((r.a, r.b)))
    return {s: (len(hits[s]), _islands(wrong[s])) for s in sorted({*hits, *wrong})}


def _islands(edges: set[frozenset[tuple[str, int]]]) -> int:
    home: dict[tuple[str, int], tuple[str, int]] = {}

    def root(at: tuple[str, int]) -> tuple[str, int]:
        while home.setdefault(at, at) != at:
            at = home[at]
        return at

    for a, b in sorted(tuple(sorted(e)) for e in edges):
        home[root(a)] = root(b)
    return len({root(at) for at in list(home)})


def lines_of(path: Path) -> list[str]:
    """Those of a forest's file, without its comments."""
    return [line for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]


def main() -> None:
    """Train, print how well on stories left out, and write."""
    made = argparse.ArgumentParser(prog="python -m training.sameness", description=(__doc__ or "").splitlines()[0])
    made.add_argument("--labelled", type=Path, help="groups of articles with labelled figures, JSONL")
    made.add_argument("--real", type=Path, nargs="*", default=[], help="stories of real news, JSON")
    made.add_argument("--told", type=Path, help="folder of stories of real news with labels")
    made.add_argument("--onto", type=Path, help="an earlier forest that more trees are added to")
    made.add_argument("--folds", type=int, default=6)
    made.add_argument("--out", type=Path)
    asked = made.parse_args()
    rows = [
        *invented(),
        *(labelled(asked.labelled) if asked.labelled else ()),
        *(told(asked.told) if asked.told else ()),
        *(r for path in asked.real for r in real(path)),
    ]
    names = sorted(rows[0].traits)
    scores = left_out(rows, names, asked.folds)
    print(f"{len(rows)} pairs, {sum(r.difference is not None for r in rows)} of one thing; average precision "
          f"{average_precision(scores, table(rows, names)[1]):.3f}")  # fmt: skip
    for least in (0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7):
        print(least, found_at(rows, scores, least))
    if asked.out:
        onto = forest_of(lines_of(asked.onto)) if asked.onto else None
        if onto is not None:
            rows = [replace(r, weight=_ONTO.get(_source(r), r.weight)) for r in rows]
        grown = fit(*table(rows, names), names) if onto is None else further(*table(rows, onto.traits), onto)
        head = "# Boosted trees on whether two figures count one thing: traits; start; a line a tree. Made by training/sameness.py.\n"
        asked.out.write_text(head + written(grown), encoding="utf-8")


if __name__ == "__main__":
    main()
