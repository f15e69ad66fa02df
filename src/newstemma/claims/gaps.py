"""What an article lacks: claims of several independent sources that it does not carry, and what all copies of a wire text left out.

Few and worth reading: best supported first. Refuses to hold an article to what nobody had when it came out, to what it gives another value
for, and to what it may tell in other words. What the copies of one text lack together is told once, of the first of them.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.claims.formats import is_comment, is_live
from newstemma.claims.points import surely_before
from newstemma.claims.told import Told
from newstemma.claims.wiretexts import WireText, wire_texts
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Conflict, Gap, Standing
from newstemma.model.lineage import Copy, Origin, Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.text import Span

_MOST = 8  # gaps of one kind an article: what a reader takes in at a glance
_FEW = 3  # and where an article sets out to tell less: a brief, a comment, a live page
_BRIEF = 4  # sentences: an article of no more is a brief
_SAYS = 4  # content words: what says less ("it was not the end") is missed by nobody
_PERMILLE = 1000
_HANGS = re.compile(
    r"(?:that|who|whom|whose|which|where|when|while|as|after|before|with|by|of|to|in|for|from|at|on|including|because|if|and|but|or|[a-z]+ing)\b"
)
_ENDS = re.compile(r"[.!?][\"”’']*$")  # a sentence: a name alone, or a picture's credit, was not cut
_LEANS = re.compile(
    r"\W*(?:he|she|they|it|his|her|their|its|this|that|these|those|we|i|but|and|or|so|one of (?:them|those))\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Wanted:
    """A claim that several sources have. first: when each origin first had it, None: not known; place: how far down it stands, in 1,000."""

    claim: Claim
    best: int
    articles: frozenset[str]
    sentences: frozenset[tuple[str, int]]
    first: tuple[str | None, ...]
    place: int

    @property
    def rank(self) -> tuple[int, bool, int, str]:
        """Most sources first, then what says of whom it speaks, then what stands nearest to the head of the articles that have it."""
        return -self.best, _LEANS.match(self.claim.text) is not None, self.place, self.claim.id


@dataclass(frozen=True, slots=True)
class _Pile:
    """What is asked of one story. otherwise: the articles that hold a side of a difference about each claim."""

    articles: Mapping[str, Article]
    marked: Mapping[str, Reading]
    told: Told
    briefs: frozenset[str]
    otherwise: Mapping[str, frozenset[str]]

    def sentence(self, at: Span) -> tuple[str, int]:
        """The sentence that a mention stands in: two claims of one sentence are missed as one."""
        return at.article, bisect_right(self.marked[at.article].sentences, at.start, key=lambda s: s.start)

    def room(self, article: str) -> int:
        """How many gaps of one kind are named of an article."""
        held = self.articles[article]
        slight = article in self.briefs or is_live(held.title, held.section) or is_comment(held.title, held.section)
        return _FEW if slight else _MOST


def lacks(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    claims: Sequence[Claim],
    standings: Sequence[Standing],
    conflicts: Sequence[Conflict],
    roots: Sequence[Roots],
    copies: Sequence[Copy],
) -> tuple[list[Gap], list[Notice]]:
    """The gaps of all stories, in order of the story, the origin and its articles, the best supported first.

    Cost   linear in the words of the articles, and in articles × claims of several origins
    """
    by_id, marked = {a.id: a for a in articles}, {r.article: r for r in readings}
    best = {s.claim: s.independent.best for s in standings if s.status != "superseded"}
    by_story: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if claim.id in best and len(content_words(claim.text)) >= _SAYS:
            by_story[claim.story].append(claim)
    otherwise = _sides(conflicts)
    briefs = frozenset(i for i, r in marked.items() if len(r.sentences) <= _BRIEF)
    found: list[Gap] = []
    for root in roots:
        if any(len(o.articles) > 1 for o in root.origins) or len(root.origins) > 1:
            read = [o for o in root.origins if all(marked[i].read for i in o.articles)]
            pile = _Pile(by_id, marked, Told(by_id, marked, read), briefs, otherwise)
            found.extend(_of_story(read, by_story[root.story], best, copies, pile))
    return found, []


def _sides(conflicts: Sequence[Conflict]) -> dict[str, frozenset[str]]:
    """The articles that hold a side of a difference about each claim: they do not lack it, they put it otherwise."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for conflict in conflicts:
        for claim in conflict.claims:
            found[claim].update(i for p in conflict.positions for i in p.articles)
    return {claim: frozenset(held) for claim, held in found.items()}


