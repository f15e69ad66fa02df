"""What a shared passage is, cut where that changes: narrative, quoted, document or furniture.

A word is judged by how both articles print it: what one of them puts into quotation marks, the other may print without. An article's
plain prose that another one names and quotes, or sets behind a colon, is narrative that was lifted, not a quotation.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from newstemma.lineage.sides import QUOTED_GRAM, Side
from newstemma.lineage.voices import Voice
from newstemma.model.lineage import Passage, Role
from newstemma.model.text import Span

_PATCH = 5  # words: shorter stretches of another role go with what stands around them
_LOOK = 12  # words to look ahead for where two sides meet again
Meet = tuple[int, int]
Label = tuple[Role, str]  # lifted: "here", "there" or "": by which side plain prose of the other is quoted or introduced


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of one role.

    here, there  the numbers of its words on either side
    words        how many of them are the same
    lifted       which side quotes the other's plain prose in it: "here", "there" or ""
    """

    passage: Passage
    here: range
    there: range
    words: int
    lifted: str


def cut(passage: Passage, here: Side, there: Side, names: Callable[[Side, Side], bool]) -> Iterator[Piece]:
    """The pieces of a passage, in order. Narrative of a word or two alone ("she said") is none. Cost: linear in its words.

    names  whether the first names the outlet or a writer of the second
    """
    if passage.there is None:
        return
    meets = list(_aligned(_numbers(here, passage.here), _numbers(there, passage.there), here, there))
    labels = _smoothed(_labels(meets, here, there, names)) if meets else []
    if passage.role == "furniture":  # what the whole pile shows: unrelated articles share it
        spoken = here.article.outlet != there.article.outlet  # two houses may still quote what many quote
        labels = [(role, lifted) if spoken and role == "quoted" else ("furniture", "") for role, lifted in labels]
    at = 0
    for (role, lifted), group in groupby(labels):
        run = meets[at : at + len(list(group))]
        at += len(run)
        if role == "narrative" and len(run) < _PATCH:
            continue
        ours, theirs = (range(run[0][side], run[-1][side] + 1) for side in (0, 1))
        cuts = here.span(ours.start, ours.stop - 1), there.span(theirs.start, theirs.stop - 1)
        yield Piece(Passage(*cuts, role), ours, theirs, len(run), lifted)


def _numbers(side: Side, span: Span) -> range:
    return side.numbers(span.start, span.end)


def _aligned(ours: range, theirs: range, here: Side, there: Side) -> Iterator[Meet]:
    """Words of both sides that are the same, in order."""
    i, j = ours.start, theirs.start
    while i < ours.stop and j < theirs.stop:
        if here.words[i] == there.words[j]:
            yield i, j
            i, j = i + 1, j + 1
        else:
            i, j = _met(i, j, ours.stop, theirs.stop, here, there)


def _met(i: int, j: int, i_stop: int, j_stop: int, here: Side, there: Side) -> Meet:
    """The nearest place from here on where two words in a row agree again; one word further on where there is none near."""
    for far in range(1, 2 * _LOOK):
        for x in range(max(0, far - _LOOK), min(far, _LOOK) + 1):
            p, q = i + x, j + far - x
            if p < i_stop and q < j_stop and here.words[p] == there.words[q]:
                last = p + 1 == i_stop or q + 1 == j_stop
                if last or here.words[p + 1] == there.words[q + 1]:
                    return p, q
    return i + 1, j + 1


def _labels(meets: Sequence[Meet], here: Side, there: Side, names: Callable[[Side, Side], bool]) -> list[Label]:
    """A label for each pair of words."""
    opened = here.opens(meets[0][0]), there.opens(meets[0][1])
    ours, theirs = (range(meets[0][side], meets[-1][side] + 1) for side in (0, 1))
    both = _Both(here, there, opened, here.speaks(ours) and there.speaks(theirs), names)
    known: dict[tuple[int, int], Label] = {}  # a label hangs on the two voices alone
    labels: list[Label] = []
    for spoken, (i, j) in zip(_said(meets, here, there), meets, strict=True):
        marks = here.voices[i], there.voices[j]
        if marks not in known:
            known[marks] = both.label(Voice(marks[0]), Voice(marks[1]))
        label = known[marks]
        labels.append(("quoted", "") if spoken and label[0] == "narrative" and Voice.QUOTED not in marks else label)
    return labels


@dataclass(frozen=True)
class _Both:
    """Two sides with a passage. opened: whether a colon introduces it on either side; speak: both speak as I and we elsewhere."""

    here: Side
    there: Side
    opened: tuple[bool, bool]
    speak: bool
    names: Callable[[Side, Side], bool]

    def label(self, x: Voice, y: Voice) -> Label:
        """What a word is that is in these voices."""
        marks = {x, y}
        if Voice.FURNITURE in marks:
            return "furniture", ""
        if Voice.DOCUMENT in marks:
            return "document", ""
        if Voice.QUOTED in marks:
            return self._in_marks(x, y)
        if Voice.PERSONAL in marks and not self.speak:
            return "document", ""
        shown = x == Voice.SHOWN or self.opened[0], y == Voice.SHOWN or self.opened[1]
        if all(shown):
            return "document", ""
        return "narrative", "here" if shown[0] else "there" if shown[1] else ""

    def _in_marks(self, x: Voice, y: Voice) -> Label:
        """Inside marks on one side or both: narrative only where the other side is plain and the quoting one names it."""
        if x == y:
            return "quoted", ""
        if x == Voice.QUOTED:
            return ("narrative" if y == Voice.OWN and self.names(self.here, self.there) else "quoted"), "here"
        return ("narrative" if x == Voice.OWN and self.names(self.there, self.here) else "quoted"), "there"


def _said(meets: Sequence[Meet], here: Side, there: Side) -> list[bool]:
    """For each pair of words whether it lies in a run that stands inside quotation marks elsewhere in either article."""
    words = [here.words[i] for i, _ in meets]
    found = [False] * len(words)
    if not here.said.strip() and not there.said.strip():
        return found
    for n in range(len(words) - QUOTED_GRAM + 1):
        gram = f" {' '.join(words[n : n + QUOTED_GRAM])} "
        if here.says(gram) or there.says(gram):
            found[n : n + QUOTED_GRAM] = [True] * QUOTED_GRAM
    return found


def _smoothed(labels: Sequence[Label]) -> list[Label]:
    """The labels, stretches under `_PATCH` words given to what stands before them, or behind at the start."""
    runs = [(label, len(list(group))) for label, group in groupby(labels)]
    made: list[Label] = []
    for n, (label, size) in enumerate(runs):
        near = made[-1] if made else runs[min(n + 1, len(runs) - 1)][0]
        made += [near if size < _PATCH else label] * size
    return made
