"""Since when nothing was as bad, as high or as much: "the deadliest attack since 2031", "the worst in a decade".

Two articles that look back to two different days do not mean the same one. Refuses rankings of different things or places, and years that
only round one another.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from newstemma.claims.ground import Ground
from newstemma.claims.reach import days_of
from newstemma.claims.scenes import CALENDAR, sentence_of
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.numerals import spelled
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Reading

_FAMILIES = {
    "worst": "worst", "deadliest": "worst", "bloodiest": "worst",
    "biggest": "biggest", "largest": "biggest", "steepest": "biggest", "sharpest": "biggest", "greatest": "biggest", "heaviest": "biggest",
    "highest": "highest", "lowest": "lowest", "strongest": "strongest", "weakest": "weakest", "fewest": "fewest", "longest": "longest",
    "first": "first",
}  # fmt: skip
_RANKED = re.compile(
    rf"\b(?P<rank>{'|'.join(_FAMILIES)})\b(?P<of>(?:[^.;:\n“”\"]){{0,80}}?)\s"
    r"(?:since\s(?P<since>(?:[\w’',-]+\s){0,4}?(?=(?:[A-Z][a-z]+\.?\s(?:\d{1,2},\s)?)?(?:1[89]|20|21)\d\d\b))"
    r"|in\s(?:(?P<vague>(?:more|less)\sthan|nearly|almost|at\sleast|over|about|around|some)\s)?"
    r"(?P<count>an?|\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|fifty)\s"
    r"(?P<unit>years?|decades?)\b)"
)
_SAME_THING = dict.fromkeys(
    "attack assault incid incident massacr bomb shoot atrociti atrocity violenc violence strike raid kill".split(), "attack"
)
_NO_THING = frozenset({"time", "ever", "appear", "country", "recent", "nation"})


@dataclass(frozen=True, slots=True)
class _Ranked:
    """A ranking that reaches back to between two years. rank: by the first word of its family; of: stems of what is ranked, and where."""

    one: Side
    rank: str
    of: frozenset[str]
    low: float
    high: float
    rounded: bool


def worst_since_differences(ground: Ground) -> list[Conflict]:
    """One finding for each two rankings of one thing that look back to different times. Cost: linear in the text."""
    told = [r for a in ground.articles for r in _ranked(ground, a, ground.readings[a.id])]
    pairs = [(a, b) for n, a in enumerate(told) for b in told[n + 1 :] if a.one.article != b.one.article and _is_one(a, b)]
    found: list[Conflict] = []
    seen: set[Side] = set()
    for a, b in pairs:
        if not {a.one, b.one} & seen and max(a.low, b.low) - min(a.high, b.high) > 0:
            seen |= {a.one, b.one}
            found.append(_finding(ground, a, b, told))
    return found


def _ranked(ground: Ground, article: Article, reading: Reading) -> Iterator[_Ranked]:
    for match in _RANKED.finditer(article.text) if reading.read else ():
        number = sentence_of(reading, match.start())
        if number is None or match.end() > reading.sentences[number].end:
            continue
        years = _since(reading, match) if match["count"] is None else _ago(article, match)
        if years is None:
            continue
        start, end, low, high = years
        at = article.cut(start, end)
        value = Value("date", at.text, None, None, None, None, None, at)
        words = (
            content_words(match["of"]) if match["of"].strip() else content_words(article.text, max(0, match.start() - 50), match.start())
        )
        of = frozenset(_SAME_THING.get(w, w) for w in words) - CALENDAR - _NO_THING
        yield _Ranked(side(ground, article, at, value), _FAMILIES[match["rank"]], of, low, high, match["count"] is not None)


def _since(reading: Reading, match: re.Match[str]) -> tuple[int, int, float, float] | None:
    """Where the date of "since" stands, and between which points of time it lies, in years."""
    time = next((t for t in reading.times if match.end() - 5 <= t.start <= match.end() + 12 or t.start < match.end() < t.end), None)
    days = days_of(time.value) if time is not None and time.value is not None and not time.anchored else None
    return None if time is None or days is None else (time.start, time.end, _year(days[0]), _year(days[1]))


def _ago(article: Article, match: re.Match[str]) -> tuple[int, int, float, float] | None:
    """Likewise for "in ten years", with the room that a round figure has; None without the day of publication."""
    stamp = article.published.day if article.published is not None else None
    if stamp is None or match["vague"]:
        return None
    count = 1 if match["count"] in ("a", "an") else int(match["count"]) if match["count"].isdecimal() else int(spelled(match["count"]) or 0)
    years = count * (10 if match["unit"].startswith("decade") else 1)
    room = max(1.0, 0.15 * years) if years < 10 else 0.25 * years
    return match.start("count"), match.end("unit"), _year(stamp) - years - room, _year(stamp) - years + room


def _year(day: str) -> float:
    known = date.fromisoformat(day)
    return known.year + (known.timetuple().tm_yday - 1) / 366


def _is_one(a: _Ranked, b: _Ranked) -> bool:
    """Whether one thing is ranked in one scope: two words in common, or all that one of them has."""
    both = a.of & b.of
    return a.rank == b.rank and (len(both) > 1 or bool(both) and both in (a.of, b.of))


def _finding(ground: Ground, a: _Ranked, b: _Ranked, told: list[_Ranked]) -> Conflict:
    sides = [[r.one for r in told if r.rank == x.rank and _is_one(r, x) and (r.low, r.high) == (x.low, x.high)] or [x.one] for x in (a, b)]
    rounded = a.rounded or b.rounded
    why = f"“{a.one.at.text}” and “{b.one.at.text}” look back to different times for the last that was as {_AS.get(a.rank, 'such')}"
    resolved = backed(sides) if not rounded else None
    return finding(
        ground, "date", "compatible" if rounded else "conflict", f"{a.rank} since when", sides, why, resolved=resolved
    )  # fmt: skip


_AS = {"worst": "bad", "biggest": "big", "highest": "high", "lowest": "low", "strongest": "strong", "longest": "long"}
