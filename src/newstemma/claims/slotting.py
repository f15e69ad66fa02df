"""What each figure of a story counts: what happened, to whom, as a part or in addition, by whose account, and within which bounds.

Computed for each figure from its sentence and the nearest word that says what happened. Refuses to guess a noun that is not there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from newstemma.claims.ground import Ground
from newstemma.claims.incidents import Bounded, bounded, place_key
from newstemma.language.words import Token, asset, content_words, stem, tokens
from newstemma.model.article import Article
from newstemma.model.reading import Quantity, Reading, Sentence
from newstemma.model.statement import Statement
from newstemma.model.text import Span

Cut = tuple[int, int]

#: Classes of what happens to people: their counts are tolls, and are compared over the whole story.
TOLLS = frozenset(("killed hurt missing trapped recovered sick arrested abducted evacuated displaced").split())
_PERSONS_OF = frozenset(("killed", "hurt", "arrested"))  # deeds that are done to one person each: "32 arrests"
_LEAD = 3  # sentences in which a news text gives its main figures
_FAR = 12.0  # steps between a figure and the word that says what happened; a word is one
_LENGTHS = {f"{w}{end}": w for w in ("year", "month", "week", "day", "hour", "minute") for end in ("", "s")}
_SECONDS = {"week": 604_800.0, "day": 86_400.0, "hour": 3_600.0, "minute": 60.0}
_REACH = 90  # characters
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
_ADDED = re.compile(r"\b(?:another|additional|further|extra|other|remaining)\s+$", re.IGNORECASE)
_ADDED_AFTER = re.compile(r"\s*(?:[\w-]+\s+){0,1}?(?:more|others?|additional|further)\b", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:Group of|Big|Title|Catch|Apollo|Boeing|Airbus) $")
_OF_THEM = re.compile(
    r"\s*of (?:them|whom|those|which|the (?:dead|victims|wounded|injured|killed))(?: (?:were|are|was))?\s+(?:[a-z-]+\s+)??([a-z]+)",
    re.IGNORECASE,
)
_FROM = re.compile(r"([a-z]+) (?:from|of|representing) (?:(?:at least|about|some|nearly|more than) )?$", re.IGNORECASE)
#: "31 Kharzanis", "400 Belduran lives": whose dead they are
_GROUP = re.compile(r"\s+([A-Z][a-z]{3,}(?:s|ans?|ese|ish|is?))\b(?:\s+([a-z]+))?")
_EARLY_VOICE = re.compile(r"\b(?:preliminary|initial|early|first) (?:reports?|estimates?|accounts?|figures?|information)\b", re.IGNORECASE)
_ALSO = re.compile(r"[^.;,]{0,40}\b(?:was|were|been|have) also\b")
_ANY_OF = frozenset(("anyone", "civilian", "resident"))  # people of a nation may be any of these
_NOUN_ENDS = re.compile(
    r"\b(?:and|or|at|in|on|as|including|who|that|which|with|from|for|using|of|were|was|by|to|after|when|during|while)\b.*$"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure and its slot.

    action    class of what happened; None where no word near it says
    who       class of who or what is counted; "anyone" for everybody concerned, "" where nothing is named
    whose     class of those who come from what is counted ("leaders from 26 countries"); None: nobody
    part      it counts a part of another figure ("including 11 children"); added: it comes on top of one ("three more")
    speaker   whose account it is, as a key; None for the article's own
    voice     the words of the speaker's name and roles: the head of a body speaks for it
    named     the speaker bears a name
    lead      it stands in the first sentences
    opening   stems of the content words of the title and the first sentences, without those that say what happened
    prior     figures of its sentence that the text itself sets aside: "26,900, up from 18,400"
    other_end of a change "from 6.25 to 7 per cent" what stands at its other end; None: it is no end of one
    atlas     the places that its article names at all
    words     stems of the content words of its sentence; near: of those between it and the figures beside it, within `_REACH` characters
    """

    article: Article
    quantity: Quantity
    sentence: int
    action: str | None
    who: str
    whose: str | None
    part: bool
    added: bool
    speaker: str | None
    speaker_name: str | None
    voice: frozenset[str]
    named: bool
    lead: bool
    bounds: Bounded
    words: frozenset[str]
    near: frozenset[str]
    atlas: frozenset[str]
    opening: frozenset[str]
    prior: frozenset[float] = frozenset()
    other_end: float | None = None

    @property
    def shown(self) -> str:
        """Its words."""
        return self.article.text[self.quantity.start : self.quantity.end]

    @property
    def key(self) -> tuple[str, int]:
        """Where it stands, for ties."""
        return self.article.id, self.quantity.start


