"""The one-file HTML report of a busy story: how long it takes beside the analysis, how large it is, how soon a browser paints it.

    python -m bench.report [CORPUS.jsonl.xz] [--articles 50]

Without a corpus the story is invented: articles of the marked-up stories in evals/stories, as many again reprinted by other outlets, cut at
the end, all taken as one story. With one it is the busy story of real articles that `bench.claims` makes. CPU seconds of one thread; the
report's own seconds begin with the finished analysis and end with the file's bytes; paint is Chromium's first contentful paint of the file
opened from disk, the median of five fresh pages, its load the moment when all is laid out and the script has run (Playwright and a Chromium
are needed for these two, see tests/browser).
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import statistics
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from bench.claims import _one_story, busy_story
from evals.marked import marked_story
from evals.marked_captures import shown_date
from evals.marked_nouns import MarkedArticle
from newstemma import encoders, pipeline
from newstemma.engines.local import LocalEngine
from newstemma.readers.files import read_bytes
from newstemma.report.html import page
from newstemma.report.json import to_object
from newstemma.settings import ReadSettings, Settings

STORIES = Path(__file__).parents[1] / "evals" / "stories"
#: Those that were looked at while building: the others' texts are nobody's to read.
NAMES = ("bridge", "cyclone", "runoff", "budget", "metro", "derby", "silo", "rates")
PAINTS = 5
PAINTED = """() => new Promise(done => requestAnimationFrame(() => setTimeout(() => {
    const paint = performance.getEntriesByType('paint').find(e => e.name === 'first-contentful-paint');
    done([paint ? paint.startTime : null, performance.getEntriesByType('navigation')[0].loadEventEnd]);
})))"""


def invented(size: int) -> list[dict[str, Any]]:
    """So many articles: half of them as they stand in the marked-up stories, half reprints of those, a paragraph or two cut off."""
    told = [article for name in NAMES for article in marked_story(STORIES / f"{name}.txt").articles]
    first = told[: (size + 1) // 2]
    rows = [_row(article, article.outlet, article.body) for article in first]
    for n in range(size - len(first)):
        article = first[n % len(first)]
        paragraphs = article.body.split("\n\n")
        kept = paragraphs[: max(2, len(paragraphs) - 1 - n % 3)]
        rows.append(_row(article, f"{article.outlet} {('Evening', 'Weekend', 'Regional', 'Online')[n % 4]}", "\n\n".join(kept)))
    return rows


def _row(article: MarkedArticle, outlet: str, body: str) -> dict[str, Any]:
    return {"title": article.title, "outlet": outlet, "published": article.published or shown_date(article), "text": body}


def measured(rows: Sequence[dict[str, Any]], place: Path) -> dict[str, Any]:
    """Analyse and report, in this process; the report is left at the place."""
    lines = "\n".join(json.dumps(row) for row in rows)
    documents, _ = read_bytes("bench.jsonl", lines.encode(), ReadSettings())
    encoder = encoders.default(threads=1)
    encoder.tag(["Loaded before the clock runs."])
    encoder.vectors(["Loaded before the clock runs."])
    pipeline.gather = _one_story  # type: ignore[assignment]  # the story is given: gathering has a bench of its own
    start = time.process_time()
    found = pipeline.analyse(documents, settings=Settings(), encoder=encoder, engine=LocalEngine(1), version="bench")
    analysed = time.process_time()
    told = to_object(found, with_documents=True)
    whole = page(told).encode()
    made = time.process_time()
    place.write_bytes(whole)
    return {
        "articles": len(told["articles"]),
        "words": sum(len(a["text"].split()) for a in told["articles"]),
        "sources": len(told["stories"][0]["origins"]),
        "claims": len(told["claims"]),
        "differences": len(told["conflicts"]),
        "analysis s": round(analysed - start, 2),
        "report s": round(made - analysed, 2),
        "both / analysis": round((made - start) / (analysed - start), 3),
        "file MB": round(len(whole) / 1e6, 2),
        "passages only MB": round(len(page(told, passages_only=True).encode()) / 1e6, 2),
        "peak MiB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def painted(place: Path) -> dict[str, Any]:
    """Milliseconds until Chromium paints the file and has loaded it; None where there is no browser."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return {"first paint ms": None, "load ms": None}
    own = os.environ.get("NEWSTEMMA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    seen = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for address in ("", "", "", "", "", "#matrix")[: PAINTS + 1]:
            tab = browser.new_context(viewport={"width": 1280, "height": 900}).new_page()
            tab.goto(place.as_uri() + address)
            seen.append(tab.evaluate(PAINTED))
            tab.context.close()
        browser.close()
    return {
        "first paint ms": round(statistics.median(paint for paint, _ in seen[:PAINTS])),
        "load ms": round(statistics.median(load for _, load in seen[:PAINTS])),
        "first paint of the matrix ms": round(seen[PAINTS][0]),
    }


def main() -> None:
    """Print one figure a line, and one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, nargs="?")
    parser.add_argument("--articles", type=int, default=50)
    chosen = parser.parse_args()
    rows = invented(chosen.articles)
    if chosen.corpus:
        real = busy_story(chosen.corpus, chosen.articles)
        rows = [{"title": r["title"], "outlet": r.get("outlet"), "published": r["date"], "text": r["text"]} for r in real]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder) / "report.html"
        figures = measured(rows, place) | painted(place)
    for name, figure in figures.items():
        print(f"{name:>30}{'–' if figure is None else figure:>12}")
    print(json.dumps(figures))


if __name__ == "__main__":
    main()
