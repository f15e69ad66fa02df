"""What a page says about its article: title, outlet, people, credits, dates, each with the characters it rests on.

Refuses to fill a gap: no title out of the first sentence, no outlet out of a photo credit, no date out of the day the page was shown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from newstemma.articles.authors import credit_all
from newstemma.articles.credits import Credited, names_only
from newstemma.articles.dates import date_page
from newstemma.articles.evidence import lined, place
from newstemma.articles.folio import unfolded
from newstemma.articles.outlet import Outlet, outlet_of, title_tail
from newstemma.articles.pieces import Page, Piece, tidy
from newstemma.language.stamps import stamps
from newstemma.model.article import Credit, OtherDate, RestsOn
from newstemma.model.document import Document, Part, Stated
from newstemma.model.notice import Notice
from newstemma.model.text import Basis, DocSpan, When
from newstemma.settings import CleanSettings


@dataclass(frozen=True, slots=True)
class Described:
    """The fields of an article that are read from around its body; their meaning stands at `model.article.Article`."""

    url: str | None
    section: str | None
    title: str | None
    deck: str | None
    outlet: str | None
    outlet_basis: Basis | None
    authors: tuple[str, ...]
    credits: tuple[Credit, ...]
    dateline: str | None
    published: When | None
    updated: When | None
    other_dates: tuple[OtherDate, ...]
    rests_on: tuple[RestsOn, ...]


@dataclass(frozen=True, slots=True)
class _Read:
    """Words and where they stand; at is None where the format gives no characters."""

    words: str
    at: DocSpan | None


def describe(
    document: Document, part: Part, page: Page, body: str, settings: CleanSettings, as_of: str | None
) -> tuple[Described, list[Notice]]:
    """The metadata of the article on a page, and what was odd about it. The notices are about the document's name.

    body    the clean text: only its manner of writing is looked at (U.S., a.m.), for dates in figures
    as_of   ISO day after which nothing can have been published; None: not known
    What the user states wins over the format, the format over the page.
    """
    page = _retitled(unfolded(lined(page)), part)
    url = _url(document, part, page)
    outlet = outlet_of(document, part, page, url.words if url else None)
    title = _unforwarded(_title(document, part, page, outlet))
    deck, section = _deck(document, part, page), _section(document, part, page)
    credited = _without_outlet(credit_all(document, part, page, outlet.name if outlet else None), outlet)
    dates, notices = date_page(document, part, page, _hints(page, url, outlet), body, settings, as_of)
    if outlet is None:
        notices = [*notices, Notice("no_outlet", document.name, f"no outlet is stated; the article is shown as {document.name}")]
    deck = None if deck is not None and title is not None and _fold(deck.words) == _fold(title.words) else deck
    rests = [("title", title), ("deck", deck), ("url", url), ("section", section)]
    evidence = [RestsOn(field, read.at) for field, read in rests if read is not None and read.at is not None]
    evidence += [RestsOn("outlet", outlet.at)] if outlet is not None and outlet.at is not None else []
    evidence += [RestsOn("authors", at) for _, at in credited.authors]
    evidence += [RestsOn("dateline", credited.dateline[1])] if credited.dateline is not None else []
    described = Described(
        _words(url), _words(section), _words(title), _words(deck), outlet.name if outlet else None, outlet.basis if outlet else None,
        tuple(name for name, _ in credited.authors), credited.credits, credited.dateline[0] if credited.dateline else None,
        dates.published, dates.updated, dates.others, tuple(evidence),
    )  # fmt: skip
    return described, notices


_HEAD = 8  # pieces of a page's head in which the stated title is looked for


def _retitled(page: Page, part: Part) -> Page:
    """The page with a line that stands above the stated title, and was taken for it, called a masthead."""
    stated = _stated(part, "title")
    head = page.pieces[:_HEAD]
    at = next((n for n, p in enumerate(head) if stated is not None and _fold(p.text) == _fold(stated.words) != ""), 0)
    if not any(p.kind == "title" for p in head[:at]) or head[at].kind == "title":
        return page
    crowned = [replace(p, kind="masthead" if p.kind == "title" else "other" if p.kind == "deck" else p.kind) for p in head[:at]]
    return replace(page, pieces=(*crowned, replace(head[at], kind="title"), *page.pieces[at + 1 :]))


def _without_outlet(credited: Credited, outlet: Outlet | None) -> Credited:
    """The credits, the outlet's own name taken out of the authors."""
    if outlet is None:
        return credited
    name = _fold(outlet.name)
    return replace(credited, authors=tuple(a for a in credited.authors if _fold(a[0]) != name and (" " in a[0] or _fold(a[0]) not in name)))


