"""Sentences of the brief on what differs: the sides in their own words, each with the outlet that has them.

Refuses to say who is right: where the evidence decides, the conflict's own `why` says so.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newstemma.briefs.passages import sentence_around
from newstemma.model.article import Article
from newstemma.model.brief import BriefSentence, Section
from newstemma.model.claim import CORRECTED, Claim, Conflict, Position
from newstemma.model.text import At, Span

_WIDEST = 14  # words of a side: a whole clause where it is no longer, else the words around what differs
_SIDES = 3  # sides in one sentence: what more there are stands in the list of conflicts
_MARKS = re.compile(r"[“”\"„«»]")


def differing(
    conflicts: Sequence[Conflict], section: Section, most: int, claims: Mapping[str, Claim], by_id: Mapping[str, Article]
) -> Iterator[BriefSentence]:
    """One sentence a conflict, the first `most`; each side is quoted from the passage that it cites.

    Of differences that rest on the same words, as one article against itself and against the others, the first is told.
    """
    for conflict in _apart(conflicts)[:most]:
        sides = [_side(p, [claims[c] for c in conflict.claims if c in claims], by_id) for p in conflict.positions[:_SIDES]]
        own = len({i for i, _ in sides}) == 1
        quoted = [_quoted(at.text) + ("" if own or by_id[i].outlet is None else f" ({by_id[i].outlet})") for i, at in sides]
        text = _sentence(conflict, section, quoted, by_id)
        yield BriefSentence(text, tuple(at for _, at in sides), conflict.claims[0] if conflict.claims else None, conflict.id, section)


def _apart(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Those of which less than two sides stand in one that was taken before."""
    kept: list[Conflict] = []
    for conflict in conflicts:
        if not any(sum(bool(set(p.at) & {at for q in other.positions for at in q.at}) for p in conflict.positions) > 1 for other in kept):
            kept.append(conflict)
    return kept


def _sentence(conflict: Conflict, section: Section, quoted: Sequence[str], by_id: Mapping[str, Article]) -> str:
    if conflict.grade == "internal" and len({i for p in conflict.positions for i in p.articles}) == 1:
        who = by_id[conflict.positions[0].articles[0]].outlet or "One article"
        if len(quoted) == 1:
            return f"{who} does not fit itself on {conflict.about}: {quoted[0]}."
        return f"{who} differs from itself on {conflict.about}: {' against '.join(quoted)}."
    if section == "later" and conflict.why.startswith(CORRECTED):
        return f"{by_id[conflict.positions[0].articles[0]].outlet or 'One article'} corrected itself: {', then '.join(quoted)}."
    if section == "later" and conflict.kind == "number":
        return f"On {conflict.about} there is a later figure: {', then '.join(quoted)}."
    if section == "later":
        return f"On {conflict.about} the later report differs: {', then '.join(quoted)}."
    return f"Reports differ on {conflict.about}: {' against '.join(quoted)}."


def _quoted(words: str) -> str:
    """Words as they stand, between marks that none of them closes."""
    return f"“{' '.join(_MARKS.sub('', words).split())}”"


def _side(position: Position, claims: Sequence[Claim], by_id: Mapping[str, Article]) -> tuple[str, At]:
    """The article of a side, and its clause around what differs."""
    at = next((a for a in position.at if isinstance(a, Span)), position.at[0])
    if not isinstance(at, Span):
        return position.articles[0], at
    holding = [m.at for c in claims for m in c.mentions if isinstance(m.at, Span) and _holds(m.at, at)]
    whole = min(holding, key=lambda s: (len(s.text), s.start), default=None) or sentence_around(by_id[at.article], at)
    return at.article, _clear(_narrowed(by_id[at.article], whole, at))


def _holds(whole: Span, part: Span) -> bool:
    return whole.article == part.article and whole.start <= part.start and part.end <= whole.end


def _narrowed(article: Article, whole: Span, at: Span) -> Span:
    """The clause, cut to the words around a place where it is long."""
    words = [(m.start() + whole.start, m.end() + whole.start) for m in re.finditer(r"\S+", whole.text)]
    if len(words) <= _WIDEST:
        return whole
    first = next(n for n, (_, end) in enumerate(words) if end > at.start)
    last = max(n for n, (start, _) in enumerate(words) if start < at.end)
    spare = max(0, _WIDEST - (last - first + 1))
    begin = max(0, min(first - (spare + 1) // 2, len(words) - _WIDEST))
    end = max(last, min(len(words) - 1, begin + _WIDEST - 1))
    return article.cut(words[begin][0], words[end][1])


def _clear(span: Span) -> Span:
    """Without stops and marks at its ends."""
    start = len(span.text) - len(span.text.lstrip(' ,;:.–—-“"”'))
    end = len(span.text.rstrip(' ,;:.–—-“"”'))
    return Span(span.article, span.start + start, span.start + end, span.text[start:end]) if start < end else span
