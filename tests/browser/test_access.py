"""axe-core on every screen, in light and dark, wide and narrow: no serious or critical finding.

axe-core is not ours to carry: NEWSTEMMA_AXE names its axe.min.js, or `npm install axe-core` puts it into node_modules beside the project.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import ROOT, Opens, screens


@pytest.fixture(scope="module")
def axe() -> str:
    places = [os.environ.get("NEWSTEMMA_AXE", ""), *(str(p / "node_modules" / "axe-core" / "axe.min.js") for p in (ROOT, *ROOT.parents))]
    path = next((Path(p) for p in places if p and Path(p).is_file()), None)
    if path is None:
        pytest.skip("no axe-core: npm install axe-core, or NEWSTEMMA_AXE=path/to/axe.min.js")
    return path.read_text(encoding="utf-8")


def grave(page: Any) -> list[str]:
    """The findings that keep somebody out, each with its first places."""
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{v['id']} ({v['impact']}): {[n['target'] for n in v['nodes']][:3]} {v['nodes'][0].get('failureSummary', '')[:200]}"
        for v in found["violations"]
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 400])
def test_no_screen_keeps_anybody_out(opens: Opens, flood: Path, mine: Path, pile: Path, axe: str, width: int, scheme: str) -> None:
    for path, more in (
        (flood, ["matrix/c01", "overview/why", "articles/Na"]),
        (mine, []),
        (pile, ["stories", "1.matrix", "1.matrix/c01"]),
    ):
        page = opens(path, width=width, dark=scheme == "dark", bypass_csp=True)
        page.evaluate(axe)
        for key in [*(screens(page) if path != pile else []), *more]:
            page.evaluate("key => { location.hash = key; }", key)
            page.wait_for_timeout(50)
            assert grave(page) == [], (path.name, key)


def test_headings_go_down_one_step_at_a_time(opens: Opens, mine: Path, pile: Path) -> None:
    for path in (mine, pile):
        levels = opens(path, java_script_enabled=True).evaluate(
            "[...document.querySelectorAll('main h1, main h2, main h3, main h4, main h5')].map(h => +h.tagName[1])"
        )
        assert levels.count(1) == 1
        assert all(b <= a + 1 for a, b in zip(levels, levels[1:], strict=False))
