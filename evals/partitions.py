"""How the lineage does on the invented stories of `evals/partitions/`: `python -m evals.partitions [--limit N] [--json-only]`.

`NAME.jsonl` there holds one article a row, as its page would read; `NAME.expected.json` says who took text from whom, as it was written.
Printed are the misses in words, then a table, then one line of JSON: means over the stories that may be looked at while mending (`tuned`),
over the others (`untouched`), and each story's own.

Keys of NAME.expected.json, articles being row numbers from 0:
    partition      the articles of each origin; `also_right`: other partitions that would be right too
    other_event    articles that belong to no origin, because they tell of something else
    composite      articles of which a substantial part, but not all, comes from elsewhere
    independent    {min, max} between which the best count must lie
    agency         for each article the agency whose text it prints or says over, or null
    copies         {article, source: rows or agencies of which any will do, kinds and directions allowed}
    not_derived    pairs that share words, and of which neither comes from the other
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from newstemma.desk import analyse, read

STORIES = Path(__file__).parent / "partitions"
#: The kinds that say that an article's own prose comes from elsewhere.
DERIVED = {"verbatim", "abridged", "expanded", "rewritten", "excerpt"}
Json = dict[str, Any]
Groups = set[frozenset[int]]
Counts = dict[str, tuple[float, float]]


@dataclass
class Score:
    """One story's counts, each as (right, of), and in words what was missed."""

    name: str
    tuned: bool
    counts: Counts
    misses: list[str] = field(default_factory=list)


@dataclass
class Told:
    """What a report says of one story, by row number.

    partition    the main story's origins; `independent` is its best count
    everywhere   the origins of whatever story: what lineage said, however the articles were gathered
    """

    partition: Groups
    everywhere: Groups
    independent: int
    composite: set[int]
    copies: list[Json]
    agencies: dict[int, set[str]]


def rows_of(report: Json, rows: Sequence[Json]) -> dict[str, int]:
    """Article id -> row: by place where each row gave one article, by title where rows were left out or taken apart."""
    ids = [a for document in report["documents"] for a in document["articles"]]
    if len(ids) == len(rows):
        return {article: n for n, article in enumerate(ids)}
    titles = {(row["outlet"], row["title"]): n for n, row in enumerate(rows)}
    places = ((a["id"], titles.get((a["outlet"], a["title"]))) for a in report["articles"])
    return {article: n for article, n in places if n is not None}


def told(report: Json, rows: Sequence[Json], wanted: set[int]) -> Told:
    """A report in row numbers; the main story is the one that holds most of the wanted articles."""
    row = rows_of(report, rows)
    story = max(report["stories"], key=lambda s: (len(wanted & {row.get(a, -1) for a in s["articles"]}), s["id"]), default=None)
    origins = story["origins"] if story else []
    copies = [_in_rows(c, row) for c in report["copies"] if c["article"] in row]
    agencies: dict[int, set[str]] = {n: set() for n in range(len(rows))}
    for copy in copies:
        if copy["kind"] in DERIVED and copy["agency"]:
            agencies[copy["article"]].add(copy["agency"])
    for origin in origins:
        for article in origin["articles"]:
            if origin["agency"] and article in row:
                agencies[row[article]].add(origin["agency"])
    return Told(
        partition=_groups(origins, row),
        everywhere=_groups([o for s in report["stories"] for o in s["origins"]], row),
        independent=story["independent"]["best"] if story else 0,
        composite={row[a["id"]] for a in report["articles"] if a["wire"]["composite"] and a["id"] in row},
        copies=copies,
        agencies=agencies,
    )


def _groups(origins: Sequence[Json], row: dict[str, int]) -> Groups:
    return {frozenset(row[a] for a in o["articles"] if a in row) for o in origins} - {frozenset()}


def _in_rows(copy: Json, row: dict[str, int]) -> Json:
    source = copy["source"]
    return {
        "article": row[copy["article"]],
        "source": row.get(source.get("article") or ""),
        "agency": source.get("agency"),
        "outside": "article" not in source,
        "kind": copy["kind"],
        "direction": copy["direction"],
        "share": copy["share_of_article"],
    }


def together(groups: Iterable[Iterable[int]]) -> set[tuple[int, int]]:
    """Every pair of rows that stand in one group, each pair once."""
    return {(a, b) for group in groups for a in group for b in group if a < b}


def pair_f1(got: Groups, wanted: Groups) -> float:
    """F1 of the pairs of one origin; 1 where there are none on either side."""
    ours, theirs = together(got), together(wanted)
    return 2 * len(ours & theirs) / (len(ours) + len(theirs)) if ours or theirs else 1.0


