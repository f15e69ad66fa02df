"""Is one article of a pair taken from the other, how, by whom, and whose text was it? Hand-labelled pairs of real articles.

Each pair goes the product's own way: its two rows are read as a table's rows are, cleaned, marked, matched, and traced as one story of
two; the answer is read from the edges. `derived` is copy, rewrite and partial. Kinds: copy is verbatim, abridged or expanded, rewrite is
rewritten, partial is excerpt, everything else is not. Directed pairs are those with a direction by hand, quotations included. A pair that
both have from a third counts as siblings when both lead to one agency node, or when its edge says that the direction is unknown because
both come from a text that is not in the pile. Its agency is that of the node, or of the source's outlet where that is an agency itself;
nothing is named where the pair is not derived.

The reference is the share of the one's word 5-grams that stand in the other, at the threshold that serves best on these very pairs. With
`--folds`, the shares at which kinds begin are fitted anew on four fifths, and the figures are those of the fifth left out.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import product
from pathlib import Path
from typing import Any

from evals.common import asks_encoder, close, encoder, parser, table
from evals.credits import rows
from newstemma.articles.clean import clean
from newstemma.engines.local import LocalEngine
from newstemma.language.agencies import is_agency
from newstemma.language.mark import mark
from newstemma.language.words import tokens
from newstemma.lineage.direction import SIBLINGS
from newstemma.lineage.passages import match
from newstemma.lineage.trace import trace
from newstemma.model.article import Article
from newstemma.model.lineage import Copy, Passage
from newstemma.model.reading import Reading
from newstemma.model.story import Story
from newstemma.ports import Encoder, Opposed, Tags
from newstemma.readers.files import read_bytes
from newstemma.settings import LineageSettings, Settings

KINDS = {"verbatim": "copy", "abridged": "copy", "expanded": "copy", "rewritten": "rewrite", "excerpt": "partial"}
CLASSES = ("copy", "rewrite", "partial", "not")
_FIELDS = ("title", "outlet", "date", "authors", "text", "url")
_SEED, _FOLDS = 20310304, 5


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of a pair: kind of CLASSES; direction "a_from_b", "b_from_a", "common_wire" or "unknown"; agency or None."""

    kind: str = "not"
    direction: str = "unknown"
    agency: str | None = None


@dataclass(frozen=True, slots=True)
class Read:
    """A pair as the product read it, up to its passages. articles: a then b; None: no article came out of a row."""

    row: dict[str, Any]
    articles: tuple[Article | None, Article | None]
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]

    @property
    def gold(self) -> Answer:
        """By hand."""
        label = self.row["label"] if self.row["label"] in CLASSES else "not"
        agency = self.row["agency"]
        return Answer(label, self.row["direction"], agency and (is_agency(agency) or agency))


def read(row: dict[str, Any], reader: Encoder, settings: Settings) -> Read:
    """One pair, up to its passages."""
    lines = [json.dumps({k: row[side].get(k) for k in _FIELDS if row[side].get(k)}) for side in "ab"]
    engine = LocalEngine(1)
    articles: list[Article | None] = []
    for side, line in zip("ab", lines, strict=True):
        documents, _ = read_bytes(f"{side}.jsonl", line.encode(), settings.read)
        found, _ = clean(documents, settings.clean, settings.read, engine, None)
        articles.append(found[0] if found else None)
    there = [a for a in articles if a is not None]
    readings, _ = mark(there, reader)
    passages, _ = match(there, readings, settings.lineage, engine)
    return Read(row, (articles[0], articles[1]), tuple(readings), tuple(passages))


def copies_of(pair: Read, settings: LineageSettings, reader: Encoder) -> list[Copy]:
    """The edges of a story of two."""
    there = [a for a in pair.articles if a is not None]
    story = Story("st-0", None, tuple(sorted(a.id for a in there)), None, None, (), ())
    return trace(there, pair.readings, pair.passages, [story], settings, reader)[0]


