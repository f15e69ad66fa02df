"""What was seen in the words of one article, before any question is asked of it."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from newstemma.model.text import Granularity

ValueKind = Literal["number", "money", "date", "time", "place", "name", "office", "text"]
NameKind = Literal["person", "organisation", "place", "event", "other"]
Act = Literal["speech", "belief", "intention", "other"]
Role = Literal["from", "to", "by", "of"]
Form = Literal["count", "money", "percent", "points", "measure", "duration", "age", "fraction", "score", "ordinal"]
Trend = Literal["up", "down"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """Half-open code points into the article's text, and the number of the paragraph that it stands in."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Unit:
    """A clause that says one thing, or a whole sentence where nobody cut it. `sentence`: its number among the reading's sentences."""

    start: int
    end: int
    paragraph: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words inside quotation marks, the marks left out. `closed`: whether the closing mark stands there."""

    start: int
    end: int
    closed: bool

    def within(self, start: int, end: int) -> tuple[int, int]:
        """The part of it that lies between start and end; backwards where none does."""
        return max(self.start, start), min(self.end, end)


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what, as spans: source, cue, content. A source or cue that is not there is None.

    score    0 to 1, how sure the reader of it is
    """

    source: tuple[int, int] | None
    cue: tuple[int, int] | None
    content: tuple[tuple[int, int], ...]
    act: Act
    score: float


@dataclass(frozen=True, slots=True)
class Name:
    """A proper name where it stands."""

    start: int
    end: int
    kind: NameKind


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure where it stands: what it is, at least and at most, and what it counts.

    low, high    bounds in `unit`, both the same for an exact figure; None: open to that side ("at least 12": 12, None); low < high: a range
                 ("10 to 15", one quantity)
    unit         "%", "USD", "km" …, "ordinal" for "29th"; None for a bare count
    counts       the noun that is counted, as it stands ("people", "first-team players"); for a measure or an age the noun that bears it,
                 and for an ordinal what is numbered; None where none follows
    approximate  hedged ("about 40") or a word quantity ("dozens")
    form         count | money | percent | points (percentage or basis points, as percentage points) | measure (has a `base`) | duration
                 ("72 hours": `base` in seconds, or in months for months and years) | age | fraction ("two-thirds": 0.667, "one in five":
                 0.2) | score ("7-2": low = high = 7, `against` 2) | ordinal ("third", "29th": no count of anything)
    role         the place in a change or a part: "rose from 2.4 to 2.9 per cent, by 0.5 points" is from, to, by; "8 of 10": the 10 is `of`
    strict       the bound itself is left out: "more than 12", "fewer than 12" (True) against "at least 12", "up to 12" (False)
    base_low, base_high, base_unit   the bounds in the base unit of what is measured: "m", "m2", "kg", "celsius", "s", "month", "share" (per
                 cent and fractions: 0.5 is a half), …; None where there is nothing to convert
    per          what a rate is for: "day", "barrel", "person" ("$52 a barrel"); None for no rate
    whole        "8 of 10", "12 out of 30": the 10, the 30; None where no whole is named beside it
    against      the other side of a score or a vote ("7-2", "by 52 votes to 48": 2.0, 48.0)
    subset       the words that make it a part of, or an addition to, another figure ("including", "of them", "another"); None: of its own
    scope        the words that bound the time it is counted over ("since 2014", "so far this year", "last month"); None where none do
    trend        whether the verb says that it rose or fell ("fell 6 %", "dropped to 12"); None where none does
    """

    start: int
    end: int
    kind: Literal["number", "money"]
    low: float | None
    high: float | None
    unit: str | None
    counts: str | None
    approximate: bool = False
    form: Form = "count"
    role: Role | None = None
    strict: bool = False
    base_low: float | None = None
    base_high: float | None = None
    base_unit: str | None = None
    per: str | None = None
    whole: float | None = None
    against: float | None = None
    subset: str | None = None
    scope: str | None = None
    trend: Trend | None = None


@dataclass(frozen=True, slots=True)
class Time:
    """A date or time expression where it stands, resolved to the calendar where the text allows it.

    value     ISO 8601 at its true granularity; None: the words name a time that cannot be placed
    weekday   0 Monday to 6 Sunday, when the words name one; None otherwise
    anchored  True when the value was computed from the day of publication rather than written out
    lead      the word before it that says how it bounds ("since", "until", "by", "before", "after", "from", "to", "during"), in lower
              case; None for a plain "in", "on", "at" or nothing
    stretch   what no granularity of ours fits, as ISO 8601 and TimeML write it: a week ("2031-W10"), a weekend ("2031-W10-WE"), a quarter
              ("2031-Q1"), a season ("2031-SU"), a decade ("203"), a century ("20": the years 20xx); `value` is None beside it
    Lengths of time ("72 hours", "three days", "a three-year ban") are no Time: they are a `Quantity` of form "duration".
    """

    start: int
    end: int
    value: str | None
    granularity: Granularity | None
    weekday: int | None
    anchored: bool
    lead: str | None = None
    stretch: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """What was seen in one article. `article` is its id; everything is in order of place.

    read  False when the text is in a language that the readers do not serve: only sentences, units and quotation marks are given then
    headline, headline_names  who said what in the title, and the names in it; offsets into the title
    """

    article: str
    read: bool
    sentences: tuple[Sentence, ...]
    units: tuple[Unit, ...]
    quotations: tuple[Quotation, ...]
    attributions: tuple[Attribution, ...]
    names: tuple[Name, ...]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    headline: tuple[Attribution, ...] = ()
    headline_names: tuple[Name, ...] = ()

    def is_quoted(self, place: int) -> bool:
        """Whether a character stands in a quotation. Cost: linear in the quotations."""
        return any(q.start <= place < q.end for q in self.quotations)

    def sentence_at(self, place: int) -> Sentence | None:
        """The sentence that holds a character; None between sentences. Cost: logarithmic."""
        number = bisect_right(self.sentences, place, key=lambda s: s.start) - 1
        return self.sentences[number] if number >= 0 and place < self.sentences[number].end else None
