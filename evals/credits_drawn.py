"""Draws credit-like lines from the corpora, for labelling by hand: `python -m evals.credits_drawn OUT.jsonl [--each N] [--seed S]`.

The net is wide and knows nothing of our own patterns: any sentence with an agency's name or a word of credits in it, in eight nets so that
rare kinds are drawn as well, at most three of a net from one outlet and one of an article; bylines being rare among them, lines of the
articles' heads and fields of authors are two nets more. What comes out holds the words for the labeller's eyes; only the places and the
labels are kept (`credit_lines.jsonl`): 356 were drawn and labelled, and 200 of them kept, by chance, so that each kind is well there.
That set was drawn with seed 7, the heads and the authors by patterns of their own before they became nets here: a new run draws anew.
"""

from __future__ import annotations

import argparse
import gzip
import json
import lzma
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from evals.common import data_root

BULK = "data/allsides_articles.jsonl.xz"
ROUNDUPS = "data/allsides_stories_train.jsonl.gz"
_AGENCY = (
    r"(?:Associated Press|\bAP\b|\bA\.P\.|Reuters|\bREUTERS\b|\bAFP\b|Agence France|\bUPI\b|United Press International|Xinhua"
    r"|\bTASS\b|\bdpa\b|\bANI\b|\bPTI\b|Yonhap|Kyodo|\bKCNA\b|\bEFE\b|\bANSA\b|Interfax|RIA Novosti|Press Association"
    r"|Canadian Press|Bloomberg News|CNN Wire|News Service|Tribune Content|McClatchy|Dow Jones|Creators Syndicate|\bGetty\b"
    r"|Health News|ProPublica|Newswire|news agenc\w+|wire services?|Anadolu|\bIRNA\b|Fars|Tasnim|SANA|Al-?Masdar)"
)
_PICTURE = r"\b(?:[Pp]hotos?|PHOTO|[Ii]mage|[Pp]icture|[Vv]ideo)\b"
_SAID = r"(?:report\w*|said|says|quot\w+|cit\w+|told|obtained|wrote|found)"
_TOLD = r"(?:told|tells|according to|report\w*|interview\w*|said|says|quot\w+|cit\w+|obtained|statement to|speaking to|spoke)"
_ABOUT = r"(?:poll|survey|reporter|photographer|journalist|correspondent|president|editor|style|shares|building|staff|executive)"
#: Net -> what a sentence must hold; a sentence belongs to the first net that it falls into.
NETS: dict[str, str] = {
    "contributed": r"contributed (?:to|reporting)|contributing\b.{0,40}report",
    "rights": (
        r"©|\(c\) ?\d|\bcopyright\b|originally (?:published|appeared)|first (?:published|appeared)|republish|reprinted"
        r"|with permission|Editing by|Reporting by|Additional reporting|\binputs?\b.{0,30}agenc|^Source: "
        r"|full (?:article|story)\b.{0,20}(?:at|on|here)"
    ),
    "picture": (
        rf"{_PICTURE}.{{0,60}}{_AGENCY}|{_AGENCY}.{{0,30}}{_PICTURE}"
        r"|Getty Images|REUTERS/|/AP\b|/Reuters|[Pp]hoto (?:by|credit)"
    ),
    "opening": rf"^.{{0,60}}[(\[]?{_AGENCY}[)\]]?\s?(?:[—–-]|:)|^.{{0,50}}[(\[]{_AGENCY}[^()]{{0,20}}[)\]]",
    "byline": (rf"^\W*(?:[Bb][Yy]:?|Written by|From)\s.{{0,120}}{_AGENCY}|^(?=.{{3,70}}$).*{_AGENCY}|^(?=.{{8,60}}$)\W*(?:By|BY) [A-Z]"),
    "told": rf"{_TOLD}.{{0,60}}{_AGENCY}|{_AGENCY}.{{0,40}}{_SAID}",
    "poll": rf"{_AGENCY}.{{0,60}}{_ABOUT}|(?:poll|survey|reporter|journalist|correspondent|editor).{{0,60}}{_AGENCY}",
    "other": _AGENCY,
}
#: Lines of the first 2,500 characters that may be bylines.
_HEAD = re.compile(
    r"^\W{0,4}(?:(?:By|BY|by|From|FROM|Written by|Story by|Posted by|Analysis by|Reporting by)\b:?\s+[A-Z]"
    rf"|(?=.{{0,110}}$).*{_AGENCY}\W*$"
    r"|\w+ Staff\b|.{0,40}\b(?:Staff|staff) (?:writer|report)|[A-Z][\w.' -]+ \| )"
)
_AUTHORS = re.compile(rf"{_AGENCY}|news|press|wire|staff|agenc|www|service", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?”\"’)])\s+(?=[A-Z“\"(\[©])")
_LONGEST = 400  # characters


