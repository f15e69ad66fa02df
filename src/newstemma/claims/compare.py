"""Agree, differ, or merely newer: every kind of difference of a story, found side by side and put in the order in which they matter.

Few false alarms first: `conflict` only where both cannot hold.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from newstemma.claims.attackers import attacker_differences
from newstemma.claims.awaited import awaited_differences
from newstemma.claims.blamed import blame_differences
from newstemma.claims.bodies import body_differences
from newstemma.claims.contradictions import contradictions
from newstemma.claims.corrections import settled
from newstemma.claims.credited import credit_differences
from newstemma.claims.dates import date_differences
from newstemma.claims.doers import doer_differences
from newstemma.claims.exclusive import exclusive_differences
from newstemma.claims.ground import Ground, grounds
from newstemma.claims.halves import half_differences
from newstemma.claims.headlines import headline_differences
from newstemma.claims.kin import kin_differences
from newstemma.claims.magnitudes import magnitude_differences
from newstemma.claims.matches import match_differences
from newstemma.claims.misquoted import misquotations
from newstemma.claims.mouths import mouth_differences
from newstemma.claims.negations import negation_differences
from newstemma.claims.nobody import nobody_differences
from newstemma.claims.numbers import number_differences
from newstemma.claims.offices import office_differences
from newstemma.claims.places import place_differences
from newstemma.claims.ranks import rank_differences
from newstemma.claims.scope import scope_differences
from newstemma.claims.seats import seat_differences
from newstemma.claims.slips import slip_differences
from newstemma.claims.spellings import name_differences
from newstemma.claims.unanswered import unanswered
from newstemma.claims.voices import voice_differences
from newstemma.claims.votes import vote_differences
from newstemma.claims.wholes import whole_differences
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.claim import Claim, Conflict, Grade
from newstemma.model.document import Document
from newstemma.model.lineage import Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement, Utterance
from newstemma.model.story import Story
from newstemma.ports import Encoder
from newstemma.settings import ClaimSettings

_GRADES: tuple[Grade, ...] = ("conflict", "internal", "update", "compatible")
_FINDERS: tuple[Callable[[Ground], list[Conflict]], ...] = (
    number_differences,
    headline_differences,
    rank_differences,
    half_differences,
    match_differences,
    whole_differences,
    date_differences,
    credit_differences,
    negation_differences,
    office_differences,
    kin_differences,
    mouth_differences,
    voice_differences,
    name_differences,
    slip_differences,
    body_differences,
    place_differences,
    scope_differences,
    nobody_differences,
    vote_differences,
    attacker_differences,
    blame_differences,
    doer_differences,
    magnitude_differences,
    misquotations,
    unanswered,
    exclusive_differences,
    awaited_differences,
    seat_differences,
)


def compare(
    documents: Sequence[Document],
    articles: Sequence[Article],
    readings: Sequence[Reading],
    entities: Sequence[Entity],
    statements: Sequence[Statement],
    utterances: Sequence[Utterance],
    claims: Sequence[Claim],
    stories: Sequence[Story],
    roots: Sequence[Roots],
    encoder: Encoder,
    settings: ClaimSettings,
) -> tuple[list[Conflict], list[Notice]]:
    """The differences of all stories, in order of the story, the grade and the place; at most `max_findings` a story."""
    found: list[Conflict] = []
    for ground in grounds(documents, articles, readings, entities, statements, utterances, claims, stories, roots, encoder):
        mine = settled(ground, list({conflict.id: conflict for find in _FINDERS for conflict in find(ground)}.values()))
        read = contradictions(ground, mine)
        unsaid = {c.id for c in read}  # a model gives no reason: what has one comes first
        mine = sorted((*mine, *read), key=lambda c: (_GRADES.index(c.grade), c.id in unsaid, -len(c.positions), c.id))
        found.extend(mine[: settings.max_findings])
    return found, []
