"""The names of page furniture, by what a line says: share bars, menus, stamps, credits, offers.

A line is judged alone here; where it stands is weighed in `plain`. Patterns are a table, assets/furniture.tsv.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, cast

from newstemma.model.article import BlockKind

Strength = Literal["always", "opens", "named"]
_LONGEST = 700  # characters: no furniture line is longer, and the patterns look no further


@dataclass(frozen=True, slots=True)
class Named:
    """What a line calls itself. strength: "always" wherever it stands, "opens" a list, "named" only if it is not body."""

    kind: BlockKind
    strength: Strength


@cache
def _table() -> tuple[tuple[Named, re.Pattern[str]], ...]:
    """The patterns of the table, one expression for each kind and strength, in the table's order."""
    rows: dict[Named, list[str]] = {}
    text = files("newstemma.articles").joinpath("assets/furniture.tsv").read_text("utf-8")
    for line in text.splitlines():
        if line and not line.startswith("#"):
            kind, strength, pattern = line.split("\t")
            rows.setdefault(Named(cast("BlockKind", kind), cast("Strength", strength)), []).append(f"(?:{pattern})")
    order = sorted(rows.items(), key=lambda row: ("always", "opens", "named").index(row[0].strength))
    return tuple((named, re.compile("|".join(patterns))) for named, patterns in order)


def say(words: str) -> Named | None:
    """What a line (or a stretch of one) calls itself; None: nothing that furniture says."""
    if len(words) > _LONGEST:
        return None
    folded = words.lower().replace("’", "'").strip(" \t•*+▪●·►▶").removeprefix("> ")
    if not folded:
        return Named("nav", "always")
    if is_stamp(words):
        return Named("timestamp", "always")
    if is_share_bar(folded):
        return Named("social", "always")
    count = folded.count(" ") + 1
    ends = folded.endswith((".", '."', ".”"))
    for named, pattern in _table():
        if named.strength != "always" and (count > 30 or ends) or named.kind == "byline" and (count > 22 or ends and count > 6):
            continue
        if pattern.fullmatch(folded):
            return named
    return Named("nav", "always") if is_trail(words) else None


# --- share bars -------------------------------------------------------------------------------------------------------

_NETWORK = re.compile(
    r"facebook|twitter|whatsapp|linked ?in|pinterest|reddit|tumblr|telegram|instagram|youtube|flipboard|snapchat|messenger|google ?\+"
    r"|google ?plus"
    r"|livefyre|stumble ?upon|digg|tiktok|mastodon|bluesky|evernote|icon\b|\bvk\b|\bsms\b|\be-?mail\b|\btweet\b|\bshares?\b|\bprint\b"
    r"|\bpocket\b|\bgab\b|\bline\b|\bx\b"
)
_COUNT = re.compile(r"\d[\d.,]*\s?[km]?\b")
_AROUND = re.compile(
    r"\b(?:this|on|via|the|page|article|story|post|with|to|a|an|by|your|friends?|opens?|in|new|window|click|links?|copy|copied|save"
    r"|saved|like|likes|comments?|icon|logo"
    r"|pin|it|and|or|more|follow|followers|us|font|size|resize|listen|gift|bookmark|send|mail|text|shared|from|for|through|option"
    r"|options|button|plus|k|m|url|us:|me|media|social|feed|rss)\b"
)
_BAR_BEGINS = re.compile(rf"[\W\d_]*(?:{_NETWORK.pattern}|{_AROUND.pattern})")


def is_share_bar(folded: str) -> bool:
    """Whether a lower-case line holds nothing but networks, buttons and counts."""
    if len(folded) > 200 or not _BAR_BEGINS.match(folded):
        return False
    left, hits = _NETWORK.subn(" ", _COUNT.sub(" ", folded))
    if not hits:
        return False
    return not re.search(r"[^\W\d_]", _AROUND.sub(" ", left))


# --- dates and times --------------------------------------------------------------------------------------------------

