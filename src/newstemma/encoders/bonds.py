"""Which source and which words belong to which cue, and how sure that is."""

from __future__ import annotations

import math
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Cut = tuple[int, int]

_BREAK = (
    5  # words that a sentence's end counts for: with it the nearest cue is the right one for 98.9 % of gold sources, 98.8 % of contents
)

#: What the confidence is made of: for each role the least and the mean natural log of the shares that the model gave to its words' labels.
FEATURES = (
    "bias",
    "cue_least",
    "cue_mean",
    "source_least",
    "source_mean",
    "content_least",
    "content_mean",
    "log_words",
    "has_cue",
    "has_source",
    "has_content",
)


@dataclass(frozen=True, slots=True)
class Bond:
    """A cue with the source and the contents that belong to it; spans in words. A part that is not there is None or empty."""

    cue: Cut | None
    source: Cut | None
    content: tuple[Cut, ...]

    @property
    def start(self) -> int:
        """The first word of all its parts."""
        return min(part[0] for part in (self.cue, self.source, *self.content) if part is not None)


def bonds(
    sources: Sequence[Cut], cues: Sequence[Cut], contents: Sequence[Cut], sentence: Sequence[int], quoted: Sequence[bool] = ()
) -> list[Bond]:
    """What belongs together in one paragraph, in order of place: each source and each content goes to its nearest cue.

    A cue takes the nearest of its sources; where it has none, the last source before it in its sentence ("X said A and added B").
    Contents in a paragraph without a cue stand alone, each with its nearest source. A source that nothing asks for is dropped.

    What is not quoted and stands in a sentence before its cue's is dropped: of PolNeAR dev's relations .579 are exact instead of .570.

    A quotation that opens a new sentence goes on with the quotation before it: in "“A,” he said, referring to B. “C.”" both are what he
    said, although "referring" is nearer.

    sources, cues, contents  spans in words, in order, none over another
    sentence                 for each word the number of its sentence
    quoted                   for each word whether it stands inside quotation marks; empty: nobody looked
    Cost                     log-linear in the spans
    """
    if not cues:
        alone = _Near(sources, sentence)
        return [Bond(None, alone.of(content), (content,)) for content in contents]
    near = _Near(cues, sentence)
    own: dict[Cut, tuple[list[Cut], list[Cut]]] = {cue: ([], []) for cue in cues}
    for role, spans in enumerate((sources, contents)):
        for span in spans:
            cue = near.of(span)
            if cue is not None:
                own[cue][role].append(span)
    if quoted:
        _go_on(own, sentence, quoted)
    ends = [end for _, end in sources]
    found = []
    for cue, (asked, said) in own.items():
        source = _Near(asked, sentence).of(cue)
        before = bisect_right(ends, cue[0])
        if source is None and before and sentence[ends[before - 1] - 1] == sentence[cue[0]]:
            source = sources[before - 1]
        found.append(Bond(cue, source, tuple(piece for piece in said if not _is_left_behind(piece, cue, sentence, quoted))))
    return sorted(found, key=lambda bond: (bond.start, bond.cue))


def _go_on(own: Mapping[Cut, tuple[list[Cut], list[Cut]]], sentence: Sequence[int], quoted: Sequence[bool]) -> None:
    """Move quotations from a cue with words of its own to the cue of the quotation before, one sentence back. Cost: linear."""
    speaks: Cut | None = None  # the last cue that has a quotation
    for cue, (_, said) in own.items():
        behind = [c for c in said if _is_quoted(c, quoted) and c[0] >= cue[1] and sentence[c[0]] > sentence[cue[1] - 1]]
        others = [c for c in said if c not in behind]
        if behind and others and speaks is not None and sentence[speaks[0]] == sentence[cue[0]] and not _any_quoted(others, quoted):
            said[:] = others
            own[speaks][1].extend(behind)
        if _any_quoted(said, quoted):
            speaks = cue


def _is_left_behind(piece: Cut, cue: Cut, sentence: Sequence[int], quoted: Sequence[bool]) -> bool:
    """Whether a piece ends in a sentence before its cue's and is no quotation."""
    return bool(quoted) and sentence[piece[1] - 1] < sentence[cue[0]] and not _is_quoted(piece, quoted)


def _any_quoted(cuts: Sequence[Cut], quoted: Sequence[bool]) -> bool:
    return any(_is_quoted(cut, quoted) for cut in cuts)


def _is_quoted(cut: Cut, quoted: Sequence[bool]) -> bool:
    """Whether the span begins with a quotation: its first word is the mark itself, or inside."""
    return quoted[cut[0]] or (cut[1] - cut[0] > 1 and quoted[cut[0] + 1])


class _Near:
    """The nearest of some spans to another. They are in order, so only the last before it and the first behind it can be that."""

    def __init__(self, spans: Sequence[Cut], sentence: Sequence[int]) -> None:
        self._spans, self._sentence = spans, sentence
        self._starts = [start for start, _ in spans]

    def of(self, span: Cut) -> Cut | None:
        """The nearest, of equally near ones the first; None where there are none."""
        behind = bisect_left(self._starts, span[0])
        return min(self._spans[max(0, behind - 1) : behind + 1], key=lambda other: self._far(other, span), default=None)

    def _far(self, a: Cut, b: Cut) -> int:
        first, second = sorted((a, b))
        return second[0] - first[1] + _BREAK * (self._sentence[second[0]] - self._sentence[first[1] - 1])


def features(bond: Bond, logs: Sequence[float]) -> dict[str, float]:
    """What the confidence is made of, by the names in FEATURES; a part that is missing counts 0 everywhere.

    logs  for each word of the paragraph the natural log of its label's share
    """
    found = dict.fromkeys(FEATURES, 0.0) | {"bias": 1.0}
    for role, pieces in (("cue", [bond.cue]), ("source", [bond.source]), ("content", bond.content)):
        own = [log for piece in pieces if piece is not None for log in logs[piece[0] : piece[1]]]
        if own:
            found |= {f"{role}_least": min(own), f"{role}_mean": math.fsum(own) / len(own), f"has_{role}": 1.0}
    found["log_words"] = math.log(1 + sum(end - start for start, end in bond.content))
    return found


def confidence(found: Mapping[str, float], weights: Mapping[str, float]) -> float:
    """0 to 1, to four places: the logistic of the weighed features; a feature without a weight counts nothing."""
    weighed = math.fsum(weights.get(name, 0.0) * found[name] for name in FEATURES)
    return round(1 / (1 + math.exp(-max(-30.0, min(30.0, weighed)))), 4)
