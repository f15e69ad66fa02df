"""A report for passing on: of each article only what its findings rest on, with the sentence around it; the rest is masked.

Every character keeps its place, so that spans still hold; what is masked is one character that no screen shows.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from newstemma.report.html_pile import Node, Pile, many, number, text

MASK = "\ue000"
IN_SENTENCE = ("claims", "conflicts", "moments", "brief")  # their words are kept with the sentence around them
BARE = ("statements", "quotes", "quantities", "series", "entities")  # and of these the words alone
_GAP = re.compile(rf"\s*{MASK}+(?:\s*{MASK}+)*\s*")


def passages_only(report: Node) -> dict[str, Any]:
    """The report with all words of its articles masked that nothing cites; decks and the files' texts are left out.

    Who took text from whom keeps its figures, and of its passages what is cited besides.
    """
    pile = Pile(report)
    bodies = {article: _masked(pile, article, report) for article in pile.articles}
    told = {**report, "documents": [{k: v for k, v in d.items() if k != "text"} for d in many(report, "documents")]}
    told["articles"] = [{**a, "text": bodies[text(a, "id")], "deck": None} for a in many(report, "articles")]
    lists = {key: value for key, value in report.items() if key not in ("documents", "articles")}
    return {**told, **{key: _recut(value, bodies) for key, value in lists.items()}}


def unmasked(page: str) -> str:
    """The page with a mark in the place of all that is masked."""
    return _GAP.sub(" […] ", page)


def _masked(pile: Pile, article: str, report: Node) -> str:
    """An article's text, masked but for its cited words and the blank lines between paragraphs."""
    body = text(pile.articles[article], "text")
    kept = bytearray(len(body))
    for key in (*IN_SENTENCE, *BARE):
        for at in _spans(report.get(key)):
            if text(at, "article") == article:
                low, high = int(number(at, "start")), int(number(at, "end"))
                if key in IN_SENTENCE:
                    low, high = pile.sentence(pile.articles[article], body, low, high)
                kept[low:high] = b"\x01" * (min(high, len(body)) - low)
    return "".join(c if kept[n] or c == "\n" else MASK for n, c in enumerate(body))


def _spans(node: object) -> Iterator[Node]:
    """All spans into articles beneath a node."""
    if isinstance(node, Mapping):
        if _is_span(node):
            yield node
        for value in node.values():
            yield from _spans(value)
    elif isinstance(node, list | tuple):
        for value in node:
            yield from _spans(value)


def _is_span(node: Mapping[str, Any]) -> bool:
    return isinstance(node.get("article"), str) and isinstance(node.get("start"), int) and isinstance(node.get("end"), int)


def _recut(node: Any, bodies: Mapping[str, str]) -> Any:
    """The node with the words of every span as they now stand."""
    if isinstance(node, Mapping):
        found = {key: _recut(value, bodies) for key, value in node.items()}
        if _is_span(node) and node["article"] in bodies and "text" in node:
            found["text"] = bodies[node["article"]][node["start"] : node["end"]]
        return found
    return [_recut(value, bodies) for value in node] if isinstance(node, list | tuple) else node
