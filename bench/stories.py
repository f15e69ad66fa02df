"""Speed and memory of gathering stories, of a pile at once and of what is added to it.

    python -m bench.stories CORPUS.jsonl.xz [--articles 1000 10000 37554 100000] [--late 200]

CORPUS is JSON lines with text, title, date; N that have a text, drawn evenly over the file. Beyond the corpus its rows come again, 20 years
on, with the letters of every name changed, so that each round is on happenings of its own. The articles are made from the rows as they
stand and no passages are given: cleaning and lineage have benches of their own. Each size runs in a process of its own, so that the peak
memory is that size's. Exponent: of growth since the size before; 1 is linear.

Then `--late` articles that were kept back are added one at a time: the seconds that one costs, and, in parts in a hundred, how far the
stories are those of a full run over everything (B³ F1 over all articles, and over those that came late alone).
"""

from __future__ import annotations

import argparse
import hashlib
import json
import lzma
import math
import re
import resource
import statistics
import string
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.grouping import agreements, figures
from newstemma.engines.local import LocalEngine
from newstemma.model.article import Article
from newstemma.model.story import Story
from newstemma.model.text import When
from newstemma.settings import StorySettings
from newstemma.stories.gather import gather
from newstemma.stories.index import StoryIndex

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NAME = re.compile(r"\b[A-Z][a-z]{3,}\b")


def sample(corpus: Path, size: int) -> list[Article]:
    """`size` articles, evenly over the corpus; where it has no more, its rows come again with other names and years."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("text")]
    step = max(1.0, len(rows) / size)
    return [article(renamed(rows[int(n * step) % len(rows)], int(n * step) // len(rows)), n) for n in range(size)]


def renamed(row: dict[str, Any], again: int) -> dict[str, Any]:
    """A row with the letters of its names moved on and its date 20 years later, `again` times."""
    if not again:
        return row
    moved = {key: _NAME.sub(lambda m: _moved(m[0], again), row.get(key) or "") for key in ("title", "text")}
    day = _DAY.match(row.get("date") or "")
    return row | moved | {"date": f"{int(day[0][:4]) + 20 * again}{day[0][4:7]}-{min(28, int(day[0][8:])):02}" if day else None}


def _moved(name: str, by: int) -> str:
    letters = string.ascii_lowercase
    return name.lower().translate(str.maketrans(letters, letters[by:] + letters[:by])).title()


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


def run(corpus: Path, size: int, late: int) -> dict[str, float]:
    """One gathering, in this process, and what comes after it."""
    pile = sample(corpus, size)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    start = time.process_time()
    stories, _ = gather(pile, [], StorySettings(), LocalEngine(1))
    seconds = time.process_time() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sizes = Counter(len(s.articles) for s in stories)
    shared = sum(n for size, n in sizes.items() if size > 1)
    found = {"articles": len(pile), "seconds": seconds, "peak_mib": peak, "pile_mib": before, "stories": shared, "largest": max(sizes)}
    return found | (added(pile, stories, late) if 0 < late < size // 10 else {})


def added(pile: Sequence[Article], full: Sequence[Story], late: int) -> dict[str, float]:
    """So many articles, drawn evenly, one at a time after all others; beside the stories of a full run."""
    last = [pile[n * len(pile) // late] for n in range(late)]
    ids = {a.id for a in last}
    index = StoryIndex(StorySettings(), LocalEngine(1))
    index.add(a for a in pile if a.id not in ids)
    seconds = []
    for one in last:
        start = time.process_time()
        index.add([one])
        seconds.append(time.process_time() - start)
    place = [{i: s.id for s in some for i in s.articles} for some in (full, index.stories())]
    texts = agreements([place[0][a.id] for a in pile], [place[1][a.id] for a in pile])
    of_late = [t for t, a in zip(texts, pile, strict=True) if a.id in ids]
    return {
        "one": statistics.median(seconds),
        "slowest": max(seconds),
        "same": figures(texts)["b3_f1"],
        "same_late": figures(of_late)["b3_f1"],
    }


def main() -> None:
    """Print one row a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[1000, 10_000, 37_554, 100_000])
    parser.add_argument("--late", type=int, default=200)
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inner:
        print(json.dumps(run(chosen.corpus, chosen.articles[0], chosen.late)))
        return
    columns = (("articles", 8), ("CPU s", 7), ("art./s", 7), ("exponent", 9), ("peak MiB", 9), ("pile MiB", 9), ("stories of 2+", 14),
               ("largest", 8), ("one more, s", 12), ("slowest", 8), ("as full", 8), ("late ones", 10))  # fmt: skip
    print(" ".join(f"{name:>{width}}" for name, width in columns), flush=True)
    last: dict[str, float] = {}
    for size in chosen.articles:
        command = [
            sys.executable,
            "-m",
            "bench.stories",
            str(chosen.corpus),
            "--inner",
            "--articles",
            str(size),
            "--late",
            str(chosen.late),
        ]
        found = json.loads(subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True).stdout)
        n, seconds = found["articles"], found["seconds"]
        growth = f"{math.log(seconds / last['seconds']) / math.log(n / last['articles']):.2f}" if last else "-"
        cells = [f"{n}", f"{seconds:.1f}", f"{n / seconds:.0f}", growth, f"{found['peak_mib']:.0f}", f"{found['pile_mib']:.0f}"]
        cells += [f"{found['stories']}", f"{found['largest']}"]
        if "one" in found:
            cells += [f"{found['one']:.3f}", f"{found['slowest']:.3f}", f"{100 * found['same']:.2f}", f"{100 * found['same_late']:.2f}"]
        print(" ".join(f"{cell:>{width}}" for cell, (_, width) in zip(cells, columns, strict=False)), flush=True)
        last = found


if __name__ == "__main__":
    main()