def articles() -> Iterator[tuple[str, str, str, str, str]]:
    """(corpus, id, outlet, text, authors) of every article with a text."""
    with lzma.open(data_root() / BULK, "rt", encoding="utf-8") as lines:
        for line in lines:
            row: dict[str, Any] = json.loads(line)
            yield "bulk", row["id"], row["outlet"] or "", row["text"] or "", row["authors"] or ""
    with gzip.open(data_root() / ROUNDUPS, "rt", encoding="utf-8") as lines:
        for line in lines:
            for slot in json.loads(line)["articles"]:
                if slot.get("body"):
                    yield "roundups", slot["ID"], slot.get("source") or "", slot["body"], ""


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Where each sentence of each line stands, white space at the ends left out."""
    for line in re.finditer(r"[^\n]+", text):
        at = 0
        for stop in [*(m.end() for m in _SENTENCE.finditer(line[0])), len(line[0])]:
            piece = line[0][at:stop]
            lead = len(piece) - len(piece.lstrip())
            if piece.strip():
                yield line.start() + at + lead, line.start() + at + len(piece.rstrip())
            at = stop


def caught(text: str) -> Iterator[tuple[str, int, int]]:
    """(net, start, end) of each sentence that falls into a net."""
    for start, end in sentences(text):
        words = text[start:end]
        net = next((name for name, pattern in _nets() if pattern.search(words)), None) if end - start <= _LONGEST else None
        if net is not None:
            yield net, start, end


def heads(text: str) -> Iterator[tuple[str, int, int]]:
    """("head", start, end) of the first line of an article's head that may be a byline."""
    for line in re.finditer(r"[^\n]+", text[:2500]):
        words = line[0].strip()
        if 5 <= len(words) <= 160 and _HEAD.match(words):
            start = line.start() + line[0].index(words)
            yield "head", start, start + len(words)
            return


def _nets() -> list[tuple[str, re.Pattern[str]]]:
    return [(name, re.compile(pattern)) for name, pattern in NETS.items()]


def drawn(each: int, seed: int) -> list[dict[str, Any]]:
    """The lines, `each` of a net, in an order that the seed alone decides."""
    pools: dict[str, list[dict[str, Any]]] = {net: [] for net in (*NETS, "head", "authors")}
    seen: set[tuple[str, str]] = set()
    for corpus, name, outlet, text, authors in articles():
        if (corpus, name) in seen:
            continue
        seen.add((corpus, name))
        if _AUTHORS.search(authors):
            pools["authors"].append({"corpus": corpus, "id": name, "outlet": outlet, "field": "authors", "start": 0, "end": len(authors)})
        for net, start, end in (*caught(text), *heads(text)):
            around = {"words": text[start:end], "before": text[max(0, start - 200) : start], "after": text[end : end + 120]}
            pools[net].append({"corpus": corpus, "id": name, "outlet": outlet, "start": start, "end": end, "net": net, **around})
    chance = random.Random(seed)
    out: list[dict[str, Any]] = []
    taken: set[tuple[str, str]] = set()
    for net, pool in pools.items():
        chance.shuffle(pool)
        by_outlet: Counter[str] = Counter()
        mine = 0
        for line in pool:
            if mine < each and by_outlet[line["outlet"]] < 3 and (line["corpus"], line["id"]) not in taken:
                by_outlet[line["outlet"]] += 1
                taken.add((line["corpus"], line["id"]))
                out.append(line)
                mine += 1
        print(f"{net}: {len(pool)} caught, {mine} drawn")
    return out


def main() -> None:
    """Draw and write."""
    made = argparse.ArgumentParser(prog="python -m evals.credits_drawn", description=(__doc__ or "").splitlines()[0])
    made.add_argument("out", type=Path)
    made.add_argument("--each", type=int, default=30)
    made.add_argument("--seed", type=int, default=7)
    chosen = made.parse_args()
    lines = drawn(chosen.each, chosen.seed)
    chosen.out.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), encoding="utf-8")


if __name__ == "__main__":
    main()
