"""What one article says is not known, and another tells: the cause, the motive, a test's result, who claimed it, whether he was caught.

Refuses questions and answers that no rule of their kind joins, and articles that answer their own question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, is_told_later, side
from newstemma.language.likeness import rarity
from newstemma.language.words import content_words, stem
from newstemma.model.claim import Conflict, Grade

_NOT = r"(?:not|n[’']t|never)\s+(?:(?:yet|immediately|been|be|exactly|entirely|still|publicly)\s+)*"
_UNKNOWN = (
    rf"(?:is|are|was|were|has|have|had|remain(?:s|ed)?)\s+(?:(?:as\s+yet|still|also|yet|currently)\s+)?"
    rf"(?:unknown|unclear|undetermined|under\s+investigation|{_NOT}(?:known|clear|released|determined|established|disclosed|back))"
)
_TO_FIND = r"(?:(?:did|does|do)\s+not\s+know|trying\s+to\s+(?:determine|establish|find\s+out)|not\s+(?:yet\s+)?(?:clear|known)|unclear)"
_ROLE = r"(?P<what>suspects?|gunm[ae]n|shooters?|attackers?|killers?|bombers?)"
_ROLES = re.compile(r"\b(?:suspects?|gunm[ae]n|shooters?|attackers?|killers?|bombers?|m[ae]n|wom[ae]n)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Kind:
    """What may be open: how that is said, with the noun that it is asked of as a group where there are several, and how it is answered."""

    about: str
    asked: re.Pattern[str]
    told: re.Pattern[str]


def _kind(about: str, asked: str, told: str) -> _Kind:
    return _Kind(about, re.compile(asked, re.IGNORECASE), re.compile(told, re.IGNORECASE))


_KINDS = (
    _kind(
        "cause of death",
        rf"\bcauses?\s+of\s+(?:the\s+|his\s+|her\s+|their\s+)?deaths?\s+{_UNKNOWN}",
        r"\bdied\b[^.;,]{0,30}\b(?:of|from)\s+(?!his\b|her\b|the\b)[a-z-]+|\bcause\s+of\s+death\s+was\s+(?!not|un)|\b(?:linked|related|due)\s+to\s+[a-z]+\s+"
        r"(?:disease|failure|attack)|\bapparent(?:ly)?\s+(?:of\s+)?(?:heart|cardiac|overdose|suicide|stroke)",
    ),
    _kind(
        "cause",
        rf"\bcauses?\s+of\s+(?:the\s+|\w+[’']s\s+)?(?P<what>fire|blaze|crash|explosion|blast|collapse|derailment|accident|outage|fall|leak|break)\b"
        rf"[^.;]{{0,60}}?\b{_UNKNOWN}|\b{_TO_FIND}\s+(?:what\s+caused|the\s+cause\s+of)\s+(?:the\s+|\w+[’']s\s+)?(?P<other>[a-z]+)",
        r"\b(?:was|were|is|been)\s+(?:likely\s+|probably\s+|apparently\s+)?(?:caused|sparked|triggered|ignited|started|brought\s+down|set)\s+"
        r"(?:by|when|deliberately|on\s+purpose)|\barson\b|\b(?:deliberately|intentionally)\s+(?:set|crashed|started|flew)|\bthe\s+result\s+of\b",
    ),
    _kind(
        "motive",
        rf"\bmotives?\b[^.;]{{0,60}}?\b{_UNKNOWN}|\bno\s+(?:known|clear|apparent)?\s*motive\b",
        r"\bmotive\s+(?:was|is)\s+(?!not|un|still)|\bmotivated\s+by\b",
    ),
    _kind(
        "results",
        rf"\bresults?\s+(?:of|from)\s+(?P<test>[^.;,]{{4,60}}?)\s+{_UNKNOWN}"
        rf"|\b(?P<test2>[\w -]{{4,40}}test)\b[^.;]{{0,30}}\bresults?\s+{_UNKNOWN}",
        r"\bresults?\b[^.;]{0,80}\b(?:were\s+released|show(?:ed|s|ing)?|came\s+back|found)\b",
    ),
    _kind(
        "responsibility",
        r"\bno\s+(?:immediate\s+)?claims?\s+of\s+responsibility|\bno(?:\s+one|body|\s+(?:\w+\s+)?group)?\s+(?:has|had)\s+(?:yet\s+|immediately\s+|so\s+far\s+)?claimed\s+"
        r"responsibility",
        r"\b(?:claimed|claiming|claims)\s+responsibility\b",
    ),
    _kind(
        "capture",
        rf"\b{_ROLE}\b[^.;]{{0,60}}\b(?:remain(?:s|ed)?|is|are|was|were|still)\s+(?:still\s+)?(?:at\s+large|on\s+the\s+run|on\s+the\s+loose)\b"
        r"|\b(?:are|were|was|is|still)\s+(?:searching|looking|hunting)\s+for\s+(?:(?:the|a|an|two|three)\s+)?(?:(?!other|additional|more)\w+\s+)?"
        r"(?P<sought>suspects?|gunm[ae]n|shooters?|attackers?|killers?|bombers?)\b",
        r"\b(?:was|were|has\s+been|have\s+been|had\s+been|is)\s+(?:later\s+|finally\s+)?(?:arrested|captured|caught|apprehended|taken\s+into\s+custody|in\s+custody)\b"
        r"|\barrests?\s+suspect",
    ),
)  # fmt: skip
_DENIES = re.compile(
    r"\b(?:no|not|nobody|where|whether|if|until|before|would|may|might|could|never|other|another|previous\w*|ago|earlier)\b|n[’']t\b"
)
_TESTED = 2  # words that a test and its result share besides


@dataclass(frozen=True, slots=True)
class _Asked:
    """Something that an article says is not known. of: stems of what it is asked of."""

    kind: _Kind
    of: frozenset[str]
    side: Side


def unanswered(ground: Ground) -> list[Conflict]:
    """What is open in one article and told in another, one finding a kind, in order of the kinds. Cost: linear in the texts."""
    asked = list(_all_asked(ground))
    return [c for kind in _KINDS for c in _of(ground, kind, [a for a in asked if a.kind is kind])]


def _all_asked(ground: Ground) -> Iterator[_Asked]:
    for article in ground.articles:
        for sentence in ground.readings[article.id].sentences:
            for kind in _KINDS:
                m = kind.asked.search(article.text, sentence.start, sentence.end)
                if m is not None:
                    words = " ".join(w for w in m.groupdict().values() if w)
                    yield _Asked(kind, frozenset(content_words(words)), side(ground, article, article.cut(*m.span()), None))


def _of(ground: Ground, kind: _Kind, asked: Sequence[_Asked]) -> Iterator[Conflict]:
    told = list(_told(ground, kind, frozenset(w for a in asked for w in a.of))) if asked else []
    answered = {s.article for s in told}
    open_ = [a.side for a in asked if a.side.article not in answered]
    if not open_ or not told:
        return
    groups = [list({s.article: s for s in reversed(g)}.values()) for g in (open_, told)]
    later = is_told_later(groups[0], groups[1])
    grade: Grade = "update" if later else "compatible"
    why = f"one article has it open, another tells: “{told[0].at.text}”"
    resolved = told[0].at.text if later else None
    yield finding(ground, "negation", grade, kind.about, groups, why, resolved=resolved)


def _told(ground: Ground, kind: _Kind, of: frozenset[str]) -> Iterator[Side]:
    """Where the articles tell it; nothing that denies, supposes or tells of another day."""
    for article in ground.articles:
        for sentence in ground.readings[article.id].sentences:
            m = kind.told.search(article.text, sentence.start, sentence.end)
            words = article.text[sentence.start : sentence.end]
            if m is None or _DENIES.search(words) or kind.asked.search(words) or not _is_of(kind, of, words):
                continue
            yield side(ground, article, article.cut(*m.span()), None)


def _is_of(kind: _Kind, of: frozenset[str], words: str) -> bool:
    """Whether a sentence answers what is asked of these words."""
    if kind.about == "capture":
        return _ROLES.search(words) is not None
    if kind.about in {"cause of death", "responsibility", "motive"}:
        return True
    common = of & frozenset(content_words(words))
    if kind.about == "results":
        return len(common - {stem("result")}) >= _TESTED or any(rarity(w) > 5 for w in common)
    return bool(common)
