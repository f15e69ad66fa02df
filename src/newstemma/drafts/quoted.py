"""What a draft puts in quotation marks: the words must stand in the pile in quotation marks, and in the same mouth."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newstemma.drafts.folds import folded
from newstemma.drafts.line import Line
from newstemma.drafts.pile import Pile, Said, at_place
from newstemma.language.quotations import find_quotations
from newstemma.language.words import tokens
from newstemma.model.check import Finding, Rival
from newstemma.model.statement import Statement

_GAP = re.compile(r"\[?(?:…|\.\s?\.\s?\.)\]?|\[[^\]]{1,40}\]")
_FEW = 2  # words: a quotation this short may be a title, or a word that the writer keeps at a distance
_NEAREST = 0.5  # share of the words, in order, that the nearest passage has, under which it is not shown
_NO_NAME = frozenset("the of and for mr mrs ms dr ministry police department office spokesman spokeswoman".split())
_LONGEST = 60  # words of a quotation whose nearest passage is looked for
_EDGES = 3  # words more on each side of the nearest passage


@dataclass(frozen=True, slots=True)
class Worded:
    """One article's words as quotations are searched for in them: where each begins and ends, and which stand in quotation marks."""

    article: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quoted: tuple[tuple[int, int], ...]

    def find(self, wanted: Sequence[str]) -> Iterator[int]:
        """Numbers of the words at which `wanted` stands."""
        size, first = len(wanted), wanted[0]
        for n, word in enumerate(self.words[: len(self.words) - size + 1]):
            if word == first and list(self.words[n : n + size]) == list(wanted):
                yield n

    def is_quoted(self, first: int, last: int) -> bool:
        """Whether most of some words stand in quotation marks."""
        start, end = self.starts[first], self.ends[last]
        return 2 * sum(max(0, min(b, end) - max(a, start)) for a, b in self.quoted) > end - start


def worded(pile: Pile) -> list[Worded]:
    """Every article's words. Cost: linear."""
    found = []
    for article in sorted(pile.texts):
        text = pile.texts[article]
        seen = tokens(text)
        quoted = tuple((q.start, q.end) for q in _quotations(text))
        words = tuple(_plain(t.word) for t in seen)
        found.append(Worded(article, words, tuple(t.start for t in seen), tuple(t.end for t in seen), quoted))
    return found


def _quotations(text: str) -> Iterator[_Cut]:
    at = 0
    for paragraph in text.split("\n\n"):
        for q in find_quotations(paragraph):
            yield _Cut(at + q.start, at + q.end)
        at += len(paragraph) + 2


@dataclass(frozen=True, slots=True)
class _Cut:
    start: int
    end: int


def _plain(word: str) -> str:
    return folded(word).replace("-", "")


@dataclass(frozen=True, slots=True)
class _Place:
    """Where quoted words stand in the pile, all of them in order."""

    article: str
    start: int
    end: int
    is_quoted: bool


def quote_findings(line: Line, pile: Pile, texts: Sequence[Worded]) -> Iterator[Finding]:
    """Quotations that stand nowhere as quoted, stand there without quotation marks, or in another mouth."""
    for q in line.quotations:
        start, end = max(q.start, line.start), min(q.end, line.end)
        words = line.words(start, end)
        pieces = [[_plain(t.word) for t in tokens(part)] for part in _GAP.split(words)]
        pieces = [p for p in pieces if p]
        size = sum(map(len, pieces))
        if not size:
            continue
        places = [place for text in texts for place in _places(text, pieces)]
        finding = _of(line, (start, end), words, places, pile, texts, size)
        if finding is not None:
            yield finding


def _of(
    line: Line, cut: tuple[int, int], words: str, places: Sequence[_Place], pile: Pile, texts: Sequence[Worded], size: int
) -> Finding | None:
    quoted = [p for p in places if p.is_quoted]
    if quoted:
        return _other_mouth(line, cut, words, quoted, pile) if size > _FEW else None
    if places:
        if size <= _FEW:
            return None
        why = "the articles tell these words, but not in quotation marks"
        return Finding("misquote", "quotation", *cut, words, tuple(_shown(pile, p) for p in _first(places)), why)
    nearest = _nearest(texts, [_plain(t.word) for t in tokens(words)])
    if nearest is None:
        return Finding("misquote", "quotation", *cut, words, (), "no article has these words")
    return Finding(
        "misquote", "quotation", *cut, words, (_shown(pile, nearest),), "no article has exactly these words; the nearest are shown"
    )


