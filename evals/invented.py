"""How the report does on invented stories: `python -m evals.invented [PLACE…] [--limit N] [--json-only] [--tuned]`.

A place is a folder of examples (captures, with `NAME.expected.json` beside each folder), a folder of marked-up stories (`evals.marked`),
or one marked-up story; without one, `examples/` and `evals/stories/`. Printed are the misses, for stories that were looked at while
building (`tuned`) unless the others' are asked for; then a table; then one line of JSON with the figures of tuned stories, and of the
others under `untouched`: `partition` (share of stories whose origins are as expected), `must_recall`, `should_recall`, `false_raised`
(share of tempting false differences that are called a conflict), `hard_other_per_story`, `flood` (findings of any grade for each expected
difference, marked-up stories alone), `claim_pair_f1`, `events`, and the shares of right `dates`, `titles`, `outlets` and `authors`.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from evals.common import table
from evals.invented_examples import EXAMPLES, conflicts, keys_of, metadata, partition, report_of
from evals.marked import marked_stories, marked_story
from evals.marked_captures import expected_date, write_captures
from evals.marked_nouns import MarkedError, MarkedStory
from evals.marked_places import Places
from evals.marked_score import claim_pairs, differences, events
from newstemma.desk import analyse, read
from newstemma.language.agencies import is_agency

STORIES = Path(__file__).parent / "stories"
Json = dict[str, Any]
_NOBODY = re.compile(r"^our |\b(?:staff|agenc|desk|correspondent)", re.IGNORECASE)


@dataclass
class Score:
    """One story's figures, and in words what was missed.

    Counts come in pairs: right, of how many. pair_f1 is None where no claims are keyed; kinds: of each
    difference, must or should, the kinds that it may have and whether it is found.
    """

    name: str
    tuned: bool
    partition: bool
    pairs: float
    must: tuple[int, int]
    false: tuple[int, int]
    hard_other: int
    dates: tuple[int, int]
    titles_right: int
    outlets_right: int
    authors_right: int
    should: tuple[int, int] = (0, 0)
    findings: tuple[int, int] = (0, 0)
    events: tuple[int, int] = (0, 0)
    pair_f1: float | None = None
    kinds: tuple[tuple[str, bool], ...] = ()
    misses: list[str] = field(default_factory=list)


def score_example(folder: Path) -> Score:
    """All figures of one example."""
    expected = json.loads(folder.with_suffix(".expected.json").read_text(encoding="utf-8"))
    report = report_of(folder)
    keys = keys_of(report)
    is_same, pairs, off = partition(report, keys, expected)
    found, raised, other, wrong = conflicts(report, keys, expected)
    right, amiss = metadata(report, keys, expected)
    return Score(
        name=folder.name, tuned=expected.get("tuned", False), partition=is_same, pairs=pairs,
        must=(found, len(expected["must_find"])), false=(raised, len(expected["must_not"])), hard_other=other,
        dates=(right["dates"], len(expected["articles"])), titles_right=right["titles"],
        outlets_right=right["outlets"], authors_right=right["authors"], misses=off + wrong + amiss,
    )  # fmt: skip


def report_on(story: MarkedStory) -> Json:
    """The report on a marked-up story's captures, as the contract's JSON."""
    with tempfile.TemporaryDirectory() as place:
        loaded: Json = json.loads(analyse(read(write_captures(story, Path(place)))).to_json())
    return loaded


def people(names: Iterable[str]) -> list[str]:
    """The signatures that name a person: no agency, no "Our Special Correspondent", no "Courier staff"."""
    return [name for name in names if not is_agency(name) and not _NOBODY.search(name)]


def expectation(story: MarkedStory) -> Json:
    """What is expected of the articles and origins of a marked-up story, in the shape of an example's expectations."""
    files = {article.key: article.file for article in story.articles}
    told = {
        a.file: {"outlet": a.outlet, "published": expected_date(a), "title": a.title, "authors": people(a.authors)} for a in story.articles
    }
    origins = [[files[key] for key in origin.articles] for origin in story.origins]
    return {"articles": told, "partition": origins, "other_event": [files[key] for key in story.elsewhere]}


def score_marked(story: MarkedStory) -> Score:
    """All figures of one marked-up story."""
    report, expected = report_on(story), expectation(story)
    keys, places = keys_of(report), Places(story, report)
    is_same, pairs, off = partition(report, keys, expected)
    right, amiss = metadata(report, keys, expected)
    found = differences(story, report, places)
    precision, recall = claim_pairs(story, report, places)
    told, untold = events(story, report, places)

    def level(name: str) -> tuple[int, int]:
        wanted = {d.id for d in story.differences if d.level == name}
        return len(wanted & found.found), len(wanted)

    return Score(
        name=story.name, tuned=story.tuned, partition=is_same, pairs=pairs, must=level("must"), should=level("should"),
        false=(len(found.raised), len(story.friends)), hard_other=found.hard_other,
        findings=(found.findings, len(story.differences)), events=(told, len(story.events)),
        kinds=tuple(("/".join(sorted(d.kinds)), d.id in found.found) for d in story.differences),
        pair_f1=(2 * precision * recall / (precision + recall) if precision + recall else 0.0) if story.claims else None,
        dates=(right["dates"], len(story.articles)), titles_right=right["titles"], outlets_right=right["outlets"],
        authors_right=right["authors"], misses=[*off, *found.misses, *untold, *amiss],
    )  # fmt: skip


