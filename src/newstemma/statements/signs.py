"""What speaks for and against each person whom a pronoun may mean, as named numbers that `pronouns` weighs."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence

from newstemma.language.firstnames import Sex
from newstemma.statements.memory import NONE, Memory
from newstemma.statements.mentions import PRONOUNS, Mention, Stage
from newstemma.statements.sexes import sex_of_words

#: Who may be meant, his last mention before the pronoun (None for nobody), and the signs.
Row = tuple[str, Mention | None, dict[str, float]]

_FAR = 4  # sentences, from which a mention is far
_HEARD = 2.0  # pronouns that were given to somebody count up to here
_NOUNS_BACK = 3  # sentences in which another human being without a name is looked for
_OPENERS = re.compile(
    r"[“\"]?(?:when|while|after|before|as|in|at|for|despite|although|though|since|with|during|if|because|until|from|by|on|throughout|once|like"
    r"|unlike|\w+ing)\b",
    re.IGNORECASE,
)
_HUMAN = re.compile(
    r"\b(?:a|an|the|one|another|his|her|their|my|\w+[’']s)\s+(?:[\w-]+\s+){0,2}?(?P<noun>man|woman|boy|girl|mother|mum|mom|father|dad"
    r"|grandmother|grandfather|uncle|aunt|cousin|guy|lady|wife|husband|son|daughter|brother|sister|friend|officer|student|teacher|driver"
    r"|doctor|nurse|lawyer|judge|baby|child|actor|actress|singer|victim|suspect|soldier)\b",
    re.IGNORECASE,
)
_APPOSED = re.compile(r"(?:\s*\([^)]*\))?,\s+(?:\d+,\s+)?(?:a|an|the|his|her|one)\s+[^,.;“”\"]*")


def candidates(stage: Stage, mention: Mention, memory: Memory, ahead: Sequence[Mention], sexes: Mapping[str, Sex]) -> list[Row]:
    """Who may be meant, the last place of each, and the signs; the first row is "none of them"."""
    sex, form = PRONOUNS[mention.pronoun]
    others = memory.about.get(mention.source, set())
    rows: list[Row] = []
    for rank, who in enumerate(
        w for w in memory.near(stage, mention.sentence) if w not in others and _may_be(stage, w, memory, sexes, sex)
    ):
        rows.append((who, memory.last[who], _signs(stage, mention, memory.last[who], memory, sexes, rank)))
    behind = {later.who for later in ahead}
    for who, _, row in rows if form == "subject" else ():
        row["named_behind"] = float(who in behind)
    for later in ahead:
        if later.who not in memory.last and later.who not in others and _may_be(stage, later.who, memory, sexes, sex):
            rows.append((later.who, later, _signs_ahead(stage, mention, later, sexes)))
            break
    for _, _, row in rows:
        row["only"] = float(len(rows) == 1)
    return [(NONE, None, _signs_of_none(stage, mention, sexes, rows)), *rows]


def _may_be(stage: Stage, who: str, memory: Memory, sexes: Mapping[str, Sex], sex: Sex) -> bool:
    return _sex(stage, who, memory, sexes) in {None, sex}


def _sex(stage: Stage, who: str, memory: Memory, sexes: Mapping[str, Sex]) -> Sex | None:
    if who.startswith("@") and who in memory.last:
        named = memory.last[who]
        return sex_of_words(stage.text[named.start : named.end]) if not named.pronoun else None
    return sexes.get(who)


def _signs(stage: Stage, q: Mention, m: Mention, memory: Memory, sexes: Mapping[str, Sex], rank: int) -> dict[str, float]:
    """What speaks for a person mentioned before."""
    sex, form = PRONOUNS[q.pronoun]
    back = stage.between(m.sentence, q.sentence) if q.quotation < 0 else q.sentence - m.sentence
    heard = memory.heard[m.who]
    other: Sex = "woman" if sex == "man" else "man"
    said = stage.said_in(q.source)
    covering = stage.covering(q.start) if q.quotation >= 0 else -1
    return {
        f"back_{min(back, _FAR)}": 1.0,
        "far": float(max(0, back - _FAR)),
        "same_paragraph": float(m.paragraph == q.paragraph),
        "speaks": float(m.source >= 0),
        "first": float(m.is_first and not m.pronoun),
        "oblique": float(m.is_oblique and not m.pronoun),
        "possessive": float(m.is_possessive or (m.pronoun != "" and PRONOUNS[m.pronoun][1] == "possessive")),
        "pronoun_subject": float(m.pronoun != "" and PRONOUNS[m.pronoun][1] == "subject"),
        "pronoun_other": float(m.pronoun != "" and PRONOUNS[m.pronoun][1] != "subject"),
        "nearest": float(rank == 0),
        "third": float(rank > 1),
        "spoke_last": float(memory.spoke == m.who),
        "recent": math.log1p(memory.recent(m.who, q.sentence)),
        "often": math.log1p(len(memory.sentences[m.who])),
        "sex_known": float(sexes.get(m.who) == sex or m.who.startswith("@")),
        "heard_same": min(_HEARD, float(heard[sex])),
        "heard_other": min(_HEARD, float(heard[other])),
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


def _signs_of_none(stage: Stage, q: Mention, sexes: Mapping[str, Sex], rows: Sequence[Row]) -> dict[str, float]:
    """What speaks for nobody that is named."""
    sex = PRONOUNS[q.pronoun][0]
    reach = stage.sentence_start(max(0, q.sentence - _NOUNS_BACK))
    nearest = max((m.end for _, m, _ in rows if m is not None and m.end <= q.start), default=reach)
    described = _APPOSED.match(stage.text, nearest, q.start)  # "Ida Renn, a mother of two": she, not another
    nouns = list(_HUMAN.finditer(stage.text, max(reach, described.end() if described is not None else nearest), q.start))
    return {
        "none": 1.0,
        "none_quoted": float(q.quotation >= 0),
        "none_noun": float(any(sex_of_words(m["noun"]) in {None, sex} for m in nouns)),
        "none_source": float(q.source >= 0),
        "none_unknown": float(not any(sexes.get(w) == sex for w, _, _ in rows)),
        "none_alone": float(not rows),
    }
