"""Speed, memory and exactness of the small model, int8 beside float32 in the same run.

    python -m bench.encoder [--assets DIR] [--text FOLDER] [--rounds 5]

--assets  the model's files; those that are installed where it is left out
--text    what is read: articles as `newstemma report` takes them; the invented examples where it is left out

Times are CPU seconds of one thread, the best of the rounds, int8 and float32 by turns, so that other work on the machine shows as little
as it can. The float32 file holds the numbers that the int8 file stands for, so both do the same sums.
"""

from __future__ import annotations

import argparse
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # loading it is part of what is measured
    import numpy as np

ARTICLE = 1000  # words
ONE = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
#: What another kind of CPU, or the engine left to its own choice, would do, as far as this CPU can be told to do it.
KINDS = {
    "VNNI in 256 bits (laptops since 2021)": {"ONEDNN_MAX_CPU_ISA": "AVX2_VNNI"},
    "no VNNI (before 2019, or Zen 3)": {"ONEDNN_MAX_CPU_ISA": "AVX2"},
    "engine's choice on Intel: 512 bits": {"CT2_FORCE_CPU_ISA": "AVX512"},
    "engine's choice on Intel: its library": {"CT2_USE_MKL": "1"},
}


def paragraphs_of(folder: Path) -> list[str]:
    """Every paragraph of the articles in a folder."""
    from newstemma import desk, encoders

    found = desk.analyse(desk.read(folder), encoder=encoders.LexicalEncoder()).found
    return [a.text[p.start : p.end] for a in found.articles for p in a.paragraphs] if found else []


def an_article(paragraphs: Sequence[str]) -> list[str]:
    """The first paragraphs that hold a thousand words together."""
    chosen: list[str] = []
    while sum(len(p.split()) for p in chosen) < ARTICLE:
        chosen.append(paragraphs[len(chosen) % len(paragraphs)])
    return chosen


def spent(work: Callable[[], object]) -> float:
    """CPU seconds of this process."""
    start = time.process_time()
    work()
    return time.process_time() - start


def load(assets: Path) -> None:
    """In a process of its own: wall and CPU seconds from nothing to the first answer, and the peak of memory after an article."""
    start, cpu = time.perf_counter(), time.process_time()
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    from newstemma.encoders.minilm import MiniLM

    model = MiniLM(assets)
    model.tag(["A boat sank."])
    print(time.perf_counter() - start, time.process_time() - cpu)
    article = an_article(sys.stdin.read().split("\n\n"))
    model.tag(article)
    tagged = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    model.vectors(article)
    print(before / 1024, tagged / 1024, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)


def said(assets: Path, out: Path) -> None:
    """In a process of its own: the vectors and the tags of all paragraphs (confidences aside), to compare another kind of CPU with."""
    from newstemma.encoders.minilm import MiniLM

    model = MiniLM(assets)
    paragraphs = sys.stdin.read().split("\n\n")
    plain = [replace(t, attributions=tuple(replace(a, score=0.0) for a in t.attributions)) for t in model.tag(paragraphs)]
    tags = [repr(found).encode().hex() for found in plain]
    out.write_text("\n".join([b"".join(model.vectors(paragraphs)).hex(), *tags]))


