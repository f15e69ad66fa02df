"""The same quoted words across the articles of a story: identical, trimmed, reworded, translated otherwise, or promoted from a paraphrase.

Words that stand in both say most; where a speaker's two statements are the closest in sense that two articles have of him, they are one
utterance even if they share no word. Refuses likeness of sense between different speakers.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from newstemma.language.words import Token, stem, tokens
from newstemma.model.article import Article
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import QuoteGroup, Relation, Statement, Utterance, Variant
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.ports import Engine

_MIN_WORDS = 4  # shorter quotations meet by chance; fragments of 2 to 8 are sought as promoted ones
_MIN_RATIO = 0.6  # of the shorter one's words, in order
_FRAGMENT = (2, 8)
#: Closeness of two statements of one speaker, each the other's closest in its article. Read on 110 roundups of two or three outlets: of
#: pairs of a quotation and a paraphrase 12 of 13 were one utterance from .65 on, 15 of 20 from .6 on; of two quotations that share no
#: words, in articles that share none of the speaker's, 1 of 3 from .55 on; on five stories with translated speakers 8 of 9.
_PARAPHRASE = 0.65
_RANK: tuple[Relation, ...] = ("identical", "trimmed", "spliced", "reworded", "translation", "promoted", "reattributed")


_Close = tuple[Statement, Statement, float]


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
    utterances: Sequence[Utterance],
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
        inside = [s for i in sorted(story.articles) for s in said.get(i, [])]
        quotes = [q for i in sorted(story.articles) for q in _quotes(by_id[i], marked[i], said.get(i, []))]
        known = {s.id: s for s in inside}
        close = [(known[u.a], known[u.b], u.closeness) for u in utterances if u.a in known and u.b in known]
        found.extend(_same(story, quotes, close, engine))
        found.extend(_promoted(story, quotes, close, by_id, marked))
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


def _same(story: Story, quotes: Sequence[_Quote], close: Sequence[_Close], engine: Engine) -> list[QuoteGroup]:
    """Groups of quotations that are alike in words, or that report one utterance in other words."""
    long = [q for q in quotes if len(q.words) >= _MIN_WORDS]
    alike = [
        (x, y)
        for x, a in enumerate(long)
        for y in range(x + 1, len(long))
        if a.span.article != long[y].span.article and _alike(a.words, long[y].words)
    ]
    common = {key for x, y in alike for key in _between(long[x], long[y])}
    number = {q.span: n for n, q in enumerate(long)}
    extra: list[_Quote] = []  # fragments that only their statements tell to be of one utterance
    for a, b, _ in close:
        ours, theirs = _longest(quotes, a), _longest(quotes, b)
        if ours is None or theirs is None or _key_of(a, b) in common or _alike(ours.words, theirs.words):
            continue
        for q in (ours, theirs):
            if q.span not in number:
                number[q.span] = len(long) + len(extra)
                extra.append(q)
        alike.append((number[ours.span], number[theirs.span]))
    every = [*long, *extra]
    groups = [[every[n] for n in island] for island in engine.islands(sorted(alike), len(every)) if len(island) > 1]
    return [_group(story, group) for group in groups]


def _key_of(a: Statement, b: Statement) -> tuple[str, str, str]:
    """A speaker and two articles. Articles that have words of a speaker in common quote from one text: what differs is another remark."""
    first, second = sorted((a.article, b.article))
    return a.speaker.entity or a.speaker.name or "", first, second


def _between(a: _Quote, b: _Quote) -> Iterator[tuple[str, str, str]]:
    if a.statement is not None and b.statement is not None:
        yield _key_of(a.statement, b.statement)
        yield _key_of(b.statement, a.statement)


def _longest(quotes: Sequence[_Quote], statement: Statement) -> _Quote | None:
    """The longest quotation of a statement."""
    own = [q for q in quotes if q.statement is not None and q.statement.id == statement.id]
    return max(own, key=lambda q: (len(q.words), -q.span.start), default=None)


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
    if f" {' '.join(quote.words)} " in f" {' '.join(base.words)} ":
        return "trimmed"
    same = _alike(base.words, quote.words) or set(map(stem, quote.words)) <= set(map(stem, base.words))
    return "reworded" if same else "translation"


def _variant(base: _Quote, quote: _Quote, relation: Relation) -> Variant:
    ops = SequenceMatcher(None, base.span.text, quote.span.text, autojunk=False).get_opcodes()
    speaker = quote.statement.speaker.name if quote.statement else None
    return Variant(quote.span, quote.statement.id if quote.statement else None, speaker, relation, relation == "identical", tuple(ops))


def _promoted(
    story: Story, quotes: Sequence[_Quote], close: Sequence[_Close], by_id: Mapping[str, Article], marked: Mapping[str, Reading]
) -> list[QuoteGroup]:
    """Quotations that another article gives without marks and no third one quotes: fragments in the same words, utterances in any."""
    spoken = {i: tokens(by_id[i].text) for i in sorted(story.articles)}
    told = _paraphrased(quotes, close)
    found = []
    for quote in quotes:
        if any(q.words == quote.words and q.span.article != quote.span.article for q in quotes):
            continue
        places = told.get(quote.span, [])
        if _FRAGMENT[0] <= len(quote.words) <= _FRAGMENT[1] and _is_speech(quote) and not _plain(quote.words):
            seen = {p.article for p in places} | {quote.span.article}
            places = [*places, *(p for i in spoken if i not in seen and (p := _unquoted(by_id[i], marked[i], spoken[i], quote.words)))]
        if places:
            others = [_Quote(p, quote.words, None) for p in sorted(places, key=lambda p: (p.article, p.start))]
            variants = (_variant(quote, quote, "identical"), *(_variant(quote, o, "promoted") for o in others))
            found.append(QuoteGroup(_key(story, [quote, *others]), story.id, 0, "promoted", variants))
    return found


def _paraphrased(quotes: Sequence[_Quote], close: Sequence[_Close]) -> dict[Span, list[Span]]:
    """Quotation to where other articles report its utterance without quoting."""
    found: defaultdict[Span, list[Span]] = defaultdict(list)
    for a, b, closeness in close:
        for ours, theirs in ((a, b), (b, a)):
            quote = _longest(quotes, ours)
            if closeness >= _PARAPHRASE and quote is not None and ours.mode == "direct" and theirs.mode == "indirect":
                piece = max(theirs.content, key=lambda at: (at.end - at.start, -at.start))
                if isinstance(piece, Span):
                    found[quote.span].append(piece)
    return found


def _is_speech(quote: _Quote) -> bool:
    """Whether a fragment belongs to a statement, or is long enough to be more than a title or a word held at arm's length."""
    return quote.statement is not None or len(quote.words) >= _MIN_WORDS


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
