"""Every date on a page, with where it stands and what the words around it call it.

Refuses to choose between them: `dates` weighs.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from newstemma.articles.ages import Age, age_of
from newstemma.articles.evidence import body_starts, place, top_of
from newstemma.articles.folio import is_folio
from newstemma.articles.pieces import Page, Piece, Tagged
from newstemma.language.calendar import day_of, long_year
from newstemma.language.homes import Order
from newstemma.language.stamps import Stamp, address_day, stamps
from newstemma.language.times import find_times
from newstemma.model.document import Document, Part, Stated
from newstemma.model.text import DocSpan

Role = Literal["published", "updated", "render", "caption", "plain"]

#: Where a date comes from, the most telling first.
RANKS = (
    "user",
    "stated",
    "json-ld",
    "meta",
    "opengraph",
    "microdata",
    "labelled",
    "time",
    "line",
    "byline",
    "folio",
    "link",
    "url",
    "html",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date on the page. rank: place of its source in RANKS; foot: it stands below the body, where other stories are dated too."""

    role: Role
    rank: int
    stamp: Stamp
    at: DocSpan
    foot: bool = False

    @property
    def day(self) -> str:
        """The value to the day, or coarser."""
        return self.stamp.value[:10]


def order_on(page: Page) -> Order | None:
    """Whether figures on this page put month or day first, as its other dates show; None: they show nothing."""
    figures, sure = set(), set()
    lines = [p.text[:400] for p in page.pieces if p.kind not in ("paragraph", "related", "promo", "caption")]
    for words in [*lines, *(t.value for t in page.tagged if t.name in ("published", "updated"))]:
        figures |= set(re.findall(r"(?<![\d/.-])(\d{1,2})[/-](\d{1,2})[/-](\d{4}|\d\d)(?!\d)", words))
        sure |= {s.value[:10] for s in stamps(words) if not s.in_doubt and not s.from_hints and s.granularity not in ("month", "year")}
    sure |= {found[0] for t in page.tagged if t.name == "url" and (found := address_day(t.value))}
    for a, b, year in sorted(figures):
        day_first, month_first = day_of(long_year(year), int(b), int(a)), day_of(long_year(year), int(a), int(b))
        if day_first == month_first:
            continue
        far_day, far_month = _farness(day_first, sure), _farness(month_first, sure)
        if min(far_day, far_month) <= _NEAR_DAYS and max(far_day, far_month) > _FAR_DAYS:
            return "dmy" if far_day < far_month else "mdy"
        if day_first is None or month_first is None:
            return "mdy" if day_first is None else "dmy"
    return _order_in_prose(page)


def _order_in_prose(page: Page) -> Order | None:
    """The order of the dates in figures that the body itself holds, where they can be read in one way only: the house writes them so."""
    orders: set[Order] = set()
    for piece in page.pieces:
        if piece.kind == "paragraph" and "/" in piece.text:
            for match in _FIGURES.finditer(piece.text[:5000]):
                day, month = int(match[1]), int(match[2])
                if 12 < day <= 31 and 1 <= month <= 12:
                    orders.add("dmy")
                elif 12 < month <= 31 and 1 <= day <= 12:
                    orders.add("mdy")
    return orders.pop() if len(orders) == 1 else None


_FIGURES = re.compile(r"(?<![\d/.-])(\d{1,2})/(\d{1,2})/(?:\d{4}|\d\d)(?!\d)")
_NEAR_DAYS, _FAR_DAYS = 3, 14  # an update follows within days; the other reading of the figures lies a month or more away


def _farness(day: str | None, sure: set[str]) -> int:
    """Days to the nearest of the sure days; 9999 where there is none."""
    return (
        min((abs(date.fromisoformat(day).toordinal() - date.fromisoformat(other).toordinal()) for other in sure), default=9999)
        if day
        else 9999
    )


def stated_dates(document: Document, part: Part, order: Order | None, hints: str) -> Iterator[Found]:
    """What the format or the user states."""
    for stated in part.stated:
        role: Role | None = "published" if stated.name in ("published", "date") else "updated" if stated.name == "updated" else None
        if role is None:
            continue
        at = stated.at or _whole(document, part, stated)
        for stamp in stamps(stated.value, order=order, hints=hints)[:1]:
            if at is not None:
                yield Found(role, RANKS.index("user" if stated.by_user else "stated"), stamp, at)


