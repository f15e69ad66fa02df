"""What a figure counts, from the words of its sentence: what happened, to whom, as a part of another figure, or on top of it.

Refuses to guess a noun that is not there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from newstemma.claims.figure import (
    TOLLS,
    Figure,
    actions,
    counted_classes,
)
from newstemma.claims.set_phrases import deed_told
from newstemma.language.words import Token, stem, tokens
from newstemma.model.reading import Quantity, Sentence

_PERSONS_OF = frozenset(("killed", "hurt", "arrested"))  # deeds that are done to one person each: "32 arrests"
_FAR = 12.0  # steps between a figure and the word that says what happened; a word is one
_OVER_FIGURE, _OVER_COMMA, _OVER_SPEECH = 4.0, 3.0, 6.0
_TO = frozenset("to at reached reaches was is stands stood hit hits exceeded passed surpassed topped rose than of".split())
_COUNTING = frozenset("toll number count tally total deaths fatalities injuries casualties dead wounded injured victims".split())
_SPEECH = frozenset("said says say told reported according adding added".split())
_JOINS = frozenset("and but while whereas".split())
_PART_BEFORE = re.compile(
    r"(?:\b(?:includ(?:ing|ed|es)|(?:names|bodies|families|relatives|photos|one) of|among (?:them|whom)(?: were| are)?"
    r"|of (?:whom|them|which)|at least|comprising|namely)\s+)+$",
    re.IGNORECASE,
)
_PART_AFTER = re.compile(
    r"\s*(?:[\w-]+\s+){0,3}?(?:including (?:[\w-]+\s+){1,4}?)?"
    r"(?:of (?:them|whom|those|these|which)\b|of the (?:dead|victims|wounded|injured|survivors|killed|missing)"
    r"|(?:was|were|are) among (?:the|those)|among (?:the (?:dead|victims|killed|wounded|injured|casualties)|those))\b",
    re.IGNORECASE,
)
_TO_HOSPITAL = re.compile(
    r"\s+(?:(?:people|persons|victims|others|of them)\s+)?(?:(?:were|was|had been|have been|being)\s+)?"
    r"(?:taken|rushed|brought|transported|admitted|airlifted|flown) to (?:[a-z]+ ){0,2}hospitals?\b"
)
_IN_ARMS = re.compile(r"\s+(?:military|army|navy|armed forces|service) (?:members?|personnel)\b", re.IGNORECASE)
_GRAVELY = re.compile(r"\s+(?:people )?(?:critically|seriously|gravely|severely|badly|slightly|lightly)\b(?! ill)")  # how badly hurt
_ASIDE = re.compile(r"(?:[–—(:]|, | - )\s*$")
_OF_THOSE = re.compile(
    r"\b[Oo]f (?:the|those|these) (?:injured|wounded|dead|victims|killed|survivors|missing|arrested|detained)\b[^.;]{0,12}$"
)
_ADDED = re.compile(r"\b(?:another|additional|further|extra|other|remaining)\s+$", re.IGNORECASE)
_ADDED_AFTER = re.compile(r"\s*(?:[\w-]+\s+){0,1}?(?:more|others?|additional|further)\b", re.IGNORECASE)
_OTHERS = re.compile(r"\s+others?\b", re.IGNORECASE)
_JOINED = re.compile(r"\b(?:and|with|plus|alongside)\s+(?:the |at least |some |about )?$", re.IGNORECASE)
_OF_THEM = re.compile(
    r"\s*of (?:them|whom|those|which|the (?:dead|victims|wounded|injured|killed))(?: (?:were|are|was))?\s+(?:[a-z-]+\s+)??([a-z]+)",
    re.IGNORECASE,
)
_OF_ALL = re.compile(
    r"\s*(?:of|out of) (?:the |its |their |some |about )?[\w,-]+ (?:[\w-]+ )?"
    r"(?:people|persons|crew|passengers|men|women|children|members|sailors|workers|guests|residents|pupils|students|soldiers|climbers|hikers)"
    r"(?: members)?(?: (?:who were )?(?:on board|aboard|inside|there|in (?:the|it)|on (?:the|it)))?\b",
    re.IGNORECASE,
)
_FROM = re.compile(r"([a-z]+) (?:from|of|representing) (?:(?:at least|about|some|nearly|more than) )?$", re.IGNORECASE)
#: "31 Kharzanis", "400 Belduran lives": whose dead they are
_GROUP = re.compile(r"\s+([A-Z][a-z]{3,}(?:s|ans?|ese|ish|is?))\b(?:\s+([a-z]+))?")
_ANY_OF = frozenset(("anyone", "civilian", "resident"))  # people of a nation may be any of these
_NOUN_ENDS = re.compile(
    r"\b(?:and|or|at|in|on|as|including|who|that|which|with|from|for|using|of|were|was|by|to|after|when|during|while)\b.*$"
)


#: "fire" is a shot only in these; "a fire", "the ferry fire" is a blaze
_TO_FIRE = frozenset("opened open opens opening under to would will could can may exchanged return returned cease".split())
_NUMBER_OF = re.compile(r"\bnumber of (?:the )?(?:[a-z]+ )?(?:known |confirmed )?(?:to have )?(?:been )?$", re.IGNORECASE)


def action_of(text: str, q: Quantity, sentence: Sentence, inside: Sequence[Quantity]) -> str | None:
    """The class of the word that says what happened with the fewest steps to the figure."""
    if _TO_HOSPITAL.match(text, q.end, sentence.end):
        return "hurt"
    if (told := deed_told(text, q, sentence)) is not None:
        return told
    words = tokens(text, sentence.start, sentence.end)
    near = [
        (
            _steps(words, token, q, inside, text) + (2 * _FAR if _is_noun(token, q, text) or _is_of_next(token, q, inside, text) else 0.0),
            n,
            actions()[token.word],
        )
        for n, token in enumerate(words)
        if token.word in actions() and not q.start <= token.start < q.end and not (token.word == "fire" and _is_blaze(words, n))
    ]
    best = min(near, default=None)
    if best is not None and best[0] <= _FAR:
        return best[2]
    only = {action for steps, _, action in near if steps <= _FAR * 2}
    return next(iter(only)) if len(only) == 1 and only <= TOLLS else None


def _is_blaze(words: Sequence[Token], n: int) -> bool:
    """Whether a "fire" burns."""
    return n == 0 or words[n - 1].word not in _TO_FIRE


def _is_of_next(token: Token, q: Quantity, inside: Sequence[Quantity], text: str) -> bool:
    """Whether the verb has a figure of its own behind it, past an "and": 58 victims "and wounded 500" were not wounded."""
    if token.start < q.end or not re.search(r"\band\s+$", text[q.end : token.start]):
        return False
    return any(o.start >= token.end and len(text[token.end : o.start].split()) == 0 for o in inside)


def _is_noun(token: Token, q: Quantity, text: str) -> bool:
    """Whether the word is the noun that is counted itself: refugees that were hurt are not displaced here."""
    between = text[q.end : token.start]
    return (
        token.start >= q.end and actions()[token.word] not in _PERSONS_OF and token.word in counted_classes() and len(between.split()) <= 1
    )


def _steps(words: Sequence[Token], token: Token, q: Quantity, inside: Sequence[Quantity], text: str) -> float:
    """How far a word stands from a figure: words between, with a toll for other figures, commas and speech; the counted noun is free."""
    left = token.end <= q.start
    low, high = (token.end, q.start) if left else (q.end, token.start)
    between = [t for t in words if low <= t.start and t.end <= high]
    figures = sum(low <= other.start < high for other in inside if other is not q)
    steps = _OVER_FIGURE * figures + _OVER_COMMA * sum(c in ",:()–—" for c in text[low:high]) + 2 * _FAR * text.count(";", low, high)
    steps += sum(_OVER_SPEECH if t.word in _SPEECH else _OVER_COMMA if t.word in _JOINS else 0.0 for t in between)
    if left:
        steps += 0.5  # "4 dead 31 injured": what stands behind is meant
    counting = token.word in _COUNTING or (left and _NUMBER_OF.search(text[max(0, token.start - 40) : token.start]) is not None)
    if left and counting and (not between or between[-1].word in _TO):
        return steps
    noun = len((q.counts or "").split()) if not left else 0
    return steps + max(0, len(between) - noun)


def with_noun(q: Quantity, inside: Sequence[Quantity]) -> Quantity:
    """A part of a named whole counts what the whole counts: "six of nine members"."""
    if q.whole is None or q.counts is not None:
        return q
    whole = next((o for o in inside if o.start >= q.end and o.low == q.whole), None)
    return q if whole is None else replace(q, counts=whole.counts)


def who_of(text: str, q: Quantity, sentence: Sentence, action: str | None) -> str:
    """The class of who or what is counted."""
    if q.unit is not None:
        return ""
    if _IN_ARMS.match(text, q.end, sentence.end):
        return "soldier"
    group = _GROUP.match(text, q.end, sentence.end)
    of_them = _OF_THEM.match(text, q.end, sentence.end)
    if of_them and of_them[1].casefold() in counted_classes():
        return counted_classes()[of_them[1].casefold()]
    if group and not {counted_classes().get(w, "anyone") for w in (q.counts or "").casefold().split()} - _ANY_OF:
        return group[1].casefold().rstrip("s")
    noun = _NOUN_ENDS.sub("", (q.counts or "").casefold()).split()
    if noun:
        classed = [w for w in reversed(noun) if w in counted_classes()]
        word = next((w for w in classed if counted_classes()[w] != "anyone"), classed[0] if classed else noun[-1])
        if actions().get(noun[-1]) in _PERSONS_OF and noun[-1] not in counted_classes():  # "32 arrests": those to whom it was done
            return "anyone"
        if action not in TOLLS or word in counted_classes() or word.endswith("s") or q.low == 1:
            return counted_classes().get(word, stem(word))
    after = [t.word for t in tokens(text, q.end, min(sentence.end, q.end + 40))[:2]]
    known = next((counted_classes()[w] for w in after if w in counted_classes()), None)
    return known or ("anyone" if action in TOLLS else "")


def whose_of(text: str, q: Quantity, start: int) -> str | None:
    """The class of those who come from what is counted: "judges from 14 towns"; None: nobody does."""
    found = _FROM.search(text[max(start, q.start - 40) : q.start])
    return counted_classes().get(found[1].casefold(), stem(found[1].casefold())) if found else None


def is_part(text: str, q: Quantity, around: tuple[int, int], here: Sequence[Figure]) -> bool:
    """Whether it counts some of those whom another figure counts; what is listed after such a one is one too."""
    if _PART_BEFORE.search(text[max(around[0], q.start - 40) : q.start]) and "at least" not in text[max(around[0], q.start - 40) : q.start]:
        return True
    if _PART_AFTER.match(text, q.end, around[1]) or _is_of_victims(text, q):
        return True
    if here and _GRAVELY.match(text, q.end, around[1]) and _ASIDE.search(text[here[-1].quantity.end : q.start]):
        return True
    if _OF_THOSE.search(text[max(around[0], q.start - 40) : q.start]):
        return True
    between = text[here[-1].quantity.end : q.start] if here else ""
    if (
        here
        and here[-1].part
        and q.counts is None
        and not text.count(";", here[-1].quantity.end, q.start)
        and not _has_verb(text, q, here[-1])
    ):
        return True
    return bool(here and here[-1].part and re.fullmatch(r"\s*(?:[\w-]+\s*){0,4}(?:,|and|,\s*and)\s*", between))


def _has_verb(text: str, q: Quantity, last: Figure) -> bool:
    """Whether a word of its own says what happened to them: "12 people, including two guards, and wounded 10"."""
    before = tokens(text, last.quantity.end, q.start)
    return bool(before) and actions().get(before[-1].word) in TOLLS - {last.action}


def _is_of_victims(text: str, q: Quantity) -> bool:
    """Whether it is told of a whole ("two of the 14 dead"); three of the 19 on board who died are all the dead."""
    if q.whole is None or q.form != "count" or q.role == "of":
        return False
    aboard = _OF_ALL.match(text, q.end, q.end + 60)
    return aboard is None or q.whole == q.low


def is_added(text: str, q: Quantity) -> bool:
    """Whether it comes on top of another figure: "three more", "another ten"."""
    return _ADDED.search(text[max(0, q.start - 20) : q.start]) is not None or _ADDED_AFTER.match(text, q.end, q.end + 30) is not None


def is_beside_one(text: str, q: Quantity) -> bool:
    """Whether it comes on top of somebody who is named: "the ambassador and three other men"."""
    return _OTHERS.match(text, q.end, q.end + 10) is not None and _JOINED.search(text[max(0, q.start - 24) : q.start]) is not None
