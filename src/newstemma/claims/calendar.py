"""Weekdays that the calendar denies: beside a date that falls on another day, or against the day of the article that names it.

Refuses a year that nobody wrote unless the date is near the day of publication: captions of galleries are added for years.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from newstemma.claims.ground import Ground
from newstemma.claims.scenes import CALENDAR, sentence_of
from newstemma.claims.sides import Side, finding, side
from newstemma.language.calendar import DAY, GAP, MONTH, WEEKDAY, WEEKDAY_FULL, day_of, days_between, month_of, weekday_named, weekday_of
from newstemma.language.tense import leans
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Value
from newstemma.model.text import Span

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = "January February March April May June July August September October November December".split()
_PART = r"(?:(?:morning|afternoon|evening|night)\b)"
_YEAR = rf"(?:(?:,{GAP}?|{GAP})(?P<year>(?:19|20|21)\d\d)\b)?"
_LEAD = rf"\b(?P<weekday>{WEEKDAY})(?:{GAP}{_PART})?,?{GAP}(?:the{GAP})?"
#: As in "Saturday's run-off, on 12 March".
_OWNER = rf"\b(?P<weekday>{WEEKDAY_FULL})['’]s{GAP}(?:[\w-]+{GAP}){{0,2}}[\w-]+,?{GAP}(?:on|of){GAP}(?:the{GAP})?"
_DAY_MONTH = rf"(?P<day>{DAY})(?:st|nd|rd|th)?{GAP}(?:of{GAP})?(?P<month>{MONTH})\b{_YEAR}"
_MONTH_DAY = rf"(?P<month>{MONTH}){GAP}(?P<day>{DAY})(?:st|nd|rd|th)?(?![\d:]|[.,]\d){_YEAR}"
_WRITTEN = tuple(re.compile(lead + date) for lead in (_LEAD, _OWNER) for date in (_DAY_MONTH, _MONTH_DAY))
_STRETCH = re.compile(rf"(?:day|night),?{GAP}(?:to|through|until|till|and|or){GAP}$|[-–—]$")  # "Thursday to Sunday, June 3 to 6"
_GOES_ON = re.compile(rf"{GAP}?(?:[-–—]|to|through|until|and|or){GAP}?\d")
_COMING = re.compile(r"\b(?:next|will|due|until|till|by|from|opens|begins|starts|meets|deadline)\b", re.IGNORECASE)
_AGO, _AHEAD = 30, 60  # days from the day of publication within which a date without its year is the next one of that name
_SURE = 14  # days: as near as this, the weekday of another year is a chance


@dataclass(frozen=True, slots=True)
class _Written:
    """A weekday written beside a date, and the day that the date is."""

    article: Article
    at: Span
    weekday: int
    day: str
    is_yearless: bool

    @property
    def fits(self) -> bool:
        return weekday_of(self.day) == self.weekday


def calendar_differences(ground: Ground) -> list[Conflict]:
    """Weekdays beside dates that fall on another one, article by article. Cost: linear in the text."""
    written = [one for article in ground.articles if ground.readings[article.id].read for one in _written(article)]
    odd = [one for one in written if not one.fits]
    return [_conflict(ground, one, written) for one in odd if not _of_another_year(one, odd)]


def _of_another_year(one: _Written, odd: Sequence[_Written]) -> bool:
    """Whether several dates of the article that do not fit would all fit in one other year: pictures of then, not slips."""
    ours = {w.day: w.weekday for w in odd if w.article.id == one.article.id and w.is_yearless}
    if one.day not in ours:
        return False
    year = int(one.day[:4])
    for other in (year - 3, year - 2, year - 1, year + 1, year + 2):
        fitting = {d for d, weekday in ours.items() if (moved := day_of(other, int(d[5:7]), int(d[8:]))) and weekday_of(moved) == weekday}
        if one.day in fitting and len(fitting) > 1:
            return True
    return False


def _written(article: Article) -> Iterator[_Written]:
    found = sorted((m for pattern in _WRITTEN for m in pattern.finditer(article.text)), key=lambda m: m.start())
    for match in found:
        if _STRETCH.search(article.text[max(0, match.start() - 20) : match.start()]) or _GOES_ON.match(article.text, match.end()):
            continue
        weekday = weekday_named(match["weekday"])
        day = _day(match, weekday, article)
        if day is not None:
            yield _Written(article, article.cut(match.start(), match.end()), weekday, day, not match["year"])


def _day(match: re.Match[str], weekday: int, article: Article) -> str | None:
    """The ISO day that is written; without its year the one nearest to publication, None where that is far."""
    month, number = month_of(match["month"]), int(match["day"])
    if match["year"]:
        return day_of(int(match["year"]), month, number)
    published = article.published.day if article.published is not None else None
    if published is None:
        return None
    base = date.fromisoformat(published)
    near = [d for year in (base.year - 1, base.year, base.year + 1) if (d := day_of(year, month, number))]
    day = min(near, key=lambda d: abs((date.fromisoformat(d) - base).days), default=None)
    if day is None:
        return None
    away = (date.fromisoformat(day) - base).days
    elsewhere = any(weekday_of(d) == weekday for d in near if d != day)
    if abs(away) <= _SURE or (-_AGO <= away <= 0 and not elsewhere):
        return day
    if not 0 < away <= _AHEAD:
        return None
    told = leans(article.text, match.start(), match.end())
    return day if told == "future" or (told is None and _COMING.search(article.text, max(0, match.start() - 60), match.end())) else None


def _conflict(ground: Ground, one: _Written, written: Sequence[_Written]) -> Conflict:
    """The weekday against the date, with the articles that name the day rightly; what more of them name is what is meant."""
    right = weekday_of(one.day)
    other = min(
        (_shifted(one.day, n) for n in range(-6, 7) if weekday_of(_shifted(one.day, n)) == one.weekday),
        key=lambda d: days_between(d, one.day),
    )
    votes = {day: _named_by_others(ground, one, day, _ALIKE) for day in (one.day, other)}
    if not any(votes.values()):
        votes = {day: _named_by_others(ground, one, day, 0) for day in (one.day, other)}
    best = max(votes, key=lambda day: len({s.origin for s in votes[day]}))
    decided = len({s.origin for s in votes[best]}) > min(len({s.origin for s in v}) for v in votes.values())
    backed = [_side(ground, w) for w in written if w.fits and w.day in votes and w.article.id != one.article.id]
    groups = [[_side(ground, one)]] + ([backed or votes[best]] if decided or backed else [])
    why = f"{_long(one.day)} is a {WEEKDAYS[right]}, not a {WEEKDAYS[one.weekday]}"
    if decided:
        why += f"; the others name {WEEKDAYS[weekday_of(best)]}, {_long(best)}"
    return finding(
        ground, "calendar", "internal", "weekday against date", groups, why,
        resolved=f"{WEEKDAYS[weekday_of(best)]}, {_long(best)}" if decided else None,
    )  # fmt: skip


_ALIKE = 2  # words besides the day that a sentence shares with the one that has it wrong


def _named_by_others(ground: Ground, one: _Written, day: str, alike: int) -> list[Side]:
    """The first place of each other article that names the day in words alike, where it lies near that article's publication."""
    here, found = _words(ground, one.article, one.at.start), []
    for article in ground.articles:
        published = article.published.day if article.published is not None else None
        if article.id == one.article.id or published is None or days_between(day, published) > 2:
            continue
        for time in ground.readings[article.id].times:
            named = (time.value or "")[:10] == day and time.weekday is not None
            if named and len(here & _words(ground, article, time.start)) >= alike:
                at = article.cut(time.start, time.end)
                found.append(side(ground, article, at, Value("date", at.text, day, day, None, None, None, at)))
                break
    return found


