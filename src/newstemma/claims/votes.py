"""One vote with two outcomes: "seven to two" and "six to three", "61 to 58" and "64 to 58".

Refuses votes of bodies that are not of one size, of chambers that both sentences name and that are not the same, and articles that tell of
several votes.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, majority, side
from newstemma.language.numerals import spelled
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.text import Span

_NUMBER = r"(?:\d{1,3}(?:,\d{3})?|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen))"
_OUTCOME = re.compile(
    rf"(?<![\w.,:/$€£-])({_NUMBER})(?:\s+(?:votes?\s+)?(?:to|against)\s+|[-–—])({_NUMBER})(?![\w%/:]|[.,]\d|-)", re.IGNORECASE
)
_VOTES = re.compile(
    r"\b(?:vot(?:e|es|ed|ing)|ballot|motion|majority|no[- ]confidence|dissent\w*|justices|judges|board|resolution"
    r"|amendment|bill|ruling|ruled|parliament|abst(?:ain|ention)\w*)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:goals?|match|game|season|league|win|beat|half[- ]time|set|odds|aggregate|a\.m|p\.m|\d{4}[-–]\d\d)\b", re.IGNORECASE
)
_CHAMBER = re.compile(r"\b(?:House|Senate|[Cc]ommittee|[Cc]ouncil|Commons|Lords|Assembly|Court|board|upper|lower)\b")
_SEATS = re.compile(r"\s+(?:\w+\s+)?(?:majority|edge|margin of seats|split)\b")  # who sits there, not who voted
_ONE_BODY = 0.1  # the sizes of two votes of one body differ by no more: some were away


def vote_differences(ground: Ground) -> list[Conflict]:
    """One finding for the outcomes of one vote. Cost: linear in the text."""
    every = [(article, list(_outcomes(ground, article))) for article in ground.articles]
    told = [(article, cuts[0]) for article, cuts in every if len({outcome for _, outcome, _ in cuts}) == 1]
    groups: defaultdict[tuple[float, float], list[tuple[Side, frozenset[str]]]] = defaultdict(list)
    for article, (span, outcome, chambers) in told:
        value = Value("number", span.text, outcome[0], outcome[0], None, "votes", None, span)
        groups[outcome].append((side(ground, article, span, value), chambers))
    if len(groups) < 2 or not is_one_vote(groups):
        return []
    ordered = [[s for s, _ in groups[key]] for key in sorted(groups)]
    most = majority(ordered)
    names = " or ".join(g[0].at.text for g in ordered)
    why = f"{names}: one vote has one outcome"
    resolved = ordered[most][0].at.text if most is not None and len({s.origin for s in ordered[most]}) > 1 else None
    return [finding(ground, "number", "conflict", "outcome of the vote", ordered, why, resolved=resolved)]


def _outcomes(ground: Ground, article: Article) -> Iterator[tuple[Span, tuple[float, float], frozenset[str]]]:
    """Each outcome with its words, the larger number first, and the chambers that its sentence names."""
    for sentence in ground.readings[article.id].sentences:
        words = article.text[sentence.start : sentence.end]
        if not _VOTES.search(words) or _OTHER.search(words):
            continue
        for match in _OUTCOME.finditer(article.text, sentence.start, sentence.end):
            pair = sorted((_value(match[1]), _value(match[2])), reverse=True)
            standing = _SEATS.match(article.text, match.end()) or article.text[: match.start()].endswith("from ")
            if min(pair) >= 0 and sum(pair) >= 3 and not standing:
                chambers = frozenset(m[0].casefold() for m in _CHAMBER.finditer(words))
                yield article.cut(match.start(), match.end()), (pair[0], pair[1]), chambers


def _value(words: str) -> float:
    found = float(words.replace(",", "")) if words[0].isdigit() else spelled(words)
    return -1.0 if found is None else found


def is_one_vote(groups: dict[tuple[float, float], list[tuple[Side, frozenset[str]]]]) -> bool:
    """Whether the outcomes can be of one body: of one size, and of no two chambers."""
    sizes = [sum(outcome) for outcome in groups]
    if max(sizes) - min(sizes) > _ONE_BODY * max(sizes):
        return False
    named = [chambers for rows in groups.values() for _, chambers in rows if chambers]
    return all(a & b for n, a in enumerate(named) for b in named[n + 1 :])
