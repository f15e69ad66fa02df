"""How the report does on the invented stories of `examples/`: `python -m evals.invented [--limit N] [--json-only]`.

Each folder there holds captures; `NAME.expected.json` beside it says what must and must not be found. Printed are the misses, then a
table, then one line of JSON: means over the stories that were looked at while building (`tuned`) and over the others (`untouched`).
"""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newstemma.desk import analyse, read

EXAMPLES = Path(__file__).parents[1] / "examples"
NOT_CAPTURES = {"README.md"}
HARD = {"conflict", "internal"}
Json = dict[str, Any]


@dataclass
class Score:
    """One story's figures, and in words what was missed."""

    name: str
    tuned: bool
    partition: bool
    pairs: float
    found: int
    wanted: int
    raised: int
    forbidden: int
    hard_other: int
    dates_right: int
    dates: int
    titles_right: int
    outlets_right: int
    authors_right: int
    misses: list[str] = field(default_factory=list)


def captures(folder: Path) -> list[Path]:
    """The files of an example that a user would have; not what is expected of them, nor a golden brief."""
    return sorted(p for p in folder.iterdir() if p.is_file() and p.name not in NOT_CAPTURES and not p.name.startswith(("golden", ".")))


def report_of(folder: Path) -> Json:
    """The report on one example, as the contract's JSON."""
    documents = read(captures(folder))
    loaded: Json = json.loads(analyse(documents).to_json())
    return loaded


def keys_of(report: Json) -> dict[str, str]:
    """For each article id the name that expectations use: the file, with #n where it holds several articles."""
    keys = {}
    for document in report["documents"]:
        several = len(document["articles"]) > 1
        for n, article in enumerate(document["articles"], 1):
            keys[article] = f"{document['name'].rsplit('/', 1)[-1]}#{n}" if several else document["name"].rsplit("/", 1)[-1]
    return keys


def main_story(report: Json, keys: dict[str, str], wanted: set[str]) -> Json | None:
    """The story that holds most of the expected main story's articles; None where there is no story."""
    return max(report["stories"], key=lambda s: (len(wanted & {keys[a] for a in s["articles"]}), s["id"]), default=None)


def together(groups: Iterable[Iterable[str]]) -> set[tuple[str, str]]:
    """Every pair of names that stand in one group, each pair once."""
    return {(a, b) for group in groups for a in group for b in group if a < b}


def partition(report: Json, keys: dict[str, str], expected: Json) -> tuple[bool, float, list[str]]:
    """Whether the main story's origins are as expected, the F1 of its same-origin pairs, and what is off."""
    wanted = {frozenset(group) for group in expected["partition"]}
    members = {name for group in wanted for name in group}
    story = main_story(report, keys, members)
    if story is None:
        return False, 0.0, ["no story"]
    inside = {keys[a] for a in story["articles"]}
    got = {frozenset(keys[a] for a in origin["articles"]) for origin in story["origins"] if origin["articles"]}
    ours, theirs = together(got), together(wanted)
    pairs = 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0
    misses = [f"not in the main story: {name}" for name in sorted(members - inside)]
    misses += [f"in the main story, but another event: {name}" for name in sorted(inside & set(expected["other_event"]))]
    if got != wanted and not misses:
        misses = ["origins: " + " | ".join(sorted(" + ".join(sorted(g)) for g in got))]
    return got == wanted, pairs, misses


