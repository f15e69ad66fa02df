"""The weights of whom a pronoun means, fitted, and how far they hold on documents that they were not fitted on.

    python -m evals.speakers_fit GUM [FILE] [--folds]

A log-linear ranking over the people whom `statements.signs` puts up for each pronoun of one human being, with a row for nobody: every
document of GUM, its news and interviews counted more than its lives and tales, and the half of the labels in FILE (PolNeAR's dev part)
whose errors were read. While it is fitted an earlier pronoun counts as given to its owner. With --folds the news, interviews and labels
are each scored by weights that were fitted without a fifth of their documents, theirs among them.

Without --folds the weights are printed as they stand in `statements.pronouns`.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from evals.attribution import lines
from evals.common import close, encoder, opened, parser, table
from evals.coreference import Gold, Mention, is_taken_out, read
from evals.roles import Cut, meets
from evals.speakers import LABELS, article_of, cast_of, hashed
from newstemma.language.mark import mark
from newstemma.ports import Encoder
from newstemma.statements.cast import Cast
from newstemma.statements.memory import Memory, named_in_words
from newstemma.statements.mentions import PRONOUNS
from newstemma.statements.mentions import Mention as Seen
from newstemma.statements.pronouns import MIN_SURE, ahead
from newstemma.statements.signs import Row, candidates

Floats = npt.NDArray[np.float64]
Whole = npt.NDArray[np.intp]
#: How much a pronoun counts, by GUM's genre; tried for news 3, 6 and 12 (held-out accuracy .92, .91, .91).
_COUNTED = {"news": 3.0, "interview": 2.0, "labels": 4.0, "bio": 0.4, "fiction": 0.3, "conversation": 0.3}
_OTHERS = 0.7
_RIDGE = 8.0  # tried 1, 2, 4, 8, 10: held-out accuracy within one in a hundred
_STEPS, _STEP = 4000, 0.0006
_FOLDS = 5
_SCORED = frozenset({"news", "interview", "labels"})


@dataclass(frozen=True, slots=True)
class Case:
    """One pronoun: the rows put up for it, and which of them are right (the first one: nobody)."""

    document: str
    genre: str
    rows: Sequence[Row]
    right: tuple[int, ...]


#: For a pronoun: None where nobody says whom it means, else what tells whether a person (entity id or nameless source) is meant.
Owner = Callable[[Seen], Callable[[str], bool] | None]


def walk(document: str, genre: str, cast: Cast, owner: Owner) -> Iterator[Case]:
    """The cases of one article, in order."""
    memory = Memory(about=named_in_words(cast.stage, cast.mentions))
    for n, mention in enumerate(cast.mentions):
        if not mention.pronoun:
            memory.keep(mention)
            continue
        is_meant = owner(mention)
        if is_meant is None:
            continue
        rows = candidates(cast.stage, mention, memory, ahead(cast.mentions, n), cast.sexes)
        right = tuple(i for i, (who, _, _) in enumerate(rows) if who and is_meant(who))
        yield Case(document, genre, rows, right or (0,))
        if right:
            who = rows[right[0]][0]
            memory.heard[who][PRONOUNS[mention.pronoun][0]] += 1
            memory.keep(replace(mention, who=who))


def by_gold(gold: Gold, cast: Cast) -> Owner:
    """Whom GUM's chains say that a pronoun means: a person is of the chain that most of his places are of."""
    chains: defaultdict[str, Counter[str]] = defaultdict(Counter)
    people = [m for m in gold.mentions if m.kind == "person"]
    for seen in cast.mentions:
        chain = _chain(people, seen) if not seen.pronoun else None
        if chain is not None:
            chains[seen.who][chain] += 1
    of = {who: counts.most_common(1)[0][0] for who, counts in chains.items()}
    pronouns = {(m.start, m.end): m.chain for m in gold.mentions}

    def owner(mention: Seen) -> Callable[[str], bool] | None:
        chain = pronouns.get((mention.start, mention.end))
        return lambda who: chain is not None and of.get(who) == chain

    return owner


def _chain(people: Sequence[Mention], seen: Seen) -> str | None:
    """The chain whose name meets a place best, else the one of the smallest mention that is headed inside it."""
    named = [
        (abs(m.name[0] - seen.start) + abs(m.name[1] - seen.end), m.end - m.start, m.chain)
        for m in people
        if m.name and meets(m.name, (seen.start, seen.end))
    ]
    headed = [(m.end - m.start, m.chain) for m in people if seen.start <= m.head.start < seen.end]
    return min(named)[2] if named else min(headed)[1] if headed else None


def by_label(rows: Iterable[Mapping[str, Any]], cast: Cast) -> Owner:
    """Whom the labels say; of other pronouns nothing is known."""
    names: dict[Cut, list[Cut]] = {(row["source"][0], row["source"][1]): [(a, b) for a, b in row["names"]] for row in rows}

    def owner(mention: Seen) -> Callable[[str], bool] | None:
        cuts = names.get((mention.start, mention.end))
        if cuts is None:
            return None
        return lambda who: any(meets(place, cut) for place in cast.places_of_entity.get(who, ()) for cut in cuts)

    return owner