_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)"
)
_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
DATE = re.compile(
    rf"\b\d{{4}}-\d{{2}}-\d{{2}}(?:[t ]\d{{2}}:\d{{2}}(?::\d{{2}})?(?:\.\d+)?(?:z|[+-]\d{{2}}:?\d{{2}})?)?\b"
    rf"|\b\d{{1,2}}[/.]\d{{1,2}}[/.](?:\d{{4}}|\d{{2}})\b"
    rf"|\b{_MONTH}\.?,? ?\d{{1,2}}(?:st|nd|rd|th)?,? ?\d{{4}}|\b\d{{1,2}}(?:st|nd|rd|th)?(?: of)?[ -]?{_MONTH}\.?,?[ -]?\d{{4}}"
    rf"|\b{_DAY},? {_MONTH}\.? ?\d{{1,2}}(?:st|nd|rd|th)?\b|\b{_DAY},? \d{{1,2}}(?:st|nd|rd|th)? {_MONTH}\b|\b{_MONTH}\.? \d{{1,2}}\b"
    rf"|\b\d{{1,2}} {_MONTH}\b|\b{_MONTH} \d{{4}}\b",
    re.IGNORECASE,
)
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d{2}(?::\d{2})?(?:\s?[ap]\.?m\b\.?)?|\b\d{1,2}\s?[ap]\.?m\b\.?|\b\d{4}\s?(?:hrs|gmt)\b", re.IGNORECASE)
AGO = re.compile(
    r"\b(?:an?|\d{1,3}|one|two|three|few)\s?(?:s|m|h|d|w|mo|y|secs?|seconds?|mins?|minutes?|hrs?|hours?|days?|weeks?|months?"
    r"|years?)\s(?:ago|old)\b|\b(?:just now|yesterday|moments ago)\b"
    r"|\b\d{1,3}[- ]?min(?:ute)?s?[- ](?:read|watch|listen)\b|\breading time:?\s?\d{1,3}\s?(?:mins?|minutes?)?"
    r"|\bread time:?\s?\d{1,3}\s?(?:mins?|minutes?)?",
    re.IGNORECASE,
)
_LABELS = re.compile(
    rf"\b(?:published|publish|posted|updated?|last|first|modified|created|issued|filed|uploaded|added|revised|edited|date|time|on|at"
    rf"|online|print|original|originally|release|released|pub|edition|the|of|and|as"
    rf"|{_DAY}|{_MONTH}|today|yesterday|a\.?m|p\.?m|hrs?|ist|est|edt|et|cst|cdt|ct|mst|mdt|mt|pst|pdt|pt|gmt|utc|bst|cet|cest|eet|msk"
    rf"|aest|aedt|sast|eat|wat|wib|jst|kst|hkt|sgt|pht|pkt|z|t|local|read|mins?|minutes?|ago)\b",
    re.IGNORECASE,
)
_SAYS_WHEN = re.compile(
    r"(?:first |last |originally |date )?(?:published|posted|updated|modified|created|issued|uploaded|pub(?:lication)? date|date"
    r"|updated on)\b",
    re.IGNORECASE,
)


def is_stamp(words: str) -> bool:
    """Whether a line says only when: a date, a time, an age, a reading time, with the words around them."""
    if len(words) > 160 or not re.search(r"\d|ago|yesterday|just now", words):
        return False
    left, dates = DATE.subn(" ", words)
    left, ages = AGO.subn(" ", left)
    left, clocks = CLOCK.subn(" ", left)
    if not dates + ages + clocks:
        return False
    rest = re.findall(r"[^\W\d_]+", _LABELS.sub(" ", left))
    if not rest:
        return True
    if _SAYS_WHEN.match(words):
        return dates + ages > 0 and len(rest) <= 5 and not words.endswith(".") and len(words) < 90
    return ages > 0 and len(rest) <= 3 and len(words) < 60 and words.rstrip().lower().endswith(("ago", "read")) and rest[0][0].isupper()


def has_date(words: str) -> bool:
    """Whether a line names a day."""
    return _DIGIT.search(words) is not None and DATE.search(words) is not None


_DIGIT = re.compile(r"\d")


# --- trails and menus -------------------------------------------------------------------------------------------------

_TRAIL = re.compile(r"\s(?:/|>|»|›|→|::|\\)\s|\s?[»›]\s?")
GAP = re.compile(r"[ \u00a0]{3,}|\t+|\s[|•·]\s")


def is_trail(words: str) -> bool:
    """Whether a line is a path through the site: "Home / News / World"."""
    if len(words) > 300 or words.endswith("."):
        return False
    steps = [step for step in _TRAIL.split(words) if step.strip()]
    if len(steps) < 2 or len(steps) > 9:
        return False
    return all(len(step.split()) <= 5 for step in steps[:-1]) and (len(steps) > 2 or len(steps[0].split()) <= 3) and words[0].isalnum()


# --- pictures ---------------------------------------------------------------------------------------------------------

