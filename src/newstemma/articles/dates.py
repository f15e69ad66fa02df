"""When a page was published and updated, weighed out of everything on it that gives a date.

Refuses the day on which the page was shown, the day of another story beside it, midnights that programs write, and the future.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from newstemma.articles.ages import Age, age_of, placed
from newstemma.articles.evidence import place, top_of
from newstemma.articles.pieces import Page, Piece, Tagged
from newstemma.language.calendar import day_of, long_year, shifted
from newstemma.language.homes import Order
from newstemma.language.stamps import Stamp, address_day, stamps
from newstemma.language.times import find_times
from newstemma.model.article import OtherDate
from newstemma.model.document import Document, Part, Stated
from newstemma.model.notice import Notice
from newstemma.model.text import DocSpan, Granularity, When
from newstemma.settings import CleanSettings

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
    "link",
    "url",
    "html",
)


@dataclass(frozen=True, slots=True)
class Found:
    """A date on the page. rank: place of its source in RANKS; in_doubt: day and month could change places."""

    role: Role
    rank: int
    stamp: Stamp
    at: DocSpan

    @property
    def day(self) -> str:
        """The value to the day, or coarser."""
        return self.stamp.value[:10]


@dataclass(frozen=True, slots=True)
class Dated:
    """The dates of an article, as its fields hold them."""

    published: When | None
    updated: When | None
    others: tuple[OtherDate, ...]


def date_page(
    document: Document, part: Part, page: Page, hints: str, body: str, settings: CleanSettings, as_of: str | None
) -> tuple[Dated, list[Notice]]:
    """The dates of a page, and what was odd about them.

    hints   the words of the page's furniture and its address: where the outlet is at home
    as_of   ISO day after which nothing can have been published; None: not known
    """
    order = _order(page)
    if _AMERICAN.search(body, 0, 20_000) and not _NOT_AMERICAN.search(body, 0, 20_000):
        hints += "\na.m."
    found = [
        *_stated(document, part, order, hints),
        *_tagged(document, page, order, hints),
        *_pieces(document, page, order, hints),
    ]
    ages = list(_ages(document, page))
    about = document.name
    others = [OtherDate(_kind(f), f.stamp.value, f.at) for f in found if f.role in ("render", "caption")]
    others += [OtherDate("relative", age.words, at) for age, at, _ in ages]
    render = max((f.day for f in found if f.role == "render" and f.stamp.granularity == "day"), default=None)
    notices: list[Notice] = []
    kept: list[Found] = []
    for this in found:
        why = _refused(this, render, settings, as_of) if this.role in ("published", "updated", "plain") else None
        if why is None:
            kept.append(this)
        else:
            others.append(OtherDate("refused", this.stamp.value, this.at))
            notices.append(Notice("date_refused", about, f"the date {this.at.text!r} was not taken: {why}"))
    published, doubts = _published(about, kept, ages, render)
    updated = _updated(kept, published)
    if published is None and render is not None and not notices:
        notices.append(
            Notice("date_refused", about, f"{render} is the day on which the page was shown, not when the article was published")
        )
    if published is None:
        notices.append(Notice("undated", about, f"no date of publication could be established for {about}"))
    notices += [*doubts, *_unclear(about, kept, published)]
    return Dated(published, updated, tuple(sorted(others, key=lambda o: (o.at.start, o.at.end, o.kind)))), notices


def _kind(found: Found) -> str:
    """The name under which a date that is not of publication is listed."""
    return "page_render" if found.role == "render" else "caption"


# ---------------------------------------------------------------------- gathering


def _order(page: Page) -> Order | None:
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
    return None


_NEAR_DAYS, _FAR_DAYS = 3, 14  # an update follows within days; the other reading of the figures lies a month or more away


def _farness(day: str | None, sure: set[str]) -> int:
    """Days to the nearest of the sure days; 9999 where there is none."""
    return (
        min((abs(date.fromisoformat(day).toordinal() - date.fromisoformat(other).toordinal()) for other in sure), default=9999)
        if day
        else 9999
    )


_AMERICAN = re.compile(r"\b[ap]\.m\.|\bU\.S\.")
_NOT_AMERICAN = re.compile(r"[£₹€]\d")


def _stated(document: Document, part: Part, order: Order | None, hints: str) -> Iterator[Found]:
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


def _tagged(document: Document, page: Page, order: Order | None, hints: str) -> Iterator[Found]:
    """What the markup states: metadata, time elements, the date in the page's own address."""
    head, body = top_of(page), _body_starts(page)
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
_LEAD = re.compile(r"^\W*(?:date|published|posted|updated|pubdate|publication date)\b\s*(?:on|:|=)?\s*", re.IGNORECASE)
_PRINT = re.compile(r"\b(?:in print|print edition|print on|page [A-Z]?\d+)\b[^|]{0,30}$", re.IGNORECASE)
_LINE_KINDS = frozenset(
    ["timestamp", "byline", "masthead", "page_render_date", "dateline", "other", "nav", "credit", "topics", "deck", "social", "correction"]
)


