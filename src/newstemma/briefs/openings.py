"""How passages begin and end that cannot be read by themselves: words that lean on what stood before, or wait for what follows.

Written from the common stock of news English. Refuses to parse.
"""

from __future__ import annotations

import re

_PREPOSITIONS = (
    "of in for after before following during since by with into from at on than until amid including despite over under against about"
    " around like unlike between among according"
).split()
_CONJUNCTIONS = (
    "to which who whose whom where when that as because while if though although unless once whether asked speaking born".split()
)
#: A part of a sentence that hangs on what stands before or behind it; not "at least 12".
_HANGS = re.compile(
    rf"(?!at (?:least|most)\b|(?:about|over|around|under) \d)(?:{'|'.join(_PREPOSITIONS + _CONJUNCTIONS)}|[a-z]+ing)\b", re.IGNORECASE
)
_PRONOUNS = (
    "he she it they this that these those his her hers its their him them such both another other others one some many most all none"
    " neither either each"
).split()
_ADVERBS = (
    "here there then instead meanwhile however also too still nevertheless nonetheless moreover therefore thus later earlier again"
    " afterward afterwards only even not nor or yes no similarly elsewhere so what why how when where who would could will did does is are"
    " was were let"
).split()
_NUMBER = r"(?:two|three|four|five|six|seven|eight|nine|ten|\w+teen|\d+)"
_PHRASES = (
    r"first there|(?:some|any)(?:body|one)['’]s",
    r"for comparison|as is known|in turn|among them|under it|on that|as (?:well|such)|by (?:then|that)|for (?:that|this|now)",
    rf"of (?:the|these|them)|{_NUMBER} (?:of|were|was|are|had|have|more|others?|hours|minutes|days)",
    r"a (?:day|week|month|year) (?:later|earlier|before|after)|\w+ (?:days|weeks|months|years|hours|minutes) (?:later|earlier|before)",
    (
        r"the (?:former|latter|others?|same|second|first|third|rest|two|three|pair|move|decision|man|woman|men|women|figure|number|result"
        r"|letter|document)"
    ),
    r"at (?:the|that|this) (?:same )?(?:time|moment|meeting|point)|in (?:that|this|it|all|addition|a)",
)
#: What a sentence opens with that only makes sense behind another one.
_LEANS = re.compile(rf"(?:{'|'.join((*_PHRASES, *_PRONOUNS, *_ADVERBS))})\b", re.IGNORECASE)
#: What may follow where a sentence is cut: a part that hangs on what stands before the cut, not the verb that it waits for.
_GOES_ON = re.compile(
    r"[\s,;–—-]*(?:in|for|after|before|following|during|since|which|who|whose|where|when|as|by|with|because|while|into|from|at|on|if"
    r"|though|although|until|unless|amid|including|despite|over|under|against|and|but|or|nor|so|yet|[a-z]+ing)\b|\s*[;:–—]"
)
#: Forms that make a sentence of what stands before a cut: auxiliaries and verbs of the past. Others ("rises") are not known from nouns.
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|do|does|did|became|began|bought|broke|brought|built"
    r"|came|caught|cost|cut|drew|drove|fell|fled|flew|fought|found|gave|got|grew|held|hit|hurt|kept|knew|laid|lay|led|left|lost|made|met"
    r"|opened|paid|put|ran|rang|rose|said|sang|sank|sat|saw|sent|set|shook|shot|shut|sold|spent|split|spoke|spread|stood|stole|struck"
    r"|swam|swept|swore|threw|told|took|tore|went|withdrew|woke|won|wore|wrote|[a-z]{2,}ed|says|gets|wants|puts|takes|makes|goes|plans"
    r"|rises|falls)\b"
)
#: At the end of a cut: what stood beside a name whose sentence was to go on.
_ASIDE = re.compile(r",\s(?:who|which|whose|where)\b[^,]*$|[^,]*,\s\d{1,3}$")
_EXPLETIVE = re.compile(
    r"It (?:is|was|remain(?:s|ed))(?: still| yet| also)? (?:not |un)(?:\w+ )?(?:clear|known|certain|decided)?", re.IGNORECASE
)
_STAMP = re.compile(r"\d{1,2}[:.h]\d\d\b")


def leans(words: str) -> bool:
    """Whether a sentence leans on one before it, or begins with the hour of a running page."""
    return bool((_LEANS.match(words) and not is_expletive(words)) or _STAMP.match(words))


def is_expletive(words: str) -> bool:
    """Whether "it" is nothing: "It was not clear why …"."""
    return _EXPLETIVE.match(words) is not None


def hangs(words: str) -> bool:
    """Whether a part of a sentence begins as one that needs another part."""
    return _HANGS.match(words) is not None


def goes_on(text: str, at: int, end: int) -> bool:
    """Whether text[at:end] hangs on what stands before it, so that a sentence can be cut there."""
    return _GOES_ON.match(text, at, end) is not None


def has_verb(words: str) -> bool:
    """Whether the beginning of a sentence holds its verb, as far as its form shows one."""
    return _VERB.search(_ASIDE.sub("", words)) is not None
