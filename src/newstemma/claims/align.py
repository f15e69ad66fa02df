"""The same assertion, article by article: sentences of a story that say the same in much the same words, and whose they are.

What all articles of a story have in common weighs little: words count by how few of its sentences use them. Refuses to align two sentences
of one article, and a sentence far from its best match.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newstemma.claims.values import value_of
from newstemma.language.likeness import average_link, cosine, rarity, rarity_vectors
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Mention
from newstemma.model.lineage import Echo, Origin, Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.settings import ClaimSettings

_BACKGROUND = 10  # sentences is not left blind
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_SAID_WORDS = 2
_SHARED_WORDS = 4
_SHARED_NATS = 14.0  # natural logs of rarity, summed: 10 to 14 lost no pair of two keyed stories, 17 lost one in ten
_MIN_WORDS = 3  # content words of a sentence that asserts something


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence that may be a mention."""

    span: Span
    origin: str
    echo: Echo | None
    statement: Statement | None


def align(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    stories: Sequence[Story],
    roots: Sequence[Roots],
    settings: ClaimSettings,
) -> tuple[list[Claim], list[Notice]]:
    """The claims of all stories, in order of the story, then of the articles that say it, then of place.

    Cost   sentences², inside a story
    """
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    root_of = {r.story: r for r in roots}
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    found: list[Claim] = []
    for story in stories:
        units = _units(story, by_id, marked, root_of[story.id], said)
        found.extend(_claim(story, group, by_id, marked) for group in _grouped(units, settings))
    return found, []


def _units(
    story: Story,
    by_id: Mapping[str, Article],
    marked: Mapping[str, Reading],
    roots: Roots,
    said: Mapping[str, Sequence[Statement]],
) -> list[_Unit]:
    home = {i: o for o in roots.origins for i in o.articles}
    units = []
    for i in sorted(story.articles):
        if not marked[i].read:
            continue
        echoes = [e for e in roots.echoes if e.span.article == i]
        for sentence in marked[i].sentences:
            if len(content_words(by_id[i].text, sentence.start, sentence.end)) >= _MIN_WORDS:
                span = by_id[i].cut(sentence.start, sentence.end)
                units.append(_unit(span, home[i], echoes, said.get(i, ())))
    return units


def _unit(span: Span, home: Origin, echoes: Sequence[Echo], said: Sequence[Statement]) -> _Unit:
    """The sentence with the origin that it counts for: the one whose words most of it repeats, else its article's own."""
    size = span.end - span.start
    echo = next((e for e in echoes if min(e.span.end, span.end) - max(e.span.start, span.start) > size / 2), None)
    inside = [s for s in said if any(c.start < span.end and span.start < c.end for c in s.content)]
    return _Unit(span, echo.origin if echo else home.id, echo, inside[0] if len(inside) == 1 else None)


