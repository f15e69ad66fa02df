"""The outlet: the masthead under which a page was published, stated or inferred.

Refuses photo credits, agencies, initials, and outlets that are only advertised beside the article.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newstemma.articles.evidence import place, top_of
from newstemma.articles.pieces import Page, Piece
from newstemma.language.agencies import is_agency
from newstemma.language.calendar import WEEKDAY
from newstemma.language.stamps import stamps
from newstemma.model.document import Document, Part
from newstemma.model.text import Basis, DocSpan


@dataclass(frozen=True, slots=True)
class Outlet:
    """The name, how it is known, and where it stands. at: None where the format gives no characters."""

    name: str
    basis: Basis
    at: DocSpan | None


_NAME = r"(?P<n>(?:[Tt]he\s)?(?:[A-Z0-9][\w.&'’-]*|of|the|and|&|for)(?:[ ](?:[A-Z0-9][\w.&'’-]*|of|the|and|&|for|de|la|le)){0,5})"
_LEGAL = re.compile(
    r"[,.]?\s*(?:\b(?:LLC|L\.L\.C\.|Inc\.?|Ltd\.?|Limited|Pvt\.?|Pty\.?|PLC|plc|Co\.|Corp\.?|GmbH|AG|S\.A\.|LP|BV"
    r"|Media Group|Publishing|Publications?|Newspapers|Holdings|Company|Corporation)(?!\w)|[,.]\s*$).*$"
)
_RIGHTS = re.compile(
    rf"(?:©|&copy;|\(c\)|[Cc]opyright)\s*(?:©|\(c\))?\s*(?:by\s+)?(?:\d{{4}}(?:\s?[-–]\s?(?:\d{{4}}"
    rf"|\d\d))?)?,?\s*(?:by\s+)?{_NAME}"
)
_SOURCE = re.compile(
    rf"^\W*[Ss]ources?\s?:\s*{_NAME}(?:\s+(?:and|with|,|/)\s+(?:news\s+)?(?:agencies|wires|wire services)"
    rf"|\s*/\s*(?:agencies|[A-Z]{{2,}}))?\W*$"
)
_OFFERS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"\b[Ss]ubscribe (?:now )?to (?:the )?{_NAME}",
        rf"\b{_NAME}\s(?:[Ee]-?[Pp]aper|[Dd]igital [Ss]ubscription|[Pp]remium|[Ss]ubscribers?|[Nn]ewsletters?|[Aa]pp)\b",
        rf"(?:^|[.•*]\s*)(?:[Uu]nlimited )?[Aa]ccess (?:to )?(?:all of )?{_NAME}\s+(?:across|on|content|online|anywhere|stories)",
        rf"\b(?:[Mm]ore|[Rr]ead more|[Ll]atest) (?:on|from|in) {_NAME}$",
        rf"\b[Ff]ollow {_NAME} on\b",
        rf"\b[Dd]ownload (?:the )?{_NAME} [Aa]pp\b",
        rf"\b[Gg]et (?:the )?{_NAME} (?:in|delivered to) your (?:inbox|email)",
        rf"\b[Rr]egister (?:with|for|at) {_NAME}",
        rf"\b[Jj]oin {_NAME} (?:on WhatsApp|today|as a member)",
        rf"\b[Ss]ign (?:in|up) (?:to|for|with) {_NAME}",
        rf"\b[Ss]upport {_NAME}(?:$|[.,!])",
        rf"\b[Rr]elated {_NAME} (?:[Ss]tories|[Aa]rticles|[Cc]ontent)",
    )
)
_BESIDE = re.compile(r"\b(?:complimentary|free|bonus|partner|also includes?|plus|bundled?|along with|together with)\b", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?<![@\w/.-])(?:www\.)?(?P<n>[A-Za-z][A-Za-z0-9-]{2,40})\.(?:com|net|org|news|co\.[a-z]{2}|com\.[a-z]{2}"
    r"|[a-z]{2})\b(?![\w@])"
)


@cache
def _generic() -> frozenset[str]:
    """Words of offers and menus, in lower case, that name no outlet."""
    return frozenset(_words()["generic"])


@cache
def _mark() -> re.Pattern[str]:
    """The words that newspapers and stations are named with."""
    return re.compile(r"\b(?:" + "|".join(_words()["marks"]) + r")\b")


@cache
def _words() -> dict[str, list[str]]:
    """The table of words around outlets' names."""
    table: dict[str, list[str]] = json.loads(files("newstemma.articles").joinpath("assets/outlet_words.json").read_text(encoding="utf-8"))
    return table


