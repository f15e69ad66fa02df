"""What each unit of a captured page looks like, in numbers: its words, its neighbours, its place beside the page's main run of prose.

Refuses to decide: `furniture_score` weighs the numbers.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.articles.furniture import Named, credits_photo, has_date
from newstemma.articles.furniture_units import Unit

_FUNCTION_WORDS = frozenset(
    "the of to and a in that is was for on with as by at it from he his be has have had are were an not but they their which who this"
    " she her we you i said"
    " will would been or if when there after about more one also its than up out all no so can could into over before our my me your"
    " them him what some other"
    " two most only then do did just how because where while during between under against being".split()
)
_ELSEWHERE = frozenset(
    "de la el en y que los las del una por con para se su al es un como pero o e da do dos das em na no os um uma não mais ao foi le"
    " les des et du est une dans qui pour sur pas au par plus ce"
    " der die das und den von zu mit ist im für auf nicht ein eine dem sich des auch als di il che per non della dei è sono het een"
    " van op te zijn dat"
    " и в не на что с по как это из к у за для og i på av som er til med att det den och är som en".split()
)
_ASKING = frozenset("you your you're we our us i my me i'm we're".split())
_TELLING = re.compile(
    r"\b(?:said|says|told|according|added|reported|announced|called|asked|wrote|replied|tweeted|explained|noted|claimed|warned"
    r"|confirmed)\b"
)
_FURNISHED = re.compile(
    r"\b(?:subscrib\w*|newsletters?|sign ?up|inbox|cookies?|privacy|terms|rights reserved|copyright|comments?|reply|share|follow|click"
    r"|read more|advertis\w*|related|download|app|login|log in|register"
    r"|e-?mail|facebook|twitter|instagram|whatsapp|website|browser|javascript|policy|contact|menu|search|sponsored|offers?|free"
    r"|http\S*|www\S*)\b"
)
_TERMINAL = re.compile(r"""[.!?…]["'”’»)\]]*$|[。！？」]$""")
_INNER_END = re.compile(r"""[.!?]["'”’)]*\s+["'“‘(]?[A-Z]""")
_BULLET = re.compile(r"(?:[*+•·●▪■◦]|o)\s")
_CONTENT = re.compile(r"[^\W\d_]{4,}")
_COMMENT = re.compile(
    r"(?:says|said|wrote|writes|replied|responded)\s?:$|\b(?:reply|upvotes?|votes)\b|\bon [a-z]+ \d{1,2}, \d{4}|kommentar|comentario"
    r"|comentário|commenti|комментари"
)
_BYLINE = re.compile(r"(?:by|from)\s", re.IGNORECASE)
_KINDS = (
    "nav",
    "social",
    "related",
    "paywall",
    "promo",
    "topics",
    "credit",
    "byline",
    "correction",
    "timestamp",
    "ad",
    "other",
    "live_ticker",
)
ALWAYS = 29  # which of a look's own features says that it names itself furniture wherever it stands
_TALK = 3  # lines that head readers' comments, from which on prose is likely theirs
_PROSE = 0.8  # a unit's plain prose score from which it counts as prose for its neighbours


@dataclass(frozen=True, slots=True)
class Look:
    """What one unit looks like, its neighbours left out.

    own       features in a fixed order
    prose     a first guess, 0 to 1, that it is prose
    words     how many
    content   its words of four letters and more, function words left out, the first sixty
    bullet    it is marked as an entry of a list
    opens     it heads or stands in a list of links, offers or topics
    comments  it heads readers' comments, or one of them
    heads     it reads as a headline
    stamps    it is a byline or a time stamp
    photo     it begins or ends as a picture's caption does
    """

    own: tuple[float, ...]
    prose: float
    words: int
    content: frozenset[str]
    bullet: bool
    opens: bool
    comments: bool
    heads: bool
    stamps: bool
    photo: bool


