"""Proper names by rule: runs of capitalised words, and what kind of thing their company says they are."""

from __future__ import annotations

import re
from functools import cache

from newstemma.language.words import asset
from newstemma.model.reading import Name, NameKind

_CAP = r"(?:[A-Z]\.(?:[A-Z]\.)+|[A-Z][\w'’]*\w(?:-(?:[A-Z][\w'’]+|[a-z]{1,3}\b))*|[A-Z]\.)"
_RUN = re.compile(rf"(?<![\w’']){_CAP}(?:\s+(?:(?:of|de|del|da|dos|la|le|bin|ibn|al|el|van|von|der|the|for|du|di)\s+(?:the\s+)?)?{_CAP})*")
_ORG = re.compile(
    r"\b(?:Ministry|Department|Agency|University|College|School|Party|Council|Committee|Commission|Court|Bank|Corp|Corporation|Inc|Ltd|Group|"
    r"Company|Union|Federation|Association|Authority|Office|Bureau|Institute|Foundation|Police|Guard|Army|Navy|Force|Forces|Parliament|Senate|"
    r"Congress|Assembly|Cabinet|Government|Club|Society|Board|Service|Services|Airlines|Railways|Times|Post|Herald|Tribune|Gazette|News|Centre|"
    r"Center|Hospital|Front|Movement|Alliance|League|Nations|Organization|Organisation|Tribunal|Chamber|Fund|Exchange|Press|Radio|Television|TV)\b"
)
_PLACE = re.compile(
    r"\b(?:City|River|Lake|Sea|Ocean|Island|Islands|Mount|Mountain|Mountains|Square|Street|Road|Avenue|Bridge|Valley|Bay|Strait|Province|"
    r"County|District|Region|Republic|Kingdom|States|Peninsula|Airport|Station|Palace|House|Harbour|Harbor|Port|Park|Gulf|Coast|Town)\b"
)
_EVENT = re.compile(r"\b(?:War|Summit|Games|Cup|Olympics|Festival|Conference|Revolution|Championship|Accords?|Treaty|Day)\b")
_WHERE = re.compile(
    r"(?:\b(?:in|at|near|from|into|outside|off|across|around|to|through)\s+(?:(?:the|northern|southern|eastern|western|central|nearby)\s+)*)$"
)
_SAYS = re.compile(r"(?:,[^,.;]{2,60},)?\s+(?:said|says|told|added|who)\b")
_SAID_BEFORE = re.compile(r"\b(?:said|says|told|added)\s+(?:[a-z]+\s+){0,2}$")
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november "
    "december mr mrs ms dr i".split()
)
_HYPHENATED = re.compile(
    r"-(?!(?:led|run|era|pro|like|based|style|born|backed)\b)[a-z]{1,6}\b"
)  # "Baek Han-sol": a tagger may stop at the hyphen
_TITLED = re.compile(r"([A-Z][\w-]*\.?)\s+")
_ADJECTIVE = re.compile(r"(?:ian|ish|ese|ean)$")


@cache
def _titles() -> re.Pattern[str]:
    return re.compile(rf"(?:^|(?<=\s))(?:{'|'.join(re.escape(t) for t in sorted(asset('titles.txt'), key=len, reverse=True))})$")


@cache
def titles() -> tuple[str, ...]:
    """Words that stand before a person's name, longest first."""
    return tuple(sorted(asset("titles.txt"), key=lambda t: (-len(t), t)))


@cache
def bodies() -> frozenset[str]:
    """Nouns for what speaks without being a person: bodies, media, papers."""
    return frozenset(word for line in asset("bodies.txt") for word in line.split())


def plain_name(words: str) -> str:
    """A name as its places are counted together: no leading article, plain apostrophes, single spaces."""
    return " ".join(words.removeprefix("the ").removeprefix("The ").replace("’", "'").split())


