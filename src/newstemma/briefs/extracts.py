"""Passages that a brief may print: whole sentences, and sentences cut after a clause; never without whoever says it.

Refuses what leans on the sentence before it ("He called it …"), what speaks as the paper ("told us"), questions, ticker lines, stumps.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newstemma.briefs.openings import goes_on, hangs, has_verb, is_expletive, leans
from newstemma.briefs.tellings import Telling
from newstemma.language.units import shown
from newstemma.model.article import Article
from newstemma.model.reading import Attribution, Name, Reading, Unit

_SHORTEST, _LONGEST = 6, 42  # words: under six nothing is said, over 42 nobody reads on
_CONTENT = 4  # words of it that carry something
_SAID = 20  # characters of what somebody says that a cut sentence must hold
_ALSO = re.compile(r"\b(?:also|had earlier|too|as well)\b", re.IGNORECASE)
_PAPER = re.compile(r"\b(?:I|[Ww]e|us|[Oo]urs?|[Mm]y|[Mm]e|[Yy]our?|[Ll]et['’]s)\b")
_JOINS = re.compile(r"(?:But|And|Yet|So)\s+(?=\S)")
_PERSONAL = re.compile(r"\b(?:he|she|his|her|him|hers)\b", re.IGNORECASE)
_SOFT = re.compile(r"\b(?:yesterday|today|tomorrow|tonight|this (?:morning|afternoon|evening))\b", re.IGNORECASE)
_QUOTED = re.compile(r"“[^”]*”?|\"[^\"]*\"?|(?<!\w)‘[^’]*’(?!\w)")
#: Nouns for somebody, by which "he" may be meant.
_SOMEBODY = (
    "man woman boy girl son daughter brother sister mother father husband wife widow widower captain chief judge king queen pope prince"
    " princess coach nurse pilot spy aide envoy clerk monk abbot priest bishop rabbi imam thief suspect victim president vice-president"
    " student agent resident patient accused defendant officer leader minister speaker worker farmer teacher lawyer driver manager prisoner"
    " soldier reporter player lawmaker banker owner founder commander adviser advisor commissioner senator governor director prosecutor"
    " doctor actor author editor survivor professor mayor general colonel sergeant secretary secretary-general deputy envoy attacker gunman"
    " striker keeper goalkeeper defender winner champion rider runner skipper sailor fisherman engineer architect painter writer singer"
).split()
_DESCRIBED = re.compile(rf"\b(?:\w+(?:ist|ian|man|woman)|{'|'.join(_SOMEBODY)})\b", re.IGNORECASE)
_POINTS = re.compile(
    r"\b(?:do|does|did|done|doing) so\b|\bfollow\b.{0,40}\bon (?:Twitter|Facebook|Instagram)|\b(?:sign up|subscribe|newsletter|click here"
    r"|read more|toggle caption|pic\.twitter|pictured|shown)\b",
    re.IGNORECASE,
)
_THING = re.compile(r"\b(?:it|its|they|them|their|theirs)\b", re.IGNORECASE)
_INDEFINITE = re.compile(r"^(?:Nobody|No one|Everybody|Everyone|Somebody|Someone|Anyone)\b")
_ENOUGH = 3  # words before "it" among which is what it is
_BARE = 0.6  # and one whose verb is not seen: a headline, a line of a list, or a plain present
_LATER = 0.7  # and one that says "also"
_VAGUE = 0.6  # what an extract is worth that says "today": it was the paper's day


@dataclass(frozen=True, slots=True)
class Extract:
    """Words that can be printed, from one sentence. start, end: in the article; worth: 0 to 1, how well they stand alone."""

    telling: Telling
    start: int
    end: int
    text: str
    worth: float


def extracts(telling: Telling, article: Article, reading: Reading, units: Sequence[Unit]) -> Iterator[Extract]:
    """The whole sentence, and its beginnings that end with a clause; the longest first. units: those of the sentence, in order."""
    start, end = telling.span.start, telling.span.end
    said = [a for a in reading.attributions if any(s < end and start < e for s, e in (*a.content, a.cue or (0, 0)))]
    names = [n for n in reading.names if start <= n.start < end]
    for stop in dict.fromkeys([end, *(u.end for u in reversed(units))]):
        cut = _trimmed(article.text, start, stop) if stop == end or goes_on(article.text, stop, end) else None
        if cut is None or (stop < end and not _says_something(said, article.text[cut[0] : cut[1]], *cut)):
            continue
        if _keeps_speaker(said, *cut, end) and (made := _made(telling, article.text, *cut, whole=stop == end, names=names)):
            yield made


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without a joining word before it and marks behind it; None where it leaves a quotation or a bracket open."""
    join = _JOINS.match(text, start, end)
    start = join.end() if join else start
    end = start + len(text[start:end].rstrip(" ,;:–—-"))
    words = text[start:end]
    even = words.count("“") == words.count("”") and words.count('"') % 2 == 0 and words.count("(") == words.count(")")
    return (start, end) if even and words else None