def _words(read: _Read | None) -> str | None:
    """The words, if there are any."""
    return read.words if read is not None else None


def _stated(part: Part, *names: str) -> _Read | None:
    """What the user, or else the format, states under one of these names."""
    found: list[Stated] = sorted(
        (s for s in part.stated if s.name in names and s.value.strip()), key=lambda s: (not s.by_user, names.index(s.name))
    )
    return _Read(tidy(found[0].value), found[0].at) if found else None


def _tag(document: Document, page: Page, name: str, sources: tuple[str, ...]) -> _Read | None:
    """What the markup states under a name, the best source first."""
    found = sorted(
        (t for t in page.tagged if t.name == name and t.source in sources and t.value and t.end > t.start),
        key=lambda t: (sources.index(t.source), t.start),
    )
    return _Read(found[0].value, document.cut(found[0].start, found[0].end)) if found else None


def _url(document: Document, part: Part, page: Page) -> _Read | None:
    """The canonical address."""
    return _stated(part, "url", "link") or _tag(document, page, "url", ("link", "opengraph", "json-ld", "microdata", "meta", "html"))


def _section(document: Document, part: Part, page: Page) -> _Read | None:
    """The section that the page files the article under, or the last but one step of its path: "Home / World / Headline"."""
    told = _stated(part, "section", "category") or _tag(document, page, "section", ("json-ld", "meta", "opengraph", "microdata", "html"))
    if told is not None:
        return _Read(told.words.split(",")[0].strip()[:60], told.at) if told.words.strip(", ") else None
    title = next((p.text.casefold() for p in page.pieces if p.kind == "title"), None)
    for piece in page.pieces:
        steps = [s.strip() for s in re.split(r"\s*[/>»›]\s*", piece.text)] if piece.kind == "nav" and len(piece.text) < 300 else []
        if len(steps) >= 2 and steps[0].casefold() == "home":
            last = steps[-1]
            name = steps[-2] if title is not None and last.casefold()[:40] == title[:40] and len(steps) > 2 else last
            if name.casefold() != "home" and len(name) <= 40:
                return _Read(name, place(document, piece, name))
    return None


def _deck(document: Document, part: Part, page: Page) -> _Read | None:
    """The lines under the headline; a description in the markup only where it stands on the page too."""
    told = _stated(part, "deck", "summary", "description")
    if told is not None:
        return told
    for n, piece in enumerate(page.pieces):
        if piece.kind == "deck" and piece.text and not names_only(page, n) and not stamps(piece.text):
            words = re.sub(r"^\s*date\s+\d{4}-\d\d-\d\d\s+", "", piece.text)
            return _Read(words, place(document, piece, words))
    return None


# ---------------------------------------------------------------------- title


_SEPARATOR = re.compile(r"\s+(?:[-–—|:·»]|::)+\s+|\s*\|\s*")


def _title(document: Document, part: Part, page: Page, outlet: Outlet | None) -> _Read | None:
    """The headline: stated, or on the page, or in its markup with the outlet's name cut off. Never the first sentence."""
    told = _stated(part, "title")
    if told is not None:
        return told
    tail = title_tail(page)
    shown = [_Read(words, place(document, p, words)) for p in page.pieces if p.kind == "title" and (words := _headline(p, tail))]
    tagged = [t for name in ("json-ld", "opengraph", "microdata", "meta") if (t := _tag(document, page, "title", (name,))) is not None]
    tagged = [_Read(_bare(t.words, outlet, [s.words for s in shown]), t.at) for t in tagged]
    for read in shown:
        if any(_alike(read.words, t.words) for t in tagged):
            return read
    if shown and (not tagged or not _is_site_name(shown[0].words, outlet)):
        return shown[0]
    if tagged:
        return tagged[0]
    head = _tag(document, page, "title", ("title", "html"))
    return _cut(document, head, outlet) if head is not None else None


def _headline(piece: Piece, tail: tuple[Piece, str] | None) -> str:
    """The headline of a piece without the outlet's name behind it."""
    if tail is None or tail[0] is not piece:
        return piece.text
    return piece.text[: -len(tail[1])].rstrip(" |–—-")


_FORWARDED = re.compile(r"^(?:(?:fwd?|re|aw|wg|tr|rv)\s?:\s*){1,5}(?=\S)", re.IGNORECASE)


