"""The strip of days beneath a weekday that is not its date's."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml import html as lxml_html

from newstemma.report.html import page
from tests.report import sample


def with_days(told: str, low: str, kind: str = "calendar") -> sample.Json:
    """The invented report with a date in one article, and the day that two others name."""
    report: sample.Json = json.loads(json.dumps(sample.flood()))
    first, second, third = (a["id"] for a in report["articles"][:3])
    conflict = {**report["conflicts"][0], "id": "x-week", "kind": kind, "grade": "internal", "dissent": [third], "resolved": None}
    conflict["positions"] = [
        position("Sunday", "2031-04-06", [first, second]),
        position(told, low, [third]),
    ]
    report["conflicts"] = [conflict]
    return report


def position(shown: str, low: str, articles: list[str]) -> sample.Json:
    value = {"kind": "date", "shown": shown, "low": low, "high": low, "unit": None, "counts": None, "scope": None, "at": {}}
    return {"value": value, "text": shown, "articles": articles, "origins": [], "at": []}


def strip(report: sample.Json) -> list[str]:
    doc: Any = lxml_html.document_fromstring(page(report))
    return [" ".join(day.text_content().split()) for day in doc.xpath("//ol[@class='week']/li")]


def test_the_date_its_weekday_and_what_the_others_name_stand_on_their_days() -> None:
    days = strip(with_days("Saturday, 6 April", "2031-04-06"))
    assert [d.split()[1] for d in days] == ["4", "5", "6", "7", "8"]
    assert days[1].startswith("Saturday 5 the weekday in") and "the date in" in days[2] and days[2].startswith("Sunday 6")
    assert [len(d.split()) > 2 for d in days] == [False, True, True, False, False]


@pytest.mark.parametrize(("shown", "weekday"), [("Tuesday, 6 April", "8"), ("Thu 6 April", "3"), ("Wednesday", "9")])
def test_the_nearest_day_of_that_name_is_meant(shown: str, weekday: str) -> None:
    (day,) = [d for d in strip(with_days(shown, "2031-04-06")) if "the weekday in" in d]
    assert day.split()[1] == weekday


@pytest.mark.parametrize(
    ("told", "low", "kind"),
    [("Sunday, 6 April", "2031-04-06", "calendar"), ("Saturday", "2031-04", "calendar"), ("Saturday, 6 April", "2031-04-06", "date")],
)
def test_where_nothing_is_off_or_no_day_is_known_no_days_are_drawn(told: str, low: str, kind: str) -> None:
    assert strip(with_days(told, low, kind)) == []
