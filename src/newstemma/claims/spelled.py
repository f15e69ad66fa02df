"""Whether two spellings of a name may both be right: transliterated from another script, or with the family name in front."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newstemma.claims.ground import Ground
from newstemma.language.countries import countries_in
from newstemma.language.scripts import has_family_first, home_of_text, is_of_other_script
from newstemma.model.text import Span


def may_be_transliterated(ground: Ground, places: Iterable[Span]) -> bool:
    """Whether a sentence of these places names a country with another script, or an article tells most of one. Cost: linear."""
    told = list(places)
    texts = {a.id: a.text for a in ground.articles}
    near = {(at.article, s.start, s.end) for at in told if (s := ground.readings[at.article].sentence_at(at.start)) is not None}
    beside = {country for i, start, end in near for country in countries_in(texts[i][start:end])}
    return any(map(is_of_other_script, (*sorted(beside), *_homes(ground, {at.article for at in told}))))


def may_have_family_first(ground: Ground, articles: Iterable[str]) -> bool:
    """Whether one of the articles tells most of a country where the family name stands in front. Cost: linear in the articles."""
    return any(has_family_first(home) for home in _homes(ground, articles))


def _homes(ground: Ground, articles: Iterable[str]) -> Iterator[str | None]:
    texts = {a.id: a.text for a in ground.articles}
    return (home_of_text(texts[i][s.start : s.end] for s in ground.readings[i].sentences) for i in sorted(articles))
