"""Piles made up from invented words: articles on one happening, each with sentences of its own, and reprints of them.

A text is a list of paragraphs; every sentence is drawn from a seed, so the same seed is the same sentence and two seeds share no phrase.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random
from typing import Any

import newstemma
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.model.report import Report
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

_BEGIN = "b br d dr f g gr h k kl l m n p pl r s st t tr v w z".split()
_MIDDLE = "a e i o u ai ei ou ea".split()
_END = "l n r s t m nd rk st lm b d".split()
PEOPLE = ("Ada Renn", "Ida Holt", "Lise Marrow", "Tom Askell", "Vera Lund", "Jan Corbin")
#: What a sentence says, and how another reporter would put the same. Capitals stand for invented words, # for a figure.
_SHAPES = (
    ("{who} said A would B before the C, since # D had E", "Since # D had E, A would B before the C, said {who}"),
    ("Nobody A in the B when # C came down to D the E", "When # C came down to D the E nobody in the B A"),
    ("At the A of B, # C were E by D, {who} recalled", "{who} recalled that D had E # C at the A of B"),
    ("After A and B, {who} took # C from E to D", "{who} took # C to D from E after A and B"),
    ("Where # A once B, C now D all that E", "All that E is now D by C where # A once B"),
    ("{who} blamed A for B, not C or the # D that E", "Not C, nor the # D that E, but A was blamed for B by {who}"),
    ("Under a A sky # B began to C their D into E", "# B began, into E, to C their D under a sky of A"),
    ("More A than B, the C cost {who} # D and an E", "{who} lost # D and an E to the C, which was more A than B"),
    ("It was A who B {who} that # C could D no E", "That # C could D no E was B to {who} by A"),
    ("From A up to B they E # C, D and all", "D and all, # C were E by them from A up to B"),
)
#: What all the articles are on, in few words, so that they are one story and share no passage for it.
_SCENE = ("Velmora", "Harnmouth", "Pelsark", "Odrun", "Wexholm", "Tarnfield")


def scene(seed: str) -> str:
    """A short first sentence that names the places of the happening."""
    dice = Random(seed)
    names = dice.sample(_SCENE, len(_SCENE))
    return f"{names[0]} {word(dice)} {names[1]}, {names[2]} {word(dice)} {names[3]}, while {names[4]} {word(dice)} {names[5]}."


def word(dice: Random, parts: int = 2) -> str:
    """An invented word."""
    return "".join(dice.choice(_BEGIN) + dice.choice(_MIDDLE) + dice.choice(_END) for _ in range(parts))


def sentence(seed: str, *, retold: bool = False, more: int = 0) -> str:
    """An invented sentence of some 15 words. retold: the same in another order; more: what its figure is higher by."""
    dice = Random(seed)
    words = {letter: f"{word(dice)} {word(dice)}" if letter in "AC" else word(dice) for letter in "ABCDE"}
    shape, figure = dice.choice(_SHAPES)[retold], dice.randint(11, 99) + more
    told = re.sub(r"\b[A-E]\b|#", lambda m: words.get(m[0], str(figure)), shape.format(who=dice.choice(PEOPLE)))
    return f"{told[0].upper()}{told[1:]}."


@dataclass(frozen=True)
class Made:
    """One article to be: who prints it, when, and its paragraphs."""

    outlet: str | None
    body: tuple[str, ...]
    when: str | None = "2031-03-04"
    credit: str = ""
    title: str = f"{_SCENE[0]}, {_SCENE[1]}, {_SCENE[2]}, {_SCENE[3]}, {_SCENE[4]} and {_SCENE[5]}"

    @property
    def row(self) -> dict[str, str]:
        """The article as a row of a table."""
        text = "\n\n".join((*self.body, *([self.credit] if self.credit else [])))
        given = {"title": self.title, "outlet": self.outlet, "published": self.when, "text": text}
        return {name: value for name, value in given.items() if value is not None}


def own(outlet: str | None, seed: str, size: int = 6, **more: Any) -> Made:
    """An article of its own: sentences that nothing else has, two a paragraph."""
    told = [sentence(f"{seed}/{n}") for n in range(size)]
    told[0] = f"{scene(seed)} {told[0]}"
    return Made(outlet, tuple(" ".join(told[n : n + 2]) for n in range(0, size, 2)), **more)


def reprint(made: Made, outlet: str | None, **more: Any) -> Made:
    """The same text elsewhere."""
    return replace(made, outlet=outlet, **more)


def mixed(outlet: str | None, *parts: Sequence[str], **more: Any) -> Made:
    """An article made of paragraphs from several places, in turn."""
    return Made(outlet, tuple(paragraph for part in parts for paragraph in part), **more)


def pile(made: Iterable[Made]) -> newstemma.Pile:
    """The articles as documents, one each, named by what they hold."""
    documents = []
    for article in made:
        raw = json.dumps(article.row).encode()
        name = f"{(article.outlet or 'nobody').replace(' ', '-')}-{Random(raw).randrange(10**9)}.jsonl"
        documents += read_bytes(name, raw, ReadSettings())[0]
    return newstemma.Pile(documents, ())


def report_of(made: Iterable[Made], **options: Any) -> Report:
    """What the corridor finds in the articles, with rules for an encoder."""
    found = newstemma.analyse(pile(made), encoder=LexicalEncoder(), processes=1, **options).found
    assert found is not None
    return found


def counts(report: Report) -> tuple[int, int, int]:
    """(best, min, max) over all stories."""
    intervals = [r.independent for r in report.roots]
    return sum(i.best for i in intervals), sum(i.min for i in intervals), sum(i.max for i in intervals)


def outlets(report: Report) -> dict[str, str]:
    """Article to its outlet, or to its file's name."""
    return {a.id: a.outlet or a.name for a in report.articles}


def parts(report: Report) -> set[frozenset[str]]:
    """The origins of all stories as sets of outlets; those without an article by the agency's name."""
    known = outlets(report)
    return {frozenset(known[i] for i in o.articles) or frozenset([f"({o.label})"]) for r in report.roots for o in r.origins}
