"""Floors: the small part of every scorer, held against `floors.json`. Fails when a figure sinks.

    python -m evals.gate [--raise]

What needs a corpus that is not there is skipped, and said. Floors of what the small model reads leave room for another kind of CPU, where
one paragraph in a hundred is tagged otherwise. A floor rises with --raise; it sinks only by hand, with a line in
CHANGELOG.md that says why.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

from evals.common import data_root

FLOORS = Path(__file__).with_name("floors.json")
_SLACK = 0.002  # of a share, so that a floor set on one machine holds on another


def figures(command: list[str]) -> dict[str, Any]:
    """The last line of one scorer."""
    done = subprocess.run([sys.executable, "-m", *command, "--json-only"], capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{done.stderr[-2000:]}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def given(found: dict[str, Any], path: str) -> Any:
    """What stands at a path such as figures.cleaning.score; None where it could not be measured."""
    value: Any = found
    for step in path.split("."):
        value = value[step]
    return value


def at(found: dict[str, Any], path: str) -> float:
    """The figure at a path."""
    return float(given(found, path))


def main() -> None:
    """Run, compare, print a table; exit 1 when a figure sank."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="write figures that rose into floors.json")
    chosen = parser.parse_args()
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))
    sank = False
    for name, entry in sorted(floors.items()):
        inputs = [str(data_root() / part.removeprefix("DATA/")) if part.startswith("DATA/") else part for part in entry["command"]]
        missing = [
            part for part, given in zip(inputs, entry["command"], strict=True) if given.startswith("DATA/") and not Path(part).exists()
        ]
        if missing or (entry.get("needs") and not (data_root() / entry["needs"]).exists()):
            print(f"{name:24} skipped: its corpus is not there (set NEWSTEMMA_DATA)")
            continue
        found = figures(inputs)
        for path, floor in sorted(entry["floors"].items()):
            value = at(found, path)
            low = value < floor - _SLACK if entry.get("better", {}).get(path) != "low" else value > floor + _SLACK
            sank |= low
            print(f"{name:24} {path:34} {value:8.4f}  floor {floor:8.4f}  {'SANK' if low else 'holds'}")
            if chosen.lift:
                better = min(floor, value) if entry.get("better", {}).get(path) == "low" else max(floor, value)
                entry["floors"][path] = round(better, 4)
    if chosen.lift:
        FLOORS.write_text(json.dumps(floors, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    if sank:
        sys.exit("a figure sank below its floor")


if __name__ == "__main__":
    main()
