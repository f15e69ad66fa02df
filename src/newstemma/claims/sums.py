"""Figures of one sentence that do not come out: parts that make no whole, a share that is another, a conversion, a change.

Refuses parts of which nothing says that they are all, and what rounding explains.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from math import isfinite

from newstemma.claims.bounds import standing
from newstemma.claims.breakdowns import breakdowns
from newstemma.claims.ground import Ground
from newstemma.claims.odd import Odd, odd_finding, shown
from newstemma.claims.totals import totals
from newstemma.model.article import Article
from newstemma.model.claim import Conflict
from newstemma.model.reading import Quantity, Sentence

_LISTED = re.compile(r"[^.;!?]{0,60}[:,(–—]\s*(?:with |namely |of (?:which|whom|them) )?$")
_FAR_LISTED = re.compile(r"[^.;!?\d]{0,140},\s*")  # "fourteen were treated for smoke, the clinic said, eleven of them at the airport"
_PLACED = re.compile(r"(?:\s+of\s+(?:them|these|those|which|whom))?\s+(?:in|from|at|by|for|on|to|with)\b")
_OF_WHOLE = re.compile(r"(?:^|[.!?]\s|\n)?Of (?:the|its|his|her|those|all) [^.;]{0,80}$")  # what follows is a part itself
_OPENED = re.compile(r"[:(–—]|\bof (?:which|whom|them)\b|\bnamely\b|\bwith\b")  # what follows is told as the parts
_WERE = re.compile(r"[^.;:,\d]{0,60}\b(?:were|are|comprised?|consist(?:s|ed)? of|made up of)\s+(?:of\s+)?$")
_BESIDE = re.compile(r"(?:\band|,|, and)\s*(?:the other |another |a further |an? (?:crew|staff|team|group) of )?$")
_PREPOSITION = re.compile(r"\s*(?:(?:were|was|came|are) )?(in|from|of|at|by|for|on|to|with)\b")
_IN_OTHER_WORDS = re.compile(
    r"\s*(?:[a-z]+(?:\s+[a-z]+){0,2})?\s*(?:\(|, or |, that is |– |— |, ?)(?:about |some |nearly |almost |roughly |around )?$",
    re.IGNORECASE,
)
_AND_ONE = re.compile(r"[^.;:,0-9]{2,40},? and (one) (?:in|from|of|at|by|for|on|to|with)\b")
_CONVERTED = re.compile(
    r"\s*(?:\(|, or | or |/)\s*(?:about |some |nearly |almost |roughly |around |just over |just under )?$", re.IGNORECASE
)
_CHANGE = re.compile(
    r"\b(?:by|(?:rise|fall|cut|drop|revision|change|increase|decrease|gain|loss|gap|jump|decline) of)(?: just| only| about)? $",
    re.IGNORECASE,
)
_ALL_TOLD = re.compile(r":\s*$|\bof (?:which|whom|them) $|\bnamely $")
_OF_THEM = re.compile(r"(?:Of (?:the|these|those|them)\b|Among (?:them|those|these)\b)")
_OF = re.compile(r"(?:^|[.!?]\s+|\n)Of (?:[\w'’-]+ ){0,3}$")
_SAID_BETWEEN = re.compile(r"[^.;!?]{0,70}(?:\(|, or |, that is )(?:about |some |nearly |almost )?$")
_LIKELY_ALL = (0.8, 1.25)  # parts that come to less, or more, of the whole are not meant to be all of it
_NEARLY_ALL = (0.9, 1.1)  # where the parts are not told alike
_LONG = 60  # characters between two parts
_MANY_PARTS = 4
_SHARE = 0.012  # shares are given in whole per cent


def sum_differences(ground: Ground) -> list[Conflict]:
    """One finding for each such set of figures, with every article that prints it. Cost: linear in the figures."""
    by_words: defaultdict[tuple[str, str], list[Odd]] = defaultdict(list)
    for article in ground.articles:
        reading = ground.readings[article.id]
        at = 0
        before: list[Quantity] = []
        for sentence in reading.sentences:
            inside: list[Quantity] = []
            while at < len(reading.quantities) and reading.quantities[at].start < sentence.end:
                if isfinite(reading.quantities[at].low or 0.0):
                    inside.append(reading.quantities[at])
                at += 1
            stop = article.text.find(";", sentence.start, sentence.end)
            first = [q for q in inside if stop < 0 or q.end <= stop]
            for odd in (*_odd(article, sentence, inside), *_shared_out(article, sentence, before, first)):
                by_words[odd.about, odd.why].append(odd)
            before = inside
        seen = {odd.figures[0].start for odds in by_words.values() for odd in odds if odd.article.id == article.id}
        more = [odd for odd in breakdowns(article, reading) if odd.figures[0].start not in seen]
        for odd in (*totals(article, reading), *more):
            by_words[odd.about, odd.why].append(odd)
    return [odd_finding(ground, odds) for _, odds in sorted(by_words.items())]


def _odd(article: Article, sentence: Sentence, inside: Sequence[Quantity]) -> Iterator[Odd]:
    for n, q in enumerate(inside):
        rest = inside[n + 1 :]
        if rest:
            if n == 0 or not _OF_WHOLE.search(article.text, sentence.start, q.start):
                yield from _parts(article, sentence, q, rest)
            yield from _converted(article, q, rest[0])
            yield from _shares(article, q, rest)
    yield from _changes(article, inside)


def _parts(article: Article, sentence: Sentence, whole: Quantity, rest: Sequence[Quantity]) -> Iterator[Odd]:
    """A whole and what is listed behind it as its parts: "24 scientists, 14 from one house and eight from another"."""
    text = article.text
    between = text[whole.end : rest[0].start]
    listed = _LISTED.fullmatch(between) or _WERE.fullmatch(between)
    money = whole.form == "money" and between.rstrip().endswith(":") and all(_PLACED.match(text, q.end, sentence.end) for q in rest)
    if not (_is_count(whole) or money) or not (listed or (rest[0].subset == "of them" and _FAR_LISTED.fullmatch(between))):
        return
    parts: list[Quantity] = []
    for q in rest:
        gap = text[parts[-1].end : q.start] if parts else ""
        if not _is_count(q) or (q.low or 0) >= (whole.low or 0) or (parts and not _BESIDE.search(gap)) or len(gap) > _LONG:
            break
        parts.append(q)
    if parts and len(parts) == len(rest) and (one := _one_more(text, parts[-1], sentence)) is not None:
        parts.append(one)
    if any(q.counts not in (None, whole.counts) for q in parts) and not (_OPENED.search(between) or _WERE.fullmatch(between)):
        return  # "28 points, 17 rebounds and 12 assists"
    told = {m[1] if (m := _PREPOSITION.match(text, q.end, sentence.end)) else None for q in parts}
    if len(parts) > 1 and not text[parts[-1].end : sentence.end].count(";"):
        alike = len(told) == 1 and None not in told
        said = (
            all(_PLACED.match(text, q.end, sentence.end) for q in parts) or _ALL_TOLD.search(text[whole.end : parts[0].start]) is not None
        )
        yield from _unlike(article, whole, parts, _LIKELY_ALL if alike or said else _NEARLY_ALL)


def _unlike(article: Article, whole: Quantity, parts: Sequence[Quantity], likely: tuple[float, float]) -> Iterator[Odd]:
    """The whole and its parts where these come to something else that is not far off."""
    total = sum(q.low or 0 for q in parts)
    if whole.low and total != whole.low and likely[0] <= total / whole.low <= likely[1] and all((q.low or 0) < whole.low for q in parts):
        why = f"{' and '.join(shown(article, q) for q in parts)} make {total:,.10g}, not {shown(article, whole)}"
        yield Odd(article, (whole, *parts), whole.counts or "parts of a whole", why)


def _shared_out(article: Article, sentence: Sentence, before: Sequence[Quantity], inside: Sequence[Quantity]) -> Iterator[Odd]:
    """A whole that is all that a sentence counts, and parts that are all that the next one does.

    "Nineteen were hurt. One clinic took eleven, one six."
    """
    before = before[:1] if _OF_THEM.match(article.text, sentence.start) else before
    if len(before) != 1 or not 2 <= len(inside) <= _MANY_PARTS:
        return
    whole, parts = before[0], tuple(inside)
    bare = all(_is_count(q) and q.counts is None and q.whole is None and q.role is None for q in (*parts, replace(whole, counts=None)))
    of_them = _OF_THEM.match(article.text, sentence.start) is not None and all(map(_is_count, (*parts, whole)))
    only = re.search(r"\b(?:only|just|at least|another|also)\b", article.text[sentence.start : sentence.end], re.IGNORECASE)
    if (bare or of_them) and not only:
        yield from _unlike(article, whole, parts, _LIKELY_ALL)


def _one_more(text: str, last: Quantity, sentence: Sentence) -> Quantity | None:
    """A part that is no figure to the reader of figures: "and one of laundering"."""
    found = _AND_ONE.match(text, last.end, sentence.end)
    return replace(last, start=found.start(1), end=found.end(1), low=1.0, high=1.0) if found else None


def _is_count(q: Quantity) -> bool:
    return q.form == "count" and q.unit is None and q.low is not None and q.low == q.high and not q.approximate and q.low == int(q.low)


def _converted(article: Article, q: Quantity, other: Quantity) -> Iterator[Odd]:
    """One measure in two units: "23 kilograms (51 pounds)"."""
    if q.base_unit is None or q.base_unit != other.base_unit or q.unit == other.unit or q.form != "measure":
        return
    if not _CONVERTED.fullmatch(article.text[q.end : other.start]):
        return
    words = shown(article, q), shown(article, other)
    if standing(q, words[0], other, words[1]) == "apart" and _ratio(q, other) > _FAR_OFF:
        yield Odd(article, (q, other), q.counts or "one measure in two units", f"{words[0]} are not {words[1]}")


_FAR_OFF = 1.1  # times: conversions are rounded roughly, "more than 40 kilometres (24 miles)"


def _ratio(q: Quantity, other: Quantity) -> float:
    x, y = q.base_low or q.base_high or 0.0, other.base_low or other.base_high or 0.0
    return max(x, y) / min(x, y) if min(x, y) > 0 else 1.0


def _shares(article: Article, part: Quantity, rest: Sequence[Quantity]) -> Iterator[Odd]:
    """A part of a whole, and the share that it is said to be: "112 of 140, nine in ten"."""
    if part.whole is None and (of := _of_whole(article, part, rest)) is not None:
        part, rest = of, rest[1:]
    if part.whole is None or not part.whole or part.low is None or part.low != part.high or part.form != "count":
        return
    behind = [q for q in rest if not (q.low == part.whole and q.role == "of")]
    whole = next((q for q in rest if q.low == part.whole), part)
    if not behind or behind[0].start < whole.end or not _beside(article.text[whole.end : behind[0].start]):
        return
    share = behind[0]
    said = share.base_low if share.base_unit == "share" else share.low if share.form == "fraction" else None
    if said is None or share.low != share.high:
        return
    true = part.low / part.whole
    slack = 0.05 if share.form == "fraction" else _SHARE
    if abs(true - said) > slack and said <= 1:
        words = shown(article, part), shown(article, share)
        why = f"{words[0]} of {part.whole:,.10g} is {100 * true:.3g} per cent, not {words[1]}"
        yield Odd(article, (part, share), "share of a whole", why)


def _beside(between: str) -> bool:
    return _IN_OTHER_WORDS.fullmatch(between) is not None or _SAID_BETWEEN.fullmatch(between) is not None


def _of_whole(article: Article, whole: Quantity, rest: Sequence[Quantity]) -> Quantity | None:
    """The part of a whole that is named first: "of its 140 staff, 112 were sent home"."""
    told = article.text[max(0, whole.start - 40) : whole.start]
    if len(rest) > 1 and _OF.search(told) and _is_count(whole) and _is_count(rest[0]) and (rest[0].low or 0) < (whole.low or 0):
        return replace(rest[0], whole=whole.low)
    return None


def _changes(article: Article, inside: Sequence[Quantity]) -> Iterator[Odd]:
    """From one figure to another, and by how much: "from 1.8 to 1.1, a cut of 0.9 points"."""
    first = next((q for q in inside if q.role == "from"), None)
    last = next((q for q in inside if q.role == "to"), None)
    if first is None or last is None or first.low is None or last.low is None or not _are_of_one_kind(first, last):
        return
    yield from _in_per_cent(article, first, last, inside)
    for q in inside:
        told = article.text[max(0, q.start - 40) : q.start]
        points = q.form == "points" or q.counts == "points"
        alike = points if first.form == "percent" else _are_of_one_kind(q, last)
        said = q.base_low if q.form == "points" and q.base_low is not None else q.low
        if q is first or q is last or not alike or said is None or q.approximate or not (q.role == "by" or _CHANGE.search(told)):
            continue
        change = abs(first.low - last.low)
        if abs(change - said) > 0.051 * max(change, said) and not _is_rounded(change, said):
            words = [shown(article, f) for f in (first, last, q)]
            yield Odd(article, (first, last, q), "a change", f"from {words[0]} to {words[1]} is {change:.4g}, not {words[2]}")


def _are_of_one_kind(a: Quantity, b: Quantity) -> bool:
    """Whether both have one unit, or one of them leaves that of a sum of money out: "from 98 million to 84 million euros"."""
    if a.form == b.form:
        return a.unit == b.unit
    bare, money = (a, b) if a.form == "count" else (b, a)
    return (
        money.form == "money" and bare.form == "count" and bare.unit is None and bare.counts is None and min(a.low or 0, b.low or 0) >= _SUM
    )


_SUM = 1000  # a smaller bare figure counts something else


def _in_per_cent(article: Article, first: Quantity, last: Quantity, inside: Sequence[Quantity]) -> Iterator[Odd]:
    """From one figure to another, and by what share: "from 2.40 to 2.70 euros, an increase of 20 per cent"."""
    if first.form == "percent" or not first.low or last.low is None or first.unit not in (None, last.unit):
        return
    change = 100 * abs(last.low - first.low) / first.low
    for q in inside:
        told = article.text[max(0, q.start - 40) : q.start]
        exact = q.form == "percent" and q.low is not None and q.low == q.high and not q.approximate and not first.approximate
        if exact and (q.role == "by" or _CHANGE.search(told)) and abs(change - (q.low or 0.0)) > max(_OFF_BY, 0.1 * change):
            words = [shown(article, f) for f in (first, last, q)]
            yield Odd(article, (first, last, q), "a change", f"from {words[0]} to {words[1]} is {change:.3g} per cent, not {words[2]}")


_OFF_BY = 1.5  # per cent: from and to are rounded, and so is the share


def _is_rounded(change: float, said: float) -> bool:
    return abs(change - said) < 0.051 if said < 10 else round(change) == round(said)
