"""Do two sentences say the same? Cosines of sentence vectors on NAnCo's grouped answers, or on MSRP's paraphrases.

NAnCo: every pair of answers to one question, the same when its annotators put them into one group. The threshold that serves best on
Q2, 3, 5 and 6 is applied to Q4, 7, 8 and 9. MSRP: the threshold from the train file is applied to the test file; where only one file is
given, each half of its pairs gives the threshold for the other. Balanced accuracy is the mean of the shares right among the same and
among the different pairs; average precision needs no threshold.

The reference is the cosine of rarity-weighted word stems, in the same run. With `--against`, another encoder, or scores that `--keep`
wrote, answers too, and p is the share of bootstrap samples in which the first is not better than the other (by balanced accuracy, both
thresholds kept; NAnCo: answers are drawn within their questions, since pairs of one answer hang together; MSRP: pairs are drawn).
"""

from __future__ import annotations

import csv
import json
import random
from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from evals.common import asks_encoder, close, encoder, opened, parser, table
from newstemma.language.likeness import cosine, rarity_vectors
from newstemma.language.words import stem, tokens
from newstemma.ports import Encoder

_TUNING = {"Q2", "Q3", "Q5", "Q6"}
_SAMPLES = 2000
_SEED = 20310304


@dataclass(frozen=True, slots=True)
class Pair:
    """Two texts by their numbers. part: which threshold applies: that found on the pairs of the same part that are `tunes`.

    group  the question; "" where there is none
    """

    a: int
    b: int
    same: bool
    part: int
    tunes: bool
    counts: bool
    group: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """Texts and the pairs to tell apart."""

    name: str
    texts: tuple[str, ...]
    pairs: tuple[Pair, ...]


# The corpora.


def nanco(source: Path) -> Task:
    """Pairs of answers within each question."""
    texts: list[str] = []
    pairs: list[Pair] = []
    for question in json.loads(source.read_text(encoding="utf-8")):
        numbered = [(len(texts) + n, answer) for n, answer in enumerate(question["answers"])]
        texts += [answer["Answer"] for _, answer in numbered]
        for (i, a), (j, b) in combinations(numbered, 2):
            tunes = a["qid"] in _TUNING
            pairs.append(Pair(i, j, a["cluster_global"] == b["cluster_global"], 0, tunes, not tunes, a["qid"]))
    return Task("NAnCo", tuple(texts), tuple(pairs))


def msrp(train: Path | None, test: Path) -> Task:
    """Pairs of sentences: those of `train` tune and those of `test` count; without `train`, each half of `test` tunes the other."""
    texts: list[str] = []
    pairs: list[Pair] = []
    for path in (train, test):
        for n, (same, _, _, one, other) in enumerate(_rows(path) if path is not None else ()):
            numbers = len(texts), len(texts) + 1
            texts += [one, other]
            if train is None:  # the pair counts in one half, and tunes the other
                pairs += [
                    Pair(*numbers, same == "1", n % 2, tunes=False, counts=True),
                    Pair(*numbers, same == "1", 1 - n % 2, tunes=True, counts=False),
                ]
            else:
                pairs.append(Pair(*numbers, same == "1", 0, path is train, path is test))
    return Task("MSRP", tuple(texts), tuple(pairs))