def _whole(document: Document, part: Part, stated: Stated) -> DocSpan | None:
    """Evidence for what the format states without characters: the words where they stand in the part, or else its first words."""
    start = document.text.find(stated.value, part.start, part.end)
    if start >= 0 and stated.value:
        return document.cut(start, start + len(stated.value))
    return document.words(part.start, min(part.end, part.start + 80))


def tagged_dates(document: Document, page: Page, order: Order | None, hints: str) -> Iterator[Found]:
    """What the markup states: metadata, time elements, the date in the page's own address."""
    head, body = top_of(page), body_starts(page)
    for tag in page.tagged:
        if tag.name == "url":
            yield from _address(document, tag)
        role = _TAG_ROLES.get(tag.name)
        beside = tag.name != "time" or head <= tag.start < body  # other time elements may date related stories
        if role is None or not beside or tag.end <= tag.start or tag.end > len(document.text):
            continue
        rank = RANKS.index(tag.source) if tag.source in RANKS else RANKS.index("html")
        for stamp in stamps(tag.value, order=order, hints=hints)[:1]:
            yield Found(role, rank, stamp, document.cut(tag.start, tag.end))


_TAG_ROLES: dict[str, Role] = {"published": "published", "updated": "updated", "time": "plain"}


def _address(document: Document, tag: Tagged) -> Iterator[Found]:
    """The date inside an address."""
    found = address_day(tag.value)
    if found is None or tag.end > len(document.text):
        return
    day, start, end = found
    at = document.text.find(tag.value[start:end], tag.start, tag.end)
    span = document.cut(at, at + end - start) if at >= 0 else document.words(tag.start, tag.end)
    if span is not None:
        yield Found("plain", RANKS.index("url"), Stamp(day, "day", start, end), span)


