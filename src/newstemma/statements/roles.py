"""What people are called beside their names: titles, offices and descriptions with their spans; whom "the harbour master" means by them.

A role is taken before a name ("harbour master Ida Renn"), around a comma ("Ida Renn, the harbour master", "the harbour master, Ida Renn")
and after "is" or "was". A phrase leads to a person when one alone bears its noun and nothing that the phrase adds speaks against it.
Refuses to choose between two who bear it, unless one alone is mentioned near by; deputies and former ones are not who they were or serve.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newstemma.language.words import stem
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.text import Span
from newstemma.statements.nouns import is_body

Place = tuple[int, int, Entity]

_DETERMINER = re.compile(r"(?:the|that|this|these|those|a|an|his|her|its|their|our)\s+", re.IGNORECASE)
_COMPLEMENT = re.compile(r"\b(?:of|from|for|to|with|by|in|at|on|who|which|that|near|against|and|or)\b", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-z][\w.’'-]*")
_LEAD = re.compile(r"(?:[A-Za-z][\w.’'-]*[^\S\n]+){1,7}$")
_BEHIND = re.compile(
    r",\s+(?:(?:the|a|an|its|his|her|their|then|who\s+(?:is|was|has\s+been|serves\s+as|served\s+as))\s+)*(?P<words>[^,.;:()“”\"\n]{3,90})"
)
_BEFORE_COMMA = re.compile(
    r"(?:^|[\s“\"(])(?:the|a|an|its|his|her|their|[A-Z]\w+[’']s?)\s+(?P<words>[^,.;:()“”\"\n]{3,80}),\s+$", re.IGNORECASE
)
_IS = re.compile(
    r"(?:,?\s+who)?\s+(?:is|was|became|remains|serves\s+as|served\s+as)\s+(?:the|a|an|its|their)\s+(?P<words>[^,.;:()“”\"\n]{3,80})"
)
_CLOSES = re.compile(r"\s*(?:[,.;:(—–]|$|\b(?:said|says|told|who|added|wrote|and|has|had|was|is)\b)")
_NOT_A_ROLE = frozenset(
    "said says told and but that when while as if because he she they it there in on at mr mrs ms miss meanwhile however also where which "
    "who whom with from by for to of or like than whether about including has had was were is are be been".split()
)
_OPPOSED = frozenset(
    "prime vice deputy assistant acting former ex-president late interim associate junior senior shadow first second".split()
)
_SAME = {
    "gov": "governor", "gov.": "governor", "sen": "senator", "sen.": "senator", "rep": "representative",
    "rep.": "representative", "congressman": "representative", "congresswoman": "representative", "lawmaker": "representative",
    "gen": "general", "gen.": "general", "lt.": "lieutenant", "col.": "colonel", "capt.": "captain", "sgt.": "sergeant", "adm.": "admiral",
    "dr": "doctor", "dr.": "doctor", "physician": "doctor", "prof.": "professor", "rev.": "reverend", "premier": "premier",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "spokeswoman": "spokesman", "spokesperson": "spokesman",
    "businesswoman": "businessman", "attorney": "lawyer", "defence": "defense", "head": "head", "chief": "chief", "boss": "chief",
}  # fmt: skip
_LONGEST = 8  # words
_SHORTENED = 5  # letters of a title that is cut short by a stop


@dataclass(frozen=True, slots=True)
class Role:
    """What somebody is called: the noun, all its words (lower case, like ones made one), where it stands and whose it is."""

    noun: str
    words: frozenset[str]
    at: Span
    entity: Entity


@dataclass(frozen=True, slots=True)
class Called:
    """A phrase taken apart as roles are."""

    noun: str
    words: frozenset[str]

    @property
    def specific(self) -> bool:
        """Whether the phrase says more than its noun."""
        return len(self.words) > 1


def called(phrase: str) -> Called | None:
    """A phrase as noun and words; None: there is no noun. "the port authority's director" and "director of the port authority" are one."""
    bare = _DETERMINER.sub("", phrase.strip(), count=1) if _DETERMINER.match(phrase.strip()) else phrase.strip()
    cut = _COMPLEMENT.search(bare)
    head = _WORD.findall(bare[: cut.start()] if cut is not None else bare)
    if not head:
        return None
    every = [_plain(w) for w in _WORD.findall(bare)]
    return Called(_plain(head[-1]), frozenset(w for w in every if w and w not in _SMALL))


_SMALL = frozenset("of from for to with by in at on who which that near the a an and or his her its their".split())


def _plain(word: str) -> str:
    """A word as compared: lower case, no possessive, offices of women and men and their short forms as one."""
    low = re.sub(r"[’']s?$", "", word.casefold())
    return _SAME.get(low) or _SAME.get(low.rstrip(".")) or low.rstrip(".")


def roles_in(article: Article, places: Sequence[Place]) -> tuple[Role, ...]:
    """The roles that one article gives its people, in order of place. Cost: linear in the places."""
    found = []
    for start, end, entity in places:
        for a, b in _beside(article.text, start, end, entity):
            words = called(article.text[a:b])
            if words is not None and words.noun not in _NOT_A_ROLE and is_body(words.noun) == (entity.kind == "organisation"):
                found.append(Role(words.noun, words.words, article.cut(a, b), entity))
    return tuple(found)


def _beside(text: str, start: int, end: int, entity: Entity) -> Iterator[tuple[int, int]]:
    """The stretches beside a name that say what its bearer is; of a body only what describes it behind its name."""
    if entity.kind == "person":
        yield from _before(text, start, end)
    for pattern in (_BEHIND, _IS) if entity.kind in {"person", "organisation"} else ():
        found = pattern.match(text, end, min(len(text), end + 120))
        if found is not None and _reads_as_role(found["words"]) and (entity.kind == "person" or found["words"].islower()):
            yield _shortened(text, *found.span("words"))


def _before(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A title right before a name, and a description that a comma parts from it."""
    lead = _LEAD.search(text, max(0, start - 90), start)
    if lead is not None and (cut := _title(text, lead.start(), start)) is not None:
        yield cut
    comma = _BEFORE_COMMA.search(text, max(0, start - 110), start)
    if comma is not None and _CLOSES.match(text, end) and _reads_as_role(comma["words"]):
        yield comma.span("words")


