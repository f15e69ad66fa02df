"""Everything we raise, as one tree.

NewstemmaError
├── UsageError            the caller asks for something that cannot be
│   ├── NoSuchPath        a path that is not there
│   ├── NoSuchName        no outlet or speaker of that name in the report
│   ├── NothingReadable   paths were given, and no article came out of any of them
│   ├── BadSettings       a setting is unknown or out of its range
│   ├── BadMeta           the metadata table lacks its `name` column or cannot be read
│   ├── BadField          a column is named in no way that can be read
│   ├── BadDate           a date argument is not an ISO day
│   ├── BadFormat         an unknown output format
│   ├── BadDraft          a draft that is no single text
│   ├── BadOutput         a file that cannot be written
│   ├── NeedsExtra        a format whose library is not installed
│   ├── BadReport         a saved report is damaged or of another schema
│   └── BadIndex          a saved index is damaged or of another layout
├── ModelError            the files of the small model cannot be used
│   ├── DamagedModel      one of them is missing, cut short or altered
│   └── OtherModel        they are of a format that this version does not read
└── SpanError             offsets that do not hold what they should: a mistake in a program, never in the data
    ├── SpanOutside       the offsets lie outside the text
    └── ForeignSpan       the span was cut from another text

Odd data is never raised; it travels as `newstemma.notices.Notice`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from difflib import get_close_matches


class NewstemmaError(Exception):
    """The root of all that we raise."""


class UsageError(NewstemmaError):
    """The caller asks for something that cannot be. The shell ends with code 2, or 3 for `NothingReadable`."""


class NoSuchPath(UsageError):
    """A path that is not there."""

    def __init__(self, path: str) -> None:
        """`path` as the caller gave it."""
        super().__init__(f"there is no file or folder {path!r}. Check the spelling, or give '-' to read from standard input.")


class NoSuchName(UsageError):
    """No outlet or speaker of that name in the report."""

    def __init__(self, what: str, name: str, known: Iterable[str]) -> None:
        """What was asked for ("outlet"), the name that was given, and all that there are; the nearest of them are told."""
        folded = {k.casefold(): k for k in sorted(known)}
        near = [folded[k] for k in get_close_matches(name.casefold(), folded, n=3, cutoff=0.5)]
        near += [k for k in folded.values() if name.casefold() in k.casefold() and k not in near][:3]
        more = f" and {len(folded) - 8} more" if len(folded) > 8 else ""
        tail = f"Did you mean {', '.join(near)}?" if near else f"There are: {', '.join([*folded.values()][:8]) or 'none'}{more}."
        super().__init__(f"no {what} {name!r} in this report. {tail}")


class NothingReadable(UsageError):
    """Paths were given, and no article came out of any of them."""

    def __init__(self, reasons: Sequence[tuple[str, str]]) -> None:
        """`reasons`: (name, why) of each input that was set aside."""
        self.reasons = tuple(reasons)
        shown = "".join(f"\n  {name}: {why}" for name, why in self.reasons[:10])
        more = f"\n  and {len(self.reasons) - 10} more" if len(self.reasons) > 10 else ""
        super().__init__(
            f"no article could be read from what was given.{shown}{more}\n"
            "Try 'newstemma articles PATH' to see what was found in a file and what was dropped."
        )


class BadSettings(UsageError):
    """A setting is unknown or out of its range."""

    def __init__(self, name: str, value: object, wanted: str) -> None:
        """The setting's name, the value that was given, and what would do."""
        super().__init__(f"setting {name} cannot be {value!r}: {wanted}. See newstemma.settings for every setting and its range.")


class BadMeta(UsageError):
    """The metadata table lacks its `name` column or cannot be read."""

    def __init__(self, path: str, why: str) -> None:
        """`path` of the table and what is wrong with it."""
        super().__init__(
            f"the metadata table {path!r} cannot be used: {why}. It is a CSV file with a header line; "
            "'name' (the file's name) is needed, outlet, url, published, title are optional."
        )


