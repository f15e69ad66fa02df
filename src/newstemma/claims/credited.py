"""One assertion credited to different sources: named here and unnamed there, through another mouth, to another body, or to nobody.

A reader would count two sources for one, or miss that there is one. Refuses two names for one source, tellings that share too little, and
words that one article puts in somebody's mouth and another in its own where nothing is at stake.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.credits import Credit, Speakers, speakers_of
from newstemma.claims.ground import Ground
from newstemma.claims.shares import like, of_longer
from newstemma.claims.sides import Side, finding
from newstemma.claims.sources import distinct
from newstemma.language.words import content_words
from newstemma.model.claim import Conflict, Grade
from newstemma.model.reading import Quantity
from newstemma.model.statement import Statement
from newstemma.model.text import Span

_AT_STAKE = re.compile(
    r"\b(?:accus|alleg|blam|kill|murder|fraud|bribe|corrupt|illegal|violat|responsib|plot|stole|laund|die[ds]?\b|dead|death|wound|injur|"
    r"civilian|victim)\w*",
    re.IGNORECASE,
)
_OFFICER = re.compile(r"^an?\s.*\b(?:aide|advis[eo]r|spokes\w+|official|diplomat|minister|executive|lawyer|commander)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
_MOST_WORDS = 12
_MOST_FINDINGS = 12  # of a story: what a reader wants to see of this kind
_MOST_TELLINGS = 40  # of one assertion that are compared by pairs
_ENOUGH = 3  # words beside two equal figures that are the same
_NEAR = 40  # characters from a source to who passed it on


@dataclass(frozen=True, slots=True)
class _Telling:
    """One assertion in one article, and who is credited with it."""

    words: str
    credit: Credit


@dataclass(frozen=True, slots=True)
class _Told:
    """One assertion, article by article. alike: how much the tellings share at least, 0 to 1; figure: the figure that they share."""

    about: str
    tellings: tuple[_Telling, ...]
    alike: float
    figure: bool
    claims: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class _Row:
    """A difference: its sides, what it is worth to a reader, and why it is one."""

    told: _Told
    sides: list[list[Credit]]
    worth: int
    why: str
    grade: Grade = "compatible"

    @property
    def places(self) -> set[tuple[str, int]]:
        """Where its sides stand."""
        return {(c.article, c.at.start) for g in self.sides for c in g}


def credit_differences(ground: Ground) -> list[Conflict]:
    """The assertions of a story that articles credit differently, worthiest first, each place in one of them.

    Cost   linear in mentions, statements and figures; tellings of one assertion by pairs
    """
    speakers = speakers_of(ground)
    told = [*_claimed(ground, speakers), *_uttered(ground, speakers), *_counted(ground, speakers)]
    rows = [row for one in told if (row := _weighed(one)) is not None]
    rows.sort(key=lambda row: (-row.worth, -len(row.places), -row.told.alike, sorted(row.places)))
    found: list[Conflict] = []
    taken: set[tuple[str, int]] = set()
    for row in rows:
        if not taken & row.places and len(found) < _MOST_FINDINGS:
            taken |= row.places
            found.append(_shown(ground, speakers, row))
    return found


def _claimed(ground: Ground, speakers: Speakers) -> Iterator[_Told]:
    """The claims, with who is credited by each mention."""
    for claim in ground.claims:
        places = [m.at for m in claim.mentions if isinstance(m.at, Span)]
        if len({p.article for p in places}) > 1:
            tellings = [_Telling(p.text, c) for p in places if not _is_quoted(p) and (c := _credit(speakers, p)) is not None]
            yield from _held(claim.about, tellings, (claim.id,))


def _is_quoted(place: Span) -> bool:
    """Whether it is one quotation: the same words are put together as quotations are."""
    return re.match(r"\W*[“\"‘']", place.text) is not None


def _uttered(ground: Ground, speakers: Speakers) -> Iterator[_Told]:
    """Two reports of one utterance by speakers who are not called the same."""
    said = {s.id: s for s in ground.statements}
    for met in ground.utterances:
        pair = said[met.a], said[met.b]
        if pair[0].speaker.entity is None or pair[0].speaker.entity != pair[1].speaker.entity:
            tellings = tuple(_Telling(_words_of(s), c) for s in pair if (c := speakers.of(s)) is not None)
            is_met = any(s.speaker.unnamed and _OFFICER.search(s.speaker.name or "") for s in pair)  # on one occasion: in other words
            if len(tellings) > 1 and (is_met or like(tellings[0].words, tellings[1].words) >= _CLOSE):
                yield _Told(_first_words(tellings[1].words), tellings, met.closeness, False, None)


def _words_of(statement: Statement) -> str:
    return " ".join(c.text for c in statement.content)


def _first_words(words: str) -> str:
    return " ".join(words.split(",", maxsplit=1)[0].split()[:8])


def _counted(ground: Ground, speakers: Speakers) -> Iterator[_Told]:
    """One striking figure of one thing in sentences of different articles."""
    by_value: defaultdict[tuple[float, str], list[tuple[_Telling, frozenset[str], Span]]] = defaultdict(list)
    for article in ground.articles:
        reading = ground.readings[article.id]
        for q in (q for q in reading.quantities if _is_striking(q, article.text[q.start : q.end])):
            whole = next((s for s in reading.sentences if s.start <= q.start < s.end), None)
            shown = _with_noun(article.cut(q.start, q.end), q, article.text)
            credit = _credit(speakers, shown)
            if whole is not None and credit is not None:
                near = frozenset(content_words(article.text, max(whole.start, q.start - _NEAR), min(whole.end, q.end + 2 * _NEAR)))
                by_value[q.low or 0.0, q.unit or ""].append((_Telling(article.text[whole.start : whole.end], credit), near, shown))
    for key in sorted(by_value):
        rows = by_value[key][:_MOST_TELLINGS]
        alike = [r for r in rows if any(_is_one_count(r[1], o[1]) for o in rows if o[0].credit.article != r[0].credit.article)]
        tellings = _named_first([telling for telling, _, _ in alike])
        if len({t.credit.article for t in tellings}) > 1:
            yield _Told(alike[0][2].text, tuple(tellings), 0.6, True, None)


def _is_striking(q: Quantity, words: str) -> bool:
    """Whether a figure hardly stands in two articles by chance: a count of three digits or more that is no year."""
    low = q.low or 0.0
    return q.kind == "number" and q.form == "count" and q.low == q.high and low >= 100 and not (q.counts is None and _YEAR.fullmatch(words))


def _is_one_count(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    """Whether the words beside an equal figure say that it counts the same: what happened to those who are counted, or three words."""
    common = ours & theirs
    return len(common) > _ENOUGH or any(_AT_STAKE.fullmatch(w) for w in common)


def _with_noun(at: Span, q: Quantity, text: str) -> Span:
    """A figure with what it counts, where that stands right behind it."""
    behind = text[at.end : at.end + _NEAR]
    if q.counts and behind.lstrip().startswith(q.counts):
        end = at.end + len(behind) - len(behind.lstrip()) + len(q.counts)
        return Span(at.article, at.start, end, text[at.start : end])
    return at


def _named_first(tellings: Sequence[_Telling]) -> list[_Telling]:
    """The tellings, each source of an article once; without the own voice of an article that names somebody for it elsewhere."""
    named = {t.credit.article for t in tellings if t.credit.sort != "own"}
    first: dict[tuple[str, str], _Telling] = {}
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


def _first_tellings(tellings: Sequence[_Telling]) -> list[_Telling]:
    """The tellings, at most so many as are worth comparing by pairs: other wordings before reprints."""
    first: dict[tuple[str, str], _Telling] = {}
    again = [t for t in tellings if first.setdefault((" ".join(t.words.split()), t.credit.key), t) is not t]
    return [*first.values(), *again][:_MOST_TELLINGS]


def _held(about: str, tellings: Sequence[_Telling], claims: tuple[str, ...]) -> Iterator[_Told]:
    """The tellings that are like another one, with the least that the ones of different sources share."""
    tellings = _first_tellings(tellings)
    kept = [t for t in tellings if any(like(t.words, o.words) >= _CLOSE for o in tellings if o.credit.article != t.credit.article)]
    apart = [like(a.words, b.words) for a, b in combinations(kept, 2) if a.credit.key != b.credit.key]
    if len(kept) > 1 and apart:
        yield _Told(about, tuple(kept), max(apart), False, claims)


_SAME = 0.65  # of the longer telling's words, by rarity: one is a copy of the other


def _weighed(told: _Told) -> _Row | None:
    """The sources as sides; None where they may be one source, or where nothing is at stake."""
    groups = distinct([t.credit for t in told.tellings if t.credit.sort != "paper"])
    own = [g for g in groups if g[0].sort == "own"]
    credited = [side for g in groups if g[0].sort != "own" for side in _by_layer(g)]
    sorts = {g[0].sort for g in credited}
    if len(credited) > 1 and sorts == {"body"} and _is_one_text(told, credited):
        return _Row(told, credited, 60, "both repeat one text, and it can have named only one of them", "conflict")
    if len(credited) > 1 and any(c.layers for g in credited for c in g):
        return _Row(told, credited, 50, "one article has it through somebody else: an extra layer, not another source")
    if sorts == {"person", "people"}:
        return _Row(told, credited, 40, "one article gives a name and another none: two credits may stand for one source")
    if len(credited) > 1 and "person" not in sorts:  # whether a person speaks for the other's body is rarely told
        return _Row(told, credited, 30, "the articles credit different sources with one assertion")
    if own and credited and _is_at_stake(told):
        return _Row(told, credited + own, 20, "one article says in its own voice what another credits to a source")
    if own and credited and _is_dropped(told):
        return _Row(
            told, credited + own, 10, "one article says in its own voice what another, in nearly the same words, credits to a source"
        )
    return None


def _is_dropped(told: _Told) -> bool:
    """Whether a telling in an article's own voice and a credited one are of one origin, in nearly the same words."""
    mine = [t for t in told.tellings if t.credit.sort == "own"]
    theirs = [t for t in told.tellings if t.credit.sort in {"person", "body"}]
    return any(m.credit.origin == t.credit.origin and of_longer(m.words, t.words) >= _SAME for m in mine for t in theirs)


