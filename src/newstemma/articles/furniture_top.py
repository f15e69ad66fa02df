"""The names of what stands above an article's first paragraph: masthead, menus, title, deck, byline, dates, the first picture's caption.

Refuses to make a title of a paragraph: a capture that begins with its body has none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from newstemma.articles.furniture import AGO, DATE, GAP, Named, credits_photo, has_date, is_stamp, is_trail, say
from newstemma.articles.furniture_cuts import dateline, when_in
from newstemma.articles.furniture_look import Look
from newstemma.articles.furniture_units import LEANS, Unit
from newstemma.model.article import BlockKind

_FULL_STOP = re.compile(r"""(?<![A-Z]\.[A-Z])(?<!\.\.)\.["'”’)\]]*$""")
_NAME = re.compile(r"[A-Z][\w.’'\-]*(?:\s(?:[A-Z][\w.’'\-]*|de|van|der|bin|al|and|&|of|von|la))*")
_BULLET = re.compile(r"(?:[*+•·●▪■◦‣►]|[-–—o])\s")
_OUTLET = re.compile(
    r"\b(?:times|post|news|herald|tribune|daily|gazette|journal|express|telegraph|standard|mail|star|sun|chronicle|guardian|observer"
    r"|independent|mirror|globe|press|today|dispatch|courier|examiner"
    r"|sentinel|record|review|monitor|echo|argus|bulletin|reporter|nation|vanguard|punch|citizen|leader|voice|tv|radio|broadcasting"
    r"|wire|agency|weekly|online|magazine|media|network)\b|\.(?:com|org|net|co)\b",
    re.IGNORECASE,
)
_SECTION = re.compile(
    r"(?:world|politics|business|sports?|opinion|national?|local|international|u\.?s\.?|u\.?k\.?|mid-?east|middle east|africa|asia"
    r"|europe|americas?|latin america|india|china|australia|tech(?:nology)?|science|health|climate"
    r"|environment|culture|arts?|life(?:style)?|entertainment|travel|money|markets?|economy|finance|education|crime|courts?|law"
    r"|society|features?|news|breaking|analysis|investigations?|metro|city|states?|video|editorial|regions?)"
    r"(?: (?:news|&|and) ?\w*)?",
    re.IGNORECASE,
)
_AGENCY_LINE = re.compile(
    r"(?:the )?(?:associated press|reuters|agence france-presse|afp|ap|pti|press trust of india|ani|ians|xinhua|bloomberg(?: news)?"
    r"|agencies|upi|united press international|dpa|tass|press association|pa media|aap|kyodo(?: news)?|yonhap|anadolu(?: agency)?|efe)"
    r"(?:(?:,| in| \||:)? [A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2})?",
    re.IGNORECASE,
)
_ENDED = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_INNER_END = re.compile(r"""[.!?]["”’]?\s[A-Z]""")
_DECK_WORDS = 60  # decks in all: more is the body, whatever follows it
_BY = re.compile(r"by:?\s", re.IGNORECASE)
_FROM = re.compile(r"From (?:[A-Z][\w.’'\-]+,? (?:and )?){1,6}(?:in )?[A-Z][\w.’'\-]+")


@dataclass(frozen=True, slots=True)
class Judged:
    """A unit with what it says of itself, what it looks like, and whether it is thought to be body."""

    unit: Unit
    named: Named | None
    look: Look
    body: bool


@dataclass(frozen=True, slots=True)
class Draft:
    """A piece to be: its kind and the units that it is made of."""

    kind: BlockKind
    units: tuple[Unit, ...]


def name_top(text: str, judged: Sequence[Judged], first: int) -> list[Draft]:
    """Drafts for every unit above the body's first paragraph. first: the first unit that the score takes for body."""
    stop = _first_paragraph(judged, first)
    title = _title(judged, stop)
    if title is not None:
        stop = _past_the_byline(judged, title, stop)
    joined = title is not None and _goes_on(judged, title, stop)
    drafts: list[Draft] = []
    n = 0
    while n < stop:
        if n == title:
            drafts.append(Draft("title", tuple(one.unit for one in judged[n : n + 1 + joined])))
            n += 1 + joined
            continue
        kind = _above(text, judged, n, title) if title is not None and n < title else _under(judged, n, stop, title, drafts)
        drafts.append(Draft(kind, (judged[n].unit,)))
        n += 1
    return drafts


def is_paragraph(one: Judged) -> bool:
    """Whether a unit reads as a paragraph of prose by itself."""
    if not one.body:
        return False
    ended = _ENDED.search(one.unit.text) is not None and one.look.words >= 6
    return (
        ended
        or one.look.words >= 33
        or has_dateline(one.unit.text)
        or one.look.words >= 12
        and one.look.prose >= 0.7
        and not one.look.heads
    )


