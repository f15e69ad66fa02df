"""The figure of a headline, or of the line under it, against its own article: what the body counts otherwise, and nowhere so.

The title stands outside the text, so its place leads into the document. Refuses titles that stand nowhere in the document as shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from newstemma.claims.bounds import standing
from newstemma.claims.figure import Figure, is_slip, number
from newstemma.claims.ground import Ground
from newstemma.claims.heads import Head, head_side, heads
from newstemma.claims.outrun import outrun
from newstemma.claims.overdrawn import overdrawn
from newstemma.claims.pairing import is_long
from newstemma.claims.sides import Side, finding, side
from newstemma.claims.slotting import figures_of
from newstemma.claims.terms import other_terms
from newstemma.claims.tolls import is_toll
from newstemma.claims.values import as_value
from newstemma.language.quantities import find_quantities
from newstemma.model.claim import Conflict
from newstemma.model.reading import Reading, Sentence

_ROUGH = 0.1  # headlines round
_DEAD = re.compile(r"\b(?:dead|d(?:ie[sd]?|ying)|kill\w*|drown\w*|deaths?)\b", re.IGNORECASE)
_TIMES = 1000  # no headline has so many times the dead of its text: it counts the homes without power
_LARGE = 100  # a smaller figure is a sum of two others by chance
_CUT = 0.02  # and cut
_HEDGES = re.compile(r"\b(?:At Least|More Than|As Many As|Up To|Fewer Than|Less Than|Nearly|Almost|About|Around|Over)\b")


def title_differences(ground: Ground, figures: Sequence[Figure]) -> list[Conflict]:
    """One finding for each figure of a title that no figure of the body bears out. Cost: linear."""
    by_article: defaultdict[str, list[Figure]] = defaultdict(list)
    for f in figures:
        by_article[f.article.id].append(f)
    return [c for article in ground.articles for head in heads(article) for c in _of(ground, head, by_article[article.id])]


def _of(ground: Ground, head: Head, body: Sequence[Figure]) -> Iterator[Conflict]:
    for f in _in_head(head):
        rivals = outrun(f, body) or _rivals(f, body) or overdrawn(f, body) or other_terms(f, body)
        if rivals:
            why = f"the {head.shown} has {f.shown}, the text {rivals[0].shown}"
            groups = [[head_side(ground, head, f.quantity)], _sides(ground, rivals)]
            yield finding(ground, "number", "internal", f"{f.who or 'figure'} in the {head.shown}", groups, why)


def _in_head(head: Head) -> Iterator[Figure]:
    """The figures of a head, read as a text of one sentence."""
    sentence = (Sentence(0, len(head.text), 0),)
    words = _HEDGES.sub(lambda m: m[0].lower(), head.text)  # every word of it may be written large, and "To At Least 31" read as a name
    read = Reading(head.article.id, True, sentence, (), (), (), (), tuple(find_quantities(words)), ())
    yield from figures_of(replace(head.article, text=words, paragraphs=()), read, (), {})


def _rivals(f: Figure, body: Sequence[Figure]) -> list[Figure]:
    """The figures of the body that the headline's must be, where none is: the first of them, and those that say the same."""
    if is_toll(f) and not _DEAD.search(f.article.text) and any(is_toll(g) and g.action != f.action and _is_near(f, g) for g in body):
        return []  # "the toll of the sick" counts no dead
    if _is_total(f, body):
        return []
    met = [g for g in body if meets_title(f, g)]
    how = [standing(f.quantity, f.shown, g.quantity, g.shown) for g in body if g.quantity.kind == f.quantity.kind]
    if met and is_all(f):
        return [g for g in met if number(g) == number(met[0])]
    if met and abs(number(f) - number(met[0])) <= _ROUGH * number(met[0]):
        return []
    if (
        not met
        or "same" in how
        or any(_is_cut(f, g) for g in body)
        or any(standing(f.quantity, f.shown, g.quantity, g.shown) != "apart" for g in met)
    ):
        return []
    return [g for g in met if (g.quantity.low, g.quantity.high) == (met[0].quantity.low, met[0].quantity.high)]


def _is_total(f: Figure, body: Sequence[Figure]) -> bool:
    """Whether two figures of the text come to it: 1,200 here and 800 there."""
    bare = [number(g) for g in body if g.quantity.form == f.quantity.form and g.quantity.unit == f.quantity.unit]
    return number(f) >= _LARGE and any(x + y == number(f) for x, y in combinations(bare, 2))


def _is_near(f: Figure, g: Figure) -> bool:
    return standing(f.quantity, f.shown, g.quantity, g.shown) in ("same", "near")


def _is_cut(f: Figure, g: Figure) -> bool:
    """Whether a figure of the text is the headline's with its decimals cut off: 99.9 per cent above which 99 stands."""
    return f.quantity.unit == g.quantity.unit and f.quantity.form == g.quantity.form and 0 <= number(g) - number(f) < _CUT * number(f)


def _sides(ground: Ground, rows: Sequence[Figure]) -> list[Side]:
    return [side(ground, g.article, g.article.cut(g.quantity.start, g.quantity.end), as_value(g.article, g.quantity)) for g in rows]


def meets_title(title: Figure, body: Figure) -> bool:
    """Whether a figure of the body must be what its headline counts: the same toll of everybody, or one noun in like words, told early."""
    q = title.quantity
    if is_all(title) and body.quantity.whole == q.low and body.lead and (title.who == body.who or bool(title.words & body.words)):
        return body.quantity.low != q.low
    if not body.lead or body.bounds.scope or body.bounds.away or body.part or body.added or body.bounds.earlier or title.part:
        return False
    if is_toll(title) or is_toll(body):
        if number(title) > _TIMES * max(1.0, number(body)):
            return False
        both = is_toll(title) and is_toll(body) and title.action == body.action
        return both and title.who in (body.who, "anyone")
    noun = title.who == body.who and title.who not in ("", "anyone") and q.unit is None and body.quantity.unit is None
    shared = len(title.words & body.near)
    if is_slip(title, body) and q.unit == body.quantity.unit and title.quantity.form == body.quantity.form and is_long(title):
        return len(title.words & body.words) > 0
    return q.form == body.quantity.form and ((noun and shared > 1) or (q.unit is not None and q.unit == body.quantity.unit and shared > 2))


def is_all(f: Figure) -> bool:
    """Whether it counts all of them: "all six lines"."""
    return (
        re.search(r"\ball (?:of )?(?:the )?$", f.article.text[max(0, f.quantity.start - 12) : f.quantity.start], re.IGNORECASE) is not None
    )
