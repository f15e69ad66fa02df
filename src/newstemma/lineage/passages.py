"""Shared passages over the whole pile: found by fingerprints of word runs, aligned to the character, own prose apart from quotations.

Refuses runs too short to be more than chance. No limit by how many articles share a run: a story printed sixty times is found sixty times.
Equal texts are aligned once.
"""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Iterator, Sequence

from newstemma.lineage.texts import Text, texts_of
from newstemma.model.article import Article
from newstemma.model.lineage import Passage, Role
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.ports import Engine
from newstemma.settings import LineageSettings

Run = tuple[int, int, int, int]


def match(
    articles: Sequence[Article], readings: Sequence[Reading], settings: LineageSettings, engine: Engine
) -> tuple[list[Passage], list[Notice]]:
    """Every passage that two articles share, here.article < there.article, in order of the pair and of place.

    Cost    linear in the words for the fingerprints; one alignment for each pair of distinct texts that share one
    Source  fingerprints of word k-grams: Broder 1997, On the resemblance and containment of documents
    """
    texts = texts_of(articles, readings)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for article in articles:
        groups[article.text].append(article.id)
    first = sorted(ids[0] if len(ids) == 1 else min(ids) for ids in groups.values())
    twins = {min(ids): sorted(ids) for ids in groups.values()}
    grams = [_grams(texts[i], settings.gram) for i in first]
    shared = engine.meet((gram, n) for n, table in enumerate(grams) for gram in table)
    seeds: defaultdict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for gram, holders in shared:
        for x, a in enumerate(holders):
            for b in holders[x + 1 :]:
                seeds[a, b].append((grams[a][gram], grams[b][gram]))
    found: list[Passage] = []
    for (a, b), places in seeds.items():
        runs = _runs(texts[first[a]], texts[first[b]], places, settings)
        for left in twins[first[a]]:
            for right in twins[first[b]]:
                found.extend(_passages(texts[left], texts[right], runs))
    for ids in twins.values():
        for x, left in enumerate(ids):
            for right in ids[x + 1 :]:
                size = len(texts[left].tokens)
                found.extend(_passages(texts[left], texts[right], [(0, size, 0, size)]))
    return sorted(found, key=lambda p: (p.here.article, p.there.article if p.there else "", p.here.start, p.here.end)), []


def _grams(text: Text, size: int) -> dict[int, int]:
    """Fingerprint of each run of `size` words, and where it first starts."""
    words = [t.word for t in text.tokens]
    table: dict[int, int] = {}
    for at in range(len(words) - size + 1):
        table.setdefault(zlib.crc32(" ".join(words[at : at + size]).encode()), at)
    return table


def _runs(left: Text, right: Text, places: Sequence[tuple[int, int]], settings: LineageSettings) -> list[Run]:
    """Aligned runs [i, i_end, j, j_end) of words, small differences bridged, each word of either side in one run at most."""
    size = settings.gram
    runs: list[list[int]] = []
    for i, j in sorted(places):
        if any(left.tokens[i + k].word != right.tokens[j + k].word for k in range(size)):
            continue  # two runs with one fingerprint
        if runs and _joins(runs[-1], i, j, settings.max_gap_words):
            runs[-1][1], runs[-1][3] = i + size, max(runs[-1][3], j + size)
        elif not runs or i >= runs[-1][1]:
            runs.append([i, i + size, j, j + size])
    wide = [_widened(run, left, right) for run in runs]
    return [run for run in _apart(wide) if min(run[1] - run[0], run[3] - run[2]) >= settings.min_passage_words]


def _joins(run: Sequence[int], i: int, j: int, gap: int) -> bool:
    return i <= run[1] + gap and run[2] <= j <= run[3] + gap and abs((i - run[0]) - (j - run[2])) <= 2 * gap


def _widened(run: Sequence[int], left: Text, right: Text) -> Run:
    """The run grown on both sides while the words are the same."""
    i, i_end, j, j_end = run
    while i > 0 and j > 0 and left.tokens[i - 1].word == right.tokens[j - 1].word:
        i, j = i - 1, j - 1
    while i_end < len(left.tokens) and j_end < len(right.tokens) and left.tokens[i_end].word == right.tokens[j_end].word:
        i_end, j_end = i_end + 1, j_end + 1
    return i, i_end, j, j_end


def _apart(runs: Sequence[Run]) -> Iterator[Run]:
    """The runs, longest first, that share no word of either side with one taken before; then in order."""
    taken: list[Run] = []
    for run in sorted(runs, key=lambda r: (r[0] - r[1], r)):
        if not any((run[0] < t[1] and t[0] < run[1]) or (run[2] < t[3] and t[2] < run[3]) for t in taken):
            taken.append(run)
    yield from sorted(taken)


def _passages(left: Text, right: Text, runs: Sequence[Run]) -> Iterator[Passage]:
    """The runs as passages, cut where own prose turns into quotation. The article with the smaller id is `here`."""
    swap = left.article.id > right.article.id
    for i, i_end, j, j_end in runs:
        for a, b, c, d, role in _roles(left, right, (i, i_end, j, j_end)):
            here = left.article.cut(left.tokens[a].start, left.tokens[b - 1].end)
            there = right.article.cut(right.tokens[c].start, right.tokens[d - 1].end)
            yield Passage(there, here, role) if swap else Passage(here, there, role)


def _roles(left: Text, right: Text, run: Run) -> Iterator[tuple[int, int, int, int, Role]]:
    """Stretches of a run with one role. Words that differ between the sides go with the stretch before them."""
    i, i_end, j, j_end = run
    if i_end - i != j_end - j:  # not word for word: one role for the whole
        quoted = sum(left.quoted[i:i_end]) * 2 > i_end - i
        yield i, i_end, j, j_end, "quoted" if quoted else "narrative"
        return
    begin = i
    for at in range(i + 1, i_end + 1):
        if at == i_end or _quoted(left, right, at, at - i + j) != _quoted(left, right, begin, begin - i + j):
            yield begin, at, begin - i + j, at - i + j, "quoted" if _quoted(left, right, begin, begin - i + j) else "narrative"
            begin = at


def _quoted(left: Text, right: Text, a: int, b: int) -> bool:
    """Inside quotation marks on either side: what one article quotes, the other may say without marks."""
    return left.quoted[a] or right.quoted[b]
