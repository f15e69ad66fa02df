"""Whom "he" and "she" mean: each pronoun of an article in order, held against the people mentioned before it.

A log-linear ranking (Soon, Ng & Lim 2001 for the kind of signs; Denis & Baldridge 2008 for the ranking) with a place for "none of them".
Whom an earlier pronoun was given to counts as mentioned there for the later ones. Refuses where the best has less than `MIN_SURE` of
the odds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newstemma.language.firstnames import Sex
from newstemma.statements.memory import NONE, Memory, named_in_words
from newstemma.statements.mentions import PRONOUNS, Mention, Stage
from newstemma.statements.signs import candidates

#: What each sign of `signs` weighs, in log odds: `evals.speakers_fit` on GUM and the read half of the labels of `evals.speakers`. Of the
#: answers that reach MIN_SURE on documents that the weights have not seen .92 are right in news, .95 in interviews, .97 of the labels.
WEIGHTS: dict[str, float] = {
    "ahead_opened": 0.42,
    "ahead_speaks": 0.28,
    "back_0": 0.98,
    "back_1": 0.11,
    "back_2": -0.17,
    "back_3": -0.71,
    "back_4": -1.04,
    "far": -0.46,
    "first": 0.19,
    "heard_other": -1.12,
    "heard_same": 0.98,
    "in_what_it_says": 0.05,
    "inside_to_outside": 0.09,
    "nameless": -0.29,
    "nearest": 0.83,
    "none": 0.86,
    "none_noun": 0.92,
    "none_quoted": 0.19,
    "none_source": -0.45,
    "none_unknown": 0.82,
    "object_near": -0.22,
    "oblique": -0.42,
    "often": 0.21,
    "only": -0.11,
    "outside_to_inside": -0.33,
    "own_quotation": -0.29,
    "possessive": -0.14,
    "possessive_near": 0.17,
    "pronoun_other": 0.61,
    "pronoun_subject": 0.62,
    "recent": -0.44,
    "same_paragraph": 1.01,
    "same_quotation": -0.13,
    "sex_known": 0.19,
    "source_speaks": 0.59,
    "source_spoke_last": 0.84,
    "speaks": -0.52,
    "spoke_last": 0.2,
    "subject_first": 0.58,
    "third": -0.66,
}
#: Odds that an answer has to reach, 0 to 1. Tried .5 to .8: held-out accuracy in news .91 at .5, .92 at .6, .93 at .7, a tenth less given.
MIN_SURE = 0.65
SURE_GOES_ON = 0.4  # for who spoke last and goes on in the next sentence
SURE_NEAREST = 0.5  # for a speaker who was mentioned last, in the sentence before; .5 to .6 differ by one of 209


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a pronoun means, how sure (0 to 1), and the mention that it goes back to. who "": nobody that is mentioned."""

    who: str
    sure: float
    mention: Mention | None


def resolve(
    stage: Stage, found: Sequence[Mention], sexes: Mapping[str, Sex], weights: Mapping[str, float], min_sure: float = MIN_SURE
) -> dict[int, Answer]:
    """For each pronoun by its start whom it means. Cost: the pronouns × the people remembered."""
    memory = Memory(about=named_in_words(stage, found))
    answers: dict[int, Answer] = {}
    for n, mention in enumerate(found):
        if not mention.pronoun:
            memory.keep(mention)
            continue
        answer = _best(stage, mention, memory, ahead(found, n), sexes, weights)
        is_sure = answer.sure >= _asked(stage, mention, answer, memory, min_sure)
        answers[mention.start] = answer if is_sure else Answer(NONE, answer.sure, answer.mention)
        if answer.who and is_sure:
            memory.heard[answer.who][PRONOUNS[mention.pronoun][0]] += 1
            memory.keep(replace(mention, who=answer.who))
    return answers


def _asked(stage: Stage, mention: Mention, answer: Answer, memory: Memory, min_sure: float) -> float:
    """How sure an answer has to be: less where the one who speaks is who spoke last, or who was mentioned last, right before."""
    if mention.source < 0 or answer.mention is None or stage.between(answer.mention.sentence, mention.sentence) > 1:
        return min_sure
    if answer.who == memory.spoke and answer.mention.source >= 0:
        return min(min_sure, SURE_GOES_ON)
    return min(min_sure, SURE_NEAREST) if memory.newest == answer.who else min_sure


def ahead(found: Sequence[Mention], n: int) -> list[Mention]:
    """The names behind a pronoun in its sentence."""
    rows = []
    for later in found[n + 1 :]:
        if later.sentence != found[n].sentence:
            break
        if not later.pronoun:
            rows.append(later)
    return rows


def _best(
    stage: Stage, mention: Mention, memory: Memory, behind: Sequence[Mention], sexes: Mapping[str, Sex], weights: Mapping[str, float]
) -> Answer:
    rows = candidates(stage, mention, memory, behind, sexes)
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for _, _, row in rows]
    top = max(scores)
    whole = sum(math.exp(s - top) for s in scores)
    best = max(range(len(rows)), key=lambda i: (scores[i], -i))
    if mention.source >= 0 and len(rows) == 2 and rows[1][2]["sex_known"] and not rows[0][2]["none_noun"]:
        return Answer(rows[1][0], 1.0, rows[1][1])  # who speaks is somebody, and there is one alone
    return Answer(rows[best][0], math.exp(scores[best] - top) / whole, rows[best][1])
