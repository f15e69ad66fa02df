"""The names that tables, feeds and pages give to an article's fields, and ours for them. Refuses to guess from a field's content."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

#: Our name: the names of others, dearest first (letters and digits only, lower case). Of several columns for one name the first
#: that is not empty is taken; the others keep their own name.
_KNOWN = {
    "text": "text fulltext articletext articlebody bodytext maintext body content contenttext article story contenthtml bodyhtml html",
    "title": "title headline articletitle head subject heading",
    "deck": "deck subtitle subheadline standfirst dek summary description abstract teaser",
    "url": "url link articleurl weburl href permalink canonicalurl sourceurl",
    "outlet": "outlet source publisher publication newspaper masthead sourcename site sitename website newssource medium domain",
    "authors": "authors author byline creator writer reporter by",
    "published": "published publishedat datepublished publisheddate publishdate publicationdate pubdate pubdatetime date datetime "
    "publishedon published_at firstpublished webpublicationdate",
    "updated": "updated updatedat modified datemodified modifiedat lastmodified lastupdated",
    "section": "section category articlesection desk topic",
    "language": "language lang inlanguage languagecode",
}


def key_of(name: str) -> str:
    """A field's name as it is compared: letters and digits, case folded, so that "Published At" and "published_at" are one."""
    return "".join(char for char in name.casefold() if char.isalnum())


#: The name of others, as compared: ours.
FIELDS: dict[str, str] = {key_of(other): ours for ours, others in _KNOWN.items() for other in others.split()}
_RANK = {key_of(other): rank for others in _KNOWN.values() for rank, other in enumerate(others.split())}


def mapped(names: Iterable[str], given: Mapping[str, str] | None = None) -> dict[str, list[str]]:
    """Our name -> the names of this table that may stand for it, dearest first. given: what the user says, which wins."""
    theirs = {key_of(name): ours for name, ours in (given or {}).items()}
    out: dict[str, list[tuple[int, int, str]]] = {}
    for place, name in enumerate(names):
        key = key_of(name)
        if key in theirs:
            out.setdefault(theirs[key], []).append((-1, place, name))
        elif key in FIELDS:
            out.setdefault(FIELDS[key], []).append((_RANK[key], place, name))
    return {ours: [name for _, _, name in sorted(found)] for ours, found in out.items()}
