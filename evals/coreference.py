"""Documents of GUM with their gold coreference: the text built again from its tokens, and each mention with its chain.

Only what the scorer of speakers asks for: who is meant (a chain's longest proper name), where the pronouns of the third person stand, and
which mentions are the subject of a verb of speech.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

Cut = tuple[int, int]

#: Lemmas whose subject speaks.
SPEECH = frozenset(
    "say tell add announce argue ask claim comment concede confirm continue declare deny describe estimate explain insist note observe "
    "predict promise recall remark reply report respond reveal state stress suggest urge warn write believe think acknowledge admit agree "
    "criticize criticise mention quip caution conclude point".split()
)
PERSONAL = frozenset("he she him her his hers himself herself".split())
_MARK = re.compile(r"(\()?([^()]+)(\))?")
_TITLES = frozenset("mr mrs ms miss dr sir lord lady president minister senator sen prof professor".split())
_NAMED = frozenset({"PROPN"})


@dataclass(frozen=True, slots=True)
class Token:
    """A word where it stands. head: the number of its head in its sentence, 0 at the root."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    deprel: str
    number: int
    head: int
    sentence: int
    feats: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A mention of a chain.

    head    its head word's token; number: that word's grammatical number, "Sing" or "Plur"
    says    whether it is the subject of a verb of speech
    name    where its proper name stands, None where it has none
    """

    start: int
    end: int
    chain: str
    kind: str
    head: Token
    says: bool
    name: Cut | None
    number: str = ""


@dataclass(frozen=True, slots=True)
class Gold:
    """A document: its text (paragraphs joined by a blank line), its mentions in order, and each chain's names, the longest first."""

    name: str
    genre: str
    text: str
    mentions: tuple[Mention, ...]
    names: dict[str, tuple[str, ...]]


def read(source: Path) -> Gold:
    """A document of a conllu file."""
    raw = source.read_text(encoding="utf-8")
    genre = re.search(r"^# meta::genre = (\w+)", raw, re.MULTILINE)
    text, tokens, marks = _rebuilt(raw)
    mentions = tuple(sorted(_mentions(tokens, marks), key=lambda m: (m.start, -m.end)))
    return Gold(source.stem, genre[1] if genre else "", text, mentions, _names(mentions, tokens))


def is_taken_out(gold: Gold) -> bool:
    """Whether the document's words were replaced by underscores."""
    return gold.text.count("_") * 2 > len(gold.text.replace(" ", ""))


def _rebuilt(raw: str) -> tuple[str, list[Token], list[str]]:
    """The text, its tokens, and the mention marks of each token."""
    text, close = "", True
    tokens: list[Token] = []
    marks: list[str] = []
    sentence, last, close_after = 0, 0, False
    for line in raw.splitlines():
        if re.fullmatch(r"# newpar(?: .*)?", line):
            text = text.rstrip() + ("\n\n" if text else "")
            close = True
        elif not line:
            sentence, last = sentence + 1, 0
        elif not line.startswith("#"):
            number, form, lemma, upos, _, feats, head, deprel, _, misc = line.split("\t")
            if "-" in number:
                last, close_after = int(number.split("-")[1]), "SpaceAfter=No" in misc
            if not number.isdigit():
                continue
            text += "" if close or text.endswith("\n\n") else " "
            tokens.append(Token(len(text), len(text) + len(form), form, lemma, upos, deprel, int(number), int(head), sentence, feats))
            entity = re.search(r"(?:^|\|)Entity=([^|]+)", misc)
            marks.append(entity[1] if entity else "")
            text += form
            at = int(number)
            close = at < last or (close_after if at == last else "SpaceAfter=No" in misc)
    return text.rstrip(), tokens, marks


def _mentions(tokens: Sequence[Token], marks: Sequence[str]) -> Iterator[Mention]:
    """The mentions that the marks open and close."""
    opened: defaultdict[str, list[tuple[int, str, str]]] = defaultdict(list)
    heads = {(t.sentence, t.number): t for t in tokens}
    for at, mark in enumerate(marks):
        for opens, inner, closes in _MARK.findall(mark):
            if opens:
                chain, kind, *rest = inner.split("-")
                chain = chain.split("[")[0]
                opened[chain].append((at, kind, rest[3] if len(rest) > 3 else "1"))
            if closes:
                chain = inner.split("-")[0].split("[")[0]
                if opened[chain]:
                    yield _mention(tokens, chain, opened[chain].pop(), at, heads)


def _mention(tokens: Sequence[Token], chain: str, opened: tuple[int, str, str], last: int, heads: dict[tuple[int, int], Token]) -> Mention:
    first, kind, _ = opened
    inside = tokens[first : last + 1]
    numbers = {t.number for t in inside}
    head = next((t for t in inside if t.head not in numbers and t.deprel != "punct"), inside[-1])
    verb = heads.get((head.sentence, head.head))
    says = verb is not None and head.deprel == "nsubj" and verb.lemma in SPEECH
    return Mention(
        inside[0].start, inside[-1].end, chain, kind, head, says, _name(inside, head), "Plur" if "Number=Plur" in head.feats else "Sing"
    )


def _names(mentions: Iterable[Mention], tokens: Sequence[Token]) -> dict[str, tuple[str, ...]]:
    """For each chain the proper names of its mentions, without titles, the longest first."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for mention in mentions:
        if mention.name is not None:
            words = [t.form for t in tokens if mention.name[0] <= t.start < mention.name[1]]
            found[mention.chain].add(" ".join(words))
    return {chain: tuple(sorted(names, key=lambda n: (-len(n.split()), n))) for chain, names in sorted(found.items())}


def _name(inside: Sequence[Token], head: Token) -> Cut | None:
    """The proper name that a mention is headed by: the run of proper nouns around its head, or right behind a head that is a title or an
    office ("the spokeswoman Ida Renn"); without titles. None: it has no name.
    """
    at = inside.index(head)
    if head.upos not in _NAMED or head.form.rstrip(".").casefold() in _TITLES:
        at += 1
    first = last = at
    if at >= len(inside) or inside[at].upos not in _NAMED:
        return None
    while first and inside[first - 1].upos in _NAMED and inside[first - 1] is not head:
        first -= 1
    while last + 1 < len(inside) and (inside[last + 1].upos in _NAMED or inside[last + 1].form == "-"):
        last += 1
    run = list(inside[first : last + 1])
    while run and run[0].form.rstrip(".").casefold() in _TITLES:
        run.pop(0)
    while run and run[-1].upos not in _NAMED:
        run.pop()
    return (run[0].start, run[-1].end) if run else None
