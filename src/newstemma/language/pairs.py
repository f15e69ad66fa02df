"""Two figures beside one another: a range, a score, a part of a whole, or the two ends of a change."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newstemma.language.counted import is_plural
from newstemma.language.draft import Draft
from newstemma.language.hedges import trend_before

_AND = re.compile(r"\s(?:and|to|or)\s$")
_TO = re.compile(r"\s?(?:-|–|—|‑)\s?$|\s(?:to|or|through)\s$|-\s?(?:to|or)[\s-]$")
_DASH = re.compile(r"\s?[-–—‑]\s?$")
_BETWEEN = re.compile(r"\bbetween\s(?:the\sages\sof\s|about\s|around\s|roughly\s|an estimated\s|some\s)?$", re.IGNORECASE)
_FROM = re.compile(
    r"\bfrom\s(?:(?:about|around|roughly|nearly|almost|just|only|some|as\s(?:low|little|few|high|many)\sas"
    r"|more than|less than|over|under|up to|at least|an estimated|a record)\s){0,2}$",
    re.IGNORECASE,
)
_RANGING = re.compile(
    r"\b(?:rang(?:e|es|ed|ing)|var(?:y|ies|ied|ying)|anywhere|anything|lasting|differ\w*)\s(?:in\s\w+\s)?from\s$", re.IGNORECASE
)
_ENDS = re.compile(
    r"[^.;:()\n]{0,50}?\bto\s(?:(?:about|around|roughly|nearly|almost|just|only|some|as (?:high|much"
    r"|many) as|more than|less than|over|under|up to|at least|an estimated|a record|between)\s){0,2}$"
)
_BACK = re.compile(r"(?:\s[\w-]+){0,3}?,?\s(?:up\s|down\s)?from\s(?:about\s|around\s|nearly\s|just\s)?")
_TOWARDS = re.compile(r"\bto\s(?:about\s|around\s|nearly\s|just\s)?$")
_VOTES = re.compile(
    r"\b(?:vot(?:e[ds]?|ing)|ballots?|rul(?:ed|ing)|decision|majority|passed|approved|rejected|defeated"
    r"|adopted|parliament|senate|house|council|lawmakers)\b",
    re.IGNORECASE,
)
_SPORT = re.compile(
    r"\b(?:won|win|wins|winning|beat|beats|beating|beaten|lost|lose|defeat(?:ed|s)?|draw|drew|led|lead"
    r"|leads|leading|victory|victories|loss|score|scored|tie|tied|trail(?:ed|ing|s)?|thrash(?:ed|ing)"
    r"|ahead|aggregate|edged"
    r"|record|win|rout(?:ed)?|downed|stalemate|penalties|shootout|set|sets|series|down|game|match|final)\b",
    re.IGNORECASE,
)
_SCORED = re.compile(
    r"(?:[a-z-]+\s){0,2}?(?:wins?|victory|victories|lead|defeats?|loss|losses|draws?|votes?|decision|majority|margin|record"
    r"|score|thrashing|rout|split|ruling|deficit|triumph|advantage|scoreline|aggregate|hammering|start"
    r"|mark|edge)\b",
    re.IGNORECASE,
)
_VOTES_TO = re.compile(r"(?:\svotes?)?\s(?:to|against)\s$")
_TRIES = re.compile(
    r"\b(?:games|matches|starts|attempts|tries|appearances|outings|races|seasons|tests|fights|bouts|elections|states|cities|countries)$"
)
_OF = re.compile(
    r"[\s-](?P<how>(?:out[\s-])?of|in)[\s-](?P<det>(?:the|its|their|his|her|our|those|these|every|all|some|about"
    r"|more than|over|nearly|a total of|around|at least|an estimated)\s){0,2}$"
)
_SMALL, _CHAMBER = 200, 5000  # a side of a score; of a vote
_OLDEST = 120  # years
_WHOLES = frozenset((2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0, 12.0, 20.0, 50.0, 100.0, 1000.0, 10_000.0, 100_000.0, 1e6))


def paired(text: str, drafts: Sequence[Draft], low: int, stop: int) -> Iterator[Draft]:
    """The figures in order, ranges, scores and "one in five" as one, the ends of a change and the whole of a part marked."""
    waiting: Draft | None = None
    for this in drafts:
        if waiting is None:
            waiting = this
            continue
        if this.start < waiting.end:
            continue
        merged = _together(text, waiting, this, low, stop)
        if merged is None:
            yield waiting
            low, waiting = waiting.end, this
        else:
            waiting = merged
    if waiting is not None:
        yield waiting


def _together(text: str, a: Draft, b: Draft, low: int, stop: int) -> Draft | None:
    """Both as one figure; None where they stay two (roles may have been written into them)."""
    if "ordinal" in (a.form, b.form) or b.start - a.end > 90:
        return None
    gap = text[a.end : b.start]
    before = text[max(low, a.start - 30) : a.start]
    _lend(a, b, gap)
    return (
        _coins(a, b, gap)
        or _score(text, a, b, gap, low, stop)
        or _range(a, b, gap, before)
        or _part(a, b, gap)
        or _change(a, b, gap, before)
    )


def _lend(a: Draft, b: Draft, gap: str) -> None:
    """As in "1.2 and 1.1 per cent", "aged 7 and 9": a bare figure in a list takes what its neighbour shows."""
    if gap not in (" and ", " or ", ", "):
        return
    if b.form == "percent" and gap != ", " and a.is_bare and a.noun is None and a.form == "count":
        a.measure, a.form = b.measure, b.form
    if a.form == "age" and b.is_bare and b.noun is None and 0 < b.low < _OLDEST:
        b.measure, b.form = a.measure, a.form


_COINS = re.compile(r",?\s(?:and\s)?")


def _coins(a: Draft, b: Draft, gap: str) -> Draft | None:
    """As in "thirteen dollars and forty-five cents"."""
    small = b.measure is not None and b.measure.symbol in ("cent", "penny") and b.low < 100
    if not (small and a.is_money and a.low == int(a.low) and a.measure != b.measure and _COINS.fullmatch(gap) and a.end > a.bare_end):
        return None
    value = a.low + b.low / 100
    return replace(a, end=b.end, tail=b.tail, low=value, high=value)


def _score(text: str, a: Draft, b: Draft, gap: str, low: int, stop: int) -> Draft | None:
    """As in "7-2", "52 votes to 48": two small bare numbers, the first at least as large, or among words of contests."""
    if not (a.is_bare and b.is_bare and a.low == a.high and b.low == b.high and a.against is None):
        return None
    around = text[max(low, a.start - 80) : min(stop, b.end + 40)]
    side = _CHAMBER if _VOTES.search(around) else _SMALL
    dashed = _DASH.match(gap) and a.numeral.sort == b.numeral.sort == "digits" and max(a.low, b.low) <= side and " " not in gap
    if dashed:
        behind = text[b.bare_end : b.bare_end + 40].lstrip(" -")
        named = bool(_SCORED.match(behind))
        if b.noun is None or named or not is_plural(b.noun.split()[-1]):
            contest = named or _SPORT.search(around) or _VOTES.search(around)
            if a.low >= b.low or contest:
                return replace(a, end=b.bare_end, tail=b.bare_end, form="score", against=b.low, noun=None, is_one=False)
    if gap == "-to-" and a.low > b.low:
        return replace(a, end=b.bare_end, tail=b.bare_end, form="score", against=b.low, noun=None, is_one=False)
    if _VOTES_TO.match(gap) and _VOTES.search(around) and (a.low > b.low or "vote" in gap) and (a.noun is None or "vote" in a.noun):
        return replace(a, end=b.bare_end, tail=b.bare_end, form="score", against=b.low, noun="votes", is_one=False)
    return None


def _range(a: Draft, b: Draft, gap: str, before: str) -> Draft | None:
    """As in "10 to 15", "$3 billion to $5 billion", "between 10 and 15": low before high, of one unit."""
    between = bool(_BETWEEN.search(before))
    if not (_AND if between else _TO).match(gap) or a.low != a.high or b.low != b.high or a.against is not None:
        return None
    if (a.measure is not None and b.measure is not None and a.measure != b.measure) or (
        a.measure is not None and b.measure is None and not a.is_money and a.form != "age"
    ):
        return None
    if a.noun is not None and a.tail > a.end and a.noun != b.noun:
        return None
    moved = b.high > 2 * a.low if before.endswith("by ") else trend_before(before, 0, len(before))[1]
    if a.measure is not None and b.measure is not None and moved and " to " in gap:
        a.role, b.role = "by", "to"
        return None
    changed = _FROM.search(before) is not None and not _RANGING.search(before)
    first = _scaled(a, b)
    if first >= b.high or (changed and not _DASH.match(gap)):
        return None
    if gap.strip() == "or" and (a.numeral.sort == "fraction" or first + 1 < b.high < first * 1.3):
        return None
    measure = b.measure or a.measure
    form = b.form if b.measure is not None else a.form
    return replace(
        b, start=a.start, low=first, high=b.high, measure=measure, is_money=a.is_money or b.is_money, form=form, is_one=False, role=a.role
    )


def _scaled(a: Draft, b: Draft) -> float:
    """The lower end, with the scale that only the upper end shows ("10 to 15 million")."""
    if a.numeral.scale == 1.0 and b.numeral.scale > 1.0 and a.low < b.low / b.numeral.scale and a.numeral.sort != "vague":
        return a.low * b.numeral.scale
    return a.low


def _part(a: Draft, b: Draft, gap: str) -> Draft | None:
    """As in "one in five" as 0.2; "8 of 10": the whole of the part is written into the first, its role into the second."""
    match = _OF.match(gap)
    if match is None or not (a.is_bare and b.is_bare) or a.low > b.low or a.low < 1 or "vague" in (a.numeral.sort, b.numeral.sort):
        return None
    how = match["how"]
    if (
        how != "of"
        and a.low < b.low
        and b.low in _WHOLES
        and (a.low == 1 or b.low <= 10)
        and (how != "in" or not (match["det"] or "") or "every" in match["det"])
    ):
        if how == "in" and b.noun is not None and a.low != 1 and _TRIES.search(b.noun):
            return None
        return replace(b, start=a.start, low=a.low / b.low, high=a.low / b.low, form="fraction", whole=b.low, is_one=False)
    if how == "in" or b.noun is None and how == "of" and not a.low < b.low:
        return None
    a.whole, b.role, a.is_one = b.low, "of", False
    a.noun = b.noun or a.noun
    return None


def _change(a: Draft, b: Draft, gap: str, before: str) -> Draft | None:
    """As in "from 2.4 to 2.9 per cent": the roles, and the unit that only one of them shows. Never one figure."""
    ahead = bool(_FROM.search(before)) and not _RANGING.search(before) and bool(_ENDS.fullmatch(gap))
    if not ahead and not (_BACK.fullmatch(gap) and _TOWARDS.search(before)):
        return None
    if a.measure is not None and b.measure is not None and a.measure != b.measure:
        return None
    a.role, b.role = ("from", "to") if ahead else ("to", "from")
    if gap.strip() == "to" and a.low == a.high:
        a.low = a.high = _scaled(a, b)
    for one, other in ((a, b), (b, a)):
        if one.measure is None and other.measure is not None and one.form == "count" and one.noun is None:
            one.measure, one.form, one.is_money = other.measure, other.form, other.is_money
        if one.measure is None and one.noun is None and other.measure is None:
            one.noun = other.noun
    return None
