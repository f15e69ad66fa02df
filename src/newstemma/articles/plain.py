"""Plain-text captures cut into named pieces: every character that is not space lies in exactly one.

The body comes from the trained score of `furniture_score`, kept in check by what lines say of themselves (`furniture`), which always wins;
what stands above the body is named by `furniture_top`. Refuses to invent: a capture without a title has none.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newstemma.articles.furniture import Named, say
from newstemma.articles.furniture_cuts import Cut, cuts_of, dateline
from newstemma.articles.furniture_lines import Line, lines_of
from newstemma.articles.furniture_look import Look, look
from newstemma.articles.furniture_mend import clip, mend
from newstemma.articles.furniture_score import Model, course, odds_of, shipped, weights_of
from newstemma.articles.furniture_top import Draft, Judged, name_top
from newstemma.articles.furniture_units import Unit, mends, units
from newstemma.articles.pieces import Piece
from newstemma.model.article import BlockKind

_CHUNK = 4_000  # lines judged together: more is no single page, and memory stays bounded
_FORCED = {"always": -5.0, "opens": -2.0}  # log odds at most, of what names itself furniture
_CAPTION_WORDS = 60
_BAR = 0.3  # log odds that body must beat: evals.captures, five-fold, tried 0 to 0.6; without it a tenth more furniture leaks
_SENTENCE_END = re.compile(r"""[.!?…]["'”’»)\]]*$""")
_BULLET = re.compile(r"(?:[*+•·●▪■◦‣►]|[-–—o])\s|\d{1,2}[.)]?\s")
_PLACED = re.compile(r"\s(?:at|in|on|during|outside|near|with|after|before|inside|beside|of|and|from)\s")


def pieces(text: str, start: int, end: int, model: Model | None = None) -> list[Piece]:
    """The pieces of text[start:end], in order: body paragraphs one by one with their words repaired, and everything else by name.

    model  the trees to judge with; None: those that ship with the package
    Cost   linear in time; memory for a few thousand lines at once
    """
    found: list[Piece] = []
    for lines in _chunks(lines_of(text, start, end)):
        found += _page(text, lines, model or shipped())
    return _covering(text, found, start, end)


def looks(page: Sequence[Unit]) -> list[Look]:
    """What each unit of a page looks like."""
    again = Counter(unit.text for unit in page)
    return [look(unit, say(unit.text), again[unit.text]) for unit in page]


