"""When a page was published."""

from __future__ import annotations

import pytest

from newstemma.articles.ages import age_of, placed
from newstemma.model.article import BlockKind
from newstemma.model.document import Stated
from newstemma.model.notice import Notice
from tests.articles.made import BODY, TITLE, Lines, read, story


def day(lines: Lines, tags: list[tuple[str, str, str]] | None = None, as_of: str | None = None) -> str | None:
    described, _ = read(lines, tags, as_of=as_of)
    return described.published.value if described.published else None


def kinds(notices: list[Notice]) -> list[str]:
    return sorted(n.kind for n in notices if n.kind != "no_outlet")


@pytest.mark.parametrize(
    ("kind", "line", "value"),
    [
        ("timestamp", "Published On 4 Mar 20314 Mar 2031", "2031-03-04"),
        ("timestamp", "March 04, 2031", "2031-03-04"),
        ("timestamp", "4 Mar 2031, 09:30 GMT", "2031-03-04T09:30+00:00"),
        ("timestamp", "March 4, 2031 — 9.30am", "2031-03-04T09:30"),
        ("nav", "04.03.2031, 14:05 Uhr", "2031-03-04T14:05"),
        ("timestamp", "Posted 3/4/31 9:30 AM ET", "2031-03-04T09:30-05:00"),
        ("byline", "By ANN EXAMPLE   MAR. 4, 2031", "2031-03-04"),
        ("byline", "By ANN EXAMPLE | 11/22/30", "2030-11-22"),
        ("byline", "By Ann Example - Associated Press - Tuesday, March 4, 2031", "2031-03-04"),
        ("timestamp", "date 2031-03-04", "2031-03-04"),
        ("other", "Posted on March 4, 2031 by Ann Example", "2031-03-04"),
        ("social", "Share March 4, 2031 Tweet", "2031-03-04"),
    ],
)
def test_a_date_line_under_the_headline_dates_the_article(kind: BlockKind, line: str, value: str) -> None:
    assert day(story((kind, line))) == value


def test_first_published_beats_last_updated() -> None:
    described, _ = read(
        story(("timestamp", "Updated: March 05, 2031 19:49 IST"), after=[("timestamp", "First published: 04-03-2031 at 17:20 IST")])
    )
    assert described.published is not None
    assert described.updated is not None
    assert (described.published.value, described.updated.value) == ("2031-03-04T17:20", "2031-03-05T19:49")


def test_the_day_the_page_was_shown_is_not_the_day_it_was_published() -> None:
    described, notices = read([("masthead", "The Tarn Gazette"), ("other", "Thursday, March 13, 2031"), *story()])
    assert described.published is None
    assert [(o.kind, o.value) for o in described.other_dates] == [("page_render", "2031-03-13")]
    assert kinds(notices) == ["date_refused", "undated"]


@pytest.mark.parametrize(
    "head",
    [
        [("masthead", "The Tarn Gazette"), ("timestamp", "Thursday, 13 March 2031"), ("nav", "Price 3 crowns")],
        [("masthead", "THE TARN GAZETTE Thursday, March 13, 2031 | A7")],
        [("title", "7 TARN GAZETTE Thursday March 13, 2031 £1.40"), ("deck", "Ferry runs aground in the"), ("deck", "fog off Port Vale")],
    ],
)
def test_the_head_of_a_printed_page_dates_it(head: Lines) -> None:
    described, _ = read([*head, ("paragraph", BODY)])
    assert described.published is not None
    assert described.published.value == "2031-03-13"
    assert described.outlet is not None
    assert described.outlet.casefold().removeprefix("the ") == "tarn gazette"


def test_the_head_of_a_printed_page_is_not_its_title() -> None:
    described, _ = read(
        [
            ("title", "TARN GAZETTE Thursday March 13, 2031 £1.40"),
            ("deck", "Ferry aground in the"),
            ("deck", "fog off Vale"),
            ("paragraph", BODY),
        ]
    )
    assert described.title == "Ferry aground in the fog off Vale"


