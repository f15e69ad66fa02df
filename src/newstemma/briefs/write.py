"""The brief: sentences that are each tied to exact characters. What is not bound to a passage cannot be printed.

Every number, name and quotation of a sentence stands in one of its citations; a sentence that would not hold to that is left out.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newstemma.briefs.central import Vectors, centrality, word_vectors
from newstemma.briefs.differing import differing
from newstemma.briefs.passages import sentence_around
from newstemma.language.likeness import cosine, rarity
from newstemma.language.units import reads_alone, shown
from newstemma.language.words import content_words
from newstemma.model.article import Article
from newstemma.model.brief import Brief, BriefSentence, Section
from newstemma.model.claim import Claim, Conflict, Standing
from newstemma.model.lineage import Roots
from newstemma.model.notice import Notice
from newstemma.model.story import Story
from newstemma.model.text import At, Span

_MAX = {"agreed": 8, "differ": 4, "later": 2, "single": 6}  # sentences a section: a brief is read in two minutes
_WORDS = {"agreed": 150, "single": 110}  # after so many words a section ends
_SAME = 0.5  # likeness of two sentences of which a brief needs one
_SEVERAL = 2  # sources
_CLAUSE = 5  # content words of a part of a sentence that says something by itself
_WITHIN = 0.7  # of a sentence's words that stand in another one: it is told there
#: Words with which a part of a sentence begins that hangs on what stands before it.
_HANGS = re.compile(
    r"(?:to|of|in|for|after|before|following|during|since|which|who|whose|whom|where|when|that|as|by|with|and|but|or|because|while|into"
    r"|from|at|on|than|if|though|although|until|amid|including|despite|over|under|against|about|around|[a-z]+ing)\b"
)
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
    vectors = word_vectors(ranked)
    central = centrality(ranked, vectors)
    alone = sorted(_of_one(ranked, standing), key=lambda c: -central.get(c.id, 0.0))
    known = {c.id: c for c in claims}
    hard, later = ([c for c in conflicts if c.grade in grades] for grades in (("conflict", "internal"), ("update",)))
    agreed = _said(_of_several(ranked), "agreed", by_id, vectors, ())
    sentences = [
        *agreed,
        *differing(hard, "differ", _MAX["differ"], known, by_id),
        *differing(later, "later", _MAX["later"], known, by_id),
        *_said(alone, "single", by_id, vectors, [vectors[s.claim] for s in agreed if s.claim is not None]),
    ]
    outlets = " ".join(by_id[i].outlet or "" for i in story.articles)
    return Brief(story.id, lead(story, by_id, roots), tuple(s for s in sentences if not unbound(s, outlets)))


def _of_several(ranked: Iterable[Claim]) -> list[Claim]:
    """What several sources say, whether or not they differ on a part of it: the parts are told apart below."""
    return [c for c in ranked if len({m.origin for m in c.mentions}) >= _SEVERAL]


def _of_one(ranked: Iterable[Claim], standing: Mapping[str, Standing]) -> list[Claim]:
    return [c for c in ranked if standing[c.id].status in {"single_source", "reprinted"}]


def _rank(claim: Claim, standing: Standing, place: Mapping[str, int]) -> tuple[float, ...]:
    """Best supported first; of equals the one that stands nearest the head of its articles."""
    starts = sorted(m.at.start for m in claim.mentions if isinstance(m.at, Span))
    first = min((place.get(m.at.article, 0) for m in claim.mentions if isinstance(m.at, Span)), default=0)
    return -standing.independent.best, -len(claim.mentions), starts[len(starts) // 2] if starts else 0, first


def _said(
    claims: Sequence[Claim], section: Section, by_id: Mapping[str, Article], vectors: Vectors, before: Iterable[Mapping[str, float]]
) -> list[BriefSentence]:
    """Claims in words that read alone, with the sentences that hold them; nothing that was said before in like words.

    What several sources are said to report must stand in the words of two of them: a claim whose mentions are alike in other ways is left
    to the matrix, where a reader sees them side by side. Whole sentences are taken first, then parts of sentences; order is the claims'.
    """
    told = list(before)
    chosen: dict[int, BriefSentence] = {}
    words = 0
    for make in (_sentence, _clause) if section == "agreed" else (_sentence,):
        for n, claim in enumerate(claims):
            if len(chosen) == _MAX[section] or words >= _WORDS[section]:
                break
            made = make(claim, section, by_id) if n not in chosen else None
            if made is None or _is_told(made, chosen.values()) or any(cosine(vectors[claim.id], other) >= _SAME for other in told):
                continue
            chosen[n] = made
            told.append(vectors[claim.id])
            words += len(made.text.split())
    return [chosen[n] for n in sorted(chosen)]


def _is_told(made: BriefSentence, chosen: Iterable[BriefSentence]) -> bool:
    """Whether its words stand in a sentence that is printed already: two clauses of one sentence are one sentence here."""
    words = set(content_words(made.text))
    return any(len(words & set(content_words(other.text))) >= _WITHIN * len(words) for other in chosen)


def _sentence(claim: Claim, section: Section, by_id: Mapping[str, Article]) -> BriefSentence | None:
    clauses = [m.at.text for m in claim.mentions if reads_alone(m.at.text) and m.at.text[0] not in _OPENS]
    kept = [(_whole(by_id, m.at), m.origin) for m in claim.mentions]
    if section == "agreed":
        said = min(clauses, key=lambda t: (len(t), t)) if clauses else claim.text
        kept = [(at, origin) for at, origin in kept if _holds(at.text, said)]
        if len({origin for _, origin in kept}) < _SEVERAL:
            return None
    held = [c for c in clauses if any(c in at.text for at, _ in kept)] or [at.text for at, _ in kept]
    text = " ".join(min(held, key=lambda t: (not reads_alone(t), len(t), t)).split())
    return BriefSentence(text, tuple(at for at, _ in kept), claim.id, None, section)


def _clause(claim: Claim, section: Section, by_id: Mapping[str, Article]) -> BriefSentence | None:
    """What several say in a part of a sentence: that part alone, between ellipses; the fullest whose words another source has."""
    found = []
    for mention in claim.mentions:
        kept = [m for m in claim.mentions if _holds(m.at.text, mention.at.text)]
        says = len(content_words(mention.at.text)) >= _CLAUSE and _HANGS.match(mention.at.text) is None
        if says and len({m.origin for m in kept}) >= _SEVERAL and mention.at.text[0] not in _OPENS:
            found.append((-len({m.origin for m in kept}), len(mention.at.text), mention.at.text, tuple(_whole(by_id, m.at) for m in kept)))
    if not found:
        return None
    _, _, text, places = min(found, key=lambda row: row[:3])
    return BriefSentence(shown(" ".join(text.split())), places, claim.id, None, section)


def _whole(by_id: Mapping[str, Article], at: At) -> At:
    """The sentence that a clause stands in; what stands outside an article's text as it is."""
    return sentence_around(by_id[at.article], at) if isinstance(at, Span) else at


