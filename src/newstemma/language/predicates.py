"""What is said of what, and whether it is denied: verbs with whom or what they befall, told from the words beside them.

Refuses to parse: it sees "the coins were not insured", "she declined a knighthood" and "no help was requested", and little that is wrapped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from newstemma.language.opposites import denies
from newstemma.language.words import STOP, Token, asset, sentence_tokens, stem

_BE = frozenset("was were is are be been being wasn't weren't isn't aren't remains remained".split())
_AUXILIARY = _BE | frozenset(
    """did do does had has have will would can could may might shall should must didn't don't doesn't hadn't hasn't haven't won't wouldn't
    can't couldn't cannot to not never yet ever also already still then later all even actually fully""".split()
)
_FUTURE = frozenset("will would won't wouldn't shall".split())
_ORDERED = frozenset("ordered told forced instructed asked allowed".split())
_REFUSES = frozenset("refused refuses refuse declined declines decline failed fails fail unable unwilling neglected".split())
_STOPS = re.compile(r"[,;:()“”\"—–.!?]|\s-\s")
_ENDS = frozenset(
    """if though although unless whether how why
    in on at by with after before from for when while until since because as who which that where and but or than to into under over
    about against between during through without within of""".split()
)
_LIGHT = frozenset("people thing things time times way part number lot bit anything something nothing everything one two three".split())
_JOINS = frozenset("of against for in from to with between on at over".split())
_DETERMINERS = frozenset("the a an his her its their this that these those".split())
_DAYS = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday january february march april june july august september october november
    december yesterday today tomorrow last next""".split()
)
_PRONOUNS = frozenset("he she it they".split())
_SUBJECT = 9  # words before a verb in which its subject stands
_UNDECIDED = re.compile(
    r"\b(?:not|n[’']t|never|yet\s+to|still)\b[^,;:.]{0,30}\b(?:decid\w+|know|knew|consider\w*|weigh\w*)\b[^,;:.]*$|\bundecided\b[^,;:.]*$"
)
_ANY = re.compile(r"\b(?:an?|any|such)\b")
_BUT = re.compile(
    r"\s+(?:as|until|unless|because|only|without|before|enough|so|just|simply|merely|by|for|with|public|available|clear|alone"
    r"|\w+ly)\b"
)
_OBJECT = 5  # words behind a verb in which its object stands
_LEFT = 5  # words before a verb in which what helps or denies it stands
_NONE = frozenset("no nobody none neither".split())


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb where it stands. start, end: from what it is said of, or the verb, to the end of both.

    verb     its name in the table, else its stem
    denied   whether the words say that it is not so
    of       stems of what it befalls, the subject where there is no object
    head     of them the noun
    by       stems of who does it, with "<it>" for a pronoun; empty where nobody is named
    passive  whether the noun before the verb is whom it befalls
    listed   whether it stands in the table as the contrary of its verb ("declined" for "accept")
    ahead    whether it is to come
    vague    whether it is denied of any such thing, or but for a reason: "had not run a test", "was not freed as a favour"
    """

    verb: str
    denied: bool
    of: frozenset[str]
    head: str
    by: frozenset[str]
    passive: bool
    listed: bool
    ahead: bool
    vague: bool
    start: int
    end: int


def predicates(text: str, start: int, end: int) -> Iterator[Predicate]:
    """The verbs of the sentence text[start:end] with whom or what they befall, in order. Cost: linear."""
    words = sentence_tokens(text, start, end)
    for n, token in enumerate(words):
        for verb, contrary, by_subject, last in _forms(words, n):
            found = _predicate(text, words, n, last, by_subject=by_subject)
            if found is not None:
                of, by, passive, denied, begin, stop, ahead = found
                told = frozenset(s for s, _ in of)
                vague = denied and not contrary and (_ANY.search(text, token.end, stop) or _BUT.match(text, max(stop, token.end)))
                yield Predicate(
                    verb, denied != contrary, told, of[-1][0], by, passive, contrary, ahead, bool(vague), begin, max(stop, token.end)
                )


Row = tuple[str, bool, bool]


@cache
def _table() -> Mapping[str, tuple[Row, ...]]:
    """Form to what it may be: (verb, whether it says the contrary, whether the subject is whom it befalls)."""
    found: dict[str, tuple[Row, ...]] = {}
    for line in asset("verbs.txt"):
        name, _, forms = line.partition(":")
        says, _, denies_it = forms.partition("|")
        for words, contrary in ((says, False), (denies_it, True)):
            for word in words.split():
                form = word.removeprefix("^")
                found[form] = (*found.get(form, ()), (name, contrary, word.startswith("^")))
    return found


def _forms(words: Sequence[Token], n: int) -> list[tuple[str, bool, bool, int]]:
    """(verb, contrary, by_subject, number of its last word) of what a verb form may be; none for what is none."""
    table = _table()
    for size in (3, 2, 1):
        rows = table.get("-".join(t.word for t in words[n : n + size]), ()) if n + size <= len(words) else ()
        if rows and not (size == 1 and n and words[n - 1].word in ("the", "a", "an")):
            return [(*row, n + size - 1) for row in rows]
    word, before = words[n].word, {t.word for t in words[max(0, n - 3) : n]}
    helped = bool(before & _AUXILIARY)
    if word.isalpha() and len(word) > 4 and word.endswith("ed") and word not in table:
        return [(stem(word), False, False, n)]
    if helped and word.isalpha() and len(word) > 3 and word not in STOP and words[n - 1].word in _AUXILIARY - _BE:
        return [(stem(word), False, False, n)]
    return []


Named = list[tuple[str, int]]


def _predicate(
    text: str, words: Sequence[Token], n: int, last: int, *, by_subject: bool
) -> tuple[Named, frozenset[str], bool, bool, int, int, bool] | None:
    """(what it befalls, who does it, whether that is denied, start, end, whether it is to come) of a verb; None where nothing is named."""
    first = n
    while (
        first
        and n - first < _LEFT
        and (words[first - 1].word in _AUXILIARY or words[first - 1].word in _REFUSES or _is_adverb(words[first - 1]))
    ):
        if _STOPS.search(text, words[first - 1].end, words[first].start):
            break
        first -= 1
    led = [t.word for t in words[first:n]]
    ordered = first > 1 and words[first - 1].word in _ORDERED and words[first - 2].word in _BE
    if led == ["to"] and ordered:  # "were ordered to close": who was ordered does it
        before, none = _before(text, words, first - 2)
        return (before, frozenset(), True, none, before[0][1], words[last].end, False) if before else None
    undecided = (
        led == ["to"] and first and words[first - 1].word == "whether" and _UNDECIDED.search(text, words[0].start, words[first].start)
    )
    if "to" in led and not set(led) & _REFUSES and not undecided:
        return None  # "to withdraw the case": nobody has
    passive = bool(set(led) & _BE)
    if led and set(led) <= {"not", "never", "no", "be"}:
        return None  # "had he not resigned", "asked that it be reopened"
    if (
        first > 1
        and {w.word for w in words[first - 2 : first - 1]} & {"not", "never"}
        and not _STOPS.search(text, words[first - 2].end, words[n].start)
    ):
        return None  # "never sexual assaulted": who knows what is denied
    denied = any(map(denies, led)) or bool(set(led) & _REFUSES)
    before, none_before = _before(text, words, first)
    behind, none_behind = _behind(text, words, last)
    ahead = bool(set(led) & _FUTURE)
    if passive or by_subject:
        of = before
    else:
        of = behind
    if not of:
        return None
    denied |= bool(undecided)
    denied ^= none_before or (none_behind and not passive)
    places = [at for _, at in of]
    start = undecided.start() if undecided else min(*places, words[first].start)
    end = max(*(t.end for t in words if t.start in places), words[last].end)
    by = frozenset() if passive or by_subject else frozenset(s for s, _ in before) | _pronoun(words, first)
    return of, by, passive or by_subject, denied, start, end, ahead


def _pronoun(words: Sequence[Token], first: int) -> frozenset[str]:
    return frozenset({"<it>"}) if first and words[first - 1].word in _PRONOUNS else frozenset()


def _is_adverb(token: Token) -> bool:
    return token.word.endswith("ly") and len(token.word) > 4


def _before(text: str, words: Sequence[Token], first: int) -> tuple[Named, bool]:
    """The noun before a verb with its modifiers, the noun last, and whether it is none of it.

    Of "cases against the men arrested on Friday" it is the cases.
    """
    found: list[Named] = [[]]
    for n in range(first - 1, max(-1, first - 1 - _SUBJECT), -1):
        token = words[n]
        if n + 1 < len(words) and _STOPS.search(text, token.end, words[n + 1].start):
            break
        if token.word in _NONE:
            return _last(found), True
        if token.word in _JOINS:
            found.append([])
        elif token.word in _DETERMINERS:
            if n == 0 or words[n - 1].word not in _JOINS:
                break
        elif token.word in _ENDS:
            break
        elif token.word not in STOP and token.word not in _LIGHT and token.word not in _DAYS:
            found[-1].append((stem(token.word), token.start))
    return _last(found), False


def _last(found: Sequence[Named]) -> Named:
    """The noun phrase that stands first in the text, its noun last."""
    phrases = [phrase for phrase in found if phrase]
    return phrases[-1][::-1] if phrases else []


def _behind(text: str, words: Sequence[Token], last: int) -> tuple[Named, bool]:
    """The noun behind a verb with its modifiers, and whether it is none of it."""
    found: Named = []
    none = False
    for n in range(last + 1, min(len(words), last + 1 + _OBJECT)):
        token = words[n]
        if _STOPS.search(text, words[n - 1].end, token.start) or token.word in _ENDS:
            break
        none = none or (token.word in _NONE and not found)
        if token.word not in STOP and token.word not in _LIGHT and not _is_adverb(token):
            found.append((stem(token.word), token.start))
    return found, none
