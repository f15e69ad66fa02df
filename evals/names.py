"""Names of persons, organisations, places and others: exact span and type, micro-averaged, in CoNLL columns, Universal NER and re3d.

What a corpus calls its types, and what of them is wanted, stands with reasons in `names_map.json`. Sentences of columns are joined into
text, tagged as paragraphs of their own and read back as tokens; re3d's documents are cut into paragraphs at their ends of line. Of a folder
or an archive every part is scored but those named train, and of a corpus that the tagger has seen a part of (`trained_on` in the
mapping) the rest. The reference is the encoder without a model, in the same run.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from evals.common import asks_encoder, close, encoder, opened, parser, table
from evals.roles import Tally, meets, paragraphs, stripped, together
from evals.tokens import Cut, as_tokens, joined
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.ports import Encoder

KINDS = ("PER", "ORG", "LOC", "MISC")
Typed = tuple[int, int, str]
_TAG = re.compile(r"O|[BIESUL]-\S+")
_SENTENCE_START = re.compile(r"(?:^|[.!?][\"”’')\]]*\s+|\n\s*)$")


@dataclass(frozen=True, slots=True)
class Text:
    """A text with its names by hand, in the same coordinates.

    places   where each token stands, and names count in tokens; None: names count in characters
    aside    spans that are neither wanted nor wrong
    """

    words: str
    gold: frozenset[Typed]
    places: tuple[Cut, ...] | None = None
    aside: tuple[Cut, ...] = ()


@dataclass(slots=True)
class Corpus:
    """One input: its texts, and the types that count in it."""

    name: str
    texts: list[Text]
    judged: tuple[str, ...]


@cache
def mapping() -> dict[str, Any]:
    """What stands in names_map.json."""
    return dict(json.loads(Path(__file__).with_name("names_map.json").read_text(encoding="utf-8")))


def type_of(scheme: str, raw: str) -> str | None:
    """Our type of a corpus's type; None: not wanted. Ends the run at a type that nobody has mapped."""
    types = mapping()[scheme]["types"]
    if raw.casefold() not in types:
        raise SystemExit(f"no mapping for the type {raw!r}: add it to evals/names_map.json under {scheme!r}, with the reason")
    kind: str | None = types[raw.casefold()]
    return kind


# Columns.


def sentences(source: Path) -> Iterator[tuple[list[str], list[str], str | None]]:
    """(tokens, tags, the text where a comment gives it) of each sentence of a file of columns."""
    tokens: list[str] = []
    tags: list[str] = []
    text = None
    for line in [*source.read_text(encoding="utf-8").splitlines(), ""]:
        cells = line.split("\t") if "\t" in line else line.split()
        if line.startswith("# ") and len(cells) != 2:  # a comment; the hash as a token has one tag beside it
            text = line.removeprefix("# text = ") if line.startswith("# text = ") else text
        elif line.strip() and cells[0] != "-DOCSTART-":
            tags.append(next((cell for cell in reversed(cells[1:]) if _TAG.fullmatch(cell)), "O"))
            tokens.append(cells[1] if cells[0].isdigit() and len(cells) > 4 else cells[0])
        elif tokens:
            yield tokens, tags, text
            tokens, tags, text = [], [], None