_AGENCIES = (
    r"(?:reuters|ap|ap photo|a\.?p\.?|afp|pti|ani|ians|xinhua|epa|epa-efe|efe|dpa|tass|upi|aap|pa|pa wire|pa media|getty|getty images"
    r"|shutterstock|istock|alamy|rex features|file|supplied|handout"
    r"|courtesy|associated press|agence france-presse|anadolu|bloomberg|nasa|wikimedia commons|creative commons|screengrab|screenshot"
    r"|representational(?: image)?"
    r"|(?:file|handout|agency|courtesy) (?:photo|picture|image)s?|yonhap|kyodo|jiji|zuma press|usa today sports)"
)
_PHOTO_START = re.compile(
    r"image (?:caption|source)\b|(?:file )?(?:photo|image|picture|pic|photograph|photos|images|pictures|illustration|graphic"
    r"|video|screenshot|screengrab|map"
    r"|photo credit|image credit|credit|photo by|image by|photo courtesy|image source|photo illustration|caption)\s?(?:by|credit"
    r"|courtesy|source|of)?\s?[:/|©]"
    r"|(?:photo|image|picture|photograph|photographs|illustration)s? (?:by|courtesy|credit|provided by|via)\s|file\s?(?:photo|picture"
    r"|image)?\s?[-–—:]\s?|in this (?:\w+ ){0,4}(?:photo|image|picture|file photo|frame|photograph)|above:\s|pictured\s?[:,]|©\s",
    re.IGNORECASE,
)
_PHOTO_BRACKET = re.compile(
    rf"[\[(](?:[^()\[\]]{{1,60}}[/,|] ?)?(?:photo|image|picture|pic|credit|source|file|via|courtesy)?\s?:?\s?(?:by "
    rf"|of )?(?:[^()\[\]]{{1,40}} ?/ ?)?{_AGENCIES}(?: ?(?:/|via|,|\|) ?[^()\[\]]{{1,40}})?[\])]\.?$"
    rf"|[\[(](?:photo|image|picture|pic|photos|credit|photo credit|image credit|photo by|file photo|photo/image|supplied"
    rf"|via)\b[^()\[\]]{{0,80}}[\])]\.?$",
    re.IGNORECASE,
)
_PHOTO_LABEL = re.compile(
    r"\b(?:file )?(?:photo|image|picture|pic|photograph|photos|photo credit|image credit|picture credit|credit"
    r"|photo courtesy)\s?(?::|by\s|/)\s?[^.:]{2,60}(?:\.\w{2,4})?\.?$",
    re.IGNORECASE,
)
_PHOTO_AGENCY = re.compile(rf"[\w.]\s?(?:/|\|\s?|via |©\s?|–\s|—\s)(?:{_AGENCIES})(?: ?/ ?[\w ]{{2,30}})?\.?$", re.IGNORECASE)
_PHOTO_NAME = re.compile(
    r"[.?!][”\"]?\s(?:[A-Z][\w.’'-]+\s){1,3}(?:[A-Z][\w.’'-]+)?(?:\s?/\s?|,\s|\sfor\s"
    r"|\sof\s)(?:[Tt]he\s)?[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,4}$"
)
_PHOTO_SITE = re.compile(
    r"[.?!]\s(?:www\.)?[a-z0-9-]{2,30}\.(?:com|org|net|ru|in|uk|co\.\w\w|gov(?:\.\w\w)?|int|eu|de|fr|ng|za|au|ca|info|mil)\.?$"
)


def credits_photo(words: str) -> bool:
    """Whether a line ends, or begins, as a picture's caption or credit does."""
    if len(words) > 500 or not words:
        return False
    if _PHOTO_START.match(words):
        return True
    tail = words[-_CREDIT:]  # each pattern is asked only where the line's end could fit it: most lines are prose
    if tail.endswith((")", "]", ").", "].")) and _PHOTO_BRACKET.search(tail):
        return True
    folded = tail.lower()
    if any(name in folded for name in _PHOTO_NAMES) and _PHOTO_LABEL.search(tail):
        return True
    if (any(mark in tail for mark in "/|©–—") or "via " in folded) and _PHOTO_AGENCY.search(tail):
        return True
    last = tail[tail.rfind(" ") + 1 :]
    if (last[:1].isupper() or last[:1] == "/") and _PHOTO_NAME.search(words):
        return True
    return "." in last.rstrip(".") and _PHOTO_SITE.search(words) is not None


_CREDIT = 300  # characters: no credit at a line's end is longer
_PHOTO_NAMES = ("photo", "image", "pic", "credit")
