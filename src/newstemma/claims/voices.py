"""One statement in the same words, outside quotation marks, credited to one person here and to another there.

Refuses speakers who may be one or speak for one house, and runs of names.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from newstemma.claims.credits import Credit, Speakers, speakers_of
from newstemma.claims.ground import Ground
from newstemma.claims.mouths import shown_with
from newstemma.claims.sides import Side, finding
from newstemma.claims.sources import same_source
from newstemma.language.words import STOP, tokens
from newstemma.model.claim import Conflict
from newstemma.model.statement import Statement
from newstemma.model.text import Span

_RUN, _CARRY = 6, 4  # words in one run; of them those that carry something and are no names
_MOST = 30  # statements that share a run: what every article has is compared in part
_FINDINGS = 4  # of a story


@dataclass(frozen=True, slots=True)
class _Told:
    """The words of one piece of a statement, where it stands, and which of them are written large."""

    statement: Statement
    at: Span
    words: tuple[str, ...]
    large: frozenset[str]

    def has(self, run: Sequence[str]) -> bool:
        """Whether a run of words is in it."""
        size = len(run)
        return any(self.words[i : i + size] == run for i in range(len(self.words) - size + 1))


def voice_differences(ground: Ground) -> list[Conflict]:
    """The statements of a story that articles put in different mouths in the same words. Cost: linear in the words of statements."""
    texts = {a.id: a.text for a in ground.articles}
    told = [one for s in ground.statements if s.act == "speech" for one in _told(ground, texts[s.article], s)]
    held: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(told):
        for run in {one.words[i : i + _RUN] for i in range(len(one.words) - _RUN + 1)}:
            held[run].append(n)
    met = {
        (told[a], told[b])
        for run, rows in held.items()
        if 1 < len(rows) <= _MOST
        for a, b in combinations(rows, 2)
        if told[a].at.article != told[b].at.article and len(set(run) - STOP - told[a].large) >= _CARRY
    }
    if not met:
        return []
    ordered = sorted(met, key=lambda pair: [(one.at.article, one.at.start) for one in pair])
    return list(_differing(ground, speakers_of(ground), told, ordered))[:_FINDINGS]


def _told(ground: Ground, text: str, statement: Statement) -> Iterator[_Told]:
    """The pieces of a statement that are long enough, and no quotation."""
    reading = ground.readings[statement.article]
    for piece in statement.content:
        if isinstance(piece, Span) and piece.end - piece.start > 4 * _RUN and not reading.is_quoted(piece.start):
            words = tokens(text, piece.start, piece.end)
            large = frozenset(t.word for t in words if not text[t.start].islower())
            yield _Told(statement, piece, tuple(t.word for t in words), large)


def _differing(ground: Ground, speakers: Speakers, told: Sequence[_Told], met: Sequence[tuple[_Told, _Told]]) -> Iterator[Conflict]:
    """One finding for each two speakers of one run."""
    seen: set[frozenset[str]] = set()
    for ours, theirs in met:
        a, b = speakers.by_name(ours.statement), speakers.by_name(theirs.statement)
        if a is None or b is None or not _are_two(a, b) or frozenset({a.key, b.key}) in seen:
            continue
        seen.add(frozenset({a.key, b.key}))
        found = SequenceMatcher(None, ours.words, theirs.words, autojunk=False).find_longest_match()
        run = ours.words[found.a : found.a + found.size]
        said = [(one, c) for one in told if one.has(run) and (c := speakers.by_name(one.statement)) is not None]
        groups = [[(one, c) for one, c in said if c.key == x.key] for x in (a, b)]
        if len({c.key for _, c in said}) == 2 and not {c.article for _, c in groups[0]} & {c.article for _, c in groups[1]}:
            sides = [[_side(ground, speakers, one, c) for one, c in g] for g in groups]
            why = "the same words are put in different mouths"
            yield finding(ground, "attribution", "compatible", " ".join(run[:8]), sides, why)


def _are_two(a: Credit, b: Credit) -> bool:
    """Whether a person of name is credited here, and somebody else there."""
    sorts = {a.sort, b.sort}
    return sorts <= {"person", "body"} and "person" in sorts and a.key != b.key and not same_source(a, b)


def _side(ground: Ground, speakers: Speakers, one: _Told, credit: Credit) -> Side:
    article, at = speakers.texts[credit.article], one.statement.speaker.at
    shown = shown_with(ground, article, (one.at.start, one.at.end), at if isinstance(at, Span) else credit.at)
    return Side(credit.article, credit.origin, shown, None, article.stamp)
