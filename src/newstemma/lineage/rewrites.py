"""Rewrites: articles of one story that tell the same things in the same order in other words, sentence by sentence.

Words are weighed by how rare they are in news; pairs of words in a row count more than single ones. Two independent reports of one
happening share its names and figures, but neither their turns of phrase nor their order. Where the encoder has sentence vectors, sense
counts beside words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from newstemma.language.likeness import closenesses, rarity
from newstemma.language.words import content_words
from newstemma.lineage.sides import Side
from newstemma.lineage.voices import Voice
from newstemma.lineage.wordstream import Ints
from newstemma.model.reading import Reading
from newstemma.ports import Encoder
from newstemma.settings import LineageSettings

Cut = tuple[int, int]
Likes = dict[tuple[int, int], float]
#: Of the lighter sentence's weight that stands in the other one. On 140 labelled pairs rewrites kept 6 sentences or more at .3 and
#: independent reports at most 6; .25 lets in more of both, .4 loses one rewrite in six.
_MIN_LIKENESS = 0.3
#: Words and sense together: the share above plus the cosine of the sentences' vectors. On the same pairs 1.0 keeps the rewrites, and no
#: two that only quote alike reach 4 sentences with half of the prose; at .9 two do.
_MIN_TOGETHER = 1.0
_WORTH_A_VECTOR = 0.12  # of the weight: sentences less alike in words are not asked about
_PAIR_WEIGHT = 4.0  # of two words in a row, in nats: as much as a word that one article in fifty uses
#: Of the share that makes a rewrite, where the article itself names the agency.
NAMED = 0.5
#: Where a writer of its own signs it: two reporters of one happening tell the same four things in one order. Of pairs of articles of 43
#: invented stories .87 are in one origin or two as expected at 1, .91 at 1.5 and 1.75; of six that nobody read .78 and .86; keyed stories
#: the same.
SIGNED = 1.5
_MIN_WORDS = 6  # content words: shorter sentences meet by chance
_MOST = 600  # sentences of an article that are compared, the first ones: news is shorter, and two books would take minutes
_MIN_PAIRS = 3  # aligned sentences before anything is said


@dataclass(frozen=True, slots=True)
class Rewrite:
    """Sentences of two articles that say the same in order: (place left, place right), and their share of each one's sentences.

    by_sense  how many of the pairs only the vectors brought together
    """

    left: float
    right: float
    pairs: tuple[tuple[Cut, Cut], ...]
    by_sense: int = 0


@dataclass(frozen=True, slots=True)
class _Unit:
    """A sentence of own prose: where, and its words and pairs of neighbours."""

    cut: Cut
    bag: frozenset[str]


def rewrites(
    sides: Sequence[Side],
    readings: Mapping[str, Reading],
    said: Mapping[str, set[int]],
    settings: LineageSettings,
    encoder: Encoder | None = None,
) -> dict[tuple[str, str], Rewrite]:
    """For each pair of a story the sentences that one tells in the other's order; pairs with too few left out.

    sides  in order of their ids
    said   by article, the numbers of the words that are quoted or a document in what it shares with another
    Cost   each sentence against all others of the story, some 0.2 ms a sentence for a hundred articles; vectors for those somewhat alike
    """
    units = {side.article.id: _units(side, readings[side.article.id], said.get(side.article.id, set())) for side in sides}
    weight = _weights(units.values())
    likes = {(a, b): near for a, b, near in _near(units, weight) if len(near) >= _MIN_PAIRS}
    senses = _senses(sides, units, likes, encoder)
    found = {}
    for (a, b), words in likes.items():
        made = _aligned(units, a, b, words, senses.get((a, b)))
        if made is not None and max(made.left, made.right) >= settings.part_share:
            found[a, b] = made
    return found


def _units(side: Side, reading: Reading, said: set[int]) -> list[_Unit]:
    """The sentences that are mostly own prose."""
    plain = (Voice.OWN, Voice.PERSONAL, Voice.SHOWN) if side.personal else (Voice.OWN, Voice.SHOWN)
    found = []
    for sentence in reading.sentences:
        numbers = side.numbers(sentence.start, sentence.end)
        own = sum(side.voices[n] in plain and n not in said for n in numbers)
        words = content_words(side.article.text, sentence.start, sentence.end)
        if len(words) >= _MIN_WORDS and own * 2 > len(numbers):
            pairs = {f"{a} {b}" for a, b in zip(words, words[1:], strict=False)}
            found.append(_Unit((sentence.start, sentence.end), frozenset(words) | pairs))
    return found[:_MOST]


def _weights(units: Iterable[Sequence[_Unit]]) -> dict[str, int]:
    """How rare each word is in news, whatever the story: one article more must not change what two others have in common.

    In ten-thousandths of a nat, whole: their sums do not hang on the order.
    """
    return {w: round(10_000 * (_PAIR_WEIGHT if " " in w else rarity(w))) for one in units for unit in one for w in unit.bag}


def _near(units: Mapping[str, Sequence[_Unit]], weight: Mapping[str, int]) -> Iterator[tuple[str, str, Likes]]:
    """Of each pair of articles the sentences somewhat alike in words: of the lighter one's weight, the share that stands in the other.

    Each sentence is weighed against all of the later articles at once, by the places of its words: a story of a thousand texts has half a
    million pairs.
    """
    ids = sorted(units)
    first = np.cumsum([0, *(len(units[i]) for i in ids)])
    whole = np.array([sum(weight[w] for w in unit.bag) for i in ids for unit in units[i]], np.int64)
    owner = np.repeat(np.arange(len(ids)), np.diff(first))
    places = _places(unit for i in ids for unit in units[i])
    for x, a in enumerate(ids):
        low, near = int(first[x + 1]), [Likes() for _ in ids]
        for n, unit in enumerate(units[a]):
            both = _common(unit.bag, places, weight, low, whole.size)
            least = np.maximum(1, np.minimum(whole[int(first[x]) + n], whole[low:]))
            for m in (np.flatnonzero(both >= 0.99 * _WORTH_A_VECTOR * least) + low).tolist():
                if (value := round(int(both[m - low]) / int(least[m - low]), 6)) >= _WORTH_A_VECTOR:
                    near[owner[m]][n, m - int(first[owner[m]])] = value
        yield from ((a, b, near[y]) for y, b in enumerate(ids) if y > x)


def _places(units: Iterable[_Unit]) -> dict[str, Ints]:
    """For each word the numbers of the sentences that hold it, rising."""
    found: defaultdict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        for w in unit.bag:
            found[w].append(n)
    return {w: np.array(numbers, np.int64) for w, numbers in found.items()}


def _common(bag: Iterable[str], places: Mapping[str, Ints], weight: Mapping[str, int], low: int, high: int) -> Ints:
    """The weight of the words that a sentence has in common with each of the sentences [low, high). Whole numbers: no order matters."""
    held = [(numbers[numbers.searchsorted(low) :] - low, weight[w]) for w in bag if (numbers := places[w])[-1] >= low]
    if not held:
        return np.zeros(high - low, np.int64)
    heavy = np.repeat([value for _, value in held], [numbers.size for numbers, _ in held])
    return np.bincount(np.concatenate([numbers for numbers, _ in held]), heavy, high - low).astype(np.int64)


def _senses(
    sides: Sequence[Side], units: Mapping[str, Sequence[_Unit]], likes: Mapping[tuple[str, str], Likes], encoder: Encoder | None
) -> dict[tuple[str, str], Likes]:
    """The cosines of those sentences' vectors; nothing from an encoder that has none."""
    if encoder is None or not likes:
        return {}
    wanted: defaultdict[str, set[int]] = defaultdict(set)
    for (a, b), near in likes.items():
        wanted[a].update(n for n, _ in near)
        wanted[b].update(m for _, m in near)
    text = {side.article.id: side.article.text for side in sides}
    places = [(i, n) for i in sorted(wanted) for n in sorted(wanted[i])]
    made = encoder.vectors([text[i][slice(*units[i][n].cut)] for i, n in places])
    vectors = dict(zip(places, made, strict=True))
    found: dict[tuple[str, str], Likes] = {}
    for (a, b), near in likes.items():
        ours, theirs = sorted({n for n, _ in near}), sorted({m for _, m in near})
        close = closenesses([vectors[a, n] for n in ours], [vectors[b, m] for m in theirs])
        at, to = {n: k for k, n in enumerate(ours)}, {m: k for k, m in enumerate(theirs)}
        found[a, b] = {(n, m): round(float(value), 6) for n, m in near if (value := close[at[n], to[m]]) == value}
    return found


