"""Which kind of credit our own way gives to lines of real articles that were labelled by hand: `credit_lines.jsonl`.

Only the places and the labels are kept; the words are read from the corpora, and what is not there is left out and counted. Each article
goes the product's way, from its row to the credits of the article, and a line gets the strongest credit that stands on it. Half of the
lines (odd numbers) were never read while the rules were made: `check_*`.
"""

from __future__ import annotations

import gzip
import json
import lzma
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.common import data_root
from evals.credits_drawn import BULK, ROUNDUPS
from newstemma.articles.clean import clean
from newstemma.engines.local import LocalEngine
from newstemma.language.agencies import is_agency, unnamed_agencies
from newstemma.model.article import Credit
from newstemma.model.document import Document
from newstemma.readers.kinds import JSONL
from newstemma.readers.tables import read_json
from newstemma.settings import Settings

#: The kinds, the strongest first: a line on which several credits stand is what the first of them makes of it.
KINDS = ("byline", "tagline", "photo", "inline", "none")
_NAMED = re.compile(r'"(?:id|ID)":\s?"([^"]+)"')


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line, what our own way found on it, and its words (for the table of misses alone)."""

    number: int
    kind: str
    agency: str | None
    found: tuple[Credit, ...]
    words: str

    @property
    def guess(self) -> str:
        """The strongest kind found."""
        return next((kind for kind in KINDS if any(c.kind == kind for c in self.found)), "none")

    @property
    def is_wire(self) -> bool:
        """Whether an agency was credited with the text."""
        return any(c.agency and c.kind in ("byline", "tagline") for c in self.found)

    @property
    def fits(self) -> bool:
        """Whether the agency by hand is among those found; where there is none by hand, that none was found."""
        named = {_short(c.name) for c in self.found if c.agency}
        return self.agency in named if self.agency is not None else not named


def _short(name: str) -> str:
    """The agency's short name, also of the last name behind a slash: "Ann Example/Reuters"."""
    if unnamed_agencies(name) and is_agency(name) is None:
        return "agencies"
    parts = [name, *re.split(r"\s*(?:/|\||\bvia\b|,|\()\s*", name.rstrip(")"))]
    return next((short for part in parts if (short := is_agency(part))), name)


def lines(source: Path) -> tuple[list[Line], int]:
    """The lines whose articles are there, in order of their numbers; how many are not."""
    labelled = [json.loads(line) for line in source.read_text(encoding="utf-8").splitlines()]
    texts = dict(_rows({(row["corpus"], row["id"]) for row in labelled}))
    out = []
    for row in labelled:
        text = texts.get((row["corpus"], row["id"]))
        if text is not None:
            found, words = _on(text, row)
            out.append(Line(row["n"], row["kind"], row["agency"], found, words))
    return sorted(out, key=lambda one: one.number), len(labelled) - len(out)


def _rows(wanted: set[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], dict[str, Any]]]:
    """The rows of the corpora that are asked for; the first of two with one id."""
    wanted = set(wanted)
    for corpus, name, row in (*_bulk(wanted), *_roundups(wanted)):
        if (corpus, name) in wanted:
            wanted.discard((corpus, name))
            yield (corpus, name), row


def _bulk(wanted: set[tuple[str, str]]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    path = data_root() / BULK
    if not path.exists():
        return
    with lzma.open(path, "rt", encoding="utf-8") as read:
        for line in read:
            match = _NAMED.match(line, 1)
            if match is not None and ("bulk", match[1]) in wanted:
                yield "bulk", match[1], json.loads(line)


def _roundups(wanted: set[tuple[str, str]]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    path = data_root() / ROUNDUPS
    if not path.exists():
        return
    with gzip.open(path, "rt", encoding="utf-8") as read:
        for line in read:
            if any(("roundups", m[1]) in wanted for m in _NAMED.finditer(line)):
                yield from (("roundups", slot["ID"], slot) for slot in json.loads(line)["articles"] if slot.get("body"))


def _on(row: dict[str, Any], label: dict[str, Any]) -> tuple[tuple[Credit, ...], str]:
    """The credits that stand on a labelled line, and its words."""
    settings = Settings()
    text = json.dumps(row, ensure_ascii=False)
    blank = Document("d-0", "row.jsonl", ("row.jsonl",), "0", JSONL, len(text), text)
    document, _ = read_json(blank, settings.read, None)
    start = next((s.at.start for s in document.parts[0].stated if s.name == label.get("field") and s.at), None)
    body = document.parts[0].body
    base = start if start is not None else body[0] if body else 0
    first, last = base + label["start"], base + label["end"]
    articles, _ = clean([document], settings.clean, settings.read, LocalEngine())
    words = document.text[first:last]
    return tuple(c for a in articles for c in a.credits if (c.at.start < last and c.at.end > first) or _listed_once(c, words)), words


def _listed_once(credit: Credit, words: str) -> bool:
    """Whether a credit of the article stands on the line too: one that a page repeats is listed where it stands first."""
    return credit.kind in ("photo", "byline") and " " in credit.name and (credit.name in words or words.strip("()") in credit.name)


def f1(pairs: Sequence[tuple[str, str]], kind: str) -> float:
    """F1 of one kind over (by hand, found)."""
    right = sum(a == b == kind for a, b in pairs)
    return 2 * right / (sum(a == kind for a, _ in pairs) + sum(b == kind for _, b in pairs) or 1)


def figures(read: Iterable[Line], before: str = "") -> dict[str, float]:
    """The last line's keys: macro F1 over the kinds, what says nothing of the text yet was called wire, and agencies named right."""
    read = list(read)
    pairs = [(one.kind, one.guess) for one in read]
    aside = [one for one in read if one.kind in ("photo", "inline", "none")]
    return {
        f"{before}kind_macro_f1": sum(f1(pairs, kind) for kind in KINDS) / len(KINDS),
        f"{before}photo_or_told_as_wire": sum(one.is_wire for one in aside) / max(1, len(aside)),
        f"{before}agency_right": sum(one.fits for one in read) / max(1, len(read)),
    }


def measured(source: Path, *, show: bool = False) -> dict[str, float]:
    """All figures of the labelled lines, over all of them and for both halves; {} with a printed reason where no corpus is there.

    show   print the misses of the half that may be read
    """
    read, lacking = lines(source)
    if not read:
        print(f"the labelled lines of {source.name} are not measured: their corpora ({BULK}, {ROUNDUPS}) are not under {data_root()}")
        return {}
    seen, check = [one for one in read if one.number % 2 == 0], [one for one in read if one.number % 2]
    if show:
        for one in seen:
            if one.guess != one.kind or not one.fits or (one.kind in ("photo", "inline", "none") and one.is_wire):
                print(
                    f"{one.number} by hand {one.kind} {one.agency}: {[(c.kind, c.name, c.agency) for c in one.found]} | {one.words[:200]}"
                )
    pairs = [(one.kind, one.guess) for one in read]
    by_kind = {f"{kind}_f1": f1(pairs, kind) for kind in KINDS}
    return {**figures(read), **figures(seen, "seen_"), **figures(check, "check_"), **by_kind, "lines": len(read), "lines_lacking": lacking}
