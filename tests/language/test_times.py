"""Dates and times in news prose and in date lines."""

from __future__ import annotations

import pytest

from newstemma.language.stamps import address_day, parse_stamp, stamps
from newstemma.language.times import find_times, weekday_of

ANCHOR = "2031-03-05"  # a Wednesday


def values(text: str, anchor: str | None = ANCHOR) -> list[tuple[str, str | None]]:
    return [(text[t.start : t.end], t.value) for t in find_times(text, anchor)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ferry sank on March 3, 2031.", [("March 3, 2031", "2031-03-03")]),
        ("The ferry sank on 3 March 2031.", [("3 March 2031", "2031-03-03")]),
        ("The ferry sank on the 3rd of March 2031.", [("3rd of March 2031", "2031-03-03")]),
        ("The ferry sank on Mar 03 2031.", [("Mar 03 2031", "2031-03-03")]),
        ("Logged 2031-03-03 at sea.", [("2031-03-03", "2031-03-03")]),
        ("Logged 11/22/30 at sea.", [("11/22/30", "2030-11-22")]),
        ("Logged 3/9/2030 at sea.", [("3/9/2030", None)]),
        ("The ferry sank on Monday.", [("Monday", "2031-03-03")]),
        ("The court ruled on Wednesday.", [("Wednesday", "2031-03-05")]),
        ("The court will rule on Friday.", [("Friday", "2031-03-07")]),
        ("The court is expected to rule on Friday.", [("Friday", "2031-03-07")]),
        ("On Friday, the court will rule.", [("Friday", "2031-03-07")]),
        ("He said on Thursday that he will go.", [("Thursday", "2031-02-27")]),
        ("It sank on Tuesday last week.", [("Tuesday last week", "2031-02-25")]),
        ("It sails next Tuesday.", [("next Tuesday", "2031-03-11")]),
        ("It sank yesterday and will be raised tomorrow.", [("yesterday", "2031-03-04"), ("tomorrow", "2031-03-06")]),
        ("It sank last night.", [("last night", "2031-03-04")]),
        ("It was built last year.", [("last year", "2030")]),
        ("It was built last month.", [("last month", "2031-02")]),
        ("It was built last June.", [("last June", "2030-06")]),
        ("It was built in June last year.", [("June last year", "2030-06")]),
        ("It was built in April.", [("April", "2030-04")]),
        ("It will be raised in April.", [("April", "2031-04")]),
        ("It was built in early June.", [("early June", "2030-06")]),
        ("It was built in 2003.", [("2003", "2003")]),
        ("In 2003 it was built.", [("2003", "2003")]),
        ("It was built three years ago.", [("three years ago", "2028")]),
        ("It was built two months ago.", [("two months ago", "2031-01")]),
        ("It left 10 days ago.", [("10 days ago", "2031-02-23")]),
        ("It left a week earlier.", [("a week earlier", None)]),
        ("It was seen last week.", [("last week", None)]),
        ("It left at 8 a.m. Tuesday.", [("8 a.m. Tuesday", "2031-03-04T08:00")]),
        ("It left Tuesday at 19:49 GMT.", [("Tuesday at 19:49 GMT", "2031-03-04T19:49+00:00")]),
        ("It left at 8 a.m. local time.", [("8 a.m. local time", None)]),
        ("It ran from 2009-10 on.", [("2009", "2009"), ("10", "2010")]),
    ],
)
def test_a_date_in_a_sentence_is_placed_by_the_day_of_publication(text: str, found: list[tuple[str, str | None]]) -> None:
    assert values(text) == found


def test_odd_spacing_does_not_hide_a_date() -> None:
    assert values("on March\u00a03,\u00a02031 and on 4\n  March 2031") == [
        ("March\u00a03,\u00a02031", "2031-03-03"),
        ("4\n  March 2031", "2031-03-04"),
    ]


def test_a_range_is_two_days() -> None:
    assert values("The talks of 3 to 5 March 2031 failed.") == [("3", "2031-03-03"), ("5 March 2031", "2031-03-05")]


def test_a_weekday_beside_a_date_can_be_checked_against_the_calendar() -> None:
    (time,) = find_times("It sank on Tuesday, March 3, 2031.", None)
    assert (time.value, time.weekday, weekday_of(time.value or "")) == ("2031-03-03", 1, 0)


def test_a_weekday_chooses_the_year_of_a_date_without_one() -> None:
    assert values("It sank on Sunday, November 24.") == [("Sunday, November 24", "2030-11-24")]


def test_without_a_day_of_publication_nothing_relative_has_a_value() -> None:
    assert [value for _, value in values("yesterday, on Monday, last year, in June, two months ago", None)] == [None] * 5


