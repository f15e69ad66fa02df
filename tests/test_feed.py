"""A pile that grows, from documents to stories."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import newstemma
from newstemma.stories import index as rooms
from tests.stories.test_index import pile

BLAST = (
    "Explosion tears through fuel depot in Karrow",
    (
        "An explosion tore through the Brandt fuel depot in Karrow early on Tuesday, killing nine workers, fire chief Odd Lissen said. "
        "The director of the Brandt depot, Sven Haldor, came from Karrow at noon."
    ),
)
ARREST = (
    "Brandt depot director arrested over Karrow blast",
    (
        "Police arrested the director of the Brandt fuel depot, Sven Haldor, a week after the explosion that killed nine people in Karrow. "
        "Prosecutor Lena Moss said a valve in the Karrow depot had been broken on 4 March."
    ),
)


@pytest.fixture
def large(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pile of some articles counts as one that is not weighed anew each time."""
    monkeypatch.setattr(rooms, "_SMALL", 5)


def rows(*texts: tuple[str, str, str, str]) -> str:
    """JSON lines of outlet, day, title, text."""
    return "\n".join(json.dumps(dict(zip(("outlet", "date", "title", "text"), row, strict=True))) for row in texts)


def read(folder: Path, name: str, *texts: tuple[str, str, str, str]) -> newstemma.Pile:
    path = folder / f"{name}.jsonl"
    path.write_text(rows(*texts), encoding="utf-8")
    return newstemma.read(path)


def papers(happenings: int) -> list[tuple[str, str, str, str]]:
    """Three articles on each of so many happenings."""
    return [(f"Paper {n}", str(a.published.value), str(a.title), a.text) for n, a in enumerate(pile(happenings)) if a.published]


def test_all_at_once_gives_the_stories_of_a_report(tmp_path: Path) -> None:
    some = papers(6)
    read_at_once = read(tmp_path, "all", *some, ("Vale Courier", "2031-03-01", *some[0][2:]))
    feed = newstemma.Feed()
    changed = feed.add(read_at_once)
    found = newstemma.analyse(read_at_once, until="lineage").stories
    assert [(s.id, list(s.articles)) for s in feed.stories()] == [(s["id"], s["articles"]) for s in found]
    assert changed == feed.stories()
    assert len(feed) == 19
    assert feed.unsettled == 0


@pytest.mark.usefixtures("large")
def test_what_comes_later_reaches_its_story_and_only_that_changes(tmp_path: Path) -> None:
    some = papers(20)
    feed = newstemma.Feed()
    feed.add(read(tmp_path, "monday", *some))
    changed = feed.add(read(tmp_path, "tuesday", ("Vale Courier", "2031-03-01", *some[0][2:])))
    assert feed.unsettled == 1
    assert len(changed) == 1
    assert {a.outlet for a in feed.articles(changed[0])} >= {"Paper 0", "Paper 1", "Paper 2", "Vale Courier"}
    assert {d.name.split("#")[0].rsplit("/")[-1] for d in feed.documents(changed[0])} == {"monday.jsonl", "tuesday.jsonl"}
    feed.settle()
    assert feed.unsettled == 0
    assert changed[0].articles in {s.articles for s in feed.stories()}


@pytest.mark.usefixtures("large")
def test_a_later_story_says_which_one_it_goes_on_from(tmp_path: Path) -> None:
    feed = newstemma.Feed()
    feed.add(read(tmp_path, "first", ("Herald", "2031-03-04", *BLAST), *papers(20)))
    changed = feed.add(read(tmp_path, "later", ("Courier", "2031-05-28", *ARREST)))
    assert len(changed) == 1
    first = next(s for s in feed.stories() if s.headline == BLAST[0])
    assert [c.story for c in changed[0].continues] == [first.id]
    assert changed[0] in feed.stories()


def test_a_document_that_is_there_is_left_and_one_without_an_article_leaves_a_notice(tmp_path: Path) -> None:
    pile = read(tmp_path, "some", *papers(1))
    feed = newstemma.Feed()
    feed.add(pile)
    assert feed.add(pile) == []
    (tmp_path / "empty.txt").write_bytes(b"\x00\x01\x02")
    assert feed.add(newstemma.read(tmp_path / "empty.txt")) == []
    assert len(feed) == 3
    assert any("empty.txt" in n.text for n in feed.notices)


def test_a_feed_of_nothing_has_no_stories() -> None:
    assert newstemma.Feed().stories() == []
    assert newstemma.Feed().add([]) == []
