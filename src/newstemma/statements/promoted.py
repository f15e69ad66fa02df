"""Quotations whose words, or whose sense, another article gives without quotation marks: a paraphrase that became a quotation.

Refuses what others quote too: then the one without the marks only retells.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.likeness import rarity
from newstemma.language.words import STOP, Token, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement
from newstemma.model.text import At, DocSpan, Span
from newstemma.statements.quoted import Piece, Quoted
from newstemma.statements.wording import one_spelling

_MIN_WORDS = 2
_SURE_WORDS = 4  # from here on no name of a thing: it need belong to no statement
#: Summed `rarity` of the words of a fragment of two or three ("last night" has 3, "wall of flame" 9); longer ones are not met by chance.
_OWN = 6.0
_WHOLE = 0.9  # of a sentence's words
_FIRST = frozenset({"i", "i'm", "i've", "i'll", "i'd", "my", "me", "we", "we're", "we've", "we'll", "our"})
_MARKS = frozenset("\"“”„‟«»'‘’‚‛`´")
#: Closeness of two statements of one speaker, each the other's closest in its article. Read on 110 roundups of two or three outlets: of
#: pairs of a quotation and a paraphrase 12 of 13 were one utterance from .65 on, 15 of 20 from .6 on.
_PARAPHRASE = 0.65

Close = tuple[Statement, Statement, float]
Place = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Promotion:
    """A quotation, the same in other prints of its sentence, and where others have it without marks."""

    piece: Piece
    prints: tuple[Piece, ...]
    told: tuple[Span, ...]


class Spoken:
    """The words of a story's articles by neighbouring stems. Cost: linear in the story's words."""

    def __init__(self, articles: Mapping[str, Article], readings: Mapping[str, Reading], ids: Sequence[str]) -> None:
        """From the articles of one story."""
        self._articles, self._readings = articles, readings
        self._words: dict[str, list[Token]] = {i: tokens(articles[i].text) for i in sorted(ids)}
        self._told = {i: _as_told(words) for i, words in self._words.items()}
        self._stems = {i: [t.word for t in words] for i, words in self._told.items()}
        self._places: defaultdict[tuple[str, str], list[Place]] = defaultdict(list)
        for i, stems in self._stems.items():
            for n, pair in enumerate(zip(stems, stems[1:], strict=False)):
                self._places[pair].append((i, n))

    def unquoted(self, words: Sequence[str], besides: set[str]) -> Iterator[Span]:
        """For each article but these the first place outside quotation marks where the words stand in this order, in whatever number.

        None for a single word, as “87.3%” is: it would be met everywhere.
        """
        wanted = [t.word for t in _as_told([Token(w, 0, 0) for w in words])]
        pairs = list(zip(wanted, wanted[1:], strict=False))
        if not pairs:
            return
        rare = min(range(len(pairs)), key=lambda n: (len(self._places.get(pairs[n], ())), n))
        seen = set(besides)
        for i, n in self._places.get(pairs[rare], ()):
            at = n - rare
            if i not in seen and at >= 0 and self._stems[i][at : at + len(wanted)] == wanted and (span := self._free(i, at, len(wanted))):
                seen.add(i)
                yield span

    def times(self, words: Sequence[str], article: str) -> int:
        """How often an article has the words without marks."""
        wanted = [t.word for t in _as_told([Token(w, 0, 0) for w in words])]
        starts = (n for i, n in self._places.get((wanted[0], wanted[1]), ()) if i == article)
        return sum(self._stems[article][n : n + len(wanted)] == wanted and self._free(article, n, len(wanted)) is not None for n in starts)

    def is_set_apart(self, span: Span) -> bool:
        """Whether the words stand in a text printed without marks (a post, a letter): a whole sentence, or in one that says "I"."""
        start, end = self._around(span)
        quotations = [q for q in self._readings[span.article].quotations if q.start < end and start < q.end]
        inside = [t for t in self._words[span.article] if start <= t.start < end]
        plain = {t.word for t in inside if not any(q.start <= t.start < q.end for q in quotations)}
        return len(tokens(span.text)) >= _WHOLE * len(inside) or bool(_FIRST & plain)

    def _free(self, article: str, at: int, size: int) -> Span | None:
        """The place as a span; None where marks stand about it."""
        words, text = self._told[article], self._articles[article].text
        start, end = words[at].start, words[at + size - 1].end
        if {text[start - 1 : start], text[end : end + 1]} & _MARKS or any(
            q.start < end and start < q.end for q in self._readings[article].quotations
        ):
            return None
        return self._articles[article].cut(start, end)

    def sentence(self, span: At) -> tuple[str, ...]:
        """The words of the sentences that a span stands in: two prints of one text have the same. Of a title its own words."""
        if isinstance(span, DocSpan):
            return tuple(t.word for t in tokens(span.text))
        start, end = self._around(span)
        return tuple(t.word for t in self._words[span.article] if start <= t.start < end)

    def _around(self, span: Span) -> tuple[int, int]:
        held = [s for s in self._readings[span.article].sentences if s.start < span.end and span.start < s.end]
        return (held[0].start, held[-1].end) if held else (span.start, span.end)


def promotions(quotes: Sequence[Quoted], said: Sequence[Statement], close: Sequence[Close], spoken: Spoken) -> Iterator[Promotion]:
    """The promoted quotations of a story, in order of place. quotes: all of them, in order."""
    retold = _retold(quotes, close, said)
    owned = [at for s in said for at in s.content if isinstance(at, Span)]
    having: defaultdict[tuple[str, ...], list[Piece]] = defaultdict(list)
    for piece in (p for q in quotes for p in q.pieces):
        having[piece.wording.words].append(piece)
    wholes = [(f" {' '.join(q.wording.words)} ", q) for q in quotes]
    done = set()
    for quote in quotes:
        for piece in quote.pieces:
            same = having[piece.wording.words]
            if piece.wording.words in done or len({spoken.sentence(p.span) for p in same}) > 1:
                continue
            done.add(piece.wording.words)
            words = f" {' '.join(piece.wording.words)} "
            quoting = {q.article for whole, q in wholes if words in whole}
            told = [at for p in same for at in retold.get(p.span, []) if at.article not in quoting]
            if _is_own(piece, quote):
                places = spoken.unquoted([t.word for t in tokens(piece.span.text)], quoting | {at.article for at in told})
                told += [at for at in places if _is_told(piece, at, owned, spoken)]
            if told:
                yield Promotion(piece, tuple(p for p in same if p is not piece), tuple(sorted(set(told))))


def _retold(quotes: Sequence[Quoted], close: Sequence[Close], said: Sequence[Statement]) -> dict[At, list[Span]]:
    """Quotation to where other articles report its utterance without quoting, in these words or another print of them."""
    prints: defaultdict[tuple[str | None, str], list[Span]] = defaultdict(list)
    for statement in said:
        at = _longest(statement)
        if statement.mode == "indirect" and isinstance(at, Span):
            prints[statement.speaker.name, at.text].append(at)
    by_statement: dict[str, Piece] = {}
    for piece in (p for q in quotes for p in q.pieces if p.statement is not None):
        held = by_statement.get(piece.statement.id) if piece.statement is not None else None
        if piece.statement is not None and (held is None or len(held.wording.words) < len(piece.wording.words)):
            by_statement[piece.statement.id] = piece
    found: defaultdict[At, list[Span]] = defaultdict(list)
    for a, b, closeness in close:
        for ours, theirs in ((a, b), (b, a)):
            quote = by_statement.get(ours.id)
            if closeness >= _PARAPHRASE and quote is not None and ours.mode == "direct" and theirs.mode == "indirect":
                found[quote.span] += prints[theirs.speaker.name, _longest(theirs).text]
    return found


def _longest(statement: Statement) -> At:
    return max(statement.content, key=lambda at: (at.end - at.start, -at.start))


def _is_own(piece: Piece, quote: Quoted) -> bool:
    """Whether a quotation's words are somebody's own: no name of a thing, and not on everyone's lips."""
    words = [t for t in tokens(piece.span.text) if t.word not in STOP]
    named = all(piece.span.text[t.start].isupper() for t in words)
    own = len(piece.wording.words) >= _SURE_WORDS or sum(rarity(stem(t.word)) for t in words) >= _OWN
    return len(piece.wording.words) >= _MIN_WORDS and not named and not quote.is_name and own


