"""A pile with copies planted in it: what was taken from where is known, paragraph by paragraph.

Sources and hosts are real articles that share next to nothing with any other (no more than three runs of eight words); hosts do not stand
in the pile themselves. All else of the pile is as the corpus has it.
"""

from __future__ import annotations

import json
import lzma
import re
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from evals.planted_edits import edited, reordered
from newstemma.language.quotations import find_quotations

_WORD = re.compile(r"\w+")
_LEAST, _CLEAR = 20, 25  # words of own prose in a paragraph that counts; of shared paragraphs that make a pair derived beyond doubt
FAMILIES = (3, 8, 30, 60, 600)
BOILERPLATE = (5, 8, 15, 50, 200, 700, 2000)
SPEECHES = (2, 2, 2, 3, 3, 4, 5, 8, 20)
_PER_KIND = 40  # plants of each kind for every thousand articles


@dataclass(frozen=True)
class Plant:
    """One article of the pile. took: of which source, paragraph → words of its own prose; kind: how it was made."""

    id: str
    text: str
    kind: str = "base"
    source: str | None = None
    took: dict[int, int] = field(default_factory=dict)


def load(corpus: Path, seed: int) -> list[tuple[str, str]]:
    """(id, text) of the articles with 150 to 3,000 words, each text once, in an order that the seed gives."""
    found: dict[str, str] = {}
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if row.get("text") and 900 <= len(row["text"]) <= 18_000:
                found.setdefault(row["text"], row["id"])
    rows = sorted((id_, text) for text, id_ in found.items())
    Random(seed).shuffle(rows)
    return rows


