"""Speed, memory and growth of the lineage index, beside datasketch.

    python -m bench.lineage CORPUS.jsonl.xz [--articles 1000 10000 37000 100000] [--copies 0.667] [--reference 3000]

CORPUS is JSON lines with `text`. Every pile has the same share of edited copies, articles of it again with one word in 25 changed, so that
the sizes are alike; with two thirds each article stands there with two copies, as a story in three papers; with none (--copies 0) the pile
is the corpus as it is, as far as it goes. Each size runs in a process of its own, so that the peak memory is that size's; seconds are
those of the process on one core, so that a busy machine does not tell. datasketch (128 permutations, word 5-grams, threshold .5) takes
time in proportion to the articles, so it is measured on fewer; recall is over the edited copies among them, which both see.
"""

from __future__ import annotations

import argparse
import json
import lzma
import math
import resource
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from evals.planted_edits import edited
from evals.planted_references import datasketch, timed
from newstemma.lineage.index import Index

_EDIT = 0.04
_TIMES = 3  # runs of either that are compared: what else the machine does slows one of them, seldom all


def pile(corpus: Path, size: int, *, copies: float) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """(articles, pairs of an article and its edited copy). copies: share of edited copies, more where the corpus is too small."""
    texts = []
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("text"):
                texts.append((str(row["id"]), str(row["text"])))
            if len(texts) >= size * (1 - copies):
                break
    chance = Random(size)
    words = [w for _, text in texts[:50] for w in text.split()]
    found, pairs = list(texts), []
    while len(found) < size:
        id_, text = texts[len(pairs) % len(texts)]
        copy = f"copy-{len(pairs):06}"
        found.append((copy, edited(text, _EDIT, chance, words)))
        pairs.append((min(id_, copy), max(id_, copy)))
    return found, pairs


def run(corpus: Path, size: int, copies: float) -> dict[str, float]:
    """One size, in this process."""
    rows, _ = pile(corpus, size, copies=copies)
    Index().add([("a", rows[0][1], None), ("b", rows[0][1] + " More.", None)])  # the tables are made before anything is timed
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    index = Index()
    start = time.process_time()
    found = index.add((id_, text, None) for id_, text in rows)
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    single = []
    for number in range(5):
        one = time.process_time()
        index.add([(f"new-{number}", f"{rows[number * 7][1]}\n\nA last line that stands nowhere else, number {number}.", None)])
        single.append(time.process_time() - one)
    return {"articles": len(rows), "seconds": seconds, "peak_mib": peak, "texts_mib": before, "pairs": len(found), "one_s": max(single)}


def beside(corpus: Path, size: int) -> dict[str, float | None]:
    """Ours and datasketch on one pile, of which a tenth are edited copies; of each the quickest of a few runs."""
    rows, planted = pile(corpus, size, copies=0.1)
    Index().add([("a", rows[0][1], None)])
    seconds, ours = math.inf, set()
    for _ in range(_TIMES):
        start = time.process_time()
        ours = {(o.left, o.right) for o in Index().add((id_, text, None) for id_, text in rows) if o.is_derived}
        seconds = min(seconds, time.process_time() - start)
    told = min((found for _ in range(_TIMES) if (found := timed(datasketch, rows))), key=lambda found: found[1], default=None)
    wanted = set(planted)
    return {
        "articles": size,
        "articles_per_s": size / seconds,
        "recall": len(wanted & ours) / len(wanted),
        "reference_articles_per_s": size / told[1] if told else None,
        "reference_recall": len(wanted & told[0]) / len(wanted) if told else None,
        "speed_ratio": told[1] / seconds if told else None,
    }


def inner(corpus: Path, size: int, *flags: str) -> dict[str, float]:
    """One measurement in a process of its own."""
    command = [sys.executable, "-m", "bench.lineage", str(corpus), "--articles", str(size), *flags]
    return dict(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]))


def main() -> None:
    """Print one row a size, the exponent of growth, and the comparison."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 37_000, 100_000])
    parser.add_argument("--copies", type=float, default=2 / 3, help="share of edited copies in every pile")
    parser.add_argument("--reference", type=int, default=3000, help="articles on which datasketch is measured")
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--beside", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inner or chosen.beside:
        corpus, size = chosen.corpus, chosen.articles[0]
        print(json.dumps(run(corpus, size, chosen.copies) if chosen.inner else beside(corpus, size)))
        return
    print(f"{'articles':>8} {'seconds':>8} {'art./s':>8} {'peak MiB':>9} {'texts MiB':>9} {'pairs':>8} {'one more, s':>11}")
    rows = []
    for size in chosen.articles:
        found = inner(chosen.corpus, size, "--inner", "--copies", str(chosen.copies))
        rows.append(found)
        print(
            f"{found['articles']:8.0f} {found['seconds']:8.2f} {found['articles'] / found['seconds']:8.0f} {found['peak_mib']:9.0f} "
            f"{found['texts_mib']:9.0f} {found['pairs']:8.0f} {found['one_s']:11.3f}",
            flush=True,
        )
    if len(rows) > 1:
        print(f"seconds grow with the articles to the power of {_exponent(rows):.2f}")
    print(json.dumps(inner(chosen.corpus, chosen.reference, "--beside")))


def _exponent(rows: list[dict[str, float]]) -> float:
    """The slope of log seconds over log articles, by least squares."""
    x, y = [math.log(r["articles"]) for r in rows], [math.log(r["seconds"]) for r in rows]
    mx, my = sum(x) / len(x), sum(y) / len(y)
    return sum((a - mx) * (b - my) for a, b in zip(x, y, strict=True)) / sum((a - mx) ** 2 for a in x)


if __name__ == "__main__":
    main()
