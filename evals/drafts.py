"""How the draft check does on generated drafts: `python -m evals.drafts [STORY…] [--limit N] [--json-only] [--tuned]`.

For each invented story a draft is made (`evals.drafts_made`): sentences of its articles, the same in other words by rule and by hand
(`evals/drafts.jsonl`), the same with a wrong figure, day, name, office or quotation or in another mouth, and sentences that no article has.
`recall` is the share of what is wrong or nowhere that is found, over the kinds of equal weight; `false_alarms` the share of sentences from
the articles, or in other words, that are said to differ, to misquote or not to be found, those left out on which the articles themselves do
not agree; `disputed` the share of sentences on which they do not agree that are said to differ. Misses are printed for stories that were
looked at while building; the others' figures stand under `untouched`.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from evals.common import close, table
from evals.drafts_made import KINDS, Asked, Json, made_of
from evals.invented import STORIES, report_on
from evals.marked import marked_stories, marked_story
from evals.marked_nouns import MarkedStory
from newstemma import encoders, pipeline
from newstemma.desk import read

WRITTEN = Path(__file__).with_suffix(".jsonl")
_ALARMS = frozenset({"differs", "misquote", "not_found"})
#: What counts as found, by how a sentence was made.
_FOUND = {
    "number": frozenset({"differs", "not_found"}),
    "date": frozenset({"differs", "not_found"}),
    "name": _ALARMS,  # of a speaker it is words in another mouth
    "office": frozenset({"differs", "not_found"}),
    "quotation": frozenset({"misquote"}),
    "mouth": frozenset({"misquote", "differs"}),
    "nowhere": frozenset({"not_found", "misquote"}),
    "invented": _ALARMS,
    "disputed": frozenset({"differs"}),
}
_CALM = ("true", "paraphrase", "by hand")


@dataclass
class Score:
    """One story's counts: (right, of how many) by kind; for true sentences and other words, right is that nothing was raised."""

    name: str
    tuned: bool
    kinds: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    misses: list[str] = field(default_factory=list)


def written(story: str) -> list[Asked]:
    """What was written by hand on a story: its sentences in other words, and sentences on its matter that no article has."""
    rows = [json.loads(line) for line in WRITTEN.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [Asked(row["kind"], row["text"], row.get("planted", "")) for row in rows if row["story"] == story]


def score(story: MarkedStory, others: Sequence[MarkedStory], report: Json | None = None) -> Score:
    """The draft on one story made and checked. Cost: the story's analysis, and some seconds."""
    report = report or report_on(story)
    asked = made_of(story, report, others, written(story.name))
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "draft.txt"
        path.write_text("\n\n".join(a.text for a in asked), encoding="utf-8")
        check = pipeline.check(read(path)[0], report, encoders.default(threads=1))
    found = Score(story.name, story.tuned)
    places = _places(check.text, asked)
    for one, (start, end) in zip(asked, places, strict=True):
        verdicts = [s for s in check.sentences if s.start < end and start < s.end]
        raised = {f.trouble for s in verdicts for f in s.findings}
        right = not raised & _ALARMS if one.kind in _CALM else bool(raised & _FOUND[one.kind])
        found.kinds[one.kind].append(right)
        if not right:
            told = "; ".join(f.why for s in verdicts for f in s.findings) or ", ".join(s.verdict for s in verdicts)
            found.misses.append(f"{one.kind}: {one.text} [{one.planted}] -> {told}")
    return found


def _places(text: str, asked: Sequence[Asked]) -> list[tuple[int, int]]:
    """Where each sentence stands in the draft."""
    found, at = [], 0
    for one in asked:
        words = " ".join(one.text.split())
        start = text.index(words, at)
        found.append((start, at := start + len(words)))
    return found


def summary(scores: Iterable[Score]) -> Json:
    """The figures over some stories; None for a kind that none has."""
    kinds: defaultdict[str, list[bool]] = defaultdict(list)
    for one in scores:
        for kind, flags in one.kinds.items():
            kinds["nowhere" if kind == "invented" else kind] += flags
    by_kind = {kind: round(sum(kinds[kind]) / len(kinds[kind]), 4) if kinds[kind] else None for kind in (*KINDS, "disputed")}
    told = [flag for kind in _CALM for flag in kinds[kind]]
    known = [v for kind in KINDS if (v := by_kind[kind]) is not None]
    return {
        "recall": round(sum(known) / len(known), 4) if known else None,
        "false_alarms": round(1 - sum(told) / len(told), 4) if told else None,
        **by_kind,
        **{f"false_{kind.replace(' ', '_')}": round(1 - sum(kinds[kind]) / len(kinds[kind]), 4) if kinds[kind] else None for kind in _CALM},
        "sentences": sum(map(len, kinds.values())),
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Score and print; exit 0, or 2 where there is no story."""
    parser = argparse.ArgumentParser(prog="python -m evals.drafts", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("places", nargs="*", type=Path, help="marked-up stories; without one, all of evals/stories")
    parser.add_argument("--limit", type=int, metavar="N", help="only the first N stories")
    parser.add_argument("--json-only", action="store_true", help="nothing but the last line")
    parser.add_argument("--tuned", action="store_true", help="only stories that were looked at while building")
    asked = parser.parse_args(argv)
    every = list(marked_stories(STORIES))
    stories = [marked_story(p) for p in asked.places] or [s for s in every if s.tuned or not asked.tuned]
    if not stories:
        print("no story", file=sys.stderr)
        return 2
    scores = []
    for story in stories[: asked.limit]:
        foreign = [s for s in every if s.name != story.name and s.tuned]
        scores.append(score(story, foreign))
    if not asked.json_only:
        show(scores)
    tuned = summary(s for s in scores if s.tuned)
    close({"eval": "drafts", **tuned, "untouched": summary(s for s in scores if not s.tuned)})
    return 0


def show(scores: Sequence[Score]) -> None:
    """The misses of the stories that may be looked at, then a row for each story."""
    for one in scores:
        if one.tuned and one.misses:
            print(f"\n{one.name}\n" + "".join(f"  - {miss}\n" for miss in one.misses), end="")
    kinds = (*_CALM, *KINDS, "invented", "disputed")
    rows = [(one.name, "yes" if one.tuned else "no", *(_of(one.kinds[kind]) for kind in kinds)) for one in scores]
    print()
    table([("story", "tuned", *kinds), *rows])


def _of(flags: Sequence[bool]) -> str:
    return f"{sum(flags)}/{len(flags)}" if flags else ""


if __name__ == "__main__":
    sys.exit(main())
