"""Whom a pronoun or a role means: against GUM's gold coreference, and on sources of PolNeAR's dev part that were resolved by hand.

    python -m evals.speakers DIR [FILE]

GUM, its news and interviews (of a folder of other conllu files: all). Asked are the pronouns he, she, they and it and the phrases without
a name that are headed by a common noun and mean a person or a body, where they are the subject of a verb of speech (`gum_speech`);
beside that, all pronouns of one human being wherever they stand (`gum_pronouns`), and all definite phrases that mean one (`gum_roles`).
The weights of `statements.pronouns` are fitted on all of GUM, these documents among them, and on the half of the labels that was read:
on documents that they have not seen .92 of the answers are right in news and .95 in interviews (`evals.speakers_fit --folds`).

PolNeAR: `speakers.jsonl` keeps no words: hashes of an article's id and of its text, the span of the source, and the spans of the names
that it means in the same text, none where the text names nobody (what a common noun heads, "her campaign", is no name). 150 sources: 90
drawn by a seed among all that are a pronoun of the third person or "who", 60 among those that begin with "the", "this", "his" … and hold
no capital. They were resolved by one reader from the texts alone, before the program was asked. Articles fall into two halves by the hash
of their id: the errors of `read` were read while building, those of `kept` never.

accuracy      of the names given, the right ones; a name given where the text names nobody is wrong
coverage      of those that the text names, the ones that are given a name, right or wrong
wrong_merges  wrong names given ÷ all that were asked

The reference takes every pronoun of one human being for the last person named before it. The keys without a prefix are over `gum_speech`
and all of PolNeAR's together, or over `gum_speech` alone without FILE.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evals.attribution import lines
from evals.common import asks_encoder, close, encoder, opened, parser, table
from evals.coreference import PERSONAL, Gold, Mention, is_taken_out, read
from evals.roles import Cut, any_meet, paragraphs
from newstemma.language.mark import mark
from newstemma.language.names import plain_name
from newstemma.model.article import Article, Paragraph
from newstemma.model.reading import Reading
from newstemma.model.statement import Speaker
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.people.entities import name
from newstemma.ports import Encoder
from newstemma.statements.cast import Cast
from newstemma.statements.speakers import places_of, speaker_of
from newstemma.statements.speech import Saying, sayings

LABELS = Path(__file__).with_name("speakers.jsonl")
GENRES = frozenset({"news", "interview"})
_SUBJECTS = frozenset({"he", "she", "they", "it"})
_LONGEST = 60  # characters of a phrase
_DEFINITE = ("the ", "this ", "that ", "these ", "those ")


@dataclass(frozen=True, slots=True)
class Asked:
    """One place, what its owner is called in full, and where those names stand; several for several people, none: the text names nobody."""

    text: str
    at: Cut
    names: tuple[str, ...]
    places: tuple[Cut, ...]
    parts: tuple[str, ...]


@dataclass(slots=True)
class Sum:
    """What is counted over a part."""

    asked: int = 0
    named: int = 0
    given: int = 0
    covered: int = 0
    right: int = 0

    def add(self, *, named: bool, given: bool, right: bool) -> None:
        """Count one place."""
        self.asked += 1
        self.named += named
        self.given += given
        self.covered += given and named
        self.right += given and right

    @property
    def figures(self) -> dict[str, float | None]:
        """The three figures; None of nothing."""
        return {
            "accuracy": self.right / self.given if self.given else None,
            "coverage": self.covered / self.named if self.named else None,
            "wrong_merges": (self.given - self.right) / self.asked if self.asked else None,
        }


# Articles, read as the program reads them.


def article_of(key: str, text: str) -> Article:
    """A text as an article that is nothing but its paragraphs."""
    places = tuple(Paragraph(a, b, a, b) for a, b in paragraphs(text))
    nothing = (None, None, None, None)
    return Article(key, key, key, *nothing, "en", None, None, (), (), None, None, None, (), text, places, ())


def cast_of(article: Article, reading: Reading) -> Cast:
    """The people of an article that stands alone in its story."""
    story = Story(article.id, None, (article.id,), None, None, (), ())
    entities, _ = name([article], [reading], [story])
    return places_of([reading], {article.id: article}, [story], entities)[article.id]


def answers(article: Article, reading: Reading, cast: Cast, cuts: Sequence[Cut]) -> list[Speaker]:
    """Who is meant at each place, the sayings that the program itself finds being known before it."""
    earlier: list[Speaker] = []
    starts: list[int] = []
    for saying in sayings(article, reading):
        speaker = speaker_of(article, reading, saying, cast, earlier)
        earlier.append(speaker)
        starts.append(speaker.at.start if isinstance(speaker.at, Span) else (starts[-1] if starts else 0))
    order = sorted(range(len(starts)), key=lambda n: (starts[n], n))
    known, places = [earlier[n] for n in order], [starts[n] for n in order]
    return [speaker_of(article, reading, Saying(cut, None, (), "speech"), cast, known[: bisect_left(places, cut[0])]) for cut in cuts]


# Right or wrong.


def words(text: str) -> set[str]:
    """The words of a name as compared."""
    plain = plain_name(text).replace("'s", "").casefold().replace(".", "")
    return set(plain.replace("-", " ").split())


def is_initials(short: str, long: str) -> bool:
    """Whether a word of capitals is made of the first letters of a name's last words: "PCA" of "Ministry of Port Customs Affairs"."""
    letters = "".join(word[0] for word in long.split() if word[0].isupper())
    plain = short.replace(".", "")
    return len(plain) > 1 and plain.isupper() and letters.endswith(plain)


