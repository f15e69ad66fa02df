"""Labelled corpora as one kind of example: a paragraph of text and, per layer, the spans that people marked in it.

Archives are read where they lie (or from their unpacked folder); a layer that a corpus does not mark is None and is not trained on.
Where a corpus marks some names and leaves others (nationalities, events), capitalised words outside its names are `doubtful`: neither a
name nor none.
"""

from __future__ import annotations

import gzip
import json
import re
import tarfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from xml.etree import ElementTree as ET

from training.cue_class import cue_class

Cut = tuple[int, int]
Labelled = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Example:
    """One paragraph. Spans are half-open code points into `text`; None: the layer is not marked in this corpus.

    roles     (start, end, source | cue | content)
    acts      (start, end, act) of the cues
    names     (start, end, person | organisation | place | other)
    doubtful  spans where `names` says nothing
    units     where clause units start
    tags      (start, end, part of speech in UD's UPOS)
    """

    text: str
    corpus: str
    document: str
    roles: tuple[Labelled, ...] | None = None
    acts: tuple[Labelled, ...] | None = None
    names: tuple[Labelled, ...] | None = None
    doubtful: tuple[Cut, ...] = ()
    units: tuple[int, ...] | None = None
    tags: tuple[Labelled, ...] | None = None


_CAPITAL = re.compile(r"[^\W\d_]*[A-Z]\w*")


def members(source: Path, ending: str) -> Iterator[tuple[str, str]]:
    """(path inside, text) of the files of an archive or folder that end so, sorted by path."""
    if source.is_dir():
        for path in sorted(p for p in source.rglob("*") if p.name.endswith(ending)):
            yield str(path.relative_to(source)), path.read_text(encoding="utf-8")
        return
    with tarfile.open(source) as archive:
        for member in sorted((m for m in archive.getmembers() if m.isfile() and m.name.endswith(ending)), key=lambda m: m.name):
            opened = archive.extractfile(member)
            if opened is not None:
                yield member.name, opened.read().decode("utf-8")


