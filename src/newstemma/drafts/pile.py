"""The sentences of a pile as a draft is held against them, each with its figures, times, names, speakers and the source it counts for.

Read from a report's object, saved or fresh: nothing is tagged anew, and nothing of the report changes.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from newstemma.drafts.folds import folded
from newstemma.language.quantities import find_quantities
from newstemma.language.quotations import find_quotations
from newstemma.language.sentences import split_sentences
from newstemma.language.times import find_times
from newstemma.model.reading import NameKind, Quantity, Time

Object = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Named:
    """A proper name in a sentence. whole: the longest form that its article's story has of it."""

    start: int
    end: int
    text: str
    kind: NameKind
    whole: str


@dataclass(frozen=True, slots=True)
class Said:
    """Who says some of a sentence's words, and which: the speaker's name as the report has it; None: nobody with a name."""

    start: int
    end: int
    speaker: str | None
    called: str


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence of an article of the pile. All offsets are into the article's text.

    number   its place among the pile's sentences
    place    its place among its article's sentences
    origin   id of the independent source that most of it counts for
    claims   the claims that it has mentions of: (id, start, end)
    stamp    when its article came out, as an ISO value; None where nobody knows
    """

    number: int
    place: int
    article: str
    story: str
    start: int
    end: int
    text: str
    origin: str
    stamp: str | None
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    quotations: tuple[tuple[int, int], ...]
    names: tuple[Named, ...]
    said: tuple[Said, ...]
    claims: tuple[tuple[str, int, int], ...]

    def words(self, start: int, end: int) -> str:
        """Some of its characters, by offsets into its article's text."""
        return self.text[start - self.start : end - self.start]


@dataclass(frozen=True, slots=True)
class Differs:
    """A difference that the report has between articles: what it is about, its grade, and (article, start, end, words) of each side.

    settled   the number of the side that the evidence supports; None where it does not decide
    """

    about: str
    kind: str
    grade: str
    why: str
    sides: tuple[tuple[tuple[str, int, int, str], ...], ...]
    settled: int | None


@dataclass(frozen=True)
class Pile:
    """All sentences of a pile in order of article and place, and what the report says of them.

    texts     article id to its text; folded: the same as names are looked up in it; outlets: who prints and who signs them, folded
    sayers    claim id to the numbers of the sentences that have a mention of it
    """

    told: tuple[Told, ...]
    texts: Mapping[str, str]
    sayers: Mapping[str, tuple[int, ...]]
    differences: tuple[Differs, ...]
    people: Mapping[str, str]
    folded: Mapping[str, str] = field(default_factory=dict)
    outlets: str = ""

    def around(self, told: Told, reach: int = 2) -> list[Told]:
        """The sentence and its neighbours in its article, up to `reach` on each side."""
        near = self.told[max(0, told.number - reach) : told.number + reach + 1]
        return [t for t in near if t.article == told.article]

    def has(self, words: str) -> bool:
        """Whether a name stands anywhere in the pile, whatever its accents and case."""
        wanted = re.compile(rf"(?<!\w){re.escape(folded(words))}(?!\w)")
        return any(wanted.search(text) for text in (*self.folded.values(), self.outlets))


def pile_of(report: Object) -> Pile:
    """The pile of a report. Cost: linear in its text."""
    homes, stories = _homes(report)
    people, names = _names(report)
    said, mentions = _said(report), _mentions(report)
    told: list[Told] = []
    for article in sorted(report["articles"], key=lambda a: str(a["id"])):
        i = article["id"]
        for one in _sentences(article, homes.get(i, i), stories.get(i, ""), names[i], said[i], mentions[i]):
            told.append(Told(len(told), *one))
    texts = {a["id"]: a["text"] for a in report["articles"]}
    sayers: defaultdict[str, list[int]] = defaultdict(list)
    for sentence in told:
        for claim in dict.fromkeys(c for c, _, _ in sentence.claims):
            sayers[claim].append(sentence.number)
    return Pile(
        tuple(told),
        texts,
        {c: tuple(n) for c, n in sayers.items()},
        _differences(report),
        people,
        {i: folded(t) for i, t in texts.items()},
        _signed(report),
    )


def last_day(report: Object) -> str | None:
    """The last ISO day on which an article of a report came out; None where none has a day."""
    return max((v[:10] for a in report["articles"] if (v := (a["published"] or {}).get("value") or "") and len(v) >= 10), default=None)


def _signed(report: Object) -> str:
    signed = [str(w) for a in report["articles"] for w in (a["outlet"], *a["authors"], *(c["name"] for c in a["credits"])) if w]
    return " | ".join(folded(words) for words in dict.fromkeys(signed))


def _homes(report: Object) -> tuple[dict[str, str], dict[str, str]]:
    """Article id to its origin, and to its story."""
    homes = {i: o["id"] for s in report["stories"] for o in s["origins"] for i in o["articles"]}
    return homes, {i: s["id"] for s in report["stories"] for i in s["articles"]}


