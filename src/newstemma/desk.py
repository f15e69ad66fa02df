"""The Python API: read, analyse, load, and the `Report` that the shell and the screens are faces of."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, Literal, overload

from newstemma import encoders
from newstemma.engines.local import LocalEngine
from newstemma.errors import BadDate, BadDraft, BadFormat, BadOutput, BadSettings, ModelError, NothingReadable, UsageError
from newstemma.model.document import Document
from newstemma.model.notice import Notice
from newstemma.model.report import Report as Found
from newstemma.ports import Encoder, Engine
from newstemma.readers.files import gather
from newstemma.readers.meta import apply_meta, read_meta
from newstemma.readers.saved import load_object
from newstemma.settings import Settings
from newstemma.version import __version__

if TYPE_CHECKING:
    from newstemma.report.checked import DraftCheck
    from newstemma.report.claims import Claims, Figures
    from newstemma.report.conflicts import Conflicts
    from newstemma.report.explain import Explained
    from newstemma.report.gaps import Gaps
    from newstemma.report.lineage import Lineage
    from newstemma.report.quotes import Quotes
    from newstemma.report.stories import Stories
    from newstemma.report.traced import Traced
    from newstemma.report.without import Without

FORMATS = ("text", "json", "html", "md")
_MANY = 200  # documents: from here on a second process pays for its start


class Pile(Sequence[Document]):
    """The documents that were read, in order of their names, and what was odd while reading them."""

    def __init__(self, documents: Sequence[Document], notices: Sequence[Notice] = ()) -> None:
        """Documents and notices as `read` makes them."""
        self._documents = tuple(documents)
        self.notices = tuple(notices)

    @overload
    def __getitem__(self, index: int) -> Document: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Document]: ...
    def __getitem__(self, index: int | slice) -> Document | Sequence[Document]:
        """One document, or some."""
        return self._documents[index]

    def __len__(self) -> int:
        """How many documents, those set aside counted too."""
        return len(self._documents)

    def __repr__(self) -> str:
        """What it holds, in a line."""
        aside = sum(d.skipped is not None for d in self._documents)
        return f"<{len(self)} documents, {aside} set aside>"


def read(
    paths: str | Path | Sequence[str | Path],
    *,
    meta: str | Path | None = None,
    fields: Mapping[str, str] | None = None,
    settings: Settings | None = None,
    stdin: BinaryIO | None = None,
    on_file: Callable[[str], None] | None = None,
) -> Pile:
    """The documents at a path or several: files, folders, zip archives, "-" for standard input.

    meta     a CSV file (name, outlet, url, published, title): what it states wins over what is found
    fields   for tables: column to our name for it ("text", "title", "outlet", …)
    Raises   NoSuchPath, BadMeta
    Opens no network connection.
    """
    chosen = settings or Settings()
    given = [paths] if isinstance(paths, str | Path) else list(paths)
    documents, notices = gather(given, chosen.read, stdin=stdin, on_file=on_file, fields=fields)
    if meta is not None:
        table, stated, odd = read_meta(meta, chosen.read)
        documents, unused = apply_meta(documents, stated)
        documents, notices = [*documents, table], [*notices, *odd, *unused]
    return Pile(documents, notices)


def analyse(
    documents: Pile | Sequence[Document],
    *,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    engine: Engine | None = None,
    as_of: str | None = None,
    clock: str | None = None,
    processes: int | None = None,
    until: Literal["lineage"] | None = None,
    on_stage: Callable[[str], None] | None = None,
) -> Report:
    """The report on a pile of documents. The same documents and settings give the same report, in whatever order they come.

    until      "lineage": who took text from whom and how many sources that leaves, nothing after it; None: all
    as_of      ISO day for which the report is made; a later publication date is refused
    clock      ISO day of today, which refuses dates as `as_of` does and is not printed; None: nothing is refused for being late
    encoder    who reads the paragraphs; None: the small model, or rules, with a notice, where it is not installed
    processes  how many to clean with, and how many paragraphs to read at once; None: one to clean a few documents, else all cores
    Raises     NothingReadable: no article came out; BadDate: as_of or clock is no ISO day; ModelError: the model's files are damaged;
               BadSettings: `until` is something else
    """
    for day in (as_of, clock):
        _check_day(day)
    if until not in (None, "lineage"):
        raise BadSettings("until", until, "'lineage' or None")
    from newstemma import pipeline  # here, since numpy comes with it: whoever only reads files does not wait for it

    walk = pipeline.lineage if until == "lineage" else pipeline.analyse
    pile = list(documents)
    notices = list(documents.notices) if isinstance(documents, Pile) else []
    worker = engine or LocalEngine(processes if processes is not None else _processes(len(pile)))
    reader = encoder or encoders.default(threads=processes)
    if encoder is None:
        notices += _unread_by_model(reader)

    def run(chosen: Sequence[Document], odd: Sequence[Notice]) -> Found:
        return walk(
            chosen,
            settings=settings or Settings(),
            encoder=reader,
            engine=worker,
            version=__version__,
            as_of=as_of,
            clock=clock,
            notices=odd,
            on_stage=on_stage or (lambda stage: None),
        )

    try:
        found = run(pile, notices)
    except (UsageError, ModelError):
        raise
    except Exception:  # the one broad except: a page that breaks us is set aside with its place in our code, the others go on
        pile, broken = _set_aside(pile, lambda document: run([document], ()))
        if not broken:
            raise
        found = run(pile, [*notices, *broken])
    if not found.articles:
        raise NothingReadable([(d.name, d.skipped or "holds no article text") for d in found.documents])
    return Report(found)


def _unread_by_model(reader: Encoder) -> list[Notice]:
    """The notice that rules read, where the model that should have is not there."""
    why = encoders.lacking()
    if why is None:
        return []
    return [
        Notice(
            "no_model", reader.name, f"the small model is not used, {why}: names, statements and clauses are read by rules, which find less"
        )
    ]


def _set_aside(pile: Sequence[Document], alone: Callable[[Document], Found]) -> tuple[list[Document], list[Notice]]:
    """The pile with every document that fails when read alone marked as skipped, and a notice with its traceback."""
    kept, notices = [], []
    for document in pile:
        try:
            alone(document)
        except Exception as error:  # noqa: BLE001  see analyse
            reason = f"could not be read through a mistake of ours, please report it: {_trace(error)}"
            kept.append(replace(document, parts=(), skipped=reason))
            notices.append(Notice("unreadable", document.name, f"{document.name} {reason}"))
        else:
            kept.append(document)
    return kept, notices


def _trace(error: Exception) -> str:
    """Where the error arose, without the machine's folders."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    places = [f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return f"{type(error).__name__}: {error} ({' > '.join(places)})"