def polnear(path: Path) -> Iterator[Example]:
    """PolNeAR's articles, paragraph by paragraph (lines of the text), attributions and their acts."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            article = json.loads(line)
            text: str = article["text"]
            roles: set[Labelled] = set()
            acts: dict[Cut, str] = {}
            for a in article["attributions"]:
                pieces = {role: [tuple(cut) for cut in a.get(role, ())] for role in ("source", "cue", "content")}
                roles.update((start, end, role) for role, cuts in pieces.items() for start, end in cuts)
                act = cue_class(*(shown(text, pieces[role]) for role in ("cue", "source", "content")))
                acts.update(dict.fromkeys(pieces["cue"], act))
            for start, end in lines_of(text):
                yield Example(
                    text[start:end],
                    "polnear",
                    article["id"],
                    roles=_within(sorted(roles), start, end),
                    acts=_within(sorted((a, b, act) for (a, b), act in acts.items()), start, end),
                )


def shown(text: str, cuts: Sequence[Cut]) -> str:
    """Pieces as they stand, with the quotation mark right before and after them, where one is."""
    return " ".join(text[max(0, a - (text[a - 1 : a] in "“\"‘'")) : b + (text[b : b + 1] in "”\"’'" and b < len(text))] for a, b in cuts)


def lines_of(text: str) -> Iterator[Cut]:
    """The lines that hold something, white space around them left out."""
    for match in re.finditer(r"[^\n]+", text):
        line = match.group()
        if line.strip():
            yield match.start() + len(line) - len(line.lstrip()), match.end() - (len(line) - len(line.rstrip()))


def _within(spans: Iterable[Labelled], start: int, end: int) -> tuple[Labelled, ...]:
    return tuple((max(a, start) - start, min(b, end) - start, label) for a, b, label in spans if a < end and b > start)


# Columns: CoNLL, CrossNER, WikiGold, UNER

_KINDS = {
    "per": "person", "person": "person", "politician": "person",
    "org": "organisation", "organisation": "organisation", "organization": "organisation", "politicalparty": "organisation",
    "loc": "place", "location": "place", "country": "place",
    "misc": "other", "event": "other", "election": "other",
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset(".,;:!?)]}%'") | {"'s", "n't", "'re", "'ve", "'ll", "'d", "'m", "''", "”", "’", "’s", "..."}
_NO_SPACE_AFTER = frozenset("([{$#") | {"``", "“", "‘"}
_MARKS = {"``": "“", "''": "”", "-LRB-": "(", "-RRB-": ")", "-LSB-": "[", "-RSB-": "]", "`": "‘"}


def joined(tokens: Sequence[str]) -> tuple[str, list[Cut]]:
    """Tokens as the text that they were cut from, as near as can be told, and the span of each token in it."""
    text, cuts, opened = "", [], False
    glue = True
    for token in tokens:
        mark = _MARKS.get(token, token)
        if mark == '"':
            near_before, near_after = opened, not opened
            opened = not opened
        else:
            near_before, near_after = token in _NO_SPACE_BEFORE or mark == ")", token in _NO_SPACE_AFTER or mark == "("
        if not (glue or near_before):
            text += " "
        cuts.append((len(text), len(text) + len(mark)))
        text += mark
        glue = near_after
    return text, cuts


def columns(text: str, corpus: str, *, whole: bool = True) -> Iterator[Example]:
    """One example a sentence from CoNLL columns: the first is the token (the second, where the first is a number), the label one that
    reads O, B-… or I-…

    whole  False: the corpus marks fewer kinds of names than we do
    """
    for number, block in enumerate(re.split(r"\n\s*\n", text)):
        rows = [line.split("\t" if "\t" in line else None) for line in block.split("\n") if line.strip() and not line.startswith("# ")]
        rows = [row for row in rows if len(row) > 1 and row[0] != "-DOCSTART-"]
        if not rows:
            continue
        numbered = len(rows[0]) > 2 and rows[0][0].isdigit()
        tokens = [row[1 if numbered else 0] for row in rows]
        labels = [next(cell for cell in (row[2:] if numbered else row[:0:-1]) if re.match(r"[BI]-|O$", cell)) for row in rows]
        words, cuts = joined(tokens)
        names = [(cuts[a][0], cuts[b - 1][1], _KINDS[kind.lower()]) for a, b, kind in runs(labels) if kind.lower() in _KINDS]
        doubtful = () if whole else _unnamed(words, names)
        yield Example(words, corpus, f"{corpus}-{number}", names=tuple(names), doubtful=doubtful)


def runs(labels: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """(first, last + 1, kind) of the spans in IO or BIO labels."""
    start, kind = 0, ""
    for n, label in enumerate([*labels, "O"]):
        begins, _, own = label.partition("-")
        if kind and (begins != "I" or own != kind):
            yield start, n, kind
            kind = ""
        if begins in ("B", "I") and not kind:
            start, kind = n, own


def _unnamed(text: str, names: Sequence[Labelled]) -> tuple[Cut, ...]:
    """Capitalised words outside the names."""
    return tuple(m.span() for m in _CAPITAL.finditer(text) if not any(a < m.end() and m.start() < b for a, b, _ in names))


# GUM

_HEADWORDS = frozenset(
    "president prime minister senator sen. rep. representative governor gov. mr. mrs. ms. dr. professor prof. sir lord lady king queen "
    "prince princess pope captain capt. general gen. colonel col. major sergeant sgt. judge justice secretary chancellor mayor the".split()
)
_GUM_KINDS = {"person": "person", "organization": "organisation", "place": "place"}
_NAMED_OTHERS = frozenset({"event", "object", "abstract"})
#: Houses that GUM calls places and CoNLL organisations: no kind is learned from GUM for them.
_HOUSES = re.compile(
    r"\b(?:Hospital|University|College|School|Academy|Museum|Gallery|Library|Church|Cathedral|Temple|Mosque|Theat(?:er|re)|Cent(?:er|re)|Hall"
    r"|Hotel|Mall|Institute|Club|Restaurant|Bar|Station|Airport|Stadium|Prison|Clinic|Bank|Store|Shop|Cafe|Café)\b"
)


@dataclass(slots=True)
class _Token:
    form: str
    tag: str
    plural: bool
    start: int
    end: int
    starts_unit: bool


@dataclass(slots=True)
class _Mention:
    first: int
    last: int
    kind: str
    wiki: str


def gum(source: Path, documents: frozenset[str] | None = None) -> Iterator[Example]:
    """GUM's documents, paragraph by paragraph: clause units, parts of speech, and the names among its entities.

    documents  names to keep; None: all
    A name is what stands around the proper-noun head of an entity mention; one that is a place anywhere in the corpus is a place
    everywhere ("North Korea said"), as CoNLL has it.
    """
    papers = [(_stem(name), text) for name, text in members(source, ".conllu")]
    cut = [(name, list(_gum_paragraphs(text))) for name, text in papers if "_reddit_" not in name]
    kinds: dict[str, Counter[str]] = defaultdict(Counter)
    for _, paragraphs in cut:
        for text, tokens, mentions in paragraphs:
            for mention in mentions:
                found = _name_in(text, tokens, mention)
                if found:
                    kinds[text[found[0] : found[1]]][mention.kind] += 1
    for name, paragraphs in cut:
        if documents is not None and name not in documents:
            continue
        for text, tokens, mentions in paragraphs:
            named = {f: m.kind for m in sorted(mentions, key=lambda m: m.first - m.last) if (f := _name_in(text, tokens, m))}
            peoples = {(t.start, t.end) for t in tokens if t.plural}  # "Americans": no person but, as in CoNLL, another name
            named = {f: "other" if f in peoples and kind == "person" else kind for f, kind in named.items()}
            names = [(a, b, _gum_kind(kinds[text[a:b]], kind)) for (a, b), kind in sorted(named.items())]
            apart = [n for n in names if not any(o != n and o[0] <= n[0] and n[1] <= o[1] for o in names)]
            houses = [(a, b) for a, b, _ in apart if _HOUSES.search(text[a:b])]
            yield Example(
                text,
                "gum",
                name,
                names=tuple(n for n in apart if n[:2] not in houses),
                doubtful=(*_unnamed(text, apart), *houses),
                units=tuple(t.start for t in tokens if t.starts_unit),
                tags=tuple((t.start, t.end, t.tag) for t in tokens if t.tag != "_"),
            )


def gum_split(source: Path, part: str) -> frozenset[str]:
    """The documents of GUM's own train, dev or test part; train: what is in none of the others."""
    text = next(text for name, text in members(source, "splits.md"))
    found = {
        m.group(1): set(re.findall(r"\*\s+(\w+)", m.group(2)))
        for m in re.finditer(r"^## (\w+)\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    }
    if part != "train":
        return frozenset(found[part])
    held = found["dev"] | found["test"] | found.get("test2", set())
    return frozenset(_stem(name) for name, _ in members(source, ".conllu")) - held


def _stem(name: str) -> str:
    return name.rsplit("/", 1)[-1].partition(".")[0]


def _gum_kind(seen: Counter[str], kind: str) -> str:
    total = sum(seen.values())
    if seen["place"] * 10 >= total * 3:
        return "place"
    return _GUM_KINDS.get(kind, "other")


def _gum_paragraphs(text: str) -> Iterator[tuple[str, list[_Token], list[_Mention]]]:
    """(text, tokens, mentions) of each paragraph."""
    for block in re.split(r"^# newpar(?:\s.*)?$", text, flags=re.MULTILINE)[1:]:
        words, tokens, mentions = "", [], []
        held: dict[str, list[_Mention]] = defaultdict(list)
        covered = 0  # tokens of a multiword token still to come: their text stands already
        for line in block.split("\n"):
            cells = line.split("\t")
            if len(cells) < 10 or "." in cells[0]:
                if not line.strip() and words and not words.endswith(" "):
                    words += " "
                continue
            space = "" if "SpaceAfter=No" in cells[9] else " "
            if "-" in cells[0]:
                first, last = map(int, cells[0].split("-"))
                covered, whole, at = last - first + 1, cells[1], len(words)
                words += whole + space
                left = at
                continue
            if covered:
                covered -= 1
                start, end = left, min(at + len(whole), left + len(cells[1]))
                left = end
            else:
                start = len(words)
                end = start + len(cells[1])
                words += cells[1] + space
            number = len(tokens)
            tokens.append(_Token(cells[1], cells[3], cells[4] == "NNPS", start, end, "Discourse=" in cells[9]))
            entity = re.search(r"(?:^|\|)Entity=([^|]*)", cells[9])
            for bracket in re.findall(r"\([^()]*\)?|[^()]+\)", entity.group(1)) if entity else ():
                parts = bracket.strip("()").split("-")
                if bracket.startswith("("):
                    mention = _Mention(number, number, parts[1] if len(parts) > 1 else "", parts[-1] if len(parts) > 6 else "")
                    mentions.append(mention)
                    if not bracket.endswith(")"):
                        held[parts[0]].append(mention)
                elif held[parts[0]]:
                    held[parts[0]].pop().last = number
        if tokens:
            yield words.rstrip(), tokens, mentions


def _name_in(text: str, tokens: Sequence[_Token], mention: _Mention) -> Cut | None:
    """The proper noun in a mention: the first run of proper nouns (with "of", "the", "and" between them) that ends it or its head part."""
    if mention.kind not in _GUM_KINDS and mention.kind not in _NAMED_OTHERS:
        return None
    own = tokens[mention.first : mention.last + 1]
    run: list[_Token] = []
    for n, token in enumerate(own):
        joins = run and token.form.lower() in ("of", "the", "and", "for", "de", "-", "&", "’s", "'s") and _proper_later(own, n)
        joins = joins or bool(run and token.tag in ("ADJ", "NOUN") and token.form[:1].isupper() and _proper_later(own, n))
        if token.tag == "PROPN" or joins or (run and token.tag == "NUM" and run[-1].tag == "PROPN"):
            run.append(token)
        elif run:
            break
        elif token.tag not in ("DET", "NOUN", "ADJ", "PUNCT"):
            return None
    after = own[own.index(run[-1]) + 1 :] if run else []
    if not run or (
        after and after[0].tag in ("NOUN", "PROPN", "PART", "ADJ")
    ):  # "the Pacific islands", "Ruiz's brother": the head is another
        return None
    while run and (run[0].form.lower() in _HEADWORDS or run[0].tag != "PROPN"):
        run.pop(0)
    if not run or not text[run[0].start : run[0].start + 1].isupper():
        return None
    return run[0].start, run[-1].end


def _proper_later(own: Sequence[_Token], at: int) -> bool:
    return any(t.tag == "PROPN" for t in own[at + 1 : at + 3])


# MEANTIME

_MARKED = 5  # the headline and five sentences of each article are marked
_SHORTEST = 4  # tokens; less is a date line or a label
_MEANTIME_KINDS = {"PER": "person", "ORG": "organisation", "LOC": "place", "PRO": "other"}


def meantime(source: Path) -> Iterator[Example]:
    """Wikinews sentences with their named mentions, from the annotation within documents."""
    seen = set()
    for name, text in members(source, ".xml"):
        if "intra-doc_annotation" not in name.split("/") or _stem(name) in seen:
            continue
        seen.add(_stem(name))
        yield from _meantime(_stem(name), text)


def _meantime(name: str, xml: str) -> Iterator[Example]:
    root = ET.fromstring(xml)
    tokens = {t.get("t_id", ""): t for t in root.iter("token")}
    kinds = {e.get("m_id"): e.get("ent_type", "") for e in root.iter("ENTITY")}
    meant = {
        s.get("m_id"): kinds.get(t.get("m_id"), "") for r in root.iter("REFERS_TO") for t in r.iter("target") for s in r.iter("source")
    }
    sentences: dict[str, list[str]] = defaultdict(list)
    for number, token in tokens.items():
        sentences[token.get("sentence", "")].append(number)
    named = []
    for mention in root.iter("ENTITY_MENTION"):
        kind = _MEANTIME_KINDS.get(meant.get(mention.get("m_id"), ""))
        if mention.get("syntactic_type") == "NAM" and kind:
            named.append(([a.get("t_id", "") for a in mention.iter("token_anchor")], kind))
    for number, own in sentences.items():
        if len(own) < _SHORTEST or int(number) > _MARKED:
            continue
        text, cuts = joined([tokens[t].text or "" for t in own])
        place = dict(zip(own, cuts, strict=True))
        found = {}
        for anchors, kind in named:
            inside = sorted((place[t] for t in anchors if t in place), key=lambda c: c[0])
            span = _capital_tail(text, inside)
            if span:
                found[span] = kind
        names = [
            (a, b, kind) for (a, b), kind in sorted(found.items()) if not any(c <= a and b <= d and (c, d) != (a, b) for c, d in found)
        ]
        yield Example(text, "meantime", f"{name}-{number}", names=tuple(names), doubtful=_unnamed(text, names))


def _capital_tail(text: str, cuts: Sequence[Cut]) -> Cut | None:
    """The capitalised words at the end of a mention ("car maker Orlow Motors": the last two)."""
    kept: list[Cut] = []
    for a, b in reversed(cuts):
        if text[a].isupper() or text[a].isdigit() or (kept and text[a:b] in ("of", "the", "and", "&", "for", ".")):
            kept.insert(0, (a, b))
        else:
            break
    while kept and not text[kept[0][0]].isupper():
        kept.pop(0)
    if not kept or text[kept[0][0] : kept[0][1]].lower() in _HEADWORDS:
        kept = kept[1:]
    return (kept[0][0], kept[-1][1]) if kept else None


def upper(example: Example) -> Example:
    """The example in capitals, as headlines and datelines are set. Spans stay where they are."""
    shouted = "".join(c.upper() if len(c.upper()) == 1 else c for c in example.text)
    return replace(example, text=shouted)


_STYLES = (("“", "‘"), ("”", "’")), (("“", '"'), ("”", '"')), (('"', "'"),)


def restyled(example: Example) -> Example:
    """The example with its quotation marks in another style: single ones for double, straight for curly. Spans stay where they are.

    Which style: told by the text's length, so that it is the same each time.
    """
    text = example.text
    styles = [style for style in _STYLES if style[0][0] in text]
    if not styles:
        return example
    for old, new in styles[len(text) % len(styles)]:
        text = text.replace(old, new)
    return replace(example, text=text)
