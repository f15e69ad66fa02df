"""What the markup of a page states about it: JSON-LD, OpenGraph and other meta elements, microdata, time elements, links, title, language.

Cheap and linear; broken JSON is passed over. Refuses to weigh one source against another.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from functools import lru_cache
from html import unescape
from importlib.resources import files

from newstemma.articles.markup import Markup, Noted
from newstemma.articles.pieces import Tagged, tidy

_ATTR = re.compile(r"""([a-zA-Z_:@][\w:.@-]*)\s*+=\s*+(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""")
_INNER_TAG = re.compile(r"<[^>]*+>")
_STRING = re.compile(r'"(?:[^"\\]++|\\.)*+"', re.DOTALL)
_LONE = re.compile("[\ud800-\udfff]")  # half a character: JSON can write one, no text can hold it
_MAX_SCRIPT = 400_000  # characters of one JSON-LD script
_MAX_VALUE = 4_000  # characters of one value; longer ones are bodies, not titles
_MAX_TAGS = 400

_OPENGRAPH = ("og:", "article:", "twitter:")
_NEWS = re.compile(r"article|posting|report|review|webpage|newsmediaorganization|creativework|analysis|opinion", re.IGNORECASE)


@lru_cache(maxsize=1)
def _tables() -> dict[str, dict[str, str]]:
    """Table -> (a name as pages write it, in lower case -> our word)."""
    raw = json.loads(files("newstemma.articles").joinpath("data/markup_tags.json").read_text(encoding="utf-8"))
    return {table: {name: ours for ours, names in words.items() for name in names.split()} for table, words in raw.items()}


def read_tagged(text: str, markup: Markup) -> tuple[Tagged, ...]:
    """All that the noted elements state, in order of the source, each value once a place."""
    found: list[Tagged] = []
    for noted in markup.noted:
        if len(found) >= _MAX_TAGS:
            break
        found += _READERS.get(noted.tag, _read_item)(text, noted)
    found += _logo(text, markup)
    kept = {(tag.source, tag.name, tag.value, tag.start): tag for tag in found if tag.value and tag.end > tag.start}
    return tuple(sorted(kept.values(), key=lambda tag: (tag.start, tag.end, tag.source, tag.name)))


_IMAGE = re.compile(r"<img\b([^<>]{0,600})>", re.IGNORECASE)
_LOGO = re.compile(r"logo|masthead|brand", re.IGNORECASE)
_CROWN = 4_000  # characters of source around the first words in which a page's own logo stands


def _logo(text: str, markup: Markup) -> list[Tagged]:
    """What stands for the page's own logo where pictures are not shown: the first one at its head."""
    top = markup.blocks[0].start if markup.blocks else 0
    for image in _IMAGE.finditer(text, max(0, top - _CROWN), top + _CROWN if markup.blocks else 0):
        attrs = _attributes(Noted("img", image[1], image.start(1), 0, 0))
        if _LOGO.search(image[1]) and "alt" in attrs:
            return _tag("logo", "logo", attrs["alt"])
    return []


def _attributes(noted: Noted) -> dict[str, tuple[str, int, int]]:
    """Attribute -> (value as it stands, start, end); the first of a name."""
    found: dict[str, tuple[str, int, int]] = {}
    for match in _ATTR.finditer(noted.attrs):
        group = match.lastindex or 2
        name = match[1].lower()
        if name not in found:
            found[name] = (match[group], noted.attrs_at + match.start(group), noted.attrs_at + match.end(group))
    return found


def _tag(source: str, name: str, value: tuple[str, int, int] | None) -> list[Tagged]:
    """The tag of an attribute's value, tight around its words."""
    if value is None or len(value[0]) > _MAX_VALUE:
        return []
    raw, start, end = value
    return [Tagged(source, name, _plain(name, raw), start + len(raw) - len(raw.lstrip()), end - len(raw) + len(raw.rstrip()))]


def _plain(name: str, raw: str) -> str:
    """A value with its entities resolved; in an address, "&copy=" is a parameter and no sign."""
    return tidy(raw.replace("&amp;", "&") if name in ("url", "amp") else unescape(raw))


def _read_meta(text: str, noted: Noted) -> list[Tagged]:
    attrs = _attributes(noted)
    tags: list[Tagged] = []
    if "itemprop" in attrs:
        tags += _read_item(text, noted)
    named = attrs.get("property") or attrs.get("name") or attrs.get("http-equiv")
    if named is None:
        return tags
    name = unescape(named[0]).strip().lower()
    source = "opengraph" if name.startswith(_OPENGRAPH) else "meta"
    known = _tables()["meta"].get(name)
    if known is None and not name.startswith(_OPENGRAPH):
        return tags
    return tags + _tag(source, known or name, attrs.get("content") or attrs.get("value"))


def _read_link(text: str, noted: Noted) -> list[Tagged]:
    attrs = _attributes(noted)
    rel = attrs.get("rel", ("", 0, 0))[0].lower().split()
    name = "url" if "canonical" in rel else "amp" if "amphtml" in rel else None
    tags = _tag("link", name, attrs.get("href")) if name else []
    return tags + (_read_item(text, noted) if "itemprop" in attrs else [])


def _read_title(text: str, noted: Noted) -> list[Tagged]:
    return _tag("title", "title", (text[noted.inner : noted.inner_end], noted.inner, noted.inner_end))


def _read_html(_text: str, noted: Noted) -> list[Tagged]:
    attrs = _attributes(noted)
    return _tag("html", "language", attrs.get("lang") or attrs.get("xml:lang"))


def _read_time(text: str, noted: Noted) -> list[Tagged]:
    attrs = _attributes(noted)
    shown = " ".join(value for name in ("class", "itemprop") if (value := attrs.get(name, ("", 0, 0))[0])).lower()
    if "itemprop" in attrs and (tags := _read_item(text, noted)):
        return tags
    name = (
        "updated"
        if re.search(r"updat|modif", shown)
        else "published"
        if "pubdate" in attrs or re.search(r"publi|entry-date", shown)
        else "time"
    )
    return _tag("time", name, attrs.get("datetime"))


def _read_item(text: str, noted: Noted) -> list[Tagged]:
    """Microdata and rel=author."""
    attrs = _attributes(noted)
    props = attrs.get("itemprop", ("", 0, 0))[0].lower().split()
    table = _tables()["itemprop"]
    names = [table[prop] for prop in props if prop in table]
    if not names and "author" in attrs.get("rel", ("", 0, 0))[0].lower().split() and noted.tag == "a":
        names = ["author"]
    if not names:
        return []
    value = attrs.get("content") or attrs.get("datetime") or _inner(text, noted)
    return [tag for name in names for tag in _tag("microdata", name, value)]


def _inner(text: str, noted: Noted) -> tuple[str, int, int] | None:
    """The words that an element holds, as far as its first closing mark of the same name; None where that is far off."""
    start = noted.inner
    if noted.inner_end >= 0:
        return None
    stop = text.find(f"</{noted.tag}", start, start + 1500)
    if stop < 0:
        return None
    nested = text.find("itemprop", start, stop)
    inner = text[start:stop]
    if nested >= 0:  # <span itemprop="author"><span itemprop="name">…: the inner one says it
        name = re.search(r"itemprop\s*=\s*[\"']?name\b[^>]*>([^<]+)", inner)
        return (name[1], start + name.start(1), start + name.end(1)) if name else None
    words = list(re.finditer(r"(?:^|>)([^<>]*[^<>\s][^<>]*)", inner))
    if not words:
        return None
    left, right = start + words[0].start(1), start + words[-1].end(1)
    shown = _INNER_TAG.sub(" ", text[left:right])
    return shown, left + len(text[left:right]) - len(text[left:right].lstrip()), right


def _read_json(text: str, noted: Noted) -> list[Tagged]:
    """The values of a JSON-LD script, each found again in the script by its own characters."""
    raw = text[noted.inner : noted.inner_end]
    if len(raw) > _MAX_SCRIPT or "ld+json" not in noted.attrs.lower():
        return []
    body = (
        raw.strip().removeprefix("<!--").removesuffix("-->").strip().removeprefix("//<![CDATA[").removesuffix("//]]>").strip().rstrip(";")
    )
    try:
        found = json.loads(body, strict=False)
    except (ValueError, RecursionError):
        return []
    tags: list[Tagged] = []
    places = _Places(raw)
    for name, value in _walk(_referred(found)):
        at = places.find(value)
        if at is not None and not _LONE.search(value):
            tags += [Tagged("json-ld", name, _plain(name, value), noted.inner + at[0], noted.inner + at[1])]
    return tags


def _referred(found: object) -> object:
    """The script, its authors and publishers that are only pointed at ({"@id": "#ann"}) replaced by the thing that bears the id."""
    graph = found.get("@graph") if isinstance(found, dict) else found
    if not isinstance(graph, list):
        return found
    things = [thing for thing in graph[:200] if isinstance(thing, dict)]
    by_id = {thing["@id"]: thing for thing in things if isinstance(thing.get("@id"), str) and isinstance(thing.get("name"), str)}
    shown = [{key: _pointed(key, value, by_id) for key, value in thing.items()} for thing in things]
    return {"@graph": shown} if by_id else found


def _pointed(key: str, value: object, by_id: dict[str, dict[str, object]]) -> object:
    """What an author's or publisher's reference points at; anything else as it is."""
    if key.lower() not in _tables()["people"]:
        return value
    if isinstance(value, list):
        return [_pointed(key, one, by_id) for one in value[:30]]
    at = value.get("@id") if isinstance(value, dict) and "name" not in value else None
    return by_id.get(at, value) if isinstance(at, str) else value


def _walk(found: object) -> Iterator[tuple[str, str]]:
    """(our word, value) of every article-like object of the script, at most a few levels in."""
    todo: list[tuple[object, int]] = [(found, 0)]
    seen = 0
    while todo and seen < 200:
        thing, depth = todo.pop(0)
        seen += 1
        if isinstance(thing, list) and depth < 4:
            todo += [(inner, depth + 1) for inner in thing[:50]]
        elif isinstance(thing, dict) and depth < 4:
            yield from _object(thing)
            todo += [(thing[key], depth + 1) for key in ("@graph", "mainEntity", "itemReviewed") if key in thing]
            if isinstance(thing.get("mainEntityOfPage"), dict) and "headline" in thing["mainEntityOfPage"]:
                todo.append((thing["mainEntityOfPage"], depth + 1))


def _object(thing: dict[str, object]) -> Iterator[tuple[str, str]]:
    kinds = thing.get("@type")
    shown = " ".join(map(str, kinds)) if isinstance(kinds, list) else str(kinds or "")
    if shown.lower() in ("website", "organization", "newsmediaorganization"):
        if isinstance(thing.get("name"), str):
            yield "outlet", str(thing["name"])
        return
    if not _NEWS.search(shown) and not any(key in thing for key in ("headline", "datePublished")):
        return
    page_only = shown.lower() in ("webpage", "itempage", "collectionpage")
    people, names = _tables()["people"], _tables()["json"]
    for key, value in thing.items():
        low = key.lower()
        if low in people:
            for name in _people(value):
                yield people[low], name
        elif low in names and not (low == "name" and (page_only or "headline" in thing)):
            for one in value if isinstance(value, list) else [value]:
                said = one.get("@id") or one.get("url") or one.get("name") if isinstance(one, dict) else one
                if isinstance(said, str) and 0 < len(said) <= _MAX_VALUE:
                    yield names[low], said


def _people(value: object, depth: int = 0) -> Iterator[str]:
    """Names in an author or publisher: a string, an object with a name, or lists of either."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict) and depth < 3:
        yield from _people(value.get("name"), depth + 1)
    elif isinstance(value, list) and depth < 3:
        for one in value[:30]:
            yield from _people(one, depth + 1)


class _Places:
    """Where the strings of a JSON script stand in it."""

    def __init__(self, raw: str) -> None:
        self.raw = raw
        self.last: dict[str, int] = {}
        self.escaped: dict[str, tuple[int, int]] | None = None

    def find(self, value: str) -> tuple[int, int] | None:
        """The next place of a value that was met before, or its first."""
        quoted = f'"{value}"'
        at = self.raw.find(quoted, self.last.get(value, 0))
        if at < 0:
            at = self.raw.find(quoted)
        if at >= 0:
            self.last[value] = at + 1
            return at + 1, at + 1 + len(value)
        if self.escaped is None:
            self.escaped = self._read_escaped()
        return self.escaped.get(value)

    def _read_escaped(self) -> dict[str, tuple[int, int]]:
        """The strings that JSON writes with escapes, by what they say."""
        found: dict[str, tuple[int, int]] = {}
        for match in _STRING.finditer(self.raw):
            if "\\" in match[0]:
                try:
                    found.setdefault(json.loads(match[0], strict=False), (match.start() + 1, match.end() - 1))
                except ValueError:
                    continue
        return found


_READERS = {"meta": _read_meta, "link": _read_link, "title": _read_title, "html": _read_html, "time": _read_time, "script": _read_json}
