"""Where the articles themselves do not agree and the draft takes a side: the report's own differences.

Other values in the likest sentences of other articles were tried too: of 176 sentences on which articles do not agree they found none
more, and raised one in 300 of the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from newstemma.drafts.folds import carrying
from newstemma.drafts.line import Line
from newstemma.drafts.near import Near
from newstemma.drafts.pile import Differs, Pile, at_place
from newstemma.drafts.valued import Valued
from newstemma.model.check import Finding, Rival, What

_WHAT: Mapping[str, What] = {
    "number": "number",
    "date": "date",
    "weekday": "date",
    "calendar": "date",
    "name": "name",
    "place": "name",
    "office": "office",
    "quote": "quotation",
    "attribution": "attribution",
}
#: Kinds of which a slip of one article is no matter for who has it as the others do: a misspelt name, somebody's office.
_SETTLED = frozenset(("name", "office"))
_DAYS = frozenset(("weekday", "calendar"))  # a weekday that does not fit its date: a matter for who has both
_MOST = 0.75  # share of the words of a side that the draft's sentence has when it takes that side
Place = tuple[str, int, int, str]
Cut = tuple[int, int]


def disputes(line: Line, backings: Sequence[Near], seen: Sequence[Valued], pile: Pile) -> Iterator[Finding]:
    """The report's own differences in which the draft takes a side."""
    for one in pile.differences:
        taken = next(((n, cut) for n, s in enumerate(one.sides) for at in s if (cut := _takes(line, one.kind, at, backings, seen))), None)
        if taken is not None and not (one.kind in _SETTLED and taken[0] == one.settled):
            yield _dispute(line, one, *taken, pile)


def _takes(line: Line, kind: str, at: Place, backings: Sequence[Near], seen: Sequence[Valued]) -> Cut | None:
    """The words of the draft that say what one side of a difference says, where that stands in a sentence that backs the draft's."""
    article, start, end, words = at
    if kind in _DAYS:
        return _all_of(line, words)
    for v in seen:
        if v.is_found and any(m.beside.told.article == article and m.start < end and start < m.end for m in v.equals):
            return v.start, v.end
    if not any(b.told.article == article and b.told.start <= start < b.told.end for b in backings):
        return None
    theirs, ours = ({w for w, _ in carrying(text)} for text in (words, line.text))
    figures = set(re.findall(r"\d[\d.,]*", words)) - set(re.findall(r"\d[\d.,]*", line.text))
    says = bool(theirs) and not figures and len(theirs & ours) >= _MOST * len(theirs)
    return (line.start, line.end) if says else None


def _all_of(line: Line, words: str) -> Cut | None:
    """The whole sentence, where it has a weekday and its date both, as they stand there."""
    wanted = re.findall(r"\w+", words.casefold())
    has = set(re.findall(r"\w+", line.text.casefold()))
    return (line.start, line.end) if len(wanted) > 1 and set(wanted) <= has and any(w[0].isdigit() for w in wanted) else None


def _dispute(line: Line, one: Differs, side: int, cut: Cut, pile: Pile) -> Finding:
    rivals = []
    for n, positions in enumerate(one.sides):
        for article, start, end, words in positions if n != side else ():
            told = at_place(pile.told, article, start)
            rivals.append(Rival(article, told.origin if told else "", start, end, words))
    why = f"the articles do not agree on {one.about}: {one.why}"
    return Finding("differs", _WHAT.get(one.kind, "claim"), *cut, line.words(*cut), tuple(rivals), why)
