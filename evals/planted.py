"""Copies planted in a pile of real articles: how many are found, and how much is found that is none.

    python -m evals.planted [CORPUS] [--articles N] [--seed S] [--unplanted FILE] [--no-references]

CORPUS is the bulk corpus as JSON lines (`allsides_articles.jsonl.xz`). A pair counts as found where the index says that one is derived
from the other, or both from a third, directly or by way of an article that both share the stretch with. Precision is over pairs with a
planted member or planted boilerplate; --unplanted writes fifty pairs of two articles that nothing was planted in, to be read.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from pathlib import Path
from random import Random

from evals.common import close, data_root, parser, table
from evals.planted_make import Garden, Plant, load, truth
from evals.planted_references import Pairs, datasketch, rensa, timed
from newstemma.lineage.index import Index, Overlap
from newstemma.lineage.kin import Kin
from newstemma.lineage.twins import ALL_TWINS


def ours(rows: list[tuple[str, str]]) -> tuple[list[Overlap], float]:
    """What the index says of the pile, and the seconds of this process."""
    start = time.process_time()
    found = Index().add((id_, text, None) for id_, text in rows)
    return found, time.process_time() - start


def called(overlaps: list[Overlap]) -> Pairs:
    """The derived pairs, and those that follow in families of more than a dozen."""
    kin = Kin(overlaps)
    found = {(o.left, o.right) for o in overlaps if o.is_derived}
    for centre in sorted({i for pair in found for i in pair}):
        near = sorted(kin.near(centre))
        if len(near) > ALL_TWINS:
            found.update((a, b) for n, a in enumerate(near) for b in near[n + 1 :] if (a, b) not in found and kin.related(a, b))
    return found


def score(found: Pairs, pile: list[Plant], before: Pairs) -> dict[str, float]:
    """Recall over all, by kind, and precision over the pairs that touch something planted; the family of 600, with its hundred thousand
    pairs, apart from both. Pairs of two real articles that are called `before` anything was planted say nothing.
    """
    derived, unclear = truth(pile)
    planted = {p.id for p in pile if p.kind != "base"}
    touched = {pair for pair in found if (pair[0] in planted or pair[1] in planted) and pair not in unclear and pair not in before}
    right = {pair for pair in touched if pair in derived}
    total, hit = Counter(derived.values()), Counter(derived[pair] for pair in right)
    by_kind = {f"{kind}_recall": hit[kind] / total[kind] for kind in sorted(total)}
    small = sum(hit[kind] for kind in total if kind != "family600")
    return {
        "recall": small / max(1, sum(total[kind] for kind in total if kind != "family600")),
        "precision": small / max(1, small + len(touched) - len(right)),
        "family_recall": by_kind.pop("family600_recall", 0.0),
        **by_kind,
    }


def show_unplanted(found: Pairs, pile: list[Plant], overlaps: list[Overlap], where: Path, seed: int) -> None:
    """Fifty derived pairs of two articles as the corpus has them, each with its longest shared stretch."""
    texts = {p.id: p.text for p in pile if p.kind == "base"}
    kept = [o for o in overlaps if (o.left, o.right) in found and o.left in texts and o.right in texts]
    lines = []
    for o in Random(seed).sample(kept, min(50, len(kept))):
        longest = max((s for s in o.stretches if not s.common), key=lambda s: s.here[1] - s.here[0])
        a, b = texts[o.left], texts[o.right]
        lines += [f"== {o.left} {o.right} {o.of_left:.2f} {o.of_right:.2f}", a[:150], b[:150]]
        lines += [f"-- {a[slice(*longest.here)][:400]}", f"-- {b[slice(*longest.there)][:400]}"]
    where.write_text("\n".join(lines), encoding="utf-8")


def wrong(found: Pairs, pile: list[Plant], before: Pairs) -> Counter[str]:
    """The kinds of the pairs that are called and are none."""
    derived, unclear = truth(pile)
    kind = {p.id: p.kind for p in pile}
    return Counter("+".join(sorted((kind[a], kind[b]))) for a, b in found - before if (a, b) not in derived and (a, b) not in unclear)


def main() -> None:
    """Plant, look, compare."""
    options = parser("planted", __doc__)
    options.add_argument("corpus", nargs="?", type=Path, default=data_root() / "data" / "allsides_articles.jsonl.xz")
    options.add_argument("--articles", type=int, default=4000, metavar="N", help="real articles in the pile")
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--unplanted", type=Path, metavar="FILE", help="write fifty called pairs in which nothing was planted")
    options.add_argument("--no-references", action="store_true", help="leave the two libraries out")
    chosen = options.parse_args()
    if not chosen.corpus.exists():
        sys.exit(f"no such corpus: {chosen.corpus}")
    garden = Garden(load(chosen.corpus, chosen.seed), chosen.limit or chosen.articles, chosen.seed)
    before = called(ours(garden.base)[0])  # also the first run, so that tables are made before anything is timed
    pile = garden.grow()
    rows = [(p.id, p.text) for p in pile]
    overlaps, seconds = ours(rows)
    found = called(overlaps)
    figures: dict[str, float | None] = {"articles": len(rows), **score(found, pile, before), "articles_per_s": len(rows) / seconds}
    for name, work in (("reference", datasketch), ("rensa", rensa)):
        told = None if chosen.no_references else timed(work, rows)
        scored = score(told[0], pile, before) if told else None
        figures |= {f"{name}_{k}": scored[k] if scored else None for k in ("recall", "precision", "excerpt_recall", "family_recall")}
        figures["speed_ratio" if name == "reference" else "rensa_speed_ratio"] = told[1] / seconds if told else None
    if not chosen.json_only:
        table([("figure", "value"), *((k, "not measured" if v is None else f"{v:.4g}") for k, v in figures.items())])
        table([("called, but not planted", "pairs"), *((k, str(n)) for k, n in wrong(found, pile, before).most_common(12))])
    if chosen.unplanted:
        show_unplanted(found, pile, overlaps, chosen.unplanted, chosen.seed)
    close(figures)


if __name__ == "__main__":
    main()
