"""How well attributions are found: spans of source, cue and content, and who belongs to what; the measures of attribution and of outside.

Exact: the same start and end, white space at the ends left aside and nothing else; quotation marks are not forgiven. Overlap: one
character in common. A content of several pieces counts piece by piece; equal spans of one role count once.

A relation is right when the cues overlap, the sources overlap (or neither side has one) and the contents have at least half of their
characters in common (Jaccard); one guess answers one gold relation, the most alike first.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from newstemma.language.quotations import find_quotations
from newstemma.model.reading import Attribution
from newstemma.ports import Encoder

Cut = tuple[int, int]
ROLES = ("source", "cue", "content")
KINDS = ("direct", "indirect", "mixed")
_DIRECT = 0.9  # share of a content's letters inside quotation marks, from which it is direct speech
_ALIKE = 0.5  # Jaccard of two contents, from which they are the same
_BINS = 10


@dataclass(frozen=True, slots=True)
class Link:
    """One attribution as spans of a text. act, score: None where nobody said."""

    source: tuple[Cut, ...]
    cue: tuple[Cut, ...]
    content: tuple[Cut, ...]
    act: str | None = None
    score: float | None = None


@dataclass(frozen=True, slots=True)
class Paper:
    """A text with its attributions by hand. others: the same text by other annotators."""

    name: str
    text: str
    gold: tuple[Link, ...]
    others: tuple[tuple[Link, ...], ...] = ()
    field: str = ""


@dataclass(slots=True)
class Tally:
    """Right among the guessed, right among the wanted: they differ where an overlap is enough."""

    hit: int = 0
    guessed: int = 0
    met: int = 0
    wanted: int = 0

    def add(self, hits: Iterable[bool], met: Iterable[bool]) -> None:
        """Count one text's guesses and gold."""
        for right in hits:
            self.hit, self.guessed = self.hit + right, self.guessed + 1
        for found in met:
            self.met, self.wanted = self.met + found, self.wanted + 1

    @property
    def precision(self) -> float:
        """Share of the guesses that are right."""
        return self.hit / self.guessed if self.guessed else 0.0

    @property
    def recall(self) -> float:
        """Share of the gold that is found."""
        return self.met / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """Their harmonic mean."""
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


def together(tallies: Iterable[Tally]) -> Tally:
    """The counts of several tallies in one."""
    whole = Tally()
    for tally in tallies:
        whole.hit, whole.guessed = whole.hit + tally.hit, whole.guessed + tally.guessed
        whole.met, whole.wanted = whole.met + tally.met, whole.wanted + tally.wanted
    return whole


@dataclass(slots=True)
class Found:
    """Everything counted over a set of texts."""

    exact: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    overlap: dict[str, Tally] = field(default_factory=lambda: {role: Tally() for role in ROLES})
    kinds: dict[tuple[str, str], Tally] = field(default_factory=lambda: {(kind, role): Tally() for kind in KINDS for role in ROLES})
    relation: Tally = field(default_factory=Tally)
    relation_exact: Tally = field(default_factory=Tally)
    relation_kinds: dict[str, Tally] = field(default_factory=lambda: {kind: Tally() for kind in KINDS})
    direct: list[bool] = field(default_factory=list)  # a piece of direct speech: one of our contents is like it
    direct_exact: list[bool] = field(default_factory=list)
    direct_speaker: list[bool] = field(default_factory=list)
    classes: list[tuple[str, str]] = field(default_factory=list)  # (by hand, ours) of cues that meet
    scores: list[tuple[float, bool]] = field(default_factory=list)


# From gold and encoder to links.


def stripped(text: str, cut: Sequence[int]) -> Cut:
    """The span without the white space at its ends."""
    start, end = cut
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def link_of(row: dict[str, Any], text: str) -> Link:
    """An attribution by hand: lists of spans under source, cue and content, perhaps an act."""
    source, cue, content = (tuple(cut for piece in row.get(role, ()) if (cut := stripped(text, piece))[1] > cut[0]) for role in ROLES)
    return Link(source, cue, content, row.get("act"))


def paragraphs(text: str) -> list[Cut]:
    """The paragraphs of a text: what stands between two ends of line, blank ends left out."""
    return [cut for m in re.finditer(r"[^\n]+", text) if (cut := stripped(text, m.span()))[1] > cut[0]]


def guesses(encoder: Encoder, texts: Sequence[str]) -> list[list[Link]]:
    """What the encoder finds in each text, paragraph by paragraph, as spans of the text. One call over all texts."""
    cuts = [paragraphs(text) for text in texts]
    tags = iter(encoder.tag([text[a:b] for text, places in zip(texts, cuts, strict=True) for a, b in places]))
    return [
        [moved(a, place[0], text) for place in places for a in next(tags).attributions] for text, places in zip(texts, cuts, strict=True)
    ]


