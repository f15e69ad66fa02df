"""Which stretches of an article repeat another origin than its own, and how much of it is from elsewhere at all.

Of two articles that share a stretch one repeats the other, never both: where nobody knows which, the one of the later origin does, and an
agency comes before all others. What repeats a repetition repeats the first.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from newstemma.language.agencies import is_agency
from newstemma.lineage.outlets import masthead
from newstemma.lineage.texts import Text, covered
from newstemma.lineage.ties import WHOLE, is_told
from newstemma.model.article import Article
from newstemma.model.lineage import Copy, Echo, Origin, Passage, Source, Wire
from newstemma.model.text import Span
from newstemma.settings import LineageSettings

_NEAR = 12  # words that may stand between a quotation and the copied prose on both sides of it: "she told the crowd on Tuesday"
_LONG = 20  # words of a quotation that two writers seldom cut alike
_PLAIN = str.maketrans("“”‘’", "\"\"''")
_EDGES = "\"' .,;:"
_GAP = 6  # words of the article's own inside a repeated stretch


@dataclass(frozen=True, slots=True)
class House:
    """The origins of one story: who belongs to which, and which comes first where nobody knows who copied.

    by_masthead  an outlet's name, as compared, to its first article
    takes        (origin, origin) where an article of the first is known to have taken from the second
    by_carrier   a paper's name, as compared, to its origin, where articles of several origins pass it on and it has no article here
    """

    origins: tuple[Origin, ...]
    home: Mapping[str, Origin]
    order: Mapping[str, int]
    by_agency: Mapping[str, Origin]
    by_masthead: Mapping[str, str]
    takes: frozenset[tuple[str, str]] = frozenset()
    by_carrier: Mapping[str, Origin] = field(default_factory=dict)

    def of(self, source: Source) -> Origin | None:
        """The origin of a source; None where it has none in the story."""
        return self.home.get(source.article) if source.article is not None else self.by_agency.get(source.agency or "")


def house_of(origins: Sequence[Origin], copies: Iterable[Copy], by_id: Mapping[str, Article]) -> House:
    """The origins with what is known of who took from whom."""
    home = {i: o for o in origins for i in o.articles}
    ranked = sorted(origins, key=lambda o: o.agency is None)
    by_agency = {o.agency: o for o in origins if o.agency is not None}
    names = {masthead(outlet): i for i in reversed(home) if (outlet := by_id[i].outlet) is not None}
    house = House(tuple(origins), home, {o.id: n for n, o in enumerate(ranked)}, by_agency, names)
    takes = {
        (home[c.article].id, source.id)
        for c in copies
        if c.direction != "unknown" and (source := house.of(c.source)) is not None and c.article in home and source.id != home[c.article].id
    }
    return replace(house, takes=frozenset(takes))


@dataclass(frozen=True, slots=True)
class _Repeat:
    """A stretch of one article that stands in another text. there: None where that text is not in the pile."""

    here: Span
    there: Span | None
    source: Source
    origin: Origin


def echoes(copies: Sequence[Copy], house: House, by_id: Mapping[str, Article], told: Sequence[Echo] = ()) -> tuple[Echo, ...]:
    """The repeated stretches of all articles of a story, by article, then by the origin that they repeat, then by place.

    told  the sentences that say themselves whose they are: who repeats one of them repeats that
    """
    credited: defaultdict[str, list[Echo]] = defaultdict(list)
    for echo in told:
        credited[echo.span.article].append(echo)
    repeats: defaultdict[str, list[_Repeat]] = defaultdict(list)
    for copy in copies:
        for repeat in _repeats(copy, house, by_id):
            repeats[repeat.here.article].append(repeat)
    found: list[Echo] = []
    for article in sorted(repeats):
        first = {
            (r.here.start, r.here.end, e.origin): e for r in repeats[article] if (e := _first(r, repeats, credited, house)) is not None
        }
        ordered = sorted(first.values(), key=lambda e: (house.order[e.origin], e.span.start, e.span.end))
        found.extend(_joined(ordered, by_id[article]))
    return tuple(found)


def _repeats(copy: Copy, house: House, by_id: Mapping[str, Article]) -> Iterator[_Repeat]:
    """The stretches of one copy, each seen from the side that repeats."""
    home, origin = house.home.get(copy.article), house.of(copy.source)
    if home is None or origin is None or home.id == origin.id or copy.kind == "cites":
        return
    turned = copy.direction == "unknown" and copy.source.article is not None and _is_first(home, origin, house)
    for passage in _told(copy, by_id):
        if not turned:
            yield _Repeat(passage.here, passage.there, copy.source, origin)
        elif passage.there is not None:
            yield _Repeat(passage.there, passage.here, Source(article=copy.article), home)


def _is_first(home: Origin, other: Origin, house: House) -> bool:
    """Whether of two origins the first one gave: as other copies between them show, else an agency, else the earlier."""
    given, taken = (other.id, home.id) in house.takes, (home.id, other.id) in house.takes
    return given if given != taken else house.order[home.id] < house.order[other.id]


def _told(copy: Copy, by_id: Mapping[str, Article]) -> Iterator[Passage]:
    """The passages of own prose, and the quotations that came along: copied prose close by on both sides, in both texts; or long ones,
    where prose is copied anywhere: who has the other text before him takes what runs on in the very same words from it.
    """
    ordered = sorted((p for p in copy.passages if p.role in {"narrative", "quoted"}), key=lambda p: (p.here.start, p.here.end))
    takes = any(p.role == "narrative" for p in ordered)
    for n, passage in enumerate(ordered):
        beside = [p for p in ordered[max(0, n - 1) : n + 2] if p is not passage and p.role == "narrative"]
        came = len(beside) == 2 and all(_is_near(p, passage, by_id) for p in beside)
        if passage.role == "narrative" or came or (takes and _is_long_and_the_same(passage)):
            yield passage


def _is_long_and_the_same(passage: Passage) -> bool:
    """Whether many words stand in both texts with the same stops and hyphens: another writer's hand would show in them."""
    here, there = (span.text.translate(_PLAIN).casefold().strip(_EDGES).split() if span else [] for span in (passage.here, passage.there))
    return len(here) >= _LONG and here == there


