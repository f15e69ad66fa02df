"""Dates and times in TempEval-3 articles (or GUM): which expressions are found, and whether their value is right.

Counted are expressions of type DATE and TIME, as they are what `find_times` looks for; `all_value_f1` counts DURATION and SET against
us too.
A week, a quarter, a season or a decade is compared by `Time.stretch`; a gold value that names no time ("PAST_REF") can only be missed.
GUM's news documents have figures of their own. The documents are halved by the SHA-256 of their names: errors are read in the tuned half.
The reference is dateparser's search, where it is installed; else null.
"""

from __future__ import annotations

import hashlib
import re
import tarfile
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from evals.common import close, parser, table
from newstemma.language.times import find_times


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated expression. kind: DATE, TIME, DURATION or SET."""

    start: int
    end: int
    kind: str
    value: str


@dataclass(frozen=True, slots=True)
class Paper:
    """A text, the day it was written, and its expressions."""

    name: str
    text: str
    day: str | None
    gold: tuple[Gold, ...]


Guess = tuple[int, int, str | None]
_TAG = re.compile(r"<(/?)(\w+)([^<>]*)>")


def papers(source: Path) -> Iterator[Paper]:
    """The articles of a folder or archive: platinum where it is there and nothing else is asked for by a folder's name."""
    for name, text in sorted(_files(source)):
        yield read_tml(name, text) if name.endswith(".tml") else read_gum(name, text)


def _files(source: Path) -> Iterator[tuple[str, str]]:
    """(name, content) of the annotated files."""
    if source.is_dir():
        found = [p for p in source.rglob("*") if p.suffix in (".tml", ".conllu") and "normalized" not in str(p) and "/Tools/" not in str(p)]
        platinum = [p for p in found if "/te3-platinum/" in str(p)]
        yield from ((p.name, p.read_text(encoding="utf-8")) for p in platinum or found)
        return
    with tarfile.open(source) as archive:
        wanted = [m for m in archive.getmembers() if m.isfile() and m.name.endswith((".tml", ".conllu")) and "/Tools/" not in m.name]
        platinum_members = [m for m in wanted if "/te3-platinum/" in m.name]
        for member in platinum_members or wanted:
            opened = archive.extractfile(member)
            if opened is not None:
                yield Path(member.name).name, opened.read().decode("utf-8")


def read_tml(name: str, source: str) -> Paper:
    """One TimeML file: the words of its TEXT, its creation day, its TIMEX3 elements."""
    made = re.search(r"<DCT>.*?value=\"([^\"]+)\"", source, re.DOTALL)
    body = re.search(r"<TEXT>(.*?)</TEXT>", source, re.DOTALL)
    text, gold, open_at = "", [], None
    at = 0
    inner = body[1] if body else ""
    for tag in _TAG.finditer(inner):
        text += unescape(inner[at : tag.start()])
        at = tag.end()
        if tag[2] == "TIMEX3" and not tag[1]:
            open_at = (len(text), dict(re.findall(r"(\w+)=\"([^\"]*)\"", tag[3])))
        elif tag[2] == "TIMEX3" and open_at is not None:
            gold.append(Gold(open_at[0], len(text), open_at[1].get("type", ""), open_at[1].get("value", "")))
            open_at = None
    return Paper(name, text + unescape(inner[at:]), made[1][:10] if made else None, tuple(gold))


def read_gum(name: str, source: str) -> Paper:
    """One GUM document: its words, its date, its `<date when="…">` elements that name a day, a month or a year."""
    day = re.search(r"# meta::dateCreated = (\S+)", source)
    text, gold, opened = "", [], []
    for line in source.splitlines():
        if not line:
            text += "\n"
        cells = line.split("\t")
        if len(cells) != 10 or "-" in cells[0] or "." in cells[0]:
            continue
        marks = cells[9]
        opened += [(len(text), when) for when in re.findall(r"<date when:::\"([^\"]+)\"", marks)]
        text += cells[1]
        if "</date>" in marks and opened:
            start, when = opened.pop()
            gold.append(Gold(start, len(text), "DATE", when))
        text += "" if "SpaceAfter=No" in marks else " "
    return Paper(name, text, day[1] if day else None, tuple(gold))


def ours(paper: Paper) -> list[Guess]:
    """What `find_times` finds."""
    return [(t.start, t.end, t.stretch or t.value) for t in find_times(paper.text, paper.day)]


def reference(paper: Paper) -> list[Guess] | None:
    """What dateparser finds, its clock set to the article's day; None where it is not installed."""
    try:
        from datetime import datetime

        from dateparser.search import search_dates
    except ImportError:
        return None
    base = datetime.fromisoformat(paper.day) if paper.day else None
    settings = {"RELATIVE_BASE": base, "PREFER_DATES_FROM": "past"} if base else {"PREFER_DATES_FROM": "past"}
    guesses: list[Guess] = []
    at = 0
    for words, when in search_dates(paper.text, languages=["en"], settings=settings) or []:
        start = paper.text.find(words, at)
        if start >= 0:
            guesses.append((start, start + len(words), when.date().isoformat()))
            at = start + len(words)
    return guesses