def from_gum(root: Path, asked: Encoder) -> Iterator[Case]:
    """The cases of every document whose words are there."""
    golds = [gold for path in sorted(root.rglob("*.conllu")) if not is_taken_out(gold := read(path))]
    articles = [article_of(gold.name, gold.text) for gold in golds]
    for gold, article, reading in zip(golds, articles, mark(articles, asked)[0], strict=True):
        cast = cast_of(article, reading)
        yield from walk(gold.name, gold.genre, cast, by_gold(gold, cast))


def from_labels(source: Path, asked: Encoder) -> Iterator[Case]:
    """The cases of the half of the labels that was read."""
    texts = {hashed(row["id"]): row["text"] for row in lines(source)}
    labels: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in lines(LABELS):
        if row["half"] == "read" and row["names"] and row["article"] in texts:
            labels[row["article"]].append(row)
    articles = [article_of(key, texts[key]) for key in sorted(labels)]
    for article, reading in zip(articles, mark(articles, asked)[0], strict=True):
        cast = cast_of(article, reading)
        yield from walk(article.id, "labels", cast, by_label(labels[article.id], cast))


def fitted(cases: Sequence[Case]) -> dict[str, float]:
    """The weights by name: the most likely ones under a ridge, by gradient ascent; to two places. Cost: rows × signs a step."""
    names = sorted({name for case in cases for _, _, row in case.rows for name in row})
    column = {name: n for n, name in enumerate(names)}
    ends = np.cumsum([len(case.rows) for case in cases])
    starts = np.concatenate(([0], ends[:-1])).astype(np.intp)
    signs, right = np.zeros((int(ends[-1]), len(names))), np.zeros(int(ends[-1]))
    for start, case in zip(starts, cases, strict=True):
        right[[int(start) + n for n in case.right]] = 1.0
        for n, (_, _, row) in enumerate(case.rows):
            for name, value in row.items():
                signs[int(start) + n, column[name]] = value
    case_of = np.repeat(np.arange(len(cases)), [len(case.rows) for case in cases])
    counted = np.array([_COUNTED.get(case.genre, _OTHERS) for case in cases])[case_of]
    weights = np.zeros(len(names))
    for _ in range(_STEPS):
        odds = _shares(signs @ weights, starts, case_of, np.ones_like(right))
        owned = _shares(signs @ weights, starts, case_of, right)
        weights += _STEP * (signs.T @ (counted * (owned - odds)) - _RIDGE * weights)
    return {name: round(float(weight), 2) for name, weight in zip(names, weights, strict=True)}


def _shares(scores: Floats, starts: Whole, case_of: Whole, among: Floats) -> Floats:
    """The odds of each row among the rows of its case that are asked."""
    top = np.maximum.reduceat(scores, starts)[case_of]
    odds = np.exp(scores - top) * among
    return np.asarray(odds / np.add.reduceat(odds, starts)[case_of])


def answered(case: Case, weights: Mapping[str, float]) -> int | None:
    """The row that the weights choose; None where they are not sure."""
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for _, _, row in case.rows]
    best = max(range(len(scores)), key=lambda n: (scores[n], -n))
    sure = 1.0 / sum(math.exp(score - scores[best]) for score in scores)
    return best if best and sure >= MIN_SURE else None


def held_out(cases: Sequence[Case]) -> dict[str, tuple[int, int, int, int]]:
    """By genre: pronouns, those whose owner is put up, answers, right ones; each document by weights that have not seen it."""
    sums: defaultdict[str, Counter[str]] = defaultdict(Counter)
    fold_of = {case.document: int(hashlib.sha256(case.document.encode()).hexdigest(), 16) % _FOLDS for case in cases}
    for fold in range(_FOLDS):
        held = [case for case in cases if case.genre in _SCORED and fold_of[case.document] == fold]
        out = {case.document for case in held}
        weights = fitted([case for case in cases if case.document not in out])
        for case in held:
            row = answered(case, weights)
            sums[case.genre].update(all=1, named=case.right != (0,), given=row is not None, right=row in case.right)
    return {genre: (n["all"], n["named"], n["given"], n["right"]) for genre, n in sorted(sums.items())}


def main() -> None:
    """Fit and print."""
    made = parser("speakers_fit", __doc__)
    made.add_argument("source", type=Path, metavar="GUM")
    made.add_argument("labelled", type=Path, metavar="FILE", nargs="?")
    made.add_argument("--folds", action="store_true", help="how far the weights hold on documents that they have not seen")
    options = made.parse_args()
    asked = encoder(None)
    with opened(options.source) as root:
        cases = [*from_gum(root, asked)][: options.limit]
    if options.labelled is not None:
        cases += from_labels(options.labelled, asked)
    if not options.folds:
        print(json.dumps(fitted(cases), indent=4, sort_keys=True))
        return
    found = held_out(cases)
    if not options.json_only:
        table([("genre", "asked", "named", "given", "right"), *((genre, *map(str, row)) for genre, row in found.items())])
    close({f"{genre}_accuracy": right / given if given else None for genre, (_, _, given, right) in found.items()})


if __name__ == "__main__":
    main()
