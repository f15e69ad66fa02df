"""What a named sportsman or -woman is said to have scored: "four-goal Brodin", "three goals from Ana Brodin", "Brodin hat-trick"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newstemma.language.numerals import spelled

_NUMBERS = "one|two|three|four|five|six|seven|eight|nine|ten|1?\\d"
_NAME = r"((?:[A-Z][\w’'-]+ )*[A-Z][\w’'-]+)"
_NOUNS = r"goal|try|tries|wicket|touchdown|medal|gold|homer|home run|penalt(?:y|ies)|set"
_SINGULAR = {"tries": "try", "penalties": "penalty"}
_WORDS = {"treble": 3.0, "hat-trick": 3.0, "hat trick": 3.0, "brace": 2.0}
_COUNTED = re.compile(rf"\b({_NUMBERS})(?: of (?:the|their|its|his|her) |[ -])({_NOUNS})s?\b", re.IGNORECASE)
_WORDED = re.compile(rf"\b({'|'.join(_WORDS)})\b", re.IGNORECASE)
_BEHIND = re.compile(rf"\s*(?:from|by|for|to)\s+{_NAME}")
_NEXT = re.compile(rf"\s+(?:(?:hero|king|man|star)\s+)?{_NAME}")
_BEFORE = re.compile(
    rf"{_NAME}(?:['’]s)?\s+(?:(?:scor|hit|nett|grabb|add|bagg)(?:ed|es|s)|scores?|hits?|nets?|got|bags?|with)?"
    r"\s*(?:a |his |her )?(?:\w+-\w+ )?$"
)


@dataclass(frozen=True, slots=True)
class Feat:
    """Where it stands, how many of what, and the last word of the name."""

    start: int
    end: int
    number: float
    noun: str
    name: str


def feats(text: str) -> list[Feat]:
    """All of them, in order. Cost: linear."""
    found = [_feat(text, m, spelled(m[1]) if m[1].isalpha() else float(m[1]), m[2]) for m in _COUNTED.finditer(text)]
    found += [_feat(text, m, _WORDS[m[1].casefold()], "goal") for m in _WORDED.finditer(text)]
    return sorted((f for f in found if f is not None), key=lambda f: f.start)


def _feat(text: str, match: re.Match[str], number: float | None, noun: str) -> Feat | None:
    """With the name beside it: "four-goal NAME", "four goals from NAME", "NAME scored four goals"."""
    name = _name(text, match)
    if number is None or name is None:
        return None
    last = name.rsplit(maxsplit=1)[-1].removesuffix("'s").removesuffix("’s")
    return Feat(match.start(), match.end(), number, _SINGULAR.get(noun.casefold(), noun.casefold()), last)


def _name(text: str, match: re.Match[str]) -> str | None:
    hero = _NEXT.match(text, match.end()) if match.re is _WORDED else None
    if hero:
        found: re.Match[str] | None = hero
    elif "-" in match[0] and match.re is _COUNTED and not match[0].endswith("s"):
        found = _NEXT.match(text, match.end())  # "four-goal" is said of the name behind it
    else:
        found = _BEHIND.match(text, match.end()) or _BEFORE.search(text, max(0, match.start() - _REACH), match.start())
    return found[1] if found else None


_REACH = 60  # characters
