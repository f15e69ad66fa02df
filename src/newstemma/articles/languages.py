"""Which language a text is in. English is seen from its commonest words; only what is not plainly English is asked of a model."""

from __future__ import annotations

from newstemma.language.words import WORD

#: The commonest function words of English that are no words of its neighbours ("die", "in", "was" are German too).
_ENGLISH = frozenset(
    "the of and to that is for it with as his he on are this by be at from or had but not what were when we there can an your".split()
)
_ENGLISH_SHARE = 0.17  # of the first 400 words; English news prose has .25 to .40, French .03, German .05, Dutch .04
_LOOKED_AT = 400


def language_of(text: str, least_words: int) -> str | None:
    """ISO 639-1 of the text, or None where it has fewer than `least_words` words."""
    words = [m.group().casefold() for _, m in zip(range(_LOOKED_AT), WORD.finditer(text), strict=False)]
    letters = [w for w in words if not w[0].isdigit()]
    if len(letters) < least_words and len(text) < 4 * least_words:
        return None
    if letters and sum(w in _ENGLISH for w in letters) >= _ENGLISH_SHARE * len(letters):
        return "en"
    import py3langid

    code: str = py3langid.classify(text[:4000])[0]
    return code