_UPDATED = re.compile(r"\b(?:updated?|modified|last (?:edited|changed|revised)|revised|aktualisiert|mis à jour)\b", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"\b(?:published|posted|first|created|issued|filed|uploaded|pub(?:lication)?\s?date|date|released|added|dated)\b",
    re.IGNORECASE,
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)[^|]{0,30}$", re.IGNORECASE)
_SAVED = re.compile(r"\b(?:saved|printed|retrieved|accessed|captured|downloaded|clipped|viewed)\b[^|]{0,80}$", re.IGNORECASE)
_LEAD = re.compile(r"^\W*(?:date|published|posted|updated|pubdate|publication date)\b\s*(?:on|:|=)?\s*", re.IGNORECASE)
_PRINT = re.compile(r"\b(?:in print|print edition|print on|page [A-Z]?\d+)\b[^|]{0,30}$", re.IGNORECASE)
_LINE_KINDS = frozenset(
    ["timestamp", "byline", "masthead", "page_render_date", "dateline", "other", "nav", "credit", "topics", "deck", "social", "correction"]
)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a line stands: "head" before the title, "top" between title and body, "foot" after; crowned: beside the masthead;
    folio: in the running head of a printed page; listed: below the body and a list of other stories.
    """

    zone: Literal["head", "top", "foot"]
    crowned: bool = False
    folio: bool = False
    listed: bool = False


def line_dates(document: Document, page: Page, order: Order | None, hints: str) -> Iterator[Found]:
    """The dates in the lines around the article; those of related stories, offers and the body are not its own."""
    head, body = top_of(page), body_starts(page)
    named, listed = False, False
    sites = _sites(page)
    for n, shown in enumerate(page.pieces):
        piece = replace(shown, kind="page_render_date") if _is_posted(page, n) else shown
        named = named or piece.kind == "masthead" or (piece.start < head and any(site in piece.text.casefold() for site in sites))
        listed = listed or (piece.kind in ("related", "promo") and piece.start >= body)
        above = piece.start < head and piece.kind != "title"
        where = _Where("head", named or _masthead_near(page.pieces, n)) if above else _Where("top" if piece.start < body else "foot")
        if where.zone == "foot" and listed and piece.kind in ("timestamp", "other", "nav"):
            where = replace(where, listed=True)
        if _is_print_date(page, n):
            yield from _printed(document, piece, order, hints)
        elif piece.kind == "caption":
            yield from _in_caption(document, piece)
        elif piece.kind in _LINE_KINDS and len(piece.text) < 400:
            where = replace(where, folio=where.zone == "head" and is_folio(page.pieces, n))
            yield from _in_line(document, piece, order, hints, where)
        elif n < 4 and _LEAD.match(piece.text):
            yield from _in_line(document, replace(piece, text=piece.text[:60]), order, hints, where)


def _sites(page: Page) -> list[str]:
    """What the markup calls the site, in lower case."""
    return [t.value.casefold() for t in page.tagged if t.name == "outlet" and 4 <= len(t.value) <= 60]


def _is_posted(page: Page, n: int) -> bool:
    """Whether a line dates the letter in which an article was sent on: "Sent: …" below "From: …"."""
    lines = [p.text for p in page.pieces[max(0, n - 4) : n + 1]] if n < _LETTER_HEAD else []
    sent = any(_SENT.match(line) for line in lines[-1:]) or any(_SENT.fullmatch(line) for line in lines[-2:-1])
    return sent and any(re.match(r"\W*from\s?:", line, re.IGNORECASE) for line in lines)


_SENT = re.compile(r"\W*(?:sent|date)\s?:\s*", re.IGNORECASE)
_LETTER_HEAD = 12  # pieces in which the head of a letter stands


_STAMP_FIRST = re.compile(r"^\W*\d{1,4}[./-]\d{1,2}[./-]\d{1,4}(?:,?\s\d{1,2}:\d\d(?:\s?[AaPp][Mm])?)?(?=\s|$)")
_ADDRESS = re.compile(r"https?://\S+|\bwww\.\S+")


def _is_print_date(page: Page, n: int) -> bool:
    """Whether a line begins with the date on which a browser printed the page: headline and address stand behind it."""
    piece = page.pieces[n]
    if not _STAMP_FIRST.match(piece.text) or piece.kind == "paragraph" or len(piece.text) > 600:
        return False
    title = next((p.text.casefold()[:60] for p in page.pieces if p.kind == "title" and len(p.text) >= 15), None)
    behind = " ".join(p.text[:600] for p in page.pieces[n : n + 3] if p.kind not in ("title", "paragraph")).casefold()
    return title is not None and title in behind and _ADDRESS.search(behind) is not None


def _printed(document: Document, piece: Piece, order: Order | None, hints: str) -> Iterator[Found]:
    """The day on which a page was printed; of no use where its figures could be two days."""
    for stamp in stamps(piece.text[:60], order=order, hints=hints)[:1]:
        at = place(document, piece, piece.text[stamp.start : stamp.end])
        if at is not None and not stamp.in_doubt:
            yield Found("render", RANKS.index("line"), stamp, at)


def yearless(document: Document, page: Page, shown: str) -> Iterator[Found]:
    """Days without a year alone on a line by the headline ("8th June"): the last one up to the day on which the page was shown."""
    head, body = top_of(page), body_starts(page)
    title = next((n for n, p in enumerate(page.pieces) if p.kind == "title"), 0)
    for piece in page.pieces[max(0, title - 3) : title + 6]:
        if piece.kind not in ("timestamp", "byline", "nav", "other", "topics") or len(piece.text) > 60 or piece.start >= max(head, body):
            continue
        days = (t for t in find_times(piece.text, shown) if t.granularity == "day" and t.anchored)
        found = [t for t in days if _DAY_MONTH.search(piece.text[t.start : t.end])]
        at = place(document, piece, piece.text[found[0].start : found[0].end]) if len(found) == 1 else None
        if at is not None and found[0].value is not None:
            day = found[0].value if found[0].value <= shown else _year_before(found[0].value)
            yield Found("plain", RANKS.index("line"), Stamp(day, "day", found[0].start, found[0].end, from_hints=True), at)


_DAY_MONTH = re.compile(r"\d{1,2}(?:st|nd|rd|th)?\s+[A-Z][a-z]{2}|[A-Z][a-z]{2,8}\.?\s+\d{1,2}\b")


def _year_before(day: str) -> str:
    """The same day a year before."""
    return f"{int(day[:4]) - 1:04d}{day[4:]}"


def _masthead_near(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a masthead stands within two pieces."""
    return any(p.kind == "masthead" for p in pieces[max(0, n - 2) : n + 3])


