"""Whether two speakers may be one: by the names, and by the offices that the articles of a story give them.

Wrongly told apart, a speaker becomes a finding; so two are others only where the texts say who both of them are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from newstemma.language.agencies import is_agency
from newstemma.language.words import stem, stems, tokens
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.statement import Speaker, Statement
from newstemma.statements.variants import Kinship

#: Nouns that stand for anyone who speaks.
_ANYONE = frozenset(
    """official authority source spokesman spokeswoman spokesperson person people man woman resident witness report statement
    tweet post letter document transcript memo video aide adviser advisor member leader representative they he she it who which
    that both expert analyst critic observer neighbour local""".split()
)
_ONE_NAME = 0.7  # of their letters in order: "Catherine" and "Katherine" .89, "Ida" and "Ada" .67
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "which", "that", "both", "i", "we"})


@dataclass(frozen=True, slots=True)
class Voices:
    """The speakers of one story. known: entities by id; papers: what is no speaker but passes words on, lower case; texts: by article."""

    known: Mapping[str, Entity]
    papers: frozenset[str]
    texts: Mapping[str, str]

    def kin(self, a: Statement | None, b: Statement | None) -> Kinship:
        """Whether the speakers of two statements are one, or two people; open: the texts do not say.

        Whom a pronoun means is inferred: no ground for a finding where the other one is named in its article too.
        """
        if a is None or b is None or a.speaker.name is None or b.speaker.name is None:
            return "open"
        ours, theirs = a.speaker, b.speaker
        if _key(ours) == _key(theirs):
            return "open" if self._is_anyone(ours) else "same"
        if self._passes_on(a, b) or self._passes_on(b, a):
            return "open"
        found = self._compared(ours, theirs)
        return "open" if found == "other" and (self._may_mean(a, theirs) or self._may_mean(b, ours)) else found

    def _may_mean(self, statement: Statement, other: Speaker) -> bool:
        """Whether a statement's speaker is a pronoun, which the other, who is named in the same article, may be meant by."""
        at = statement.speaker.at
        last = (other.name or "").split()[-1:]
        return at is not None and at.text.casefold() in _PRONOUNS and all(word in self.texts.get(statement.article, "") for word in last)

    def _compared(self, a: Speaker, b: Speaker) -> Kinship:
        kinds = [self._kind(s) for s in (a, b)]
        if _is_called_so(a, b) or _is_called_so(b, a):
            return "open"
        if kinds == ["person", "person"]:
            return "same" if _one_name(a.name or "", b.name or "") else "other"
        if self._is_anyone(a) or self._is_anyone(b):
            return "open"
        words = [self._words(s) for s in (a, b)]
        if words[0] & words[1]:
            return "open"
        told = all(kind is not None for kind in kinds) and self._office_known(a, kinds[0]) and self._office_known(b, kinds[1])
        return "other" if told else "open"

    def _kind(self, speaker: Speaker) -> str | None:
        found = self.known.get(speaker.entity or "")
        return found.kind if found is not None else None

    def _office_known(self, speaker: Speaker, kind: str | None) -> bool:
        """Whether somebody says what a person is: else he may be anyone at the other's office."""
        return kind != "person" or len(self._words(speaker) - stems(speaker.name or "")) > 0

    def _is_anyone(self, speaker: Speaker) -> bool:
        """Whether the words for a speaker tell nothing of who it is."""
        return self._kind(speaker) != "person" and not self._words(speaker) - _ANYONE_STEMS

    def _passes_on(self, a: Statement, b: Statement) -> bool:
        """Whether the first speaker is an outlet or agency, or one through whom the other's words came."""
        name = (a.speaker.name or "").casefold()
        via = {name.casefold() for name in (v.name for v in b.via)}
        return name in self.papers or is_agency(a.speaker.name or "") is not None or name in via

    def _words(self, speaker: Speaker) -> frozenset[str]:
        """The stems of all that a speaker is called in this story."""
        entity = self.known.get(speaker.entity or "")
        told = [speaker.name or "", speaker.at.text if speaker.at is not None else ""]
        if entity is not None:
            told += [entity.name, *entity.aliases, *(role.text for role in entity.roles)]
        return frozenset().union(*map(stems, told))


def voices(articles: Sequence[Article], entities: Iterable[Entity]) -> Voices:
    """The speakers of the stories that these articles make."""
    papers = frozenset(a.outlet.casefold() for a in articles if a.outlet)
    return Voices({e.id: e for e in entities}, papers, {a.id: a.text for a in articles})


def _key(speaker: Speaker) -> str:
    return speaker.entity or (speaker.name or "").casefold()


def _is_called_so(a: Speaker, b: Speaker) -> bool:
    """Whether a speaker is called no more here than the other's family name: two people may bear it."""
    called = _called(a.at.text) if a.at is not None else ()
    return len(called) == 1 and called == _called(b.name or "")[-1:]


@lru_cache(maxsize=50_000)
def _called(name: str) -> tuple[str, ...]:
    """The words of a name: asked of each pair of speakers, and there are few names."""
    return tuple(t.word for t in tokens(name))


_ANYONE_STEMS = frozenset(map(stem, _ANYONE))


def _one_name(a: str, b: str) -> bool:
    """Whether two names of people may be one person's: one of them within the other, or one family name and no two first names."""
    ours, theirs = _called(a), _called(b)
    if not ours or not theirs or set(ours) <= set(theirs) or set(theirs) <= set(ours):
        return True
    if "and" in ours or "and" in theirs:  # two people are named: either may be the other article's one
        return bool(set(ours) & set(theirs))
    if ours[-1] != theirs[-1]:
        return False
    return bool(set(ours[:-1]) & set(theirs[:-1])) or ours[0][0] == theirs[0][0] or _spelt_alike(ours[0], theirs[0])


def _spelt_alike(a: str, b: str) -> bool:
    """As "Catherine" and "Katherine"."""
    return SequenceMatcher(None, a, b, autojunk=False).ratio() >= _ONE_NAME
