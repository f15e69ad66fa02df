"""Who said what, by rule, sentence by sentence: quotations with the speaker beside their cue, and plain indirect speech.

Precise rather than complete: a trained tagger finds more. Refuses quotations that no cue introduces (scare quotes, titles of works).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from newstemma.language.words import asset
from newstemma.model.reading import Act, Attribution, Quotation

Cut = tuple[int, int]


@cache
def cues() -> dict[str, Act]:
    """Every form of every verb of speech, belief and intention, and its act."""
    table: dict[str, Act] = {}
    for line in asset("cues.txt"):
        forms, _, act = line.partition("|")
        table.update(dict.fromkeys(forms.split(), act.strip()))  # type: ignore[arg-type]
    return table


@cache
def _cue_pattern() -> re.Pattern[str]:
    return re.compile(rf"\b({'|'.join(sorted(cues(), key=len, reverse=True))})\b")


_ACCORDING = re.compile(r"\b[Aa]ccording to\s+")
#: A clause begins after these, so a speaker's noun phrase does not reach across them.
_EDGE = re.compile(r"[,;:—–()\"“”‘]|\s-\s|\b(?:and|but|that|which|who|whom|while|when|after|as|because|although|where|if)\b")
_SPEAKER = re.compile(
    r"(?<![\w’'-])(?P<np>(?:[Tt]he |[Aa]n? |[Tt]wo |[Tt]hree |[Ss]ome |[Ss]everal |[Oo]ther |[Hh]is |[Hh]er |[Tt]heir |[Oo]ne )?"
    r"(?:[\w.'’&-]+ ){0,9}?[\w.'’&-]+)\s*$"
)
_AFTER = re.compile(
    r"\s+(?P<np>(?:(?:the|a|an|two|his|her|their)\s+)?(?:[\w.'’&-]+\s+){0,7}?[\w.'’&-]+)(?=\s*(?:[,.;:—–(]|$|\s(?:on|in|at|after|during|to|as|who|when|late|early|from|of\s+the\s+\w+\s+that)\b))"
)
#: What may stand between a cue and the quotation that it opens: "told reporters on Monday:".
_OPENS = re.compile(r"(?:\s+[\w’'-]+){0,7}[,:]\s*[\"“]|\s*(?:that\s+)?[\"“]")
_CLOSES = re.compile(r"[,?!]?[\"”'’]|,")  # what stands between speech and a speaker behind it
_SETTING = re.compile(
    r"(?:At(?! least| most)|In|On|For|After|Before|During|Speaking|Earlier|Later|Outside|Inside|As|Asked|Meanwhile|Last)\b"
)
_CLAUSE_WORDS = 4
_THAT = re.compile(r"(?:\s+[\w’',-]+){0,12}?\s+that\s+")
#: Forms that are as often nouns: "remarks by", "reports of", "claims that".
_NOUN_FORMS = frozenset(
    """remarks comments claims reports plans promises estimates notes hopes fears states posts post report claim comment plan promise
    hope fear note""".split()
)
_NOUN_FOLLOWS = re.compile(r"\s+(?:by|of|from|about|on|for|to|in|were|was|are|is|have|had)\b")
_ADDRESSED = frozenset({"told", "tell", "tells", "telling"})
_PRONOUN = {"he", "she", "they", "it"}
_NOT_SPEAKER = frozenset(
    "to be been being is was were are has have had not also later then there this these those would will could should may might it".split()
)
_MIN_CONTENT = 12  # characters: shorter contents are leftovers


def find_attributions(text: str, sentences: Sequence[Cut], quotations: Sequence[Quotation]) -> list[Attribution]:
    """The attributions of one paragraph in order; offsets into `text`. Cost: linear in the paragraph."""
    found: list[Attribution] = []
    last: Cut | None = None
    for start, end in sentences:
        inside = [q for q in quotations if q.start < end and q.end > start]
        here = list(_of_sentence(text, start, end, inside))
        if not here and last is not None and inside and inside[0].start <= start + 1 and inside[-1].end >= end - 2:
            # A sentence that is nothing but quotation goes on with the speech before it.
            pieces = tuple((max(q.start, start), min(q.end, end)) for q in inside)
            here = _continued(found, last, pieces)
        for attribution in here:
            last = attribution.source or last
        found.extend(here)
    return found


def find_introduction(text: str, start: int, end: int) -> Attribution | None:
    """Who is said to speak in the words that follow text[start:end], and by which cue: "She told reporters:". None: it introduces nobody.

    The stretch ends with a colon, and nothing but whom or where it is said stands between the cue and its end.
    """
    found = [m for m in _cue_pattern().finditer(text, start, end) if not _is_noun(text, m, end) and cues()[m.group()] == "speech"]
    if not found or not text[:end].rstrip().endswith(":") or len(text[found[-1].end() : end].split()) > _ADDRESS:
        return None
    source = _before(text, start, found[-1].start())
    return None if source is None else Attribution(source, found[-1].span(), (), "speech", 0.7)


_ADDRESS = 12  # words between a cue and the colon that ends its sentence


def _continued(found: list[Attribution], source: Cut, pieces: tuple[Cut, ...]) -> list[Attribution]:
    """The sentence as a speech of its own, or as more of the one before it, where that was nothing but quotation too."""
    before = found[-1] if found else None
    if before is not None and before.cue is None and before.source == source and pieces[0][0] - before.content[-1][1] <= _JOINED:
        joined = (*before.content[:-1], (before.content[-1][0], pieces[0][1]), *pieces[1:])
        found[-1] = Attribution(source, None, joined, before.act, before.score)
        return []
    return [Attribution(source, None, pieces, "speech", 0.6)]


_JOINED = 3  # characters between two sentences of one quotation


def _of_sentence(text: str, start: int, end: int, inside: Sequence[Quotation]) -> Iterator[Attribution]:
    claimed: list[Cut] = []
    for match in _ACCORDING.finditer(text, start, end):
        made = _according(text, start, end, match)
        if made is not None and not _within(match.start(), inside):
            claimed.extend(made.content)
            yield made
    for match in _cue_pattern().finditer(text, start, end):
        if _within(match.start(), inside) or any(a <= match.start() < b for a, b in claimed) or _is_noun(text, match, end):
            continue
        made = _with_cue(text, start, end, match, inside)
        if made is not None and not any(a < d and c < b for a, b in claimed for c, d in made.content):
            claimed.extend(made.content)
            yield made


def _within(at: int, inside: Sequence[Quotation]) -> bool:
    return any(q.start <= at < q.end for q in inside)


def _is_noun(text: str, match: re.Match[str], end: int) -> bool:
    """Whether a form that may be a noun is one here."""
    if match.group() not in _NOUN_FORMS:
        return False
    return (
        _NOUN_FOLLOWS.match(text, match.end(), end) is not None
        or re.search(r"\b(?:the|a|an|his|her|their|its|of|by|new|in|to|no|any)\s+$", text[max(0, match.start() - 12) : match.start()])
        is not None
    )


def _according(text: str, start: int, end: int, match: re.Match[str]) -> Attribution | None:
    """The attribution of "According to X, …" and of "…, according to X"."""
    stop = re.compile(r"[,;]|[.!?][\"”]?$").search(text, match.end(), end)
    source = (match.end(), stop.start() if stop else end)
    if match.start() - start <= 1:
        content = _trimmed(text, source[1] + 1, end)
    else:
        content = _trimmed(text, start, match.start())
    return _made(source, (match.start(), match.end() - 1), (content,), "speech", 0.9)


def _with_cue(text: str, start: int, end: int, match: re.Match[str], inside: Sequence[Quotation]) -> Attribution | None:
    act = cues()[match.group()]
    source = _before(text, start, match.start())
    inverted = source is None
    if source is None and match.group() not in _ADDRESSED:  # "told reporters": what follows is who was told
        source = _behind(text, match.end(), end)
    if source is None:
        return None
    first, last = min(source[0], match.start()), max(source[1], match.end())
    quoted = tuple((max(q.start, start), min(q.end, end)) for q in inside)
    content = _content(text, (start, end), (first, last), quoted, inverted=inverted)
    return _made(source, match.span(), content, act, 0.9 if quoted else 0.7)


def _content(text: str, sentence: Cut, frame: Cut, quoted: tuple[Cut, ...], *, inverted: bool) -> tuple[Cut, ...]:
    """What is said: the words on the side of the frame (speaker and cue) where the speech stands, both when it is interrupted."""
    ahead = _trimmed(text, sentence[0], frame[0])
    said_before = ahead[1] > ahead[0] and _CLOSES.fullmatch(text[ahead[1] : frame[0]].strip(" ")) is not None
    closes_before = any(q[1] <= frame[0] for q in quoted) and text[: frame[0]].rstrip()[-1:] in {'"', "”", "’", "'"}
    after_quoted = tuple(q for q in quoted if q[0] >= frame[1])
    if said_before and not closes_before and _SETTING.match(text, *ahead) and len(text[frame[1] : sentence[1]].split()) >= _CLAUSE_WORDS:
        said_before = inverted = False  # "At the clinic, Sister Radebe said nurses had …": the speech comes after
    if said_before or closes_before or inverted:
        before = tuple(q for q in quoted if q[1] <= frame[0]) if closes_before else (ahead,)
        return before + after_quoted
    if after_quoted and _OPENS.match(text, frame[1], sentence[1]):
        return after_quoted
    that = _THAT.match(text, frame[1], sentence[1])
    return (_trimmed(text, that.end() if that else frame[1], sentence[1]),)


def _before(text: str, start: int, cue: int) -> Cut | None:
    """The noun phrase that ends at the cue: "the Harbour Post", "Kim, in turn," or "Ida Renn, the mayor,"."""
    head = text[start:cue].rstrip()
    if head.endswith(","):  # an insertion stands between: step over it
        comma = head.rfind(",", 0, len(head) - 1)
        if comma > 0 and len(head) - comma < 90:
            head = head[:comma]
        else:
            return None
    edges = [m.end() for m in _EDGE.finditer(head)]
    begin = edges[-1] if edges else 0
    phrase = _SPEAKER.search(head, begin)
    if phrase is None:
        return None
    words = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", head[: phrase.end("np")]) if m.start() >= phrase.start("np")]
    while words and text[slice(*words[-1])].casefold() in _AUXILIARY:
        words.pop()
    if not words or len(words) > _LONGEST or text[slice(*words[-1])].casefold() in _NOT_SPEAKER:
        return None
    first, last = text[slice(*words[0])], text[slice(*words[-1])]
    if (len(words) == 1 and first.casefold() in _LEADS) or _SETTING.match(first):  # "The report said": the noun is no cue
        return None
    if first[0].isupper() or first in _LEADS or first in _PRONOUN or _plural(last):
        return words[0][0], words[-1][1]
    return None


_AUXILIARY = frozenset("has have had also later then earlier only previously was quoted as".split())
_LONGEST = 12  # words of a speaker: more is a clause
_LEADS = frozenset("the a an two three four some several other his her their one many state local police".split())


def _plural(word: str) -> bool:
    return word.islower() and word.endswith("s") and len(word) > 4


def _behind(text: str, at: int, end: int) -> Cut | None:
    """The noun phrase that follows the cue: "said Ida Renn, the mayor"."""
    found = _AFTER.match(text, at, end)
    if found is None:
        return None
    words = found["np"]
    if not (words[0].isupper() or words.split()[0].casefold() in _LEADS or words.casefold() in _PRONOUN):
        return None
    return found.start("np"), found.end("np")


def _trimmed(text: str, start: int, end: int) -> Cut:
    while start < end and (text[start].isspace() or text[start] in ',;:"“'):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in ',;:"”.'):
        end -= 1
    return start, end


def _made(source: Cut, cue: Cut, content: tuple[Cut, ...], act: Act, score: float) -> Attribution | None:
    kept = tuple(c for c in content if c[1] - c[0] >= 1)
    if not kept or sum(b - a for a, b in kept) < _MIN_CONTENT or any(a < source[1] and source[0] < b for a, b in kept):
        return None
    return Attribution(source, cue, kept, act, score)