def test_an_age_is_counted_from_the_day_the_page_was_shown() -> None:
    described, _ = read(
        [("masthead", "The Tarn Gazette"), ("page_render_date", "Thursday, March 13, 2031"), *story(("timestamp", "World 2 months ago"))]
    )
    when = described.published
    assert when is not None
    assert (when.value, when.granularity, when.basis) == ("2031-01", "month", "inferred")
    assert when.not_before is not None
    assert when.not_after is not None
    assert when.not_before < "2031-01-13" < when.not_after
    assert [o.kind for o in described.other_dates] == ["page_render", "relative"]


def test_an_age_without_a_day_to_count_from_dates_nothing() -> None:
    described, notices = read(story(("timestamp", "2 months ago")))
    assert described.published is None
    assert kinds(notices) == ["undated"]


@pytest.mark.parametrize(
    ("words", "value", "granularity"),
    [
        ("6 days ago", "2031-03-07", "day"),
        ("yesterday", "2031-03-12", "day"),
        ("3 hours ago", "2031-03-13", "day"),
        ("30 hours ago", "2031-03-12", "day"),
        ("an hour ago", "2031-03-13", "day"),
        ("a year ago", "2030", "year"),
        ("2mo ago", "2031-01", "month"),
    ],
)
def test_an_age_is_no_sharper_than_its_unit(words: str, value: str, granularity: str) -> None:
    age = age_of(words)
    assert age is not None
    when = placed(age, "2031-03-13")
    assert (when.value, when.granularity) == (value, granularity)


def test_weeks_ago_give_bounds() -> None:
    age = age_of("5 weeks ago")
    assert age is not None
    when = placed(age, "2031-03-13")
    assert (when.value, when.not_before, when.not_after) == (None, "2031-01-27", "2031-02-09")


def test_a_caption_date_is_not_the_publication() -> None:
    described, _ = read(story(("caption", "The Alba in harbour on March 1, 2031."), ("timestamp", "March 4, 2031")))
    assert described.published is not None
    assert described.published.value == "2031-03-04"
    assert [(o.kind, o.value) for o in described.other_dates] == [("caption", "2031-03-01")]


def test_copyright_years_and_print_editions_date_nothing() -> None:
    lines: Lines = [
        ("other", "Copyright © 2030 Tarn Gazette"),
        ("other", "A version of this article appears in print on March 5, 2031, on Page A1."),
    ]
    assert day(story(after=lines)) is None


def test_a_date_of_a_related_story_dates_nothing() -> None:
    assert day(story(after=[("related", "Harbour reopens March 12, 2031")])) is None


def test_a_date_after_the_day_of_analysis_is_refused() -> None:
    described, notices = read(story(("timestamp", "Published 4 March 2091")), as_of="2031-03-10")
    assert described.published is None
    assert [(o.kind, o.value) for o in described.other_dates] == [("refused", "2091-03-04")]
    assert kinds(notices) == ["date_refused", "undated"]


def test_a_date_from_before_newspapers_is_refused() -> None:
    assert day(story(("timestamp", "Published 1 January 1650"))) is None


def test_day_and_minute_that_agree_give_the_minute() -> None:
    tags = [("meta", "published", "2031-03-04"), ("link", "url", "https://tarn.example/2031/03/04/ferry")]
    described, _ = read(story(("timestamp", "4 March 2031, 09:30 GMT")), tags)
    assert described.published is not None
    assert (described.published.value, described.published.granularity) == ("2031-03-04T09:30+00:00", "minute")
    assert len(described.published.evidence) == 3


def test_two_sources_outweigh_a_metadata_date_and_a_notice_says_so() -> None:
    tags = [("json-ld", "published", "2019-01-01T00:00:00Z"), ("link", "url", "https://tarn.example/2031/03/04/ferry")]
    described, notices = read(story(("timestamp", "Published: 4 March 2031")), tags)
    assert described.published is not None
    assert described.published.value == "2031-03-04"
    assert kinds(notices) == ["date_doubt"]