def answer(pair: Read, copies: Sequence[Copy]) -> Answer:
    """What the edges say of the pair."""
    a, b = pair.articles
    if a is None or b is None:
        return Answer()
    edge = next((c for c in copies if c.source.article is not None), None)
    nodes = [{c.source.agency for c in copies if c.article == x.id and c.source.article is None and c.kind in KINDS} for x in (a, b)]
    common = min((n for n in nodes[0] & nodes[1] if n is not None), default=None)
    if edge is None:
        return Answer()
    kind = KINDS.get(edge.kind, "not")
    if kind != "not" and (common is not None or (edge.direction == "unknown" and any(r.signal == SIBLINGS for r in edge.reasons))):
        return Answer(kind, "common_wire", common)
    if edge.direction == "unknown":
        return Answer(kind, "unknown", common)
    source = a if edge.source.article == a.id else b
    own = nodes[0] | nodes[1]
    agency = common or (is_agency(source.outlet) if source.outlet else None) or min((n for n in own if n is not None), default=None)
    return Answer(kind, "b_from_a" if source is a else "a_from_b", agency if kind != "not" else None)


def f1(golds: Sequence[bool], guesses: Sequence[bool]) -> tuple[float, float, float]:
    """(F1, precision, recall)."""
    right = sum(g and s for g, s in zip(golds, guesses, strict=True))
    said, wanted = sum(guesses), sum(golds)
    return (2 * right / (said + wanted) if said + wanted else 0.0, right / said if said else 0.0, right / wanted if wanted else 0.0)


def macro(golds: Sequence[str], guesses: Sequence[str]) -> float:
    """Mean F1 over the kinds that occur."""
    kinds = [k for k in CLASSES if k in golds or k in guesses]
    return sum(f1([g == k for g in golds], [s == k for s in guesses])[0] for k in kinds) / len(kinds) if kinds else 0.0


def _share(right: Sequence[bool]) -> float:
    return sum(right) / len(right) if right else 0.0


def figures(pairs: Sequence[Read], answers: Sequence[Answer]) -> dict[str, float]:
    """Every figure of the last line."""
    both = [(pair.row, pair.gold, said) for pair, said in zip(pairs, answers, strict=True)]
    derived = f1([g.kind != "not" for _, g, _ in both], [s.kind != "not" for _, _, s in both])
    high = [(g.kind, s.kind) for row, g, s in both if row["confidence"] == "high"]
    return {
        "derived_f1": derived[0],
        "derived_precision": derived[1],
        "derived_recall": derived[2],
        "kind_macro_f1": macro([g.kind for _, g, _ in both], [s.kind for _, _, s in both]),
        "kind_macro_f1_high": macro([g for g, _ in high], [s for _, s in high]),
        "direction_accuracy": _share([g.direction == s.direction for _, g, s in both if g.direction in ("a_from_b", "b_from_a")]),
        "sibling_accuracy": _share([s.direction == "common_wire" for _, g, s in both if g.direction == "common_wire"]),
        "agency_accuracy": _share([g.agency == s.agency for _, g, s in both if g.agency is not None]),
        "agency_false": _share([s.agency is not None for _, g, s in both if g.agency is None]),
    }


def containment(row: dict[str, Any], size: int = 5) -> float:
    """The share of the shorter text's word 5-grams that stand in the other."""
    grams = []
    for side in "ab":
        words = [t.word for t in tokens(row[side]["text"])]
        grams.append({tuple(words[n : n + size]) for n in range(len(words) - size + 1)})
    return len(grams[0] & grams[1]) / max(1, min(map(len, grams)))


def reference(pairs: Sequence[Read]) -> tuple[float, float, float, float]:
    """(threshold, F1, precision, recall) of containment at the threshold that is best on these pairs."""
    shares = [containment(pair.row) for pair in pairs]
    golds = [pair.gold.kind != "not" for pair in pairs]
    _, least = max((f1(golds, [s >= t for s in shares])[0], t) for t in {*shares, 1.0})
    return least, *f1(golds, [s >= least for s in shares])


#: What is fitted in cross-validation, and the values tried.
GRID: dict[str, tuple[Any, ...]] = {
    "whole_share": (0.56, 0.6, 0.64),
    "excerpt_share": (0.2, 0.24, 0.28),
    "min_narrative_words": (14, 18, 22),
}


