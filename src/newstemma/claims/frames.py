"""Who says it, as stretches of text: "the coast guard said on Monday that", ", according to the ministry".

What is said is the claim; that it was said is the statement. Refuses verbs that are themselves what happened (praised, invited, denied,
admitted, accused): of "the mayor invited the crews" nothing is left without them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from newstemma.language.words import content_words
from newstemma.model.reading import Attribution, Reading
from newstemma.model.statement import Statement
from newstemma.model.text import Span

Cut = tuple[int, int]

_ENOUGH = 3  # content words that assert something
_ASIDE = 4  # content words in front of who speaks that only say where and when: "In a post on Monday, the mayor wrote"
_APART = 60  # characters between who speaks and the cue: beyond them lies something that is said of the speaker
#: Verbs that say no more than that words were uttered or written, and the prepositions that name whose they are.
_PLAIN = re.compile(
    r"\b(?:say|said|says|saying|tell|tells|told|telling|add|adds|added|adding|write|writes|wrote|writing|written|state[sd]?|stating"
    r"|report(?:s|ed|ing)?|estimate[sd]?|estimating|claim(?:s|ed|ing)?|argue[sd]?|arguing|note[sd]?|noting|explain(?:s|ed|ing)?"
    r"|announce[sd]?|announcing|tweet(?:s|ed|ing)?|post(?:s|ed|ing)|recall(?:s|ed|ing)?|remark(?:s|ed|ing)?|comment(?:s|ed|ing)"
    r"|repl(?:y|ies|ied|ying)|conclude[sd]?|concluding|continue[sd]|reveal(?:s|ed|ing)?|disclose[sd]?|disclosing|quote[sd]?|quoting"
    r"|cite[sd]?|citing|suggest(?:s|ed|ing)?|allege[sd]?|alleging|according|tells?|predict(?:s|ed|ing)?|declare[sd]?|declaring)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"(?:[,?!.…][”\"’']|[”\"’'],)\s*$")
_GAP, _SHORT = 5, 10  # characters between quoted words and what follows; words of what only says whose they are
#: "The terms were not disclosed", "a plan that was announced": what happened, not who says so.
_NOT_SAID = re.compile(r"\b(?:not|never|declin\w+|refus\w+)\b|n[’']t\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:is|are|was|were|been|be|being)\s+(?:\w+ly\s+)?(?:not\s+)?(?!quoted|cited)\w+(?:ed|en|told|said)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Frame:
    """Who says something and how. before, behind: where what is said before it ends, and behind it begins; None: nothing is said there."""

    start: int
    end: int
    before: int | None
    behind: int | None

    def without(self, text: str, piece: Cut) -> Cut:
        """The piece without this frame, empty where it is nothing else; as it is where what is said stands on both sides in it."""
        start, end = piece
        if not (start <= self.start and self.end <= end):
            return piece
        before = self.before is not None and self.before > start
        behind = self.behind is not None and self.behind < end
        if before and behind:
            return piece
        if behind and self.behind is not None:
            return (self.behind, end) if _words(text, start, self.start) < _ASIDE else piece
        if before and self.before is not None:
            return start, min(self.start, self.before)
        return (start, self.start) if _words(text, start, self.start) >= _ENOUGH else (start, start)


def frames(text: str, reading: Reading, said: Iterable[Statement]) -> list[Frame]:
    """The frames of one article, in order of place: of its statements, and of the sayings inside them. Cost: linear."""
    found = {frame for seen in reading.attributions if (frame := _of_attribution(text, seen)) is not None}
    found |= {frame for statement in said if (frame := _of_statement(text, statement)) is not None}
    found = {f for f in found if not any(q.start <= f.start and f.end <= q.end for q in reading.quotations)}
    return sorted(found, key=lambda f: (f.start, -f.end, f.before or -1, f.behind or -1))


def is_tail(text: str, piece: Cut) -> bool:
    """Whether a piece is what stands behind quoted words to say whose they are: “…,” the abbot, who was there, said."""
    start, end = piece
    behind = _QUOTED.search(text, max(0, start - _GAP), start) is not None
    return behind and _PLAIN.search(text, start, end) is not None and len(text[start:end].split()) <= _SHORT


def own_words(text: str, piece: Cut, framed: Sequence[Frame]) -> int:
    """Content words of a piece outside who says it."""
    rest = text[slice(*piece)]
    for frame in framed:
        if frame.start < piece[1] and piece[0] < frame.end:
            cut = max(frame.start, piece[0]) - piece[0], min(frame.end, piece[1]) - piece[0]
            rest = rest[: cut[0]] + " " * (cut[1] - cut[0]) + rest[cut[1] :]
    return len(content_words(rest))


def _of_attribution(text: str, seen: Attribution) -> Frame | None:
    return None if seen.cue is None or seen.source is None else _frame(text, seen.source, seen.cue, seen.content)


def _of_statement(text: str, statement: Statement) -> Frame | None:
    at, cue = statement.speaker.at, statement.cue
    if not isinstance(cue, Span) or not isinstance(at, Span):
        return None
    return _frame(text, (at.start, at.end), (cue.start, cue.end), [(c.start, c.end) for c in statement.content if isinstance(c, Span)])


def _frame(text: str, source: Cut, cue: Cut, content: Sequence[Cut]) -> Frame | None:
    """Source and cue as one stretch on one side of what is said; None where the cue says more than that words were said."""
    start, end = min(source[0], cue[0]), max(source[1], cue[1])
    if max(source[0], cue[0]) - min(source[1], cue[1]) > _APART:
        start, end = cue
    if not content or any(a < end and start < b for a, b in content):
        return None
    if _PLAIN.search(text, *cue) is None or _NOT_SAID.search(text, *cue) or _DONE.search(text, *cue):
        return None
    return Frame(start, end, max(_ends(content, start), default=None), min(_starts(content, end), default=None))


def _ends(content: Sequence[Cut], start: int) -> Iterator[int]:
    return (b for _, b in content if b <= start)


def _starts(content: Sequence[Cut], end: int) -> Iterator[int]:
    return (a for a, _ in content if a >= end)


def _words(text: str, start: int, end: int) -> int:
    return len(content_words(text, start, max(start, end)))