@dataclass(frozen=True, slots=True)
class _Where:
    """Where a line stands: "head" before the title, "top" between title and body, "foot" after; crowned: beside the masthead."""

    zone: Literal["head", "top", "foot"]
    crowned: bool = False


def _pieces(document: Document, page: Page, order: Order | None, hints: str) -> Iterator[Found]:
    """The dates in the lines around the article; those of related stories, offers and the body are not its own."""
    head, body = top_of(page), _body_starts(page)
    named = False
    for n, piece in enumerate(page.pieces):
        named = named or piece.kind == "masthead"
        above = piece.start < head and piece.kind != "title"
        where = _Where("head", named or _masthead_near(page.pieces, n)) if above else _Where("top" if piece.start < body else "foot")
        if piece.kind == "caption":
            yield from _in_caption(document, piece)
        elif piece.kind in _LINE_KINDS and len(piece.text) < 400:
            yield from _in_line(document, piece, order, hints, where)
        elif n < 4 and _LEAD.match(piece.text):
            yield from _in_line(document, replace(piece, text=piece.text[:60]), order, hints, where)


def _body_starts(page: Page) -> int:
    """Where the second paragraph of the body starts: a line between the first two still belongs to the head of the article."""
    starts = [p.start for p in page.pieces if p.kind == "paragraph"]
    return starts[1] if len(starts) > 1 else page.pieces[-1].end if page.pieces else 0


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
            yield Found(role, RANKS.index(source), stamp, at)


def _role(piece: Piece, label: str, stamp: Stamp, where: _Where) -> tuple[Role | None, str]:
    """What a date in a line is, and how telling the line is."""
    if piece.kind == "page_render_date":
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
    if piece.kind in ("timestamp", "dateline") or _little_else(piece.text, stamp):
        return "plain", "line" if where.zone != "foot" else "html"
    return None, "html"


def _little_else(text: str, stamp: Stamp) -> bool:
    """Whether a line holds little but its date."""
    return len(re.findall(r"[^\W\d_]", text[: stamp.start] + text[stamp.end :])) <= 30


