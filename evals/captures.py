"""Plain-text captures to body text: the article extraction benchmark's pages without their markup, furniture and all.

Every page is rendered twice: by `inscriptis.get_text`, and the same hard-wrapped at 72 columns with its blank lines dropped; the worse
rendering counts. Our body is the text of the pieces named paragraph, subheading and dateline (the gold bodies begin with their datelines;
title and deck are left out on both sides). Words are runs of letters, digits and underscores in lower case.

f1     of two bags of words, gold and found, page by page, then the mean over the pages
leak   words of the page outside its gold body (page minus gold, as bags) that stand in ours over and above the gold ones, over all
       pages, divided by all such words; `leak_page_mean` is the mean of the pages' shares

The trees are trained five-fold by page: a page is judged by trees that have seen neither it nor its other rendering. `--shipped` judges
with the trees of the package instead, which have seen them all; that figure is no measure. References: the whole page, and the longest
run of long lines.
"""

from __future__ import annotations

import statistics
from collections import Counter
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from evals.common import close, parser, table
from newstemma.articles.furniture_score import Model, shipped
from newstemma.articles.plain import pieces
from training.furniture import Example, Gold, benchmark, examples, fold_of, learn, rendered, tokens, wrapped

BODY_KINDS = frozenset(["paragraph", "subheading", "dateline"])
FOLDS = 5
_LONG = 60  # characters of a long line, in either rendering


@dataclass(frozen=True, slots=True)
class Mark:
    """How one text did on one page: F1, words that leaked, words that could have."""

    f1: float
    leaked: int
    outside: int


def mark(found: str, gold: str, page: str) -> Mark:
    """A body beside the gold one, as bags of words."""
    ours, theirs, all_words = Counter(tokens(found)), Counter(tokens(gold)), Counter(tokens(page))
    both = sum((ours & theirs).values())
    outside = all_words - theirs
    size = sum(ours.values()) + sum(theirs.values())
    return Mark(2 * both / size if size else 1.0, sum(((ours - theirs) & outside).values()), sum(outside.values()))


def body(text: str, model: Model) -> str:
    """The body of a capture, a paragraph a line."""
    return "\n".join(piece.text for piece in pieces(text, 0, len(text), model) if piece.kind in BODY_KINDS)


def longest_run(text: str) -> str:
    """The reference: the run of long lines that holds most words; empty lines do not count, and one short line does not end it."""
    best: list[str] = []
    run: list[str] = []
    short = 0
    for line in [*filter(str.strip, text.splitlines()), "", ""]:
        short = 0 if len(line.strip()) >= _LONG else short + 1
        run.append(line)
        if short > 1:
            best, run = max(best, run, key=lambda lines: len(" ".join(lines))), []
    return "\n".join(best)


def summed(marks: Iterable[Mark]) -> tuple[float, float, float]:
    """Mean F1, leak over all words, mean of the pages' leaks."""
    kept = list(marks)
    leak = sum(one.leaked for one in kept) / max(1, sum(one.outside for one in kept))
    return statistics.mean(one.f1 for one in kept), leak, statistics.mean(one.leaked / max(1, one.outside) for one in kept)


def _fold_model(given: list[Example]) -> Model:
    return learn(given)


def models(pages: list[Gold]) -> list[Model]:
    """One model a fold, each trained on the other folds' pages."""
    with ProcessPoolExecutor(2) as pool:
        given = list(pool.map(examples, pages, chunksize=16))
        parts = [
            [one for page, made in zip(pages, given, strict=True) if fold_of(page.id, FOLDS) != fold for one in made]
            for fold in range(FOLDS)
        ]
        return list(pool.map(_fold_model, parts))


def main() -> None:
    """Score, print the table and the last line."""
    options = parser("captures", __doc__)
    options.add_argument("corpus", type=Path)
    options.add_argument("--shipped", action="store_true", help="judge with the package's trees, which have seen these pages")
    options.add_argument("--worst", type=int, default=0, metavar="N", help="also name the N worst pages")
    chosen = options.parse_args()
    pages = benchmark(chosen.corpus)
    trained = [shipped()] * FOLDS if chosen.shipped else models(pages)
    pages = pages[: chosen.limit]
    ways: dict[str, list[Mark]] = {
        f"{who}, {how}": [] for how in ("inscriptis", "wrapped") for who in ("ours", "whole page", "longest run")
    }
    spent, read = 0.0, 0
    for gold in pages:
        text = rendered(gold.html)
        for how, shown in (("inscriptis", text), ("wrapped", wrapped(text))):
            began = perf_counter()
            found = body(shown, trained[fold_of(gold.id, FOLDS)])
            spent, read = spent + perf_counter() - began, read + len(shown)
            for who, words in (("ours", found), ("whole page", shown), ("longest run", longest_run(shown))):
                ways[f"{who}, {how}"].append(mark(words, gold.body, shown))
    figures = {name: summed(marks) for name, marks in ways.items()}
    if not chosen.json_only:
        table([("text", "F1", "leak", "page mean")] + [(name, *(f"{value:.4f}" for value in row)) for name, row in figures.items()])
        worst = sorted(zip(ways["ours, wrapped"], pages, strict=True), key=lambda pair: pair[0].f1)[: chosen.worst]
        print("\n".join(f"{one.f1:.3f} {one.leaked:5d} {page.id}" for one, page in worst))
    ins, wrap = figures["ours, inscriptis"], figures["ours, wrapped"]
    close({
        "f1": min(ins[0], wrap[0]), "leak": max(ins[1], wrap[1]), "leak_page_mean": max(ins[2], wrap[2]),
        "f1_inscriptis": ins[0], "leak_inscriptis": ins[1], "f1_wrapped": wrap[0], "leak_wrapped": wrap[1],
        "reference_page_f1": min(figures["whole page, inscriptis"][0], figures["whole page, wrapped"][0]),
        "reference_run_f1": min(figures["longest run, inscriptis"][0], figures["longest run, wrapped"][0]),
        "reference_run_leak": max(figures["longest run, inscriptis"][1], figures["longest run, wrapped"][1]),
        "pages": len(pages), "folds": 0 if chosen.shipped else FOLDS, "chars_per_s": round(read / max(spent, 1e-9)),
    })  # fmt: skip


if __name__ == "__main__":
    main()
