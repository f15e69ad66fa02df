"""The shapes of date and time expressions in English news prose, as patterns without nested repeats.

Refuses to know what they mean: `times` reads the groups.
"""

from __future__ import annotations

import re

from newstemma.language.calendar import DAY, GAP, MAYBE_GAP, MONTH, MONTH_FULL, NUMBERS, WEEKDAY, WEEKDAY_FULL, YEAR

_PART = r"(?:morning|afternoon|evening|night|midday|noon|midnight)"
_COUNT = (
    r"(?:\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[-\s](?:one|two|three|four|five|six|seven|eight|nine)\b)?"
    r"|thirteen|fourteen|sixteen|seventeen|eighteen|nineteen|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + ")"
)
_LED = (
    r"(?:(?P<led>\b(?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Bb]y|[Ff]rom|through|[Dd]uring|of|and|to|[Bb]etween"
    rf"|[Bb]efore|[Aa]fter|for){GAP})|\b)"
)
_MOD = r"(?:last|next|this past|this coming|this last|this|past|coming)"
_ZONE = (
    r"(?:local time|[A-Z]{2,4}\b|(?:Eastern|Central|Mountain|Pacific)(?: Standard| Daylight)?(?: [Tt]ime)?"
    r"|(?:Moscow|Greenwich)(?: Mean)? [Tt]ime)"
)
_EARLY = r"(?:early|mid|late|the (?:beginning|start|middle|end) of)"
_HOUR = r"(?:[01]?\d|2[0-3])"
_WITH_YEAR = rf"(?:(?:,|{GAP}|,{GAP}|{GAP},{GAP})(?P<year>{YEAR})(?!\d))?"
_WITH_WEEKDAY = rf"(?:\b(?P<weekday>{WEEKDAY}),?{GAP}(?:the{GAP})?)?"
_BEFORE_YEAR = (
    r"(?:\b(?:[Ii]n|[Ss]ince|[Uu]ntil|till|[Bb]y|[Ff]rom|[Dd]uring|of|[Bb]efore|[Aa]fter|through|to|and|[Ll]ate"
    r"|[Ee]arly|mid|circa|around"
    r"|[Bb]etween|[Tt]he|[Aa]|its|his|her|their|our|for|as of)[-\s]|\(|\bvs\.?\s|,\s)"
)
_AFTER_YEAR = (
    rf"(?=['’]s\b|{GAP}(?:election|campaign|war|census|budget|season|film|law|vote|referendum|World|Olympic|presidential|general"
    r"|financial|attack|invasion|Games)\b)"
)

