"""The pictures of the guides: screens of the first example's report in a real browser, written to docs/images as PNG with few colours.

    python docs/shots.py

Needs `pip install 'newstemma[browser]'` and a Chromium: NEWSTEMMA_CHROMIUM, the machine's own, or Playwright's. Every text is invented.
"""

from __future__ import annotations

import io
import os
import shutil
import tempfile
from pathlib import Path

import newstemma

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
COLOURS = 160  # with fewer the colours of the sources grow dull
TALL = {1280: 900, 400: 860}
#: Name of the picture, address of the screen, width, scheme; a selector that is clicked first.
SHOTS = (
    ("overview", "overview", 1280, "light", ""),
    ("overview", "overview", 400, "dark", ""),
    ("matrix", "matrix", 1280, "light", "tbody.conflicting .m-cell > a"),
    ("matrix", "matrix", 1280, "dark", ""),
    ("pane", "matrix", 400, "light", "tbody.conflicting .m-cell > a"),
    ("why", "overview/why", 1280, "light", ""),
    ("conflicts", "conflicts", 1280, "light", ""),
    ("chain", "copies", 1280, "light", ""),
    ("article", "articles/Rb", 1280, "light", ""),
)


def main() -> None:
    """Make every picture; print its name and size."""
    from PIL import Image
    from playwright.sync_api import sync_playwright

    own = os.environ.get("NEWSTEMMA_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    found = newstemma.analyse(newstemma.read(ROOT / "examples" / "mine"))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        place = Path(folder) / "report.html"
        place.write_text(found.to_html(), encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox"] if os.geteuid() == 0 else [])
        for name, address, width, scheme, pressed in SHOTS:
            context = browser.new_context(viewport={"width": width, "height": TALL[width]}, color_scheme=scheme)  # type: ignore[arg-type]
            page = context.new_page()
            page.goto(f"{place.as_uri()}#{address}")
            if pressed:
                page.locator(pressed).first.click()
            page.wait_for_timeout(200)
            shot = Image.open(io.BytesIO(page.screenshot())).convert("RGB").quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE)
            path = IMAGES / f"{name}-{scheme}-{width}.png"
            shot.save(path, optimize=True)
            print(f"{path.relative_to(ROOT)}  {path.stat().st_size // 1000} kB")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
