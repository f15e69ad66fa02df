"""Whom "he" and "she" mean: each pronoun of an article in order, held against the people mentioned before it.

A log-linear ranking (Soon, Ng & Lim 2001 for the kind of signs; Denis & Baldridge 2008 for the ranking) with a place for "none of them".
Whom an earlier pronoun was given to counts as mentioned there for the later ones. Refuses where the best has less than `MIN_SURE` of
the odds.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from newstemma.language.firstnames import Sex
from newstemma.statements.mentions import PRONOUNS, Mention, Stage
from newstemma.statements.sexes import sex_of_words

WEIGHTS: dict[str, float] = {
    "ahead_opened": 0.4,
    "ahead_speaks": 0.29,
    "back_0": 0.93,
    "back_1": 0.23,
    "back_2": -0.16,
    "back_3": -0.78,
    "back_4": -1.01,
    "far": -0.44,
    "first": 0.12,
    "heard_other": -1.15,
    "heard_same": 0.92,
    "in_what_it_says": -0.05,
    "inside_to_outside": -0.06,
    "named_behind": -0.05,
    "nameless": -0.29,
    "nearest": 0.61,
    "none": 0.82,
    "none_noun": 1.0,
    "none_quoted": 0.2,
    "none_source": -0.2,
    "none_unknown": 0.69,
    "object_near": -0.16,
    "oblique": -0.44,
    "often": 0.23,
    "only": -0.07,
    "outside_to_inside": -0.41,
    "own_quotation": -0.32,
    "possessive_near": 0.35,
    "pronoun_other": 0.62,
    "pronoun_subject": 0.42,
    "recent": -0.43,
    "same_paragraph": 1.06,
    "same_quotation": -0.43,
    "sex_known": 0.22,
    "source_speaks": 0.29,
    "source_spoke_last": 0.6,
    "speaks": -0.49,
    "spoke_last": 0.22,
    "subject_first": 0.85,
    "third": -0.55,
}
NONE = ""
MIN_SURE = 0.65
SURE_GOES_ON = 0.4
SURE_NEAREST = 0.5
_BACK = 7  # sentences that a person is remembered without being mentioned
_OPENERS = re.compile(
    r"[“\"]?(?:when|while|after|before|as|in|at|for|despite|although|though|since|with|during|if|because|until|from|by|on|throughout|once|like|unlike|\w+ing)\b",
    re.IGNORECASE,
)
_HUMAN_AHEAD = re.compile(
    r"\b(?:a|an|the|one|another|his|her|their|my|\w+[’']s)\s+(?:[\w-]+\s+){0,2}?(?P<noun>man|woman|boy|girl|mother|mum|mom|father|dad|grandmother|grandfather|uncle|aunt|cousin|guy|lady|wife|husband|son|daughter|brother"
    r"|sister|friend|officer|student|teacher|driver|doctor|nurse|lawyer|judge|baby|child|actor|actress|singer|victim|suspect|soldier)\b",
    re.IGNORECASE,
)


_APPOSED = re.compile(r"(?:\s*\([^)]*\))?,\s+(?:\d+,\s+)?(?:a|an|the|his|her|one)\s+[^,.;“”\"]*")


@dataclass(frozen=True, slots=True)
class Answer:
    """Whom a pronoun means, how sure (0 to 1), and the mention that it goes back to. who "": nobody that is mentioned."""

    who: str
    sure: float
    mention: Mention | None


@dataclass(slots=True)
class _Memory:
    """What has been read so far."""

    last: dict[str, Mention] = field(default_factory=dict)
    about: Mapping[int, set[str]] = field(default_factory=dict)  # attribution to who is named in its words
    recent: defaultdict[str, list[int]] = field(default_factory=lambda: defaultdict(list))  # sentences of its mentions
    order: list[str] = field(default_factory=list)
    spoke: str = NONE
    heard: dict[str, Counter[Sex]] = field(default_factory=lambda: defaultdict(Counter))
    owner: dict[int, str] = field(default_factory=dict)  # attribution to who speaks

    def keep(self, mention: Mention) -> None:
        who = mention.who
        self.last[who] = mention
        self.recent[who].append(mention.sentence)
        self.order = [*(w for w in self.order if w != who), who]
        if mention.source >= 0:
            self.spoke = who
            self.owner[mention.source] = who


def resolve(
    stage: Stage, found: Sequence[Mention], sexes: Mapping[str, Sex], weights: Mapping[str, float], min_sure: float = MIN_SURE
) -> dict[int, Answer]:
    """For each pronoun by its start whom it means. Cost: the pronouns × the people remembered."""
    memory = _Memory(about=named_in_words(stage, found))
    answers: dict[int, Answer] = {}
    for n, mention in enumerate(found):
        if not mention.pronoun:
            memory.keep(mention)
            continue
        ahead = _ahead(found, n)
        answer = _best(stage, mention, memory, ahead, sexes, weights)
        is_sure = answer.sure >= _asked(stage, mention, answer, memory, min_sure)
        answers[mention.start] = answer if is_sure else Answer(NONE, answer.sure, answer.mention)
        if answer.who and is_sure:
            memory.heard[answer.who][PRONOUNS[mention.pronoun][0]] += 1
            memory.keep(replace(mention, who=answer.who))
    return answers


def _asked(stage: Stage, mention: Mention, answer: Answer, memory: _Memory, min_sure: float) -> float:
    """How sure an answer has to be: less where the one who speaks is who spoke last, or who was mentioned last, right before."""
    if mention.source < 0 or answer.mention is None or stage.between(answer.mention.sentence, mention.sentence) > 1:
        return min_sure
    if answer.who == memory.spoke and answer.mention.source >= 0:
        return min(min_sure, SURE_GOES_ON)
    return min(min_sure, SURE_NEAREST) if memory.order[-1:] == [answer.who] else min_sure


def _ahead(found: Sequence[Mention], n: int) -> list[Mention]:
    """The names behind a pronoun in its sentence."""
    rows = []
    for later in found[n + 1 :]:
        if later.sentence != found[n].sentence:
            break
        if not later.pronoun:
            rows.append(later)
    return rows


def _best(
    stage: Stage, mention: Mention, memory: _Memory, ahead: Sequence[Mention], sexes: Mapping[str, Sex], weights: Mapping[str, float]
) -> Answer:
    rows = candidates(stage, mention, memory, ahead, sexes)
    scores = [sum(weights.get(name, 0.0) * value for name, value in row.items()) for _, _, row in rows]
    top = max(scores)
    whole = sum(math.exp(s - top) for s in scores)
    best = max(range(len(rows)), key=lambda i: (scores[i], -i))
    if mention.source >= 0 and len(rows) == 2 and rows[1][2]["sex_known"] and not rows[0][2]["none_noun"]:
        return Answer(rows[1][0], 1.0, rows[1][1])  # who speaks is somebody, and there is one alone
    return Answer(rows[best][0], math.exp(scores[best] - top) / whole, rows[best][1])


def candidates(
    stage: Stage, mention: Mention, memory: _Memory, ahead: Sequence[Mention], sexes: Mapping[str, Sex]
) -> list[tuple[str, Mention | None, dict[str, float]]]:
    """Who may be meant, the last place of each, and the signs; the first row is "none of them"."""
    sex = PRONOUNS[mention.pronoun][0]
    rows: list[tuple[str, Mention | None, dict[str, float]]] = []
    near = [w for w in reversed(memory.order) if stage.between(memory.last[w].sentence, mention.sentence) <= _BACK or w == memory.spoke]
    near = [w for w in near if _may_be(stage, w, memory, sexes, sex) and w not in memory.about.get(mention.source, ())]
    for rank, who in enumerate(near):
        rows.append((who, memory.last[who], _signs(stage, mention, memory.last[who], memory, sexes, rank)))
    for later in ahead:
        fits = later.who not in memory.last and later.who not in memory.about.get(mention.source, ())
        if fits and _may_be(stage, later.who, memory, sexes, sex) and all(later.who != w for w, _, _ in rows):
            rows.append((later.who, later, _signs_ahead(stage, mention, later, sexes)))
    for _, _, row in rows:
        row["only"] = float(len(rows) == 1)
    for who, _, row in rows if PRONOUNS[mention.pronoun][1] == "subject" else ():
        row["named_behind"] = float("ahead" not in row and any(later.who == who for later in ahead))
    return [(NONE, None, _signs_of_none(stage, mention, sexes, rows)), *rows]


def named_in_words(stage: Stage, found: Sequence[Mention]) -> dict[int, set[str]]:
    """For each attribution who is named in the words that it holds: whoever says them is another."""
    named = [m for m in found if not m.pronoun]
    starts = [m.start for m in named]
    rows: defaultdict[int, set[str]] = defaultdict(set)
    for number, seen in enumerate(stage.attributions):
        for start, end in seen.content:
            rows[number].update(m.who for m in named[bisect_left(starts, start) : bisect_left(starts, end)])
    return rows


def _may_be(stage: Stage, who: str, memory: _Memory, sexes: Mapping[str, Sex], sex: Sex) -> bool:
    return _sex(stage, who, memory, sexes) in {None, sex}


def _sex(stage: Stage, who: str, memory: _Memory, sexes: Mapping[str, Sex]) -> Sex | None:
    if who.startswith("@") and who in memory.last:
        named = memory.last[who]
        return sex_of_words(stage.text[named.start : named.end]) if not named.pronoun else None
    return sexes.get(who)


def _signs(stage: Stage, q: Mention, m: Mention, memory: _Memory, sexes: Mapping[str, Sex], rank: int) -> dict[str, float]:
    """What speaks for a person mentioned before."""
    sex, form = PRONOUNS[q.pronoun]
    back = stage.between(m.sentence, q.sentence) if q.quotation < 0 else q.sentence - m.sentence
    heard = memory.heard[m.who]
    other: Sex = "woman" if sex == "man" else "man"
    said = stage.said_in(q.source)
    covering = stage.covering(q.start) if q.quotation >= 0 else -1
    return {
        f"back_{min(back, 4)}": 1.0,
        "far": float(max(0, back - 4)),
        "same_paragraph": float(m.paragraph == q.paragraph),
        "speaks": float(m.source >= 0),
        "first": float(m.is_first and not m.pronoun),
        "oblique": float(m.is_oblique and not m.pronoun),
        "possessive": float(m.is_possessive or (m.pronoun != "" and PRONOUNS[m.pronoun][1] == "possessive")),
        "pronoun_subject": float(m.pronoun != "" and PRONOUNS[m.pronoun][1] == "subject"),
        "pronoun_other": float(m.pronoun != "" and PRONOUNS[m.pronoun][1] != "subject"),
        "nearest": float(rank == 0),
        "third": float(rank >= 2),
        "spoke_last": float(memory.spoke == m.who),
        "recent": math.log1p(sum(1 for s in memory.recent[m.who] if q.sentence - s <= 4)),
        "often": math.log1p(len(memory.recent[m.who])),
        "sex_known": float(sexes.get(m.who) == sex or m.who.startswith("@")),
        "heard_same": min(2.0, float(heard[sex])),
        "heard_other": min(2.0, float(heard[other])),
        "inside_to_outside": float(q.quotation < 0 <= m.quotation),
        "outside_to_inside": float(q.quotation >= 0 > m.quotation),
        "same_quotation": float(q.quotation >= 0 and q.quotation == m.quotation),
        "own_quotation": float(covering >= 0 and memory.owner.get(covering) == m.who),
        "source_speaks": float(q.source >= 0 and m.source >= 0),
        "source_spoke_last": float(q.source >= 0 and memory.spoke == m.who),
        "source_goes_on": float(q.source >= 0 and memory.spoke == m.who and back <= 1),
        "in_what_it_says": float(q.source >= 0 and any(a <= m.start < b for a, b in said)),
        "subject_first": float(form == "subject" and m.is_first and back <= 1),
        "object_near": float(form == "object" and back == 0 and rank == 0),
        "possessive_near": float(form == "possessive" and back == 0 and rank == 0),
        "nameless": float(m.who.startswith("@")),
    }


def _signs_ahead(stage: Stage, q: Mention, m: Mention, sexes: Mapping[str, Sex]) -> dict[str, float]:
    """What speaks for a person first named behind the pronoun in its sentence."""
    opens = _OPENERS.match(stage.text, stage.sentence_start(q.sentence)) is not None and "," in stage.text[q.end : m.start]
    return {
        "ahead": 1.0,
        "ahead_opened": float(opens and not m.is_oblique),
        "ahead_speaks": float(m.source >= 0 and q.quotation < 0),
        "sex_known": float(sexes.get(m.who) == PRONOUNS[q.pronoun][0]),
        "inside_to_outside": float(q.quotation < 0 <= m.quotation),
        "outside_to_inside": float(q.quotation >= 0 > m.quotation),
    }


def _signs_of_none(
    stage: Stage, q: Mention, sexes: Mapping[str, Sex], rows: Sequence[tuple[str, Mention | None, dict[str, float]]]
) -> dict[str, float]:
    """What speaks for nobody that is named."""
    sex = PRONOUNS[q.pronoun][0]
    nearest = max((m.end for _, m, _ in rows if m is not None and m.end <= q.start), default=0)
    described = _APPOSED.match(stage.text, nearest, q.start)  # "Ida Renn, a mother of two": she, not another
    nouns = list(_HUMAN_AHEAD.finditer(stage.text, described.end() if described is not None else nearest, q.start))
    return {
        "none": 1.0,
        "none_quoted": float(q.quotation >= 0),
        "none_noun": float(any(sex_of_words(m["noun"]) in {None, sex} for m in nouns)),
        "none_source": float(q.source >= 0),
        "none_unknown": float(not any(sexes.get(w) == sex for w, _, _ in rows)),
        "none_alone": float(not rows),
    }