def counts(gold: list[Gold], guesses: list[Guess], *, kinds: tuple[str, ...]) -> tuple[int, int, int, int]:
    """(overlapping, of these with the right value, guesses, gold): an expression counts once; guesses on other kinds are left out."""
    wanted = [g for g in gold if g.kind in kinds]
    others = [g for g in gold if g.kind not in kinds]
    kept = [q for q in guesses if not any(q[0] < g.end and q[1] > g.start for g in others)]
    met = right = 0
    for g in wanted:
        hits = [q for q in kept if q[0] < g.end and q[1] > g.start]
        met += bool(hits)
        right += any(same_value(g.value, q[2]) for q in hits)
    return met, right, len(kept), len(wanted)


def same_value(gold: str, got: str | None) -> bool:
    """The same value; a part of the day ("2013-03-22TMO") counts as its day, seconds and zones are left aside."""
    if got is None:
        return False
    plain = re.sub(r"T(?:MO|AF|EV|NI|MI|DT)$", "", gold)
    cut = lambda value: re.sub(r"(?:Z|[+-]\d\d:\d\d)$", "", value)[:16]  # noqa: E731
    return cut(plain) == cut(got)


def f1(right: int, guessed: int, wanted: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (guessed + wanted) if guessed + wanted else 0.0


def measure(found: list[tuple[Paper, list[Guess]]]) -> dict[str, float]:
    """The figures over all articles."""
    totals = {"date": (0, 0, 0, 0), "all": (0, 0, 0, 0)}
    for paper, guesses in found:
        for name, kinds in (("date", ("DATE", "TIME")), ("all", ("DATE", "TIME", "DURATION", "SET"))):
            new = counts(list(paper.gold), guesses, kinds=kinds)
            totals[name] = tuple(a + b for a, b in zip(totals[name], new, strict=True))  # type: ignore[assignment]
    met, right, guessed, wanted = totals["date"]
    return {
        "value_f1": f1(right, guessed, wanted),
        "span_f1": f1(met, guessed, wanted),
        "value_precision": right / guessed if guessed else 0.0,
        "value_recall": right / wanted if wanted else 0.0,
        "all_value_f1": f1(totals["all"][1], totals["all"][2], totals["all"][3]),
    }


def parts(found: list[tuple[Paper, list[Guess]]]) -> dict[str, list[tuple[Paper, list[Guess]]]]:
    """The halves, and GUM's news; those that are there."""
    cuts = {
        "tuned": [pair for pair in found if is_tuned(pair[0].name)],
        "untouched": [pair for pair in found if not is_tuned(pair[0].name)],
        "news": [pair for pair in found if pair[0].name.startswith("GUM_news_")],
    }
    return {name: pairs for name, pairs in cuts.items() if pairs}


def is_tuned(name: str) -> bool:
    """Whether a document is in the half whose errors were read."""
    return hashlib.sha256(name.encode()).digest()[0] % 2 == 0


def main() -> None:
    """Measure and print."""
    made = parser("times", __doc__)
    made.add_argument("source", type=Path)
    made.add_argument("--misses", action="store_true", help="print each expression that was missed or read wrongly")
    chosen = made.parse_args()
    read = list(papers(chosen.source))[: chosen.limit]
    found = [(paper, ours(paper)) for paper in read]
    line: dict[str, float | int | None] = dict(measure(found))
    for part, chosen_ones in parts(found).items():
        line |= {f"{part}_{name}": figure for name, figure in measure(chosen_ones).items() if name == "value_f1"}
    others = [(paper, guess) for paper in read if (guess := reference(paper)) is not None]
    line["reference_value_f1"] = measure(others)["value_f1"] if others else None
    line["articles"] = len(read)
    if chosen.misses:
        show_misses([pair for pair in found if is_tuned(pair[0].name)])
    if not chosen.json_only:
        shown = [
            (name, "not installed" if figure is None else f"{figure:.3f}" if isinstance(figure, float) else str(figure))
            for name, figure in line.items()
        ]
        table([("figure", "share"), *shown])
    close(line)


def show_misses(found: list[tuple[Paper, list[Guess]]]) -> None:
    """Each expression that was missed, read wrongly or invented."""
    for paper, guesses in found:
        for g in paper.gold:
            hits = [q for q in guesses if q[0] < g.end and q[1] > g.start]
            if g.kind in ("DATE", "TIME") and not any(same_value(g.value, q[2]) for q in hits):
                got = [(paper.text[q[0] : q[1]], q[2]) for q in hits]
                print(f"{paper.name} ({paper.day}) {paper.text[max(0, g.start - 40) : g.end + 20]!r} {g.value} got {got}")
        for q in guesses:
            if not any(q[0] < g.end and q[1] > g.start for g in paper.gold):
                print(f"{paper.name} extra {paper.text[max(0, q[0] - 30) : q[1] + 20]!r} {q[2]}")


if __name__ == "__main__":
    main()
