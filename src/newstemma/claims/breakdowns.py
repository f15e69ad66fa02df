"""A whole that is taken apart behind a colon, or over hospitals in the next sentence, and parts that come to something else.

"Nine vessels: four tugs, three barges and a ferry"; "40 hectares, the deed says: 25 hectares of wood and 11 of meadow"; "30 were hurt. The
clinic admitted 21 of them, the Infirmary 14." Refuses parts of which nothing says that they are all, unless they come to more than all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from newstemma.claims.bounds import reach
from newstemma.claims.odd import Odd, shown
from newstemma.claims.totals import COUNT, is_count, is_exact
from newstemma.language.numerals import amount_of
from newstemma.model.article import Article
from newstemma.model.reading import Quantity, Reading, Sentence

#: Between a whole and its parts: what says that they follow, with nothing behind it that says that only some do.
_OPENED = re.compile(
    r"[^.;!?\d]{0,140}(?::|\b(?:consist(?:s|ed|ing)? of|compris(?:e|es|ed|ing)|made up of|composed of"
    r"|divided into|split (?:into|between)|br(?:eak|eaks|oke|oken) down (?:into|as)))\s*([^.;:!?\d]{0,60})$"
)
_SOME = re.compile(
    r"\b(?:includ\w+|among|such as|at least|up from|down from|compared|more than|less|fewer|mostly|notably|especially|e\.g|another"
    r"|only|versus|against|since|from|last|previous|earlier|first|then|later|now)\b",
    re.IGNORECASE,
)
_AMONG = re.compile(r"\b(?:among|including|such as|than)\b")
_REST = re.compile(r"\b(?:the (?:rest|remainder|others?|remaining)|and others|among others|including|and so on|etc)\b", re.IGNORECASE)
_NEXT = re.compile(r"(?:\band\b|,|;)")
_AND_A = re.compile(r"\s+[\w'’ -]{2,40}?,? and (an?|one) (?:[\w'’-]+ ){0,3}?[\w'’-]+\s*(?:[.;]|$)")
_OF_THEM = re.compile(r"\s+of (?:them|these|those)\b")
#: A part whose verb is left out: "the Infirmary in Port Vale 14"
_GAPPED = re.compile(rf"(?:,|\band)\s+(?:the|an?)\s+[^,;.\d]{{3,60}}?\s{COUNT}(?=\s*(?:[,;.]|\band\b))")
_HALVES = 2
_MOST_PARTS = 6
_GAP = 90  # characters between two parts
_LIKELY = (0.8, 1.25)  # parts that come to less, or more, of the whole are not meant to be all of it
_FORMS = ("count", "money", "measure")


def breakdowns(article: Article, reading: Reading) -> Iterator[Odd]:
    """Those of one article, in order of place. Cost: linear in the text."""
    before: Sequence[Quantity] = ()
    for sentence in reading.sentences:
        inside = [q for q in reading.quantities if sentence.start <= q.start < sentence.end]
        yield from _listed(article, sentence, inside)
        yield from _spread(article, sentence, before, inside)
        before = inside


def _listed(article: Article, sentence: Sentence, inside: Sequence[Quantity]) -> Iterator[Odd]:
    """What a colon or "consists of" opens: every figure behind it is a part."""
    text = article.text
    for whole, first in pairwise(inside):
        between = text[whole.end : first.start]
        opened = _OPENED.fullmatch(between)
        if opened is None or _AMONG.search(between) or not _is_exact(whole) or whole.form not in _FORMS or _SOME.search(opened[1]):
            continue
        parts = [q for q in inside if q.start >= first.start]
        if _are_parts(text, whole, parts) and not _REST.search(text, first.start, sentence.end):
            one = _AND_A.match(text, parts[-1].end, sentence.end) if whole.form == "count" and (whole.low or 0) < _FEW else None
            last = [replace(parts[-1], start=one.start(1), end=one.end(1), low=1.0, high=1.0)] if one else []
            yield from _odd(article, whole, [*parts, *last], over=False)


_FEW = 100


def _spread(article: Article, sentence: Sentence, before: Sequence[Quantity], inside: Sequence[Quantity]) -> Iterator[Odd]:
    """A whole that is all that a sentence counts, and parts of it in the next one that come to more than all."""
    if len(before) != 1 or not is_count(before[0]):
        return
    text = article.text
    of_them = inside and _OF_THEM.match(text, inside[0].end, sentence.end) is not None
    if of_them and all(map(is_count, inside)) and all(q.counts is None and q.whole is None for q in inside[1:]):
        known = {q.start for q in inside}
        gapped = [_read(m) for m in _GAPPED.finditer(text, inside[0].end, sentence.end) if m.start(1) not in known]
        parts = sorted([*inside, *gapped], key=lambda q: q.start)
        if _HALVES <= len(parts) <= _MOST_PARTS:
            yield from _odd(article, before[0], parts, over=True)


def _read(match: re.Match[str]) -> Quantity:
    number = amount_of(match[1].replace(",", ""))
    return Quantity(match.start(1), match.end(1), "number", number, number, None, None)


def _are_parts(text: str, whole: Quantity, parts: Sequence[Quantity]) -> bool:
    """Whether all of them can be parts of it: exact, of its kind, smaller, and one after the other."""
    if not _HALVES <= len(parts) <= _MOST_PARTS or not all(_is_exact(q) and (q.low or 0) < (whole.low or 0) for q in parts):
        return False
    if not all(_is_of_kind(whole, q) for q in parts):
        return False
    gaps = [text[a.end : b.start] for a, b in pairwise(parts)]
    return all(len(g) <= _GAP and _NEXT.search(g) and not _SOME.search(g) for g in gaps)


def _is_of_kind(whole: Quantity, part: Quantity) -> bool:
    """Whether they are counted alike; the unit is left out where it is plain."""
    bare = part.form == "count" and part.unit is None
    if whole.form == "count":
        return bare and whole.unit is None
    return (part.form == whole.form and part.unit == whole.unit) or (bare and part.counts is None)


def _odd(article: Article, whole: Quantity, parts: Sequence[Quantity], *, over: bool) -> Iterator[Odd]:
    """over: only parts that come to more than the whole."""
    size, total = whole.low or 0.0, sum(q.low or 0.0 for q in parts)
    far = [reach(q, shown(article, q)) for q in (whole, *parts)]
    more = sum(r.low for r in far[1:]) > far[0].high
    less = sum(r.high for r in far[1:]) < far[0].low
    if size and _LIKELY[0] <= total / size <= _LIKELY[1] and (more or (less and not over)):
        why = f"{' and '.join(shown(article, q) for q in parts)} make {total:,.10g}, not {shown(article, whole)}"
        yield Odd(article, (whole, *parts), whole.counts or "parts of a whole", why)


def _is_exact(q: Quantity) -> bool:
    return is_exact(q) and q.per is None and q.whole is None
