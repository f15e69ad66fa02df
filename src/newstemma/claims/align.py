"""The same assertion, article by article: clauses of a story that say the same, and whose they are.

What all articles of a story have in common weighs little: words count by how few of its clauses use them, and sentence vectors are taken
from the middle of the story. Refuses to align two clauses of one article, and a clause far from its best match.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newstemma.claims.assertions import assertions
from newstemma.claims.values import value_of
from newstemma.language.likeness import average_link, cosine, rarity, rarity_vectors
from newstemma.language.units import reads_alone
from newstemma.language.words import content_words
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

_BACKGROUND = 10  # clauses of any news beside the story's, so that a story of three is not left blind
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
#: Weights of a clause's words, of its sentence's words, and of its sense. Score of the claims of two keyed stories: whole sentences by
#: their words 61 and 64, with sense 65 and 70; clauses by their words 51 and 51, with sense 68 and 71. A ninth more each gives 69 and 72,
#: but of the pairs that this adds every second one was wrong when read.
_OWN, _AROUND, _SENSE = 0.36, 0.14, 0.22
_TOGETHER = 4096  # pairs compared at once: bounds the memory


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
    """The clause with the origin that it counts for: the one whose words most of it repeats, else its article's own."""
    size = span.end - span.start
    echo = next((e for e in echoes if min(e.span.end, span.end) - max(e.span.start, span.start) > size / 2), None)
    inside = [s for s in said if s.act == "speech" and any(c.start < span.end and span.start < c.end for c in s.content)]
    whole = next(s for s in reading.sentences if s.start <= span.start < s.end)
    return _Unit(span, (whole.start, whole.end), echo.origin if echo else home.id, echo, inside[0] if len(inside) == 1 else None)


def _grouped(units: Sequence[_Unit], by_id: Mapping[str, Article], encoder: Encoder, settings: ClaimSettings) -> list[list[_Unit]]:
    """Units of different articles that are alike and near the best match of both; the rest alone."""
    if len({u.span.article for u in units}) < 2:
        return [[unit] for unit in units]
    alike = _alike(units, [by_id[u.span.article].text[slice(*u.sentence)] for u in units], encoder)
    kept = _near_best(units, alike, settings)
    groups = average_link(len(units), kept, settings.min_alike)
    return [[units[n] for n in part] for group in groups for part in _one_an_article(group, units, kept)]


def _alike(units: Sequence[_Unit], sentences: Sequence[str], encoder: Encoder) -> dict[tuple[int, int], float]:
    """How alike two units of different articles are, 0 to 1, for those that share enough: in their words, in the words of their sentences,
    and in sense where the encoder has vectors.
    """
    texts = [u.span.text for u in units]
    own, around = _weighed(texts), _weighed(sentences)
    shared = _shared(texts, _candidates(units, own))
    pairs = [pair for pair, common in shared.items() if _LOOSE.lets(common)]
    close = _centred(pairs, texts, encoder)
    if close is None:
        return {(a, b): cosine(own[a], own[b]) for (a, b), common in shared.items() if _STRICT.lets(common)}
    return {
        (a, b): round(_OWN * cosine(own[a], own[b]) + _AROUND * cosine(around[a], around[b]) + _SENSE * max(0.0, value), 6)
        for (a, b), value in zip(pairs, close, strict=True)
    }


def _weighed(texts: Sequence[str]) -> list[dict[str, float]]:
    """The words of each text by how few of the distinct texts use them: a reprint makes no word commoner."""
    distinct = sorted(set(texts))
    known = dict(zip(distinct, rarity_vectors([_bag(t) for t in distinct], background=_BACKGROUND), strict=True))
    return [known[t] for t in texts]


def _candidates(units: Sequence[_Unit], vectors: Sequence[Mapping[str, float]]) -> list[tuple[int, int]]:
    """Pairs of units of different articles that share a word which is not said everywhere in this story, in order."""
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, vector in enumerate(vectors):
        for word in vector:
            holders[word].append(n)
    most = max(12, len(units) // 4)
    return sorted(
        {
            (a, b)
            for numbers in holders.values()
            if len(numbers) <= most
            for x, a in enumerate(numbers)
            for b in numbers[x + 1 :]
            if units[a].span.article != units[b].span.article
        }
    )


def _centred(pairs: Sequence[tuple[int, int]], texts: Sequence[str], encoder: Encoder) -> list[float] | None:
    """The cosine of each pair's vectors as seen from the mean of the story's; None from an encoder that has none.

    What the whole story is about makes any two of its sentences close; from its middle only what they have of their own does.
    Whole numbers below 2**53 until the last division: exact in any order.
    """
    import numpy as np

    distinct = sorted({texts[n] for pair in pairs for n in pair})
    vectors = encoder.vectors(distinct)
    if not all(vectors) or not distinct:
        return None if distinct else []
    rows = np.frombuffer(b"".join(vectors), np.int8).reshape(len(distinct), -1).astype(np.float64)
    rows = rows * len(distinct) - rows.sum(0)
    number = {text: n for n, text in enumerate(distinct)}
    first, second = ([number[texts[pair[side]]] for pair in pairs] for side in (0, 1))
    norms = (rows**2).sum(1)
    found = []
    for start in range(0, len(pairs), _TOGETHER):
        a, b = first[start : start + _TOGETHER], second[start : start + _TOGETHER]
        lengths = np.sqrt(norms[a] * norms[b])
        found += ((rows[a] * rows[b]).sum(1) / np.where(lengths > 0, lengths, 1.0)).tolist()
    return found


@dataclass(frozen=True, slots=True)
class _Common:
    """What two clauses share: how many words, of how many at most, how many that are no name, and their rarity, in natural logs, summed."""

    words: int
    least: int
    unnamed: int
    nats: float


@dataclass(frozen=True, slots=True)
class _Gate:
    """What two clauses must share to be an assertion at all: enough words, and enough that is not said every day.

    "Raise interest rates" and "when interest rates are high" are as like as many clauses that say the same; and two clauses on one
    minister share her name.
    """

    words: int
    unnamed: int
    nats: float

    def lets(self, common: _Common) -> bool:
        """Whether it is enough."""
        return common.words >= min(self.words, common.least) and common.unnamed >= self.unnamed and common.nats >= self.nats


#: Where words are all there is: 10 to 14 nats lost no pair of two keyed stories, 17 lost one in ten.
_STRICT = _Gate(words=4, unnamed=2, nats=14.0)
#: Where the sense is weighed too: 7 nats and three words lost one claim in twenty.
_LOOSE = _Gate(words=2, unnamed=1, nats=5.0)


def _shared(texts: Sequence[str], pairs: Sequence[tuple[int, int]]) -> dict[tuple[int, int], _Common]:
    """What the two texts of each pair share."""
    words = [frozenset(w for w in content_words(t) if len(w) > 1) for t in texts]
    unnamed = [frozenset(content_words(_CAPITALISED.sub(" ", t))) for t in texts]
    found = {}
    for a, b in pairs:
        common = words[a] & words[b]
        nats = sum(sorted(rarity(w) for w in common))
        found[a, b] = _Common(len(common), min(len(words[a]), len(words[b])), len(unnamed[a] & unnamed[b]), nats)
    return found


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
