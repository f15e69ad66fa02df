"""Captures of a marked-up story: each article as a plain-text capture or as a page, with what stands around it on a site.

`python -m evals.marked_captures STORY.txt FOLDER` writes them, to be read by the program or by eye.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from datetime import datetime
from html import escape
from pathlib import Path

from evals.marked import marked_story
from evals.marked_nouns import MarkedArticle, MarkedStory


def write_captures(story: MarkedStory, folder: Path) -> list[Path]:
    """Each article's capture in a folder that is there: KEY.txt or KEY.html, UTF-8."""
    made = []
    for article in story.articles:
        path = folder / article.file
        path.write_text(page(article) if article.form == "html" else plain(article), encoding="utf-8")
        made.append(path)
    return made


def in_words(published: str) -> str:
    """An ISO day or time as a site shows it: 2 April 2031, 14:20."""
    when = datetime.fromisoformat(published)
    day = f"{when.day} {when:%B %Y}"
    return f"{day}, {when:%H:%M}" if "T" in published else day


def shown_date(article: MarkedArticle) -> str:
    """The line of a capture that says when."""
    return article.shown or f"Published {in_words(article.published)}"


def expected_date(article: MarkedArticle) -> str:
    """What a reader can establish: the head's date; its day where a plain-text capture shows no clock."""
    clock = re.search(r"\d[.:h]\d\d\b|\d ?[ap]\.?m\b|\b\d{4} (?:UTC|GMT)", shown_date(article))
    return article.published if article.form == "html" or clock else article.published[:10]


def _lines(rows: Iterable[str]) -> list[str]:
    """The pieces of furniture rows, one a line."""
    return [piece.strip() for row in rows for piece in row.split("|") if piece.strip()]


def plain(article: MarkedArticle) -> str:
    """The article as somebody would copy it from a screen."""
    above = _lines(article.masthead) or [article.outlet]
    head = [article.title, *([article.deck] if article.deck else [])]
    signed = [f"By {' and '.join(article.authors)}"] if article.authors else []
    below = _lines(article.foot) or [f"© {article.published[:4]} {article.outlet}. All rights reserved."]
    blocks = ["\n".join(above), *head, "\n".join([*signed, shown_date(article)]), *article.body.split("\n\n"), "\n".join(below)]
    return "\n\n".join(blocks) + "\n"


def page(article: MarkedArticle) -> str:
    """The article as a page with meta tags, navigation and a foot."""
    outlet, title = escape(article.outlet), escape(article.title, quote=False)
    nav = "".join(f'<a href="/{n}">{escape(piece)}</a>' for n, piece in enumerate(_lines(article.masthead)[1:]))
    below = _lines(article.foot) or [f"© {article.published[:4]} {article.outlet}"]
    rows = [
        '<!DOCTYPE html>\n<html lang="en"><head><meta charset="utf-8">',
        f"<title>{title} | {outlet}</title>",
        f'<meta property="og:site_name" content="{outlet}"><meta property="og:type" content="article">',
        f'<meta property="article:published_time" content="{article.published}">',
        f'</head><body><header><a class="logo" href="/">{outlet}</a><nav>{nav}</nav></header>',
        f"<main><article><h1>{title}</h1>",
        f'<p class="standfirst">{escape(article.deck, quote=False)}</p>' if article.deck else "",
        f'<p class="byline">By {escape(" and ".join(article.authors))}</p>' if article.authors else "",
        f'<p class="date"><time datetime="{article.published}">{escape(shown_date(article))}</time></p>',
        *(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in article.body.split("\n\n")),
        "</article></main><footer>",
        *(f"<p>{escape(piece)}</p>" for piece in below),
        "</footer></body></html>",
    ]
    return "\n".join(row for row in rows if row) + "\n"


def main() -> None:
    """Write one story's captures."""
    if len(sys.argv) != 3:
        sys.exit("usage: python -m evals.marked_captures STORY.txt FOLDER")
    folder = Path(sys.argv[2])
    folder.mkdir(parents=True, exist_ok=True)
    for path in write_captures(marked_story(Path(sys.argv[1])), folder):
        print(path)


if __name__ == "__main__":
    main()
