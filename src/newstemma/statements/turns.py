"""Speech that wears no quotation marks: the turns of a transcript or an interview, and what an introduction sets apart in paragraphs.

A transcript is told by labels at the head of its paragraphs ("Q:", "RENN:", "Ida Renn:"); questions of an interviewer who is not named are
no statements. Refuses lists and headings: a label has to come back, and to be answered.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from newstemma.model.article import Article, Paragraph
from newstemma.model.reading import Attribution, Name, Reading
from newstemma.statements.relays import Cut, Saying

#: "Q:", "A.", "RENN:", "MAYOR IDA RENN (on the phone):", "Ida Renn:"; a dash stands for the colon in some houses.
_LABEL = re.compile(
    r"(?P<who>Q|A|[A-Z][A-Z.'’-]+(?:\s+[A-Z][A-Z.'’-]*){0,4}|(?:[A-Z][\w'’-]*\.?\s+){0,3}[A-Z][\w'’-]+)(?:\s*\([^()]{1,40}\))?\s*(?::|(?<=\b[QA])\.|\s[–—])\s+(?=\S)"
)
_ASKS = frozenset({"Q", "QUESTION", "REPORTER", "INTERVIEWER", "MODERATOR", "HOST"})
_ANSWERS = frozenset({"A", "ANSWER"})
_TURNS = 3  # labelled paragraphs, from which it is a transcript
_SPEAKERS = 2  # different labels
_I = re.compile(r"\b(?:I|we|my|our|me|us|I[’']m|we[’']re|I[’']ve|we[’']ve)\b", re.IGNORECASE)
_MIN_LETTERS = 2


def turns(article: Article, reading: Reading) -> list[Saying]:
    """The answers and speeches of a transcript, one a paragraph, in order; empty where the article is none. Cost: linear."""
    labels = [_LABEL.match(article.text, p.start, p.end) for p in article.paragraphs]
    counts = Counter(found["who"] for found in labels if found is not None)
    again = {who for who, n in counts.items() if n > 1 or who in _ASKS | _ANSWERS}
    marked = [n for n, found in enumerate(labels) if found is not None and found["who"] in again]
    if len(marked) < _TURNS or len(again) < _SPEAKERS or 2 * len(marked) < marked[-1] - marked[0] + 1:
        return []
    said: list[Saying] = []
    spoke: re.Match[str] | None = None
    alone = _only_person(article, reading, article.paragraphs[marked[0]].start)
    for n in range(marked[0], marked[-1] + 1):
        place, found = article.paragraphs[n], labels[n]
        spoke = found if n in marked else spoke
        if spoke is None or spoke["who"] in _ASKS:
            continue
        start = found.end() if found is not None and n in marked else place.start
        whose = alone if spoke["who"] in _ANSWERS else spoke.span("who")
        if sum(map(str.isalnum, article.text[start : place.end])) >= _MIN_LETTERS:
            said.append(Saying(whose, None, ((start, place.end),), "speech", is_verbatim=True))
    return said


def _only_person(article: Article, reading: Reading, end: int) -> Cut | None:
    """The one person whom the words before the first turn name; None where they name nobody or several."""
    people: dict[str, Name] = {}
    for name in reading.names:
        if name.kind == "person" and name.end <= end:
            people.setdefault(article.text[name.start : name.end].split()[-1], name)
    one = next(iter(people.values())) if len(people) == 1 else None
    return (one.start, one.end) if one is not None else None


def set_apart(article: Article, reading: Reading, opened: Attribution, paragraph: int) -> Iterator[Saying]:
    """What an introduction leaves to the paragraphs from `paragraph` on: quotations from their first word, or words of a first person."""
    if paragraph >= len(article.paragraphs):
        return
    place = article.paragraphs[paragraph]
    inside = tuple((q.start, q.end) for q in reading.quotations if place.start <= q.start < place.end)
    if inside and inside[0][0] <= place.start + 1:
        yield Saying(opened.source, opened.cue, inside, "speech")
    elif not inside:
        pieces = tuple((p.start, p.end) for p in _own(article, reading, paragraph))
        if pieces:
            yield Saying(opened.source, opened.cue, pieces, "speech", is_verbatim=True)


def _own(article: Article, reading: Reading, paragraph: int) -> Iterator[Paragraph]:
    """The paragraphs from that one on whose words are somebody's own: a first person speaks, and nobody is quoted."""
    quoted = {paragraph_of(article, q.start) for q in reading.quotations}
    for n in range(paragraph, len(article.paragraphs)):
        place = article.paragraphs[n]
        if n in quoted or not _I.search(article.text, place.start, place.end):
            return
        yield place


def paragraph_of(article: Article, at: int) -> int:
    """The number of the paragraph that a character stands in."""
    return bisect_right([p.start for p in article.paragraphs], at) - 1


def outside(article: Article, seen: Sequence[Attribution], ready: Sequence[Saying]) -> list[Attribution]:
    """The attributions that stand in no paragraph of a transcript's turns."""
    taken = {paragraph_of(article, saying.content[0][0]) for saying in ready}
    places = (paragraph_of(article, next(p[0] for p in (a.cue, *a.content, a.source) if p is not None)) for a in seen)
    return [a for a, place in zip(seen, places, strict=True) if place not in taken] if ready else list(seen)
