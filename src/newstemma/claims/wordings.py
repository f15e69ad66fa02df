"""Two quotations of one utterance, laid side by side: the words that both have, and where each has others.

Refuses what hands and house styles change: contractions, spellings, names, words in brackets, and what three dots leave out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import Match, SequenceMatcher
from functools import lru_cache

from newstemma.language.words import STOP, Token, stem, tokens

_SHORT = {"'re": "are", "'m": "am", "'ll": "will", "'ve": "have"}
_IS = frozenset("it that he she there what who where how here this let someone somebody everyone everybody".split())
_OWN_SPELLING = {
    "towards": "toward", "till": "until", "okay": "ok", "gonna": "going to", "wanna": "want to", "cause": "because", "im": "i am",
    "advice": "advise", "cannot": "can not", "percent": "per cent", "whilst": "while", "mum": "mom", "mommy": "mummy",
    "anybody": "anyone", "everybody": "everyone", "somebody": "someone", "nobody": "noone",
}  # fmt: skip
_NUMBERS = {w: str(n) for n, w in enumerate("zero one two three four five six seven eight nine ten eleven twelve".split())} | {
    w: f"{n} th" for n, w in enumerate("fourth fifth sixth seventh eighth ninth tenth eleventh twelfth".split(), start=4)
}
_SPLIT, _APART = frozenset("s ll re ve m t d".split()), re.compile(r"['’]\s?")
_GAP = 3  # words that one telling may have where the other has others
_EDGE = 2  # words before the first and behind the last common ones
_LEFT_OUT = re.compile(r"\.\s?\.\s?\.|…|[\[\]()]|\*|\w--")  # "b---" is masked
_STOPS = re.compile(r"[.!?;]")


@dataclass(frozen=True, slots=True)
class Change:
    """Where two quotations have other words: the words as compared, and from which to which word of the stretch they stand.

    last   whether it ends both quotations
    """

    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    here: tuple[int, int]
    there: tuple[int, int]
    last: bool


@dataclass(frozen=True, slots=True)
class Pairing:
    """Two quotations as far as they run side by side.

    same      words that both have, in order
    longer    words of the longer side, its own included
    changes   at least one, in order
    shown     the words of either side, the changes included
    """

    same: tuple[str, ...]
    longer: int
    changes: tuple[Change, ...]
    shown: tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=4096)
def quoted_words(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of a quotation with what hands and house styles change evened out. Cost: linear."""
    found = list(tokens(text, start, end))
    split = [n for n, t in enumerate(found) if n and t.word in _SPLIT and _APART.fullmatch(text, found[n - 1].end, t.start)]
    for n in reversed(split):  # "we’ ll": typesetting put a space behind the mark
        first, second = found[n - 1], found.pop(n)
        found[n - 1] = Token(f"{first.word}'{second.word}", first.start, second.end)
    return tuple(Token(w, t.start, t.end) for t in found for w in _plain(t.word))


def _plain(word: str) -> list[str]:
    if word.endswith("n't") and word != "n't":
        return [{"ca": "can", "wo": "will"}.get(word[:-3], word[:-3]), "not"]
    for ending, full in _SHORT.items():
        if word.endswith(ending) and word != ending:
            return [word.removesuffix(ending), full]
    if word.endswith("'s"):
        return [*_plain(word[:-2]), "is"] if word[:-2] in _IS else [word[:-2]]
    return _OWN_SPELLING.get(word, _NUMBERS.get(word, _american(word))).split()


def _american(word: str) -> str:
    for ending, other in (("isation", "ization"), ("ising", "izing"), ("ised", "ized"), ("ise", "ize"), ("our", "or"), ("tre", "ter")):
        if len(word) > len(ending) + 3 and word.endswith(ending):
            return word.removesuffix(ending) + other
    return word


def pairings(ours: str, a: Sequence[Token], theirs: str, b: Sequence[Token]) -> Iterator[Pairing]:
    """The stretches over which two quotations run side by side with other words among them. Cost: words²."""
    matcher = SequenceMatcher(None, [t.word for t in a], [t.word for t in b], autojunk=False)
    for chain in _chains([m for m in matcher.get_matching_blocks() if m.size]):
        found = _pairing(ours, a, theirs, b, chain)
        if found is not None:
            yield found


