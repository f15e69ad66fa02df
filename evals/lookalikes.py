"""Are happenings that look alike kept apart, and each held together? Invented: `python -m evals.lookalikes [--background N] [--tune]`.

Each file of `evals/lookalikes/` is a case: two or more happenings that look alike, or texts that touch several. An article begins there
with a line `[story] DAY Outlet | Title`; story `?` is one that may go with any of the case's stories or stand alone, but may not bring two
together; day `-` is undated. `evals.lookalikes_made` draws more from templates.

Every case is gathered as a pile of its own (`small`), and all of them in one pile with some hundred articles on anything (`big`):
    apart      pairs of a case's texts on two happenings that are in two stories, of all such pairs
    together   pairs of one happening that are in one story, of all such pairs
    mixed      stories that hold two happenings of one case, or of two cases, of all stories of two and more
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from itertools import combinations
from pathlib import Path

from evals.common import close, parser, table
from evals.gather import grouped
from evals.lookalikes_made import Printed, background, templates
from evals.piles import Slot, read
from newstemma.settings import Settings

CASES = Path(__file__).parent / "lookalikes"
_HEAD = re.compile(r"\[(?P<story>[^\]]+)\] (?P<day>\S+) (?P<outlet>[^|\n]+?) \| (?P<title>[^\n]+)\n")
_SEED = 20310304


def written() -> Iterator[Printed]:
    """The articles of the files, by file."""
    for path in sorted(CASES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        heads = list(_HEAD.finditer(text))
        for head, after in zip(heads, [*heads[1:], None], strict=True):
            day = None if head["day"] == "-" else head["day"]
            body = text[head.end() : after.start() if after else None].strip()
            yield Printed(path.stem, head["story"], day, head["outlet"], head["title"], body)


def gathered(some: Sequence[Printed], settings: Settings) -> list[Hashable]:
    """The story of each, as one pile."""
    slots = [
        Slot({"title": p.title, "text": p.text, "outlet": p.outlet, "date": p.day}, f"{p.case} {p.story}", p.case, full=p.day is not None)
        for p in some
    ]
    value = settings.stories.min_likely
    return grouped(read(slots, settings), settings, [value])[value]


Counts = dict[str, tuple[int, int]]


def counted(some: Sequence[Printed], story: Sequence[Hashable]) -> Counts:
    """(right, of) of the pairs within the case, and of the stories."""
    apart: list[bool] = []
    together: list[bool] = []
    for (p, s), (q, t) in combinations(zip(some, story, strict=True), 2):
        if "?" not in (p.story, q.story) and p.case == q.case != "background":
            (together if p.story == q.story else apart).append(s == t)
    inside: defaultdict[Hashable, list[Printed]] = defaultdict(list)
    for p, s in zip(some, story, strict=True):
        inside[s].append(p)
    groups = [g for g in inside.values() if len(g) > 1]
    mixed = sum(
        len({(p.case, p.story) for p in g if p.story != "?"} | {(p.case, p.story) for p in g if len({q.case for q in g}) > 1}) > 1
        for g in groups
    )
    return {"apart": (len(apart) - sum(apart), len(apart)), "together": (sum(together), len(together)), "mixed": (mixed, len(groups))}


def share(counts: tuple[int, int], empty: float) -> float:
    """The first of the second."""
    return counts[0] / counts[1] if counts[1] else empty


def main() -> None:
    """Measure and print."""
    made = parser("lookalikes", __doc__)
    made.add_argument("--background", type=int, default=300, help="articles on anything in the big pile")
    chosen = made.parse_args()
    settings = Settings()
    everything = [*written(), *templates(_SEED)]
    cases: defaultdict[str, list[Printed]] = defaultdict(list)
    for p in everything:
        cases[p.case].append(p)
    whole = [*everything, *background(_SEED, chosen.background)]
    story = gathered(whole, settings)
    rows: list[tuple[str, ...]] = [("case", "texts", "apart", "together", "big: apart", "together")]
    small: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for case, some in cases.items():
        alone = counted(some, gathered(some, settings))
        within = counted(some, [s for p, s in zip(whole, story, strict=True) if p.case == case])
        for name, pair in alone.items():
            small[name].append(pair)
        rows.append((case, f"{len(some)}", *(f"{c[k][0]}/{c[k][1]}" for c in (alone, within) for k in ("apart", "together"))))
    big = counted(whole, story)
    line = {f"small_{k}": share((sum(a for a, _ in v), sum(b for _, b in v)), float(k != "mixed")) for k, v in small.items()}
    line |= {f"big_{k}": share(v, float(k != "mixed")) for k, v in big.items()}
    if not chosen.json_only:
        table(rows)
    close(line | {"texts": len(whole)})


if __name__ == "__main__":
    main()
