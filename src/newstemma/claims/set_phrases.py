"""What happened to those whom a figure counts, where a set phrase says it and no single word: "told to leave their homes", "lost contact".

A phrase stands right behind what is counted, or right before the figure. Refuses phrases further off: there a word decides.
"""

from __future__ import annotations

import re

from newstemma.claims.figure import THINGS, TOLLS, actions, counted_classes
from newstemma.model.reading import Quantity, Sentence

_NOUN = r"(?:\s+(?!to\b|of\b|and\b|in\b|was\b|were\b|who\b|that\b)[\w’'-]+){0,3}?"
_BE = r"(?:\s+(?:(?:who|that)\s+)?(?:have been|has been|had been|having been|were being|are being|were|was|are|is|being|got|be))?"
_ADVERB = r"(?:\s+(?:now|still|also|all|already|reportedly|later|then|immediately|quickly|briefly|safely|temporarily|feared))?"
_HAVE = r"(?:\s+(?:have|has|had|are|were|was|is))?"
_LEAVE = r"(?:leave|flee|evacuate|abandon|quit|vacate|move out|get out|seek (?:higher ground|shelter))\b"
_MOVED = r"(?:moved|bused|bussed|ferried|led|cleared|airlifted|relocated|taken|brought|got)"
_CUSTODY = r"(?:custody|arrest|detention|handcuffs|cells)\b"
_HOME = r"(?:their|the|his|her)\s+(?:[a-z]+\s+)?(?:homes?|houses?|villages?|town|area|district|city|buildings?|flats|apartments)"
_WAS = rf"{_BE}{_ADVERB}\s+"
_BEHIND = {
    "evacuated": (
        rf"{_WAS}(?:told|ordered|urged|advised|asked|instructed|warned|forced|made|obliged|required|compelled)\s+to\s+{_LEAVE}",
        rf"{_WAS}{_MOVED}\s+(?:out\b|to safety|to (?:a |an |temporary |emergency |evacuation )*shelters?\b)",
        rf"{_WAS}{_MOVED}\s+from (?:their|the) (?:homes?|houses|area|buildings?)",
        rf"{_ADVERB}(?:\s+(?:have|had|has))?(?:\s+to)?\s+(?:left|leave|vacated?|abandon(?:ed)?)\s+{_HOME}",
    ),
    "missing": (
        rf"{_HAVE}\s+(?:not|never|yet to)\s+(?:yet\s+)?(?:been\s+|be\s+)?(?:found|located|traced|heard (?:of|from)|accounted for)\b",
        rf"{_WAS}(?:being\s+)?(?:searched for|lost at sea)\b",
    ),
    "arrested": (
        rf"{_WAS}(?:taken|brought|led|put|held|remanded|placed|kept)\s+(?:in|into|under)\s+(?:police\s+|pre-trial\s+)?{_CUSTODY}",
        r"\s+(?:have been|had been|were|was|are|being)\s+(?:being\s+)?held\s+(?:by|for questioning|on suspicion|after|over|without)\b",
    ),
    "killed": (
        rf"{_WAS}(?:shot|beaten|stabbed|burned|burnt|crushed|trampled|hacked|gunned|starved|frozen|froze|bled)\s+(?:dead|to death|down)\b",
        rf"{_HAVE}\s+lost\s+their\s+lives\b",
        rf"{_WAS}(?:found|pronounced|declared|confirmed|presumed|left|reported)\s+dead\b",
    ),
    "displaced": (rf"{_WAS}(?:left|made|rendered)\s+(?:homeless|without (?:a home|homes|shelter|a roof))\b",),
    "trapped": (rf"{_WAS}(?:cut off|marooned|stuck|pinned|entombed)\b",),
}
_AFTER = tuple((deed, re.compile(_NOUN + f"(?:{'|'.join(told)})", re.IGNORECASE)) for deed, told in _BEHIND.items())
_RISEN = (
    r"\b[^.;:]{0,110}?\b(?:rose|risen|rises|rising|climbed|climbs|climbing|increased|grew|grown|jumped|soared|went up|mounted"
    r"|raised|revised|lowered|fell|dropped|put|stands?|stood|reached|reaches|hit|passed|exceeded|is|was|to)\s+"
    r"(?:(?:again|further|sharply|overnight|up|down|now)\s+)*(?:to|at|past|above)?\s*$"
)
_COUNTED = {
    "killed": r"(?:death toll|(?:number|count) of (?:people |those |the |confirmed )*(?:killed|dead|deaths|fatalities|victims who died))",
    "hurt": r"(?:injury toll|number of (?:people |those |the )*(?:injured|wounded|hurt|injuries))",
    "missing": r"number of (?:people |those |the )*(?:missing|unaccounted for)",
    "arrested": r"number of (?:people |those |the )*(?:arrested|arrests|detained|detainees|detentions)",
    "evacuated": r"number of (?:people |those |the )*(?:evacuated|evacuees)",
    "displaced": r"number of (?:people |those |the )*(?:displaced|homeless)",
    "sick": r"number of (?:people |those |the |confirmed )*(?:infected|infections|cases|sickened)",
}
_BEFORE = tuple((deed, re.compile(rf"\b{told}{_RISEN}", re.IGNORECASE)) for deed, told in _COUNTED.items())
_TOLD = re.compile(
    r"\b(?:told|tells|telling|ordered|orders|ordering|urged|urging|advised|asked|instructed|forced|forcing|warned)\s+"
    r"(?:(?:at least|about|some|around|nearly|almost|more than|over|up to|as many as|another)\s+)?$",
    re.IGNORECASE,
)
_TO_LEAVE = re.compile(_NOUN + r"\s+to\s+" + _LEAVE)
_GIVEN = re.compile(r"\b(?:given|handed|gave|got|gets|received|receives|serve|serving|serves|handed down)\s+(?:an?\s+)?$", re.IGNORECASE)
_COURT = re.compile(
    r"\b(?:court|judge|jury|prison|jail|jailed|sentenced?|convicted|guilty|behind bars|magistrates?|tribunal)\b", re.IGNORECASE
)
#: A clause that begins with the figure has a verb of its own: "one was shot dead and two clerks, Odo Renn and Ida Brodin, were wounded"
_ANEW = re.compile(
    r"\b(?:and|while|whereas|but)\s+(?:(?:at least|about|some|around|nearly|almost|more than|over|as many as)\s+)?$", re.IGNORECASE
)
_OWN = re.compile(r"\s[^.;:\d]{2,90}?\b(?:were|was|are|is|have been|had been|has been)\s+(?:[a-z]+ly\s+)?([a-z]+)\b")
#: Where the dead are counted: bodies that are found bit by bit are no toll.
_LAID_OUT = re.compile(
    r"\b(?:brought|taken|received|arrived|delivered|transferred|counted|count|lay|lying|held|stored)\b[^.;]{0,60}"
    r"\b(?:hospitals?|morgues?|mortuar(?:y|ies)|clinics?|infirmary|funeral (?:home|parlou?r)s?)\b"
    r"|\b(?:hospitals?|morgues?|mortuar(?:y|ies))\b[^.;]{0,40}\b(?:received|counted|has|had|have|held|took in|registered)\b"
)
#: "six soldiers held after raid"; who "held a vigil" is left
_HELD = re.compile(_NOUN + r"\s+held(?=\s*(?:after|over|in|on|at|by|for|following|as|amid|under|near|$|[,;:.])(?!\w))", re.IGNORECASE)
_PEOPLE = re.compile(r"[a-z-]{2,}(?:e[er]rs|(?<!we)(?<!w)ers|ors|ists|ians|men|(?<!ph)(?<!gi)ants|[^m]ents|ees)")
_REACH = 150  # characters before a figure
_OTHER = re.compile(r"\d")


