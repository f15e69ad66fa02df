"""How much two tellings of one thing share, by the rarity of their words: of the shorter one, and of the longer one.

Refuses to see one thing where little but names is shared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from newstemma.language.likeness import rarity
from newstemma.language.words import content_words

_SHARED, _UNNAMED = 3, 2  # content words that two tellings share at least, and of them those that are no names
#: Rarity of what they share: in all, in natural logs, and of the longer one's words. Of the credits that differed in 237 stories of three
#: and more articles 19 and 33 were found; with 8 and .25 of seven more five were of two assertions, with 10 and .33 one of two was lost.
_NATS, _OF_LONGER = 9.0, 0.3
_NAMED = re.compile(r"(?<!^)\b[A-Z][\w'’-]*")


def like(ours: str, theirs: str) -> float:
    """What two tellings share of the shorter one's words, by rarity; 0.0 where it is too little to say anything."""
    a, b = frozenset(content_words(ours)), frozenset(content_words(theirs))
    plain = frozenset(content_words(_NAMED.sub(" ", ours))) & frozenset(content_words(_NAMED.sub(" ", theirs)))
    common = _weight(a & b)
    if len(a & b) < _SHARED or len(plain) < _UNNAMED or common < _NATS or common < _OF_LONGER * max(_weight(a), _weight(b)):
        return 0.0
    return round(common / min(_weight(a), _weight(b)), 6)


def _weight(words: Iterable[str]) -> float:
    return round(sum(sorted(rarity(w) for w in words)), 6) or 1.0


def of_longer(ours: str, theirs: str) -> float:
    """What two tellings share of the longer one's words, by rarity."""
    a, b = frozenset(content_words(ours)), frozenset(content_words(theirs))
    return round(_weight(a & b) / max(_weight(a), _weight(b)), 6)
