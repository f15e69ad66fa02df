"""Pairs of real sentences for the judge of two: those of unlabelled stories, and those with one word exchanged.

Stories of real news that nobody has labelled give pairs that do not exclude each other, but for a few. Sentences of which one word was
exchanged for its opposite, or which were denied, begin the training: there are many of them, and they show what a word can do.
"""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from pathlib import Path

import numpy as np

from evals.oppositions import Cut, Pair, sayings_of
from newstemma.claims.facing import facing
from newstemma.language.sentences import split_sentences
from newstemma.language.words import asset
from newstemma.ports import Encoder

_LONGEST = 7000  # characters of a real article that are read
_LIKE = 0.7  # cosine from which two real sentences say nearly the same, so that an exchanged word makes the difference
_BE = re.compile(r"\b(was|were|is|are|has|have|had|will|would|could|did|can)\b(?! not)")
_WORD = re.compile(r"[A-Za-z]+")


def real(path: Path) -> Iterator[Pair]:
    """The pairs of stories of real news that the comparison would put side by side. path: JSON, a list of stories, each of articles."""
    for n, articles in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        own = {
            f"a{k}": [(p[a:b], {}) for p in article["text"][:_LONGEST].split("\n") for a, b in split_sentences(p)]
            for k, article in enumerate(articles)
        }
        told, _ = sayings_of(own)
        for a, b in facing(told, len(articles)):
            yield Pair(told[a].text, told[b].text, False, None, f"real {n}", "real")


def edited(path: Path, encoder: Encoder, seed: int) -> Iterator[Pair]:
    """Real sentences of two articles that say nearly the same, one of them with a word exchanged. path: as for `real`."""
    dice = random.Random(seed)
    opposite = _opposites()
    for n, articles in enumerate(json.loads(path.read_text(encoding="utf-8"))):
        own = [[p[a:b] for p in article["text"][:_LONGEST].split("\n") for a, b in split_sentences(p)] for article in articles]
        for ours, theirs in combinations(own, 2):
            if ours and theirs:
                a, b = (np.frombuffer(b"".join(encoder.vectors(s)), np.int8).reshape(len(s), -1).astype(np.int64) for s in (ours, theirs))
                for x, y in zip(*np.nonzero(a @ b.T >= _LIKE * 127**2), strict=True):
                    yield from _exchanged(ours[x], theirs[y], opposite, f"edited {n}", dice)


def _exchanged(one: str, other: str, opposite: Mapping[str, Sequence[str]], story: str, dice: random.Random) -> Iterator[Pair]:
    """The pair with a word of both made its opposite in the second, or the second denied; beside it the same exchange in both."""
    if one == other:
        return
    shared = sorted({w for w in _WORD.findall(other) if w in opposite} & set(_WORD.findall(one)))
    if shared:
        word = dice.choice(shared)
        instead = dice.choice(opposite[word])
        made, at = _instead(other, word, instead)
        first = re.search(rf"\b{word}\b", one)
        if first is not None:
            yield Pair(one, made, True, False, story, "edited", (first.span(), at))
        yield Pair(_instead(one, word, instead)[0], made, False, None, story, "edited alike")
    elif (be := _BE.search(other)) is not None and be[1] in _WORD.findall(one) and " not " not in one:
        yield Pair(one, f"{other[: be.end()]} not{other[be.end() :]}", True, False, story, "edited")


def _instead(text: str, word: str, instead: str) -> tuple[str, Cut]:
    """The text with another word for every telling of one, and where the first stands."""
    made = re.sub(rf"\b{word}\b", instead, text)
    start = made.find(instead)
    return made, (start, start + len(instead))


def _opposites() -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in asset("opposites.txt"):
        ours, theirs = (part.split() for part in line.split("|")[:2])
        for words, others in ((ours, theirs), (theirs, ours)):
            for word in words:
                found[word].extend(o.replace("-", " ") for o in others)
    return dict(found)
