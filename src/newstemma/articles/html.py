"""A page of HTML -> its named pieces with their places in the source, and what its markup states.

trafilatura decides what the body is; our own layer gives every block of words its place and its name. Refuses to run anything in the page.
"""

from __future__ import annotations

import re
import unicodedata
from html import unescape

from newstemma.articles.html_body import MAX_TAGS, extract, find_body, own_body, shown_source
from newstemma.articles.html_names import name_blocks
from newstemma.articles.html_tagged import read_tagged
from newstemma.articles.markup import Block, Markup
from newstemma.articles.markup_scan import read_markup
from newstemma.articles.pieces import INVISIBLE, Page, Piece, cover
from newstemma.model.article import KEPT, BlockKind

#: Furniture of which a page has dozens in a row: neighbours of one kind become one piece, a line each.
_JOINED = frozenset(["nav", "promo", "paywall", "related", "social", "ad", "topics", "masthead", "other", "live_ticker"])
_AGENCIES = "AP|Reuters|REUTERS|AFP|UPI|dpa|DPA|EFE|ANSA|PTI|ANI|CP|AAP|TASS|CNN|Xinhua|Bloomberg"
_DATELINE = re.compile(
    r"(?=.{2,90}?[—–-])(?!(?:FILE|WATCH|UPDATED?|READ|BREAKING|EXCLUSIVE|OPINION|ANALYSIS|VIDEO|PHOTOS?|CORRECTION|NOTE|MORE)\b)(?:"
    r"[A-ZÀ-Þ][A-ZÀ-Þ'’.\- ]{2,40}(?:,? (?:[A-Z][\w.'’-]{1,20} ?){1,3})?(?:,? (?:[A-Z][a-z]{2,8}\.? \d{1,2}))?,? ?(?:\([^()]{2,40}\))?"
    rf"|[A-ZÀ-Þ][\w.'’-]{{2,20}}(?:[ ,]+[A-ZÀ-Þ][\w.'’-]{{1,20}}){{0,4}} ?\((?:{_AGENCIES})\)"
    r"|(?!The |A |An |In |On |At )[A-ZÀ-Þ][\w.'’-]{2,20}(?:[ ,]+[\w.'’-]{1,20}){0,5} ?\([A-Z]{2,6}\)(?= ?(?:—|–|--|-) ?[\"“‘']?[A-ZÀ-Þ])"
    rf"|\((?:{_AGENCIES})\)"
    r")(?: ?(?:—|–|--) ?| - ?|(?<=\))-)(?=\S)"
)
_UNIT = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?|.", re.DOTALL)


def page(text: str, start: int, end: int, *, max_nesting: int) -> tuple[Page, list[str]]:
    """The pieces and tags of text[start:end], and short sentences on what was odd.

    max_nesting  open elements; a page that nests deeper, or that is very large, is read by our own layer alone
    """
    markup = read_markup(text, start, end, max_nesting=max_nesting)
    oddities: list[str] = []
    tagged = read_tagged(text, markup)
    name_blocks(markup.blocks, _body(text, start, end, markup, max_nesting, oddities), tagged)
    pieces = _pieces(text, markup)
    return Page(tuple(cover(pieces, start, end)), tagged), oddities


def _body(text: str, start: int, end: int, markup: Markup, max_nesting: int, oddities: list[str]) -> set[int]:
    """The numbers of the body's blocks, as trafilatura has them, or our own where it cannot or does not see an article."""
    if markup.depth > max_nesting:
        oddities.append(f"elements nest {markup.depth} deep; what lies deeper than {max_nesting} was read without its elements")
        return own_body(markup.blocks)
    if markup.tags > MAX_TAGS:
        oddities.append(f"the page has {markup.tags} tags; its body was found by its prose alone")
        return own_body(markup.blocks)
    if not markup.blocks:
        return set()
    return _better(markup.blocks, find_body(extract(shown_source(text, start, end, markup)), markup.blocks))


def _better(blocks: list[Block], found: set[int]) -> set[int]:
    """What trafilatura found, unless the page's own prose is more than three times as much and lies elsewhere."""
    own = own_body(blocks)
    words = sum(len(blocks[n].key) for n in found)
    if sum(len(blocks[n].key) for n in own) > 3 * words:
        return own
    return found


def _pieces(text: str, markup: Markup) -> list[Piece]:
    """A piece a block, furniture of one kind in one; unseen stretches after kept words are nobody's words."""
    pieces: list[Piece] = []
    datelines = 2  # paragraphs that may begin with one
    for block in markup.blocks:
        if block.node.hidden and block.kind not in KEPT:
            continue
        kind: BlockKind = block.kind  # type: ignore[assignment]
        if kind == "paragraph" and datelines > 0:
            datelines -= 1
            cut = _cut_dateline(text, block)
            if cut:
                pieces += cut
                datelines = 0
                continue
        last = pieces[-1] if pieces else None
        if last is not None and kind in _JOINED and last.kind == kind:
            pieces[-1] = Piece(kind, last.start, block.end, f"{last.text}\n{block.text}")
        else:
            pieces.append(Piece(kind, block.start, block.end, block.text))
    return _with_unseen(pieces, markup)


def _with_unseen(pieces: list[Piece], markup: Markup) -> list[Piece]:
    """An empty piece where a script or style follows kept words, so that no kept stretch is stretched over it."""
    extra: list[Piece] = []
    stretches = iter(markup.unseen)
    stretch = next(stretches, None)
    for number, piece in enumerate(pieces):
        after = pieces[number + 1].start if number + 1 < len(pieces) else None
        while stretch is not None and stretch[0] < piece.end:
            stretch = next(stretches, None)
        if stretch is None:
            break
        if piece.kind in KEPT and (after is None or stretch[0] < after):
            extra.append(Piece("other", stretch[0], stretch[1], ""))
    return pieces + extra


def _cut_dateline(text: str, block: Block) -> list[Piece]:
    """The dateline at the head of a paragraph and the rest of it; empty where there is none."""
    found = _DATELINE.match(block.text)
    if found is None or found.end() >= len(block.text):
        return []
    at = place_of(text, block, found.end())
    shown = block.text[: found.end()].strip()
    if not block.start < at < block.end:
        return []
    return [Piece("dateline", block.start, at, shown), Piece("paragraph", at, block.end, block.text[found.end() :].strip())]


def place_of(text: str, block: Block, offset: int) -> int:
    """Where the character `offset` of a block's words stands in the source: counted in characters that are seen and are no space."""
    wanted = sum(not char.isspace() for char in block.text[:offset])
    for start, end in block.runs:
        for unit in _UNIT.finditer(text, start, end):
            shown = unicodedata.normalize("NFC", unescape(unit[0])).translate(INVISIBLE)
            count = sum(not char.isspace() for char in shown)
            if count and wanted <= 0:
                return unit.start()
            wanted -= count
    return block.end
