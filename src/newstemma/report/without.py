"""What falls when one outlet, agency or speaker is taken away: counts that sink, claims that lose their second source, sides that go.

Reckoned from the report alone, by its own rules: nothing is read or compared anew.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from newstemma.errors import NoSuchName
from newstemma.report.digest import Lookup, Object, same_name
from newstemma.report.terminal import printed, terminal

_MAX_EACH = 20  # claims and differences printed of each; JSON has all


@dataclass(frozen=True, slots=True)
class Fall:
    """One claim without what was taken away. after: sources that still say it; 0: nobody does."""

    claim: str
    story: str
    text: str
    before: int
    after: int


@dataclass(frozen=True, slots=True)
class Without:
    """What is left of a report.

    name, what   what was taken away, and whether it is an "outlet", an "agency" or a "speaker"
    stories      (id, headline, independent sources before, after), where that changes
    gone         claims that nobody says any more
    alone        claims that two or more sources said, and one says now
    weaker       claims that keep two sources or more, and lose some
    differences  (id, about) of differences that lose a side
    """

    name: str
    what: str
    stories: tuple[tuple[str, str, int, int], ...]
    gone: tuple[Fall, ...]
    alone: tuple[Fall, ...]
    weaker: tuple[Fall, ...]
    differences: tuple[tuple[str, str], ...]


def without(report: Object, name: str) -> Without:
    """The report without the outlet, else the agency, else the speaker of that name, in whatever case.

    An agency takes with it every stretch that repeats it, wherever it is printed; a speaker what he or she is said to have said.
    Raises   NoSuchName
    """
    what, articles, origins, statements = _taken(report, name)
    left = {c["id"]: [m for m in c["mentions"] if not _is_taken(m, articles, origins, statements)] for c in report["claims"]}
    falls = [_fall(c, left[c["id"]]) for c in report["claims"]]
    sunk = [f for f in falls if f.after < f.before]
    return Without(
        name,
        what,
        tuple(_stories(report, articles, origins)),
        tuple(f for f in sunk if f.after == 0),
        tuple(f for f in sunk if f.before > 1 and f.after == 1),
        tuple(f for f in sunk if f.after > 1),
        tuple(_differences(report, articles, origins, statements)),
    )


def _taken(report: Object, name: str) -> tuple[str, set[str], set[str], set[str]]:
    """(what it is, articles, origins, statements) that go with a name."""
    key = same_name(name)
    articles = {a["id"] for a in report["articles"] if same_name(a["outlet"] or "") == key}
    if articles:
        return "outlet", articles, set(), set()
    agencies = {o["id"] for s in report["stories"] for o in s["origins"] if same_name(o["agency"] or "") == key}
    if agencies:
        return "agency", set(), agencies, set()
    statements = {s["id"] for s in report["statements"] if same_name(s["speaker"]["name"] or "") == key}
    if statements:
        return "speaker", set(), set(), statements
    known = {a["outlet"] for a in report["articles"]} | {o["agency"] for s in report["stories"] for o in s["origins"]}
    known |= {s["speaker"]["name"] for s in report["statements"]}
    raise NoSuchName("outlet, agency or speaker", name, {k for k in known if k})


def _is_taken(mention: Object, articles: Collection[str], origins: Collection[str], statements: Collection[str]) -> bool:
    return mention["at"].get("article") in articles or mention["origin"] in origins or mention["statement"] in statements


def _fall(claim: Object, left: Sequence[Object]) -> Fall:
    before, after = (len({m["origin"] for m in rows}) for rows in (claim["mentions"], left))
    return Fall(claim["id"], claim["story"], claim["text"], before, after)


def _stories(report: Object, articles: Collection[str], origins: Collection[str]) -> list[tuple[str, str, int, int]]:
    found = []
    for story in report["stories"]:
        held = [o for o in story["origins"] if o["articles"]]
        left = [o for o in held if o["id"] not in origins and set(o["articles"]) - set(articles)]
        if len(left) < len(held):
            found.append((story["id"], story["headline"] or "Story without a title", len(held), len(left)))
    return found


def _differences(report: Object, articles: Collection[str], origins: Collection[str], statements: Collection[str]) -> list[tuple[str, str]]:
    """Those of which a side is held by nobody else."""
    places = [c for s in report["statements"] if s["id"] in statements for c in s["content"]]
    found = []
    for conflict in report["conflicts"]:
        for position in conflict["positions"]:
            by_outlet = set(position["articles"]) <= set(articles)
            by_origin = set(position["origins"]) <= set(origins)
            spoken = bool(places) and all(any(_inside(at, c) for c in places) for at in position["at"])
            if by_outlet or by_origin or spoken:
                found.append((conflict["id"], conflict["about"]))
                break
    return found


def _inside(at: Object, whole: Object) -> bool:
    home, other = at.get("article") or at["document"], whole.get("article") or whole["document"]
    return bool(home == other and whole["start"] <= at["start"] and at["end"] <= whole["end"])


def without_text(report: Object, found: Without, *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma without` prints."""
    from rich.padding import Padding

    console, out = terminal(width, colour=colour)
    look = Lookup(report)
    console.print(f"Without the {found.what} {found.name}", style="bold")
    for _, headline, before, after in found.stories:
        console.print(Padding(f"{headline}: {before} independent sources, then {after}", (0, 0, 0, 2)))
    for head, rows in (
        ("Nobody says any more", found.gone),
        ("One source alone says", found.alone),
        ("Fewer sources say", found.weaker),
    ):
        if rows:
            console.print(f"\n{head} ({len(rows)})", style="bold")
        # Clauses of one sentence are shown in it: it is printed once.
        lines = list(dict.fromkeys(f"{' '.join(row.text.split())}  ({row.before} → {row.after})" for row in rows))
        for line in lines[:_MAX_EACH]:
            console.print(Padding(line, (0, 0, 0, 2)))
        if len(lines) > _MAX_EACH:
            console.print(f"  and {len(lines) - _MAX_EACH} more; --format json has them all", style="dim")
    if found.differences:
        console.print(f"\nDifferences that lose a side ({len(found.differences)})", style="bold")
    for _, about in found.differences[:_MAX_EACH]:
        console.print(Padding(about, (0, 0, 0, 2)))
    if not (found.gone or found.alone or found.weaker or found.differences):
        console.print(f"Nothing falls: {len(look.articles)} articles hold all of it without.")
    return printed(out)