def _is_shown_day(piece: Piece, stamp: Stamp) -> bool:
    """Whether a line near the masthead is the day of the page: a weekday with its date, and no time of day."""
    words = piece.text[stamp.start : stamp.end]
    return stamp.granularity == "day" and bool(re.match(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)", words, re.IGNORECASE))


def _last_at(pattern: re.Pattern[str], text: str) -> int:
    """Where the last match starts, or -1."""
    return max((m.start() for m in pattern.finditer(text)), default=-1)


def _ages(document: Document, page: Page) -> Iterator[tuple[Age, DocSpan, bool]]:
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


# ---------------------------------------------------------------------- weighing


def _refused(found: Found, render: str | None, settings: CleanSettings, as_of: str | None) -> str | None:
    """Why a date cannot be one of publication; None: it can."""
    day = found.day
    if int(day[:4]) < settings.earliest_year:
        return f"it lies before {settings.earliest_year}"
    if as_of is not None and day > as_of[: len(day)]:
        return f"it lies after {as_of}"
    bound = shifted(render, 1) if render is not None else None  # a page shown in another zone may be a day behind
    if bound is not None and day > bound[: len(day)]:
        return f"it lies after the day on which the page was shown, {render}"
    return None


def _published(
    about: str, found: Sequence[Found], ages: Sequence[tuple[Age, DocSpan, bool]], render: str | None
) -> tuple[When | None, list[Notice]]:
    """The date of publication: the best source's day, at the finest that others which agree give it."""
    ranked = sorted((f for f in found if f.role == "published"), key=_weight) + sorted((f for f in found if f.role == "plain"), key=_weight)
    ranked.sort(key=lambda f: f.rank if f.role == "published" else max(f.rank, RANKS.index("line")))
    ranked = [f for f in ranked if f.rank < RANKS.index("html")] or ranked  # a bare date under the body may be of another story
    if not ranked:
        return _from_update(found) or _from_age(ages, render), []
    best = next((f for f in ranked if not f.stamp.in_doubt), ranked[0])
    if best.rank > RANKS.index("stated"):
        best = _majority(ranked, best)
    agreeing = [best, *(f for f in ranked if _agree(best, f))]
    finest = min(agreeing, key=lambda f: (-_fineness(f.stamp.granularity), f.stamp.zone in ("none", "unclear"), f.rank, f.at.start))
    same = _fineness(finest.stamp.granularity) > _fineness(best.stamp.granularity)
    taken = (
        finest
        if same or (best.stamp.zone in ("none", "unclear") and finest.stamp.zone in ("stated", "inferred") and finest.day == best.day)
        else best
    )
    notices = _doubts(about, ranked, taken)
    stamp = taken.stamp
    evidence = tuple(dict.fromkeys([taken.at, *(f.at for f in ranked if _agree(taken, f))]))[:6]
    inferred = stamp.zone == "inferred" or stamp.from_hints or stamp.in_doubt
    return When(stamp.value, stamp.granularity, "inferred" if inferred else "stated", evidence=evidence), notices


def _weight(found: Found) -> tuple[int, int, int]:
    """Best source first, then the finer, then the earlier on the page."""
    return found.rank, -_fineness(found.stamp.granularity), found.at.start


def _majority(ranked: Sequence[Found], best: Found) -> Found:
    """The best source, unless two or more other sources agree with each other and none agrees with it."""
    if any(f.rank != best.rank and _agree(best, f) for f in ranked):
        return best
    for other in ranked:
        backers = {f.rank for f in ranked if f is not other and f.rank != other.rank and _agree(other, f)}
        if other.rank != best.rank and not other.stamp.in_doubt and backers:
            return other
    return best


def _agree(one: Found, other: Found) -> bool:
    """Whether two dates can be the same: the same day, or one day apart where a zone may lie between, or one coarser than the other."""
    a, b = one.day, other.day
    if one.stamp.in_doubt or other.stamp.in_doubt:
        return False
    if len(a) < 10 or len(b) < 10:
        return a.startswith(b) or b.startswith(a)
    zoned = "T" in one.stamp.value or "T" in other.stamp.value
    return a == b or (zoned and abs(_days_between(a, b)) <= 1)


def _days_between(a: str, b: str) -> int:
    """Days from a to b; both ISO days."""
    return next((n for n in (0, 1, -1) if shifted(a, n) == b), 999)


def _doubts(about: str, ranked: Iterable[Found], taken: Found) -> list[Notice]:
    """A notice where the page gives other dates of publication more than a day away, or figures that could be two days."""
    if taken.stamp.in_doubt:
        return [
            Notice(
                "date_doubt",
                about,
                f"{taken.at.text!r} can be two days, since nothing tells the day from the month; only {taken.stamp.value} was taken",
            )
        ]
    away = sorted({f.day for f in ranked if not f.stamp.in_doubt and not _agree(taken, f) and abs(_days_between(taken.day, f.day)) > 1})
    if not away:
        return []
    return [
        Notice(
            "date_doubt",
            about,
            f"the page gives more than one date of publication: {', '.join(away)} beside {taken.day}, which was taken",
        )
    ]


def _from_update(found: Sequence[Found]) -> When | None:
    """Where only an update is dated, its day stands for the publication: inferred, and no later than that."""
    updates = sorted((f for f in found if f.role == "updated" and not f.stamp.in_doubt), key=_weight)
    if not updates:
        return None
    stamp = updates[0].stamp
    bound = stamp.value[:10] if len(stamp.value) >= 10 else None
    return When(stamp.value, stamp.granularity, "inferred", not_after=bound, evidence=(updates[0].at,))


def _from_age(ages: Sequence[tuple[Age, DocSpan, bool]], render: str | None) -> When | None:
    """An age counted back from the day on which the page was shown."""
    for age, at, of_update in sorted(ages, key=lambda a: (a[2], a[1].start)):
        if render is not None:
            when = placed(age, render)
            return replace(when, evidence=(at,)) if not of_update or when.value else when
    return None


def _updated(found: Sequence[Found], published: When | None) -> When | None:
    """The latest update that does not lie before the publication."""
    updates = [f for f in found if f.role == "updated" and not f.stamp.in_doubt]
    if not updates:
        return None
    best = min(updates, key=_weight)
    finest = min(
        (f for f in updates if _agree(best, f)),
        key=lambda f: (-_fineness(f.stamp.granularity), f.stamp.zone in ("none", "unclear"), f.rank),
    )
    stamp = finest.stamp
    if published is not None and published.value is not None and stamp.value[:10] < published.value[: len(stamp.value[:10])]:
        return None
    return When(stamp.value, stamp.granularity, "stated", evidence=(finest.at,))


def _unclear(about: str, found: Iterable[Found], published: When | None) -> list[Notice]:
    """A notice for the zone of the date that was taken, when its abbreviation has two meanings."""
    taken = published.value if published is not None else None
    names = sorted({f.stamp.zone_name or "" for f in found if f.stamp.zone == "unclear" and f.stamp.value == taken})
    return [
        Notice(
            "zone_unclear",
            about,
            f"{name} stands for more than one time zone and nothing on the page decides; no offset was taken",
        )
        for name in names
    ]


def _fineness(granularity: Granularity) -> int:
    """0 for a year to 4 for a second."""
    return ("year", "month", "day", "minute", "second").index(granularity)