ISO = re.compile(r"(?<![\d/-])(?P<year>(?:1[6-9]|2[01])\d\d)-(?P<month>0[1-9]|1[0-2])-(?P<day>0[1-9]|[12]\d|3[01])(?![\d/-])")
SLASHED = re.compile(r"(?<![\d/.])(\d{1,2})/(\d{1,2})/(\d{4}|\d\d)(?![\d/])")
DAY_MONTH = re.compile(
    rf"{_WITH_WEEKDAY}(?<![\d.,:])\b(?P<day>{DAY})(?:st|nd|rd|th)?(?:{GAP}(?:day{GAP})?of)?{GAP}(?P<month>{MONTH})"
    rf"(?!{GAP}\d{{1,2}}(?:\D|$)){_WITH_YEAR}"
)
#: Days of a month in words, in order: "the first of June".
DAYS_IN_WORDS = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth sixteenth"
    " seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth twenty-sixth"
    " twenty-seventh twenty-eighth twenty-ninth thirtieth thirty-first"
).split()
WORD_MONTH = re.compile(
    rf"{_WITH_WEEKDAY}\b(?:[Tt]he{GAP})(?P<day>{'|'.join(sorted(DAYS_IN_WORDS, key=len, reverse=True))}){GAP}of{GAP}"
    rf"(?P<month>{MONTH_FULL})\b{_WITH_YEAR}"
)
MONTH_DAY = re.compile(
    rf"{_WITH_WEEKDAY}\b(?P<month>{MONTH}){MAYBE_GAP}(?P<day>{DAY})(?:st|nd|rd|th)?(?!\d|:\d|[,.]\d\d\d(?!\d)|%){_WITH_YEAR}"
)
MONTH_DAYS = re.compile(
    rf"\b(?P<month>{MONTH}){GAP}(?P<day>{DAY}){MAYBE_GAP}(?:-|–|—|to|through|and|&){MAYBE_GAP}(?P<last>{DAY})(?!\d|:\d|[,.]\d)"
    rf"{_WITH_YEAR}"
)
DAYS_MONTH = re.compile(
    rf"(?<![\d.,:])\b(?P<day>{DAY}){MAYBE_GAP}(?:-|–|—|to|and){MAYBE_GAP}(?P<last>{DAY}){GAP}(?P<month>{MONTH}){_WITH_YEAR}"
)
MONTH_YEAR = re.compile(rf"(?:\b{_EARLY}[-\s]{{1,2}})?\b(?P<month>{MONTH})(?:{GAP}of)?,?{GAP}(?P<year>{YEAR})(?![\d,]\d|\d|[-–]\d)")
MONTH_ALONE = re.compile(
    rf"{_LED}(?:(?P<mod>{_MOD}){GAP})?(?P<part>\b(?:{_EARLY}|earlier(?: in)?)[-\s]{{1,2}}(?:in{GAP})?)?(?P<month>{MONTH_FULL})\b"
    rf"(?!{MAYBE_GAP}\d)(?:,?{GAP}(?:of{GAP})?(?P<trail>(?:last|this|next|the previous){GAP}year))?"
)
YEAR_LED = re.compile(rf"{_BEFORE_YEAR}(?P<year>{YEAR})(?!\d|-\d\d-|-[a-z])(?!s\b)")
YEARS = re.compile(rf"(?<![\w/-])(?P<year>{YEAR})[-–/](?P<last>{YEAR}|\d\d)(?![\d/-])")
YEAR_FOLLOWED = re.compile(rf"\b(?P<year>{YEAR}){_AFTER_YEAR}")
DECADE = re.compile(r"\b(?:(?:the|early|mid|late|mid-to-late)[-\s]){0,3}(?:(?P<decade>(?:1[6-9]|20)\d)0s)\b")
CENTURY = re.compile(
    rf"\b(?:(?:early|mid|late)[-\s])?(?:(?P<number>\d{{1,2}})(?:st|nd|rd|th)|(?P<word>seventeenth"
    r"|eighteenth|nineteenth|twentieth|twenty-first))"
    rf"(?:{GAP}|-)[Cc]entury\b"
)
QUARTER = re.compile(
    rf"\b(?:(?:(?P<word>[Ff]irst|[Ss]econd|[Tt]hird|[Ff]ourth)(?:{GAP}|-)quarter)"
    rf"|Q(?P<number>[1-4]))\b(?:,?{GAP}(?:of{GAP})?(?P<year>{YEAR})\b|{GAP}(?:of{GAP})?(?P<near>this|next|last){GAP}year\b)?"
)
SEASON = re.compile(
    rf"\b(?:(?:early|mid|late)[-\s])?(?P<season>[Ss]pring|[Ss]ummer|[Aa]utumn|[Ff]all|[Ww]inter)(?:,?{GAP}"
    rf"|{GAP}of{GAP})(?P<year>{YEAR})\b"
)
DAY_OF_WEEK = re.compile(
    rf"\b(?:(?P<mod>[Ll]ast|[Nn]ext|[Tt]his past|[Tt]his coming|[Tt]his|past|coming|the following){GAP})?"
    rf"(?:(?P<lead>(?:[Ll]ast|[Nn]ext|[Tt]his) week)(?:{GAP}on|,)?{GAP})?(?:(?:[Ee]arly|[Ll]ate|[Mm]id)[-\s]{{1,2}})?"
    rf"(?P<weekday>{WEEKDAY_FULL})\b(?!s\b)"
    rf"(?:{GAP}(?:of{GAP})?(?P<trail>(?:last|this|next){GAP}week|(?:a|one){GAP}week{GAP}(?:ago|earlier)))?(?:{GAP}{_PART}\b)?"
)
NEAR_DAY = re.compile(
    rf"\bthe{GAP}day{GAP}(?:before{GAP}yesterday|after{GAP}tomorrow)\b|\b(?:yesterday|today|tomorrow)\b(?:{GAP}{_PART}\b)?|\btonight\b|\bovernight\b(?=[,.;]|{GAP}(?:on|by|in|and)\b)"
    rf"|\bthis{GAP}{_PART}\b|\blast{GAP}(?:night|evening)\b",
    re.IGNORECASE,
)
NEAR_STRETCH = re.compile(
    rf"\b(?:(?:early|late|earlier|later){GAP})?(?P<mod>(?:the{GAP})?(?:last|next|this|past|previous|current|coming)){GAP}"
    rf"(?:(?:fiscal|academic|school|calendar){GAP})?(?P<unit>week(?:end)?|month|year|decade|century|quarter|spring"
    rf"|summer|autumn|fall|winter)\b(?!{GAP}(?:on{GAP})?{WEEKDAY_FULL})",
    re.IGNORECASE,
)
AGO = re.compile(
    rf"\b(?P<vague>(?:about|around|almost|nearly|roughly|some|more than|less than|over|at least){GAP})?(?P<count>{_COUNT}){GAP}"
    rf"(?:and a half{GAP})?(?:calendar{GAP})?(?P<unit>day|week|month|year|decade)s?{GAP}(?P<word>ago|earlier|later"
    r"|before|after|on)\b",
    re.IGNORECASE,
)
CLOCK = re.compile(
    rf"\b(?:{_HOUR}(?:[:.][0-5]\d)?{MAYBE_GAP}(?:[ap]\.\s?m\.|[ap]m\b|[AP]\.\s?M\.|[AP]M\b)(?:,?{MAYBE_GAP}\(?{_ZONE}\)?)?"
    rf"|{_HOUR}:[0-5]\d(?::[0-5]\d)?(?!\d|:)(?:{GAP}(?:hours|hrs)\b)?(?:{GAP}\(?{_ZONE}\)?)?"
    rf"|(?:[01]\d|2[0-3])[0-5]\d{GAP}(?:GMT|UTC|hours|hrs|[A-Z]{{2,3}}T)\b"
    rf"|(?:[Nn]oon|[Mm]idnight|midday)\b(?:{GAP}{_ZONE})?)"
)
