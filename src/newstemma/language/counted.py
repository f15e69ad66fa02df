"""The noun that a figure counts, and the words that make the figure a part of another one. By word forms alone: no tagger is asked."""

from __future__ import annotations

import re

_IRREGULAR = frozenset(
    """people men women children lives police staff personnel crew
    dead wounded injured missing teeth feet mice geese oxen criteria phenomena media
    bacteria cattle sheep deer fish salmon aircraft spacecraft hovercraft poultry livestock folk youth faithful homeless unemployed alumni
    nuclei cacti fungi stadia""".split()
)
_MEN = ("men", "people", "children", "folk")
_NOT_MEN = frozenset("regimen specimen omen semen abdomen acumen stamen hymen bitumen yemen".split())
#: Words that end like a plural and are none.
_NOT_PLURAL = frozenset(
    """themselves ourselves yourselves mrs les gas yes was is has his this its us as less does across various perhaps besides
    towards always sometimes overseas afterwards versus plus minus thus hers ours yours theirs goes says happens means seems
    remains becomes takes makes gets needs wants comes gives keeps lies stands leaves puts runs holds sees tells asks works turns
    brings begins follows continues includes helps shows alias bus pass class business process boss loss cross mass access
    success progress press congress stress express address series species politics economics news chaos status focus virus campus
    bonus census consensus crisis basis analysis previous serious""".split()
)
_PLURAL_ODD = frozenset("series species headquarters crossroads barracks".split())
_STOPS = frozenset(
    """the last next past a an and or but nor of in on at to for from by with without within into onto over under up down out off about
    after before during since until till while when where why how if because though although that which who whom whose what this these
    those it its he she they we i you his her their our my your him them us me is are was were be been being am has have had having do
    does did will would can could may might shall should must not no than then there here so as per via against between among through
    across around near amid despite behind beyond said says say saying told more less most least each every all both also only just
    even still yet again too now today yesterday tomorrow ago later earlier a.m p.m apiece together plus versus vs live went came
    got left made took gave died fled won lost fell rose stood began became ran saw sat lay held found kept led met paid sold sent set
    cut put hit hurt killed wounded injured arrested""".split()
) - {"dead", "wounded", "injured", "missing"}
_WORD = re.compile(r",?[\s-]{1,2}(?:['‘“\"](?=\w))?((?:U\.S\.|U\.K\.|U\.N\.|E\.U\.)|[^\W\d_](?:[\w&]|[-’'](?=\w))*)")
_OF = re.compile(r"\s(?:of)(?:\s(?:the|these|those|its|their|his|her|our|my))?(?=\s)", re.IGNORECASE)
_MEMBERS = re.compile(r"\sof\s(?:them|whom|these|those)(?:\s(?:were|are|was))?(?=\s)", re.IGNORECASE)
_MORE = re.compile(r"(?:\sor\s(?:more|so|fewer|less)\b|-odd\b|-plus\b|\+)(?=[\s-])")
_REACH = 5  # words: "12 former senior first-team rugby players"
_ADJECTIVE = re.compile(
    r"(?:ous|(?:sist|port|fic|pend|nent|ol|ur|bl)(?:ent|ant)|ful|less|able|ible|ical|ional|ular|ern|iest"
    r"|wide)$|^(?:new|big|young|old|elderly|other|more"
    r"|such|single|small|large|larger|former"
    r"|senior|major|minor|local|key|top|high|low|long|short|main|whole|full|half|real|good|bad|great|first|second|last|next|additional|same"
    r"|different|male|female|armed|rare|huge|particular|special|separate|foreign|federal|military|civil"
    r"|national|private|public|lone|unnamed"
    r"|suspected|alleged|injured|wounded|dead|missing|pregnant|black|white|red|blue|green|extra|further|recent|early|late|possible|final)$"
)
_ATTRIBUTE = re.compile(r"[a-z]{2,}(?<!ed)(?<!ing)(?<!ly)(?<!ous)(?<!al)")
_TAIL = re.compile(r"['’]s$")


