"""Who only passes on what another said: the one who said it becomes the source, whoever passed it on goes into the chain.

"X, citing Y, said Z", "X quoted Y as saying Z", "Y was quoted as saying by X", "Y said Z, according to X", "Y, who spoke to X, said Z".
Refuses to see a relay where somebody only leans on another: a minister who cites a study speaks for himself; a paper does not.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newstemma.language.agencies import is_agency
from newstemma.language.attributions import find_attributions
from newstemma.language.quotations import find_quotations
from newstemma.language.sentences import split_sentences
from newstemma.model.reading import Act, Attribution

Cut = tuple[int, int]

#: Cues of those who pass on what another said.
_REPORTS = re.compile(r"\b(?:report(?:s|ed|ing)?|according to|cit(?:es|ed|ing)|quot(?:es|ed|ing))\b", re.IGNORECASE)
_CITING = re.compile(r"(?:\w+\s+)?(?:citing|quoting)", re.IGNORECASE)
_AS_SAYING = re.compile(r"(?P<who>.{2,120}?)\s+as\s+(?:saying|having\s+said|telling\s+\w+)\s*[:,]?\s*(?:that\s+)?(?P<what>.+)", re.DOTALL)
_QUOTED = re.compile(r"\b(?:is|are|was|were|been|being)\s+(?:also\s+)?(?:quoted|cited)\b", re.IGNORECASE)
_QUOTES = re.compile(r"\bquot(?:es?|ed|ing)\b", re.IGNORECASE)
#: A source that says through whom: "an aide quoted by state television", "officials who spoke to the Post".
_THROUGH = re.compile(
    r",?\s+(?:(?:who\s+(?:was|were)\s+)?(?:quoted|cited|interviewed|contacted|reached)\s+by|(?:who|that)\s+(?:spoke|talked)\s+(?:to|with)|speaking\s+(?:to|with))"
    r"\s+(?P<who>(?!reporters|journalists|on\b)[^,;]{2,60})"
)
_MEDIA = re.compile(
    r"\b(?:media|news|newspapers?|papers?|press|magazines?|broadcasters?|television|TV|radio|agency|wire|Post|Times|Journal|Herald|Tribune|Gazette"
    r"|Courier|Telegraph|Guardian|Observer|Chronicle|Mail|Mirror|Globe|Daily|Weekly|network|channel|outlets?|website|journalists?|reporters?)\b"
)
_MARKS = frozenset("\"“”„‟«»‘’'")
_LONGEST = 14  # words of somebody who is cited: more is what he said
_INNER = 0.5  # of a report's letters inside what it says another said: the report only passes it on


@dataclass(frozen=True, slots=True)
class Saying:
    """Who said what, as spans, ready to become a statement.

    via      who passed it on, the nearest to the speaker first
    goes_on  it has no source or cue of its own: its speaker is the one of the saying before it
    is_told  False: nothing that was uttered; only whose it is may help to tell who speaks next
    is_verbatim  the speaker's own words, though no quotation marks stand around them
    """

    source: Cut | None
    cue: Cut | None
    content: tuple[Cut, ...]
    act: Act
    via: tuple[Cut, ...] = ()
    goes_on: bool = False
    is_told: bool = True
    is_verbatim: bool = False


def is_medium(text: str, cut: Cut) -> bool:
    """Whether a phrase means a paper, an agency, a broadcaster: by its words."""
    words = text[slice(*cut)]
    return _MEDIA.search(words) is not None or is_agency(words) is not None


def reports(text: str, cue: Cut | None) -> bool:
    """Whether a cue is one of those who pass on."""
    return cue is not None and _REPORTS.search(text, *cue) is not None


def passed_on(text: str, before: Saying, seen: Attribution) -> Saying:
    """The saying before, through the source of an attribution that has no content of its own: "according to Renn, the Herald reported"."""
    return replace(before, via=(*before.via, seen.source)) if seen.source is not None and reports(text, seen.cue) else before


def citations(text: str, seen: Sequence[Attribution]) -> dict[int, Attribution]:
    """For the number of each attribution beside which a paper names whom it cites, the attribution that does; those that do are not said.

    "Reuters, citing two officials, said A": both have one source; the second is what the officials said.
    """
    found: dict[int, Attribution] = {}
    for n, other in enumerate(seen):
        if other.cue is None or len(other.content) != 1 or not _CITING.fullmatch(text, *other.cue):
            continue
        if len(text[slice(*other.content[0])].split()) <= _LONGEST:
            partner = next((m for m in (n + 1, n - 1) if 0 <= m < len(seen) and m not in found and _is_papers(text, seen[m], other)), None)
            if partner is not None:
                found[partner] = other
    return found


def _is_papers(text: str, seen: Attribution, citing: Attribution) -> bool:
    """Whether an attribution is a paper's, and it is that paper which cites."""
    if seen.source is None or not seen.content or citing.source not in (None, seen.source):
        return False
    return is_medium(text, seen.source) or reports(text, seen.cue)


