"""Whether there was one: "there was no alarm", "the hall had a sprinkler", "no letter was found", "a letter was found".

Refuses nouns that say little, and what is only possible.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newstemma.language.noun_phrases import Phrase, phrase_after, phrase_before
from newstemma.language.outcome_table import Form
from newstemma.language.outcomes import Outcome, standing
from newstemma.language.words import Token, stem

HAVE = Form("there", "", False, "noun", frozenset({"fixed"}))
_BE = frozenset("was were is are been wasn't weren't isn't aren't".split())
_HAVE = frozenset("had has have having".split())
_OWN = frozenset("lacked lacks held holds possessed possesses received carried owned owns wore wears".split())
_NOT = frozenset("not never wasn't weren't isn't aren't didn't doesn't don't hadn't hasn't haven't".split())
_FOUND = frozenset(
    """found seen heard recorded left issued given made held reported received sounded detected needed required sent filed offered
    fitted installed carried built planned kept taken discovered recovered provided paid used fired placed""".split()
)
_ONE = frozenset("a an".split())
_VAGUE = frozenset(
    stem(w)
    for w in """one doubt longer idea comment reason need word matter more other time place problem fewer less plan plans immediate
    question choice mention mistake secret sense surprise wonder sign signs evidence way means interest intention knowledge good great
    real such clear single further response details information record proof people person country members money power right use part
    action link links connection change changes chance hope fear risk interest effect impact trace indication guarantee victim death
    injury casualty arrest comment report precedent limit guarantee difference point reason role say explanation answer wife husband
    child son daughter brother sister family friend job home house look history year day week month lot bit deal series number man
    woman game team season lead win loss vote""".split()
)
_LEAST = 3  # letters


def possessions(text: str, start: int, words: Sequence[Token]) -> Iterator[Outcome]:
    """What a sentence of these words says there was, or was none of, in order. Cost: linear."""
    for n, token in enumerate(words):
        if token.word in _BE or token.word in _HAVE or token.word in _OWN:
            for found in (_there(text, words, n), _owned(text, words, n), _found(text, words, n)):
                if found is not None and (one := standing(text, start, found)) is not None:
                    yield one


def _there(text: str, words: Sequence[Token], n: int) -> Outcome | None:
    """What stands behind "there was": no alarm, an alarm."""
    led = [t.word for t in words[max(0, n - 3) : n]]
    if words[n].word not in _BE or "there" not in led or set(led) & {"if", "could", "may", "might", "should", "would", "will"}:
        return None
    return _of(text, words, n + 1, None, denied=bool({*led, words[n].word} & _NOT), start=words[n].start)


def _owned(text: str, words: Sequence[Token], n: int) -> Outcome | None:
    """What something had, or had not: "the hall had no sprinkler"."""
    if words[n].word not in _HAVE and words[n].word not in _OWN:
        return None
    first, denied = n, words[n].word in ("lacked", "lacks")
    while first and words[first - 1].word in _NOT | {"did", "does", "do", "also", "still", "then"}:
        first -= 1
        denied = denied or words[first].word in _NOT
    owner = phrase_before(text, words, first)
    return _of(text, words, n + 1, owner, denied=denied, start=words[first].start) if owner is not None else None


def _of(text: str, words: Sequence[Token], n: int, owner: Phrase | None, *, denied: bool, start: int) -> Outcome | None:
    led = words[n].word if n < len(words) else ""
    of = phrase_after(text, words, n)
    if of is None or of.pronoun or not _tells(of) or (not denied and led not in _ONE | {"no"} and of.quantity != "some"):
        return None
    return Outcome(HAVE, of, denied != (of.quantity == "none"), False, False, frozenset(), False, start, of.end, owner)


def _found(text: str, words: Sequence[Token], n: int) -> Outcome | None:
    """What was found, or was not: "no letter was found"."""
    last = n + 1 if n + 1 < len(words) and words[n + 1].word not in _NOT else n + 2
    if words[n].word not in _BE or last >= len(words) or words[last].word not in _FOUND:
        return None
    of = phrase_before(text, words, n - 1 if n and words[n - 1].word in _HAVE else n)
    if of is None or of.pronoun or not _tells(of) or of.quantity not in ("none", "a", "some"):
        return None
    denied = last == n + 2
    return Outcome(HAVE, of, denied != (of.quantity == "none"), False, False, frozenset(), False, of.start, words[last].end)


def _tells(of: Phrase) -> bool:
    return of.head not in _VAGUE and len(of.head) > _LEAST and of.head[0] != "<" and not of.head.endswith("ing")