def _processes(size: int) -> int:
    import os

    return 1 if size < _MANY else max(1, os.cpu_count() or 1)


def _check_day(day: str | None) -> None:
    if day is None:
        return
    try:
        fine = date.fromisoformat(day).isoformat() == day
    except ValueError:
        fine = False
    if not fine:
        raise BadDate(day)


def check(
    draft: str | Path | Document,
    against: Report | Pile | str | Path | Sequence[str | Path],
    *,
    written: str | None = None,
    settings: Settings | None = None,
    encoder: Encoder | None = None,
    **options: Any,
) -> DraftCheck:
    """Your own draft held against articles, sentence by sentence: how many independent sources say it, and what they say otherwise.

    draft     a text, Markdown, Word or HTML file, "-" for standard input, or one document; it is no source and changes no report
    against   a report, or what one is made of: documents, or paths to them
    written   ISO day on which the draft is written, from which its "on Monday" counts; None: the last day of the articles
    options   as in `analyse`, where there is no report yet
    Raises    BadDraft: it holds several texts; NothingReadable: it holds none, or no article came out; NoSuchPath; BadDate
    """
    _check_day(written)
    text = draft if isinstance(draft, Document) else _one_text(draft, settings)
    if not text.text.strip():
        raise NothingReadable([(text.name, text.skipped or "holds no text")])
    reader = encoder or encoders.default()
    if isinstance(against, Report):
        report = against
    else:
        pile = against if isinstance(against, Pile) else read(against, settings=settings)
        report = analyse(pile, settings=settings, encoder=reader, **options)
    from newstemma import pipeline
    from newstemma.report.checked import DraftCheck

    found = report.to_object()
    return DraftCheck(pipeline.check(text, found, reader, written), found)