def cited(saying: Saying, citing: Attribution) -> Saying:
    """What a paper says that cites somebody, as said by that one, through the paper."""
    through = saying.via if saying.source is None else (*saying.via, saying.source)
    return replace(saying, source=citing.content[0], via=through)


def traced(text: str, saying: Saying) -> Saying:
    """The saying as that of the innermost speaker that its own words name."""
    for step in (_inner, _quoted_as_saying, _was_quoted, _through):
        saying = step(text, saying)
    return saying


def _inner(text: str, outer: Saying) -> Saying:
    """What another said, where the saying does no more than pass it on; else the saying.

    The tagger gives one layer; the rules find the other.
    """
    if outer.source is None or outer.cue is None or not reports(text, outer.cue):
        return outer
    start, end = _hull(text, outer)
    words = text[start:end]
    best, most = outer, _INNER * sum(_letters(text[a:b]) for a, b in outer.content)
    for seen in find_attributions(words, split_sentences(words), find_quotations(words)):
        said = sum(_letters(words[a:b]) for a, b in seen.content)
        if seen.source is not None and seen.cue is not None and seen.act == "speech" and said >= most:
            content = tuple((start + a, start + b) for a, b in seen.content)
            source, cue = ((start + a, start + b) for a, b in (seen.source, seen.cue))
            best, most = Saying(source, cue, content, "speech", (outer.source,)), said + 1
    return best


def _hull(text: str, saying: Saying) -> Cut:
    """From the first to the last piece with their marks, up to the speaker and cue behind them: "“A,” Renn told it, according to AP"."""
    start, end = saying.content[0][0], saying.content[-1][1]
    frame = [part[0] for part in (saying.source, saying.cue) if part is not None]
    behind = min((at for at in frame if at >= end), default=end)
    inside = [at for at in frame if start <= at < end]
    start -= text[start - 1 : start] in _MARKS and start > 0
    end = min(inside) if inside else behind
    return start, end + (text[end : end + 1] in _MARKS and end < len(text))


def _quoted_as_saying(text: str, saying: Saying) -> Saying:
    """What Renn said, of "The Post quoted Renn as saying A"."""
    if saying.source is None or saying.cue is None or not _QUOTES.search(text, *saying.cue) or len(saying.content) != 1:
        return saying
    found = _AS_SAYING.fullmatch(text, *saying.content[0])
    if found is None:
        return saying
    return replace(saying, source=found.span("who"), content=(found.span("what"),), via=(*saying.via, saying.source))


def _was_quoted(text: str, saying: Saying) -> Saying:
    """What Renn said, of "“A,” Renn was quoted as saying by the Post": the tagger takes her for a piece."""
    if saying.cue is None or not _QUOTED.search(text, *saying.cue):
        return saying
    beside = [piece for piece in saying.content if piece[1] <= saying.cue[0] and not text[piece[1] : saying.cue[0]].strip(" ,")]
    rest = tuple(piece for piece in saying.content if piece not in beside)
    if not beside or not rest or len(text[slice(*beside[0])].split()) > _LONGEST:
        return saying
    return replace(saying, source=beside[0], content=rest, via=saying.via if saying.source is None else (*saying.via, saying.source))


def _through(text: str, saying: Saying) -> Saying:
    """A source that says in its own words who asked or quoted it."""
    found = _THROUGH.search(text, *saying.source) if saying.source is not None else None
    if found is None or saying.source is None or found.start() <= saying.source[0]:
        return saying
    return replace(saying, source=(saying.source[0], found.start()), via=(*saying.via, found.span("who")))


def _letters(words: str) -> int:
    return sum(map(str.isalnum, words))
