"""What a headline, or the line under it, gives in another way than its own article: a measure misprinted, a goal too many, "all" for some.

Refuses figures that the text bears out anywhere, as they stand or as the sum of two others.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from newstemma.claims.bounds import standing
from newstemma.claims.ground import Ground
from newstemma.claims.heads import Head, head_side, heads
from newstemma.claims.sides import finding, side
from newstemma.claims.values import as_value
from newstemma.language.feats import Feat, feats
from newstemma.language.numerals import SMALL
from newstemma.language.points import spoken_points
from newstemma.language.quantities import find_quantities
from newstemma.language.words import content_words, stem
from newstemma.model.claim import Conflict
from newstemma.model.reading import Quantity

_LEAD = 4  # sentences in which a news text bears out its headline
_MEASURED = frozenset({"money", "measure", "percent", "points", "count"})
_LARGE = 100  # a smaller count is too often another one with the same digits
_ALL = re.compile(r"\b(?:all|every|each of) (?:of )?(?:the |his |her |their |its )?(?:[a-z]+ )?([a-z]{4,})\b", re.IGNORECASE)
_NUMBERED = re.compile(rf"\d|\b(?:{'|'.join(SMALL)})\b", re.IGNORECASE)  # "all six lines" is read as a figure


def headline_differences(ground: Ground) -> list[Conflict]:
    """One finding for each figure of a head that its article has otherwise, and nowhere so. Cost: linear in the text."""
    return [c for article in ground.articles for head in heads(article) for ask in _ASKED for c in ask(ground, head)]


def _misprints(ground: Ground, head: Head) -> Iterator[Conflict]:
    """As in "26 million" above and 2.6 million below; "a full point" above and 75 basis points below."""
    body = ground.readings[head.article.id].quantities
    for q in _measures(head):
        alike = [b for b in (*body, *spoken_points(head.article.text)) if b.form in _MEASURED and _how(head, q, b) is not None]
        if not alike or any(_how(head, q, b) != "apart" or _is_cut(q, b) for b in alike) or _is_sum(q, alike):
            continue
        lead = [b for b in alike if b.start < _stop(ground, head)]
        meant = [b for b in alike if _is_misprint(q, b) and (q.form != "count" or b in lead)]
        meant = meant or [b for b in lead if q.form == "points" or _is_one_off(q, b, alike)] or _only(ground, head, q, alike)
        if meant:
            yield _finding(ground, head, q, [b for b in alike if (b.low, b.high) == (meant[0].low, meant[0].high)])


def _measures(head: Head) -> Iterator[Quantity]:
    for q in (*find_quantities(head.text), *spoken_points(head.text, head.article.text)):
        large = q.form != "count" or (q.unit is None and q.counts is None and (q.low or 0) >= _LARGE)
        if q.form in _MEASURED and large and q.low is not None and q.low == q.high and q.role not in ("from", "of"):
            yield q


def _how(head: Head, q: Quantity, b: Quantity) -> str | None:
    """How a figure of the head and one of the text stand; None: they measure two things."""
    if q.form != b.form or q.per != b.per:
        return None
    if q.form == "points" and q.unit == "pp" and head.text[q.start].isalpha():
        return "same" if q.low == b.base_low else "apart"  # "a full point" is not rounded
    return standing(q, head.text[q.start : q.end], b, head.article.text[b.start : b.end])


def _lengths(ground: Ground, head: Head) -> Iterator[Conflict]:
    """As in "shut for three months" above and three weeks below."""
    body = [b for b in ground.readings[head.article.id].quantities if b.form == "duration" and b.low == b.high and b.low]
    for q in find_quantities(head.text):
        days = _days(q)
        if q.form != "duration" or q.low != q.high or not days or any(_is_near(days, _days(b)) for b in body):
            continue
        near = [b for b in body if b.start < _stop(ground, head) and b.low == q.low and b.unit != q.unit and not b.approximate]
        meant = [b for b in near if max(days, _days(b)) <= _SLIP * min(days, _days(b))]
        if meant:
            yield _finding(ground, head, q, meant[:1])


def _days(q: Quantity) -> float:
    return (q.low or 0.0) * _DAYS.get(q.unit or "", 0.0)


def _is_near(one: float, other: float) -> bool:
    return other > 0 and max(one, other) <= _ROUND * min(one, other)


_DAYS = {
    "min": 1 / 1440,
    "minute": 1 / 1440,
    "h": 1 / 24,
    "hour": 1 / 24,
    "day": 1.0,
    "week": 7.0,
    "month": 30.4,
    "year": 365.0,
    "decade": 3650.0,
}
_SLIP = 61.0  # times: nobody writes minutes for days
_ROUND = 1.25  # times: "a month" stands above 28 days


def _is_sum(q: Quantity, body: Sequence[Quantity]) -> bool:
    """Whether it is what two figures of the text come to together, or what lies between them."""
    bare = [b.low for b in body if b.low is not None and b.unit == q.unit]
    return any(abs(abs(x + sign * y) - (q.low or 0)) <= 0.02 * (q.low or 0) for x, y in combinations(bare, 2) for sign in (1, -1))


def _is_misprint(q: Quantity, b: Quantity) -> bool:
    """Whether the digits are the same and their order or the size went wrong."""
    if q.unit != b.unit or q.low is None or b.low is None or b.low != b.high or not q.low > 0 < b.low:
        return False
    x, y = (_digits(v) for v in (q.low, b.low))
    times = max(q.low, b.low) / min(q.low, b.low)
    return times > 9 and (len(x) > 1 or times < 11) if x == y else len(x) > 1 and sorted(x) == sorted(y) and times < 10


def _is_one_off(q: Quantity, b: Quantity, body: Sequence[Quantity]) -> bool:
    """Whether one digit of a share is wrong, and the text has but two shares: 61 per cent above which 51 and 49 stand."""
    if q.form != "percent" or q.low is None or b.low is None or len({a.low for a in body}) > _SHARES:
        return False
    x, y = (_digits(v) for v in (q.low, b.low))
    alike = len(x) == len(y) > 1 and max(q.low, b.low) < 2 * min(q.low, b.low)
    return alike and sum(p != r for p, r in zip(x, y, strict=True)) == 1


def _only(ground: Ground, head: Head, q: Quantity, alike: Sequence[Quantity]) -> list[Quantity]:
    """The one sum or measure of its kind that the text has at all, told in words of the headline; none where there are several."""
    if q.form not in ("money", "measure") or len({(b.low, b.high) for b in alike}) != 1:
        return []
    ours = {w for w in content_words(head.text) if not w[0].isdigit()}
    near = [s for s in ground.readings[head.article.id].sentences for b in alike if s.start <= b.start < s.end]
    told = [ours & set(content_words(head.article.text, s.start, s.end)) for s in near]
    exact = all(
        b.low is not None and b.low == b.high and b.low > 0 and max(b.low, q.low or 0) <= _TIMES * min(b.low, q.low or 0) for b in alike
    )
    return list(alike) if exact and max(map(len, told), default=0) >= _WORDS else []


_WORDS = 3  # of the headline, which the sentence of the figure has too
_TIMES = 10.0  # what is so many times the other is another sum


def _digits(value: float) -> str:
    return f"{value:.9e}".split("e")[0].replace(".", "").rstrip("0")


def _is_cut(q: Quantity, b: Quantity) -> bool:
    """Whether it is the text's figure with its decimals cut off: 99 above 99.9."""
    return q.low is not None and b.low is not None and q.unit == b.unit and 0 <= b.low - q.low < _CUT * q.low


