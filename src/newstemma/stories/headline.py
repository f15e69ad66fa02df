"""What a story is called: the title of one of its articles, the one that says what the others say.

Refuses the loud ones where a plain one is there: live tags, opinion, questions, capitals, bare quotations, the outlet's own name.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from newstemma.language.likeness import rarity
from newstemma.language.words import content_words
from newstemma.model.article import Article

_OPENING = 400  # characters: what a text is about stands in its first two sentences
_COPY_WORDS = 24  # two texts that begin with the same words of content are one text
_FAIR = 3.0  # words that a title must be worth before length pays; of 100 BASIL triplets 2 names 1 otherwise, 5 names 5
_TAG = re.compile(
    r"""(?:live(?:\ (?:updates?|blog|news|coverage))?|watch(?:\ live)?|video|photos?|in\ pictures|pictures|listen|podcast|audio
    |opinion|op-ed|editorial|endorsement|column|comment(?:ary)?|analysis|perspective|essay|review|letters?|fact[\ -]check|explainer
    |explained|exclusive|breaking(?:\ news)?|just\ in|developing|must[\ -](?:see|watch|read)|quiz|poll|transcript|(?:full\ )?text
    |recap|timeline|(?:morning|evening|daily|weekly)\ \w+|newsletter|satire|updated?|the\ latest|factbox
    |instant\ view|at\ a\ glance)\s?(?:[:|–—]|-\s)""",
    re.IGNORECASE | re.VERBOSE,
)
_TAG_BEHIND = re.compile(
    r"[|:–—(\[-]\s*(?:live(?:\ updates?|\ blog)?|as it happened|video|photos|opinion|analysis|commentary|editorial|podcast|transcript"
    r"|watch|(?:our|my|another) view)\s*[)\]]?$|\((?:video|photos|watch)\)",
    re.IGNORECASE,
)
_LURE = re.compile(
    r"^(?:here(?:['’]s|\sis|\sare)|why|how|what|who|when|where|should|could|this|these|meet|everything|inside|the case (?:for|against))\b"
    r"|\byou\b|^(?:we|i|my|our|your)\b|…$|\.\.\.$|\w{5}\.\s+\w+\s"  # the last: two sentences; before it stands no "Sept." or "Gov."
    r"|^(?:\d+|three|four|five|six|seven|eight|nine|ten)\s(?:\w+\s)?(?:things|reasons|ways|takeaways|questions|facts|moments|lessons)\b",
    re.IGNORECASE,
)
_HEATED = re.compile(
    r"\b(?:slam(?:s|med|ming)|bash(?:es|ed|ing)|mock(?:s|ed)|troll(?:s|ed)|fum(?:e|es|ed|ing)|shred(?:s|ded)|eviscerat\w+|shocking|stunning"
    r"|bombshell|jaw-dropping|outrageous|insane|savage(?:s|d)?|hilarious|epic|viral|meltdown|desperate(?:ly)?)\b|\w\*+\w",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"\s(?:[|·»]|[-–—])\s(?P<name>[^|·»]{2,40})$|\s\|\s")
_QUOTATION = re.compile(r"(?:(?<=\s)|^)[‘'\"“](?:[^”\"“’']|[’'](?=\w))+[’'\"”]")
_QUOTED = re.compile(r"^[‘'\"“][^”\"“]*[’'\"”][.!?]?$")


class _Titled(NamedTuple):
    """A title, how loud it is, its words, and the words of the opening of the text under it."""

    title: str
    loud: int
    words: tuple[str, ...]
    opening: tuple[str, ...]


def headline(articles: Sequence[Article]) -> str | None:
    """The most representative title among these articles' own, white space evened out; None where none has one.

    Of the least loud titles it is the one whose words, weighed by how rare they are in news, stand in most of the other texts' titles and
    openings. Texts that begin alike count once, however often they were printed; equal ones fall to the shorter title, then by its letters.

    Cost   linear in the articles' titles and openings
    """
    seen = [_seen(a) for a in articles]
    titles = sorted({t for t in seen if t.title}, key=lambda t: (t.loud, t.title, t.opening))
    if not titles:
        return None
    texts: dict[tuple[str, ...], set[str]] = {}
    for one in seen:
        texts.setdefault(one.opening[:_COPY_WORDS], set()).update(one.words, one.opening)
    spread: dict[str, int] = {}
    for bag in texts.values():
        for word in bag:
            spread[word] = spread.get(word, 0) + 1
    best = min((t for t in titles if t.loud == titles[0].loud), key=lambda t: (-_told(t, spread), len(t.title), t.title))
    return best.title


def _seen(article: Article) -> _Titled:
    title = " ".join((article.title or "").split())
    return _Titled(title, _loud(title, article.outlet), tuple(content_words(title)), tuple(content_words(article.text[:_OPENING])))


def _told(title: _Titled, spread: dict[str, int]) -> float:
    """How much of what the texts tell the title says: the sum, over its different words, of rarity times texts with the word, per word."""
    words = sorted(set(title.words))
    own = math.fsum(rarity(w) * (spread[w] - 1) for w in words)
    return round(own / (len(words) + _FAIR), 6)


def _loud(title: str, outlet: str | None) -> int:
    """0: plain; 1: asks, lures, heated, half quotation, names its outlet; 2: tagged, all quotation, capitals, under 3 words."""
    letters = [c for c in title if c.isalpha()]
    if len(title.split()) < 3 or _TAG.match(title) or _TAG_BEHIND.search(title) or _QUOTED.match(title):
        return 2
    if len(letters) > 8 and sum(c.isupper() for c in letters) > 0.7 * len(letters):
        return 2
    quoted = sum(len(m.group()) for m in _QUOTATION.finditer(title))
    heated = bool(_LURE.search(title) or _HEATED.search(title)) or 2 * quoted > len(title)
    return int("?" in title or "!" in title or heated or _names_outlet(title, outlet))


def _names_outlet(title: str, outlet: str | None) -> bool:
    behind = _SUFFIX.search(title)
    if behind is None:
        return False
    name = behind["name"]
    return name is None or (outlet or "").casefold() == name.casefold() or not any(c.islower() for c in name) or " | " in title
