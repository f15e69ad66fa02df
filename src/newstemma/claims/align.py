"""The same assertion, article by article: clauses of a story that say the same, and whose they are.

Refuses to align two clauses of one article, and a clause far from its best match. How alike two are is weighed in `alike`.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newstemma.claims.alike import Wording, alike, near_best, says_enough
from newstemma.claims.assertions import assertions
from newstemma.claims.values import value_of
from newstemma.language.likeness import average_link
from newstemma.language.units import reads_alone
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Mention
from newstemma.model.lineage import Echo, Origin, Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.ports import Encoder
from newstemma.settings import ClaimSettings


@dataclass(frozen=True, slots=True)
class _Unit:
    """A clause that may be a mention. sentence: the whole one that it stands in, as offsets."""

    span: Span
    sentence: tuple[int, int]
    origin: str
    echo: Echo | None
    statement: Statement | None


def align(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    statements: Sequence[Statement],
    stories: Sequence[Story],
    roots: Sequence[Roots],
    encoder: Encoder,
    settings: ClaimSettings,
) -> tuple[list[Claim], list[Notice]]:
    """The claims of all stories, in order of the story, then of the articles that say it, then of place.

    Cost   clauses², inside a story; one vector a distinct clause that shares words with another article's
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
        found.extend(_claim(story, group, by_id, marked) for group in _grouped(units, by_id, encoder, settings))
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
        for start, end in assertions(by_id[i], marked[i], said.get(i, ())):
            units.append(_unit(by_id[i].cut(start, end), marked[i], home[i], echoes, said.get(i, ())))
    return units


def _unit(span: Span, reading: Reading, home: Origin, echoes: Sequence[Echo], said: Sequence[Statement]) -> _Unit:
    """The clause with the origin that it counts for: the one that most of its words repeat, else its article's own."""
    size = span.end - span.start
    repeated: Counter[str] = Counter()
    for e in echoes:
        repeated[e.origin] += max(0, min(e.span.end, span.end) - max(e.span.start, span.start))
    echo = next((e for e in echoes if repeated[e.origin] > size / 2), None)
    inside = [s for s in said if s.act == "speech" and any(c.start < span.end and span.start < c.end for c in s.content)]
    whole = next(s for s in reading.sentences if s.start <= span.start < s.end)
    return _Unit(span, (whole.start, whole.end), echo.origin if echo else home.id, echo, inside[0] if len(inside) == 1 else None)


def _grouped(units: Sequence[_Unit], by_id: Mapping[str, Article], encoder: Encoder, settings: ClaimSettings) -> list[list[_Unit]]:
    """Units of different articles that are alike and near the best match of both; the rest alone.

    Wordings are grouped, not units, so that a reprint moves nothing.
    """
    if len({u.span.article for u in units}) < 2:
        return [[unit] for unit in units]
    wordings = _wordings(units, by_id)
    kept = near_best(wordings, alike(wordings, encoder), settings)
    groups = average_link(len(wordings), kept, settings.min_alike)
    parts = [numbers for group in groups for part in _one_an_article(group, wordings, kept) for numbers in _units_of(part, wordings, units)]
    return [[units[n] for n in part] for part in sorted(parts)]


def _wordings(units: Sequence[_Unit], by_id: Mapping[str, Article]) -> list[Wording]:
    """The distinct wordings, in order of their text."""
    found: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        found[unit.span.text, by_id[unit.span.article].text[slice(*unit.sentence)]].append(n)
    return [Wording(*key, tuple(found[key]), frozenset(units[n].span.article for n in found[key])) for key in sorted(found)]


def _units_of(part: Sequence[int], wordings: Sequence[Wording], units: Sequence[_Unit]) -> list[list[int]]:
    """The units of some wordings as one group, one of each article. One wording alone that says too little to be met again is no group."""
    numbers = sorted(n for w in part for n in wordings[w].units)
    by_article: dict[str, int] = {}
    for n in numbers:
        by_article.setdefault(units[n].span.article, n)
    first = list(by_article.values())
    if len(part) == 1 and not says_enough(wordings[part[0]].text):
        return [[n] for n in numbers]
    return [first, *([n] for n in numbers if by_article[units[n].span.article] != n)]


def _one_an_article(group: Sequence[int], wordings: Sequence[Wording], kept: Mapping[tuple[int, int], float]) -> list[list[int]]:
    """The group with at most one wording of each article, the one most like the others; those left over stand alone."""
    weight = {n: (round(sum(sorted(kept.get((min(n, m), max(n, m)), 0.0) for m in group)), 6), -n) for n in group}
    heaviest: dict[str, int] = {}
    for n in sorted(group, key=weight.__getitem__):
        heaviest.update(dict.fromkeys(wordings[n].articles, n))
    chosen = [n for n in group if all(heaviest[i] == n for i in wordings[n].articles)]
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
    best = min(ordered, key=lambda u: _legible(u.span))
    # A clause that does not read alone is shown in its sentence; nothing is rewritten.
    text = best.span.text if reads_alone(best.span.text) else " ".join(by_id[best.span.article].text[slice(*best.sentence)].split())
    key = hashlib.sha256("|".join([story.id, *(f"{u.span.article}:{u.span.start}" for u in ordered)]).encode()).hexdigest()[:12]
    speakers = {u.statement.speaker.name if u.statement else None for u in ordered}
    primary = next(iter(speakers)) if len(speakers) == 1 else None
    about = next((m.value.counts for m in mentions if m.value is not None and m.value.counts), None)
    return Claim(f"c-{key}", story.id, text, about or _about(text), mentions, primary)


def _legible(span: Span) -> tuple[bool, bool, int, str, int]:
    """The shortest that reads as a sentence first; of others the longest, those that begin one first: a clause alone says little."""
    alone = reads_alone(span.text)
    return not alone, not span.text[:1].isupper(), len(span.text) if alone else -len(span.text), span.article, span.start


def _about(text: str) -> str:
    """The first words of the sentence, up to its first comma or eight of them."""
    words = text.split(",", maxsplit=1)[0].split()
    return " ".join(words[:8])
