"""The same line in unrelated articles of one outlet: the house's own furniture, whatever it says.

Refuses to call a line furniture for standing in two articles: an outlet repeats its own background.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from newstemma.lineage.shares import Links
from newstemma.lineage.wordstream import Flags
from newstemma.settings import LineageSettings

_OTHERS = 2  # other articles of the outlet that hold the line


def house_lines(links: Links, outlets: Sequence[set[str | None]], settings: LineageSettings) -> Flags:
    """For each run whether it is such a line. outlets: of each text, who printed it (None: not known)."""
    found = np.zeros(links.runs.pair.size, np.bool_)
    seen: defaultdict[int, list[tuple[int, int, int]]] = defaultdict(list)
    candidates = []
    for m, n in enumerate(links.runs.pair.tolist()):
        left, right = int(links.left[n]), int(links.right[n])
        little = max(links.of_left[n], links.of_right[n]) < settings.part_share
        if little and outlets[left] == outlets[right] and len(outlets[left]) == 1 and None not in outlets[left]:
            cuts = (
                (left, int(links.runs.i[m]), int(links.runs.i_end[m]), right),
                (right, int(links.runs.j[m]), int(links.runs.j_end[m]), left),
            )
            for text, low, high, other in cuts:
                seen[text].append((low, high, other))
            candidates.append((m, cuts))
    for m, cuts in candidates:
        found[m] = any(
            len({o for a, b, o in seen[text] if 2 * (min(b, high) - max(a, low)) > high - low}) >= _OTHERS for text, low, high, _ in cuts
        )
    return found
