"""Whom one article blames for what happened, and whom another: rebels or bandits, the builder or the town hall.

Refuses blame that is denied, asked for or only feared, articles that tell of both, and names for one party: "the army", "soldiers".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding, side
from newstemma.language.words import STOP, asset, stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Conflict

_NP = r"(?P<who>(?:the |a |an |its |his |her |their )?(?:[\w’'-]+ ){0,4}?[\w’'-]+)"
_END = r"(?=\s+(?:for|of|over|after|because|who|which|that|and|in|on|at|when|as|, )|[,.;:”\"]|$)"
_EVENT = (
    r"(?:attack(?:ed|s)?|ambush(?:ed)?|raid(?:ed)?|bomb(?:ed|ings?|s)?|shooting|killings?|murders?|massacre|assault|blast|explosion|strike"
    r"|crash|collapse|clash(?:es)?|violence|riots?|unrest|disaster|accident|leak|spill|breach|hack|flood|shelling|hijacking|kidnapping"
    r"|theft|robbery|break-in|poisoning|sabotage|blackout|outage|failure|trouble|fire)"
)
_BEGAN = (
    r"\b(?:clashes|trouble|violence|fighting|riots?|unrest|scuffles|disorder|it all)\b[^.;\n]{0,50}?"
    r" (?:began|started|broke out|erupted|flared|begun) (?:when|after|as) "
)
_MOB = r"(?P<who>(?:the |a |some |masked |hooded |riot |armed |angry |young )*[a-z]+)"
_HIT = r"(?:charged|attacked|fired|opened fire|threw|hurled|pelted|stormed|beat|shot|rushed|ambushed|set upon)"
_MADE = r"(?:carried out|committed|staged|launched|caused|perpetrated|started)"
_DOING = r"(?:the |being behind |carrying out |staging |causing |starting )"
_PATTERNS = tuple(
    re.compile(p)
    for p in (
        rf"\b(?:blamed|blames|blaming) [^.;,\n]{{2,60}}? on {_NP}{_END}",
        rf"\b(?:blamed|blames|blaming) (?!itself|himself|herself|themselves|for |by |in ){_NP}{_END}",
        rf"\b(?:put|laid|placed|pinned) the blame on {_NP}{_END}",
        rf"\b(?:the|that|this) {_EVENT}\b[^.;:,\n]{{0,40}}? (?:had been|was|were|has been) {_MADE} by {_NP}{_END}",
        rf"\b(?:holds?|held|holding) {_NP} responsible\b",
        rf"\b(?:accused|accuses|accusing) {_NP} of {_DOING}(?:\w+ ){{0,3}}?{_EVENT}\b",
        rf"(?:^|said |says |saying |that |, )(?!saying ){_NP} (?:was|were|is|are) (?:to blame|at fault|responsible|behind the {_EVENT})\b",
        rf"\b[Ii]t was {_NP} (?:who|that|which) (?:had )?(?:{_HIT}|raided|bombed|began|caused)\b",
        rf"\b(?:the )?work of {_NP}{_END}",
        rf"{_BEGAN}{_MOB} (?:had |have |lathi-|baton-|suddenly )?{_HIT}\b",
        rf"\bsaid (?:that )?{_MOB} had {_HIT}\b",
    )
)
_KEYS = re.compile(
    rf"\bblam|\bresponsible\b|\b{_MADE} by\b|\baccus|\bat fault\b|\bbehind the\b|\b[Ii]t was\b|\bwork of\b"
    rf"|\b(?:began|started|out|erupted) when|\bhad {_HIT}"
)
_NOT = re.compile(
    r"\b(?:no|not|never|n[’']t|denied|denies|deny|whether|if|would|could|should|may|might|nobody|neither|nor|rejected|refused|doubted|once)\b",
    re.IGNORECASE,
)
_FOR = re.compile(r"\s+for\s+([^.;:,\n]{3,80})")
_THE = re.compile(r"(?:the|his|her|its|their) [a-z’'-]+")  # somebody whom the article has named
_YEAR = re.compile(r"\b(?:in|of|since) (?:1[89]|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class _Blame:
    """Who is blamed by one place of an article, in stems and by sort of party. what: stems of what for; empty: not said there."""

    who: frozenset[str]
    sort: str | None
    what: frozenset[str]
    side: Side


def blame_differences(ground: Ground) -> list[Conflict]:
    """At most one finding on whom articles blame. Cost: linear in the texts that blame anybody."""
    told = [b for article in ground.articles if _KEYS.search(article.text) for b in _of_article(ground, article)]
    groups = _parties(told)
    by_article: defaultdict[str, set[int]] = defaultdict(set)
    for n, group in enumerate(groups):
        for b in group:
            by_article[b.side.article].add(n)
    alone = [[b for b in g if len(by_article[b.side.article]) == 1] for g in groups]
    kept = sorted((g for g in alone if g), key=lambda g: (-len({b.side.origin for b in g}), g[0].side.article, g[0].side.at.start))[:2]
    if len(kept) < 2 or all(a.what and b.what and not a.what & b.what for a in kept[0] for b in kept[1]):
        return []
    sides = [[b.side for b in g] for g in kept]
    why = f"one article blames {sides[0][0].at.text}, another {sides[1][0].at.text}"
    return [finding(ground, "attribution", "compatible", "who is blamed", sides, why)]


def _parties(told: Sequence[_Blame]) -> list[list[_Blame]]:
    """Those blamed, each party once, in order of place."""
    groups: list[list[_Blame]] = []
    for b in sorted(told, key=lambda b: (b.side.article, b.side.at.start)):
        home = next((g for g in groups if any(o.who & b.who or (o.sort is not None and o.sort == b.sort) for o in g)), None)
        if home is None:
            groups.append([b])
        else:
            home.append(b)
    return groups


def _of_article(ground: Ground, article: Article) -> Iterator[_Blame]:
    for sentence in ground.readings[article.id].sentences:
        words = article.text[sentence.start : sentence.end]
        for pattern in _PATTERNS if _KEYS.search(words) else ():
            found = pattern.search(words)
            if found is not None and not _NOT.search(words[: found.end()]) and not _YEAR.search(words[: found.end()]):
                start, end = sentence.start + found.start("who"), sentence.start + found.end("who")
                stems = frozenset(stem(t.word) for t in tokens(article.text, start, end) if t.word not in STOP)
                sort = next((_sorts()[t.word] for t in tokens(article.text, start, end) if t.word in _sorts()), None)
                if stems and (sort is not None or not _THE.fullmatch(article.text[start:end])):
                    rest = _FOR.match(words, found.end("who"))
                    what = frozenset(stem(t.word) for t in tokens(rest[1]) if t.word not in STOP) if rest is not None else frozenset()
                    yield _Blame(stems, sort, what, side(ground, article, article.cut(start, end), None))
                break


@cache
def _sorts() -> Mapping[str, str]:
    """Word to its sort of party."""
    rows = [line.partition(":") for line in asset("parties.txt")]
    return {word: sort for sort, _, words in rows for word in words.split()}
