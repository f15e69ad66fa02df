"""What was seen in one article, made into sayings: an attribution that puts words or a thought into somebody's mouth.

A quotation over several paragraphs, and one that its introduction leaves to the next paragraph ("The agency adds:"), goes to its speaker;
what a paper reports that somebody said is that one's, through the paper. Refuses what nobody said: cues that are denied ("has not said
whether", "declined to comment"), attitudes that nobody utters ("is eager to"), content that nobody is named for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from newstemma.language.attributions import find_attributions
from newstemma.language.quotations import find_quotations
from newstemma.language.sentences import split_sentences
from newstemma.model.article import Article
from newstemma.model.reading import Act, Attribution, Reading, Sentence
from newstemma.statements.uttered import is_somebody, is_uttered

Cut = tuple[int, int]

_NOT_SAID = re.compile(r"\b(?:not|never|without|declin\w+|refus\w+)\b|n[’']t\b", re.IGNORECASE)
#: Cues of those who pass on what another said.
_REPORTS = re.compile(r"\b(?:report(?:s|ed|ing)?|according to|cit(?:es|ed|ing)|quot(?:es|ed|ing))\b", re.IGNORECASE)
_THAT = re.compile(r"that\s+")
_EDGES = " \t\n\r\f\v,;:–—-"
_OPENING = '"“«„‟'
_WHOLE = 0.9  # of a sentence's letters inside quotation marks: it is nothing but quotation
_COVERED = 0.5  # of a quotation inside the contents that are known: it is theirs
_INNER = 0.5  # of a report's letters inside what it says another said: the report only passes it on
_MIN_LETTERS = 2  # of a content


@dataclass(frozen=True, slots=True)
class Saying:
    """Who said what, as spans, ready to become a statement.

    via      who passed it on
    goes_on  it has no source or cue of its own: its speaker is the one of the saying before it
    is_told  False: nothing that was uttered; only whose it is may help to tell who speaks next
    """

    source: Cut | None
    cue: Cut | None
    content: tuple[Cut, ...]
    act: Act
    via: tuple[Cut, ...] = ()
    goes_on: bool = False
    is_told: bool = True


def sayings(article: Article, reading: Reading) -> list[Saying]:
    """The sayings of one article in order of place. Cost: log-linear in its attributions and quotations."""
    found: list[Saying] = []
    opened: Attribution | None = None  # an introduction whose words stand in the next paragraph
    paragraphs = [p.start for p in article.paragraphs]
    last = -1  # paragraph of the last saying or introduction
    for seen in _by_place(article.text, reading):
        here = bisect_right(paragraphs, _start(seen)) - 1
        if opened is not None and here > last:
            found.extend(_introduced(article, reading, opened, last + 1))
            opened = None
        if not seen.content:
            found[-1:] = [_passed_on(article.text, found[-1], seen)] if found and here == last else found[-1:]
            if _introduces(article.text, seen, article.paragraphs[here].end):
                opened, last = seen, here
            continue
        made = _saying(article.text, reading, seen, goes_on=bool(found) and here <= last + 1)
        if made is not None and not any(
            _shared(piece, other.content) > _COVERED for other in found[-1:] for piece in made.content if made.goes_on
        ):
            found.append(_inner(article.text, reading, made))
            last = here
    if opened is not None:
        found.extend(_introduced(article, reading, opened, last + 1))
    return found


def quoted_share(text: str, content: Sequence[Cut], reading: Reading) -> float:
    """The share of the letters and figures of all pieces that stand inside quotation marks, 0 to 1."""
    whole = sum(_letters(text, *cut) for cut in content)
    return sum(_quoted(text, cut, reading) * _letters(text, *cut) for cut in content) / whole if whole else 0.0


def _start(seen: Attribution) -> int:
    return min(part[0] for part in (seen.source, seen.cue, *seen.content) if part is not None)


def _by_place(text: str, reading: Reading) -> list[Attribution]:
    """The attributions, and the sentences of quotation that none of them covers as attributions without source and cue."""
    alone = [Attribution(None, None, (piece,), "speech", 0.5) for piece in _uncovered(text, reading)]
    return sorted([*reading.attributions, *alone], key=_start)


def _uncovered(text: str, reading: Reading) -> Iterator[Cut]:
    """Stretches of sentences, each nothing but quotation, that lie in no content; neighbours of one paragraph together."""
    known = [piece for seen in reading.attributions for piece in seen.content]
    run: list[Sentence] = []
    for sentence in reading.sentences:
        alone = (
            _quoted(text, (sentence.start, sentence.end), reading) >= _WHOLE and _shared((sentence.start, sentence.end), known) < _COVERED
        )
        if run and not (alone and run[-1].paragraph == sentence.paragraph):
            yield run[0].start, run[-1].end
            run = []
        if alone:
            run.append(sentence)
    if run:
        yield run[0].start, run[-1].end


def _quoted(text: str, cut: Cut, reading: Reading) -> float:
    """The share of the letters of a stretch that stand inside quotation marks."""
    whole = _letters(text, *cut)
    inside = sum(_letters(text, *q.within(*cut)) for q in reading.quotations if q.start < cut[1] and cut[0] < q.end)
    return inside / whole if whole else 0.0


def _letters(text: str, start: int, end: int) -> int:
    return sum(map(str.isalnum, text[start:end]))


def _shared(cut: Cut, known: Sequence[Cut]) -> float:
    """The share of a stretch that lies in the known ones."""
    return sum(max(0, min(cut[1], b) - max(cut[0], a)) for a, b in known) / max(1, cut[1] - cut[0])


def _saying(text: str, reading: Reading, seen: Attribution, *, goes_on: bool) -> Saying | None:
    """The attribution as a saying; None where nobody says anything.

    goes_on  whether a saying stands before it in this paragraph or the one before
    """
    content = _content(text, reading, seen)
    if not content:
        return None
    if seen.source is None:
        if seen.cue is None and _in_marks(text, content[0]):
            return Saying(None, None, content, "speech", goes_on=goes_on)
        return None
    if is_uttered(text, seen, content, quoted_share(text, content, reading)):
        return Saying(seen.source, seen.cue, content, seen.act)
    return Saying(seen.source, seen.cue, content, seen.act, is_told=False) if is_somebody(text, seen) else None


def _content(text: str, reading: Reading, seen: Attribution) -> tuple[Cut, ...]:
    """The pieces, bare; those outside the cue's sentence only where they are quoted, or where nothing stands inside it."""
    pieces = tuple(piece for cut in seen.content if (piece := _bare(text, cut, reading)) is not None)
    if seen.cue is None:
        return pieces
    home = [s for s in reading.sentences if s.start < seen.cue[1] and seen.cue[0] < s.end]
    inside = [piece for piece in pieces if any(piece[0] < s.end and s.start < piece[1] for s in home)]
    return tuple(p for p in pieces if not inside or p in inside or _in_marks(text, p) or _quoted(text, p, reading) > _COVERED)


