"""Names of a draft's sentence: each must stand in the pile, and where a sentence tells the same, no other name in its place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newstemma.drafts.folds import folded
from newstemma.drafts.line import Beside, Line, Weight, alike, each_place, told_place
from newstemma.drafts.pile import Named, Pile, Told
from newstemma.language.agencies import is_agency
from newstemma.language.names import plain_name
from newstemma.model.check import Finding, Rival
from newstemma.model.reading import Name

_OTHER = 0.5  # how alike the places of two names must be before one stands for the other
_AHEAD = 0.25  # by how much the likest place with another name must beat the likest with this one
_TELLS = 0.35  # how alike a sentence must be to be looked at for a name
_AROUND = 2  # sentences before and behind it in which a pronoun's name may stand
_WORD = re.compile(r"[^\W\d_][\w'-]+")
_STEM, _ENDING = 4, 3  # letters that two forms of a name begin with, and that either may end with
_BY = 0.6  # of a sentence's likeness for a name that stands around it, or whose bearer speaks it


def name_findings(line: Line, near: Sequence[Beside], pile: Pile, weight: Weight) -> Iterator[Finding]:
    """Names that nobody has, and names that stand where the likest sentence has another one."""
    seen: set[str] = set()
    for name in line.names:
        shown = line.words(name.start, name.end)
        words = plain_name(shown).removesuffix("'s")
        if not words or words in seen or is_agency(words) or words.endswith("."):
            continue
        seen.add(words)
        known = pile.has(words) or any(_is_form(folded(words), form) for form in pile.people)
        rival = _rival(line, name, near, weight)
        here = _here(line, name, words, near, pile, weight) if known else 0.0
        if rival is not None and rival[0] > here + _AHEAD:
            why = f"the draft has {words}, the likest passage {rival[1].text}"
            yield Finding("differs", "name", name.start, name.end, shown, (rival[1],), why)
        elif not known and name.kind in ("person", "organisation", "place"):
            yield Finding("not_found", "name", name.start, name.end, shown, (), f"{words} is named in no article")


def _here(line: Line, name: Name, words: str, near: Sequence[Beside], pile: Pile, weight: Weight) -> float:
    """How surely the name stands in its place: in a sentence that tells the same, by a part of it too; around one; or as its speaker's."""
    ours = each_place(line, name.start, name.end, weight)
    parts = [re.compile(rf"(?<!\w){re.escape(p)}(?!\w)") for p in {folded(words), *folded(words).split()[-1:]}]
    whole = folded(pile.people.get(folded(words), words))
    best = 0.0
    for one in near:
        if one.likeness < _TELLS:
            continue
        text = folded(one.told.text)
        places = [m.span() for part in parts for m in part.finditer(text)]
        places += [m.span() for m in _WORD.finditer(text) if _is_form(m[0], folded(words))]
        for a, b in places:
            best = max(best, alike(ours, told_place(one.told, one.told.start + a, one.told.start + b, weight), one.likeness))
        if any(s.speaker is not None and _is_one(folded(s.speaker), whole) for s in one.told.said):
            best = max(best, one.likeness)
        elif any(part.search(folded(t.text)) for part in parts for t in pile.around(one.told, _AROUND)):
            best = max(best, _BY * one.likeness)
    return best


def _is_form(a: str, b: str) -> bool:
    """Whether one word is the other with a longer ending: Ethiopia, Ethiopian. Renfrey and Renfrew are two names."""
    same = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    short, long = sorted((len(a), len(b)))
    return " " not in a + b and same >= max(_STEM, short - 1) and 0 < long - short <= _ENDING


def _is_one(a: str, b: str) -> bool:
    return a == b or a.rsplit(maxsplit=1)[-1] == b.rsplit(maxsplit=1)[-1]


def _rival(line: Line, name: Name, near: Sequence[Beside], weight: Weight) -> tuple[float, Rival] | None:
    """The name that stands most surely in its place and that the draft's sentence does not have, and how surely."""
    here = each_place(line, name.start, name.end, weight)
    ours = {folded(plain_name(line.words(n.start, n.end))).removesuffix("'s") for n in line.names}
    best: tuple[float, int, int, Told, Named] | None = None
    for one in near:
        for other in one.told.names:
            if not _may_stand(name, other, ours):
                continue
            value = alike(here, told_place(one.told, other.start, other.end, weight), one.likeness)
            row = (value, -one.told.number, -other.start, one.told, other)
            if value >= _OTHER and (best is None or row[:3] > best[:3]):
                best = row
    if best is None:
        return None
    told, other = best[3], best[4]
    return best[0], Rival(told.article, told.origin, other.start, other.end, told.words(other.start, other.end))


def _may_stand(name: Name, other: Named, ours: set[str]) -> bool:
    """Whether another name could have been meant: none that the sentence has anyway, whole or in part, and no agency."""
    theirs = {folded(plain_name(other.text)).removesuffix("'s"), folded(plain_name(other.whole))}
    if is_agency(other.text) or any(set(t.split()) & set(o.split()) or _is_form(t, o) for t in theirs for o in ours):
        return False
    kinds = {name.kind, other.kind}
    return len(kinds) == 1 or bool(kinds & {"other", "place", "organisation"})