def summary(scores: Sequence[Score]) -> Json:
    """The figures over some stories; None for each that has nothing to count."""

    def share(pairs: Iterable[tuple[float, float]]) -> float | None:
        parts, wholes = zip(*pairs, strict=True) if scores else ((), ())
        return round(sum(parts) / sum(wholes), 4) if sum(wholes) else None

    keyed = [s for s in scores if s.pair_f1 is not None]
    return {
        "stories": len(scores),
        "partition": share((s.partition, 1) for s in scores),
        "partition_pairs": share((s.pairs, 1) for s in scores),
        "must_recall": share(s.must for s in scores),
        "should_recall": share(s.should for s in scores),
        "false_raised": share(s.false for s in scores),
        "hard_other_per_story": share((s.hard_other, 1) for s in scores),
        "flood": share(s.findings for s in scores),
        "claim_pair_f1": round(sum(s.pair_f1 or 0.0 for s in keyed) / len(keyed), 4) if keyed else None,
        "events": share(s.events for s in scores),
        "dates": share(s.dates for s in scores),
        "titles": share((s.titles_right, s.dates[1]) for s in scores),
        "outlets": share((s.outlets_right, s.dates[1]) for s in scores),
        "authors": share((s.authors_right, s.dates[1]) for s in scores),
    }


def scored(place: Path, limit: int | None = None, *, tuned: bool = False) -> list[Score]:
    """The scores of the stories at one place, by name; tuned: of those alone. Raises MarkedError where a marked-up story is wrong."""
    if place.is_file():
        return [score_marked(marked_story(place))]
    examples = sorted(p for p in place.iterdir() if p.is_dir() and p.with_suffix(".expected.json").exists())
    marked = [story for story in marked_stories(place) if story.tuned or not tuned]
    return [*map(score_example, examples[:limit]), *map(score_marked, marked[:limit])]


def show(scores: Sequence[Score], *, untouched_misses: bool) -> None:
    """The misses of the stories that may be looked at, then a row for each story."""
    for one in scores:
        if one.misses and (one.tuned or untouched_misses):
            print(f"\n{one.name}\n" + "".join(f"  - {miss}\n" for miss in one.misses), end="")
    print()
    of = "{0[0]}/{0[1]}".format
    rows = [
        (one.name, "yes" if one.tuned else "no", "right" if one.partition else "wrong", of(one.must), of(one.should), of(one.false),
         str(one.hard_other), of(one.findings), f"{one.pair_f1:.2f}" if one.pair_f1 is not None else "", of(one.events), of(one.dates))
        for one in scores
    ]  # fmt: skip
    head = ("story", "tuned", "origins", "must", "should", "false raised", "other hard", "findings", "claims", "events", "dates")
    table([head, *rows])
    print()
    table([("differences by kind", "tuned", "untouched"), *by_kind(scores)])
    print()


def by_kind(scores: Sequence[Score]) -> list[tuple[str, str, str]]:
    """For each kind of difference how many are found of how many, in tuned and in untouched stories."""

    def count(kind: str, *, tuned: bool) -> str:
        flags = [found for one in scores if one.tuned == tuned for named, found in one.kinds if named == kind]
        return f"{sum(flags)}/{len(flags)}" if flags else ""

    kinds = sorted({kind for one in scores for kind, _ in one.kinds})
    return [(kind, count(kind, tuned=True), count(kind, tuned=False)) for kind in kinds]


def main(argv: Sequence[str] | None = None) -> int:
    """Score and print; exit 0, or 2 where there is no story or one is wrongly marked."""
    parser = argparse.ArgumentParser(prog="python -m evals.invented", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("places", nargs="*", type=Path, default=[EXAMPLES, STORIES])
    parser.add_argument("--limit", type=int, default=None, metavar="N", help="only the first N stories of each place")
    parser.add_argument("--json-only", action="store_true", help="nothing but the last line")
    parser.add_argument("--tuned", action="store_true", help="of marked-up stories only those that were looked at while building")
    parser.add_argument("--untouched-misses", action="store_true", help="also what was missed in stories that nobody looked at")
    asked = parser.parse_args(argv)
    try:
        scores = [one for place in asked.places for one in scored(place, asked.limit, tuned=asked.tuned)]
    except MarkedError as error:
        print(error, file=sys.stderr)
        return 2
    if not scores:
        print(f"no story under {', '.join(map(str, asked.places))}", file=sys.stderr)
        return 2
    if not asked.json_only:
        show(scores, untouched_misses=asked.untouched_misses)
    tuned = summary([s for s in scores if s.tuned])
    print(json.dumps({"eval": "invented", **tuned, "untouched": summary([s for s in scores if not s.tuned])}))
    return 0


if __name__ == "__main__":
    sys.exit(main())
