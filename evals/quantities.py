"""Figures in NewsQuant's sentences: value, value with unit, value with comparator; quantulum3 beside, in the same run.

What counts as a hit follows the scorer that the published figures come from (Almasian, Kazakova, Göldner and Gertz 2023, CQE: A
Comprehensive Quantity Extractor, EMNLP; CQE 92.0 / 85.6 / 88.1 for value / + unit / + comparator), one thing stricter: a figure of theirs
meets one of ours at most once, where their scorer may count one twice.

value        the same number within 1e-5; a range only as the same range (for quantulum3, as there, a range as its middle)
unit         the same name of a measure or currency ("kilometre", "dollar"), "-" for none; for a counted noun the same words in the
             singular, superlatives as their adjective, in any order, which is what their equality of lemmas comes to;
             `value_unit_head_f1` asks for the head noun alone
comparator   = ~ > < up down

NewsQuant has customs of its own, and the figures of `every_figure` are put into them here: a lone "one" is a quantity; "from 2 to 3" is one
range in the order of the text; a word quantity is its scale up to ten times it ("millions": 1e6 to 1e7), "dozens" is 12 and "several"
nothing; participles and adverbs before a noun are no part of it; an "8 of 10" is told as a share; ordinals and scores are none; a rate's
unit is "dollar per barrel". The sentences are halved by their SHA-256: errors are read in the tuned half only, and every figure is given
for both.
"""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.common import close, opened, parser, table
from newstemma.language.measures import measure_of
from newstemma.language.quantities import every_figure
from newstemma.model.reading import Quantity

