"""Speed and memory of a whole report on a pile of articles.

    python -m bench.pile CORPUS.jsonl.xz [--articles 500] [--processes 1]

CORPUS is JSON lines with text, title, outlet, date; the first N that have a text, in file order. Each size runs in a process of its
own, so that the peak memory is that size's.
"""

from __future__ import annotations

import argparse
import json
import lzma
import resource
import subprocess
import sys
import tempfile
import time
from pathlib import Path


def sample(corpus: Path, size: int) -> bytes:
    """The first `size` rows as JSON lines."""
    rows = []
    with lzma.open(corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            if len(rows) == size:
                break
            row = json.loads(line)
            if row.get("text"):
                rows.append(json.dumps({k: row.get(k) for k in ("text", "title", "outlet", "url", "date", "authors") if row.get(k)}))
    return "\n".join(rows).encode()


def run(path: Path, processes: int) -> dict[str, float]:
    """One report, in this process."""
    start = time.perf_counter()
    from newstemma import desk

    pile = desk.read(path)
    read = time.perf_counter()
    stages: list[tuple[str, float]] = []
    report = desk.analyse(pile, processes=processes, on_stage=lambda stage: stages.append((stage, time.perf_counter())))
    done = time.perf_counter()
    size = len(report.to_json())
    end = time.perf_counter()
    spent = {name: following - at for (name, at), (_, following) in zip(stages, [*stages[1:], ("", done)], strict=True)}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "articles": len(report.articles),
        "stories": len(report.stories),
        "read_s": read - start,
        "analyse_s": done - read,
        "json_s": end - done,
        "json_mib": size / 2**20,
        "peak_mib": peak,
        **{f"{k}_s": v for k, v in spent.items()},
    }


def main() -> None:
    """Print one row a size and the stages' shares."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    parser.add_argument("--articles", type=int, nargs="+", default=[50, 500])
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--inner", action="store_true", help=argparse.SUPPRESS)
    chosen = parser.parse_args()
    if chosen.inner:
        print(json.dumps(run(chosen.corpus, chosen.processes)))
        return
    print(f"{'articles':>8} {'stories':>8} {'seconds':>8} {'art./s':>8} {'peak MiB':>9} {'JSON MiB':>9}  stages")
    for size in chosen.articles:
        with tempfile.TemporaryDirectory() as place:
            path = Path(place) / "pile.jsonl"
            path.write_bytes(sample(chosen.corpus, size))
            command = [sys.executable, "-m", "bench.pile", str(path), "--inner", "--processes", str(chosen.processes)]
            found = json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
        seconds = found["read_s"] + found["analyse_s"] + found["json_s"]
        names = ("clean", "mark", "match", "gather", "trace", "people", "statements", "claims", "brief")
        shares = " ".join(f"{k} {found[f'{k}_s'] / seconds:.0%}" for k in names)
        rate = found["articles"] / seconds
        sizes = f"{found['peak_mib']:9.0f} {found['json_mib']:9.1f}"
        print(f"{found['articles']:8} {found['stories']:8} {seconds:8.1f} {rate:8.1f} {sizes}  {shares}")


if __name__ == "__main__":
    main()
