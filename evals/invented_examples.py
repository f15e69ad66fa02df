"""The examples of `examples/`: which captures they have, what is expected of them, and how a report does on it."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from newstemma.desk import analyse, read

EXAMPLES = Path(__file__).parents[1] / "examples"
NOT_CAPTURES = {"README.md"}
HARD = {"conflict", "internal"}
Json = dict[str, Any]


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
