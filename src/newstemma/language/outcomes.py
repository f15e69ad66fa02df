"""What befalls somebody or something in a sentence, or does not: a class of like deeds, whom it befalls, whether words deny it.

Refuses what is asked, supposed, demanded or only possible: nobody has said that it came to pass.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newstemma.language.noun_phrases import Phrase, phrase_after, phrase_at_start, phrase_before
from newstemma.language.opposites import denies
from newstemma.language.outcome_table import Form, form_of, forms_at
from newstemma.language.plain_verbs import plain_forms
from newstemma.language.words import STOP, Token, stem

_BE = frozenset("was were is are be been being am wasn't weren't isn't aren't 's 're".split())
_STAYS = frozenset(
    """remain remains remained stay stays stayed stand stands stood lay lies kept keeps sat sits freed released rescued escaped
    emerged""".split()
)
_HAVE = frozenset("has have had having hasn't haven't hadn't".split())
_AHEAD = frozenset("will won't would wouldn't shall".split())
_MAYBE = frozenset("can could may might must should ought can't couldn't cannot".split())
_DO = frozenset("do does did don't doesn't didn't".split())
_ONLY = frozenset("only just merely simply".split())
_NOT = frozenset("not never no n't nor neither".split())
_BETWEEN = frozenset(
    "already also still then later since now just finally eventually all both even actually initially ever yet not never been be being"
    " only briefly once again soon either".split()
)
#: What stands before "to": whether it denies, and whether it puts the deed ahead.
_LEADS: dict[str, tuple[bool, bool]] = {
    **dict.fromkeys(
        "failed fail fails failing refused refuse refuses refusing declined declines unable unwilling neglected yet".split(), (True, False)
    ),
    **dict.fromkeys(
        "plans planned plan intends intended intend expected due set scheduled going about agreed promised vowed pledged vows pledges"
        " undertaken undertook committed obliged required hopes wants is are was were be".split(),
        (False, True),
    ),
    **dict.fromkeys("managed able began begun started continued continues had".split(), (False, False)),
}  # fmt: skip


@cache
def refusing() -> frozenset[str]:
    """Words that deny what stands behind them with "to": "failed", "refused"."""
    return frozenset(word for word, (denied, _) in _LEADS.items() if denied)


_REFUSED = frozenset("refused refuse refuses refusing declined declines unwilling".split())
_NO_PLANS = frozenset("plan plans intention need".split())
_OPEN = re.compile(
    r"\b(?:whether|if|unless|until|evidence|suspected|should|could have|would have|might|may|must|accus\w+|alleg\w+|"
    r"argu\w+|contend\w*|deadline|threat\w*|urg\w+|"
    r"demand\w*|ask\w* \w+ to|call\w* (?:on|for)|why|how|so that|fear\w*|risk\w*|in case|hop(?:e|es|ed|ing)|want\w*|like|"
    r"(?:not|n[’']t)\b[^.;,]*\b(?:enough|know|clear|decid\w+|confirm\w*|sure|say|said|believ\w*|think)|"
    r"unclear|doubt\w*|deni\w+ having)\b[^.;]*$"
    r"|\bbefore\b[^.,;]*$",
    re.IGNORECASE,
)
_DENIAL = re.compile(
    r"(?<!not )(?<!never )\b(?:den(?:y|ies|ied|ying)|reject(?:s|ed)|dismiss(?:es|ed)|refut(?:es|ed))\s+"
    r"(?:(?:the|a|any|media|press|earlier|online)\s+)*"
    r"(?:that|reports?|claims?|suggestions?|allegations?|rumou?rs|accusations?)\b[^.;,“”\"]{0,70}$",
    re.IGNORECASE,
)
_SUBJECT_GAP = 6


@dataclass(frozen=True, slots=True)
class Outcome:
    """What befalls or does not befall somebody. start, end: from the first word that says it, or says of whom, to the last.

    of        whom or what; None: nobody is named ("there will be no appeal")
    denied    whether words deny it; contrary: whether a word of the contrary stands there ("escaped" of an arrest)
    ahead     whether it is to come; so_far: whether it is "has not yet", which tomorrow it may
    theme     stems of what is done, of verbs that say it behind them ("agreed to reopen the road")
    reported  whether somebody denies a report of it
    by        who does it; None: nobody is named
    refused   whether somebody refused to do it, which says as well that he will not
    going     whether it was going on ("was not wearing a helmet"), which no later day changes
    """

    form: Form
    of: Phrase | None
    denied: bool
    ahead: bool
    so_far: bool
    theme: frozenset[str]
    reported: bool
    start: int
    end: int
    by: Phrase | None = None
    going: bool = False
    refused: bool = False

    @property
    def contrary(self) -> bool:
        """Whether a word of the contrary says it."""
        return self.form.contrary


@dataclass(frozen=True, slots=True)
class _Led:
    """The words before a verb that help or deny it: where they begin, and what they make of it."""

    first: int
    words: tuple[str, ...]
    denied: bool
    ahead: bool
    so_far: bool
    refused: bool

    @property
    def passive(self) -> bool:
        return bool(set(self.words) & _BE)

    @property
    def helped(self) -> bool:
        return bool(set(self.words) & (_DO | _AHEAD | _HAVE | _BE | _MAYBE)) or "to" in self.words


def outcomes(text: str, start: int, words: Sequence[Token]) -> Iterator[Outcome]:
    """The outcomes that a sentence of these words, which begins at `start`, tells, in order. Cost: linear."""
    for n in range(len(words)):
        if (
            words[n].word == "no"
            and (ruled_out := _will_be_none(text, words, n)) is not None
            and (one := standing(text, start, ruled_out)) is not None
        ):
            yield one
        forms = forms_at(words, n) or plain_forms(words, n)
        led = _led(text, words, n) if forms else None
        told: set[str] = set()
        for form, last in forms:
            found = _noun(text, words, n, form) if form.role == "noun" else _verb(text, words, (n, last), form, led)
            if form.name not in told and found is not None and (one := standing(text, start, found)) is not None:
                told.add(form.name)
                yield one


def standing(text: str, start: int, found: Outcome) -> Outcome | None:
    """An outcome with what stands before it in its sentence: a denial turns it about, and what is asked or supposed is none."""
    if _OPEN.search(text, start, found.start) is not None:
        return None
    if _DENIAL.search(text, start, found.start) is None:
        return found
    return replace(found, denied=not found.denied, reported=True)


def _verb(text: str, words: Sequence[Token], ends: tuple[int, int], form: Form, led: _Led | None) -> Outcome | None:
    n, last = ends
    parted = last > n + len(form.rest)
    if led is None or not _stands(text, words, last, form, led):
        return None
    inside = words[: last - len(form.rest) + 1] if parted else words
    behind = phrase_after(text, inside, (n if parted else last) + 1) if form.role == "object" else None
    passive = led.passive and not (words[n].word.endswith("ing") and "being" not in led.words)
    befalls_subject = form.role != "object" or passive or (behind is None and not led.helped)
    if form.role == "object" and not befalls_subject and behind is None:
        return None
    of = _subject(text, words, led.first) if befalls_subject else behind
    if of is None:
        return None
    by = None if befalls_subject else _subject(text, words, led.first)
    negative = led.denied ^ (of.quantity == "none") ^ (by is not None and by.quantity == "none")
    start, end = min(of.start, words[led.first].start), max(of.end, words[last].end)
    theme = _theme(text, words, last) if "~" in form.flags else frozenset()
    narrows = _NARROWS.match(text, end) if negative else None
    if narrows is not None and not (led.so_far and narrows.group().strip() == "by"):
        return None
    ahead = led.ahead and form.name not in _SAID
    going = words[n].word.endswith("ing") and bool(set(led.words) & {"was", "were", "wasn't", "weren't"})
    return Outcome(form, of, negative, ahead, led.so_far, theme, False, start, end, by, going, led.refused)


#: What makes of a denied deed a denial of how, why or with what it was done.
_NARROWS = re.compile(
    r"\s+(?:with|as|because|until|unless|only|enough|for|just|simply|merely|in order|so|by|"
    r"to(?! (?:the|a|an|his|her|their|its)\b| [A-Z]))\b"
)


def _stands(text: str, words: Sequence[Token], last: int, form: Form, led: _Led) -> bool:
    """Whether the form can be what it looks like there."""
    before = words[led.first - 1].word if led.first else ""
    near = led.words[-1] if led.words else before
    behind = words[last + 1].word if last + 1 < len(words) and not _CUT.search(text, words[last].end, words[last + 1].start) else ""
    if form.role == "state":
        if words[last].word in _LOOSE_ENDS and behind not in _ENDS:
            return False
        return (
            bool(set(led.words[-3:]) & (_BE | _STAYS))
            and not (behind == "to" and words[last].word == "open")
            and not _goes_on(text, words, last)
        )
    if {near, before if not led.helped else ""} & _NO_VERB_BEHIND or behind in _PARTICLES:
        return False
    if form.role == "subject" and (behind == "by" or ("x" not in form.flags and behind in _OBJECTS)):
        return False
    shapes = form.shapes
    if "base" in shapes and not led.helped and before in _PLURAL:
        return True
    if "base" in shapes and (set(led.words) & (_DO | _AHEAD) or "to" in led.words or set(led.words) & _MAYBE):
        return True
    if "going" in shapes:
        return bool(set(led.words) & (_BE | _STAYS))
    if "present" in shapes and not led.helped and (form.role == "object" or not _goes_on(text, words, last)):
        return form.role == "subject" or behind in _LEAD_OBJECT or text[words[last].end + 1 : words[last].end + 2].isupper()
    if "past" in shapes and not led.helped:
        return True
    return "participle" in shapes and bool(set(led.words) & (_HAVE if form.role == "subject" else _HAVE | _BE))


def _goes_on(text: str, words: Sequence[Token], last: int) -> bool:
    """Whether a noun stands right behind: "an open letter", "lost property"."""
    if last + 1 >= len(words) or text[words[last].end : words[last + 1].start].strip():
        return False
    word = words[last + 1].word
    return word not in STOP and not word.endswith("ly") and word not in _ADVERBS and text[words[last + 1].start].islower()


_SAID = frozenset({"rule-out", "blame"})  # who would not rule it out has not
_NO_VERB_BEHIND = frozenset("the a an his her its their this of in by for with from".split())
_PLURAL = frozenset("they we i you".split())
_PARTICLES = frozenset("into out up off down away back".split())
_OBJECTS = frozenset("the a an his her its their him them it".split())
_LEAD_OBJECT = frozenset("the a an his her its their no all both any".split())
_LOOSE_ENDS = frozenset("on off out down over".split())  # of "the alarm was on": "on Saturday" is no state
_ENDS = frozenset(["", "again", "when", "at", "after", "and", "but"])
_ADVERBS = frozenset(
    "today yesterday tonight early late monday tuesday wednesday thursday friday saturday sunday without despite throughout"
    " near inside outside because around within along behind amid normally perfectly twice earlier later overnight following".split()
)


def _led(text: str, words: Sequence[Token], n: int) -> _Led | None:
    """What stands before a verb; None for a bare infinitive, and for what may, can or must be."""
    first, ahead, denied, so_far, refused = n, False, 0, False, False
    while first and not _CUT.search(text, words[first - 1].end, words[first].start):
        word = words[first - 1].word
        if word in _ONLY and first > 1 and words[first - 2].word == "not":
            first -= 2  # "not only" says so and more
        elif word == "to":
            if first < 2 or words[first - 2].word not in _LEADS and words[first - 2].word not in _NO_PLANS:
                return None
            lead = words[first - 2].word
            if lead in _NO_PLANS:
                if first < 3 or words[first - 3].word != "no":
                    return None
                ahead, denied, first = True, denied + 1, first - 3
                continue
            turns, is_ahead = _LEADS[lead]
            refused = refused or lead in _REFUSED
            denied, ahead, so_far, first = denied + turns, ahead or is_ahead, so_far or lead == "yet", first - 2
        elif word in _HAVE | _BE | _DO | _AHEAD | _MAYBE | _BETWEEN | _STAYS or denies(word) or (word.endswith("ly") and len(word) > 4):
            if word == "no" or word in ("nobody", "none", "nothing", "neither"):
                break
            denied += denies(word)
            ahead = ahead or word in _AHEAD
            so_far = so_far or word == "yet"
            first -= 1
        else:
            break
    led = tuple(t.word for t in words[first:n])
    if "being" in led and not set(led) & (_BE - {"being"}):
        return None
    if set(led) & _MAYBE and not denied:
        return None
    so_far = so_far or bool(denied and set(led) & {"has", "have", "hasn't", "haven't", "is", "are", "isn't", "aren't"})
    return _Led(first, led, denied % 2 == 1, ahead, so_far, refused)


_CUT = re.compile(r"[,;:()“”\"—–.!?]|\s-\s")


def _subject(text: str, words: Sequence[Token], first: int) -> Phrase | None:
    """The noun phrase before a verb; behind "and" or "but" the one that its clause begins with."""
    if first and words[first - 1].word in ("and", "but", "then", "or"):
        return phrase_at_start(text, words, first)
    return phrase_before(text, words, first)


def _theme(text: str, words: Sequence[Token], last: int) -> frozenset[str]:
    """Stems of what a verb says behind "to", "on" or "that"."""
    if last + 1 >= len(words) or words[last + 1].word not in ("to", "on", "that", "about", "over"):
        return frozenset()
    stop = _CUT.search(text, words[last].end, words[-1].end)
    told = [t for t in words[last + 2 : last + 12] if stop is None or t.start < stop.start()]
    return frozenset(stem(t.word) for t in told if t.word not in STOP)


def _will_be_none(text: str, words: Sequence[Token], n: int) -> Outcome | None:
    """What is ruled out: "there will be no referendum"."""
    if n < _THERE or words[n].word != "no" or [t.word for t in words[n - 3 : n - 1]] not in (["there", "will"], ["there", "would"]):
        return None
    of = phrase_after(text, words, n + 1)
    if of is None or of.pronoun:
        return None
    return Outcome(form_of("rule-out"), of, False, False, False, frozenset(), False, words[n - 3].start, of.end)


_THERE = 3  # words


def _noun(text: str, words: Sequence[Token], n: int, form: Form) -> Outcome | None:
    """A deed that a noun tells: "no arrests", "there will be no appeal", "the arrest of the captain"."""
    last = n + len(form.rest)
    before = [t.word for t in words[max(0, n - 6) : n]]
    ahead = bool(set(before) & _AHEAD)
    so_far = bool(set(before) & {"has", "have"}) or any(t.word in ("yet", "has", "have") for t in words[last + 1 : last + 4])
    behind = words[last + 1].word if last + 1 < len(words) else ""
    none = "no" in before[-2:] or (before[-1:] == ["any"] and any(denies(w) for w in before))
    if none and behind in ("for", "on", "against"):
        of = phrase_after(text, words, last + 2)
        if of is not None and "~" in form.flags:
            theme = of.besides | {of.head}
            return Outcome(form, None, True, ahead, so_far, theme, False, words[n - 1].start, max(of.end, words[last].end))
        return Outcome(form, of, True, ahead, so_far, frozenset(), False, words[n - 1].start, max(of.end, words[last].end)) if of else None
    if behind in ("of", "to", "among", "from") and before[-1:] != ["the"]:
        return None  # "no deaths of foreigners": of others there may be
    if none and behind != "that":
        return Outcome(form, None, True, ahead, so_far, frozenset(), False, words[n - 1].start, words[last].end)
    if "~" not in form.flags and behind == "of" and before[-1:] == ["the"]:
        of = phrase_after(text, words, last + 2)
        if of is not None:
            return Outcome(form, of, False, False, False, frozenset(), False, words[n].start, max(of.end, words[last].end))
    return None
