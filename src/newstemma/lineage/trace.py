"""Passages, credits and rewrites inside a story to typed, directed copies, each with its reasons.

Refuses a direction without evidence: two texts of an agency whose own text is not in the pile are both copies of the agency.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newstemma.language.agencies import is_agency
from newstemma.lineage.rewrites import NAMED, Rewrite, rewrites
from newstemma.lineage.texts import Text, covered, texts_of, together
from newstemma.model.article import Article, Credit
from newstemma.model.lineage import Copy, CopyKind, Direction, Passage, Reason, Source
from newstemma.model.notice import Notice
from newstemma.model.reading import Reading
from newstemma.model.story import Story
from newstemma.model.text import Span
from newstemma.ports import Encoder
from newstemma.settings import LineageSettings

#: The signal of the reason that says of two articles that both come from a text that is not in the pile.
SIBLINGS = "siblings"
_HALF, _WHOLE = 0.5, 0.9  # shares of its prose from which a copy is the other text abridged, and the other text
_SENTENCE = 20  # words
_NAMED_PAIRS = 4  # sentences that an article which names the agency must tell: independent reports share three and a "told Reuters"


@dataclass(frozen=True, slots=True)
class Shared:
    """What two articles have in common. Shares are of the words of own prose, 0 to 1; rewrite: sentences in other words."""

    left: str
    right: str
    share_left: float
    share_right: float
    passages: tuple[Passage, ...]
    rewrite: Rewrite | None


def trace(
    articles: Sequence[Article],
    readings: Sequence[Reading],
    passages: Sequence[Passage],
    stories: Sequence[Story],
    settings: LineageSettings,
    encoder: Encoder | None = None,  # noqa: ARG001
) -> tuple[list[Copy], list[Notice]]:
    """The copies, in order of the article and the source. Rewrites are sought inside a story only.

    Cost   one look at each pair of a story
    """
    texts = texts_of(*together(articles, readings, stories))
    by_id = {a.id: a for a in articles}
    marked = {r.article: r for r in readings}
    by_pair: defaultdict[tuple[str, str], list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.there is not None:
            by_pair[passage.here.article, passage.there.article].append(passage)
    copies: list[Copy] = []
    for story in stories:
        if len(story.articles) > 1:
            shared = _shared(story, texts, marked, by_pair, settings)
            copies.extend(_copies(story, texts, shared, settings))
        else:
            copies.extend(_alone(by_id[story.articles[0]]))
    return sorted(copies, key=lambda c: (c.article, c.source.article or "", c.source.agency or "", c.id)), []


def _shared(
    story: Story,
    texts: Mapping[str, Text],
    marked: Mapping[str, Reading],
    by_pair: Mapping[tuple[str, str], list[Passage]],
    settings: LineageSettings,
) -> list[Shared]:
    """What each pair of a story has in common, pairs that share nothing left out."""
    ids = sorted(story.articles)
    others = rewrites([(texts[i], marked[i]) for i in ids], settings)
    found = []
    for x, left in enumerate(ids):
        for right in ids[x + 1 :]:
            passages = tuple(by_pair.get((left, right), ()))
            rewrite = others.get((left, right))
            if passages or rewrite:
                a = covered([(p.here.start, p.here.end) for p in passages], texts[left]) / texts[left].narrative
                b = covered([(p.there.start, p.there.end) for p in passages if p.there], texts[right]) / texts[right].narrative
                found.append(Shared(left, right, round(a, 4), round(b, 4), passages, rewrite))
    return found


def _copies(story: Story, texts: Mapping[str, Text], shared: Sequence[Shared], settings: LineageSettings) -> Iterable[Copy]:
    """Agencies first: what is an agency's is a copy of it, whichever article printed it earlier. Then article from article."""
    agencies = _agencies(story, texts, shared, settings)
    for article in sorted(agencies):
        yield _from_agency(texts[article].article, agencies[article], texts)
    for pair in shared:
        same = agencies.get(pair.left, _Agency()).name
        if same is not None and same == agencies.get(pair.right, _Agency()).name:
            continue  # siblings: both edges lead to the agency already
        made = _from_article(texts, pair, settings)
        if made is not None:
            yield made
    for article in sorted(story.articles):
        yield from _cites(texts[article].article, agencies.get(article, _Agency()).name)


def _alone(article: Article) -> Iterable[Copy]:
    """What an article of no story says itself of where its text comes from."""
    credit = _whole_credit(article)
    if credit is not None and not _is_own(article, credit):
        yield _from_agency(article, _Agency(known_as(credit), credit, "known"), {})
        yield from _cites(article, known_as(credit))
    else:
        yield from _cites(article, None)


@dataclass(frozen=True, slots=True)
class _Agency:
    """Whose text an article is, by whose word, and how sure: "known" from its own credit, "inferred" from what it shares."""

    name: str | None = None
    credit: Credit | None = None
    direction: Direction = "unknown"
    via: Shared | None = None


