"""One story as the page shows it: its head, its tabs, and a view for each screen that has something to show."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.report.html_articles import Group, groups
from newstemma.report.html_brief import BriefView, brief
from newstemma.report.html_cast import Cast
from newstemma.report.html_claims import Matrix, claim_keys, matrix
from newstemma.report.html_copies import Copies, copies
from newstemma.report.html_differ import Difference, counted, differences
from newstemma.report.html_figures import Amounts, figures
from newstemma.report.html_lineage import Why, why
from newstemma.report.html_overview import Odd, Overview, oddities, overview
from newstemma.report.html_people import People, people
from newstemma.report.html_pile import Node, Pile, Words, number, one, text
from newstemma.report.html_quotes import Quoted, quotes
from newstemma.report.html_said import SaidView, said
from newstemma.report.html_threads import Thread, Threads, Together
from newstemma.report.html_time import Timeline, timeline
from newstemma.report.html_words import plural, sentence, spelled


@dataclass(frozen=True, slots=True)
class Tab:
    """A screen's name. differs: its count is one of open differences."""

    key: str
    label: str
    count: int
    differs: bool = False


@dataclass(frozen=True, slots=True)
class Triple:
    """The three counts, and what is asked of the last."""

    articles: tuple[int, str]
    outlets: tuple[int, str]
    sources: tuple[int, str]
    between: str
    why: str


@dataclass(frozen=True, slots=True)
class StoryView:
    """One story of the page."""

    prefix: str
    headline: Words
    dates: str
    triple: Triple
    tabs: list[Tab]
    overview: Overview
    brief: BriefView | None
    odd: list[Odd]
    matrix: Matrix
    figures: Amounts
    differences: list[Difference]
    differ: str
    quotes: list[Quoted]
    said: SaidView
    copies: Copies | None
    timeline: Timeline
    people: People
    groups: list[Group]
    why: Why
    thread: Thread
    together: Together
    single: bool
    compared: bool
    open: int
    counted: str
    left_out: int


def story_view(pile: Pile, story: Node, prefix: str, pairs: int, threads: Threads) -> StoryView:
    """One story in all its screens. prefix: stands before each of its addresses; pairs: how many articles are shown side by side."""
    cast = Cast(pile, story, prefix)
    keys = claim_keys(cast)
    found = differences(cast)
    best, low, high = _independent(cast)
    articles, outlets = len(cast.articles), pile.outlets(cast.articles)
    triple = Triple(
        (articles, _noun(articles, "article")),
        (outlets, _noun(outlets, "outlet")),
        (best, _noun(best, "independent source")),
        f"{low} to {high}" if low != high else "",
        f"why {best}?",
    )
    views = StoryView(
        prefix=prefix,
        headline=headline(pile, story),
        dates=dates(pile, [story]),
        triple=triple,
        tabs=[],
        overview=overview(cast, keys),
        brief=brief(cast, keys),
        odd=oddities(pile, cast),
        matrix=matrix(cast, keys, found),
        figures=figures(cast, keys),
        differences=found,
        differ=counted(found),
        quotes=quotes(cast),
        said=said(cast),
        copies=copies(cast, pairs),
        timeline=timeline(cast, keys),
        people=people(cast),
        groups=groups(cast, keys),
        why=why(cast, best, low, high, f"{plural(articles, 'article')} · {plural(outlets, 'outlet')}"),
        thread=threads.of(cast),
        together=threads.together(cast),
        single=articles == 1,
        compared=pile.compared(text(story, "id")),
        open=sum(1 for d in found if d.open),
        left_out=int(number(one(pile.report, "left_out"), text(story, "id"))),
        counted=f"{sentence(spelled(articles))} {_noun(articles, 'article')}",
    )
    views.tabs.extend(_tabs(views))
    return views


def _tabs(view: StoryView) -> list[Tab]:
    """The screens that have something to show, in their order."""
    claims = len(view.matrix.notes)
    tabs = [
        (True, Tab("overview", "Overview", 0)),
        (claims > 0, Tab("matrix", "Claims" if view.single else "Matrix", claims)),
        (bool(view.differences), Tab("conflicts", "Conflicts", view.open or len(view.differences), differs=view.open > 0)),
        (bool(view.quotes or view.said.rows) and not view.single, Tab("quotes", "Quotes", sum(1 for q in view.quotes if q.shared))),
        (view.copies is not None and not view.single, Tab("copies", "Copy chain", 0)),
        (bool(view.timeline.days or view.timeline.series), Tab("timeline", "Timeline", 0)),
        (bool(view.people.named or view.people.unnamed), Tab("people", "People", len(view.people.named))),
        (True, Tab("articles", "Articles", view.triple.articles[0])),
        (view.brief is not None and bool(view.brief.chapters), Tab("brief", "Brief", 0)),
    ]
    return [tab for wanted, tab in tabs if wanted]


def headline(pile: Pile, story: Node) -> Words:
    """The story's headline: an article's title where it is one, else ours."""
    shown = text(story, "headline")
    held = [pile.articles[a] for a in (story.get("articles") or []) if a in pile.articles]
    for article in held:
        if shown and shown in (text(article, "title"), text(article, "deck")):
            lang = text(article, "language")
            return Words(shown, True, lang if lang not in ("", "en") else None)
    if shown:
        return Words(shown, False)
    titles = [pile.title(text(a, "id")) for a in held if text(a, "title")]
    return titles[0] if titles else Words("A story without a title", False)


def dates(pile: Pile, stories: list[Node]) -> str:
    """As in "11 to 14 June 2031": when the articles came out; empty where no date is known."""
    days = sorted(
        value
        for s in stories
        for a in (s.get("articles") or [])
        if a in pile.articles
        for value in _days(one(pile.articles[a], "published"))
    )
    if not days:
        return ""
    return pile.calendar.span(days[0], days[-1], years=True)


def _days(when: Node) -> list[str]:
    value = text(when, "value")
    found = [value] if value else [text(when, "not_before"), text(when, "not_after")]
    return [v[:10] for v in found if len(v) >= 10]


def _independent(cast: Cast) -> tuple[int, int, int]:
    """Best, least and most independent sources; what the origins say where the report does not count."""
    given = one(cast.story, "independent")
    best = int(number(given, "best")) or len(cast.origins)
    return best, int(number(given, "min")) or best, int(number(given, "max")) or best


def _noun(count: int, noun: str) -> str:
    return noun if count == 1 else f"{noun}s"
