"""How one quotation's wording stands to a longer one's: identical, trimmed, spliced, reworded, or the same sense in other words.

Words alone; who says them is asked elsewhere. Refuses to take a difference of typesetting or house style for a change.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal

from newstemma.language.words import STOP, stem
from newstemma.statements.diff import blocks
from newstemma.statements.wording import Wording

Wrought = Literal["identical", "trimmed", "spliced", "reworded", "translation"]

_KEPT = 0.6  # of the shorter one's words, in order: below, the same sense is said in other words
_PIECE = 2  # words of a piece that was moved or put together with another
_MOST_PIECES = 4  # a quotation of more pieces is one of many changed words
_INSERTED = 4  # words that an editor's bracket may stand for
_DENIES = frozenset({"not", "no", "never", "nobody", "nothing", "none", "neither", "nor", "without", "cannot"})


@lru_cache(maxsize=20_000)
def wrought(base: Wording, here: Wording) -> Wrought:
    """What was done to `base` where `here` stands for it. Cost: `diff.blocks`."""
    if here.words == base.words:
        return "identical"
    if len(here.words) > len(base.words):  # the longest is the one with most characters: it may have fewer words
        return wrought(here, base)
    if _cut_openly(base.words, here):
        return "trimmed"
    left = _differences(base, here)
    if not left:
        return "identical"
    pieces = _pieces(base.words, here.words)
    if pieces is not None and pieces != sorted(pieces):
        return "spliced"
    if all(_is_edge(base, here, cut) for cut in left):
        return "trimmed"
    if pieces is not None:
        return "reworded" if _dropped_a_word(pieces) else "spliced"
    common = sum(size for _, _, size in blocks(base.words, here.words))
    stems = set(map(stem, base.words))
    return "reworded" if common >= _KEPT * len(here.words) or all(stem(w) in stems for w in here.words) else "translation"


def _cut_openly(base: Sequence[str], here: Wording) -> bool:
    """Whether every stretch between the marks of cuts stands in the base, in order."""
    at = 0
    edges = sorted({0, len(here.words), *here.gaps})
    for start, end in zip(edges, edges[1:], strict=False):
        found = _find(base, here.words[start:end], at)
        if found is None:
            return False
        at = found + end - start
    return True


def _find(words: Sequence[str], part: Sequence[str], begin: int = 0) -> int | None:
    """Where a stretch of words first stands in others, from a place on."""
    size = len(part)
    return next((n for n in range(begin, len(words) - size + 1) if words[n] == part[0] and words[n : n + size] == part), None)


Cut = tuple[int, int, int, int]


def _differences(base: Wording, here: Wording) -> list[Cut]:
    """The stretches that differ, (start, end) in both; those that an editor's bracket or a hyphen accounts for left out."""
    found = []
    a = b = 0
    for i, j, size in [*blocks(base.words, here.words), (len(base.words), len(here.words), 0)]:
        if (i > a or j > b) and not _is_style(base, here, (a, i, b, j)):
            found.append((a, i, b, j))
        a, b = i + size, j + size
    return found


def _is_style(base: Wording, here: Wording, cut: Cut) -> bool:
    """Whether a bracket stands for the other's words, or the two are one word written together and apart."""
    a, i, b, j = cut
    ours, theirs = base.words[a:i], here.words[b:j]
    if "".join(ours) == "".join(theirs):
        return True
    bracketed = (theirs and here.inserted.issuperset(range(b, j))) or (ours and base.inserted.issuperset(range(a, i)))
    return bool(bracketed) and max(len(ours), len(theirs)) <= _INSERTED and not _DENIES & {*ours, *theirs}


def _is_edge(base: Wording, here: Wording, cut: Cut) -> bool:
    """Whether something only one of them has stands at the start or the end of both, or where one of them owns up to a cut."""
    a, i, b, j = cut
    if i > a and j > b:
        return False
    if (a == 0 and b == 0) or (i == len(base.words) and j == len(here.words)):
        return True
    return b in here.gaps if i > a else a in base.gaps


def _pieces(base: Sequence[str], here: Sequence[str]) -> list[tuple[int, int]] | None:
    """Where the stretches of `here` stand in the base, each as long as can be; None: not all of it does, or in too many pieces."""
    places: dict[str, list[int]] = {}
    for n, word in enumerate(base):
        places.setdefault(word, []).append(n)
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(here):
        size, start = max(((_run(base, here, n, at), -n) for n in places.get(here[at], ())), default=(0, 0))
        if size < min(_PIECE, len(here) - at) or (size < _PIECE and not found) or len(found) == _MOST_PIECES:
            return None
        found.append((-start, size - start))
        at += size
    return found


def _run(base: Sequence[str], here: Sequence[str], n: int, at: int) -> int:
    size = 0
    while n + size < len(base) and at + size < len(here) and base[n + size] == here[at + size]:
        size += 1
    return size


def _dropped_a_word(pieces: Sequence[tuple[int, int]]) -> bool:
    """Whether the pieces follow each other in the base with no more than a word between them."""
    return all(0 <= start - end <= 1 for (_, end), (start, _) in zip(pieces, pieces[1:], strict=False))


_MIN_WORDS = 3
_SHARED = 0.6  # of the shorter one's words, in order
_OTHER_SPEAKER = (6, 0.8)  # words and share where the speakers differ: short phrases are on everyone's lips


def alike(a: Wording, b: Wording, *, one_speaker: bool) -> bool:
    """Whether most of the shorter one's words stand in the other in order. one_speaker: nothing says that two people speak.

    Runs of two words or more count; between speakers that may be one, single words too, and a fragment of two words within the other.
    """
    short, long = sorted((a, b), key=lambda w: len(w.words))
    size = len(short.words)
    if size < _MIN_WORDS:
        return one_speaker and size == 2 and _tells(short.words) and _find(long.words, short.words) is not None
    found = blocks(long.words, short.words)
    runs = [m for m in found if m[2] > 1]
    common = sum(m[2] for m in runs)
    if not one_speaker:
        return common >= max(_OTHER_SPEAKER[0], _OTHER_SPEAKER[1] * size)
    if common >= max(_MIN_WORDS, _SHARED * size):
        return True
    held = [w for i, _, n in found for w in long.words[i : i + n]]
    return (bool(runs) and len(held) >= max(_MIN_WORDS, _SHARED * size) and _tells(held)) or _pieces(long.words, short.words) is not None


def _tells(words: Sequence[str]) -> bool:
    """Whether some word is more than grammar."""
    return any(w not in STOP and len(w) > 3 for w in words)
