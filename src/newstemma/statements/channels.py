"""Through what a statement came: who was told, the post, statement or programme that it stands in, who carried it, and when it was said.

Only what stands beside the cue or at the head of its sentence counts, never what lies inside the words that were said. Refuses those who
are only spoken to: a minister who tells parliament or her party something speaks without a go-between.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from newstemma.model.article import Article
from newstemma.model.reading import Reading, Time
from newstemma.model.statement import Via
from newstemma.model.text import Span, When
from newstemma.statements.relays import Cut, Saying, is_medium
from newstemma.statements.speakers import Place
from newstemma.statements.stretches import meeting, sentence_at, shared

_ARTICLE = r"(?:(?:a|an|the|his|her|their|its|another|one|this|that(?:\s+same)?)\s+)?"
_PROPER = r"[A-Z][\w’'&-]*(?:\.[A-Za-z]+)*(?:\s+(?:(?:of|and|the|for|to)\s+)?[A-Z][\w’'&-]*){0,4}"
_KIND = (
    r"(?:posts?|statements?|messages?|videos?|interviews?|letters?|memos?|e-?mails?|tweets?|remarks|comments|speech|address|op-ed|column|editorial|article"
    r"|essay|blog|book|memoir|podcast|briefing|(?:press|news)\s+(?:conference|release)|conference\s+call|broadcast|social\s+media|television|TV|radio|talk\s+show"
    r"|[Tt]witter|X|Facebook|Telegram|Instagram|YouTube|Weibo|Bluesky|Truth\s+Social|WhatsApp|report|readout|filing|affidavit|complaint|lawsuit|court\s+(?:papers|documents|filings)"
    r"|testimony|communiqu[eé])"
)
_MEDIUM = (
    rf"(?:(?!(?:in|on|to|at|by|for|with|from|that|who)\b)(?:\w|[’'.-])+\s+){{0,3}}?{_KIND}\b"
    rf"(?:\s+(?:to\s+(?:the|its|his|her)\s+[a-z-]+|(?:on|to|with|for|from|in|by)\s+(?:(?:the|a|its|his|her)\s+)?{_PROPER}))?"
)
_IN = re.compile(rf"\b(?:in|on|via|during|through|at|by)\s+{_ARTICLE}(?P<name>{_MEDIUM})")
_AFTER = re.compile(rf"[”\"’']?,?\s+(?:in|on|via|during)\s+{_ARTICLE}(?P<name>{_MEDIUM})")
_ISSUED = re.compile(rf"\b(?:issued|released|posted|published|sent|wrote)\s+{_ARTICLE}(?P<name>{_MEDIUM})")
_LED = re.compile(
    rf"\b(?:[Ii]n|[Oo]n|[Vv]ia|[Dd]uring|[Tt]hrough|[Ss]peaking\s+(?:on|to|in|at|during|with)|[Aa]ppearing\s+(?:on|in)|[Ii]nterviewed\s+(?:on|by)"
    rf"|[Ww]riting\s+(?:on|in))\s+{_ARTICLE}(?P<name>{_MEDIUM})"
)
_SPOKE = re.compile(
    rf"\b(?:[Ss]peaking\s+(?:on|to|with)|[Aa]ppearing\s+(?:on|in)|[Ii]nterviewed\s+(?:on|by)|[Ww]riting\s+in)\s+{_ARTICLE}(?P<name>{_PROPER})"
)
_CARRIED = re.compile(
    rf"\b(?:carried|published|broadcast|aired|quoted|relayed|posted|obtained|released)\s+(?:by|on|in)\s+(?P<name>(?:(?:the|a)\s+)?(?:[a-z-]+\s+){{0,3}}{_PROPER}"
    r"|(?:(?:the|a)\s+)?(?:[a-z-]+\s+){0,2}(?:media|television|TV|radio|news\s+agency|newspaper)\b)"
)
_TOLD = re.compile(r"\b(?:told|tells?|telling)\s*$", re.IGNORECASE)
_WHO = re.compile(
    rf"\s+(?P<name>(?:(?:the|a|an|one)\s+)?(?:{_PROPER}|(?:[a-z-]+\s+){{0,3}}?(?:media|television|TV|radio(?:\s+station)?|newspaper|broadcaster|magazine"
    rf"|news\s+agency)\b(?:\s+{_PROPER})?))"
)
_ON = re.compile(
    r"(?:\s+(?:on\s+|late\s+|early\s+|last\s+)*(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s+(?:morning|afternoon|evening|night))?)?"
    rf"\s+(?:on|in)\s+(?P<name>(?:the\s+)?{_PROPER})"
)
_TWEETS = re.compile(r"\b(?:re)?tweet(?:s|ed|ing)?\b", re.IGNORECASE)
_OWNED = re.compile(r"[’']s?\b.*$", re.DOTALL)  # "CNN's Jake Tapper" was CNN's
_LOOSE = re.compile(r"(?:\s+(?:on|in|at|last|this|early|late|earlier|later|to|for|with|of|by|from|the))+$", re.IGNORECASE)
#: Who is spoken to and prints nothing: bodies that sit.
_SITS = re.compile(
    r"\b(?:Congress|Parliament|Senate|House|Commons|Lords|Council|Assembly|Committee|Commission|Court|Bundestag|Knesset|Duma|Cabinet|Party|Union|MPs"
    r"|Republicans|Democrats|FBI|CIA|EU|UN|NATO|Police|Department|Ministry|Government|Army|Mr|Mrs|Ms|Dr|President|Prime|Sen|Rep|Gov|General|Judge|Justice|Minister|Secretary|I)\b"
)
_AT = re.compile(r"\b(?:in|from|at)\s+(?:the\s+)?$")
_LEAST = 4  # characters of a name before a place: "the" is none
_NOBODY = frozenset("reporters journalists he she it they this that who which".split())
_INITIALS = re.compile(r"(?:the\s+)?[A-Z][A-Z&]{1,6}")  # of a broadcaster that the tagger took for no name
_NEAR = 60  # characters behind a cue
_DAY_NEAR = 40  # characters between a cue and the day that belongs to it
_APART = re.compile(r"[;:.!?“”\"()]|\b(?:and|but|that|who|which|after|before|when|while|since|until|if|because|to\s+\w+\s+\w+)\b")


def channels(article: Article, reading: Reading, saying: Saying, places: Sequence[Place]) -> tuple[Via, ...]:
    """The chain from the speaker outwards: post, statement or paper beside the cue, then whoever passed it on; each once."""
    found = [] if saying.cue is None else list(_beside(article, reading, saying, saying.cue, places))
    found += [via for cut in saying.via if (via := _named(article, reading, cut, places)) is not None]
    bare = [via.name.casefold().removeprefix("the ") for via in found]
    return tuple(via for n, via in enumerate(found) if bare[n] not in bare[:n])


def _beside(article: Article, reading: Reading, saying: Saying, cue: Cut, places: Sequence[Place]) -> Iterator[Via]:
    text = article.text
    sentence = sentence_at(reading, cue[0])
    stops = [a for a, _ in saying.content if a >= cue[1]] + ([sentence.end] if sentence is not None and sentence.end > cue[1] else [])
    end = min([len(text), cue[1] + _NEAR, *stops])
    told = _WHO.match(text, cue[1], end) if _TOLD.search(text, *cue) else None
    if told is not None and (via := _named(article, reading, told.span("name"), places)) is not None and not _is_audience(via, reading):
        yield via
    yield from _occasion(article, reading, saying, cue, end, places)
    if _TWEETS.search(text, *cue):
        yield Via("Twitter", None, article.cut(*cue))


def _occasion(article: Article, reading: Reading, saying: Saying, cue: Cut, end: int, places: Sequence[Place]) -> Iterator[Via]:
    """The post, statement or programme: behind the cue or in it, else at the head of the sentence; the first that is found."""
    text = article.text
    sentence = sentence_at(reading, cue[0])
    begin = sentence.start if sentence is not None else cue[0]
    behind = [(_CARRIED, cue[0], end), (_IN, cue[0], end), (_ISSUED, cue[0], end), (_ON, cue[1], end)]
    last = max((b for _, b in saying.content), default=0)
    after = [(_AFTER, last, min(len(text), last + _NEAR))] if last > cue[1] else []
    ahead = [(_LED, begin, cue[0]), (_SPOKE, begin, cue[0])]
    for pattern, start, stop in behind + after + ahead:
        found = pattern.match(text, start, stop) if pattern in (_ON, _AFTER) else pattern.search(text, start, stop)
        if found is None or any(a < found.end("name") and found.start("name") < b for a, b in saying.content):
            continue
        if saying.source is not None and saying.source[0] < found.end("name") and found.start("name") < saying.source[1]:
            continue
        via = _named(article, reading, found.span("name"), places)
        if via is not None and (pattern not in (_ON, _SPOKE) or _prints(via, places)):
            yield via
            return


def _named(article: Article, reading: Reading, cut: Cut, places: Sequence[Place]) -> Via | None:
    """Whom or what a stretch names, without days, possessions and loose words at its end; the paper of "Ida Renn of the Post"."""
    text, (start, end) = article.text, cut
    inside = [n for n in meeting(reading.names, start, end) if start <= n.start and n.end <= end]
    paper = next((n for n in inside if n.kind == "organisation"), None)
    if paper is not None and any(n.kind == "person" for n in inside):
        start, end = paper.start, paper.end
    towns = (n.start for n in meeting(reading.names, start + _LEAST + 1, end) if n.kind == "place" and _AT.search(text, start, n.start))
    where = () if is_medium(text, (start, end)) else towns
    day = next((t for t in meeting(reading.times, start, start + 1) if t.start == start and t.end < end), None)
    if day is not None:  # "Monday’s interview with the Post"
        start = next((n for n in range(day.end, end) if text[n].isspace()), end) + 1
    end = min([end, *where, *(t.start for t in meeting(reading.times, start, end) if t.start > start)])
    words = _LOOSE.sub("", _OWNED.sub("", text[start:end]).rstrip(" ,.;:")).rstrip(" ,.;:")
    if start >= end or words.casefold() in _NOBODY or (len(words) < 2 and words != "X"):
        return None
    at = article.cut(start, start + len(words))
    entity = next((e for a, b, e in _from(places, at.start) if b <= at.end and e.kind in {"organisation", "other"}), None)
    return Via(" ".join(at.text.split()), entity.id if entity is not None else None, at)


def _from(places: Sequence[Place], start: int) -> Iterator[Place]:
    """The places from an offset on, as far as one name may reach."""
    for number in range(bisect_left(places, start, key=_opens), len(places)):
        if places[number][0] > start + _NEAR:
            return
        yield places[number]


def _opens(place: Place) -> int:
    return place[0]


def _is_audience(via: Via, reading: Reading) -> bool:
    """Whether somebody who was told something only listens: a person, a body that sits and decides, a name of nobody who prints."""
    if is_medium(via.name, (0, len(via.name))):
        return False
    at = via.at
    kinds = {n.kind for n in meeting(reading.names, at.start, at.end)} if isinstance(at, Span) else set()
    if _SITS.search(via.name) is not None or "person" in kinds:
        return True
    return not kinds & {"organisation", "other"} and _INITIALS.fullmatch(via.name) is None


def _prints(via: Via, places: Sequence[Place]) -> bool:
    """Whether a name is one that prints or sends: by its words, or as the name of a body or a programme that is no place and no person."""
    if via.at is None or _SITS.search(via.name):
        return False
    return is_medium(via.at.text, (0, len(via.at.text))) or any(
        a <= via.at.start + _LEAST and e.kind in {"organisation", "other"} for a, _, e in _from(places, via.at.start)
    )


def said_when(article: Article, reading: Reading, saying: Saying, contents: Sequence[Cut]) -> When | None:
    """The day that the text gives for the saying: beside the cue, inside it, or at the head of its sentence; outside all that is said.

    contents  everything that is said in the article, in order
    """
    if saying.cue is None or saying.act not in {"speech", "belief"}:
        return None
    around = sentence_at(reading, saying.cue[0])
    if around is None:
        return None
    for time in reading.times[bisect_left(reading.times, around.start, key=_begins) :]:
        if time.start >= around.end:
            break
        if time.value is None or time.granularity is None:
            continue
        if _tells_when(article.text, contents, saying, saying.cue, time, around.start):
            basis = "inferred" if time.anchored else "stated"
            return When(time.value, time.granularity, basis, evidence=(article.cut(time.start, time.end),))  # type: ignore[arg-type]
    return None


def _begins(time: Time) -> int:
    return time.start


def _tells_when(text: str, contents: Sequence[Cut], saying: Saying, cue: Cut, time: Time, begin: int) -> bool:
    """Whether a time belongs to the cue rather than to what is said, to its speaker or to another clause."""
    first = (time.start, time.start + 1)
    if (
        shared(first, contents)
        or shared(first, sorted(saying.content))
        or (saying.source is not None and saying.source[0] <= time.start < saying.source[1])
    ):
        return False
    if time.start >= cue[0]:
        gap = text[max(cue[1], saying.source[1]) if saying.source is not None and cue[1] <= saying.source[0] else cue[1] : time.start]
        return len(gap) <= _DAY_NEAR and _APART.search(gap) is None
    subject = saying.source[0] if saying.source is not None and saying.source[0] < cue[0] else cue[0]
    led = text[begin : time.start].strip(' “"').casefold()
    return time.end <= subject and led in _LEADS and _APART.search(text, time.end, subject) is None


_LEADS = frozenset({"", "on", "in", "late", "early", "earlier", "late on", "early on", "later", "last", "by", "at"})
