"""What each article has in common with other texts of its story, read off the copies: the evidence that origins are merged on.

A tie is seen from one article. Where the copy has a direction, only the copy has a tie; where nobody knows it, and where both are one text,
both sides have one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.agencies import is_agency
from newstemma.lineage.held import held
from newstemma.lineage.texts import Text, by_time
from newstemma.lineage.versions import versions
from newstemma.model.article import Article
from newstemma.model.lineage import Copy, Reason
from newstemma.model.text import Span

Cut = tuple[int, int]
#: Kinds of copies that take an article, not a part of one.
WHOLE = ("verbatim", "abridged", "expanded", "rewritten")
#: Of the weight of a signed article's words in the text of an agency that it cites: from here on it had the agency's help. Of three in
#: invented stories that tell four in ten of its sentences two are retold from it and have .59 and .61, a reporter's own has .46.
_HAD_HELP = 0.5
_FAMILY = 60  # articles that one is held against: below, they are held against one another too
TOLD = "same sentences in other words"  # the signal of a copy that rests on them
PASSED = "told on an agency's word"  # and of one that rests on its own credits, sentence after sentence


@dataclass(frozen=True, slots=True)
class Tie:
    """What the prose of `article` has in common with `other`, an article or an agency's node.

    spans    the stretches of its own prose that stand there word for word, as characters
    share    of its prose that the copy says is from there, 0 to 1
    told     whether the share is of sentences in other words; of the same words else
    takes    whether the article is known or inferred to be the copy; False: nobody knows which of the two is
    named    whether its own credit says whose text it is, and no writer of its own signs it: a writer who names an agency had its help
    passed   whether it says itself, sentence after sentence, that what it tells is the agency's
    signed   whether the article has a writer of its own and names no agency
    twin     whether both are one text, word for word: then one origin, whichever of the two was first
    """

    article: str
    other: str
    spans: tuple[Cut, ...]
    share: float
    reason: Reason
    takes: bool = False
    told: bool = False
    named: bool = False
    twin: bool = False
    signed: bool = False
    passed: bool = False

    @property
    def is_text(self) -> bool:
        """Whether the same words in two texts of the pile show it, not a credit or sentences in other words."""
        return not self.told and not is_node(self.other)


def node_of(agency: str) -> str:
    """What an agency's text goes by among the articles' ids."""
    return f"agency:{agency}"


def is_node(name: str) -> bool:
    """Whether a name stands for an agency."""
    return name.startswith("agency:")


def ties_of(articles: Sequence[Article], copies: Iterable[Copy], texts: Mapping[str, Text]) -> dict[str, list[Tie]]:
    """The ties of each article of one story, in order of what it is tied to.

    copies   those between these articles, and from agencies to them
    """
    found: defaultdict[str, list[Tie]] = defaultdict(list)
    inside = {a.id for a in articles}
    signed = {a.id for a in articles if a.authors}
    copies = list(copies)
    alone = _alone(articles, copies)
    for copy in copies:
        if copy.kind not in {"cites", "quotes_only"}:
            for tie in _read(copy, inside, signed, alone):
                found[tie.article].append(tie)
    for tie in (*_own_pages(articles), *_of_families(articles, copies)):
        found[tie.article].append(tie)
    for members in _of_one_agency(found).values():
        for article, other, share, reason in versions([texts[i] for i in members if i in texts]):
            found[article].append(Tie(article, other, (), share, reason))
    return {i: sorted(ties, key=lambda t: (t.other, t.spans, t.share, t.reason.text)) for i, ties in found.items()}


def _alone(articles: Sequence[Article], copies: Iterable[Copy]) -> set[str]:
    """The articles that a writer of its own signs and no agency has a part in: it is not credited, or cited for what it does not tell."""
    by_id = {a.id: a for a in articles}
    whole = [(c.source.agency, by_id[c.article]) for c in copies if c.kind == "verbatim" and c.source.agency and c.article in by_id]
    found = set()
    for article in articles:
        by_kind = {c.kind for c in article.credits if c.agency}
        cited = {is_agency(c.name) for c in article.credits if c.agency}
        if article.authors and by_kind <= {"inline", "photo"}:
            texts = [text for agency, text in whole if agency in cited]
            if held(article, texts) < _HAD_HELP:
                found.add(article.id)
    return found


def is_told(copy: Copy) -> bool:
    """Whether a copy rests on sentences in other words, found or admitted."""
    return any(reason.signal in (TOLD, PASSED) for reason in copy.reasons)


def _read(copy: Copy, inside: set[str], signed: set[str], alone: set[str]) -> Iterator[Tie]:
    """The ties that one copy stands for. signed: the articles that have a writer of their own; alone: and name no agency."""
    here = tuple((p.here.start, p.here.end) for p in copy.passages if p.role == "narrative")
    source, why, told = copy.source, copy.reasons[0], is_told(copy)
    own, passed = copy.article in alone, any(reason.signal == PASSED for reason in copy.reasons)
    if source.article is None and source.agency is not None:
        named = copy.direction == "known" and copy.article not in signed
        share, node = copy.share_of_article, node_of(source.agency)
        yield Tie(copy.article, node, here, share, why, takes=True, told=told, named=named, signed=own, passed=passed)
    elif source.article is None:
        for other in sorted(_beside(copy) & inside):
            yield Tie(copy.article, other, here, copy.share_of_article, why, told=told, signed=own)
    else:
        takes, twin = copy.direction != "unknown", copy.kind == "verbatim"
        yield Tie(copy.article, source.article, here, copy.share_of_article, why, takes=takes, told=told, twin=twin, signed=own)
        # Of one text in hundreds of prints each is held against one of them alone: those before it have no other tie.
        if not takes or twin:
            there = tuple((p.there.start, p.there.end) for p in copy.passages if p.role == "narrative" and p.there is not None)
            yield Tie(source.article, copy.article, there, copy.share_of_source or 0.0, why, told=told, twin=twin)


def _beside(copy: Copy) -> set[str]:
    """The other articles whose words the reasons of a copy rest on: siblings of a text that nobody names."""
    places = [at for reason in copy.reasons for at in reason.at if isinstance(at, Span)]
    places += [p.there for p in copy.passages if p.there is not None]
    return {at.article for at in places} - {copy.article}


def _own_pages(articles: Iterable[Article]) -> Iterator[Tie]:
    """An article on an agency's own pages is the agency's text."""
    for article in articles:
        agency = is_agency(article.outlet) if article.outlet is not None else None
        if agency is not None:
            reason = Reason("same outlet", f"it stands on the pages of {article.outlet}")
            yield Tie(article.id, node_of(agency), (), 1.0, reason, takes=True, named=True)


@dataclass(frozen=True, slots=True)
class _Leaf:
    """An article held against a third one. there: what they share, in the third; here: in the article; share: of its prose."""

    article: str
    there: tuple[Cut, ...]
    here: tuple[Cut, ...]
    share: float
    reason: Reason

    def both(self, other: _Leaf) -> int:
        """How many characters of the third both hold."""
        return sum(max(0, min(b, d) - max(a, c)) for a, b in self.there for c, d in other.there)

    @property
    def size(self) -> int:
        """How many characters of the third it holds."""
        return sum(b - a for a, b in self.there)


def _of_families(articles: Iterable[Article], copies: Iterable[Copy]) -> Iterator[Tie]:
    """Ties between articles of a large family, each of which was compared with few others: what stands at one place of a third is one text.

    Cost   the family, times the distinct beginnings in it
    """
    leaves: defaultdict[str, list[_Leaf]] = defaultdict(list)
    for copy in copies:
        source = copy.source.article
        if source is not None and copy.kind in WHOLE and not is_told(copy):
            plain = [(p.here, p.there) for p in copy.passages if p.role == "narrative" and p.there is not None]
            here, there = (tuple((s.start, s.end) for s in side) for side in (zip(*plain, strict=True) if plain else ((), ())))
            leaves[copy.article].append(_Leaf(source, here, there, copy.share_of_source or 0.0, copy.reasons[0]))
            leaves[source].append(_Leaf(copy.article, there, here, copy.share_of_article, copy.reasons[0]))
    order = {a.id: n for n, a in enumerate(sorted(articles, key=by_time))}
    for third in sorted(leaves):
        if len(leaves[third]) > _FAMILY:
            heads: list[_Leaf] = []
            for leaf in sorted(leaves[third], key=lambda leaf: order[leaf.article]):
                head = next((h for h in heads if 2 * h.both(leaf) >= leaf.size), None)
                if head is None:
                    heads.append(leaf)
                else:
                    yield from _kin(head, leaf)


def _kin(head: _Leaf, leaf: _Leaf) -> Iterator[Tie]:
    """The two ties of articles that a third shares the same stretch with."""
    size = head.both(leaf)
    for one, other in ((leaf, head), (head, leaf)):
        yield Tie(one.article, other.article, one.here, one.share * size / max(1, one.size), leaf.reason)


def _of_one_agency(ties: Mapping[str, Sequence[Tie]]) -> dict[str, list[str]]:
    """Agency's node to the articles that have text from it."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for article in sorted(ties):
        for node in sorted({t.other for t in ties[article] if is_node(t.other)}):
            found[node].append(article)
    return found
