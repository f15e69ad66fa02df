"""What happens in a sentence, and which of it a date belongs to: deeds by their verbs and nouns, told from a small table.

Refuses to parse: the nearest verb before the date has it, or, where the date opens its clause, the first one behind; a noun between
("the blast on Tuesday") has it too, or alone ("after the blast on Tuesday").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from newstemma.language.attributions import cues
from newstemma.language.deed_table import Deed, past_forms, stems_of_verbs, table
from newstemma.language.words import Token, stem, tokens

__all__ = ["Deed", "deeds_at", "named_by", "when_at"]

_REACH = 16  # words between a verb and its date
_DETERMINERS = frozenset("the a an his her its their our this that these those another no every".split())
_WITH = frozenset("in at during for with by".split())  # "met for talks on Tuesday": both happened then
_OTHER_TIME = frozenset("after before since following of from about over until till ahead despite amid against to on".split())
_BEHIND_NOUN = frozenset(
    """in at on of for with by near outside inside between against from to off over that which who when where and or but was were is are
    has had have will would took killed late early last next this about during across around along amid after before said""".split()
)
_LIGHT = frozenset(
    """held hold holds holding had have has having carried staged took take takes attended attend attends gave made announced
    celebrated marked hosted hosts conducted underwent suffered came comes come went goes go""".split()
)
_EFFECT = frozenset({"effect", "force", "effects", "forces", "office", "offices", "power", "powers"})
_EFFECT_LED = frozenset({"took", "takes", "take", "taken", "taking", "into", "to"})
_AUXILIARIES = frozenset(
    """was were is are be been being am has have had having do does did will would can could may might shall should must
    wasn't weren't isn't aren't hasn't haven't hadn't didn't doesn't don't won't wouldn't""".split()
)
_NOT_VERBS = frozenset(
    """united hundred hundreds naked sacred red bed need speed breed indeed unprecedented alleged armed retired masked wicked so-called
    aged embattled beloved rugged kindred feed seed weed exceed proceed succeed""".split()
)
_SAYING_NOUNS = frozenset(
    """statement interview speech tweet post report letter briefing address remarks broadcast email message comment comments
    editorial column release filing call""".split()
)
_CLAUSE = re.compile(r"[;:—“”\"(]|\s[–-]\s")
_OPENS = re.compile(
    r"(?:^|[,;:—–(“\"]|\b(?:that|where|when|and|but|which|who|while|as|because))\s*"
    r"(?:(?:But|And|Then|So|Yet|Late|Early|Later|Earlier|On|In|By|At|Just|and|but|then|that|where|when"
    r"|late|early|later|earlier|on|in|at)\s+){0,3}$"
)
_PARTICIPLE = re.compile(r"^[^.;:]{0,60}?,\s+(?:\w+ly\s+)?(?P<verb>[a-z]+ing)\b")


def deeds_at(text: str, begin: int, stop: int, start: int, end: int) -> list[Deed]:
    """What happened at the date text[start:end] of the sentence text[begin:stop]; empty where nothing tells.

    The first is the nearest. Cost: linear in the sentence.
    """
    before, after = tokens(text, begin, start), tokens(text, end, stop)
    owner = _owned(text, end, after)
    if owner is not None:
        return owner
    fronted = _OPENS.search(text[begin:start]) is not None
    found = _ahead(after) if fronted else []
    if not found:
        found = _behind(text, before) or ([] if fronted else _ahead(after[:4]))
    if found and not fronted:
        found += _framed(text, end, stop)
    return [*found, *when_at(text, end, stop)]


_OF = re.compile(r"\s(?:of|(?:which\s)?dat(?:es|ed|ing)\s(?:back\s)?(?:from|to|of))\s(?:early\s|late\s)?$")


def named_by(text: str, begin: int, start: int) -> Deed | None:
    """The deed of a noun that a month or year at text[start:] tells apart: "the settlement of March 2029", "the pact dates from 2029"."""
    before = tokens(text, begin, start)
    found = _OF.search(text, max(begin, start - 24), start)
    if found is None:
        return None
    last = next((n for n in range(len(before) - 1, -1, -1) if before[n].end <= found.start()), None)
    _, nouns = table()
    row = nouns.get(before[last].word) if last is not None and before[last].end == found.start() else None
    return Deed(*row, True, before[last].start, before[last].end) if row is not None and last is not None and row[1] != "again" else None


_WHEN_CLAUSE = re.compile(r",?\s(?:when|the\s(?:day|month|year|night)\s(?:that|when))\s")


def when_at(text: str, end: int, stop: int) -> list[Deed]:
    """What a clause right behind a date says of it: "August 2029, when the pact was signed"."""
    clause = _WHEN_CLAUSE.match(text, end, stop)
    return _ahead(tokens(text, clause.end(), stop)) if clause is not None else []


def _owned(text: str, end: int, after: Sequence[Token]) -> list[Deed] | None:
    """The noun that the date qualifies ("Tuesday's vote", "the July attack"); None where it stands by itself."""
    _, nouns = table()
    own = re.match(r"[’']s?\s", text[end : end + 3]) is not None
    near = [t for t in after[:4] if t.word != "s"][: 3 if own else 1]
    for token in near:
        if token.word in nouns and (own or text[end : token.start].strip() == ""):
            return [Deed(*nouns[token.word], True, token.start, token.end)]
    return [] if own else None


def _ahead(after: Sequence[Token]) -> list[Deed]:
    """The first verb behind a date that opens its clause."""
    for n, token in enumerate(after[:_REACH]):
        deed = _phrasal(after, n) or _verb(token, after[n - 1].word if n else "", after[n + 1].word if n + 1 < len(after) else "")
        if deed is not None:
            return [*_objects(after[n + 1 : n + 6], deed), deed] if token.word in _LIGHT else [deed]
    return []


def _behind(text: str, before: Sequence[Token]) -> list[Deed]:
    """The nearest verb before a date and the nouns between; what stands across a mark that ends a clause is not reached."""
    between: list[Deed] = []
    set_for: Deed | None = None
    for n in range(len(before) - 1, max(-1, len(before) - 1 - _REACH), -1):
        token = before[n]
        if n + 1 < len(before) and _CLAUSE.search(text[token.end : before[n + 1].start]):
            break
        noun = _noun(before, n)
        if noun is not None:
            way = _preposition(before, n)
            if way in _OTHER_TIME and token.word not in _EFFECT:
                return [noun]
            between.append(noun)
            continue
        if token.word in _SAYING_NOUNS and token.word not in cues():
            return [*between, Deed("say", "again", True, token.start, token.end)]
        deed = _phrasal(before, n) or _verb(token, _before(before, n), before[n + 1].word if n + 1 < len(before) else "")
        if deed is not None and before[n - 1].word == "to" and n > 1 and before[n - 2].word not in _IS_TO:
            continue  # "called on him to resign Wednesday": nobody has resigned
        if deed is not None and token.word in _SET and (n + 1 == len(before) or before[n + 1].word in _SET_LEAD):
            set_for = set_for or deed
            continue
        if deed is not None and set_for is not None:
            return between or [set_for if deed.name == "say" else deed]
        if deed is not None:
            light = token.word in _LIGHT
            kept = [one for one in between if light or _preposition_at(before, one.start) in _WITH]
            return [*kept, deed] if not light or not kept else kept
    return between if between or set_for is None else [set_for]


#: What is set for a date is not the setting: "the hearing that was scheduled for Monday" is a hearing.
_SET = frozenset("scheduled slated planned expected set due postponed moved delayed adjourned rescheduled deferred put".split())
_SET_LEAD = frozenset("for to until till by on back off".split())


def _framed(text: str, end: int, stop: int) -> Iterator[Deed]:
    """What was done on the same occasion: "visited in July, signing a pact"."""
    found = _PARTICIPLE.match(text[end:stop])
    if found is not None:
        deed = _verb(Token(found["verb"], end + found.start("verb"), end + found.end("verb")), "", "")
        if deed is not None and deed.name != "say":
            yield deed


def _objects(behind: Sequence[Token], verb: Deed) -> list[Deed]:
    _, nouns = table()
    return [Deed(*nouns[t.word], True, t.start, t.end) for t in behind if t.word in nouns and nouns[t.word][0] != verb.name][:1]


def _noun(words: Sequence[Token], n: int) -> Deed | None:
    """A deed that a noun names; a word that is a verb as well is a noun behind a determiner or a preposition."""
    verbs, nouns = table()
    token = words[n]
    if n + 1 < len(words) and words[n + 1].start == token.end + 1 and words[n + 1].word not in _BEHIND_NOUN:
        return None  # "the bombing suspects"
    if token.word == "death" and n and words[n - 1].word == "to":
        return None
    if token.word not in nouns or (token.word in _EFFECT and not (n and words[n - 1].word in _EFFECT_LED)):
        return None
    led = [w.word for w in words[max(0, n - 3) : n]]
    if token.word in verbs and not (led and (led[-1] in _DETERMINERS | _WITH | _OTHER_TIME or set(led) & _DETERMINERS)):
        return None
    return Deed(*nouns[token.word], True, token.start, token.end)


def _preposition(words: Sequence[Token], n: int) -> str | None:
    """The preposition of the noun phrase that ends at words[n]; None where a verb's object stands."""
    for m in range(n - 1, max(-1, n - 6), -1):
        word = words[m].word
        if word in _WITH or word in _OTHER_TIME:
            return word
        if _verb(words[m], "", "") is not None:
            return None
    return None