def _chunks(lines: list[Line]) -> Iterator[list[Line]]:
    """The lines in stretches that are judged as one page each, cut at an empty line where there is one."""
    at = 0
    while at < len(lines):
        stop = min(len(lines), at + _CHUNK)
        if stop < len(lines):
            stop = next((n for n in range(stop, at + _CHUNK // 2, -1) if lines[n].blanks), stop)
        yield lines[at:stop]
        at = stop


def _page(text: str, lines: Sequence[Line], model: Model) -> list[Piece]:
    """The pieces of one stretch."""
    page = _field_cut(text, units(text, lines))
    judged = judge(page, model)
    top = next((n for n, one in enumerate(judged) if one.body), len(judged))
    names = _named_below(judged, name_top(text, judged, top) if judged else [])
    mended = mends(text, page)
    made: list[Piece] = []
    for draft in names:
        made += _pieces_of(text, draft, mended)
    return made


# --- what is body -------------------------------------------------------------------------------------------------------


def judge(page: Sequence[Unit], model: Model) -> list[Judged]:
    """Each unit with whether it is body: trained odds, held to what the unit says of itself, settled for the page as a whole."""
    if not page:
        return []
    again = Counter(unit.text for unit in page)
    named = [say(unit.text) for unit in page]
    seen = [look(unit, name, again[unit.text]) for unit, name in zip(page, named, strict=True)]
    signed = _signed_off(page, named, seen)
    if signed is not None:
        seen[signed] = replace(seen[signed], photo=False)
    odds = [_held(value, unit, name, one) for value, unit, name, one in zip(odds_of(seen, page, model), page, named, seen, strict=True)]
    _hold_caption(page, named, seen, odds)
    body = course([value - _BAR for value in odds], weights_of(seen))
    _rescue(page, named, seen, body)
    _rescue_cut(page, named, seen, body)
    _rescue_opening(page, named, seen, body)
    if signed is not None and any(body[:signed]):
        body[signed] = True
    return [Judged(unit, name, one, inside) for unit, name, one, inside in zip(page, named, seen, body, strict=True)]


def _signed_off(page: Sequence[Unit], named: Sequence[Named | None], seen: Sequence[Look]) -> int | None:
    """The article's last sentence, where an agency in brackets signs the article behind it; None: a caption, or nothing signed."""
    told = [n for n, one in enumerate(seen) if one.words >= 7 and one.prose >= 0.6 and named[n] is None and not one.bullet]
    if len(told) < 3 or not _SIGNED.search(page[told[-1]].text):
        return None
    return None if any(seen[n].photo for n in told[-3:-1]) else told[-1]


_SIGNED = re.compile(
    r"""[.!?]["”’]?\s[(\[](?:Reuters|REUTERS|AFP|AP|PTI|ANI|IANS|Xinhua|dpa|UPI|TASS|NAN|APP|EFE|AAP|PA|Bernama)[)\]]\.?$"""
)


def _held(odds: float, unit: Unit, named: Named | None, one: Look) -> float:
    """The odds, no higher than what the unit says of itself allows."""
    if unit.page:
        return min(odds, _FORCED["always"])
    if named is not None and named.strength in _FORCED:
        return min(odds, _FORCED[named.strength])
    if one.words < _CAPTION_WORDS and one.photo:
        return min(odds, -3.0)
    return odds


def _hold_caption(page: Sequence[Unit], named: Sequence[Named | None], seen: Sequence[Look], odds: list[float]) -> None:
    """Keep out what is shown above the article with nothing but a photographer under it: the caption of its first picture."""
    first = next((n for n, value in enumerate(odds) if value > _BAR and seen[n].words >= 8 and seen[n].prose >= 0.7), len(page))
    for n in range(max(0, first - 1), min(first + 2, len(page) - 1)):
        if seen[n + 1].photo and seen[n + 1].words <= 8 and page[n + 1].text[0] in "([" and seen[n].words <= 45 and named[n] is None:
            odds[n] = min(odds[n], -3.0)


def _rescue(page: Sequence[Unit], named: Sequence[Named | None], seen: Sequence[Look], body: list[bool]) -> None:
    """Take in plain prose between body paragraphs, or between one and the article's tagline or end; lone furniture does not part them."""
    for n, unit in enumerate(page):
        if named[n] is None and unit.text[-1:] == ":" and 0 < n < len(page) - 1 and body[n + 1] and body[max(0, _past(named, page, n, -1))]:
            body[n] = True  # "The mayor wrote:"
        if body[n] or named[n] is not None or unit.page or seen[n].words < 12 or seen[n].prose < 0.85 or seen[n].bullet:
            continue
        if seen[n].photo or not _SENTENCE_END.search(unit.text):
            continue
        before, after = _past(named, page, n, -1), _past(named, page, n, 1)
        if before < 0 or not body[before]:
            continue
        closing = any(name is not None and name.kind in _CLOSING and name.strength == "always" for name in named[n + 1 : n + 2])
        tagline = any(name is not None and name.kind == "credit" for name in named[n + 1 : n + 3])
        if tagline or closing or (after < len(page) and body[after]) or after >= len(page) and seen[n].words >= 15:
            body[n] = True
    _rescue_listed(page, named, seen, body)
    _rescue_end(page, named, seen, body)


def _rescue_listed(page: Sequence[Unit], named: Sequence[Named | None], seen: Sequence[Look], body: list[bool]) -> None:
    """Take in the sentence with which a small capture goes on, or ends, after a mark of other stories and the headlines under it."""
    if len(page) > _SMALL:
        return
    for mark, name in enumerate(named):
        if name is None or name.kind != "related" or not any(body[max(0, mark - 3) : mark]):
            continue
        n = next((m for m in range(mark + 1, min(len(page), mark + 6)) if _tells(page[m], named[m], seen[m])), None)
        if n is None or body[n] or not all(seen[m].heads or seen[m].photo or named[m] is not None for m in range(mark + 1, n)):
            continue
        stop = next((m for m in range(n, len(page)) if body[m] or not _tells(page[m], named[m], seen[m])), len(page))
        if stop == len(page) or body[stop]:  # teasers have headlines between them
            body[n:stop] = [True] * (stop - n)


def _tells(unit: Unit, name: Named | None, one: Look) -> bool:
    """Whether a unit is a sentence as reporters write them: small words in it and a full stop behind it."""
    return (
        name is None
        and one.words >= 5
        and _TOLD.search(unit.text) is not None
        and one.own[4] >= 2  # words such as "the", "by", "be"
        and not one.bullet
        and not one.photo
        and not unit.columns
    )


_TOLD = re.compile(r"""\.["'”’»)\]]*$""")


def _rescue_cut(page: Sequence[Unit], named: Sequence[Named | None], seen: Sequence[Look], body: list[bool]) -> None:
    """Take in the last line where the capture was cut off in the middle of a sentence."""
    last = len(page) - 1
    if (
        last < 1
        or body[last]
        or not body[last - 1]
        or named[last] is not None
        or page[last].columns
        or seen[last].bullet
        or seen[last].photo
    ):
        return
    text = page[last].text
    function = seen[last].own[3]
    broken = _BROKEN.search(text) is not None and seen[last].words >= 3
    body[last] = broken or seen[last].words >= 18 and function > 0.2 and not _SENTENCE_END.search(text)


_BROKEN = re.compile(
    r"(?:[,;-]|\s(?:the|of|an?|and|in|to|for|with|by|on|at|from|that|as|his|her|its|their|or|but|was|were|is|are|had|has))$"
)
_CLOSING = ("other", "topics", "correction", "timestamp", "credit")  # what follows a last paragraph
_SMALL = 60  # units of a capture that was saved by hand: what follows its body is nearly always more of it


def _rescue_opening(page: Sequence[Unit], named: Sequence[Named | None], seen: Sequence[Look], body: list[bool]) -> None:
    """Take in a line above the body that opens with a place and an agency and leads to what follows: "PLACE (AP) — The latest on …:"."""
    first = next((n for n, inside in enumerate(body) if inside), 0)
    for n in range(max(0, first - 4), first):
        text = page[n].text
        place = dateline(text[:160])
        if place is None or not ("(" in place.group() or "/" in place.group()) or named[n] is not None or seen[n].photo:
            continue
        body[n] = seen[n].words >= 8 and (text[-1] == ":" or _SENTENCE_END.search(text) is not None)


def _rescue_end(page: Sequence[Unit], named: Sequence[Named | None], seen: Sequence[Look], body: list[bool]) -> None:
    """Take in the few last lines of a small capture where they close with a sentence and say nothing that furniture says."""
    last = max((n for n, inside in enumerate(body) if inside), default=len(page))
    rest = range(last + 1, len(page))
    if len(page) > _SMALL or not 1 <= len(rest) <= 3 or not _SENTENCE_END.search(page[-1].text) or seen[-1].words < 3:
        return
    shown = [n for n in rest if seen[n].photo and seen[n].words < _CAPTION_WORDS]
    if seen[-1].photo or not all(n in shown or named[n] is None and not page[n].columns and not seen[n].bullet for n in rest):
        return
    for n in rest:
        body[n] = n not in shown


def _past(named: Sequence[Named | None], page: Sequence[Unit], n: int, step: int) -> int:
    """The next unit up or down the page, at most two lines of lone furniture skipped."""
    at = n + step
    for _ in range(2):
        if 0 <= at < len(page) and (page[at].page or _is_lone(named[at]) or named[at] is None and _CREDITED.search(page[at].text)):
            at += step
    return at


_CREDITED = re.compile(r"[(\[](?:photo|image|picture|pic|photos)\s?(?:credit\s?)?[:/][^()\[\]]{2,80}[)\]]\.?$", re.IGNORECASE)


def _is_lone(name: Named | None) -> bool:
    """Whether a line is furniture that stands for itself: it heads no list."""
    return name is not None and name.strength == "always" and name.kind in ("ad", "related", "social", "promo", "nav")


# --- names under the top ------------------------------------------------------------------------------------------------


def _named_below(judged: Sequence[Judged], top: list[Draft]) -> list[Draft]:
    """The drafts of the top zone, and one for each unit after it."""
    drafts = list(top)
    first = sum(len(draft.units) for draft in top)
    last = max((n for n, one in enumerate(judged) if one.body), default=-1)
    opened: BlockKind | None = None
    for n in range(first, len(judged)):
        one = judged[n]
        if one.body:
            opened = None
            drafts.append(Draft(_body_kind(judged, n), (one.unit,)))
            continue
        kind = _furniture_kind(judged, n, last, opened)
        if one.named is not None and one.named.strength != "named" and kind in ("related", "paywall", "promo", "topics", "nav", "other"):
            opened = kind if one.named.strength == "opens" or kind in ("related", "paywall", "promo") else opened
        drafts.append(Draft(kind, (one.unit,)))
    return drafts


def _body_kind(judged: Sequence[Judged], n: int) -> BlockKind:
    """Whether a unit of the body is a paragraph, or a heading or picture label that stands between paragraphs."""
    one, text = judged[n], judged[n].unit.text
    if (
        one.look.words > 14
        or _SENTENCE_END.search(text)
        and text[-1] != "?"
        or _BULLET.match(text)
        or text[0].islower()
        or text[-1] in ":;,"
    ):
        return "paragraph"
    after = judged[n + 1] if n + 1 < len(judged) else None
    if after is None or not after.body or after.look.words < 8 or n == 0:
        return "paragraph" if one.look.words > 4 and not (after and after.body) else "subheading"
    return "caption" if _labels_picture(text) else "subheading"


def _labels_picture(text: str) -> bool:
    """Whether a short line without a full stop says who or what is to be seen, and where: "Ann Example at the harbour"."""
    words = text.split()
    names = sum(1 for word in words[1:] if word[0].isupper())
    small = sum(1 for word in words if word[0].islower() and len(word) > 3)
    return (
        len(words) >= 4
        and names >= 1
        and bool(_PLACED.search(text))
        and text[-1] not in "?!"
        and names + small < len(words)
        and _mixed(words)
    )


def _mixed(words: Sequence[str]) -> bool:
    """Whether a line is set in sentence case: headings in title case capitalise nearly all long words."""
    long = [word for word in words if len(word) > 3]
    return sum(1 for word in long if word[0].isupper()) < len(long)


def _furniture_kind(judged: Sequence[Judged], n: int, last: int, opened: BlockKind | None) -> BlockKind:
    """What a unit that is not body is called, from its words, the list it stands in, and where it stands."""
    one = judged[n]
    if one.unit.page:
        return "other"
    if one.named is not None and one.named.strength != "named":
        return "other" if one.named.kind == "byline" and one.look.words > 22 else one.named.kind
    if one.look.photo and opened != "related":
        return "caption"
    if opened in ("related", "paywall", "promo", "topics") and (one.look.words <= 30 or one.look.bullet):
        return one.named.kind if one.named is not None and one.named.kind == "paywall" else opened
    if one.named is not None:
        return one.named.kind
    if n < last:
        return _gap_kind(judged, n)
    if one.look.heads and 5 <= one.look.words <= 22:
        return "related"
    return opened or ("nav" if one.look.words <= 3 else "other")


def _gap_kind(judged: Sequence[Judged], n: int) -> BlockKind:
    """What an unnamed unit between body paragraphs is called."""
    one, text = judged[n], judged[n].unit.text
    if one.look.bullet or one.unit.columns:
        return "related" if one.look.words > 4 else "nav"
    alone = judged[n - 1].body and judged[n + 1].body if 0 < n < len(judged) - 1 else False
    if alone and one.look.words <= 10 and not _SENTENCE_END.search(text) and text[0].isupper() and not _labels_picture(text):
        return "subheading"
    return "caption" if one.look.words > 3 and alone else "related" if one.look.heads and one.look.words > 4 else "other"


# --- from drafts to pieces ----------------------------------------------------------------------------------------------


def _field_cut(text: str, page: list[Unit]) -> list[Unit]:
    """The units, a leading field of a dump ("date 2031-03-04 …") made a unit of its own."""
    if not page:
        return page
    match = _FIELD.match(text, page[0].start, page[0].end)
    if match is None:
        return page
    first, at = page[0], match.end()
    while at < first.end and text[at].isspace():
        at += 1
    if at >= first.end:
        return page
    head, rest = clip(first.lines, first.start, match.end()), clip(first.lines, at, first.end)
    empty: Counter[str] = Counter()
    return [
        Unit(first.start, match.end(), head, mend(text, head, empty), first.blanks),
        Unit(at, first.end, rest, mend(text, rest, empty), 0),
        *page[1:],
    ]


_FIELD = re.compile(
    r"(?:date|published|pubdate|publication date|updated|posted|time"
    r"|datetime)\s?[:=]?\s*\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:?\d{2})?)?(?=\s)",
    re.IGNORECASE,
)


def _pieces_of(text: str, draft: Draft, vocabulary: Counter[str]) -> list[Piece]:
    """A draft as pieces: cut where it says two things."""
    low, high = draft.units[0].start, draft.units[-1].end
    spans = tuple(span for unit in draft.units for span in unit.lines)
    whole = draft.units[0].text if len(draft.units) == 1 else mend(text, spans, vocabulary)
    made = []
    for cut in cuts_of(text, Cut(draft.kind, low, high), whole):
        own = clip(spans, cut.start, cut.end)
        if own:
            uncut = (cut.start, cut.end) == (low, high)
            made.append(Piece(cut.kind, cut.start, cut.end, whole if uncut else _bare(mend(text, own, vocabulary), cut.kind)))
    return made


def _bare(words: str, kind: BlockKind) -> str:
    """The words of a cut piece: a byline without the bar that parted it from its date, a stated title without its quotation marks."""
    if kind == "title" and len(words) > 2 and words[0] == words[-1] and words[0] in "\"'":
        return words[1:-1].strip()
    return words.strip(" |•·-–—,/") if kind == "byline" else words


def _covering(text: str, found: list[Piece], start: int, end: int) -> list[Piece]:
    """The pieces, those characters that are neither seen nor space (a byte order mark) given to the piece before them."""
    made: list[Piece] = []
    at = start
    for piece in found:
        lead = text[at : piece.start]
        unseen = bool(lead.strip())
        if made and unseen:
            made[-1] = replace(made[-1], end=at + len(lead.rstrip()))
        made.append(replace(piece, start=start + len(lead) - len(lead.lstrip())) if unseen and not made else piece)
        at = piece.end
    if text[at:end].strip():
        rest = text[at:end]
        stop = at + len(rest.rstrip())
        made = [*made[:-1], replace(made[-1], end=stop)] if made else [Piece("other", at + len(rest) - len(rest.lstrip()), stop, "")]
    return made
