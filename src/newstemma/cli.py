"""The shell face of `desk`: the same verbs. Exit codes: 0 done, 1 a --fail-on condition is met, 2 wrong usage, 3 nothing readable."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from newstemma.errors import BadField, BadFormat, BadOutput, NewstemmaError, NothingReadable
from newstemma.exports import EXPORTS
from newstemma.version import __version__

if TYPE_CHECKING:
    from newstemma.desk import Report
    from newstemma.report.claims import Claims, Figures
    from newstemma.report.conflicts import Conflicts
    from newstemma.report.gaps import Gaps

_FORMATS = ("text", "json", "html", "md")
_LINEAGE = ("text", "json", "html", "csv")
_CHECK = ("text", "json", "html")
_FAILS = ("differs", "single-source", "not-found", "misquote")
_STATUSES = ("conflicting", "superseded", "corroborated", "reprinted", "single_source")
_GRADES = ("conflict", "internal", "update", "compatible")
_KINDS = ("number", "date", "weekday", "calendar", "place", "name", "office", "quote", "attribution", "negation", "other")
_SORTS = ("size", "date", "sources", "differences")
_ENDINGS = {".json": "json", ".html": "html", ".htm": "html", ".md": "md", ".csv": "csv"}
_VERBS = {
    "report": _FORMATS,
    "check": _CHECK,
    "explain": _FORMATS[:2],
    "without": _FORMATS[:2],
    "trace": _FORMATS[:2],
    "articles": ("text",),
}
_ELSEWHERE = (".pdf", ".doc", ".docx", ".odt", ".rtf", ".xls", ".xlsx", ".ods", ".parquet")  # text under such a name would not open


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; gives the exit code."""
    parser = build_parser()
    if not (sys.argv[1:] if arguments is None else arguments):
        parser.print_help(sys.stderr)
        return 2
    chosen = parser.parse_args(arguments)
    try:
        code: int = chosen.run(chosen)
    except NothingReadable as error:
        print(f"newstemma: {error}", file=sys.stderr)
        return 3
    except NewstemmaError as error:
        print(f"newstemma: {error}", file=sys.stderr)
        return 2
    except BrokenPipeError:  # the reader of our output has gone: not our error
        sys.stderr.close()
        return 0
    return code


def build_parser() -> argparse.ArgumentParser:
    """The commands and their options; the reference page is made from it."""
    parser = argparse.ArgumentParser(
        prog="newstemma", description="Who actually reported this: copies folded, independent sources counted, differences shown."
    )
    parser.add_argument("--version", action="version", version=f"newstemma {__version__}")
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")
    report = verbs.add_parser("report", help="who reported what first-hand, who copied whom, where they differ")
    _inputs(report)
    report.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    report.add_argument("--format", choices=_FORMATS, help="text, json, html or md (default: by the ending of FILE, else text)")
    report.add_argument("--with-documents", action="store_true", help="json: print each document's text too")
    _html(report)
    report.set_defaults(run=_report)
    lineage = verbs.add_parser("lineage", help="who took text from whom, and how many independent sources that leaves; claims are not read")
    _inputs(lineage)
    lineage.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    lineage.add_argument(
        "--format", choices=_LINEAGE, help="text, json, html, or csv: one row a copy (default: by the ending of FILE, else text)"
    )
    lineage.set_defaults(run=_lineage)
    quotes = verbs.add_parser(
        "quotes", help="who said what through whom, and the same quoted words across articles: cut, reworded, promoted"
    )
    _inputs(quotes)
    quotes.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    quotes.add_argument(
        "--format", choices=_LINEAGE, help="text, json, html, or csv: one row a statement (default: by the ending of FILE, else text)"
    )
    quotes.set_defaults(run=_quotes)
    stories = verbs.add_parser("stories", help="which articles tell of one happening: each story with its triple, days and differences")
    _inputs(stories)
    stories.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    stories.add_argument(
        "--format", choices=_LINEAGE, help="text, json, html, or csv: one row a story (default: by the ending of FILE, else text)"
    )
    stories.add_argument("--at-least", metavar="N", type=int, default=2, help="list stories of N articles and more (default 2; 1: all)")
    stories.add_argument("--sort", choices=_SORTS, default="size", help="size (default), date, sources, or differences")
    stories.add_argument("--why", action="store_true", help="text: what holds each together, what was kept apart, why it goes on")
    stories.add_argument("--quick", action="store_true", help="stop before the claims: no differences are looked for")
    stories.set_defaults(run=_stories)
    _compared(verbs)
    export = verbs.add_parser(
        "export", help="the report for other programs: tables, citation managers, graph tools, annotation stores, linked data"
    )
    _inputs(export)
    export.add_argument("--to", choices=EXPORTS, required=True, action="append", help="the format (may be given again)")
    export.add_argument(
        "-o", "--output", metavar="DIR", type=Path, required=True, help="the folder to write to; made where it is not there"
    )
    export.set_defaults(run=_export)
    explain = verbs.add_parser(
        "explain", help="why a claim, difference, copy or count is as it is: the rule, what it rests on, the passages"
    )
    explain.add_argument(
        "id", metavar="ID", help="the id in the report's JSON or tables, or its beginning; or a source's short name or label"
    )
    without = verbs.add_parser("without", help="what falls when one outlet, agency or speaker is taken away")
    without.add_argument("name", metavar="NAME", help="the outlet, agency or speaker")
    trace = verbs.add_parser("trace", help="where a sentence first stands, and the chain to it: who has it, when, and from whom")
    trace.add_argument("sentence", metavar="SENTENCE", help="the sentence, in quotation marks")
    for asked, run in ((explain, _explain), (without, _without), (trace, _trace)):
        _inputs(asked)
        asked.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
        asked.add_argument("--format", choices=("text", "json"), help="text or json (default: by the ending of FILE, else text)")
        asked.set_defaults(run=run)
    articles = verbs.add_parser("articles", help="the clean text of each document, and every stretch that was dropped, named")
    _inputs(articles)
    articles.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    articles.set_defaults(run=_articles)
    return parser


