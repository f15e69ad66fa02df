"""What was to come in one article and has come in a later one: "is expected to sign the bill", "he signed the spending bill on Friday".

Refuses verbs that say little, what may happen day after day to others, and articles that have both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from newstemma.claims.ground import Ground
from newstemma.claims.heads import heads
from newstemma.claims.sides import Side, finding, side
from newstemma.language.likeness import rarity
from newstemma.language.words import STOP, stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Conflict
from newstemma.model.text import At

_LEAD = (
    r"(?:(?:is|are|was|were|be|been)\s+(?:also\s+|now\s+|still\s+|widely\s+|likely\s+)?"
    r"(?:expected|set|due|scheduled|slated|poised|preparing|planning|about|likely|hoping|working|trying|racing|struggling)\s+to"
    r"|(?:plans?|planned|intends?|hopes?|prepar(?:es|ed)|set|poised|expected|work(?:ed|s)?\s+(?:today\s+)?|vow(?:s|ed))\s+(?:on\s+[A-Z]\w+day\s+)?to"
    r"|will|[’']ll)"
)
_TO_COME = re.compile(
    rf"\b(?P<lead>{_LEAD})\s+(?:also\s+|likely\s+|soon\s+|formally\s+)?(?P<be>be\s+)?(?P<verb>[a-z]{{3,}})\b(?!\s+to\b)", re.IGNORECASE
)
_DONE = re.compile(r"(?:\b(?P<helped>has|have|had|was|were|been)\s+)?(?:\b(?!only\b)[a-z]+ly\s+)?\b(?P<verb>[A-Za-z]{3,})\b")
_IRREGULAR = dict(
    pair.split("/")
    for pair in """met/meet overrode/override took/take taken/take gave/give given/give held/hold won/win left/leave sent/send built/build
    flew/fly spoke/speak began/begin struck/strike shot/shoot sold/sell bought/buy paid/pay brought/bring fought/fight withdrew/withdraw
    withdrawn/withdraw drew/draw chose/choose chosen/choose broke/break broken/break rode/ride ran/run sworn/swear swore/swear threw/throw
    overthrew/overthrow cut/cut hit/hit sank/sink lit/light hung/hang fell/fall rose/rise""".split()
)
_LITTLE = frozenset(
    stem(w)
    for w in """not say tell make take get have need want keep continue help come work see look use try find know think feel talk put let
    remain become stay happen allow seem show turn start begin give ask call consider face lead provide bring require stand
    serve receive support seek play spend cost change add follow pay mean live depend speak believe like move send go run reach learn
    discuss focus push respond offer deal expect represent carry prove cause be
    increase rise fall cover create set treat question""".split()
)
_NEAR = 7  # words that carry something, on either side of the verb
#: Nats: what stands beside both verbs and the verb itself, what else both sentences have by less. Set by reading: of
#: 11 findings in 450 unlabelled stories of real news about 9 were right.
_ENOUGH, _BESIDE, _FAR = 11.0, 4.0, 0.3
_TOLD = 1.5  # nats of a word for what it befalls
_OBJECT = 4  # words that carry something, behind an active verb or before a passive one
_NAME = 2.0  # nats more for a word that is a name in both
_MOST_FINDINGS = 4  # of a story
_NOT = re.compile(r"\b(?:not|never|if|whether|would|could|should|may|might|to|will|fail\w*|refus\w+)\s*(?:\w+\s+)?$|n[’']t\s*(?:\w+\s+)?$")


@dataclass(frozen=True, slots=True)
class _Told:
    """A verb that is to come, or has come. near: stems beside it; around: of its sentence; names: those of them written as names."""

    verb: str
    side: Side
    near: frozenset[str]
    around: frozenset[str]
    names: frozenset[str]
    of: frozenset[str]
    by: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb where it stands: from its first auxiliary to its end."""

    verb: str
    side: Side
    start: int
    end: int
    passive: bool


def awaited_differences(ground: Ground) -> list[Conflict]:
    """One update for each verb that is to come in an article and has come in one of the same or a later day, in order of the verb."""
    ahead: defaultdict[str, list[_Told]] = defaultdict(list)
    done: defaultdict[str, list[_Told]] = defaultdict(list)
    for article in ground.articles:
        for one in _ahead(ground, article):
            ahead[one.verb].append(one)
    for article in ground.articles if ahead else ():
        for one in _done(ground, article, frozenset(ahead)):
            done[one.verb].append(one)
    found = [c for verb in sorted(set(ahead) & set(done)) for c in _of(ground, verb, ahead[verb], done[verb])]
    return found[:_MOST_FINDINGS]


def _of(ground: Ground, verb: str, ahead: Sequence[_Told], done: Sequence[_Told]) -> Iterator[Conflict]:
    """What is to come and has come, the pair that shares most first; none that one article has both of."""
    pairs = [(_shared(a, b), a, b) for a, b in product(ahead, done) if _is_one(a, b)]
    both = {a.side.article for _, a, b in pairs if a.side.article == b.side.article}
    free = [p for p in pairs if p[1].side.article not in both and p[2].side.article not in both and _is_later(p[1].side, p[2].side)]
    if free:
        _, a, b = max(free, key=lambda p: (p[0], p[1].side.article, p[2].side.article))
        ours = [o.side for o in ahead if any(o is p[1] and p[2].side.article == b.side.article for p in free)]
        theirs = [o.side for o in done if any(o is p[2] and p[1].side.article == a.side.article for p in free)]
        why = f"“{a.side.at.text}” in one article; “{b.side.at.text}” in another: what was to come has come"
        yield finding(ground, "other", "update", verb, [ours, theirs], why, resolved=b.side.at.text)


