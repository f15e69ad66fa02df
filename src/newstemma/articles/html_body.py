"""Which blocks of a page are its article's body: trafilatura says, and where it says nothing our own layer does.

trafilatura sees the source without scripts, styles and comments; its lines are found again among our blocks, in order, by their words.
"""

from __future__ import annotations

import logging
import re
from bisect import bisect_left
from collections import Counter
from functools import lru_cache

from newstemma.articles.markup import Block, Markup, Node, words_of
from newstemma.articles.markup_hints import hint

#: More tags than this and trafilatura can take more than a few seconds a page; the largest page of a news corpus has about 25,000.
MAX_TAGS = 60_000
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
_GRAM = 3  # words; a block is the body's when most of its word triples stand in a line that was not found whole
_FURNITURE = frozenset(["nav", "promo", "related", "social", "ad"])
_PROSE = re.compile(r"[.!?…。！？][\"'”’»)\]]*(?:\s|$)")


def shown_source(text: str, start: int, end: int, markup: Markup) -> str:
    """The source without what is never seen."""
    parts, pos = [], start
    for left, right in sorted(markup.unseen + markup.furniture):
        if left >= pos:
            parts.append(text[pos:left])
            pos = right
    parts.append(text[pos:end])
    return _CONTROL.sub(" ", "".join(parts))


def extract(source: str) -> list[str]:
    """Trafilatura's lines, none where it finds no article or gives up."""
    from lxml.etree import LxmlError
    from trafilatura import bare_extraction

    _hush()
    try:
        document = bare_extraction(source, favor_precision=True, include_comments=False, with_metadata=False)
    except (LxmlError, RecursionError, ValueError, TypeError, AttributeError, KeyError, IndexError, AssertionError):
        return []
    body = getattr(document, "text", None)
    return [line for line in body.split("\n") if line.strip()] if body else []


@lru_cache(maxsize=1)
def _hush() -> None:
    """Keep trafilatura's warnings off the terminal of a program that has set up no logging; one that has still gets them."""
    logging.getLogger("trafilatura").addHandler(logging.NullHandler())


def find_body(lines: list[str], blocks: list[Block]) -> set[int]:
    """The numbers of the blocks that hold the lines."""
    keys = [words_of(line) for line in lines]
    keys = [key for key in keys if key]
    places: dict[tuple[str, ...], list[int]] = {}
    for number, block in enumerate(blocks):
        if block.key:
            places.setdefault(block.key, []).append(number)
    anchors = _rising([(n, places[key][0]) for n, key in enumerate(keys) if len(places.get(key, ())) == 1 and keys.count(key) == 1])
    found = {place for _, place in anchors}
    bounds = [(-1, -1), *anchors, (len(keys), len(blocks))]
    for (line, place), (next_line, next_place) in zip(bounds, bounds[1:], strict=False):
        if next_line - line > 1 and next_place - place > 1:
            first = place == -1
            last = next_place == len(blocks)
            found |= _between(keys[line + 1 : next_line], blocks, range(place + 1, next_place), from_end=first and not last)
    return found


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest run of pairs whose second numbers rise (the first do already)."""
    tails: list[int] = []
    at: list[int] = []
    before: list[int] = [-1] * len(pairs)
    for number, (_, place) in enumerate(pairs):
        slot = bisect_left(tails, place)
        if slot == len(tails):
            tails.append(place)
            at.append(number)
        else:
            tails[slot], at[slot] = place, number
        before[number] = at[slot - 1] if slot else -1
    chain: list[tuple[int, int]] = []
    number = at[-1] if at else -1
    while number >= 0:
        chain.append(pairs[number])
        number = before[number]
    return chain[::-1]


def _between(keys: list[tuple[str, ...]], blocks: list[Block], places: range, *, from_end: bool) -> set[int]:
    """Blocks of a gap between two sure ones that hold the gap's lines: equal ones first, then those with most of their triples there."""
    left = Counter(keys)
    found: set[int] = set()
    for place in reversed(places) if from_end else places:
        key = blocks[place].key
        if left[key] > 0:
            left[key] -= 1
            found.add(place)
    rest = [key for key, count in left.items() if count > 0]
    grams = {gram for key in rest for gram in zip(key, key[1:], key[2:], strict=False)}
    short = [" ".join(("", *key, "")) for key in rest]
    for place in places:
        if place in found or not (key := blocks[place].key):
            continue
        own = list(zip(key, key[1:], key[2:], strict=False))
        if own:
            if sum(gram in grams for gram in own) >= 0.6 * len(own):
                found.add(place)
        elif place - 1 in found and any(" ".join(("", *key, "")) in line for line in short):
            found.add(place)
    return found


def own_body(blocks: list[Block]) -> set[int]:
    """Where trafilatura finds nothing: the blocks of prose under the element that holds most of it."""
    known: dict[int, bool] = {}
    prose = [n for n, block in enumerate(blocks) if _is_prose(block, known)]
    if not prose:
        return set()
    total = sum(len(blocks[n].key) for n in prose)
    held: dict[int, int] = {}
    nodes = {}
    for n in prose:
        node = blocks[n].node
        for _ in range(6):
            held[id(node)] = held.get(id(node), 0) + len(blocks[n].key)
            nodes[id(node)] = node
            if node.parent is None:
                break
            node = node.parent
    best = min((key for key in held if held[key] >= 0.6 * total), key=lambda key: (held[key], -nodes[key].start), default=None)
    if best is None:
        best = max(held, key=lambda key: (held[key], nodes[key].start))
    return {n for n in prose if _under(blocks[n], best)}


def _is_prose(block: Block, known: dict[int, bool]) -> bool:
    """Whether a block is sentences that no element around it calls furniture."""
    if block.node.hidden or block.linked >= 0.4 or len(block.key) < 8 or not _PROSE.search(block.text):
        return False
    if sum(map(len, block.key)) < 0.5 * len(block.text):
        return False  # not words but signs: binary, formulas, drawings
    return not _in_furniture(block.node, known)


def _in_furniture(node: Node, known: dict[int, bool]) -> bool:
    """Whether an element, or one around it, is called furniture. `known` keeps the answers: each element is asked once."""
    todo: list[Node] = []
    at: Node | None = node
    while at is not None and id(at) not in known:
        todo.append(at)
        at = at.parent
    answer = at is not None and known[id(at)]
    for inner in reversed(todo):
        answer = known[id(inner)] = answer or inner.tag == "figcaption" or hint(inner) in _FURNITURE
    return answer


def _under(block: Block, key: int) -> bool:
    node = block.node
    for _ in range(7):
        if id(node) == key:
            return True
        if node.parent is None:
            return False
        node = node.parent
    return False
