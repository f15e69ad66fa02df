"""A group of articles as a story: its name and id, its span of time, what holds it together."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

from newstemma.model.article import Article
from newstemma.model.story import Join, Story
from newstemma.stories.headline import headline


def story_of(
    heads: Sequence[Article], reprints: Sequence[Article], within: Mapping[str, str], joins: Sequence[Join], apart: Sequence[Join]
) -> Story:
    """The story of these texts and of the reprints of them. within: the text that each reprint stands in."""
    group = [*heads, *reprints]
    ids = tuple(sorted(a.id for a in group))
    key = hashlib.sha256("|".join(ids).encode()).hexdigest()[:12]
    dated = sorted((a.published for a in group if a.published is not None and a.published.value), key=lambda w: w.value or "")
    stands = [Join(tuple(sorted((a.id, within[a.id]))), "shared text", "the one stands in the other") for a in reprints]
    starts, ends = (dated[0], dated[-1]) if dated else (None, None)
    return Story(f"st-{key}", headline(heads), ids, starts, ends, (*joins, *stands), tuple(apart))


def in_order(stories: Sequence[Story]) -> list[Story]:
    """Largest first, then by date, those without one last."""
    return sorted(stories, key=lambda s: (-len(s.articles), s.starts.value or "9" if s.starts is not None else "9", s.id))