def outlet_of(document: Document, part: Part, page: Page, url: str | None) -> Outlet | None:
    """The outlet of a page, the best supported name; None: nothing on the page states or suggests one."""
    for stated in sorted(
        (s for s in part.stated if s.name in ("outlet", "publisher", "source", "site_name") and s.value),
        key=lambda s: not s.by_user,
    ):
        return Outlet(stated.value, "stated", stated.at)
    tagged = _tagged(document, page)
    if tagged is not None:
        return _mixed_case(tagged, page)
    candidates = [
        _suffix(document, page), _masthead(document, page), _logo(document, page), _source_line(document, page),
        _beside_title(document, page), _rights(document, page), _sender(document, page), _before_by(document, page), _feed(document, page),
        _below_title(document, page),
    ]  # fmt: skip
    named = _agreed([one for one in candidates if one is not None], page)
    if named is not None:
        return _mixed_case(named, page)
    return (
        _offered(document, page)
        or _named_by_site(document, page, url)
        or _agencys_page(document, page)
        or _in_byline(document, page)
        or _domain(document, page, url)
    )


def _agreed(candidates: list[Outlet], page: Page) -> Outlet | None:
    """The first name that another candidate or a line of the page's head gives too, or else the first."""
    keys = [_key(one.name) for one in candidates]
    if len(set(keys)) > 1:
        head = top_of(page)
        lone = {_key(p.text) for p in page.pieces if p.start < head and len(p.text) <= 60 and p.kind != "title"}
        own = {one.at.start for one in candidates if one.at is not None}
        keys += [key for key in keys if key in lone and not any(_key(p.text) == key and p.start in own for p in page.pieces)]
    return next((one for one, key in zip(candidates, keys, strict=False) if keys.count(key) > 1), candidates[0] if candidates else None)


def _key(name: str) -> str:
    """A name for comparing: letters and figures in lower case, without the article."""
    return re.sub(r"^the |[^a-z0-9]", "", name.casefold())


def _mixed_case(outlet: Outlet, page: Page) -> Outlet:
    """A name in capitals as the page writes it elsewhere in mixed case, if it does."""
    if not outlet.name.isupper() or len(outlet.name) < 5:
        return outlet
    pattern = re.compile(r"\s+".join(re.escape(word) for word in outlet.name.split()), re.IGNORECASE)
    for piece in page.pieces:
        for match in pattern.finditer(piece.text[:5000]):
            if not match[0].isupper() and match[0][0].isupper() and piece.kind != "related":
                return Outlet(match[0], outlet.basis, outlet.at)
    return outlet


_TAG_ORDER = ("opengraph", "json-ld", "microdata", "meta", "link", "html")


def _tagged(document: Document, page: Page) -> Outlet | None:
    """What the markup states: the name that most sources give, og:site_name first. A slogan behind a bar or dash is cut off."""
    found = [
        t
        for t in page.tagged
        if t.name == "outlet"
        and 1 < len(t.value) <= 80
        and t.end > t.start
        and "://" not in t.value
        and t.value.casefold() not in _generic()
    ]
    if not found:
        return None
    votes = Counter(_key(t.value) for t in found)
    found = [t for t in found if not any(_is_company(t.value, other.value) for other in found)]
    best = min(found, key=lambda t: (-votes[_key(t.value)], t.value[0].islower(), _order(t.source), t.start))
    name = re.split(r"\s+[|–—-]\s+", best.value)[0] if len(best.value.split()) > 3 else best.value
    return Outlet(name.strip("@ "), "stated", document.cut(best.start, best.end))


