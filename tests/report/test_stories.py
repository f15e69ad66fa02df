"""The stories of a pile as a list, as rows and in words."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest

import newstemma
from newstemma.errors import BadFormat, BadSettings
from newstemma.report.stories import Stories
from newstemma.report.story_rows import COLUMNS
from tests.papers import report_on
from tests.report import sample

DEPOT = """
2031-03-04 07:10 Velland Herald | Explosion tears through fuel depot in Karrow
An explosion tore through the Brandt fuel depot in Karrow early on Tuesday, killing at least four workers, the fire service said.

Windows broke two kilometres away. Fire chief Odd Lissen said crews from three towns were fighting the blaze.

2031-03-04 09:45 Karrow Post | Four dead as Brandt depot explodes
Four workers are dead after the Brandt fuel depot in Karrow exploded before dawn on Tuesday, fire chief Odd Lissen said.

"The whole hill shook," said Marta Quist, who lives beside the depot. Schools in Karrow stayed shut.

2031-06-02 10:15 Velland Herald | Haldor on trial over Brandt depot deaths in Karrow
The trial of Sven Haldor, former director of the Brandt fuel depot, opened in Karrow on Monday, three months after the explosion.

Prosecutor Lena Moss told the court that fire chief Odd Lissen had warned of a broken valve. Haldor pleaded not guilty.

2031-03-05 Isle Gazette | Budget passed
The assembly passed the budget by two votes after a night of quarrels over the school levy and the road tolls.

Premier Anna Holt thanked the members for the long hours and left the chamber by a side door.
"""


@pytest.fixture(scope="module")
def depot() -> Stories:
    return newstemma.Report(report_on(DEPOT, until="lineage")).stories


def table(stories: Stories, **options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(stories.to_csv(**options))))


def test_the_stories_are_the_contracts_own(depot: Stories) -> None:
    assert [len(s["articles"]) for s in depot] == [2, 1, 1]
    assert {"id", "headline", "continues", "joins"} <= depot[0].keys()


def test_a_row_holds_the_triple_the_days_and_what_it_goes_on_from(depot: Stories) -> None:
    first = table(depot)
    assert [(r["articles"], r["outlets"], r["sources"]) for r in first] == [("2", "2", "2")]
    assert (first[0]["starts"], first[0]["ends"]) == ("2031-03-04T07:10", "2031-03-04T09:45")
    assert first[0]["conflict"] == "", "nothing was compared"
    trial = next(r for r in table(depot, at_least=1) if r["headline"].startswith("Haldor"))
    assert trial["continues"] == first[0]["story"]
    assert trial["continues_headline"] == first[0]["headline"]
    assert "both name" in trial["why"] and "90 days after" in trial["why"]


def test_stories_of_one_are_counted_and_listed_only_when_asked(depot: Stories) -> None:
    told = depot.to_text()
    assert told.startswith("4 articles · 3 outlets · 1 story\n")
    assert "2 articles stand alone" in told and "Anna Holt" not in told
    assert "gone on in “Haldor on trial over Brandt depot deaths in Karrow” (not listed)" in told.replace("\n     ", " ")
    assert "goes on from 1 “Explosion" in depot.to_text(at_least=1)
    assert "gone on in 3 “Haldor" in depot.to_text(at_least=1)


def test_why_tells_joins_near_misses_and_the_thread(depot: Stories) -> None:
    told = " ".join(depot.to_text(at_least=1, why=True, width=300).split())
    assert "Why together Velland Herald and Karrow Post: their words are alike" in told or "Karrow Post and Velland Herald" in told
    assert "Kept apart" in told
    assert "Why it goes on both name" in told or "Why it goes on" in told
    assert "Why together" not in depot.to_text(at_least=1)


def test_differences_are_counted_by_grade() -> None:
    stories = Stories(sample.flood())
    row = stories.table()[0]
    graded = {"conflict": row.conflict, "internal": row.internal, "update": row.update, "compatible": row.compatible}
    wanted = {grade: sum(c["grade"] == grade for c in sample.flood()["conflicts"]) for grade in graded}
    assert graded == wanted and row.differences == sum(wanted.values()) == 5
    assert "5 differences: " in stories.to_text()


@pytest.mark.parametrize("sort", ["size", "date", "sources", "differences"])
def test_the_order_is_that_asked_for(depot: Stories, sort: str) -> None:
    rows = depot.table(at_least=1, sort=sort)
    assert len(rows) == 3
    assert rows[0].articles == 2
    if sort == "date":
        assert [r.starts for r in rows] == sorted(r.starts for r in rows)


def test_the_rows_of_a_data_frame_are_those_of_the_table_with_the_lone_articles(depot: Stories) -> None:
    assert len(depot.rows) == 3
    assert all(tuple(row) == COLUMNS for row in depot.rows)


def test_a_title_that_a_spreadsheet_would_run_is_guarded() -> None:
    report = sample.flood()
    report["stories"][0]["headline"] = "=HYPERLINK(1)"
    assert "'=HYPERLINK(1)" in Stories(report).to_csv()


@pytest.mark.parametrize("form", ["text", "json", "html", "csv"])
def test_each_format_is_given(depot: Stories, form: str) -> None:
    assert depot.render(form).strip()


def test_what_is_not_known_is_refused(depot: Stories) -> None:
    with pytest.raises(BadFormat):
        depot.render("xml")
    with pytest.raises(BadSettings, match="sort"):
        depot.to_csv(sort="loudness")
    with pytest.raises(BadSettings, match="at_least"):
        depot.to_text(at_least=0)
