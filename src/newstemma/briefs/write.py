"""The brief: sentences that are each tied to exact characters. What is not bound to a passage cannot be printed.

Every number, name and quotation of a sentence stands in one of its citations; a sentence that would not hold to that is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newstemma.language.likeness import rarity
from newstemma.language.sentences import split_sentences
from newstemma.language.units import reads_alone
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.brief import Brief, BriefSentence, Section
from newstemma.model.claim import Claim, Conflict, Position, Standing
from newstemma.model.lineage import Roots
from newstemma.model.notice import Notice
from newstemma.model.story import Story
from newstemma.model.text import At, Span

_MAX = {"agreed": 8, "differ": 8, "later": 4, "single": 5}  # sentences a section: a brief is read in two minutes
_SEVERAL = 2  # sources
#: Of the rarity of a sentence's words, and of those that are no name, what another must hold to be cited for it.
_HELD, _HELD_UNNAMED = 0.4, 0.65
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_SEVERAL = 2  # sources
#: Of the rarity of a sentence's words, and of those that are no name, what another must hold to be cited for it.
_HELD, _HELD_UNNAMED = 0.4, 0.65
_CAPITALISED = re.compile(r"\b[A-Z][\w'’-]*")
_OPENS = ("“", '"', "‘")
_MARKS = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'"})


def write(
    articles: Sequence[Article],
    stories: Sequence[Story],
    claims: Sequence[Claim],
    standings: Sequence[Standing],
    conflicts: Sequence[Conflict],
    roots: Sequence[Roots],
) -> tuple[list[Brief], list[Notice]]:
    """One brief a story, in order of the stories."""
    by_id = {a.id: a for a in articles}
    standing = {s.claim: s for s in standings}
    root_of = {r.story: r for r in roots}
    by_story: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_story[claim.story].append(claim)
    differ: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        differ[conflict.story].append(conflict)
    return [_brief(s, by_id, by_story[s.id], standing, differ[s.id], root_of[s.id]) for s in stories], []


def lead(story: Story, by_id: Mapping[str, Article], roots: Roots) -> str:
    """The triple, in our fixed words: "41 articles · 29 outlets · 3 independent sources"."""
    outlets = {by_id[i].outlet or by_id[i].id for i in story.articles}
    return " · ".join(
        _counted(n, word)
        for n, word in (
            (len(story.articles), "article"),
            (len(outlets), "outlet"),
            (roots.independent.best, "independent source"),
        )
    )


def _counted(n: int, word: str) -> str:
    return f"{n} {word}" if n == 1 else f"{n} {word}s"


def _brief(
    story: Story,
    by_id: Mapping[str, Article],
    claims: Sequence[Claim],
    standing: Mapping[str, Standing],
    conflicts: Sequence[Conflict],
    roots: Roots,
) -> Brief:
    place = {i: n for n, i in enumerate(i for o in roots.origins for i in o.articles)}
    ranked = sorted(claims, key=lambda c: _rank(c, standing[c.id], place))
    sentences = [
        *_said(ranked, standing, "corroborated", "agreed", by_id),
        *_differences(conflicts, ("conflict", "internal"), "differ"),
        *_differences(conflicts, ("update",), "later"),
        *_said(ranked, standing, "reprinted", "single", by_id),
    ]
    return Brief(story.id, lead(story, by_id, roots), tuple(s for s in sentences if not unbound(s)))


def _rank(claim: Claim, standing: Standing, place: Mapping[str, int]) -> tuple[float, ...]:
    """Best supported first; of equals the one that stands nearest the head of its articles."""
    starts = sorted(m.at.start for m in claim.mentions if isinstance(m.at, Span))
    first = min((place.get(m.at.article, 0) for m in claim.mentions if isinstance(m.at, Span)), default=0)
    return -standing.independent.best, -len(claim.mentions), starts[len(starts) // 2] if starts else 0, first


def _said(
    ranked: Sequence[Claim], standing: Mapping[str, Standing], status: str, section: Section, by_id: Mapping[str, Article]
) -> Iterable[BriefSentence]:
    """Claims of one status, each in words that read alone, with the sentences that hold them.

    What several sources are said to report must stand in the words of two of them: a claim whose mentions are alike in other ways is left
    to the matrix, where a reader sees them side by side.
    """
    printed: set[str] = set()  # two clauses of one sentence are one sentence here
    for claim in (c for c in ranked if standing[c.id].status == status):
        clauses = [m.at.text for m in claim.mentions if reads_alone(m.at.text) and m.at.text[0] not in _OPENS]
        kept = [(_whole(by_id, m.at), m.origin) for m in claim.mentions]
        if section == "agreed":
            said = min(clauses, key=lambda t: (len(t), t)) if clauses else claim.text
            kept = [(at, origin) for at, origin in kept if _holds(at.text, said)]
            if len({origin for _, origin in kept}) < _SEVERAL:
                continue
        held = [c for c in clauses if any(c in at.text for at, _ in kept)] or [at.text for at, _ in kept]
        text = " ".join(min(held, key=lambda t: (not reads_alone(t), len(t), t)).split())
        if text in printed:
            continue
        yield BriefSentence(text, tuple(at for at, _ in kept), claim.id, None, section)
        printed.add(text)
        if len(printed) == _MAX[section]:
            return


def _whole(by_id: Mapping[str, Article], at: At) -> At:
    """The sentence that a clause stands in; what stands outside an article's text as it is."""
    if not isinstance(at, Span):
        return at
    article = by_id[at.article]
    for paragraph in article.paragraphs:
        if paragraph.start <= at.start < paragraph.end:
            cuts = [(paragraph.start + a, paragraph.start + b) for a, b in split_sentences(article.text[paragraph.start : paragraph.end])]
            touched = [(a, b) for a, b in cuts if a < at.end and at.start < b]
            return article.cut(touched[0][0], touched[-1][1]) if touched else at
    return at