def _echoed(judged: Sequence[Judged], n: int) -> bool:
    """Whether a unit without a full stop is said again further down: a deck made of the body's own words."""
    words = judged[n].unit.text
    return len(words) > 50 and not _ENDED.search(words) and any(words in other.unit.text for other in judged[n + 1 : n + 60])


def has_dateline(words: str) -> bool:
    """Whether a unit opens with a place, an agency, or both, and a dash."""
    return dateline(words[:160]) is not None


def _first_paragraph(judged: Sequence[Judged], first: int) -> int:
    """Where the body's prose begins: at a dateline when one stands near its top, else at the first real paragraph."""
    near = range(first, min(len(judged), first + 6))
    start = next((n for n in near if is_paragraph(judged[n]) and not _echoed(judged, n)), first)
    for n in range(start, min(len(judged), start + 4)):
        found = dateline(judged[n].unit.text[:160]) if judged[n].body else None
        if found is not None and not found.group().endswith(": "):
            return n if n == start or sum(one.look.words for one in judged[start:n]) <= 80 else start
    return start


def _past_the_byline(judged: Sequence[Judged], title: int, stop: int) -> int:
    """Where the body begins once a deck has been told from it: a byline or date that follows shortly shows that it was one."""
    prose = 0
    for n in range(title + 1, min(len(judged) - 1, title + 12)):
        one = judged[n]
        if n == stop and has_dateline(one.unit.text):
            break  # a deck opens with no place: this is the article, and the times under it are its own
        if n >= stop and _is_credit(one) and prose <= _DECK_WORDS:
            after = next((m for m in range(n + 1, min(len(judged), n + 6)) if is_paragraph(judged[m])), None)
            if after is not None:
                stop = max(stop, after)
        if is_paragraph(one):
            prose += one.look.words
    return stop


def _is_credit(one: Judged) -> bool:
    """Whether a unit is a byline or a time stamp, short and plain."""
    kind = one.named.kind if one.named is not None else None
    return one.look.words <= 30 and (kind in ("timestamp", "byline") or _AGENCY_LINE.fullmatch(one.unit.text) is not None)


# --- the title ----------------------------------------------------------------------------------------------------------


def _title(judged: Sequence[Judged], stop: int) -> int | None:
    """The unit that is the title; None: there is none above the body."""
    body = frozenset(word for one in judged[stop : stop + 10] if one.body for word in one.look.content)
    scores = {n: _title_score(judged, n, stop, body) for n in range(max(0, stop - 400), stop)}
    likely = [(score, n) for n, score in scores.items() if score is not None and score >= 0]
    if not likely:
        return None
    best, at = max(likely)
    above = scores.get(at - 1)  # two lines that could both be it, one under the other: the lower is the deck
    if above is None or judged[at].unit.text == judged[at - 1].unit.text:
        return at
    return at - 1 if best - above < (1.6 if judged[at - 1].look.words >= 5 and above > 1 else 1.0) else at


def _title_score(judged: Sequence[Judged], n: int, stop: int, body: frozenset[str]) -> float | None:
    """How much a unit looks like the title; None: it cannot be it."""
    one, words = judged[n], judged[n].unit.text
    labelled = re.match(r"(?:headline|title|subject):\s", words, re.IGNORECASE) is not None
    if labelled:
        return _labelled_score(judged[n], body)
    flash = (
        one.named is not None and one.named.kind == "live_ticker" and one.look.words >= 6
    )  # "BREAKING: Ferry sinks off Port Vale in fog"
    if one.named is not None and one.named.strength != "named" and not flash or not 3 <= one.look.words <= 32 or _BULLET.match(words):
        return None
    if _FULL_STOP.search(words) or credits_photo(words) or one.unit.columns or _BY.match(words) or words[0].islower() or words[-1] in ",;":
        return None
    if words.count(" | ") >= 2 and all(len(step.split()) <= 4 for step in words.split(" | ")):
        return None
    if n + 1 < len(judged) and _ends_in(words, judged[n + 1].unit.text):
        return None
    place = dateline(words[:160])
    if place is not None and "(" in place.group():
        return None
    shared = len(one.look.content & body)
    share = shared / max(1, len(one.look.content))
    credited = any(_is_credit(other) for other in judged[n + 1 : min(n + 4, stop)])
    if shared < 2 or share < 0.25:
        near = stop - n <= 8 and stop < len(judged) and one.look.words >= 4
        if not near or not (n <= 3 or n <= 12 and credited):
            return None
    score = 2 * share + 0.2 * min(shared, 5) + 0.3 * (n == 0) - 0.5 * (one.look.words < 4) - 0.1 * max(0, stop - n - 5)
    score += 0.6 * any(words in other.unit.text for other in judged[max(0, n - 40) : n])
    score += 0.5 * credited
    earlier = [other for other in judged[max(0, n - 3) : n] if other.look.heads and other.look.words >= 5 and other.unit.text != words]
    outlet = n - _mail_end(judged, n) <= 2 and one.look.words <= 6 and _capitals(words) and _OUTLET.search(words) is not None
    dated = one.look.words <= 12 and DATE.match(words) is not None or _WEEKDAY.match(words) is not None and has_date(words)
    return score - 0.25 * len(earlier) - 1.5 * outlet - 2 * dated


