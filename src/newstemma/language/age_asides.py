"""The words around an age that say that it is not that of the one named before: a thing's, a relative's, or one's who is told of next."""

from __future__ import annotations

import re

from newstemma.model.reading import Quantity

_THING = re.compile(  # what has an age and is nobody: "the two-year-old civil war"
    r"(?: [a-z-]+){0,2}? (?:war|conflict|law|church|building|house|home|bridge|company|firm|ship|boat|ferry|plane|aircraft|jet|helicopter"
    r"|dog|cat|horse|car|truck|bus|train|agreement|deal|treaty|accord|programme|program|policy|dispute|marriage|relationship|group|organi[sz]ation"
    r"|institution|school|university|college|museum|factory|plant|mill|crisis|insurgency|rebellion|uprising|ban|rule|record|tree|stadium"
    r"|tradition|newspaper|magazine|club|league|series|project|movement|government|coalition|case|mine|dam|tower|temple|mosque)\b"
)
_AHEAD = re.compile(r" (?:accused|charged|suspected|arrested|convicted|believed|alleged|identified|named|known)\b")
_KIN = re.compile(
    r"\b(?:his|her|whose) (?:[a-z-]+ )?(?:sons?|daughters?|wife|husband|brothers?|sisters?|mother|father|child|children|niece|nephew)\b"
    r"[^.;]*$"
)


def is_of_a_thing(text: str, q: Quantity) -> bool:
    """Whether what is so old is a thing: "the two-year-old war"."""
    return q.form == "age" and _THING.match(text, q.end) is not None


def is_told_ahead(text: str, q: Quantity) -> bool:
    """Whether the one who is so old is told of behind it: "the 34-year-old accused of it"."""
    return _AHEAD.match(text, q.end) is not None


def is_of_kin(told: str) -> bool:
    """Whether the sentence up to the age has turned to a relative: "her son, who was celebrating his"."""
    return _KIN.search(told) is not None