def same_partition(found: Told, expected: Json, names: Sequence[str]) -> tuple[Counts, list[str]]:
    """Whether the origins are as expected, the F1 of their pairs, both once more wherever the articles were gathered to, and what is off.

    The `_ungathered` ones tell a fault of lineage from one of gathering: an origin counts there in whatever story it stands.
    """
    rights = [{frozenset(g) for g in p} for p in [expected["partition"], *expected.get("also_right", [])]]
    nearest = max(rights, key=lambda right: pair_f1(found.partition, right))
    inside = {n for g in found.partition for n in g}
    members = {n for g in nearest for n in g}
    misses = [f"not in the story: {names[n]}" for n in sorted(members - inside)]
    misses += [f"in the story, but another event: {names[n]}" for n in sorted(inside - members)]
    have, want = together(found.partition), together(nearest)
    misses += [f"of one origin, but kept apart: {names[a]} and {names[b]}" for a, b in sorted(want - have)]
    misses += [f"of two origins, but joined: {names[a]} and {names[b]}" for a, b in sorted(have - want)]
    apart = {g & members for g in found.everywhere} - {frozenset()}
    figures: Counts = {
        "partition": (found.partition in rights, 1),
        "partition_pairs": (pair_f1(found.partition, nearest), 1),
        "partition_ungathered": (apart in rights, 1),
        "pairs_ungathered": (max(pair_f1(apart, right) for right in rights), 1),
        "independent_ungathered": (expected["independent"]["min"] <= len(apart) <= expected["independent"]["max"], 1),
        "gathered": (len(inside & members), len(members)),
    }
    return figures, misses


def same_composites(found: Told, expected: Json, names: Sequence[str]) -> tuple[Counts, list[str]]:
    """Twice the composites found, of those found and those wanted: F1 when summed."""
    have, want = found.composite, set(expected["composite"])
    misses = [f"composite, but not called so: {names[n]}" for n in sorted(want - have)]
    misses += [f"called composite, but not so: {names[n]}" for n in sorted(have - want)]
    return {"composite_f1": (2 * len(have & want), len(have) + len(want))}, misses


def same_count(found: Told, expected: Json) -> tuple[Counts, list[str]]:
    """Whether the best count lies where it must."""
    low, high = expected["independent"]["min"], expected["independent"]["max"]
    right = low <= found.independent <= high
    return {"independent": (right, 1)}, [] if right else [f"{found.independent} independent, not {low} to {high}"]


def best_copy(found: Told, wish: Json) -> Json | None:
    """The copy that says what is wished, dearest first: an allowed kind, any derived kind, the widest; None where none leads there."""
    have = [c for c in found.copies if c["article"] == wish["article"] and {c["source"], c["agency"]} & (set(wish["source"]) - {None})]
    have = [c for c in have if c["kind"] in DERIVED]
    return max(have, key=lambda c: (c["kind"] in wish["kinds"], c["direction"] in wish["direction"], c["share"]), default=None)


def same_copies(found: Told, expected: Json, names: Sequence[str]) -> tuple[Counts, list[str]]:
    """How many expected copies are found, and of those how many with an allowed kind, and an allowed direction."""
    hits = kinds = directions = 0
    misses = []
    for wish in expected["copies"]:
        who = f"{names[wish['article']]} from {' or '.join(names[s] if isinstance(s, int) else s for s in wish['source'])}"
        copy = best_copy(found, wish)
        if copy is None:
            misses.append(f"no copy: {who}")
            continue
        hits += 1
        kinds += copy["kind"] in wish["kinds"]
        directions += copy["direction"] in wish["direction"]
        if copy["kind"] not in wish["kinds"]:
            misses.append(f"{copy['kind']}, not {' or '.join(wish['kinds'])}: {who} (share {copy['share']:.2f})")
        if copy["direction"] not in wish["direction"]:
            misses.append(f"direction {copy['direction']}, not {' or '.join(wish['direction'])}: {who}")
    return {"copies_recall": (hits, len(expected["copies"])), "copy_kind": (kinds, hits), "direction": (directions, hits)}, misses


