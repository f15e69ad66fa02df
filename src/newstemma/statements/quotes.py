"""The same quoted words across the articles of a story: identical, trimmed, spliced, reworded, translated otherwise, promoted from a
paraphrase, or given to another speaker.

Words that stand in both say most; where a speaker's two statements are the closest in sense that two articles have of him, they are one
utterance even if they share no word. Refuses likeness of sense between different speakers.
"""

from __future__ import annotations

import hashlib
import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import QuoteGroup, Relation, Statement, Utterance, Variant
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.ports import Engine
from newstemma.statements.diff import ops
from newstemma.statements.promoted import Close, Promotion, Spoken, promotions
from newstemma.statements.quoted import Piece, Quoted, Slot, quoted
from newstemma.statements.variants import alike, wrought
from newstemma.statements.voices import Voices, voices
from newstemma.statements.wording import Wording, bigrams

_RANK: tuple[Relation, ...] = ("identical", "trimmed", "spliced", "reworded", "translation", "promoted", "reattributed")
_MIN_WORDS = 4  # shorter quotations of nobody in particular meet by chance
_WITHIN = re.compile(r"(?:^|\s)[‘“\"'](?=\w)")  # a quotation inside: "I heard him say ‘No’" is hers, and No is his
_CROWD = 400  # forms that share two neighbouring words ("in the"): these say nothing


def collate(
    articles: Sequence[Article],
    statements: Sequence[Statement],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    utterances: Sequence[Utterance],
    engine: Engine,
    entities: Sequence[Entity] = (),
) -> tuple[list[QuoteGroup], list[Notice]]:
    """The quote groups of all stories, in order of the story and the base's place.

    entities   who the speakers are; without them only their names are compared
    Cost       distinct wordings that share two neighbouring words, pair by pair, inside a story; copies of a quotation cost nothing more
    """
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    people = voices(articles, entities)
    said: dict[str, list[Statement]] = {}
    for statement in statements:
        said.setdefault(statement.article, []).append(statement)
    found: list[QuoteGroup] = []
    for story in stories:
        if len(story.articles) < 2:
            continue
        inside = [s for i in sorted(story.articles) for s in said.get(i, [])]
        quotes = [q for i in sorted(story.articles) for q in quoted(by_id[i], marked[i], said.get(i, []))]
        known = {s.id: s for s in inside}
        close = [(known[u.a], known[u.b], u.closeness) for u in utterances if u.a in known and u.b in known]
        raised = [_promotion(story, p) for p in promotions(quotes, inside, close, Spoken(by_id, marked, story.articles))]
        groups = [_group(story, g, people) for g in _same(quotes, close, people, engine)]
        shown = [frozenset(v.span for v in g.variants) for g in raised]
        found += [g for g in groups if not any({v.span for v in g.variants} <= spans for spans in shown)]
        found += raised
    return found, []


@dataclass(frozen=True, slots=True)
class _Row:
    """A piece of a quotation, and the whole of it."""

    piece: Piece
    whole: Quoted

    @property
    def article(self) -> str:
        """The article's id."""
        return self.whole.article

    @property
    def statement(self) -> Statement | None:
        """The statement that says who speaks; None: nobody is said to."""
        return self.piece.statement or next((p.statement for p in self.whole.pieces if p.statement is not None), None)

    @property
    def name(self) -> str:
        """The speaker's name, empty where there is none."""
        return (self.statement.speaker.name or "") if self.statement is not None else ""


@dataclass(frozen=True, slots=True)
class _Form:
    """Quotations of the same words by the same speaker, in whatever articles."""

    wording: Wording
    rows: tuple[_Row, ...]
    articles: frozenset[str]

    @property
    def statement(self) -> Statement | None:
        """A statement that tells who speaks."""
        return next((r.statement for r in self.rows if r.name), self.rows[0].statement)


def _forms(quotes: Sequence[Quoted]) -> list[_Form]:
    held: defaultdict[tuple[Wording, str], list[_Row]] = defaultdict(list)
    for row in (_Row(piece, quote) for quote in quotes for piece in quote.pieces):
        speaker = row.statement.speaker if row.statement is not None else None
        held[row.piece.wording, (speaker.entity or speaker.name or "") if speaker is not None else ""].append(row)
    return [_Form(words, tuple(rows), frozenset(r.article for r in rows)) for (words, _), rows in held.items()]


