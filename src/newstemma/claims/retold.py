"""Whether two quotations are one sentence: word for word, in two translations, or in the memory of two hands.

Refuses what everybody says, and who takes up what another said: "they call it so".
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from newstemma.claims.shares import like, of_longer
from newstemma.language.likeness import rarity
from newstemma.language.words import STOP, content_words, stem

LEAST = 6  # words that both quote in one run


def is_one_sentence(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two quotations are one sentence: nearly all words of the shorter, or, in two translations, most that is rare in them."""
    a, b = Counter(ours), Counter(theirs)
    runs = [{words[i : i + LEAST] for i in range(len(words) - LEAST + 1)} for words in (tuple(ours), tuple(theirs))]
    if runs[0] & runs[1] and (a & b).total() >= _SAME * min(a.total(), b.total()):
        return True
    return _is_told_again(ours, theirs) or _is_turned(ours, theirs)


def _is_turned(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two short quotations are one sentence in two hands: half of all words in order, the rare ones among them."""
    a, b = [stem(w) for w in ours], [stem(w) for w in theirs]
    shared = (set(a) & set(b)) - STOP
    if max(len(a), len(b)) > _BRIEF or (set(a) ^ set(b)) & _REJOINS or sum(rarity(w) for w in shared) < _WORTH or len(shared) < 2:
        return False
    blocks = SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return 2 * sum(block.size for block in blocks) >= _HALF * (len(a) + len(b))


_REJOINS = frozenset("yes no call say said saying claim heard told tell word phrase".split())  # who takes up what another said
_BRIEF, _HALF = 20, 0.5  # words of a sentence that is kept for its wording; of the words of both, in order
_WORTH = 6.0  # natural logs, summed: below it everybody says so; in 156 real stories no pair of two speakers' own words is above


def _is_told_again(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two quotations share most that is rare in them: one sentence in two translations."""
    a_words, b_words = " ".join(ours), " ".join(theirs)
    enough = len(set(content_words(a_words)) & set(content_words(b_words))) >= _MANY
    return enough and like(a_words, b_words) >= _TOLD and of_longer(a_words, b_words) >= _TOLD


_SAME, _TOLD = 0.8, 0.6  # of the words of the shorter quotation; by rarity, of the shorter one and of the longer one
_TOLD_ALIKE = 0.7  # by rarity, of the longer one: below it two spokesmen of one house may have had one phrase
_MANY = 4  # content words that two translations of one sentence share at least


def is_hardly_of_two(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two quotations are one sentence that hardly two would say."""
    if _is_turned(ours, theirs):
        return True
    return _in_one_run(ours, theirs) or (_is_told_again(ours, theirs) and of_longer(" ".join(ours), " ".join(theirs)) >= _TOLD_ALIKE)


def _in_one_run(ours: Sequence[str], theirs: Sequence[str]) -> bool:
    """Whether two quotations are one, word for word, with enough that is somebody's own."""
    match = SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    words = ours[match.a : match.a + match.size]
    return match.size >= max(_RUN, _SAME * min(len(ours), len(theirs))) and len(content_words(" ".join(words))) >= _OWN


_RUN, _OWN = 7, 3  # words in one run, and content words among them: "no one is above the law" is anyone's
