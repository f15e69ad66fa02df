"""Who did it: one deed, told with the same words for what it was done to, of one person here and of another there.

Refuses doers who may be one, deeds in quotations, of other years or only planned, and articles that tell the deed of both.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.letters import distance
from newstemma.claims.sides import Side, finding, side
from newstemma.language.likeness import rarity
from newstemma.language.words import STOP, asset, stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Conflict
from newstemma.model.text import Span

_REACH = 110  # characters behind a verb that say what was done to what
_WORTH, _SHARED = 6.0, 2  # natural logs, summed, and words that two tellings share behind the verb
_OFF = 2  # letters
_FINDINGS = 3  # of a story
_LEAD = re.compile(r"(?:\s+(?:has|have|had|later|formally|publicly|then|yesterday|today|on [A-Z][a-z]+day|immediately|now|reportedly))*\s+")
_BODY = re.compile(
    r"\b(?:[Tt]he |[A-Z][\w-]+ )(?:[A-Z]?[\w-]+ ){0,3}?"
    r"(?:[Mm]inistry|[Bb]ank|[Uu]nion|[Aa]gency|[Aa]uthority|[Cc]ouncil|[Cc]ommission|[Cc]ourt|[Pp]arliament|[Mm]ission)\b"
)
_NOT = re.compile(r"\b(?:not|never|n[’']t|would|could|may|might|if|whether|refused|declined|denied)\b")
_YEAR = re.compile(r"\b(?:in|of|since) (?:1[89]|20)\d\d\b")
_STOPS = re.compile(r"[.;:!?\n”\"]|, (?:who|which|and|but|while|after|as)\b")
_SAME = {
    stem(word): key
    for key, words in (
        ("inquiry", "investigation investigations inquiry inquiries enquiry probe review investigate examination"),
        ("forecast", "forecast forecasts outlook projection projections estimate estimates prediction"),
        ("vote", "vote voting votes poll polling polls election elections ballot run-off runoff"),
        ("strike", "strike strikes walkout stoppage action"),
        ("goal", "goal goals winner equaliser equalizer penalty"),
        ("deal", "deal treaty accord agreement pact"),
        ("curfew", "curfew lockdown"),
        ("percent", "percent per cent"),
    )
    for word in words.split()
}


@dataclass(frozen=True, slots=True)
class _Done:
    """A deed in an article: its sort, who did it, and stems of the words behind the verb."""

    deed: str
    who: str
    sort: str
    told: frozenset[str]
    side: Side


def doer_differences(ground: Ground) -> list[Conflict]:
    """The deeds of a story with two doers, in order of place. Cost: linear in the names; tellings of one deed by pairs."""
    by_deed: defaultdict[tuple[str, str], list[_Done]] = defaultdict(list)
    for done in _deeds(ground):
        by_deed[done.deed, done.sort].append(done)
    return [c for key in sorted(by_deed) for c in _of(ground, by_deed[key])][:_FINDINGS]


def _of(ground: Ground, rows: Sequence[_Done]) -> Iterator[Conflict]:
    seen: set[frozenset[str]] = set()
    for a, b in combinations(rows, 2):
        pair = frozenset({a.who, b.who})
        if pair in seen or not _are_two(a.who, b.who) or a.side.article == b.side.article or not _is_one(a, b):
            continue
        seen.add(pair)
        told = [d for d in rows if _is_one(d, a) or _is_one(d, b)]
        groups = [[d for d in told if d.who == x.who] for x in (a, b)]
        homes = [{d.side.article for d in g} for g in groups]
        if not homes[0] & homes[1] and len({d.who for d in told}) == 2:
            why = "the same deed is told of two who may both have done it"
            yield finding(ground, "attribution", "compatible", a.deed, [[d.side for d in g] for g in groups], why)


def _are_two(ours: str, theirs: str) -> bool:
    """Whether two names share no word, and no word that is a letter or two off."""
    a, b = ours.casefold().split(), theirs.casefold().split()
    return all(x != y and (min(len(x), len(y)) <= 2 * _OFF or distance(x, y) > _OFF) for x in a for y in b)


def _is_one(a: _Done, b: _Done) -> bool:
    shared = a.told & b.told
    return len(shared) >= _SHARED and sum(rarity(w) for w in shared) >= _WORTH


def _deeds(ground: Ground) -> Iterator[_Done]:
    texts = {a.id: a for a in ground.articles}
    for entity in ground.entities:
        if entity.kind == "person":
            for at in entity.at:
                if isinstance(at, Span) and at.article in texts:
                    yield from _behind(ground, texts[at.article], at.start, at.end, entity.name, "person")
    for article in ground.articles:
        for m in _BODY.finditer(article.text):
            words = frozenset(stem(t.word) for t in tokens(m[0]) if t.word not in STOP)
            yield from _behind(ground, article, m.start(), m.end(), " ".join(sorted(words)), "body")


def _behind(ground: Ground, article: Article, start: int, end: int, who: str, sort: str) -> Iterator[_Done]:
    """The deed whose verb stands right behind a name, or behind the comma that closes what stands beside it."""
    text = article.text
    aside = re.match(r", [^,.;:\n“”\"]{3,70},", text[end : end + 80])
    first = end + (aside.end() if aside is not None else 0)
    lead = _LEAD.match(text, first)
    verb = re.compile(r"[a-z]+").match(text, lead.end()) if lead is not None else None
    deed = _table().get(verb[0]) if verb is not None else None
    if verb is None or deed is None or ground.readings[article.id].is_quoted(start):
        return
    whole = ground.readings[article.id].sentence_at(verb.start())
    stop = min(verb.end() + _REACH, whole.end if whole is not None else len(text))
    rest = _STOPS.split(text[verb.end() : stop])[0]
    if _NOT.search(text[end : verb.start()]) or _YEAR.search(rest):
        return
    told = frozenset(_SAME.get(stem(t.word), stem(t.word)) for t in tokens(rest) if t.word not in STOP)
    yield _Done(deed, who, sort, told, side(ground, article, article.cut(start, verb.end() + len(rest)), None))


@cache
def _table() -> Mapping[str, str]:
    """Verb form to its deed."""
    rows = [line.partition(":") for line in asset("doings.txt")]
    return {word: deed for deed, _, words in rows for word in words.split()}
