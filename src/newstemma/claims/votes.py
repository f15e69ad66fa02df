"""One vote with two outcomes: "seven to two" and "six for, three against"; abstentions, dissenters and rebels counted otherwise.

Refuses votes of bodies that are not of one size, of chambers that both sentences name and that are not the same, and articles that tell of
several votes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.language.tallies import Sort, Tally, is_board, tallies
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value

_CHAMBER = re.compile(r"\b(?:House|Senate|[Cc]ommittee|[Cc]ouncil|Commons|Lords|Assembly|Court|board|upper|lower)\b")
_ONE_BODY = 0.1  # the sizes of two votes of one body differ by no more: some were away
_ABOUT: Mapping[Sort, str] = {
    "outcome": "outcome of the vote",
    "against": "outcome of the vote",
    "abstained": "abstentions",
    "unanimous": "outcome of the vote",
    "rebels": "members who voted against their own side",
}
Row = tuple[Side, frozenset[str]]
Groups = dict[tuple[float, ...], list[Row]]


def vote_differences(ground: Ground) -> list[Conflict]:
    """One finding for the outcomes of one vote, one for its abstentions, one for its rebels. Cost: linear in the text."""
    told = {article.id: list(_told(ground, article)) for article in ground.articles}
    groups = {sort: _groups(ground, told, sort) for sort in _ABOUT}
    sized = bool(groups["outcome"])
    _with_dissenters(groups["outcome"], groups["against"])
    _with_unanimous(groups["outcome"], groups["unanimous"])
    found: list[Conflict] = []
    for sort in ("outcome", "abstained", "rebels"):
        later = _taken_back(told, sort) if sort != "outcome" else {}
        found += _findings(ground, sort, groups[sort], later, sized=sized and sort == "outcome")
    return found


def _told(ground: Ground, article: Article) -> Iterator[tuple[Tally, frozenset[str]]]:
    """Each tally with the chambers that its sentence names."""
    for sentence in ground.readings[article.id].sentences:
        words = article.text[sentence.start : sentence.end]
        chambers = frozenset(m[0].casefold() for m in _CHAMBER.finditer(words))
        for tally in tallies(article.text, sentence.start, sentence.end):
            yield tally, chambers


def _groups(ground: Ground, told: Mapping[str, list[tuple[Tally, frozenset[str]]]], sort: Sort) -> Groups:
    """The articles by what they tell; none that tells two."""
    groups: defaultdict[tuple[float, ...], list[Row]] = defaultdict(list)
    for article in ground.articles:
        mine = [(t, c) for t, c in told[article.id] if t.sort == sort and min(t.numbers) >= 0]
        if len({t.numbers for t, _ in mine}) == 1:
            tally, chambers = mine[0]
            span = article.cut(tally.start, tally.end)
            value = Value("number", span.text, tally.numbers[0], tally.numbers[0], None, "votes", None, span)
            groups[tally.numbers].append((side(ground, article, span, value), chambers))
    return dict(groups)


def _with_dissenters(outcomes: Groups, against: Groups) -> None:
    """Those who were against on a board go with its outcome, or stand against it. An article that gives both has given its outcome."""
    if not all(map(is_board, outcomes)):
        return
    given = {s.article for rows in outcomes.values() for s, _ in rows}
    for (number,), rows in sorted(against.items()):
        free = [(s, c) for s, c in rows if s.article not in given]
        if free:
            whole = next((o for o in sorted(outcomes) if o[1] == number), None)
            size = max((sum(o) for o in outcomes), default=0.0)
            outcomes.setdefault(whole or (max(size - number, number), number), []).extend(free)


def _with_unanimous(outcomes: Groups, unanimous: Groups) -> None:
    """A board that is said to be of one mind stands against its outcome."""
    if not outcomes or not all(map(is_board, outcomes)):
        return
    given = {s.article for rows in outcomes.values() for s, _ in rows}
    free = [(s, c) for rows in unanimous.values() for s, c in rows if s.article not in given]
    if free:
        outcomes.setdefault((max(sum(o) for o in outcomes), 0.0), []).extend(free)


def _taken_back(told: Mapping[str, list[tuple[Tally, frozenset[str]]]], sort: Sort) -> dict[float, float]:
    """Later count to the one that it takes back: "four abstained, not five"."""
    return {t.numbers[0]: t.aside for rows in told.values() for t, _ in rows if t.sort == sort and t.aside is not None}


def _findings(ground: Ground, sort: Sort, groups: Groups, later: Mapping[float, float], *, sized: bool) -> Iterator[Conflict]:
    replaced = {(new,): (old,) for new, old in sorted(later.items()) if (new,) in groups and (old,) in groups}
    for new, old in replaced.items():
        sides = [[s for s, _ in groups[key]] for key in (old, new)]
        yield finding(ground, "number", "update", _ABOUT[sort], sides, f"{_names(sides)}: the later count takes the earlier one back")
    rivals = {key: rows for key, rows in groups.items() if key not in replaced}
    if len(rivals) < 2 or not is_one_vote(rivals, sized=sized):
        return
    ordered = [[s for s, _ in rivals[key]] for key in sorted(rivals)]
    resolved = backed(ordered, least=2)
    yield finding(ground, "number", "conflict", _ABOUT[sort], ordered, f"{_names(ordered)}: one vote has one outcome", resolved=resolved)


def _names(groups: Sequence[Sequence[Side]]) -> str:
    return " or ".join(g[0].at.text for g in groups)


def is_one_vote(groups: Mapping[tuple[float, ...], Sequence[Row]], *, sized: bool = True) -> bool:
    """Whether the counts can be of one body: of no two chambers and, where they are whole outcomes, of one size."""
    sizes = [sum(outcome) for outcome in groups]
    if sized and max(sizes) - min(sizes) > _ONE_BODY * max(sizes):
        return False
    named = [chambers for rows in groups.values() for _, chambers in rows if chambers]
    return all(a & b for n, a in enumerate(named) for b in named[n + 1 :])
