"""By what somebody is known beside the name: offices, what they are of, the only relative of a kind, and age.

Refuses the offices of relatives and of those whom somebody speaks for, and callings that many in a story have.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from newstemma.language.roles import roles_beside
from newstemma.language.words import stem, tokens
from newstemma.model.text import Span

_BESIDE, _WORDS = 60, 4  # characters, and words, before a name that say who it is


@dataclass(frozen=True, slots=True)
class Known:
    """office: nouns and stems of offices, the only relative of a kind, and age; posts: offices with what they are of."""

    office: frozenset[str]
    posts: frozenset[str]


def known_beside(text: str, at: Span) -> Known:
    """By what somebody is known at one place of the name. Cost: constant."""
    roles = [r for r in roles_beside(text, at.start, at.end) if not r.past and r.noun not in _COMMON]
    age = _AGE.match(text, at.end)
    kin = _ONLY.search(text, max(0, at.start - _BESIDE), at.start) or _ONLY_BEHIND.match(text, at.end)
    office = {*_titles(text, at), *(r.noun for r in roles)}
    office |= {f"aged {age[1]}"} if age is not None else set()
    office |= {f"the {kin[1]}"} if kin is not None else set()
    posts = {f"{r.noun} {word}" for r in roles for word in r.field | r.body} | {"leads" for r in roles if r.sort == "top"}
    return Known(frozenset(office), frozenset(posts))


def _titles(text: str, at: Span) -> Iterator[str]:
    """The offices that stand right before a name, or behind the comma that follows it."""
    before = re.split(r"[;:“”\"\n]|(?<=[a-z]{4})\.|\band\b", text[max(0, at.start - _BESIDE) : at.start])[-1].split()[-_WORDS:]
    behind = re.match(r",\s+([^,.;:“”\"\n]{3,60})", text[at.end : at.end + 2 * _BESIDE])
    if _KIN.match(text, at.end):
        return
    for words in (" ".join(before), behind.group(1) if behind is not None else ""):
        plain = re.sub(r"\w+[’']s?\s", " ", words)  # the president's daughter is no president
        if not _RELATION.search(words):
            yield from (_SAME.get(w, w) for t in tokens(plain) if (w := stem(t.word)) in title_words())


_KINSMAN = (
    "mother|father|wife|husband|widow|widower|fiancée|fiancee|fiancé|girlfriend|boyfriend|mother-in-law|father-in-law|stepmother|stepfather"
)
_ONLY = re.compile(rf"\b(?:[Hh]is|[Hh]er|their|[A-Za-z]+ ?[’']s?) (?:late |own )?({_KINSMAN}),? $")
_ONLY_BEHIND = re.compile(rf"(?:, \d\d)?, (?:(?:his|her|their|[A-Za-z]+[’']s?) |(?:the )?(?=[a-z-]+ of ))({_KINSMAN})\b")
_COMMON = frozenset(
    "officer attorney judge spokesman professor doctor reporter private constable senator congressman nurse".split()
)  # many are
_RELATION = re.compile(
    r"\b(?:no relation|son|daughter|brother|sister|wife|husband|father|mother|cousin|uncle|aunt|nephew|niece|aide|spokes\w+ for"
    r"|unrelated|not related|last \w+ but one|predecessor|successor)\b"
)
_KIN = re.compile(
    r",?\s+(?:is|was|who is|who was)\s+(?:an?|the|his|her)\s+(?:\w+\s+)?(?:son|daughter|brother|sister|cousin|uncle|aunt|nephew|niece)\b"
)
_AGE = re.compile(r",\s+(?:aged?\s+)?(\d\d)(?=[,.;)])")  # who is of one age beside one family name is one person
_SAME = {
    stem(a): stem(b)
    for a, b in (
        ("capt", "captain"),
        ("gov", "governor"),
        ("col", "colonel"),
        ("gen", "general"),
        ("lt", "lieutenant"),
        ("sgt", "sergeant"),
        ("maj", "major"),
        ("sen", "senator"),
        ("prof", "professor"),
        ("dr", "doctor"),
        ("chairwoman", "chair"),
        ("chairman", "chair"),
        ("chairperson", "chair"),
        ("spokeswoman", "spokesman"),
        ("spokesperson", "spokesman"),
    )
}


@cache
def title_words() -> frozenset[str]:
    """Stems of nouns of offices of which one article names few bearers."""
    return frozenset(
        stem(w)
        for w in """leader principal rector abbot judge justice prosecutor minister director chief mayor governor president lawyer captain
        coach manager commander
        scientist spokesman spokeswoman spokesperson chairman chairwoman chair chairperson secretary general colonel capt col sgt lt maj
        gen gov sen dr prof doctor professor sergeant lieutenant owner founder pilot commissioner superintendent inspector ambassador
        senator treasurer premier magistrate coroner bishop archbishop admiral major sheriff marshal counsel""".split()
    )
