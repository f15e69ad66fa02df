"""Names of a draft's sentence: each must stand in the pile, and where it stands elsewhere only, the likest sentence must not have another
of its kind in its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newstemma.drafts.folds import folded
from newstemma.drafts.line import Beside, Line, Weight, alike, each_place, told_place
from newstemma.drafts.pile import Named, Pile, Told
from newstemma.language.names import plain_name
from newstemma.model.check import Finding, Rival
from newstemma.model.reading import Name

_OTHER = 0.5  # how alike the places of two names must be before one stands for the other
_TELLS = 0.35  # how alike a sentence must be to be looked at for a name
_AROUND = 2  # sentences before and behind it in which a pronoun's name may stand


def name_findings(line: Line, near: Sequence[Beside], pile: Pile, weight: Weight) -> Iterator[Finding]:
    """Names that nobody has, and names that stand where the likest sentence has another one."""
    for n, name in enumerate(line.names):
        words = plain_name(line.words(name.start, name.end)).removesuffix("'s")
        if not words or any(words == plain_name(line.words(o.start, o.end)) for o in line.names[:n]):
            continue
        known = _is_known(words, pile)
        if known and _is_here(words, near, pile):
            continue
        rival = _rival(line, name, near, weight)
        if rival is not None:
            why = f"the draft has {words}, {'the likest passage' if known else 'the articles'} {rival.text}"
            yield Finding("differs", "name", name.start, name.end, line.words(name.start, name.end), (rival,), why)
        elif not known and name.kind in ("person", "organisation", "place"):
            why = f"{words} is named in no article"
            yield Finding("not_found", "name", name.start, name.end, line.words(name.start, name.end), (), why)


def _is_known(words: str, pile: Pile) -> bool:
    """Whether the name, or what is left of it without its last or first word where that is more than a word, stands in the pile."""
    return pile.has(words) or (folded(words) in pile.people)


def _is_here(words: str, near: Sequence[Beside], pile: Pile) -> bool:
    """Whether a sentence that tells the same, or one around it, has the name or a part of it, or it is its speaker's."""
    parts = {folded(words), *folded(words).split()[-1:]}
    whole = pile.people.get(folded(words))
    for one in near:
        if one.likeness < _TELLS:
            continue
        for told in pile.around(one.told, _AROUND):
            if any(_has(told, part) for part in parts) or (whole is not None and _speaks(told, whole)):
                return True
    return False


def _has(told: Told, part: str) -> bool:
    text = folded(told.text)
    at = text.find(part)
    while at >= 0:
        end = at + len(part)
        if (at == 0 or not text[at - 1].isalnum()) and (end == len(text) or not text[end].isalnum()):
            return True
        at = text.find(part, at + 1)
    return False


def _speaks(told: Told, whole: str) -> bool:
    return any(s.speaker is not None and folded(s.speaker) == folded(whole) for s in told.said)


def _rival(line: Line, name: Name, near: Sequence[Beside], weight: Weight) -> Rival | None:
    """The name of the same kind that stands most surely in its place, and that the draft's sentence does not have."""
    here = each_place(line, name.start, name.end, weight)
    ours = {folded(plain_name(line.words(n.start, n.end))) for n in line.names}
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
    return Rival(told.article, told.origin, other.start, other.end, told.words(other.start, other.end))


def _may_stand(name: Name, other: Named, ours: set[str]) -> bool:
    """Whether another name could have been meant: of the same kind, and none that the sentence has anyway."""
    theirs = {folded(plain_name(other.text)).removesuffix("'s"), folded(plain_name(other.whole))}
    if theirs & ours or any(t in o.split() or o in t.split() for t in theirs for o in ours):
        return False
    kinds = {name.kind, other.kind}
    return len(kinds) == 1 or "other" in kinds or kinds == {"organisation", "place"}