def _chains(blocks: Sequence[Match]) -> list[list[Match]]:
    """The common runs, those together that few words part."""
    chains: list[list[Match]] = []
    for block in blocks:
        last = chains[-1][-1] if chains else None
        if last is None or max(block.a - last.a - last.size, block.b - last.b - last.size) > _GAP:
            chains.append([])
        chains[-1].append(block)
    return chains


def _pairing(ours: str, a: Sequence[Token], theirs: str, b: Sequence[Token], chain: Sequence[Match]) -> Pairing | None:
    first, last = chain[0], chain[-1]
    low, high = (first.a, first.b), (last.a + last.size, last.b + last.size)
    gaps = [((m.a + m.size, n.a), (m.b + m.size, n.b)) for m, n in zip(chain, chain[1:], strict=False)]
    head = (_head(ours, a, low[0]), low[0]), (_head(theirs, b, low[1]), low[1])
    tail = (high[0], _tail(ours, a, high[0])), (high[1], _tail(theirs, b, high[1]))
    for n, edge in ((0, head), (len(gaps), tail)):
        if all(0 < stop - start <= _EDGE for start, stop in edge):
            gaps.insert(n if n == 0 else len(gaps), edge)
            low, high = ((edge[0][0], edge[1][0]), high) if edge is head else (low, (edge[0][1], edge[1][1]))
    changes = [c for g in gaps if (c := _change((ours, a, low[0]), (theirs, b, low[1]), *g)) is not None]
    if not changes:
        return None
    same = tuple(t.word for m in chain for t in a[m.a : m.a + m.size])
    shown = tuple(t.word for t in a[low[0] : high[0]]), tuple(t.word for t in b[low[1] : high[1]])
    return Pairing(same, max(map(len, shown)), tuple(changes), shown)


def _head(text: str, words: Sequence[Token], at: int) -> int:
    """Where the sentence of a quotation begins before one of its words."""
    start = at
    while start and _STOPS.search(text, words[start - 1].end, words[start].start) is None:
        start -= 1
    return start


def _tail(text: str, words: Sequence[Token], at: int) -> int:
    """Where the sentence of a quotation ends, from one of its words on."""
    end = at
    while end < len(words) and (end == 0 or _STOPS.search(text, words[end - 1].end, words[end].start) is None):
        end += 1
    return end


Stretch = tuple[str, Sequence[Token], int]  # a text, the words of a quotation in it, and the number of the first that is compared


def _change(ours: Stretch, theirs: Stretch, here: tuple[int, int], there: tuple[int, int]) -> Change | None:
    """What stands in a gap of either; None where the hand of an editor shows, or where it is one word written otherwise."""
    mine, other = (tuple(t.word for t in side[1][slice(*gap)]) for side, gap in ((ours, here), (theirs, there)))
    if "".join(mine) == "".join(other) or any(_is_edited(*side[:2], gap) for side, gap in ((ours, here), (theirs, there))):
        return None
    at, its = ((gap[0] - side[2], gap[1] - side[2]) for side, gap in ((ours, here), (theirs, there)))
    return Change(mine, other, at, its, here[1] == len(ours[1]) and there[1] == len(theirs[1]))


def _is_edited(text: str, words: Sequence[Token], gap: tuple[int, int]) -> bool:
    """Whether dots or brackets stand in a gap, or a name: names are spelled, shortened and filled in by every house."""
    start = words[gap[0] - 1].end if gap[0] else max(0, words[0].start - 1)
    end = words[gap[1]].start if gap[1] < len(words) else words[-1].end + 1
    return _LEFT_OUT.search(text, start, end) is not None or _is_named(text, words[slice(*gap)])


def _is_named(text: str, words: Sequence[Token]) -> bool:
    return any(text[t.start].isupper() and t.word not in STOP and not _opens(text, t.start) for t in words)


def _opens(text: str, at: int) -> bool:
    """Whether a word opens a sentence or a quotation."""
    return re.search(r"(?:^|[.!?:“”\"'‘’(]\s*|\n)$", text[max(0, at - 4) : at]) is not None


def carries(words: Sequence[str]) -> frozenset[str]:
    """Stems of the words that carry something."""
    return frozenset(stem(w) for w in words if w not in STOP)