def deed_told(text: str, q: Quantity, sentence: Sentence) -> str | None:
    """The class of what happened that a set phrase beside a figure tells; None: none does. Cost: linear in the words beside it."""
    if q.form == "duration":
        given = q.base_unit == "month" and _GIVEN.search(text, max(sentence.start, q.start - 30), q.start)
        return "jailed" if given and _COURT.search(text, sentence.start, sentence.end) else None
    if q.form != "count" or q.unit is not None:
        return None
    if is_of_bodies(q) and _LAID_OUT.search(text, sentence.start, sentence.end):
        return "killed"
    if _TOLD.search(text, max(sentence.start, q.start - 40), q.start) and _TO_LEAVE.match(text, q.end, sentence.end):
        return "evacuated"
    if _HELD.match(text, q.end, sentence.end) and (names_people(q) or (q.counts in (None, "held") and sentence.end == len(text))):
        return "arrested"
    for deed, behind in _AFTER:
        if behind.match(text, q.end, sentence.end):
            return deed
    before = text[max(sentence.start, q.start - _REACH) : q.start]
    own = _OWN.match(text, q.end, sentence.end) if _ANEW.search(before) else None
    if own is not None and actions().get(own[1].casefold()) in TOLLS:
        return actions()[own[1].casefold()]
    return next((deed for deed, told in _BEFORE if (m := told.search(before)) is not None and not _OTHER.search(m[0])), None)


def names_people(q: Quantity) -> bool:
    """Whether people are counted, by a noun that is known for them or by its ending: soldiers, mutineers, pickers."""
    noun = (q.counts or "").casefold().removesuffix(" held").rsplit(" ", maxsplit=1)[-1]
    return counted_classes()[noun] not in THINGS if noun in counted_classes() else _PEOPLE.fullmatch(noun) is not None


def is_of_bodies(q: Quantity) -> bool:
    """Whether it counts bodies: those of one hospital are some of the dead, as long as they are no more than all."""
    return (q.counts or "").casefold().endswith("bodies")
