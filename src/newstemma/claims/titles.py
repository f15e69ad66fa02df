"""A headline's figure against its own article: what the body counts otherwise, and nowhere as the headline does.

The title stands outside the text, so its place leads into the document. Refuses titles that stand nowhere in the document as shown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newstemma.claims.bounds import standing
from newstemma.claims.figure import Figure, is_slip, number
from newstemma.claims.ground import Ground
from newstemma.claims.pairing import is_long
from newstemma.claims.sides import Side, finding, side
from newstemma.claims.slotting import figures_of
from newstemma.claims.tolls import is_toll
from newstemma.claims.values import as_value
from newstemma.language.quantities import find_quantities
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.reading import Reading, Sentence
from newstemma.model.text import DocSpan

_ROUGH = 0.1  # headlines round


def title_differences(ground: Ground, figures: Sequence[Figure]) -> list[Conflict]:
    """One finding for each figure of a title that no figure of the body bears out. Cost: linear."""
    by_article: defaultdict[str, list[Figure]] = defaultdict(list)
    for f in figures:
        by_article[f.article.id].append(f)
    return [c for article in ground.articles for c in _of(ground, article, by_article[article.id])]


def _of(ground: Ground, article: Article, body: Sequence[Figure]) -> Iterator[Conflict]:
    at = next((rest.at for rest in article.rests_on if rest.field == "title"), None)
    title = article.title or ""
    begin = at.text.find(title) if isinstance(at, DocSpan) and title else -1
    if not isinstance(at, DocSpan) or begin < 0:
        return
    for f in _in_title(article, title):
        rivals = _rivals(f, body)
        if rivals:
            q = f.quantity
            place = DocSpan(at.document, at.start + begin + q.start, at.start + begin + q.end, f.shown)
            value = Value(q.kind, f.shown, q.low, q.high, q.unit, q.counts, None, place)
            why = f"the headline has {f.shown}, the text {rivals[0].shown}"
            yield finding(
                ground,
                "number",
                "internal",
                f"{f.who or 'figure'} in the headline",
                [[_side(ground, article, place, value)], _sides(ground, rivals)],
                why,
            )


def _in_title(article: Article, title: str) -> Iterator[Figure]:
    """The figures of a title, read as a text of one sentence."""
    read = Reading(article.id, True, (Sentence(0, len(title), 0),), (), (), (), (), tuple(find_quantities(title)), ())
    yield from figures_of(replace(article, text=title, paragraphs=()), read, (), {})


def _rivals(f: Figure, body: Sequence[Figure]) -> list[Figure]:
    """The figures of the body that the headline's must be, where none is: the first of them, and those that say the same."""
    met = [g for g in body if meets_title(f, g)]
    how = [standing(f.quantity, f.shown, g.quantity, g.shown) for g in body if g.quantity.kind == f.quantity.kind]
    if met and is_all(f):
        return [g for g in met if number(g) == number(met[0])]
    if met and abs(number(f) - number(met[0])) <= _ROUGH * number(met[0]):
        return []
    if not met or "same" in how or any(standing(f.quantity, f.shown, g.quantity, g.shown) != "apart" for g in met):
        return []
    return [g for g in met if (g.quantity.low, g.quantity.high) == (met[0].quantity.low, met[0].quantity.high)]


def _sides(ground: Ground, rows: Sequence[Figure]) -> list[Side]:
    return [side(ground, g.article, g.article.cut(g.quantity.start, g.quantity.end), as_value(g.article, g.quantity)) for g in rows]


def _side(ground: Ground, article: Article, place: DocSpan, value: Value) -> Side:
    return side(ground, article, place, value)


def meets_title(title: Figure, body: Figure) -> bool:
    """Whether a figure of the body must be what its headline counts: the same toll of everybody, or one noun in like words, told early."""
    q = title.quantity
    if is_all(title) and body.quantity.whole == q.low and body.lead and (title.who == body.who or bool(title.words & body.words)):
        return body.quantity.low != q.low
    if not body.lead or body.bounds.scope or body.bounds.away or body.part or body.added or body.bounds.earlier or title.part:
        return False
    if is_toll(title) or is_toll(body):
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
