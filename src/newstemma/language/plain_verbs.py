"""Verbs that stand in no table: what form of which verb a word is, by its ending, by what helps it, or by a list of irregular ones.

Refuses verbs that say little ("say", "want", "make").
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from newstemma.language.outcome_table import Form, Role, Shape, telling_words
from newstemma.language.words import STOP, Token, stem

_IRREGULAR = dict(
    form.split("/")
    for form in """took/take taken/take gave/give given/give met/meet left/leave sent/send built/build flew/fly flown/fly began/begin
    begun/begin sold/sell bought/buy paid/pay brought/bring fought/fight drew/draw drawn/draw chose/choose chosen/choose wrote/write
    written/write broke/break broken/break rode/ride ridden/ride drove/drive driven/drive ran/run threw/throw thrown/throw hit/hit
    hid/hide hidden/hide held/hold kept/keep lost/lose won/win read/read heard/hear saw/see seen/see told/tell taught/teach caught/catch
    stole/steal stolen/steal struck/strike swore/swear sworn/swear spoke/speak spoken/speak wore/wear worn/wear shook/shake shaken/shake
    spent/spend lent/lend led/lead fed/feed bit/bite bitten/bite drank/drink drunk/drink ate/eat eaten/eat slept/sleep swam/swim
    woke/wake woken/wake froze/freeze frozen/freeze understood/understand forgot/forget forgotten/forget forgave/forgive
    wept/weep sank/sink sunk/sink
    rang/ring rung/ring shot/shoot shut/shut cut/cut hung/hang dug/dig clung/cling crept/creep dealt/deal drawn/draw fell/fall fallen/fall
    felt/feel fled/flee grew/grow grown/grow knelt/kneel laid/lay lit/light rose/rise risen/rise sang/sing sung/sing slid/slide
    sprang/spring stood/stand stuck/stick stung/sting swept/sweep swung/swing tore/tear torn/tear wound/wind""".split()
)
_LITTLE = frozenset(
    stem(w)
    for w in """say know want respond comment think mention specify elaborate give provide name identify appear believe need mean like seem
    expect answer return reply call make have take immediately even just really actually directly always explain describe offer discuss
    find look feel help see show work come been specify disclose reveal address explicitly clear release hear notice happen get go do
    publicly personally initially relate share rule speak talk turn agree include require support change shed back lead base
    concern involve interest please surprise worry tell ask add note state claim allege report announce argue suggest warn deny
    accuse become remain let put set keep bring hold run stand hope try plan aim seek consider decide continue start begin stop allow
    cause wear leave lose gain follow meet reach face deal matter exist depend belong happen indeed hundred need speed breed feed proceed
    succeed exceed embed unite""".split()
)
_AFTER = frozenset("do does did don't doesn't didn't will won't would wouldn't can't couldn't cannot not never to".split())
_PROGRESS = frozenset("was were is are been not still also".split())
_SHORT, _LONG = 4, 5  # letters


def plain_forms(words: Sequence[Token], n: int) -> list[tuple[Form, int]]:
    """What words[n] may be as a verb of no table, with its number: of its object first, then of its subject."""
    verb = _verb(words[n].word, words[n - 1].word if n else "")
    return [(_form(*verb, role), n) for role in _BOTH] if verb is not None else []


_BOTH: tuple[Role, Role] = ("object", "subject")


@lru_cache(maxsize=20_000)
def _form(name: str, shapes: frozenset[Shape], role: Role) -> Form:
    return Form("~" + name, "", False, role, shapes)


def _verb(word: str, before: str) -> tuple[str, frozenset[Shape]] | None:
    """The stem of a verb and what form of it a word is; None for what is none, or says little."""
    base = _IRREGULAR.get(word, word)
    if base != word or (word.endswith("ed") and len(word) > _SHORT):
        shapes: frozenset[Shape] = frozenset({"past", "participle"})
    elif word.endswith("ing") and len(word) > _LONG and before in _PROGRESS:
        base, shapes = word, frozenset({"going"})
    elif before in _AFTER and word.isalpha() and len(word) > 2 and word not in STOP and not word.endswith("ly"):
        shapes = frozenset({"base"})
    else:
        return None
    name = stem(base)
    return (name, shapes) if name not in _LITTLE else None


def words_of(names: Collection[str], heads: Collection[str], words: Collection[str]) -> frozenset[str]:
    """Of these words those without which no sentence tells one of the classes, or has one of the nouns. heads: their stems."""
    told = {w for name in names for w in telling_words(name)}
    plain = {name[1:] for name in names if name.startswith("~")}
    return frozenset(told | {w for w in words if stem(w) in heads or stem(_IRREGULAR.get(w, w)) in plain})
