"""Copies to independent origins: a partition of each story's articles, each merge with its reasons, and an interval for the count.

An article belongs to the origin that more than half of its own prose comes from. Refuses to merge for want of knowledge: an article
whose outlet is not stated stays alone unless its words say otherwise.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from newstemma.lineage.carried import Carrier, carriers
from newstemma.lineage.cited import cited, cited_agencies
from newstemma.lineage.echoes import echoes, house_of, wires
from newstemma.lineage.merges import Evidence, Pool, compiled, settle
from newstemma.lineage.outlets import masthead, one_outlet
from newstemma.lineage.sigla import sigla_of
from newstemma.lineage.texts import Text, by_time, texts_of, together
from newstemma.lineage.ties import WHOLE, is_node, node_of, ties_of
from newstemma.model.article import Article
from newstemma.model.lineage import Copy, Interval, Origin, Reason, Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.story import Story
from newstemma.settings import LineageSettings

_OWN = Reason("own reporting", "no other article of the story shares more than half of its prose, and no agency is named as its maker")


def root(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    copies: Sequence[Copy],
    stories: Sequence[Story],
    settings: LineageSettings,
) -> tuple[list[Roots], list[Notice]]:
    """The origins of each story, in order of the stories.

    Cost   linear in the copies, a few rounds of them
    """
    by_id = {a.id: a for a in articles}
    texts = texts_of(*together(articles, readings, stories))
    marked = {r.article: r for r in readings}
    of_article: defaultdict[str, list[Copy]] = defaultdict(list)
    for copy in copies:
        of_article[copy.article].append(copy)
    found = []
    for story in stories:
        inside = set(story.articles)
        mine = [c for i in story.articles for c in of_article[i] if c.source.article is None or c.source.article in inside]
        found.append(_roots(story, by_id, marked, mine, texts, settings))
    return found, []


def _roots(
    story: Story,
    by_id: Mapping[str, Article],
    marked: Mapping[str, Reading],
    copies: Sequence[Copy],
    texts: Mapping[str, Text],
    settings: LineageSettings,
) -> Roots:
    members = [by_id[i] for i in sorted(story.articles)]
    certain, likely, possible = _partitions(members, copies, texts, settings)
    held = _origins(story, by_id, copies, likely)
    passed = {a.id: carriers(a, marked[a.id]) for a in members}
    absent = _absent(story, held, members, copies)
    papers = _papers(story, held, members, passed)
    absent += papers.values()
    house = replace(house_of([*held, *absent], copies, by_id), by_carrier=papers)
    named = tuple(e for a in members for e in cited(a, marked[a.id], house.home[a.id], house, passed[a.id]))
    repeated = echoes(copies, house, by_id, named)
    interval = Interval(len(held), len(possible.groups()), len(certain.groups()))
    told = wires(copies, house, by_id, texts, repeated, settings)
    sigla = sigla_of(house.origins, by_id)
    return Roots(story.id, (*held, *absent), interval, sigla, told, (*named, *repeated), _groups(certain), _groups(possible))


def _groups(pool: Pool) -> tuple[tuple[str, ...], ...]:
    """The articles of each group, agencies left out, in order."""
    return tuple(sorted(tuple(sorted(i for i in nodes if not is_node(i))) for nodes in pool.groups()))


def _partitions(
    members: Sequence[Article], copies: Sequence[Copy], texts: Mapping[str, Text], settings: LineageSettings
) -> tuple[Pool, Pool, Pool]:
    """The groups on certain evidence, on likely, on possible: each made from the one before, so that the counts are in order.

    Articles of one outlet are joined first of all, but only those that are likely the outlet's own: hence the rehearsal.
    """
    ties = ties_of(members, copies, texts)
    ordered = sorted(members, key=by_time)
    seen = Evidence(ties, {a.id: n for n, a in enumerate(ordered)}, texts, settings, compiled(ties, texts, settings))
    by_id = {a.id: a for a in members}
    nameless = {c.article for c in copies if c.source.article is None and c.kind in WHOLE}
    certain = Pool({a.id: a.id for a in members}, {a.id for a in members})
    rehearsal = certain.copy()
    for level in ("certain", "likely"):
        settle(rehearsal, seen, level)
    settle(certain, seen, "certain")
    for one, other in one_outlet(rehearsal, seen, by_id, nameless):
        certain.join(one, other, [Reason("same outlet", f"both are articles of {by_id[one].outlet}")])
    likely = certain.copy()
    settle(likely, seen, "likely")
    possible = likely.copy()
    settle(possible, seen, "possible")
    return certain, likely, possible


def _origins(story: Story, by_id: Mapping[str, Article], copies: Sequence[Copy], pool: Pool) -> list[Origin]:
    """The likely partition, in order of the first article by time."""
    whys: defaultdict[str, list[Reason]] = defaultdict(list)
    for article, reason in pool.whys:
        whys[pool.top(article)].append(reason)
    found = []
    for nodes in pool.groups():
        ids = sorted((i for i in nodes if not is_node(i)), key=lambda i: by_time(by_id[i]))
        agency = next((n.partition(":")[2] for n in nodes if is_node(n)), None)
        reasons = tuple(dict.fromkeys(whys[pool.top(nodes[0])])) or (_OWN,)
        key = hashlib.sha256("|".join([story.id, *sorted(ids)]).encode()).hexdigest()[:12]
        found.append(Origin(f"o-{key}", story.id, agency or _label(ids, by_id, copies), agency, tuple(ids), reasons))
    return sorted(found, key=lambda o: (by_time(by_id[o.articles[0]])[0], -len(o.articles), o.label, o.id))


def _label(ids: Sequence[str], by_id: Mapping[str, Article], copies: Iterable[Copy]) -> str:
    """The name of the article that the others lead back to, else of the earliest."""
    inside = set(ids)
    known = [c for c in copies if c.article in inside and c.source.article in inside and c.direction != "unknown"]
    sources, copied = {c.source.article for c in known}, {c.article for c in known}
    return by_id[next((i for i in ids if i in sources and i not in copied), ids[0])].shown


def _absent(story: Story, held: Sequence[Origin], members: Sequence[Article], copies: Sequence[Copy]) -> list[Origin]:
    """Agencies that have no article of their own here: a part of an article is theirs, or articles of two origins credit them."""
    home = {i: o.id for o in held for i in o.articles}
    whys: defaultdict[str, list[Reason]] = defaultdict(list)
    for copy in copies:
        if copy.source.agency is not None and copy.kind not in {"cites", "quotes_only"} and copy.passages:
            whys[copy.source.agency].extend(copy.reasons)
    for agency, told in cited_agencies(members).items():
        if len({home[i] for i, _ in told}) > 1:
            whys[agency].extend(reason for _, reason in told)
    found = []
    for agency in sorted(set(whys) - {o.agency for o in held}):
        key = hashlib.sha256("|".join([story.id, node_of(agency)]).encode()).hexdigest()[:12]
        found.append(Origin(f"o-{key}", story.id, agency, agency, (), tuple(dict.fromkeys(whys[agency]))))
    return found


def _papers(story: Story, held: Sequence[Origin], members: Sequence[Article], passed: Mapping[str, Sequence[Carrier]]) -> dict[str, Origin]:
    """Papers and broadcasters without an article here, by their name as compared, that articles of several origins pass on."""
    home = {i: o.id for o in held for i in o.articles}
    here = {masthead(a.outlet) for a in members if a.outlet is not None}
    told: defaultdict[str, list[tuple[Article, Carrier]]] = defaultdict(list)
    for article in members:
        for carrier in passed[article.id]:
            if carrier.agency is None and carrier.key not in here:
                told[carrier.key].append((article, carrier))
    found = {}
    for key, rows in sorted(told.items()):
        if len({home[article.id] for article, _ in rows}) > 1:
            label = min(carrier.name for _, carrier in rows)
            mark = hashlib.sha256(f"{story.id}|carried|{key}".encode()).hexdigest()[:12]
            whys = tuple(Reason("credit", f"{a.shown} passes on what {label} had", (a.cut(*c.spans[0]),)) for a, c in rows)
            found[key] = Origin(f"o-{mark}", story.id, label, None, (), whys)
    return found
