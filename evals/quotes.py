"""Are changed quotations told from newly set ones? Changes made by a seeded generator over the invented stories: `python -m evals.quotes`.

Articles: those of `evals/partitions/` and `examples/`, and `evals/quotes_stories.jsonl`, written for this. Of each a second print is made
with one change, and both go through the whole corridor as two articles of two outlets. Real changes: cut at the start or end, cut with
a mark, spliced, two made one, one word changed, another speaker, promoted; and, apart, another translation. A change is flagged when
some group has the words of both prints and is not identical; `recall` is the share flagged, `relation_accuracy` the share of those that
have the right relation, `right` both. Changes that are none: fifteen of typesetting and house style, each over all quotations of a text;
`typographic_false` is the share of these prints in which a difference is shown that an untouched print does not have, `joined` the share
of quotations that still meet.
"""

from __future__ import annotations

import json
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import newstemma
from evals import quotes_edits as edits
from evals.common import close, parser, table
from evals.invented_examples import EXAMPLES, captures
from newstemma.model.report import Report
from newstemma.model.statement import QuoteGroup
from newstemma.model.text import Span
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

HERE = Path(__file__).parent
_SEED = 20310304
_TYPOGRAPHIC = 4  # of the fifteen in each article, so that a run stays under three minutes
_COPY = "The Second Print"


@dataclass(frozen=True, slots=True)
class Written:
    """An invented article.

    again  pairs of a remark and its other translation
    tuned  it was looked at while building
    own    it was written for this
    """

    outlet: str
    title: str
    published: str
    text: str
    again: tuple[tuple[str, str], ...] = ()
    tuned: bool = True
    own: bool = False