def _holds(words: str, text: str) -> bool:
    """Whether words hold enough of what a sentence says, by rarity: of all its words, and of those that are no name."""
    return all(_share(cut(words), cut(text)) >= least for cut, least in ((content_words, _HELD), (_unnamed, _HELD_UNNAMED)))


def _unnamed(text: str) -> list[str]:
    return content_words(_CAPITALISED.sub(" ", text))


def _share(there: Sequence[str], said: Sequence[str]) -> float:
    """Of the rarity of the words that are said, the share of those that are there; 1 of nothing."""
    whole = sum(sorted(rarity(w) for w in set(said)))
    return sum(sorted(rarity(w) for w in set(said) & set(there))) / whole if whole else 1.0


def unbound(sentence: BriefSentence, outlets: str = "") -> list[str]:
    """The numbers, capitalised words and quotations of a sentence that none of its citations holds.

    outlets  the names under which articles are shown: no passage need hold them
    """
    cited = " ".join(_words_of(at) for at in sentence.citations)
    text = sentence.text.translate(_MARKS)
    figures = re.findall(r"\d+(?:[.,]\d+)*", text)
    names = [n for n in re.findall(r"(?<=[a-z,] )[A-Z]\w+", text) if n not in outlets]
    quoted = [" ".join(q.split()) for q in re.findall(r'"([^"]+)"', text)]
    free = [part for part in (*figures, *names, *quoted) if part.casefold() not in cited and part not in outlets]
    return free + ([] if sentence.citations else ["no citation"])


def _words_of(at: At) -> str:
    """Its words in one case; once as they stand and once without quotation marks, as they are quoted."""
    words = " ".join(at.text.translate(_MARKS).split()).casefold()
    return f"{words} {' '.join(words.replace(chr(34), '').split())}"