def _preposition_at(words: Sequence[Token], start: int) -> str | None:
    return _preposition(words, next(n for n, t in enumerate(words) if t.start == start))


def _phrasal(words: Sequence[Token], n: int) -> Deed | None:
    """The deed of a verb with its particle: "stepped down", "came to light"."""
    verbs, _ = table()
    for size in (3, 2):
        row = verbs.get("_".join(w.word for w in words[n : n + size])) if n + size <= len(words) else None
        if row is not None:
            return Deed(*row, False, words[n].start, words[n + size - 1].end)
    if words[n].word in _TAKEN and not _POLICE.isdisjoint(w.word for w in words[max(0, n - 2) : n]):
        return Deed(*verbs["arrested"], False, words[n].start, words[n].end)
    return None


_TAKEN = frozenset("took picked seized led dragged".split())  # "detectives took him from his house"
_POLICE = frozenset("police detectives officers agents gendarmes investigators policemen".split())


def _before(words: Sequence[Token], n: int) -> str:
    """The word before one, an adverb of time left out: "will now start"."""
    last = words[n - 1].word if n else ""
    return words[n - 2].word if last in _WHEN and n > 1 else last


def _verb(token: Token, last: str, following: str) -> Deed | None:
    """The deed of a verb form; None for auxiliaries, participles before a noun, and all other words."""
    word = token.word
    verbs, _ = table()
    if word.endswith("ed") and (last in _ADJECTIVE_AFTER or (last[:1].isdigit() and following not in _BEHIND_NOUN)):
        return None
    if word in _AUXILIARIES and word not in _LIGHT:
        return None
    if word in ("had", "have", "has", "having"):
        return None
    if word == "came" and following == "down":
        return Deed(*verbs["landed"], False, token.start, token.end)
    if word in cues() and last not in _DETERMINERS:
        return Deed("say", "again", False, token.start, token.end)
    if word in verbs and last not in _DETERMINERS and (word != "broke" or following == "out"):
        return Deed(*verbs[word], False, token.start, token.end)
    if word in _NOT_VERBS or word in _WHEN or last in _DETERMINERS:
        return None
    if last in _BASE_AFTER and word.isalpha() and len(word) > 2 and (last != "to" or stem(word) in stems_of_verbs()):
        return Deed(*stems_of_verbs().get(stem(word), ("~" + stem(word), "again")), False, token.start, token.end)
    if word in past_forms() or (word.endswith("ed") and len(word) > 4) or (word.endswith("ing") and len(word) > 5 and last in _ING_AFTER):
        return Deed("~" + stem(word), "again", False, token.start, token.end)
    return None


_WHEN = frozenset("now then also still only again instead never formally officially probably".split())
_IS_TO = frozenset("is are was were be set due scheduled expected planned about going".split())
_BASE_AFTER = frozenset("will would could can may might should must shall won't wouldn't can't couldn't to".split())


_ADJECTIVE_AFTER = frozenset("in behind with of by at for more most very".split())  # "behind closed doors", "by armed men"
_ING_AFTER = frozenset("was were is are been be after before while by without of for began began started kept".split())