def test_figures_are_read_the_way_another_date_of_the_page_decides() -> None:
    assert day(story(("timestamp", "04/03/2031 09:30")), [("link", "url", "https://tarn.example/2031/03/04/x")]) == "2031-03-04T09:30"
    assert day(story(("timestamp", "04/03/2031 09:30")), [("link", "url", "https://tarn.example/2031/04/03/x")]) == "2031-04-03T09:30"


def test_figures_that_nothing_decides_are_in_doubt() -> None:
    described, notices = read(story(("timestamp", "04/03/2031")))
    assert described.published is not None
    assert (described.published.value, described.published.granularity) == ("2031", "year")
    assert kinds(notices) == ["date_doubt"]


def test_american_writing_puts_the_month_first() -> None:
    described, _ = read(story(("timestamp", "04/03/2031")), body="The U.S. coast guard arrived at 8 a.m. on Tuesday.")
    assert described.published is not None
    assert (described.published.value, described.published.basis) == ("2031-04-03", "inferred")


def test_a_zone_that_nothing_decides_is_left_out_with_a_notice() -> None:
    described, notices = read(story(("timestamp", "4 March 2031 7:49 PM IST")))
    assert described.published is not None
    assert described.published.value == "2031-03-04T19:49"
    assert kinds(notices) == ["zone_unclear"]


def test_prices_in_rupees_decide_a_zone() -> None:
    described, _ = read(
        story(("timestamp", "4 March 2031 7:49 PM IST"), after=[("paywall", "Subscribe for ₹199 a month"), ("related", "Israel votes")])
    )
    assert described.published is not None
    assert (described.published.value, described.published.basis) == ("2031-03-04T19:49+05:30", "inferred")


def test_only_an_update_bounds_the_publication() -> None:
    described, _ = read(story(("timestamp", "Last updated 4 March 2031")))
    assert described.published is not None
    assert (described.published.value, described.published.basis, described.published.not_after) == ("2031-03-04", "inferred", "2031-03-04")


def test_what_the_user_states_wins() -> None:
    stated = (Stated("published", "2031-03-01", None, by_user=True), Stated("published", "2031-03-02", None))
    described, _ = read(story(("timestamp", "Published 4 March 2031")), stated=stated)
    assert described.published is not None
    assert described.published.value == "2031-03-01"


def test_a_weekday_in_the_body_alone_invents_no_date() -> None:
    described, notices = read([("title", TITLE), ("paragraph", "The ferry sank on Wednesday.")])
    assert described.published is None
    assert kinds(notices) == ["undated"]


@pytest.mark.parametrize(
    ("made", "updated", "published"),
    [
        ("2034-09-02T03:00:07+00:00", "2034-09-02T03:00:07+00:00", "2031-03-04T18:40"),  # both written when the page was made
        ("2031-06-02T03:00:07+00:00", "2031-06-05T08:00:00+00:00", "2031-06-02T03:00:07+00:00"),
    ],
)
def test_a_date_that_a_program_wrote_gives_way_to_the_line_that_readers_see(made: str, updated: str, published: str) -> None:
    tags = [("json-ld", "published", made), ("json-ld", "updated", updated)]
    described, _ = read(story(("timestamp", "Published: 4 March 2031, 18:40")), tags)
    assert described.published is not None
    assert described.published.value == published


def test_a_day_without_a_year_is_the_last_one_before_the_page_was_printed() -> None:
    head: Lines = [("timestamp", f"1/14/2031 {TITLE} | Tarn Gazette https://tarngazette.example/1 1/2"), ("nav", "8th December")]
    described, _ = read([*head, *story()])
    assert described.published is not None
    assert (described.published.value, described.published.basis) == ("2030-12-08", "inferred")


def test_the_dates_of_stories_listed_below_do_not_date_the_article() -> None:
    lines: Lines = [("masthead", "Tarn Gazette"), ("page_render_date", "Tuesday 4 March 2031")]
    after: Lines = [("related", "More stories"), ("other", "Village moves to higher ground"), ("timestamp", "12 Feb 2031")]
    described, _ = read([*lines, *story(("timestamp", "3 hours ago"), after=after)])
    assert described.published is not None
    assert described.published.value == "2031-03-04"
