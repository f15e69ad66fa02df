"""Arrays that grow at their end: the store of an index. Refuses to shrink."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SLACK = 8  # a full buffer grows by an eighth: a number is moved some eight times over the life of an index, memory stays close to the need


@dataclass(slots=True)
class Column:
    """Numbers of one type. Cost of `extend`: amortised linear; what is put in is moved to its place when it is first asked for."""

    kind: type[np.generic]
    size: int = 0
    _buffer: NDArray[Any] = field(init=False)
    _waiting: list[NDArray[Any]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Begin empty."""
        self._buffer = np.zeros(0, self.kind)

    @property
    def values(self) -> NDArray[Any]:
        """All that was put in, in order; a view that holds until the next one is asked for."""
        if self._waiting:
            self._settle()
        return self._buffer[: self.size]

    @property
    def last(self) -> int:
        """The last number, 0 where there is none. Cost: none."""
        return int(self._waiting[-1][-1]) if self._waiting else int(self._buffer[self.size - 1]) if self.size else 0

    def extend(self, values: NDArray[Any]) -> None:
        """Put values at the end."""
        if values.size:
            self._waiting.append(values.astype(self.kind, copy=False))
            self.size += values.size

    def _settle(self) -> None:
        done = self.size - sum(values.size for values in self._waiting)
        if self.size > self._buffer.size:
            grown = np.empty(self.size + self.size // _SLACK, self.kind)  # what is not written yet takes no memory
            grown[:done] = self._buffer[:done]
            self._buffer = grown
        for values in self._waiting:
            self._buffer[done : done + values.size] = values
            done += values.size
        self._waiting.clear()