def _of_story(
    origins: Sequence[Origin], claims: Sequence[Claim], best: Mapping[str, int], copies: Sequence[Copy], pile: _Pile
) -> Iterator[Gap]:
    wanted = sorted((_wanted(c, best[c.id], pile) for c in claims if best[c.id] >= 2 and _is_told_by_itself(c)), key=lambda w: w.rank)
    for origin in origins:
        cut = [gap for text in wire_texts(origin, copies) for gap in _cut(text, origin, claims, best, pile)]
        told = {g.claim for g in cut}
        for article in origin.articles:
            mine = list(_lacked(article, [w for w in wanted if w.claim.id not in told], pile))
            told.update(g.claim for g in mine)
            yield from mine
            yield from (g for g in cut if g.article == article)


def _is_told_by_itself(claim: Claim) -> bool:
    """Whether two sources give it a clause that can stand alone: what only hangs on something else ("who cut cane") is missed by nobody."""
    return len({m.origin for m in claim.mentions if not _HANGS.match(m.at.text)}) >= 2


def _wanted(claim: Claim, best: int, pile: _Pile) -> _Wanted:
    """The claim with its times and its places."""
    stamps: defaultdict[str, list[str]] = defaultdict(list)
    places: defaultdict[str, list[int]] = defaultdict(list)
    spans = [(m.origin, m.at) for m in claim.mentions if isinstance(m.at, Span)]
    for origin, at in spans:
        article = pile.articles[at.article]
        stamps[origin] += [article.stamp] if article.stamp else []
        places[origin].append(_PERMILLE * at.start // len(article.text))
    first = tuple(min(known, default=None) for _, known in sorted(stamps.items()))
    nearest = [min(p) for _, p in sorted(places.items())]
    sentences = frozenset(pile.sentence(at) for _, at in spans)
    return _Wanted(claim, best, frozenset(at.article for _, at in spans), sentences, first, sum(nearest) // max(1, len(nearest)))


def _lacked(article: str, wanted: Sequence[_Wanted], pile: _Pile) -> Iterator[Gap]:
    """The claims of several origins that the article lacks, one a sentence, as many as a reader takes in."""
    room = pile.room(article)
    seen: set[tuple[str, int]] = set()
    for one in wanted:
        if room == 0:
            return
        if article in one.articles or article in pile.otherwise.get(one.claim.id, ()) or seen & one.sentences:
            continue
        when = _when(pile.articles[article].stamp, one.first)
        if when is not None and not pile.told.tells(article, one.claim):
            room -= 1
            seen |= one.sentences
            yield Gap(one.claim.story, article, one.claim.id, "lacks", f"{one.best} independent sources have it{when}")


def _when(stamp: str | None, first: Sequence[str | None]) -> str | None:
    """How the times stand, as a tail of the reason; None where each source certainly had it only after the article came out."""
    later = [f is not None and stamp is not None and surely_before(stamp, f) for f in first]
    if all(later):
        return None
    known = [f is not None and stamp is not None and surely_before(f, stamp) for f in first]
    if all(known):
        return ", all of them before this article came out"
    if any(known):
        return f", {'one' if sum(known) == 1 else sum(known)} of them before this article came out"
    return "; times of publication do not tell who was first"


def _cut(text: WireText, origin: Origin, claims: Sequence[Claim], best: Mapping[str, int], pile: _Pile) -> Iterator[Gap]:
    """What stands in the wire's text and in none of its copies, told of the first of them: best supported first, then by its place."""
    dropped: dict[tuple[str, int], tuple[int, int, str]] = {}
    for claim in claims:
        held = {m.at.article: m.at for m in claim.mentions if isinstance(m.at, Span)}
        known = pile.otherwise.get(claim.id, frozenset())
        if text.article not in held or not _ENDS.search(claim.text) or (held.keys() | known) & text.copies:
            continue
        if not any(pile.told.tells(i, claim) for i in text.copies):
            at = held[text.article]
            row = (-best[claim.id], at.start, claim.id)
            dropped[pile.sentence(at)] = min(row, dropped.get(pile.sentence(at), row))
    first = next(i for i in origin.articles if i in text.copies)
    name = pile.articles[text.article].shown
    for minus, _, claim_id in sorted(dropped.values())[: pile.room(first)]:
        yield Gap(origin.story, first, claim_id, "dropped", _why_cut(name, len(text.copies), -minus))


def _why_cut(name: str, copies: int, best: int) -> str:
    who = {1: "the only copy in the pile leaves it out", 2: "both copies leave it out"}.get(copies, f"all {copies} copies leave it out")
    return f"stands in the text of {name}, and {who}" + (f"; {best} independent sources have it" if best > 1 else "")
