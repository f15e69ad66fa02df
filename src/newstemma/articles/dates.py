"""When a page was published and updated, weighed out of everything on it that gives a date.

Refuses the day on which the page was shown, the day of another story beside it, midnights that programs write, and the future.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from newstemma.articles.ages import Age, placed
from newstemma.articles.dates_found import RANKS, Found, ages_on, line_dates, order_on, stated_dates, tagged_dates, yearless
from newstemma.articles.pieces import Page
from newstemma.language.calendar import shifted
from newstemma.model.article import OtherDate
from newstemma.model.document import Document, Part
from newstemma.model.notice import Notice
from newstemma.model.text import DocSpan, Granularity, When
from newstemma.settings import CleanSettings

_AMERICAN = re.compile(r"\b[ap]\.m\.|\bU\.S\.")
_NOT_AMERICAN = re.compile(r"[£₹€]\d")


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
    order = order_on(page)
    if _AMERICAN.search(body, 0, 20_000) and not _NOT_AMERICAN.search(body, 0, 20_000):
        hints += "\na.m."
    found = [
        *stated_dates(document, part, order, hints),
        *tagged_dates(document, page, order, hints),
        *line_dates(document, page, order, hints),
    ]
    ages = list(ages_on(document, page))
    about = document.name
    others = [OtherDate(_kind(f), f.stamp.value, f.at) for f in found if f.role in ("render", "caption")]
    others += [OtherDate("relative", age.words, at) for age, at, _ in ages]
    shown = {f.day for f in found if f.role == "render" and len(f.day) == 10}
    render = shown.pop() if len(shown) == 1 else None  # several days in the head are those of other stories
    if render is not None and not any(f.role in ("published", "plain") and f.rank < RANKS.index("link") for f in found):
        found += list(yearless(document, page, render))
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


_MOST = 200  # dates that are weighed against each other: a page with more is a list, and its best sources stand first


def _published(
    about: str, found: Sequence[Found], ages: Sequence[tuple[Age, DocSpan, bool]], render: str | None
) -> tuple[When | None, list[Notice]]:
    """The date of publication: the best source's day, at the finest that others which agree give it."""
    ranked = sorted((f for f in found if f.role == "published"), key=_weight) + sorted((f for f in found if f.role == "plain"), key=_weight)
    ranked.sort(key=lambda f: f.rank if f.role == "published" else max(f.rank, RANKS.index("line")))
    ranked = ([f for f in ranked if f.rank < RANKS.index("html")] or ranked)[:_MOST]  # a bare date under the body may be of another story
    if not ranked:
        return _from_update(found) or _from_age(ages, render), []
    best = next((f for f in ranked if not f.stamp.in_doubt), ranked[0])
    if best.foot and best.role == "plain" and (aged := _from_age([a for a in ages if not a[2]], render)) is not None:
        return aged, []
    if best.rank > RANKS.index("stated"):
        best = _unmade(found, ranked, _majority(ranked, best), render)
    agreeing = [best, *(f for f in ranked if _agree(best, f))]
    finest = min(agreeing, key=lambda f: (-_fineness(f.stamp.granularity), f.stamp.zone in ("none", "unclear"), f.rank, f.at.start))
    same = _fineness(finest.stamp.granularity) > _fineness(best.stamp.granularity)
    taken = (
        finest
        if same or (best.stamp.zone in ("none", "unclear") and finest.stamp.zone in ("stated", "inferred") and finest.day == best.day)
        else best
    )
    notices = _doubts(about, ranked, taken, {f.day for f in found if f.role == "updated"})
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


_MADE = frozenset(RANKS.index(source) for source in ("json-ld", "meta", "opengraph", "microdata"))


def _unmade(found: Sequence[Found], ranked: Sequence[Found], best: Found, render: str | None) -> Found:
    """The best source, unless it is a date of the markup that a program wrote when it made the page: the same as its update, or the day on
    which the page was shown. Then an earlier "Published" that readers see by the headline.
    """
    if best.rank not in _MADE:
        return best
    updates = {f.stamp.value for f in found if f.role == "updated" and f.rank in _MADE}
    labelled = [
        f for f in ranked
        if f.role == "published" and f.rank == RANKS.index("labelled") and not f.foot and not f.stamp.in_doubt and len(f.day) == 10
    ]  # fmt: skip
    if not labelled or (best.stamp.value not in updates and best.day != render):
        return best
    return labelled[0] if labelled[0].day < best.day and not _agree(labelled[0], best) else best


def _agree(one: Found, other: Found) -> bool:
    """Whether two dates can be the same: the same day, or one day apart where a zone may lie between, or one coarser than the other."""
    a, b = one.day, other.day
    if one.stamp.in_doubt or other.stamp.in_doubt:
        return False
    if len(a) < 10 or len(b) < 10:
        return a.startswith(b) or b.startswith(a)
    zoned = "T" in one.stamp.value or "T" in other.stamp.value
    return a == b or (zoned and abs(_days_between(a, b)) <= 1)


_FULL = len("2031-03-04")


def _days_between(a: str, b: str) -> int:
    """Days from a to b, where they are at most one apart, or else 999; so too where one is no full day."""
    if len(a) < _FULL or len(b) < _FULL:
        return 999
    return next((n for n in (0, 1, -1) if shifted(a, n) == b), 999)


def _doubts(about: str, ranked: Iterable[Found], taken: Found, updates: set[str]) -> list[Notice]:
    """A notice where the page gives other dates of publication more than a day away, or figures that could be two days."""
    if taken.stamp.in_doubt:
        return [
            Notice(
                "date_doubt",
                about,
                f"{taken.at.text!r} can be two days, since nothing tells the day from the month; only {taken.stamp.value} was taken",
            )
        ]
    others = [f for f in ranked if not f.stamp.in_doubt and (not f.foot or taken.foot) and f.day not in updates]
    away = sorted({f.day for f in others if not _agree(taken, f) and abs(_days_between(taken.day, f.day)) > 1})
    if not away:
        return []
    shown = ", ".join(away[:3]) + (f" and {len(away) - 3} more" if len(away) > 3 else "")
    return [
        Notice(
            "date_doubt",
            about,
            f"the page gives more than one date of publication: {shown} beside {taken.day}, which was taken",
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
    if published is not None and published.value is not None and _before(stamp.value, published.value):
        return None
    return When(stamp.value, stamp.granularity, "stated", evidence=(finest.at,))


def _before(one: str, other: str) -> bool:
    """Whether a value lies before another: by the day, or to the second where both have the same offset."""
    same_zone = len(one) == len(other) and one[19:] == other[19:]
    return one[:10] < other[: len(one[:10])] or (same_zone and one < other)


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
