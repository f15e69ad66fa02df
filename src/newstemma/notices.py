"""Everything that was odd about the data, as values that travel with the result."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TypeVar

from newstemma.model.notice import KINDS, Notice

__all__ = ["KINDS", "Notice", "NoticeBook"]

T = TypeVar("T")


class NoticeBook:
    """Files the notices of each stage and hands on its nouns, so that the corridor reads as a list of stages."""

    def __init__(self) -> None:
        """Start with no notices."""
        self._notices: list[Notice] = []

    def keep(self, result: tuple[T, Iterable[Notice]]) -> T:
        """The nouns of a stage's (nouns, notices)."""
        nouns, notices = result
        self._notices.extend(notices)
        return nouns

    @property
    def notices(self) -> tuple[Notice, ...]:
        """All notices, each once, in an order that does not depend on the order of the files."""
        return tuple(sorted(set(self._notices), key=lambda n: (n.kind, str(n.about), n.text)))
