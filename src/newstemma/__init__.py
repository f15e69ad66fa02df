"""Who actually reported this: read news articles, find who copied whom, and what independent sources say.

    import newstemma

    report = newstemma.analyse(newstemma.read("examples/mine"))
    print(report.to_text())

The names below are all that is public; they are loaded when first used, so that importing the package is fast.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from newstemma.version import __version__

if TYPE_CHECKING:
    from newstemma.desk import Pile, Report, analyse, check, load, read
    from newstemma.errors import NewstemmaError
    from newstemma.feed import Feed
    from newstemma.indexes import Index
    from newstemma.model.notice import Notice
    from newstemma.settings import Settings

_HOMES = {
    "Feed": "newstemma.feed",
    "Index": "newstemma.indexes",
    "NewstemmaError": "newstemma.errors",
    "Notice": "newstemma.model.notice",
    "Pile": "newstemma.desk",
    "Report": "newstemma.desk",
    "Settings": "newstemma.settings",
    "analyse": "newstemma.desk",
    "check": "newstemma.desk",
    "load": "newstemma.desk",
    "read": "newstemma.desk",
}

__all__ = ["Feed", "Index", "NewstemmaError", "Notice", "Pile", "Report", "Settings", "__version__", "analyse", "check", "load", "read"]


def __getattr__(name: str) -> Any:
    """Load a public name when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'newstemma' has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(_HOMES[name]), name)
