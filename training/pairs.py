"""Pairs of sentences that say the same, from people who marked them: what sentence vectors are tuned and measured on.

MSRP pairs sentences (a paraphrase or not), SuperPAL a proposition of a summary with one of its sources, ECB+ gives sentences that tell of
the same event across articles, and of a look-alike event beside it. Roundups give three outlets' headlines and opening sentences on one
story: a weak hint only, since articles on one story do not say the same. Archives are read where they lie.
"""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from xml.etree import ElementTree as ET

from newstemma.language.sentences import split_sentences
from training.corpora import joined, members

_LEAST_WORDS = 4  # a shorter text is a label or a date line


@dataclass(frozen=True, slots=True)
class Marked:
    """Two texts that people compared. topic: what both are about, so that pairs of one topic stay on one side of a split."""

    one: str
    other: str
    same: bool
    corpus: str
    topic: str


@dataclass(frozen=True, slots=True)
class Sighting:
    """A sentence of ECB+ with the events that it tells of.

    topic     number of the topic
    event     which of its two look-alike events the article reports: 1 or 2
    document  name of the file
    chains    names of the events in the sentence, as coreference across articles gives them
    """

    text: str
    topic: int
    event: int
    document: str
    chains: frozenset[str]


@dataclass(frozen=True, slots=True)
class Roundup:
    """One story by several outlets: for each its headline and the first sentence of its opening. day: ISO date of the first, "" unknown."""

    name: str
    day: str
    titles: tuple[str, ...]
    leads: tuple[str, ...]


def msrp(source: Path, part: str) -> list[Marked]:
    """The pairs of the train or the test file. Each pair is its own topic.

    source  the archive or its folder
    Raises  LookupError: there is no such file in it
    """
    for name, text in members(source, f"{part}.txt"):
        rows = _paraphrase_rows(text, name)
        return [Marked(one, other, same == "1", "msrp", f"msrp-{first}-{second}") for same, first, second, one, other in rows]
    raise LookupError(f"no {part} part in {source}")


def _paraphrase_rows(text: str, name: str) -> list[list[str]]:
    """Rows of five cells; the copy with quoted cells has a tab where a comma was."""
    lines = text.removeprefix("\ufeff").splitlines()[1:]
    for quoting in (csv.QUOTE_MINIMAL, csv.QUOTE_NONE):
        rows = list(csv.reader(lines, delimiter="\t", quoting=quoting))
        if len(rows) == len(lines) and all(len(row) == 5 for row in rows):
            return [[re.sub(r"\s*\t\s*", " , ", cell).strip() for cell in row] for row in rows]
    raise ValueError(f"not five cells a row: {name}")


def superpal(source: Path) -> list[Marked]:
    """Propositions of summaries with the propositions of the articles that they rest on, and with the topic's other sentences as different.

    Only the part whose text lies beside the offsets. A sentence of the sources counts as different from a summary's sentence
    when nothing of the two was aligned.
    """
    rows: dict[str, list[dict[str, str]]] = defaultdict(list)
    for _, text in members(source, "_MN_only.csv"):
        for row in csv.DictReader(io.StringIO(text)):
            rows[row["topic"]].append(row)
    found: dict[tuple[str, str], Marked] = {}
    for topic, own in sorted(rows.items()):
        aligned = {(row["scuSentence"], row["docSentText"]) for row in own}
        for row in own:
            _put(found, Marked(_plain(row["summarySpanText"]), _plain(row["docSpanText"]), True, "superpal", topic))
        for summary in sorted({row["scuSentence"] for row in own}):
            for other in sorted({row["docSentText"] for row in own}):
                if (summary, other) not in aligned:
                    _put(found, Marked(_plain(summary), _plain(other), False, "superpal", topic))
    return list(found.values())


def _put(found: dict[tuple[str, str], Marked], pair: Marked) -> None:
    if min(len(pair.one.split()), len(pair.other.split())) >= _LEAST_WORDS and pair.one != pair.other:
        found.setdefault((pair.one, pair.other), pair)


def _plain(text: str) -> str:
    return " ".join(text.replace("...", " ").split())


def sightings(source: Path) -> list[Sighting]:
    """The sentences of ECB+ whose coreference was checked, in the order of topic, document and place."""
    checked: dict[str, set[int]] = defaultdict(set)
    for _, text in members(source, "coreference_sentences.csv"):
        for topic, name, number in list(csv.reader(text.splitlines()))[1:]:
            checked[f"{topic}_{name}"].add(int(number))
    found: list[Sighting] = []
    for path, xml in members(source, ".xml"):
        name = path.rsplit("/", 1)[-1].removesuffix(".xml")
        if name in checked:
            found.extend(_sightings(name, xml, checked[name]))
    return sorted(found, key=lambda s: (s.topic, s.event, s.document))


def _sightings(name: str, xml: str, checked: Iterable[int]) -> Iterator[Sighting]:
    root = ET.fromstring(xml)
    sentence_of = {t.get("t_id", ""): int(t.get("sentence", "0")) for t in root.iter("token")}
    words: dict[int, list[str]] = defaultdict(list)
    for token in root.iter("token"):
        words[int(token.get("sentence", "0"))].append(token.text or "")
    anchors = {mark.get("m_id", ""): [a.get("t_id", "") for a in mark.iter("token_anchor")] for mark in root.iterfind("Markables/*")}
    chains: dict[int, set[str]] = defaultdict(set)
    for chain in root.iter("CROSS_DOC_COREF"):
        event = chain.get("note", "")
        if not event.startswith(("ACT", "NEG")):
            continue
        for mention in chain.iter("source"):
            for anchor in anchors.get(mention.get("m_id", ""), ()):
                chains[sentence_of[anchor]].add(event)
    topic = int(name.partition("_")[0])
    for number in sorted(checked):
        if len(words[number]) >= _LEAST_WORDS:
            yield Sighting(joined(words[number])[0], topic, 2 if name.endswith("plus") else 1, name, frozenset(chains[number]))


def look_alikes(found: Sequence[Sighting]) -> Iterator[tuple[int, int, bool]]:
    """(i, j, the same?) of sentences of different articles on one topic.

    The same: they share an event. Different: they come from the two look-alike events and share none. Pairs on one
    event that share nothing are left out: they may still say the same of it.
    """
    by_topic: dict[int, list[int]] = defaultdict(list)
    for n, sighting in enumerate(found):
        if sighting.chains:
            by_topic[sighting.topic].append(n)
    for _, own in sorted(by_topic.items()):
        for i, j in combinations(own, 2):
            a, b = found[i], found[j]
            if a.document == b.document:
                continue
            if a.chains & b.chains:
                yield i, j, True
            elif a.event != b.event:
                yield i, j, False


def roundups(path: Path) -> list[Roundup]:
    """The stories with their headlines and first sentences; what is shorter than four words is left out."""
    found = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            story = json.loads(line)
            titles = [" ".join(a["title"].split()) for a in story["articles"]]
            leads = [_first(a["lead"]) for a in story["articles"]]
            days = sorted(a["date"] for a in story["articles"] if a.get("date"))
            long = [[t for t in own if len(t.split()) >= _LEAST_WORDS] for own in (titles, leads)]
            found.append(Roundup(story["cluster"], days[0] if days else "", tuple(long[0]), tuple(long[1])))
    return found


def _first(lead: str) -> str:
    """The first sentence that is one, on one line."""
    plain = " ".join(lead.split())
    cuts = [plain[a:b] for a, b in split_sentences(plain)]
    return next((cut for cut in cuts if len(cut.split()) > _LEAST_WORDS), plain)