class BadField(UsageError):
    """A column is named in no way that can be read."""

    def __init__(self, value: str) -> None:
        """The words that were given."""
        super().__init__(f"--field cannot be {value!r}. Write COLUMN=NAME, for example --field story_text=text.")


class BadDate(UsageError):
    """A date argument is not an ISO day."""

    def __init__(self, value: str) -> None:
        """The words that were given."""
        super().__init__(f"{value!r} is not a date. Write it as YYYY-MM-DD, for example 2031-03-04.")


class BadFormat(UsageError):
    """An unknown output format, or one that is not made here."""

    def __init__(self, value: str, known: Sequence[str]) -> None:
        """The format that was asked for and those there are."""
        super().__init__(f"there is no format {value!r}. Choose one of: {', '.join(known)}.")


class BadDraft(UsageError):
    """A draft that is no single text."""

    def __init__(self, name: str, why: str) -> None:
        """What was given as the draft, and what is wrong with it: one clause."""
        super().__init__(f"{name!r} cannot be checked as a draft: {why}. Give one text, Markdown, Word or HTML file.")


class BadOutput(UsageError):
    """A file that cannot be written."""

    def __init__(self, path: str, why: str) -> None:
        """`path` as the caller gave it, and what the machine says of it."""
        super().__init__(f"{path!r} cannot be written: {why}. Name a file in a folder that is there.")


class NeedsExtra(UsageError):
    """A format whose library is not installed."""

    def __init__(self, extra: str, library: str) -> None:
        """The extra that brings the library, and the library."""
        super().__init__(f"this needs {library}, which is not installed. Install it with: pip install 'newstemma[{extra}]'.")


class BadReport(UsageError):
    """A saved report is damaged or of another schema."""

    def __init__(self, path: str, why: str) -> None:
        """`path` of the report and what is wrong with it."""
        super().__init__(f"{path!r} is not a report that can be read: {why}. Make it again with 'newstemma report … --format json'.")


class BadIndex(UsageError):
    """A saved index is damaged or of another layout."""

    def __init__(self, why: str) -> None:
        """`why`: what is wrong with it."""
        super().__init__(f"this file is not an index that can be read: {why}. Make it again from the articles.")


class ModelError(NewstemmaError):
    """The files of the small model cannot be used."""


class DamagedModel(ModelError):
    """A file of the small model is missing, cut short or altered."""

    def __init__(self, file: str, why: str) -> None:
        """Name of the file and what is wrong with it."""
        super().__init__(
            f"the small model cannot be used, its file {file!r} is damaged: {why}. "
            "Install newstemma anew: pip install --force-reinstall --no-deps newstemma."
        )


class OtherModel(ModelError):
    """The files of the small model are of a format that this version does not read."""

    def __init__(self, found: str, wanted: str) -> None:
        """The format of the files and the one that is read."""
        super().__init__(
            f"the files of the small model are of format {found}, this version reads format {wanted}: they belong to another version. "
            "Install newstemma anew: pip install --force-reinstall --no-deps newstemma."
        )


class SpanError(NewstemmaError):
    """Offsets that do not hold what they should: a mistake in a program, never in the data."""


class SpanOutside(SpanError):
    """The offsets lie outside the text."""

    def __init__(self, owner: str, start: int, end: int, length: int) -> None:
        """Id of the text, the offsets, and the text's length in code points."""
        super().__init__(
            f"{owner} holds {length} characters; {start} to {end} does not lie in it. Cut spans from offsets of the same text."
        )


class ForeignSpan(SpanError):
    """The span was cut from another text."""

    def __init__(self, owner: str, here: str, text: str) -> None:
        """Id of the span's text, id of the text it was read in, and its words."""
        super().__init__(f"the span {text[:40]!r} was cut from {owner} and does not stand in {here}. Read it with the article it names.")
