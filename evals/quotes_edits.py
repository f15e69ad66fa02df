"""What desks and typesetters do to a quotation: the changes that are to be found, and those that are none."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from random import Random

from newstemma.language.quotations import find_quotations

_WORDS = ("copper", "window", "seldom", "narrow", "borrowed", "lantern", "twelve", "quietly", "harvest", "painted")
_INDIRECT = re.compile(r"\b(?:said|added)(?: that)? ([a-z][^“”‘\"’.;:,]{30,120})\.(?=\s|$)")
_PLAIN = re.compile(r"[a-z]{4,}")
_CUED = re.compile(r",([”’\"]) ((?:said [^.,“”‘\"]{3,40})|(?:[^.,“”‘\"]{3,40} said))\.(?=\s|$)")
_OWN = re.compile(r"\w{4,}\.\n+[A-Z][^“‘\"]+\.\n")  # a paragraph of the reporter's own
_SAID = re.compile(r"\b(?:said|says|added|told)\b")
_LEAST = 5  # words left of a quotation that was cut


@dataclass(frozen=True, slots=True)
class Change:
    """An article's text with one change. there: the words as they were; here: as they are now."""

    kind: str
    relation: str
    text: str
    there: str
    here: str


@dataclass(frozen=True, slots=True)
class Place:
    """A quotation in an article's text: start and end of the words inside its marks."""

    start: int
    end: int


def places(text: str) -> list[Place]:
    """The closed quotations of a text, in order."""
    quotations = (q for paragraph in re.finditer(r"[^\n]+", text) for q in find_quotations(text, paragraph.start(), paragraph.end()))
    return [Place(q.start, q.end) for q in quotations if q.closed]


def _put(text: str, place: Place, words: str) -> str:
    return text[: place.start] + words + text[place.end :]


def _cuts(inner: str, chance: Random) -> Iterator[tuple[str, str, str]]:
    """(kind, relation, words) of what can be done to one quotation by cutting."""
    words = inner.split()
    size = len(words)
    tail = inner[-1] if inner[-1] in ",.!?" else ""
    if size >= _LEAST + 3:
        n = chance.randint(2, size - _LEAST)
        kept = " ".join(words[n:])
        yield "trimmed at the start", "trimmed", kept[0].upper() + kept[1:]
        n = chance.randint(_LEAST, size - 2)
        yield "trimmed at the end", "trimmed", " ".join(words[:n]).rstrip(",.;:") + tail
        low = chance.randint(2, size - 5)
        high = chance.randint(low + 2, size - 2)
        mark = chance.choice((" … ", " ... ", " [...] ", "… ", " . . . "))
        yield "cut with a mark", "trimmed", " ".join(words[:low]).rstrip(",.;:") + mark + " ".join(words[high:])
    if size >= 10:
        low = chance.randint(3, size - 7)
        high = chance.randint(low + 3, size - 3)
        yield "spliced", "spliced", " ".join(words[:low]).rstrip(",.;:") + " " + " ".join(words[high:])


def cut(text: str, chance: Random) -> Iterator[Change]:
    """Each long quotation cut in one way."""
    for place in places(text):
        inner = text[place.start : place.end]
        done = list(_cuts(inner, chance))
        for kind, relation, words in chance.sample(done, min(2, len(done))):
            yield Change(kind, relation, _put(text, place, words), inner, words)


def reworded(text: str, chance: Random) -> Iterator[Change]:
    """Each quotation with one word changed for another."""
    for place in places(text):
        inner = text[place.start : place.end]
        held = list(_PLAIN.finditer(inner))
        if len(inner.split()) >= _LEAST and held:
            at = chance.choice(held)
            words = inner[: at.start()] + chance.choice([w for w in _WORDS if w not in inner]) + inner[at.end() :]
            yield Change("one word changed", "reworded", _put(text, place, words), inner, words)


def joined(text: str, chance: Random) -> Iterator[Change]:
    """Two quotations of different paragraphs made one."""
    held = [p for p in places(text) if len(text[p.start : p.end].split()) >= _LEAST]
    pairs = [(a, b) for a, b in pairwise(held) if _OWN.search(text, a.end, b.start)]
    if pairs:
        a, b = chance.choice(pairs)
        first, second = text[a.start : a.end], text[b.start : b.end]
        words = f"{first.rstrip('., ')}. {second}"
        paragraph = text.rfind("\n\n", 0, b.start), (text + "\n\n").find("\n\n", b.end)
        rest = text[: paragraph[0]] + text[paragraph[1] :]
        yield Change("two made one", "spliced", _put(rest, a, words), f"{first} {second}", words)


def moved(text: str, people: Sequence[str], chance: Random) -> Iterator[Change]:
    """Each quotation whose paragraph names one person beside it, given to another. people: full names."""
    for place in places(text):
        low, high = text.rfind("\n", 0, place.start) + 1, (text + "\n").find("\n", place.end)
        spans = [(p.start, p.end) for p in places(text) if low <= p.start < high]
        near = _beside(text, (low, high), spans, people)
        others = [p for p in people if p not in text[low:high] and p.split()[-1] not in text[low:high]]
        inner = text[place.start : place.end]
        if near is not None and others and len(inner.split()) >= 6:
            start, end, name = near
            other = chance.choice(others)
            shown = other if " " in text[start:end] else other.split()[-1]
            yield Change(f"another speaker ({name})", "reattributed", text[:start] + shown + text[end:], inner, inner)


