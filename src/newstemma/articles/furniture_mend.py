"""Lines made whole again: wraps joined, and hyphens at line ends taken out where they only part syllables.

Refuses to guess which lines belong together: that is the business of `furniture_units`.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from newstemma.articles.pieces import tidy

_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
HYPHEN_END = re.compile(r"[^\W_][-‐]$")
_CJK = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff00-\uffef\u3001-\u300f]")

Spans = Sequence[tuple[int, int]]


def vocabulary_of(text: str, groups: Sequence[Spans]) -> Counter[str]:
    """How often each word stands inside a line, with its hyphens; empty where no line but the last of a group ends in a hyphen."""
    if not any(HYPHEN_END.search(text, low, high) for group in groups for low, high in group[:-1]):
        return Counter()
    return Counter(word.lower() for group in groups for low, high in group for word in _WORD.findall(text[low:high]))


def mend(text: str, spans: Spans, vocabulary: Counter[str]) -> str:
    """The words of some lines as one: wraps joined, hyphens at line ends mended, tidied."""
    if len(spans) == 1:
        return tidy(text[spans[0][0] : spans[0][1]])
    parts: list[str] = []
    for number, (low, high) in enumerate(spans):
        part = text[low:high]
        if number + 1 < len(spans):
            follows = text[spans[number + 1][0] : spans[number + 1][1]]
            part = _seam(part, follows, vocabulary)
        parts.append(part)
    return tidy("".join(parts))


def _seam(part: str, follows: str, vocabulary: Counter[str]) -> str:
    """The end of a line made ready for the next: with a space, without one, or without its hyphen."""
    if part[-1] == "\u00ad" or part.endswith(("—", "--")) and not part[-3:-1].isspace() and not part[-2:-1].isspace():
        return part
    if not HYPHEN_END.search(part):
        return part if _CJK.match(part[-1]) and _CJK.match(follows[0]) else part + " "
    before = re.search(r"[\w’'-]*$", part[-60:-1])
    after = re.match(r"[\w’']+", follows[:60])
    if before is None or after is None or not before.group():
        return part + " " if after is None else part
    return part if keeps_hyphen(before.group(), after.group(), vocabulary) else part[:-1]


def keeps_hyphen(before: str, after: str, vocabulary: Counter[str]) -> bool:
    """Whether a hyphen at a line's end belongs to the word: "long-" "range" yes, "re-" "ported" no.

    Asked in order: what else stands in the text; capitals, digits and further hyphens; parts that make compounds; whether both
    halves are words.
    """
    left, right = unicodedata.normalize("NFC", before).lower(), unicodedata.normalize("NFC", after).lower()
    whole, joined = vocabulary[f"{left}-{right}"], vocabulary[left + right]
    if whole != joined:
        return whole > joined
    if not left.isalpha() or not right.isalpha() or after[0].isupper():
        return True
    firsts, seconds, tails = _compounds()
    if right in tails:
        return False
    if left in firsts or right in seconds:
        return True
    return vocabulary[left] > 1 and vocabulary[right] > 1 and min(len(left), len(right)) > 2


@cache
def _compounds() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """First parts and second parts of hyphenated compounds, and endings that are no word."""
    table = files("newstemma.articles").joinpath("assets/hyphens.txt").read_text("utf-8")
    named: dict[str, frozenset[str]] = {}
    for line in table.splitlines():
        name, _, words = line.partition(": ")
        if words and not line.startswith("#"):
            named[name] = named.get(name, frozenset()) | frozenset(words.split())
    return named["first"], named["second"], named["tail"]


def clip(spans: Spans, low: int, high: int) -> tuple[tuple[int, int], ...]:
    """The parts of the lines that lie between two offsets."""
    return tuple((max(a, low), min(b, high)) for a, b in spans if max(a, low) < min(b, high))
