"""The corpora that say which articles are on one happening, as rows that the product reads: roundups, ECB+, BASIL."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.common import opened
from evals.credits import rows
from newstemma.articles.clean import clean
from newstemma.engines.local import LocalEngine
from newstemma.language.mark import mark
from newstemma.lineage.passages import match
from newstemma.model.article import Article
from newstemma.model.lineage import Passage
from newstemma.model.reading import Reading
from newstemma.readers.files import read_bytes
from newstemma.settings import Settings
from newstemma.stories.reprints import Sharing
from newstemma.stories.texts import Texts

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NO_SPACE_BEFORE = re.compile(r" (?=[.,;:!?%)\]’”]|'s\b|n't\b|'(?:re|ve|ll|d|m)\b)|(?<=[(\[$“‘]) ")


@dataclass(frozen=True, slots=True)
class Slot:
    """One text of a corpus. gold: the happening that it is on; topic: what the folds keep together; full: dated, with its body."""

    row: dict[str, Any]
    gold: str
    topic: str
    full: bool = True


@dataclass(frozen=True, slots=True)
class Pile:
    """Slots as the product read them. at: number of the slot of each article; a slot of which no article came is in none."""

    slots: tuple[Slot, ...]
    articles: tuple[Article, ...]
    readings: tuple[Reading, ...]
    passages: tuple[Passage, ...]
    at: dict[str, int]


def load(path: Path, limit: int | None) -> tuple[str, list[Slot]]:
    """Which corpus it is ("roundups", "ecb", "basil"), and its slots. limit: only the first N happenings."""
    if path.is_file() and ".jsonl" in path.suffixes:
        kind, found = "roundups", list(roundups(path))
    else:
        with opened(path) as folder:
            kind = "basil" if any(folder.rglob("articles/*/*.json")) else "ecb"
            found = list(basil(folder) if kind == "basil" else ecb(folder))
    kept = set(list(dict.fromkeys(s.topic for s in found))[:limit])
    return kind, [s for s in found if s.topic in kept]


def roundups(path: Path) -> Iterator[Slot]:
    """Slots of roundups. Where there is no body the lead stands for it; a slot without a date gets none."""
    for line in rows(path):
        for slot in line["articles"]:
            body = slot.get("body")
            date = slot.get("date") or ""
            row = {"title": slot["title"], "text": body or slot["lead"] or slot["title"], "outlet": slot.get("source")}
            row |= {"url": slot.get("url"), "authors": slot.get("authors"), "date": date if _DAY.fullmatch(date) else None}
            yield Slot(row, line["cluster"], line["cluster"], full=bool(body and row["date"]))


def ecb(folder: Path) -> Iterator[Slot]:
    """Documents of ECB+: the older ones of a topic are on one happening, the added ones on its look-alike."""
    for path in sorted(folder.rglob("*_*ecb*.xml"), key=lambda p: (int(p.parent.name), p.name)):
        topic = path.parent.name
        yield Slot(_printed(path), f"{topic} {'added' if 'plus' in path.name else 'first'}", topic)


def _printed(path: Path) -> dict[str, Any]:
    """Tokens as running text, a sentence a paragraph; an address that stands first is given as one, not as words."""
    sentences: dict[str, list[str]] = {}
    for token in ET.parse(path).getroot().iter("token"):
        sentences.setdefault(token.get("sentence") or "", []).append(token.text or "")
    lines = [" ".join(words) for words in sentences.values()]
    address = lines[0].replace(" ", "") if lines and re.match(r"https? ?:", lines[0]) else None
    text = "\n\n".join(_NO_SPACE_BEFORE.sub("", line) for line in (lines[1:] if address else lines))
    return {"text": text, "url": address}


def basil(folder: Path) -> Iterator[Slot]:
    """Articles of BASIL: three outlets on one event."""
    for path in sorted(folder.rglob("articles/*/*.json")):
        story = json.loads(path.read_text(encoding="utf-8"))
        text = "\n\n".join(" ".join(paragraph) for paragraph in story["body-paragraphs"])
        row = {"title": story["title"], "text": text, "outlet": story["source"], "date": story["date"], "url": story["url"]}
        yield Slot(row, story["triplet-uuid"], story["triplet-uuid"])


def read(slots: Sequence[Slot], settings: Settings) -> Pile:
    """The slots the product's own way, up to their shared passages: rows, documents, clean, mark (nobody is asked who speaks), match."""
    engine = LocalEngine(1)
    lines = [json.dumps({k: v for k, v in slot.row.items() if v}) for slot in slots]
    documents, _ = read_bytes("pile.jsonl", "\n".join(lines).encode(), settings.read)
    if sum(len(d.parts) for d in documents) != len(slots):
        raise ValueError("a row was not read: articles could not be told from one another")
    articles, _ = clean(documents, settings.clean, settings.read, engine, None)
    readings, _ = mark(articles, None)
    passages, _ = match(articles, readings, settings.lineage, engine)
    at = {a.id: int(a.name.partition("#")[2]) - 1 for a in articles}
    return Pile(tuple(slots), tuple(articles), tuple(readings), tuple(passages), at)


def weighed(pile: Pile, settings: Settings) -> tuple[Texts, dict[str, str]]:
    """The texts of a pile with their bonds, what `gather` does before it links; and the text that each reprint stands in."""
    sharing = Sharing()
    sharing.add(pile.passages)
    within = sharing.within({a.id: a for a in pile.articles})
    heads = [a for a in sorted(pile.articles, key=lambda a: a.id) if a.id not in within]
    return Texts(heads, sharing, settings.stories), within
