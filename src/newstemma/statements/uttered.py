"""Whether what the tagger saw was said by somebody: an utterance, or a thought that its owner made known.

Refuses what is denied ("has not said whether"), what has not been said ("would argue", "to discuss"), what somebody knows, learns or does
rather than says ("has learned that", "is circulating a petition"), what nobody says, and what the article's writer says of himself.
Words in quotation marks need less: whoever they are given to has uttered them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from newstemma.language.attributions import cues
from newstemma.language.words import asset
from newstemma.model.reading import Act, Attribution

Cut = tuple[int, int]

_NOT_SAID = re.compile(
    r"\b(?:not|never|no longer|nor|neither|without|declin\w+|refus\w+|fail\w+|avoid\w+|unable|unclear|unknown|yet to)\b|n[’']t\b",
    re.IGNORECASE,
)
_NOBODY = re.compile(r"(?:none|neither|nobody|no one|no \w+)\b", re.IGNORECASE)
#: The article's writer and his reader.
_WRITER = re.compile(r"(?:I|me|we|us|you|one|my|our|your|(?:let)?[’']s)(?:\s+(?:both|all|two))?", re.IGNORECASE)
#: What speaks to nobody but its finder.
_MUTE = re.compile(
    r"\b(?:evidence|math|maths|arithmetic|history|facts?|signs?|logic|reality|truth|experience|common\s+sense)$", re.IGNORECASE
)
#: What stands before somebody who has not said it: a condition, a question.
_IF = re.compile(r"\b(?:if|unless|until|whether|in\s+case|as\s+though|could|would|should|might|can|do|does|did)\s+$", re.IGNORECASE)
_TRIES = re.compile(
    r"\b(?:need(?:s|ed)?|afraid|unafraid|able|ready|willing|free|right|chance|way|latitude|effort|attempts?|tr(?:y|ies|ied|ying))\b.*"
    r"\b(?:to|in|of|at)\s+\w+",
    re.IGNORECASE,
)
#: "Ida Renn, called “the face of the harbour”": she is called so.
_CALLED = re.compile(r"(?:also\s+|once\s+|often\s+)?(?:called|dubbed|nicknamed|named|labell?ed|described\s+as|known\s+as)", re.IGNORECASE)
_BE = re.compile(
    r"\b(?:is|are|was|were|been|being|be)\s+(?:\w+ly\s+|also\s+|once\s+|first\s+)?(?P<word>\w+ed|told|shown|written)\b", re.IGNORECASE
)
#: Attitudes by which something is asked for or offered: they are uttered, where being eager or concerned need not be.
_ASKS = re.compile(
    r"\b(?:demand|urg|call|invit|ask|want|plan|intend|hop|promis|pledg|vow|propos|offer|request|appeal|threaten|agree|insist|press)"
    r"(?:e|s|es|ed|d|ing|ned|ning)?\b",
    re.IGNORECASE,
)
#: "is widely seen as": its subject is what is seen, not who sees.
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being)\s+(?:\w+\s+)?"
    r"(?:seen|viewed|regarded|believed|thought|expected|reported|known|said|considered|described|called|accused|understood|hailed)\b(?!.*\bby$)",
    re.IGNORECASE,
)
#: A topic or a target, not what is said: "views on", "harsh words for", "responded to", "referring to".
_TOPIC = re.compile(
    r"(?:\b(?:views?|allegations?|accusations?|comments?|remarks|opinions?|questions?|statements?|speech|talk|words|silence)\s+(?:on|about|for|against)"
    r"|\b(?:drew|draws?|drawing|fac(?:e|es|ed|ing)|receiv\w+|spark\w*|prompt\w*|provok\w+|met\s+with)\b.*"
    r"|\b(?:respond|react|repl[iy])\w*\s+to|\brefer\w*\s+to|\bsummari[sz]\w+|\b(?:talk|speak|spoke)\w*\s+(?:about|of))$",
    re.IGNORECASE,
)
_STORY = re.compile(r"(?:(?:a|the|his|her|its|their|\S+[’']s)\s+)?(?:\w+\s+)?stor(?:y|ies)\b", re.IGNORECASE)
#: What somebody holds, nobody says who. Left out is "is expected to": it is how news speaks of tomorrow.
_HELD = re.compile(
    r"\b(?:is|are|was|were|been|being)\s+(?:\w+\s+)?(?:seen|viewed|regarded|believed|thought|feared|reported|said|considered|understood|rumou?red|alleged)\b",
    re.IGNORECASE,
)
#: Not said yet, or only supposed: "will find", "would argue", "can promise", "to discuss".
_SUPPOSED = re.compile(
    r"(?:also\s+)?(?:will|would|could|can|cannot|may|might|should|must|shall)\b|to\s+\w+|(?:[’']ll|[’']d)\s+(?!been)", re.IGNORECASE
)
#: What its owner knows, learns or does in his head, and need not have told.
_KNOWS = re.compile(
    r"\b(?:know|knows|knew|known|learn\w*|discover\w*|realis\w+|realiz\w+|remember\w*|forg[eo]t\w*|underst\w+|notic\w+|recogni\w+|aware|ignor\w+"
    r"|want(?:s|ed|ing)? to (?:know|understand|see)|beginning to|ideas?"
    r"|considering|identif\w+|loath|unsure|ha(?:s|ve|d)\s+seen|feels?\s+for)\b",
    re.IGNORECASE,
)
#: Content that only points to what is said elsewhere.
_POINTS = re.compile(
    r"(?:it|this|that|so|these|those|what|something|anything|everything|nothing|much|more|otherwise|him|her|them|us|me|(?:a\s+)?(?:prayers?|goodbyes?|farewell|hello)\b.*)",
    re.IGNORECASE | re.DOTALL,
)
#: Of an attribution that is no quotation. Read on 200 statements of the bulk corpus: of those under .4 one in 14 was right, between .4 and
#: .6 one in 14 too, above 119 of 172; on both keyed stories nothing is lost at .4, one in sixty at .5.
_SURE = 0.4
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_BEFORE = 12  # characters before a source
_ALL = 0.9  # of the letters inside quotation marks: whose they are is all that may be wrong
_NO_SCARE = 5  # words in quotation marks that are given to somebody by whatever cue: fewer may be a scare quote
_MOSTLY = 0.5  # of the letters inside quotation marks: it is a quotation


def is_somebody(text: str, seen: Attribution) -> bool:
    """Whether an attribution's source is somebody other than the writer, who does something rather than have it done to him."""
    if seen.source is None or _NOBODY.match(text, *seen.source) or _WRITER.fullmatch(text[slice(*seen.source)].strip()):
        return False
    if seen.cue is None or seen.source[0] > seen.cue[0]:
        return True
    return not _is_done_to(text, seen.cue) and not (
        text[seen.source[1] : seen.cue[0]].strip() == "," and _CALLED.fullmatch(text, *seen.cue)
    )


