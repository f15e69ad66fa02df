"""A keyed story: the report on its captures, scored by the scorer that lies beside the stories.

The last line is the scorer's own JSON, on one line: `total` 0 to 100, `figures.NAME.score` 0 to 1.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from evals.common import data_root, parser


def score_story(keydir: Path, rawdir: Path) -> dict[str, Any]:
    """The scorer's figures for a report made now."""
    from newstemma import desk

    report = desk.analyse(desk.read(rawdir))
    with tempfile.TemporaryDirectory() as place:
        saved = Path(place) / "report.json"
        saved.write_text(report.to_json(), encoding="utf-8")
        command = [sys.executable, str(data_root() / "score" / "score_story.py"), str(saved), str(keydir), str(rawdir), "--json"]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(done.stderr.strip())
    return dict(json.loads(done.stdout))


def main() -> None:
    """Score one story and print its figures."""
    made = parser("story", __doc__)
    made.add_argument("keydir", type=Path)
    made.add_argument("rawdir", type=Path)
    made.add_argument("--full", action="store_true", help="also what was missed and what was wrong")
    chosen = made.parse_args()
    found = score_story(chosen.keydir, chosen.rawdir)
    if not chosen.json_only:
        for name, figure in found["figures"].items():
            score = "n/a" if figure["score"] is None else f"{100 * figure['score']:.1f}"
            details = "  ".join(
                f"{k} {v:.3f}" if isinstance(v, float) else f"{k} {v}"
                for k, v in figure.items()
                if k != "score" and not isinstance(v, dict | list)
            )
            print(f"{name:14} {score:>6}  {details}")
            for field in ("violations", "examples", "errors", "wrong", "missed", "articles") if chosen.full else ():
                lines = figure.get(field) or []
                for line in [f"{k}: {v}" for k, v in lines.items()] if isinstance(lines, dict) else lines:
                    print(f"    {field}: {line}")
        print(f"{'TOTAL':14} {found['total']:6}")
    print(json.dumps(found, ensure_ascii=False, sort_keys=True))


if __name__ == "__main__":
    main()
