"""The report as one HTML file: opens from disk, asks for nothing outside, reads without script, prints.

Whatever comes from an article is escaped by the templates; the style and the script are ours and named by their hash in the page's policy.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from newstemma.report.html_articles import Entry, Line, entry
from newstemma.report.html_cast import Cast
from newstemma.report.html_lineage import Taken, taken
from newstemma.report.html_overview import Odd, oddities, set_aside
from newstemma.report.html_passages import passages_only as cited_only
from newstemma.report.html_passages import unmasked
from newstemma.report.html_pile import Node, Pile, many, one, strings, text
from newstemma.report.html_shell import asset, digest, environment
from newstemma.report.html_story import StoryView, dates, headline, story_view
from newstemma.report.html_threads import Place, Threads, alone_link
from newstemma.report.html_words import calendar, plural

PAIRS, PAIRS_STORY = 36, 12  # articles side by side on a page and in a story: each pair holds two texts
CLAIMS, CLAIMS_STORY = 1200, 30  # on a page of many stories, and of each at least: 9,000 would make 26 MB
CELLS = 12_000  # of one story's matrix: 3,000 claims over 20 sources would make 21 MB


@dataclass(frozen=True, slots=True)
class PageView:
    """Everything that the template shows.

    listed    the stories stand on a first screen of their own
    outside   copies of articles of none
    whole     whole articles are to be read on it
    """

    stories: list[StoryView]
    listed: bool
    alone: list[Entry]
    outside: list[Taken]
    head: str
    counts: str
    read: str
    odd: list[Odd]
    skipped: list[Odd]
    schema: str
    settings: str
    whole: bool


def page(report: Mapping[str, Any], *, passages_only: bool = False) -> str:
    """A report's JSON object as one HTML file.

    passages_only   cited passages, each in its sentence, instead of whole articles: for passing on
    Never raises for what a report leaves out: a missing date, outlet, title or list is shown as not established.
    """
    style, script = asset("style.css"), asset("script.js")
    policy = f"default-src 'none'; style-src '{digest(style)}'; script-src '{digest(script)}'; base-uri 'none'; form-action 'none'"
    template = environment().get_template("page.html.j2")
    view = _view(cited_only(_cut_down(report)) if passages_only else report, whole=not passages_only)
    made = template.render(page=view, style=style, script=script, policy=policy)
    return unmasked(made) if passages_only else made


def _view(report: Node, *, whole: bool) -> PageView:
    """What the page shows, from a report. whole: whole articles are to be read on it."""
    pile = Pile(_cut_down(report))
    stories = [s for s in _stories(pile) if len(s["articles"]) > 1]
    alone = [s for s in _stories(pile) if len(s["articles"]) == 1]
    if not stories and len(alone) == 1:
        stories, alone = alone, []
    listed = len(stories) > 1 or (not stories and bool(alone))
    if not listed and stories:
        pile.calendar = calendar(pile.articles[a].get("published") for a in stories[0]["articles"])
    pairs = min(PAIRS_STORY, max(1, PAIRS // max(1, len(stories)))) if whole else 0
    places = _places(pile, stories, alone, listed=listed)
    threads = Threads([*stories, *alone], places)
    views = [story_view(pile, s, f"{n + 1}." if listed else "", pairs, threads) for n, s in enumerate(stories)]
    made = one(report, "made")
    return PageView(
        stories=views,
        listed=listed,
        alone=[_alone(pile, s, n, places) for n, s in enumerate(alone)],
        outside=[edge for n, s in enumerate(alone) for edge in _outside(pile, s, n)],
        head=_head(len(stories), len(alone)),
        counts=" · ".join((plural(len(pile.articles), "article"), plural(pile.outlets(pile.articles), "outlet"))),
        read=_read(pile, [*stories, *alone] if listed else stories),
        odd=oddities(pile, None) if listed or not pile.articles else _loose(pile, stories),
        skipped=set_aside(pile),
        schema=text(report, "schema") or "newstemma.report/1",
        settings=text(made, "settings")[:8],
        whole=whole,
    )


def _cut_down(report: Node) -> Node:
    """The report without the claims of one article that the page has no room for; a story says how many were left out."""
    claims = many(report, "claims")
    held = Counter(text(c, "story") for c in claims)
    fair = max(CLAIMS_STORY, CLAIMS // max(1, len(held))) if len(held) > 1 and len(claims) > CLAIMS else len(claims)
    columns = Counter({text(s, "id"): len(many(s, "origins")) for s in many(report, "stories")})
    room = {story: min(fair, max(CLAIMS_STORY, CELLS // max(1, columns[story]))) for story in held}
    if all(held[story] <= room[story] for story in held):
        return report
    kept: set[str] = set()
    for claim in sorted(claims, key=lambda c: text(c, "status") == "single_source"):  # stable: in the report's order
        if room[text(claim, "story")] > 0 or text(claim, "status") != "single_source":
            room[text(claim, "story")] -= 1
            kept.add(text(claim, "id"))
    left = held - Counter(text(c, "story") for c in claims if text(c, "id") in kept)
    return {**report, "claims": [c for c in claims if text(c, "id") in kept], "left_out": left}


def _stories(pile: Pile) -> list[dict[str, Any]]:
    """The report's stories, largest first, each with the articles that are there; an article of no story is one by itself."""
    found: list[dict[str, Any]] = []
    taken: set[str] = set()
    given = pile.report.get("stories")
    for story in given if isinstance(given, list | tuple) else []:
        if isinstance(story, Mapping):
            held = [a for a in strings(story, "articles") if a in pile.articles and a not in taken]
            taken.update(held)
            found.append({**story, "articles": held})
    found += [{"id": f"alone-{a}", "articles": [a]} for a in sorted(set(pile.articles) - taken, key=pile.order)]
    found = [s for s in found if s["articles"]]
    return sorted(found, key=lambda s: -len(s["articles"]))


