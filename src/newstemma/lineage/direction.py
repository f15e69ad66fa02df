"""Which of two articles has its text from the other: by who quotes whose prose, agencies, names, versions and times; else unknown."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from newstemma.language.agencies import is_agency
from newstemma.lineage.mentions import apart
from newstemma.lineage.shared import Half, Shared
from newstemma.model.article import Article
from newstemma.model.lineage import Direction, Reason
from newstemma.model.text import Span

#: The signal of the reason that says of two articles that both come from a text that is not in the pile.
SIBLINGS = "siblings"
_LIFTED = 12  # words of the other's plain prose, quoted or behind a colon: fewer are a turn of phrase
_NEAR = 300  # characters: two or three sentences
_DAY = 10  # characters of an ISO day


@dataclass(frozen=True, slots=True)
class Way:
    """The copy, its source, how sure, and why."""

    copy: str
    source: str
    direction: Direction
    reason: Reason


def way(shared: Shared, articles: Mapping[str, Article], siblings: Reason | None, *, whole: bool) -> Way:
    """The direction of a copy of narrative. siblings: why both come from a third text, where they do; asked after who quotes whom.

    whole  they are one text, not a part of it

    Without any evidence the direction is unknown, and the one of which more stands in the other is named as the copy, else the later id.
    """
    left, right = articles[shared.left.article], articles[shared.right.article]
    for found in (*_by_agency(left, right), *_by_lifting(shared, articles)):
        return found
    copy, source = (left, right) if shared.left.share > shared.right.share else (right, left)
    if siblings is not None:
        return Way(copy.id, source.id, "unknown", siblings)
    names = _by_name(shared, articles, _all_names(shared))
    for found in (*_by_telling(shared, articles), *_by_credit(left, right), *names, *_by_time(left, right)):
        return found
    return Way(copy.id, source.id, "unknown", _unknown(left, right, whole=whole))


def _unknown(left: Article, right: Article, *, whole: bool) -> Reason:
    """Why nothing is known: one text in two houses at one time is a third's; otherwise nobody says."""
    if whole and apart(left, right):
        return Reason(SIBLINGS, f"{left.shown} and {right.shown} print one text, and neither names the other or says that it was first")
    return Reason("no direction", "neither a credit nor a time says which of the two was first")


def leads(shared: Shared, articles: Mapping[str, Article]) -> bool:
    """Whether one of the two certainly has it from the other, so that they are no siblings."""
    left, right = articles[shared.left.article], articles[shared.right.article]
    return bool([*_by_agency(left, right), *_by_lifting(shared, articles)])


def of_quotations(shared: Shared, articles: Mapping[str, Article]) -> Way:
    """The direction where only quotations are shared: by who names the other beside them."""
    for found in _by_name(shared, articles, _beside(shared)):
        return found
    left, right = shared.left.article, shared.right.article
    return Way(right, left, "unknown", Reason("no direction", "both may have the same words from where they were spoken or written"))


def _both(shared: Shared) -> Iterator[tuple[Half, Half]]:
    yield shared.left, shared.right
    yield shared.right, shared.left


def _by_agency(left: Article, right: Article) -> Iterator[Way]:
    """An agency's own page is the source of whoever shares its text."""
    for copy, source in ((left, right), (right, left)):
        agency = is_agency(source.outlet) if source.outlet else None
        if agency is None or (copy.outlet and is_agency(copy.outlet)):
            continue
        credit = next((c for c in copy.credits if c.agency and c.kind in ("byline", "tagline") and is_agency(c.name) == agency), None)
        if credit is not None:
            yield Way(copy.id, source.id, "known", Reason("credit", f"{copy.shown} names {credit.name} ({credit.kind})", (credit.at,)))
        else:
            yield Way(copy.id, source.id, "inferred", Reason("agency", f"{source.shown} is a news agency, {copy.shown} is not"))


def _by_lifting(shared: Shared, articles: Mapping[str, Article]) -> Iterator[Way]:
    """Who quotes the other's plain prose, or sets it behind a colon, has it from there."""
    for copy, source in _both(shared):
        if copy.lifted >= _LIFTED and copy.lifted > 2 * source.lifted:
            told = (
                f"{articles[copy.article].shown} quotes {copy.lifted} words that {articles[source.article].shown} prints as its own prose"
            )
            yield Way(copy.article, source.article, "known" if copy.names else "inferred", Reason("quoted prose", told, copy.names[:2]))


def _by_telling(shared: Shared, articles: Mapping[str, Article]) -> Iterator[Way]:
    """What they share says to whom it was told ("told the Herald"): the house of one of the two."""
    for copy, source in _both(shared):
        if copy.told_to and not source.told_to:
            told = f"the text that they share says that somebody told {articles[source.article].shown}"
            yield Way(copy.article, source.article, "inferred", Reason("told", told, copy.told_to[:2]))


def _by_credit(left: Article, right: Article) -> Iterator[Way]:
    """A credit that names the other's outlet."""
    for copy, source in ((left, right), (right, left)):
        outlet = (source.outlet or "").casefold()
        named = next((c for c in copy.credits if outlet and c.kind != "photo" and c.name.casefold() == outlet), None)
        if named is not None and outlet != (copy.outlet or "").casefold():
            yield Way(copy.id, source.id, "known", Reason("credit", f"{copy.shown} names {source.shown}", (named.at,)))


def _by_name(shared: Shared, articles: Mapping[str, Article], names: Mapping[str, tuple[Span, ...]]) -> Iterator[Way]:
    """Only one of the two names the other in words of its own."""
    for copy, source in _both(shared):
        if names[copy.article] and not source.names:
            found = names[copy.article]
            told = f"{articles[copy.article].shown} names {found[0].text}"
            yield Way(copy.article, source.article, "inferred", Reason("named", told, found[:2]))


def _all_names(shared: Shared) -> dict[str, tuple[Span, ...]]:
    return {half.article: half.names for half, _ in _both(shared)}


def _beside(shared: Shared) -> dict[str, tuple[Span, ...]]:
    """Where each names the other within `_NEAR` characters of what they share."""
    spans = [span for p in shared.passages for span in (p.here, p.there) if span is not None]
    return {
        half.article: tuple(
            name for name in half.names if any(s.article == half.article and s.start - _NEAR <= name.start <= s.end + _NEAR for s in spans)
        )
        for half, _ in _both(shared)
    }


def _by_time(left: Article, right: Article) -> Iterator[Way]:
    """The earlier day; on one day the earlier minute, where both are of one time zone."""
    a, b = left.stamp, right.stamp
    if a is None or b is None or min(len(a), len(b)) < _DAY:
        return
    if a[:_DAY] != b[:_DAY]:
        cut = slice(0, _DAY)
    elif len(a) == len(b) and a[16:] == b[16:] and a != b:
        cut = slice(_DAY + 1, 16)
    else:
        return
    copy, source = (left, right) if a > b else (right, left)
    at = "on" if cut.start == 0 else "at"
    told = f"{source.shown} was published {at} {min(a, b)[cut]}, {copy.shown} {at} {max(a, b)[cut]}"
    yield Way(copy.id, source.id, "inferred", Reason("time", told))
