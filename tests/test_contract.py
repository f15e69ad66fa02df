"""The published tables, the dataclasses and the JSON are one list."""

from __future__ import annotations

import importlib
import json
import pkgutil
import re
from dataclasses import fields, is_dataclass
from pathlib import Path
from typing import Any

import newstemma
import newstemma.model
from newstemma.report.json import HIDDEN, to_object
from tests.papers import report_on

ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
PAGE = Path(__file__).parents[1] / "docs" / "reference" / "report.md"
#: What the JSON joins into a noun from one that is known later.
JOINED = {
    "Document": {"articles"},
    "Article": {"wire"},
    "Story": {"origins", "sigla", "independent"},
    "Claim": {"status", "independent"},
    "Block": {"keep"},
    "Report": {"schema", "brief"},
}
#: Fields that the JSON shows inside another noun or under another name.
ELSEWHERE = {"Report": {"roots", "standings", "briefs"}, "Wire": {"article"}}
NOT_PRINTED = {
    "Part",
    "Stated",
    "Roots",
    "Standing",
    "Echo",
    "Source",
    "Sentence",
    "Unit",
    "Quotation",
    "Utterance",
    "Attribution",
    "Name",
    "Quantity",
    "Time",
    "Reading",
}


def documented() -> dict[str, set[str]]:
    """Noun to the fields in its table."""
    found: dict[str, set[str]] = {}
    noun = ""
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if line.startswith("### "):
            noun = line[4:]
            found[noun] = set()
        elif (row := re.match(r"\| `(\w+)` \|", line)) is not None:
            found[noun].add(row.group(1))
    return found


def nouns() -> dict[str, type]:
    """Every dataclass of the model."""
    found: dict[str, type] = {}
    for module in pkgutil.iter_modules(newstemma.model.__path__):
        loaded = importlib.import_module(f"newstemma.model.{module.name}")
        found |= {n: c for n, c in vars(loaded).items() if is_dataclass(c) and isinstance(c, type) and c.__module__ == loaded.__name__}
    return found


def test_every_noun_of_the_model_is_documented_or_said_not_to_be_printed() -> None:
    assert set(nouns()) - NOT_PRINTED == set(documented())


def test_the_tables_hold_just_the_fields_of_the_dataclasses() -> None:
    for noun, told in documented().items():
        own = {f.name for f in fields(nouns()[noun])} - HIDDEN.get(noun, frozenset()) - ELSEWHERE.get(noun, set())
        assert told == own | JOINED.get(noun, set()), noun


def test_the_json_of_a_real_report_holds_just_the_fields_in_the_tables() -> None:
    told = documented()
    known = {frozenset(names) for names in told.values()} | {frozenset({"article"}), frozenset({"agency"})}
    captures = [p for p in sorted(EXAMPLES.glob("*/*")) if p.is_file()]
    captures.append(Path(__file__).parent / "articles" / "whole" / "southern_tide.html")  # it gives two dates: a notice
    shown = [to_object(report_on(RISING)), newstemma.analyse(newstemma.read(captures)).to_object()]
    objects = [o for report in shown for o in objects_in(report)]
    sigla = [s["sigla"] for report in shown for s in report["stories"]]
    assert [sorted(o) for o in objects if frozenset(o) not in known and o not in sigla] == []
    draft = ROOT / "docs" / "guides" / "drafts" / "verdict.md"
    checked = json.loads(newstemma.check(draft, EXAMPLES / "verdict").to_json())
    seen = {frozenset(o) for o in [*objects, *objects_in(checked["sentences"])]}
    missed = {noun for noun, names in told.items() if frozenset(names) not in seen}
    assert missed <= {"Continues", "Check"}, f"no example shows a {sorted(missed)}"


def objects_in(value: Any) -> list[dict[str, Any]]:
    """Every object in a JSON value."""
    if isinstance(value, dict):
        return [value, *(o for v in value.values() for o in objects_in(v))]
    return [o for v in value for o in objects_in(v)] if isinstance(value, list) else []


RISING = """
2031-03-04 Meridian Herald | Ferry sinks off Port Vale
Nine people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the coast guard said.

2031-03-05 Vale Courier | Toll rises
Eleven people drowned when the ferry Alba sank in thick fog off Port Vale on Tuesday, the mayor said.
"""