def plain(text: str) -> str:
    """Words in one case, with straight quotation marks and single spaces."""
    return re.sub(r"\s+", " ", text.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')).casefold().strip()


def says(position: Json, wanted: float | list[str]) -> bool:
    """Whether a position has a wanted value: a number by its bounds, words by what is shown or quoted."""
    value = position.get("value") or {}
    if isinstance(wanted, list):
        words = plain(" ".join(str(x) for x in (value.get("shown"), value.get("low"), position.get("text")) if x is not None))
        return any(plain(w) in words for w in wanted)
    bounds = [b for b in (value.get("low"), value.get("high")) if isinstance(b, int | float)]
    if bounds:
        return any(abs(b - wanted) < 1e-6 * max(1.0, abs(wanted)) for b in bounds)
    figures = re.findall(r"\d[\d,]*(?:\.\d+)?", position.get("text") or "")
    return any(float(f.replace(",", "")) == wanted for f in figures)


def sides(expectation: Json) -> list[tuple[float | list[str] | None, str | None]]:
    """What each side of a difference must hold: a value, an article, or both."""
    values, articles = expectation.get("values", []), expectation.get("articles", [])
    count = max(len(values), len(articles))
    return [(values[i] if i < len(values) else None, articles[i] if i < len(articles) else None) for i in range(count)]


def fits(conflict: Json, expectation: Json, keys: dict[str, str]) -> bool:
    """Whether every side of an expectation is held by a position of its own; where it names one side only, the kind must be right too."""
    if len(sides(expectation)) < 2 and conflict["kind"] not in listed(expectation["kind"]):
        return False

    def holds(position: Json, side: tuple[float | list[str] | None, str | None]) -> bool:
        value, article = side
        return (value is None or says(position, value)) and (article is None or article in {keys.get(a) for a in position["articles"]})

    def place(left: Sequence[tuple[float | list[str] | None, str | None]], free: tuple[int, ...]) -> bool:
        if not left:
            return True
        return any(holds(conflict["positions"][i], left[0]) and place(left[1:], tuple(j for j in free if j != i)) for i in free)

    return place(sides(expectation), tuple(range(len(conflict["positions"]))))


def listed(word: str | list[str]) -> set[str]:
    """One name or several, as a set."""
    return {word} if isinstance(word, str) else set(word)


def shown(conflict: Json, keys: dict[str, str]) -> str:
    """A conflict in one line."""
    held = (
        f"{(p.get('value') or {}).get('shown') or p['text']!r} ({', '.join(sorted(keys[a] for a in p['articles']))})"
        for p in conflict["positions"]
    )
    return f"{conflict['grade']} {conflict['kind']} on {conflict['about']!r}: " + " / ".join(held)


def as_conflicts(report: Json) -> list[Json]:
    """The quote groups whose words are not the same everywhere, in the shape of conflicts: they too tell the reader of a difference."""
    return [
        {"kind": "quote", "grade": "compatible", "about": group["relation"],
         "positions": [{"value": None, "text": v["span"]["text"], "articles": [v["span"].get("article")]} for v in group["variants"]]}
        for group in report.get("quotes", []) if group["relation"] != "identical"
    ]  # fmt: skip


def conflicts(report: Json, keys: dict[str, str], expected: Json) -> tuple[int, int, int, list[str]]:
    """How many expected differences are found, how many forbidden ones raised, how many other hard ones there are; and which."""
    have = [*report["conflicts"], *as_conflicts(report)]
    hits = {id(c): e for e in expected["must_find"] for c in have if fits(c, e, keys)}
    found, misses = 0, []
    for wish in expected["must_find"]:
        grades = [c["grade"] for c in have if fits(c, wish, keys)]
        if set(grades) & listed(wish["grade"]):
            found += 1
        else:
            misses.append(f"missed {wish['about']}" + (f" (graded {', '.join(sorted(set(grades)))})" if grades else ""))
    raised = 0
    for ban in expected["must_not"]:
        guilty = [c for c in have if c["grade"] in HARD and fits(c, ban, keys)]
        raised += bool(guilty)
        misses += [f"raised though {ban['why']}: {shown(c, keys)}" for c in guilty]
    other = [c for c in have if c["grade"] in HARD and id(c) not in hits]
    misses += [f"not expected: {shown(c, keys)}" for c in other]
    return found, raised, len(other), misses


def same_time(got: str | None, wanted: str | None) -> bool:
    """Whether a date is right and no sharper than it was written; seconds and zones may be left out where minutes stand."""
    if got is None or wanted is None or "T" not in wanted:
        return got == wanted
    return got[:16] == wanted[:16]


def metadata(report: Json, keys: dict[str, str], expected: Json) -> tuple[Counter[str], list[str]]:
    """How many dates, titles, outlets and author lists are right, and which are not."""
    by_key = {keys[a["id"]]: a for a in report["articles"]}
    right: Counter[str] = Counter()
    misses = []
    for key, wanted in expected["articles"].items():
        article = by_key.get(key)
        if article is None:
            misses.append(f"no article {key}")
            continue
        got = {
            "dates": (article["published"] or {}).get("value"),
            "titles": article["title"],
            "outlets": article["outlet"],
            "authors": article["authors"],
        }
        want = {
            "dates": wanted["published"],
            "titles": wanted["title"],
            "outlets": wanted["outlet"],
            "authors": wanted["authors"],
        }
        for name, value in got.items():
            same = same_time(value, want[name]) if name == "dates" else plain(str(value)) == plain(str(want[name]))
            right[name] += same
            if not same:
                misses.append(f"{name[:-1]} of {key}: {value!r}, not {want[name]!r}")
    return right, misses


def score(folder: Path) -> Score:
    """All figures of one example."""
    expected = json.loads(folder.with_suffix(".expected.json").read_text(encoding="utf-8"))
    report = report_of(folder)
    keys = keys_of(report)
    is_same, pairs, off = partition(report, keys, expected)
    found, raised, other, wrong = conflicts(report, keys, expected)
    right, amiss = metadata(report, keys, expected)
    return Score(
        name=folder.name, tuned=expected.get("tuned", False), partition=is_same, pairs=pairs,
        found=found, wanted=len(expected["must_find"]), raised=raised, forbidden=len(expected["must_not"]), hard_other=other,
        dates_right=right["dates"], dates=len(expected["articles"]), titles_right=right["titles"],
        outlets_right=right["outlets"], authors_right=right["authors"], misses=off + wrong + amiss,
    )  # fmt: skip


def summary(scores: Sequence[Score]) -> Json:
    """The contract's figures over some stories; None for each where there are no stories."""

    def share(part: int, whole: int) -> float | None:
        return round(part / whole, 4) if whole else None

    articles = sum(s.dates for s in scores)
    return {
        "stories": len(scores),
        "partition": share(sum(s.partition for s in scores), len(scores)),
        "partition_pairs": round(sum(s.pairs for s in scores) / len(scores), 4) if scores else None,
        "must_recall": share(sum(s.found for s in scores), sum(s.wanted for s in scores)),
        "false_raised": share(sum(s.raised for s in scores), sum(s.forbidden for s in scores)),
        "hard_other_per_story": share(sum(s.hard_other for s in scores), len(scores)),
        "dates": share(sum(s.dates_right for s in scores), articles),
        "titles": share(sum(s.titles_right for s in scores), articles),
        "outlets": share(sum(s.outlets_right for s in scores), articles),
        "authors": share(sum(s.authors_right for s in scores), articles),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Score every example and print; exit 0, or 2 where there is none."""
    parser = argparse.ArgumentParser(prog="python -m evals.invented", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=EXAMPLES)
    parser.add_argument("--limit", type=int, default=None, metavar="N", help="only the first N stories")
    parser.add_argument("--json-only", action="store_true", help="nothing but the last line")
    asked = parser.parse_args(argv)
    folders = sorted(p for p in asked.folder.iterdir() if p.is_dir() and p.with_suffix(".expected.json").exists())[: asked.limit]
    if not folders:
        print(f"no NAME.expected.json under {asked.folder}", file=sys.stderr)
        return 2
    scores = [score(folder) for folder in folders]
    if not asked.json_only:
        for one in scores:
            right = "right" if one.partition else "wrong"
            counts = f"{one.found}/{one.wanted} found, {one.raised}/{one.forbidden} falsely raised, {one.hard_other} other hard"
            print(f"\n{one.name}  (partition {right}, {counts}, dates {one.dates_right}/{one.dates})")
            print("".join(f"  - {miss}\n" for miss in one.misses), end="")
        print()
    tuned = summary([s for s in scores if s.tuned])
    print(json.dumps({"eval": "invented", **tuned, "untouched": summary([s for s in scores if not s.tuned])}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