def _unforwarded(title: _Read | None) -> _Read | None:
    """A headline that was the subject of a letter, without its "Fwd:"."""
    return replace(title, words=_FORWARDED.sub("", title.words)) if title is not None else None


def _is_site_name(words: str, outlet: Outlet | None) -> bool:
    """Whether a heading only repeats the outlet's name."""
    return outlet is not None and _fold(words) == _fold(outlet.name)


def _fold(words: str) -> str:
    """Letters and figures in lower case, without the article."""
    return re.sub(r"^the\s|[^\w]", "", words.casefold())


def _alike(one: str, other: str) -> bool:
    """Whether two headlines are the same or share most of their words."""
    a, b = set(re.findall(r"\w+", one.casefold())), set(re.findall(r"\w+", other.casefold()))
    return _fold(one) == _fold(other) or len(a & b) * 2 > max(len(a), len(b))


def _bare(words: str, outlet: Outlet | None, shown: list[str]) -> str:
    """A headline of the markup without " - Outlet", " | Section | Outlet", " : Blog : Outlet" behind it."""
    for headline in shown:
        if words.casefold().startswith(headline.casefold()) and _SEPARATOR.match(words, len(headline)):
            return words[: len(headline)]
    bits = _SEPARATOR.split(words)
    marks = list(_SEPARATOR.finditer(words))
    if len(bits) < 2:
        return words
    name = _fold(outlet.name) if outlet is not None else ""
    for n in range(1, len(bits)):
        if name and (_fold(bits[n]) == name or (len(_fold(bits[n])) > 3 and _fold(bits[n]) in name)):
            return words[: marks[n - 1].start() if n == 1 or marks[n - 1][0].strip() == "-" else marks[_first_break(marks, n)].start()]
    last = bits[-1]
    if "|" in marks[-1][0] or (len(last.split()) <= 4 and len(bits[0].split()) >= 4 and last[:1].isupper()):
        return words[: marks[-1].start()]
    return words


def _first_break(marks: list[re.Match[str]], n: int) -> int:
    """The first of the separators of one kind that lead up to the outlet's name."""
    kind = marks[n - 1][0].strip()
    first = n - 1
    while first > 0 and marks[first - 1][0].strip() == kind:
        first -= 1
    return first


def _cut(document: Document, head: _Read, outlet: Outlet | None) -> _Read | None:
    """The page's own title without the outlet's name; None where nothing else stands in it."""
    words = _bare(head.words, outlet, [])
    if not words or _is_site_name(words, outlet):
        return None
    at = head.at
    if at is not None and at.text.startswith(words):
        at = document.cut(at.start, at.start + len(words))
    return _Read(words, at)


_HINT_KINDS = ("masthead", "paywall", "promo", "nav", "other", "social", "byline", "credit", "ad")
_HOME_OF_LANGUAGE = {
    "en-gb": "uk", "en-in": "in", "en-au": "au", "en-nz": "nz", "en-za": "za", "en-ie": "ie", "en-ng": "ng", "en-ke": "ke", "en-sg": "sg",
    "de": "de", "de-de": "de", "fr": "fr", "fr-fr": "fr", "pt-br": "br", "es": "es", "es-es": "es", "it": "it", "it-it": "it", "ru": "ru",
}  # fmt: skip  # en-us is what programs write when nobody chose
_SIGNS = re.compile(r"[\w-]+(?:\.[\w-]+){1,3}|[₹£€₪₦₱₺₽৳]\s?\d+|\b(?:Rs\.?|A\$|C\$|NZ\$|US\$|RM|AED|Tk)\s?\d+")


def _hints(page: Page, url: _Read | None, outlet: Outlet | None) -> str:
    """Where the outlet shows itself to be at home: its address, name, offers and prices. Headlines beside the article do not count."""
    lines = [p.text for p in page.pieces if p.kind in _HINT_KINDS and len(p.text) < 300]
    signs = [m[0] for p in page.pieces if p.kind not in _HINT_KINDS and len(p.text) < 120 for m in _SIGNS.finditer(p.text)]
    language = [
        f"x.{home}" for t in page.tagged if t.name == "language" and (home := _HOME_OF_LANGUAGE.get(t.value.replace("_", "-").casefold()))
    ]
    return "\n".join([url.words if url else "", outlet.name if outlet else "", *language[:1], *lines, *signs])[:20_000]