def _rows(path: Path) -> list[list[str]]:
    """The rows of a file of MSRP: as it was published, or as quoted cells (a tab inside one was a comma once)."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()[1:]
    plain = [line.split("\t") for line in lines]
    if all(len(row) == 5 for row in plain) and not any('""' in line for line in lines):
        return plain
    return [[cell.replace("\t", ",") for cell in row] for row in csv.reader(lines, delimiter="\t")]


def task(source: Path) -> Task:
    """The task behind a path: a file of either corpus, or a folder or archive that holds one."""
    if source.suffix == ".json":
        return nanco(source)
    if source.suffix == ".txt":
        return msrp(None, source)
    with opened(source) as root:
        questions = sorted(root.rglob("nanco_dataset.json"))
        if questions:
            return nanco(questions[0])
        found = {name: path for path in root.rglob("msr_paraphrase_*.txt") for name in ("train", "test") if name in path.name}
        if "test" not in found and "train" not in found:
            raise SystemExit(f"neither NAnCo nor MSRP there: {source}")
        return msrp(found["train"], found["test"]) if len(found) == 2 else msrp(None, *found.values())


# Scores.


def by_words(texts: Sequence[str], pairs: Sequence[Pair]) -> list[float]:
    """Cosines of rarity-weighted word stems."""
    vectors = rarity_vectors([Counter(stem(token.word) for token in tokens(text)) for text in texts])
    return [cosine(vectors[pair.a], vectors[pair.b]) for pair in pairs]


def by_vectors(asked: Encoder, texts: Sequence[str], pairs: Sequence[Pair]) -> list[float] | None:
    """Cosines of the encoder's vectors; None: it has none."""
    vectors = [array("b", raw) for raw in asked.vectors(texts)]
    if not all(vectors):
        return None
    lengths = [sum(x * x for x in vector) ** 0.5 or 1.0 for vector in vectors]

    def alike(a: int, b: int) -> float:
        return round(sum(x * y for x, y in zip(vectors[a], vectors[b], strict=True)) / (lengths[a] * lengths[b]), 6)

    return [alike(pair.a, pair.b) for pair in pairs]


# Figures.


def balanced(answers: Sequence[tuple[bool, bool]], weights: Sequence[int] | None = None) -> float:
    """Mean of the shares right among the same and among the different; of those that there are. answers: (same, said to be)."""
    right, wanted = {True: 0, False: 0}, {True: 0, False: 0}
    for n, (same, said) in enumerate(answers):
        weight = 1 if weights is None else weights[n]
        wanted[same] += weight
        right[same] += weight * (same == said)
    shares = [right[same] / wanted[same] for same in (True, False) if wanted[same]]
    return sum(shares) / len(shares) if shares else 0.0


def best_threshold(scored: Sequence[tuple[float, bool]]) -> float:
    """The least score that counts as the same, for the best balanced accuracy; the lowest of equals, midway to the score below."""
    same, other = (sum(gold is kind for _, gold in scored) or 1 for kind in (True, False))
    found, rights, best = float("-inf"), 0.0, 0.0
    order = sorted(scored)
    for n, (score, gold) in enumerate(order):
        if n and score > order[n - 1][0] and rights > best + 1e-12:
            found, best = (score + order[n - 1][0]) / 2, rights
        rights += -1 / same if gold else 1 / other
    return found


def average_precision(scored: Sequence[tuple[float, bool]]) -> float:
    """Mean precision at each pair that is the same, from the most alike down; pairs of one score are taken together."""
    found = seen = 0
    total = 0.0
    by_score: dict[float, list[bool]] = {}
    for score, gold in scored:
        by_score.setdefault(score, []).append(gold)
    for _, golds in sorted(by_score.items(), reverse=True):
        seen += len(golds)
        found += sum(golds)
        total += sum(golds) * found / seen
    return total / found if found else 0.0


def decided(pairs: Sequence[Pair], scores: Sequence[float]) -> list[tuple[bool, bool]]:
    """(same, said to be) of the pairs that count, each by the threshold of its part."""
    both = list(zip(pairs, scores, strict=True))
    thresholds = {
        part: best_threshold([(score, pair.same) for pair, score in both if pair.tunes and pair.part == part])
        for part in sorted({pair.part for pair in pairs})
    }
    return [(pair.same, score >= thresholds[pair.part]) for pair, score in both if pair.counts]


def figures(pairs: Sequence[Pair], scores: Sequence[float] | None) -> dict[str, float | None]:
    """The two figures; None without scores."""
    if scores is None:
        return {"balanced_accuracy": None, "average_precision": None}
    counted = [(score, pair.same) for pair, score in zip(pairs, scores, strict=True) if pair.counts]
    return {"balanced_accuracy": balanced(decided(pairs, scores)), "average_precision": average_precision(counted)}