def _same(quotes: Sequence[Quoted], close: Sequence[Close], people: Voices, engine: Engine) -> list[list[_Row]]:
    """Quotations that are alike in words, or that report one utterance in other words: each of a group so to its longest."""
    forms = _forms(quotes)
    edges = {(x, y) for x, y in _candidates(forms) if _meet(forms[x], forms[y], people)}
    edges |= set(_translated(forms, edges, close)) | set(_in_one_place(forms, people))
    near: defaultdict[int, set[int]] = defaultdict(set)
    for x, y in edges:
        near[x].add(y)
        near[y].add(x)
    stars = [star for island in engine.islands(sorted(edges), len(forms)) for star in _stars(forms, island, near)]
    groups = [[r for n in star for r in forms[n].rows] for star in stars]
    return [g for g in groups if len({r.article for r in g}) > 1 and not all(r.whole.is_name for r in g)]


def _candidates(forms: Sequence[_Form]) -> Iterator[tuple[int, int]]:
    """Pairs of forms that share two neighbouring words, or all their words."""
    having: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, form in enumerate(forms):
        for key in {*bigrams(form.wording.words), form.wording.words}:
            having[key].append(n)
    crowd = {key for key, held in having.items() if len(held) > _CROWD}
    yield from sorted({pair for key, held in having.items() if key not in crowd for pair in combinations(held, 2)})


def _meet(a: _Form, b: _Form, people: Voices) -> bool:
    """Whether two forms, of which two articles have one each, are one utterance by their words."""
    if len(a.articles | b.articles) < 2:
        return False
    kin = people.kin(a.statement, b.statement)
    if min(len(a.wording.words), len(b.wording.words)) < _MIN_WORDS and kin != "same":
        return False
    return alike(a.wording, b.wording, kin)


def _translated(forms: Sequence[_Form], edges: set[tuple[int, int]], close: Sequence[Close]) -> Iterator[tuple[int, int]]:
    """Forms that only the closeness of their statements joins: the longest of each."""
    pairs = [(a, b) for form in forms for a, b in combinations(form.rows, 2)]
    pairs += [(a, b) for x, y in edges for a in forms[x].rows for b in forms[y].rows]
    common = {key for a, b in pairs for key in _between(a, b)}
    longest: dict[str, tuple[int, int]] = {}
    for n, form in enumerate(forms):
        for statement in {r.piece.statement.id for r in form.rows if r.piece.statement is not None}:
            longest[statement] = max(longest.get(statement, (0, 0)), (len(form.wording.words), -n))
    for a, b, _ in close:
        if a.id in longest and b.id in longest and _key_of(a, b) not in common:
            x, y = sorted((-longest[a.id][1], -longest[b.id][1]))
            if x != y:
                yield x, y


def _in_one_place(forms: Sequence[_Form], people: Voices) -> Iterator[tuple[int, int]]:
    """Forms between the same words of two articles: one text, in which the quotation was changed."""
    held: defaultdict[Slot, list[int]] = defaultdict(list)
    for n, form in enumerate(forms):
        for slot in {r.piece.slot for r in form.rows if r.piece.slot is not None}:
            held[slot].append(n)
    for pair in {pair for numbers in held.values() for pair in combinations(numbers, 2)}:
        a, b = (forms[n] for n in pair)
        if len(a.articles | b.articles) > 1 and people.kin(a.statement, b.statement) != "other":
            yield pair


def _key_of(a: Statement, b: Statement) -> tuple[str, str, str]:
    """A speaker and two articles. Articles that have words of a speaker in common quote from one text: what differs is another remark."""
    first, second = sorted((a.article, b.article))
    return a.speaker.entity or a.speaker.name or "", first, second


def _between(a: _Row, b: _Row) -> Iterator[tuple[str, str, str]]:
    if a.statement is not None and b.statement is not None and a.article != b.article:
        yield _key_of(a.statement, b.statement)
        yield _key_of(b.statement, a.statement)


