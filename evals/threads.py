"""How the threads do on invented ones: `python -m evals.threads [FOLDER] [--limit N] [--json-only]`.

Each `NAME.txt` is one pile: articles under head lines "DAY TIME OUTLET | TITLE", each after a line "# THREAD NUMBER" that says which
affair it is of and which of its happenings. Affairs with one happening are there to tempt: two ferries, two by-elections, rounds of a
league, weather. `untouched.txt` is for no mending.

A wanted link is a happening of an affair after its first: it is found where a story with one of its articles goes on from a story with
articles of an earlier happening of the affair, or holds them itself ("together"). A link is wrong where the two stories share no affair.
Figures are given for the product's own stories, and for stories as they were written, one a happening ("given").
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from evals.common import close, parser
from newstemma.desk import Pile, analyse
from newstemma.model.article import Article
from newstemma.model.story import Story
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings
from newstemma.stories.threads import threads

FOLDER = Path(__file__).parent / "threads"
_HEAD = re.compile(
    r"^# (?P<thread>\S+) (?P<happening>\d+)\n(?P<day>\d{4}-\d\d-\d\d)(?: (?P<time>\d\d:\d\d))? (?P<outlet>[^|\n]+?) \| (?P<title>.+)$",
    re.MULTILINE,
)
Place = tuple[str, int]


def rows_in(text: str) -> list[dict[str, Any]]:
    """The articles of a pile as rows of a table, with the affair and the number of the happening."""
    heads = list(_HEAD.finditer(text))
    stops = [h.start() for h in heads[1:]] + [len(text)]
    return [
        {
            "title": h["title"],
            "outlet": h["outlet"],
            "published": f"{h['day']}T{h['time']}" if h["time"] else h["day"],
            "text": text[h.end() : stop].strip(),
            "place": (h["thread"], int(h["happening"])),
        }
        for h, stop in zip(heads, stops, strict=True)
    ]


def scored(rows: Sequence[dict[str, Any]]) -> dict[str, tuple[dict[str, int], list[str]]]:
    """The counts of one pile, and in words what was missed or is wrong: for the product's stories, and for those that were written."""
    raw = "\n".join(json.dumps({k: v for k, v in row.items() if k != "place"}) for row in rows).encode()
    documents, notices = read_bytes("pile.jsonl", raw, ReadSettings())
    found = analyse(Pile(documents, notices), processes=1, until="lineage").found
    if found is None or len(found.articles) != len(rows):
        raise ValueError("a row gave no article, or several: places could not be told")
    at = {a.id: rows[int(a.name.partition("#")[2]) - 1]["place"] for a in found.articles}
    return {"product": _read(found.stories, at), "given": _read(threads(_written(found.articles, at), found.articles), at)}


def _written(articles: Sequence[Article], at: dict[str, Place]) -> list[Story]:
    """One story a happening."""
    made = []
    for place in sorted(set(at.values())):
        held = sorted((a for a in articles if at[a.id] == place), key=lambda a: (a.stamp or "", a.id))
        made.append(Story(f"st-{place}", None, tuple(a.id for a in held), held[0].published, held[-1].published, (), ()))
    return made


def _read(found: Sequence[Story], at: dict[str, Place]) -> tuple[dict[str, int], list[str]]:
    stories = {s.id: {at[a] for a in s.articles} for s in found}
    links = [(stories[c.story], stories[s.id]) for s in found for c in s.continues]
    return _counted(list(stories.values()), links, set(at.values()))


def _counted(
    stories: Sequence[set[Place]], links: Sequence[tuple[set[Place], set[Place]]], places: set[Place]
) -> tuple[dict[str, int], list[str]]:
    wanted = sorted((t, n) for t, n in places if n > 1)
    together = {p for p in wanted if any(p in s and any(t == p[0] and n < p[1] for t, n in s) for s in stories)}
    found = {p for p in wanted for a, b in links if p in b and any(t == p[0] and n < p[1] for t, n in a)}
    wrong = [(a, b) for a, b in links if not {t for t, _ in a} & {t for t, _ in b}]
    misses = [f"not linked: {t} {n}" for t, n in wanted if (t, n) not in found | together]
    misses += [f"linked, but another affair: {sorted(a)} and {sorted(b)}" for a, b in wrong]
    misses += [f"one story, but several affairs: {sorted(s)}" for s in stories if len({t for t, _ in s}) > 1]
    counts = {"wanted": len(wanted), "found": len(found | together), "together": len(together), "links": len(links), "wrong": len(wrong)}
    return counts, misses


def main(argv: Sequence[str] | None = None) -> int:
    """Score every pile and print; exit 0, or 2 where there is none."""
    made = parser("threads", __doc__)
    made.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    asked = made.parse_args(argv)
    paths = sorted(asked.folder.glob("*.txt"))[: asked.limit]
    if not paths:
        print(f"no pile under {asked.folder}", file=sys.stderr)
        return 2
    figures: dict[str, Any] = {}
    for path in paths:
        for stories, (counts, misses) in scored(rows_in(path.read_text(encoding="utf-8"))).items():
            recall = round(counts["found"] / counts["wanted"], 4) if counts["wanted"] else None
            right = round(1 - counts["wrong"] / counts["links"], 4) if counts["links"] else None
            figures.setdefault(path.stem, {})[stories] = {**counts, "recall": recall, "right": right}
            if not asked.json_only:
                print(f"\n{path.stem}, {'its own stories' if stories == 'product' else 'stories as written'}: {counts}")
                print("".join(f"  - {miss}\n" for miss in misses), end="")
    close({"eval": "threads", **figures})
    return 0


if __name__ == "__main__":
    sys.exit(main())
