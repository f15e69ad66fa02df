"""What was seen in one article, made into sayings: an attribution that puts words or a thought into somebody's mouth.

A quotation over several paragraphs, and one that its introduction leaves to the next paragraph ("The agency adds:"), goes to its speaker;
what a paper reports that somebody said is that one's, through the paper. Refuses what nobody said: cues that are denied ("has not said
whether", "declined to comment"), attitudes that nobody utters ("is eager to"), content that nobody is named for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from newstemma.language.attributions import find_introduction
from newstemma.model.article import Article
from newstemma.model.reading import Attribution, Reading, Sentence
from newstemma.statements.pieces import bare, content_of, in_marks
from newstemma.statements.relays import Saying, citations, cited, passed_on, traced
from newstemma.statements.stretches import quoted_share, shared
from newstemma.statements.turns import outside, set_apart, turns
from newstemma.statements.uttered import is_held, is_somebody, is_uttered

__all__ = ["Saying", "quoted_share", "sayings"]

Cut = tuple[int, int]

_NOT_SAID = re.compile(r"\b(?:not|never|without|declin\w+|refus\w+)\b|n[’']t\b", re.IGNORECASE)
_OWNS = re.compile(r"(?:[’']s|(?<=s)[’'])\s*$")
_WHOLE = 0.9  # of a sentence's letters inside quotation marks: it is nothing but quotation
_COVERED = 0.5  # of a quotation inside the contents that are known: it is theirs
_LATER = 2  # paragraphs between a quotation and the first name of its speaker


def sayings(article: Article, reading: Reading) -> list[Saying]:
    """The sayings of one article in order of place. Cost: log-linear in its attributions and quotations."""
    ready = turns(article, reading)
    seen = outside(article, _by_place(article.text, reading), ready)
    citing = citations(article.text, seen)
    said = _Said(article, reading, {id(other) for other in citing.values()})
    for n, attribution in enumerate(seen):
        while ready and ready[0].content[0][0] < _start(attribution):
            said.take(ready.pop(0))
        said.read(attribution, citing.get(n))
    for saying in ready:
        said.take(saying)
    return _named_later(article, reading, said.all())


class _Said:
    """The sayings that were read so far, in order of place, and an introduction whose words stand in the next paragraph."""

    def __init__(self, article: Article, reading: Reading, spent: set[int]) -> None:
        self._article, self._reading, self._spent = article, reading, spent
        self._found: list[Saying] = []
        self._opened: Attribution | None = None
        self._last = -1  # paragraph of the last saying or introduction
        self._apart = -1  # end of what the last introduction set apart
        self._starts = [p.start for p in article.paragraphs]

    def all(self) -> list[Saying]:
        self._close()
        return self._found

    def take(self, saying: Saying) -> None:
        """A turn of a transcript."""
        self._close()
        self._found.append(saying)
        self._last = self._paragraph(saying.content[-1][0])

    def read(self, seen: Attribution, citing: Attribution | None) -> None:
        here = self._paragraph(_start(seen))
        if here > self._last:
            self._close()
        if _start(seen) < self._apart or id(seen) in self._spent:
            return
        if seen.content:
            self._add(seen, citing, here)
            return
        text = self._article.text
        if self._found and here == self._last:
            self._found[-1] = passed_on(text, self._found[-1], seen)
        if _introduces(text, seen, self._article.paragraphs[here].end):
            self._opened, self._last = seen, here

    def _add(self, seen: Attribution, citing: Attribution | None, here: int) -> None:
        text, before = self._article.text, self._found[-1:]
        made = _saying(text, self._reading, seen, goes_on=bool(before) and here <= self._last + 1)
        if made is None or (made.goes_on and any(shared(p, other.content) > _COVERED for other in before for p in made.content)):
            return
        made = cited(made, citing) if citing is not None else traced(text, made)
        content = tuple(piece for cut in made.content if (piece := bare(text, cut, self._reading)) is not None)
        self._found.append(replace(made, content=content or made.content))
        self._last = here

    def _close(self) -> None:
        """File what the last introduction set apart."""
        opened, self._opened = self._opened, None
        for saying in set_apart(self._article, self._reading, opened, self._last + 1) if opened is not None else ():
            self._found.append(saying)
            self._apart = max(self._apart, saying.content[-1][1])
            self._last = self._paragraph(saying.content[-1][0])

    def _paragraph(self, at: int) -> int:
        return bisect_right(self._starts, at) - 1


def _named_later(article: Article, reading: Reading, found: list[Saying]) -> list[Saying]:
    """The sayings; a quotation that nobody has been named for goes to the next one who is quoted, at most two paragraphs on."""
    starts = [p.start for p in article.paragraphs]
    for n, saying in enumerate(found):
        if saying.source is not None or saying.cue is not None or saying.goes_on or saying.is_verbatim:
            continue
        later = next((other for other in found[n + 1 :] if other.is_told and other.source is not None), None)
        if later is None or quoted_share(article.text, later.content, reading) < _WHOLE:
            continue
        first, second = (bisect_right(starts, part.content[0][0]) for part in (saying, later))
        if second - first <= _LATER:
            found[n] = replace(saying, source=later.source)
    return found


def _start(seen: Attribution) -> int:
    return min(part[0] for part in (seen.source, seen.cue, *seen.content) if part is not None)


def _by_place(text: str, reading: Reading) -> list[Attribution]:
    """The attributions, and the sentences of quotation that none of them covers as attributions without source and cue."""
    alone = [Attribution(None, None, (piece,), "speech", 0.5) for piece in _uncovered(text, reading)]
    return sorted([*reading.attributions, *alone, *_unseen(text, reading)], key=_start)


def _unseen(text: str, reading: Reading) -> Iterator[Attribution]:
    """Introductions by rule, at the end of paragraphs where the tagger saw none."""
    seen = [_start(a) for a in reading.attributions if a.cue is not None]
    for sentence, following in pairwise(reading.sentences):
        if sentence.paragraph != following.paragraph and text[sentence.end - 1] == ":":
            found = find_introduction(text, sentence.start, sentence.end)
            if found is not None and not any(sentence.start <= at < sentence.end for at in seen):
                yield found


def _uncovered(text: str, reading: Reading) -> Iterator[Cut]:
    """Stretches of sentences, each nothing but quotation, that lie in no content; neighbours of one paragraph together."""
    known = sorted(piece for seen in reading.attributions for piece in seen.content)
    run: list[Sentence] = []
    for sentence in reading.sentences:
        place = (sentence.start, sentence.end)
        alone = quoted_share(text, [place], reading) >= _WHOLE and shared(place, known) < _COVERED
        if run and not (alone and run[-1].paragraph == sentence.paragraph):
            yield run[0].start, run[-1].end
            run = []
        if alone:
            run.append(sentence)
    if run:
        yield run[0].start, run[-1].end


def _saying(text: str, reading: Reading, seen: Attribution, *, goes_on: bool) -> Saying | None:
    """The attribution as a saying; None where nobody says anything.

    goes_on  whether a saying stands before it in this paragraph or the one before
    """
    content = content_of(text, reading, seen)
    if not content:
        return None
    if seen.source is None:
        if seen.cue is None or is_held(text, seen):
            is_quotation = seen.cue is None and in_marks(text, content[0])
            return Saying(None, seen.cue, content, seen.act, goes_on=goes_on and is_quotation) if is_quotation or seen.cue else None
        return None
    if is_uttered(text, seen, content, quoted_share(text, content, reading)):
        return Saying(_owner(text, seen.source), seen.cue, content, seen.act)
    return Saying(seen.source, seen.cue, content, seen.act, is_told=False) if is_somebody(text, seen) else None


def _owner(text: str, source: Cut) -> Cut:
    """Who is meant by "Renn’s" in "Renn’s view is that …"."""
    owns = _OWNS.search(text, *source)
    return source if owns is None or owns.start() <= source[0] else (source[0], owns.start())


def _introduces(text: str, seen: Attribution, end: int) -> bool:
    """Whether the attribution names who speaks and leaves the words to the next paragraph: nothing but a colon follows."""
    if seen.source is None or seen.cue is None or _NOT_SAID.search(text[slice(*seen.cue)]):
        return False
    return text[max(seen.source[1], seen.cue[1]) - 1 : end].strip().endswith(":")