def _stars(forms: Sequence[_Form], island: Sequence[int], near: Mapping[int, set[int]]) -> Iterator[list[int]]:
    """The island as its longest form with all that are like it, then the rest so; one left over stands with the longest that it is like.

    What is like another translation of the longest is one too.
    """
    left = sorted(island, key=lambda n: (-len(forms[n].wording.words), -len(forms[n].rows), n))
    while left:
        head = left[0]
        like = set(near.get(head, ()))
        for n in near.get(head, ()):
            if wrought(forms[head].wording, forms[n].wording) == "translation":
                like |= near[n]
        star = [head, *(n for n in left[1:] if n in like)]
        left = [n for n in left if n not in star]
        if len(star) == 1 and len(forms[head].articles) == 1 and near.get(head):
            star = sorted([head, min(near[head], key=lambda n: (-len(forms[n].wording.words), n))])
        yield star


def _group(story: Story, group: Sequence[_Row], people: Voices) -> QuoteGroup:
    """The longest is the base, of several the one whose speaker most name."""
    named = Counter(row.name for row in group)
    rows = sorted(
        group, key=lambda r: (-len(r.piece.wording.words), not r.name, -named[r.name], *r.whole.place, r.piece.span.start)
    )  # fmt: skip
    base = rows[0]
    parts = _parts(base, rows)
    return _made(story, tuple(_variant(base.piece, r.piece, _relation(base, r, rows, people, is_part=r in parts)) for r in rows))


def _parts(base: _Row, group: Sequence[_Row]) -> list[_Row]:
    """Quotations of one article that are one in the base: it was spliced of them."""
    inside: defaultdict[str, list[_Row]] = defaultdict(list)
    words = f" {' '.join(base.piece.wording.words)} "
    for row in group:
        if row.article != base.article and f" {' '.join(row.piece.wording.words)} " in words:
            inside[row.article].append(row)
    return [
        row
        for rows in inside.values()
        if len({r.whole.place for r in rows}) > 1 and sum(len(r.piece.wording.words) for r in rows) == len(base.piece.wording.words)
        for row in rows
    ]


def _relation(base: _Row, row: _Row, group: Sequence[_Row], people: Voices, *, is_part: bool) -> Relation:
    """How a row stands to the base; pieces that only the reporter's "she said" cuts off are as they are together."""
    if _is_anothers(base, row, group, people) and not (_WITHIN.search(base.piece.span.text) or _WITHIN.search(row.piece.span.text)):
        return "reattributed"
    if is_part:
        return "spliced"
    together = (base.piece.wording, row.whole.wording), (base.whole.wording, row.whole.wording)
    found = wrought(base.piece.wording, row.piece.wording)
    return "identical" if found != "identical" and any(wrought(*pair) == "identical" for pair in together) else found


def _is_anothers(base: _Row, row: _Row, group: Sequence[_Row], people: Voices) -> bool:
    """Whether everywhere in its article somebody else says the words than says them in the base's."""
    apart = base.article != row.article
    ours = [r.statement for r in group if r.article == base.article] if apart else [base.statement]
    theirs = [r.statement for r in group if r.article == row.article] if apart else [row.statement]
    return all(people.kin(a, b) == "other" for a in ours for b in theirs)


def _promotion(story: Story, found: Promotion) -> QuoteGroup:
    first = _variant(found.piece, found.piece, "identical")
    prints = (_variant(found.piece, p, "identical") for p in found.prints)
    told = (_variant(found.piece, Piece(at.article, at, Wording(()), None), "promoted") for at in found.told)
    return _made(story, (first, *prints, *told))


def _variant(base: Piece, piece: Piece, relation: Relation) -> Variant:
    statement = piece.statement
    name = statement.speaker.name if statement is not None else None
    changed = ops(base.span.text, piece.span.text)
    return Variant(piece.span, statement.id if statement is not None else None, name, relation, relation == "identical", changed)


def _made(story: Story, variants: tuple[Variant, ...]) -> QuoteGroup:
    """The group. The base is the variant with most characters: a paraphrase may be longer than the quotation."""
    places = [f"{v.span.article if isinstance(v.span, Span) else v.span.document}:{v.span.start}" for v in variants]
    key = "q-" + hashlib.sha256("|".join([story.id, *places]).encode()).hexdigest()[:12]
    worst = max((v.relation for v in variants), key=_RANK.index)
    return QuoteGroup(key, story.id, 0, worst, variants)
