"""Cold start: `newstemma report` on a folder of five articles, wall time, beside a bare import of trafilatura in the same run.

python -m bench.start FOLDER [--runs 7]
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path


def timed(command: list[str]) -> float:
    """Wall seconds of one process."""
    start = time.perf_counter()
    subprocess.run(command, capture_output=True, check=True)
    return time.perf_counter() - start


def main() -> None:
    """Alternate the two, so that a busy machine slows both, and print medians and their ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    chosen = parser.parse_args()
    ours = [sys.executable, "-m", "newstemma", "report", str(chosen.folder), "--format", "json", "--quiet"]
    peer = [sys.executable, "-c", "import trafilatura"]
    timed(ours), timed(peer)  # warm the disk cache
    pairs = [(timed(ours), timed(peer)) for _ in range(chosen.runs)]
    a, b = (statistics.median(column) for column in zip(*pairs, strict=True))
    print(f"{'':28} {'median s':>9}")
    print(f"{'newstemma report':28} {a:9.3f}")
    print(f"{'import trafilatura':28} {b:9.3f}")
    print(f"ratio {a / b:.2f}")


if __name__ == "__main__":
    main()