def _one_text(draft: str | Path, settings: Settings | None) -> Document:
    """The one document at a path."""
    held = [d for d in read(draft, settings=settings) if d.parts or d.skipped]
    if len(held) > 1 or any(len(d.parts) > 1 for d in held):
        raise BadDraft(str(draft), f"it holds {max(len(held), *(len(d.parts) for d in held))} texts")
    if not held or held[0].skipped is not None:
        raise NothingReadable([(str(draft), held[0].skipped if held and held[0].skipped else "holds no text")])
    return held[0]


def load(path: str | Path) -> Report:
    """A report that was saved as JSON. Files that lie where they did and no longer have their bytes are told of in its notices.

    Raises   NoSuchPath, BadReport
    """
    return Report(load_object(Path(path)))


class Report:
    """What one run found. Its JSON is the contract; text, Markdown and HTML are views of it."""

    def __init__(self, found: Found | Mapping[str, Any]) -> None:
        """From the nouns of a run, or from the object of a saved report."""
        self._found = found if isinstance(found, Found) else None
        self._object: dict[str, Any] | None = None if isinstance(found, Found) else dict(found)

    @property
    def found(self) -> Found | None:
        """The nouns, typed; None for a report that was loaded from a file."""
        return self._found

    def to_object(self, *, with_documents: bool = False) -> dict[str, Any]:
        """The contract's JSON object. with_documents: each document's text too (a loaded report has it when it was saved with it)."""
        if self._found is not None and (with_documents or self._object is None):
            from newstemma.report.json import to_object

            made = to_object(self._found, with_documents=with_documents)
            if with_documents:
                return made
            self._object = made
        return self._object or {}

    def to_json(self, *, with_documents: bool = False) -> str:
        """The contract's JSON, the same bytes for the same report."""
        from newstemma.report.json import dump, to_json

        if self._found is not None:
            return to_json(self._found, with_documents=with_documents)
        return dump(self.to_object(with_documents=with_documents))

    def to_html(self, *, passages_only: bool = False) -> str:
        """One HTML file that opens from disk and asks for nothing outside.

        passages_only   cited passages, each in its sentence, instead of whole articles: for passing on
        """
        from newstemma.report.html import page

        return page(self.to_object(with_documents=not passages_only), passages_only=passages_only)

    def to_markdown(self) -> str:
        """The report as Markdown: the triple, the sources, the differences, the brief with its passages."""
        from newstemma.report.markdown import markdown

        return markdown(self.to_object())

    def to_text(self, *, width: int = 100, colour: bool = False) -> str:
        """The report as it looks in a terminal of that width."""
        from newstemma.report.text import text

        return text(self.to_object(), width=width, colour=colour)

    def render(self, form: str, *, with_documents: bool = False) -> str:
        """The report in one of FORMATS.

        Raises   BadFormat
        """
        if form == "json":
            return self.to_json(with_documents=with_documents)
        views: dict[str, Callable[[], str]] = {"text": self.to_text, "html": self.to_html, "md": self.to_markdown}
        if form not in views:
            raise BadFormat(form, FORMATS)
        return views[form]()

    def export(self, form: str, folder: str | Path) -> list[Path]:
        """The report in a format of others, written into a folder, which is made where it is not there; gives the files.

        form     csv, parquet, json, jsonl, md, ris, bibtex, csl, citenews, gexf, graphml, annotation, schema or prov
        Raises   BadFormat; NeedsExtra: parquet without pyarrow; BadOutput: the folder cannot be written
        """
        from newstemma.exports.forms import exported

        files = exported(self.to_object(with_documents=form == "annotation"), form)
        place = Path(folder)
        try:
            place.mkdir(parents=True, exist_ok=True)
            for name, content in files.items():
                (place / name).write_bytes(content)
        except OSError as error:
            raise BadOutput(str(folder), error.strerror or type(error).__name__) from error
        return [place / name for name in files]

    def explain(self, name: str) -> Explained:
        """Why a claim, difference, copy, source, story, statement, quote or figure is as it is, by its id or an id's beginning.

        Raises   NoSuchName: with the nearest ids
        """
        from newstemma.report.explain import explain

        return explain(self.to_object(), name)

    def trace(self, sentence: str) -> Traced:
        """Where a sentence first stands, and the chain to it: every article that has most of its words, the earliest first."""
        from newstemma.report.traced import trace

        return trace(self.to_object(), sentence)

    def without(self, name: str) -> Without:
        """What falls when the outlet, agency or speaker of that name is taken away.

        Raises   NoSuchName: with the nearest names
        """
        from newstemma.report.without import without

        return without(self.to_object(), name)

    @property
    def lineage(self) -> Lineage:
        """Who took text from whom: `rows`, one an edge, and their text, CSV, JSON and HTML; all that `until="lineage"` leaves to see."""
        from newstemma.report.lineage import Lineage

        return Lineage(self.to_object())

    @property
    def quotes(self) -> Quotes:
        """Who said what, and the same words across articles: `rows`, one a statement, `groups`, and their text, CSV, JSON and HTML."""
        from newstemma.report.quotes import Quotes

        return Quotes(self.to_object())

    @property
    def articles(self) -> list[dict[str, Any]]:
        """The contract's articles."""
        return list(self.to_object()["articles"])

    @property
    def stories(self) -> Stories:
        """The contract's stories, largest first: a list, with `rows` for a data frame, and their text, CSV, JSON and HTML."""
        from newstemma.report.stories import Stories

        return Stories(self.to_object())

    @property
    def claims(self) -> Claims:
        """The contract's claims: a list, with `rows` for a data frame, and their text by status and speaker, CSV, JSON and HTML."""
        from newstemma.report.claims import Claims

        return Claims(self.to_object())

    @property
    def figures(self) -> Figures:
        """The contract's quantities, how many what: a list, with `rows` for a data frame, and their text, CSV, JSON and HTML."""
        from newstemma.report.claims import Figures

        return Figures(self.to_object())

    @property
    def conflicts(self) -> Conflicts:
        """The contract's conflicts: a list, with `rows`, one a side, and their text by grade and kind, CSV, JSON and HTML."""
        from newstemma.report.conflicts import Conflicts

        return Conflicts(self.to_object())

    @property
    def gaps(self) -> Gaps:
        """The contract's gaps: a list, with `rows` for a data frame, and their text by outlet, CSV, JSON and HTML."""
        from newstemma.report.gaps import Gaps

        return Gaps(self.to_object())

    @property
    def series(self) -> list[dict[str, Any]]:
        """The contract's series: figures that move, step by step."""
        return list(self.to_object()["series"])

    @property
    def notices(self) -> list[dict[str, Any]]:
        """What was odd about the files and articles."""
        return list(self.to_object()["notices"])

    def __iter__(self) -> Iterator[dict[str, Any]]:
        """The stories."""
        return iter(self.stories)

    def __repr__(self) -> str:
        """The triple of the largest story, and how many stories there are."""
        from newstemma.report.digest import Lookup

        stories = self.stories
        return f"<newstemma report: {len(stories)} stories; {Lookup(self.to_object()).lead(stories[0]) if stories else 'no article'}>"

    def _repr_html_(self) -> str:
        """The one-file report in a frame, for notebooks."""
        from html import escape

        look = 'title="newstemma report" sandbox="allow-scripts" style="width:100%;height:640px;border:0"'
        return f'<iframe {look} srcdoc="{escape(self.to_html())}"></iframe>'
