"""Reported speech far from the training's field, labelled by hand: sentences of four corpora, and invented paragraphs of our own.

`outside.jsonl` keeps no words: corpus, document, place, the sentence's SHA-256, and spans within the sentence. The words are looked up in
the archives of the data root; without them that part is null and said to be skipped. 83 sentences, 62 with attributions (74 in all):
business and technology from MEANTIME, war and diplomacy from re3d, interviews and news from GUM, courts, sport and the rest from ECB+.
They were drawn by a seeded shuffle, three in four among sentences that hold a word of speech, belief or intention (at most one a document,
re3d apart), one in four among all; sentences of damaged marks, and parts of longer quotations whose speaker stands elsewhere, were
left out. Labelled once, by one reader, along PolNeAR's ways: auxiliaries, negations and adverbs belong to the cue, whom it is said to and
days do not; the source keeps its article and its apposition; "that" and quotation marks belong to the content, a full stop outside
them does not; what stands inside a content is not marked again, but a relative clause is. With 74 attributions a figure is known to
about ten points either way.

The measures are those of `evals.attribution`. Beside them stand the figures by field, by corpus and by how a sentence was drawn, those
of the reference (the encoder without a model), and, where PolNeAR's dev part is there, how far each role lies below it.
"""

from __future__ import annotations

import hashlib
import json
import re
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from defusedxml.ElementTree import fromstring

from evals.attribution import lines, paper_of
from evals.common import asks_encoder, close, data_root, encoder, parser, table
from evals.roles import HEAD, ROLES, Found, Link, Paper, figures, guesses, link_of, measure, rows
from evals.tokens import joined
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.ports import Encoder

LABELS = Path(__file__).with_name("outside.jsonl")
INVENTED = Path(__file__).with_name("outside_invented.jsonl")


# The texts of the corpora, by document.


def by_sentence(xml: bytes) -> str:
    """The tokens of a document of MEANTIME or ECB+ as text, a sentence a line."""
    sentences: dict[int, list[str]] = {}
    for token in fromstring(xml).iter("token"):
        sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
    return "\n".join(joined(sentences[number])[0] for number in sorted(sentences))


def _meantime(name: str, raw: bytes) -> Iterator[tuple[str, str]]:
    number = re.search(r"/intra-doc_annotation/\w+/(\d+)_[^/]*\.xml$", name)
    if number:
        yield number[1], by_sentence(raw)


def _ecbplus(name: str, raw: bytes) -> Iterator[tuple[str, str]]:
    document = re.search(r"/ECB\+/\d+/(\w+)\.xml$", name)
    if document:
        yield document[1], by_sentence(raw)


def _gum(name: str, raw: bytes) -> Iterator[tuple[str, str]]:
    document = re.search(r"/dep/(GUM_(?:news|interview)_\w+)\.conllu$", name)
    if document:
        yield document[1], "\n".join(re.findall(r"^# text = (.*)$", raw.decode("utf-8"), re.MULTILINE))


def _re3d(name: str, raw: bytes) -> Iterator[tuple[str, str]]:
    if re.search(r"/re3d/[^/]+/documents\.json$", name):
        for line in raw.decode("utf-8").split("\n"):
            if line.strip():
                row = json.loads(line)
                yield row["_id"], row["text"]


Reader = Callable[[str, bytes], Iterator[tuple[str, str]]]
#: Corpus to its archive under the data root, and what reads one of its files.
ARCHIVES: dict[str, tuple[str, Reader]] = {
    "meantime": ("meantime.tar.gz", _meantime),
    "re3d": ("ner.tar.gz", _re3d),
    "gum": ("gum.tar.gz", _gum),
    "ecbplus": ("ecbplus_traindev.tar.gz", _ecbplus),
}


@cache
def documents(corpus: str) -> dict[str, str]:
    """The texts of a corpus by the names of its documents; empty where its archive is not there. Cost: the archive is read once."""
    file, reader = ARCHIVES[corpus]
    path = data_root() / "data" / file
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    with tarfile.open(path) as archive:
        for member in archive:
            opened = archive.extractfile(member) if member.isfile() else None
            if opened is not None and member.name.endswith((".xml", ".conllu", "documents.json")):
                found.update(reader("/" + member.name.removeprefix("./"), opened.read()))
    return found


@dataclass(frozen=True, slots=True)
class Case:
    """One labelled text, and the groups that it is counted in beside the whole."""

    paper: Paper
    groups: tuple[tuple[str, str], ...]


def labelled(source: Path = LABELS) -> tuple[list[Case], list[str]]:
    """The labelled sentences with their words, and the corpora that are not there.

    Ends the run at a sentence that is not the one that was labelled: another version of the corpus, or another way to join tokens.
    """
    cases, missing = [], set()
    for row in lines(source):
        texts = documents(row["corpus"])
        if not texts:
            missing.add(row["corpus"])
            continue
        words = texts.get(row["document"], "")[row["start"] : row["end"]]
        if hashlib.sha256(words.encode()).hexdigest() != row["sha256"]:
            raise SystemExit(f"{row['corpus']} {row['document']} {row['start']}: not the sentence that was labelled")
        gold = tuple(link_of(a, words) for a in row["attributions"])
        name = f"{row['corpus']} {row['document']} {row['start']}"
        groups = (("fields", row["field"]), ("corpora", row["corpus"]), ("drawn", row["drawn"]))
        cases.append(Case(Paper(name, words, gold), groups))
    return cases, sorted(missing)