def _is_one_text(told: _Told, sides: Sequence[Sequence[Credit]]) -> bool:
    """Whether the sides are copies of one text, in nearly the same words, though they name other sources."""
    if told.figure or len({c.origin for g in sides for c in g}) > 1:
        return False
    ours, theirs = ([t.words for t in told.tellings if t.credit in g] for g in sides)
    return all(any(of_longer(a, b) >= _SAME for b in theirs) for a in ours)


def _is_at_stake(told: _Told) -> bool:
    """Whether it matters that somebody is credited: a toll."""
    return told.figure and any(_AT_STAKE.search(t.words) for t in told.tellings if t.credit.sort == "own")


def _by_layer(group: Sequence[Credit]) -> list[list[Credit]]:
    """The credits of one source, those through somebody else apart."""
    return [side for through in (False, True) if (side := [c for c in group if bool(c.layers) == through])]


def _shown(ground: Ground, speakers: Speakers, row: _Row) -> Conflict:
    sides = [[Side(c.article, c.origin, _words(speakers, c), None, speakers.texts[c.article].stamp) for c in g] for g in row.sides]
    most = _commonest(sides) if row.grade == "conflict" else None
    resolved = sides[most][0].at.text if most is not None else None
    return finding(ground, "attribution", row.grade, row.told.about, sides, row.why, resolved=resolved, claims=row.told.claims)


def _commonest(sides: Sequence[Sequence[Side]]) -> int | None:
    """Among copies of one text the side that more articles have; None where they are even."""
    sizes = [len({s.article for s in g}) for g in sides]
    return sizes.index(max(sizes)) if sizes.count(max(sizes)) == 1 else None


def _words(speakers: Speakers, credit: Credit) -> Span:
    """The words for a source; with who passed it on where that stands close behind, in its sentence."""
    layer = next((at for at in credit.layers if credit.at.end <= at.start <= credit.at.end + _NEAR), None)
    if layer is None:
        return credit.at
    whole = speakers.texts[credit.article].cut(credit.at.start, layer.end)
    return whole if len(whole.text.split()) <= _MOST_WORDS and not re.search(r"[.!?\n]", whole.text) else credit.at
