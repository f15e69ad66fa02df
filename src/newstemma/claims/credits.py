"""Who stands behind an assertion in one article: a named person, people without a name, a body, a paper, or nobody but the article itself.

Refuses to call a paper, a document or a thing a speaker.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from newstemma.claims.ground import Ground
from newstemma.language.agencies import is_agency
from newstemma.language.countries import countries_in
from newstemma.language.names import bodies
from newstemma.language.words import stem, stems
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.statement import Statement
from newstemma.model.text import Span

Sort = Literal["person", "people", "body", "paper", "own"]

_PRONOUN = re.compile(r"(?:he|she|they|it|who|which|that|i|we|both)", re.IGNORECASE)
_SPEAKS = re.compile(
    r"(?:[a-z-]*(?:ers?|ors?|ists?|ians?|ants?|[ea]nts|m[ae]n|wom[ae]n|persons?|people|eyes?|ees?)|officials?|sources?|analysts?|experts?|aides?|police|"
    r"critics?|chiefs?|heads?|relatives?|famil(?:y|ies)|locals?|guards?|rebels?|militants?|troops|crew|staff|authorit(?:y|ies)|economists?|"
    r"diplomats?|lawmakers?|spokes[a-z]+|allies|attorneys?|mediators?|medics?|doctors?|colleagues?|friends?|intelligence|others|some|many)"
)
_NO_SPEAKER = re.compile(
    r"(?:war|fighting|conflict|violence|blast|storm|quake|earthquake|attack|crash|flood|fire|incident|clashes|outbreak)s?"
)
_PASSES = re.compile(
    r"officials?|sources?|aides?|people|persons?|diplomats?|authorities|ministry|lawmakers?|executives?|witness(?:es)?|relatives?|police"
)
_OFFICE = re.compile(
    r"\b(?:judge|prosecutor|minister|director|chief|mayor|governor|president|leader|lawyer|captain|coach|manager|spokes\w+)\b"
)
_DEFINITE = re.compile(r"(?:the|this|that|these|those|his|her|its|their|our)\s", re.IGNORECASE)
_UNNAMED = re.compile(r"(?:source|official|aide|diplomat|witness|analyst|expert|investigator|person)(?:s|es)?")
_REPORTS = re.compile(r"\breport(?:s|ed|ing)?\b")
#: What is read out speaks for whoever wrote it, and which of two papers that is the texts rarely say.
_DOCUMENT = re.compile(
    r"(?:statement|report|document|complaint|letter|memo|poll|survey|study|video|paper|newspaper|magazine|release|post|tweet|website|filing|"
    r"indictment|lawsuit|transcript|article|editorial|ruling|record|data|figure|communique|readout|order|law|affidavit|recording|note|wire|service|"
    r"outlet|channel|broadcaster|station|network|site|agency|media|television|radio|press|census|book|blog|resolution|map|image|photo)s?"
)


@dataclass(frozen=True, slots=True)
class Credit:
    """Who stands behind an assertion in one article.

    at       the words for who it is; where it is the article's own voice, those of the assertion
    sort     paper: an outlet or agency that passes it on; own: nobody is credited
    key      one for the same speaker over the story
    words    stems of everything that the speaker is called in the story
    homes    countries that these words name
    layers   who passed it on to the outlet, where that is somebody and no post or programme
    """

    article: str
    origin: str
    at: Span
    sort: Sort
    key: str
    words: frozenset[str]
    homes: frozenset[str]
    layers: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Speakers:
    """What is known of the speakers of one story."""

    ground: Ground
    known: Mapping[str, Entity]
    texts: Mapping[str, Article]
    said: Mapping[str, Sequence[Statement]]

    def own(self, at: Span) -> Credit:
        """The article's own voice."""
        origin = self.ground.origin(at.article, at.start, at.end)
        return Credit(at.article, origin, at, "own", "", frozenset(), frozenset(), ())

    def of(self, statement: Statement) -> Credit | None:
        """Who is credited with a statement; None: nobody who can be told, or nothing that speaks."""
        speaker = statement.speaker
        at = self._shown(statement)
        if (
            speaker.name is None
            or at is None
            or _PRONOUN.fullmatch(at.text)
            or statement.act != "speech"
            or at.text.casefold().startswith("both ")
        ):
            return None
        entity = self.known.get(speaker.entity or "")
        sort = self._sort(statement, entity)
        if sort is None or _DOCUMENT.fullmatch(_noun(speaker.name)):
            return None
        told = [speaker.name, at.text]
        if entity is not None:
            told += [entity.name, *entity.aliases, *(role.text for role in entity.roles)]
        words = frozenset().union(*map(stems, told))
        homes = frozenset().union(*map(countries_in, told))
        key = speaker.entity or " ".join(sorted(stems(speaker.name)))
        layers = tuple(v.at for v in statement.via if isinstance(v.at, Span) and _PASSES.fullmatch(_noun(v.name)))
        return Credit(statement.article, self.ground.origin(at.article, at.start, at.end), at, sort, key, words, homes, layers)

    def by_name(self, statement: Statement) -> Credit | None:
        """Who is credited with a quotation; "the judge" is somebody, too."""
        found = self.of(statement)
        speaker = statement.speaker
        if (
            found is None
            and speaker.name is not None
            and isinstance(speaker.at, Span)
            and _OFFICE.search(speaker.name)
            and "former" not in speaker.name
        ):
            words = stems(speaker.name)
            origin = self.ground.origin(speaker.at.article, speaker.at.start, speaker.at.end)
            return Credit(statement.article, origin, speaker.at, "people", " ".join(sorted(words)), words, frozenset(), ())
        return found

    def speaks(self, statement: Statement) -> bool:
        """Whether somebody speaks: "the fighting has claimed 1,900 lives" says it in the article's own voice."""
        return _NO_SPEAKER.fullmatch(_noun(statement.speaker.name or "")) is None

    def _shown(self, statement: Statement) -> Span | None:
        """The words for the speaker; for a pronoun the last name before it."""
        at = statement.speaker.at
        if not isinstance(at, Span):
            return None
        if not _PRONOUN.fullmatch(at.text):
            return _short(self.texts[at.article], at)
        entity = self.known.get(statement.speaker.entity or "")
        named = [a for a in entity.at if isinstance(a, Span) and a.article == at.article] if entity is not None else []
        before = [a for a in named if a.start < at.start]
        return before[-1] if before else at

    def _sort(self, statement: Statement, entity: Entity | None) -> Sort | None:
        name, cue = statement.speaker.name or "", statement.cue
        noun = _noun(name)
        if self._prints(name) or (name.isupper() and " " in name):
            return "paper"
        if entity is not None and entity.kind == "person":
            return "person"
        if noun in bodies() or stem(noun) in {stem(b) for b in bodies()}:
            return "body"
        if entity is not None and entity.kind in {"organisation", "place"}:
            return "paper" if cue is not None and _REPORTS.search(cue.text) else "body"
        if (" " in name and name.split()[-1][:1].isupper()) or " and " in name:
            return None
        return "people" if statement.speaker.unnamed and _SPEAKS.fullmatch(noun) and not self._describes(name, noun) else None

    def _describes(self, name: str, noun: str) -> bool:
        """Whether a phrase means somebody whom the article names: "the senator", "his supporters"."""
        return _DEFINITE.match(name) is not None and not _UNNAMED.fullmatch(noun)

    def _prints(self, name: str) -> bool:
        """Whether it is an outlet or an agency, which passes on what others say."""
        bare = name.removeprefix("the ").removeprefix("The ")
        return is_agency(bare) is not None or bare.casefold() in self.papers()

    def papers(self) -> frozenset[str]:
        """The mastheads of the story, lower case."""
        return frozenset(a.outlet.casefold().removeprefix("the ") for a in self.ground.articles if a.outlet)

    def behind(self, at: Span) -> Statement | None:
        """The smallest statement that most of a stretch stands in."""
        size = at.end - at.start
        fitting = []
        for statement in self.said.get(at.article, ()):
            pieces = [c for c in statement.content if isinstance(c, Span)]
            inside = sum(max(0, min(c.end, at.end) - max(c.start, at.start)) for c in pieces)
            if 2 * inside > size:
                fitting.append((sum(c.end - c.start for c in pieces), statement.id, statement))
        return min(fitting)[2] if fitting else None

    def is_framed(self, at: Span) -> bool:
        """Whether somebody is given for any part of a stretch, or for its sentence: it is not the article's own voice then."""
        reading = self.ground.readings[at.article]
        whole = reading.sentence_at(at.start)
        if whole is None:
            return True
        return any(
            part is not None and part[0] < whole.end and whole.start < part[1] for a in reading.attributions for part in (a.source, a.cue)
        )


def speakers_of(ground: Ground) -> Speakers:
    """The speakers of a story."""
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in ground.statements:
        said[statement.article].append(statement)
    return Speakers(ground, {e.id: e for e in ground.entities}, {a.id: a for a in ground.articles}, dict(said))


def _noun(name: str) -> str:
    """The last word of a phrase before its first preposition."""
    head = re.split(r"\b(?:of|from|for|in|at|on|with|who|close|familiar|near|,)\b|,", name, maxsplit=1)[0].split() or name.split()
    return head[-1].strip(",;:.—–-").casefold() if head else ""


_LONGEST = 9  # words shown of a phrase for a speaker


def _short(article: Article, at: Span) -> Span:
    """The phrase up to its first relative clause, and no longer than a line can show."""
    stop = re.search(r",?\s+(?:who|which|that|speaking)\b", at.text)
    words = list(re.finditer(r"\S+", at.text[: stop.start()] if stop is not None else at.text))
    end = at.start + words[min(len(words), _LONGEST) - 1].end() if words else at.end
    while end > at.start and article.text[end - 1] in ",;:":
        end -= 1
    return article.cut(at.start, end)
