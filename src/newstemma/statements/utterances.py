"""Statements of different articles that report one utterance: the same speaker, and each the closest that the other article has of him.

Sentence vectors alone cannot tell one remark from the next on the same matter; that both articles have nothing closer from this speaker
can, and so can the occasion: both set it beside the same quoted words. Speakers without a name are held to say nearly the same, or to
speak on the same occasion. Refuses statements of nobody, and encoders without vectors.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from newstemma.language.likeness import closeness, closenesses
from newstemma.model.notice import Notice
from newstemma.model.statement import Statement, Utterance
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.ports import Encoder
from newstemma.statements.unnamed import quoted_again
from newstemma.statements.wording import wording

#: Of two speakers without a name ("a person close to the company"): read on 110 roundups, 8 of 10 pairs were one utterance from here on.
_UNNAMED = 0.8
_NAMED = 0.55  # what is done with two statements asks for more, by what they are
#: On one occasion. Invented remarks in two translations (`evals.quotes`) are as close as this in 20 of 21. In 120 roundups no pair was
#: found once "she" and names in the plural were left out; with them three, all wrong.
_OCCASION = 0.35
_ROLE = re.compile(r"(?:an?|one|the)\s", re.IGNORECASE)
_SHARED_WORDS, _REACH = 5, 2  # words of what both articles quote beside it; remarks before and behind that are looked at
_MOST_PRINTS = 40  # that quote it: what everybody quotes is no occasion of two
_RATIO = 0.4  # the shorter one's length in the longer one's: a summary of a speech is close to none of its sentences


def pair(statements: Sequence[Statement], stories: Sequence[Story], encoder: Encoder) -> tuple[list[Utterance], list[Notice]]:
    """The utterances that two articles of a story report, in order of the story and of place.

    Cost   one vector a distinct statement of a speaker whom two articles name; statements² inside a speaker, those of a print once
    """
    said: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in statements:
        said[statement.article].append(statement)
    return [u for story in stories for u in _of_story([s for i in sorted(story.articles) for s in said[i]], encoder)], []


def _of_story(statements: Sequence[Statement], encoder: Encoder) -> list[Utterance]:
    by_speaker: defaultdict[str, list[int]] = defaultdict(list)
    for n, statement in enumerate(statements):
        if statement.act == "speech" and statement.speaker.name is not None:
            by_speaker["" if statement.speaker.unnamed else statement.speaker.entity or statement.speaker.name.casefold()].append(n)
    once = {key: _prints_once(statements, numbers) for key, numbers in by_speaker.items()}
    wanted = {key: numbers for key, numbers in once.items() if len({statements[n].article for n in numbers}) > 1}
    texts = sorted({_words(statements[n]) for numbers in wanted.values() for n in numbers})
    vectors = dict(zip(texts, encoder.vectors(texts), strict=True)) if texts else {}
    found = [row for key in sorted(wanted) for row in _mutual(statements, wanted[key], vectors, _NAMED if key else _UNNAMED)]
    met = {n for a, b, _ in found for n in (a, b)}
    found += [row for row in _on_one_occasion(statements, encoder) if not met & {row[0], row[1]}]
    taken = {(n, statements[m].article) for a, b, _ in found for n, m in ((a, b), (b, a))}
    once_each = _prints_once(statements, range(len(statements)))
    for a, b, value in quoted_again(statements, once_each, encoder):
        if not {(a, statements[b].article), (b, statements[a].article)} & taken:
            found.append((a, b, value))
    return [Utterance(statements[a].id, statements[b].id, value) for a, b, value in sorted(found)]


def _prints_once(statements: Sequence[Statement], numbers: Sequence[int]) -> list[int]:
    """The statements without those of articles that have just the words of an earlier one: prints of one text say nothing of each other."""
    held: defaultdict[str, list[int]] = defaultdict(list)
    for n in numbers:
        held[statements[n].article].append(n)
    first: dict[tuple[str, ...], list[int]] = {}
    for own in held.values():
        first.setdefault(tuple(sorted(_words(statements[n]) for n in own)), own)
    return sorted(n for own in first.values() for n in own)


def _words(statement: Statement) -> str:
    return " ".join(at.text for at in statement.content)


def _mutual(
    statements: Sequence[Statement], numbers: Sequence[int], vectors: dict[str, bytes], least: float
) -> Iterator[tuple[int, int, float]]:
    """The mutually closest of one speaker's statements."""
    texts = [_words(statements[n]) for n in numbers]
    close = closenesses([vectors[t] for t in texts], [vectors[t] for t in texts])
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for x, n in enumerate(numbers):
        for y, m in enumerate(numbers):
            value = float(close[x, y])
            if statements[n].article != statements[m].article and value >= least:
                key = (n, statements[m].article)
                best[key] = max(best.get(key, (0.0, -m)), (round(value, 6), -m))
    for (n, _), (value, m) in sorted(best.items()):
        if n < -m and best.get((-m, statements[n].article), (0.0, 1))[1] == -n and _alike_in_length(statements[n], statements[-m]):
            yield n, -m, value


