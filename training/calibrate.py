"""Makes the confidence of an attribution mean what it says: how often it is right.

    python -m training.calibrate CHECKPOINT WHEEL POLNEAR_DEV

Reads articles that the tagger was not trained on, with the shipped arithmetic (int8), and fits a logistic regression from
`encoders.bonds.FEATURES` to whether the attribution is right as `evals.roles.relation` counts: cue and source meet, half of the content
in common. The weights go into the checkpoint under "score". Prints the expected calibration error, fitted on one half of the articles
and measured on the other, both ways round; what ships is fitted on all of them. Cost: half a minute on one core.
"""

from __future__ import annotations

import argparse
import tempfile
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import torch

from evals.attribution import lines, paper_of
from evals.roles import Paper, calibration_error, measure, moved, paragraphs
from newstemma.encoders.bonds import FEATURES, confidence
from newstemma.encoders.minilm import MiniLM
from training.export import ship_checkpoint

_RIDGE = 1.0  # L2 on all but the bias: the features overlap
_ROUNDS = 50

Rows = list[tuple[dict[str, float], bool]]


def rows_of(encoder: MiniLM, papers: Sequence[Paper]) -> list[Rows]:
    """For each article the features of each attribution and whether it is right."""
    found = []
    for paper in papers:
        places = paragraphs(paper.text)
        weighed = encoder.weigh([paper.text[a:b] for a, b in places])
        pairs = [(moved(seen, place[0], paper.text), own) for place, row in zip(places, weighed, strict=True) for seen, own in row]
        rights = [right for _, right in measure([paper], [[link for link, _ in pairs]]).scores]
        found.append([(dict(own), right) for (_, own), right in zip(pairs, rights, strict=True)])
    return found


def fit(rows: Rows) -> dict[str, float]:
    """Weights of a logistic regression, by Newton's method. Source: Platt 1999, with L2."""
    there = np.array([[own[name] for name in FEATURES] for own, _ in rows])
    right = np.array([float(r) for _, r in rows])
    ridge = np.diag([0.0 if name == "bias" else _RIDGE for name in FEATURES]) + 1e-9 * np.eye(len(FEATURES))
    weights = np.zeros(len(FEATURES))
    for _ in range(_ROUNDS):
        share = 1 / (1 + np.exp(-there @ weights))
        slope = there.T @ (share - right) + ridge @ weights
        bend = (there * (share * (1 - share))[:, None]).T @ there + ridge
        weights = weights - np.linalg.solve(bend, slope)
    return {name: round(float(w), 4) for name, w in zip(FEATURES, weights, strict=True)}


def main() -> None:
    """Fit, report, write back."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("wheel", type=Path)
    parser.add_argument("polnear", type=Path)
    asked = parser.parse_args()
    papers = [paper_of(row) for row in lines(asked.polnear)]
    with tempfile.TemporaryDirectory() as place:
        ship_checkpoint(asked.checkpoint, asked.wheel, Path(place))
        rows = rows_of(MiniLM(Path(place)), papers)
    halves = [[row for paper in rows[n::2] for row in paper] for n in (0, 1)]
    scored = []
    for mine, other in (halves, halves[::-1]):
        weights = fit(mine)
        scored += [(confidence(own, weights), right) for own, right in other]
    whole = [row for half in halves for row in half]
    error = calibration_error(scored)
    print(f"{len(whole)} attributions, {sum(right for _, right in whole) / len(whole):.3f} of them right")
    print(f"expected calibration error, cross-fitted: {error:.4f}")
    saved = torch.load(asked.checkpoint, map_location="cpu", weights_only=False)
    saved["score"] = fit(whole)
    saved["card"]["ece_cross_fitted"] = error
    torch.save(saved, asked.checkpoint)
    print(saved["score"])


if __name__ == "__main__":
    main()