def look(unit: Unit, named: Named | None, again: int) -> Look:
    """The features of one unit that rest on its own words. again: how many units of the page say the same."""
    text = unit.text
    folded = text.lower()
    tokens = folded.replace("’", "'").split()
    count = len(tokens)
    chars = len(text)
    english = sum(map(_FUNCTION_WORDS.__contains__, tokens))
    function = max(english, sum(map(_ELSEWHERE.__contains__, tokens)))
    asking = sum(map(_ASKING.__contains__, tokens))
    upper = sum(1 for token in text.split() if token[0].isupper())
    capitals, digits = _counted(text)
    commas = text.count(",")
    ends = bool(_TERMINAL.search(text))
    inner = len(_INNER_END.findall(text)) if count > 6 else 0
    bullet = bool(_BULLET.match(text))
    foreign = 0.0 if text.isascii() else sum(map(str.isalpha, _FAR.findall(text))) / chars
    prose = min(
        1.0,
        0.035 * min(count, 20) + 0.5 * min(1.0, function / max(1, count) / 0.3) * (count > 5) + 0.25 * ends * (count > 5) - 0.3 * bullet,
    )
    if foreign > 0.3:
        prose = min(1.0, chars / 60)
    photo = credits_photo(text)
    furnished = len(_FURNISHED.findall(folded)) if chars < 1500 else 0
    kind = named.kind if named else ""
    own = (
        math.log1p(count), math.log1p(chars), chars / max(1, count), function / max(1, count), float(function), upper / max(1, count),
        capitals / chars,
        digits / chars, float(ends), float(text.endswith(("…", "...", "»", "→"))), commas / max(1, count), float(inner),
        float(text[0] in "\"“‘'"),
        float("“" in text or '"' in text), float(bullet), float(text[0].islower()), asking / max(1, count), float(asking),
        float(furnished), furnished / max(1, count),
        float(bool(_TELLING.search(folded))), float(has_date(text)) if chars < 300 else 0.0, float(photo),
        float("|" in text or " / " in text or "»" in text),
        float(":" in text[-2:]), float("?" in text), float("@" in text or "http" in folded or "www." in folded), math.log(again),
        float(_BYLINE.match(text) is not None),
        float(named is not None and named.strength == "always"), float(named is not None and named.strength == "opens"),
        float(named is not None and named.strength == "named"),
        float(_KINDS.index(kind)) if kind in _KINDS else -1.0, foreign, float(unit.columns), prose,
    )  # fmt: skip
    opens = named is not None and (named.strength == "opens" or named.kind in ("related", "paywall", "promo", "topics"))
    comments = (
        named is not None
        and named.kind == "other"
        and ("comment" in folded or bool(_COMMENT.search(folded)))
        or folded.startswith(("leave a ", "replies"))
    )
    content = frozenset(_CONTENT.findall(folded)[:60]) - _FUNCTION_WORDS
    heads = (
        3 <= count <= 22
        and not bullet
        and not ends
        and (named is None or named.strength == "named")
        and text[0].isalnum() | (text[0] in "'\"“‘")
    )
    stamps = named is not None and named.kind in ("timestamp", "byline")
    heads = heads or ends and 4 <= count <= 16 and text[-1] in "?!'’”"
    return Look(own, prose, count, content, bullet, opens, comments, heads, stamps, photo)


def _counted(text: str) -> tuple[int, int]:
    """How many capitals and how many digits."""
    plain = text if text.isascii() else "".join(_PLAIN.findall(text))
    capitals = sum(map(plain.count, _CAPITALS))
    digits = sum(map(plain.count, _DIGITS))
    if plain is text:
        return capitals, digits
    other = _ACCENTED.findall(text)
    return capitals + sum(map(str.isupper, other)), digits + sum(map(str.isdigit, other))


_PLAIN, _ACCENTED, _FAR = re.compile(r"[\x00-\x7f]+"), re.compile(r"[^\x00-\x7f]"), re.compile("[\u0300-\U0010ffff]")
_CAPITALS, _DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789"


def features(found: Sequence[Look], page: Sequence[Unit]) -> list[list[float]]:
    """One row of numbers a unit: its own look, its neighbours', and where it stands on the page and beside its main run of prose."""
    size = len(found)
    prose = [unit.words if unit.prose >= _PROSE and not unit.opens else 0 for unit in found]
    total = sum(prose)
    before = [0]
    for words in prose:
        before.append(before[-1] + words)
    low, high = main_run(found)
    main: Counter[str] = Counter()
    for unit in found[low:high]:
        main.update(unit.content)
    since_opened, since_comments = _since([u.opens for u in found], before), _since([u.comments for u in found], before)
    since_stamp = _since([u.stamps for u in found], before)
    until_stamp = _since([u.stamps for u in reversed(found)], before)[::-1]
    title = title_at(found, low, high, main)
    named_in = found[title].content if title is not None else frozenset[str]()
    runs = _runs(found)
    longest = max((run[1] for run in runs), default=0)
    heads = [0]
    for unit in found:
        heads.append(heads[-1] + (unit.heads or unit.bullet))
    shorts = [0]
    for unit in found:
        shorts.append(shorts[-1] + (unit.words <= 6))
    rows = []
    for n, unit in enumerate(found):
        inside = low <= n < high
        apart = 0 if inside else (low - n if n < low else n - high + 1)
        apart_words = 0 if inside else (before[low] - before[n] if n < low else before[n] - before[high])
        shared = sum(1 for word in unit.content if main[word] > inside)
        often = sum(1 for word in unit.content if main[word] > 1 + inside)
        row = list(unit.own)
        row += [
            float(inside), float(n < low), math.log1p(apart), math.log1p(apart_words), shared / max(1, len(unit.content)),
            float(shared), often / max(1, len(unit.content)),
            n / size, math.log1p(n), math.log1p(size - n), math.log1p(before[n]), math.log1p(total - before[n + 1]), before[n] / max(1,
            total),
            math.log1p(before[high] - before[low]), (before[high] - before[low]) / max(1, total), math.log1p(size),
            since_opened[n][0], since_opened[n][1], since_comments[n][0], since_comments[n][1],
            math.log1p(before[n] - before[max(0, n - 3)]), math.log1p(before[min(size, n + 4)] - before[n + 1]),
            math.log1p(before[n] - before[max(0, n - 10)]), math.log1p(before[min(size, n + 11)] - before[n + 1]),
            float(shorts[n] - shorts[max(0, n - 6)]), float(shorts[min(size, n + 7)] - shorts[n + 1]),
            float(min(3, page[n].blanks)), since_stamp[n][0], since_stamp[n][1], until_stamp[n][0],
            float(n - title if title is not None else -99), math.log1p(abs(before[n] - before[title])) if title is not None else -1.0,
            float(len(named_in & unit.content)), float(title is not None and n > title), math.log1p(runs[n][0]),
            math.log1p(runs[n][1]), runs[n][1] / max(1, longest), float(runs[n][2]),
            runs[n][3], float(heads[n] - heads[max(0, n - 6)]), float(heads[min(size, n + 7)] - heads[n + 1]), float(unit.heads),
        ]  # fmt: skip
        for step in (-2, -1, 1, 2):
            row += _beside(found[n + step]) if 0 <= n + step < size else _NOBODY
        rows.append(row)
    return rows


