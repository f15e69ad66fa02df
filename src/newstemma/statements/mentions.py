"""Where the people of one article are mentioned: by name, by a pronoun, as the nameless source of a saying; with what stands around it."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from newstemma.language.firstnames import Sex
from newstemma.model.article import Article
from newstemma.model.brief import Entity
from newstemma.model.reading import Attribution, Reading

Place = tuple[int, int, Entity]
Form = Literal["subject", "object", "possessive"]

#: Pronouns of one human being: what they say of sex and of their place in the clause.
PRONOUNS: dict[str, tuple[Sex, Form]] = {
    "he": ("man", "subject"),
    "him": ("man", "object"),
    "his": ("man", "possessive"),
    "himself": ("man", "object"),
    "she": ("woman", "subject"),
    "her": ("woman", "possessive"),
    "hers": ("woman", "possessive"),
    "herself": ("woman", "object"),
}
_PRONOUN = re.compile(rf"\b(?:{'|'.join(PRONOUNS)})\b", re.IGNORECASE)
_PREPOSITION = re.compile(
    r"\b(?:of|from|for|to|with|by|in|at|on|about|against|after|before|over|under|like|between|than|behind|toward|towards|without|including"
    r"|versus|vs\.?|via|despite|through|into|around|near|and|or)\s+(?:(?:the|a|an)\s+)?(?:[A-Z][\w.’'-]*\s+|(?:former|then|late)\s+){0,3}$"
)
_VERB_BEFORE = re.compile(
    r"\b(?!(?:and|but|that|when|while|as|said|says|because|if|where|though|although|since|until|once)\b)[a-z]+(?:ed|s)\s+$"
)
_OF = re.compile(r"\b(?:of|for|to|with|at|in|from|on)\s+(?:(?:the|a|an)\s+)?(?:[A-Z][\w.’'-]*\s+){0,3}$")
_HEAD = 4  # characters
_POSSESSIVE = re.compile(r"(?:[’']s|(?<=s)[’'])(?!\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """One place where somebody is mentioned.

    who         entity id; "@" and a place for the nameless source of a saying; "" for a pronoun that nobody has resolved yet
    sentence    number of its sentence; quotation: of the quotation marks that it stands in, -1 outside
    source      number of the attribution that it is the source of, -1: of none
    is_first    whether it is the first person named in its sentence, possessors left out
    is_oblique  whether a preposition or a verb stands before it
    """

    start: int
    end: int
    who: str
    sentence: int
    paragraph: int
    quotation: int
    source: int
    is_first: bool
    is_oblique: bool
    is_possessive: bool
    pronoun: str = ""


class Stage:
    """The places of one article's sentences, quotations and sources, to be looked up by offset. Cost of a look-up: logarithmic."""

    def __init__(self, article: Article, reading: Reading) -> None:
        """Cost: log-linear in what was seen."""
        self.text = article.text
        self._sentences = [s.start for s in reading.sentences]
        self._paragraphs = [p.start for p in article.paragraphs]
        self._quotations = [(q.start, q.end) for q in reading.quotations]
        self._opens = [q.start for q in reading.quotations]
        self.attributions: Sequence[Attribution] = sorted(
            (a for a in reading.attributions if a.source is not None), key=lambda a: a.source or (0, 0)
        )
        self._sources = [(a.source or (0, 0)) for a in self.attributions]
        self._told = [0]
        for sentence in reading.sentences:
            self._told.append(self._told[-1] + (not self._is_quoted(sentence.start, sentence.end)))
        self._contents = sorted((a, b, n) for n, seen in enumerate(self.attributions) for a, b in seen.content)
        self._content_starts = [a for a, _, _ in self._contents]

    def sentence(self, at: int) -> int:
        """The number of the sentence at an offset."""
        return max(0, bisect_right(self._sentences, at) - 1)

    def sentence_start(self, number: int) -> int:
        """Where a sentence begins."""
        return self._sentences[number] if self._sentences else 0

    def _is_quoted(self, start: int, end: int) -> bool:
        """Whether a stretch is nothing but quotation, marks and stops aside."""
        number = bisect_right(self._opens, start + 1) - 1
        if number < 0:
            return False
        return self._quotations[number][1] >= end or not any(map(str.isalnum, self.text[self._quotations[number][1] : end]))

    def between(self, first: int, last: int) -> int:
        """How many sentences of the article's own telling lead from one sentence to a later one; quotations are no way to go."""
        return self._told[last + 1] - self._told[first + 1] if last < len(self._told) - 1 else last - first

    def paragraph(self, at: int) -> int:
        """The number of the paragraph at an offset."""
        return max(0, bisect_right(self._paragraphs, at) - 1)

    def quotation(self, at: int) -> int:
        """The number of the quotation marks around an offset; -1: none."""
        number = bisect_right(self._opens, at) - 1
        return number if number >= 0 and at < self._quotations[number][1] else -1

    def source(self, start: int, end: int) -> int:
        """The attribution whose source this fills or heads; -1: none."""
        number = bisect_right(self._sources, (start, 1 << 60)) - 1
        for n in (number, number - 1):
            if n >= 0 and self._sources[n][0] <= start and end <= self._sources[n][1]:
                return n
        return -1

    def covering(self, at: int) -> int:
        """The attribution whose content begins last before an offset and holds it; -1: none."""
        number = bisect_right(self._content_starts, at) - 1
        for n in range(number, max(-1, number - 4), -1):
            if at < self._contents[n][1]:
                return self._contents[n][2]
        return -1

    def beside(self, at: int) -> int:
        """The attribution that quotes from the quotation marks around an offset and whose source stands outside them; -1: none."""
        number = self.quotation(at)
        for n, seen in enumerate(self.attributions if number >= 0 else ()):
            if seen.source is not None and self.quotation(seen.source[0]) != number:
                if any(self.quotation(min(a + 1, b - 1)) == number for a, b in seen.content):
                    return n
        return -1

    def said_in(self, number: int) -> tuple[tuple[int, int], ...]:
        """The content of an attribution."""
        return self.attributions[number].content if number >= 0 else ()