@cache
def actions() -> Mapping[str, str]:
    """Word to the class of what happened."""
    return _table("actions.txt")


@cache
def counted_classes() -> Mapping[str, str]:
    """Noun to the class of who is counted."""
    return _table("counted.txt")


def _table(name: str) -> Mapping[str, str]:
    return {word: line.partition(":")[0] for line in asset(name) for word in line.partition(":")[2].split()}


def figures(ground: Ground) -> list[Figure]:
    """Every figure of the story with its slot, in order of article and place. Cost: linear in the text."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in ground.statements:
        said[statement.article].append(statement)
    roles = {e.id: " ".join(r.text for r in e.roles) for e in ground.entities}
    return [f for article in ground.articles for f in figures_of(article, ground.readings[article.id], said[article.id], roles)]


def figures_of(article: Article, reading: Reading, said: Sequence[Statement], roles: Mapping[str, str]) -> Iterator[Figure]:
    """The figures of one text. said: its statements; roles: entity to the words of its roles."""
    atlas = frozenset(place_key(article.text[n.start : n.end]) for n in reading.names if n.kind == "place")
    opening = _opening(article, reading)
    content = sorted((c.start, c.end) for s in said for c in s.content if isinstance(c, Span))
    before: list[Figure] = []
    at = 0
    for number, sentence in enumerate(reading.sentences):
        inside: list[Quantity] = []
        while at < len(reading.quantities) and reading.quantities[at].start < sentence.end:
            if reading.quantities[at].start >= sentence.start:
                q = _as_length(reading.quantities[at])
                if (
                    _NAMED.search(article.text, max(0, q.start - 12), q.start)
                    or q.low == q.high == 0
                    or article.text[q.start : q.end] == "911"
                ):
                    at += 1
                    continue
                if inside and (whole := _and_months(article.text, inside[-1], q)) is not None:
                    inside[-1] = whole
                else:
                    inside.append(q)
            at += 1
        here: list[Figure] = []
        for q in inside:
            around = _around(q, inside, sentence)
            here.append(_figure(article, reading, number, q, inside, around, content, said, roles, atlas, opening, before, here))
        if inside:
            before = _with_priors(here)
            yield from before


def _opening(article: Article, reading: Reading) -> frozenset[str]:
    end = reading.sentences[min(_LEAD, len(reading.sentences)) - 1].end if reading.sentences else 0
    words = {w for w in (*content_words(article.title or ""), *content_words(article.text, 0, end)) if not w[0].isdigit()}
    return frozenset(words - _deeds())


@cache
def _deeds() -> frozenset[str]:
    """Stems of the words that say what happened, and of those for people: every story has them."""
    return frozenset(stem(w) for w in (*actions(), *counted_classes()))


def _with_priors(here: Sequence[Figure]) -> list[Figure]:
    found = frozenset(v for f in here if f.bounds.earlier for v in (number(f), f.quantity.low) if v is not None)
    ends = {f.quantity.role: number(f) for f in here if f.quantity.role in ("from", "to")}
    other = {"from": ends.get("to"), "to": ends.get("from")}
    return [replace(f, prior=found if not f.bounds.earlier else frozenset(), other_end=other.get(f.quantity.role or "")) for f in here]


def number(f: Figure) -> float:
    """The figure as one number, in its base unit where it has one: its lower bound, or its upper one."""
    q = f.quantity
    low = q.base_low if q.base_unit and q.base_low is not None else q.low
    high = q.base_high if q.base_unit and q.base_high is not None else q.high
    return low if low is not None else high or 0.0


def _as_length(q: Quantity) -> Quantity:
    """Years, months or days that were read as a count: "twelve years' imprisonment"."""
    unit = _LENGTHS.get((q.counts or "").casefold().split(" ")[0])
    if unit is None or q.unit is not None or q.form != "count":
        return q
    base, times = ("month", 12.0 if unit == "year" else 1.0) if unit in ("year", "month") else ("s", _SECONDS[unit])
    low, high = (None if v is None else v * times for v in (q.low, q.high))
    return replace(q, unit=unit, form="duration", base_low=low, base_high=high, base_unit=base)


def _and_months(text: str, years: Quantity, months: Quantity) -> Quantity | None:
    """One length of two figures: "six years and four months"; None: they are two."""
    joined = years.unit == "year" and months.unit == "month" and text[years.end : months.start].split() in (["and"], [","], [])
    if not joined or years.base_low is None or months.base_low is None or years.low != years.high:
        return None
    base = years.base_low + months.base_low
    return replace(years, end=months.end, low=base / 12, high=base / 12, base_low=base, base_high=base)


def _around(q: Quantity, inside: Sequence[Quantity], sentence: Sentence) -> Cut:
    """The stretch of the sentence round a figure in which nothing else is counted; lengths of time and ordinals count nothing."""
    others = [o for o in inside if o is not q and o.form not in ("duration", "ordinal")]
    before = max((o.end for o in others if o.end <= q.start), default=sentence.start)
    return before, min((o.start for o in others if o.start >= q.end), default=sentence.end)


def _figure(
    article: Article,
    reading: Reading,
    number: int,
    q: Quantity,
    inside: Sequence[Quantity],
    around: Cut,
    content: Sequence[Cut],
    said: Sequence[Statement],
    roles: Mapping[str, str],
    atlas: frozenset[str],
    opening: frozenset[str],
    before: Sequence[Figure],
    here: Sequence[Figure],
) -> Figure:
    sentence = reading.sentences[number]
    action = _action(article.text, q, sentence, inside)
    statement = _teller(q, said)
    part = _is_part(article.text, q, around, here)
    if part:
        action = next((f.action for f in reversed(here) if not f.part and f.action), action)
    same = [f for f in (here or before) if f.action == action]
    return Figure(
        article=article,
        quantity=q,
        sentence=number,
        action=action,
        who=_who(article.text, _with_noun(q, inside), sentence, action),
        whose=_whose(article.text, q, around[0]),
        part=part,
        added=bool(same) and _is_added(article.text, q),
        speaker=_speaker(statement),
        speaker_name=statement.speaker.name if statement else None,
        voice=_voice(statement, roles),
        named=statement is not None and not statement.speaker.unnamed and statement.speaker.name is not None,
        lead=number < _LEAD,
        bounds=_bounded(bounded(article, reading, sentence, (q.start, q.end), around, content), statement, article.text, q, same),
        words=frozenset(content_words(article.text, sentence.start, sentence.end)),
        near=_near(article.text, q, around),
        atlas=atlas,
        opening=opening,
    )


def _bounded(found: Bounded, statement: Statement | None, text: str, q: Quantity, same: Sequence[Figure]) -> Bounded:
    """Preliminary reports give an earlier count; ten who "were also killed" behind a first figure were so elsewhere."""
    early = statement is not None and _EARLY_VOICE.search(statement.speaker.name or "") is not None
    also = bool(same) and _ALSO.match(text, q.end, q.end + 50) is not None
    return replace(found, earlier=found.earlier or early, away=found.away or also)


def _near(text: str, q: Quantity, around: Cut) -> frozenset[str]:
    """Words between a figure and those beside it; past a semicolon or a colon something else is told."""
    before = re.split(r"[;:]", text[max(around[0], q.start - _REACH) : q.start])[-1]
    behind = re.split(r"[;:]", text[q.end : min(around[1], q.end + _REACH)])[0]
    return frozenset(w for w in (*content_words(before), *content_words(behind)) if not w[0].isdigit())


def _action(text: str, q: Quantity, sentence: Sentence, inside: Sequence[Quantity]) -> str | None:
    """The class of the word that says what happened with the fewest steps to the figure."""
    words = tokens(text, sentence.start, sentence.end)
    near = [
        (_steps(words, token, q, inside, text) + (2 * _FAR if _is_noun(token, q, text) else 0.0), n, actions()[token.word])
        for n, token in enumerate(words)
        if token.word in actions() and not q.start <= token.start < q.end
    ]
    best = min(near, default=None)
    if best is not None and best[0] <= _FAR:
        return best[2]
    only = {action for steps, _, action in near if steps <= _FAR * 2}
    return next(iter(only)) if len(only) == 1 and only <= TOLLS else None


def _is_noun(token: Token, q: Quantity, text: str) -> bool:
    """Whether the word is the noun that is counted itself: evacuees that were killed are not evacuated here."""
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
        steps += 0.5  # "6 dead 22 injured": what stands behind is meant
    if left and token.word in _COUNTING and (not between or between[-1].word in _TO):
        return steps
    noun = len((q.counts or "").split()) if not left else 0
    return steps + max(0, len(between) - noun)


def _with_noun(q: Quantity, inside: Sequence[Quantity]) -> Quantity:
    """A part of a named whole counts what the whole counts: "six of nine members"."""
    if q.whole is None or q.counts is not None:
        return q
    whole = next((o for o in inside if o.start >= q.end and o.low == q.whole), None)
    return q if whole is None else replace(q, counts=whole.counts)


def _who(text: str, q: Quantity, sentence: Sentence, action: str | None) -> str:
    """The class of who or what is counted."""
    if q.unit is not None:
        return ""
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
        if action not in TOLLS or word in counted_classes() or word.endswith("s"):
            return counted_classes().get(word, stem(word))
    after = [t.word for t in tokens(text, q.end, min(sentence.end, q.end + 40))[:2]]
    known = next((counted_classes()[w] for w in after if w in counted_classes()), None)
    return known or ("anyone" if action in TOLLS else "")


def _whose(text: str, q: Quantity, start: int) -> str | None:
    found = _FROM.search(text[max(start, q.start - 40) : q.start])
    return counted_classes().get(found[1].casefold(), stem(found[1].casefold())) if found else None


def _is_part(text: str, q: Quantity, around: Cut, here: Sequence[Figure]) -> bool:
    """Whether it counts some of those whom another figure counts; what is listed after such a one is one too."""
    if _PART_BEFORE.search(text[max(around[0], q.start - 40) : q.start]) and "at least" not in text[max(around[0], q.start - 40) : q.start]:
        return True
    if _PART_AFTER.match(text, q.end, around[1]) or (q.whole is not None and q.form == "count" and q.role != "of"):
        return True
    between = text[here[-1].quantity.end : q.start] if here else ""
    if here and here[-1].part and q.counts is None and not text.count(";", here[-1].quantity.end, q.start):
        return True
    return bool(here and here[-1].part and re.fullmatch(r"\s*(?:[\w-]+\s*){0,4}(?:,|and|,\s*and)\s*", between))


def _is_added(text: str, q: Quantity) -> bool:
    return _ADDED.search(text[max(0, q.start - 20) : q.start]) is not None or _ADDED_AFTER.match(text, q.end, q.end + 30) is not None


def _teller(q: Quantity, said: Sequence[Statement]) -> Statement | None:
    """The statement that gives the figure, the shortest of those around it."""
    spans = [
        (c.end - c.start, n)
        for n, s in enumerate(said)
        if s.act == "speech"
        for c in s.content
        if isinstance(c, Span) and c.start <= q.start and q.end <= c.end
    ]
    return said[min(spans)[1]] if spans else None


def _voice(statement: Statement | None, roles: Mapping[str, str]) -> frozenset[str]:
    if statement is None or statement.speaker.name is None:
        return frozenset()
    return frozenset(content_words(f"{statement.speaker.name} {roles.get(statement.speaker.entity or '', '')}"))


def _speaker(statement: Statement | None) -> str | None:
    if statement is None:
        return None
    name = statement.speaker.name
    return statement.speaker.entity or (" ".join(content_words(name)) if name else None)
