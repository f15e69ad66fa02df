"""One article's wording of a quotation beside the longest: which words are the same, which are other, how much is cut, and what to call it.

For the terminal and the page alike. Differences of typesetting are not shown. Computes nothing that the report does not say.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newstemma.report.html_words import RELATIONS, plural

_FOREIGN = 0.3  # share of the words in common, under which a version is shown whole: it says the same in its own words


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a version. kind: same | other | cut; of a cut, text is our count of words; whole: nothing is marked."""

    kind: str
    text: str


def runs(ops: Any, there: str, here: str, relation: str) -> list[Run]:
    """A version cut along its differences from `there`, the longest; whole where the differences do not fit its words, or all is other."""
    found = list(_runs(ops, there, here, cuts=relation != "identical"))
    if "".join(r.text for r in found if r.kind != "cut") != here:
        return [Run("same" if here == there else "whole", here)]
    if len(found) > 1 and found[-2].kind == "cut" and not letters(found[-1].text):
        found[-2:] = found[:-3:-1]  # the stop stands before our words on the cut
    same = sum(len(r.text) for r in found if r.kind == "same")
    return [Run("whole", here)] if relation in {"translation", "promoted"} and same < _FOREIGN * len(here) else _merged(found)


def _runs(ops: Any, there: str, here: str, *, cuts: bool) -> Iterator[Run]:
    for op in ops if isinstance(ops, list | tuple) else ():
        if not isinstance(op, list | tuple) or len(op) != 5:
            return
        kind, low, high, start, end = op
        ours, theirs = letters(there[low:high]), letters(here[start:end])
        left = _words(there[low:high]) - _words(here[start:end])
        is_cut = kind != "equal" and left > 0 and cuts and (ours.startswith(theirs) or ours.endswith(theirs))
        if is_cut and theirs and ours.endswith(theirs):
            yield Run("cut", f"{plural(left, 'word')} left out")
        while kind != "equal" and start < end and here[start].isspace():
            start += 1
        if start > op[3]:
            yield Run("same", here[op[3] : start])
        if end > start:
            yield Run("same" if kind == "equal" or ours == theirs or is_cut or not theirs else "other", here[start:end])
        if is_cut and not (theirs and ours.endswith(theirs)):
            yield Run("cut", f"{plural(left, 'word')} left out")


def _words(text: str) -> int:
    return sum(1 for word in text.split() if any(c.isalnum() for c in word))


def _merged(found: Sequence[Run]) -> list[Run]:
    """Neighbouring runs of one kind as one."""
    made: list[Run] = []
    for run in found:
        if made and made[-1].kind == run.kind != "cut":
            made[-1] = Run(run.kind, made[-1].text + run.text)
        else:
            made.append(run)
    return made


def letters(words: str) -> str:
    """Letters and digits alone, in one case: what no typesetter changes."""
    return "".join(c for c in words.casefold() if c.isalnum())


def note(variant: Mapping[str, Any], there: str) -> str:
    """What was done to the longest version, in words: "trimmed at the end, no mark of the cut"."""
    relation = str(variant.get("relation") or "")
    shown = RELATIONS.get(relation, relation)
    if relation != "trimmed":
        return shown
    here = str((variant.get("span") or {}).get("text") or "")
    kinds = [r.kind for r in runs(variant.get("ops"), there, here, relation) if r.kind == "cut" or letters(r.text)]
    if "cut" in kinds[1:-1]:
        return f"{shown}, the cut is marked"
    edges = [where for where, kind in (("start", kinds[:1]), ("end", kinds[-1:])) if kind == ["cut"]]
    return f"{shown} at the {' and the '.join(edges)}" if edges else shown


def speakers(variants: Iterable[Mapping[str, Any]]) -> str:
    """Who speaks, by the base's speaker or the first that is given; "Speaker not named"."""
    return next((str(v["speaker"]) for v in variants if v.get("speaker")), "Speaker not named")