def counted_noun(text: str, end: int, stop: int, *, one: bool = False, attributive: bool = False) -> tuple[str, int] | None:
    """The noun phrase that stands right behind a figure, and where it ends; None where none does.

    one          the figure is one, so that the noun is singular ("one man")
    attributive  a singular noun before another noun will do ("a 12 page report", "a 15-member council")
    Its last word is the first plural, and plurals that follow it at once ("sales staff"); "of the" between is skipped.
    """
    more = _MORE.match(text, end, stop)
    at = end = more.end() if more else end
    members = _MEMBERS.match(text, end, stop)
    if members is not None:
        return _member_noun(text, members.end(), stop)
    link = _OF.match(text, end, stop)
    if link is not None:
        at = link.end()
    words = _run(text, at, stop)
    head = _singular(words) if one and link is None else _plural(words)
    if head is None and attributive and link is None and len(words) > 1 and _ATTRIBUTE.fullmatch(words[0][2]):
        head = 0
    if head is None:
        return None
    first, last = words[0], words[head]
    return _TAIL.sub("", " ".join(text[first[0] : last[1]].split())), last[1]


def _member_noun(text: str, at: int, stop: int) -> tuple[str, int] | None:
    """The noun behind "of them", "of whom were": right there, or behind one adjective; a verb with its object is none."""
    words = _run(text, at, stop)
    head = _plural(words)
    if head is None or head > 1 or words[0][2].endswith("ed"):
        return None
    return " ".join(text[words[0][0] : words[head][1]].split()), words[head][1]


def _run(text: str, at: int, stop: int) -> list[tuple[int, int, str]]:
    """The words that could be one noun phrase: up to a stop word or a mark."""
    words: list[tuple[int, int, str]] = []
    while len(words) < _REACH:
        match = _WORD.match(text, at, stop)
        if match is None:
            break
        word = match[1].casefold()
        if word in {"more", "most"} and not words:
            at = match.end()
            continue
        if word in _STOPS and match[1] != "US":
            if not words or word not in ("and", "or", "but") or any(is_plural(w) for _, _, w in words):
                break
            at = match.end()
            continue
        words.append((match.start(1), match.end(1), match[1]))
        at = match.end()
        if match[1].endswith(("'s", "’s")) and len(words) > 2:
            break
    return words


def is_plural(word: str) -> bool:
    """Whether a word has the form of a plural noun."""
    low = word.casefold()
    if (
        low in _IRREGULAR
        or low in _PLURAL_ODD
        or (low.endswith(_MEN) and low not in _NOT_MEN)
        or (len(word) == 3 and word[:-1].isupper() and word[-1] == "s")
    ):
        return True
    return len(low) > 2 and low[-1] == "s" and low not in _NOT_PLURAL and not low.endswith(("ss", "us", "ous", "is", "'s", "’s"))


def _plural(words: list[tuple[int, int, str]]) -> int | None:
    """The place of the head: the first plural, or a plural right behind it."""
    for n, (_, _, word) in enumerate(words):
        if is_plural(word):
            following = n + 1 < len(words) and words[n + 1][2].casefold() in _IRREGULAR
            return n + 1 if following else n
    return None


def _singular(words: list[tuple[int, int, str]]) -> int | None:
    """The place of the head of a singular noun phrase: the first word that does not look like an adjective."""
    for n, (_, _, word) in enumerate(words):
        if not _ADJECTIVE.search(word.casefold()) and "." not in word:
            return n if not is_plural(word) or n else None
    return None


_PART_AFTER = re.compile(
    r"\s(?P<of>of\s(?:them|whom|which|those|these|us|our|his|her|its|their))\b|\s(?P<more>more|others?|additional|further)\b(?!\sthan)",
    re.IGNORECASE,
)
_PART_BEFORE = re.compile(
    r"\b(?P<part>including|among\s(?:them|those|whom|which)(?:\s(?:are|is|were|was))?|of\s(?:whom|them"
    r"|which|those)(?:\s(?:are|were))?|another|an?\s(?:additional|further)"
    r"|(?:the\s)?other|the\sremaining|the\srest|as\swell\sas|besides|in\saddition\sto)[,:]?\s+(?:\w+\s){0,1}$",
    re.IGNORECASE,
)


def part_of(text: str, low: int, start: int, end: int, stop: int) -> str | None:
    """The words that make a figure a part of another or an addition to it ("including", "of them", "another", "more")."""
    after = _PART_AFTER.match(text, end, stop)
    if after is not None:
        return " ".join((after["of"] or after["more"]).casefold().split())
    before = _PART_BEFORE.search(text[max(low, start - 40) : start])
    return " ".join(before["part"].casefold().split()) if before else None