def mentions(stage: Stage, places: Sequence[Place], called: Sequence[tuple[int, int, str]] = ()) -> list[Mention]:
    """All mentions of people in order of place; pronouns without an owner yet.

    called  where somebody is meant by what he is called: start, end, entity id
    """
    known = {(start, end) for start, end, _ in called}
    nameless = [m for m in _nameless(stage, places) if not any(m.start < end and start < m.end for start, end in known)]
    by_role = [_mention(stage, start, end, who, is_first=_opens(stage, start)) for start, end, who in called]
    found = [*_named(stage, places), *_pronouns(stage), *nameless, *by_role]
    return sorted(found, key=lambda m: (m.start, m.end))


def _named(stage: Stage, places: Sequence[Place]) -> Iterator[Mention]:
    last = -1
    for start, end, entity in places:
        if entity.kind != "person":
            continue
        sentence = stage.sentence(start)
        owns = _POSSESSIVE.match(stage.text, end) is not None
        yield _mention(stage, start, end, entity.id, is_first=sentence != last and not owns)
        last = last if owns else sentence


def _opens(stage: Stage, start: int) -> bool:
    """Whether a phrase stands at the head of its sentence."""
    return start - stage.sentence_start(stage.sentence(start)) < _HEAD


def _pronouns(stage: Stage) -> Iterator[Mention]:
    for match in _PRONOUN.finditer(stage.text):
        word = match.group().casefold()
        yield _mention(stage, match.start(), match.end(), "", is_first=False, pronoun=word)


def _nameless(stage: Stage, places: Sequence[Place]) -> Iterator[Mention]:
    """Sources of sayings that mean one human being and hold no name."""
    starts = [start for start, _, _ in places]
    for seen in stage.attributions:
        start, end = seen.source or (0, 0)
        first = bisect_left(starts, start)
        named = first < len(places) and places[first][0] < end or (first and places[first - 1][1] > start)
        if not named and is_one_nameless(stage.text[start:end]):
            yield _mention(stage, start, end, f"@{start}", is_first=True)


_ONE = re.compile(r"(?:a|an|the|one|another|his|her|their|my)\s+(?:[\w’'-]+\s+){0,5}?[\w’'-]+", re.IGNORECASE)
_HUMAN = re.compile(
    r"(?:man|woman|boy|girl|person|mother|father|wife|husband|widow|son|daughter|brother|sister|uncle|aunt|cousin|friend|neighbou?r|officer"
    r"|official|resident|witness|victim|survivor|passenger|driver|student|teacher|worker|doctor|nurse|lawyer|attorney|prosecutor|judge|reporter"
    r"|correspondent|spokes\w+|minister|president|mayor|governor|senator|lawmaker|diplomat|envoy|ambassador|analyst|expert|professor|researcher"
    r"|scientist|author|writer|singer|actor|actress|director|manager|owner|farmer|fisherman|soldier|commander|general|colonel|captain|chief"
    r"|leader|chairman|chairwoman|executive|aide|adviser|advisor|activist|protester|voter|candidate|nominee|politician|source|caller|insider"
    r"|suspect|defendant|plaintiff|priest|bishop|imam|pastor|coach|player|pilot|engineer|veteran|employee|shopper|customer|tourist|king|queen)"
)
_IS_HUMAN = re.compile(rf"\b{_HUMAN.pattern}(?=$|,|\s+(?:of|from|at|in|for|who|on|with|near|close|familiar|briefed|to)\b)", re.IGNORECASE)


def is_one_nameless(words: str) -> bool:
    """Whether a phrase without a name means one human being: "a port official", "the mother of two"."""
    return _ONE.match(words) is not None and _IS_HUMAN.search(words) is not None


def is_oblique(text: str, start: int) -> bool:
    """Whether a preposition, a connective or a verb stands before a name."""
    before = text[max(0, start - 60) : start]
    return _PREPOSITION.search(before) is not None or _VERB_BEFORE.search(before) is not None


def _mention(stage: Stage, start: int, end: int, who: str, *, is_first: bool, pronoun: str = "") -> Mention:
    before = stage.text[max(0, start - 60) : start]
    possessive = _POSSESSIVE.match(stage.text, end) is not None
    heads_nothing = not pronoun and (possessive or _OF.search(before) is not None)
    return Mention(
        start,
        end,
        who,
        stage.sentence(start),
        stage.paragraph(start),
        stage.quotation(start),
        -1 if heads_nothing else stage.source(start, end),
        is_first,
        is_oblique(stage.text, start),
        possessive,
        pronoun,
    )