def _labelled_score(one: Judged, body: frozenset[str]) -> float | None:
    """How much a labelled line looks like the title: a mail's subject is one only where the article speaks of it."""
    sent = _SUBJECT.match(one.unit.text)
    if sent is None:
        return 9.0
    shared = len(one.look.content & body)
    if sent.group(1):
        return 9.0 if shared >= 2 else None
    return 9.0 if shared else 0.0


_SUBJECT = re.compile(r"subject:\s+((?:fwd?|re|tr|wg|rv)\s?:\s?)?", re.IGNORECASE)


def _ends_in(words: str, below: str) -> bool:
    """Whether a line is a path through the site that ends in the headline under it."""
    return len(below.split()) >= 4 and len(below) < len(words) <= len(below) + 60 and words.endswith(below)


_WEEKDAY = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,?\s")


def _goes_on(judged: Sequence[Judged], title: int, stop: int) -> bool:
    """Whether the next line is the second line of a title that was wrapped."""
    if title + 1 >= stop:
        return False
    one, after = judged[title], judged[title + 1]
    words = after.unit.text
    if (
        after.named is not None
        and after.named.strength != "named"
        or _FULL_STOP.search(words)
        or _BY.match(words)
        or _FROM.fullmatch(words)
    ):
        return False
    if one.unit.text.endswith((".", "!", "?")) or credits_photo(words) or len(one.unit.text) > 100 or after.look.words > 16:
        return False
    leans = words[0].islower() or LEANS.search(one.unit.text) is not None or one.unit.text[-1] in ",:–—-" or one.unit.text.endswith(_OVER)
    if after.unit.blanks:  # doubled spacing
        return leans and after.unit.blanks == 1 >= one.unit.blanks and after.look.words <= 12
    both = _capitals(one.unit.text) and _capitals(words) and after.look.words >= 3 and len(one.unit.text) >= 20
    return leans or both and title + 2 < len(judged) and not NAMES_ONLY.fullmatch(words)


_OVER = (" after", " over")
NAMES_ONLY = re.compile(r"(?:[A-Z][\w.’'\-]*\s){1,3}[A-Z][\w.’'\-]*")


def _capitals(words: str) -> bool:
    """Whether a line is set in title case."""
    long = [word for word in words.split() if len(word) > 3 and word[0].isalpha()]
    return bool(long) and sum(1 for word in long if word[0].isupper()) * 4 >= len(long) * 3


# --- above and under the title ------------------------------------------------------------------------------------------


def _above(text: str, judged: Sequence[Judged], n: int, title: int) -> BlockKind:
    """What a unit above the title is called."""
    one, words = judged[n], judged[n].unit.text
    if words == judged[title].unit.text:
        return "nav"
    columns = GAP.split(text[one.unit.start : one.unit.end])
    if any(is_stamp(column) for column in columns):
        return "page_render_date" if shows_today(judged, n, title) else "timestamp" if len(columns) < 2 else "nav"
    if one.named is not None and one.named.strength != "named":
        return one.named.kind
    if credits_photo(words):
        return "caption"
    if _is_masthead(text, judged, n):
        return "masthead"
    if one.named is not None and one.named.kind != "byline":
        return one.named.kind
    return "byline" if _BY.match(words) else "nav" if one.look.words <= 30 else "other"


def _is_masthead(text: str, judged: Sequence[Judged], n: int) -> bool:
    """Whether a unit at the very top is the outlet's name, or its initials above it."""
    words = judged[n].unit.text
    if _MAIL.match(words):
        return False
    mail = _mail_end(judged, n)
    if (
        n - mail > 4
        or judged[n].look.bullet
        or any(one.named is None and not one.look.bullet and not _initials(judged, m) for m, one in enumerate(judged[mail:n], mail))
    ):
        return False
    if _initials(judged, n):
        return True
    named = words[: (when_in(text, judged[n].unit.start, judged[n].unit.end) or judged[n].unit.end) - judged[n].unit.start]
    return (
        len(named.split()) <= 7
        and not _SECTION.fullmatch(words)
        and not is_trail(words)
        and not judged[n].unit.columns
        and words[0].isalnum()
    )


