"""Speed of statements on one core: from readings that are there, and with the small model's tagging before them.

    python -m bench.statements CORPUS.jsonl.xz [--articles 300 1000] [--prints 4]

CORPUS is JSON lines with text, title, outlet, date; N that have a text, drawn evenly over the file, each a story of its own. The last two
columns are for a pile in which each text stands in several prints of one story: seconds for it, and how many times as long as one print.
Each size runs in a process of its own.
"""

from __future__ import annotations

import argparse
import json
import lzma
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from newstemma import encoders
from newstemma.articles.clean import clean
from newstemma.engines.local import LocalEngine
from newstemma.language.mark import mark
from newstemma.model.article import Article
from newstemma.model.reading import Reading
from newstemma.model.story import Story
from newstemma.people.entities import name
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings, Settings
from newstemma.statements.attribute import attribute


def sample(corpus: Path, size: int) -> list[dict[str, Any]]:
    """`size` rows that have a text, evenly over the corpus; all where it has no more."""
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        rows = [row for row in map(json.loads, lines) if row.get("text")]
    step = max(1.0, len(rows) / size)
    return [rows[int(n * step)] for n in range(min(size, len(rows)))]


def articles_of(rows: list[dict[str, Any]], prints: int) -> list[Article]:
    """The articles of the rows, each in so many prints."""
    settings = Settings()
    lines = [
        json.dumps({"title": row.get("title"), "outlet": f"{row.get('outlet')} {n}", "published": row.get("date"), "text": row["text"]})
        for row in rows
        for n in range(prints)
    ]
    documents, _ = read_bytes("bench.jsonl", "\n".join(lines).encode(), ReadSettings())
    return list(clean(documents, settings.clean, settings.read, LocalEngine(1), None)[0])


def stories_of(articles: list[Article]) -> list[Story]:
    """One story a text, with all its prints."""
    by_text: dict[str, list[str]] = {}
    for article in articles:
        by_text.setdefault(article.text, []).append(article.id)
    return [Story(f"st-{n}", None, tuple(sorted(ids)), None, None, (), ()) for n, ids in enumerate(by_text.values())]


def timed(articles: list[Article], readings: list[Reading]) -> tuple[float, int]:
    """Seconds of CPU for the statements of all articles, and how many there are."""
    stories = stories_of(articles)
    entities, _ = name(articles, readings, stories)
    start = time.process_time()
    statements, _ = attribute(articles, readings, stories, entities)
    return time.process_time() - start, len(statements)


def run(corpus: Path, size: int, prints: int) -> dict[str, float]:
    """One size, in this process."""
    rows = sample(corpus, size)
    articles = articles_of(rows, 1)
    start = time.process_time()
    readings = mark(articles, encoders.default(threads=1))[0]
    tagging = time.process_time() - start
    seconds, found = timed(articles, readings)
    several = articles_of(rows, prints)
    copied, _ = timed(several, mark(several, encoders.default(threads=1))[0])
    return {"articles": len(articles), "found": found, "tagging": tagging, "seconds": seconds, "copied": copied}


def main() -> None:
    """Print one row a size."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[300, 1000])
    parser.add_argument("--prints", type=int, default=4)
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inner:
        print(json.dumps(run(chosen.corpus, chosen.articles[0], chosen.prints)))
        return
    heads = ("articles", "statements", "CPU s", "per s", "tagged in", "with it per s", f"{chosen.prints} prints", "times")
    print("".join(f"{head:>14}" for head in heads), flush=True)
    for size in chosen.articles:
        command = [
            sys.executable,
            "-m",
            "bench.statements",
            str(chosen.corpus),
            "--inner",
            "--articles",
            str(size),
            "--prints",
            str(chosen.prints),
        ]
        row = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        whole = row["seconds"] + row["tagging"]
        figures = (row["articles"], row["found"], f"{row['seconds']:.2f}", f"{row['found'] / row['seconds']:.0f}", f"{row['tagging']:.1f}")
        figures += (f"{row['found'] / whole:.0f}", f"{row['copied']:.2f}", f"{row['copied'] / row['seconds']:.2f}")
        print("".join(f"{figure:>14}" for figure in figures), flush=True)


if __name__ == "__main__":
    main()