def _is_done_to(text: str, cue: Cut) -> bool:
    """Whether a cue behind its source says what was said of or to that one: "was widely seen as", "were asked about", not "was quoted"."""
    if _PASSIVE.search(text, *cue):
        return True
    found = _BE.search(text, *cue)
    if found is None or found["word"].casefold() in {"quoted", "cited", "concerned", "agreed"}:
        return False
    return not text[slice(*cue)].endswith(" by") and any(base in uttered() for base in bases(found["word"].casefold()))


def is_held(text: str, seen: Attribution) -> bool:
    """Whether an attribution without a source says what nobody in particular is said to hold: "are believed to", "is widely seen as"."""
    return (
        seen.cue is not None and seen.score >= _SURE and _HELD.search(text, *seen.cue) is not None and not _NOT_SAID.search(text, *seen.cue)
    )


def is_uttered(text: str, seen: Attribution, content: tuple[Cut, ...], quoted: float) -> bool:
    """Whether an attribution tells of an utterance, or of a thought that its owner made known.

    content  its pieces, bare
    quoted   the share of their letters inside quotation marks, 0 to 1
    """
    cue = text[slice(*seen.cue)] if seen.cue is not None else ""
    if seen.source is None or _NOBODY.match(text, *seen.source) or _NOT_SAID.search(cue):
        return False
    if not is_somebody(text, seen) and not _WRITER.fullmatch(text[slice(*seen.source)].strip()):
        return False
    if quoted >= _MOSTLY and (quoted >= _ALL or seen.score >= _SURE):
        is_long = sum(len(text[slice(*piece)].split()) for piece in content) >= _NO_SCARE
        return (seen.act == "speech" and quoted >= _ALL and is_long) or _tells(cue, seen.act) or _has_words_of_speech(cue)
    if seen.score < _SURE or not is_somebody(text, seen) or _SUPPOSED.match(cue) or _TRIES.search(cue):
        return False
    if _MUTE.search(text, *seen.source) or _IF.search(text, max(0, seen.source[0] - _BEFORE), seen.source[0]):
        return False
    if _TOPIC.search(cue) or all(_POINTS.fullmatch(text, *piece) or _STORY.match(text, *piece) for piece in content):
        return False
    return _tells(cue, seen.act)


def _tells(cue: str, act: Act) -> bool:
    """Whether the words of a cue tell of its act; a colon alone does."""
    if act == "belief":
        return _KNOWS.search(cue) is None
    if act == "speech":
        return not any(map(str.isalpha, cue)) or _has_words_of_speech(cue)
    return _ASKS.search(cue) is not None or any(word in cues() for word in cue.casefold().split())


def _has_words_of_speech(cue: str) -> bool:
    return any(base in uttered() for word in _WORD.findall(cue.casefold()) for base in bases(word))


@cache
def uttered() -> frozenset[str]:
    """Words that tell of an utterance: verbs in their base form, irregular forms, nouns."""
    return frozenset(word for line in asset("uttered.txt") for word in line.split())


def bases(word: str) -> Iterator[str]:
    """What a form may be a form of: "cries" of "crie" and "cry", "quipped" of "quipp", "quippe" and "quip"."""
    yield word
    for ending in ("s", "es", "d", "ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < 2:
            continue
        yield stem
        yield stem + "e"
        if stem[-1] == "i":
            yield stem[:-1] + "y"
        if len(stem) > 2 and stem[-1] == stem[-2]:
            yield stem[:-1]