_CLOSE = 1e-5
_SCALED = re.compile(r"^(?:.* )?(?:tens|dozens|hundreds|thousands|lakhs|millions|crores|billions|trillions)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A quantity as NewsQuant tells it. value: a number or a range; unit: "-" for none."""

    value: float | tuple[float, float]
    change: str
    unit: str


Pair = tuple[str, list[Figure], list[Figure]]  # the sentence, theirs, ours


def sentences(source: Path) -> list[tuple[str, list[Figure]]]:
    """The sentences with their figures, of the JSON file or of the NewsQuant.json in an archive or folder."""
    if source.suffix == ".json":
        rows: list[dict[str, Any]] = json.loads(source.read_text(encoding="utf-8"))
    else:
        with opened(source) as folder:
            rows = json.loads(next(folder.rglob("NewsQuant.json")).read_text(encoding="utf-8"))
    return [(row["text"], [_gold(q) for q in row["quantities"]]) for row in rows]


def _gold(q: dict[str, str]) -> Figure:
    """One quantity of theirs; "10-20" is a range, a leading sign is none."""
    ends = re.fullmatch(r"\s*([\d.]+)\s*-\s*([\d.]+)\s*", q["value"])
    value = (float(ends[1]), float(ends[2])) if ends else float(q["value"])
    return Figure(value, q.get("change", "="), q["normalized_unit"].casefold())


def is_tuned(text: str) -> bool:
    """Whether a sentence is in the half whose errors were read."""
    return hashlib.sha256(text.encode()).digest()[0] % 2 == 0


def ours(text: str) -> list[Figure]:
    """What `every_figure` finds, in NewsQuant's customs."""
    told: list[Figure] = []
    held: Quantity | None = None
    for q, _ in every_figure(text):
        if q.form in ("ordinal", "score") or q.role == "of" or text.startswith("several", q.start):
            continue
        ends = (held, q) if held is not None and held.role == "from" else (q, held)
        if held is not None and {held.role, q.role} == {"from", "to"} and held.base_unit == q.base_unit and all(map(_is_point, ends)):
            told[-1] = Figure((_point(ends[0] or q), _point(ends[1] or q)), told[-1].change, _unit(q))
            held = None
        else:
            told.append(_told(text, q))
            held = q if q.role in ("from", "to") else None
    return told


def _is_point(q: Quantity | None) -> bool:
    return q is not None and (q.low == q.high or q.low is None or q.high is None)


def _point(q: Quantity) -> float:
    return q.low if q.low is not None else q.high or 0.0


def _told(text: str, q: Quantity) -> Figure:
    value: float | tuple[float, float] = _point(q)
    shown = text[q.start : q.end]
    if q.low is not None and q.high is not None and q.low != q.high:
        value = (q.low, q.high)
    elif q.approximate and _SCALED.match(shown) and isinstance(value, float):
        value = 12.0 if shown.casefold().endswith("dozens") else (value / 2, value * 5)
    elif q.whole is not None and q.form == "count":
        value = _point(q) / q.whole
    return Figure(value, _change(q), _unit(q))


def _change(q: Quantity) -> str:
    if q.low is None and not q.trend:
        return "<"
    if q.high is None and q.low is not None and (q.strict or not q.approximate):
        return ">"
    if q.trend is not None and q.role not in ("from", "to"):
        return q.trend
    return "~" if q.approximate and q.high is not None else "="


def _unit(q: Quantity) -> str:
    """The name of its unit, or its noun."""
    if q.form == "age":
        return f"{q.unit} of age"
    measure = measure_of(q.unit) if q.unit is not None else None
    name = measure.name if measure is not None else _plain(q.counts or "-")
    share = "% " if q.form == "fraction" or q.whole is not None else ""
    return f"{share}{name} per {q.per}" if q.per else f"{share}{name}"


def _plain(noun: str) -> str:
    """A noun as theirs: without participles, adverbs and "more"; "times" are counts."""
    words = noun.split()
    kept = [w for w in words[:-1] if "-" in w or not re.search(r"(?:ed|ing|ly)$|^more$|^previous$", w)] + words[-1:]
    return "count" if kept[-1] in ("times", "time") else " ".join(kept)


def reference(text: str) -> list[Figure] | None:
    """What quantulum3 finds, its names of units in NewsQuant's words; None where it is not installed."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from quantulum3 import parser as quantulum  # type: ignore[import-not-found, import-untyped, unused-ignore]
    except ImportError:
        return None
    return [Figure(float(q.value), "=", _QUANTULUM.get(q.unit.name, q.unit.name)) for q in quantulum.parse(text)]


_QUANTULUM = {
    "dimensionless": "-",
    "percentage drop": "percentage",
    "united states dollar": "dollar",
    "tonne": "metric ton",
    "degree angle": "degree",
    "degree celsius": "celsius",
    "degree fahrenheit": "fahrenheit",
    "second of arc": "second",
    "minute of arc": "minute",
}


def same_value(a: Figure, b: Figure, *, middle: bool = False) -> bool:
    """The same number or range. middle: a range stands for its middle."""
    x, y = (_ends(f, middle=middle) for f in (a, b))
    return len(x) == len(y) and all(abs(m - n) <= _CLOSE * abs(n) + 1e-8 for m, n in zip(x, y, strict=True))


def _ends(f: Figure, *, middle: bool) -> tuple[float, ...]:
    if isinstance(f.value, tuple):
        return ((f.value[0] + f.value[1]) / 2,) if middle else f.value
    return (f.value,)


def same_unit(a: Figure, b: Figure, *, head: bool = False) -> bool:
    """The same unit: by its words' stems. head: theirs holds our last word."""
    x, y = (_stems(f.unit) for f in (a, b))
    return x == y or (head and bool(x) and bool(y) and x[-1] in y) if head else sorted(x) == sorted(y)


def _stems(unit: str) -> list[str]:
    odd = {"people": "person", "men": "man", "women": "woman", "children": "child", "feet": "foot"}
    words = re.findall(r"[\w%’'-]+", unit.casefold())
    return [_singular(odd.get(w, w)) for w in words if w not in {"and", "of", "the", "a", "an", "in"}]


def _singular(word: str) -> str:
    """A noun without its plural ending."""
    word = word.removesuffix("'s").removesuffix("’s")
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    if word.endswith("iest"):
        return word[:-4] + "y"
    if word.endswith("est") and len(word) > 6:
        return word[:-3] if not word.endswith("gest") else word[:-2]
    if word.endswith(("ches", "shes", "sses", "xes", "uses")):
        return word[:-2]
    if word.endswith("men"):
        return word[:-2] + "an"
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def hits(gold: Sequence[Figure], found: Sequence[Figure], *, middle: bool = False) -> tuple[int, int, int, int]:
    """(values met, of these with the unit, with the comparator, with the head noun): one to one, the best fitting pairs first."""
    pairs = [
        (same_unit(g, f), g.change == f.change, same_unit(g, f, head=True), -abs(i / max(1, len(gold)) - j / max(1, len(found))), -i, -j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if same_value(g, f, middle=middle)
    ]
    met, used_gold, used_found = [], set(), set()
    for unit, change, head, _, i, j in sorted(pairs, reverse=True):
        if i not in used_gold and j not in used_found:
            used_gold.add(i)
            used_found.add(j)
            met.append((unit, change, head))
    return len(met), sum(m[0] for m in met), sum(m[1] for m in met), sum(m[2] for m in met)


def f1(right: int, guessed: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (guessed + wanted) if guessed + wanted else 0.0


def measure(pairs: Iterable[Pair], *, middle: bool = False) -> dict[str, float]:
    """The figures over the sentences."""
    rows = [(len(gold), len(found), *hits(gold, found, middle=middle)) for _, gold, found in pairs]
    wanted, guessed, value, unit, change, head = (sum(column) for column in zip(*rows, strict=True)) if rows else (0,) * 6
    shares = {"value_f1": value, "value_unit_f1": unit, "value_comparator_f1": change, "value_unit_head_f1": head}
    return {name: f1(right, guessed, wanted) for name, right in shares.items()}


def show_misses(pairs: Iterable[Pair]) -> None:
    """Each sentence of the tuned half with a figure that is missed, invented, or of another unit or comparator."""
    for text, gold, found in pairs:
        met = hits(gold, found)
        if is_tuned(text) and (len(gold) != len(found) or met[:3] != (len(gold),) * 3):
            print(text)
            print("   theirs", [(g.change, g.value, g.unit) for g in gold])
            print("   ours  ", [(f.change, f.value, f.unit) for f in found])


def main() -> None:
    """Run as `python -m evals.quantities FILE [--limit N] [--misses] [--json-only]`."""
    made = parser("quantities", __doc__)
    made.add_argument("source", type=Path, help="NewsQuant.json, or an archive or folder with it")
    made.add_argument("--misses", action="store_true", help="show what is read otherwise, in the tuned half")
    chosen = made.parse_args()
    rows = sentences(chosen.source)[: chosen.limit]
    pairs = [(text, gold, ours(text)) for text, gold in rows]
    if chosen.misses:
        show_misses(pairs)
    line: dict[str, float | int | None] = dict(measure(pairs))
    for name, half in (("tuned", True), ("untouched", False)):
        line |= {f"{name}_{key}": value for key, value in measure([p for p in pairs if is_tuned(p[0]) == half]).items()}
    others = [(text, gold, guess) for text, gold in rows if (guess := reference(text)) is not None]
    beside = measure(others, middle=True) if others else {}
    line["reference_value_f1"] = beside.get("value_f1")
    line["reference_value_unit_f1"] = beside.get("value_unit_f1")
    line["sentences"], line["quantities"] = len(rows), sum(len(gold) for _, gold in rows)
    if not chosen.json_only:
        shown = [(k, "not installed" if v is None else f"{v:.3f}" if isinstance(v, float) else str(v)) for k, v in line.items()]
        table([("figure", "share"), *shown])
    close(line)


if __name__ == "__main__":
    main()
