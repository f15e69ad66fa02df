"""Sentences that say themselves whose they are: "told Reuters", "AFP reported". They count for whom they name, where the story has it.

Refuses to guess an agency or a paper that the story does not hold: one article that names it is then only a copy of kind `cites`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from newstemma.language.agencies import is_agency
from newstemma.lineage.carried import Carrier
from newstemma.lineage.echoes import House
from newstemma.lineage.outlets import masthead
from newstemma.lineage.relays import place_of
from newstemma.model.article import Article, Credit
from newstemma.model.lineage import Echo, Origin, Reason, Source
from newstemma.model.reading import Reading


def cited(article: Article, reading: Reading, home: Origin, house: House, passed: Sequence[Carrier]) -> Iterator[Echo]:
    """The stretches of one article that credit an agency or an outlet of the story other than its own origin.

    passed   whom the article passes on by its own words
    """
    for carrier in passed:
        source = _known(carrier, house)
        origin = house.of(source) if source is not None else house.by_carrier.get(carrier.key)
        if origin is not None and origin.id != home.id:
            for start, end in carrier.spans:
                yield Echo(article.cut(start, end), origin.id, source or Source())
    for credit in article.credits:
        source = _source(credit, article, house) if credit.kind == "inline" else None
        origin = house.of(source) if source is not None else None
        if source is None or origin is None or origin.id == home.id:
            continue
        at = place_of(article, credit)
        sentence = reading.sentence_at(at) if at is not None else None
        if sentence is not None:
            yield Echo(article.cut(sentence.start, sentence.end), origin.id, source)


def _known(carrier: Carrier, house: House) -> Source | None:
    """The agency, or the outlet with an article in the story, that is passed on; None: neither."""
    if carrier.agency is not None:
        return Source(agency=carrier.agency)
    found = house.by_masthead.get(carrier.key)
    return Source(article=found) if found is not None else None


def _source(credit: Credit, article: Article, house: House) -> Source | None:
    """The agency or the one article's outlet that a credit names."""
    agency = is_agency(credit.name)
    if agency is not None or credit.agency:
        return Source(agency=agency)
    named = masthead(credit.name)
    found = house.by_masthead.get(named)
    own = article.outlet is not None and masthead(article.outlet) == named
    return Source(article=found) if found is not None and not own else None


def cited_agencies(articles: Iterable[Article]) -> dict[str, list[tuple[str, Reason]]]:
    """Agency to the articles that credit a sentence to it, each with the reason."""
    found: defaultdict[str, list[tuple[str, Reason]]] = defaultdict(list)
    for article in articles:
        for credit in article.credits:
            agency = is_agency(credit.name)
            if credit.kind == "inline" and agency is not None:
                found[agency].append((article.id, Reason("credit", f"{article.shown} credits {agency} with a sentence", (credit.at,))))
    return dict(found)
