"""The pieces of what is said: bare of marks and conjunctions, and only those that belong to their cue.

Refuses words of another sentence that nobody quotes, and what only leads up to a speech.
"""

from __future__ import annotations

import re

from newstemma.model.reading import Attribution, Reading
from newstemma.statements.stretches import Cut, letters, meeting, quoted_letters, quoted_share, sentence_at

#: "that" as a conjunction; in "that led to a quarrel" and "that is why" it is a word of its own.
_THAT = re.compile(
    r"that\s+(?!(?:is|are|was|were|has|had|have|would|will|could|can|may|might|should|must|does|did|led|made|means|meant"
    r"|\w+ed\s+(?:what|to|the|a|an|in|by|from))\b)"
)
_EDGES = " \t\n\r\f\v,;:–—-"
_OPENING = '"“«„‟'
_COVERED = 0.5  # of a piece's letters inside quotation marks: it is quoted
_MIN_LETTERS = 2  # of a content
_PAUSE = re.compile(r"[,;:—–-]")
_BARE_GAP = re.compile(r"\s*(?:that\s+|[“\"‘]\s*)?")
_SETTING = re.compile(
    r"(?:(?:and|but)\s+)?(?:on|in|at|during|after|before|when|while|for|asked|speaking|if|because|although|though|since|as|unless|now|even|once|until"
    r"|with|without|despite|given)\b",
    re.IGNORECASE,
)


def content_of(text: str, reading: Reading, seen: Attribution) -> tuple[Cut, ...]:
    """The pieces, bare; those outside the cue's sentence only where they are quoted, or where nothing stands inside it."""
    pieces = tuple(piece for cut in seen.content if (piece := bare(text, cut, reading)) is not None)
    if seen.cue is None or len(pieces) == 1:
        return pieces
    sentence = sentence_at(reading, seen.cue[0])
    home = (sentence.start, max(sentence.end, seen.cue[1])) if sentence is not None else seen.cue
    inside = [piece for piece in pieces if piece[0] < home[1] and home[0] < piece[1]]
    joined = tuple(p for p in pieces if not inside or p in inside or _joins(text, reading, p, home[0]))
    return tuple(p for p in joined if len(joined) == 1 or not _is_aside(text, reading, p, seen, joined))


def _is_aside(text: str, reading: Reading, piece: Cut, seen: Attribution, pieces: tuple[Cut, ...]) -> bool:
    """Whether a piece ahead of speaker and cue is none of what follows them: "Scrambling to explain a thin crowd, he blamed the fog".

    What is interrupted has commas on both sides ("The fog, she said, was thick"), what is completed has none ("the fog they say fell").
    A clause of condition or time belongs to the speech that follows it, but for speech in quotation marks.
    """
    if seen.source is None or seen.cue is None:
        return False
    begin, end = min(seen.source[0], seen.cue[0]), max(seen.source[1], seen.cue[1])
    behind = next((p for p in pieces if p[0] >= end), None)
    if piece[1] > begin or behind is None or in_marks(text, piece) or quoted_share(text, [piece], reading) > _COVERED:
        return False
    if _SETTING.match(text, *piece):
        return in_marks(text, behind)
    return _PAUSE.search(text, piece[1], begin) is not None and _BARE_GAP.fullmatch(text[end : behind[0]]) is not None


def _joins(text: str, reading: Reading, piece: Cut, home: int) -> bool:
    """Whether a piece outside the cue's sentence is quoted; one before it has to lead up to it with nothing but quotation."""
    if not in_marks(text, piece) and quoted_share(text, [piece], reading) <= _COVERED:
        return False
    between = (piece[1], home)
    return piece[0] > home or letters(text, *between) == quoted_letters(text, between, reading)


def in_marks(text: str, cut: Cut) -> bool:
    """Whether a stretch begins with a quotation mark or right after one."""
    return text[cut[0]] in _OPENING or text[max(0, cut[0] - 1)] in _OPENING


def bare(text: str, cut: Cut, reading: Reading) -> Cut | None:
    """The stretch without "that", spaces and commas at its edges, without its marks where it is one quotation; None: nothing is left."""
    start, end = _trimmed(text, *cut)
    that = _THAT.match(text, start, end)
    if that is not None:
        start = that.end()
    inside = list(meeting(reading.quotations, start, end))
    if len(inside) == 1 and letters(text, *inside[0].within(start, end)) == letters(text, start, end):
        start, end = _trimmed(text, *inside[0].within(start, end))
    return (start, end) if letters(text, start, end) >= _MIN_LETTERS else None


def _trimmed(text: str, start: int, end: int) -> Cut:
    while start < end and text[start] in _EDGES:
        start += 1
    while end > start and text[end - 1] in _EDGES:
        end -= 1
    return start, end