def _is_company(name: str, other: str) -> bool:
    """Whether a name is another with a company's form behind it: "Tarn Gazette Media Pvt Ltd" beside "Tarn Gazette"."""
    bare = _LEGAL.sub("", name)
    return bare != name and _key(other) != _key(name) and _key(bare).startswith(_key(other))


def _order(source: str) -> int:
    """How telling a source of the markup is for the outlet's name, 0 the most."""
    return _TAG_ORDER.index(source) if source in _TAG_ORDER else len(_TAG_ORDER)


def _masthead(document: Document, page: Page) -> Outlet | None:
    """The name at the head of the page: its masthead, or a line above the title with a newspaper's word in it or a date beneath."""
    head = top_of(page)
    pieces = [p for p in page.pieces if p.start < head]
    names = [(piece, name) for piece in page.pieces if piece.kind == "masthead" and (name := _crown(piece.text)) is not None]
    early = [(p, n) for p, n in names if p.start < head] or names
    if early:
        full = [(p, n) for p, n in early if not _initials(n, early)]
        piece, name = (full or early)[0]
        return _at(document, piece, name, "stated")
    for n, piece in enumerate(pieces[:4]):
        signed = piece.kind == "byline" and re.match(r"\W*by\b", piece.text, re.IGNORECASE)
        alone = piece.kind in ("other", "nav") or (n == 0 and piece.kind == "byline" and not signed)
        name = _crown(piece.text) if alone and len(piece.text) <= 60 else None
        dated = any(stamps(p.text) and re.match(rf"\W*{WEEKDAY}", p.text) for p in pieces[n : n + 2])
        named = name is not None and n == 0 and bool(_mark().search(name.title() if name.isupper() else name))
        if name is not None and (dated or named) and not _initials(name, [(piece, name)]):
            return _at(document, piece, name, "stated")
    return None


def _agencys_page(document: Document, page: Page) -> Outlet | None:
    """The agency whose name alone is the first line of a page that names no other outlet: its own pages."""
    first = page.pieces[0] if page.pieces else None
    name = first.text.strip(" .|*_#=-–—") if first is not None and first.start < top_of(page) else ""
    return _at(document, first, name, "stated") if first is not None and name and is_agency(name) else None


def _logo(document: Document, page: Page) -> Outlet | None:
    """The words of the logo at the head of a page."""
    for tag in page.tagged:
        name = re.sub(r"^(?:logo\s(?:of|for)\s)|\s(?:logo|home(?:\s?page)?)$", "", tag.value, flags=re.IGNORECASE).strip()
        if tag.source == "logo" and _crown(name) == name and name[0].isupper():
            at = document.text.find(name, tag.start, tag.end)
            return Outlet(name, "stated", document.cut(at, at + len(name))) if at >= 0 else None
    return None


def _beside_title(document: Document, page: Page) -> Outlet | None:
    """The name behind the headline where the page repeats both, as a browser does at the head of a print: "Headline | Example Gazette"."""
    title = next((p.text.casefold() for p in page.pieces if p.kind == "title" and len(p.text) >= 15), None)
    for piece in page.pieces if title is not None else ():
        at = piece.text[:600].casefold().find(title or "") if piece.kind not in ("title", "paragraph") else -1
        match = _BEHIND.match(piece.text, at + len(title or "")) if at >= 0 else None
        name = _crown(match["n"]) if match else None
        if name is not None:
            return _at(document, piece, name, "stated")
    return None


_BEHIND = re.compile(r"\s?[|–—»·-]\s?(?P<n>[A-Z0-9][^|–—»·\n]{1,50}?)(?=\s*(?:https?://|www\.|[|–—»·\n]|\d{1,3}/\d{1,3}|$))")
_LAST_BIT = re.compile(r"\s(?P<mark>[|–—-])\s(?P<n>[A-Z][^|–—\n]{2,50})$")


