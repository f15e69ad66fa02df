"""The same quoted words across the articles of a story: identical, trimmed, reworded, or promoted from a paraphrase.

Refuses likeness of sense: only words that stand in both count here.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newstemma.language.words import Token, tokens
from newstemma.model.article import Article
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import QuoteGroup, Relation, Statement, Variant
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.ports import Engine

_MIN_WORDS = 4  # shorter quotations meet by chance; fragments of 2 to 8 are sought as promoted ones
_MIN_RATIO = 0.6  # of the shorter one's words, in order
_FRAGMENT = (2, 8)
_RANK: tuple[Relation, ...] = ("identical", "trimmed", "spliced", "reworded", "translation", "promoted", "reattributed")


@dataclass(frozen=True, slots=True)
class _Quote:
    """A quotation, its words, and the statement that it belongs to."""

    span: Span
    words: tuple[str, ...]
    statement: Statement | None


def collate(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    engine: Engine,
) -> tuple[list[QuoteGroup], list[Notice]]:
    """The quote groups of all stories, in order of the story and the base's place. Cost: quotations² inside a story."""
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.article, []).append(statement)
    found: list[QuoteGroup] = []
    for story in stories:
        if len(story.articles) < 2:
            continue
        quotes = [q for i in sorted(story.articles) for q in _quotes(by_id[i], marked[i], said.get(i, []))]
        found.extend(_same(story, quotes, engine))
        found.extend(_promoted(story, quotes, by_id, marked))
    return found, []


def _quotes(article: Article, reading: Reading, said: Sequence[Statement]) -> list[_Quote]:
    found = []
    for q in reading.quotations:
        words = tuple(t.word for t in tokens(article.text, q.start, q.end))
        owner = next((s for s in said if any(c.start < q.end and q.start < c.end for c in s.content)), None)
        start, end = q.start, q.end
        while end > start and article.text[end - 1] in ",;: ":
            end -= 1
        if words and end > start:
            found.append(_Quote(article.cut(start, end), words, owner))
    return found


def _same(story: Story, quotes: Sequence[_Quote], engine: Engine) -> list[QuoteGroup]:
    long = [q for q in quotes if len(q.words) >= _MIN_WORDS]
    edges = [
        (x, y)
        for x, a in enumerate(long)
        for y in range(x + 1, len(long))
        if a.span.article != long[y].span.article and _alike(a.words, long[y].words)
    ]
    groups = [[long[n] for n in island] for island in engine.islands(edges, len(long)) if len(island) > 1]
    return [_group(story, group) for group in groups]


def _alike(a: Sequence[str], b: Sequence[str]) -> bool:
    """Whether most of the shorter one's words stand in the other in order."""
    if not set(a) & set(b):
        return False
    common = sum(m.size for m in SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks() if m.size >= 2)
    return common >= _MIN_RATIO * min(len(a), len(b)) and common >= _MIN_WORDS - 1


def _group(story: Story, group: Sequence[_Quote]) -> QuoteGroup:
    ordered = sorted(group, key=lambda q: (-len(q.words), q.span.article, q.span.start))
    base = ordered[0]
    variants = tuple(_variant(base, q, _relation(base, q)) for q in ordered)
    worst = max((v.relation for v in variants), key=_RANK.index)
    return QuoteGroup(_key(story, ordered), story.id, 0, worst, variants)


def _key(story: Story, group: Sequence[_Quote]) -> str:
    places = [f"{q.span.article}:{q.span.start}" for q in group]
    return "q-" + hashlib.sha256("|".join([story.id, *places]).encode()).hexdigest()[:12]


def _relation(base: _Quote, quote: _Quote) -> Relation:
    if quote.words == base.words:
        return "identical"
    spread = " ".join(base.words)
    return "trimmed" if f" {' '.join(quote.words)} " in f" {spread} " else "reworded"


def _variant(base: _Quote, quote: _Quote, relation: Relation) -> Variant:
    ops = SequenceMatcher(None, base.span.text, quote.span.text, autojunk=False).get_opcodes()
    speaker = quote.statement.speaker.name if quote.statement else None
    return Variant(quote.span, quote.statement.id if quote.statement else None, speaker, relation, relation == "identical", tuple(ops))


def _promoted(story: Story, quotes: Sequence[_Quote], by_id: Mapping[str, Article], marked: Mapping[str, Reading]) -> list[QuoteGroup]:
    """Short quoted fragments that another article says without marks and no third one quotes."""
    spoken = {i: tokens(by_id[i].text) for i in sorted(story.articles)}
    found = []
    for quote in quotes:
        if not _FRAGMENT[0] <= len(quote.words) <= _FRAGMENT[1] or quote.statement is None or _plain(quote.words):
            continue
        places = [p for i in spoken if i != quote.span.article if (p := _unquoted(by_id[i], marked[i], spoken[i], quote.words)) is not None]
        quoted = [q for q in quotes if q.words == quote.words and q.span.article != quote.span.article]
        if places and not quoted:
            others = [_Quote(p, quote.words, None) for p in places]
            variants = (_variant(quote, quote, "identical"), *(_variant(quote, o, "promoted") for o in others))
            found.append(QuoteGroup(_key(story, [quote, *others]), story.id, 0, "promoted", variants))
    return found


def _plain(words: Sequence[str]) -> bool:
    """Whether the fragment has no word long enough to be anyone's own."""
    return max(len(w) for w in words) < 6


def _unquoted(article: Article, reading: Reading, spoken: Sequence[Token], words: Sequence[str]) -> Span | None:
    """The first place outside quotation marks where these words stand in this order."""
    size = len(words)
    for at in range(len(spoken) - size + 1):
        if spoken[at].word == words[0] and all(spoken[at + k].word == words[k] for k in range(1, size)):
            start, end = spoken[at].start, spoken[at + size - 1].end
            if not any(q.start <= start < q.end for q in reading.quotations):
                return article.cut(start, end)
    return None
