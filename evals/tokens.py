"""Tokens of a corpus as the text that they were cut from, near enough: what our taggers read. And spans of that text as tokens again."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

Cut = tuple[int, int]

#: The Penn Treebank's escapes, and the marks that they stand for.
_ESCAPES = {
    "-lrb-": "(",
    "-rrb-": ")",
    "-lsb-": "[",
    "-rsb-": "]",
    "-lcb-": "{",
    "-rcb-": "}",
    "``": "“",
    "''": "”",
    "`": "‘",
}
_TO_THE_LEFT = re.compile(r"[,.;:?!%)\]}”’]|['’](?:s|re|ve|ll|m|d)|n['’]t", re.IGNORECASE)  # stands close to the word before it
_TO_THE_RIGHT = re.compile(r"[(\[{“‘#]|\w*[$£€]")  # stands close to the word after it


def plain(token: str) -> str:
    """The token without the treebank's escapes; never empty."""
    return _ESCAPES.get(token.casefold(), token.replace("\\/", "/").replace("\\*", "*"))


def joined(tokens: Sequence[str]) -> tuple[str, list[Cut]]:
    """The text of the tokens and where each stands in it: blanks between them, none where prose has none. Cost: linear.

    Straight marks are taken in turn as opening and closing; a single one after an s closes.
    """
    text, places = "", []
    opened = {'"': False, "'": False}
    close = True  # whether the next token stands close to what is there: nothing, or an opening mark
    for raw in tokens:
        token = plain(raw)
        left, right = _TO_THE_LEFT.fullmatch(token) is not None, _TO_THE_RIGHT.fullmatch(token) is not None
        if token in opened:
            left = opened[token] or (token == "'" and text[-1:] in ("s", "S"))
            right = not left
            opened[token] = right
        text += token if close or left else " " + token
        places.append((len(text) - len(token), len(text)))
        close = right
    return text, places


def as_tokens(cut: Cut, places: Sequence[Cut]) -> Cut | None:
    """The half-open range of the tokens that the span touches; None: it touches none."""
    first = bisect_right([end for _, end in places], cut[0])
    last = bisect_left([start for start, _ in places], cut[1])
    return (first, last) if first < last else None