def test_a_month_of_publication_places_months_and_years_but_no_weekday() -> None:
    assert [value for _, value in values("on Monday, last month, last year", "2031-03")] == [None, "2031-02", "2030"]


@pytest.mark.parametrize(
    "text",
    [
        "May I ask",
        "They march on",
        "the Sunday Times",
        "after Black Friday sales",
        "about 2,000 people",
        "room 2010-b",
        "on Sundays",
        "in 2000 homes",
    ],
)
def test_words_that_look_like_dates_are_left_alone(text: str) -> None:
    assert values(text) == []


def test_the_day_before_a_named_day_is_not_guessed() -> None:
    assert values("They had met the Tuesday before.") == [("Tuesday", None)]


def test_a_hundred_thousand_words_take_no_time() -> None:
    assert len(find_times("on Monday in 2003 " * 20_000, ANCHOR)) == 40_000


@pytest.mark.parametrize(
    ("line", "value"),
    [
        ("Published On 4 Mar 20314 Mar 2031", "2031-03-04"),
        ("Mar 04 2031 | 7:49 PM EST", "2031-03-04T19:49-05:00"),
        ("MARCH 4, 2031", "2031-03-04"),
        ("MAR. 4, 2031", "2031-03-04"),
        ("Tuesday, March 4, 2031", "2031-03-04"),
        ("4 Mar 2031, 09:30 GMT", "2031-03-04T09:30+00:00"),
        ("March 4, 2031 — 9.30am", "2031-03-04T09:30"),
        ("04.03.2031, 14:05 Uhr", "2031-03-04T14:05"),
        ("Tue, 04 Mar 2031 09:30:15 +0100", "2031-03-04T09:30:15+01:00"),
        ("2031-03-04T09:30:15.123Z", "2031-03-04T09:30:15+00:00"),
        ("2031-03-04T00:00:00Z", "2031-03-04"),
        ("2031-03-04 09:30", "2031-03-04T09:30"),
        ("20310304", "2031-03-04"),
        ("2031/03/04", "2031-03-04"),
        ("4-Mar-31", "2031-03-04"),
        ("4th March 2031", "2031-03-04"),
        ("3/4/31 9:30 AM ET", "2031-03-04T09:30-05:00"),
        ("7/4/2031 6:00 p.m. Eastern", "2031-07-04T18:00-04:00"),
        ("09:30 GMT, 4 March 2031", "2031-03-04T09:30+00:00"),
        ("9:30 a.m. ET March 4, 2031", "2031-03-04T09:30-05:00"),
        ("March 4, 20315:03 PM ET", "2031-03-04T17:03-05:00"),
        ("March 4, 20319:30 AM GMTUpdated 2 hours ago", "2031-03-04T09:30+00:00"),
        ("04 Mar 2031 - 09:30 (UTC+8)", "2031-03-04T09:30+08:00"),
        ("March 4, 2031 3 min read", "2031-03-04"),
        ("March 2031", "2031-03"),
        ("13/4/31", "2031-04-13"),
        ("4/13/31", "2031-04-13"),
    ],
)
def test_a_date_line_is_as_sharp_as_it_is_written(line: str, value: str) -> None:
    stamp = parse_stamp(line)
    assert stamp is not None
    assert stamp.value == value


def test_a_date_line_with_two_dates_gives_both() -> None:
    found = stamps("Published 4 March 2031 09:30 | Updated 5 March 2031 10:15")
    assert [s.value for s in found] == ["2031-03-04T09:30", "2031-03-05T10:15"]


@pytest.mark.parametrize(
    ("line", "hints", "value", "zone"),
    [
        ("4 March 2031 7:49 PM IST", "Subscribe for ₹199 a month", "2031-03-04T19:49+05:30", "inferred"),
        ("4 March 2031 7:49 PM IST", "https://www.examplepost.co.il", "2031-03-04T19:49+02:00", "inferred"),
        ("4 March 2031 7:49 PM IST", "The Galway Example, Ireland", "2031-03-04T19:49+01:00", "inferred"),
        ("4 March 2031 7:49 PM IST", "", "2031-03-04T19:49", "unclear"),
        ("4 July 2031 7:49 PM BST", "valeobserver.co.uk", "2031-07-04T19:49+01:00", "inferred"),
        ("4 July 2031 7:49 PM EST", "valeobserver.com.au", "2031-07-04T19:49+10:00", "inferred"),
        ("4 March 2031 7:49 PM EST", "", "2031-03-04T19:49-05:00", "stated"),
        ("4 March 2031 7:49 PM QQT", "", "2031-03-04T19:49", "none"),
    ],
)
def test_a_zone_with_two_meanings_is_resolved_only_with_support(line: str, hints: str, value: str, zone: str) -> None:
    stamp = parse_stamp(line, hints=hints)
    assert stamp is not None
    assert (stamp.value, stamp.zone) == (value, zone)