def _is_near(one: Passage, other: Passage, by_id: Mapping[str, Article]) -> bool:
    """Whether few words stand between two passages, on each side that is in the pile, and in the same order."""
    sides = [(one.here, other.here)] + ([(one.there, other.there)] if one.there is not None and other.there is not None else [])
    if len({a.start < b.start for a, b in sides}) > 1:
        return False
    return all(len(by_id[a.article].text[min(a.end, b.end) : max(a.start, b.start)].split()) <= _NEAR for a, b in sides)


def _first(repeat: _Repeat, repeats: Mapping[str, Sequence[_Repeat]], credited: Mapping[str, Sequence[Echo]], house: House) -> Echo | None:
    """The stretch as a repetition of where it first stood; None where that is the article's own origin."""
    seen = {repeat.here.article}
    at = repeat
    while at.there is not None and at.there.article not in seen:
        seen.add(at.there.article)
        before = next((r for r in repeats.get(at.there.article, ()) if _overlaps(r.here, at.there)), None)
        if before is None:
            break
        at = before
    told = next((e for e in credited.get(at.there.article, ()) if _overlaps(e.span, at.there)), None) if at.there is not None else None
    origin = told.origin if told is not None else at.origin.id
    if house.home[repeat.here.article].id == origin:
        return None
    source = Source(agency=at.origin.agency) if at.origin.agency is not None else at.source
    return Echo(repeat.here, origin, told.source if told is not None else source)


