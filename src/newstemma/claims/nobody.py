"""Nobody in one article, somebody in another: "no one was hurt" and "three people were hurt"; "pleaded not guilty" and "pleaded guilty".

Refuses sentences that name another year, and articles that say both: they tell of two days or of two happenings.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding, is_told_later, side
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade

_WAS = r"(?:was|were|is|are|had been|has been|have been)\s+(?:reported\s+|believed\s+|seriously\s+|known to be\s+)?"
_FATES = {
    "missing": r"(?:missing|unaccounted for)",
    "hurt": r"(?:injured|hurt|wounded)",
    "killed": r"(?:killed|dead)",
    "arrested": r"(?:arrested|detained)",
    "in hospital": r"(?:taken to (?:the )?hospital|hospitali[sz]ed|admitted to (?:the )?hospital)",
    "trapped": r"(?:trapped)",
    "evacuated": r"(?:evacuated)",
    "ill": r"(?:taken ill|sickened|infected)",
    "unconscious": r"(?:unconscious)",
}
#: What befalls people in a verb of their own: in the past, and behind "did".
_DID = {
    "unconscious": (
        r"(?:lost\s+consciousness|passed\s+out|fainted|blacked\s+out)",
        r"(?:lose\s+consciousness|pass\s+out|faint|black\s+out)",
    ),
    "ill": (r"fell\s+ill", r"fall\s+ill"),
}
_MANY = r"(?:an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d{1,3}|several|dozens of|some|many)"
_WHO = (
    r"(?:people|persons?|m[ae]n|wom[ae]n|child(?:ren)?|workers?|passengers?|residents?|firefighters?|soldiers?|officers?|crew|others|fishermen"
    r"|sailors?|customers?|guests?|runners?|players?|students?|pupils?|villagers?|tourists?|drivers?|guards?|prisoners?|miners?|patients?)"
)
_RARE = frozenset({"missing", "unconscious"})  # of which a story has one: no other words need be shared
_SHARED = 3  # words, that of the fate among them
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_PLEA = re.compile(
    r"\b(?P<who>[A-Z][\w’'-]{2,})(?:,\s[^,.;]{1,40},)?\s+(?:himself\s+|herself\s+)?(?:had\s+|has\s+)?(?:pleaded|pled)\s+(?P<plea>not\s+guilty|guilty)\b"
)


def nobody_differences(ground: Ground) -> list[Conflict]:
    """What befell nobody here and somebody there, and pleas that differ, in order of the fate and the name. Cost: linear in the texts."""
    return [*(c for fate in _FATES for c in _of(ground, fate)), *_pleas(ground)]


def _of(ground: Ground, fate: str) -> Iterator[Conflict]:
    words = _FATES[fate]
    past, base = _DID.get(fate, (r"(?!)", r"(?!)"))
    nobody = re.compile(
        rf"\b(?:(?:[Nn]o\s+one|[Nn]obody|[Nn]o\s+{_WHO})\s+(?:{_WAS}{words}|(?:had\s+|has\s+)?{past})|[Aa]t\s+no\s+time\s+did\s+any(?:one|\s+{_WHO})\s+{base})\b"
    )
    somebody = re.compile(
        rf"\b{_MANY}\s+(?:[a-z-]+\s+)?{_WHO}\s+(?:from\s+[\w\s]{{2,30}}?\s+)?(?:{_WAS}{words}|(?:had\s+|has\s+)?{past}|did\s+{base}"
        + (r"|have\s+not\s+been\s+found)\b" if fate == "missing" else r")\b"),
        re.IGNORECASE,
    )
    none, some = ([s for a in ground.articles for s in _found(ground, a, pattern)] for pattern in (nobody, somebody))
    both = {s.article for s in none} & {s.article for s in some}
    groups = [[s for s in g if s.article not in both] for g in (none, some)]
    if all(groups) and (fate in _RARE or _share(ground, *groups)):
        yield _conflict(ground, f"people {fate}", groups, f"nobody is {fate} in one article, somebody is in another")


def _share(ground: Ground, none: Sequence[Side], some: Sequence[Side]) -> bool:
    """Whether two of the sentences share words: people are hurt in many places of one story."""
    return any(len(_words(ground, a) & _words(ground, b)) >= _SHARED for a in none for b in some)


def _words(ground: Ground, one: Side) -> frozenset[str]:
    """The words of the sentence that a side stands in."""
    article = next(a for a in ground.articles if a.id == one.article)
    whole = ground.readings[one.article].sentence_at(one.at.start)
    return frozenset(content_words(article.text, whole.start, whole.end)) if whole is not None else frozenset()


def _found(ground: Ground, article: Article, pattern: re.Pattern[str]) -> Iterator[Side]:
    for sentence in ground.readings[article.id].sentences:
        m = pattern.search(article.text, sentence.start, sentence.end)
        years = _YEAR.findall(article.text, sentence.start, sentence.end)
        if m is not None and all((article.stamp or "").startswith(year) for year in years):
            yield side(ground, article, article.cut(*m.span()), None)


def _pleas(ground: Ground) -> Iterator[Conflict]:
    """People who pleaded guilty in one article and not guilty in another."""
    seen: defaultdict[str, defaultdict[bool, list[Side]]] = defaultdict(lambda: defaultdict(list))
    for article in ground.articles:
        for m in _PLEA.finditer(article.text):
            inside = any(s.start <= m.start() and m.end() <= s.end for s in ground.readings[article.id].sentences)
            if inside:
                seen[m["who"]][m["plea"].startswith("not")].append(side(ground, article, article.cut(m.start("plea"), m.end()), None))
    for who in sorted(seen):
        groups = [seen[who][denies] for denies in (True, False)]
        if all(groups) and not {s.article for s in groups[0]} & {s.article for s in groups[1]}:
            yield _conflict(ground, f"plea of {who}", groups, f"{who} pleaded guilty in one article and not guilty in another")


def _conflict(ground: Ground, about: str, groups: list[list[Side]], why: str) -> Conflict:
    """Later somebody may be missing, or plead, who was not or did not before."""
    later = is_told_later(groups[0], groups[1])
    grade: Grade = "update" if later else "conflict"
    resolved = groups[1][0].at.text if later else backed(groups)
    return finding(ground, "negation", grade, about, groups, why, resolved=resolved)
