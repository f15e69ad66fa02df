"""Arrays that grow at their end: the store of an index. Refuses to shrink."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

_SLACK = 8  # a full buffer grows by an eighth: a word is moved some eight times over the life of an index, memory stays close to the need


@dataclass(slots=True)
class Column:
    """Numbers of one type. Cost of `extend`: amortised linear."""

    kind: type[np.generic]
    size: int = 0
    _buffer: NDArray[Any] = field(init=False)

    def __post_init__(self) -> None:
        """Begin empty."""
        self._buffer = np.zeros(0, self.kind)

    @property
    def values(self) -> NDArray[Any]:
        """All that was put in, in order; a view that holds until the next `extend`."""
        return self._buffer[: self.size]

    def extend(self, values: NDArray[Any]) -> None:
        """Put values at the end."""
        need = self.size + values.size
        if need > self._buffer.size:
            grown = np.empty(need if self.size == 0 else max(need, self._buffer.size + self._buffer.size // _SLACK), self.kind)
            grown[: self.size] = self.values
            self._buffer = grown
        self._buffer[self.size : need] = values
        self.size = need
