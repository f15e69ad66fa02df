"""HTML to body text: the article extraction benchmark, scored as its own evaluate.py does, beside plain trafilatura in the same run.

Every page is read by both, in turn, in one process. Our text is what an article holds: paragraphs, subheadings, datelines; our time
includes the naming of all furniture and the reading of what the markup states.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import statistics
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path
from time import perf_counter
from typing import Any

from evals.common import close, opened, parser, table
from newstemma.articles.html import page
from newstemma.settings import ReadSettings

BODY_KINDS = frozenset(["paragraph", "subheading", "dateline"])
#: The best of plain trafilatura's settings on this benchmark (2.3.1): .9641; with recall .9593, balanced .9598, fast and balanced .9623.
REFERENCE: dict[str, Any] = {"favor_precision": True, "include_comments": False}
_TOKEN = re.compile(r"\w+")
_GRAM = 4
Counts = tuple[float, float, float]


def shingles(text: str) -> Counter[tuple[str, ...]]:
    """How often each run of four words stands in a text; a shorter text is one run."""
    tokens = _TOKEN.findall(text)
    grams = (tuple(tokens[at : at + _GRAM]) for at in range(max(1, len(tokens) - _GRAM + 1)))
    return Counter(gram for gram in grams if gram)


def counts(gold: str, found: str) -> Counts:
    """True positives, false positives, false negatives of one page, as shares of their sum."""
    wanted, given = shingles(gold), shingles(found)
    both, extra, lost = (sum(part.values()) for part in (wanted & given, given - wanted, wanted - given))
    total = (both + extra + lost) or 1
    return both / total, extra / total, lost / total


def figures(rows: list[Counts]) -> dict[str, float]:
    """Mean precision, mean recall, and F1 of the two means."""
    precision = statistics.mean(_share(tp, fp, fn) for tp, fp, fn in rows if tp + fp > 0)
    recall = statistics.mean(_share(tp, fn, fp) for tp, fp, fn in rows if tp + fn > 0)
    return {"f1": 2 * precision * recall / ((precision + recall) or 1), "precision": precision, "recall": recall}


def _share(right: float, wrong: float, other: float) -> float:
    if wrong == other == 0:
        return 1.0
    return right / (right + wrong) if right + wrong else 0.0


def ours(source: str) -> str:
    """The body of a page, a paragraph a line."""
    made, _ = page(source, 0, len(source), max_nesting=ReadSettings().max_nesting)
    return "\n".join(piece.text for piece in made.pieces if piece.kind in BODY_KINDS)


def reference(source: str) -> str:
    """The body as plain trafilatura has it."""
    import trafilatura

    return trafilatura.extract(source, **REFERENCE) or ""


def pages(place: Path) -> Iterator[tuple[str, str, str]]:
    """(name, source, gold body) of every page, from the unpacked folder or the archive."""
    with opened(place) as folder:
        gold = json.loads((folder / "ground-truth.json").read_text(encoding="utf-8"))
        for name in sorted(gold):
            yield name, _text((folder / "html" / f"{name}.html.gz").read_bytes()), gold[name].get("articleBody", "")


def _text(packed: bytes) -> str:
    return gzip.decompress(packed).decode("utf-8")


def score(place: Path, limit: int | None = None) -> tuple[dict[str, float], list[tuple[float, float, str]]]:
    """The figures, and (our F1, the reference's F1, page) from the worst page up."""
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    chosen = [row for number, row in enumerate(pages(place)) if limit is None or number < limit]
    readers: list[tuple[Callable[[str], str], list[Counts]]] = [(ours, []), (reference, [])]
    spent = [0.0, 0.0]
    for reader, _ in readers:  # imports, data files and regular expressions are loaded before the clock runs
        reader(chosen[0][1])
    for number, (_, source, gold) in enumerate(chosen):
        for which in (0, 1) if number % 2 == 0 else (1, 0):
            reader, rows = readers[which]
            began = perf_counter()
            found = reader(source)
            spent[which] += perf_counter() - began
            rows.append(counts(gold, found))
    made, plain = figures(readers[0][1]), figures(readers[1][1])
    result = {**made, "pages_per_s": len(chosen) / spent[0], "reference_f1": plain["f1"], "reference_precision": plain["precision"],
              "reference_recall": plain["recall"], "reference_pages_per_s": len(chosen) / spent[1]}  # fmt: skip
    one = [(figures([row])["f1"] if row[0] else 0.0, figures([base])["f1"] if base[0] else 0.0, name)
           for row, base, (name, _, _) in zip(readers[0][1], readers[1][1], chosen, strict=True)]  # fmt: skip
    return result, sorted(one)


def main() -> None:
    """Score the benchmark and print what came out."""
    made = parser("html", __doc__)
    made.add_argument("place", type=Path, help="the unpacked benchmark, or its archive")
    made.add_argument("--worst", type=int, default=10, help="how many of the worst pages to name")
    chosen = made.parse_args()
    result, worst = score(chosen.place, chosen.limit)
    if not chosen.json_only:
        settings = ", ".join(f"{name}={value}" for name, value in REFERENCE.items())
        rows: list[tuple[str, ...]] = [("", "F1", "P", "R", "pages/s")]
        for name, head in (("newstemma", ""), ("trafilatura", "reference_")):
            shares = [f"{result[head + key]:.4f}" for key in ("f1", "precision", "recall")]
            rows.append((name, *shares, f"{result[head + 'pages_per_s']:.1f}"))
        table(rows)
        print(f"trafilatura with {settings}; speed {result['pages_per_s'] / result['reference_pages_per_s']:.2f} of it")
        for ours_f1, its_f1, name in worst[: chosen.worst]:
            print(f"  {ours_f1:.3f} (trafilatura {its_f1:.3f})  {name}")
    close(result)


if __name__ == "__main__":
    main()