def _in_marks(text: str, cut: Cut) -> bool:
    """Whether a stretch begins with a quotation mark or right after one."""
    return text[cut[0]] in _OPENING or text[max(0, cut[0] - 1)] in _OPENING


def _introduces(text: str, seen: Attribution, end: int) -> bool:
    """Whether the attribution names who speaks and leaves the words to the next paragraph: nothing but a colon follows."""
    if seen.source is None or seen.cue is None or _NOT_SAID.search(text[slice(*seen.cue)]):
        return False
    return text[max(seen.source[1], seen.cue[1]) - 1 : end].strip().endswith(":")


def _introduced(article: Article, reading: Reading, opened: Attribution, paragraph: int) -> Iterator[Saying]:
    """What stands in quotation marks in the paragraph that an introduction leads to, from its first word on."""
    if paragraph >= len(article.paragraphs):
        return
    place = article.paragraphs[paragraph]
    inside = tuple((q.start, q.end) for q in reading.quotations if place.start <= q.start < place.end)
    if inside and inside[0][0] <= place.start + 1:
        yield Saying(opened.source, opened.cue, inside, "speech")


def _passed_on(text: str, before: Saying, seen: Attribution) -> Saying:
    """The saying before, through the source of an attribution that has no content of its own: "according to Renn, the Herald reported"."""
    reports = seen.source is not None and seen.cue is not None and _REPORTS.search(text[slice(*seen.cue)]) is not None
    return replace(before, via=(*before.via, seen.source)) if reports and seen.source is not None else before


def _inner(text: str, reading: Reading, outer: Saying) -> Saying:
    """What another said, where the saying does no more than pass it on; else the saying.

    The tagger gives one layer; the rules find the other.
    """
    if outer.source is None or outer.cue is None or not _REPORTS.search(text[slice(*outer.cue)]) or len(outer.content) != 1:
        return outer
    start, end = outer.content[0]
    words = text[start:end]
    for seen in find_attributions(words, split_sentences(words), find_quotations(words)):
        said = sum(_letters(words, *piece) for piece in seen.content)
        if seen.source is not None and seen.cue is not None and seen.act == "speech" and said >= _INNER * _letters(words, 0, len(words)):
            content = tuple(piece for a, b in seen.content if (piece := _bare(text, (start + a, start + b), reading)) is not None)
            source, cue = ((start + a, start + b) for a, b in (seen.source, seen.cue))
            return Saying(source, cue, content, "speech", (outer.source,))
    return outer


def _bare(text: str, cut: Cut, reading: Reading) -> Cut | None:
    """The stretch without "that", spaces and commas at its edges, without its marks where it is one quotation; None: nothing is left."""
    start, end = _trimmed(text, *cut)
    that = _THAT.match(text, start, end)
    if that is not None:
        start = that.end()
    inside = [q for q in reading.quotations if q.start < end and start < q.end]
    if len(inside) == 1 and _letters(text, *inside[0].within(start, end)) == _letters(text, start, end):
        start, end = _trimmed(text, *inside[0].within(start, end))
    return (start, end) if _letters(text, start, end) >= _MIN_LETTERS else None


def _trimmed(text: str, start: int, end: int) -> Cut:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
