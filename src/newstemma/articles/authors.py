"""Authors and credits from every source at once: the user, the format, the markup, the page.

Refuses organisations among the authors; they are credits.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from newstemma.articles.bylines import Named, apart, read_byline
from newstemma.articles.credits import Credited, credit
from newstemma.articles.evidence import body_starts
from newstemma.articles.photos import is_photo_line
from newstemma.articles.pieces import Page
from newstemma.language.agencies import is_agency
from newstemma.model.article import Credit
from newstemma.model.document import Document, Part
from newstemma.model.text import DocSpan

_LONGEST = 400  # characters of an author's field that are read


def credit_all(document: Document, part: Part, page: Page, outlet: str | None) -> Credited:
    """The credits of a page. Authors whom the user states are the only ones; those of the format stand before the byline's.

    outlet   the outlet's name, which bylines add to their people
    """
    found = credit(document, page, outlet)
    stated = [s for s in part.stated if s.name in ("authors", "author", "byline") and s.value.strip()]
    by_user = [s for s in stated if s.by_user]
    if not stated:
        return _with_tagged(document, page, found, outlet)
    where = document.words(part.start, min(part.end, part.start + 80))
    named = [(one, s.at or where) for s in (by_user or stated) for one in _names(s.value)]
    authors = [(one.name, at) for one, at in named if one.kind == "person" and at is not None]
    made = [Credit("byline", one.name, one.kind == "agency", at) for one, at in named if one.kind != "place" and at is not None]
    if by_user:
        return Credited(tuple(authors), (*made, *(c for c in found.credits if c.kind != "byline")), found.dateline)
    known = {name.casefold() for name, _ in authors}
    have = {(c.kind, c.name.casefold()) for c in made}
    rest = tuple(a for a in found.authors if a[0].casefold() not in known)
    return Credited((*authors, *rest), (*made, *(c for c in found.credits if (c.kind, c.name.casefold()) not in have)), found.dateline)


def _names(value: str) -> Iterator[Named]:
    """The names of an author's field, which needs no "By"."""
    for field in re.split(r"\s*[;\n]\s*", value[:_LONGEST]):
        yield from read_byline(field if re.match(r"\s*by\b", field, re.IGNORECASE) else f"By {field}")


def _with_tagged(document: Document, page: Page, found: Credited, outlet: str | None) -> Credited:
    """Authors of the markup weighed against those of the byline: a name with other words stuck to it is cut to what the markup says, and
    words without a "By" that the markup does not know are no author.
    """
    tagged = list(_tagged(document, page, outlet))
    known = [one.name for one, _ in tagged if one.kind == "person"]
    top = body_starts(page)
    named = {name: _cut(document, name, at, known, top) for name, at in found.authors}
    authors = [(cut, at) for name, at in found.authors if (cut := named[name]) is not None]
    made: list[Credit] = []
    for this in found.credits:
        cut = named.get(this.name, this.name) if this.kind == "byline" else this.name
        if cut is not None and not (this.kind == "byline" and any(c.kind == "byline" and c.name == cut for c in made)):
            made.append(replace(this, name=cut))
    have = {name.casefold() for name, _ in authors} | {c.name.casefold() for c in made if c.kind == "byline"}
    agencies = {is_agency(name) for name in have} - {None}
    for one, at in tagged:
        if one.kind == "place" or one.name.casefold() in have or (one.kind == "agency" and is_agency(one.name) in agencies):
            continue
        have.add(one.name.casefold())
        made.append(Credit("byline", one.name, one.kind == "agency", at))
        if one.kind == "person" and not _varies(one.name, tuple(authors)):
            authors.append((one.name, at))
    return Credited(tuple(_whole(authors)), tuple(made), found.dateline)


def _whole(authors: Sequence[tuple[str, DocSpan]]) -> Iterator[tuple[str, DocSpan]]:
    """Each author once, without those of whom another gives the fuller name: "Ann" beside "Ann Example"."""
    seen: set[str] = set()
    for name, at in authors:
        words = set(name.casefold().split())
        if name.casefold() not in seen and not any(words < set(other.casefold().split()) for other, _ in authors):
            seen.add(name.casefold())
            yield name, at


def _tagged(document: Document, page: Page, outlet: str | None) -> Iterator[tuple[Named, DocSpan]]:
    """The names that the markup gives as authors, and where."""
    for tag in page.tagged:
        if tag.name == "author" and tag.end > tag.start and "://" not in tag.value and not is_photo_line(tag.value):
            at = document.cut(tag.start, tag.end)
            yield from ((one, at) for one in _names(apart(tag.value, outlet)))


_BY_BEFORE = re.compile(r"(?:\b(?:by|von|and)|[,&;])\W*(?:<[^<>]{0,300}>\s*){0,6}$", re.IGNORECASE)


def _cut(document: Document, name: str, at: DocSpan, known: Sequence[str], top: int) -> str | None:
    """A byline's name as the markup knows it; None where the markup has other authors and no "By" stands before it by the title."""
    for other in sorted(known, key=len):
        if name != other and other.casefold() in name.casefold():
            return other
    if not known or any(name.rsplit(maxsplit=1)[-1].casefold() == other.rsplit(maxsplit=1)[-1].casefold() for other in known):
        return name
    return name if at.start < top and _BY_BEFORE.search(document.text, max(0, at.start - 400), at.start) else None


def _varies(name: str, authors: tuple[tuple[str, DocSpan], ...]) -> bool:
    """Whether an author of the byline bears the same last name: "A. Example" beside "Ann Example"."""
    return any(name.rsplit(maxsplit=1)[-1].casefold() == other.rsplit(maxsplit=1)[-1].casefold() for other, _ in authors)
