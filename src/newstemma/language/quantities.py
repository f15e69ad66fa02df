"""Figures in running text: value, bounds, unit, what is counted, and the place of each in a change, a range, a part or a score.

Rooms: `numerals` (what the words come to), `measures` (units, currencies, rates), `drafts` (one figure), `pairs` (two beside one another),
`hedges` (bounds, rises and falls), `counted` (nouns and parts), `scopes` (counted since when), `asides` (numbers that count nothing).
"""

from __future__ import annotations

import re
from dataclasses import replace

from newstemma.language.counted import part_of
from newstemma.language.draft import Draft
from newstemma.language.drafts import draft
from newstemma.language.hedges import Hedge, hedged, trend_before, trend_behind
from newstemma.language.measures import Measure
from newstemma.language.numerals import numerals, spelled
from newstemma.language.pairs import paired
from newstemma.language.scopes import Scopes
from newstemma.model.reading import Form, Quantity, Role

__all__ = ["every_figure", "find_quantities", "spelled"]

_BASED: frozenset[Form] = frozenset({"percent", "measure", "duration", "age", "points", "fraction", "money"})
_NEAR = 60  # characters: "from 2.4 to 2.9 per cent, or by 0.5 points"
_IN_BRACKETS = re.compile(r"\s?\(")
_WHOLE = Measure("", "share", "share", 1.0, 0.0)


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """The figures of text[start:end] in order, not overlapping; see `Quantity` for what each tells.

    Ordinals ("the 29th day") are among them, with form "ordinal". Parts of dates, times of day, years, numbers that are names and a "one"
    that is as likely a pronoun ("one of the men", "one thing") are none. Cost: linear.
    """
    return [q for q, is_one in every_figure(text, start, end) if not is_one]


def every_figure(text: str, start: int = 0, end: int | None = None) -> list[tuple[Quantity, bool]]:
    """The figures as `find_quantities` gives them, with every lone "one", and for each whether it is such a one."""
    stop = len(text) if end is None else end
    drafts = [d for n in numerals(text, start, stop) if (d := draft(text, n, start, stop)) is not None]
    if not drafts:
        return []
    scopes = Scopes(text, start, stop)
    found: list[tuple[Quantity, bool]] = []
    low = start
    for made in paired(text, drafts, start, stop):
        whole = _finished(text, made, scopes, low, stop)
        if found:
            whole = _as_moved(found[-1][0], _as_converted(text, found[-1][0], whole))
        low = whole.end
        found.append((whole, made.is_one))
    return found


def _as_converted(text: str, before: Quantity, this: Quantity) -> Quantity:
    """As in "more than 100 kilometres (60 miles)": in brackets stands the same figure in another unit, bounded as the one before it."""
    if None in (before.unit, this.unit) or before.unit == this.unit or this.low != this.high or this.approximate:
        return this
    kin = this.base_unit == before.base_unit or this.kind == before.kind == "money"
    if not kin or not _IN_BRACKETS.fullmatch(text, before.end, this.start):
        return this
    if before.low is None:
        return replace(this, low=None, base_low=None, strict=before.strict)
    if before.high is None:
        return replace(this, high=None, base_high=None, strict=before.strict)
    return replace(this, approximate=before.approximate)


def _as_moved(before: Quantity, this: Quantity) -> Quantity:
    """The end of a change goes the way of its beginning, whose verb stands before both; points between shares are percentage points."""
    if this.role == "to" and this.trend is None and before.role in ("from", "by"):
        return replace(this, trend=before.trend)
    if this.role == "by" and this.counts == "points" and before.unit == "%" and this.start - before.end <= _NEAR:
        return replace(this, unit="pp", counts=None, form="points", base_low=this.low, base_high=this.high, base_unit="pp")
    return this


def _finished(text: str, made: Draft, scopes: Scopes, low: int, stop: int) -> Quantity:
    """The figure with its bounds and surroundings. low: where the figure before it ends."""
    hedge = hedged(text, low, made.start, made.end, stop, lasting=made.form == "duration")
    lower, upper, near = _bounds(made, hedge)
    share = made.form in ("percent", "points") or made.noun == "points"
    trend, plain = trend_before(text, low, hedge.start, share=share) if made.form != "ordinal" else (None, False)
    if trend is None and share and (trend := trend_behind(text, made.end, stop)) is not None:
        plain = True
    role = made.role or _moved(text, made, hedge, low, plain=plain and trend is not None)
    base = _base(made)
    return Quantity(
        hedge.start,
        max(hedge.end, made.end),
        "money" if made.is_money else "number",
        lower,
        upper,
        made.measure.symbol if made.measure else "ordinal" if made.form == "ordinal" else None,
        made.noun,
        near,
        made.form,
        role,
        hedge.strict,
        base.in_base(lower) if base else None,
        base.in_base(upper) if base else None,
        base.base if base else None,
        made.per,
        made.whole,
        made.against,
        part_of(text, max(low, hedge.start - 40), hedge.start, made.bare_end, stop) if made.is_bare and made.form == "count" else None,
        scopes.of(hedge.start, made.tail),
        trend if role in ("from", "to", "by") or (plain and (made.form != "count" or made.noun == "points")) else None,
    )


def _bounds(made: Draft, hedge: Hedge) -> tuple[float | None, float | None, bool]:
    """(at least, at most, approximate). A word quantity is open above, unless the words before it bound it there."""
    vague = made.numeral.sort == "vague" and made.low == made.high
    if hedge.side == "low":
        return made.low, None, vague
    if hedge.side == "high":
        return None, made.high, vague
    return made.low, None if vague else made.high, vague or hedge.near


def _moved(text: str, made: Draft, hedge: Hedge, low: int, *, plain: bool) -> Role | None:
    """The role that the word before gives: "by" and "to" behind a verb that says it rose or fell, "up from"."""
    ahead = text[max(low, hedge.start - 6) : hedge.start].casefold().split()
    last = ahead[-1] if ahead else ""
    if last == "by" and (plain or made.form in ("percent", "points") or made.noun == "points"):
        return "by"
    if last == "to" and trend_before(text, max(0, hedge.start - 60), hedge.start)[0] is not None:
        return "to"
    if last == "from" and plain:
        return "from"
    return "by" if plain and last not in ("to", "from", "at") and made.form in ("percent", "points") else None


def _base(made: Draft) -> Measure | None:
    """What the bounds are converted by; None for counts, scores and ordinals."""
    if made.form == "fraction":
        return _WHOLE
    return made.measure if made.form in _BASED else None