def title_tail(page: Page) -> tuple[Piece, str] | None:
    """The headline's piece and the outlet's name behind it, where the line of the headline holds both: "Headline | Example Gazette".

    Behind a dash, where headlines name who said it, the name must be a newspaper's or stand alone on another line too.
    """
    for piece in page.pieces:
        match = _LAST_BIT.search(piece.text[-80:]) if piece.kind == "title" else None
        if match is None or len(match["n"].split()) > 6 or is_agency(match["n"]) or match["n"].casefold() in _generic():
            continue
        again = any(_key(p.text) == _key(match["n"]) for p in page.pieces if p is not piece and len(p.text) < 70)
        if again or (match["mark"] == "|" and _mark().search(match["n"])) or _is_paper(match["n"]):
            return piece, match["n"].strip()
    return None


def _is_paper(name: str) -> bool:
    """Whether capitalised words close with one that names newspapers and little else: "Example Gazette"; "State TV" is none."""
    parts = name.split()
    known = len(parts) >= 2 and all(part[0].isupper() or part in ("of", "and", "the", "&") for part in parts)
    return known and parts[-1] not in _words()["weak"] and _mark().fullmatch(parts[-1]) is not None


def _below_title(document: Document, page: Page) -> Outlet | None:
    """The name behind the headline, or on a line of its own between headline and body, as clippings have it."""
    tail = title_tail(page)
    if tail is not None:
        return _at(document, *tail, "stated")
    head = top_of(page)
    first = next((p.start for p in page.pieces if p.kind == "paragraph"), head)
    for piece in page.pieces:
        if head <= piece.start < first and piece.kind in ("nav", "other", "byline") and _is_newspaper(piece, page):
            return _at(document, piece, piece.text.strip(), "stated")
    return None


def _is_newspaper(piece: Piece, page: Page) -> bool:
    """Whether a line is the name of a newspaper: capitals, a newspaper's word, and "The" or another line to bear it out."""
    words = piece.text.strip()
    parts = words.split()
    if not 2 <= len(parts) <= 5 or len(words) > 45 or _crown(words) != words or not _mark().search(words):
        return False
    if not all(part[0].isupper() or part in ("of", "and", "the", "&") for part in parts):
        return False
    telling = [part for part in parts if part.casefold() not in _generic() and not _mark().fullmatch(part)]
    return bool(telling) and (parts[0] == "The" or any(words in p.text[:5000] for p in page.pieces if p is not piece))


_SECTION_AFTER = re.compile(
    r"(?<=\w)\s+(?:world|sports?|business|opinion|politics|international|national|culture|travel|weekend)$", re.IGNORECASE
)


def _without_section(name: str) -> str:
    """A running head's name without the page number before it and the section behind it: "17 TARN GAZETTE SPORT"."""
    name = re.sub(r"^\d{1,3}\s+(?=[A-Z])", "", name)
    return _SECTION_AFTER.sub("", name) if len(re.sub(r"^the\s", "", name, flags=re.IGNORECASE).split()) > 2 else name


_LETTER = re.compile(r"\W*(?:from|to|sent|date|subject|cc|bcc|reply-to)\s?:", re.IGNORECASE)


def _crown(text: str) -> str | None:
    """A masthead's line without its date, its price, its menu; None: no name is left, or the line is of a letter's head."""
    if _LETTER.match(text):
        return None
    for stamp in reversed(stamps(text)):
        text = f"{text[: stamp.start]}|{text[stamp.end :]}"
    first = re.split(r"\s*[|•·\t]\s*|\s{3,}|\s[-–—/>»]\s", re.sub(rf"\b{WEEKDAY}\b,?", "|", text))
    for bit in first:
        name = _without_section(re.sub(r"^from\s+(?:the\s+)?", "", bit.strip(" .,:;*_#=-–—"), flags=re.IGNORECASE))
        if (
            2 <= len(name) <= 60
            and len(name.split()) <= 7
            and re.search(r"[^\W\d_]", name)
            and not is_agency(name)
            and name.casefold() not in _generic()
        ):
            return name if name[0].isupper() or "." in name or name[0].isdigit() else None
    return None


