"""A tagger whose answers stand in the test: `[S …]`, `[C …]` and `[X …]` in a paper mark source, cue and content.

Marks of one attribution that is not its paragraph's only one bear its number: `[S2 …]`; an act other than speech stands behind the cue's:
`[C2/belief …]`. A `¦` stands where a clause unit starts. Names are read by rule.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import get_args

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.model.reading import Act, Attribution
from newstemma.model.report import Report
from newstemma.ports import Marked, Opposed, Tags
from tests.papers import report_on

_MARK = re.compile(r"\[([SCX])(\d?)(?:/(\w+))? ([^][]*)\]")


class Hand:
    """An `Encoder` that knows its paragraphs by heart; of others it knows only the names. alike: sets of sentences with one vector."""

    name = "hand"

    def __init__(self, known: dict[str, tuple[tuple[Attribution, ...], tuple[int, ...]]], alike: Sequence[set[str]] = ()) -> None:
        self._known = known
        self._alike = alike

    def tag(self, paragraphs: Sequence[str]) -> list[Tags]:
        names = LexicalEncoder().tag(paragraphs)
        return [
            Tags(self._known.get(p, ((), ()))[0], t.names, self._known.get(p, ((), ()))[1]) for p, t in zip(paragraphs, names, strict=True)
        ]

    def vectors(self, sentences: Sequence[str]) -> list[bytes]:
        order = sorted(set(sentences) - set().union(*self._alike))
        places = {s: len(self._alike) + n for n, s in enumerate(order)} | {s: n for n, same in enumerate(self._alike) for s in same}
        return [bytes(127 * (n == places[s]) for n in range(256)) for s in sentences]

    def oppose(self, pairs: Sequence[tuple[str, str]]) -> list[Opposed | None]:
        return [None] * len(pairs)

    def match(self, pairs: Sequence[tuple[Marked, Marked]]) -> list[float | None]:
        return [None] * len(pairs)


def report_of(paper: str, *alike: set[str]) -> Report:
    """The report on a paper with marks. alike: sentences that say the same."""
    known = {}
    for paragraph in re.split(r"\n\s*\n|\n(?=\s*\d{4}-)", paper):
        plain, seen, units = unmarked(paragraph.strip())
        known[plain] = seen, units
    return report_on(_MARK.sub(lambda m: m[4], paper).replace("¦", ""), encoder=Hand(known, alike))


def unmarked(paragraph: str) -> tuple[str, tuple[Attribution, ...], tuple[int, ...]]:
    """The last line of a paragraph without its marks, and what they say."""
    whole = paragraph.rpartition("\n")[2].strip()
    line = whole.replace("¦", "")
    bare = _MARK.sub(lambda m: m[4], whole)
    units = tuple(m.start() - n for n, m in enumerate(re.finditer("¦", bare)))
    plain, at = "", 0
    spans: dict[str, dict[str, list[tuple[int, int]]]] = {}
    acts: dict[str, Act] = {}
    for mark in _MARK.finditer(line):
        plain += line[at : mark.start()]
        role, number, act, words = mark.groups()
        spans.setdefault(number, {}).setdefault(role, []).append((len(plain), len(plain) + len(words)))
        acts[number] = next((a for a in get_args(Act) if a == act), acts.get(number, "speech"))
        plain += words
        at = mark.end()
    plain += line[at:]
    found = [
        Attribution(next(iter(s.get("S", [])), None), next(iter(s.get("C", [])), None), tuple(s.get("X", [])), acts[n], 0.9)
        for n, s in sorted(spans.items())
    ]
    return plain, tuple(found), units
