"""How common each word stem is in news: the share of articles that use it.

    python -m training.commonness CORPUS.jsonl.xz

Writes src/newstemma/language/assets/commonness.txt: stems that stand in at least one article in 400, with their share in
per mille. It lets a pile of three articles know that "said" is common and "ferry" is not, which three articles cannot tell. Counts only.
"""

from __future__ import annotations

import argparse
import json
import lzma
from collections import Counter
from pathlib import Path

from newstemma.language.words import content_words

_LEAST = 1 / 400
_OUT = Path(__file__).resolve().parents[1] / "src" / "newstemma" / "language" / "assets" / "commonness.txt"


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path)
    spread: Counter[str] = Counter()
    size = 0
    with lzma.open(parser.parse_args().corpus, "rt", encoding="utf-8") as lines:
        for line in lines:
            text = json.loads(line).get("text") or ""
            if len(text) > 400:
                size += 1
                spread.update(set(content_words(text[:6000])))
    head = [
        "# Word stems of English news and the share of articles that use them, per mille.",
        f"# Counted over {size} articles of the AllSides article corpus (2012-2020, United States outlets) by training/commonness.py.",
        "# Counts only. Limits: US politics is over-represented; stems are those of language/words.py.",
    ]
    rows = [f"{word} {1000 * n / size:.1f}" for word, n in sorted(spread.items()) if n >= _LEAST * size and not word[0].isdigit()]
    _OUT.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    print(f"{size} articles, {len(rows)} stems")


if __name__ == "__main__":
    main()
