"""What kind of piece an article says it is, where that bears on what may be asked of it: a comment, a live page.

Reads the section and the tag before or behind the title, as mastheads print them; refuses to judge the text.
"""

from __future__ import annotations

import re

_COMMENT = (
    r"opinions?|op-?ed|editorials?|comment(?:ary)?|columns?|columnists?|letters?|leaders?|viewpoints?|perspectives?|our view|essay|review"
)
_LIVE = r"live(?:[ -]?(?:blog|updates?|ticker|coverage|news))?|as it happened|minute by minute|latest updates"
_SECTION = re.compile(rf"(?:{_COMMENT})(?:\b.*)?", re.IGNORECASE)
_LIVE_SECTION = re.compile(rf"(?:{_LIVE})", re.IGNORECASE)
_COMMENT_TITLE = re.compile(rf"\s*[\[(]?(?:{_COMMENT})[\])]?\s*[:|–—-]|.*[:|–—(\[-]\s*(?:{_COMMENT})\s*[)\]]?\s*$", re.IGNORECASE)
_LIVE_TITLE = re.compile(rf"\s*[\[(]?(?:{_LIVE})[\])]?\s*[:|–—-]|.*[:|–—(\[-]\s*(?:{_LIVE})\s*[)\]]?\s*$", re.IGNORECASE)


def is_comment(title: str | None, section: str | None) -> bool:
    """Whether it is set out as opinion: an editorial, a column, a letter, a review."""
    return _SECTION.fullmatch((section or "").strip()) is not None or _COMMENT_TITLE.match(title or "") is not None


def is_live(title: str | None, section: str | None) -> bool:
    """Whether it is set out as a page that is written as things happen."""
    return _LIVE_SECTION.fullmatch((section or "").strip()) is not None or _LIVE_TITLE.match(title or "") is not None