_SHARES = 2
_CUT = 0.02


def _feats(ground: Ground, head: Head) -> Iterator[Conflict]:
    """As in "four-goal Brodin" above, and "three goals from Brodin" below."""
    text = head.article.text
    told = feats(text)
    for feat in feats(head.text):
        mine = [t for t in told if t.name == feat.name and t.noun == feat.noun]
        if mine and all(t.number != feat.number for t in mine) and len({t.number for t in mine}) == 1:
            yield _finding(ground, head, _as_count(feat), [_as_count(t) for t in mine])


def _as_count(feat: Feat) -> Quantity:
    return Quantity(feat.start, feat.end, "number", feat.number, feat.number, None, feat.noun)


def _wholes(ground: Ground, head: Head) -> Iterator[Conflict]:
    """As in "guilty on all counts" above, and on six of seven counts below."""
    text, stop = head.article.text, _stop(ground, head)
    for match in _ALL.finditer(head.text):
        if _NUMBERED.search(match[0]):
            continue
        noun = stem(match[1].casefold())
        mine = [q for q in ground.readings[head.article.id].quantities if q.start < stop and _is_some(text, q, noun)]
        if mine and not re.search(rf"\ball (?:of )?(?:the |his |her |their )?(?:[\w-]+ )?{noun}", text, re.IGNORECASE):
            whole = replace(mine[0], start=match.start(), end=match.end(), low=mine[0].whole, high=mine[0].whole, counts=match[1])
            yield _finding(ground, head, whole, mine[:1])


def _is_some(text: str, q: Quantity, noun: str) -> bool:
    """Whether it is a part of a whole that the text counts beside it by this noun."""
    if q.whole is None or q.low is None or q.low != q.high or not q.low < q.whole:
        return False
    return noun in content_words(text, q.start, q.end + 40)


def _records(ground: Ground, head: Head) -> Iterator[Conflict]:
    """As in a world record above and a course record below, where the text knows of no world record."""
    article, lead = head.article, _stop(ground, head)
    told = list(_RECORD.finditer(article.text))
    for match in _RECORD.finditer(head.text):
        level = match[1].casefold()
        rivals = [m for m in told if m.start() < lead]
        if rivals and all(m[1].casefold() != level for m in told) and len({m[1].casefold() for m in rivals}) == 1:
            place = head.place(match.start(), match.end())
            groups = [[side(ground, article, place, None)], [side(ground, article, article.cut(m.start(), m.end()), None) for m in rivals]]
            why = f"the {head.shown} has a {match[0].casefold()}, the text a {rivals[0][0].casefold()}"
            yield finding(ground, "other", "internal", f"record in the {head.shown}", groups, why)


_RECORD = re.compile(
    r"\b(world|olympic|european|african|asian|american|national|course|track|stadium|club|league|tournament|state)[- ]record\b",
    re.IGNORECASE,
)


def _stop(ground: Ground, head: Head) -> int:
    sentences = ground.readings[head.article.id].sentences
    return sentences[min(_LEAD, len(sentences)) - 1].end if sentences else 0


def _finding(ground: Ground, head: Head, q: Quantity, body: Sequence[Quantity]) -> Conflict:
    article = head.article
    rows = [side(ground, article, article.cut(b.start, b.end), as_value(article, b)) for b in body]
    why = f"the {head.shown} has {head.text[q.start : q.end]}, the text {rows[0].at.text}"
    return finding(ground, "number", "internal", f"{q.counts or 'figure'} in the {head.shown}", [[head_side(ground, head, q)], rows], why)


_ASKED: tuple[Callable[[Ground, Head], Iterator[Conflict]], ...] = (_misprints, _lengths, _feats, _wholes, _records)