def _agencies(story: Story, texts: Mapping[str, Text], shared: Sequence[Shared], settings: LineageSettings) -> dict[str, _Agency]:
    """The articles that are an agency's text: by byline or dateline, or because most of their prose is that of one that is."""
    found: dict[str, _Agency] = {}
    for i in story.articles:
        credit = _whole_credit(texts[i].article)
        if credit is not None and not _is_own(texts[i].article, credit):
            found[i] = _Agency(known_as(credit), credit, "known")
    grown = True
    while grown:
        grown = False
        for pair in shared:
            for here, there, share in ((pair.left, pair.right, pair.share_left), (pair.right, pair.left, pair.share_right)):
                if here in found or there not in found or found[there].direction == "unknown":
                    continue
                named = _part_credit(texts[here].article, found[there].name)
                often = pair.rewrite is not None and len(pair.rewrite.pairs) >= _NAMED_PAIRS
                least = settings.rewrite_share * (NAMED if named and often else 1.0)
                if share >= settings.copy_share or _told(pair, here) >= least:
                    found[here] = _Agency(found[there].name, named, "known" if named else "inferred", pair)
                    grown = True
    return found


def _whole_credit(article: Article) -> Credit | None:
    """The credit that gives the whole text to an agency: a byline, or the tag in a dateline."""
    named = [c for c in article.credits if c.agency and c.kind == "byline"]
    if not named:
        first = article.paragraphs[0].doc_start if article.paragraphs else 0
        named = [c for c in article.credits if c.agency and c.kind == "tagline" and c.at.end <= first and article.dateline]
    return named[0] if named else None


def known_as(credit: Credit) -> str | None:
    """The usual short name of the agency that a credit names; None for "news agencies" and other names that are no agency's."""
    return is_agency(credit.name)


def _part_credit(article: Article, agency: str | None) -> Credit | None:
    return next((c for c in article.credits if c.agency and c.kind != "photo" and known_as(c) == agency), None)


def _is_own(article: Article, credit: Credit) -> bool:
    """Whether the article stands on the agency's own pages, so that it is the wire itself."""
    return article.outlet is not None and (is_agency(article.outlet) or article.outlet) == known_as(credit)


def _from_agency(article: Article, agency: _Agency, texts: Mapping[str, Text]) -> Copy:
    """The copy of an agency's text. A byline gives it the whole, however little of it the pile happens to hold elsewhere."""
    reasons: list[Reason] = []
    if agency.credit is not None:
        told = f"{article.shown} names {agency.credit.name} as the maker of its text ({agency.credit.kind})"
        reasons.append(Reason("credit", told, (agency.credit.at,)))
    if agency.via is None:
        return _copy(article.id, Source(agency=agency.name), "verbatim", 1.0, None, agency.direction, (), reasons)
    share = _share(agency.via, article.id)
    rewritten = share < _HALF and agency.via.rewrite is not None
    kind: CopyKind = "rewritten" if rewritten else "verbatim" if share >= _WHOLE else "abridged"
    other = texts[agency.via.right if agency.via.left == article.id else agency.via.left].article
    reasons.append(_text_reason(texts, agency.via, article, other, rewritten=rewritten))
    passages = tuple(Passage(_side(p, article.id), None, p.role) for p in agency.via.passages)
    share = max(share, _told(agency.via, article.id))
    return _copy(article.id, Source(agency=agency.name), kind, share, None, agency.direction, passages, reasons)


def _share(pair: Shared, article: str) -> float:
    return pair.share_left if pair.left == article else pair.share_right


def _told(pair: Shared, article: str) -> float:
    """The share of an article's sentences that the other one tells in other words, in the same order."""
    if pair.rewrite is None:
        return 0.0
    return pair.rewrite.left if pair.left == article else pair.rewrite.right


def _side(passage: Passage, article: str) -> Span:
    return passage.here if passage.there is None or passage.here.article == article else passage.there


def _text_reason(texts: Mapping[str, Text], pair: Shared, article: Article, other: Article, *, rewritten: bool) -> Reason:
    """In words: how much of the article stands in the other one, and the longest passage or the first sentences of it."""
    if rewritten and pair.rewrite is not None:
        first = zip((pair.left, pair.right), pair.rewrite.pairs[0], strict=True)
        told = (
            f"{len(pair.rewrite.pairs)} sentences of {article.shown} ({_told(pair, article.id):.0%} of its prose) say what sentences of "
            f"{other.shown} say, in the same order"
        )
        return Reason("same sentences in other words", told, tuple(texts[i].article.cut(*cut) for i, cut in first))
    longest = max((p for p in pair.passages if p.role == "narrative"), key=lambda p: (len(p.here.text), -p.here.start), default=None)
    at = () if longest is None else tuple(s for s in (longest.here, longest.there) if s is not None)
    return Reason("shared text", f"{_share(pair, article.id):.0%} of the prose of {article.shown} stands in {other.shown}", at)


