"""The sockets in the wall: what a stage may ask of the world without knowing who answers."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from newstemma.model.reading import Attribution, Name

A = TypeVar("A")
B = TypeVar("B")
K = TypeVar("K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Tags:
    """What a tagger saw in one paragraph; all offsets count from the paragraph's first character.

    units  where each clause unit starts, in order; a unit ends where the next one starts. Empty where nobody looked
    """

    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    units: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Opposed:
    """Two sentences read side by side.

    likelihood    0 to 1, to four places: that they are about one thing and cannot both hold
    ours, theirs  the words of the first and of the second that most likely differ, as offsets into each
    """

    likelihood: float
    ours: tuple[int, int]
    theirs: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Marked:
    """A sentence, and where in it stands what is meant, as offsets."""

    text: str
    at: tuple[int, int]


class Encoder(Protocol):
    """Reads paragraphs of one language."""

    @property
    def name(self) -> str:
        """What it is, with its version: the same name gives the same answers."""

    def tag(self, paragraphs: Sequence[str]) -> list[Tags]:
        """One `Tags` a paragraph. An answer depends on its own paragraph alone, never on its neighbours in the call."""

    def vectors(self, sentences: Sequence[str]) -> list[bytes]:
        """One vector a sentence: signed bytes, a unit vector times 127, to be compared by `language.likeness.closeness`.

        Empty bytes from an encoder that has none. A vector depends on its own sentence alone.
        """

    def oppose(self, pairs: Sequence[tuple[str, str]]) -> list[Opposed | None]:
        """For each pair of sentences how likely the two exclude each other; None where one has no words.

        None for every pair from an encoder that cannot judge. An answer depends on its own pair alone.
        """

    def match(self, pairs: Sequence[tuple[Marked, Marked]]) -> list[float | None]:
        """For each pair of marked figures how likely both count or measure one thing, 0 to 1; None where a mark lies on no word.

        None for every pair from an encoder that cannot judge. An answer depends on its own pair alone.
        """


class Engine(Protocol):
    """The only three things a stage may ask of the whole pile."""

    def each(self, work: Callable[[A], B], things: Iterable[A]) -> list[B]:
        """`work` done on each thing, answers in the order of the things. `work` is a pure function of a module."""

    def meet(self, keyed: Iterable[tuple[K, int]]) -> list[tuple[K, tuple[int, ...]]]:
        """The things that share a key: (key, their numbers in order), keys with two or more things only, in order of the keys."""

    def islands(self, edges: Iterable[tuple[int, int]], size: int) -> list[tuple[int, ...]]:
        """The connected groups of 0 … size-1, each in order, groups in order of their first member."""
