"""The same quoted words across the articles of a story: identical, trimmed, spliced, reworded, translated otherwise, promoted from a
paraphrase, or given to another speaker.

Words that stand in both say most; where a speaker's two statements are the closest in sense that two articles have of him, they are one
utterance even if they share no word. Refuses likeness of sense between different speakers.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from newstemma.language.words import STOP, stem
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.statement import QuoteGroup, Statement, Utterance
from newstemma.model.story import Story
from newstemma.ports import Engine
from newstemma.statements.groups import Row, group, promotion
from newstemma.statements.promoted import Close, Spoken, promotions
from newstemma.statements.quoted import Quoted, Slot, quoted
from newstemma.statements.variants import alike, wrought
from newstemma.statements.voices import Voices, voices
from newstemma.statements.wording import Wording, bigrams

_MIN_WORDS = 4  # shorter quotations of nobody in particular meet by chance
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
    told: defaultdict[str, list[Utterance]] = defaultdict(list)
    for utterance in utterances:
        told[utterance.a].append(utterance)
    found: list[QuoteGroup] = []
    for story in stories:
        if len(story.articles) < 2:
            continue
        inside = [s for i in sorted(story.articles) for s in said.get(i, [])]
        quotes = [q for i in sorted(story.articles) for q in quoted(by_id[i], marked[i], said.get(i, []))]
        known = {s.id: s for s in inside}
        close = [(s, known[u.b], u.closeness) for s in inside for u in told.get(s.id, ()) if u.b in known]
        raised = [promotion(story, p) for p in promotions(quotes, inside, close, Spoken(by_id, marked, story.articles))]
        groups = [group(story, rows, people) for rows in _same(quotes, close, people, engine)]
        shown = [frozenset(v.span for v in g.variants) for g in raised]
        found += [g for g in groups if not any({v.span for v in g.variants} <= spans for spans in shown)]
        found += raised
    return found, []


@dataclass(frozen=True, slots=True)
class _Form:
    """Quotations of the same words by the same speaker, in whatever articles."""

    wording: Wording
    rows: tuple[Row, ...]
    articles: frozenset[str]

    @property
    def statement(self) -> Statement | None:
        """A statement that tells who speaks."""
        return next((r.statement for r in self.rows if r.name), self.rows[0].statement)

    @property
    def sides(self) -> frozenset[tuple[int, tuple[str, ...]]]:
        """The words before and those behind, wherever it stands."""
        return frozenset((n, side) for r in self.rows for n, side in enumerate(r.piece.slot) if side)


def _forms(quotes: Sequence[Quoted]) -> list[_Form]:
    held: defaultdict[tuple[Wording, str], list[Row]] = defaultdict(list)
    for row in (Row(piece, quote) for quote in quotes for piece in quote.pieces):
        speaker = row.statement.speaker if row.statement is not None else None
        held[row.piece.wording, (speaker.entity or speaker.name or "") if speaker is not None else ""].append(row)
    return [_Form(words, tuple(rows), frozenset(r.article for r in rows)) for (words, _), rows in held.items()]


def _same(quotes: Sequence[Quoted], close: Sequence[Close], people: Voices, engine: Engine) -> list[list[Row]]:
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
    if kin == "other" and a.wording.words == b.wording.words and len(a.wording.words) > 2 and a.sides & b.sides:
        return True  # short, but at one place of one text
    if min(len(a.wording.words), len(b.wording.words)) < _MIN_WORDS and kin != "same":
        return False
    return alike(a.wording, b.wording, kin)


def _translated(forms: Sequence[_Form], edges: set[tuple[int, int]], close: Sequence[Close]) -> Iterator[tuple[int, int]]:
    """Forms that only the closeness of their statements joins: of each pair the two with most words in common, of several the longest."""
    shared = _Shared(forms, edges)
    having: defaultdict[str, list[int]] = defaultdict(list)
    for n, form in enumerate(forms):
        for statement in {r.piece.statement.id for r in form.rows if r.piece.statement is not None}:
            having[statement].append(n)
    for a, b, _ in close:
        if a.id in having and b.id in having and not shared.words_of(a, b.article):
            x, y = min(product(having[a.id], having[b.id]), key=lambda pair: _apart(forms, *pair))
            if x != y:
                yield min(x, y), max(x, y)


def _apart(forms: Sequence[_Form], x: int, y: int) -> tuple[int, int, int, int]:
    """For the order of pairs: those with most stems in common first, then the longest."""
    ours, theirs = forms[x].wording.words, forms[y].wording.words
    common = {stem(w) for w in ours if w not in STOP} & {stem(w) for w in theirs if w not in STOP}
    return -len(common), -len(ours) - len(theirs), x, y


class _Shared:
    """Whose words two articles have in common: they quote from one text, and what else they have of him is another remark."""

    def __init__(self, forms: Sequence[_Form], edges: set[tuple[int, int]]) -> None:
        self._like = {n: {n} for n in range(len(forms))}
        for x, y in edges:
            self._like[x].add(y)
            self._like[y].add(x)
        self._held: defaultdict[str, set[int]] = defaultdict(set)
        self._said: defaultdict[tuple[str, str], set[int]] = defaultdict(set)
        for n, form in enumerate(forms):
            for row in form.rows:
                if row.statement is not None:
                    self._held[row.article].add(n)
                    self._said[_speaker(row.statement), row.article].add(n)

    def words_of(self, statement: Statement, other: str) -> bool:
        """Whether its article and another one quote the speaker in words that are alike."""
        for here, there in ((statement.article, other), (other, statement.article)):
            if any(self._like[n] & self._held[there] for n in self._said[_speaker(statement), here]):
                return True
        return False


def _speaker(statement: Statement) -> str:
    return statement.speaker.entity or statement.speaker.name or ""


def _in_one_place(forms: Sequence[_Form], people: Voices) -> Iterator[tuple[int, int]]:
    """Forms between the same words of two articles: one text, in which the quotation was changed."""
    held: defaultdict[Slot, list[int]] = defaultdict(list)
    for n, form in enumerate(forms):
        for slot in {r.piece.slot for r in form.rows if all(r.piece.slot)}:
            held[slot].append(n)
    for pair in {pair for numbers in held.values() for pair in combinations(numbers, 2)}:
        a, b = (forms[n] for n in pair)
        if len(a.articles | b.articles) > 1 and people.kin(a.statement, b.statement) != "other":
            yield pair


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