def _places(pile: Pile, stories: list[dict[str, Any]], alone: list[dict[str, Any]], *, listed: bool) -> dict[str, Place]:
    """Where each story stands on the page, by its id."""
    found = {
        text(s, "id"): Place(headline(pile, s), f"{n + 1}.overview" if listed else "overview", dates(pile, [s]))
        for n, s in enumerate(stories)
    }
    for n, s in enumerate(alone):
        cast = Cast(pile, s, f"alone{n + 1}.")
        found[text(s, "id")] = Place(headline(pile, s), cast.address(cast.articles[0]), dates(pile, [s]))
    return found


def _alone(pile: Pile, story: Node, place: int, places: Mapping[str, Place]) -> Entry:
    """An article that shares its happening with no other."""
    cast = Cast(pile, story, f"alone{place + 1}.")
    found = entry(cast, cast.origins[0], cast.articles[0], {}, [], [])
    before = alone_link(story, places)
    if before is None:
        return found
    told, why = before
    return replace(found, lines=[Line("Goes on from", told.headline.text, [], told.href), Line("Why", why, []), *found.lines])


def _outside(pile: Pile, story: Node, place: int) -> list[Taken]:
    """What an article that shares its happening with no other took from others; short names mean nothing outside a story."""
    cast = Cast(pile, story, f"alone{place + 1}.")
    return [replace(e, mark=replace(e.mark, letters="")) for e in taken(cast, cast.articles[0])]


def _loose(pile: Pile, stories: list[dict[str, Any]]) -> list[Odd]:
    """Oddities that belong to no story on the page."""
    return oddities(pile, None, told=[Cast(pile, s, "") for s in stories])


def _head(stories: int, alone: int) -> str:
    """The headline of a page that opens with a list, or with nothing."""
    if stories:
        return plural(stories, "story", "stories")
    return "No two articles tell of the same happening" if alone else "No articles"


def _read(pile: Pile, stories: list[dict[str, Any]]) -> str:
    """As in "10 files read, 9 articles · 11 to 14 June 2031"."""
    counted = [f"{plural(len(pile.documents), 'file')} read, {plural(len(pile.articles), 'article')}"] if pile.documents else []
    when = dates(pile, list(stories))
    return " · ".join([*counted, *([when] if when else [])])
