"""One utterance in other words inside the quotation marks: "as the years go on" here, "as the years go by" there.

Refuses what a house style changes, what was left out, an article that quotes both wordings (he said it twice), and other speakers.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.ground import Ground
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.claims.wordings import Change, Pairing, carries, pairings, quoted_words
from newstemma.language.likeness import rarity
from newstemma.language.words import Token
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade
from newstemma.model.reading import Quotation
from newstemma.model.statement import Statement
from newstemma.model.text import Span

_LEAST = 5  # words of a quotation
_RUN = 3  # words in one run by which two quotations meet
_CROWD = 40  # quotations with one such run: what everybody says is not compared
_SAME, _SHARE = 5, 0.6  # words that both have at least, and of the longer side
_SURE, _SURE_SHARE = 6, 0.75  # from here on both report one sentence, and one of them has it wrong
_NATS = 4.0  # rarity of the common words, in natural logs: below it they are anyone's
_BESIDE = 3  # words beside a change that are shown
_MOST, _MOST_LOOSE = 6, 3  # findings of a story; of those that may both be so


@dataclass(frozen=True, slots=True)
class _Quoted:
    """A quotation, its words, and what its speakers are called. names: last words of names, lower case; keys: ids of who they are."""

    article: Article
    words: tuple[Token, ...]
    keys: frozenset[str]
    names: frozenset[str]

    @property
    def plain(self) -> str:
        """The words with a space at either end, to look for others in."""
        return f" {' '.join(t.word for t in self.words)} "


@dataclass(frozen=True, slots=True)
class _Found:
    """Two quotations, how they run side by side, and the change that weighs most."""

    ours: _Quoted
    theirs: _Quoted
    pairing: Pairing
    change: Change
    weight: int


def misquotations(ground: Ground) -> list[Conflict]:
    """Quotations that two articles word differently, the gravest of each pair first, at most six a story.

    Cost: words² for pairs of quotations that have three words in one run.
    """
    quoted = [q for article in ground.articles for q in _quoted(ground, article)]
    rows = sorted((f for a, b in _met(quoted) for f in _of(a, b) if not _has_both(quoted, f)), key=_rank)
    taken: set[frozenset[tuple[str, ...]]] = set()
    found: list[Conflict] = []
    for row in rows:
        words = frozenset((row.change.ours, row.change.theirs))
        if words not in taken and len(found) < (_MOST if _is_wrong(row) else _MOST_LOOSE):
            taken.add(words)
            found.append(_finding(ground, row, _groups(ground, quoted, row)))
    return found


def _rank(found: _Found) -> tuple[int, int, str, int, str, int]:
    ours, theirs = found.ours, found.theirs
    place = ours.article.id, found.change.here[0], theirs.article.id, found.change.there[0]
    return -found.weight, -len(found.pairing.same), *place


def _quoted(ground: Ground, article: Article) -> Iterator[_Quoted]:
    said = [s for s in ground.statements if s.article == article.id]
    for q in ground.readings[article.id].quotations:
        words = quoted_words(article.text, q.start, q.end)
        if len(words) >= _LEAST:
            speakers = [s.speaker for s in said if _holds(s, q)]
            names = (s.name.split()[-1].casefold() for s in speakers if s.name and s.entity)
            yield _Quoted(article, words, frozenset(s.entity for s in speakers if s.entity), frozenset(names))


def _holds(statement: Statement, q: Quotation) -> bool:
    return any(isinstance(c, Span) and c.start < q.end and q.start < c.end for c in statement.content)


def _met(quoted: Sequence[_Quoted]) -> list[tuple[_Quoted, _Quoted]]:
    """Pairs of quotations of different articles that share a run of words and may have one speaker."""
    held: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(quoted):
        words = [t.word for t in one.words]
        for run in {tuple(words[i : i + _RUN]) for i in range(len(words) - _RUN + 1)}:
            held[run].append(n)
    pairs = {pair for rows in held.values() if len(rows) <= _CROWD for pair in combinations(rows, 2)}
    return [(quoted[a], quoted[b]) for a, b in sorted(pairs) if _may_be_one(quoted[a], quoted[b])]


def _may_be_one(a: _Quoted, b: _Quoted) -> bool:
    if a.article.id == b.article.id or [t.word for t in a.words] == [t.word for t in b.words]:
        return False
    return not (a.names and b.names) or bool(a.keys & b.keys or a.names & b.names)


def _of(a: _Quoted, b: _Quoted) -> Iterator[_Found]:
    for pairing in pairings(a.article.text, a.words, b.article.text, b.words):
        known = bool(a.keys & b.keys or a.names & b.names)
        enough = len(pairing.same) >= (_SAME if known else 2 * _SAME) and len(pairing.same) >= _SHARE * pairing.longer
        if enough and (len(pairing.same) > _SURE or sum(sorted(rarity(w) for w in carries(pairing.same))) >= _NATS):
            turned = len({any(_denies(t.word) for t in q.words) for q in (a, b)}) > 1
            weight, change = max(((_weight(c, turned=turned), c) for c in pairing.changes), key=lambda pair: pair[0])
            if weight > 1:
                yield _Found(a, b, pairing, change, weight)


def _weight(change: Change, *, turned: bool) -> int:
    """How much a change matters: 4 it denies, 3 other words of content, 2 one word of content for none or for another helping word.

    turned   whether one of the two quotations denies and the other does not
    """
    ours, theirs = carries(change.ours), carries(change.theirs)
    every = {*change.ours, *change.theirs}
    if turned and any(map(_denies, change.ours)) != any(map(_denies, change.theirs)):
        return 4
    if not change.ours or not change.theirs or (every <= _HELPING and not change.last):
        return 1
    is_other = ours - theirs and theirs - ours and not any(w[0].isdecimal() for w in every)
    return 3 if is_other and not _is_one_word(*(" ".join(w) for w in (change.ours, change.theirs))) else 2


_HELPING = frozenset(
    "a an the this that these those and but so it who which whether if of in on at to for from by with as into then now there".split()
)


def _denies(word: str) -> bool:
    return word in {"not", "never", "no", "none", "noone", "nothing"}


def _is_one_word(ours: str, theirs: str) -> bool:
    """Whether one is the other with another ending, or spelled otherwise: "credible" and "credibility", "adviser" and "advisor"."""
    same = next((n for n, (a, b) in enumerate(zip(ours, theirs, strict=False)) if a != b), min(len(ours), len(theirs)))
    if same >= max(3, min(len(ours), len(theirs)) - 2) or re.sub("[aeiou]", "", ours) == re.sub("[aeiou]", "", theirs):
        return True
    return any(set(ours.split()) & group and set(theirs.split()) & group for group in _MEAN_ONE)


#: Words that a listener or a translator takes for one another.
_MEAN_ONE = tuple(
    frozenset(words.split())
    for words in (
        "nation country land", "people folks persons", "affect impact", "kind type sort", "thing things stuff", "top chief head",
        "big large huge", "kids children kid child", "guy man fellow", "begin start", "help aid assist", "buy purchase", "talk speak",
        "fight battle", "see seen saw", "quickly fast", "happy glad pleased", "scared afraid", "terrible awful horrible", "job work",
        "hurt wounded injured", "shut closed", "go gone went", "come came comes", "totally completely entirely fully", "very really",
        "maybe perhaps", "home house", "car vehicle",
    )
)  # fmt: skip


def _has_both(quoted: Sequence[_Quoted], found: _Found) -> bool:
    """Whether one article quotes both wordings: then he said both."""
    shown = [f" {' '.join(words)} " for words in found.pairing.shown]
    held = [{q.article.id for q in quoted if words in q.plain} for words in shown]
    return bool(held[0] & held[1])


def _groups(ground: Ground, quoted: Sequence[_Quoted], found: _Found) -> list[list[Side]]:
    """The articles with either wording, each at the words that differ; one with both stands where it was met first."""
    first = found.ours.article.id, found.theirs.article.id
    groups: list[list[Side]] = []
    for n in (0, 1):
        words, change = _around(found, n)
        sides: dict[str, Side] = {}
        for q in (q for q in quoted if q.article.id != first[1 - n]):
            plain = tuple(t.word for t in q.words)
            at = next((i for i in range(len(plain) - len(words) + 1) if plain[i : i + len(words)] == words), None)
            if at is not None:
                sides.setdefault(q.article.id, side(ground, q.article, _shown(ground, q, at, len(words), change), None))
        groups.append(list(sides.values()))
    held = {s.article for s in groups[0]}
    return [groups[0], [s for s in groups[1] if s.article not in held]]


def _around(found: _Found, n: int) -> tuple[tuple[str, ...], int]:
    """The words of one wording around its change, and the number of the first of them that differs."""
    start, end = (found.change.here, found.change.there)[n]
    low = max(0, start - _BESIDE)
    return found.pairing.shown[n][low : max(end, start + 1) + _BESIDE], start - low


def _shown(ground: Ground, q: _Quoted, at: int, many: int, change: int) -> Span:
    """Words of a quotation from number `at` on, cut at the ends of the sentence that the change stands in."""
    words = q.words[at : at + many]
    whole = ground.readings[q.article.id].sentence_at(words[min(change, many - 1)].start)
    start, end = words[0].start, words[-1].end
    return q.article.cut(start, end) if whole is None else q.article.cut(max(start, whole.start), min(end, whole.end))


def _finding(ground: Ground, found: _Found, groups: Sequence[Sequence[Side]]) -> Conflict:
    grade: Grade = "conflict" if _is_wrong(found) else "compatible"
    why = f"one quotation, worded “{groups[0][0].at.text}” here and “{groups[1][0].at.text}” there"
    resolved = backed(groups)
    return finding(ground, "quote", grade, " ".join(found.pairing.same[:8]), groups, why, resolved=resolved)


def _is_wrong(found: _Found) -> bool:
    """Whether one of two wordings cannot be what was said: a word of content is another one in a sentence that is else the same."""
    pairing = found.pairing
    return found.weight > 2 and len(pairing.same) >= _SURE and len(pairing.same) >= _SURE_SHARE * pairing.longer