def _aligned(units: Mapping[str, Sequence[_Unit]], a: str, b: str, words: Likes, senses: Likes | None) -> Rewrite | None:
    """The sentences of the shorter one looked for in the longer one: which id is the smaller must not matter."""
    if _length(units[a]) <= _length(units[b]):
        return _pair(units[a], units[b], words, senses)
    turned = _pair(units[b], units[a], _turned(words), _turned(senses) if senses is not None else None)
    if turned is None:
        return None
    return Rewrite(turned.right, turned.left, tuple((there, here) for here, there in turned.pairs), turned.by_sense)


def _turned(likes: Likes) -> Likes:
    return {(m, n): value for (n, m), value in likes.items()}


def _length(units: Sequence[_Unit]) -> tuple[int, int, list[list[str]]]:
    return len(units), sum(len(unit.bag) for unit in units), [sorted(unit.bag) for unit in units]


def _pair(ours: Sequence[_Unit], theirs: Sequence[_Unit], words: Likes, senses: Likes | None) -> Rewrite | None:
    scored: dict[int, tuple[float, int]] = {}
    for (n, m), value in sorted(words.items()):
        sense = (senses or {}).get((n, m))
        enough = value >= _MIN_LIKENESS or (sense is not None and value + sense >= _MIN_TOGETHER)
        total = round(value + (sense or 0.0), 6)
        if enough and total > scored.get(n, (0.0, 0))[0]:
            scored[n] = total, m
    kept = _in_order([(n, m) for n, (_, m) in sorted(scored.items())])
    if len(kept) < _MIN_PAIRS:
        return None
    pairs = tuple((ours[n].cut, theirs[m].cut) for n, m in kept)
    left, right = _part(ours, [n for n, _ in kept]), _part(theirs, sorted({m for _, m in kept}))
    return Rewrite(round(left, 4), round(right, 4), pairs, sum(words[n, m] < _MIN_LIKENESS for n, m in kept))


def _part(units: Sequence[_Unit], chosen: Sequence[int]) -> float:
    size = [unit.cut[1] - unit.cut[0] for unit in units]
    return sum(size[n] for n in chosen) / max(1, sum(size))


def _in_order(links: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of links that rise on both sides (equal ends allowed: one sentence may become two)."""
    tails: list[int] = []
    back: list[list[tuple[int, int]]] = []
    for n, m in links:
        at = bisect_left(tails, m + 1)
        chain = [*(back[at - 1] if at else []), (n, m)]
        if at == len(tails):
            tails.append(m)
            back.append(chain)
        elif m < tails[at]:
            tails[at], back[at] = m, chain
    return back[-1] if back else []
