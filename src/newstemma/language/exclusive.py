"""Words of which one thing is one at a time ("fibula" and "tibia", "east" and "west" of a place), where their frame of words stands.

Refuses a word outside its frame: "left" counts before a limb, "critical" of a patient's condition.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from newstemma.language.words import asset

_HURT = (
    r"(?:sh?ot|shoot\w*|wound\w*|injur\w+|hurt\w*|br[eo]ke\w*|break\w*|fractur\w+|graz\w+|stab\w*|sprain\w*|tore|torn|"
    r"surgery|dislocat\w+|strain\w*|operat\w+)"
)
_LIMB = (
    r"(?:leg|arm|hand|foot|eye|knee|ankle|shoulder|wrist|hip|ear|thigh|elbow|hamstring|fibula|tibia|femur|lung|kidney|breast|calf|elbow)"
)
_BEFELL = (
    r"(?:died|dead|killed|shot|found|discovered|hid\w*|h[eo]ld\w*|arrested|captured|cornered|stabbed|attacked|exploded|placed|planted|"
    r"kept|dumped|fell|falling|fallen|began|began|locked|picked\sup|put|stashed|robbed|robbery|theft|stole\w*|shooting|barricaded|"
    r"burst|trapped|born|married|left)"
)
_ROAD = (
    r"(?:driv\w+|drove|rammed|plow\w+|plough\w+|hit|struck|crash\w*|collid\w+|sank|sunk|board\w*|attack\w*|hijack\w*|aboard|riding|rode|"
    r"fled|flew|shot\sdown|stolen|carrying|overturn\w*|smashed|caught\sfire)"
)
_NEXT = r"(?:[\w’'.,-]+\s+){0,5}?"
#: What stands around a word of a set, with X for it. A frame is one of these; a word counts in it and nowhere else.
_FRAMES = {
    "hurt": rf"\b{_HURT}\s+{_NEXT}X|X\s+(?:injury|surgery|wound|fracture|sprain)\b|\((?:\w+\s)?X\)",
    "flank": rf"X\s+(?:lower\s+|upper\s+)?{_LIMB}\b",
    "condition": r"\bin\s+(?:an?\s+)?(?:extremely\s+|very\s+)?X(?:\s+(?:and|but)\s+\w+)?\s+condition\b"
    r"|\bcondition\s+(?:is|was|as)\s+X(?=\W)|\bX\s+(?:wounded|injured|hurt|ill)\b|\blisted\s+(?:as|in)\s+X(?=\W)",
    "armed": rf"\b(?:armed|carr\w+|brandish\w*|us\w+|pointed|wield\w*|with|fired|had|a|an|the|his|her)\s+{_NEXT}X",
    "ride": rf"\b{_ROAD}\s+{_NEXT}X|X\s+(?:that\s+|which\s+|was\s+|had\s+|were\s+)*{_ROAD}",
    "befell": rf"\b{_BEFELL}\s+{_NEXT}(?:in|inside|at|under|on|into|near|outside|from|onto|behind|over|down)\s+{_NEXT}X",
    "side": r"X\s+of\s+(?=the\s+[A-Z]|[A-Z])",
    "region": r"X\s+(?:city|town|village|port|suburb|neighbou?rhood|district|province|state|island)\s+of\s+(?=[A-Z])"
    r"|(?<=[a-z]\s)in\s+X\s+(?=[A-Z])|(?<=,\s)in\s+X\s+(?=[A-Z])|,\s+X\s+(?=[A-Z])",
    "got-away": r"\bX\s+from\b|\b(?:was|were|been|being)\s+(?:\w+ly\s+)?X\b",
    "dying": r"\b(?:died|dead|death|pronounced|declared)\s+(?:[\w’'.-]+\s+){0,3}?X",
    "caught": r"X",
    "charged": r"\b(?:charged\s+with|convicted\s+of|guilty\s+of|guilty\s+to|acquitted\s+of|accused\s+of)\s+(?:[\w-]+\s+){0,3}?X",
    "served": r"\b(?:sentenced\s+to|months\s+of|years\s+of|months\s+in|years\s+in|days\s+in|days\s+of)\s+(?:[\w-]+\s+){0,4}?X",
    "wed": r"\b(?:is|was|were|are|got|been)\s+X\b",
    "blast": r"\ba\s+(?:[\w-]+\s+){0,2}?X\b",
    "because": r"\b(?:caused|started|triggered|sparked|set\s+off|blamed)\s+(?:[\w-]+\s+){0,3}?(?:by|on)\s+(?:[\w-]+\s+){0,3}?X",
    "ailed": r"\b(?:died|death|dying|dead)\s+(?:[\w’'.,-]+\s+){0,6}?(?:of|from|after)\s+(?:[\w-]+\s+){0,3}?X",
    "creed": r"X\s+(?:church|mosque|temple|synagogue|school|cemetery|militia|cleric|preacher|priest|pastor|bishop)\b",
    "school": r"\b(?:at|in|near|outside|inside|attended|of)\s+(?:an?|the)\s+(?:\w+\s+){0,2}X\s+school\b",
    "record": rf"X\s+{_NEXT}records?\b",
    "kin": r"\b(?:his|her|their|the|[A-Z][\w-]+[’']s?)\s+(?:[a-z]+(?:er|est)?\s+){0,2}X(?:,?\s+(?=[A-Z])|\b)|(?<=,\s)X\s+of\b",
    "service": r"(?:X\s+(?:veteran|sergeant|private|captain|colonel|lieutenant|reservist|officer|specialist|corporal|major)|"
    r"\b(?:former|ex-)\s*(?:U\.?S\.?\s+)?X|(?:served|enlisted|joined)\s+(?:in\s+|with\s+)?the\s+(?:U\.?S\.?\s+)?X)",
    "player": r"X\s+(?=[A-Z])",
    "degree": r"X\s+(?=murder|assault|burglary|manslaughter|robbery|arson|rape)",
    "verdict": r"\bfound\s+X|\b(?:was|were|been)\s+X\s+(?:of|in)\b|\bconvicted\b",
    "leave": r"\b(?:was|were|been|being|be|get|got)\s+(?:\w+ly\s+)?X\b|X\s+(?=[A-Z])|X\s+(?:his|her|the)\s|"
    r"\b(?:has|had|have|will|would|to|who|abruptly|announced\s+(?:his|her)|[A-Z]\w+[’']s)\s+X\b|(?<=[A-Z][a-z]{3})\s+X\b",
    "way": rf"\b(?:was|were|been|is)\s+{_NEXT}X",
    "medal": r"\b(?:won|wins|win|winning|took|takes|claimed|earned|captured)\s+(?:\w+\s+){0,2}X\b",
    "issued": rf"\b(?:sign\w*|issu\w+|the|presidential|an?)\s+{_NEXT}X",
    "said": r"\b(?:in|at|during|on)\s+an?\s+(?:\w+\s+){0,2}X",
    "identified": rf"\bidentif\w+\s+{_NEXT}X|X\s+{_NEXT}identif\w+",
    "drug": r"\b(?:with|of|possess\w*|sell\w*|found|smuggl\w*|traffick\w*)\s+(?:\w+\s+){0,3}X",
    "suicide": r"X",
    "how": r"\b(?:was|were|be|been)\s+X",
    "ruined": r"\b(?:was|were|been|be)\s+(?:\w+ly\s+)?X|X\s+(?=the\b)",
}
_CALIBRE = re.compile(r"(?<!\d)(?P<size>\.\d{2,3}|\d{1,2}(?:\.\d+)?)[\s-]*(?:calib(?:er|re)\b|mm\b)(?!\s+(?:of\s+rain|thick|wide))")


@dataclass(frozen=True, slots=True)
class Exclusive:
    """A word of a set where it stands. sort: which set; kind: which of its words; near: whether another may hold as well."""

    sort: str
    kind: str
    start: int
    end: int


def exclusives(text: str, start: int, end: int) -> Iterator[Exclusive]:
    """The words of all sets in text[start:end] that stand in their frame, in order of the set. Cost: linear, a pattern a set."""
    for n, (sort, _, groups) in enumerate(_lines()):
        if _word(n).search(text, start, end) is None:
            continue
        kinds, seen = [g[0] for g in groups], set()
        for m in _framed(n).finditer(text, start, end):
            for name in (name for name, got in m.groupdict().items() if got is not None):
                if m.start(name) not in seen:
                    seen.add(m.start(name))
                    yield Exclusive(sort, kinds[int(name.rpartition("_")[2])], m.start(name), m.end(name))
    for m in _CALIBRE.finditer(text, start, end):
        yield Exclusive("calibre", m["size"], m.start(), m.end())


def has_kind(text: str, sort: str, kind: str) -> bool:
    """Whether a text has a word of a kind anywhere, in its frame or not."""
    if sort == "calibre":
        return any(m["size"] == kind for m in _CALIBRE.finditer(text))
    return any(_form_of(g).search(text) is not None for s, _, groups in _lines() for g in groups if (s, g[0]) == (sort, kind))


Groups = tuple[tuple[str, ...], ...]  # the words of a set, with their forms


@cache
def _lines() -> tuple[tuple[str, str, Groups], ...]:
    found = []
    for line in asset("exclusive.txt"):
        head, _, body = line.partition(":")
        sort, frame = head.split()
        found.append((sort, frame, tuple(tuple(group.split()) for group in body.split("|"))))
    return tuple(found)


def _form(word: str) -> str:
    plural, word = ("(?:e?s)?", word[:-1]) if word.endswith("+") else ("", word)
    return r"[\s-]+".join(re.escape(part) for part in word.split("-")) + plural


def _any(groups: Groups, mark: str) -> str:
    """The groups as one pattern, longer words first, each in a group of its own name."""
    ordered = sorted(enumerate(groups), key=lambda g: -max(map(len, g[1])))
    parts = (f"(?P<{mark}_{n}>" + "|".join(_form(w) for w in sorted(g, key=lambda w: (-len(w), w))) + ")" for n, g in ordered)
    return r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-])"


@cache
def _word(n: int) -> re.Pattern[str]:
    """The words of a set, of which few texts have any: its frame is made where one has."""
    _, _, groups = _lines()[n]
    return re.compile(_any(groups, "w"), _case(w for g in groups for w in g))


@cache
def _framed(n: int) -> re.Pattern[str]:
    """The words of a set in their frame."""
    _, frame, groups = _lines()[n]
    parts = _FRAMES[frame].split("X")
    pattern = parts[0] + "".join(_any(groups, f"w{i}") + part for i, part in enumerate(parts[1:]))
    flags = _case(w for g in groups for w in g)
    return re.compile(pattern.replace("[A-Z]", "(?-i:[A-Z])") if flags else pattern, flags)


@cache
def _form_of(group: tuple[str, ...]) -> re.Pattern[str]:
    """The forms of one word, in a frame or not."""
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(_form, group))})(?![\w-])", _case(group))


def _case(words: Iterable[str]) -> re.RegexFlag:
    return re.IGNORECASE if all(w.islower() for w in words) else re.NOFLAG
