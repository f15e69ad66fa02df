"""The ground of a story of invented texts of one day, each by an outlet of its own, as the comparison sees it."""

from __future__ import annotations

import json
from unittest.mock import patch

import newstemma
import newstemma.claims.compare as compared
from newstemma.claims.ground import Ground
from newstemma.ports import Encoder
from newstemma.readers.files import read_bytes
from newstemma.settings import ReadSettings

_OUTLETS = ("Meridian Herald", "Vale Courier", "Isle Post", "Bay Mirror")


def ground_of(
    *texts: str, title: str = "Growers of Harn vote on the price of apples", day: str = "2031-03-04", encoder: Encoder | None = None
) -> Ground:
    """The ground of the story with most articles. encoder: None is the one that ships."""
    kept: list[Ground] = []
    make = compared.grounds

    def keep(*parts: object) -> list[Ground]:
        kept.extend(make(*parts))  # type: ignore[arg-type]
        return kept

    rows = [
        {"title": title, "outlet": o, "published": day, "text": f"{t}\n\nThe hall was full."} for o, t in zip(_OUTLETS, texts, strict=False)
    ]
    documents, notices = read_bytes("paper.jsonl", "\n".join(map(json.dumps, rows)).encode(), ReadSettings())
    with patch.object(compared, "grounds", keep):
        newstemma.analyse(newstemma.Pile(documents, notices), encoder=encoder, processes=1)
    return max(kept, key=lambda g: len(g.articles))