def _is_told(piece: Piece, at: Span, owned: Sequence[Span], spoken: Spoken) -> bool:
    """Whether the words are told at that place in a sentence of the reporter's, and are no term that either article uses freely."""
    words = [t.word for t in tokens(at.text)]
    if len(words) <= _SURE_WORDS and (spoken.times(words, piece.article) or spoken.times(words, at.article) > 1):
        return False
    return _is_speech(piece, at, owned) and not spoken.is_set_apart(at)


def _is_speech(piece: Piece, at: Span, owned: Sequence[Span]) -> bool:
    """Whether the words are speech in one of both articles, or too many to be a word held at arm's length."""
    if piece.statement is not None or len(piece.wording.words) >= _SURE_WORDS:
        return True
    return any(o.article == at.article and o.start < at.end and at.start < o.end for o in owned)


#: What becomes of words when they are retold: "we are here" to "they were here", "it was cold" to "it had been cold".
_RETOLD = {
    word: line.split()[0]
    for line in (
        "he i we she they you",
        "his my our her their its your",
        "him me us them",
        "be is are was were am",
        "have has had",
        "will would",
        "can could",
        "the these those",
        "that this",
    )
    for word in line.split()
} | {"i'm": "he", "we're": "he"}
_BEEN = frozenset("had has have".split())


def _as_told(words: Sequence[Token]) -> list[Token]:
    """The words by their stems, each as it may be retold by another in another tense; "had been" is one word."""
    found: list[Token] = []
    for n, token in enumerate(words):
        if token.word == "been" and n and words[n - 1].word in _BEEN:
            found[-1] = Token("be", found[-1].start, token.end)
        else:
            found.append(Token(_RETOLD.get(token.word) or _stemmed(token.word), token.start, token.end))
    return found


def _stemmed(word: str) -> str:
    return stem(stem(one_spelling(word)))  # twice: "moorings" is "mooring", which is "moor"
