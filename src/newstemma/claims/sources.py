"""Whether two credits are two sources: each source once, however it is called.

Refuses to see two where one may be meant: who speaks for a body, a ministry and its country, officials and their ministry.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from newstemma.claims.credits import Credit
from newstemma.language.countries import home_country, nations
from newstemma.language.words import stem, stems, tokens

#: Nouns that say of nobody who he is: what stands before them does.
_ANYONE = frozenset(
    stem(word)
    for word in """official authority government administration source spokesman spokeswoman spokesperson person people resident aide
    adviser advisor representative leader state member senior local two three several some many other top report statement""".split()
)


def same_source(a: Credit, b: Credit) -> bool:
    """Whether two credits may mean one source as far as a reader can tell: one speaker, one body, one country."""
    if a.sort == "own" or b.sort == "own":
        return a.sort == b.sort
    if a.key == b.key:
        return True
    if a.sort == b.sort == "person":
        return bool(_plain(a) & _plain(b) & _last(a, b))
    if {a.sort, b.sort} == {"person", "people"}:
        return False
    ours, theirs = _plain(a), _plain(b)
    if _is_bare(a) or _is_bare(b):
        return {a.sort, b.sort} != {"person", "people"}
    if not (ours or a.homes) or not (theirs or b.homes) or (ours and ours <= theirs) or (theirs and theirs <= ours):
        return True
    if _is_country(a) or _is_country(b) or (a.sort == "person") != (b.sort == "person"):
        return bool(ours & theirs) or bool(a.homes & b.homes)
    return bool((ours & theirs) - _national())


@cache
def _national() -> frozenset[str]:
    """Words that say of which country a body is, and not which body."""
    return frozenset().union(*map(stems, nations()))


def _is_bare(credit: Credit) -> bool:
    """Whether a body is called by nothing but its noun: "the company" is one that the article has named."""
    return credit.sort == "body" and re.fullmatch(r"[Tt]he [a-z-]+", credit.at.text) is not None


def _is_country(credit: Credit) -> bool:
    """Whether a source is called by its country, capital or seat of government alone: any of its bodies may be meant."""
    home = home_country(credit.at.text)
    return home is not None and home.sort != "adjective"


def _last(a: Credit, b: Credit) -> frozenset[str]:
    """The family names."""
    return frozenset(stem(t.word) for c in (a, b) for t in tokens(c.at.text)[-1:])


def _plain(credit: Credit) -> frozenset[str]:
    """The words that tell one source from another."""
    return credit.words - _ANYONE


def distinct(given: Iterable[Credit]) -> list[list[Credit]]:
    """The credits by source, in order of place; each joins the first source that it may mean."""
    groups: list[list[Credit]] = []
    for credit in sorted(given, key=lambda c: (c.article, c.at.start)):
        home = next((g for g in groups if any(same_source(credit, other) for other in g)), None)
        if home is None:
            groups.append([credit])
        else:
            home.append(credit)
    return groups
