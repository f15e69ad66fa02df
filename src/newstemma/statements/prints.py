"""The statements of one text in several prints: made once, handed over with the spans of each print.

Refuses to hand over where anything that statements are made of differs: a date that "on Tuesday" is counted from, a name that means
somebody else in another story.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from newstemma.model.article import Article
from newstemma.model.lineage import Reason
from newstemma.model.reading import Reading
from newstemma.model.statement import Statement
from newstemma.model.text import At, Span
from newstemma.statements.cast import Cast

Make = Callable[[Article, Reading, Cast], Iterable[Statement]]
_IN_STORY = "role_in_story"  # a reason whose second passage stands in another article, wherever the statement is printed


@dataclass(frozen=True, slots=True)
class _Made:
    """The statements of one print, and all that they were made of besides its words."""

    article: Article
    reading: Reading
    cast: Cast
    statements: tuple[Statement, ...]


class Prints:
    """What was made of each text so far. Memory: the statements of the texts that were read."""

    def __init__(self, make: Make) -> None:
        """Empty. make: the statements of one article, from nothing but its words, authors, reading and names."""
        self._make = make
        self._made: dict[str, list[_Made]] = {}

    def of(self, article: Article, reading: Reading, cast: Cast) -> Sequence[Statement]:
        """The statements of an article; those of an earlier print with the same words, reading and names, where there is one."""
        earlier = self._made.setdefault(article.text, [])
        for made in earlier:
            if _is_alike(made, article, reading, cast):
                return [handed_over(statement, article) for statement in made.statements]
        statements = tuple(self._make(article, reading, cast))
        earlier.append(_Made(article, reading, cast, statements))
        return statements


def _is_alike(made: _Made, article: Article, reading: Reading, cast: Cast) -> bool:
    """Whether two prints of the same words are read alike, down to who is meant by a name."""
    return (
        [(p.start, p.end) for p in made.article.paragraphs] == [(p.start, p.end) for p in article.paragraphs]
        and made.article.authors == article.authors
        and replace(made.reading, article=reading.article) == reading
        and list(made.cast) == list(cast)
        and (made.cast.elsewhere is cast.elsewhere or made.cast.elsewhere == cast.elsewhere)
    )


def statement_id(article: str, content: Sequence[At], cue: At | None, speaker: str | None) -> str:
    """The id of a statement: a hash of where it stands and whose it is."""
    place = [(at.start, at.end) for at in content] + ([(cue.start, cue.end)] if cue is not None else [])
    return "s-" + hashlib.sha256(f"{article}|{place}|{speaker}".encode()).hexdigest()[:12]


def handed_over(statement: Statement, article: Article) -> Statement:
    """A statement of another print of the same words as one of this article."""

    def here(at: At) -> At:
        return Span(article.id, at.start, at.end, at.text) if isinstance(at, Span) and at.article == statement.article else at

    content = tuple(map(here, statement.content))
    cue = None if statement.cue is None else here(statement.cue)
    speaker, said = statement.speaker, statement.said
    return Statement(
        id=statement_id(article.id, content, cue, speaker.name),
        article=article.id,
        speaker=speaker if speaker.at is None else replace(speaker, at=here(speaker.at)),
        cue=cue,
        content=content,
        mode=statement.mode,
        act=statement.act,
        via=tuple(v if v.at is None else replace(v, at=here(v.at)) for v in statement.via),
        said=None if said is None else replace(said, evidence=tuple(map(here, said.evidence))),
        reasons=tuple(_reason(reason, here) for reason in statement.reasons),
    )


def _reason(reason: Reason, here: Callable[[At], At]) -> Reason:
    kept = 1 if reason.signal == _IN_STORY else len(reason.at)
    return replace(reason, at=(*map(here, reason.at[:kept]), *reason.at[kept:]))
