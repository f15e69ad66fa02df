"""The brief: sentences that are each tied to exact characters. What is not bound to a passage cannot be printed.

In the order in which an editor would tell it: the happening first, then what several sources report, where they differ, what came later,
what one source alone reports, and what is open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from newstemma.briefs.bound import held
from newstemma.briefs.choose import Draft
from newstemma.briefs.differing import differing
from newstemma.model.article import Article
from newstemma.model.brief import Brief, BriefSentence
from newstemma.model.claim import Claim, Conflict
from newstemma.model.document import Document
from newstemma.model.lineage import Roots
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.story import Story

WORDS = 290  # of a brief: read in a minute and a half; a story of few words has fewer
_FEWEST, _SLIGHT = 170, 0.02  # words up to which a brief takes what says less of the story, and how much less
_LEAST = 80  # words that a brief may have, however short the story
_SHARE = 0.6  # of a story's words: a brief is shorter than what it is of
_DIFFER = {"differ": (4, 105), "later": (2, 45)}  # sentences and words of a section, at most
_AGREED, _OPEN = 0.65, 45  # of the words that are left: of what several say; words kept for what is open


def write(
    documents: Sequence[Document],
    articles: Sequence[Article],
    readings: Sequence[Reading],
    stories: Sequence[Story],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    roots: Sequence[Roots],
) -> tuple[list[Brief], list[Notice]]:
    """One brief a story, in order of the stories. Cost: for each sentence those that share rare words with it."""
    by_id = {a.id: a for a in articles}
    files = {d.id: d for d in documents}
    marked = {r.article: r for r in readings}
    root_of = {r.story: r for r in roots}
    by_story: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        by_story[claim.story].append(claim)
    differ: defaultdict[str, list[Conflict]] = defaultdict(list)
    for conflict in conflicts:
        differ[conflict.story].append(conflict)
    return [_brief(s, by_id, files, marked, by_story[s.id], differ[s.id], root_of[s.id]) for s in stories], []


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
    files: Mapping[str, Document],
    marked: Mapping[str, Reading],
    claims: Sequence[Claim],
    conflicts: Sequence[Conflict],
    roots: Roots,
) -> Brief:
    mine = {i: by_id[i] for i in story.articles}
    known = {c.id: c for c in claims}
    hard, later = ([c for c in conflicts if c.grade in grades] for grades in (("conflict", "internal"), ("update",)))
    apart = _upto(differing(hard, "differ", known, mine, files), *_DIFFER["differ"])
    after = _upto(differing(later, "later", known, mine, files), *_DIFFER["later"])
    draft = Draft(mine, marked, claims, conflicts, roots)
    sentences = _drawn(draft, _room(story, by_id), apart, after)
    outlets = {a.outlet or "" for a in mine.values()}
    return Brief(story.id, lead(story, by_id, roots), tuple(b for s in sentences if (b := held(s, outlets)) is not None))


def _drawn(draft: Draft, room: int, apart: Sequence[BriefSentence], after: Sequence[BriefSentence]) -> list[BriefSentence]:
    """All sections in their order, within so many words. The happening has its place whatever differs; what differs is told once."""
    left = room - _words(apart) - _words(after)
    first = draft.lead(room)
    agreed = draft.agreed(int(left * _AGREED) - _words(first))
    left -= _words(first) + _words(agreed)
    draft.knows([*apart, *after])
    unknown = draft.unknown(min(left, _OPEN))
    left -= _words(unknown)
    single = draft.single(left)
    single += draft.single(left - _words(single) - (room - _FEWEST), _SLIGHT)
    return [*first, *agreed, *apart, *after, *single, *unknown]


def _room(story: Story, by_id: Mapping[str, Article]) -> int:
    """How many words the brief of a story may have."""
    return min(WORDS, max(_LEAST, int(_SHARE * sum(len(by_id[i].text.split()) for i in story.articles))))


def _upto(sentences: Sequence[BriefSentence], most: int, words: int) -> list[BriefSentence]:
    """The first ones, as many as there is room for."""
    kept: list[BriefSentence] = []
    for sentence in sentences:
        if len(kept) < most and _words([*kept, sentence]) <= words:
            kept.append(sentence)
    return kept


def _words(sentences: Sequence[BriefSentence]) -> int:
    return sum(len(s.text.split()) for s in sentences)
