"""Totals that their parts do not make, where the words say that these are all: a league table, two clinics, "14 in all".

Refuses parts of which nothing says that they are all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newstemma.claims.odd import Odd, shown
from newstemma.language.numerals import SMALL, spelled
from newstemma.model.article import Article
from newstemma.model.reading import Quantity, Reading, Sentence

_WORDS = "|".join(sorted(SMALL, key=len, reverse=True))
_N = rf"(?:\d{{1,3}}(?:,\d{{3}})*|(?:{_WORDS})(?:-(?:{_WORDS}))?)"
#: A count, read from the text itself: the reader of figures takes one behind a name for a part of it.
COUNT = rf"(?<![\w.,:/$€£-])({_N})(?![\w%/:-]|[.,]\d)"
_TABLE = {
    "played": r"played|games|matches|outings|starts",
    "won": r"won|wins?|winning|victories",
    "drawn": r"drawn|drew|draws?|drawing|tied|ties",
    "lost": r"lost|loss(?:es)?|losing|defeats?",
}
_CELLS = {
    name: re.compile(rf"(?:\b(?:{words})\s+(?:only\s+|just\s+)?{COUNT}|{COUNT}\s+(?:league\s+)?(?:{words})\b)", re.IGNORECASE)
    for name, words in _TABLE.items()
}
_GAPPED = re.compile(
    rf"\b(?:took|taken|received|treated|admitted|got|has|have|had|lost|counted|reported|sent|held|employs?|lists?)\b(?: in| on)?"
    rf"\s+{COUNT}(?:\s+[a-z]+){{0,2}},?\s+and\s+(?:the\s+|a\s+)?(?:[A-Z][\w’'-]*\s+){{1,4}}{COUNT}(?=\s*[;.,])"
)
_IN_ALL = re.compile(r"\s+(?:[a-z]+\s+){0,2}(?:in all|in total|altogether|all told)\b", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:altogether|in all|all told|together|(?:for |making |bringing )?a total of)\s*,?\s*(?:about\s+|some\s+)?$", re.IGNORECASE
)
_ANOTHER = re.compile(r"[^.;:]{0,120}\b(?:and|with|while|but)\s+(another|a further|the (?:other|remaining))\s+$", re.IGNORECASE)
_WHOLE, _SLACK = 1.0, 0.05  # shares are told roughly
_TABLE_REACH = 70  # characters between the cells of a table that is told in words
_LIKELY_ALL = (0.8, 1.25)


def totals(article: Article, reading: Reading) -> Iterator[Odd]:
    """Those of one article, in order of kind and place. Cost: linear in the text."""
    for number, sentence in enumerate(reading.sentences):
        inside = [q for q in reading.quantities if sentence.start <= q.start < sentence.end]
        before = reading.sentences[number - 1] if number else None
        yield from _table(article, sentence)
        yield from _shared_out(article, reading, sentence, before)
        yield from _in_all(article, inside)
        yield from _beyond_whole(article, inside)


def _table(article: Article, sentence: Sentence) -> Iterator[Odd]:
    """As in "27 played, 19 won, four drawn, five lost"."""
    cells = {name: cell.search(article.text, sentence.start, sentence.end) for name, cell in _CELLS.items()}
    found = {name: m for name, m in cells.items() if m is not None}
    if len(found) < len(_TABLE) or max(m.start() for m in found.values()) - min(m.start() for m in found.values()) > _TABLE_REACH:
        return
    read = {name: _count(m, 1 if m[1] else 2) for name, m in found.items()}
    if len({q.start for q in read.values()}) == len(read):
        yield from _odd(article, read["played"], [read["won"], read["drawn"], read["lost"]], "games")


def _shared_out(article: Article, reading: Reading, sentence: Sentence, before: Sentence | None) -> Iterator[Odd]:
    """As in "nineteen were hurt. One clinic took in eleven and the Infirmary six"."""
    for match in _GAPPED.finditer(article.text, sentence.start, sentence.end):
        told = [q for q in reading.quantities if q.end <= match.start() and q.start >= (before or sentence).start and is_count(q)]
        if told and (told[-1].start >= sentence.start or sum(q.start < sentence.start for q in told) == 1):
            yield from _odd(article, told[-1], [_count(match, 1), _count(match, 2)], told[-1].counts or "parts of a whole")


def _in_all(article: Article, inside: Sequence[Quantity]) -> Iterator[Odd]:
    """As in "nine men and four women, 14 people in all"; "1.4 million for the one, 700,000 for the other, altogether 2.3 million"."""
    for n, whole in enumerate(inside):
        parts = [q for q in inside[:n] if q.form == whole.form and (q.unit == whole.unit or q.unit is None)]
        told = _IN_ALL.match(article.text, whole.end) or _TOGETHER.search(article.text, max(0, whole.start - 30), whole.start)
        if told and len(parts) == n >= 2 and all(is_exact(q) for q in (*parts, whole)):
            yield from _odd(article, whole, parts, whole.counts or "parts of a whole", slack=0.0 if is_count(whole) else 0.02)


def _beyond_whole(article: Article, inside: Sequence[Quantity]) -> Iterator[Odd]:
    """As in "nearly 60 percent are state land, and another two-thirds private"; "70 percent, and the remaining 40"."""
    for a, b in pairwise(inside):
        other = _ANOTHER.fullmatch(article.text[a.end : b.start])
        x, y = _share(a), _share(b)
        if other is None or x is None or y is None:
            continue
        rest = other[1].casefold().startswith("the ") and a is inside[0]
        if x + y > _WHOLE + _SLACK or (rest and x + y < _WHOLE - 2 * _SLACK and not (a.approximate or b.approximate)):
            why = f"{shown(article, a)} and {other[1]} {shown(article, b)} make {100 * (x + y):.0f} per cent"
            yield Odd(article, (a, b), "shares of a whole", why)


def _share(q: Quantity) -> float | None:
    """A share of one whole as a number up to 1; None: it is none."""
    if q.low is None or q.low != q.high:
        return None
    value = q.low / 100 if q.form == "percent" else q.low if q.form == "fraction" else None
    return value if value is not None and 0 < value < _WHOLE else None


def _odd(article: Article, whole: Quantity, parts: Sequence[Quantity], about: str, *, slack: float = 0.0) -> Iterator[Odd]:
    total = sum(q.low or 0 for q in parts)
    size = whole.low or 0.0
    likely = bool(size) and _LIKELY_ALL[0] <= total / size <= _LIKELY_ALL[1] and all((q.low or 0) < size for q in parts)
    if likely and abs(total - size) > slack * size:
        why = f"{' and '.join(shown(article, q) for q in parts)} make {total:,.10g}, not {shown(article, whole)}"
        yield Odd(article, (whole, *parts), about, why)


def _count(match: re.Match[str], group: int) -> Quantity:
    words = match[group]
    number = float(words.replace(",", "")) if words[0].isdigit() else spelled(words) or 0.0
    return Quantity(match.start(group), match.end(group), "number", number, number, None, None)


def is_exact(q: Quantity) -> bool:
    """Whether it is one value, with no hedge and no bound."""
    return q.low is not None and q.low == q.high and not q.approximate


def is_count(q: Quantity) -> bool:
    """Whether it counts something exactly."""
    return is_exact(q) and q.form == "count" and q.unit is None
