"""From the model's scores to what a paragraph holds: attributions, names, and where its clause units start."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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


#: An attribution with what its confidence was made of.
Weighed = tuple[Attribution, Mapping[str, float]]


def tags_of(paragraphs: Sequence[Seen], plan: Plan) -> list[Tags]:
    """What each paragraph holds, in order; an answer depends on its own paragraph alone. Cost: linear in the words."""
    roles = weigh(paragraphs, plan)
    names = best_paths(plan.names, [p.scores[:, plan.columns["names"]] for p in paragraphs])
    return [
        Tags(tuple(attribution for attribution, _ in role), _names(seen, path, plan), _units(seen, plan))
        for seen, role, path in zip(paragraphs, roles, names, strict=True)
    ]


def weigh(paragraphs: Sequence[Seen], plan: Plan) -> list[list[Weighed]]:
    """The attributions of each paragraph in order of place, with the features of their confidence: what calibration is trained on."""
    paths = best_paths(plan.attribution, [p.scores[:, plan.columns["attribution"]] for p in paragraphs])
    return [_attributions(seen, path, plan) for seen, path in zip(paragraphs, paths, strict=True)]


def _attributions(seen: Seen, path: Sequence[int], plan: Plan) -> list[Weighed]:
    if not any(path):
        return []
    spans: dict[str, list[Cut]] = {"source": [], "cue": [], "content": []}
    for start, end, kind in runs(path, plan.attribution.labels):
        spans[kind].append((start, end))
    shares = logs(seen.scores[:, plan.columns["attribution"]], path)
    found: list[Weighed] = []
    for bond in bonds(spans["source"], spans["cue"], spans["content"], _sentences(seen), seen.quoted):
        own = features(bond, shares)
        found.append((_attribution(seen, bond, plan, confidence(own, plan.score)), own))
    return found


def _attribution(seen: Seen, bond: Bond, plan: Plan, score: float) -> Attribution:
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
    quoted = [seen.quoted[n] for a, b in bond.content for n in range(a, b)]
    return "speech" if 2 * sum(quoted) > len(quoted) else "other"


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
