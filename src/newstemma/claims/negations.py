"""What one article says and another denies: the same words with "not" among them, a word and its opposite, "no alarm" and "the alarm".

Refuses everything but copies and near copies for the first two, and nouns that half the story uses for the third: a "not" alone turns
few sentences into their contrary.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from newstemma.claims.deeds import deed_differences
from newstemma.claims.ground import Ground
from newstemma.claims.once import each_once
from newstemma.claims.overstated import overstated
from newstemma.claims.shares import like, of_longer
from newstemma.claims.sides import Side, backed, finding, side
from newstemma.claims.swaps import Swap, swaps
from newstemma.language.opposites import bare_words, is_denied, opposite_words
from newstemma.language.words import content_words, stem
from newstemma.model.article import Article
from newstemma.model.claim import Claim, Conflict, ConflictKind
from newstemma.model.reading import Sentence
from newstemma.model.text import Span

_ALIKE = 0.6  # of the words of both tellings: below it another thing may be told
_NEXT = 24  # characters
_NOBODY = re.compile(r"\b(?:no|none|nobody|nothing|never|not|nor|(?:has|have|had)\s+yet\s+to)\b|n[’']t\b", re.IGNORECASE)
_LABEL = re.compile(r"\b[A-Z]{4,} [A-Z]{4,}\b|\bNo\.?\s?$|\b[Nn]o\.\s*\d")  # what stands on a picture, and the number of a file
_AROUND, _BEHIND = 80, 8  # characters around a mention, and right behind a change
_BESIDE = 2  # same words on either side
_LOOSE = 0.6, 0.4  # what two looser tellings share of the shorter one's words and of the longer one's, by rarity
_WHERE = re.compile(
    r"(?:north|south|east|west|left|right|upper|lower|inside|outside|inner|outer|front|rear|port|starboard|up|down)\w*", re.IGNORECASE
)
_NO = re.compile(
    r"\b(?:[Nn]o\s+(?P<one>[a-z-]{4,})\s+(?:was|were|had|has|have|came|went|rang|sounded)"
    r"|[Tt]here\s+(?:was|were|had\s+been|will\s+be|would\s+be)\s+no\s+(?:(?:new|more|extra|foreign|public|fresh|such)\s+)?(?P<two>[a-z-]{4,})(?=\s*(?:[.,;:”\"]|\b(?:before|after|during|when|until|on|in|at|from|for)\b)))"
)
_SAID = re.compile(
    r"\s+(?:went|rang|sounded|came|began|ended|took|struck|hit|gave|fell|rose|blew"
    r"|(?:(?:was|were|had been|will be|would be)\s+)?(?:[a-z]{3,}ed|found|given|paid|sent))\b"
)
_MORE = re.compile(
    r"[^.;,]{0,40}\b(?:more|less|better|worse|than|as \w+ as|so (?:much|many|badly|hard)|\w{3,}er than|harder|closer|further)\b"
)
_WHEN = re.compile(r"\b(?:before|after|during|when|until|while)\b")
_VAGUE = frozenset(
    """one doubt longer idea comment reason need word matter more other time place problem fewer less plan plans immediate question choice
    mention mistake secret sense surprise wonder sign signs evidence way means interest intention knowledge good great real such clear
    major single further response details information record proof people person country president members money power right use
    part action""".split()
)

Cut = tuple[Article, tuple[int, int]]


def negation_differences(ground: Ground) -> list[Conflict]:
    """What articles of a story say and deny, each place once; then deeds, and last the headlines that their own texts take back."""
    return each_once((*_swapped(ground), *_opposed(ground), *_none_of_it(ground), *deed_differences(ground), *overstated(ground)))


def _swapped(ground: Ground) -> Iterator[Conflict]:
    """Tellings in the same words but for a word that denies, or for opposites."""
    for swap in swaps(ground):
        if swap.alike < _ALIKE or min(swap.before, swap.behind) < 1 or max(swap.before, swap.behind) < _BESIDE:
            continue
        ours, theirs = swap.words
        if is_denied(ours) != is_denied(theirs) and _is_only_denied(ours, theirs) and not _is_open(swap) and not _is_denied_beside(swap):
            places = (swap.here, swap.ours), (swap.there, swap.theirs)
            yield _conflict(ground, swap.claim, places, "negation", "what the one says the other denies")
        elif not _is_open(swap) and len(bare_words(ours)) == len(bare_words(theirs)) and (pair := opposite_words(ours, theirs)) is not None:
            cuts = _cut(swap.ours[0], ours, pair[0]), _cut(swap.theirs[0], theirs, pair[1])
            kind: ConflictKind = "place" if _WHERE.fullmatch(pair[0]) else "negation"
            yield _conflict(ground, swap.claim, ((swap.here, cuts[0]), (swap.there, cuts[1])), kind, _excludes(pair))


def _cut(start: int, words: str, word: str) -> tuple[int, int]:
    """Where a word stands in a phrase that begins at `start`."""
    at = start + words.index(word)
    return at, at + len(word)


def _opposed(ground: Ground) -> Iterator[Conflict]:
    """Mentions of one claim, in whatever words, one with a word that the other's word excludes in any company."""
    for claim in ground.claims:
        places = [m.at for m in claim.mentions if isinstance(m.at, Span)]
        for a, b in combinations(places, 2):
            pair = opposite_words(a.text, b.text, loose=True) if a.article != b.article else None
            if (
                pair is not None
                and not _has_both(ground, a, b, pair)
                and like(a.text, b.text) >= _LOOSE[0]
                and of_longer(a.text, b.text) >= _LOOSE[1]
            ):
                by_id = {article.id: article for article in ground.articles}
                cuts = _cut(a.start, a.text, pair[0]), _cut(b.start, b.text, pair[1])
                yield _conflict(ground, claim, ((by_id[a.article], cuts[0]), (by_id[b.article], cuts[1])), "negation", _excludes(pair))
                break