def _from_article(texts: Mapping[str, Text], pair: Shared, settings: LineageSettings) -> Copy | None:
    """One article from another, when enough of it is."""
    most = max(pair.share_left, pair.share_right)
    told = max(_told(pair, pair.left), _told(pair, pair.right))
    rewritten = most < min(told, settings.copy_share)
    level = max(most, told)
    if (
        level < settings.part_share
        and not _shares_a_sentence(pair)
        and not (pair.passages and all(p.role == "quoted" for p in pair.passages))
    ):
        return None
    article, source, direction, why = _direction(texts, pair)
    here, there = _share(pair, article), _share(pair, source)
    if rewritten:
        here, there = _told(pair, article), _told(pair, source)
    kind = _kind(here, there, settings, rewritten=rewritten, narrative=_shares_a_sentence(pair))
    turned = tuple(p if p.here.article == article or p.there is None else Passage(p.there, p.here, p.role) for p in pair.passages)
    reasons = [_text_reason(texts, pair, texts[article].article, texts[source].article, rewritten=rewritten), why]
    return _copy(article, Source(article=source), kind, here, there, direction, turned, reasons)


def _shares_a_sentence(pair: Shared) -> bool:
    """Whether they share a stretch of own prose longer than two reporters hit upon."""
    return any(p.role == "narrative" and len(p.here.text.split()) >= _SENTENCE for p in pair.passages)


def _kind(here: float, there: float, settings: LineageSettings, *, rewritten: bool, narrative: bool) -> CopyKind:
    if rewritten:
        return "rewritten" if here >= settings.rewrite_share else "excerpt"
    if max(here, there) < settings.part_share:
        return "excerpt" if narrative else "quotes_only"
    if min(here, there) >= settings.verbatim_share:
        return "verbatim"
    if here >= settings.copy_share:
        return "abridged" if here >= there else "expanded"
    return "expanded" if there >= settings.copy_share else "excerpt"


def _direction(texts: Mapping[str, Text], pair: Shared) -> tuple[str, str, Direction, Reason]:
    """(the copy, its source, how sure, why): by a credit that names the other's outlet, else by time, else not known."""
    left, right = texts[pair.left].article, texts[pair.right].article
    for copy, source in ((left, right), (right, left)):
        named = next(
            (c for c in copy.credits if source.outlet is not None and c.kind != "photo" and c.name.casefold() == source.outlet.casefold()),
            None,
        )
        if named is not None:
            return copy.id, source.id, "known", Reason("credit", f"{copy.shown} names {source.shown}", (named.at,))
    a, b = left.stamp, right.stamp
    if a is not None and b is not None and a[:10] != b[:10] and min(len(a), len(b)) >= 10:
        copy, source = (left, right) if a[:10] > b[:10] else (right, left)
        return (
            copy.id,
            source.id,
            "inferred",
            Reason("time", f"{source.shown} was published on {min(a, b)[:10]}, {copy.shown} on {max(a, b)[:10]}"),
        )
    if a is not None and b is not None and len(a) == len(b) and a[16:] == b[16:] and a != b:
        copy, source = (left, right) if a > b else (right, left)
        return (
            copy.id,
            source.id,
            "inferred",
            Reason("time", f"{source.shown} was published at {min(a, b)[11:16]}, {copy.shown} at {max(a, b)[11:16]}"),
        )
    return right.id, left.id, "unknown", Reason("no direction", "neither a credit nor a time says which of the two was first")


def _cites(article: Article, own: str | None) -> Iterable[Copy]:
    """Agencies that an article names without being their text."""
    seen: set[str | None] = {own}
    for credit in article.credits:
        agency = known_as(credit)
        if credit.agency and credit.kind in {"inline", "tagline"} and agency not in seen:
            seen.add(agency)
            reason = Reason("credit", f"{credit.name} is named ({credit.kind}); its own text is not in the pile", (credit.at,))
            yield _copy(article.id, Source(agency=agency), "cites", 0.0, None, "known", (), [reason])


def _copy(
    article: str,
    source: Source,
    kind: CopyKind,
    here: float,
    there: float | None,
    direction: Direction,
    passages: tuple[Passage, ...],
    reasons: Sequence[Reason],
) -> Copy:
    key = hashlib.sha256("|".join((article, source.article or "", source.agency or "", kind)).encode()).hexdigest()[:12]
    return Copy(
        f"y-{key}",
        article,
        source,
        kind,
        round(here, 4),
        None if there is None else round(there, 4),
        direction,
        passages,
        tuple(reasons),
    )
