"""One assertion credited to different sources: named here and unnamed there, through another mouth, to another body, or to nobody.

A reader would count two sources for one, or miss that there is one. Refuses two names for one source and, where nothing is at stake,
words that one article puts in somebody's mouth and another in its own.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newstemma.claims.credits import Credit, Speakers, distinct, speakers_of
from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, finding
from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.model.claim import Conflict
from newstemma.model.reading import Quantity
from newstemma.model.statement import Statement
from newstemma.model.text import Span

_CLOSE = 0.7  # of two reports of one utterance, by speakers who may be two
_SHARED = 3  # content words that two wordings share at least
_UNNAMED = 2  # of them that are no names
_HALF = 0.5  # of the shorter wording's words, by rarity
_AT_STAKE = re.compile(
    r"\b(?:accus|alleg|blam|charg|kill|murder|attack|fraud|bribe|corrupt|illegal|violat|caus|responsib|plot|threat|steal|stole|laund|"
    r"die|dead|death|wound|injur|civilian|victim)\w*|\d",
    re.IGNORECASE,
)
_NAMED = re.compile(r"(?<!^)\b[A-Z][\w'’-]*")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 12
_NEAR = 40  # characters from a source to who passed it on


@dataclass(frozen=True, slots=True)
class _Told:
    """One assertion, article by article, with who is credited. about: what it is about; words: one wording of it."""

    about: str
    words: str
    credits: tuple[Credit, ...]
    claims: tuple[str, ...] | None


def credit_differences(ground: Ground) -> list[Conflict]:
    """The assertions of a story that articles credit differently, worthiest first, at most one finding for each place.

    Cost   linear in mentions and statements; figures by their value
    """
    speakers = speakers_of(ground)
    told = [*_claimed(ground, speakers), *_uttered(ground, speakers), *_counted(ground, speakers)]
    rows = [row for one in _met(told) if (row := _weighed(one)) is not None]
    rows.sort(key=lambda row: (-row.worth, row.sides[0][0].article, row.sides[0][0].at.start))
    return [_shown(ground, speakers, row) for row in rows[: len(ground.articles) + 1]]


def _met(told: Sequence[_Told]) -> list[_Told]:
    """Assertions that are credited at one and the same place, put together. An own voice is held against its own alone."""
    home: dict[tuple[str, int], int] = {}
    groups: dict[int, list[_Told]] = {}
    for n, one in enumerate(told):
        places = [(c.article, c.at.start) for c in one.credits if c.sort != "own"]
        met = sorted({home[p] for p in places if p in home})
        groups[n] = [row for m in met for row in groups.pop(m)] + [one]
        for row in groups[n]:
            home.update({(c.article, c.at.start): n for c in row.credits if c.sort != "own"})
    return [_together(group) for _, group in sorted(groups.items())]


def _together(group: Sequence[_Told]) -> _Told:
    if len(group) == 1:
        return group[0]
    credited = tuple(dict.fromkeys(c for one in group for c in one.credits if c.sort != "own"))
    richest = max(group, key=lambda one: len(one.credits))
    if len({c.key for c in credited}) < 2:
        return richest
    return _Told(richest.about, richest.words, credited, None)


def _claimed(ground: Ground, speakers: Speakers) -> Iterator[_Told]:
    """The claims, with who is credited by each mention that is like the others."""
    for claim in ground.claims:
        places = [m.at for m in claim.mentions if isinstance(m.at, Span)]
        if len({p.article for p in places}) < 2:
            continue
        alike = _alike(places)
        given = [c for p in alike if (c := _credit(speakers, p)) is not None]
        if len(given) > 1:
            yield _Told(claim.about, claim.text, tuple(given), (claim.id,))


def _alike(places: Sequence[Span]) -> list[Span]:
    """The places whose words are shared enough with another one's."""
    bags = [(frozenset(content_words(p.text)), frozenset(content_words(_NAMED.sub(" ", p.text)))) for p in places]
    return [p for n, p in enumerate(places) if any(_shares(bags[n], bags[m]) for m in range(len(places)) if m != n)]


def _shares(a: tuple[frozenset[str], frozenset[str]], b: tuple[frozenset[str], frozenset[str]]) -> bool:
    """Whether two clauses share words beyond names, and of their words half by rarity: one country withdraws in many sentences."""
    common = a[0] & b[0]
    return len(common) >= _SHARED and len(a[1] & b[1]) >= _UNNAMED and _weight(common) >= _HALF * min(_weight(a[0]), _weight(b[0]))


def _weight(words: Iterable[str]) -> float:
    return round(sum(sorted(rarity(w) for w in words)), 6)


def _credit(speakers: Speakers, place: Span) -> Credit | None:
    """Who is credited with a place; its article's own voice where nobody is given for its sentence; None where that is not clear."""
    statement = speakers.behind(place)
    if statement is not None and speakers.speaks(statement):
        return speakers.of(statement)
    return None if statement is None and speakers.is_framed(place) else speakers.own(place)


