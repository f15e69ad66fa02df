"""Days that were announced, and the days that came or were announced anew in a later article.

Refuses two announcements of which the later does not say that something was moved.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newstemma.claims.ground import Ground
from newstemma.claims.occasions import Occasion
from newstemma.claims.reach import agree, apart
from newstemma.claims.same_deed import one_deed, same_day_too
from newstemma.claims.sides import Side, finding, side
from newstemma.model.claim import Conflict, Value
from newstemma.model.text import Span

_PUT_OFF = 60  # days between what was announced and what came
_WAS_SET = re.compile(r"\b(?:originally|first|previously|had been)\s(?:planned|scheduled|set|slated|due|expected)\s(?:for|on)\s$")
CHANGED = re.compile(
    r"\b(?:postponed|delayed|put off|put back|pushed back|moved from|deferred|rescheduled|brought forward|instead of|will now"
    r"|(?:as|than|originally|first|previously) (?:announced|planned|scheduled|expected)|original(?:ly)? (?:plan|date|set)|new date)\b",
    re.IGNORECASE,
)


def postponed(ground: Ground, seen: Sequence[Occasion]) -> Iterator[Conflict]:
    """Days that were announced and days that came, or were announced anew, later; one finding for all that tell of one deed."""
    pairs = [(a, b) for n, a in enumerate(seen) for b in seen[n + 1 :] if a.article.id != b.article.id and a.at != b.at]
    told: set[Span] = set()
    for one, two in pairs:
        first, second = sorted((one, two), key=lambda o: (o.article.stamp or "", not o.ahead, o.article.id))
        if {first.at, second.at} <= told or not _is_later(first, second) or not one_deed(first, second, whenever=True):
            continue
        days = first.reach.grain == second.reach.grain == "day"
        if days and not agree(first.reach, second.reach) and apart(first.reach, second.reach) <= _PUT_OFF:
            before = [
                o for o in seen if o.ahead and o.article.id != second.article.id and agree(o.reach, first.reach) and _likely(o, first)
            ]
            sides = [[day_side(ground, o) for o in {first.at: first, **{o.at: o for o in before}}.values()], [day_side(ground, second)]]
            told |= {s.at for g in sides for s in g if isinstance(s.at, Span)}
            why = f"{first.at.text} was announced; the later article has {second.at.text}"
            yield finding(ground, "date", "update", f"when: {first.phrase}", sides, why, resolved=second.at.text)


def is_put_off(a: Occasion, b: Occasion) -> bool:
    """Whether the later article of the two says what became of the day that the earlier announced."""
    return _is_later(a, b) or _is_later(b, a)


def _likely(a: Occasion, b: Occasion) -> bool:
    return a is b or same_day_too(a, b)


def _is_later(first: Occasion, second: Occasion) -> bool:
    """Whether the second tells, in a later article, what became of what the first announced."""
    days = [(o.article.stamp or "")[:10] for o in (first, second)]
    if not first.ahead or min(map(len, days)) < 10 or days[0] > days[1]:
        return False
    if _says_so(second) and not _says_so(first):
        return True
    return not second.ahead and days[0] < days[1]


def _says_so(one: Occasion) -> bool:
    """Whether words near the date say that it was another one."""
    text, start = one.article.text, one.at.start
    return (
        _WAS_SET.search(text, max(0, start - 40), start) is None and CHANGED.search(text, max(0, start - 80), one.at.end + 80) is not None
    )


def day_side(ground: Ground, one: Occasion) -> Side:
    """What an article says of when it was."""
    value = Value("date", one.at.text, one.time.value, one.time.value, None, None, None, one.at)
    return side(ground, one.article, one.at, value)