def _initials(name: str, others: Iterable[tuple[Piece, str]]) -> bool:
    """Whether a line holds the initials of another name there: "EG" above "The Example Gazette"."""
    short = re.sub(r"[^A-Za-z]", "", name).upper()
    for _, other in others:
        words = [w for w in re.findall(r"[A-Za-z]+", other) if w.casefold() not in ("of", "and", "for")]
        for heads in ("".join(w[0] for w in words), "".join(w[0] for w in words if w.casefold() != "the")):
            if other != name and len(words) > 1 and heads.upper() == short:
                return True
    return False


_PUBLISHED_IN = re.compile(rf"^\W*[Pp]ublished in {_NAME}(?:,|\s+on\b|\s+print\b|\W*$)")


def _source_line(document: Document, page: Page) -> Outlet | None:
    """The outlet of "Source: X and news agencies" or "Published in X, March 4th" at the end of an article."""
    for piece in reversed(page.pieces):
        if len(piece.text) >= 120:
            continue
        printed = _PUBLISHED_IN.match(piece.text)
        if printed is not None and not is_agency(printed["n"]):
            return _at(document, piece, printed["n"], "stated")
        match = _SOURCE.match(piece.text)
        name = _clean(match["n"]) if match else None
        if name and not is_agency(name) and re.search(r"agencies|wires|wire services", piece.text, re.IGNORECASE):
            return _at(document, piece, name, "stated")
    return None


_POST_FOOT = re.compile(r"^\W*The post .{3,300} (?:appeared first|first appeared) on (?P<n>[^.\n]{2,60}?)\W*$")


def _feed(document: Document, page: Page) -> Outlet | None:
    """The outlet of "The post HEADLINE appeared first on X.", which blogs put under every entry of their feeds."""
    for piece in reversed(page.pieces):
        match = _POST_FOOT.match(piece.text) if len(piece.text) < 400 else None
        if match is not None and not is_agency(match["n"]):
            return _at(document, piece, match["n"].strip(), "stated")
    return None


_BEFORE_BY = re.compile(r"^\W*(?P<n>[A-Z0-9][^/|•·\n]{1,50}?)\s*[/|•·]\s*by\s+\S", re.IGNORECASE)


def _before_by(document: Document, page: Page) -> Outlet | None:
    """The name before the byline in the line that feed readers put under a headline: "Example Gazette / by Ann Example / 2h"."""
    at = next((n for n, p in enumerate(page.pieces) if p.kind == "title"), None)
    for piece in page.pieces[at + 1 : at + 4] if at is not None else ():
        match = _BEFORE_BY.match(piece.text) if piece.kind in ("nav", "other", "byline", "timestamp", "deck") else None
        name = _crown(match["n"]) if match is not None and len(piece.text) < 200 else None
        if name is not None and not stamps(match["n"] if match else ""):
            return _at(document, piece, name, "stated")
    return None


_FROM = re.compile(r"^From:\s*[\"“]?(?P<n>[^<>\"”\n]{2,60}?)[\"”]?\s*<[^<>@\s]{1,80}@(?P<host>[\w.-]{3,100})>")
_POST_WORDS = re.compile(
    r"(?:\s(?:news|breaking|email|daily|weekly|morning|evening|newsletters?|alerts?|updates?|briefing|headlines)){1,4}$", re.IGNORECASE
)


def _sender(document: Document, page: Page) -> Outlet | None:
    """The sender of a forwarded newsletter, where his address bears the same name: "Example Gazette Alerts <a@examplegazette.com>"."""
    for piece in page.pieces[:12]:
        match = _FROM.match(piece.text)
        host = _key(match["host"]) if match else ""
        for name in (match["n"].strip(), _POST_WORDS.sub("", match["n"].strip())) if match else ():
            if len(_key(name)) >= 4 and _key(name) in host:
                return _at(document, piece, name, "stated")
    return None


