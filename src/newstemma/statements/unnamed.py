"""Quotations of one speaker, or of a named one and of "she" or "the winner": close in sense, alike in length, each other's closest.

Who is meant by a pronoun is often not told where the quotation stands; the words tell. Refuses speakers of whom there may be several, and
pairs for which either article has a closer quotation, whoever says it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.language.likeness import closenesses
from newstemma.model.statement import Statement
from newstemma.ports import Encoder

#: Cosine from which on two quotations are one. Read on 240 stories of a bulk corpus: from .725 on all of 32 pairs were one remark, from .7
#: to .725 one of 5. Invented ones in two translations have .73 and more.
_CLOSE = 0.725
_SAME = 0.69  # of one name: of 25 such pairs of the bulk corpus 20 were one remark from here on, of 8 under it two
_RATIO = 0.6  # the shorter one's letters in the longer one's
_LEAST = 5  # words of a quotation
_MOST = 600  # quotations of a story: beyond them the nearest by sense is chance
_STAND_IN = re.compile(r"(?:he|she|the (?!\w+s\b)[a-z]{4,})", re.IGNORECASE)
_MARKED = re.compile(r"[“\"]([^”\"]+)[”\"]")


@dataclass(frozen=True, slots=True)
class _Quote:
    """Quoted words of a statement. name: its speaker's, empty for a pronoun or a role; number: the statement's."""

    words: str
    number: int
    article: str
    name: str


def quoted_again(statements: Sequence[Statement], numbers: Sequence[int], encoder: Encoder) -> Iterator[tuple[int, int, float]]:
    """Pairs of statements, by number, that quote one remark: of speakers whose names share a word, or of one with a name and one without.

    numbers  of the statements to look at: one print of each text
    Cost     one vector a distinct quotation; quotations²
    """
    quotes = [quote for n in numbers for quote in _quotes(statements[n], n)]
    if len({q.article for q in quotes}) < 2 or len(quotes) > _MOST:
        return
    texts = sorted({q.words for q in quotes})
    vectors = dict(zip(texts, encoder.vectors(texts), strict=True))
    if not all(vectors.values()):
        return
    rows = [vectors[q.words] for q in quotes]
    close = closenesses(rows, rows)
    best: dict[tuple[int, str], tuple[float, int]] = defaultdict(lambda: (0.0, 0))
    for x, ours in enumerate(quotes):
        for y, theirs in enumerate(quotes):
            if ours.article != theirs.article:
                best[x, theirs.article] = max(best[x, theirs.article], (round(float(close[x, y]), 6), -y))
    for (x, article), (value, y) in sorted(best.items()):
        ours, theirs = quotes[x], quotes[-y]
        least = _CLOSE if not (ours.name and theirs.name) else _SAME
        if value >= least and x < -y and best[-y, ours.article][1] == -x and theirs.article == article and _may_be_one(ours, theirs):
            yield min(ours.number, theirs.number), max(ours.number, theirs.number), value


def _may_be_one(ours: _Quote, theirs: _Quote) -> bool:
    short, long = sorted((len(ours.words), len(theirs.words)))
    return short >= _RATIO * long and (bool(ours.name) != bool(theirs.name) or _is_one_name(ours.name, theirs.name))


def _is_one_name(ours: str, theirs: str) -> bool:
    """Whether the last word of one name stands in the other: "Father Gaspar" and "Gaspar Roig"."""
    a, b = ours.split(), theirs.split()
    return bool(a and b) and (a[-1] in b or b[-1] in a)


def _quotes(statement: Statement, number: int) -> Iterator[_Quote]:
    """The quotations of a statement: its pieces, or what stands in quotation marks in them."""
    speaker = statement.speaker
    named = not speaker.unnamed and speaker.name is not None
    if statement.act != "speech" or statement.mode == "indirect" or not (named or _STAND_IN.fullmatch(speaker.name or "")):
        return
    for at in statement.content:
        for words in [at.text] if statement.mode == "direct" else _MARKED.findall(at.text):
            if len(words.split()) >= _LEAST:
                yield _Quote(words, number, statement.article, (speaker.name or "") if named else "")
