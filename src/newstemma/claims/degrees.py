"""Whether somebody is, was, or stands in for what an article calls them: "governor", "acting governor", "former governor".

Refuses offices in quotations and of other years, titles that are kept for life unless they say of where, and people of whom an article
tells that they came or went.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.claims.ground import Ground
from newstemma.claims.letters import plain_letters, skeleton
from newstemma.claims.posts import is_of_today
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.degrees import STANDINGS, Degree, Held, held_beside
from newstemma.language.words import tokens
from newstemma.model.brief import Entity
from newstemma.model.claim import Conflict, Grade
from newstemma.model.text import Span

_FOR_LIFE = frozenset(
    "president governor senator secretary mayor ambassador judge minister premier congressman congresswoman speaker chancellor".split()
)
_MOVES = re.compile(
    r"\b(?:resign\w*|step(?:s|ped|ping)? down|fired|oust\w*|remov\w+|replac\w+|succeed\w*"
    r"|retir(?:es?|ing|ement)|sworn|took office|promot\w+"
    r"|became|becomes?|takes? over|took over|appoint\w*|dismiss\w*|sacked|transfer\w*|reassign\w*|term (?:ends|ended|expire\w*))\b",
    re.IGNORECASE,
)
_SHOWN: Mapping[Degree, str] = {"acting": "acting ", "former": "former ", "full": "", "under": "deputy "}
_NEAR = 60  # characters
_LOOSE = frozenset("coach manager principal reservist soldier marine".split())  # an assistant coach is called coach


@dataclass(frozen=True, slots=True)
class _Told:
    held: Held
    side: Side


def degree_differences(ground: Ground) -> list[Conflict]:
    """The people of a story whose office is told in two degrees, in order of the name. Cost: linear in the names."""
    people: defaultdict[tuple[str, str], list[Entity]] = defaultdict(list)
    for entity in sorted(ground.entities, key=lambda e: (e.name, e.id)):
        words = [plain_letters(t.word) for t in tokens(entity.name)]
        if entity.kind == "person" and len(words) > 1:
            people[words[-2] if len(words[-2]) > 1 else words[0], skeleton(words[-1])].append(entity)
    return [conflict for _, same in sorted(people.items()) for conflict in _of(ground, same)]


def _of(ground: Ground, same: Sequence[Entity]) -> Iterator[Conflict]:
    told: defaultdict[tuple[str, bool], list[_Told]] = defaultdict(list)
    places = sorted({at for e in same for at in e.at if isinstance(at, Span)}, key=lambda at: (at.article, at.start))
    for one in _told(ground, places):
        told[one.held.head, one.held.then].append(one)
    moves = any(_moves(ground, at) for at in places)
    for head, then in sorted(told):
        groups = _groups(told[head, then], head)
        grade = _grade(groups, head, moves=moves)
        if grade is not None:
            sides = [[t.side for t in groups[d]] for d in sorted(groups)]
            name = same[0].name[_untitled(same[0].name) :]
            why = f"{name} is called {' and '.join(f'{_SHOWN[d]}{head}' for d in sorted(groups))}"
            resolved = backed(sides)
            yield finding(ground, "office", grade, name, sides, why, resolved=resolved)
            return


def _groups(told: Sequence[_Told], head: str) -> dict[Degree, list[_Told]]:
    """Those of each degree; without what an article that says more calls for short."""
    by_article: defaultdict[str, set[Degree]] = defaultdict(set)
    for one in told:
        by_article[one.side.article].add(one.held.degree)
    found: defaultdict[Degree, list[_Told]] = defaultdict(list)
    for one in told:
        short = one.held.degree == "full" and by_article[one.side.article] & {"former", "acting"}
        life = one.held.degree == "full" and head in _FOR_LIFE and not one.held.whose
        if not short and not life:
            found[one.held.degree].append(one)
    return dict(found)


def _grade(groups: dict[Degree, list[_Told]], head: str, *, moves: bool) -> Grade | None:
    """What two degrees are to one another; None where there are not two, or where somebody came or went."""
    if len(groups) < 2:
        return None
    homes = {t.side.article for g in groups.values() for t in g}
    if len(homes) == 1:
        return "internal" if set(groups) == {"full", "under"} and head not in _LOOSE and not moves else None
    if set(groups) == {"acting", "full"} or ("under" not in groups and head not in STANDINGS):  # each at its own time
        return "compatible"
    if moves:
        return None
    return "compatible" if head in _LOOSE else "conflict"


def _told(ground: Ground, places: Sequence[Span]) -> Iterator[_Told]:
    by_id = {a.id: a for a in ground.articles}
    for at in places:
        article, reading = by_id[at.article], ground.readings[at.article]
        said = reading.is_quoted(at.start)
        start = at.start + _untitled(at.text)
        for held in () if said else held_beside(article.text, start, at.end):
            if held.then or is_of_today(ground, article, at):
                yield _Told(held, side(ground, article, article.cut(held.start, held.end), None))


def _untitled(name: str) -> int:
    """Where a name begins behind an office that was taken for a part of it: "Fire Marshal Odo Renn"."""
    words = list(re.finditer(r"\S+", name))
    return words[-2].start() if len(words) > 2 and not re.fullmatch(r"[A-Z]\.?", words[-2].group()) else 0


def _moves(ground: Ground, at: Span) -> bool:
    """Whether the words around a name tell that somebody came into an office or left it."""
    whole = ground.readings[at.article].sentence_at(at.start)
    text = next(a.text for a in ground.articles if a.id == at.article)
    return whole is not None and _MOVES.search(text, max(whole.start, at.start - _NEAR), min(whole.end, at.end + _NEAR)) is not None
