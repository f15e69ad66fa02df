"""One sentence in two mouths: the same quoted words, credited to one person here and to another there.

Refuses speakers who may be one, quotations of few words, and speakers whom a pronoun stands for: who is meant by it is inferred.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from newstemma.claims.credits import Credit, Speakers, speakers_of
from newstemma.claims.ground import Ground
from newstemma.claims.retold import LEAST, is_hardly_of_two, is_one_sentence
from newstemma.claims.sides import Side, finding, majority
from newstemma.claims.sources import distinct
from newstemma.language.likeness import average_link, rarity
from newstemma.language.words import content_words, stem, tokens
from newstemma.model.article import Article
from newstemma.model.claim import Conflict, Grade
from newstemma.model.statement import Statement
from newstemma.model.text import Span

_PRONOUN = re.compile(r"(?:he|she|they|it|who|which|that|i|we|both)", re.IGNORECASE)
#: What may stand between a quotation and who is given for it: marks, and a word or two ("told reporters:"), never the end of a sentence.
_JOINS = re.compile(r"[”\"’',\s]*(?:[a-z]+\s+){0,7}[a-z]*[:,]?\s*[“\"‘']?")

_OWNED = re.compile(r"[’']s?\b")  # "Renn's remarks" may be quoted from anybody


@dataclass(frozen=True, slots=True)
class _Quoted:
    """Quoted words of one statement, and who is credited with them right beside.

    plain  "said" or "told", and no other quotation behind it
    shown  the words with who is credited, or him alone where they stand in another sentence
    """

    words: tuple[str, ...]
    credit: Credit
    plain: bool
    shown: Span


def mouth_differences(ground: Ground) -> list[Conflict]:
    """The sentences that articles of a story put in different mouths, in order of place. Cost: linear in the quoted words."""
    speakers = speakers_of(ground)
    quoted = [q for s in ground.statements for q in _quoted(ground, speakers, s)]
    return [conflict for group in _same(quoted) for conflict in _of(ground, speakers, group)]


def _quoted(ground: Ground, speakers: Speakers, statement: Statement) -> Iterator[_Quoted]:
    """The quotations of a statement that are long enough to be told from others."""
    credit, at, cue = speakers.by_name(statement), statement.speaker.at, statement.cue
    if credit is None or credit.sort not in {"person", "people"} or not isinstance(at, Span) or not isinstance(cue, Span):
        return
    article, reading = speakers.texts[statement.article], ground.readings[statement.article]
    frame = min(at.start, cue.start), max(at.end, cue.end)
    inferred = _PRONOUN.fullmatch(at.text) is not None
    if inferred and not _follows(ground, article, credit.at, at):
        return
    last = frame[1]
    for piece in statement.content:
        for q in reading.quotations if isinstance(piece, Span) else ():
            start, end = q.within(piece.start, piece.end)
            if start >= end:
                continue
            between = article.text[end : frame[0]] if end <= frame[0] else article.text[last : max(last, start)]
            words = tuple(t.word for t in tokens(article.text, start, end))
            goes_on = start > frame[1] and _GOES_ON.fullmatch(between) is not None
            if _OWNED.match(article.text, at.end) or not (goes_on or _JOINS.fullmatch(between)):
                continue
            last = max(last, end)
            if len(words) >= LEAST:
                plain = _SAYS.fullmatch(cue.text) is not None and _OTHERS.match(article.text, frame[1]) is None
                plain = plain and (frame[0] < start or _PASSED.search(article.text, max(0, start - _NEAR), start) is None)
                sure = not inferred and _JOINS.fullmatch(between) is not None
                yield _Quoted(words, credit, plain and sure, shown_with(ground, article, (start, end), at if inferred else credit.at))


#: What stands between who is given and the quotation that goes on behind the end of his sentence.
_GOES_ON = re.compile(r"[^.!?“”\"\n]{0,60}[.!?]?[”\"]?\s[“\"]?")


def _follows(ground: Ground, article: Article, name: Span, pronoun: Span) -> bool:
    """Whether a pronoun stands in the sentence behind a name, or in its own, and that names nobody else."""
    reading = ground.readings[article.id]
    first = reading.sentence_at(name.start)
    if first is None or name.text == pronoun.text or article.text.count("\n", name.end, pronoun.start) or pronoun.start - name.end > _REACH:
        return False
    return sum(n.kind == "person" and first.start <= n.start < pronoun.start for n in reading.names) == 1


_REACH = 200  # characters from a name to the pronoun for it


def shown_with(ground: Ground, article: Article, words: tuple[int, int], who: Span) -> Span:
    """Who said it with as much of the quotation beside him as a line shows."""
    whole = ground.readings[article.id].sentence_at(who.start)
    if whole is None or words[0] < whole.start:
        return who
    if words[1] > whole.end:
        return article.cut(words[0], min(words[1], words[0] + _SHOWN))
    start, end = min(words[0], who.start), max(words[1], who.end)
    told = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S+", article.text[start:end])]
    if len(told) > _LINE:
        if words[0] < who.start:
            start = min(who.start, told[-_LINE][0])
        else:
            end = max(who.end, told[_LINE - 1][1])
        return article.cut(start, end)
    return article.cut(start - (start > whole.start and article.text[start - 1] in _MARKS), end)


_LINE, _SHOWN = 12, 60  # words; characters
_MARKS = "“\"‘'"


def _same(quoted: Sequence[_Quoted]) -> list[list[_Quoted]]:
    """Quotations that share a run of words, or the rare ones of their words in another order, together."""
    held: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for n, one in enumerate(quoted):
        for run in {one.words[i : i + LEAST] for i in range(len(one.words) - LEAST + 1)}:
            held[run].append(n)
        for pair in combinations(sorted(w for w in set(content_words(" ".join(one.words))) if rarity(w) >= _SELDOM), 2):
            held[pair].append(n)
    met = {(a, b) for rows in held.values() if len(rows) <= _MOST for a, b in combinations(rows, 2)}
    alike = {(a, b): 1.0 for a, b in sorted(met) if is_one_sentence(quoted[a].words, quoted[b].words)}
    return [[quoted[n] for n in group] for group in average_link(len(quoted), alike, 0.5) if len(group) > 1]


_SELDOM = 1.5  # natural logs: a word that one news article in five uses
_MOST = 60  # quotations that share a run or a pair of rare words: what everybody quotes is compared in part


def _of(ground: Ground, speakers: Speakers, group: Sequence[_Quoted]) -> Iterator[Conflict]:
    sources = distinct(list(dict.fromkeys(q.credit for q in group)))
    held = [frozenset(c.article for c in g) for g in sources]
    if len(sources) != 2 or held[0] & held[1] or not _are_two(ground, *(g[0] for g in sources)):
        return
    shown = {q.credit: q.shown for q in reversed(group)}
    sides = [[Side(c.article, c.origin, shown[c], None, speakers.texts[c.article].stamp) for c in g] for g in sources]
    most = majority(sides)
    about = " ".join(min((q.words for q in group), key=lambda words: (len(words), words))[:8])
    resolved = sources[most][0].at.text if most is not None else None
    grade: Grade = "conflict" if _cannot_be_both(group, sources) else "compatible"
    yield finding(ground, "attribution", grade, about, sides, "the same quoted words are put in different mouths", resolved=resolved)


def _cannot_be_both(group: Sequence[_Quoted], sources: Sequence[Sequence[Credit]]) -> bool:
    """Whether two people are given by name for one long sentence, each by "said": one of them did not say it first.

    All else is shown and no more: the six of 180 real stories were a wrong speaker of ours, a phrase that both had used, or what one had
    read out from the other.
    """
    ours, theirs = ([q for q in group if q.credit in side] for side in sources)
    named = all(q.credit.sort == "person" for q in group)
    return named and any(a.plain and b.plain and is_hardly_of_two(a.words, b.words) for a in ours for b in theirs)


_SAYS = re.compile(
    r"(?:said|says|told|tells|say|added|grumbled|joked|insisted|quipped|warned|shouted|cried|declared|remarked|exclaimed|muttered|complained"
    r"|thundered|sighed|protested|snapped|gushed|boasted|argued|observed|mused|whispered|yelled|replied|answered)(?:\s+\w+){0,3}",
    re.IGNORECASE,
)
_PASSED = re.compile(r"\b(?:said|says|told)\b\W*$|\[[^\]]*said\]\s*$")  # "Renn said “she was asked,” Brandt told the court": whose words?
_NEAR = 40  # characters
_OTHERS = re.compile(r"[^.!?]{0,40}:\s*[“\"]")  # the quotation behind it is what was said: "he told her, “…,” and she said: “…”"


def _are_two(ground: Ground, a: Credit, b: Credit) -> bool:
    """Whether two credits are of two people: no name like the other's, and no office that the other may hold."""
    if a.sort == b.sort == "people":
        return not a.words & b.words
    if a.sort == b.sort:
        if _called(a.at.text) & _called(b.at.text):
            return False
        ours, theirs = (c.at.text.split()[-1].casefold() for c in (a, b))
        return SequenceMatcher(None, ours, theirs, autojunk=False).ratio() < _ONE_NAME
    person, office = (a, b) if a.sort == "person" else (b, a)
    held = _offices(ground, person.key, {a.id for a in ground.articles})
    if not held:  # "the judge": another one is the judge in that article
        held = frozenset() if person.words & office.words else _others(ground, person, office)
        return bool(held)
    return not held & office.words and not person.words & office.words


