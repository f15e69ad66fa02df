"""Where the views for a terminal are printed: one width, one way with colour, no space at the end of a line.

A terminal obeys some characters instead of showing them, and the words of an article are a stranger's: none of those gets through.
"""

from __future__ import annotations

import re
from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.console import Console, ConsoleOptions, RenderableType

#: What a terminal obeys: controls but line ends and tabs, marks that turn the order of writing, separators of lines.
_OBEYED = "\x00-\x08\x0b-\x1a\x1c-\x1f\x7f-\x9f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069"
_ANY = re.compile(f"[\x1b{_OBEYED}]")
_ALL_BUT_COLOURS = re.compile(rf"[{_OBEYED}]|\x1b(?!\[[0-9;]*m)")


def harmless(words: str) -> str:
    """Words that a terminal can only show, in colours at most: without the other characters that it obeys."""
    return _ALL_BUT_COLOURS.sub("", words)


def terminal(width: int, *, colour: bool) -> tuple[Console, StringIO]:
    """A console of that width and what is printed on it; without colour, plain characters only."""
    from rich.console import Console
    from rich.segment import Segment

    class Plain(Console):
        """A console that leaves out what a terminal obeys; the colours are put on afterwards, and are ours."""

        def render(self, renderable: RenderableType, options: ConsoleOptions | None = None) -> Iterator[Segment]:
            for text, style, control in super().render(renderable, options):
                yield Segment(_ANY.sub("", text), style, control)

    out = StringIO()
    console = Plain(
        file=out,
        width=width,
        force_terminal=colour,
        color_system="standard" if colour else None,
        highlight=False,
        markup=False,
        emoji=False,
    )
    return console, out


def printed(out: StringIO) -> str:
    """The lines, without the spaces that fill them up."""
    return "\n".join(line.rstrip() for line in out.getvalue().splitlines()) + "\n"