def mended(text: str, seen: Name) -> Name | None:
    """A tagger's name without marks at its edges and without a title, an event told from other things; None: a day or a month."""
    start, end = seen.start, seen.end
    while end > start and text[end - 1] in "-–—,;:":
        end -= 1
    while start < end and not text[start].isalnum():
        start += 1
    if seen.kind == "person" and (rest := _HYPHENATED.match(text, end)) is not None:
        end = rest.end()
    while seen.kind == "person" and (first := _TITLED.match(text, start, end)) is not None and first.group(1) in title_lasts():
        start = first.end()
    words = text[start:end]
    if not any(map(str.isalpha, words)) or all(w.rstrip(".").casefold() in _CALENDAR for w in words.split()):
        return None
    return Name(start, end, "event" if seen.kind == "other" and " " in words and _EVENT.search(words) else seen.kind)


def find_names(text: str, begins: frozenset[int] = frozenset()) -> list[Name]:
    """The proper names of one paragraph in order. begins: offsets at which a sentence starts, where a capital says nothing."""
    found: list[Name] = []
    for match in _RUN.finditer(text):
        start, end = _trim(text, match.start(), match.end(), begins)
        if start < end:
            found.append(Name(start, end, _kind(text, start, end)))
    return found


def _trim(text: str, start: int, end: int, begins: frozenset[int]) -> tuple[int, int]:
    """The run without what comes before a title and the title, a sentence's ordinary first word, days, months and a possessive."""
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]
    last_title = max((n for n in range(len(words) - 1) if text[words[n][0] : words[n][1]] in title_lasts()), default=-1)
    words = words[last_title + 1 :]
    while words and (_fold(text, words[0]) in _NOT_FIRST or (words[0][0] in begins and _is_ordinary(text, *words[0]))):
        words.pop(0)
    while words and _fold(text, words[-1]) in _CALENDAR:
        words.pop()
    if not words or (len(words) == 1 and text[words[0][0] : words[0][1]] in title_lasts()):
        return start, start
    last = words[-1][1]
    return words[0][0], last - 2 if text[last - 2 : last] in {"'s", "’s"} else last


def _fold(text: str, word: tuple[int, int]) -> str:
    return text[word[0] : word[1]].removesuffix("’s").removesuffix("'s").rstrip(".").casefold()


@cache
def title_lasts() -> frozenset[str]:
    """The last words of titles, with and without their stop, so that a title inside a run is seen."""
    lasts = {title.split()[-1] for title in asset("titles.txt")}
    return frozenset(lasts | {w.rstrip(".") for w in lasts})


_NOT_FIRST = _CALENDAR | frozenset(
    """the a an he she it they we this that these those there in on at but and or as for from to with when while after before by of if his
    her their its our my some many most several all both each no not one two three four five six seven eight nine ten about according
    more however finally meanwhile overnight along although despite under over since during still yet also then now here so because
    until unless whether what who why how where which such only even once earlier later today yesterday tomorrow another other few
    every last next first people officials analysts experts police residents witnesses critics supporters asked speaking among between
    against without within beyond instead nearly almost around just like more much perhaps maybe none nobody everyone anyone""".split()
)


def _is_ordinary(text: str, start: int, end: int) -> bool:
    """Whether a sentence's first word stands elsewhere in the paragraph in lower case, or ends as an adverb or a verb form does."""
    lower = text[start:end].lower()
    return bool(re.search(rf"\b{re.escape(lower)}\b", text)) or lower.endswith(("ly", "ing", "ed"))


def _kind(text: str, start: int, end: int) -> NameKind:
    words = text[start:end]
    if _titles().search(text[max(0, start - 40) : start].rstrip()):
        return "person"
    for pattern, kind in ((_EVENT, "event"), (_ORG, "organisation"), (_PLACE, "place")):
        if pattern.search(words):
            return kind  # type: ignore[return-value]
    if _WHERE.search(text[max(0, start - 40) : start]):
        return "place"
    several = " " in words
    if several and (_SAYS.match(text, end) or _SAID_BEFORE.search(text[max(0, start - 40) : start])):
        return "person"
    if words.isupper() and 2 <= len(words) <= 6:
        return "organisation"
    if _ADJECTIVE.search(words):
        return "other"
    return "person" if several and _looks_like_a_person(words.split()) else "other"


def _looks_like_a_person(words: list[str]) -> bool:
    """Two or three words, none of them a nationality, a connective or a possessive."""
    return len(words) <= 3 and not any(_ADJECTIVE.search(w.rstrip("s")) or w in {"of", "the"} or "’s" in w or "'s" in w for w in words)
