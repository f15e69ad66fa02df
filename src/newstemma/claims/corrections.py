"""Correction notices: what was printed wrong, what is right, and the differences that a notice settles.

Read are stretches of the page that are set apart as corrections, and paragraphs of the body that call themselves one. Refuses notices that
do not name both what was wrong and what is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding
from newstemma.language.quantities import find_quantities
from newstemma.language.sentences import split_sentences
from newstemma.language.times import find_times
from newstemma.model.article import Article
from newstemma.model.claim import CORRECTED, Conflict, ConflictKind, Position, Value
from newstemma.model.text import At, DocSpan

_OPENS = re.compile(
    r"\s*(?:correction|clarification|corrected|erratum|editor[’']s note)\b\s*[:.–—-]"
    r"|(?:an|the)\s(?:earlier|previous|original)\s(?:version|article|report|story)\b"
    r"|this\s(?:article|story|report|piece)\s(?:was|has\sbeen)\s(?:corrected|amended|updated\sto\scorrect)",
    re.IGNORECASE,
)
_WRONG = re.compile(
    r"\b(?:said|gave|given|named|stated|misstated|described|reported|put|called|wrote|printed|referred|attributed|incorrectly|mistakenly|wrongly|"
    r"erroneously)\b",
    re.IGNORECASE,
)
_RIGHT = re.compile(
    r"\s*(?:in fact,?\s|the correct \w+ )?(?:(?:it|he|she|they|that|there|the [\w\s’'-]{1,40}?)\s)?(?:is|was|are|were|has|had|have)\b",
    re.IGNORECASE,
)
_NOT = re.compile(r",?\s(?:and\s)?(?:not|rather than|instead of)\s(?:on\s|in\s|the\s|from\s)?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Read:
    """A figure or a date in a notice: where it stands, and as a value."""

    start: int
    end: int
    kind: ConflictKind
    value: Value


@dataclass(frozen=True, slots=True)
class Correction:
    """A notice of one article: what was wrong, what is right, and its words."""

    article: Article
    wrong: Value
    right: Value
    kind: ConflictKind
    notice: str


def correction_differences(ground: Ground) -> list[Conflict]:
    """One update for each notice that names both values. Cost: linear in the text."""
    found = []
    for one in corrections(ground):
        sides = [[Side(one.article.id, ground.home[one.article.id], v.at, v, one.article.stamp)] for v in (one.wrong, one.right)]
        why = f"{CORRECTED}: “{one.notice}”"
        found.append(finding(ground, one.kind, "update", "what a correction puts right", sides, why, resolved=one.right.shown))
    return found


def settled(ground: Ground, conflicts: Sequence[Conflict]) -> list[Conflict]:
    """The conflicts, with the value that a notice calls right where one side holds it and another what the notice calls wrong."""
    known = corrections(ground)
    return [next((s for c in known if (s := _settled(one, c)) is not None), one) for one in conflicts]


def _settled(one: Conflict, known: Correction) -> Conflict | None:
    right = [p for p in one.positions if _same(p, known.right)]
    if one.grade == "compatible" or not right or not any(_same(p, known.wrong) for p in one.positions):
        return None
    return replace(one, resolved=right[0].text, why=f"a correction says so: “{known.notice}”")


def _same(position: Position, value: Value) -> bool:
    ours = position.value
    if ours is None or (ours.kind == "date") != (value.kind == "date"):
        return False
    if value.kind == "date":
        return str(ours.low or "")[4:10] == str(value.low or "")[4:10] != ""
    return (ours.low, ours.high) == (value.low, value.high)


def corrections(ground: Ground) -> list[Correction]:
    """What the notices of a story's articles put right, in order of the article and the place."""
    return [one for article in ground.articles for notice, at in notices(ground, article) for one in _corrected(article, notice, at)]


def notices(ground: Ground, article: Article) -> Iterator[tuple[str, tuple[int, int, str | None]]]:
    """The words of each notice, and where they stand: start, end, and the document's id or None for the article's own text."""
    for paragraph in article.paragraphs:
        words = article.text[paragraph.start : paragraph.end]
        if _OPENS.match(words):
            yield words, (paragraph.start, paragraph.end, None)
    page = ground.pages.get(article.document)
    for block in article.blocks:
        if block.kind == "correction" and page is not None:
            words = page.text[block.start : block.end].partition("<")[0]  # of a page's source what stands before the next tag
            yield words, (block.start, block.start + len(words), page.id)


def in_notice(ground: Ground, article: Article) -> list[tuple[int, int]]:
    """The stretches of an article's text that are notices: what they name as wrong is nobody's word any more."""
    return [(start, end) for _, (start, end, page) in notices(ground, article) if page is None]


def _corrected(article: Article, notice: str, place: tuple[int, int, str | None]) -> Iterator[Correction]:
    """Wrong and right, side by side ("17 April, not 24 April") or in two sentences ("we gave 34,100. It was 31,400")."""
    sentences = [
        (a, b) for a, b in split_sentences(notice) if notice[a:b].strip().rstrip(":").casefold() not in ("correction", "clarification")
    ]
    values = _values(article, notice, place)
    for number, (start, end) in enumerate(sentences):
        inside = [v for v in values if start <= v.start < end]
        for first, second in zip(inside, inside[1:], strict=False):
            if first.kind == second.kind and _NOT.search(notice[first.end : second.start]):
                yield Correction(article, second.value, first.value, first.kind, _short(notice))
        if number + 1 < len(sentences) and _WRONG.search(notice, start, end) and _RIGHT.match(notice, sentences[number + 1][0]):
            following = [v for v in values if sentences[number + 1][0] <= v.start < sentences[number + 1][1]]
            pair = next(((w, r) for w in reversed(inside) for r in following[:1] if w.kind == r.kind and w.value.low != r.value.low), None)
            if pair is not None:
                yield Correction(article, pair[0].value, pair[1].value, pair[0].kind, _short(notice))


def _values(article: Article, notice: str, place: tuple[int, int, str | None]) -> list[_Read]:
    """The figures and the dates of a notice, in order of place."""
    found = []
    times = find_times(notice, article.stamp)
    for t in times:
        if t.value is not None:
            at = _at(article, notice, place, t.start, t.end)
            found.append(_Read(t.start, t.end, "date", Value("date", at.text, t.value, t.value, None, None, None, at)))
    for q in find_quantities(notice):
        if not any(t.start < q.end and q.start < t.end for t in times) and q.form != "ordinal":
            at = _at(article, notice, place, q.start, q.end)
            found.append(_Read(q.start, q.end, "number", Value(q.kind, at.text, q.low, q.high, q.unit, q.counts, None, at)))
    return sorted(found, key=lambda v: v.start)


def _at(article: Article, notice: str, place: tuple[int, int, str | None], start: int, end: int) -> At:
    begin, _, page = place
    if page is None:
        return article.cut(begin + start, begin + end)
    return DocSpan(page, begin + start, begin + end, notice[start:end])


def _short(notice: str) -> str:
    words = " ".join(notice.split())
    return words if len(words) <= 220 else words[:217].rsplit(" ", 1)[0] + " …"