def _title(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The words of a title right before a name: as far back as no verb, connective or preposition stands between."""
    first = None
    for word in reversed(list(_WORD.finditer(text, start, end))):
        low = word.group().casefold().rstrip(".")
        if word.group().endswith(".") and (word.group()[0].islower() or len(low) > _SHORTENED):
            break  # a sentence ends there
        if low in _NOT_A_ROLE or low.endswith(("ed", "ly", "ing")) or low in {"the", "a", "an", "its", "his", "her", "their"}:
            break
        first = word.start()
    if first is None or any(map(str.isdigit, text[first:end])):
        return None
    return first, first + len(text[first:end].rstrip())


def _reads_as_role(words: str) -> bool:
    """Whether what follows a comma describes: it begins with no verb, connective, age or adverb."""
    first, *_ = words.split()
    return (
        first.casefold() not in _NOT_A_ROLE
        and first[0].isalpha()
        and not first.endswith(("ly", "ing"))
        and len(words.split()) <= _LONGEST * 2
    )


def _shortened(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch up to its first relative clause or verb of speech."""
    stop = re.search(r"\s+(?:who|which|that|said|says|told|and|but|has|had|was|were|is)\b", text[start:end])
    return start, start + stop.start() if stop is not None and stop.start() else end


def bearers(phrase: Called, roles: Iterable[Role]) -> dict[str, list[Role]]:
    """Entity id to the roles that the phrase may mean: same noun, no word of the phrase missing from all of them together, none opposed."""
    found: dict[str, list[Role]] = {}
    everything: dict[str, set[str]] = {}
    for role in roles:
        everything.setdefault(role.entity.id, set()).update(role.words)
        if role.noun == phrase.noun and not (role.words ^ phrase.words) & _OPPOSED:
            found.setdefault(role.entity.id, []).append(role)
    return {key: rows for key, rows in found.items() if {stem(w) for w in phrase.words} <= {stem(w) for w in everything[key]}}


def meant_by_role(text: str, roles: Sequence[Role]) -> list[tuple[int, int, str]]:
    """Where "the" and a noun that the roles give to one person alone mean that person: start, end, entity id. Cost: linear in the text."""
    people = [role for role in roles if role.entity.kind == "person"]
    printed = sorted({re.escape(w) for role in people for w in _WORD.findall(role.at.text) if _plain(w) == role.noun})
    if not printed:
        return []
    pattern = re.compile(rf"\b[Tt]he\s+(?:[A-Za-z][\w-]*\s+){{0,3}}?(?:{'|'.join(printed)})\b(?!\s+(?-i:[A-Z]))", re.IGNORECASE)
    found = []
    for match in pattern.finditer(text):
        phrase = called(match.group())
        fitting = bearers(phrase, people) if phrase is not None else {}
        if len(fitting) == 1 and not any(role.at.start < match.end() and match.start() < role.at.end for role in people):
            found.append((match.start(), match.end(), next(iter(fitting))))
    return found
