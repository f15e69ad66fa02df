"""Stretches of a page that say two things, cut in two: a dateline and its paragraph, a byline and its date, a paragraph and its tagline.

Refuses to name what it does not cut.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

from newstemma.articles.furniture import AGO, CLOCK, DATE, is_stamp, say
from newstemma.model.article import BlockKind


@dataclass(frozen=True, slots=True)
class Cut:
    """A stretch of a document and what it is."""

    kind: BlockKind
    start: int
    end: int


_AGENCY = (
    r"(?:Reuters|Xinhua|dpa|Bloomberg|Kyodo|Yonhap|SAnews|Anadolu|PRNewswire|Business Wire|BUSINESS WIRE|GLOBE NEWSWIRE"
    r"|[A-Z]{2,8}/?[A-Z]{0,8})"
)
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec)[a-z]{0,6}\.?"
_WHEN = rf"(?:,?\s(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?)?"
_CITY = r"[A-Z][A-Z.'’\-]{2,}(?:\s(?:[A-Z][A-Z.'’\-]+|de|of|and|AND))*"  # set in capitals
_TOWN = r"[A-Z][\w.'’\-]+(?:\s[A-Z][\w.'’\-]+){0,3}"
_REGION = rf"(?:,\s{_TOWN})?(?:/{_TOWN})?"
_DASH = r"\s?(?:[—–]|--+|-(?=\s))\s?"
DATELINE = re.compile(
    rf"(?:{_CITY}{_REGION}{_WHEN}\s?(?:\({_AGENCY}\)|/{_AGENCY}/)?{_DASH}"
    rf"|{_TOWN}{_REGION}{_WHEN}\s?\({_AGENCY}\)\s?(?:[—–:]|--+|-)\s?"
    rf"|{_TOWN}(?:,\s(?:{_MONTH}\s\d{{1,2}}|\d{{1,2}}\s{_MONTH})(?:,?\s\d{{4}})?)\s?[—–]\s?"
    rf"|\({_AGENCY}\)\s?(?:[—–]|--+|-(?=\s))\s?"
    rf"|(?:[A-Z][A-Z.'’\-]{{3,}}|[A-Z]{{2,}}\s[A-Z]{{3,}})(?:\s[A-Z][A-Z.'’\-]+)?{_WHEN}(?:\s\({_AGENCY}\))?:\s)(?=[\"'“‘]?\w)"
)
_NO_PLACE = re.compile(
    r"(?:BREAKING|WATCH|LIVE|UPDATED?|EXCLUSIVE|OPINION|ANALYSIS|NOTE|CORRECTION|READ|MORE|RELATED|EDITOR|VIDEO|PHOTOS?|EXPLAINER"
    r"|FACT CHECK|Q|A|JUST IN|IMPORTANT|WARNING|SOURCE|RESULT|SCORE|DEAR|PATH|STEP|DAY|PART|ROUND|GROUP|QUESTION|ANSWER|HEADLINE"
    r"|SUBJECT|TITLE|BODY|BYLINE|DATELINE|LENGTH|SECTION|PUBLISHED)\b"
)
_TAIL = re.compile(
    r"\s[(\[](?:with\s(?:\w+\s)?(?:inputs?|reports?|agenc(?:y|ies)|files?|additional|reporting|[A-Z]{2,6}\b)|source\s?:|sources\s?:"
    r"|additional\sreporting|reporting\sby|edited\sby|with\s[A-Z][\w ]{1,30}\sinputs)[^()\[\]]{0,120}[)\]]\s?\.?$"
    r"|\s(?:[—–]|--+|-)\s?(?:Reuters|REUTERS|AFP|AP|PTI|ANI|IANS|Xinhua|Bloomberg|Agencies|AGENCIES|dpa|UPI|TASS|Bernama"
    r"|NAN)(?:/(?:Reuters|AFP|AP))?\.?$"
    r"|(?<=[.!?”\"])\s?[(\[](?:Reuters|REUTERS|AFP|AP|PTI|ANI|IANS|Xinhua|Agencies|dpa|UPI|TASS|NAN|APP)[)\]]\.?$",
    re.IGNORECASE,
)
_TURN = re.compile(r"^[ \t]*([A-Z][A-Z.'’\-]+(?: [A-Z][A-Z.'’\-]*){0,4}):\s", re.MULTILINE)
_LABELLED = re.compile(r"(?:(?P<title>headline|title|subject)|(?P<dateline>dateline)|body)\s?:\s+", re.IGNORECASE)
_STAMP_WORD = re.compile(
    r"(?:(?:first|last|originally)\s)?(?:published|updated|posted|modified)(?:\s(?:on|at))?\s?:?\s|(?:mon|tues?|wednes|thurs?|fri"
    r"|satur|sun)day,?\s|(?:mon|tue|wed|thu|fri|sat|sun)\.?,?\s",
    re.IGNORECASE,
)
_SEGMENT = re.compile(r"[ \u00a0]{2,}|\t+|\s?[|•·]\s?")
_JOIN = " \u00a0\t|•·-–—,/\n\r"


def cuts_of(text: str, whole: Cut, words: str) -> list[Cut]:
    """The stretch as one or more, in order and without a gap but space. words: its repaired text."""
    if (
        whole.kind in ("title", "byline", "other", "paragraph", "nav")
        and (match := _LABELLED.match(text, whole.start, whole.end))
        and match.end() < whole.end
        and not (whole.kind == "other" and match.group().lower().startswith("subject"))  # of a mail whose headline stands below
    ):
        return _labelled(whole, match)
    if whole.kind == "paragraph":
        return _paragraph(text, whole)
    if whole.kind in ("title", "deck", "subheading") or len(words) > 300:
        return [whole]
    if whole.kind == "byline":
        return _byline(text, whole)
    if whole.kind in ("timestamp", "social", "credit", "correction", "caption", "live_ticker"):
        return [whole]
    return _segments(text, whole, words)


def _labelled(whole: Cut, match: re.Match[str]) -> list[Cut]:
    """The label of a field ("HEADLINE: Ferry sinks") and what it labels, apart."""
    kind: BlockKind = "title" if match.group("title") else "dateline" if match.group("dateline") else "paragraph"
    return [Cut("other", whole.start, match.start() + len(match.group().rstrip())), Cut(kind, match.end(), whole.end)]


def dateline(text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
    """The place, agency and dash that a paragraph opens with; None: it opens otherwise."""
    found = DATELINE.match(text, start, len(text) if end is None else end)
    return None if found is None or _NO_PLACE.match(found.group()) else found


@lru_cache(maxsize=4)
def _is_transcript(text: str) -> bool:
    """Whether names in capitals with a colon come back at the heads of lines: whoever speaks there is no place."""
    labels = Counter(match[1] for match in _TURN.finditer(text))
    return len(labels) > 1 and max(labels.values()) > 1


def _paragraph(text: str, whole: Cut) -> list[Cut]:
    """A paragraph without the dateline at its head and the tagline at its end."""
    made = []
    start, end = whole.start, whole.end
    head = dateline(text, start, min(end, start + 160))
    if head is not None and head.end() < end and not (head.group().rstrip().endswith(":") and _is_transcript(text)):
        stop = start + len(head.group().rstrip())
        made.append(Cut("dateline", start, stop))
        start = head.end()
    tail = _TAIL.search(text, max(start, end - 160), end)
    if tail is not None and tail.start() > start:
        credit = tail.start() + len(tail.group()) - len(tail.group().lstrip())
        return [*made, Cut("paragraph", start, tail.start()), Cut("credit", credit, end)]
    return [*made, Cut("paragraph", start, end)]


def when_in(text: str, start: int, end: int) -> int | None:
    """Where a stretch begins to say only when, up to its end; None: it does not end so."""
    found = [match.start() for pattern in (DATE, AGO, CLOCK) for match in pattern.finditer(text, start, end)]
    if not found:
        return None
    at = min(found)
    for match in _STAMP_WORD.finditer(text, max(start, at - 40), at):
        if say(text[match.start() : end]) and not re.search(r"[^\W\d_]", text[match.end() : at]):
            at = match.start()
            break
    named = say(text[at:end].strip(_JOIN))
    return at if named is not None and named.kind == "timestamp" else None


def _byline(text: str, whole: Cut) -> list[Cut]:
    """A byline and the date that stands after or before it, apart."""
    at = when_in(text, whole.start, whole.end)
    if at is not None and at > whole.start:
        stop = whole.start + len(text[whole.start : at].rstrip())
        return [Cut("byline", whole.start, stop), Cut("timestamp", at, whole.end)]
    return [whole]


def _segments(text: str, whole: Cut, words: str) -> list[Cut]:
    """A line of several columns as one stretch for each run of columns that are alike."""
    starts = [whole.start]
    starts += [
        match.end()
        for match in _SEGMENT.finditer(text, whole.start, whole.end)
        if match.end() < whole.end and text[whole.start : match.start()].strip(_JOIN)
    ]
    if len(starts) < 2 or len(starts) > 40 or whole.kind == "page_render_date" and is_stamp(words):
        return _stamped(text, whole)
    made: list[Cut] = []
    for low, high in zip(starts, [*starts[1:], whole.end], strict=True):
        named = say(text[low:high].strip(_JOIN))
        kind = named.kind if named is not None else "nav" if whole.kind == "page_render_date" else whole.kind
        kind = "page_render_date" if kind == "timestamp" and whole.kind == "page_render_date" else kind
        if made and (made[-1].kind == kind or not text[low:high].strip(_JOIN)):
            made[-1] = Cut(made[-1].kind, made[-1].start, high)
        else:
            made.append(Cut(kind, low, high))
    return [Cut(cut.kind, cut.start, cut.start + len(text[cut.start : cut.end].rstrip())) for cut in made]


def _stamped(text: str, whole: Cut) -> list[Cut]:
    """A masthead or section with a date after it, apart."""
    if whole.kind not in ("masthead", "nav", "other"):
        return [whole]
    at = when_in(text, whole.start, whole.end)
    if at is None or at <= whole.start or whole.kind == "other" and at - whole.start > 40:
        return [whole]
    stop = whole.start + len(text[whole.start : at].rstrip())
    return [Cut(whole.kind, whole.start, stop), Cut("page_render_date" if whole.kind == "masthead" else "timestamp", at, whole.end)]
