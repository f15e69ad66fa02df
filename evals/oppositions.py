"""How well the judge of two sentences does on invented pairs that it has not seen: `python -m evals.oppositions [--limit N] [--json-only]`.

Pairs of long sentences (`training/details`) agree in most and differ in one detail, or agree, or tell things beside one another: nothing is
trained on them. Marked-up short stories (`training/sentences`) give the pairs of two sides of a difference (they exclude each other), of a
tempting false one and of one claim (they do not), and all others that the comparison would put side by side (`newstemma.claims.facing`);
every sixth is left out of the training.

Printed is the average precision of the likelihood that two sentences exclude each other, `short` and `long`, with the share of pairs that
do beside it, which is what chance comes to.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from evals.common import encoder, table
from evals.marked import marked_stories
from evals.marked_nouns import HARD, MarkedArticle, MarkedStory
from evals.same_claim import average_precision
from newstemma.claims.facing import Saying, facing
from newstemma.language.sentences import split_sentences
from newstemma.model.text import Span

#: Invented stories and pairs that were written to be learned from.
SENTENCES, DETAILS = (Path(__file__).parents[1] / "training" / name for name in ("sentences", "details"))
FOLDS = 6
_LONG = 10

Cut = tuple[int, int]
Place = tuple[str, Cut]  # the text of a sentence, and marked words in it

_NO_JUDGE = frozenset({"number", "date", "weekday", "calendar", "quote"})  # kinds of differences that others compare
_CLASH = re.compile(r"\[\[(.+?)\]\]")
_DETAILS = ("differ", "agree", "beside")


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences. agree: whether they say the same, None: nobody knows; words: those that differ; story: which fold it belongs to."""

    one: str
    other: str
    differ: bool
    agree: bool | None
    story: str
    kind: str
    words: tuple[Cut, Cut] | None = None

    def turned(self) -> Pair:
        """The other way round."""
        words = (self.words[1], self.words[0]) if self.words else None
        return Pair(self.other, self.one, self.differ, self.agree, self.story, self.kind, words)


def marked(story: MarkedStory) -> Iterator[Pair]:
    """The pairs of a marked-up story, those of figures, days and quotations left out. kind: differ, false, agree or beside."""
    told, places = sayings_of({a.key: _sentences(a) for a in story.articles})
    texts = [s.text for s in told]
    number = {text: n for n, text in enumerate(texts)}
    found: dict[tuple[int, int], Pair] = {}

    def put(kind: str, ours: Iterable[Place], theirs: Iterable[Place]) -> None:
        for (a, x), (b, y) in ((p, q) for p in ours for q in theirs):
            pair = (min(number[a], number[b]), max(number[a], number[b]))
            if a == b or pair in found or told[pair[0]].articles & told[pair[1]].articles:
                continue
            words = (x, y) if number[a] < number[b] else (y, x)
            agree = {"differ": False, "agree": True, "beside": False}.get(kind)
            found[pair] = Pair(
                texts[pair[0]], texts[pair[1]], kind == "differ", agree, story.name, kind, words if kind == "differ" else None
            )

    def of(side: Iterable[str]) -> list[Place]:
        return [place for mark in side for place in places.get(mark, ())]

    for d in story.differences:
        kind = "left out" if d.kinds & _NO_JUDGE or not d.grades & HARD else "differ"
        for ours, theirs in combinations(d.sides, 2):
            put(kind, of(ours), of(theirs))
    for f in story.friends:
        for ours, theirs in combinations(f.sides, 2):
            put("false", of(ours), of(theirs))
    for claim in story.claims:
        own = of([claim.id])
        for n, place in enumerate(own):
            put("agree", [place], own[n + 1 :])
    for a, b in facing(told, len(story.articles)):
        if (a, b) not in found:
            found[a, b] = Pair(texts[a], texts[b], False, False, story.name, "beside")
    yield from (pair for _, pair in sorted(found.items()) if pair.kind != "left out")