def _places(text: Worded, pieces: Sequence[Sequence[str]]) -> Iterator[_Place]:
    """Where all pieces stand in order, close behind one another."""
    for first in text.find(pieces[0]):
        last = first + len(pieces[0]) - 1
        for piece in pieces[1:]:
            following = next((n for n in text.find(piece) if last < n <= last + 80), None)
            if following is None:
                break
            last = following + len(piece) - 1
        else:
            yield _Place(text.article, text.starts[first], text.ends[last], text.is_quoted(first, last))


def _first(places: Sequence[_Place]) -> list[_Place]:
    """The first place in each article."""
    return list({p.article: p for p in reversed(places)}.values())[::-1]


def _shown(pile: Pile, p: _Place) -> Rival:
    told = at_place(pile.told, p.article, p.start)
    return Rival(p.article, told.origin if told else "", p.start, p.end, pile.texts[p.article][p.start : p.end])


def _nearest(texts: Sequence[Worded], wanted: Sequence[str]) -> _Place | None:
    """The stretch of the pile that has most of the words in order. Cost: the places of the quotation's words times its length."""
    best: tuple[float, str, int, int] | None = None
    wanted = wanted[:_LONGEST]
    vocabulary, size = set(wanted), len(wanted)
    for text in texts:
        hits = [n for n, word in enumerate(text.words) if word in vocabulary]
        for i, n in enumerate(hits):
            if bisect_right(hits, n + size + _EDGES) - i < _NEAREST * size:
                continue
            window = list(text.words[n : n + size + _EDGES])
            blocks = [b for b in SequenceMatcher(None, wanted, window, autojunk=False).get_matching_blocks() if b.size]
            share = sum(b.size for b in blocks) / size
            first = max(0, n + blocks[0].b - blocks[0].a)
            last = min(len(text.words), n + blocks[-1].b + blocks[-1].size + size - blocks[-1].a - blocks[-1].size) - 1
            row = (round(share, 4), text.article, first, last)
            if share >= _NEAREST and (best is None or (row[0], best[1], best[2]) > (best[0], row[1], row[2])):
                best = row
    if best is None:
        return None
    text = next(t for t in texts if t.article == best[1])
    return _Place(best[1], text.starts[best[2]], text.ends[best[3]], text.is_quoted(best[2], best[3]))


def _other_mouth(line: Line, cut: tuple[int, int], words: str, places: Sequence[_Place], pile: Pile) -> Finding | None:
    """The finding that somebody else is said to have said it; None where one article agrees, or nobody is named."""
    ours = _speaker(line, cut)
    if ours is None:
        return None
    named = [(p, s) for p in places for s in _speakers(pile, p)]
    if not named or any(_one(ours, s, pile) for _, s in named):
        return None
    others = list(dict.fromkeys(s for _, s in named))
    why = f"the draft gives these words to {ours}, the articles to {' and to '.join(others)}"
    return Finding("misquote", "attribution", *cut, words, tuple(_shown(pile, p) for p in _first([p for p, _ in named])), why)


def _speaker(line: Line, cut: tuple[int, int]) -> str | None:
    """Who says some words of the draft, by name; the innermost of several."""
    held: list[tuple[int, Statement]] = [
        (c.end - c.start, s) for s in line.said for c in s.content if c.start < cut[1] and cut[0] < c.end and not s.speaker.unnamed
    ]
    best = min(held, key=lambda row: (row[0], row[1].id), default=None)
    if best is None or best[1].speaker.name is None or best[1].speaker.at is None:
        return None
    name, at = best[1].speaker.name, best[1].speaker.at
    here = line.start <= at.start < line.end  # whom "she" means is a guess, and so is who goes on speaking
    return name if here and set(folded(name).split()) & set(folded(at.text).split()) else None


def _speakers(pile: Pile, p: _Place) -> list[str]:
    told = at_place(pile.told, p.article, p.start)
    held: list[Said] = [s for s in told.said if s.start < p.end and p.start < s.end] if told else []
    inner = min((s.end - s.start for s in held), default=0)
    return [s.speaker for s in held if s.speaker is not None and s.end - s.start == inner]


def _one(ours: str, theirs: str, pile: Pile) -> bool:
    """Whether two names may be one speaker's."""
    a, b = (folded(pile.people.get(folded(n), n)) for n in (ours, theirs))
    return a == b or bool(
        set(a.split()) & set(b.split()) - {"the", "of", "and", "ministry", "police", "department", "spokesman", "spokeswoman"}
    )