def invented(source: Path = INVENTED) -> list[Case]:
    """The invented paragraphs: {1:source} <1:cue> [1:content], the number saying what belongs together."""
    cases = []
    for n, row in enumerate(lines(source)):
        text, spans = unmarked(row["marked"])
        parts: list[dict[str, Any]] = [{"act": act} for act in row["acts"]]
        for number, role, cut in spans:
            parts[number - 1].setdefault(role, []).append(cut)
        cases.append(Case(Paper(f"invented {n + 1}", text, tuple(link_of(part, text) for part in parts)), (("fields", row["field"]),)))
    return cases


_MARKS = {"{": "source", "<": "cue", "[": "content"}
_MARK = re.compile(r"([{<\[])(\d+):|[}>\]]")


def unmarked(marked: str) -> tuple[str, list[tuple[int, str, tuple[int, int]]]]:
    """The text without its marks, and (number, role, span) of each."""
    text, at = "", 0
    opened: list[tuple[int, str, int]] = []
    found: list[tuple[int, str, tuple[int, int]]] = []
    for mark in _MARK.finditer(marked):
        text += marked[at : mark.start()]
        at = mark.end()
        if mark[1]:
            opened.append((int(mark[2]), _MARKS[mark[1]], len(text)))
        else:
            number, role, start = opened.pop()
            found.append((number, role, (start, len(text))))
    return text + marked[at:], found


# Measuring.


def by_hand(_: Paper) -> Callable[[Link], str | None]:
    """The act that stands in the labels."""
    return lambda link: link.act


def found_in(cases: Sequence[Case], found: Sequence[Sequence[Link]], group: tuple[str, str] | None = None) -> Found:
    """The counts over the cases of a group; None: over all."""
    kept = [(case.paper, links) for case, links in zip(cases, found, strict=True) if group is None or group in case.groups]
    return measure([paper for paper, _ in kept], [links for _, links in kept], by_hand)


_SHORT = (
    *(f"{role}_f1" for role in ROLES),
    *(f"{role}_overlap_f1" for role in ROLES),
    "relation_f1",
    "relation_exact_f1",
    "cue_class_accuracy",
)


def short(found: Found) -> dict[str, Any]:
    """The figures of a group."""
    line = figures(found)
    return {name: None if (value := line[name]) is None else round(value, 4) for name in _SHORT} | {"attributions": found.relation.wanted}


def groups_of(cases: Iterable[Case]) -> list[tuple[str, str]]:
    """Every group that a case is in, in order."""
    return sorted({group for case in cases for group in case.groups})


def under_dev(asked: Encoder, ours: Found, limit: int | None) -> dict[str, float]:
    """How far each role's exact F1 lies below that on PolNeAR's dev part; empty where that is not there."""
    path = data_root() / "data" / "polnear_dev.jsonl.gz"
    if not path.exists():
        return {}
    read = [paper_of(row) for row in lines(path)][:limit]
    dev = measure(read, guesses(asked, [paper.text for paper in read]))
    return {f"under_dev_{role}": dev.exact[role].f1 - ours.exact[role].f1 for role in ROLES}


def main() -> None:
    """Measure and print."""
    made = parser("outside", __doc__)
    made.add_argument("--misses", action="store_true", help="print what was missed and what was made up, sentence by sentence")
    asks_encoder(made)
    chosen = made.parse_args()
    asked = encoder(chosen.encoder)
    cases, missing = labelled()
    own = invented()
    line: dict[str, Any] = dict.fromkeys(figures(Found()))
    printed: list[tuple[str, ...]] = [HEAD]
    for prefix, part in (("", cases[: chosen.limit]), ("invented_", own[: chosen.limit])):
        if not part:
            continue
        texts = [case.paper.text for case in part]
        answers = guesses(asked, texts)
        ours, reference = found_in(part, answers), found_in(part, guesses(LexicalEncoder(), texts))
        line |= {f"{prefix}{name}": value for name, value in figures(ours).items()}
        line |= {f"{prefix}reference_{name}": figures(reference)[name] for name in _SHORT}
        for kind, name in groups_of(part):
            line.setdefault(f"{prefix}{kind}", {})[name] = short(found_in(part, answers, (kind, name)))
        name = "invented" if prefix else "corpora"
        printed += rows(f"{name}: {asked.name}", ours) + rows(f"{name}: rules", reference)
        if not prefix:
            line |= under_dev(asked, ours, chosen.limit)
        if chosen.misses:
            show_misses(part, answers)
    if not chosen.json_only:
        table(printed)
        show_groups(line)
        if missing:
            print(f"skipped: {', '.join(missing)} not there (set NEWSTEMMA_DATA)")
    close(line | {"sentences": len(cases[: chosen.limit]), "skipped": missing, "encoder": asked.name})


def show_groups(line: dict[str, Any]) -> None:
    """The exact figures by field, corpus and draw."""
    shown = [("group", *(f"{role} F1" for role in ROLES), "relation F1", "attributions")]
    for part in ("fields", "corpora", "drawn", "invented_fields"):
        for name, found in line.get(part, {}).items():
            shown.append((f"{part} {name}", *(f"{found[f'{role}_f1']:.3f}" for role in (*ROLES, "relation")), str(found["attributions"])))
    print()
    table(shown)


def show_misses(cases: Sequence[Case], found: Sequence[Sequence[Link]]) -> None:
    """The spans that only one side has."""
    for case, links in zip(cases, found, strict=True):
        for role in ROLES:
            gold, ours = ({cut for link in side for cut in getattr(link, role)} for side in (case.paper.gold, links))
            for which, cuts in (("missed", gold - ours), ("made up", ours - gold)):
                for start, end in sorted(cuts):
                    print(f"{case.paper.name}: {which} {role} {case.paper.text[start:end]!r}")


if __name__ == "__main__":
    main()