def stories() -> list[Written]:
    """All invented articles that hold a quotation, in order of their text."""
    rows = [json.loads(line) for path in sorted((HERE / "partitions").glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]
    own = [json.loads(line) for line in (HERE / "quotes_stories.jsonl").read_text(encoding="utf-8").splitlines()]
    found = [*map(_written, rows), *map(_written, own)]
    for folder in sorted(p for p in EXAMPLES.iterdir() if p.is_dir()):
        report = newstemma.analyse(newstemma.read(captures(folder)), until="lineage").found
        assert report is not None
        found += [Written(a.outlet or "Nobody", a.title or "", a.stamp or "2031-03-04", a.text) for a in report.articles]
    return sorted((w for w in found if edits.places(w.text)), key=lambda w: w.text)


def _written(row: dict[str, Any]) -> Written:
    again = tuple((a, b) for a, b in row.get("again", ()))
    head = row.get("outlet") or "Nobody", row.get("title") or "", row.get("published") or "2031-03-04"
    return Written(*head, row["text"], again, row.get("tuned", True), "again" in row)


def report_on(one: Written, text: str) -> Report:
    """The report on an article and its second print."""
    prints = [(one.outlet, one.text), (_COPY, text)]
    documents = []
    for outlet, body in prints:
        row = {"outlet": outlet, "title": one.title, "published": one.published, "text": body}
        documents += read_bytes(f"{outlet}.jsonl", json.dumps(row).encode(), ReadSettings())[0]
    found = newstemma.analyse(newstemma.Pile(documents, ()), processes=1).found
    assert found is not None
    return found


def letters(words: str) -> str:
    """Letters and digits alone, in one case."""
    return "".join(c for c in unicodedata.normalize("NFKC", words).casefold() if c.isalnum())


def relations(report: Report, change: edits.Change) -> set[str]:
    """The relations of the groups that have the words of both prints; empty: no group has."""
    second = {a.id for a in report.articles if a.outlet == _COPY}
    found = set()
    for group in report.quotes:
        variants = [(v, v.span) for v in group.variants if isinstance(v.span, Span)]
        here = [v for v, at in variants if at.article in second and _meets(at.text, change.here)]
        there = [v for v, at in variants if at.article not in second and _meets(at.text, change.there)]
        if here and there:
            found.add(next((v.relation for v in [*here, *there] if v.relation != "identical"), "identical"))
    return found


def _meets(words: str, wanted: str) -> bool:
    ours, theirs = letters(words), letters(wanted)
    return bool(ours) and (ours in theirs or theirs in ours) and 3 * len(ours) >= len(theirs)


def changes(one: Written, people: Sequence[str], chance: Random) -> Iterator[edits.Change]:
    """Some changes of each kind."""
    kinds = [
        list(edits.cut(one.text, chance)),
        list(edits.reworded(one.text, chance)),
        list(edits.joined(one.text, chance)),
        list(edits.moved(one.text, people, chance)),
        list(edits.promoted(one.text, chance)),
    ]
    for made in kinds:
        yield from chance.sample(made, min(2 if one.own else 1, len(made)))
    yield from edits.translated(one.text, one.again)


def people_of(report: Report) -> list[str]:
    """Full names of the people of an article, each family name once."""
    names = [e.name for e in report.entities if e.kind == "person" and len(e.name.split()) == 2 and e.name.replace(" ", "").isalpha()]
    family = Counter(n.split()[-1] for n in names)
    return sorted(n for n in names if family[n.split()[-1]] == 1)


def differing(groups: Iterable[QuoteGroup]) -> Counter[str]:
    """How many groups are shown as different, by relation."""
    return Counter(g.relation for g in groups if g.relation != "identical")


def main() -> None:
    """Make the prints, read them, compare."""
    made = parser("quotes", __doc__)
    made.add_argument("--misses", action="store_true", help="print every change that was not seen as it is")
    chosen = made.parse_args()
    real: defaultdict[str, Counter[str]] = defaultdict(Counter)
    parts: defaultdict[str, Counter[str]] = defaultdict(Counter)
    still: Counter[str] = Counter()
    for number, one in enumerate(stories()[: chosen.limit]):
        chance = Random(_SEED + number)
        control = report_on(one, one.text)
        for change in changes(one, people_of(control), chance):
            seen = relations(report_on(one, change.text), change)
            flagged, right = bool(seen - {"identical"}), change.relation in seen
            for counts in (real[change.kind.partition(" (")[0]], parts["tuned" if one.tuned else "untouched"]):
                counts.update(all=1, flagged=flagged, right=right)
            if chosen.misses and not right:
                print(f"{change.kind}: {sorted(seen)}\n    {change.there}\n    {change.here}")
        for name, edit in chance.sample(edits.TYPOGRAPHIC, _TYPOGRAPHIC):
            text = edit(one.text)
            if text == one.text:
                continue
            report = report_on(one, text)
            more = differing(report.quotes) - differing(control.quotes)
            still.update(all=1, false=bool(more), had=len(control.quotes), met=min(len(report.quotes), len(control.quotes)))
            if chosen.misses and more:
                print(f"{name}: {dict(more)}, {one.title}")
            if chosen.misses and len(report.quotes) < len(control.quotes):
                print(f"{name}: {len(control.quotes) - len(report.quotes)} of {len(control.quotes)} no longer meet, {one.title}")
    other = real.pop("translated", Counter())
    total = sum(real.values(), Counter())
    if not chosen.json_only:
        rows = [(kind, str(c["all"]), _share(c["flagged"], c["all"]), _share(c["right"], c["all"])) for kind, c in sorted(real.items())]
        rows.append(("translated", str(other["all"]), _share(other["flagged"], other["all"]), _share(other["right"], other["all"])))
        table([("change", "made", "flagged", "right relation"), *rows])
        print(f"\n{still['all']} prints newly set, {still['false']} with a false difference")
        print(f"{still['met']} of {still['had']} quotations still meet\n")
    close(
        {
            "recall": total["flagged"] / max(1, total["all"]),
            "relation_accuracy": total["right"] / max(1, total["flagged"]),
            "right": total["right"] / max(1, total["all"]),
            "typographic_false": still["false"] / max(1, still["all"]),
            "joined": still["met"] / max(1, still["had"]),
            "translation_recall": other["flagged"] / max(1, other["all"]),
            "untouched_right": parts["untouched"]["right"] / max(1, parts["untouched"]["all"]),
            "changes": total["all"],
            "typographic": still["all"],
        }
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


if __name__ == "__main__":
    main()