def moved(seen: Attribution, by: int, text: str) -> Link:
    """One answer of the encoder as a link of the whole text."""

    def shift(pieces: Iterable[Cut | None]) -> tuple[Cut, ...]:
        return tuple(stripped(text, (piece[0] + by, piece[1] + by)) for piece in pieces if piece is not None)

    return Link(shift([seen.source]), shift([seen.cue]), shift(seen.content), seen.act, seen.score)


# Counting.


def meets(a: Cut, b: Cut) -> bool:
    """Whether two spans share a character."""
    return a[0] < b[1] and b[0] < a[1]


def any_meet(a: Iterable[Cut], b: Sequence[Cut]) -> bool:
    """Whether any two spans share a character."""
    return any(meets(x, y) for x in a for y in b)


def jaccard(a: Iterable[Cut], b: Iterable[Cut]) -> float:
    """Characters in common ÷ characters in either."""
    one, other = ({n for start, end in pieces for n in range(start, end)} for pieces in (a, b))
    return len(one & other) / len(one | other) if one | other else 0.0


def quoted(text: str) -> bytearray:
    """1 for each character inside quotation marks; two single marks in a row are taken as one double mark."""
    inside = bytearray(len(text))
    marks = text.replace("''", '" ').replace("``", ' "')
    for start, end in paragraphs(text):
        for quotation in find_quotations(marks, start, end):
            inside[quotation.start : quotation.end] = b"\1" * (quotation.end - quotation.start)
    return inside


def kind_of(text: str, inside: bytearray, content: Iterable[Cut]) -> str:
    """Direct: nearly all letters inside quotation marks; indirect: none; mixed: some."""
    letters = [inside[n] for start, end in content for n in range(start, end) if text[n].isalnum()]
    share = sum(letters) / len(letters) if letters else 0.0
    return "direct" if share >= _DIRECT else "mixed" if share else "indirect"


def count(paper: Paper, found: Sequence[Link], classes: Callable[[Link], str | None] | None, into: Found) -> None:
    """Add one text to the counts. Cost: quadratic in the attributions of one text."""
    inside = quoted(paper.text)
    gold_kinds = [kind_of(paper.text, inside, link.content) for link in paper.gold]
    our_kinds = [kind_of(paper.text, inside, link.content) for link in found]
    for role in ROLES:
        gold, ours = _spans(paper.gold, role), _spans(found, role)
        into.exact[role].add((cut in gold for cut in ours), (cut in ours for cut in gold))
        into.overlap[role].add((any_meet([cut], gold) for cut in ours), (any_meet([cut], ours) for cut in gold))
        for kind in KINDS:
            of_gold = _spans([link for link, own in zip(paper.gold, gold_kinds, strict=True) if own == kind], role)
            of_ours = _spans([link for link, own in zip(found, our_kinds, strict=True) if own == kind], role)
            into.kinds[kind, role].add((cut in gold for cut in of_ours), (cut in ours for cut in of_gold))
    _relations(paper.gold, found, (gold_kinds, our_kinds), into)
    _direct(paper.text, inside, paper.gold, found, into)
    if classes is not None:
        into.classes.extend(_classes(paper.gold, found, classes))


def _spans(links: Iterable[Link], role: str) -> list[Cut]:
    return sorted({cut for link in links for cut in getattr(link, role)})


def _relations(gold: Sequence[Link], found: Sequence[Link], kinds: tuple[list[str], list[str]], into: Found) -> None:
    pairs = sorted((-alike, i, j) for i, g in enumerate(gold) for j, f in enumerate(found) if (alike := relation(g, f)) >= _ALIKE)
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in pairs:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    into.relation.add((j in taken for j in range(len(found))), (i in partner for i in range(len(gold))))
    for kind in KINDS:
        ours = [j in taken for j, own in enumerate(kinds[1]) if own == kind]
        into.relation_kinds[kind].add(ours, [i in partner for i, own in enumerate(kinds[0]) if own == kind])
    whole, wanted = ({(link.source, link.cue, link.content) for link in links} for links in (found, gold))
    into.relation_exact.add((one in wanted for one in whole), (one in whole for one in wanted))
    into.scores.extend((link.score, j in taken) for j, link in enumerate(found) if link.score is not None)


def relation(gold: Link, found: Link) -> float:
    """How alike the contents are, where cue and source agree; 0 where they do not."""
    for a, b in ((gold.cue, found.cue), (gold.source, found.source)):
        if (a or b) and not any_meet(a, b):
            return 0.0
    return jaccard(gold.content, found.content) if any_meet(gold.content, found.content) else 0.0