def _has_both(ground: Ground, a: Span, b: Span, pair: tuple[str, str]) -> bool:
    """Whether either article has the other's word close by: "guilty until proven innocent"."""
    texts = {article.id: article.text for article in ground.articles}
    around = [texts[at.article][max(0, at.start - _AROUND) : at.end + _AROUND].casefold() for at in (a, b)]
    return pair[1].casefold() in around[0] or pair[0].casefold() in around[1]


def _excludes(pair: tuple[str, str]) -> str:
    return f"“{pair[0]}” and “{pair[1]}” exclude one another"


def _is_open(swap: Swap) -> bool:
    """Whether one of the two tellings asks ("whether he did it"), supposes, or is no sentence."""
    if any(_LABEL.search(a.text[max(0, cut[0] - _AROUND) : cut[1] + _BEHIND]) for a, cut in _places(swap)):
        return True
    before = [a.text[max(0, cut[0] - _AROUND) : cut[0]] for a, cut in _places(swap)]
    return any(re.search(r"\b(?:whether|if|unless|evidence)\b[^.!?]*$", words) for words in before)


def _places(swap: Swap) -> tuple[Cut, Cut]:
    return (swap.here, swap.ours), (swap.there, swap.theirs)


def _is_denied_beside(swap: Swap) -> bool:
    """Whether the telling without the word denies all the same, in the words next to it: "never told anyone", "told no one"."""
    tellings = (swap.words[0], swap.here, swap.ours), (swap.words[1], swap.there, swap.theirs)
    plain = [(a, cut) for words, a, cut in tellings if not is_denied(words)]
    return any(_NOBODY.search(a.text[max(0, cut[0] - _NEXT) : cut[1] + _NEXT]) for a, cut in plain)


def _is_only_denied(ours: str, theirs: str) -> bool:
    """Whether two phrases differ in nothing but that one denies: "did not accept" and "accepted"."""
    a, b = ([stem(w) for w in bare_words(words)] for words in (ours, theirs))
    return a == b and "only" not in f"{ours} {theirs}".casefold()


