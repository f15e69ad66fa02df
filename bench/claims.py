"""Speed and memory of claims on one core: one busy story of 5, 50 and 300 articles, by stage, and how they grow.

    python -m bench.claims CORPUS.jsonl.xz [--articles 5 50 300]

CORPUS is JSON lines with text, title, outlet, date. The story is made: of the article whose title shares most words with what else came
out in its days, and of those articles that share most words with it, near days before far ones. Each size runs in a process of its own,
encoder and stages on one thread; CPU seconds. The last column is the exponent with which a stage grows between the two largest sizes
(1: as the number of articles, 2: as its square); peak memory is of the process, the model's included.
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
from collections import Counter, defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

from newstemma import encoders, pipeline
from newstemma.engines.local import LocalEngine
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.story import Story
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings, Settings

#: The stages in the corridor's order, under the names by which it calls them; the claims' own from `align` on.
STAGES = (
    "clean", "mark", "match", "trace", "root", "name", "attribute", "pair", "collate",
    "align", "compare", "weigh", "lacks", "count", "steps", "date", "write",
)  # fmt: skip
OWN = ("align", "compare", "weigh", "lacks", "count", "steps")
_DAYS = 3  # before and after an article: what came out then may be about the same
_TITLE = 3  # words in common of two titles that may be about the same
_LEAD = 120  # words of an article that are held against another's


def busy_story(corpus: Path, size: int) -> list[dict[str, Any]]:
    """The rows of one story of so many articles; the same for each size, but for how far it reaches."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("text") and len(row.get("date") or "") >= 10 and row.get("title")]
    days = [date.fromisoformat(row["date"][:10]).toordinal() for row in rows]
    seed = _busiest([frozenset(content_words(row["title"])) for row in rows], days)
    words = [frozenset(content_words(" ".join(row["text"].split()[:_LEAD]))) for row in rows]
    spread = Counter(w for held in words for w in held)
    weight = {w: math.log(len(rows) / n) for w, n in spread.items()}
    near = [round(sum(sorted(weight[w] for w in held & words[seed])), 6) for held in words]
    by_nearness = sorted(range(len(rows)), key=lambda n: (-near[n] / (1 + abs(days[n] - days[seed]) / 30), rows[n]["id"]))
    return [rows[n] for n in by_nearness[:size]]


def _busiest(titles: Sequence[frozenset[str]], days: Sequence[int]) -> int:
    """The article whose title shares words with most others of its days; the first of them."""
    by_day: defaultdict[int, list[int]] = defaultdict(list)
    for n, day in enumerate(days):
        by_day[day].append(n)

    def company(n: int) -> int:
        around = (m for day in range(days[n] - _DAYS, days[n] + _DAYS + 1) for m in by_day.get(day, ()))
        return sum(len(titles[n] & titles[m]) >= _TITLE for m in around)

    return max(range(len(titles)), key=lambda n: (company(n), -n))


def run(corpus: Path, size: int) -> dict[str, Any]:
    """One size, in this process: CPU seconds by stage, counts, peak memory."""
    rows = busy_story(corpus, size)
    lines = [json.dumps({"title": r["title"], "outlet": r.get("outlet"), "published": r["date"], "text": r["text"]}) for r in rows]
    documents, _ = read_bytes("bench.jsonl", "\n".join(lines).encode(), ReadSettings())
    encoder = encoders.default(threads=1)
    encoder.tag(["Loaded before the clock runs."])
    encoder.vectors(["Loaded before the clock runs."])
    taken: dict[str, float] = {}
    pipeline.gather = _one_story  # type: ignore[assignment]  # the story is given: gathering has a bench of its own
    for stage in STAGES:
        setattr(pipeline, stage, _timed(stage, getattr(pipeline, stage), taken))
    found = pipeline.analyse(documents, settings=Settings(), encoder=encoder, engine=LocalEngine(1), version="bench")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    counts = {"articles": len(found.articles), "claims": len(found.claims), "differences": len(found.conflicts), "gaps": len(found.gaps)}
    return {**counts, "words": sum(len(a.text.split()) for a in found.articles), "stages": taken, "peak_mib": round(peak)}


def _timed(name: str, stage: Callable[..., Any], taken: dict[str, float]) -> Callable[..., Any]:
    """The stage, its CPU seconds added to those taken under its name."""

    @wraps(stage)
    def run_it(*given: Any, **named: Any) -> Any:
        start = time.process_time()
        try:
            return stage(*given, **named)
        finally:
            taken[name] = taken.get(name, 0.0) + time.process_time() - start

    return run_it


def _one_story(articles: Sequence[Article], *_: object) -> tuple[list[Story], list[Any]]:
    """All articles as one story."""
    return [Story("st-bench", None, tuple(a.id for a in articles), None, None, (), ())], []


def exponent(small: float, large: float, sizes: tuple[int, int]) -> float | None:
    """How seconds grow with articles between two sizes; None where they are too few to tell."""
    if small < 0.02 or large < 0.02:
        return None
    return math.log(large / small) / math.log(sizes[1] / sizes[0])


def main() -> None:
    """Print one row a stage, and one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[5, 50, 300])
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inner:
        print(json.dumps(run(chosen.corpus, chosen.articles[0])))
        return
    rows = []
    for size in chosen.articles:
        command = [sys.executable, "-m", "bench.claims", str(chosen.corpus), "--inner", "--articles", str(size)]
        rows.append(json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()[-1]))
    _print(rows)
    print(json.dumps(rows))


def _print(rows: Sequence[dict[str, Any]]) -> None:
    print("".join(f"{head:>14}" for head in ("", *(f"{r['articles']} articles" for r in rows), "grows")))
    for name in ("words", "claims", "differences", "gaps", "peak_mib"):
        print("".join(f"{cell:>14}" for cell in (name, *(r[name] for r in rows))))
    stages = {name: [r["stages"].get(name, 0.0) for r in rows] for name in STAGES}
    stages["claims' own"] = [sum(r["stages"].get(name, 0.0) for name in OWN) for r in rows]
    stages["all"] = [sum(r["stages"].values()) for r in rows]
    stages["all, s/article"] = [sum(r["stages"].values()) / r["articles"] for r in rows]
    for name, seconds in stages.items():
        grows = exponent(*seconds[-2:], (rows[-2]["articles"], rows[-1]["articles"])) if len(rows) > 1 else None
        shown = "" if grows is None or "/" in name else f"{grows:.2f}"
        print("".join(f"{cell:>14}" for cell in (name, *(f"{s:.2f}" for s in seconds), shown)))


if __name__ == "__main__":
    main()