def spans(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """(start, end, type) in tokens: a span starts at B-, or where the type changes."""
    found: list[tuple[int, int, str]] = []
    kind, start = "", 0
    for n, tag in enumerate([*tags, "O"]):
        head, _, own = tag.partition("-")
        if own == kind and head not in ("B", "S", "U"):
            continue
        if kind:
            found.append((start, n, kind))
        kind, start = own, n
    return found


def placed(tokens: Sequence[str], text: str | None) -> tuple[str, list[Cut]]:
    """The text and where its tokens stand: the text that the file gives, where all tokens are found in it in order, else joined tokens."""
    at, places = 0, []
    for token in tokens if text is not None else ():
        start = (text or "").find(token, at)
        if start < 0:
            return joined(tokens)
        at = start + len(token)
        places.append((start, at))
    return (text, places) if text is not None else joined(tokens)


def columns(source: Path) -> Corpus:
    """A file of columns, CoNLL's or Universal NER's."""
    scheme = "uner" if source.suffix == ".iob2" else "columns"
    texts = []
    for tokens, tags, given in sentences(source):
        words, places = placed(tokens, given)
        found = [(a, b, type_of(scheme, raw)) for a, b, raw in spans(tags)]
        wanted = frozenset((a, b, kind) for a, b, kind in found if kind is not None)
        texts.append(Text(words, wanted, tuple(places), tuple((a, b) for a, b, kind in found if kind is None)))
    seen = max((n for name, n in mapping()["trained_on"]["first"].items() if source.as_posix().endswith(name)), default=0)
    unseen = texts[seen:]
    return Corpus(source.name, unseen, tuple(mapping()[scheme]["judged"]))


# re3d.


def stand_off(folders: Iterable[Path]) -> Corpus:
    """The documents of re3d's folders."""
    texts = []
    for folder in folders:
        mentions: dict[str, list[dict[str, Any]]] = {}
        for row in _rows(folder / "entities.json"):
            mentions.setdefault(row["documentId"], []).append(row)
        texts += [document(row["text"], mentions.get(row["_id"], [])) for row in _rows(folder / "documents.json")]
    return Corpus("re3d", texts, tuple(mapping()["re3d"]["judged"]))


def _rows(source: Path) -> Iterator[dict[str, Any]]:
    yield from (json.loads(line) for line in source.read_text(encoding="utf-8").split("\n") if line.strip())


def document(text: str, mentions: Sequence[dict[str, Any]]) -> Text:
    """One document: the names that its mentions hold, and the mentions themselves, which are set aside."""
    rules = mapping()["re3d"]
    everyone = {kind: {(m["begin"], m["end"]) for m in mentions if rules["types"].get(m["type"].casefold()) == kind} for kind in KINDS}
    peoples = {(m["begin"], m["end"]) for m in mentions if m["type"] == "Nationality"}
    gold: dict[Cut, str] = {}
    for m in mentions:
        kind = rules["types"].get(m["type"].casefold())
        if kind is None or m["confidence"] < rules["least_confidence"]:
            continue
        for cut in names_in(text, (m["begin"], m["end"]), kind, peoples):
            is_place = cut in everyone["LOC"] and not any(meets(cut, people) for people in peoples)
            gold[cut] = "LOC" if is_place or gold.get(cut) == "LOC" else min(kind, gold.get(cut, kind))
    aside = sorted({cut for cuts in everyone.values() for cut in cuts} - set(gold))
    return Text(text, frozenset((a, b, kind) for (a, b), kind in gold.items()), None, tuple(aside))


def names_in(text: str, mention: Cut, kind: str, peoples: AbstractSet[Cut]) -> list[Cut]:
    """The names that a mention is or ends in; none: it is nominal. peoples: the spans of nationalities."""
    rules = mapping()["re3d"]
    words = _words(text, mention)
    if words and text[slice(*words[0])].casefold() in rules["articles"]:
        words = words[1:]
    if kind == "LOC":
        return [cut for part in _parts(text, words) for cut in _tail(text, part)]
    if kind == "PER":
        words = _untitled(text, (_parts(text, words) or [[]])[-1], peoples)
    joints = rules["particles"] if kind == "ORG" else rules["particles_of_people"]
    if not words or not _capital(text, words[0]) or not all(_is_name(text, word, joints) for word in words) or _in_prose(text, words):
        return []
    whole = (words[0][0], words[-1][1])
    return [] if whole in peoples or re.fullmatch(rules["peoples"], text[slice(*whole)]) else [whole]


def _untitled(text: str, words: list[Cut], peoples: AbstractSet[Cut]) -> list[Cut]:
    """A person's words without the nationality and the titles in front; "of" goes with a title behind it."""
    shown = [text[slice(*word)].casefold().strip(".,\u200e\u200f") for word in words]
    titles = mapping()["re3d"]["titles"]
    n = 0
    while n < len(words) and (
        words[n] in peoples or shown[n] in titles or (shown[n] == "of" and n + 1 < len(words) and shown[n + 1] in titles)
    ):
        n += 1
    return words[n:]


def _words(text: str, cut: Cut) -> list[Cut]:
    """The words of a mention, a possessive ending and marks at its end left out."""
    start, end = stripped(text, cut)
    tail = re.search(r"(?:['’]s|['’]|[.,;:])$", text[start:end])
    if tail and not re.search(r"\b[A-Z]\.$", text[start:end]):
        end = start + tail.start()
    return [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", text[start:end])]


def _parts(text: str, words: Sequence[Cut]) -> list[list[Cut]]:
    """The words, cut where one ends with a comma; the comma left out."""
    parts: list[list[Cut]] = [[]]
    for start, end in words:
        comma = text[end - 1] == ","
        parts[-1].append((start, end - comma))
        if comma:
            parts.append([])
    return [part for part in parts if part]


def _tail(text: str, words: Sequence[Cut]) -> list[Cut]:
    """The name that the words end in: the longest run of capitals at the end, particles inside it."""
    first = len(words)
    for n in range(len(words) - 1, -1, -1):
        if not _is_name(text, words[n], mapping()["re3d"]["particles"]):
            break
        if _capital(text, words[n]):
            first = n
    kept = list(words[first:])
    return [(kept[0][0], kept[-1][1])] if kept and _capital(text, kept[-1]) and not _in_prose(text, kept) else []


def _capital(text: str, word: Cut) -> bool:
    """Whether the word is a capitalised one, "al-Bab" and "3rd" (of a battalion) among them, and no pronoun."""
    shown = text[slice(*word)].strip("\"“”‘’'()[]")
    letters = re.sub(r"^(?:al|el|ad|an|ar|as|at|ash|az)-(?=\w)", "", shown, flags=re.IGNORECASE)
    return bool(re.match(r"[^\W\d_]", letters) and letters[0].isupper() or re.fullmatch(r"\d+(?:st|nd|rd|th)", shown)) and (
        shown.casefold() not in mapping()["re3d"]["no_names"]
    )


def _is_name(text: str, word: Cut, joints: Sequence[str]) -> bool:
    return _capital(text, word) or text[slice(*word)] in joints or text[slice(*word)].isdigit()


def _in_prose(text: str, words: Sequence[Cut]) -> bool:
    """Whether it is one word, capital only since its sentence starts there: the text has it in small letters elsewhere."""
    alone = text[words[0][0] : words[-1][1]] if len(words) == 1 else ""
    starts = _SENTENCE_START.search(text[max(0, words[0][0] - 6) : words[0][0]]) is not None or words[0][0] == 0
    return bool(alone) and starts and re.search(rf"\b{re.escape(alone.casefold())}\b", text) is not None


# Measuring.


def corpora(given: Path, stack: ExitStack) -> Iterator[Corpus]:
    """The inputs behind a path: a file, or each part of a folder or archive."""
    if given.is_file() and not given.name.endswith((".gz", ".tgz", ".tar", ".xz")):
        made = columns(given)
        made.name = f"{given.parent.name}/{given.name}"
        yield made
        return
    root = stack.enter_context(opened(given))
    folders = sorted(path.parent for path in root.rglob("entities.json"))
    for path in sorted(root.rglob("*")):
        shown = path.relative_to(root.parent)
        if path.suffix in (".txt", ".conll", ".iob2", ".tsv") and "train" not in path.name and _is_columns(path):
            made = columns(path)
            made.name = str(shown)
            yield made
    if folders:
        yield stand_off(folders)


def _is_columns(path: Path) -> bool:
    """Whether the file's lines end in tags."""
    lines = [line for line in path.read_text(encoding="utf-8", errors="replace").splitlines()[:50] if line.strip() and line[0] != "#"]
    tagged = [line for line in lines if len(line.split()) > 1 and any(_TAG.fullmatch(cell) for cell in line.split()[1:])]
    return len(tagged) > len(lines) / 2


def ours(texts: Sequence[Text], asked: Encoder) -> list[set[Typed]]:
    """What the encoder names in each text, in the text's own coordinates, our types as CoNLL's."""
    to = mapping()["ours"]
    cuts = [[(0, len(text.words))] if text.places is not None else paragraphs(text.words) for text in texts]
    tags = iter(asked.tag([text.words[a:b] for text, own in zip(texts, cuts, strict=True) for a, b in own]))
    found = []
    for text, own in zip(texts, cuts, strict=True):
        named: set[Typed] = set()
        for begin, _ in own:
            for name in next(tags).names:
                cut = stripped(text.words, (name.start + begin, name.end + begin))
                span = cut if text.places is None else as_tokens(cut, text.places)
                if span is not None:
                    named.add((*span, to[name.kind]))
        found.append(named)
    return found


def count(corpus: Corpus, found: Sequence[set[Typed]]) -> dict[str, Tally]:
    """Right, guessed and wanted by type. A guess that meets nothing wanted but something set aside is not counted."""
    tallies = {kind: Tally() for kind in KINDS}
    for text, named in zip(corpus.texts, found, strict=True):
        for kind in corpus.judged:
            wanted = {span for span in text.gold if span[2] == kind}
            guessed = {span for span in named if span[2] == kind and (span in wanted or not _aside(span, text))}
            tallies[kind].add((span in wanted for span in guessed), (span in guessed for span in wanted))
    return tallies


def _aside(span: Typed, text: Text) -> bool:
    cut = span[:2]
    return any(meets(cut, other) for other in text.aside) and not any(meets(cut, gold[:2]) for gold in text.gold)


def figures(tallies: Sequence[dict[str, Tally]], judged: Iterable[str] = KINDS) -> dict[str, float | None]:
    """F1 over all names, and by type; None for a type that counts in no input."""
    kept = set(judged)
    whole = together(found[kind] for found in tallies for kind in kept)
    line: dict[str, float | None] = {"f1": whole.f1, "precision": whole.precision, "recall": whole.recall}
    return line | {f"{kind.casefold()}_f1": together(found[kind] for found in tallies).f1 if kind in kept else None for kind in KINDS}


def main() -> None:
    """Measure and print."""
    made = parser("names", __doc__)
    made.add_argument("sources", type=Path, nargs="+", metavar="FILE", help="files of columns, re3d's folders, or an archive of such")
    asks_encoder(made)
    chosen = made.parse_args()
    asked, rules = encoder(chosen.encoder), LexicalEncoder()
    rows: list[tuple[str, ...]] = [("input", "texts", "names", "P", "R", "F1", *(f"{kind} F1" for kind in KINDS), "reference F1")]
    found, reference = [], []
    inputs: dict[str, dict[str, float | None]] = {}
    judged: set[str] = set()
    with ExitStack() as stack:
        for corpus in (corpus for given in chosen.sources for corpus in corpora(given, stack)):
            corpus.texts = corpus.texts[: chosen.limit]
            if not corpus.texts:  # trained on, all of it
                continue
            found.append(count(corpus, ours(corpus.texts, asked)))
            reference.append(count(corpus, ours(corpus.texts, rules)))
            own, other = figures(found[-1:], corpus.judged), figures(reference[-1:], corpus.judged)
            inputs[corpus.name] = {name: _rounded(value) for name, value in own.items()} | {"reference_f1": _rounded(other["f1"])}
            judged |= set(corpus.judged)
            wanted = sum(len(text.gold) for text in corpus.texts)
            shown = (own[name] for name in ("precision", "recall", "f1", *(f"{kind.casefold()}_f1" for kind in KINDS)))
            rows.append((corpus.name, str(len(corpus.texts)), str(wanted), *map(_cell, shown), _cell(other["f1"])))
    if not found:
        raise SystemExit("nothing to score there: no columns, no entities.json, or nothing that the tagger was not trained on")
    if not chosen.json_only:
        table(rows)
    beside = {f"reference_{name}": value for name, value in figures(reference, judged).items()}
    close({**figures(found, judged), **beside, "inputs": inputs, "encoder": asked.name})


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 4)


def _cell(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"


if __name__ == "__main__":
    main()
