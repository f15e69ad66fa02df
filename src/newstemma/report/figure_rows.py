"""The how-many-what table as rows: one a figure, with what it counts and who gives it. Computes nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from newstemma.report.digest import Lookup, Object, one_line
from newstemma.report.html_pile import Pile


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure where it stands; its fields, in order, are the columns of the CSV.

    shown      the figure in the article's own words; low, high: its bounds, None where it is open to that side
    unit       "%", "USD", "km" …; "": a bare count
    counts     what is counted, in the article's words; scope: the time or part that it holds for
    speaker    who is said to have given it; "": the article itself; said: the cue ("said", "estimated")
    words      the sentence around it
    passage    the characters of the article's text
    """

    story: str
    article: str
    siglum: str
    outlet: str
    file: str
    published: str
    kind: str
    shown: str
    low: float | str | None
    high: float | str | None
    unit: str
    counts: str
    scope: str
    speaker: str
    said: str
    words: str
    passage: str
    claim: str
    statement: str
    figure: str


COLUMNS = tuple(f.name for f in fields(Figure))


def figures_of(report: Object, look: Lookup) -> list[Figure]:
    """Story by story, source by source, by place."""
    said = {s["id"]: s for s in report["statements"]}
    order = {a: n for n, a in enumerate(a for s in report["stories"] for o in s["origins"] for a in o["articles"])}
    pile = Pile(report)
    held = sorted(report["quantities"], key=lambda q: (order.get(q["article"], len(order)), q["article"], q["at"]["start"]))
    return [_figure(q, said.get(q["statement"]), look, pile) for q in held]


def _figure(quantity: Object, statement: Object | None, look: Lookup, pile: Pile) -> Figure:
    article, value, at = quantity["article"], quantity["value"], quantity["at"]
    around = pile.around(at, None)
    return Figure(
        story=quantity["story"],
        article=article,
        siglum=look.sigla.get(article, ""),
        outlet=look.outlet(article),
        file=look.file(article),
        published=look.stamp(article),
        kind=value["kind"],
        shown=one_line(value["shown"]),
        low=value["low"],
        high=value["high"],
        unit=value["unit"] or "",
        counts=one_line(value["counts"] or ""),
        scope=one_line(value["scope"] or ""),
        speaker=(statement["speaker"]["name"] or "") if statement else "",
        said=one_line((statement["cue"] or {}).get("text", "")) if statement else "",
        words=one_line(f"{around.before}{around.words.text}{around.after}"),
        passage=f"{'' if 'article' in at else 'file:'}{at['start']}-{at['end']}",
        claim=quantity["claim"] or "",
        statement=quantity["statement"] or "",
        figure=quantity["id"],
    )


def alike(rows: Iterable[Figure]) -> list[tuple[Figure, tuple[str, ...]]]:
    """The same figure of the same thing by the same speaker once, with all articles that give it; what is counted most often first,
    then what has a unit alone ("nine minutes"), then the bare and the ordinals.
    """
    held: dict[tuple[object, ...], tuple[Figure, list[str]]] = {}
    for row in rows:
        key = (row.low, row.high, row.unit, _what(row), row.scope.casefold(), row.speaker.casefold().replace("’", "'"))
        held.setdefault(key, (row, []))[1].append(row.article)
    often: Counter[str] = Counter()
    for row, articles in held.values():
        often[_what(row)] += len(set(articles))
    found = [(row, tuple(dict.fromkeys(articles))) for row, articles in held.values()]
    return sorted(
        found,
        key=lambda pair: (not _what(pair[0]) or pair[0].unit == "ordinal", not pair[0].counts, -often[_what(pair[0])], _what(pair[0])),
    )


def _what(row: Figure) -> str:
    return row.counts.casefold().replace("’", "'") or row.unit