def _rights(document: Document, page: Page) -> Outlet | None:
    """As in "© 2031 The Example Gazette, LLC": who holds the rights in the page."""
    for piece in reversed(page.pieces):
        if piece.kind in ("caption", "paragraph", "deck", "title", "subheading") or len(piece.text) > 600:
            continue
        match = _RIGHTS.search(piece.text)
        name = _clean(match["n"]) if match else None
        if name and not is_agency(name) and name.casefold() not in _generic():
            return _at(document, piece, name, "stated")
    return None


def _clean(name: str) -> str | None:
    """A name without its company form and without the words that follow it."""
    name = re.split(
        r"(?<=[a-z])\.\s|(?<=[A-Z]{2})\.\s|\b(?:All [Rr]ights|Click|Terms|Privacy|Reserved|Powered)\b|\s(?:and"
        r"|&)\s(?:news\s)?(?:[Aa]gencies|its)\b",
        name,
    )[0]
    name = _LEGAL.sub("", name).strip(" .,:;-–—|")
    name = re.sub(r"\s+(?:and|of|the|for|&|on|in)$", "", name)
    return name if 2 <= len(name) <= 60 and re.search(r"[^\W\d_]", name) else None


def _suffix(document: Document, page: Page) -> Outlet | None:
    """The name behind the headline in the page's own title: "Headline - Example Gazette"."""
    shown = [p.text for p in page.pieces if p.kind == "title"]
    for tag in page.tagged:
        if tag.source != "title" or not shown:
            continue
        for headline in shown:
            rest = tag.value[len(headline) :] if tag.value.casefold().startswith(headline.casefold()) else ""
            bits = [bit.strip() for bit in re.split(r"\s+[-–—|:·»]+\s+", rest) if bit.strip()]
            if bits and 2 <= len(bits[-1]) <= 50 and not is_agency(bits[-1]):
                at = document.text.find(bits[-1], tag.start, tag.end)
                return Outlet(bits[-1], "stated", document.cut(at, at + len(bits[-1])) if at >= 0 else document.words(tag.start, tag.end))
    return None


def _offered(document: Document, page: Page) -> Outlet | None:
    """The name whose subscription, app, e-paper or newsletter the page offers: two offers of one name, or two shapes of offer."""
    counts: Counter[str] = Counter()
    first: dict[str, tuple[Piece, str]] = {}
    shapes: dict[str, set[int]] = {}
    for piece, name, shape in _offers(page):
        key = _key(name)
        counts[key] += 1
        first.setdefault(key, (piece, name))
        shapes.setdefault(key, set()).add(shape)
    for piece in page.pieces:
        key = _key(piece.text) if len(piece.text) < 60 else ""
        if key in first and piece is not first[key][0]:
            counts[key] += 1  # the name alone on a line
    good = [key for key in counts if counts[key] >= 2 or len(first[key][1].split()) >= 2]
    if not good:
        return None
    best = max(good, key=lambda key: (len(shapes[key]), counts[key], -first[key][0].start))
    piece, name = first[best]
    return _at(document, piece, name, "inferred")


def _offers(page: Page) -> Iterator[tuple[Piece, str, int]]:
    """(piece, name, shape of offer) for every offer outside the body."""
    for piece in page.pieces:
        if piece.kind in ("title", "deck", "caption") or len(piece.text) > (
            120 if piece.kind in ("paragraph", "related", "subheading") else 700
        ):
            continue
        for shape, pattern in enumerate(_OFFERS):
            for match in pattern.finditer(piece.text):
                name = _offer_name(match["n"])
                if name is not None and not _BESIDE.search(piece.text[max(0, match.start() - 60) : match.start("n")]):
                    yield piece, name, shape


def _offer_name(words: str) -> str | None:
    """The name inside an offer, its common words cut off."""
    words = re.sub(
        r"\s+(?:[Dd]igital|[Pp]remium|[Nn]ewsletters?|[Ee]-?[Pp]aper|[Aa]pp|[Ss]ubscription|[Pp]rint|[Oo]nline|for|and"
        r"|&|of|the)\b.*$",
        "",
        words,
    ).strip(" .,:'’")
    words = re.sub(r"['’]s$", "", words)
    bits = words.split()
    if not bits or all(bit.casefold() in _generic() for bit in bits) or is_agency(words) or len(words) < 3:
        return None
    return words if words[0].isupper() or words[0].isdigit() or words.startswith("the ") else None


