"""By mouse and by keyboard through every screen, cell, why and sort of a report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.browser.conftest import Opens, screens, shown

ALL = ["overview", "matrix", "conflicts", "quotes", "copies", "timeline", "people", "articles", "brief"]
PANE = ".notes"


def asked(page: Any) -> str:
    """The title of what the pane shows; empty where it is shut."""
    return str(page.inner_text(".bar-title")) if page.is_visible(PANE) else ""


def unfold(page: Any) -> None:
    for button in page.query_selector_all("tbody.folded .group-fold"):
        button.click()


def rows(page: Any) -> list[str]:
    """The claims in sight, by their addresses, from top to bottom."""
    found = page.eval_on_selector_all(
        ".m-row", "all => all.filter(r => r.offsetParent).map(r => r.querySelector('a').getAttribute('href'))"
    )
    assert isinstance(found, list)
    return found


def test_every_tab_by_mouse_and_by_number(opens: Opens, flood: Path) -> None:
    page = opens(flood)
    assert screens(page) == ALL and shown(page) == "overview"
    for key in reversed(ALL):
        page.click(f".tabs a[data-screen={key}]")
        assert shown(page) == key and page.get_attribute(f".tabs a[data-screen={key}]", "aria-current") == "page"
        assert page.url.endswith(f"#{key}")
    for number, key in enumerate(ALL, 1):
        page.keyboard.press(str(number))
        assert shown(page) == key
    page.go_back()
    assert shown(page) == ALL[-2]


def test_every_cell_by_mouse(opens: Opens, flood: Path) -> None:
    page = opens(flood, "matrix")
    unfold(page)
    cells = page.query_selector_all(".m-cell > a, .m-claim > a, .m-count > a")
    assert len(cells) > 20
    for cell in cells:
        cell.click()
        target = cell.get_attribute("href")[1:]
        assert page.eval_on_selector(f"[id='{target}']", "n => n.closest('.note').offsetParent !== null"), target
        assert page.url.endswith(f"#matrix/{target}")
        page.keyboard.press("Escape")
        assert not page.is_visible(PANE) and page.evaluate("cell => document.activeElement === cell", cell)


def test_every_cell_by_keyboard(opens: Opens, flood: Path) -> None:
    page = opens(flood, "matrix")
    unfold(page)
    grid = page.locator("table[role=grid]")
    assert grid.locator("[tabindex='0']").count() == 1, "one tab stop"
    width = page.locator(".m-heads > *").count()
    page.keyboard.press("j")
    seen = set()
    for _ in range(page.locator("tbody > tr").count()):
        page.keyboard.press("Home")
        for column in range(width if page.evaluate("document.activeElement.closest('.m-row') !== null") else 0):
            cell = page.evaluate_handle("document.activeElement")
            page.keyboard.press("Enter")
            seen.add((asked(page), column))
            page.keyboard.press("Escape")
            assert page.evaluate("cell => document.activeElement === cell", cell)
            page.keyboard.press("ArrowRight")
        page.keyboard.press("ArrowDown")
    assert len(seen) == len(rows(page)) * width
    assert grid.locator("[tabindex='0']").count() == 1
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement.closest('tr').firstElementChild.contains(document.activeElement)")
    page.keyboard.press("End")
    assert page.evaluate("document.activeElement.closest('tr').lastElementChild.contains(document.activeElement)")


def test_a_cell_opens_at_its_source_and_what_is_said_otherwise(opens: Opens, apart: Path) -> None:
    page = opens(apart, "matrix")
    cells = page.query_selector_all(".m-cell.otherwise > a")
    assert cells
    for cell in cells:
        name = cell.text_content()
        cell.click()
        target = cell.get_attribute("href")[1:]
        head = page.inner_text(f"[id='{target}'] .voice-head")
        assert "says otherwise" in head and "says otherwise" in name
        assert page.locator(f"[id='{target}'] .passage").first.is_visible()


def test_a_passage_is_found_in_its_article(opens: Opens, mine: Path) -> None:
    page = opens(mine, "matrix/c01")
    words = page.inner_text("#c01 .said >> nth=0")
    page.click("#c01 .voiced .link >> nth=0")
    assert shown(page) == "articles" and page.is_visible(PANE)
    assert page.inner_text(".claimed.found").split() == words.split()
    box = page.locator(".claimed.found").bounding_box()
    assert 0 < box["y"] < 900
    assert page.locator("details[open] .furnish").count(), "what else the page holds stands around it"


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_every_sort(opens: Opens, mine: Path, by: str) -> None:
    page = opens(mine, "matrix")
    given = rows(page)
    firsts = {"single": "single_source", "most": "corroborated", "differ": "conflicting"}
    for key, status in firsts.items():
        button = page.locator(f"[data-sort={key}]")
        if by == "mouse":
            button.click()
        else:
            button.focus()
            page.keyboard.press("Enter")
        assert button.get_attribute("aria-pressed") == "true" and page.locator(".sorts [aria-pressed=true]").count() == 1
        assert page.eval_on_selector("table.matrix", "t => t.tBodies[0].classList[0]") == status
        assert page.locator(f"tbody.{status} .m-row").first.is_visible()
        if key == "most":
            counts = page.eval_on_selector_all("tbody.corroborated .m-row", "all => all.map(r => +r.dataset.n)")
            assert counts == sorted(counts, reverse=True) and counts[0] > 1
    page.click("tbody.single_source .group-fold")
    page.click("tbody.single_source .group-fold")
    assert [r for r in rows(page) if r in given] == given, "the first order is as it was"


def test_claims_are_sifted_by_words_status_speaker_and_silence(opens: Opens, mine: Path) -> None:
    page = opens(mine, "matrix")
    unfold(page)
    everything = rows(page)
    page.keyboard.press("/")
    page.keyboard.type("pumps")
    left = rows(page)
    assert 0 < len(left) < len(everything)
    assert all("pumps" in page.inner_text(f".m-row:has(a[href='{row}']) .m-claim").lower() for row in left)
    assert page.inner_text(".left") == f"{len(left)} of {len(everything)} claims"
    page.fill(".find input", "no such words anywhere")
    assert rows(page) == [] and page.is_visible(".nothing")
    page.fill(".find input", "")
    for field, value in ((".by-status", "corroborated"), (".by-speaker", "0"), (".by-silence", "1")):
        page.select_option(field, value)
        assert 0 < len(rows(page)) < len(everything), field
        page.select_option(field, "")
    assert rows(page) == everything


@pytest.mark.parametrize("by", ["mouse", "keyboard"])
def test_every_why(opens: Opens, flood: Path, by: str) -> None:
    page = opens(flood)
    opened = 0
    for key in ALL:
        page.goto(page.url.partition("#")[0] + f"#{key}")
        for link in page.query_selector_all(".head .why, .screen:not([hidden]) .why"):
            if not link.is_visible():
                continue
            target = link.get_attribute("href")[1:]
            if by == "mouse":
                link.click()
            else:
                link.focus()
                page.keyboard.press("Enter")
            in_pane = page.evaluate("id => !!document.getElementById(id).closest('.note')", target)
            assert page.evaluate("id => document.getElementById(id).offsetParent !== null", target), target
            opened += in_pane
            page.keyboard.press("Escape")
            if not in_pane:
                page.goto(page.url.partition("#")[0] + f"#{key}")
    assert opened > 10
    page.keyboard.press("w")
    assert "independent sources" in page.inner_text(".note:not([hidden]) h2")


def test_why_tells_each_merge_with_its_reason(opens: Opens, mine: Path) -> None:
    page = opens(mine, "overview/why")
    merged = page.locator("#why .because")
    sources = page.locator(".triple .unit b").first.inner_text()
    assert merged.count() == int(sources)
    assert all(len(merged.nth(n).inner_text().split()) > 6 for n in range(merged.count()))


def test_the_squares_are_one_tab_stop_and_open_their_claims(opens: Opens, flood: Path) -> None:
    page = opens(flood)
    boxes = page.locator(".squares .box")
    assert page.locator(".squares [tabindex='0']").count() == 1 and boxes.count() > 3
    boxes.first.focus()
    for _ in range(boxes.count() + 2):
        page.keyboard.press("ArrowRight")
    assert page.evaluate("document.activeElement.getAttribute('href')") == boxes.last.get_attribute("href")
    page.keyboard.press("Enter")
    assert page.url.endswith(f"#overview/{boxes.last.get_attribute('href')[1:]}") and asked(page)
    page.keyboard.press("Escape")
    page.keyboard.press("Home")
    assert page.evaluate("document.activeElement === document.querySelector('.squares .box')")


@pytest.mark.parametrize(
    ("address", "screen", "note"),
    [
        ("matrix/c01", "matrix", "c01"),
        ("conflicts/c02/N", "conflicts", "c02"),
        ("matrix/c01/Zz", "matrix", "c01"),
        ("matrix/c999", "matrix", ""),
        ("nothing/at/all", "overview", ""),
        ("%E0%A4%A", "overview", ""),
        ("people/why", "people", "why"),
        ("articles/Na:c99", "articles", ""),
    ],
)
def test_an_address_shows_what_it_names_as_far_as_it_is_known(opens: Opens, flood: Path, address: str, screen: str, note: str) -> None:
    page = opens(flood, address)
    assert shown(page) == screen
    assert page.eval_on_selector_all(".note", "all => all.filter(n => n.offsetParent).map(n => n.id)") == ([note] if note else [])


def test_the_keys_are_told(opens: Opens, flood: Path) -> None:
    page = opens(flood, "people")
    page.keyboard.press("?")
    assert asked(page) == "Keys" and "move in the matrix" in page.inner_text("#keys")
    page.keyboard.press("Escape")
    assert asked(page) == "" and shown(page) == "people"


def test_the_row_asked_about_keeps_its_height_on_the_screen(opens: Opens, mine: Path) -> None:
    page = opens(mine, "matrix")
    cell = page.locator("tbody.conflicting .m-cell > a").last
    cell.scroll_into_view_if_needed()
    before = cell.bounding_box()["y"]
    cell.click()
    assert abs(cell.bounding_box()["y"] - before) <= 1
    page.keyboard.press("Escape")
    assert abs(cell.bounding_box()["y"] - before) <= 1


def test_every_link_leads_somewhere(opens: Opens, mine: Path, pile: Path) -> None:
    for path in (mine, pile):
        dead = opens(path).evaluate("""() => [...document.querySelectorAll('a')].map(a => a.getAttribute('href')).filter(href => {
            const id = href.slice(1), there = i => document.getElementById(i);
            return href[0] !== '#' || !(there(id) || there(id.slice(0, id.lastIndexOf(':'))));
        })""")
        assert dead == []


def test_many_stories_open_from_their_list_and_lead_back(opens: Opens, pile: Path) -> None:
    page = opens(pile)
    links = page.locator(".story-link")
    assert links.count() >= 3
    for n in range(links.count()):
        title = links.nth(n).inner_text()
        links.nth(n).click()
        assert page.inner_text("article.story:not([hidden]) .headline") == title
        page.keyboard.press("2")
        page.keyboard.press("j")
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        assert page.is_visible(PANE) and page.url.endswith(page.evaluate("document.querySelector('.note:not([hidden])').id.split('.')[1]"))
        page.keyboard.press("Escape")
        page.keyboard.press("0")
        assert page.is_visible("#stories")


def test_without_script_everything_stands_in_one_column(opens: Opens, mine: Path) -> None:
    page = opens(mine, java_script_enabled=False)
    for key in ALL:
        assert page.locator(f"section.screen#{key}").is_visible()
    assert page.locator("#c01").is_visible() and not page.locator(".find").first.is_visible()


def test_on_paper_all_screens_stand_and_no_tabs(opens: Opens, mine: Path) -> None:
    page = opens(mine, "matrix/c01")
    page.emulate_media(media="print")
    assert all(page.locator(f"section.screen#{key}").is_visible() for key in ALL)
    assert not page.locator(".tabs").is_visible() and not page.locator(PANE).is_visible()
    assert page.locator("tbody.single_source .m-row").first.is_visible(), "nothing stays folded"