def inner(
    mode: str, assets: Path, paragraphs: Sequence[str], *more: str, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """This file in a process of its own."""
    command = [sys.executable, "-m", "bench.encoder", "--assets", str(assets), "--inner", mode, *more]
    text = "\n\n".join(paragraphs)
    return subprocess.run(command, input=text, capture_output=True, text=True, check=False, env=os.environ | ONE | (env or {}))


def speed(assets: Path, paragraphs: Sequence[str], rounds: int) -> None:
    """Pieces a second and seconds an article, int8 beside float32; the trade of reading one window at a time."""
    import numpy as np

    from newstemma.encoders.engine import Body
    from newstemma.encoders.minilm import MiniLM
    from newstemma.encoders.shipped import shipped
    from training.export import packed, unpacked, whole_numbers

    small = MiniLM(assets)
    large = MiniLM(assets)
    files = shipped(assets)
    raw = packed(whole_numbers(unpacked(files.read("tagger.bin"))))
    large.__dict__["_tagger"] = Body("float32", raw, compute="float32")
    windows = [window for p in paragraphs for window in small._pieces.windows(p)]
    pieces = sum(len(window.ids) for window in windows)
    article = an_article(paragraphs)
    middle = int(np.median([len(window.ids) for window in windows]))
    print(f"{len(paragraphs)} paragraphs, {len(windows)} windows, {pieces} pieces; a window holds {middle} pieces in the middle")

    def cold(model: MiniLM) -> None:
        model._pieces._known.clear()  # the words of a new article are cut anew
        model.tag(article)

    best: defaultdict[str, float] = defaultdict(lambda: float("inf"))
    for model in (small, large):
        model.tag(article)
    for _ in range(rounds):
        for name, model in (("int8", small), ("float32", large)):
            best[name] = min(best[name], spent(lambda m=model: m.tag(paragraphs)))
            best[f"{name} article"] = min(best[f"{name} article"], spent(lambda m=model: cold(m)))
            body = model._tagger
            best[f"{name} engine"] = min(best[f"{name} engine"], spent(lambda b=body: [b.hidden(w.ids, w.types) for w in windows]))
        best["together"] = min(best["together"], spent(lambda: together(small._tagger, windows)))
    print(f"\n{'':34}{'int8':>10}{'float32':>10}{'ratio':>8}")
    for title, key in (("pieces/s, cut and decoded", ""), ("pieces/s, the engine alone", " engine")):
        a, b = pieces / best[f"int8{key}"], pieces / best[f"float32{key}"]
        print(f"{title:34}{a:10.0f}{b:10.0f}{a / b:8.2f}")
    print(f"{'s an article of 1,000 words':34}{best['int8 article']:10.3f}{best['float32 article']:10.3f}")
    alone = [small._tagger.hidden(w.ids, w.types) for w in windows]
    same = sum(np.array_equal(x, y) for x, y in zip(alone, together(small._tagger, windows), strict=True)) / len(windows)
    rate = pieces / best["together"]
    print(f"\nwindows of one length side by side, eight at most: {rate:.0f} pieces/s, {same:.1%} of them the same to the last bit")


def together(body: object, windows: Sequence[object]) -> list[np.ndarray]:
    """What reading a window at a time gives up: windows of the same length side by side, unpadded."""
    import numpy as np

    groups: defaultdict[int, list[int]] = defaultdict(list)
    for n, window in enumerate(windows):
        groups[len(window.ids)].append(n)
    found: dict[int, np.ndarray] = {}
    for own in groups.values():
        for start in range(0, len(own), 8):
            chosen = own[start : start + 8]
            ids, types = [list(windows[n].ids) for n in chosen], [list(windows[n].types) for n in chosen]
            states = np.array(body._engine.forward_batch(ids, token_type_ids=types).last_hidden_state)
            found |= dict(zip(chosen, states, strict=True))
    return [found[n] for n in range(len(windows))]


def kinds(assets: Path, paragraphs: Sequence[str]) -> None:
    """How much would differ on another kind of CPU."""
    import numpy as np

    if platform.machine() not in {"x86_64", "AMD64"}:
        print(f"\nother kinds of CPU: only tried on x86-64, this is {platform.machine()}")
        return
    print(f"\n{'beside what this CPU does by itself':38}{'bytes of vectors':>18}{'largest step':>14}{'paragraphs tagged otherwise':>29}")
    with tempfile.TemporaryDirectory() as place:

        def ask(name: str, env: dict[str, str]) -> tuple[np.ndarray, list[str]] | None:
            out = Path(place) / name.replace("/", "_")
            if inner("said", assets, paragraphs, "--out", str(out), env=env).returncode:
                return None
            vectors, *tags = out.read_text().split("\n")
            return np.frombuffer(bytes.fromhex(vectors), np.int8).astype(int), tags

        here = ask("here", {})
        again = ask("again", {})
        if here is None or again is None:
            sys.exit("the model could not be asked")
        for name, other in [("once more", again), *((name, ask(name, env)) for name, env in KINDS.items())]:
            if other is None:
                print(f"{name:38}{'cannot be tried on this CPU':>18}")
                continue
            off = np.abs(here[0] - other[0])
            tagged = sum(x != y for x, y in zip(here[1], other[1], strict=True)) / len(paragraphs)
            print(f"{name:38}{(off > 0).mean():18.2%}{off.max():14d}{tagged:29.2%}")


def main() -> None:
    """Print the table."""
    from newstemma import encoders

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--assets", type=Path, default=encoders.ASSETS)
    parser.add_argument("--text", type=Path, default=Path(__file__).parents[1] / "examples")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--inner", choices=("load", "said", "speed"), help=argparse.SUPPRESS)
    parser.add_argument("--out", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if not (asked.assets / "manifest.json").exists():
        sys.exit(f"no model lies in {asked.assets}: name its folder with --assets")
    if asked.inner == "load":
        return load(asked.assets)
    if asked.inner == "said":
        return said(asked.assets, asked.out)
    if asked.inner == "speed":
        return speed(asked.assets, sys.stdin.read().split("\n\n"), asked.rounds)
    paragraphs = [p for p in paragraphs_of(asked.text) if p.strip()]
    size = sum(path.stat().st_size for path in asked.assets.iterdir()) / 1e6
    loads = [list(map(float, inner("load", asked.assets, paragraphs).stdout.split())) for _ in range(asked.rounds)]
    wall, cpu, bare, tagged, both = (min(column) for column in zip(*loads, strict=True))
    print(f"files {size:.1f} MB; from nothing to the first answer {wall:.2f} s ({cpu:.2f} s of CPU), engine and numpy included")
    print(f"peak memory {tagged:.0f} MiB after tagging an article, {both:.0f} with vectors too; {bare:.0f} before anything is loaded")
    done = inner("speed", asked.assets, paragraphs, "--rounds", str(asked.rounds))
    print(done.stdout + done.stderr, end="")
    kinds(asked.assets, paragraphs)
    return None


if __name__ == "__main__":
    main()