def _grouped(units: Sequence[_Unit], settings: ClaimSettings) -> list[list[_Unit]]:
    """Units of different articles that are alike and near the best match of both; the rest alone."""
    if len({u.span.article for u in units}) < 2:
        return [[unit] for unit in units]
    bags = [_bag(u.span.text) for u in units]
    vectors = rarity_vectors(bags, background=_BACKGROUND)
    words = [frozenset(w for w in bag if " " not in w and len(w) > 1) for bag in bags]
    said = [frozenset(content_words(_CAPITALISED.sub(" ", u.span.text))) for u in units]  # what is no name
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(n)
    alike: dict[tuple[int, int], float] = {}
    for word in sorted(holders):
        numbers = holders[word]
        if len(numbers) > max(12, len(units) // 4):
            continue  # said everywhere in this story: no evidence alone
        for x, a in enumerate(numbers):
            for b in numbers[x + 1 :]:
                if (a, b) not in alike and units[a].span.article != units[b].span.article:
                    alike[a, b] = cosine(vectors[a], vectors[b]) if _says_enough(words[a], words[b], said[a] & said[b]) else 0.0
    kept = _near_best(units, alike, settings)
    groups = average_link(len(units), kept, settings.min_alike)
    return [[units[n] for n in part] for group in groups for part in _one_an_article(group, units, kept)]


def _says_enough(a: frozenset[str], b: frozenset[str], said: frozenset[str]) -> bool:
    """Whether what two sentences share could be an assertion at all: enough words, and enough that is not said every day.

    "Raise interest rates" and "when interest rates are high" are as like as many sentences that say the same; and two sentences on one
    minister share her name.

    said   what they share that is no name
    """
    shared = a & b
    if len(said) < _SAID_WORDS or (len(shared) < _SHARED_WORDS and len(shared) < min(len(a), len(b))):
        return False
    return sum(sorted(rarity(w) for w in shared)) >= _SHARED_NATS


def _bag(text: str) -> Counter[str]:
    """Stems, and pairs of neighbours: two sentences that turn the same phrase are more alike than two that share its words."""
    words = content_words(text)
    bag = Counter(words)
    bag.update(f"{a} {b}" for a, b in zip(words, words[1:], strict=False))
    return bag


def _near_best(units: Sequence[_Unit], alike: Mapping[tuple[int, int], float], settings: ClaimSettings) -> dict[tuple[int, int], float]:
    """The pairs near the best match that either has in the other's article: three articles may say one thing more and less alike."""
    best: defaultdict[tuple[int, str], float] = defaultdict(float)
    for (a, b), value in alike.items():
        best[a, units[b].span.article] = max(best[a, units[b].span.article], value)
        best[b, units[a].span.article] = max(best[b, units[a].span.article], value)
    return {
        (a, b): value
        for (a, b), value in alike.items()
        if value >= settings.min_alike / 2
        and value >= max(best[a, units[b].span.article], best[b, units[a].span.article]) - settings.near_best
    }


def _one_an_article(group: Sequence[int], units: Sequence[_Unit], alike: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The group with at most one sentence of each article, the one most like the others; those left over stand alone."""
    by_article: defaultdict[str, list[int]] = defaultdict(list)
    for n in group:
        by_article[units[n].span.article].append(n)

    def weight(n: int) -> tuple[float, int]:
        return round(sum(sorted(alike.get((min(n, m), max(n, m)), 0.0) for m in group)), 6), -n

    chosen = sorted(max(numbers, key=weight) for numbers in by_article.values())
    return [chosen, *([n] for n in group if n not in chosen)]


def _claim(story: Story, group: Sequence[_Unit], by_id: Mapping[str, Article], marked: Mapping[str, Reading]) -> Claim:
    ordered = sorted(group, key=lambda u: (u.span.article, u.span.start))
    mentions = tuple(
        Mention(
            u.span,
            u.statement.id if u.statement else None,
            u.origin,
            u.echo.source if u.echo else None,
            value_of(by_id[u.span.article], marked[u.span.article], u.span),
        )
        for u in ordered
    )
    shortest = min(ordered, key=lambda u: (not _reads_alone(u.span.text), len(u.span.text), u.span.article, u.span.start))
    key = hashlib.sha256("|".join([story.id, *(f"{u.span.article}:{u.span.start}" for u in ordered)]).encode()).hexdigest()[:12]
    speakers = {u.statement.speaker.name if u.statement else None for u in ordered}
    primary = next(iter(speakers)) if len(speakers) == 1 else None
    about = next((m.value.counts for m in mentions if m.value is not None and m.value.counts), None)
    return Claim(f"c-{key}", story.id, shortest.span.text, about or _about(shortest.span.text), mentions, primary)


def _reads_alone(text: str) -> bool:
    """Whether the words begin and end as a sentence does, with every quotation that they open closed."""
    return (
        bool(re.match(r"[\"“‘(]?[A-Z\d]", text))
        and text[-1] in '.!?”"’)'
        and text.count("“") == text.count("”")
        and text.count('"') % 2 == 0
    )


def _about(text: str) -> str:
    """The first words of the sentence, up to its first comma or eight of them."""
    words = text.split(",", maxsplit=1)[0].split()
    return " ".join(words[:8])
