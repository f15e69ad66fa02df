"""The articles screen: by source, copies indented; each opens its text with where it says what, and all that its page held besides."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_flow import Piece, flow, mentions_of, paragraphs_of, shown_end
from newstemma.report.html_furniture import Around
from newstemma.report.html_lineage import Taken, described, home_copies, is_copy, share, taken
from newstemma.report.html_pile import Clause, Mark, Node, Passage, Words, many, number, one, strings, text
from newstemma.report.html_words import BLOCKS, DATES, percent, plural

SHOWN_TAKEN = 4


@dataclass(frozen=True, slots=True)
class Line:
    """A label, our words, and the exact words that they rest on. href: where the words lead, without the hash; empty: nowhere."""

    label: str
    value: str
    passages: list[Passage]
    href: str = ""


@dataclass(frozen=True, slots=True)
class Dropped:
    """Stretches of the page of one kind that are not the article."""

    label: str
    where: list[str]


@dataclass(frozen=True, slots=True)
class Missing:
    """A claim that others have and this article has not. marks: who says it; through: the copy of which it is told, if another."""

    clause: Clause
    href: str
    why: str
    marks: list[Mark]
    through: Mark | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One article: its line in the list, and what stands behind it."""

    key: str
    mark: Mark
    title: Words
    byline: str
    published: str
    published_note: str
    own: float
    own_shown: str
    gaps: int
    copy: bool
    lang: str | None
    deck: str
    flow: list[list[Piece] | Around]
    left: int
    lines: list[Line]
    taken: list[Taken]
    taken_more: int
    missing: list[Missing]
    cut: list[Missing]
    dropped: list[Dropped]
    dropped_count: int


@dataclass(frozen=True, slots=True)
class Group:
    """The articles of one source."""

    mark: Mark | None
    label: str
    note: str
    entries: list[Entry]
    more: list[Entry]


def groups(cast: Cast, keys: Mapping[str, str], fold: int = 6) -> list[Group]:
    """All articles of a story by source. keys: the address of each claim."""
    claims = cast.pile.of(text(cast.story, "id"), "claims")
    gaps = cast.pile.of(text(cast.story, "id"), "gaps")
    said = mentions_of(claims)
    found = []
    for origin in cast.origins:
        entries = [entry(cast, origin, a, keys, gaps, said.get(a, [])) for a in strings(origin, "articles")]
        if entries:
            cut = fold if len(entries) > fold + 1 else len(entries)
            found.append(
                Group(cast.origin(text(origin, "id")), text(origin, "label"), described(cast, origin), entries[:cut], entries[cut:])
            )
    return found


def entry(
    cast: Cast,
    origin: Node,
    article: str,
    keys: Mapping[str, str],
    gaps: list[Node],
    said: list[tuple[int, int, str]],
) -> Entry:
    """One article as the list and its fold show it."""
    held = cast.pile.articles[article]
    paragraphs = paragraphs_of(held, said, keys)
    missing, cut = _missing(cast, article, keys, gaps)
    part = share(cast, article)
    copy = is_copy(cast, origin, article)
    own = 1.0 if part is None else 1.0 - part
    lang = text(held, "language")
    return Entry(
        key=cast.address(article),
        mark=cast.article(article),
        title=cast.pile.title(article),
        byline=_byline(cast, article),
        published=cast.pile.published(article),
        published_note=_dating(held),
        own=round(own * 100, 1),
        own_shown=percent(own),
        gaps=len(missing) + len(cut),
        copy=copy,
        lang=lang if lang not in ("", "en") else None,
        deck=text(held, "deck"),
        flow=flow(cast, held, paragraphs),
        left=max(0, len(text(held, "text")) - end) if (end := shown_end(held)) else 0,
        lines=_lines(cast, held),
        taken=taken(cast, article, SHOWN_TAKEN),
        taken_more=max(0, len(cast.pile.copies.get(article, [])) - SHOWN_TAKEN),
        missing=missing,
        cut=cut,
        dropped=_dropped(held),
        dropped_count=sum(1 for b in many(held, "blocks") if not b.get("keep")),
    )


def _byline(cast: Cast, article: str) -> str:
    """The outlet, and the agency credit that it carries."""
    held = cast.pile.articles[article]
    name = cast.pile.name(article)
    shown = name if text(held, "outlet") else f"outlet not stated: {name}"
    agencies = [c for c in many(held, "credits") if c.get("agency") and text(c, "kind") in ("byline", "tagline")]
    if agencies:
        at = text(one(agencies[0], "at"), "text")
        shown += f" · {text(agencies[0], 'kind')}: {at if 0 < len(at) <= 60 else text(agencies[0], 'name')}"
    elif home_copies(cast, article):
        shown += " · no credit"
    return shown