def _names(report: Object) -> tuple[dict[str, str], defaultdict[str, list[Named]]]:
    """Every name's longest form by its folded forms, and the names of each article in order of place."""
    found: defaultdict[str, list[Named]] = defaultdict(list)
    people: dict[str, str] = {}
    for entity in sorted(report["entities"], key=lambda e: str(e["id"])):
        for form in (entity["name"], *entity["aliases"]):
            people.setdefault(folded(form), entity["name"])
        for at in entity["at"]:
            if "article" in at:
                found[at["article"]].append(Named(at["start"], at["end"], at["text"], entity["kind"], entity["name"]))
    for names in found.values():
        names.sort(key=lambda n: (n.start, n.end, n.whole))
    return people, found


def _said(report: Object) -> defaultdict[str, list[Said]]:
    found: defaultdict[str, list[Said]] = defaultdict(list)
    for statement in report["statements"]:
        speaker = statement["speaker"]
        name = speaker["name"] if not speaker["unnamed"] else None
        called = speaker["at"]["text"] if speaker["at"] else speaker["name"] or ""
        for at in statement["content"]:
            if "article" in at:
                found[at["article"]].append(Said(at["start"], at["end"], name, called))
    return found


def _mentions(report: Object) -> defaultdict[str, list[tuple[int, int, str, str]]]:
    """Article id to (start, end, claim, origin) of its mentions."""
    found: defaultdict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
    for claim in report["claims"]:
        for m in claim["mentions"]:
            if "article" in m["at"]:
                found[m["at"]["article"]].append((m["at"]["start"], m["at"]["end"], claim["id"], m["origin"]))
    return found


def _sentences(
    article: Object,
    home: str,
    story: str,
    names: Sequence[Named],
    said: Sequence[Said],
    mentions: Sequence[tuple[int, int, str, str]],
) -> Iterator[tuple[Any, ...]]:
    text, place = article["text"], 0
    stamp = (article["published"] or {}).get("value")
    for paragraph in article["paragraphs"]:
        at, words = paragraph["start"], text[paragraph["start"] : paragraph["end"]]
        times = find_times(words, stamp)
        figures = [q for q in find_quantities(words) if not any(t.start < q.end and q.start < t.end for t in times)]
        quoted = [(q.start, q.end) for q in find_quotations(words)]
        for start, end in split_sentences(words):
            mine = [m for m in mentions if m[0] < at + end and at + start < m[1]]
            yield (
                place,
                article["id"],
                story,
                at + start,
                at + end,
                words[start:end],
                _origin(mine, home, at + start, at + end),
                stamp,
                tuple(_moved(q, at) for q in figures if start <= q.start < end),
                tuple(_moved(t, at) for t in times if start <= t.start < end),
                tuple((at + max(a, start), at + min(b, end)) for a, b in quoted if a < end and start < b),
                tuple(n for n in names if at + start <= n.start < at + end),
                tuple(s for s in said if s.start < at + end and at + start < s.end),
                tuple((claim, max(a, at + start), min(b, at + end)) for a, b, claim, _ in mine),
            )
            place += 1


def _origin(mentions: Sequence[tuple[int, int, str, str]], home: str, start: int, end: int) -> str:
    """The origin that most of a sentence's mentions count for, by their characters; its article's own where it has none."""
    held: defaultdict[str, int] = defaultdict(int)
    for a, b, _, origin in mentions:
        held[origin] += min(b, end) - max(a, start)
    return max(held, key=lambda o: (held[o], o == home, o)) if held else home


def _moved(seen: Any, by: int) -> Any:
    from dataclasses import replace

    return replace(seen, start=seen.start + by, end=seen.end + by)


def _differences(report: Object) -> tuple[Differs, ...]:
    return tuple(
        Differs(c["about"], c["kind"], c["grade"], c["why"], tuple(_side(p) for p in c["positions"]), _settled(c))
        for c in report["conflicts"]
        if c["grade"] != "compatible"
    )


def _settled(conflict: Object) -> int | None:
    """The side whose words, or whose value, are those that the report takes to be supported; else the one that most origins hold."""
    sides, wanted = conflict["positions"], conflict["resolved"]
    if wanted is not None:
        for n, p in enumerate(sides):
            if wanted in (p["text"], p["value"]["shown"] if p["value"] else None):
                return n
    held = [len(p["origins"]) for p in sides]
    return held.index(max(held)) if held.count(max(held)) == 1 else None


def _side(position: Object) -> tuple[tuple[str, int, int, str], ...]:
    return tuple((at["article"], at["start"], at["end"], at["text"]) for at in position["at"] if "article" in at)


def at_place(told: Sequence[Told], article: str, place: int) -> Told | None:
    """The sentence that holds a character of an article. told: in order of article and place. Cost: logarithmic."""
    n = bisect_right(told, (article, place), key=lambda t: (t.article, t.start)) - 1
    return told[n] if n >= 0 and told[n].article == article and place < told[n].end else None
