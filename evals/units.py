"""Where a clause unit starts: boundaries against GUM's discourse units, token by token.

A document's text is built again from its tokens, paragraph by paragraph, and tagged; a unit of ours starts at the token that holds its
first character. Counted are all starts, those of sentences among them, as the shared tasks on discourse units do; `within` leaves out the
first token of each sentence and is the harder figure. Of a folder with GUM's `splits.md` the dev part is taken, else everything;
documents whose words were taken out (underscores) are left out. The reference starts a unit at each of our sentences and nowhere else.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.common import asks_encoder, close, encoder, opened, parser, table
from evals.roles import Tally, together
from newstemma.language.sentences import split_sentences
from newstemma.ports import Encoder


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Words as text. places: where each token starts; units, sentences: the numbers of the tokens that start one."""

    text: str
    places: tuple[int, ...]
    units: frozenset[int]
    sentences: frozenset[int]


@dataclass(frozen=True, slots=True)
class Document:
    """One document of GUM. genre: news, interview …"""

    name: str
    genre: str
    paragraphs: tuple[Paragraph, ...]


def read(source: Path) -> Document:
    """A document of a conllu file."""
    text = source.read_text(encoding="utf-8")
    genre = re.search(r"^# meta::genre = (\w+)", text, re.MULTILINE)
    made: list[Paragraph] = []
    sentences: list[list[list[str]]] = []
    cells: list[list[str]] = []
    for line in [*text.splitlines(), "", "# newpar"]:
        if re.fullmatch(r"# newpar(?: .*)?", line) and sentences:
            made.append(paragraph(sentences))
            sentences = []
        elif line and not line.startswith("#"):
            cells.append(line.split("\t"))
        elif not line and cells:
            sentences.append(cells)
            cells = []
    return Document(source.stem, genre[1] if genre else "", tuple(made))


def paragraph(sentences: Iterable[list[list[str]]]) -> Paragraph:
    """The rows of a paragraph's sentences as text; words of one written form ("boy's", a row 7-8 before 7 and 8) stand close."""
    text = ""
    places: list[int] = []
    units, starts = set(), set()
    for rows in sentences:
        starts.add(len(places))
        text += " " if text and not text.endswith(" ") else ""
        last, close_after = 0, False
        for number, form, *_, misc in rows:
            if "-" in number:
                last, close_after = int(number.split("-")[1]), "SpaceAfter=No" in misc
            elif number.isdigit():
                if "Discourse=" in misc:
                    units.add(len(places))
                places.append(len(text))
                at = int(number)
                close = at < last or (close_after if at == last else "SpaceAfter=No" in misc)
                text += form if close else form + " "
    return Paragraph(text.rstrip(), tuple(places), frozenset(units), frozenset(starts))


def to_score(root: Path) -> list[Path]:
    """The files to score: of a folder with `splits.md` (in it or above it) the dev part, else all."""
    files = sorted(root.rglob("*.conllu"))
    splits = next((path for path in (root / "splits.md", root.parent / "splits.md") if path.exists()), None)
    if splits is None:
        return files
    part = re.search(r"^## dev$(.*?)(?=^## |\Z)", splits.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    named = set(re.findall(r"^\s*\* (\S+)", part[1] if part else "", re.MULTILINE))
    return [path for path in files if path.stem in named]


def is_taken_out(document: Document) -> bool:
    """Whether the document's words were replaced by underscores."""
    text = "".join(part.text for part in document.paragraphs)
    return text.count("_") * 2 > len(text.replace(" ", ""))


Starts = Callable[[Sequence[str]], list[Sequence[int]]]


def by_encoder(asked: Encoder) -> Starts:
    """Where the encoder starts units."""
    return lambda texts: [tags.units for tags in asked.tag(texts)]


def by_sentence(texts: Sequence[str]) -> list[Sequence[int]]:
    """Where our sentences start."""
    return [[start for start, _ in split_sentences(text)] for text in texts]


def tally(documents: Iterable[Document], starts: Starts) -> dict[str, dict[str, Tally]]:
    """Boundaries by genre, under "all" and "within": the same without the first tokens of sentences."""
    read = list(documents)
    answers = iter(starts([part.text for document in read for part in document.paragraphs]))
    found: dict[str, dict[str, Tally]] = {}
    for document in read:
        own = found.setdefault(document.genre, {"all": Tally(), "within": Tally()})
        for part in document.paragraphs:
            ours = {token for at in next(answers) if (token := bisect_right(part.places, at) - 1) >= 0}
            for name, gold, got in (("all", part.units, ours), ("within", part.units - part.sentences, ours - part.sentences)):
                own[name].add((token in gold for token in got), (token in got for token in gold))
    return found


def over_genres(found: dict[str, dict[str, Tally]]) -> dict[str, Tally]:
    """The counts over all documents."""
    return {name: together(own[name] for own in found.values()) for name in ("all", "within")}


def figures(found: dict[str, dict[str, Tally]]) -> dict[str, float | None]:
    """The keys of the last line; None where there is no news."""
    whole, within = over_genres(found).values()
    news = found.get("news")
    return {
        "boundary_f1": whole.f1,
        "boundary_precision": whole.precision,
        "boundary_recall": whole.recall,
        "within_f1": within.f1,
        "news_boundary_f1": news["all"].f1 if news else None,
        "news_within_f1": news["within"].f1 if news else None,
    }


def main() -> None:
    """Measure and print."""
    made = parser("units", __doc__)
    made.add_argument("source", type=Path, metavar="DIR", help="GUM's folder or archive, a folder of conllu files, or one of them")
    asks_encoder(made)
    options = made.parse_args()
    asked = encoder(options.encoder)
    if options.source.suffix == ".conllu":
        files = [read(options.source)]
    else:
        with opened(options.source) as root:
            files = [read(path) for path in to_score(root)]
    documents = [document for document in files if not is_taken_out(document)][: options.limit]
    if not documents:
        raise SystemExit("no conllu documents with words there")
    ours, reference = tally(documents, by_encoder(asked)), tally(documents, by_sentence)
    if not options.json_only:
        head = ("genre", "units", "P", "R", "F1", "within F1", "sentences alone F1")
        rows = [_row(genre, ours[genre], reference[genre]) for genre in sorted(ours)]
        table([head, *rows, _row("all", over_genres(ours), over_genres(reference))])
    line: dict[str, Any] = figures(ours) | {f"reference_{name}": value for name, value in figures(reference).items()}
    close(line | {"documents": len(documents), "encoder": asked.name})


def _row(genre: str, own: dict[str, Tally], reference: dict[str, Tally]) -> tuple[str, ...]:
    t = own["all"]
    shown = (t.precision, t.recall, t.f1, own["within"].f1, reference["all"].f1)
    return (genre, str(t.wanted), *(f"{value:.3f}" for value in shown))


if __name__ == "__main__":
    main()
