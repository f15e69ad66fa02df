"""In what degree somebody has an office: in full, acting, as a deputy, or no longer; by the words around a name.

Knows the nouns of offices that one person has at a time. Refuses candidates, those elect, relatives and aides.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

Degree = Literal["full", "acting", "under", "former"]

_HEADS = {
    **dict.fromkeys(("governor", "gov"), "governor"),
    **dict.fromkeys(("chairman", "chairwoman", "chairperson", "chair"), "chair"),
    **{
        word: word
        for word in """mayor president premier chancellor minister secretary director chief commissioner coach manager judge ambassador
        sheriff superintendent administrator commander principal editor treasurer marshal prosecutor coroner curator rector bishop
        archbishop senator congressman congresswoman commandant speaker""".split()
    },
}
STANDINGS = frozenset(
    "student employee worker contractor reservist teacher guard soldier marine".split()
)  # of which many are one at a time
_JOINED = {
    "attorney": ("district", "state", "county", "city", "u.s"),
    "general": ("attorney", "surgeon", "solicitor", "secretary", "director"),
}
_FORMER = frozenset("former ex ex- retired onetime one-time past previous".split())
_ACTING = frozenset("acting interim caretaker".split())
_UNDER = frozenset("deputy vice assistant associate lieutenant under sub".split())
_DEGREES = _FORMER | _ACTING | _UNDER
_NOT = re.compile(
    r"\b(?:candidate|nominee|hopeful|elect|designate|incoming|outgoing|future|honorary|shadow|late|wife|husband|son|daughter|brother|sister|widow"
    r"|father|mother|aide|adviser|advisor|lawyer|spokes\w+|aspiring|would-be|presumptive|predecessor|successor)\b",
    re.IGNORECASE,
)
_STOPS = frozenset(
    """or the a an said says by with that from to of for as in on at told including his her its their when where who which whom but
    while after before because if than is was were are be been has had have not new""".split()
)
_GOES_ON = frozenset("of for in at with who and".split())
_BREAK = re.compile(r"[;:()“”\"\n—]|,\s|(?<=[a-z]{3})[.!?]\s|\sand\s(?=[a-z]+\s(?:said|told)\b)")
_WINDOW, _MOST = 90, 7  # characters and words beside a name that tell the office
_BEHIND = re.compile(
    r"(?:,\s+\d\d)?,\s+(?P<words>(?:then |now )?(?:the |an? |its |their )?[^,.;:()“”\"\n]{4,70}?)(?=[,.;]|\sand\s|\swho\s)"
)
_NAMED = re.compile(
    r" (?:was|is|has been|will be|had been)(?: also)? (?:named|appointed|made|installed as|promoted to|hired as)"
    r"(?: as)?(?: the| its| their)? (?P<words>[\w’'-]+(?: [\w’'-]+){0,3})"
)


@dataclass(frozen=True, slots=True)
class Held:
    """An office beside a name at start..end: its noun, the degree, whether it says of what or where, and whether it was held then."""

    head: str
    degree: Degree
    whose: bool
    then: bool
    start: int
    end: int


def held_beside(text: str, start: int, end: int) -> Iterator[Held]:
    """The offices that stand right before a name at text[start:end], or behind the comma that follows it. Cost: constant."""
    lead = _BREAK.split(text[max(0, start - _WINDOW) : start])[-1]
    first = start - len(lead)
    joint = lead.rfind(" and ")
    before = list(_ending(lead[:joint], first)) if joint >= 0 else []
    yield from before  # "former governor and mission commander Odo Renn" is two, "Housing and Land Minister Odo Renn" one
    if all(held.degree == "full" for held in before):
        cut = joint + len(" and ") if before else 0
        yield from _ending(lead[cut:], first + cut)
    behind = _BEHIND.match(text, end)
    named = _NAMED.match(text, end)
    for found in (behind, named):
        if found is not None:
            yield from _beginning(found["words"], found.start("words"))


def _ending(words: str, offset: int) -> Iterator[Held]:
    """An office at the end of words that stand before a name: "Tarn's acting governor"."""
    told = list(re.finditer(r"\S+", words))
    if not told or _NOT.search(words):
        return
    head = _head(told, len(told) - 1)
    if head is None:
        return
    kept = len(told) - 1
    while kept > max(0, len(told) - _MOST) and _plain(told[kept - 1].group()) not in _STOPS:
        kept -= 1
    joint = next((n for n in range(len(told) - 2, kept, -1) if told[n].group() == "and"), None)
    if joint is not None and not {_plain(t.group()) for t in told[kept:joint]} & _DEGREES:
        kept = joint + 1  # "his lawyer Ida Harl and Tarn's governor"
    before = told[kept - 1].group() if kept else ""
    whose = any(t.group()[:1].isupper() and _plain(t.group()) not in _ALL for t in told[kept:-1]) or before.endswith(("’s", "'s"))
    yield _held(head, told[kept:-1], offset + told[kept].start(), offset + told[-1].end(), whose=whose)


def _beginning(words: str, offset: int) -> Iterator[Held]:
    """The first office of words that stand behind a name: "a former chairman of the Tarn Council"."""
    told = list(re.finditer(r"\S+", words))
    if _NOT.search(words) or re.match(r"who\b|which\b", words):
        return
    for n in range(min(len(told), _MOST)):
        head = _head(told, n)
        if head is not None:
            kept = told[1:n] if _plain(told[0].group()) in _STOPS else told[:n]
            if n + 1 == len(told) or _plain(told[n + 1].group()) in _GOES_ON:
                yield _held(
                    head, told[:n], offset + (kept[0] if kept else told[n]).start(), offset + told[n].end(), whose=n + 1 < len(told)
                )
            return


def _held(head: str, before: list[re.Match[str]], start: int, end: int, *, whose: bool) -> Held:
    words = {_plain(t.group()) for t in before} | {p for t in before for p in _plain(t.group()).split("-")}
    if any(t.group() == "and" or (_plain(t.group()) == "under" and not t.group()[0].isupper()) for t in before):
        words -= _UNDER  # "the vice president and Speaker Odo Renn", "a law made under Mayor Ida Holt"
    if head in STANDINGS:
        words &= _FORMER | {"then"}
    degree: Degree = "former" if words & _FORMER else "acting" if words & _ACTING else "under" if words & _UNDER else "full"
    return Held(head, degree, whose, "then" in words, start, end)


def _head(told: list[re.Match[str]], n: int) -> str | None:
    """The office that a word is the noun of; None where it is none, or the end of a longer one that is not known."""
    word = _plain(told[n].group())
    before = _plain(told[n - 1].group()) if n else ""
    if word in _JOINED:
        return f"{before} {word}" if before in _JOINED[word] else None
    if before in ("lieutenant", "vice") and word in ("governor", "president"):
        return f"{before} {word}"
    return word if word in STANDINGS else _HEADS.get(word)


def _plain(word: str) -> str:
    return re.sub(r"[’']s?$|[.,]+$", "", word.casefold())


_ALL = frozenset({*_HEADS, *_DEGREES, "then", "general", "attorney", "mr", "mrs", "ms", "the"})
