"""How central an assertion is to a story: how much of it the other origins tell too, in whatever words.

Alignment asks whether two clauses say the same; here it is only asked what the articles have in common, so that what one source alone
reports can be put in the order in which a reader wants it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from newstemma.language.likeness import cosine, rarity_vectors
from newstemma.language.words import content_words
from newstemma.model.claim import Claim

_BACKGROUND = 10  # assertions of any news beside the story's
_MOST = 600  # assertions of a story that are compared, the first ones: two thousand would take ten seconds

Vectors = Mapping[str, Mapping[str, float]]


def word_vectors(claims: Sequence[Claim]) -> Vectors:
    """The words of each claim by how few of the story's claims use them; by the claim's id."""
    bags = [Counter(content_words(c.text)) for c in claims]
    return dict(zip((c.id for c in claims), rarity_vectors(bags, background=_BACKGROUND), strict=True))


def centrality(claims: Sequence[Claim], vectors: Vectors) -> dict[str, float]:
    """Claim id to the sum of the likeness to the likest claim of each origin that does not say it; claims beyond the first 600 get none.

    Source  Erkan and Radev 2004, LexRank: what many sentences are like is what a text is about; here each origin counts once
    Cost    pairs that share a word
    """
    chosen = claims[:_MOST]
    holders: defaultdict[str, list[int]] = defaultdict(list)
    for n, claim in enumerate(chosen):
        for word in vectors[claim.id]:
            holders[word].append(n)
    own = [{m.origin for m in c.mentions} for c in chosen]
    found = {}
    for n, claim in enumerate(chosen):
        best: defaultdict[str, float] = defaultdict(float)
        for m in sorted({m for word in vectors[claim.id] for m in holders[word]} - {n}):
            value = cosine(vectors[claim.id], vectors[chosen[m].id])
            for origin in own[m] - own[n]:
                best[origin] = max(best[origin], value)
        found[claim.id] = round(sum(sorted(best.values())), 6)
    return found
