"""Articles that mean harm, in a real browser: nothing of theirs runs, nothing is asked for, no screen grows wider than a phone."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import newstemma
from tests.browser.conftest import Opens, screens, shown

EVIL = "<script>window.harmed = 1</script><img src=x onerror='window.harmed = 2'><svg onload='window.harmed = 3'>"
LONG = "Donaudampfschiff" * 625
OVERRIDE = "\u202eelas rof si ytic eht\u202d \u2067 and \u200bzero\u200dwidth\ufeff"
TITLE = f"Ferry sinks off Port Vale {EVIL} " + "and the harbour stays shut " * 75


def article(day: int, more: str, outlet: str) -> str:
    """A page as somebody would capture it, with harm in every place that a reader looks at."""
    body = [
        f"Eleven people drowned when the ferry Alba sank off Port Vale on Monday, the coast guard said. {EVIL}",
        f"“{OVERRIDE} we saw nothing,” said Captain Ida {EVIL} Renn, who left {LONG} on the quay.",
        f"The harbour has been shut since 4 March, {outlet} has learned. javascript:window.harmed=4 {more}",
        (
            "'\"><a href='javascript:window.harmed=5' onclick='window.harmed=6'>Read on</a> </title></textarea></style>"
            "<script>window.harmed=7</script>"
        ),
    ]
    return "\n\n".join([outlet, TITLE, f"By Ada {EVIL} Holt", f"Published {day} March 2031", *body]) + "\n"


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pile").mkdir()
    for n, (outlet, more) in enumerate(
        (("Meridian Post", "Twelve boats searched."), (f"Vale {EVIL} News", "Nine boats searched all night."))
    ):
        (folder / "pile" / f"{n} {OVERRIDE}'><img src=x>.txt".replace("/", "")).write_text(article(5 + n, more, outlet), encoding="utf-8")
    page = f"""<html><head><title>{TITLE.replace("<", "&lt;")}</title><link rel=canonical href="javascript:window.harmed=8">
        <meta property="og:site_name" content="Quay &lt;script&gt;window.harmed=9&lt;/script&gt;"></head><body onload="window.harmed=10">
        <nav><a href="javascript:window.harmed=11">Home &lt;script&gt;window.harmed=12&lt;/script&gt;</a></nav>
        <article><h1>Ferry sinks off Port Vale</h1>
        <p>Twelve people drowned when the ferry Alba sank off Port Vale on Monday, the mayor said. {EVIL.replace("<", "&lt;")}</p>
        <p>The ferry carried 40 people, said Captain Ida Renn. {LONG} <script>window.harmed=13</script></p></article></body></html>"""
    (folder / "pile" / "page.html").write_text(page, encoding="utf-8")
    rows = [
        {
            "title": TITLE,
            "outlet": f"Harbour {EVIL} {OVERRIDE} Gazette",
            "url": "javascript:window.harmed=14",
            "author": EVIL,
            "text": words,
            "date": day,
        }
        for words, day in (
            (article(7, "Ten boats searched.", "The Gazette"), "2031-03-07"),
            (article(8, "No boat searched.", "The Gazette"), "9"),
        )
    ]
    (folder / "pile" / "feed.jsonl").write_text("\n".join(json.dumps(row) for row in rows), encoding="utf-8")
    path = folder / "hostile.html"
    path.write_text(newstemma.analyse(newstemma.read(folder / "pile")).to_html(), encoding="utf-8")
    return path


def every_fold(page: Any) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate("document.querySelectorAll('tbody.folded .group-fold').forEach(b => b.click())")


def test_nothing_of_theirs_runs(opens: Opens, hostile: Path) -> None:
    page = opens(hostile)
    for key in screens(page):
        page.click(f".tabs a[href='#{key}']")
        assert shown(page) == key
        every_fold(page)
        for link in page.query_selector_all(".screen:not([hidden]) .m-cell > a")[:12]:
            link.click()
        page.keyboard.press("Escape")
    page.wait_for_timeout(200)
    assert page.evaluate("window.harmed") is None
    assert "window.harmed" in page.text_content("main"), "their words are shown as words"
    assert any(len(title) > 1900 for title in page.locator(".e-words").all_text_contents()), "a title of 2,000 characters is told whole"
    odd = (
        "[onerror], [onload], [onclick], main script, aside script, img, iframe, object, embed, form, base, link, meta[http-equiv=refresh]"
    )
    assert page.locator(odd).count() == 0
    assert page.evaluate("[...document.querySelectorAll('[href], [src]')].every(n => (n.getAttribute('href') || '')[0] === '#')")


def test_words_that_run_backwards_turn_nothing_around_them(opens: Opens, hostile: Path) -> None:
    turned = opens(hostile).evaluate("""() => {
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
        for (let node; (node = walk.nextNode());) {
            if (!/[\\u202a-\\u202e\\u2066-\\u2069]/.test(node.data)) continue;
            let box = node.parentElement, held = false;
            for (; box && !held; box = box.parentElement) {
                const style = getComputedStyle(box);
                held = /isolate|plaintext/.test(style.unicodeBidi);
                if (style.display !== 'inline' && style.display !== 'contents') break;
            }
            const siblings = box ? [...box.childNodes].some(n => !n.contains(node) && n.textContent.trim()) : true;
            if (!held && siblings) found.push(node.parentElement.outerHTML.slice(0, 200));
        }
        return found;
    }""")
    assert turned == []


@pytest.mark.parametrize("width", [400, 1280])
def test_no_screen_is_wider_than_the_window(opens: Opens, hostile: Path, mine: Path, flood: Path, width: int) -> None:
    for path in (hostile, mine, flood):
        page = opens(path, width=width)
        for key in [*screens(page), "matrix/c01", "overview/why", "keys"]:
            page.goto(f"{path.as_uri()}#{key}")
            every_fold(page)
            wide = page.evaluate("""() => [...document.querySelectorAll('body *')].filter(n => !n.closest('.tabs, .chart, .hide')
                && n.getBoundingClientRect().right > innerWidth + 1).slice(0, 5).map(n => n.outerHTML.slice(0, 160))""")
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (path.name, key, wide)


def test_text_grows_to_twice_its_size(opens: Opens, mine: Path) -> None:
    page = opens(mine)
    for key in screens(page):
        page.goto(f"{mine.as_uri()}#{key}")
        page.evaluate("document.documentElement.style.fontSize = '200%'")
        every_fold(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 1280, key
