"""Figures in running text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newstemma.language.numerals import numerals
from newstemma.language.quantities import every_figure, find_quantities, spelled
from newstemma.model.reading import Quantity


def one(text: str) -> Quantity:
    (found,) = find_quantities(text)
    return found


@pytest.mark.parametrize(
    ("text", "low", "high", "counts"),
    [
        ("At least 12 people died.", 12, None, "people"),
        ("As many as 40 houses burned.", None, 40, "houses"),
        ("Forty-two soldiers were held.", 42, 42, "soldiers"),
        ("More than two dozen heads of state came.", 24, None, "heads"),
        ("Some 15,000 troops crossed.", 15000, 15000, "troops"),
        ("Dozens of people fled.", 24, None, "people"),
        ("It cost $3.5 million.", 3_500_000, 3_500_000, None),
        ("Turnout fell to 12 per cent.", 12, 12, None),
        ("Rs 480 crore was lost.", 4_800_000_000, 4_800_000_000, None),
        ("There were 12 or more ships.", 12, None, "ships"),
        ("No more than 12 seats were free.", None, 12, "seats"),
        ("Hundreds of thousands of voters stayed away.", 200_000, None, "voters"),
        ("Up to two dozen farms were cut off.", None, 24, "farms"),
        ("One man was killed.", 1, 1, "man"),
        ("A dam holds a million and a half litres of water.", 1_500_000, 1_500_000, None),
    ],
)
def test_a_figure_has_its_bounds_and_what_it_counts(text: str, low: float | None, high: float | None, counts: str | None) -> None:
    found = one(text)
    assert (found.low, found.high, found.counts) == (low, high, counts)


@pytest.mark.parametrize(
    "text",
    [
        "On March 4 it rained.",
        "It began at 8 a.m. sharp.",
        "In 2023 it closed.",
        "The Number Three shaft is shut.",
        "She lives at 12 Harbour Street.",
        "Flight 370 was late.",
        "Call 555-0134 now.",
        "The 9/11 attacks were named.",
        "One of the men wept, and one thing is sure.",
        "It was the top three.",
        "The F-16 and the A320 flew.",
        "More than 8 May alone.",
    ],
)
def test_dates_times_and_names_are_no_figures(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("12,000", 12_000), ("1,00,000", 100_000), ("1.000,5", 1000.5), ("1.000.000", 1_000_000), ("45 000", 45_000), ("٣", 3), ("2½", 2.5),
        ("3 1/2", 3.5), ("15k", 15_000), ("12bn", 12e9), ("1.2m", 1_200_000), ("4 hundred million", 4e8), ("1,5 million", 1_500_000),
        ("two and a half million", 2_500_000), ("half a million", 500_000), ("a quarter of a million", 250_000), ("half a dozen", 6),
        ("twenty-eight thousand six hundred forty-two", 28_642), ("two-thirds", 2 / 3), ("1" + "0" * 40, 1e40),
    ],
)  # fmt: skip
def test_digits_and_words_come_to_their_value(words: str, value: float) -> None:
    (found,) = numerals(words, 0, len(words))
    assert (found.value, found.end) == (pytest.approx(value), len(words))


def test_a_figure_beyond_all_counting_is_left_out() -> None:
    assert find_quantities("1" + "0" * 400 + " stars") == []


def test_spelled_out_numbers_add_up() -> None:
    assert spelled("two hundred and six") == 206
    assert spelled("forty-two thousand") == 42_000
    assert spelled("perhaps") is None


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("10 to 15 boats", (10, 15)),
        ("10-15 boats", (10, 15)),
        ("between 10 and 15 boats", (10, 15)),
        ("three or four boats", (3, 4)),
        ("10 to 15 million boats", (10e6, 15e6)),
        ("$3 billion to $5 billion", (3e9, 5e9)),
    ],
)
def test_a_range_is_one_figure(text: str, bounds: tuple[float, float]) -> None:
    found = one(text)
    assert (found.low, found.high) == bounds


@pytest.mark.parametrize(
    ("text", "base", "unit"),
    [
        ("It is 394 feet high.", pytest.approx(120.09, abs=0.01), "m"),
        ("It is 7 miles away.", pytest.approx(11_265, abs=1), "m"),
        ("It was 41 degrees Fahrenheit.", pytest.approx(5), "celsius"),
        ("It was -5C at dawn.", -5, "celsius"),
        ("They found 150 pounds of seeds.", pytest.approx(68.04, abs=0.01), "kg"),
        ("They burned 12 hectares.", 120_000, "m2"),
        ("It took 72 hours.", 259_200, "s"),
        ("It took three days.", 259_200, "s"),
        ("It took two years.", 24, "month"),
        ("Two-thirds of the hall was empty.", pytest.approx(0.6667, abs=0.0001), "share"),
        ("Some 65 per cent agreed.", 0.65, "share"),
    ],
)
def test_what_is_measured_is_told_in_the_base_unit(text: str, base: float, unit: str) -> None:
    found = one(text)
    assert (found.base_low, found.base_unit) == (base, unit)


@pytest.mark.parametrize(
    ("text", "form", "unit"),
    [
        ("a 34-year-old baker", "age", "year"),
        ("Ida Renn, 34, said so.", "age", "year"),
        ("children under the age of five", "age", "year"),
        ("a 6-month-old calf", "age", "month"),
        ("on the 29th day of the strike", "ordinal", "ordinal"),
        ("in its third year", "ordinal", "ordinal"),
        ("They won 7-2.", "score", None),
        ("The court held 5-4 that it may.", "score", None),
        ("by 0.5 percentage points", "points", "pp"),
        ("one in five boats", "fraction", None),
        ("a three-year ban", "duration", "year"),
        ("12 euros per person", "money", "EUR"),
        ("fined 200 pounds", "money", "GBP"),
        ("a 100m sprint", "measure", "m"),
    ],
)
def test_the_form_tells_what_a_figure_is(text: str, form: str, unit: str | None) -> None:
    found = one(text)
    assert (found.form, found.unit) == (form, unit)


def test_a_vote_holds_both_sides() -> None:
    found = one("The bill was passed by 52 votes to 48.")
    assert (found.form, found.low, found.against) == ("score", 52, 48)


def test_the_ends_of_a_change_have_their_roles_and_share_the_unit() -> None:
    found = find_quantities("Inflation rose from 2.4 to 2.9 per cent, or by 0.5 points.")
    assert [(q.role, q.unit) for q in found] == [("from", "%"), ("to", "%"), ("by", "pp")]
    by, to = find_quantities("Prices fell 3 per cent to 12 euros.")
    assert (by.role, by.trend, to.role, to.trend) == ("by", "down", "to", "down")


def test_figures_in_a_list_share_what_one_of_them_shows() -> None:
    assert [q.unit for q in find_quantities("They grew 1.2 and 1.1 per cent.")] == ["%", "%"]
    assert [q.form for q in find_quantities("The twins, aged 7 and 9, slept.")] == ["age", "age"]


def test_a_part_knows_its_whole() -> None:
    part, whole = find_quantities("Eight of the 10 miners are alive.")
    assert (part.low, part.whole, part.counts, whole.role) == (8, 10, "miners", "of")


def test_a_subset_is_marked() -> None:
    found = find_quantities("Eleven people, including three children, drowned; another two are ill, and six of them are safe.")
    assert [q.subset for q in found] == [None, "including", "another", "of them"]


def test_what_the_members_of_a_group_are_stands_behind_the_pronoun() -> None:
    assert [q.counts for q in find_quantities("Some 58 people, 11 of them children, and four, two of whom were nurses, left.")] == [
        "people",
        "children",
        None,
        "nurses",
    ]
    assert [q.counts for q in find_quantities("Twenty of them suffered burns.")] == [None]


def test_more_than_leaves_the_bound_out_and_at_least_does_not() -> None:
    assert one("more than 12 boats").strict
    assert not one("at least 12 boats").strict


def test_a_bound_behind_a_figure_is_not_the_next_ones() -> None:
    found = find_quantities("It hit 12 boats, at least 5 of them old, and over 30 cars, 8 huts or more than 9; 65 and over, or 7 or more.")
    assert [(q.low, q.high) for q in found] == [(12, 12), (5, None), (30, None), (8, 8), (9, None), (65, None), (7, None)]


def test_a_figure_in_brackets_is_bounded_as_the_one_it_converts() -> None:
    miles, km = find_quantities("It lies more than 60 miles (97 km) out.")
    assert (miles.high, km.high, km.low) == (None, None, 97)


def test_a_rate_and_a_scope_stand_with_the_figure() -> None:
    assert one("They pump 325,000 barrels per day.").per == "day"
    assert one("It costs $52 a barrel.").per == "barrel"
    assert one("Since 2014 some 1,200 boats have sunk.").scope == "since 2014"


def test_the_lone_ones_are_told_apart() -> None:
    assert [is_one for _, is_one in every_figure("One of the men saw one boat.")] == [True, False]


def test_figures_never_overlap_and_reading_is_linear() -> None:
    text = "from 10 to 15 per cent of 1,00,000 people (12 km), by 52 votes to 48, aged 7 and 9; " * 2_000
    found = find_quantities(text)
    assert len(found) > 10_000
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("She was 18 when it began.", 18, 18),
        ("Children aged 5 to 11 may come.", 5, 11),
        ("It is for people 65 and older.", 65, None),
        ("He is 64.", 64, 64),
        ("Voters between the ages of 18 and 29 stayed away.", 18, 29),
    ],
)
def test_ages_are_told_by_the_words_around_them(text: str, low: float, high: float | None) -> None:
    found = one(text)
    assert (found.form, found.low, found.high) == ("age", low, high)


def test_the_marks_of_a_list_count_nothing() -> None:
    assert [q.low for q in find_quantities("1. The mayor said 12 people left.\n2) What now? [4] She wept.")] == [12]


def test_a_letter_is_a_currency_before_millions_only() -> None:
    assert one("It cost R5.5bn.").unit == "ZAR"
    assert find_quantities("The N12 and the R5 are closed.") == []


def test_adjectives_before_a_noun_may_be_joined() -> None:
    assert one("They asked 30 current and former members.").counts == "current and former members"
    assert [q.counts for q in find_quantities("They saw two men and four women.")] == ["men", "women"]


_PIECES = (
    "12 1,200 3.5 ½ 1/2 15k 12bn two twenty-one hundred million dozen several dozens half a an third 29th first - – to from by of in and or"
    " at least more than about up $ € % per cent km feet C years old aged people boats votes : ; , . ( ) ' \" + 2014 10:30 No. ٣ x 0 00 1e9"
).split(" ")


@given(st.lists(st.sampled_from(_PIECES), max_size=14), st.sampled_from((" ", "", "-")))
def test_whatever_is_read_figures_lie_in_order_and_their_bounds_too(pieces: list[str], joint: str) -> None:
    text = joint.join(pieces)
    found = [q for q, _ in every_figure(text)]
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))
    for q in found:
        assert 0 <= q.start < q.end <= len(text)
        assert q.low is not None or q.high is not None
        assert q.low is None or q.high is None or q.low <= q.high


@pytest.mark.parametrize(
    ("words", "low", "high", "unit"),
    [
        ("more than an hour", 1, None, "h"),
        ("about a mile", 1, 1, "mi"),
        ("almost half an hour", 0.5, 0.5, "h"),
        ("a quarter of an hour", 0.25, 0.25, "h"),
        ("about three-quarters of an hour", 0.75, 0.75, "h"),
        ("about a quarter of a mile", 0.25, 0.25, "mi"),
        ("less than a week", None, 1, "week"),
    ],
)
def test_a_unit_with_an_article_is_one_where_it_is_hedged(words: str, low: float | None, high: float | None, unit: str) -> None:
    (only,) = find_quantities(f"It lasted {words}, she said.")
    assert (only.low, only.high, only.unit) == (low, high, unit)


def test_a_unit_with_an_article_and_no_hedge_is_no_figure() -> None:
    assert find_quantities("It took an hour, about a month later a mile was closed.") == []