def _dating(article: Node) -> str:
    """A word on how the date was found, where that needs saying."""
    when = one(article, "published")
    return "inferred, no date on the page" if text(when, "basis") == "inferred" else ""


def _lines(cast: Cast, article: Node) -> list[Line]:
    """What is known of an article besides its text, each with the words that it rests on."""
    pile, found = cast.pile, []

    def exact(*ats: Node) -> list[Passage]:
        return [Passage(None, "", pile.words(at), "", pile.around(at, None).where) for at in ats if text(at, "text")]

    for label, key in (("Published", "published"), ("Updated", "updated")):
        when = one(article, key)
        if when or key == "published":
            basis = f", {text(when, 'basis')}" if text(when, "basis") else ""
            found.append(Line(label, pile.calendar.show(when, years=True) + basis, exact(*many(when, "evidence"))))
    for other in many(article, "other_dates"):
        kind = text(other, "kind")
        at = one(other, "at")
        shown = text(other, "value") if text(other, "value") != text(at, "text") else ""
        found.append(Line(f"Other date, {DATES.get(kind, kind.replace('_', ' '))}", shown, exact(at)))
    if strings(article, "authors"):
        found.append(Line("By", ", ".join(strings(article, "authors")), []))
    for credit in many(article, "credits"):
        agency = ", agency" if credit.get("agency") else ""
        found.append(Line(f"Credit, {text(credit, 'kind')}", text(credit, "name") + agency, exact(one(credit, "at"))))
    if text(article, "dateline"):
        found.append(Line("Date line", text(article, "dateline"), []))
    outlet = text(article, "outlet")
    found.append(Line("Outlet", f"{outlet}, {text(article, 'outlet_basis') or 'stated'}" if outlet else "not stated", []))
    for label, key in (("Section", "section"), ("Language", "language"), ("Address", "url")):
        if text(article, key):
            found.append(Line(label, text(article, key), []))
    return found + _file_lines(pile.documents.get(text(article, "document"), {}))


def _file_lines(document: Node) -> list[Line]:
    """Name and hash of the file that an article was read from."""
    names = strings(document, "names") or [text(document, "name")]
    found = [Line("File" if len(names) == 1 else f"{len(names)} files, the same bytes", ", ".join(n for n in names if n), [])]
    if text(document, "sha256"):
        found.append(Line("SHA-256", text(document, "sha256"), []))
    return found if names != [""] else found[1:]


def _missing(cast: Cast, article: str, keys: Mapping[str, str], gaps: list[Node]) -> tuple[list[Missing], list[Missing]]:
    """What an article lacks, and what it and all other copies cut from their wire text: what is told of another copy of the text too."""
    found: dict[str, list[Missing]] = {"lacks": [], "dropped": []}
    for gap in gaps:
        claim, told = text(gap, "claim"), text(gap, "article")
        if cast.home.get(told) != cast.home.get(article) and told != article:
            continue
        mentions = many(cast.pile.claims.get(claim, {}), "mentions")
        if told != article and any(cast.pile.article_at(one(m, "at")) == article for m in mentions):
            continue
        origins = {text(m, "origin") for m in mentions}
        marks = [cast.origin(text(o, "id")) for o in cast.origins if text(o, "id") in origins]
        through = cast.article(told) if told != article else None
        row = Missing(cast.pile.clause(claim), keys.get(claim, ""), text(gap, "why"), marks, through)
        found.setdefault(text(gap, "kind"), []).append(row)
    return found["lacks"], found["dropped"]


def _dropped(article: Node) -> list[Dropped]:
    """What of the page is not the article, by kind; its words stand between the paragraphs."""
    kinds: dict[str, list[tuple[int, int]]] = {}
    for block in many(article, "blocks"):
        if not block.get("keep"):
            kinds.setdefault(text(block, "kind"), []).append((int(number(block, "start")), int(number(block, "end"))))
    found = []
    for kind, places in kinds.items():
        label = BLOCKS.get(kind, kind.replace("_", " "))
        count = f"{label}, {plural(len(places), 'stretch', 'stretches')}" if len(places) > 1 else label
        found.append(Dropped(count, [f"{low} to {high}" for low, high in places[:12]]))
    return found