def is_given(speaker: Speaker) -> bool:
    """Whether a name was given, rather than the phrase as it stands or one that a common noun heads ("the Harbour Post poll")."""
    shown = words(speaker.at.text) if speaker.at is not None else set()
    if speaker.name is None or (speaker.unnamed and words(speaker.name) == shown):
        return False
    return speaker.entity is not None or (not speaker.unnamed and speaker.name.split()[-1][0].isupper() and words(speaker.name) != shown)


def is_right(speaker: Speaker, asked: Asked, cast: Cast) -> bool:
    """Whether the name is a part of the owner's fullest one or holds it, or its fullest form stands where the owner is named."""
    if not asked.names or speaker.name is None:
        return False
    ours = words(speaker.name)
    if len(asked.names) > 1:
        return all(words(own.split()[-1]) <= ours for own in asked.names)
    fullest = words(asked.names[0])
    if ours <= fullest or fullest <= ours or is_initials(speaker.name, asked.names[0]) or is_initials(asked.names[0], speaker.name):
        return True
    full = [(a, b) for a, b in cast.places_of_entity.get(speaker.entity or "", ()) if words(asked.text[a:b]) == ours]
    return any_meet(full, asked.places)


def count(asked: Iterable[Asked], asker: Encoder, misses: list[str] | None) -> dict[str, Sum]:
    """The counts by part. misses: where to note what went wrong, None: nowhere."""
    by_text: dict[str, list[Asked]] = {}
    for one in asked:
        by_text.setdefault(one.text, []).append(one)
    articles = [article_of(hashlib.sha256(text.encode()).hexdigest()[:16], text) for text in by_text]
    readings, _ = mark(articles, asker)
    sums: dict[str, Sum] = {}
    for article, reading in zip(articles, readings, strict=True):
        cast, ours = cast_of(article, reading), by_text[article.text]
        for one, speaker in zip(ours, answers(article, reading, cast, [o.at for o in ours]), strict=True):
            given, right = is_given(speaker), is_right(speaker, one, cast)
            simple = nearest(article, cast, one)
            for part in one.parts:
                sums.setdefault(part, Sum()).add(named=bool(one.names), given=given, right=right)
                known = sums.setdefault(f"reference_{part}", Sum())
                known.add(named=bool(one.names), given=is_given(simple), right=is_right(simple, one, cast))
            if given != bool(one.names) or (given and not right):
                _note(misses, one, speaker)
    return sums


def nearest(article: Article, cast: Cast, asked: Asked) -> Speaker:
    """The reference: a pronoun of one human being is the last person named before it; a phrase is nobody."""
    start, end = asked.at
    at = article.cut(start, end)
    last = next((entity for a, _, entity in reversed(cast) if a < start and entity.kind == "person"), None)
    if last is None or at.text.casefold() not in PERSONAL:
        return Speaker(at.text, None, at, unnamed=True)
    return Speaker(last.name, last.id, at, unnamed=False)


def _note(misses: list[str] | None, one: Asked, speaker: Speaker) -> None:
    if misses is not None and "polnear_kept" not in one.parts:
        start, end = one.at
        context = f"{one.text[max(0, start - 240) : start]}[[{one.text[start:end]}]]{one.text[end : end + 60]}".replace("\n", " / ")
        misses.append(f"{', '.join(one.parts)}: {speaker.name!r} for {one.names}: {context}")


