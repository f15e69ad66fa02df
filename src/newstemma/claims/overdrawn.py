"""A headline that counts more than its text: "30 dead" above a text that counts 29, and knows of nobody else who died.

Refuses hedged counts, lower bounds, and one more where the text tells of an attacker or another victim beside those that it counts.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from newstemma.claims.figure import Figure, number
from newstemma.claims.tolls import is_toll

_ROUNDED_FROM = 100  # a smaller toll is not rounded
_FAR = 2.0  # times: what is so much more counts something else
_EARLY = 6  # sentences in which a text tells its headline's toll
_ONE_MORE = re.compile(
    r"\b(?:gunm[ae]n|attackers?|bombers?|shooters?|assailants?|suspects?|hijackers?|perpetrators?|terrorists?|militants?|himself|herself)\b"
    r"|\b(?:another|a further|more|also|later|additional|a (?:second|third|fourth|fifth)|too) (?:[a-z]+ ){0,3}?"
    r"(?:died|dead|death|killed|victim|body|succumbed|arrested|detained|injured|wounded|hurt|missing)\b"
    r"|\b(?:died|killed|succumbed|arrested) (?:[a-z]+ ){0,3}?(?:later|as well|in hospital)\b",
    re.IGNORECASE,
)


def overdrawn(title: Figure, body: Sequence[Figure]) -> list[Figure]:
    """The figures of the text, all of one number, that its headline's toll is more than; none where they may bear it out."""
    mine = [g for g in body if is_toll(g) and g.action == title.action and not (g.bounds.scope or g.bounds.away or g.bounds.earlier)]
    if not mine or not is_toll(title) or not all(map(_is_exact, (*mine, title))) or number(title) >= _ROUNDED_FROM:
        return []
    most = max(map(number, mine))
    if not most < number(title) <= _FAR * most or _may_be_sum(title, mine) or _ONE_MORE.search(mine[0].article.text):
        return []
    return [g for g in mine if number(g) == most] if any(number(g) == most and g.sentence < _EARLY for g in mine) else []


def _is_exact(f: Figure) -> bool:
    return f.quantity.low == f.quantity.high and not f.quantity.approximate and not f.part and not f.added


def _may_be_sum(title: Figure, told: Sequence[Figure]) -> bool:
    """Whether figures of the text, of groups and places, come to it, or to more."""
    values = {(g.who, number(g)) for g in told}
    return len(values) > 1 and sum(n for _, n in values) >= number(title)
