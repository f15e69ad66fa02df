"""Where the views for a terminal are printed: one width, one way with colour, no space at the end of a line."""

from __future__ import annotations

from io import StringIO
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console


def terminal(width: int, *, colour: bool) -> tuple[Console, StringIO]:
    """A console of that width and what is printed on it; without colour, plain characters only."""
    from rich.console import Console

    out = StringIO()
    console = Console(
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
