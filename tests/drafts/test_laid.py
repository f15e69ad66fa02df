"""What of a draft's file is its text, and what of that is a heading."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

import newstemma
from newstemma.drafts.laid import laid
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

EXAMPLES = Path(__file__).parents[2] / "examples"


def read(words: str, name: str) -> list[tuple[str, bool]]:
    """(words, whether a heading) of each paragraph."""
    found = laid(read_bytes(name, words.encode(), ReadSettings())[0][0], None)
    return [(found.article.text[p.start : p.end], n in found.headings) for n, p in enumerate(found.article.paragraphs)]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            "# One **head** #\n\nText with [a link](http://x.example/y) and `code`.",
            [("One head", True), ("Text with a link and code.", False)],
        ),
        ("Head\n====\n\n> Quoted *words*.", [("Head", True), ("Quoted words.", False)]),
        ("---\ntitle: x\n---\n\nA sentence.\n\n```\ncode\n```\n<!-- note -->\n", [("A sentence.", False)]),
        ("- one thing is so\n- another is not\n", [("one thing is so", False), ("another is not", False)]),
        ("It sank.[^1] ![A ship](x.png)\n", [("It sank.", False)]),
        ("Hard wrapped lines\nof one paragraph.\n", [("Hard wrapped lines of one paragraph.", False)]),
        ("2 * 3 * 4 is snake_case_here.", [("2 * 3 * 4 is snake_case_here.", False)]),
        ("Before <script>alert(1)</script>it <b>sank</b>.", [("Before it sank.", False)]),
    ],
)
def test_markdown_loses_its_marks_and_keeps_its_words(words: str, told: list[tuple[str, bool]]) -> None:
    assert read(words, "draft.md") == told


def test_a_page_is_read_block_by_block_and_its_scripts_are_not() -> None:
    page = (
        "<!doctype html><html><head><title>No</title><style>p{}</style></head><body><h1>A <em>head</em></h1><p>One <b>two</b>.<!-- c --> "
        "Three.</p><script>alert('no')</script><ul><li>Four is here.<li>Five is here.</ul>Loose words.</body></html>"
    )
    assert read(page, "draft.html") == [
        ("A head", True),
        ("One two. Three.", False),
        ("Four is here.", False),
        ("Five is here.", False),
        ("Loose words.", False),
    ]


def test_plain_text_without_blank_lines_is_cut_at_its_lines() -> None:
    assert read("A short head\nThe first sentence is here.\nThe second one is here.", "draft.txt") == [
        ("A short head", True),
        ("The first sentence is here.", False),
        ("The second one is here.", False),
    ]


def test_a_word_file_is_a_draft_too(tmp_path: Path) -> None:
    draft = shutil.copy(EXAMPLES / "verdict" / "cane-and-mill.docx", tmp_path / "draft.docx")
    found = newstemma.check(draft, newstemma.analyse(newstemma.read(EXAMPLES / "verdict")))
    assert {s.verdict for s in found.sentences} & {"supported", "single_source", "differs"}
    assert any(s.verdict == "nothing" for s in found.sentences)
