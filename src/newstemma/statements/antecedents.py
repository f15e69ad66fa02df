"""What "who", "which" and "they" go back to: the name or the noun phrase right before, the last speakers that are several."""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstemma.model.brief import Entity
from newstemma.model.statement import Speaker
from newstemma.model.text import Span
from newstemma.statements.cast import Cast
from newstemma.statements.phrases import is_plural, is_unnamed, noun

_NOUNS = re.compile(
    r"(?:(?:the|a|an|some|many|several|few|other|those|these|two|three|four|five|both|his|her|their|its)\b\s*)?(?:[\w.’'-]+\s+){0,5}[\w.’'-]+$",
    re.IGNORECASE,
)
_CLAUSE_EDGE = re.compile(r"[,;:—–(\"“”]|\b(?:and|but|by|for|from|with|than|that|which|because|while|where)\s", re.IGNORECASE)
_APPOSED = re.compile(r"\s*,\s+(?:a|an|the|its|his|her)\s+[^,;:.“”\"]{3,80}$")
_AND = re.compile(r"(?:\s+\([^)]*\))?(?:,\s+[^,;.“”\"]{2,60})?,?\s+and\s+(?:[\w.]+\s+){0,3}?")
_NEAR = 3  # speakers back that "they" may mean
_BACK = 2  # sentences


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


def several(cast: Cast, at: Span, earlier: Sequence[Speaker]) -> Speaker | None:
    """Whom "they" means: of the last speakers that are several and two people named together, whoever stands nearest before."""
    options: list[tuple[int, Speaker]] = []
    for last in reversed(earlier[-_NEAR:]):
        if last.name is not None and isinstance(last.at, Span) and last.at.start < at.start and _are_several(last):
            options.append((last.at.start, last))
            break
    pair = _pair(cast, at)
    if pair is not None:
        options.append(pair)
    return max(options, key=lambda row: row[0])[1] if options else None


def _are_several(speaker: Speaker) -> bool:
    name = speaker.name or ""
    return is_plural(name if speaker.entity is not None else noun(name)) or " and " in name


def _pair(cast: Cast, at: Span) -> tuple[int, Speaker] | None:
    """Two people joined by "and" in the sentences before, neither a third one's list nor a possessor."""
    here, text = cast.stage.sentence(at.start), cast.article.text
    near = [p for p in cast if p[1] <= at.start and here - cast.stage.sentence(p[0]) <= _BACK]
    people = [p for p in near if p[2].kind == "person"]
    for (a, b, one), (c, d, other) in reversed(list(zip(people, people[1:], strict=False))):
        if one.id != other.id and _AND.fullmatch(text, b, c) and text[d : d + 2] not in {"’s", "'s"}:
            name = f"{one.name} and {other.name}"
            return a, Speaker(name, None, cast.article.cut(a, d), unnamed=False)
    return None