def _sentences(article: MarkedArticle) -> list[tuple[str, Mapping[str, Cut]]]:
    """The sentences of title and body, with the marks in each as offsets into it."""
    found = []
    for part, text in (("title", article.title), ("body", article.body)):
        at = 0
        for paragraph in text.split("\n"):
            for start, end in split_sentences(paragraph):
                a, b = at + start, at + end
                inside = {
                    m.id: (max(0, m.start - a), min(b, m.end) - a) for m in article.marks if m.part == part and m.start < b and a < m.end
                }
                found.append((text[a:b], inside))
            at += len(paragraph) + 1
    return found


def sayings_of(sentences: Mapping[str, Sequence[tuple[str, Mapping[str, Cut]]]]) -> tuple[list[Saying], dict[str, list[Place]]]:
    """The distinct sentences as the comparison sees them, every article a source of its own, and where each mark stands."""
    held: defaultdict[str, dict[str, None]] = defaultdict(dict)
    places: defaultdict[str, dict[Place, None]] = defaultdict(dict)
    for article, own in sentences.items():
        for text, marks in own:
            held[text][article] = None
            for mark, cut in marks.items():
                places[mark][text, cut] = None
    told = [Saying(text, tuple(Span(a, 0, len(text), text) for a in held[text]), tuple(held[text])) for text in sorted(held)]
    return told, {mark: list(own) for mark, own in places.items()}


def details(path: Path) -> Iterator[Pair]:
    """The pairs of a file of long sentences, a line each: differ, agree or beside, and two sentences, parted by " ||| ".

    In sentences that differ the words that clash stand in double brackets.
    Raises   ValueError: a line that has not this form
    """
    for n, line in enumerate(path.read_text(encoding="utf-8").splitlines()):
        kind, *told = (part.strip() for part in line.split("|||"))
        if len(told) != 2 or kind not in _DETAILS or (kind == "differ") != all(_CLASH.search(t) for t in told):
            raise ValueError(f"{path.name}, line {n + 1}: not a pair: {line[:60]!r}")
        clash = [_CLASH.search(t) for t in told]
        one, other = (_CLASH.sub(r"\1", t) for t in told)
        cuts = [(m.start(), m.start() + len(m[1])) for m in clash if m is not None]
        words = (cuts[0], cuts[1]) if kind == "differ" else None
        yield Pair(one, other, kind == "differ", kind == "agree", path.stem, f"{kind} in detail", words)


def is_left_out(story: str) -> bool:
    """Whether nothing of a story is trained on."""
    return not fold(story)


def fold(story: str) -> int:
    """0 to 5, by its name."""
    return int(hashlib.md5(story.encode(), usedforsecurity=False).hexdigest(), 16) % FOLDS


def left_out(limit: int | None = None) -> dict[str, list[Pair]]:
    """The pairs that nothing is trained on: "short" and "long"."""
    short = [s for s in marked_stories(SENTENCES) if is_left_out(s.name)][:limit]
    long = [p for path in sorted(DETAILS.glob("*.txt")) for p in details(path)]
    return {"short": [p for s in short for p in marked(s)], "long": long[: limit * _LONG if limit else None]}


def main() -> None:
    """Score, print a table, then one line of JSON."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--limit", type=int, help="only the first stories, and ten times as many long pairs")
    parser.add_argument("--json-only", action="store_true")
    asked = parser.parse_args()
    judge = encoder(None)
    found: dict[str, float] = {}
    lines: list[tuple[str, ...]] = [("", "pairs", "share that differ", "average precision")]
    for name, pairs in left_out(asked.limit).items():
        read = judge.oppose([(p.one, p.other) for p in pairs])
        likely = [o.likelihood if o is not None else 0.0 for o in read]
        found[name] = round(average_precision([(x, p.differ) for x, p in zip(likely, pairs, strict=True)]), 4)
        lines.append((name, str(len(pairs)), f"{sum(p.differ for p in pairs) / len(pairs):.3f}", f"{found[name]:.3f}"))
    if not asked.json_only:
        table(lines)
    print(json.dumps({"eval": "oppositions", **found}))


if __name__ == "__main__":
    main()
