"""A real browser on reports that lie on disk: any request but for the file itself is stopped and told.

Needs Playwright for Python (`pip install 'newstemma[browser]'`) and a Chromium: NEWSTEMMA_CHROMIUM, the machine's own, or Playwright's.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

import newstemma
from newstemma.report.html import page as html_page
from tests.report import sample

ROOT = Path(__file__).parents[2]
NAMES = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")


@dataclass
class Seen:
    """What a page did besides showing itself."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def assert_nothing(self) -> None:
        assert (self.requests, self.errors, self.dialogs) == ([], [], [])


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    sync_api = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    own = os.environ.get("NEWSTEMMA_CHROMIUM") or next((path for name in NAMES if (path := shutil.which(name))), None)
    with sync_api.sync_playwright() as playwright:
        if own is None and not Path(playwright.chromium.executable_path).exists():
            pytest.skip("no Chromium on this machine")
        arguments = ["--no-sandbox"] if os.name == "posix" and os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=own, args=arguments)
        yield browser
        browser.close()


#: Opens a file at an address of it: opens(path, "matrix", width=400, dark=True).
Opens = Callable[..., Any]


@pytest.fixture
def opens(chromium: Any) -> Iterator[Opens]:
    made: list[tuple[Any, Seen]] = []

    def open_it(path: Path, address: str = "", *, width: int = 1280, dark: bool = False, **more: Any) -> Any:
        context = chromium.new_context(viewport={"width": width, "height": 900}, color_scheme="dark" if dark else "light", **more)
        page, seen = context.new_page(), Seen()
        made.append((context, seen))

        def only_itself(route: Any) -> None:
            if route.request.url.partition("#")[0] == path.as_uri():
                route.continue_()
                return
            seen.requests.append(route.request.url)
            route.abort()

        context.route("**/*", only_itself)
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("console", lambda told: seen.errors.append(told.text) if told.type == "error" else None)
        page.on("dialog", lambda dialog: (seen.dialogs.append(dialog.message), dialog.dismiss()))
        page.goto(f"{path.as_uri()}#{address}")
        return page

    yield open_it
    for context, seen in made:
        context.close()
        seen.assert_nothing()


@pytest.fixture(scope="session")
def flood(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An invented report with every kind of thing in it."""
    path = tmp_path_factory.mktemp("flood") / "flood.html"
    path.write_text(html_page(sample.flood()), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same with a source that does not say a claim and gives another figure instead."""
    report = sample.flood()
    claim = next(c for c in report["claims"] if c["id"] == "c-water")
    claim["mentions"] = [m for m in claim["mentions"] if m["origin"] == "o-n"]
    path = tmp_path_factory.mktemp("apart") / "apart.html"
    path.write_text(html_page(report), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of the first example, as a user makes it."""
    path = tmp_path_factory.mktemp("mine") / "a report.html"
    path.write_text(newstemma.analyse(newstemma.read(ROOT / "examples" / "mine")).to_html(), encoding="utf-8")
    return path


@pytest.fixture(scope="session")
def pile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Several stories on one page."""
    path = tmp_path_factory.mktemp("pile") / "pile.html"
    path.write_text(newstemma.analyse(newstemma.read(ROOT / "examples")).to_html(), encoding="utf-8")
    return path


def screens(page: Any) -> list[str]:
    """The screens of the story that is shown, as its tabs name them."""
    found = page.eval_on_selector_all("article.story:not([hidden]) .tabs a", "links => links.map(a => a.getAttribute('href').slice(1))")
    assert isinstance(found, list)
    return found


def shown(page: Any) -> str:
    """The one screen that is seen."""
    (only,) = page.eval_on_selector_all(".screen", "all => all.filter(s => s.offsetParent !== null).map(s => s.id)")
    return str(only)