def clean(rows: list[tuple[str, str]], wanted: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Those of `wanted` that share no more than three runs of eight words with any other article of `rows`."""
    owners: dict[int, str] = {}
    doubled: Counter[str] = Counter()
    for id_, text in wanted:
        for gram in _grams(text):
            if owners.setdefault(gram, id_) != id_:
                doubled[id_] += 1
                doubled[owners[gram]] += 1
    shared: dict[str, int] = defaultdict(int)
    for id_, text in rows:
        hits = Counter(owner for gram in _grams(text) if (owner := owners.get(gram)) is not None and owner != id_)
        for owner, count in hits.items():
            shared[owner] = max(shared[owner], count)
    return [row for row in wanted if shared[row[0]] <= 3 and doubled[row[0]] <= 3]


def _grams(text: str) -> set[int]:
    words = _WORD.findall(text.casefold())
    return {hash(tuple(words[n : n + 8])) for n in range(len(words) - 7)}


def paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def own(paragraph: str) -> int:
    """Words outside quotation marks."""
    cuts = find_quotations(paragraph)
    return len(_WORD.findall(paragraph)) - sum(len(_WORD.findall(paragraph[q.start : q.end])) for q in cuts)


class Garden:
    """Makes the plants. The same seed and corpus make the same ones."""

    def __init__(self, rows: list[tuple[str, str]], size: int, seed: int) -> None:  # noqa: D107 - the class says it
        self.chance = Random(seed + 1)
        per_kind = max(8, size * _PER_KIND // 1000)
        hosts_wanted = 3 * per_kind + 40
        self.base = rows[:size]
        reserve = rows[size : size + 3 * hosts_wanted]
        free = clean([*self.base, *reserve], [*self.base[: size // 2], *reserve])
        inside = {id_ for id_, _ in self.base}
        self.sources = [row for row in free if row[0] in inside and self._fit(row[1])]
        self.hosts = [row for row in free if row[0] not in inside]
        self.words = [w for _, text in self.base[:50] for w in text.split()]
        self.per_kind = per_kind
        self.plants: list[Plant] = []

    @staticmethod
    def _fit(text: str) -> bool:
        """Whether there is enough own prose in paragraphs to take from."""
        return sum(n for n in map(own, paragraphs(text)) if n >= _LEAST) >= 120 and len(paragraphs(text)) >= 4

    def grow(self) -> list[Plant]:
        """The whole pile: plants, the base articles, some of them with boilerplate."""
        made = (("copy", self._copy), ("trim", self._trim), ("light", self._light), ("heavy", self._heavy), ("excerpt", self._excerpt))
        for kind, make in made:
            for _ in range(self.per_kind):
                self._plant(kind, self._source(), make)
        for size in FAMILIES:
            source = self._source()
            for _ in range(size - 1):
                self._plant(f"family{size}", source, self.chance.choice((self._copy, self._trim, self._light)))
        self._speeches()
        return [*self._with_boilerplate(), *self.plants]

    def _source(self) -> tuple[str, str]:
        return self.sources.pop()

    def _plant(self, kind: str, source: tuple[str, str], make) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
        kept = list(enumerate(paragraphs(source[1])))
        text, used = make(kept)
        took = {n: count for n in used if (count := own(kept[n][1])) >= _LEAST}
        self.plants.append(Plant(f"p{len(self.plants):06}", text, kind, source[0], took))

    def _copy(self, kept: list[tuple[int, str]]) -> tuple[str, list[int]]:
        """The whole text under another headline."""
        head = " ".join(self.chance.sample(self.words, 8))
        return "\n\n".join([head, *(p for _, p in kept)]), [n for n, _ in kept]

    def _trim(self, kept: list[tuple[int, str]]) -> tuple[str, list[int]]:
        """The first third to four fifths."""
        size = max(3, round(len(kept) * self.chance.uniform(0.33, 0.8)))
        return "\n\n".join(p for _, p in kept[:size]), [n for n, _ in kept[:size]]

    def _light(self, kept: list[tuple[int, str]]) -> tuple[str, list[int]]:
        return "\n\n".join(edited(p, 0.04, self.chance, self.words) for _, p in kept), [n for n, _ in kept]

    def _heavy(self, kept: list[tuple[int, str]]) -> tuple[str, list[int]]:
        """A fifth of the paragraphs dropped, others moved, one word in six changed."""
        least = max(3, round(0.8 * len(kept)))
        chosen = sorted(self.chance.sample(kept, min(least, len(kept))))
        moved = reordered(chosen, self.chance)
        return "\n\n".join(edited(p, 0.16, self.chance, self.words) for _, p in moved), [n for n, _ in moved]

    def _excerpt(self, kept: list[tuple[int, str]]) -> tuple[str, list[int]]:
        """One paragraph of 30 words of own prose or more, lightly edited half of the time, inside another article."""
        long = [(n, p) for n, p in kept if own(p) >= 30] or [max(kept, key=lambda pair: own(pair[1]))]
        number, words = self.chance.choice(long)
        host = paragraphs(self.hosts.pop()[1])
        if self.chance.random() < 0.5:
            words = edited(words, 0.04, self.chance, self.words)
        at = self.chance.randrange(1, len(host) + 1)
        return "\n\n".join([*host[:at], words, *host[at:]]), [number]

    def _speeches(self) -> None:
        """One utterance of 60 to 200 words in several hosts: in quotation marks, or as a document behind a line that says so."""
        quotes = [text[q.start : q.end] for _, text in self.hosts for q in find_quotations(text) if q.end - q.start > 160]
        self.chance.shuffle(quotes)
        for number, size in enumerate(SPEECHES * 2):
            spoken = [quotes.pop() for _ in range(self.chance.choice((2, 3)))]
            marked = number % 2 == 0
            lines = [f"“{line}”" for line in spoken] if marked else ["Here is the statement in full:", *spoken]
            for _ in range(size):
                host = paragraphs(self.hosts.pop()[1])
                at = self.chance.randrange(1, len(host) + 1)
                text = "\n\n".join([*host[:at], *lines, *host[at:]])
                self.plants.append(Plant(f"p{len(self.plants):06}", text, "quoted" if marked else "document"))

    def _with_boilerplate(self) -> list[Plant]:
        """The base articles; a stretch of 20 to 90 words stands at the head or foot of many of them."""
        texts = dict(self.base)
        touched: set[str] = set()
        for size in BOILERPLATE:
            words = " ".join(self.chance.choice(self.hosts)[1].split()[: self.chance.randrange(20, 90)])
            for id_ in self.chance.sample([i for i, _ in self.base], min(size, len(self.base) // 2)):
                texts[id_] = f"{texts[id_]}\n\n{words}" if size % 2 else f"{words}\n\n{texts[id_]}"
                touched.add(id_)
        return [Plant(i, text, "boilerplate" if i in touched else "base") for i, text in texts.items()]


def truth(plants: list[Plant]) -> tuple[dict[tuple[str, str], str], set[tuple[str, str]]]:
    """(derived pairs with their kind, pairs of which nothing is said: they share a few words of one source)."""
    groups: defaultdict[str, list[Plant]] = defaultdict(list)
    for plant in plants:
        if plant.source is not None:
            groups[plant.source].append(plant)
    derived: dict[tuple[str, str], str] = {}
    unclear: set[tuple[str, str]] = set()
    for source, members in groups.items():
        for n, plant in enumerate(members):
            derived[_sorted(source, plant.id)] = plant.kind
            for other in members[n + 1 :]:
                words = sum(min(count, other.took[p]) for p, count in plant.took.items() if p in other.took)
                if words >= _CLEAR:
                    derived[_sorted(plant.id, other.id)] = plant.kind
                else:
                    unclear.add(_sorted(plant.id, other.id))
    return derived, unclear


def _sorted(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)