def _beside(text: str, paragraph: tuple[int, int], spans: Sequence[tuple[int, int]], people: Sequence[str]) -> tuple[int, int, str] | None:
    """The only person named in the paragraph outside quotation marks, with a word of saying next to the name."""
    found = []
    for name in people:
        for match in re.finditer(rf"\b(?:{re.escape(name)}|{re.escape(name.split()[-1])})\b", text[paragraph[0] : paragraph[1]]):
            start, end = paragraph[0] + match.start(), paragraph[0] + match.end()
            if not any(a <= start < b for a, b in spans):
                found.append((start, end, name))
    outside = [m for m in _SAID.finditer(text, *paragraph) if not any(a <= m.start() < b for a, b in spans)]
    if len(found) != 1 or len(outside) != 1 or len(spans) > 2:
        return None
    start, end, _ = found[0]
    return found[0] if start - 40 <= outside[0].start() <= end + 40 else None


def promoted(text: str, chance: Random) -> Iterator[Change]:
    """Each plain report of what somebody said, in part or whole put into quotation marks."""
    for told in _INDIRECT.finditer(text):
        words = told[1].split()
        if any(p.start <= told.start() < p.end for p in places(text)) or len(words) < 6:
            continue
        size = chance.choice((4, 5, 6, len(words)))
        inner = " ".join(words[-size:])
        start = told.end(1) - len(inner)
        if text[start : told.end(1)] == inner:
            made = text[:start] + "“" + inner + "”" + text[told.end(1) :]
            yield Change("promoted", "promoted", made, inner, inner)


def translated(text: str, pairs: Sequence[Sequence[str]]) -> Iterator[Change]:
    """Each remark of which there is another translation."""
    for there, here in pairs:
        assert there in text, there
        yield Change("translated", "translation", text.replace(there, here), there, here)


def _inside(text: str, change: Callable[[str], str]) -> str:
    for place in reversed(places(text)):
        text = _put(text, place, change(text[place.start : place.end]))
    return text


def _marks(text: str, opening: str, closing: str) -> str:
    for place in reversed(places(text)):
        text = f"{text[: place.start - 1]}{opening}{text[place.start : place.end]}{closing}{text[place.end + 1 :]}"
    return text


def _straight(text: str) -> str:
    return text.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})


def _curly(text: str) -> str:
    return re.sub(r"(?<=\w)'(?=\w)", "’", _marks(text, "“", "”"))


def _outside(text: str) -> str:
    return re.sub(r"([,.])([”\"])", r"\2\1", text)


def _bracketed(inner: str) -> str:
    made = re.sub(r"\b(it|they|them|he|she|this|we)\b", lambda m: f"[{m[1]}]", inner, count=1)
    return made if made != inner else inner.replace(" ", " [also] ", 1)


def _dashed(inner: str) -> str:
    return re.sub(r", (?=and|but|because|when|so)", " — ", inner)


def _ligatures(inner: str) -> str:
    return inner.replace("fi", "ﬁ").replace("fl", "ﬂ")


def _soft(inner: str) -> str:
    return re.sub(r"([a-z]{4})([a-z]{4})", "\\1\u00ad\\2", inner)


def _figures(inner: str) -> str:
    made = re.sub(r"\beleven\b", "11", re.sub(r"\btwo\b", "2", inner)).replace(" percent", " per cent")
    return re.sub(r"(?<=[a-z]{3})our\b", "or", made)


def _lower(inner: str) -> str:
    return inner[0].swapcase() + inner[1:]


def _interrupted(text: str) -> str:
    """Who speaks put into the middle of what is said, at its first comma."""
    for place in reversed(places(text)):
        cue = _CUED.match(text, place.end - 1)
        inner = text[place.start : place.end]
        at = inner.find(", ", 15, -15)
        if cue is not None and at > 0:
            opening, closing = text[place.start - 1], cue[1]
            made = f"{inner[:at]},{closing} {cue[2]}, {opening}{inner[at + 2 : -1]}.{closing}"
            text = text[: place.start] + made + text[cue.end() :]
    return text


#: Name of each change that is none, and how it is made over a whole text.
TYPOGRAPHIC: tuple[tuple[str, Callable[[str], str]], ...] = (
    ("straight marks", _straight),
    ("curly marks", _curly),
    ("single marks", lambda text: _marks(text, "‘", "’")),
    ("double marks", lambda text: _marks(text, '"', '"')),
    ("angle marks", lambda text: _marks(text, "«", "»")),
    ("commas outside", _outside),
    ("brackets", lambda text: _inside(text, _bracketed)),
    ("dashes", lambda text: _inside(text, _dashed)),
    ("ligatures", lambda text: _inside(text, _ligatures)),
    ("soft hyphens", lambda text: _inside(text, _soft)),
    ("hard spaces", lambda text: _inside(text, lambda inner: inner.replace(" ", "\u00a0"))),
    ("decomposed letters", lambda text: unicodedata.normalize("NFD", text)),
    ("figures and spelling", lambda text: _inside(text, _figures)),
    ("other first letter", lambda text: _inside(text, _lower)),
    ("speaker in the middle", _interrupted),
)
