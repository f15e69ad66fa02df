"""Where a sentence first stands in a report, and the chain to it: every article that has it, in order of time, and who took it from whom.

Words alone are compared, weighed by how few sentences of the pile use them; what says the same in other words is not found here.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newstemma.report.digest import Lookup, Object
from newstemma.report.terminal import printed, terminal

_ENDS = re.compile(r"(?<=[.!?])[”\"’')\]]*\s+(?=[“\"‘'(\[]?[A-Z\d])|\n+")
_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_HELD = 0.6  # of the weight of what is asked for that a sentence must hold: half of a sentence is another one
_LONGEST = 2_000  # characters of what is asked for


@dataclass(frozen=True, slots=True)
class Found:
    """One place of the sentence. held: share of its weight that stands there, 0 to 1; source: the label of the origin it counts for."""

    article: str
    outlet: str
    published: str
    source: str
    held: float
    start: int
    end: int
    text: str
    took_from: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Traced:
    """What was asked for and where it stands, the earliest first; articles without a date last. sources: how many stand behind them."""

    sentence: str
    places: tuple[Found, ...]
    sources: int


def trace(report: Object, sentence: str) -> Traced:
    """The best place of a sentence in each article that has most of it. Cost: linear in the report's text."""
    asked = _bag(sentence[:_LONGEST])
    cuts = [(a, start, end) for a in report["articles"] for start, end in _sentences(a["text"])]
    bags = [_bag(a["text"][start:end]) for a, start, end in cuts]
    weight = _weights(asked, bags)
    whole = sum(sorted(weight[w] for w in asked))
    best: dict[str, tuple[float, int, int]] = {}
    for (article, start, end), bag in zip(cuts, bags, strict=True):
        held = round(sum(sorted(weight[w] for w in asked & bag)) / whole, 4) if whole else 0.0
        if held >= _HELD and held > best.get(article["id"], (0.0, 0, 0))[0]:
            best[article["id"]] = held, start, end
    look = Lookup(report)
    places = [_found(report, look, article, *best[article], best) for article in sorted(best, key=look.order)]
    return Traced(sentence, tuple(places), len({p.source for p in places}))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in [*_ENDS.finditer(text), None]:
        end = match.start() if match is not None else len(text)
        if text[start:end].strip():
            yield start, end
        start = match.end() if match is not None else end


def _bag(text: str) -> frozenset[str]:
    return frozenset(w.casefold() for w in _WORD.findall(text))


def _weights(asked: frozenset[str], bags: list[frozenset[str]]) -> dict[str, float]:
    """Inverse document frequency over the sentences of the pile (Spärck Jones 1972)."""
    spread = Counter(w for bag in bags for w in bag & asked)
    return {w: math.log((len(bags) + 1) / (spread[w] + 0.5)) for w in asked}


def _found(report: Object, look: Lookup, article: str, held: float, start: int, end: int, best: Mapping[str, object]) -> Found:
    text = look.articles[article]["text"]
    whence = [c["source"] for c in report["copies"] if c["article"] == article and c["kind"] != "cites"]
    took = [look.who(s["article"]) for s in whence if s.get("article") in best]
    took += [s["agency"] for s in whence if s.get("agency")]
    label = next((o["label"] for s in report["stories"] for o in s["origins"] if article in o["articles"]), look.name(article))
    took_from = tuple(dict.fromkeys(took))
    return Found(article, look.name(article), look.stamp(article), label, held, start, end, text[start:end].strip(), took_from)


def trace_text(report: Object, found: Traced, *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma trace` prints."""
    from rich.padding import Padding

    console, out = terminal(width, colour=colour)
    look = Lookup(report)
    if not found.places:
        console.print("No sentence of the pile holds most of these words.")
        return printed(out)
    n, m = len(found.places), found.sources
    console.print(f"{n} article{'' if n == 1 else 's'} · {m} independent source{'' if m == 1 else 's'}", style="bold")
    for place in found.places:
        whence = f" · took text from {', '.join(place.took_from)}" if place.took_from else ""
        head = f"{place.published or 'no date'} · {look.who(place.article)} · source {place.source} · {place.held:.0%}{whence}"
        console.print(Padding(head, (0, 0, 0, 2)))
        console.print(Padding(" ".join(place.text.split()), (0, 0, 0, 6)), style="dim")
    return printed(out)
