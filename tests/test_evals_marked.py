"""Marked-up stories are read strictly: what has no meaning is named with its line, and marks keep their words through text and capture."""

from __future__ import annotations

from pathlib import Path

import pytest

from evals.invented import STORIES
from evals.marked import marked_stories, marked_story
from evals.marked_captures import expected_date, write_captures
from evals.marked_nouns import BadHead, BadLine, BadMark, MarkedError, MarkedStory, NoSuchMark, Twice, UnusedMark

FERRY = """# a ferry goes down
tuned: yes

== post | Harbour Post | 2031-04-01T14:20+05:30 | txt
Title: [d2a|Dozens] lost off Port Ebele
Dateline: PORT EBELE (AP) —
Masthead: HARBOUR POST | News | Sport

The ferry went down with [c1 d1a d2b|eleven people] on board.
It sailed on [e1a|Tuesday] \\[from Ebele\\].

== gazette | Ebele Gazette | 2031-04-02 | html
Title: What the divers found

[c1 d1b f1a|Twelve] had boarded, Mr. Lorne said.

== origins
wire (AP): post
gazette: gazette
== claims
c1 | how many were on board | 2
== differences
d1 | number | conflict | must | eleven or twelve on board | resolved: 12
  d1a / d1b
d2 | number | internal,conflict | should | dozens above, eleven below
  d2a / d2b
== false
f1 | number | twelve is a dozen
  f1a
== events
e1 | 2031-04-01 | the ferry sailed
  e1a
"""


def written(folder: Path, text: str) -> MarkedStory:
    """The story of a text."""
    path = folder / "ferry.txt"
    path.write_text(text, encoding="utf-8")
    return marked_story(path)


def test_marks_come_out_of_the_text_and_keep_their_words(tmp_path: Path) -> None:
    story = written(tmp_path, FERRY)
    post = story.articles[0]
    assert post.body == "PORT EBELE (AP) — The ferry went down with eleven people on board.\n\nIt sailed on Tuesday [from Ebele]."
    assert story.tuned
    assert all(a.told[slice(*a.span(m))] == m.text for a in story.articles for m in a.marks)
    assert [(a.key, m.text) for a, m in story.marks("c1")] == [("post", "eleven people"), ("gazette", "Twelve")]
    assert [m.part for m in post.marks if m.id == "d2a"] == ["title"]


def test_the_lists_say_what_is_expected(tmp_path: Path) -> None:
    story = written(tmp_path, FERRY)
    ferry = story.differences[0]
    assert (ferry.sides, ferry.resolved, ferry.level) == ((("d1a",), ("d1b",)), "12", "must")
    assert story.differences[1].grades == {"internal", "conflict"}
    assert [(o.label, o.agency, o.articles) for o in story.origins] == [("wire", "AP", ("post",)), ("gazette", None, ("gazette",))]
    assert story.events[0].marks == ("e1a",)


@pytest.mark.parametrize(
    ("old", "new", "error", "line"),
    [
        ("tuned: yes", "", BadHead, 1),
        ("tuned: yes", "tuned: perhaps", BadHead, 2),
        ("2031-04-01T14:20+05:30", "1 April", BadHead, 4),
        ("Title: What the divers found", "Titel: What the divers found", BadHead, 13),
        ("[e1a|Tuesday]", "[e1a|Tuesday", BadMark, 10),
        ("[e1a|Tuesday]", "[the day|Tuesday]", BadMark, 10),
        ("[c1 d1b f1a|Twelve] had boarded, Mr. Lorne said.", "[c1 d1b f1a|Twelve boarded. Nobody] saw.", BadMark, 15),
        ("[e1a|Tuesday]", "[c7|Tuesday]", NoSuchMark, 31),
        ("[e1a|Tuesday]", "[e1a c7|Tuesday]", UnusedMark, 10),
        ("  f1a", "  f1a / f1b", NoSuchMark, 28),
        ("gazette: gazette", "gazette: gazete", NoSuchMark, 19),
        ("gazette: gazette", "", UnusedMark, 12),
        ("gazette: gazette", "gazette: gazette, post", Twice, 19),
        ("on board | 2", "on board | 3", BadLine, 21),
        ("d2 | number", "d2 | numbers", BadLine, 25),
        ("d2 | number", "d1 | number", Twice, 23),
        ("| should |", "| could |", BadLine, 25),
        ("resolved: 12", "12", BadLine, 23),
        ("  d1a / d1b\n", "", BadLine, 23),
        ("e1 | 2031-04-01", "e1 | 1 April", BadLine, 31),
    ],
)
def test_what_has_no_meaning_is_named_with_its_line(tmp_path: Path, old: str, new: str, error: type[MarkedError], line: int) -> None:
    with pytest.raises(error) as raised:
        written(tmp_path, FERRY.replace(old, new, 1))
    assert raised.value.line == line
    assert f"ferry.txt:{line}: " in str(raised.value)


def test_a_file_without_articles_or_in_another_encoding_is_no_story(tmp_path: Path) -> None:
    with pytest.raises(BadHead, match="no article"):
        written(tmp_path, "tuned: yes\n")
    path = tmp_path / "latin.txt"
    path.write_bytes("tuned: yes\n# é".encode("latin-1"))
    with pytest.raises(BadHead, match=r"latin\.txt:2: not UTF-8"):
        marked_story(path)


def test_a_capture_holds_the_article_and_what_stands_around_it(tmp_path: Path) -> None:
    story = written(tmp_path, FERRY)
    post, gazette = (path.read_text(encoding="utf-8") for path in write_captures(story, tmp_path))
    assert post.startswith(
        "HARBOUR POST\nNews\nSport\n\nDozens lost off Port Ebele\n\nPublished 1 April 2031, 14:20\n\nPORT EBELE (AP) — The ferry"
    )
    assert '<meta property="article:published_time" content="2031-04-02">' in gazette
    assert "<p>Twelve had boarded, Mr. Lorne said.</p>" in gazette


def test_a_capture_without_a_clock_gives_a_day(tmp_path: Path) -> None:
    head = "Masthead: HARBOUR POST | News | Sport"
    plain = written(tmp_path, FERRY.replace(head, "Published: Tuesday, April 1, 2031")).articles[0]
    clock = written(tmp_path, FERRY.replace(head, "Published: April 1, 2031, 2.20 pm")).articles[0]
    assert (expected_date(plain), expected_date(clock)) == ("2031-04-01", "2031-04-01T14:20+05:30")


def test_every_marked_story_of_the_repository_can_be_read() -> None:
    stories = marked_stories(STORIES)
    assert stories
    assert all(story.claims and story.differences and story.friends for story in stories)
    assert {story.tuned for story in stories} == {True, False}