# The two corpora.


def from_gum(golds: Iterable[Gold]) -> Iterator[Asked]:
    """The places of GUM that are asked, each with the parts that it counts in."""
    for gold in golds:
        for mention in gold.mentions:
            parts = tuple(_parts(gold, mention))
            if parts:
                names = gold.names.get(mention.chain, ())
                places = tuple(m.name for m in gold.mentions if m.chain == mention.chain and m.name is not None)
                yield Asked(gold.text, (mention.start, mention.end), names[:1], places, parts)


def _parts(gold: Gold, mention: Mention) -> Iterator[str]:
    shown = gold.text[mention.start : mention.end].casefold()
    is_phrase = (
        mention.head.upos == "NOUN" and mention.name is None and len(shown) <= _LONGEST and mention.kind in {"person", "organization"}
    )
    is_phrase = is_phrase and gold.text[mention.start + 1 : mention.end].islower()
    if mention.says and (shown in _SUBJECTS or is_phrase):
        yield "gum_speech"
    if shown in PERSONAL:
        yield "gum_pronouns"
    if is_phrase and shown.startswith(_DEFINITE) and "Plur" not in mention.number:
        yield "gum_roles"


def from_polnear(source: Path) -> Iterator[Asked]:
    """The labelled sources that lie in a file. Ends the run at a text that is not the one that was labelled."""
    texts = {hashed(row["id"]): row["text"] for row in lines(source)}
    for row in lines(LABELS):
        text = texts.get(row["article"])
        if text is None:
            continue
        if hashed(text) != row["text"]:
            raise SystemExit(f"{row['article']}: not the text that was labelled")
        places = tuple((a, b) for a, b in row["names"])
        parts = ("polnear", f"polnear_{row['half']}", f"polnear_{row['kind']}s")
        start, end = row["source"]
        yield Asked(text, (start, end), tuple(text[a:b] for a, b in places), places, parts)


def hashed(text: str) -> str:
    """The first letters of a text's SHA-256, as the labels keep it."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def chosen(root: Path, limit: int | None) -> list[Gold]:
    """The documents of a folder: GUM's news and interviews; where there are none of these, all."""
    files = sorted(root.rglob("*.conllu"))
    wanted = [path for path in files if any(f"_{genre}_" in path.name for genre in GENRES)] or files
    return [gold for path in wanted[:limit] if not is_taken_out(gold := read(path))]


_PARTS = ("all", "gum_speech", "gum_pronouns", "gum_roles", "polnear", "polnear_read", "polnear_kept")


def main() -> None:
    """Measure and print."""
    made = parser("speakers", __doc__)
    made.add_argument("source", type=Path, metavar="DIR", help="GUM's folder or archive, or a folder of conllu files")
    made.add_argument("labelled", type=Path, metavar="FILE", nargs="?", help="PolNeAR's dev part")
    made.add_argument("--misses", action="store_true", help="print what was missed and what was made up, the kept half left out")
    asks_encoder(made)
    options = made.parse_args()
    with opened(options.source) as root:
        asked = [*from_gum(chosen(root, options.limit))]
    if options.labelled is not None:
        asked += from_polnear(options.labelled)
    whole = [
        Asked(a.text, a.at, a.names, a.places, (*a.parts, "all") if {"gum_speech", "polnear"} & {*a.parts} else a.parts) for a in asked
    ]
    misses: list[str] | None = [] if options.misses else None
    sums = count(whole, encoder(options.encoder), misses)
    if not options.json_only:
        for miss in misses or ():
            print(miss, "\n")
        table([_HEAD, *(_row(part, sums[part]) for part in sorted(sums))])
    line: dict[str, Any] = {}
    for part in (*_PARTS, "reference_all", "reference_gum_pronouns"):
        prefix = part.removesuffix("all") if part.endswith("all") else f"{part}_"
        line |= {f"{prefix}{key}": value for key, value in sums.get(part, Sum()).figures.items()}
    close(line | {"asked": sums.get("all", Sum()).asked})


_HEAD = ("part", "asked", "named", "given", "right", "accuracy", "coverage", "wrong merges")


def _row(part: str, found: Sum) -> tuple[str, ...]:
    shown = ("-" if value is None else f"{value:.3f}" for value in found.figures.values())
    return (part, str(found.asked), str(found.named), str(found.given), str(found.right), *shown)


if __name__ == "__main__":
    main()