def _check_verb(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verb on the user's own text."""
    check = verbs.add_parser(
        "check", help="your own draft, sentence by sentence: supported by how many sources, single source, differs, misquoted, not found"
    )
    check.add_argument("draft", metavar="DRAFT", help="your text: a text, Markdown, Word or HTML file, or '-' for standard input")
    _inputs(check)
    check.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    check.add_argument("--format", choices=_CHECK, help="text, json or html (default: by the ending of FILE, else text)")
    check.add_argument("--json", action="store_const", const="json", dest="format", help="the same as --format json")
    check.add_argument("--written", metavar="DATE", help="the day of your draft (YYYY-MM-DD; default: the last day of the articles)")
    check.add_argument(
        "--fail-on",
        choices=_FAILS,
        action="append",
        default=[],
        help="exit with 1 when this is said of a sentence (may be given again)",
    )
    check.set_defaults(run=_check)


def _compared(verbs: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """The verbs on what the articles assert, where they differ, and on a text of the user's own."""
    claims = verbs.add_parser(
        "claims", help="what is asserted, by whom, and how many independent sources say it; or every figure, how many what"
    )
    _inputs(claims)
    _output(claims, "a claim")
    claims.add_argument("--status", choices=_STATUSES, action="append", default=[], help="only these (may be given again)")
    claims.add_argument("--speaker", metavar="NAME", help="only what somebody is said to have said whose name holds NAME")
    claims.add_argument("--figures", action="store_true", help="the figures instead: how many what, for when or which, and who says so")
    claims.set_defaults(run=_claims)
    conflicts = verbs.add_parser("conflicts", help="where articles differ: each side in its exact words, who holds it, and what decides")
    _inputs(conflicts)
    _output(conflicts, "a side of a difference")
    conflicts.add_argument("--grade", choices=_GRADES, action="append", default=[], help="only these (may be given again)")
    conflicts.add_argument("--kind", choices=_KINDS, action="append", default=[], help="only these (may be given again)")
    conflicts.add_argument(
        "--fail-on",
        choices=_GRADES[:3],
        action="append",
        default=[],
        help="exit with 1 when a difference of this grade is printed (may be given again)",
    )
    conflicts.set_defaults(run=_conflicts)
    gaps = verbs.add_parser("gaps", help="what an article lacks that several sources have, and what all copies cut from their wire text")
    _inputs(gaps)
    _output(gaps, "a gap")
    gaps.add_argument("--outlet", metavar="NAME", help="only what articles of this outlet lack, or the article in the file of this name")
    gaps.set_defaults(run=_gaps)
    _check_verb(verbs)


def _inputs(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="+",
        metavar="PATH",
        help="files, folders, zip archives, '-' for standard input, or one saved report (.json)",
    )
    parser.add_argument(
        "--meta",
        metavar="FILE.csv",
        help="what you state of the files: name, outlet, url, published, title; it wins over what is found",
    )
    parser.add_argument(
        "--field",
        metavar="COLUMN=NAME",
        action="append",
        default=[],
        help="tables: which column is the text, title, outlet, … (may be given again)",
    )
    parser.add_argument(
        "--as-of", metavar="DATE", help="the day for which the report is made (YYYY-MM-DD); later publication dates are refused"
    )
    parser.add_argument(
        "--processes", type=int, metavar="N", help="processes to clean with (default: one for a few files, all cores for many)"
    )
    parser.add_argument("--quiet", action="store_true", help="no progress on standard error")


def _html(parser: argparse.ArgumentParser) -> None:
    told = "html: cited passages, each in its sentence, instead of whole articles, for passing on"
    parser.add_argument("--passages-only", action="store_true", help=told)
    parser.add_argument("--open", action="store_true", help="open the report in the browser (html)")


def _output(parser: argparse.ArgumentParser, row: str) -> None:
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, help="write to FILE instead of standard output")
    told = f"text, json, html, or csv: one row {row} (default: by the ending of FILE, else text)"
    parser.add_argument("--format", choices=_LINEAGE, help=told)


def _report(chosen: argparse.Namespace) -> int:
    made = _made(chosen)
    form = _form(chosen, _FORMATS, "html" if chosen.open or chosen.passages_only else "text")
    if chosen.passages_only:
        if form != "html":
            raise BadFormat(f"{form} of cited passages only", ("html",))
        words = made.to_html(passages_only=True)
    elif form == "text" and (width := _screen(chosen)):
        words = made.to_text(width=width, colour=True)
    else:
        words = made.render(form, with_documents=chosen.with_documents)
    place = chosen.output
    if chosen.open and place is None:
        import tempfile

        place = Path(tempfile.mkdtemp(prefix="newstemma-")) / f"report.{form}"
    _put(words, place)
    if chosen.open and place is not None:
        import webbrowser

        webbrowser.open(place.resolve().as_uri())
        print(place, file=sys.stderr)
    return 0


def _explain(chosen: argparse.Namespace) -> int:
    from newstemma.report.explain import explain_text

    made = _made(chosen)
    _tell(chosen, made, made.explain(chosen.id), explain_text)
    return 0


def _without(chosen: argparse.Namespace) -> int:
    from newstemma.report.without import without_text

    made = _made(chosen)
    _tell(chosen, made, made.without(chosen.name), without_text)
    return 0


def _trace(chosen: argparse.Namespace) -> int:
    from newstemma.report.traced import trace_text

    made = _made(chosen)
    _tell(chosen, made, made.trace(chosen.sentence), trace_text)
    return 0


def _check(chosen: argparse.Namespace) -> int:
    from newstemma import desk

    found = desk.check(chosen.draft, _made(chosen), written=chosen.written)
    form = _form(chosen, _CHECK, "text")
    width = _screen(chosen) if form == "text" else 0
    _put(found.to_text(width=width, colour=True) if width else found.render(form), chosen.output)
    return int(bool(found.failing(chosen.fail_on)))


def _tell(chosen: argparse.Namespace, made: Report, found: Any, words: Callable[..., str]) -> None:
    """An answer as text for the screen or for what reads us, or as JSON."""
    if _form(chosen, ("text", "json"), "text") == "json":
        from dataclasses import asdict

        from newstemma.report.json import dump

        _put(dump(asdict(found)), chosen.output)
        return
    width = _screen(chosen)
    report = made.to_object()
    _put(words(report, found, width=width, colour=True) if width else words(report, found), chosen.output)


def _export(chosen: argparse.Namespace) -> int:
    made = _made(argparse.Namespace(**{**vars(chosen), "output": None}))  # a folder that is there is what it wants
    for form in dict.fromkeys(chosen.to):
        for path in made.export(form, chosen.output):
            print(path)
    return 0


def _lineage(chosen: argparse.Namespace) -> int:
    found = _made(chosen, until="lineage").lineage
    form = _form(chosen, _LINEAGE, "text")
    width = _screen(chosen) if form == "text" else 0
    _put(found.to_text(width=width, colour=True) if width else found.render(form), chosen.output)
    return 0


def _quotes(chosen: argparse.Namespace) -> int:
    found = _made(chosen).quotes
    form = _form(chosen, _LINEAGE, "text")
    width = _screen(chosen) if form == "text" else 0
    _put(found.to_text(width=width, colour=True) if width else found.render(form), chosen.output)
    return 0


def _stories(chosen: argparse.Namespace) -> int:
    found = _made(chosen, until="lineage" if chosen.quick else None).stories
    form = _form(chosen, _LINEAGE, "text")
    asked = {"at_least": chosen.at_least, "sort": chosen.sort, "why": chosen.why}
    width = _screen(chosen) if form == "text" else 0
    _put(found.to_text(**asked, width=width, colour=True) if width else found.render(form, **asked), chosen.output)
    return 0


def _claims(chosen: argparse.Namespace) -> int:
    made = _made(chosen)
    _show(chosen, made.figures if chosen.figures else made.claims, status=chosen.status, speaker=chosen.speaker)
    return 0


def _conflicts(chosen: argparse.Namespace) -> int:
    found = _made(chosen).conflicts
    asked = {"grade": chosen.grade, "kind": chosen.kind}
    _show(chosen, found, **asked)
    return int(any(c["grade"] in chosen.fail_on for c in found.chosen(**asked)))


def _gaps(chosen: argparse.Namespace) -> int:
    _show(chosen, _made(chosen).gaps, outlet=chosen.outlet)
    return 0


def _show(chosen: argparse.Namespace, found: Claims | Figures | Conflicts | Gaps, **asked: Any) -> None:
    """A view in the form that was asked for: to the file, to the screen in its width and colours, or to what reads us."""
    form = _form(chosen, _LINEAGE, "text")
    width = _screen(chosen) if form == "text" else 0
    _put(found.to_text(**asked, width=width, colour=True) if width else found.render(form, **asked), chosen.output)


def _form(chosen: argparse.Namespace, known: Sequence[str], otherwise: str) -> str:
    """The format that was asked for, or that the ending of the output's name asks for."""
    ending = _ENDINGS.get(chosen.output.suffix.casefold() if chosen.output else "", otherwise)
    return chosen.format or (ending if ending in known else otherwise)


def _expect(chosen: argparse.Namespace) -> None:
    """Refuses a file whose ending asks for what the verb does not make, where no format is stated."""
    if chosen.output is None or getattr(chosen, "format", None):
        return
    ending, known = chosen.output.suffix.casefold(), _VERBS.get(chosen.verb, _LINEAGE)
    if ending in _ELSEWHERE or _ENDINGS.get(ending, known[0]) not in known:
        raise BadFormat(_ENDINGS.get(ending, ending.removeprefix(".")), known)


def _screen(chosen: argparse.Namespace) -> int:
    """How wide the terminal is in which a person reads; 0 where nobody does."""
    if chosen.output is not None or not sys.stdout.isatty():
        return 0
    import shutil

    return min(120, shutil.get_terminal_size().columns)


def _articles(chosen: argparse.Namespace) -> int:
    from newstemma.report.blocks import blocks

    _put(blocks(_made(chosen).to_object(with_documents=True)), chosen.output)
    return 0


def _put(words: str, place: Path | None) -> None:
    if place is not None:
        try:
            place.write_text(words, encoding="utf-8", newline="\n")
        except OSError as error:
            raise BadOutput(str(place), error.strerror or str(error)) from error
        return
    from newstemma.report.terminal import harmless

    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(harmless(words) if sys.stdout.isatty() else words)
    sys.stdout.flush()


def _made(chosen: argparse.Namespace, until: Literal["lineage"] | None = None) -> Report:
    """The report on the paths, or the saved one that they name. Whether there is a place for it is asked before the work, not after."""
    if chosen.output is not None and (chosen.output.is_dir() or not chosen.output.parent.is_dir()):
        raise BadOutput(str(chosen.output), "it is a folder" if chosen.output.is_dir() else "its folder is not there")
    _expect(chosen)
    from newstemma import desk
    from newstemma.readers.saved import is_saved

    if len(chosen.paths) == 1 and is_saved(Path(chosen.paths[0])):
        return desk.load(chosen.paths[0])
    with _progress(quiet=chosen.quiet) as told:
        pile = desk.read(chosen.paths, meta=chosen.meta, fields=_fields(chosen.field), on_file=told)
        today = date.today().isoformat()
        return desk.analyse(pile, as_of=chosen.as_of, clock=today, processes=chosen.processes, until=until, on_stage=told)


def _fields(pairs: Sequence[str]) -> dict[str, str]:
    table = {}
    for pair in pairs:
        column, mark, name = pair.partition("=")
        if not mark or not column or not name:
            raise BadField(pair)
        table[column] = name
    return table


@contextmanager
def _progress(*, quiet: bool) -> Iterator[Callable[[str], None]]:
    """What is being done, on one line of standard error, when a person is looking."""
    if quiet or not sys.stderr.isatty():
        yield lambda words: None
        return
    from rich.console import Console

    console = Console(stderr=True, highlight=False, markup=False)
    with console.status("reading") as status:
        yield lambda words: status.update(words if len(words) < 80 else f"…{words[-76:]}")


if __name__ == "__main__":
    sys.exit(main())
