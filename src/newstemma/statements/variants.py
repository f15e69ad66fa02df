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

Kinship = Literal["same", "open", "other"]  # of two speakers; open: the texts do not say
Wrought = Literal["identical", "trimmed", "spliced", "reworded", "translation"]

_KEPT = 0.6  # of the shorter one's words, in order: below, the same sense is said in other words
_PIECE = 2  # words of a piece that was moved or put together with another
_MOST_PIECES = 4  # a quotation of more pieces is one of many changed words
_TRIED = 50  # places at which a piece is sought: a word that stands more often begins none that is known by it
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
        size, start = max(((_run(base, here, n, at), -n) for n in places.get(here[at], ())[:_TRIED]), default=(0, 0))
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
_SHARED = 0.6  # of the shorter one's words, in order, where one person speaks or may
_UNSURE = 0.7  # where nobody is said to
_OTHER_SPEAKER = (6, 0.8)  # words and share where the speakers differ: short phrases are on everyone's lips
#: A fragment of fewer words is a changed one only where most of it is kept, and the other is no long speech: read on 110 roundups, of 12
#: fragments that this leaves out of long quotations one was a part of them.
_FRAGMENT, _KEPT_OF_IT, _TIMES, _RUN = 8, 0.75, 3, 5


def alike(a: Wording, b: Wording, kin: Kinship) -> bool:
    """Whether most of the shorter one's words stand in the other in order.

    Runs of two words or more count; of one speaker single words too. A fragment of two words is met by itself alone.
    """
    short, long = sorted((a, b), key=lambda w: len(w.words))
    size = len(short.words)
    if size < _MIN_WORDS:
        return kin == "same" and size == 2 and _tells(short.words) and short.words == long.words
    if sum(map(set(long.words).__contains__, short.words)) < _SHARED * size:
        return False  # whatever their order: told in a moment, and true of most pairs
    found = blocks(long.words, short.words)
    common = sum(n for _, _, n in found if n > 1)
    if kin == "other":
        return common >= max(_OTHER_SPEAKER[0], _OTHER_SPEAKER[1] * size)
    if common == size and len([m for m in found if m[2]]) == 1:
        return _tells(short.words)
    if size < _FRAGMENT:
        return _is_changed_fragment(found, short, long)
    if common >= (_SHARED if kin == "same" else _UNSURE) * size:
        return True
    return kin == "same" and common > 0 and (_singly(found) >= _SHARED * size or _pieces(long.words, short.words) is not None)


def _singly(found: Sequence[tuple[int, int, int]]) -> int:
    return sum(n for _, _, n in found)


def _is_changed_fragment(found: Sequence[tuple[int, int, int]], short: Wording, long: Wording) -> bool:
    """Whether a short quotation is one of about its length with a word or two changed, or most of it a run of another's words."""
    held = [w for i, _, n in found for w in long.words[i : i + n]]
    enough = len(held) >= max(_MIN_WORDS, _KEPT_OF_IT * len(short.words)) or _one_changed(short, long)
    run = max((n for _, _, n in found), default=0)
    return enough and (len(long.words) <= _TIMES * len(short.words) or run >= _RUN) and _tells(held)


def _one_changed(short: Wording, long: Wording) -> bool:
    """Whether one word stands for another, and all else is the same."""
    if len(short.words) != len(long.words) or len(short.words) < _MIN_WORDS:
        return False
    return sum(x != y for x, y in zip(short.words, long.words, strict=True)) == 1


def _tells(words: Sequence[str]) -> bool:
    """Whether some word is more than grammar."""
    return any(w not in STOP and len(w) > 3 for w in words)
