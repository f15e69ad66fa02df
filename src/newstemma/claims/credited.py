"""One assertion credited to different sources: named here and unnamed there, through another mouth, to another body, or to nobody.

A reader would count two sources for one, or miss that there is one. Refuses two names for one source, tellings that share too little, and
words that one article puts in somebody's mouth and another in its own where nothing is at stake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.claims.credits import Credit, Speakers, speakers_of
from newstemma.claims.ground import Ground
from newstemma.claims.shares import of_longer
from newstemma.claims.sides import Side, finding
from newstemma.claims.sources import distinct
from newstemma.claims.tellings import AT_STAKE, Told, told_by_all
from newstemma.model.claim import Conflict, Grade
from newstemma.model.text import Span

_MOST_WORDS = 12
_MOST_FINDINGS = 12  # of a story: what a reader wants to see of this kind
_NEAR = 40  # characters from a source to who passed it on


@dataclass(frozen=True, slots=True)
class _Row:
    """A difference: its sides, what it is worth to a reader, and why it is one."""

    told: Told
    sides: list[list[Credit]]
    worth: int
    why: str
    grade: Grade = "compatible"

    @property
    def places(self) -> set[tuple[str, int]]:
        """Where its sides stand."""
        return {(c.article, c.at.start) for g in self.sides for c in g}


def credit_differences(ground: Ground) -> list[Conflict]:
    """The assertions of a story that articles credit differently, worthiest first, each place in one of them.

    Cost   linear in mentions, statements and figures; tellings of one assertion by pairs
    """
    speakers = speakers_of(ground)
    rows = [row for one in told_by_all(ground, speakers) if (row := _weighed(one)) is not None]
    rows.sort(key=lambda row: (-row.worth, -len(row.places), -row.told.alike, sorted(row.places)))
    found: list[Conflict] = []
    taken: set[tuple[str, int]] = set()
    for row in rows:
        if not taken & row.places and len(found) < _MOST_FINDINGS:
            taken |= row.places
            found.append(_shown(ground, speakers, row))
    return found


_SAME = 0.65  # of the longer telling's words, by rarity: one is a copy of the other


def _weighed(told: Told) -> _Row | None:
    """The sources as sides; None where they may be one source, or where nothing is at stake."""
    groups = distinct([t.credit for t in told.tellings if t.credit.sort != "paper"])
    own = [g for g in groups if g[0].sort == "own"]
    credited = [side for g in groups if g[0].sort != "own" for side in _by_layer(g)]
    sorts = {g[0].sort for g in credited}
    if len(credited) > 1 and sorts == {"body"} and _is_one_text(told, credited):
        return _Row(told, credited, 60, "both repeat one text, and it can have named only one of them", "conflict")
    if len(credited) > 1 and any(c.layers for g in credited for c in g):
        return _Row(told, credited, 50, "one article has it through somebody else: an extra layer, not another source")
    if sorts == {"person", "people"}:
        return _Row(told, credited, 40, "one article gives a name and another none: two credits may stand for one source")
    if len(credited) > 1 and "person" not in sorts:  # whether a person speaks for the other's body is rarely told
        return _Row(told, credited, 30, "the articles credit different sources with one assertion")
    if own and credited and _is_at_stake(told):
        return _Row(told, credited + own, 20, "one article says in its own voice what another credits to a source")
    if own and credited and _is_dropped(told):
        return _Row(
            told, credited + own, 10, "one article says in its own voice what another, in nearly the same words, credits to a source"
        )
    return None


def _is_dropped(told: Told) -> bool:
    """Whether a telling in an article's own voice and a credited one are of one origin, in nearly the same words."""
    mine = [t for t in told.tellings if t.credit.sort == "own"]
    theirs = [t for t in told.tellings if t.credit.sort in {"person", "body"}]
    return any(m.credit.origin == t.credit.origin and of_longer(m.words, t.words) >= _SAME for m in mine for t in theirs)


def _is_one_text(told: Told, sides: Sequence[Sequence[Credit]]) -> bool:
    """Whether the sides are copies of one text, in nearly the same words, though they name other sources."""
    if told.figure or len({c.origin for g in sides for c in g}) > 1:
        return False
    ours, theirs = ([t.words for t in told.tellings if t.credit in g] for g in sides)
    return all(any(of_longer(a, b) >= _SAME for b in theirs) for a in ours)


def _is_at_stake(told: Told) -> bool:
    """Whether it matters that somebody is credited: a toll."""
    return told.figure and any(AT_STAKE.search(t.words) for t in told.tellings if t.credit.sort == "own")


def _by_layer(group: Sequence[Credit]) -> list[list[Credit]]:
    """The credits of one source, those through somebody else apart."""
    return [side for through in (False, True) if (side := [c for c in group if bool(c.layers) == through])]


def _shown(ground: Ground, speakers: Speakers, row: _Row) -> Conflict:
    sides = [[Side(c.article, c.origin, _words(speakers, c), None, speakers.texts[c.article].stamp) for c in g] for g in row.sides]
    most = _commonest(sides) if row.grade == "conflict" else None
    resolved = sides[most][0].at.text if most is not None else None
    return finding(ground, "attribution", row.grade, row.told.about, sides, row.why, resolved=resolved, claims=row.told.claims)


def _commonest(sides: Sequence[Sequence[Side]]) -> int | None:
    """Among copies of one text the side that more articles have; None where they are even."""
    sizes = [len({s.article for s in g}) for g in sides]
    return sizes.index(max(sizes)) if sizes.count(max(sizes)) == 1 else None


def _words(speakers: Speakers, credit: Credit) -> Span:
    """The words for a source; with who passed it on where that stands close behind, in its sentence."""
    layer = next((at for at in credit.layers if credit.at.end <= at.start <= credit.at.end + _NEAR), None)
    if layer is None:
        return credit.at
    whole = speakers.texts[credit.article].cut(credit.at.start, layer.end)
    return whole if len(whole.text.split()) <= _MOST_WORDS and not re.search(r"[.!?\n]", whole.text) else credit.at