def _says_something(said: Sequence[Attribution], words: str, start: int, end: int) -> bool:
    """Whether what is left of a cut sentence has a verb, and more than that somebody said."""
    if not has_verb(words):
        return False
    return all(
        sum(min(e, end) - max(s, start) for s, e in a.content if s < end and start < e) >= _SAID
        for a in said
        if a.cue and start <= a.cue[0] < end
    )


def _keeps_speaker(said: Sequence[Attribution], start: int, end: int, stop: int) -> bool:
    """Whether whoever says a part of the words, and that they say it, stands in them too, as far as the sentence tells it."""
    for one in said:
        if any(s < end and start < e for s, e in one.content):
            told = [p for p in (one.source, one.cue) if p is not None and start <= p[0] < stop]
            if any(p[1] > end for p in told):
                return False
    return True


def _made(telling: Telling, text: str, start: int, end: int, *, whole: bool, names: Sequence[Name]) -> Extract | None:
    words = " ".join(text[start:end].split())
    if not _SHORTEST <= len(words.split()) <= _LONGEST or not _stands(words, whole=whole):
        return None
    bare = _QUOTED.sub(" ", words)
    if _PAPER.search(bare) or _POINTS.search(bare) or _hangs_on_someone(text, start, end, names):
        return None
    quoted = sum(len(q) for q in _QUOTED.findall(words)) / len(words)
    worth = (
        (1.0 if has_verb(words) else _BARE)
        * (_VAGUE if _SOFT.search(bare) else 1.0)
        * (_LATER if _ALSO.search(bare) else 1.0)
        * (1 - quoted / 2)
    )
    return Extract(telling, start, end, shown(words[0].upper() + words[1:]), worth)


def _stands(words: str, *, whole: bool) -> bool:
    """Whether words begin as a sentence does that needs none before it, and say something."""
    if not words[0].isalnum() or words.endswith(("?", ":", "…")):
        return False
    if leans(words) or (not whole and hangs(words)) or ": " in words[:25]:
        return False
    return len([w for w in re.findall(r"[^\W_]+", words) if len(w) > 3]) >= _CONTENT and words.rstrip("…").count(".") < 4


def _hangs_on_someone(text: str, start: int, end: int, names: Sequence[Name]) -> bool:
    """Whether somebody is "he" before anybody was named or described, or something is "it" before anything was."""
    bare = _blanked(text[start:end])
    person = _PERSONAL.search(bare)
    if person is not None and not _is_named(names, start, start + person.start()) and not _DESCRIBED.search(bare[: person.start()]):
        return True
    thing = _THING.search(bare) if not is_expletive(bare) else None
    return thing is not None and len(_INDEFINITE.sub("", bare[: thing.start()]).split()) < _ENOUGH


def _is_named(names: Sequence[Name], start: int, end: int) -> bool:
    return any(start <= n.start < end for n in names if n.kind in ("person", "other"))


def _blanked(words: str) -> str:
    return _QUOTED.sub(lambda m: " " * len(m[0]), words)


def quotations(words: str) -> list[str]:
    """The quotations in a text, with their marks."""
    return _QUOTED.findall(words)
