"""What "who", "which" and "they" go back to: the name or the noun phrase right before, the last speakers that are several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstemma.language.words import stem
from newstemma.model.brief import Entity
from newstemma.model.statement import Speaker
from newstemma.model.text import Span
from newstemma.statements.cast import Cast
from newstemma.statements.mentions import is_oblique
from newstemma.statements.phrases import is_plural, is_unnamed, noun

_NOUNS = re.compile(
    r"(?:(?:the|a|an|some|many|several|few|other|those|these|two|three|four|five|both|his|her|their|its)\b\s*)?(?:[\w.’'-]+\s+){0,5}[\w.’'-]+$",
    re.IGNORECASE,
)
_CLAUSE_EDGE = re.compile(r"[,;:—–(\"“”]|\b(?:and|but|by|for|from|with|than|that|which|because|while|where)\s", re.IGNORECASE)
_APPOSED = re.compile(r"\s*,\s+(?:a|an|the|its|his|her)\s+[^,;:.“”\"]{3,80}$")
_AND = re.compile(r"(?:\s+\([^)]*\))?(?:,\s+[^,;.“”\"]{2,60})?,?\s+and\s+(?:[\w.]+\s+){0,3}?")
_LIST = re.compile(r"(?:\s+\([^)]*\))?,\s+(?:[\w.]+\s+){0,2}")  # between two names of a longer list
_NEAR = 3  # speakers back that "they" may mean
_BACK = 2  # sentences
_FAR = 4  # sentences of telling back to a speaker that "they" means
_LEAD = 30  # characters before two names


def antecedent(cast: Cast, at: Span) -> Speaker | Entity | None:
    """What "who" or "which" goes back to: the name right before it or before a description of it, else the noun phrase."""
    text, end = cast.article.text, at.start
    while end and text[end - 1] in " ,—–(":
        end -= 1
    begin = cast.stage.sentence_start(cast.stage.sentence(max(0, end - 1)))
    for start, stop, entity in reversed(cast):
        if stop == end and (entity.kind == "person" or not _is_inside_phrase(text, begin, start)):
            return entity
        if begin <= start and stop < end and entity.kind == "person" and _APPOSED.fullmatch(text, stop, end):
            return entity
    edges = [m.end() for m in _CLAUSE_EDGE.finditer(text, begin, end)]
    nouns = _NOUNS.search(text, edges[-1] if edges else begin, end)
    phrase = " ".join(nouns.group().split()) if nouns is not None else ""
    return Speaker(phrase, None, at, unnamed=is_unnamed(phrase)) if phrase else None


def _is_inside_phrase(text: str, begin: int, start: int) -> bool:
    """Whether a preposition right before a name makes it the end of a longer phrase: "a clerk at the Port Office who"."""
    return re.search(r"\b(?:of|at|in|from|with|for)\s+(?:the\s+)?$", text[begin:start]) is not None


def several(cast: Cast, at: Span, earlier: Sequence[Speaker]) -> Speaker | Entity | None:
    """Whom "they" means: the last speakers that are several, or two people named together, if they stand nearer; else the body before."""
    before = [s for s in earlier[-_NEAR:] if s.name is not None and isinstance(s.at, Span) and _is_near(cast, s.at, at)]
    many = next((s for s in reversed(before) if _are_several(s)), None)
    both = pair(cast, at.start)
    options = [s for s in (many, both) if s is not None and isinstance(s.at, Span)]
    if options:
        return max(options, key=lambda s: s.at.start if isinstance(s.at, Span) else 0)
    last = before[-1] if before else None
    body = cast.by_id.get(last.entity or "") if last is not None else None
    if body is not None and body.kind == "organisation" and last is not None and isinstance(last.at, Span):
        here, there = cast.stage.sentence(at.start), cast.stage.sentence(last.at.start)
        return body if cast.stage.between(there, here) <= 1 else None
    return None


def _is_near(cast: Cast, there: Span, at: Span) -> bool:
    return there.start < at.start and cast.stage.between(cast.stage.sentence(there.start), cast.stage.sentence(at.start)) <= _FAR


def _are_several(speaker: Speaker) -> bool:
    name = speaker.name or ""
    return is_plural(name if speaker.entity is not None else noun(name)) or " and " in name


def pair(cast: Cast, before: int, called: str | None = None) -> Speaker | None:
    """Two people joined by "and" in the sentences before an offset, as the subject of theirs.

    called  the stem of a noun that stands right before them ("Senators Ida Renn and Otto Brandt"); None: whatever they are called
    """
    here, text = cast.stage.sentence(before), cast.article.text
    people = [p for p in cast if p[2].kind == "person" and p[1] <= before and here - cast.stage.sentence(p[0]) <= _BACK]
    for (a, b, one), (c, d, other) in reversed(list(zip(people, people[1:], strict=False))):
        if one.id == other.id or not _AND.fullmatch(text, b, c) or text[d : d + 2] in {"’s", "'s"}:
            continue
        if any(_LIST.fullmatch(text, end, a) for _, end, _ in people):
            continue
        lead = text[max(0, a - _LEAD) : a].split()
        if (called is None and not is_oblique(text, a)) or (called is not None and any(stem(w.casefold()) == called for w in lead[-2:])):
            return Speaker(f"{one.name} and {other.name}", None, cast.article.cut(a, d), unnamed=False)
    return None
