"""Which credits give a whole text to an agency."""

from __future__ import annotations

import json

import pytest

from newstemma.articles.clean import clean
from newstemma.engines.local import LocalEngine
from newstemma.lineage.wires import whole_credit
from newstemma.model.article import Article
from newstemma.readers.files import read_bytes
from newstemma.settings import Settings

BODY = """The ferry Alba sank in fog off Port Vale on Tuesday and eleven people drowned, the coast guard said. Divers found it at dusk.

The vessel left Harnmouth at dawn with 64 passengers on board and struck a sandbank near the lighthouse, said Mayor Ida Renn."""


def article_of(text: str, **fields: str) -> Article:
    settings = Settings()
    row = {"outlet": "Harbour Post", "title": "Ferry sinks", "published": "2031-10-08", "text": text, **fields}
    documents, _ = read_bytes("a.jsonl", json.dumps(row).encode(), settings.read)
    (article,), _ = clean(documents, settings.clean, settings.read, LocalEngine(1), None)
    return article


@pytest.mark.parametrize(
    ("text", "agency"),
    [
        (f"(Reuters) - {BODY}", "Reuters"),
        (f"PORT VALE (Reuters) - {BODY}", "Reuters"),
        (f"PORT VALE, Oct. 8 (Xinhua) -- {BODY}", "Xinhua"),
        (f"Port Vale, Oct 8 (EFE).- {BODY}", "EFE"),
        (f"By Reuters\n\n{BODY}", "Reuters"),
        (f"{BODY}\n\n(AP)", "AP"),
        (f"{BODY}\n\n— AFP", "AFP"),
        (f"{BODY} PTI", "PTI"),
        (f"{BODY} PTI ABC XY", "PTI"),
    ],
)
def test_an_opening_tag_or_a_name_alone_at_the_foot_gives_the_whole_text(text: str, agency: str) -> None:
    credit = whole_credit(article_of(text))
    assert credit is not None
    assert credit.name == agency


@pytest.mark.parametrize(
    "text",
    [
        f"{BODY}\n\nWith inputs from PTI",
        f"{BODY} (With inputs from PTI)",
        f"{BODY}\n\nNobody else was hurt, the mayor told AFP.",
        f"{BODY}\n\nThe union does not believe it. It has asked the AP.",
    ],
)
def test_help_and_mention_do_not(text: str) -> None:
    assert whole_credit(article_of(text)) is None


def test_a_name_at_the_foot_of_a_signed_text_gives_a_part_only() -> None:
    assert whole_credit(article_of(f"{BODY}\n\n(AP)", authors="Ann Example")) is None
