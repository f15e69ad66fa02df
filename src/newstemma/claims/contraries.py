"""What befell something in one article and did not in another: one verb, said and denied of one noun in sentences of any words.

"The coins were not insured" and "the coins were insured", "declined a knighthood" and "accepted the knighthood". Refuses questions and
suppositions, what is said to have been alleged, verbs and nouns that are on every page, and articles that have both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from newstemma.claims.ground import Ground
from newstemma.claims.occasion_words import which
from newstemma.claims.sides import Side, finding, first_given, majority, side
from newstemma.language.likeness import rarity
from newstemma.language.predicates import Predicate, predicates
from newstemma.language.words import content_words, stem
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade

#: Rarity of verb, noun and what else both sentences share, in natural logs. Read on 240 stories of a bulk corpus: from 7 on 4 of 5
#: findings were worth seeing; from 5 on 3 more, none of them.
_ENOUGH = 7.0
_SURE = 9.0  # where a pronoun stands for one of the two doers
_NOT_YET = re.compile(r"\b(?:has|have|is|are|will|yet|remains?|stays?|stands?|missing)\b|n[’']t yet")
_OPEN = re.compile(
    r"\b(?:whether|if|unless|until|evidence|alleg\w+|claim\w*|suspect\w*|should|could|would have|might|may|must|den(?:y|ies|ied|ying)|"
    r"accus\w+|deadline|plan\w*|vow\w*|threat\w*|urg\w+|demand\w*|ask\w* \w+ to|call\w* (?:on|for)|why|how|so that|"
    r"(?:not|n[’']t)\b[^.;]*\benough)\b[^.;]*$|\bbefore\b[^.,;]*$",
    re.IGNORECASE,
)
_NOT_ONLY = re.compile(r"\bnot (?:only|just|merely|simply)\b", re.IGNORECASE)
#: What ought to be, may be or could be is not said to be so.
_MAY_BE = re.compile(r"\b(?:can|could|may|might|must|should|would|ought)\b(?! not\b|n[’']t)", re.IGNORECASE)
_SOME = re.compile(
    r"\b(?:one|two|three|four|five|six|seven|eight|nine|ten|\d+|some|several|many|most|half)\s+of\s+(?:the|its|their)\s+$", re.IGNORECASE
)
_MOST_FINDINGS = 12  # of a story: what a reader wants to see of this kind


@dataclass(frozen=True, slots=True)
class _Told:
    """A predicate where an article has it. words: stems of its sentence; some: whether it is told of some of them.

    which  the weekdays and ordinals behind it, which say what occasion is meant
    """

    said: Predicate
    words: frozenset[str]
    side: Side
    some: bool
    which: frozenset[str]


def contraries(ground: Ground) -> list[Conflict]:
    """What articles of a story say and deny of one noun, in order of verb and noun.

    Cost: linear in the sentences, pairs of one verb and noun.
    """
    held: defaultdict[tuple[str, str], list[_Told]] = defaultdict(list)
    for article in ground.articles:
        for one in _told(ground, article):
            held[one.said.verb, one.said.head].append(one)
    found = [conflict for key in sorted(held) for conflict in _of(ground, key, held[key])]
    return found[:_MOST_FINDINGS]


def _told(ground: Ground, article: Article) -> Iterator[_Told]:
    for sentence in ground.readings[article.id].sentences:
        words = frozenset(content_words(article.text, sentence.start, sentence.end))
        for said in predicates(article.text, sentence.start, sentence.end):
            if _is_no_deed(article.text, said):
                continue
            if _OPEN.search(article.text, sentence.start, said.start) is None and not article.text[sentence.start : sentence.end].rstrip(
                '”" '
            ).endswith("?"):
                yield _Told(
                    said,
                    words,
                    side(ground, article, article.cut(said.start, said.end), None),
                    _SOME.search(article.text, sentence.start, said.start) is not None,
                    which(article.text, said.start, sentence.end),
                )


def _is_no_deed(text: str, said: Predicate) -> bool:
    """Whether something only may or ought to be so, is more than so ("not only unlawful"), or is another verb ("was met with applause")."""
    if _NOT_ONLY.search(text, said.start, said.end):
        return True
    may_be = (said.listed or not said.denied) and _MAY_BE.search(text, said.start, said.end) is not None
    return may_be or (said.passive and text.startswith(" with ", said.end))


def _of(ground: Ground, key: tuple[str, str], told: Sequence[_Told]) -> Iterator[Conflict]:
    both = {t.side.article for t in told if t.said.denied} & {t.side.article for t in told if not t.said.denied}
    groups = [[t for t in told if t.said.denied == denied and t.side.article not in both] for denied in (True, False)]
    pairs = [(a, b) for a, b in product(*groups) if _is_one(key, a, b)]
    if not pairs:
        return
    sides = [[t.side for t in group if any(t in pair for pair in pairs)] for group in groups]
    most = majority(sides)
    newer = _newer(key[0], sides)
    grade: Grade = "update" if newer is not None else "compatible" if key[0] in _LOOSE else "conflict"
    last = newer if newer is not None else most
    resolved = sides[last][0].at.text if last is not None else None
    why = f"“{sides[0][0].at.text}” in one article, “{sides[1][0].at.text}” in another"
    yield finding(ground, "negation", grade, key[1], sides, why, resolved=resolved)


def _is_one(key: tuple[str, str], a: _Told, b: _Told) -> bool:
    ours, theirs = a.said, b.said
    shown = a.side.at.text.casefold(), b.side.at.text.casefold()
    if a.some and b.some:
        return False
    if a.side.origin == b.side.origin or shown[0] in shown[1] or shown[1] in shown[0] or not _may_be_one(ours, theirs):
        return False
    common = (a.words & b.words) | set(key)
    meant = not ours.by or not theirs.by or bool(ours.by & theirs.by)  # "it lowered" may mean the bank
    return sum(sorted(rarity(stem(w)) for w in common)) >= (_ENOUGH if meant else _SURE)


def _may_be_one(ours: Predicate, theirs: Predicate) -> bool:
    """Whether two predicates have one doer, as far as both name him, and one noun: a top rate is no corporate rate."""
    if not ours.listed and not theirs.listed and ours.denied == theirs.denied:
        return False
    if ours.vague or theirs.vague or (ours.ahead != theirs.ahead and not ours.listed):
        return False
    if not ours.passive and not theirs.passive and not ours.by & theirs.by and {"<it>"} not in (ours.by, theirs.by):
        return False
    apart = ours.of - {ours.head}, theirs.of - {theirs.head}
    return apart[0] <= apart[1] or apart[1] <= apart[0]


_LOOSE = frozenset({"resign"})  # who was made to go is often said to have gone
#: Of these one thing may be so today and not tomorrow, whatever the words.
_STATES = frozenset("close withdraw hold find lock pay sign test vaccinate".split())


def _newer(verb: str, sides: Sequence[Sequence[Side]]) -> int | None:
    """Which of two groups says on later days what came of it, where it may have come; None: both cannot be so."""
    given = [[stamp[:10] for stamp in first_given(g) if stamp] for g in sides]
    if any(len(g) != len(first_given(s)) for g, s in zip(given, sides, strict=True)):
        return None
    if max(given[0]) < min(given[1]) and (verb in _STATES or all(_NOT_YET.search(s.at.text) for s in sides[0])):
        return 1
    return 0 if verb in _STATES and max(given[1]) < min(given[0]) else None
