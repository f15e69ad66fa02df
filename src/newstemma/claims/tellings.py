"""The tellings of one assertion, article by article, with who is credited: by claim, by utterance, and by a striking figure.

Refuses one quotation in the same words: those are put together as quotations are.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.credits import Credit, Speakers
from newstemma.claims.ground import Ground
from newstemma.claims.shares import like
from newstemma.language.words import content_words
from newstemma.model.reading import Quantity
from newstemma.model.statement import Statement
from newstemma.model.text import Span

AT_STAKE = re.compile(
    r"\b(?:accus|alleg|blam|kill|murder|fraud|bribe|corrupt|illegal|violat|responsib|plot|stole|laund|die[ds]?\b|dead|death|wound|injur|"
    r"civilian|victim)\w*",
    re.IGNORECASE,
)
_OFFICER = re.compile(r"^an?\s.*\b(?:aide|advis[eo]r|spokes\w+|official|diplomat|minister|executive|lawyer|commander)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_TELLINGS = 40  # of one assertion that are compared by pairs
_ENOUGH = 3  # words beside two equal figures that are the same
_NEAR = 40  # characters beside a figure that say what it counts


@dataclass(frozen=True, slots=True)
class Telling:
    """One assertion in one article, and who is credited with it."""

    words: str
    credit: Credit


@dataclass(frozen=True, slots=True)
class Told:
    """One assertion, article by article. alike: how much the tellings share at least, 0 to 1; figure: the figure that they share."""

    about: str
    tellings: tuple[Telling, ...]
    alike: float
    figure: bool
    claims: tuple[str, ...] | None


def told_by_all(ground: Ground, speakers: Speakers) -> list[Told]:
    """The assertions of a story that more than one article tells. Cost: linear in mentions, statements and figures; tellings by pairs."""
    return [*_claimed(ground, speakers), *_uttered(ground, speakers), *_counted(ground, speakers)]


def _claimed(ground: Ground, speakers: Speakers) -> Iterator[Told]:
    """The claims, with who is credited by each mention."""
    for claim in ground.claims:
        places = [m.at for m in claim.mentions if isinstance(m.at, Span)]
        if len({p.article for p in places}) > 1:
            tellings = [Telling(p.text, c) for p in places if not _is_quoted(p) and (c := _credit(speakers, p)) is not None]
            yield from _held(claim.about, tellings, (claim.id,))


def _is_quoted(place: Span) -> bool:
    """Whether it is one quotation: the same words are put together as quotations are."""
    return re.match(r"\W*[“\"‘']", place.text) is not None


def _uttered(ground: Ground, speakers: Speakers) -> Iterator[Told]:
    """Two reports of one utterance by speakers who are not called the same."""
    said = {s.id: s for s in ground.statements}
    for met in ground.utterances:
        pair = said[met.a], said[met.b]
        if pair[0].speaker.entity is None or pair[0].speaker.entity != pair[1].speaker.entity:
            tellings = tuple(Telling(_words_of(s), c) for s in pair if (c := speakers.of(s)) is not None)
            is_met = any(s.speaker.unnamed and _OFFICER.search(s.speaker.name or "") for s in pair)  # on one occasion: in other words
            if len(tellings) > 1 and (is_met or like(tellings[0].words, tellings[1].words) >= _CLOSE):
                yield Told(_first_words(tellings[1].words), tellings, met.closeness, False, None)


def _words_of(statement: Statement) -> str:
    return " ".join(c.text for c in statement.content)


def _first_words(words: str) -> str:
    return " ".join(words.split(",", maxsplit=1)[0].split()[:8])


def _counted(ground: Ground, speakers: Speakers) -> Iterator[Told]:
    """One striking figure of one thing in sentences of different articles."""
    by_value: defaultdict[tuple[float, str], list[tuple[Telling, frozenset[str], Span]]] = defaultdict(list)
    for article in ground.articles:
        reading = ground.readings[article.id]
        for q in (q for q in reading.quantities if _is_striking(q, article.text[q.start : q.end])):
            whole = reading.sentence_at(q.start)
            shown = _with_noun(article.cut(q.start, q.end), q, article.text)
            credit = _credit(speakers, shown)
            if whole is not None and credit is not None:
                near = frozenset(content_words(article.text, max(whole.start, q.start - _NEAR), min(whole.end, q.end + 2 * _NEAR)))
                by_value[q.low or 0.0, q.unit or ""].append((Telling(article.text[whole.start : whole.end], credit), near, shown))
    for key in sorted(by_value):
        rows = by_value[key][:_MOST_TELLINGS]
        alike = [r for r in rows if any(_is_one_count(r[1], o[1]) for o in rows if o[0].credit.article != r[0].credit.article)]
        tellings = _named_first([telling for telling, _, _ in alike])
        if len({t.credit.article for t in tellings}) > 1:
            yield Told(alike[0][2].text, tuple(tellings), 0.6, True, None)


def _is_striking(q: Quantity, words: str) -> bool:
    """Whether a figure hardly stands in two articles by chance: a count of three digits or more that is no year."""
    low = q.low or 0.0
    return q.kind == "number" and q.form == "count" and q.low == q.high and low >= 100 and not (q.counts is None and _YEAR.fullmatch(words))


def _is_one_count(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the words beside an equal figure say that it counts the same: what happened to those who are counted, or three words."""
    common = ours & theirs
    return len(common) > _ENOUGH or any(AT_STAKE.fullmatch(w) for w in common)


def _with_noun(at: Span, q: Quantity, text: str) -> Span:
    """A figure with what it counts, where that stands right behind it."""
    behind = text[at.end : at.end + _NEAR]
    if q.counts and behind.lstrip().startswith(q.counts):
        end = at.end + len(behind) - len(behind.lstrip()) + len(q.counts)
        return Span(at.article, at.start, end, text[at.start : end])
    return at


def _named_first(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, each source of an article once; without the own voice of an article that names somebody for it elsewhere."""
    named = {t.credit.article for t in tellings if t.credit.sort != "own"}
    first: dict[tuple[str, str], Telling] = {}
    for telling in tellings:
        if telling.credit.sort != "own" or telling.credit.article not in named:
            first.setdefault((telling.credit.article, telling.credit.key), telling)
    return list(first.values())


def _credit(speakers: Speakers, place: Span) -> Credit | None:
    """Who is credited with a place; its article's own voice where nobody is given for its sentence; None where that is not clear."""
    statement = speakers.behind(place)
    if statement is not None and speakers.speaks(statement):
        return speakers.of(statement)
    return None if statement is None and speakers.is_framed(place) else speakers.own(place)


_CLOSE = 0.5  # what two tellings share of the shorter one's words, by rarity


def _first_tellings(tellings: Sequence[Telling]) -> list[Telling]:
    """The tellings, at most so many as are worth comparing by pairs: other wordings before reprints."""
    first: dict[tuple[str, str], Telling] = {}
    again = [t for t in tellings if first.setdefault((" ".join(t.words.split()), t.credit.key), t) is not t]
    return [*first.values(), *again][:_MOST_TELLINGS]


def _held(about: str, tellings: Sequence[Telling], claims: tuple[str, ...]) -> Iterator[Told]:
    """The tellings that are like another one, with the least that the ones of different sources share."""
    tellings = _first_tellings(tellings)
    kept = [t for t in tellings if any(like(t.words, o.words) >= _CLOSE for o in tellings if o.credit.article != t.credit.article)]
    apart = [like(a.words, b.words) for a, b in combinations(kept, 2) if a.credit.key != b.credit.key]
    if len(kept) > 1 and apart:
        yield Told(about, tuple(kept), max(apart), False, claims)