def _in_caption(document: Document, piece: Piece) -> Iterator[Found]:
    """Full dates in a caption: when the picture was taken."""
    for time in find_times(piece.text[:2000], None):
        if time.value is not None and not time.anchored and time.granularity == "day":
            at = place(document, piece, piece.text[time.start : time.end])
            if at is not None:
                yield Found("caption", len(RANKS), Stamp(time.value, "day", time.start, time.end), at)


def _in_line(document: Document, piece: Piece, order: Order | None, hints: str, where: _Where) -> Iterator[Found]:
    """The dates of one line, each by the label before it."""
    last = 0
    for stamp in stamps(piece.text, order=order, hints=hints):
        label = piece.text[last : stamp.start]
        last = stamp.end
        if _COPYRIGHT.search(label) or _PRINT.search(label) or (stamp.granularity == "year" and not stamp.in_doubt):
            continue
        role, source = _role(piece, label, stamp, where)
        at = place(document, piece, piece.text[stamp.start : stamp.end])
        if at is not None and role is not None:
            yield Found(role, RANKS.index(source), stamp, at, where.zone == "foot")


def _role(piece: Piece, label: str, stamp: Stamp, where: _Where) -> tuple[Role | None, str]:
    """What a date in a line is, and how telling the line is."""
    if where.folio and stamp.granularity == "day" and piece.kind != "page_render_date":
        return "plain", "folio"
    if piece.kind == "page_render_date" or (where.zone != "foot" and _SAVED.search(label) and not _PUBLISHED.search(label)):
        return "render", "line"
    updated, published = _last_at(_UPDATED, label), _last_at(_PUBLISHED, label)
    if updated > published:
        return "updated", "labelled"
    if published >= 0:
        return "published", "labelled"
    if piece.kind == "masthead" or (where.crowned and _is_shown_day(piece, stamp)):
        return "render", "line"
    if piece.kind == "byline":
        return "plain", "byline" if where.zone != "foot" else "html"
    if where.listed:
        return None, "html"  # the date of another story
    if piece.kind in ("timestamp", "dateline") or _little_else(piece.text, stamp):
        return "plain", "line" if where.zone != "foot" else "html"
    return None, "html"


def _little_else(text: str, stamp: Stamp) -> bool:
    """Whether a line holds little but its date."""
    before, after = re.split(r"[|·•—]", text[: stamp.start])[-1], re.split(r"[|·•—]", text[stamp.end :])[0]
    return len(re.findall(r"[^\W\d_]", before + after)) <= 30


def _is_shown_day(piece: Piece, stamp: Stamp) -> bool:
    """Whether a line near the masthead is the day of the page: a weekday with its date, and no time of day."""
    words = piece.text[stamp.start : stamp.end]
    return stamp.granularity == "day" and bool(re.match(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", words, re.IGNORECASE))


def _last_at(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match starts, or -1."""
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def ages_on(document: Document, page: Page) -> Iterator[tuple[Age, DocSpan, bool]]:
    """As in "2 months ago" in the lines around the article, with whether it is the age of an update."""
    head = top_of(page)
    first_related = next((p.start for p in page.pieces if p.kind in ("related", "promo") and p.start > head), len(document.text))
    for piece in page.pieces:
        if (
            piece.kind in ("timestamp", "byline", "other", "nav", "social", "topics")
            and len(piece.text) < 120
            and piece.start < first_related
        ):
            age = age_of(piece.text)
            at = place(document, piece, age.words) if age else None
            if age is not None and at is not None:
                yield age, at, bool(_UPDATED.search(piece.text[: age.start]))