def _direct(text: str, inside: bytearray, gold: Iterable[Link], found: Sequence[Link], into: Found) -> None:
    """The pieces of direct speech that are found, and whether with their speaker."""
    pieces = [(piece, link) for link in found for piece in link.content]
    for link in gold:
        for piece in link.content:
            if kind_of(text, inside, [piece]) != "direct":
                continue
            likes = [(jaccard([piece], [ours]), -n) for n, (ours, _) in enumerate(pieces) if meets(piece, ours)]
            alike, best = max(likes, default=(0.0, 0))
            into.direct.append(alike >= _ALIKE)
            into.direct_exact.append(alike == 1.0)
            if alike >= _ALIKE:
                said_by = pieces[-best][1].source
                into.direct_speaker.append(any_meet(link.source, said_by) or not (link.source or said_by))


def _classes(gold: Iterable[Link], found: Sequence[Link], classes: Callable[[Link], str | None]) -> Iterator[tuple[str, str]]:
    """The act by hand and ours for each cue that meets one of ours: the longest overlap, the first of equals."""
    for link in gold:
        common = [
            (max((min(a[1], b[1]) - max(a[0], b[0]) for a in link.cue for b in other.cue), default=0), -n) for n, other in enumerate(found)
        ]
        size, best = max(common, default=(0, 0))
        act = classes(link) if size > 0 else None
        if act is not None:
            yield act, str(found[-best].act)


def calibration_error(scores: Sequence[tuple[float, bool]]) -> float | None:
    """Expected calibration error over ten bins of equal mass: the mean distance of confidence and share right. None: no scores.

    Source  Nixon et al. 2019, Measuring Calibration in Deep Learning (adaptive bins)
    """
    if not scores:
        return None
    rights: dict[float, list[bool]] = {}
    for score, right in scores:
        rights.setdefault(score, []).append(right)
    # Guesses of one confidence are one: which of them falls into which bin must not depend on being right.
    order = [(score, sum(among) / len(among)) for score, among in sorted(rights.items()) for _ in among]
    bins = [order[len(order) * n // _BINS : len(order) * (n + 1) // _BINS] for n in range(_BINS)]
    return sum(abs(sum(score - right for score, right in part)) for part in bins) / len(order)


def share(answers: Sequence[bool]) -> float | None:
    """The share that is so; None of nothing."""
    return sum(answers) / len(answers) if answers else None


def measure(
    papers: Iterable[Paper], found: Iterable[Sequence[Link]], classes: Callable[[Paper], Callable[[Link], str | None]] | None = None
) -> Found:
    """The counts over all texts. classes: what gives the act by hand of a link of a text; None: nobody says."""
    into = Found()
    for paper, links in zip(papers, found, strict=True):
        count(paper, links, classes(paper) if classes is not None else None, into)
    return into


def figures(found: Found) -> dict[str, float | None]:
    """The keys of the last line."""
    line: dict[str, float | None] = {f"{role}_f1": found.exact[role].f1 for role in ROLES}
    line |= {f"{role}_overlap_f1": found.overlap[role].f1 for role in ROLES}
    line |= {
        "direct_content_recall": share(found.direct),
        "direct_content_exact_recall": share(found.direct_exact),
        "direct_speaker_accuracy": share(found.direct_speaker),
        "relation_f1": found.relation.f1,
        "relation_exact_f1": found.relation_exact.f1,
        "cue_class_accuracy": share([by_hand == ours for by_hand, ours in found.classes]),
        "ece": calibration_error(found.scores),
    }
    line |= {f"{kind}_{role}_f1": found.kinds[kind, role].f1 for kind in KINDS for role in ROLES}
    line |= {f"{kind}_relation_f1": found.relation_kinds[kind].f1 for kind in KINDS}
    return line


def rows(name: str, found: Found) -> list[tuple[str, ...]]:
    """The rows of a table: who answered, the role, and precision, recall and F1 exactly and by overlap."""
    kinds = {role: [found.kinds[kind, role] for kind in KINDS] for role in ROLES} | {"relation": list(found.relation_kinds.values())}
    pairs = {role: (found.exact[role], found.overlap[role]) for role in ROLES} | {"relation": (found.relation_exact, found.relation)}
    return [
        (name, role, *_three(exact), *_three(near), *(f"{tally.f1:.3f}" for tally in kinds[role]), str(exact.wanted))
        for role, (exact, near) in pairs.items()
    ]


HEAD = ("", "role", "exact P", "R", "F1", "overlap P", "R", "F1", *(f"{kind} F1" for kind in KINDS), "wanted")


def _three(tally: Tally) -> tuple[str, str, str]:
    return f"{tally.precision:.3f}", f"{tally.recall:.3f}", f"{tally.f1:.3f}"