def false_copies(found: Told, expected: Json, names: Sequence[str]) -> tuple[Counts, list[str]]:
    """How many pairs that only share words are called derived.

    By an edge between the two, or as siblings of one text outside the pile where neither is expected to come from there.
    """
    wished = {(w["article"], s) for w in expected["copies"] for s in w["source"]}
    misses = []
    for a, b in expected["not_derived"]:
        edges = [c for c in found.copies if c["kind"] in DERIVED and (c["article"], c["source"]) in {(a, b), (b, a)}]
        outside = [{c["agency"] for c in found.copies if c["kind"] in DERIVED and c["outside"] and c["article"] == n} for n in (a, b)]
        siblings = {g for g in outside[0] & outside[1] if (a, g) not in wished and (b, g) not in wished}
        if edges:
            misses.append(f"called {edges[0]['kind']}, though neither copies: {names[a]} and {names[b]}")
        elif siblings:
            misses.append(f"called siblings, though neither copies: {names[a]} and {names[b]}")
    return {"false_copies": (len(misses), len(expected["not_derived"]))}, misses


def same_agencies(found: Told, expected: Json, names: Sequence[str]) -> tuple[Counts, list[str]]:
    """Of the articles with agency text how many are told which and no other; of those without how many are told one."""
    right = labelled = wrong = 0
    misses = []
    for n, wanted in enumerate(expected["agency"]):
        have = found.agencies[n]
        labelled += wanted is not None
        right += wanted is not None and have == {wanted}
        wrong += wanted is None and bool(have)
        if have != ({wanted} - {None}):
            misses.append(f"agency {' and '.join(sorted(have)) or 'none'}, not {wanted or 'none'}: {names[n]}")
    return {"agency": (right, labelled), "agency_false": (wrong, len(found.agencies) - labelled)}, misses


def score(rows: Sequence[Json], expected: Json, report: Json, name: str) -> Score:
    """All figures of one story."""
    wanted = {n for group in expected["partition"] for n in group}
    found = told(report, rows, wanted)
    names = [f"[{n}] {row['outlet']}" for n, row in enumerate(rows)]
    parts = [
        same_partition(found, expected, names),
        same_composites(found, expected, names),
        same_count(found, expected),
        same_copies(found, expected, names),
        false_copies(found, expected, names),
        same_agencies(found, expected, names),
    ]
    counts = {key: pair for figures, _ in parts for key, pair in figures.items()}
    return Score(name, expected["tuned"], counts, [miss for _, misses in parts for miss in misses])


def scored(path: Path) -> Score:
    """A story of the folder, read and analysed as a user would."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    expected = json.loads(path.with_suffix(".expected.json").read_text(encoding="utf-8"))
    return score(rows, expected, json.loads(analyse(read([path])).to_json()), path.stem)


def summary(scores: Sequence[Score]) -> Json:
    """Each figure over some stories as one share of all that was asked; None where nothing was."""
    figures: Json = {"stories": len(scores)}
    for key in scores[0].counts if scores else ():
        right, of = (sum(s.counts[key][i] for s in scores) for i in (0, 1))
        figures[key] = round(right / of, 4) if of else None
    return figures


def table(scores: Sequence[Score]) -> str:
    """The figures, a line each, and the stories side by side."""
    lines = [" " * 22 + "".join(f"{s.name:>16}" for s in scores)]
    lines += [f"{key:<22}" + "".join(f"{_shown(s.counts[key]):>16}" for s in scores) for key in scores[0].counts]
    return "\n".join(lines)


def _shown(pair: tuple[float, float]) -> str:
    return f"{round(pair[0], 2):g} of {round(pair[1], 2):g}"


def main(argv: Sequence[str] | None = None) -> int:
    """Score every story and print; exit 0, or 2 where there is none."""
    parser = argparse.ArgumentParser(prog="python -m evals.partitions", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=STORIES)
    parser.add_argument("--limit", type=int, default=None, metavar="N", help="only the first N stories")
    parser.add_argument("--json-only", action="store_true", help="nothing but the last line")
    asked = parser.parse_args(argv)
    paths = sorted(p for p in asked.folder.glob("*.jsonl") if p.with_suffix(".expected.json").exists())[: asked.limit]
    if not paths:
        print(f"no NAME.expected.json under {asked.folder}", file=sys.stderr)
        return 2
    scores = [scored(path) for path in paths]
    if not asked.json_only:
        for one in scores:
            print(f"\n{one.name}" + ("" if one.tuned else "  (untouched: its misses are not for mending)"))
            print("".join(f"  - {miss}\n" for miss in one.misses), end="")
        print(f"\n{table(scores)}\n")
    figures = {
        "eval": "partitions",
        "tuned": summary([s for s in scores if s.tuned]),
        "untouched": summary([s for s in scores if not s.tuned]),
        "by_story": {s.name: summary([s]) for s in scores},
    }
    print(json.dumps(figures))
    return 0


if __name__ == "__main__":
    sys.exit(main())