_SITE_LINE = re.compile(r"^\W*(?:https?://)?(?P<host>(?:[\w-]{1,60}\.){1,4}[a-z]{2,10})(?:/\S*)?(?:\s+\d{1,3}/\d{1,3})?\W*$", re.IGNORECASE)
_SUBDOMAINS = frozenset(["www", "m", "amp", "mobile", "edition", "news", "en", "english", "beta", "com", "org", "net", "co"])


def _named_by_site(document: Document, page: Page, url: str | None) -> Outlet | None:
    """The name on the page that its address spells without spaces: "told Tarn Gazette" where the site is tarngazette.com."""
    head = top_of(page)
    hosts = [m["host"] for p in page.pieces if p.start < head and len(p.text) < 300 and (m := _SITE_LINE.match(p.text))]
    told = re.match(r"(?:https?:)?//([^/:?#]+)", url or "", re.IGNORECASE)
    for host in [*([told[1]] if told else []), *hosts]:
        label = next((part for part in host.casefold().split(".")[:-1] if part not in _SUBDOMAINS), "")
        if not 6 <= len(label) <= 40:
            continue
        letters = [re.escape(c) for c in label if c.isalnum()]
        pattern = re.compile(r"(?<![\w./@-])(?:[Tt]he\s)?" + r"[\s&'’-]?".join(letters) + r"(?![\w.@-]*[\w@])", re.IGNORECASE)
        for piece in page.pieces:
            match = pattern.search(piece.text[:5000])
            name = re.sub(r"^THE ", "", match[0]) if match else ""
            if " " in name and all(part[0].isupper() or part in ("of", "the", "and") for part in name.split()):
                return _mixed_case(_at(document, piece, name, "inferred"), page)
    return None


_SIGNED = re.compile(r"\W*(?:[A-Z][a-z]+\s)?[Bb]y\s+[A-Z]")
_PAPER = re.compile(r",\s(?P<n>The(?:\s[A-Z][\w'’-]+){1,4})(?=\s*(?:[—–|,(]|$))")


def _in_byline(document: Document, page: Page) -> Outlet | None:
    """The newspaper behind the names of a byline: "By Ann Example, Business Editor, The Tarn Gazette"."""
    for piece in page.pieces:
        signed = piece.kind == "byline" or (piece.kind in ("deck", "other", "nav", "timestamp") and _SIGNED.match(piece.text))
        for match in _PAPER.finditer(piece.text) if signed and len(piece.text) < 200 else ():
            if _mark().search(match["n"]) and not is_agency(match["n"]):
                return _at(document, piece, match["n"], "inferred")
    return None


def _domain(document: Document, page: Page, url: str | None) -> Outlet | None:
    """A site's name in the date line or byline ("ExampleNews.com"), or the site of the page's own address."""
    for piece in page.pieces:
        if piece.kind in ("timestamp", "byline"):
            match = _DOMAIN.search(piece.text)
            if match is not None:
                return _at(document, piece, match["n"] if match["n"][0].isupper() else match[0], "inferred")
    if url is None:
        return None
    host = re.match(r"(?:https?:)?//(?:www\.|m\.|amp\.)?([^/:?#]+)", url, re.IGNORECASE)
    if host is None or "." not in host[1]:
        return None
    tag = next((t for t in page.tagged if t.name == "url" and t.value == url), None)
    at = document.text.find(host[1], tag.start, tag.end) if tag else -1
    return Outlet(host[1].casefold(), "inferred", document.cut(at, at + len(host[1])) if at >= 0 else None)


def _at(document: Document, piece: Piece, name: str, basis: Basis) -> Outlet:
    """The name with its place."""
    return Outlet(name, basis, place(document, piece, name))
