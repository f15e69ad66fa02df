"""Who said what, as rows: one a statement, in one order, for the terminal, the page, the CSV and data frames. Computes nothing."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, fields

from newstemma.report.digest import Lookup, Object, one_line


@dataclass(frozen=True, slots=True)
class Said:
    """One statement; its fields, in order, are the columns of the CSV.

    story, article, statement  ids of the report; story "": the article is of none
    speaker      the name, or the words where there is none; "": nobody is named at all
    unnamed      True: the text gives no name
    called       the words that stand for the speaker here
    via          through whom or what the words came, outermost first, joined by " > "
    words        what was said, its pieces joined by " … "; mode: direct, indirect or mixed; act: speech, belief, intention or other
    said_on      ISO date, as sharp as the text is; "": it does not tell
    passage      where the pieces stand in the article's text: "120-180;200-230"; "file:12-40": in the file, as a title does
    same_words   ids of the quote groups that the statement stands in, joined by ";"; relation: how it stands to the longest of them
    """

    story: str
    article: str
    siglum: str
    outlet: str
    file: str
    published: str
    speaker: str
    unnamed: bool
    called: str
    via: str
    cue: str
    words: str
    mode: str
    act: str
    said_on: str
    passage: str
    same_words: str
    relation: str
    statement: str


COLUMNS = tuple(f.name for f in fields(Said))


@dataclass(frozen=True, slots=True)
class Voice:
    """Whom an outlet lets speak, and how often. articles: in how many of its own."""

    outlet: str
    speaker: str
    unnamed: bool
    statements: int
    articles: int


def said_of(report: Object, look: Lookup) -> Iterator[Said]:
    """Story by story, source by source, by place."""
    story_of = {a: s["id"] for s in report["stories"] for a in s["articles"]}
    order = {a: n for n, a in enumerate(a for s in report["stories"] for o in s["origins"] for a in o["articles"])}
    groups: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    for group in report["quotes"]:
        for variant in group["variants"]:
            if variant["statement"]:
                groups[variant["statement"]].append((group["id"], variant["relation"]))
    held = sorted(report["statements"], key=lambda s: (order.get(s["article"], len(order)), s["article"], _start(s)))
    for statement in held:
        yield _said(statement, story_of.get(statement["article"], ""), groups[statement["id"]], look)


def _start(statement: Object) -> tuple[bool, int]:
    """A title's statements first."""
    return min((("article" in at, at["start"]) for at in statement["content"]), default=(True, 0))


def _said(statement: Object, story: str, groups: Sequence[tuple[str, str]], look: Lookup) -> Said:
    article, speaker = statement["article"], statement["speaker"]
    return Said(
        story=story,
        article=article,
        siglum=look.sigla.get(article, ""),
        outlet=look.outlet(article),
        file=look.file(article),
        published=look.stamp(article),
        speaker=speaker["name"] or "",
        unnamed=bool(speaker["unnamed"]),
        called=one_line((speaker["at"] or {}).get("text", "")),
        via=" > ".join(one_line(v["name"]) for v in statement["via"]),
        cue=one_line((statement["cue"] or {}).get("text", "")),
        words=" … ".join(one_line(at["text"]) for at in statement["content"]),
        mode=statement["mode"],
        act=statement["act"],
        said_on=str((statement["said"] or {}).get("value") or ""),
        passage=";".join(f"{'' if 'article' in at else 'file:'}{at['start']}-{at['end']}" for at in statement["content"]),
        same_words=";".join(dict.fromkeys(key for key, _ in groups)),
        relation=next((relation for _, relation in groups if relation != "identical"), groups[0][1] if groups else ""),
        statement=statement["id"],
    )


def once(rows: Iterable[Said]) -> list[tuple[Said, tuple[str, ...]]]:
    """Statements of the same words by the same speaker as one, the first, with all articles that have it."""
    held: dict[tuple[str, str, str], tuple[Said, list[str]]] = {}
    for row in rows:
        key = (row.story, row.speaker.casefold(), "".join(c for c in row.words.casefold() if c.isalnum()))
        held.setdefault(key, (row, []))[1].append(row.article)
    return [(row, tuple(dict.fromkeys(articles))) for row, articles in held.values()]


def nameless(rows: Iterable[Said]) -> list[tuple[str, int, int]]:
    """Speech of speakers without a name: (what they are called, statements, articles), the most frequent first."""
    count: Counter[str] = Counter()
    articles: defaultdict[str, set[str]] = defaultdict(set)
    for row in rows:
        if row.act == "speech" and (row.unnamed or not row.speaker):
            name = _described(row.speaker)
            count[name] += 1
            articles[name].add(row.article)
    return sorted(((name, n, len(articles[name])) for name, n in count.items()), key=lambda r: (-r[1], r[0]))


def _described(name: str) -> str:
    """The words for a speaker without an article at their head: "an official" and "the official" are one."""
    words = name.casefold().replace("’", "'").split()
    return " ".join(words[1:] if len(words) > 1 and words[0] in {"a", "an", "the", "some"} else words) or "nobody named"


def voices(rows: Iterable[Said]) -> list[Voice]:
    """Speech by outlet and speaker, outlets in order of their name, the most heard speaker first."""
    count: Counter[tuple[str, str, bool]] = Counter()
    articles: defaultdict[tuple[str, str, bool], set[str]] = defaultdict(set)
    for row in rows:
        if row.act == "speech":
            silent = row.unnamed or not row.speaker
            key = (row.outlet or row.file, _described(row.speaker) if silent else row.speaker, silent)
            count[key] += 1
            articles[key].add(row.article)
    found = [Voice(*key, n, len(articles[key])) for key, n in count.items()]
    return sorted(found, key=lambda v: (v.outlet, -v.statements, v.unnamed, v.speaker))
