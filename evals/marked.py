r"""Marked-up stories: `marked_story(path)` reads one. Strict: whatever has no meaning is a `MarkedError` that names file and line.

One UTF-8 text file a story. Lines that begin with # before the first == are comments.

    # what the story is about, in a line
    tuned: yes                       yes: it was looked at while building; no: it never was
    == harbour-post | Harbour Post | 2031-04-02T14:20+05:30 | txt
    Title: …
    Deck: …                          optional
    By: Name, Name                   optional; an agency may stand here
    Dateline: CITY (AP) —            optional; put in front of the first paragraph
    Masthead: … | Nav | Nav          optional; lines above the title; may repeat
    Foot: … | …                      optional; lines below the body: other headlines, copyright; may repeat
    Published: Updated 2 April 2031  optional: how the capture words its date; without it "Published " and the date and time of the head.
                                     In a txt capture a wording without a clock gives a day, and a day is then expected.

    Body paragraphs, one a line, blank lines between them or not, with marks in the text:
    The ferry went down with [c3 d1a|eleven people] on board, [c4|police said].

    == origins
    wire (Reuters): a1, a2           label (agency, or nothing): keys; each article stands in one line
    elsewhere: a9                    optional: articles on another happening, which must stay apart
    == claims
    c3 | how many died | 2           id | what it says | how many independent origins say it
    == differences
    d1 | number | conflict | must | eleven died in one, twelve in the other | resolved: 12
      d1a, d1c / d1b                 the sides, each a list of marks; a mark may stand at several places
    == false
    f1 | number | 1.2 million and 1,200,000 are one figure
      f1a / f1b
    == events
    e1 | 2031-04-01 | the ferry left Port Ebele
      e1a                            marks of the words that date it, optional

Kinds and grades are the contract's, several with commas; level is must or should; `resolved` may be left out. Marks stand in Title, Deck,
Dateline and body; ids are c, d, e or f, a number, and perhaps a letter; marks do not nest and cross no sentence end; a literal [ is \[.
A key is small letters, digits and hyphens; the head's date is an ISO day, or a day and time, with or without a zone.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import date, datetime
from pathlib import Path

from evals.marked_lists import Line, claim, difference, event, friend, listed, meet, origins
from evals.marked_nouns import BadHead, MarkedArticle, MarkedError, MarkedStory, Twice
from evals.marked_text import marked_body, marked_text

_HEAD = re.compile(r"== *([a-z0-9-]+) *\| *([^|]+?) *\| *(\S+) *\| *(txt|html) *")
_LISTS = ("origins", "claims", "differences", "false", "events")
_ONCE = ("Title", "Deck", "By", "Dateline", "Published")
_OFTEN = ("Masthead", "Foot")


def marked_story(path: Path) -> MarkedStory:
    """The story of one file. Raises MarkedError, and OSError where the file cannot be read."""
    sections = _sections(path)
    (_, _, preface), *rest = sections
    about, tuned = _preface(path, preface)
    articles = tuple(_article(path, line, head, body) for line, head, body in rest if head[2:].strip() not in _LISTS)
    if not articles:
        raise BadHead(path, 1, "no article")
    lists: dict[str, list[Line]] = {}
    for line, head, body in rest:
        if (name := head[2:].strip()) in _LISTS:
            if name in lists:
                raise Twice(path, line, f"a second list of {name}")
            lists[name] = body
    roots, elsewhere = origins(path, lists.get("origins", []), articles)
    story = MarkedStory(
        path=path, about=about, tuned=tuned, articles=articles, origins=roots, elsewhere=elsewhere,
        claims=listed(path, lists.get("claims", []), claim),
        differences=listed(path, lists.get("differences", []), difference),
        friends=listed(path, lists.get("false", []), friend),
        events=listed(path, lists.get("events", []), event),
    )  # fmt: skip
    meet(story, lists)
    return story


def marked_stories(folder: Path) -> list[MarkedStory]:
    """All stories of a folder, by name."""
    return [marked_story(path) for path in sorted(folder.glob("*.txt"))]


def _sections(path: Path) -> list[tuple[int, str, list[Line]]]:
    """(line, heading, its numbered lines); the first is what stands before any heading."""
    found: list[tuple[int, str, list[Line]]] = [(1, "", [])]
    for number, line in enumerate(_text(path).splitlines(), 1):
        if line.startswith("=="):
            found.append((number, line, []))
        else:
            found[-1][2].append((number, line))
    return found


def _text(path: Path) -> str:
    """What the file says. Raises BadHead where it is not UTF-8."""
    raw = path.read_bytes()
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadHead(path, raw.count(b"\n", 0, error.start) + 1, "not UTF-8") from None


def _preface(path: Path, lines: Iterable[Line]) -> tuple[str, bool]:
    """What the story is about, and whether it was tuned on."""
    about, tuned = "", None
    for number, line in lines:
        if line.startswith("#"):
            about = about or line[1:].strip()
        elif match := re.fullmatch(r"tuned: *(yes|no) *(?:\(.*\))?", line):
            tuned = match[1] == "yes"
        elif line.strip():
            raise BadHead(path, number, "before the first == only comments and 'tuned: yes' or 'tuned: no'")
    if tuned is None:
        raise BadHead(path, 1, "no line 'tuned: yes' or 'tuned: no'")
    return about, tuned


def _article(path: Path, number: int, head: str, lines: list[Line]) -> MarkedArticle:
    """One article from its heading and its lines."""
    match = _HEAD.fullmatch(head)
    if match is None:
        raise BadHead(path, number, f"neither '== key | outlet | time | txt or html' nor a list ({', '.join(_LISTS)}): {head!r}")
    key, outlet, published, form = match.groups()
    _check_time(path, number, published)
    fields, often, body = _fields(path, lines)
    if "Title" not in fields:
        raise BadHead(path, number, f"{key} has no Title")
    title, marks = marked_text(path, *fields["Title"], "title")
    deck, more = marked_text(path, *fields["Deck"], "deck") if "Deck" in fields else (None, [])
    text, rest = marked_body(path, fields.get("Dateline"), body)
    if not text:
        raise BadHead(path, number, f"{key} has no body")
    return MarkedArticle(
        key=key, outlet=outlet, published=published, form=form, title=title, deck=deck, body=text, line=number,
        authors=tuple(name.strip() for name in fields.get("By", (0, ""))[1].split(",") if name.strip()),
        masthead=tuple(often["Masthead"]), foot=tuple(often["Foot"]), marks=(*marks, *more, *rest),
        shown=fields["Published"][1] if "Published" in fields else None,
    )  # fmt: skip


def _check_time(path: Path, number: int, published: str) -> None:
    """Raises BadHead unless it is an ISO day, or a day with hours and minutes."""
    try:
        datetime.fromisoformat(published) if "T" in published else date.fromisoformat(published)
    except ValueError:
        raise BadHead(path, number, f"no ISO 8601 day or time: {published!r}") from None


def _fields(path: Path, lines: list[Line]) -> tuple[dict[str, Line], dict[str, list[str]], list[Line]]:
    """The named lines of an article's head, those that may repeat, and what follows the first blank line."""
    once: dict[str, Line] = {}
    often: dict[str, list[str]] = {name: [] for name in _OFTEN}
    for at, (number, line) in enumerate(lines):
        if not line.strip():
            return once, often, lines[at + 1 :]
        name, colon, value = line.partition(":")
        if not colon or name not in (*_ONCE, *_OFTEN) or not value.strip():
            raise BadHead(path, number, f"not one of {', '.join((*_ONCE, *_OFTEN))} with a colon and words: {line!r}")
        if name in once:
            raise Twice(path, number, f"a second {name}")
        if name in often:
            often[name].append(value.strip())
        else:
            once[name] = (number, value.strip())
    return once, often, []


def main() -> None:
    """Say what each given file holds, or what is wrong with it; exit 1 where one is wrong."""
    wrong = False
    for name in sys.argv[1:]:
        try:
            story = marked_story(Path(name))
        except MarkedError as error:
            wrong = True
            print(error)
        else:
            counts = f"{len(story.articles)} articles, {len(story.claims)} claims, {len(story.differences)} differences"
            print(f"{name}: {counts}, {len(story.friends)} false, {len(story.events)} events")
    sys.exit(wrong)


if __name__ == "__main__":
    main()
