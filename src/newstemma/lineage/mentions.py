"""Where one article names another's outlet or writers, in its own words. Names that are common words count only beside a cue."""

from __future__ import annotations

import re
from functools import lru_cache

from newstemma.language.likeness import commonness
from newstemma.language.words import stem
from newstemma.model.article import Article
from newstemma.model.text import Span

_ASIDE = re.compile(r"\s*\([^)]*\)|\s+[-–—|]\s+.*$")
_GENERAL = frozenset("the a news online media network radio tv press report daily weekly web guest writer editorial opinion".split())
_CUE_BEFORE = r"(?:[Tt]old|[Vv]ia|[Bb]y|[Tt]o|[Aa]t|[Ii]n|[Ff]rom|[Pp]er|[Cc]iting|[Qq]uotes?|[Rr]eported)\s+(?:[Tt]he\s+)?"
_CUE_AFTER = (
    r"(?=['’]s\s|\s(?:report(?:s|ed|ing)?|writes?|wrote|says|said|quot\w+|interview\w*|profile|editorial|column|story|article|first)\b)"
)
_TOLD = re.compile(r"(?:told|confirmed to|said to|interview with|statement to)\s+(?:[Tt]he\s+)?(?:$|\w)")
_COMMON = 0.004  # share of news articles that use the word: over this it may be only a word
_LEAST = 3  # characters of a name


def mentions(article: Article, other: Article) -> list[Span]:
    """Where the article names the other's outlet or a writer of it, in order of place; nowhere where both are of one outlet.

    Cost   linear in the text
    """
    if article.outlet is not None and other.outlet is not None and house(article.outlet) == house(other.outlet):
        return []
    names = _pattern(other.outlet or "", tuple(name for name in other.authors if " " in name and name not in article.authors))
    return [] if names is None else [article.cut(m.start(), m.end()) for m in names.finditer(article.text)]


def is_told(article: Article, name: Span) -> bool:
    """Whether something was told to whom the span names: "told the Herald"."""
    return bool(_TOLD.search(article.text[max(0, name.start - 24) : name.start]) or _TOLD.match(name.text))


def house(outlet: str) -> str:
    """What is its own in an outlet's name, the same for all its pages: "Vale News (Online)" and "Vale Online News" are both "Vale"."""
    words = _ASIDE.sub("", outlet).split()
    return " ".join(w for w in words if w.casefold() not in _GENERAL) or outlet


def apart(left: Article, right: Article) -> bool:
    """Whether the two are known to be of different houses, and not one page twice."""
    if left.outlet is None or right.outlet is None or house(left.outlet) == house(right.outlet):
        return False
    return left.url is None or left.url != right.url


@lru_cache(maxsize=4096)
def _pattern(outlet: str, authors: tuple[str, ...]) -> re.Pattern[str] | None:
    forms = [re.escape(name) for name in authors]
    bare, kernel = _ASIDE.sub("", outlet).strip(), house(outlet)
    words = kernel.split()
    if len(kernel) >= _LEAST:
        name = re.escape(kernel)
        if len(words) == 1 and bare.startswith("The "):
            forms.append(rf"The\s+{name}")  # "The Renn", never a person of that name
        elif len(words) == 1 and commonness().get(stem(kernel.casefold()), 0.0) > _COMMON and not kernel.isupper():
            forms += [_CUE_BEFORE + name, name + _CUE_AFTER]
        else:
            forms.append(name)
        if bare != kernel:
            forms.append(re.escape(bare))
    if len(words) > 1 and words[-1][:1].isupper():
        forms.append(rf"(?:[Tt]he|[A-Z]{{2,3}})\s+{re.escape(words[-1])}")
    text = "|".join(sorted(forms)).replace("Magazine", "[Mm]agazine")
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)") if forms else None