def bootstrap(pairs: Sequence[Pair], ours: Sequence[float], others: Sequence[float], *, samples: int = _SAMPLES) -> float:
    """Of "ours is no better", the p: the share of samples, one added, in which its balanced accuracy is not the higher one. Seeded.

    Source  Efron and Tibshirani 1993, An Introduction to the Bootstrap, the percentile method
    """
    chance = random.Random(_SEED)
    counted = [pair for pair in pairs if pair.counts]
    first, second = decided(pairs, ours), decided(pairs, others)
    members: dict[str, list[int]] = {}
    for pair in counted:
        members.setdefault(pair.group, []).extend((pair.a, pair.b))
    drawn = {group: sorted(set(numbers)) for group, numbers in sorted(members.items())}
    not_better = 0
    for _ in range(samples):
        if set(drawn) == {""}:
            picked: Counter[Any] = Counter(chance.choices(range(len(counted)), k=len(counted)))
            weights = [picked[n] for n in range(len(counted))]
        else:
            picked = Counter(n for numbers in drawn.values() for n in chance.choices(numbers, k=len(numbers)))
            weights = [picked[pair.a] * picked[pair.b] for pair in counted]
        not_better += balanced(first, weights) <= balanced(second, weights)
    return (not_better + 1) / (samples + 1)


def main() -> None:
    """Measure and print."""
    made = parser("same_claim", __doc__)
    made.add_argument("source", type=Path)
    made.add_argument("--against", metavar="WHO", help='compare with "lexical", "model", "words" (the reference) or a file of kept scores')
    made.add_argument("--keep", type=Path, metavar="FILE", help="write the scores of all pairs, for a later --against")
    asks_encoder(made)
    chosen = made.parse_args()
    asked, given = encoder(chosen.encoder), task(chosen.source)
    pairs = given.pairs[: chosen.limit]
    scores, words = by_vectors(asked, given.texts, pairs), by_words(given.texts, pairs)
    line: dict[str, Any] = figures(pairs, scores)
    line |= {f"reference_{name}": value for name, value in figures(pairs, words).items()}
    rows = [("", "balanced accuracy", "average precision"), _row(asked.name, figures(pairs, scores)), _row("words", figures(pairs, words))]
    if chosen.keep is not None:
        chosen.keep.write_text(json.dumps({"encoder": asked.name, "scores": scores}), encoding="utf-8")
    if chosen.against is not None:
        others = words if chosen.against == "words" else kept(chosen.against, given.texts, pairs)
        against = figures(pairs, others)
        rows.append(_row(f"against: {chosen.against}", against))
        line |= {f"against_{name}": value for name, value in against.items()}
        line["p"] = bootstrap(pairs, scores, others) if scores is not None and others is not None else None
    if not chosen.json_only:
        table(rows)
    close(
        line
        | {"pairs": sum(pair.counts for pair in pairs), "same": sum(pair.counts and pair.same for pair in pairs), "encoder": asked.name}
    )


def kept(who: str, texts: Sequence[str], pairs: Sequence[Pair]) -> list[float] | None:
    """The scores of another encoder, or of a file that `--keep` wrote; ends the run where the file holds those of other pairs."""
    if not Path(who).exists():
        return by_vectors(encoder(who), texts, pairs)
    scores: list[float] | None = json.loads(Path(who).read_text(encoding="utf-8"))["scores"]
    if scores is not None and len(scores) != len(pairs):
        raise SystemExit(f"{who} holds the scores of {len(scores)} pairs, here are {len(pairs)}: keep them anew on this corpus")
    return scores


def _row(name: str, found: dict[str, float | None]) -> tuple[str, ...]:
    return (name, *("no vectors" if value is None else f"{value:.3f}" for value in found.values()))


if __name__ == "__main__":
    main()
