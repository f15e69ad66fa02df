"""Articles of one outlet: one source for itself, however its name is spelt. Refuses to tie an outlet to the agency that it reprints."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from newstemma.lineage.merges import Evidence, Pool
from newstemma.lineage.ties import is_node
from newstemma.model.article import Article

_DOMAIN = re.compile(
    r"^(?:https?://)?(?:www\.)?(?P<name>[\w-]+(?:\.[\w-]+)*?)\.(?:com|org|net|info|news|co\.[a-z]{2}|com\.[a-z]{2}|[a-z]{2})/?$"
)


def masthead(outlet: str) -> str:
    """A masthead as compared: without case, accents, a leading "the", spaces, points, or the end of a web address."""
    name = outlet.strip().casefold()
    domain = _DOMAIN.match(name)
    if domain is not None and " " not in name:
        name = domain["name"]
    bare = "".join(c for c in unicodedata.normalize("NFKD", name.replace("&", " and ")) if not unicodedata.combining(c))
    words = re.findall(r"\w+", bare)
    return "".join(words[1:] if words[:1] == ["the"] and len(words) > 1 else words) or outlet.casefold()


def one_outlet(pool: Pool, seen: Evidence, by_id: Mapping[str, Article], nameless: Collection[str]) -> list[tuple[str, str]]:
    """Pairs of articles of one outlet that are each the outlet's own, to be joined.

    pool      the groups as they are likely to be: what an article is of that is known to be from elsewhere counts for nobody's outlet
    nameless  articles known to be copies of a text that is not in the pile
    """
    owners = [(group, _owners(group, pool, seen, by_id, nameless)) for group in pool.groups()]
    common = Counter(name for _, named in owners for name in named)
    houses: defaultdict[str, list[str]] = defaultdict(list)
    for _, named in owners:
        if named:
            # One group is one outlet's: two of which nobody knows who was first must not tie all that both outlets wrote.
            chosen = min(named, key=lambda name: (-common[name], name))
            houses[chosen].append(named[chosen])
    return [(ids[0], other) for _, ids in sorted(houses.items()) for other in ids[1:]]


def _owners(group: Sequence[str], pool: Pool, seen: Evidence, by_id: Mapping[str, Article], nameless: Collection[str]) -> dict[str, str]:
    """Masthead to one article of it, for the articles of a group that nothing shows to be copies within it."""
    if any(is_node(node) for node in group):
        return {}
    return {name: i for i, name in _own(group, pool, seen, by_id) if i not in nameless}


def _own(group: Sequence[str], pool: Pool, seen: Evidence, by_id: Mapping[str, Article]) -> Iterator[tuple[str, str]]:
    for i in sorted(group, key=lambda i: (seen.rank[i], i), reverse=True):
        outlet = by_id[i].outlet
        if outlet is not None and not any(t.takes and pool.top(t.other) == pool.top(i) for t in seen.ties.get(i, ())):
            yield i, masthead(outlet)