def _overlaps(a: Span, b: Span) -> bool:
    """Whether the first covers more than half of the second."""
    return 2 * (min(a.end, b.end) - max(a.start, b.start)) > b.end - b.start


def _joined(found: Iterable[Echo], article: Article) -> list[Echo]:
    """Stretches of one origin with little between them as one."""
    joined: list[Echo] = []
    for echo in found:
        last = joined[-1] if joined and joined[-1].origin == echo.origin else None
        if (
            last is not None
            and len(article.text[last.span.end : echo.span.start].split()) <= _GAP
            and "\n" not in article.text[last.span.end : echo.span.start]
        ):
            joined[-1] = Echo(article.cut(last.span.start, max(last.span.end, echo.span.end)), echo.origin, last.source)
        else:
            joined.append(echo)
    return joined


def wires(
    copies: Sequence[Copy],
    house: House,
    by_id: Mapping[str, Article],
    texts: Mapping[str, Text],
    found: Sequence[Echo],
    settings: LineageSettings,
) -> tuple[Wire, ...]:
    """For each article of a story how much of its own prose is not its own, in order of the ids.

    An article that others took from has nothing from elsewhere for that.
    """
    touching: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        touching[copy.article].append(copy)
        if copy.direction == "unknown" and copy.source.article is not None:
            touching[copy.source.article].append(copy)
    repeated: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for echo in found:
        repeated[echo.span.article].append((echo.span.start, echo.span.end))
    return tuple(_wire(by_id[i], house.home[i], touching[i], repeated[i], by_id, texts.get(i), settings) for i in sorted(house.home))


def _wire(
    article: Article,
    home: Origin,
    touching: Sequence[Copy],
    repeated: Sequence[tuple[int, int]],
    by_id: Mapping[str, Article],
    text: Text | None,
    settings: LineageSettings,
) -> Wire:
    foreign = [c for c in touching if not _is_own(c, by_id)]
    spans = [
        (s.start, s.end)
        for c in foreign
        for p in c.passages
        if p.role == "narrative"
        for s in (p.here, p.there)
        if s is not None and s.article == article.id
    ]
    told = max((_share(c, article.id) for c in foreign if c.kind in WHOLE), default=0.0)
    share = round(max(_part(spans, text), told), 4)
    named = next((is_agency(c.name) or c.name for c in article.credits if c.agency and c.kind in {"tagline", "byline"}), None)
    mixed = _part(repeated, text) >= settings.part_share or (home.agency is None and named is not None and share < 1.0)
    return Wire(article.id, share, mixed or _is_part(article, home, foreign, share, settings), home.agency or named)


def _is_part(article: Article, home: Origin, copies: Sequence[Copy], share: float, settings: LineageSettings) -> bool:
    """Whether the words of the origin that the article belongs to are seen to be only a part of it.

    Sentences in other words show what is from there, never what is not: a rewrite alone makes nothing composite.
    """
    into = [c for c in copies if c.article == article.id and c.kind in WHOLE and c.direction != "unknown" and _leads(c, home)]
    if not into or any(is_told(c) for c in into):
        return False
    return 0.0 < share < 1.0 - settings.part_share


def _leads(copy: Copy, home: Origin) -> bool:
    return copy.source.article in home.articles if copy.source.article is not None else copy.source.agency == home.agency


def _share(copy: Copy, article: str) -> float:
    return copy.share_of_article if copy.article == article else copy.share_of_source or 0.0


def _is_own(copy: Copy, by_id: Mapping[str, Article]) -> bool:
    """Whether both are articles of one outlet: nobody's wire."""
    source = by_id.get(copy.source.article or "")
    names = [a.outlet for a in (by_id[copy.article], source) if a is not None and a.outlet is not None]
    return len(names) == 2 and masthead(names[0]) == masthead(names[1])


def _part(spans: Sequence[tuple[int, int]], text: Text | None) -> float:
    return covered(sorted(set(spans)), text) / text.narrative if text is not None and spans else 0.0
