"""Who said what: spans of source, cue and content and their relations, in PolNeAR's articles, or in CofeNet's tokens and labels.

PolNeAR: each text is cut into paragraphs at its ends of line and tagged; the measures stand in `evals.roles`. Human agreement is measured
in the same way, each further annotator against the gold, over the articles that several have read (of the train and dev parts where they
lie beside the file). The gold act of a cue comes from the training's own rules (`training.cue_class`); where they are not there,
`cue_class_accuracy` is null.

CofeNet: each sentence is joined into text, tagged, and read back as tokens: exact spans of tokens, a role at a time, micro-averaged,
which is the protocol of the published figures. Only those three keys are printed then.

The reference is the encoder without a model, in the same run.
"""

from __future__ import annotations

import gzip
import importlib
import json
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.common import asks_encoder, close, encoder, parser, table
from evals.roles import HEAD, ROLES, Found, Link, Paper, Tally, figures, guesses, link_of, measure, rows
from evals.tokens import Cut, as_tokens, joined
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.ports import Encoder


def lines(source: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSONL file, packed or not."""
    packed = source.suffix == ".gz"
    with gzip.open(source, "rt", encoding="utf-8") if packed else source.open(encoding="utf-8") as text:
        yield from (json.loads(line) for line in text if line.strip())


def paper_of(row: dict[str, Any]) -> Paper:
    """An article of PolNeAR."""
    text = row["text"]
    gold, *others = (tuple(link_of(a, text) for a in read) for read in (row["attributions"], *(row.get("other_annotators") or ())))
    return Paper(row["id"], text, gold, tuple(others))


def by_rule() -> Callable[[Paper], Callable[[Link], str | None]] | None:
    """What tells the act of a cue by hand-written rules over its words and its neighbours; None where the training is not there."""
    try:
        cue_class = importlib.import_module("training.cue_class").cue_class
    except ModuleNotFoundError:
        return None

    def of_paper(paper: Paper) -> Callable[[Link], str | None]:
        def words(cuts: Sequence[Cut]) -> str:
            return " ".join(paper.text[a:b] for a, b in cuts)

        return lambda link: str(cue_class(words(link.cue), words(link.source), words(link.content)))

    return of_paper


def human(papers: Sequence[Paper]) -> Found:
    """Each other annotator of an article against its gold: what a person who reads by the same rules would get."""
    pairs = [(paper, other) for paper in papers for other in paper.others]
    return measure([paper for paper, _ in pairs], [other for _, other in pairs])


def several(source: Path, read: Sequence[Paper]) -> list[Paper]:
    """The articles that several annotators have read: of the file, and of the other part beside it."""
    found = {paper.name: paper for paper in read if paper.others}
    for other in ("polnear_train.jsonl.gz", "polnear_dev.jsonl.gz"):
        if source.name.startswith("polnear_") and (beside := source.with_name(other)).exists() and beside != source:
            found |= {row["id"]: paper_of(row) for row in lines(beside) if row.get("other_annotators")}
    return [found[name] for name in sorted(found)]


# CofeNet's tokens and labels.


def labelled(labels: Sequence[str]) -> set[tuple[str, int, int]]:
    """(role, start, end) of the spans that BIO labels make, tokens; a span starts at its B alone, as its authors read them."""
    spans, role, start = set(), "", 0
    for n, label in enumerate([*labels, "O"]):
        if label.startswith("I-") and label[2:] == role:
            continue
        if role:
            spans.add((role, start, n))
        role, start = (label[2:], n) if label.startswith("B-") else ("", n)
    return spans


def token_tallies(sentences: Sequence[dict[str, Any]], asked: Encoder) -> dict[str, Tally]:
    """Exact spans of tokens by role, over all sentences."""
    texts = [joined(row["tokens"]) for row in sentences]
    tallies = {role: Tally() for role in ROLES}
    for row, (_, places), tags in zip(sentences, texts, asked.tag([text for text, _ in texts]), strict=True):
        wanted = labelled(row["labels"])
        ours = set()
        for a in tags.attributions:
            for role, cuts in (("source", [a.source]), ("cue", [a.cue]), ("content", a.content)):
                spans = (as_tokens(cut, places) for cut in cuts if cut is not None)
                ours |= {(role, *span) for span in spans if span is not None}
        for role in ROLES:
            gold, got = ({span for span in spans if span[0] == role} for spans in (wanted, ours))
            tallies[role].add((span in gold for span in got), (span in got for span in gold))
    return tallies


def by_tokens(sentences: Sequence[dict[str, Any]], asked: Encoder, *, show: bool) -> dict[str, Any]:
    """The figures on CofeNet's file."""
    ours, reference = token_tallies(sentences, asked), token_tallies(sentences, LexicalEncoder())
    if show:
        made = [("", "role", "P", "R", "F1", "wanted")]
        for name, found in ((asked.name, ours), ("reference: rules", reference)):
            made += [(name, role, f"{t.precision:.3f}", f"{t.recall:.3f}", f"{t.f1:.3f}", str(t.wanted)) for role, t in found.items()]
        table(made)
    line: dict[str, Any] = {f"{role}_f1": ours[role].f1 for role in ROLES}
    return line | {f"reference_{role}_f1": reference[role].f1 for role in ROLES} | {"sentences": len(sentences), "encoder": asked.name}


def by_spans(source: Path, read: Sequence[Paper], asked: Encoder, *, show: bool) -> dict[str, Any]:
    """The figures on PolNeAR's articles."""
    texts, classes = [paper.text for paper in read], by_rule()
    ours = measure(read, guesses(asked, texts), classes)
    reference = measure(read, guesses(LexicalEncoder(), texts), classes)
    people = human(several(source, read))
    line: dict[str, Any] = figures(ours)
    if show:
        table([HEAD, *rows(asked.name, ours), *rows("reference: rules", reference), *rows("another reader", people)])
        shown = [(name, *map(_cell, (figures(ours)[name], figures(reference)[name], figures(people)[name]))) for name in _SHOWN]
        print()
        table([("figure", asked.name, "reference", "another reader"), *shown])
    line |= {f"reference_{name}": value for name, value in figures(reference).items() if name in _COMPARED}
    line |= {f"human_{name}": value for name, value in figures(people).items() if name in _COMPARED}
    return line | {"articles": len(read), "encoder": asked.name}


_SHOWN = (
    "direct_content_recall direct_content_exact_recall direct_speaker_accuracy relation_f1 relation_exact_f1 cue_class_accuracy ece"
).split()
_COMPARED = {f"{role}_f1" for role in ROLES} | {f"{role}_overlap_f1" for role in ROLES} | set(_SHOWN[:5])


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


def main() -> None:
    """Measure and print."""
    made = parser("attribution", __doc__)
    made.add_argument("source", type=Path)
    asks_encoder(made)
    chosen = made.parse_args()
    asked, read = encoder(chosen.encoder), list(lines(chosen.source))[: chosen.limit]
    show = not chosen.json_only
    if read and "labels" in read[0]:
        close(by_tokens(read, asked, show=show))
    else:
        close(by_spans(chosen.source, [paper_of(row) for row in read], asked, show=show))


if __name__ == "__main__":
    main()
