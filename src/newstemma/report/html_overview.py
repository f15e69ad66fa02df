"""The first screen of a story: stacks of copies under their sources, where they differ, in short, one square per claim, oddities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace

from newstemma.report.digest import NOT_COMPARED
from newstemma.report.html_cast import Cast
from newstemma.report.html_differ import Difference, differences
from newstemma.report.html_lineage import absent, described, is_copy, share
from newstemma.report.html_pile import Mark, Node, Pile, many, one, strings, text
from newstemma.report.html_words import STATUS, closed, percent, plural, spelled

SHEETS = 6
STACKS = 12


@dataclass(frozen=True, slots=True)
class Sheet:
    """One article in a stack. copy: grey, with the share of its prose that is copied; else white, with its date."""

    mark: Mark
    name: str
    short: str
    right: str
    copy: bool


@dataclass(frozen=True, slots=True)
class Stack:
    """A source and the articles beneath it; past six sheets the rest is one thick sheet."""

    mark: Mark
    label: str
    note: str
    absent: bool
    sheets: list[Sheet]
    more: list[Sheet]
    folded: str
    foot: str
    foot_soft: str

    @property
    def leaves(self) -> list[Sheet]:
        """All the articles beneath the source."""
        return [*self.sheets, *self.more]


@dataclass(frozen=True, slots=True)
class Squares:
    """How many claims have one status, and where each of them is."""

    status: str
    label: str
    hrefs: list[str]


@dataclass(frozen=True, slots=True)
class Odd:
    """One oddity of the files. trace: what the program says of a mistake of its own, folded."""

    mark: Mark | None
    name: str
    text: str
    trace: str = ""


@dataclass(frozen=True, slots=True)
class Overview:
    """All of the first screen but the brief, which has its own room."""

    head: str
    lede: str
    stacks: list[Stack]
    more_stacks: list[Stack]
    differences: list[Difference]
    more_differences: int
    no_difference: str
    claims: int
    squares: list[Squares]


def overview(cast: Cast, keys: dict[str, str]) -> Overview:
    """The first screen of a story. keys: the address of each claim."""
    stacks = [stack(cast, o) for o in cast.origins if strings(o, "articles")]
    claims = cast.pile.of(text(cast.story, "id"), "claims")
    found = differences(cast)
    head, lede = _head(cast)
    return Overview(
        head=head,
        lede=lede,
        stacks=stacks[:STACKS],
        more_stacks=stacks[STACKS:],
        differences=found[:8],
        more_differences=max(0, len(found) - 8),
        no_difference=_undiffering(cast, len(claims)),
        claims=len(claims),
        squares=_squares(claims, keys),
    )


def _undiffering(cast: Cast, claims: int) -> str:
    """What is said where no difference is shown."""
    if len(cast.articles) == 1:
        return "Nothing to compare with."
    return f"No difference found in {plural(claims, 'claim')}." if cast.pile.compared(text(cast.story, "id")) else NOT_COMPARED


def _head(cast: Cast) -> tuple[str, str]:
    """What the stacks show, and how to read them."""
    articles, sources = len(cast.articles), [o for o in cast.origins if strings(o, "articles")]
    copied = [o for o in sources if any(is_copy(cast, o, a) for a in strings(o, "articles"))]
    reading = "Grey sheets are copies, folded beneath the source of their text."
    if copied:
        reading += " The figure is the share of an article’s own prose, quotations left out, that stands elsewhere."
    if articles == 1:
        return "One article", "Nothing to compare with."
    if len(sources) == 1:
        return f"{plural(articles, 'article')}, all from {text(sources[0], 'label')}", reading
    if len(sources) == articles and not copied:
        return f"{spelled(articles).capitalize()} articles, each a source of its own", "No article was found to copy another."
    return f"{spelled(articles).capitalize()} articles come from {spelled(len(sources))} places", reading


def stack(cast: Cast, origin: Node) -> Stack:
    """A source with its articles beneath it."""
    held = strings(origin, "articles")
    sheets = [_sheet(cast, origin, a) for a in held]
    cut = SHEETS if len(sheets) > SHEETS + 1 else len(sheets)
    more = sheets[cut:]
    outlets = {cast.pile.name(a) for a in held}
    foot, soft = plural(len(held), "article"), ""
    if len(held) > 1 and len(outlets) == 1:
        soft = "of one outlet"
    elif len(held) > 1:
        foot += ", counted once"
    copies = all(s.copy for s in more)
    return Stack(
        mark=cast.origin(text(origin, "id")),
        label=text(origin, "label"),
        note=described(cast, origin),
        absent=absent(cast, origin),
        sheets=sheets[:cut],
        more=more,
        folded=f"{len(more)} more {'copies' if copies else 'articles'}",
        foot=foot,
        foot_soft=soft,
    )


def _sheet(cast: Cast, origin: Node, article: str) -> Sheet:
    mark = cast.article(article)
    if not is_copy(cast, origin, article):
        alone = text(origin, "label") == cast.pile.name(article)
        when = cast.pile.published(article)
        name = cast.pile.name(article)
        return Sheet(mark, when if alone else name, _day(cast, article) if alone else name, "" if alone else when, copy=False)
    part = share(cast, article)
    shown = "" if part is None else "reprint" if part >= 0.995 else percent(part)
    return Sheet(mark, cast.pile.name(article), cast.pile.name(article), shown, copy=True)


def _day(cast: Cast, article: str) -> str:
    """When an article came out, its time of day left out."""
    when = one(cast.pile.articles[article], "published")
    return cast.pile.calendar.show({**when, "value": text(when, "value")[:10]})


def _squares(claims: Iterable[Node], keys: dict[str, str]) -> list[Squares]:
    held: dict[str, list[str]] = {status: [] for status in STATUS}
    for claim in claims:
        held.setdefault(text(claim, "status"), []).append(keys.get(text(claim, "id"), ""))
    return [Squares(status, STATUS.get(status, status), hrefs) for status, hrefs in held.items() if hrefs]


def oddities(pile: Pile, cast: Cast | None, told: Iterable[Cast] = ()) -> list[Odd]:
    """Everything odd about the files: of one story, or of the whole report but for the stories that tell their own."""
    elsewhere = [(c, set(c.articles), {text(pile.articles[a], "document") for a in c.articles}) for c in told]
    mine = set(cast.articles) if cast else set(pile.articles)
    files = {text(pile.articles[a], "document") for a in mine}
    notices = [n for n in many(pile.report, "notices") if not any(_odd(pile, c, n, held, read) for c, held, read in elsewhere)]
    times = Counter(o for n in notices if (o := _odd(pile, cast, n, mine, files)))
    return [replace(o, text=f"{o.text} In {n} places.") if n > 1 else o for o, n in times.items()]


def set_aside(pile: Pile) -> list[Odd]:
    """The files from which nothing was read, each with its reason, unless a notice tells it already."""
    told = {n.get("about") for n in many(pile.report, "notices") if isinstance(n.get("about"), str)}
    aside = [d for d in pile.documents.values() if text(d, "skipped")]
    return [Odd(None, text(d, "name"), text(d, "skipped")) for d in aside if not {d.get("id"), d.get("name")} & told]


def _odd(pile: Pile, cast: Cast | None, notice: Node, mine: set[str], files: set[str]) -> Odd | None:
    about = notice.get("about")
    target = about if isinstance(about, str) else pile.article_at(one(notice, "about")) or text(one(notice, "about"), "document")
    if target in pile.articles:
        if target not in mine:
            return None
        return _told(notice, cast.article(target) if cast else None, "" if cast else pile.file(text(pile.articles[target], "document")))
    if target in pile.documents:
        if cast and target not in files:
            return None
        only = next((a for a in mine if text(pile.articles[a], "document") == target), "") if cast else ""
        return _told(notice, cast.article(only) if cast and only else None, pile.file(target))
    if cast and target != text(cast.story, "id"):
        return None
    is_story = any(text(s, "id") == target for s in many(pile.report, "stories"))
    return _told(notice, None, "" if is_story else target)


def _told(notice: Node, mark: Mark | None, name: str) -> Odd:
    """A notice in one sentence; what follows its first line is folded, and the file's name is not said twice."""
    first, _, rest = text(notice, "text").strip().partition("\n")
    if name and first.startswith(name):
        first = first.removeprefix(name).lstrip(" :")
    return Odd(mark, name, first if name and not mark else closed(first), rest)
