"""What bounds a figure: the stretch of time it is counted over, the day and the place of what happened, and how sure it is.

A toll of the war is no toll of the day, and what could be is no count of what is. Refuses to place a sentence by what it does not say.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.model.article import Article
from newstemma.model.reading import Reading, Sentence

Cut = tuple[int, int]


def _any(words: str) -> str:
    """One of these words, as a pattern."""
    return "(?:" + "|".join(words.split()) + ")"


def _pattern(*parts: str) -> re.Pattern[str]:
    return re.compile("|".join(parts), re.IGNORECASE)


_FEW_OF = _any(r"a one two three four five six seven eight nine ten \d+")
_PERIOD = _any("day week month year decade quarter")
_HAPPENING = _any(
    "attack strike raid blast explosion incident crash shooting accident fire case earthquake quake disaster storm flood outbreak"
)
_SUPERLATIVE = _pattern(rf"\b{_any('first worst deadliest largest biggest highest lowest most fewest only longest')}\b[^.;]{{0,50}}$")
_SCOPE = _pattern(
    r"\bsince\b(?: (?:the |its |their |his |her |last |early |late )?[\w’']+){0,3}",
    r"\b(?:so far )?this (?:year|season|century|decade)\b",
    r"\bso far this (?:month|week)\b",
    r"\bto date\b",
    r"\b(?:last|previous|the (?:previous|preceding|past)) (?:year|month|week|season|quarter|century|decade)\b",
    rf"\b{_any('in over during within for')} the {_any('last past previous preceding first next coming')} (?:[\w-]+ )?{_PERIOD}s?\b",
    r"\b(?:a|an|each|every|per) (?:day|week|month|year|hour|night)\b",
    r"\b(?:annual|annually|yearly|monthly|weekly|daily)\b",
    rf"\b{_FEW_OF} {_PERIOD}s? (?:earlier|before|ago)\b",
    rf"\b(?:in|within|over) {_FEW_OF} {_PERIOD}s?\b",
    r"\b(?:in|during|over) the (?:[\w-]+ )?(?:war|conflict|campaign|era)\b",
    r"\baverage\b",
    r"\b(?:in|by|until) (?:1[89]|20)\d\d\b",
)
#: At the head of what is told, over all figures behind it: "since the curfew began, police had searched 400 homes and held 60 people"
_SINCE_FIRST = re.compile(
    r"(?:^|[.!?:“”\"]\s*|\bthat |\bsaid,? )(since (?:[\w’'-]+ ){1,10}?[\w’'-]+), (?=[^.;]*\bha(?:d|ve|s)\b)", re.IGNORECASE
)
_RATE = re.compile(r"^(?:a|an|each|every|per) |annual|yearly|monthly|weekly|daily|average")
_TOTAL = re.compile(r"since|so far|to date|\b(?:past|last|first|war|conflict|campaign|era)\b|this")
_ELSEWHERE = _pattern(
    r"\b(?:separately|elsewhere|in (?:another|a separate|a second|a similar|an earlier|a previous)|a (?:separate|similar)) ",
    rf"\banother {_HAPPENING}\b",
    r"\banniversary of\b",
    rf"\b(?:previous|earlier|other|similar|past) {_HAPPENING}(?:s|es)?\b",
    r"\b(?:earlier|later) (?:this|that|in the) (?:week|month|year)\b",
    r"\b(?:compared (?:with|to)|unlike|on the other side|in neighbou?ring)\b",
    r"\b(?:conflict|war|uprising|insurgency|unrest|crisis) (?:that|which) (?:has|have|had) (?:already )?(?:killed|claimed|left|cost)\b",
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|\d{1,2}) (?:years|months) (?:ago|earlier|before)\b",
    r"\bsince [^.;]{3,30}, when (?:about |some |around |at least |more than )?\d",
)
_BEFORE = _pattern(r"\b(?:the (?:day|week|month|year|night) before|the previous (?:day|night))\b")  # of the figure beside it alone
#: "the toll was put at 69 on Tuesday": the day is that of the count
_COUNTED_ON = re.compile(
    r"\b(?:toll|count|tally|number of (?:the )?[a-z]+|total|figure)\b[^.;,]{0,30}"
    r"\b(?:put|stood|stands|was|is|at|to|of|reached|hit)\b[^.;,]{0,15}$",
    re.IGNORECASE,
)
_MIGHT = _pattern(
    r"\b"
    + _any("could may might feared? if unless risk(?:s|ed)? threaten(?:s|ed)? capable capacity potential(?:ly)? expected forecasts?")
    + r"\b[^.;]{0,40}$",
    r"\b(?:predict(?:s|ed)?|projected|estimated to)\b[^.;]{0,40}$",
)
_WISH = _pattern(
    r"\b"
    + _any("demand(?:s|ed|ing)? ask(?:s|ed|ing)? sought seek(?:s|ing)? offer(?:s|ed|ing)? propos(?:es|ed|al) want(?:s|ed)?")
    + r"\b[^.;]{0,40}$",
    r"\b(?:call(?:s|ed|ing)? for|targets? of|goal of|aim(?:s|ed)?|plan(?:s|ned)?|originally|budgeted|would)\b[^.;]{0,40}$",
    r"\b(?:needs?|needed|tr(?:y|ies|ied|ying) to)\b[^.;]{0,40}$",
    r"\b(?:intend(?:s|ed|ing)?|attempt(?:s|ed|ing)?|plot(?:s|ted|ting)?|conspir(?:es?|ed|ing)|threaten(?:s|ed|ing)?|vow(?:s|ed|ing)?) to"
    r"\b[^.;]{0,40}$",
)
_NEEDED = re.compile(
    r"[-\s]*(?:votes?|seats?|signatures|delegates)\b[^.;,]{0,12}\b(?:needed|required|necessary|requirement|threshold|to)\b", re.IGNORECASE
)
_EARLIER_COUNT = _any("earlier previous initial preliminary original prior first provisional old")
_TALLY = _any("toll count figures? estimates? tally number reports? statement total assessment")
_GAVE = _any("put said reported gave given stated estimated announced told counted thought")
_MOVED = _any("up down rose risen rising increased climbed jumped revised raised lowered fell fallen cut corrected")
_EARLIER = _pattern(
    rf"\b{_EARLIER_COUNT} (?:[\w’-]+ ){{0,3}}{_TALLY}\b[^.;]{{0,40}}$",
    rf"\b(?:earlier|previously|initially|originally|at first) (?:been )?{_GAVE}\b[^.;]{{0,60}}$",
    r"(?:,|\band|\bbut|\binstead of|\brather than) not (?:the |a |an )?$|\b(?:instead of|rather than) (?:the |a |an )?$",
    r"\b(?:than|against|from|over|above) (?:the |an? )?(?:earlier |first )?(?:estimated?|expected|forecast|predicted)(?: of)? $",
    rf"\b{_TALLY} {_GAVE} [^.;,]{{0,40}}\b(?:had been|was|were) (?:at least |about |some )?$",
    rf"\bhad (?:earlier |previously |first )?{_GAVE} (?:that )?(?:at least |about |some )?$",
    rf"\bhad (?:earlier |previously |first )?{_GAVE} (?:the |its |their )?(?:[\w’-]+ ){{0,2}}{_TALLY}\b[^.;]{{0,30}}$",
    rf"\b{_MOVED}(?: (?:up|down))?(?: sharply)? from (?:at least |about |some |the |an? |earlier |previous |initial )*$",
)
_THAN = re.compile(r"\b(?:than|against|from|over|above) (?:the |an? )?$", re.IGNORECASE)
_EARLIER_AFTER = re.compile(rf"[^.;,]{{0,30}}\b(?:earlier|previously|initially) {_GAVE}\b", re.IGNORECASE)
_GROWN = _pattern(
    r"\b" + _any("risen rises rose climbs climbed jumped jumps mounts mounted hits grown grew reached reaches revised latest") + r"\b",
    r"\bupdat(?:ed|es|ing) (?:its|the|an?|tolls?|counts?|figures?)\b",
    r"\b(?:bring(?:s|ing)?|brought|taking|takes|took|raising|raises|raised) the (?:[a-z]+ )?(?:toll|total|number|count|tally)\b",
    r"\b(?:new toll|now (?:known|confirmed|counted|stands?|at|put)|by (?:evening|nightfall|midnight|morning|noon))\b",
    r"\b(?:late in the (?:day|evening|afternoon)|(?:shortly|soon|just) after midnight)\b",
    rf"\bin (?:a|an|its|the|their) {_any('new later second latest updated fresh')} "
    rf"{_any('statement bulletin count report update tally release')}\b",
)
_SETTLED = _pattern(
    r"\b" + _any("final revised corrected correction updated recount recounted settlement") + r"\b",
    r"\b(?:remain(?:s|ed)?|remaining) (?!for\b)",
    rf"\bthan (?:it |they |was |were |had |been |he |she )*{_any('first initially originally previously earlier')} {_GAVE}\b",
    r"\bat the (?:close|final whistle)\b|\bclosed (?:up|down|at|\d|higher|lower)",
    r"\b(?:written (?:judgment|ruling|verdict|judgement)|closed the count|turned out|new (?:[a-z]+ )?(?:figures?|data|measurements?))\b",
)
_BEFORE_WINDOW = 70
_AFTER_WINDOW = 130


@dataclass(frozen=True, slots=True)
class Bounded:
    """What bounds one figure.

    scope    the words of the stretch of time that it is counted over, in lower case; "" where none are said
    span     the kind of that stretch: "rate" (a day, on average), "total" (since, so far), "other" (last year, in 2013), or ""
    mood     "is", "might" (could be, is feared), or "wish" (demanded, planned)
    earlier  an earlier count that the text itself sets aside; grown: one that the text calls new, or risen
    settled  the sentence has a word for a later and better count: final, corrected, now
    away     the sentence says that it is about another happening
    days     days of what happened, ISO 8601 at their granularity, no longer than a day; places: names of places in the sentence
    """

    scope: str
    span: str
    mood: str
    earlier: bool
    grown: bool
    settled: bool
    away: bool
    days: frozenset[str]
    places: frozenset[str]


def bounded(article: Article, reading: Reading, sentence: Sentence, figure: Cut, around: Cut, said: Sequence[Cut]) -> Bounded:
    """What bounds a figure.

    around  the stretch of its sentence in which no other figure stands
    said    what is attributed in this article: a time that stands beside it tells when it was said, not when it happened
    """
    text = article.text
    before = text[max(around[0], figure[0] - _BEFORE_WINDOW) : figure[0]]
    whole_before = text[max(sentence.start, figure[0] - _BEFORE_WINDOW) : figure[0]]
    behind = text[figure[1] : min(around[1], figure[1] + _AFTER_WINDOW)]
    might = _MIGHT.search(before) is not None
    guess = text[figure[0] : figure[0] + 9].casefold() == "estimated" and _THAN.search(whole_before) is not None
    earlier = guess or _EARLIER.search(whole_before) is not None or _EARLIER_AFTER.match(behind) is not None
    scope = (_scope(text, around, figure) or _since_first(text[sentence.start : figure[0]])) if not earlier else ""
    grown = not earlier and _GROWN.search(text[max(sentence.start, figure[0] - 90) : min(sentence.end, figure[1] + 40)]) is not None
    beside = _BEFORE.search(text, figure[1], min(around[1], sentence.end)) is not None
    counted = grown or _COUNTED_ON.search(whole_before) is not None
    return Bounded(
        scope=scope,
        span=_span(scope),
        mood="might" if might else "wish" if _WISH.search(before) or _NEEDED.match(behind) else "is",
        earlier=earlier,
        grown=grown,
        settled=not earlier and _SETTLED.search(text, sentence.start, sentence.end) is not None,
        away=(beside or _ELSEWHERE.search(text, sentence.start, sentence.end) is not None) and not earlier,
        days=_days(reading, sentence, said) if not counted else frozenset(),
        places=_places(text, reading, sentence, said),
    )


def _scope(text: str, around: Cut, figure: Cut) -> str:
    """The words that say over which time it is counted; "the worst since May" is a comparison and no such words."""
    low, high = max(around[0], figure[0] - _BEFORE_WINDOW), min(around[1], figure[1] + _AFTER_WINDOW)
    for begin, end in ((low, figure[0]), (figure[1], high)):
        for match in _SCOPE.finditer(text, begin, end):
            if not _SUPERLATIVE.search(text, low, match.start()):
                return " ".join(match.group().casefold().split())
    return ""


def _since_first(before: str) -> str:
    """The words with which a sentence opens that say since when all is counted that it counts."""
    found = _SINCE_FIRST.search(before)
    return " ".join(found[1].casefold().split()[:4]) if found else ""


def _span(scope: str) -> str:
    if not scope:
        return ""
    if _RATE.search(scope):
        return "rate"
    return "total" if _TOTAL.search(scope) else "other"


def _days(reading: Reading, sentence: Sentence, said: Sequence[Cut]) -> frozenset[str]:
    inside = [c for c in said if sentence.start <= c[0] < sentence.end]
    times = [t for t in reading.times if sentence.start <= t.start < sentence.end and t.value is not None and t.lead != "since"]
    return frozenset(t.value[:10] for t in times if t.value is not None and (not inside or any(c[0] <= t.start < c[1] for c in inside)))


def _places(text: str, reading: Reading, sentence: Sentence, said: Sequence[Cut]) -> frozenset[str]:
    """Places named in the sentence; where something is said in it, in what is said: who says it is of some place too."""
    inside = [c for c in said if c[0] < sentence.end and sentence.start < c[1]]
    named = [n for n in reading.names if n.kind == "place" and sentence.start <= n.start < sentence.end]
    return frozenset(place_key(text[n.start : n.end]) for n in named if not inside or any(c[0] <= n.start < c[1] for c in inside))


def place_key(name: str) -> str:
    """A place by the first letters of its last word: spellings of one town differ in their endings."""
    words = [w for w in re.findall(r"[^\W\d_]+", name.casefold()) if len(w) > 2]
    return words[-1][:5] if words else name.casefold()


def other_days(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two sets of days are of different happenings: none of the most exact lies in, or next to, one of the other."""
    ours, theirs = ({d for d in days if len(d) == max(map(len, days))} for days in (a, b))
    return bool(a and b) and not any(_touch(x, y) for x in ours for y in theirs)


def _touch(a: str, b: str) -> bool:
    short, long = sorted((a, b), key=len)
    if len(short) < len("2031-03-04"):
        return long.startswith(short)
    return abs(_ordinal(a) - _ordinal(b)) <= 1


def _ordinal(day: str) -> int:
    from datetime import date

    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return 0