def _uttered(ground: Ground, speakers: Speakers) -> Iterator[_Told]:
    """Two reports of one utterance by speakers who are not called the same."""
    said = {s.id: s for s in ground.statements}
    for met in ground.utterances:
        a, b = said[met.a], said[met.b]
        if a.speaker.entity is not None and a.speaker.entity == b.speaker.entity:
            continue
        if met.closeness < _CLOSE and a.speaker.unnamed == b.speaker.unnamed:
            continue
        given = [c for s in (a, b) if (c := speakers.of(s)) is not None]
        if len(given) == len({c.article for c in given}) > 1:
            shorter = min((a, b), key=_length)
            yield _Told(_first_words(shorter), shorter.content[0].text, tuple(given), None)


def _length(statement: Statement) -> int:
    return sum(len(c.text) for c in statement.content)


def _first_words(statement: Statement) -> str:
    return " ".join(statement.content[0].text.split(",", maxsplit=1)[0].split()[:8])


def _counted(ground: Ground, speakers: Speakers) -> Iterator[_Told]:
    """One striking figure in sentences of different articles that share more than it."""
    by_value: defaultdict[tuple[float, str | None], list[tuple[Span, Quantity, frozenset[str]]]] = defaultdict(list)
    for article in ground.articles:
        reading = ground.readings[article.id]
        for q in reading.quantities:
            whole = next((s for s in reading.sentences if s.start <= q.start < s.end), None)
            if whole is not None and _is_striking(q, article.text[q.start : q.end]):
                words = frozenset(content_words(article.text, whole.start, whole.end))
                by_value[q.low or 0.0, q.unit].append((_noun_with(article.cut(q.start, q.end), q, article.text), q, words))
    for key in sorted(by_value, key=str):
        rows = by_value[key]
        alike = [r for r in rows if any(len(r[2] & other[2]) >= _SHARED for other in rows if other[0].article != r[0].article)]
        given = _one_an_article([c for at, _, _ in alike if (c := _credit(speakers, at)) is not None])
        if len({c.article for c in given}) > 1:
            yield _Told(alike[0][0].text, alike[0][0].text, tuple(given), None)


def _one_an_article(given: Sequence[Credit]) -> list[Credit]:
    """The credits without the own voice of an article that names somebody for it elsewhere, or has said it already."""
    named = {c.article for c in given if c.sort != "own"}
    first: dict[tuple[str, str], Credit] = {}
    for credit in given:
        if credit.sort != "own" or credit.article not in named:
            first.setdefault((credit.article, credit.key), credit)
    return list(first.values())


def _is_striking(q: Quantity, words: str) -> bool:
    """Whether a figure hardly stands in two articles by chance: a count of three digits or more that is no year."""
    low = q.low or 0.0
    return q.kind == "number" and q.form == "count" and q.low == q.high and low >= 100 and not (q.counts is None and _YEAR.fullmatch(words))


def _noun_with(at: Span, q: Quantity, text: str) -> Span:
    """A figure with what it counts, where that stands right behind it."""
    behind = text[at.end : at.end + 40]
    if q.counts and behind.lstrip().startswith(q.counts):
        end = at.end + len(behind) - len(behind.lstrip()) + len(q.counts)
        return Span(at.article, at.start, end, text[at.start : end])
    return at


@dataclass(frozen=True, slots=True)
class _Row:
    """A difference: its sides, what it is worth to a reader, and why it is one."""

    told: _Told
    sides: list[list[Credit]]
    worth: int
    why: str


def _weighed(told: _Told) -> _Row | None:
    """The sources as sides; None where they may be one source, or where nothing is at stake."""
    groups = distinct(told.credits)
    own = [g for g in groups if g[0].sort == "own"]
    credited = [side for g in groups if g[0].sort != "own" for side in _by_layer(g)]
    sorts = {c.sort for g in credited for c in g}
    if len(credited) > 1 and {"person", "people"} <= sorts:
        return _Row(told, credited, 40 + len(credited), "one article gives a name and another none: two credits may stand for one source")
    if len(credited) > 1 and any(c.layers for g in credited for c in g):
        return _Row(told, credited, 35 + len(credited), "one article has it through somebody else: an extra layer, not another source")
    if len(credited) > 1:
        return _Row(told, credited + own, 30 + len(credited), "the articles credit different sources with one assertion")
    if own and credited and _AT_STAKE.search(told.words):
        return _Row(told, credited + own, 10 + len(own), "one article says in its own voice what another credits to a source")
    return None


def _by_layer(group: Sequence[Credit]) -> list[list[Credit]]:
    """The credits of one source, those through somebody else apart."""
    return [side for through in (False, True) if (side := [c for c in group if bool(c.layers) == through])]


def _shown(ground: Ground, speakers: Speakers, row: _Row) -> Conflict:
    sides = [[Side(c.article, c.origin, _words(speakers, c), None, speakers.texts[c.article].stamp) for c in g] for g in row.sides]
    return finding(ground, "attribution", "compatible", row.told.about, sides, row.why, claims=row.told.claims)


def _words(speakers: Speakers, credit: Credit) -> Span:
    """The words for a source; with who passed it on where that stands close behind, in its sentence."""
    layer = next((at for at in credit.layers if credit.at.end <= at.start <= credit.at.end + _NEAR), None)
    article = speakers.texts[credit.article]
    if layer is None:
        return credit.at
    whole = article.cut(credit.at.start, layer.end)
    return whole if len(whole.text.split()) <= _MOST_WORDS and not re.search(r"[.!?\n]", whole.text) else credit.at