def title_at(found: Sequence[Look], low: int, high: int, main: Counter[str]) -> int | None:
    """Where the page's title most likely stands: above the end of the main run, in words that the run repeats; None: nowhere."""
    best, at = 0.0, None
    for n in range(min(high, len(found))):
        unit = found[n]
        if not unit.heads or unit.opens or not unit.content:
            continue
        shared = sum(1 for word in unit.content if main[word] > (low <= n < high))
        score = shared * shared / len(unit.content) - 0.02 * max(0, low - n) - (1.0 if low < n else 0.0)
        if shared >= 2 and score >= best:
            best, at = score, n
    return at


def _runs(found: Sequence[Look]) -> list[tuple[int, int, int, float]]:
    """For each unit the run of prose it is in or nearest after: words of it so far, words in all, its number, mean words a unit.

    A heading of a list ends a run.
    """
    groups: list[list[int]] = [[]]
    idle, begun = 0, False
    for n, unit in enumerate(found):
        solid = unit.prose >= _PROSE and not unit.opens
        idle = 0 if solid else idle + 1
        if begun and (idle > 3 or unit.opens or unit.comments):
            groups.append([])
            begun = False
        groups[-1].append(n)
        begun = begun or unit.prose >= _PROSE
    answer: list[tuple[int, int, int, float]] = [(0, 0, 0, 0.0)] * len(found)
    for number, group in enumerate(groups):
        solid_units = [found[m].words for m in group if found[m].prose >= _PROSE and not found[m].opens]
        words, so_far = sum(solid_units), 0
        for m in group:
            answer[m] = (so_far, words, number, words / max(1, len(solid_units)))
            so_far += found[m].words if found[m].prose >= _PROSE and not found[m].opens else 0
    return answer


_NOBODY = [-1.0] * 10


def _beside(unit: Look) -> list[float]:
    """What a neighbour's look adds to a row."""
    own = unit.own
    return [own[0], own[3], own[5], own[8], own[14], own[18], own[29], own[30], own[32], unit.prose]


def _since(marks: Sequence[bool], before: Sequence[int]) -> list[tuple[float, float]]:
    """For each unit: units, and words of prose, since the last mark (both as logarithms; 9 where there is none)."""
    last = -1
    found = []
    for n, mark in enumerate(marks):
        found.append((math.log1p(n - last), math.log1p(before[n] - before[last])) if last >= 0 else (9.0, 9.0))
        if mark:
            last = n
    return found


def main_run(found: Sequence[Look]) -> tuple[int, int]:
    """The stretch of units that holds most prose for least of anything else: the first guess at the body."""
    best, best_at, held, at = 0.0, (0, 0), 0.0, 0
    talk = 0
    for n, unit in enumerate(found):
        talk += unit.comments
        if unit.prose >= 0.6:
            gain = min(unit.words, 80) * (unit.prose - 0.45) * (0.25 if talk >= _TALK else 1.0)
        else:
            gain = -6.0 - (12.0 if unit.comments else 4.0 if unit.opens else 0.0)
        if held <= 0:
            held, at = 0.0, n
        held += gain
        if held > best:
            best, best_at = held, (at, n + 1)
    return best_at