def test_figures_that_can_be_two_days_give_the_year_alone() -> None:
    stamp = parse_stamp("03/04/2031")
    assert stamp is not None
    assert (stamp.value, stamp.granularity, stamp.in_doubt) == ("2031", "year", True)


def test_the_home_of_the_outlet_orders_day_and_month() -> None:
    british, american = parse_stamp("03/04/2031", hints="valeobserver.co.uk"), parse_stamp("03/04/2031", order="mdy")
    assert british is not None
    assert american is not None
    assert (british.value, american.value) == ("2031-04-03", "2031-03-04")


def test_a_day_that_the_calendar_does_not_have_is_no_date() -> None:
    assert parse_stamp("31 February 2031") is None
    assert parse_stamp("no date here, version 2.31.4") is None


@pytest.mark.parametrize("url", ["/2031/03/04/ferry", "https://x.example/2031/mar/04/ferry", "https://x.example/ferry-20310304"])
def test_an_address_tells_the_day(url: str) -> None:
    found = address_day(url)
    assert found is not None
    assert found[0] == "2031-03-04"


@pytest.mark.parametrize(
    ("text", "stretch"),
    [
        ("It sank this week.", "2031-W10"),
        ("It sank last week.", "2031-W09"),
        ("It sank two weeks ago.", "2031-W08"),
        ("It sails this weekend.", "2031-W10-WE"),
        ("Profits fell in the first quarter.", "2031-Q1"),
        ("Profits fell in the fourth quarter.", "2030-Q4"),
        ("Profits fell in Q3 2029.", "2029-Q3"),
        ("It opened in the summer of 2030.", "2030-SU"),
        ("It opened last summer.", "2030-SU"),
        ("It was built in the 1990s.", "199"),
        ("It was built in the 20th century.", "19"),
    ],
)
def test_weeks_quarters_seasons_and_decades_are_named_beside_the_value(text: str, stretch: str) -> None:
    (time,) = find_times(text, ANCHOR)
    assert time.stretch == stretch


def test_days_before_a_date_are_counted_from_it() -> None:
    assert values("It sank nine days before 17 July 2030.") == [("nine days before 17 July 2030", "2030-07-08")]
    assert values("It sank two weeks after March 3, 2030.") == [("two weeks after March 3, 2030", "2030-03-17")]


def test_a_day_that_no_month_has_is_no_day() -> None:
    assert all(value is None or not value.startswith("2031-02-3") for _, value in values("It sank on 30 February 2031."))


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("It has run since 2014.", "since"),
        ("It runs until Friday.", "until"),
        ("It must end by March 12.", "by"),
        ("It was sold before the end of June 2030.", "before"),
        ("It ran from May 2030.", "from"),
        ("It sank on Monday.", None),
        ("It sank in 2014.", None),
    ],
)
def test_the_word_before_a_date_says_how_it_bounds(text: str, lead: str | None) -> None:
    (time,) = find_times(text, ANCHOR)
    assert time.lead == lead


def test_lengths_of_time_are_left_to_the_figures() -> None:
    assert find_times("A three-year ban and 72 hours of rain.", ANCHOR) == []


def test_numbers_in_words_count_years_back() -> None:
    assert values("It was built seventeen years ago.") == [("seventeen years ago", "2014")]
    assert values("It was built twenty-five years ago.") == [("twenty-five years ago", "2006")]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Pensions rise from the first of April.", [("the first of April", "2031-04-01")]),
        ("It sank on the twenty-first of May 1930.", [("the twenty-first of May 1930", "1930-05-21")]),
        ("She died the day before yesterday.", [("the day before yesterday", "2031-03-03")]),
        ("It opens the day after tomorrow.", [("the day after tomorrow", "2031-03-07")]),
        ("The bridge, closed in the flood, is to reopen on March 30.", [("March 30", "2031-03-30")]),
    ],
)
def test_days_in_words_and_what_is_to_be(text: str, found: list[tuple[str, str | None]]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Prayers will be held at the hall on Sunday.", "2031-03-09"),
        ("Prayers were held at the hall on Sunday.", "2031-03-02"),
    ],
)
def test_what_will_be_held_lies_ahead(words: str, day: str) -> None:
    assert [t.value for t in find_times(words, "2031-03-05")] == [day]


def test_what_would_be_held_in_a_month_lies_ahead() -> None:
    assert values("The council said the vote would be held in April.", "2031-01-30") == [("April", "2031-04")]


def test_a_clock_may_have_a_space_in_its_half() -> None:
    assert [words for words, _ in values("It began at 3:30 p. m. in the hall.")] == ["3:30 p. m."]
