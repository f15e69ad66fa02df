"""Which texts are one round of something that comes again every day or week: results, weather, markets, prize draws, horoscopes.

Their rounds are as alike as a story and its sequel, and none goes on from another.
"""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet

from newstemma.language.words import content_words

_LEAST = 3  # different words of one kind in a headline and opening
#: What the rounds of each kind are told in. Words that an accident, a storm with victims or a trial is told in as well are left out.
_TOLD_IN = {
    "sport": "beat defeated draw drew goal goals equaliser striker midfielder goalkeeper defender winger league season coach fixture "
    "half-time halftime table relegation promotion champions championship playoff playoffs innings wicket wickets batsman tournament "
    "quarterback touchdown inning pitcher homer overtime rebounds final semi-final cup kick-off match matches game games unbeaten "
    "points scored scorer away title standings roster lap podium seed set sets",
    "weather": "forecast forecaster forecasters showers drizzle temperature temperatures degrees celsius fahrenheit breeze gusts cloud "
    "cloudy clouds sunny sunshine spells highs lows outlook humid humidity frost mild chilly rainfall front thunderstorms dry warm warmer "
    "cooler colder overcast",
    "markets": "shares stocks index points closed traders investors yields yield session futures currency bourse equities benchmark "
    "analysts economists payrolls unemployment jobless inflation quarter rally slipped gained rose fell dollar bonds crude barrel "
    "gdp earnings revenue jobs claims rate labor labour",
    "draws": "jackpot lottery draw numbers winning ticket tickets prize raffle lotto",
    "stars": "horoscope horoscopes zodiac aries taurus gemini leo virgo libra scorpio sagittarius capricorn aquarius pisces",
}
_WORDS = {kind: frozenset(content_words(words)) for kind, words in _TOLD_IN.items()}
_SCORE = re.compile(r"(?<![\d-])\d{1,3}[-–]\d{1,3}(?![\d-])")


def serial(words: AbstractSet[str], opening: str) -> str | None:
    """Of what a text is a round, by its headline and first sentences; None where it is none.

    words   the stems of the opening's words of content
    """
    found = {kind: len(words & known) for kind, known in _WORDS.items()}
    found["sport"] += min(2, len(_SCORE.findall(opening)))
    kind = min(found, key=lambda k: (-found[k], k))
    return kind if found[kind] >= (_LEAST if kind in {"draws", "stars"} else _LEAST + 1) else None