def _is_later(first: Side, second: Side) -> bool:
    """Whether the second may be told later: no earlier day, and another source."""
    days = [(s.published or "")[:10] for s in (first, second)]
    return first.article != second.article and first.origin != second.origin and (not all(days) or days[0] <= days[1])


def _is_one(a: _Told, b: _Told) -> bool:
    beside = sum(sorted(map(rarity, a.near & b.near)))
    if max((rarity(w) for w in a.of & b.of), default=0.0) < _TOLD or (a.by and b.by and not a.by & b.by):
        return False
    return beside >= _BESIDE and _shared(a, b) >= _ENOUGH


def _shared(a: _Told, b: _Told) -> float:
    near = a.near & b.near
    far = (a.around & b.around) - near
    names = _NAME * len(a.names & b.names & near)
    return round(sum(sorted(map(rarity, near))) + rarity(a.verb) + _FAR * sum(sorted(map(rarity, far))) + names, 6)


def _ahead(ground: Ground, article: Article) -> Iterator[_Told]:
    for text, start, end, cut in _stretches(ground, article):
        for m in _TO_COME.finditer(text, start, end):
            verb = _base(m["verb"]) if m["be"] else stem(m["verb"].casefold())
            if verb is not None and verb not in _LITTLE and not re.search(r"\b(?:not|never|if|no)\s*$", text[start : m.start()]):
                one = side(ground, article, cut(m.start(), m.end("verb")), None)
                yield _seen(_Verb(verb, one, m.start(), m.end("verb"), bool(m["be"])), text, start, end)


def _done(ground: Ground, article: Article, verbs: frozenset[str]) -> Iterator[_Told]:
    for text, start, end, cut in _stretches(ground, article):
        for m in _DONE.finditer(text, start, end):
            verb = _base(m["verb"]) or (stem(m["verb"].casefold()) if start == 0 and m["verb"].endswith("s") else None)
            if _BEFORE.search(text, start, end):
                continue
            if verb in verbs and verb is not None and not _NOT.search(text[start : m.start()]) and _is_told(text, m):
                passive = m["helped"] in ("was", "were", "been")
                one = side(ground, article, cut(m.start(), m.end()), None)
                yield _seen(_Verb(verb, one, m.start(), m.end(), passive), text, start, end)


def _is_told(text: str, m: re.Match[str]) -> bool:
    """Whether a past form is a verb of its clause: not "the rebel-held town", "the show hosted by him", "those who treated patients"."""
    beside = text[m.end() :].lstrip().startswith("by ") or text[max(0, m.start() - 1) : m.start()] == "-"
    return m["helped"] is not None or not (beside or _WHICH.search(text[max(0, m.start() - 12) : m.start()]))


_WHICH = re.compile(r"\b(?:who|that|which|be|being|the|a|an|only)\s+$")
_BEFORE = re.compile(
    r"\b(?:last (?:week|month|year|summer|fall|spring)|ago|previously|earlier|(?<!at )once|first|in (?:19|20)\d\d|since)\b"
)


def _base(word: str) -> str | None:
    """The stem of a verb in the past; None for other forms."""
    low = word.casefold()
    if low in _IRREGULAR:
        return stem(_IRREGULAR[low])
    return stem(low) if low.endswith("ed") and len(low) > 4 else None


Cut = Callable[[int, int], At]


def _stretches(ground: Ground, article: Article) -> Iterator[tuple[str, int, int, Cut]]:
    """The sentences of an article, and its title and deck: text, start, end, and what cuts a place out of it."""
    for sentence in ground.readings[article.id].sentences:
        yield article.text, sentence.start, sentence.end, article.cut
    for head in heads(article):
        yield head.text, 0, len(head.text), head.place


def _seen(one: _Verb, text: str, start: int, end: int) -> _Told:
    """A verb with the words around it in text[start:end]."""
    said = [t for t in tokens(text, start, end) if t.word not in STOP and not one.start <= t.start < one.end]
    before = [t for t in said if t.end <= one.start][-_NEAR:]
    behind = [t for t in said if t.start >= one.end][:_NEAR]
    left, right = frozenset(stem(t.word) for t in before), frozenset(stem(t.word) for t in behind[:_OBJECT])
    unnamed = one.passive or _PRONOUN.search(text[start : one.start]) is not None
    return _Told(
        verb=one.verb,
        side=one.side,
        near=left | frozenset(stem(t.word) for t in behind),
        around=frozenset(stem(t.word) for t in said),
        names=frozenset(stem(t.word) for t in (*before, *behind) if text[t.start].isupper()),
        of=left if one.passive else right,
        by=frozenset() if unnamed else left,
    )


_PRONOUN = re.compile(r"\b(?:he|she|they|it)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
