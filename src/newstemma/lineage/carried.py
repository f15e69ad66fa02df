"""Who carried what an article passes on: "told the Vale Herald", "the Herald reports", "The AP adds:" and the words that follow.

Papers and broadcasters as well as agencies. Refuses those who are only spoken about: without a word of carrying a name is a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newstemma.language.agencies import is_agency
from newstemma.lineage.outlets import masthead
from newstemma.model.article import Article
from newstemma.model.reading import Attribution, Name, Reading, Sentence

Cut = tuple[int, int]

#: Words of which one stands in most mastheads, and broadcasters that are known by their initials the world over.
_MASTHEAD = re.compile(
    r"\b(?:Times|Post|Herald|Journal|Tribune|Gazette|Courier|Telegraph|Guardian|Observer|Chronicle|Mail|Mirror|Globe|News|Standard|Examiner"
    r"|Dispatch|Register|Inquirer|Bulletin|Advertiser|Argus|Echo|Mercury|Press|Weekly|Daily|Television|TV|Radio|Broadcasting|Newspaper|Magazine"
    r"|BBC|CNN|NBC|CBS|ABC|NPR|PBS|NHK|ITV|RTE|Jazeera)\b"
)
_CARRIES = re.compile(
    r"\b(?:report(?:s|ed|ing)?|wr(?:ites?|ote|iting)|sa(?:ys|id)|according to|add(?:s|ed)|note[sd]?|quot(?:es|ed|ing)|cit(?:es|ed|ing))\b"
)
_TOLD = re.compile(
    r"\b(?:told|telling|tells|[Ss]peaking (?:to|with)|spoke (?:to|with)|interview(?:ed)? (?:with|by)"
    r"|(?:reported|quoted|cited|published|carried|broadcast|aired) (?:by|in|on)|[Cc]iting|[Qq]uoting|statement to|confirmed to|said to)"
    r"\s+(?:the\s+|The\s+)?$"
)
_SPOKE = re.compile(r"\s+(?:spoke (?:to|with)|interviewed|talked (?:to|with)|quoted)\b")
_THE_PAPER = re.compile(
    r"\b(?:told|tells|according to|speaking to)\s+the\s+"
    r"(?:paper|newspaper|magazine|broadcaster|station|channel|outlet|website|network|agency|daily|weekly)\b"
)
_OPENS = ("“", '"', "„", "«", "‘")
_REACH = 3  # sentences back in which "the paper" was named
_SURE = 0.5  # of an attribution: below it every second one has the wrong source


@dataclass(frozen=True, slots=True)
class Carrier:
    """An outlet or agency that an article passes on, and the stretches that are passed on, in order of place.

    agency   its short name, where it is one
    key      its name as compared
    """

    name: str
    agency: str | None
    key: str
    spans: tuple[Cut, ...]


def carriers(article: Article, reading: Reading) -> list[Carrier]:
    """Those whom an article passes on by its own words, in order of place; its own outlet left out. Cost: linear."""
    own = masthead(article.outlet) if article.outlet is not None else None
    named = [n for n in reading.names if n.kind == "organisation" and _is_outlet(article.text[n.start : n.end])]
    found = [
        *_sources(article, reading),
        *_told(article, reading, named),
        *_announced(article, reading, named),
        *_meant(article, reading, named),
    ]
    merged: dict[str, tuple[str, list[Cut]]] = {}
    for name, cuts in found:
        key = _key(name)
        if key != own:
            merged.setdefault(key, (name, []))[1].extend(cuts)
    made = [Carrier(name, is_agency(name), key, tuple(sorted(set(cuts)))) for key, (name, cuts) in merged.items()]
    return sorted((c for c in made if c.spans), key=lambda c: (c.spans, c.key))


def _is_outlet(name: str) -> bool:
    return is_agency(name) is not None or _MASTHEAD.search(name) is not None


def _key(name: str) -> str:
    return is_agency(name) or masthead(name)


def _sources(article: Article, reading: Reading) -> Iterator[tuple[str, list[Cut]]]:
    """Outlets that are the source of what is said: "the Herald reports that"."""
    for one in reading.attributions:
        if one.source is None or one.cue is None or one.score < _SURE or one.act != "speech":
            continue
        name = _bare(article.text[slice(*one.source)])
        if len(name.split()) <= 5 and _is_outlet(name) and _CARRIES.search(article.text[slice(*one.cue)]):
            yield name, list(one.content)


def _bare(name: str) -> str:
    """The name without what leads up to it ("the", "state-run"), and of "the Herald's Ida Renn" the Herald."""
    return re.sub(r"^(?:[a-z][\w-]*\s+|The\s+)+|['’]s\b.*$", "", " ".join(name.split()))


def _told(article: Article, reading: Reading, named: Iterable[Name]) -> Iterator[tuple[str, list[Cut]]]:
    """Outlets to which something was told, or that spoke to somebody: the sentence, and what is said there beyond it."""
    for name in named:
        before = article.text[max(0, name.start - 40) : name.start]
        if _TOLD.search(before) or _SPOKE.match(article.text, name.end):
            yield _bare(article.text[name.start : name.end]), _around(reading, name.start)


def _around(reading: Reading, at: int) -> list[Cut]:
    """The sentence of a place, and what those speak who speak in it."""
    sentence = reading.sentence_at(at)
    if sentence is None:
        return []
    said = [cut for one in reading.attributions if _stands_in(one, sentence) for cut in one.content]
    return [(sentence.start, sentence.end), *said]


def _stands_in(one: Attribution, sentence: Sentence) -> bool:
    return one.cue is not None and one.score >= _SURE and sentence.start <= one.cue[0] < sentence.end


def _announced(article: Article, reading: Reading, named: Iterable[Name]) -> Iterator[tuple[str, list[Cut]]]:
    """Words like "The AP adds:" before a paragraph in quotation marks: the whole of it."""
    starts = {p.start: p for p in article.paragraphs}
    for name in named:
        sentence = reading.sentence_at(name.start)
        if sentence is None or not article.text[sentence.start : sentence.end].endswith(":"):
            continue
        behind = min((start for start in starts if start >= sentence.end), default=None)
        follows = behind is not None and article.text[sentence.end : behind].strip() == "" and article.text.startswith(_OPENS, behind)
        if follows and behind is not None and _CARRIES.search(article.text, name.end, sentence.end):
            yield _bare(article.text[name.start : name.end]), [(behind, starts[behind].end)]


def _meant(article: Article, reading: Reading, named: Iterable[Name]) -> Iterator[tuple[str, list[Cut]]]:
    """Words like "told the paper" mean the outlet that was named last, a few sentences back at most."""
    ordered = sorted(named, key=lambda n: n.start)
    numbers = {s.start: n for n, s in enumerate(reading.sentences)}
    for match in _THE_PAPER.finditer(article.text):
        here = reading.sentence_at(match.start())
        last = next((n for n in reversed(ordered) if n.start < match.start()), None)
        there = reading.sentence_at(last.start) if last is not None else None
        if last is not None and here is not None and there is not None and numbers[here.start] - numbers[there.start] <= _REACH:
            yield _bare(article.text[last.start : last.end]), _around(reading, match.start())
