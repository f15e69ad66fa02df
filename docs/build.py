"""The reference pages, made from the code: commands, settings, notices, errors.

python docs/build.py           write them
python docs/build.py --check   exit 1 when one of them is not what the code says
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

from newstemma import errors, settings
from newstemma.cli import build_parser
from newstemma.model.notice import KINDS

PLACE = Path(__file__).parent / "reference"
HEAD = "<!-- made by docs/build.py; change the code, not this page -->\n\n"


def commands() -> str:
    """Every command with its options."""
    parser = build_parser()
    verbs = next(a for a in parser._actions if isinstance(a, argparse._SubParsersAction))
    told = {a.dest: a.help for a in verbs._choices_actions}
    parts = ["# Commands\n", f"{parser.description}\n"]
    for name, verb in verbs.choices.items():
        places = " ".join(str(a.metavar) + ("…" if a.nargs == "+" else "") for a in verb._actions if not a.option_strings)
        parts += [f"## newstemma {name} {places}\n", f"{told[name]}\n", "| argument | |\n| --- | --- |"]
        parts += [f"| `{_named(action)}` | {action.help} |" for action in verb._actions if action.dest != "help"]
        parts.append("")
    parts.append("Exit codes: 0 done, 1 a `--fail-on` condition is met, 2 wrong usage, 3 nothing readable.\n")
    return "\n".join(parts)


def _named(action: argparse.Action) -> str:
    """The option as it is typed, with what it takes."""
    takes = "" if action.nargs == 0 else str(action.metavar or "\\|".join(map(str, action.choices or ())))
    return f"{', '.join(action.option_strings)} {takes}".strip() or "PATH…"


def settings_page() -> str:
    """Every setting with its default; what it is for stands beside it in the source."""
    lines = Path(settings.__file__).read_text(encoding="utf-8").splitlines()
    parts = ["# Settings\n", "From Python: `newstemma.analyse(pile, settings=newstemma.Settings(...))`.\n"]
    for group in fields(settings.Settings):
        made = getattr(settings.Settings(), group.name)
        parts.append(f"## {group.name}\n\n{type(made).__doc__}\n\n| setting | default | |\n| --- | --- | --- |")
        parts += [f"| `{f.name}` | `{getattr(made, f.name)}` | {_comment(lines, f.name)} |" for f in fields(made)]
        parts.append("")
    return "\n".join(parts)


def _comment(lines: list[str], name: str) -> str:
    """The comment behind a setting's line, or above it."""
    at = next(n for n, line in enumerate(lines) if line.strip().startswith(f"{name}:"))
    behind = lines[at].partition("#")[2].strip()
    above = []
    while not behind and lines[at - 1 - len(above)].strip().startswith("#"):
        above.insert(0, lines[at - 1 - len(above)].strip().lstrip("# "))
    return (behind or " ".join(above)).replace("|", "\\|")


def notices() -> str:
    """Every kind of notice."""
    return "# Notices\n\nWhat was odd about the files; they travel with the result.\n\n| kind | given when |\n| --- | --- |\n" + "".join(
        f"| `{kind}` | {text} |\n" for kind, text in KINDS.items()
    )


def errors_page() -> str:
    """The tree of errors."""
    return f"# Errors\n\n```text\n{(errors.__doc__ or '').strip()}\n```\n"


def pages() -> Iterator[tuple[Path, str]]:
    """(place, text) of each page."""
    yield PLACE / "commands.md", HEAD + commands()
    yield PLACE / "settings.md", HEAD + settings_page()
    yield PLACE / "notices.md", HEAD + notices()
    yield PLACE / "errors.md", HEAD + errors_page()


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true")
    check = parser.parse_args().check
    stale = [path.name for path, text in pages() if not path.exists() or path.read_text(encoding="utf-8") != text]
    if check:
        print(f"out of date: {', '.join(stale)}; run python docs/build.py" if stale else "the reference pages are what the code says")
        return int(bool(stale))
    for path, text in pages():
        path.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