def _holds(words: str, text: str) -> bool:
    """Whether words hold enough of what a sentence says, by rarity: of all its words, and of those that are no name."""
    return all(_share(cut(words), cut(text)) >= least for cut, least in ((content_words, _HELD), (_unnamed, _HELD_UNNAMED)))


def _unnamed(text: str) -> list[str]:
    return content_words(_CAPITALISED.sub(" ", text))


def _share(there: Sequence[str], said: Sequence[str]) -> float:
    """Of the rarity of the words that are said, the share of those that are there; 1 of nothing."""
    whole = sum(sorted(rarity(w) for w in set(said)))
    return sum(sorted(rarity(w) for w in set(said) & set(there))) / whole if whole else 1.0


def _differences(conflicts: Sequence[Conflict], grades: Sequence[str], section: Section) -> Iterable[BriefSentence]:
    for conflict in [c for c in conflicts if c.grade in grades][: _MAX[section]]:
        about, values = conflict.about, [_shown(p) for p in conflict.positions]
        if conflict.kind == "calendar":
            text = f"One article sets a weekday beside a date that falls on another day: {values[0]}."
        elif section == "later":
            text = f"The count of {about} was revised: {', then '.join(values)}."
        else:
            text = f"Reports differ on {about}: {' against '.join(values)}."
        citations = tuple(at for p in conflict.positions for at in p.at)
        yield BriefSentence(text, citations, conflict.claims[0] if conflict.claims else None, conflict.id, section)


def _shown(position: Position) -> str:
    return position.value.shown if position.value is not None else position.text


def unbound(sentence: BriefSentence) -> list[str]:
    """The numbers, capitalised words and quotations of a sentence that none of its citations holds."""
    cited = " ".join(_words_of(at) for at in sentence.citations).translate(_MARKS).casefold()
    text = sentence.text.translate(_MARKS)
    figures = re.findall(r"\d+(?:[.,]\d+)*", text)
    names = re.findall(r"(?<=[a-z,] )[A-Z]\w+", text)
    quoted = re.findall(r'"([^"]+)"', text)
    return [part for part in (*figures, *names, *quoted) if part.casefold() not in cited] + ([] if sentence.citations else ["no citation"])


def _words_of(at: At) -> str:
    return " ".join(at.text.split())