def _words(ground: Ground, article: Article, place: int) -> frozenset[str]:
    """Stems of the sentence at a place, the words of the calendar left out."""
    number = sentence_of(ground.readings[article.id], place)
    sentence = None if number is None else ground.readings[article.id].sentences[number]
    return frozenset() if sentence is None else frozenset(content_words(article.text, sentence.start, sentence.end)) - CALENDAR


def _long(day: str) -> str:
    """As in "17 May 2031"."""
    known = date.fromisoformat(day)
    return f"{known.day} {_MONTHS[known.month - 1]} {known.year}"


def _shifted(day: str, by: int) -> str:
    return (date.fromisoformat(day) + timedelta(days=by)).isoformat()


def against_own_date(ground: Ground, sides: Sequence[Sequence[Side]], held: int) -> Iterator[Conflict]:
    """Weekdays that most independent sources deny, in articles dated on the very day that those name.

    held  the number of the side that at least two sources more hold than any other: its day is the one meant
    """
    by_id = {a.id: a for a in ground.articles}
    others = sides[held]
    days = {s.value.low[:10] for s in others if s.value is not None and isinstance(s.value.low, str)}
    sizes = sorted((len({s.origin for s in g}) for g in sides), reverse=True)
    if len(days) != 1 or sizes[0] < sizes[1] + 2:
        return
    day = days.pop()
    for one in (s for n, g in enumerate(sides) if n != held for s in g):
        article = by_id[one.article]
        line = next((at for at in article.published.evidence if at.text.strip()), None) if article.published is not None else None
        if line is not None and article.published is not None and article.published.day == day:
            dated = Side(article.id, one.origin, line, Value("date", line.text, day, day, None, None, None, line), article.stamp)
            why = (
                f"the article is dated {_long(day)}, a {WEEKDAYS[weekday_of(day)]}, which is the day that the other sources name; "
                f"its “{one.at.text}” is another one"
            )
            yield finding(ground, "calendar", "internal", "weekday against the article’s own date", [[one], [dated, *others]], why)


def _side(ground: Ground, one: _Written) -> Side:
    return side(ground, one.article, one.at, Value("date", one.at.text, one.day, one.day, None, None, None, one.at))