def _called(words: str) -> frozenset[str]:
    """The given and family names among some words: a senator's state and a spokesman's office stand behind them or before."""
    return frozenset(w for w in re.findall(r"\b[A-Z][\w’'-]{3,}", words) if w.casefold() not in _TITLES)


_TITLES = frozenset(
    """president minister senator representative secretary general governor mayor judge justice chief captain commander lieutenant colonel
    professor police department state states united national white house director prime foreign press""".split()
)


def _others(ground: Ground, person: Credit, office: Credit) -> frozenset[str]:
    """The names of those beside whom the office stands in its article, where the person is none of them."""
    named = [e for e in ground.entities if e.kind == "person" and _offices(ground, e.id, {office.article}) & office.words]
    return frozenset(e.name for e in named) if all(e.id != person.key for e in named) else frozenset()


def _offices(ground: Ground, person: str, articles: Collection[str]) -> frozenset[str]:
    """The offices that stand right beside a person's name in some articles."""
    texts = {a.id: a.text for a in ground.articles if a.id in articles}
    places = [at for e in ground.entities if e.id == person for at in e.at if isinstance(at, Span) and at.article in articles]
    beside = [w for at in places for w in (texts[at.article][max(0, at.start - 40) : at.start], texts[at.article][at.end : at.end + 40])]
    return frozenset(stem(word) for words in beside for word in _HOLDS.findall(words))


_ONE_NAME = 0.7  # of the letters of a family name, in order
_HOLDS = re.compile(
    r"\b(?:judge|justice|prosecutor|minister|director|chief|mayor|governor|leader|lawyer|captain|coach|manager|commander|scientist)\b"
)
