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
_VERBS = "carried mended counted painted guarded measured emptied followed lifted sorted watched opened".split()
_LINKS = "beside behind beneath above towards past near within".split()
PEOPLE = ("Ada Renn", "Ida Holt", "Lise Marrow", "Tom Askell", "Vera Lund", "Jan Corbin")


def word(dice: Random, parts: int = 2) -> str:
    """An invented word."""
    return "".join(dice.choice(_BEGIN) + dice.choice(_MIDDLE) + dice.choice(_END) for _ in range(parts))


def sentence(seed: str) -> str:
    """An invented sentence of some 20 words on the happening that all these articles are on."""
    dice = Random(seed)
    a, b, c, d, e = (word(dice) for _ in range(5))
    who, link, verb, again = dice.choice(PEOPLE), dice.choice(_LINKS), dice.choice(_VERBS), dice.choice(_VERBS)
    return (
        f"{who} {verb} the {a} {b} {link} the Velmora bridge at Harnmouth while {dice.randint(11, 99)} {c} "
        f"{again} every {d} that the {e} {word(dice)} had left there."
    )


def retold(seed: str, *, more: int = 0) -> str:
    """The same sentence as another reporter would put it: its words in another order. more: what its figure is higher by."""
    who, verb, a, b, link, figure, c, again, d, e, f = _TOLD.fullmatch(sentence(seed)).groups()  # type: ignore[union-attr]
    return (
        f"Every {d}, and {int(figure) + more} {c} with it, was {again} before {who} {verb} the {b} of the {a} {link} the fallen bridge, "
        f"where the {f} of the {e} stood."
    )


_TOLD = re.compile(
    r"(\w+ \w+) (\w+) the (\w+) (\w+) (\w+) the Velmora bridge at Harnmouth "
    r"while (\d+) (\w+) (\w+) every (\w+) that the (\w+) (\w+) had left there\."
)


@dataclass(frozen=True)
class Made:
    """One article to be: who prints it, when, and its paragraphs."""

    outlet: str | None
    body: tuple[str, ...]
    when: str | None = "2031-03-04"
    credit: str = ""
    title: str = "Velmora bridge falls at Harnmouth"

    @property
    def row(self) -> dict[str, str]:
        """The article as a row of a table."""
        text = "\n\n".join((*self.body, *([self.credit] if self.credit else [])))
        given = {"title": self.title, "outlet": self.outlet, "published": self.when, "text": text}
        return {name: value for name, value in given.items() if value is not None}


def own(outlet: str | None, seed: str, size: int = 6, **more: Any) -> Made:
    """An article of its own: sentences that nothing else has, two a paragraph."""
    told = [sentence(f"{seed}/{n}") for n in range(size)]
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
