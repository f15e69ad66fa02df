"""From the model's scores to what a paragraph holds: attributions, names, and where its clause units start."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from newstemma.encoders.bonds import Bond, Cut, bonds, confidence, features
from newstemma.encoders.paths import Chain, Scores, best_paths, logs, runs
from newstemma.language.sentences import split_sentences
from newstemma.model.reading import Act, Attribution, Name, NameKind
from newstemma.ports import Tags


@dataclass(frozen=True, slots=True)
class Plan:
    """What the columns of the model's scores mean.

    columns      layer ("attribution", "names", "units", "act") to its columns
    unit_margin  by how much a word's score as a start must be above its score as none, to start a clause unit
    score        feature of an attribution to its weight in the confidence
    """

    columns: Mapping[str, slice]
    attribution: Chain
    names: Chain
    kinds: Mapping[str, NameKind]
    acts: tuple[Act, ...]
    unit_margin: int
    score: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Seen:
    """One paragraph as the model saw it: its text, its words' spans, whether each is quoted, and its scores [words, columns]."""

    text: str
    words: Sequence[Cut]
    quoted: Sequence[bool]
    scores: Scores


#: An attribution is kept from this confidence on. On PolNeAR dev relations have F1 .711 with all of them, .729 at .2, .733 at .25, .735 at
#: .3 and .35, .734 at .4; with what `_is_kept` keeps besides .733, and as much direct speech as with all.
_SURE = 0.3
#: Cues of those who pass on what stands beside.
_PASSES_ON = re.compile(r"\b(?:report|according|cit(?:e|ing)|quot(?:e|ing))", re.IGNORECASE)

#: An attribution with what its confidence was made of.
Weighed = tuple[Attribution, Mapping[str, float]]


def tags_of(paragraphs: Sequence[Seen], plan: Plan) -> list[Tags]:
    """What each paragraph holds, in order; an answer depends on its own paragraph alone. Cost: linear in the words."""
    paths = best_paths(plan.attribution, [p.scores[:, plan.columns["attribution"]] for p in paragraphs])
    names = best_paths(plan.names, [p.scores[:, plan.columns["names"]] for p in paragraphs])
    return [
        Tags(
            tuple(_attribution(seen, bond, score, plan) for bond, score, _ in _kept(seen, path, plan)),
            _names(seen, named, plan),
            _units(seen, plan),
        )
        for seen, path, named in zip(paragraphs, paths, names, strict=True)
    ]


def weigh(paragraphs: Sequence[Seen], plan: Plan) -> list[list[Weighed]]:
    """All attributions of each paragraph in order of place, with the features of their confidence: what calibration is trained on."""
    paths = best_paths(plan.attribution, [p.scores[:, plan.columns["attribution"]] for p in paragraphs])
    return [
        [(_attribution(seen, bond, score, plan), own) for bond, score, own in _bonds(seen, path, plan)]
        for seen, path in zip(paragraphs, paths, strict=True)
    ]


def _bonds(seen: Seen, path: Sequence[int], plan: Plan) -> Iterator[tuple[Bond, float, Mapping[str, float]]]:
    """What belongs together, how sure that is, and what the confidence was made of."""
    if not any(path):
        return
    spans: dict[str, list[Cut]] = {"source": [], "cue": [], "content": []}
    for start, end, kind in runs(path, plan.attribution.labels):
        spans[kind].append((start, end))
    shares = logs(seen.scores[:, plan.columns["attribution"]], path)
    for bond in bonds(spans["source"], spans["cue"], spans["content"], _sentences(seen), seen.quoted):
        own = features(bond, shares)
        yield bond, confidence(own, plan.score), own


def _kept(seen: Seen, path: Sequence[int], plan: Plan) -> Iterator[tuple[Bond, float, Mapping[str, float]]]:
    return (row for row in _bonds(seen, path, plan) if row[1] >= _SURE or _is_kept(seen, row[0]))


def _is_kept(seen: Seen, bond: Bond) -> bool:
    """Whether little confidence is enough: for direct speech, for what introduces the next paragraph, for who passes on what is said."""
    if bond.content:
        return 2 * _quoted(seen, bond) > 1
    if bond.source is None or bond.cue is None:
        return False
    leads_on = seen.text.rstrip().endswith(":") and max(bond.source[1], bond.cue[1]) >= len(seen.words) - 1
    return leads_on or _PASSES_ON.search(seen.text[slice(*_cut(seen, bond.cue))]) is not None


def _quoted(seen: Seen, bond: Bond) -> float:
    """The share of its content's words inside quotation marks, 0 to 1; 0 without content."""
    inside = [seen.quoted[n] for a, b in bond.content for n in range(a, b)]
    return sum(inside) / len(inside) if inside else 0.0


def _attribution(seen: Seen, bond: Bond, score: float, plan: Plan) -> Attribution:
    return Attribution(
        source=_cut(seen, bond.source) if bond.source else None,
        cue=_cut(seen, bond.cue) if bond.cue else None,
        content=tuple(_cut(seen, piece) for piece in bond.content),
        act=_act(seen, bond, plan),
        score=score,
    )


def _act(seen: Seen, bond: Bond, plan: Plan) -> Act:
    """What the words of the cue say together; without a cue, speech where most of the content is quoted."""
    if bond.cue is not None:
        summed = seen.scores[slice(*bond.cue), plan.columns["act"]].sum(0)
        return plan.acts[int(summed.argmax())]
    return "speech" if 2 * _quoted(seen, bond) > 1 else "other"


def _sentences(seen: Seen) -> list[int]:
    """For each word the number of sentences that ended before it."""
    ends = [end for _, end in split_sentences(seen.text)]
    found, at = [], 0
    for start, _ in seen.words:
        while at < len(ends) and ends[at] <= start:
            at += 1
        found.append(at)
    return found


def _names(seen: Seen, path: Sequence[int], plan: Plan) -> tuple[Name, ...]:
    return tuple(Name(*_cut(seen, (start, end)), plan.kinds[kind]) for start, end, kind in runs(path, plan.names.labels))


def _units(seen: Seen, plan: Plan) -> tuple[int, ...]:
    if not len(seen.words):
        return ()
    rows = seen.scores[:, plan.columns["units"]]
    starts = rows[:, 1] - rows[:, 0] > plan.unit_margin
    starts[0] = True  # a paragraph begins with a unit, whatever the model says
    return tuple(seen.words[n][0] for n in np.flatnonzero(starts).tolist())


def _cut(seen: Seen, words: Cut) -> Cut:
    """The characters of a span of words."""
    return seen.words[words[0]][0], seen.words[words[1] - 1][1]
