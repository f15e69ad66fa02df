"""Plain text and Markdown: one page, or, where a text plainly holds several articles, one page each.

Refuses to cut on a mere rule line: a dump says so by its counters and end marks, or every stretch opens like an article.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from newstemma.model.document import Document, Part
from newstemma.notices import Notice
from newstemma.settings import ReadSettings

#: A stretch with fewer words is a header, a footer or a caption, not an article.
MIN_WORDS = 80
_COUNTER = re.compile(
    r"^[ \t]*(?:document[ \t]+)?(\d{1,5})[ \t]+of[ \t]+(\d{1,5})(?:[ \t]+documents?)?[ \t]*\r?$", re.IGNORECASE | re.MULTILINE
)
_END = re.compile(r"^[ \t]*(?:End of Document|Document[ \t]+[A-Z]{4,12}\d{8}[A-Za-z0-9]{4,20})[ \t]*\r?$", re.MULTILINE)
_RULE = re.compile(r"^[ \t]*(?:={8,}|\*{8,}|#{8,})[ \t]*\r?$", re.MULTILINE)
_FIELD = re.compile(
    r"^[ \t]*(?:title|headline|date|published|byline|author|length|section|source|publication|copyright|dateline|url|load-date)[ \t]*:",
    re.IGNORECASE | re.MULTILINE,
)
_OPENING = re.compile(
    r"^[ \t]*(?:by[ \t]+\S|https?://|(?:published|updated|posted|source|date|author|byline)\b)|\b(?:19|20)\d\d\b|\b\d{1,2}:\d\d\b",
    re.IGNORECASE | re.MULTILINE,
)


def read_text(document: Document, settings: ReadSettings) -> tuple[Document, list[Notice]]:
    """The document with one plain part, or several; `document.text` is the decoded file and stays as it is."""
    text, notices = document.text, []
    end = min(len(text), settings.max_page_chars)
    if end < len(text):
        notices.append(over_length(document, end))
    stretches = [(0, end)] if document.media_type == "text/markdown" else cuts(text[:end])
    return replace(document, parts=tuple(Part(start, stop, "plain") for start, stop in stretches)), notices


def over_length(document: Document, kept: int) -> Notice:
    """Says that only the first characters of a page are read."""
    text = f"{document.name} has {len(document.text)} characters; only the first {kept} were read."
    return Notice("too_large", document.name, text)


def cuts(text: str) -> list[tuple[int, int]]:
    """Half-open stretches, together all of the text, one for each article that plainly begins in it."""
    for find in (_counters, _ends, _form_feeds, _rules):
        starts = find(text)
        if len(starts) > 1:
            return list(zip(starts, [*starts[1:], len(text)], strict=True))
    return [(0, len(text))]


def _enough(text: str, start: int, end: int) -> bool:
    """Whether a stretch holds as many words as an article, looking no further than prose of that many words reaches."""
    return len(text[start : min(end, start + MIN_WORDS * 100)].split()) >= MIN_WORDS


def _counters(text: str) -> list[int]:
    """Where "Document 1 of 12", "2 of 12 DOCUMENTS" … begin: all of one total, counting up."""
    found = list(_COUNTER.finditer(text))
    totals = {match[2] for match in found}
    numbers = [int(match[1]) for match in found]
    if len(found) < 2 or len(totals) != 1 or any(b != a + 1 for a, b in itertools.pairwise(numbers)):
        return []
    starts = [match.start() for match in found]
    if not all("document" in match[0].lower() for match in found) and not _all_long(text, starts):
        return []  # "2 of 5" also counts the pictures of a gallery
    if not _enough(text, 0, starts[0]):  # a cover line belongs to the first article
        starts[0] = 0
    return starts if starts[0] == 0 else [0, *starts]


def _ends(text: str) -> list[int]:
    """Where articles begin in a text whose articles each close with an end mark."""
    starts = [0]
    for match in _END.finditer(text):
        if _enough(text, starts[-1], match.start()) and _enough(text, match.end(), len(text)):
            starts.append(match.end())
    return starts


def _form_feeds(text: str) -> list[int]:
    """Where articles begin after form feeds: not every page of a printed text, only those that open with a header's fields."""
    heads: list[int] = []
    seen = 0
    for match in re.finditer("\f", text):
        if match.start() - seen < 2 * MIN_WORDS:
            continue
        seen = match.start()
        if len(_FIELD.findall(_first_lines(text, seen, 12))) >= 2:
            heads.append(seen)
    if not heads or len(_FIELD.findall(_first_lines(text, 0, 12))) < 2:
        return []
    return _all_long(text, [0, *heads])


def _rules(text: str) -> list[int]:
    """Where articles begin after rule lines: each stretch long enough, and opening with a headline and a date, byline or address."""
    starts = [0]
    for match in _RULE.finditer(text):
        if _enough(text, starts[-1], match.start()):
            starts.append(match.start())
    if len(starts) > 1 and not _enough(text, starts[-1], len(text)):
        starts.pop()
    return starts if all(_opens_like_an_article(text, start) for start in starts) else []


def _all_long(text: str, starts: list[int]) -> list[int]:
    """The starts, if what follows each of them is as long as an article; else none."""
    return starts if all(_enough(text, a, b) for a, b in zip(starts, [*starts[1:], len(text)], strict=True)) else []


def _first_lines(text: str, start: int, count: int) -> str:
    """The first lines of a stretch that hold more than space or a rule, at most 4,000 characters of them."""
    lines = (line.strip() for line in text[start : start + 4000].splitlines())
    return "\n".join([line for line in lines if line and not _RULE.match(line)][:count])


def _opens_like_an_article(text: str, start: int) -> bool:
    """A headline (3 to 25 words, no full stop), and a date, byline or address within the next five lines."""
    lines = _first_lines(text, start, 6).split("\n")
    headline = lines[0]
    if not 3 <= len(headline.split()) <= 25 or headline.endswith((".", ",", ";", ":")):
        return False
    return any(len(line) <= 160 and _OPENING.search(line) for line in lines[1:])
