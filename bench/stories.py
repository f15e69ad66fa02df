"""Speed and memory of gathering stories.

    python -m bench.stories CORPUS.jsonl.xz [--articles 1000 10000 37554]

CORPUS is JSON lines with text, title, date; N that have a text, drawn evenly over the file. The articles are made from the rows as they
stand and no passages are given: cleaning and lineage have benches of their own. Each size runs in a process of its own, so that the peak
memory is that size's. The last column is the exponent of growth since the size before: 1 is linear.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import math
import re
import resource
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

from newstemma.engines.local import LocalEngine
from newstemma.model.article import Article
from newstemma.model.text import When
from newstemma.settings import StorySettings
from newstemma.stories.gather import gather

_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def sample(corpus: Path, size: int) -> list[Article]:
    """`size` articles, evenly over the corpus; all where it has no more."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("text")]
    step = max(1.0, len(rows) / size)
    return [article(rows[int(n * step)], n) for n in range(min(size, len(rows)))]


def article(row: dict[str, Any], number: int) -> Article:
    """A row as it stands."""
    day = _DAY.match(row.get("date") or "")
    published = When(day[0], "day", "stated") if day else None
    key = hashlib.sha256(f"{number} {row['text']}".encode()).hexdigest()[:16]
    return Article(
        id=f"a-{key}", document="d-0", name=f"{number}", url=row.get("url"), section=None, title=row.get("title"), deck=None,
        language="en", outlet=row.get("outlet"), outlet_basis="stated", authors=(), credits=(), dateline=None, published=published,
        updated=None, other_dates=(), text=row["text"], paragraphs=(), blocks=(),
    )  # fmt: skip


def run(corpus: Path, size: int) -> dict[str, float]:
    """One gathering, in this process."""
    pile = sample(corpus, size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    stories, _ = gather(pile, [], StorySettings(), LocalEngine(1))
    seconds = time.process_time() - start
    sizes = Counter(len(s.articles) for s in stories)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    largest = max(sizes)
    shared = sum(n for size, n in sizes.items() if size > 1)
    return {"articles": len(pile), "seconds": seconds, "peak_mib": peak, "pile_mib": before, "stories": shared, "largest": largest}


def main() -> None:
    """Print one row a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 37_554])
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inner:
        print(json.dumps(run(chosen.corpus, chosen.articles[0])))
        return
    print(
        f"{'articles':>8} {'CPU s':>8} {'art./s':>8} {'peak MiB':>9} {'pile MiB':>9} {'stories of 2+':>14} {'largest':>8} {'exponent':>9}",
        flush=True,
    )
    last: dict[str, float] = {}
    for size in chosen.articles:
        command = [sys.executable, "-m", "bench.stories", str(chosen.corpus), "--inner", "--articles", str(size)]
        found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        n, seconds = found["articles"], found["seconds"]
        growth = f"{math.log(seconds / last['seconds']) / math.log(n / last['articles']):.2f}" if last else "-"
        memory = f"{found['peak_mib']:9.0f} {found['pile_mib']:9.0f}"
        print(f"{n:8} {seconds:8.1f} {n / seconds:8.0f} {memory} {found['stories']:14} {found['largest']:8} {growth:>9}", flush=True)
        last = found


if __name__ == "__main__":
    main()