def _mail_end(judged: Sequence[Judged], n: int) -> int:
    """The first unit under the lines of a mail's head that stand above unit n; 0: there are none."""
    return 1 + max((m for m, one in enumerate(judged[: min(n, 8)]) if _MAIL.match(one.unit.text)), default=-1)


_MAIL = re.compile(r"(?:from|sent|to|cc|date|subject|reply-to)\s?:\s", re.IGNORECASE)


def _initials(judged: Sequence[Judged], n: int) -> bool:
    """Whether a unit is the first letters of the words of the next."""
    if n + 1 >= len(judged):
        return False
    mark = judged[n].unit.text.replace(".", "").replace(" ", "")
    if not (2 <= len(mark) <= 5 and mark.isupper()):
        return False
    heads = "".join(word[0] for word in judged[n + 1].unit.text.split()).upper()
    return heads.endswith(mark) or heads.startswith(mark)


def shows_today(judged: Sequence[Judged], n: int, title: int) -> bool:
    """Whether a bare date above the title is the day the page was shown: it stands with the masthead, and says nothing of publishing."""
    words = judged[n].unit.text
    if re.search(r"publish|updat|post|modif|\bago\b|read", words, re.IGNORECASE) or not DATE.search(words):
        return False
    beside = [one for m, one in enumerate(judged[max(0, n - 3) : min(title, n + 3)], max(0, n - 3)) if m != n]
    weather = "°" in words or any("°" in one.unit.text for one in beside)
    if not weather and not any(_says_when(one) for one in takewhile(lambda one: not is_paragraph(one), judged[title + 1 : title + 9])):
        return False  # a page's only date is more likely the day it was published
    menu = any(one.named is not None and one.named.kind == "nav" or one.unit.columns or _OUTLET.search(one.unit.text) for one in beside)
    return menu or n > 0 and judged[0].look.words <= 6


def _says_when(one: Judged) -> bool:
    """Whether a byline, stamp or section line under the title says when."""
    return one.look.words <= 30 and not one.body and (has_date(one.unit.text) or AGO.search(one.unit.text) is not None)


def _under(judged: Sequence[Judged], n: int, stop: int, title: int | None, drafts: Sequence[Draft]) -> BlockKind:
    """What a unit between the title (or the page's top) and the body is called."""
    one, words = judged[n], judged[n].unit.text
    if one.named is not None and (one.named.strength != "named" or one.named.kind == "byline" and one.look.words <= 22):
        return one.named.kind
    place = dateline(words)
    if place is not None and place.end() == len(words):
        return "dateline"
    if _AGENCY_LINE.fullmatch(words) or _FROM.fullmatch(words) or _names_writer(judged, n, stop):
        return "byline"
    if credits_photo(words):
        return "caption"
    if title is None:
        return _untitled(judged, n, stop)
    if n + 1 < stop and one.look.words <= 6 and not _FULL_STOP.search(words) and credits_photo(judged[n + 1].unit.text):
        return "caption"
    if one.look.words <= 3 or one.unit.columns or is_trail(words):
        return "nav"
    if _BULLET.match(words):
        return "deck" if one.look.words >= 6 else "nav"
    kinds = [draft.kind for draft in drafts[-6:]]
    after_credit = any(kind in ("byline", "timestamp") for kind in kinds)
    if after_credit and (_FULL_STOP.search(words) or _INNER_END.search(words) or one.look.words < 8 or "deck" in kinds):
        return "caption"
    if one.look.words > 80 or "caption" in kinds[-1:] and "deck" in kinds:
        return "caption" if one.look.words <= 80 else "other"
    return "deck" if kinds.count("deck") < 3 else "other"


def _names_writer(judged: Sequence[Judged], n: int, stop: int) -> bool:
    """Whether a unit is a person's name and no more, beside a date or byline."""
    words = judged[n].unit.text
    if not 2 <= len(words.split()) <= 5 or not NAMES_ONLY.fullmatch(words) or _SECTION.fullmatch(words):
        return False
    beside = [*judged[max(0, n - 1) : n], *judged[n + 1 : min(stop, n + 3)]]
    return any(one.named is not None and one.named.kind in ("timestamp", "byline") for one in beside)


def _untitled(judged: Sequence[Judged], n: int, stop: int) -> BlockKind:
    """What a unit above a body without a title is called."""
    one, words = judged[n], judged[n].unit.text
    if (
        one.look.words >= 8
        and one.unit.text[:1].isupper()
        and not _FULL_STOP.search(words)
        and any(words in other.unit.text for other in judged[stop:])
    ):
        return "deck"
    if n == 0 and one.look.words <= 6 and _OUTLET.search(words) and not say(words):
        return "masthead"
    return "nav" if one.look.words <= 5 else "caption" if one.body else "other"
