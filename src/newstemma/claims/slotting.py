"""What each figure of a story counts: what happened, to whom, as a part or in addition, by whose account, and within which bounds.

Computed for each figure from its sentence and the nearest word that says what happened. Refuses to guess a noun that is not there.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from math import isfinite

from newstemma.claims.counting import action_of, is_added, is_beside_one, is_part, who_of, whose_of, with_noun
from newstemma.claims.figure import (
    TOLLS,
    Figure,
    actions,
    counted_classes,
    number,
)
from newstemma.claims.ground import Ground
from newstemma.claims.incidents import Bounded, bounded, place_key
from newstemma.language.words import content_words, stem
from newstemma.model.article import Article
from newstemma.model.reading import Quantity, Reading, Sentence
from newstemma.model.statement import Statement
from newstemma.model.text import Span

Cut = tuple[int, int]
_LEAD = 3  # sentences in which a news text gives its main figures
_LENGTHS = {f"{w}{end}": w for w in ("year", "month", "week", "day", "hour", "minute") for end in ("", "s")}
_OF_WORK = re.compile(
    r"^(?:flying|flight|driving|teaching|training|working|calendar|business|overtime|man|sea|service|solo|logged) "
    r"(?=hours?\b|days?\b|years?\b)"
)  # what was measured in hours of it: "9,100 flying hours"
_SECONDS = {"week": 604_800.0, "day": 86_400.0, "hour": 3_600.0, "minute": 60.0}
_REACH = 90  # characters
_AND = re.compile(r"(?:\band|\bplus|\balong with|&)\s+$")
_BESIDE = 60  # characters between two figures that are told as one
_NAMED = re.compile(r"\b(?:Group of|Big|Title|Catch|Apollo|Boeing|Airbus|[Ww]orld [Ww]ar|Part|Phase|Type|Formula|Division) $")
_GALLERY = re.compile(r"\b(?:Hide [Cc]aption|[Cc]aption \d+ of \d+|Photos? \d+ of \d+)\b")
_CHILDREN = re.compile(r"\b(?:father|mother|parents?|grandfather|grandmother|couple|widow|widower) of $")
_ONE_OF = re.compile(r"[Oo]ne of\b")
_LAST_CAPTION = 40  # characters beside a sentence in which a gallery counts its pictures
_EARLY_VOICE = re.compile(r"\b(?:preliminary|initial|early|first) (?:reports?|estimates?|accounts?|figures?|information)\b", re.IGNORECASE)
_ALSO = re.compile(r"[^.;,]{0,40}\b(?:was|were|been|have) also\b")


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
    for place, (sentence, inside) in enumerate(_by_sentence(article.text, reading)):
        here: list[Figure] = []
        for q in inside:
            around = _around(q, inside, sentence)
            here.append(_figure(article, reading, place, q, inside, around, content, said, roles, atlas, opening, before, here))
        if inside:
            before = _with_priors(here)
            yield from before


def _by_sentence(text: str, reading: Reading) -> Iterator[tuple[Sentence, list[Quantity]]]:
    """The sentences with what is counted in each; numbers in names count nothing, and nothing can be held against one without an end."""
    at = 0
    for sentence in reading.sentences:
        inside: list[Quantity] = []
        is_gallery = _GALLERY.search(text, max(0, sentence.start - _LAST_CAPTION), sentence.end + _LAST_CAPTION) is not None
        while at < len(reading.quantities) and reading.quantities[at].start < sentence.end:
            q = _as_length(reading.quantities[at])
            at += 1
            if q.start < sentence.start or not _counts(text, q) or is_gallery:
                continue
            if inside and (whole := _and_months(text, inside[-1], q)) is not None:
                inside[-1] = whole
            else:
                inside.append(q)
        yield sentence, inside


def _counts(text: str, q: Quantity) -> bool:
    named = _NAMED.search(text, max(0, q.start - 12), q.start) is not None or text[q.start : q.end] == "911"
    named = named or _CHILDREN.search(text, max(0, q.start - 24), q.start) is not None or _ONE_OF.match(text, q.start) is not None
    return not named and not q.low == q.high == 0 and all(v is None or isfinite(v) for v in (q.low, q.high))


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
    return [
        replace(f, prior=found if not f.bounds.earlier else frozenset(), other_end=other.get(f.quantity.role or ""), sums=_sums(n, here))
        for n, f in enumerate(here)
    ]


def _sums(n: int, here: Sequence[Figure]) -> frozenset[float]:
    """What a figure of a sentence comes to with the one before it, and with the one behind it, where "and" joins them."""
    pairs = [(here[m], here[m + 1]) for m in (n - 1, n) if 0 <= m < len(here) - 1]
    return frozenset(
        number(a) + number(b)
        for a, b in pairs
        if a.quantity.unit == b.quantity.unit and a.quantity.form == b.quantity.form and _are_joined(a.article.text, a.quantity, b.quantity)
    )


def _are_joined(text: str, a: Quantity, b: Quantity) -> bool:
    between = text[a.end : b.start]
    return len(between) < _BESIDE and _AND.search(between) is not None


def _as_length(q: Quantity) -> Quantity:
    """Years, months or days that were read as a count: "twelve years' imprisonment"."""
    unit = _LENGTHS.get(_OF_WORK.sub("", (q.counts or "").casefold()).split(" ")[0])
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
    action = action_of(article.text, q, sentence, inside)
    statement = _teller(q, said)
    part = is_part(article.text, q, around, here)
    if part:
        action = next((f.action for f in reversed(here) if not f.part and f.action), action)
    same = [f for f in (here or before) if f.action == action]
    who = who_of(article.text, with_noun(q, inside), sentence, action)
    return Figure(
        article=article,
        quantity=q,
        sentence=number,
        action=action,
        who=who,
        whose=whose_of(article.text, q, around[0]),
        part=part,
        added=(is_beside_one(article.text, q) and not _is_of_two(here, action))
        or (any(_may_hold(f, who) for f in same) and is_added(article.text, q)),
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


def _is_of_two(here: Sequence[Figure], action: str | None) -> bool:
    """Whether the figure before tells of something else that happened: four who were killed are not among "eight others arrested"."""
    return bool(here) and action in TOLLS and here[-1].action in TOLLS - {action}


def _may_hold(f: Figure, who: str) -> bool:
    """Whether a figure before may count some of these people: 132 children hold none of "another nine soldiers"."""
    return not (f.part and f.who != "anyone" and who not in ("anyone", f.who))


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