def _conflict(ground: Ground, claim: Claim, places: Sequence[Cut], kind: ConflictKind, why: str) -> Conflict:
    sides = [[side(ground, article, article.cut(*_wide(article.text, cut)), None)] for article, cut in places]
    resolved = backed(sides)
    return finding(ground, kind, "conflict", claim.about, sides, why, resolved=resolved, claims=(claim.id,))


def _wide(text: str, cut: tuple[int, int]) -> tuple[int, int]:
    """A stretch with the word behind it, so that nothing stands alone: where nothing denies there may be no word at all."""
    behind = re.compile(r"\W*\w+(?:['’-]\w+)*").match(text, cut[1])
    end = behind.end() if behind is not None and not re.search(r"[.!?\n]", behind.group()) else cut[1]
    start = cut[0] + len(text[cut[0] : end]) - len(text[cut[0] : end].lstrip(" ,;:“”\"'"))
    return start, end


@dataclass(frozen=True, slots=True)
class _Mention:
    """A noun where an article says that there was none, or that it did something. words: stems of its sentence, the noun left out."""

    side: Side
    words: frozenset[str]


def _none_of_it(ground: Ground) -> Iterator[Conflict]:
    """A noun that one article says there was none of, while it does something in another; not where many sentences use the noun."""
    denied = _denied(ground)
    for noun in sorted(denied):
        said = list(_said(ground, noun))
        ours = [m for m in denied[noun] if any(_is_one(noun, m, t) for t in said)]
        theirs = [t for t in said if any(_is_one(noun, m, t) for m in ours)]
        if theirs and len(said) <= _RARE:
            why = f"one article says that there was no {noun}, another what it did"
            yield finding(ground, "negation", "conflict", noun, [[m.side for m in ours], [t.side for t in theirs]], why)


def _is_one(noun: str, denied: _Mention, said: _Mention) -> bool:
    """Whether two sentences are about one such thing: by a word that they share, by three of a noun that says little, and without one of a
    noise, which is made once.
    """
    least = _NAMED if noun in _VAGUE else 0 if noun in _HEARD else 1
    return denied.side.origin != said.side.origin and len(denied.words & said.words) >= least


_HEARD = frozenset("alarm siren alarms sirens flare mayday whistle gunshot".split())
_NAMED = 3  # words
_RARE = 2  # sentences of a story in which a noun does something: of a commoner one there are several


def _denied(ground: Ground) -> dict[str, list[_Mention]]:
    found: defaultdict[str, list[_Mention]] = defaultdict(list)
    for article in ground.articles:
        for sentence in ground.readings[article.id].sentences:
            for match in _NO.finditer(article.text, sentence.start, sentence.end):
                noun = match["one"] or match["two"]
                if match["one"] in _VAGUE or _MORE.match(article.text, match.end(), sentence.end):
                    continue  # "no country has sent troops": one of many has not; "no town was hit harder": all may have been
                if not noun.endswith(("ing", "ly", "er")):
                    words = _around(article, sentence, noun)
                    found[noun].append(_Mention(side(ground, article, article.cut(*match.span()), None), words))
    return dict(found)


def _said(ground: Ground, noun: str) -> Iterator[_Mention]:
    pattern = re.compile(rf"\b(?:(?:[Tt]he|[Aa]n?|[Tt]hat)\s+){re.escape(noun)}\b")
    for article in ground.articles:
        for sentence in ground.readings[article.id].sentences:
            match = pattern.search(article.text, sentence.start, sentence.end)
            verb = _SAID.match(article.text, match.end(), sentence.end) if match is not None else None
            if match is not None and verb is not None and not is_denied(article.text[sentence.start : verb.end()]):
                words = _around(article, sentence, noun)
                yield _Mention(side(ground, article, article.cut(match.start(), verb.end()), None), words)


def _around(article: Article, sentence: Sentence, noun: str) -> frozenset[str]:
    """The words of a sentence, with those that say when, without the noun."""
    words = frozenset(content_words(article.text, sentence.start, sentence.end)) - {stem(noun)}
    return words | frozenset(_WHEN.findall(article.text, sentence.start, sentence.end))