class Kept:
    """An encoder that reads a sentence once, however many settings are tried."""

    def __init__(self, reader: Encoder) -> None:
        """Ask `reader` for what is not known yet."""
        self.reader, self.name = reader, reader.name
        self.known: dict[str, bytes] = {}

    def tag(self, paragraphs: Sequence[str]) -> list[Tags]:
        """As the reader does."""
        return self.reader.tag(paragraphs)

    def vectors(self, sentences: Sequence[str]) -> list[bytes]:
        """As the reader does, each sentence asked for once."""
        fresh = sorted({s for s in sentences if s not in self.known})
        self.known.update(zip(fresh, self.reader.vectors(fresh), strict=True) if fresh else ())
        return [self.known[s] for s in sentences]

    def oppose(self, pairs: Sequence[tuple[str, str]]) -> list[Opposed | None]:
        """As the reader does."""
        return self.reader.oppose(pairs)


def folded(pairs: Sequence[Read], settings: LineageSettings, reader: Encoder) -> list[Answer]:
    """Each pair's answer under the settings that serve best on the other folds (derived F1 and kinds, both alike)."""
    order = list(range(len(pairs)))
    random.Random(_SEED).shuffle(order)
    tried = [replace(settings, **dict(zip(GRID, values, strict=True))) for values in product(*GRID.values())]
    said = [[answer(pair, copies_of(pair, one, reader)) for pair in pairs] for one in tried]
    found = [Answer()] * len(pairs)
    for fold in range(_FOLDS):
        rest = [n for at, n in enumerate(order) if at % _FOLDS != fold]
        best = max(range(len(tried)), key=lambda t: (round(_worth([pairs[n] for n in rest], [said[t][n] for n in rest]), 6), -t))
        for n in order[fold::_FOLDS]:
            found[n] = said[best][n]
    return found


def _worth(pairs: Sequence[Read], answers: Sequence[Answer]) -> float:
    scores = figures(pairs, answers)
    return scores["derived_f1"] + scores["kind_macro_f1"]


def miss(pair: Read, said: Answer) -> str | None:
    """One line on a pair whose answer is not that of the hand; None where it is."""
    gold, row = pair.gold, pair.row
    directed = gold.direction not in ("unknown", said.direction)
    if gold.kind == said.kind and not directed and gold.agency == said.agency:
        return None
    hand, ours = (f"{one.kind} {one.direction} {one.agency}" for one in (gold, said))
    return f"{row['pair']} ({row['confidence']}): by hand {hand}, said {ours}; {row['note']}"


def main() -> None:
    """Measure and print."""
    made = parser("copies", __doc__)
    made.add_argument("source", type=Path)
    made.add_argument("--misses", action="store_true", help="print each pair that was answered otherwise than by hand")
    made.add_argument("--folds", action="store_true", help="five-fold: the shares at which kinds begin are fitted on the other folds")
    asks_encoder(made)
    chosen = made.parse_args()
    reader, settings = Kept(encoder(chosen.encoder)), Settings()
    pairs = [read(row, reader, settings) for row in list(rows(chosen.source))[: chosen.limit]]
    answers = [answer(pair, copies_of(pair, settings.lineage, reader)) for pair in pairs]
    line: dict[str, float] = figures(pairs, answers)
    if chosen.folds:
        line |= {f"folded_{k}": v for k, v in figures(pairs, folded(pairs, settings.lineage, reader)).items()}
    least, best, precision, recall = reference(pairs)
    line |= {"reference_derived_f1": best, "reference_threshold": least, "pairs": len(pairs)}
    if chosen.misses:
        print("\n".join(told for pair, said in zip(pairs, answers, strict=True) if (told := miss(pair, said)) is not None))
    if not chosen.json_only:
        table(
            [
                ("derived", "F1", "precision", "recall"),
                ("ours", *(f"{line[k]:.3f}" for k in ("derived_f1", "derived_precision", "derived_recall"))),
                (f"5-grams in common, {least:.2f} and more", f"{best:.3f}", f"{precision:.3f}", f"{recall:.3f}"),
            ]
        )
        table([("figure", "share"), *((k, f"{line[k]:.3f}") for k in line if k != "pairs" and not k.startswith("derived_"))])
    close(line)


if __name__ == "__main__":
    main()