def _on_one_occasion(statements: Sequence[Statement], encoder: Encoder) -> Iterator[tuple[int, int, float]]:
    """Quoted remarks of a named and of an unnamed speaker, each the other's closest of those that stand beside the same quoted words."""
    beside = sorted(_beside(statements))
    texts = sorted({_words(statements[n]) for pair in beside for n in pair})
    vectors = dict(zip(texts, encoder.vectors(texts), strict=True)) if texts else {}
    best: dict[tuple[int, str], tuple[float, int]] = {}
    for a, b in beside:
        value = closeness(vectors[_words(statements[a])], vectors[_words(statements[b])])
        if value is not None and value >= _OCCASION:
            for n, m in ((a, b), (b, a)):
                key = n, statements[m].article
                best[key] = max(best.get(key, (0.0, -m)), (round(value, 6), -m))
    for (n, article), (value, m) in sorted(best.items()):
        if n < -m and best.get((-m, statements[n].article), (0.0, 1))[1] == -n and statements[-m].article == article:
            yield n, -m, value


def _beside(statements: Sequence[Statement]) -> Iterator[tuple[int, int]]:
    """Pairs of remarks, one of a speaker with a name and one of one without, near the same quoted words in two articles."""
    spoken: defaultdict[str, list[int]] = defaultdict(list)
    quoting = [n for n, s in enumerate(statements) if s.act == "speech" and s.mode != "indirect" and isinstance(s.content[0], Span)]
    for n in _prints_once(statements, quoting):
        spoken[statements[n].article].append(n)
    places: defaultdict[tuple[str, ...], list[tuple[str, int]]] = defaultdict(list)
    for article, numbers in spoken.items():
        numbers.sort(key=lambda n: (min(at.start for at in statements[n].content), n))
        for place, n in enumerate(numbers):
            for words in {wording(at.text).words for at in statements[n].content}:
                if len(words) >= _SHARED_WORDS:
                    places[words].append((article, place))
    shared = {words: held for words, held in places.items() if 1 < len({a for a, _ in held}) <= _MOST_PRINTS}
    taken = {spoken[a][place] for held in shared.values() for a, place in held}
    for (a, x), (b, y) in {pair for held in shared.values() for pair in combinations(held, 2) if pair[0][0] != pair[1][0]}:
        near = [[n for n in spoken[i][max(0, at - _REACH) : at + _REACH + 1] if n not in taken] for i, at in ((a, x), (b, y))]
        for n, m in product(*near):
            if _is_one_with_a_role(statements[n]) != _is_one_with_a_role(statements[m]) and _may_be_named(statements[n], statements[m]):
                yield min(n, m), max(n, m)


def _is_one_with_a_role(statement: Statement) -> bool:
    """Whether one person speaks whom the text only describes: "an aide to the mayor", no "she" and no "officials"."""
    return statement.speaker.unnamed and _ROLE.match(statement.speaker.name or "") is not None


def _may_be_named(*pair: Statement) -> bool:
    """Whether one of two has a name, and both have words."""
    return any(s.speaker.name and not s.speaker.unnamed for s in pair) and all(map(_words, pair))


def _alike_in_length(a: Statement, b: Statement) -> bool:
    short, long = sorted((len(_words(a)), len(_words(b))))
    return short >= _RATIO * long
