"""Something odd about the data, as a value."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.model.text import At


@dataclass(frozen=True, slots=True)
class Notice:
    """Something odd about the data.

    kind   one of KINDS
    about  the id of an article, document or story, the name of a file or encoder, or the characters themselves
    text   one sentence
    """

    kind: str
    about: str | At
    text: str

    def __post_init__(self) -> None:
        """Hold the kind to the list: an unlisted kind is a mistake of ours and must not reach a user."""
        if self.kind not in KINDS:
            raise ValueError(f"notice kind {self.kind!r} is not listed in newstemma.model.notice.KINDS")


#: Every kind of notice, and when it is given.
KINDS: dict[str, str] = {
    "unreadable": "a file or record could not be read, or is of a type that is not read; its reason is given",
    "too_large": "a file, archive or page went over a size limit; what lay within the limit was kept, or nothing where none could be",
    "duplicate_file": "two names hold the same bytes; they are one document",
    "bad_record": "a record of a table, mailbox or feed was left out; the others are there",
    "encoding": "the characters could not be decoded with certainty; the encoding that was taken is named",
    "no_article": "a page holds no article text",
    "undated": "no date of publication could be established",
    "date_refused": "a date on the page was not taken: it lies in the future, or is the day on which the page was shown",
    "date_doubt": "the page gives more than one date of publication, or an ambiguous one; the one that was taken is named",
    "zone_unclear": "a time zone abbreviation stands for more than one zone and nothing on the page decides",
    "no_outlet": "the outlet is not stated; the article is shown by its file name",
    "language": "the text is in a language that some stages do not read; they are named",
    "open_quotation": "a quotation is opened and never closed",
    "unused_meta": "a row of the metadata table names no file that was read",
    "no_model": "the small model that reads names, statements and clauses is not there; rules read them, and find less",
    "changed_file": "a file on disk no longer has the bytes that a saved report was made from",
}
