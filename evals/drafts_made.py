"""Drafts made of a story: its own sentences, the same in other words, the same with something wrong in them, and sentences of elsewhere.

Everything is drawn from a seed that is the story's name, so that a draft is the same wherever it is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

from evals.drafts_words import other_words
from evals.marked_nouns import HARD, MarkedArticle, MarkedStory
from newstemma.language.agencies import is_agency
from newstemma.language.quantities import find_quantities
from newstemma.language.sentences import split_sentences
from newstemma.language.times import find_times

Json = dict[str, Any]
KINDS = ("number", "date", "name", "office", "quotation", "mouth", "nowhere")
_EACH = {
    "true": 12,
    "paraphrase": 12,
    "disputed": 6,
    "number": 5,
    "date": 4,
    "name": 5,
    "office": 4,
    "quotation": 4,
    "mouth": 3,
    "nowhere": 6,
}
_MIN_WORDS = 7
_NAMES = {
    "person": ("Odile Marsh", "Terence Quill", "Ingrid Vanse", "Paulo Estrin", "Hanna Brodick", "Yusuf Kaltan"),
    "place": ("Marrowgate", "Selvik", "Port Anslow", "Dunmere", "Castravia", "Holm Abbey"),
    "organisation": ("the Verdane Institute", "Orbel Group", "Castor Freight", "the Hallam Trust", "Nordvia", "the Pell Foundation"),
}
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
#: An office and another one that nobody holds beside it.
_OFFICES = (
    ("prime minister", "president"), ("foreign minister", "finance minister"), ("defence minister", "health minister"),
    ("finance minister", "interior minister"), ("interior minister", "foreign minister"), ("chief executive", "chairman"),
    ("police chief", "fire chief"), ("chairwoman", "treasurer"), ("chairman", "treasurer"), ("mayor", "governor"), ("governor", "mayor"),
    ("president", "chancellor"), ("ambassador", "minister"), ("colonel", "general"), ("captain", "coach"), ("general", "admiral"),
    ("spokeswoman", "lawyer"), ("spokesman", "lawyer"), ("professor", "judge"), ("judge", "prosecutor"), ("prosecutor", "judge"),
    ("lawyer", "doctor"), ("director", "treasurer"), ("coach", "captain"), ("commissioner", "ambassador"), ("inspector", "sergeant"),
    ("engineer", "historian"), ("geologist", "economist"), ("economist", "geologist"), ("historian", "engineer"), ("curator", "surgeon"),
    ("senator", "governor"), ("secretary", "treasurer"), ("minister", "ambassador"), ("doctor", "lawyer"), ("midfielder", "goalkeeper"),
    ("striker", "defender"), ("goalkeeper", "striker"), ("referee", "coach"), ("rector", "bishop"), ("surgeon", "lawyer"),
)  # fmt: skip
_OTHER_WORDS = ("never", "window", "quickly", "mountain", "seven", "bitter", "garden", "twice", "silver", "promise")


@dataclass(frozen=True, slots=True)
class Asked:
    """One sentence of a draft. kind: how it was made; planted: the wrong words; may_differ: the pile itself does not agree on it."""

    kind: str
    text: str
    planted: str = ""
    may_differ: bool = False


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence of an article's body, and the levels and grades of the differences that it takes a side of."""

    article: MarkedArticle
    start: int
    end: int
    text: str
    disputed: frozenset[str]


def made_of(story: MarkedStory, report: Json, others: Sequence[MarkedStory], written: Iterable[Asked]) -> list[Asked]:
    """The sentences of the draft on a story. report: on its captures, for names; others: whose sentences are found nowhere here."""
    dice = Random(f"drafts {story.name}")
    own = list(_sentences(story))
    whole = " ".join(a.told for a in story.articles)
    calm = [s for s in own if not s.disputed]
    found = [Asked("true", s.text) for s in _drawn(dice, calm, _EACH["true"])]
    retold = [(s, words) for s in calm if (words := other_words(s.text)) is not None]
    found += [Asked("paraphrase", words) for _, words in _drawn(dice, retold, _EACH["paraphrase"])]
    hard = [s for s in own if "hard" in s.disputed]
    found += [Asked("disputed", s.text, may_differ=True) for s in _drawn(dice, hard, _EACH["disputed"])]
    names = _names(report)
    makers: dict[str, Callable[[str], tuple[str, str] | None]] = {
        "number": lambda t: _number(t, whole, dice),
        "date": lambda t: _date(t, dice),
        "name": lambda t: _name(t, names, dice),
        "office": _office,
        "quotation": lambda t: _quotation(t, dice),
        "mouth": lambda t: _mouth(t, names, dice),
    }
    for kind, make in makers.items():
        found += _planted(kind, make, own, dice)
    foreign = [s for other in others for s in _sentences(other)]
    found += [Asked("nowhere", s.text) for s in _drawn(dice, foreign, _EACH["nowhere"])]
    return [*found, *written]


def _planted(kind: str, make: Callable[[str], tuple[str, str] | None], own: Sequence[_Sentence], dice: Random) -> Iterator[Asked]:
    """Sentences with one thing wrong, every second one in other words too where that can be."""
    count = 0
    calm = [s for s in own if not s.disputed] if kind in ("office", "name", "mouth") else own  # the wrong one may be the other side's
    for n, s in enumerate(_drawn(dice, calm, len(calm))):
        words = other_words(s.text) if n % 2 and kind in ("number", "date", "name") else None
        wrong = make(words or s.text)
        if wrong is not None and count < _EACH[kind]:
            count += 1
            yield Asked(kind, wrong[0], wrong[1])


def _drawn(dice: Random, some: Sequence[Any], size: int) -> list[Any]:
    return dice.sample(list(some), min(size, len(some)))


def _sentences(story: MarkedStory) -> Iterator[_Sentence]:
    """The sentences of the bodies that say something, each text once."""
    seen: set[str] = set()
    sides = {i: d for d in story.differences for side in d.sides for i in side}
    for article in story.articles:
        at = 0
        for paragraph in article.body.split("\n\n"):
            for start, end in split_sentences(paragraph):
                text = paragraph[start:end]
                if len(text.split()) < _MIN_WORDS or text in seen or not _is_whole(text) or paragraph.startswith("Correction"):
                    continue
                seen.add(text)
                a, b = at + start, at + end
                held = {sides[m.id] for m in article.marks if m.part == "body" and m.id in sides and m.start < b and a < m.end}
                grades = {"hard" if d.grades <= HARD and d.level == "must" else "soft" for d in held}
                yield _Sentence(article, a, b, text, frozenset(grades))
            at += len(paragraph) + 2


def _is_whole(text: str) -> bool:
    """Whether a sentence can stand alone: no half of a quotation, no question."""
    return text.count("“") == text.count("”") and text.count('"') % 2 == 0 and not text.rstrip('”"').endswith("?") and not text[0].islower()


def _names(report: Json) -> dict[str, list[str]]:
    """The names of each kind that a story has more than once, or in more words than one."""
    found: dict[str, list[str]] = {kind: [] for kind in _NAMES}
    for entity in report["entities"]:
        if entity["kind"] in found and (len(entity["at"]) > 1 or " " in entity["name"]) and not is_agency(entity["name"]):
            found[entity["kind"]].append(entity["name"])
    return {kind: sorted(names) for kind, names in found.items()}


def _number(text: str, whole: str, dice: Random) -> tuple[str, str] | None:
    """Another figure in place of one."""
    times = find_times(text, None)
    some = [
        q
        for q in find_quantities(text)
        if q.low is not None and q.low == q.high and q.low > 2 and q.form in ("count", "money", "percent", "measure", "age", "duration")
        and not any(t.start < q.end and q.start < t.end for t in times)
    ]  # fmt: skip
    for q in dice.sample(some, len(some)):
        shown = text[q.start : q.end]
        digits = re.search(r"\d[\d,]*(?:\.\d+)?", shown)
        new = _other_digits(digits[0], dice) if digits else _other_word(shown, dice)
        if new is None or re.search(rf"(?<!\d){re.escape(new)}(?!\d)", whole):
            continue
        changed = shown.replace(digits[0], new) if digits else new
        return text[: q.start] + changed + text[q.end :], changed
    return None


def _other_digits(shown: str, dice: Random) -> str:
    value = float(shown.replace(",", ""))
    new = value * dice.choice((0.6, 1.4, 1.7)) + dice.choice((1, 2, 3)) * (1 if "." not in shown else 0.7)
    if "." in shown:
        return f"{new:.{len(shown.split('.')[1])}f}"
    zeros = len(shown.replace(",", "")) - len(shown.replace(",", "").rstrip("0"))
    rounded = int(round(new, -min(zeros, max(0, len(str(int(new))) - 2))))
    return f"{rounded:,}" if "," in shown or (rounded >= 10_000) else str(rounded)


_FIGURES = (
    "three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty".split()
)


def _other_word(shown: str, dice: Random) -> str | None:
    word = shown.casefold()
    if word not in _FIGURES:
        return None
    new = dice.choice([w for w in _FIGURES if abs(_FIGURES.index(w) - _FIGURES.index(word)) > 1])
    return new.capitalize() if shown[0].isupper() else new


def _date(text: str, dice: Random) -> tuple[str, str] | None:
    """Another weekday, month, day of the month or year."""
    rules: list[tuple[str, Callable[[re.Match[str]], str]]] = [
        (rf"\b(?:{'|'.join(_DAYS)})\b", lambda m: dice.choice([d for d in _DAYS if d != m[0]])),
        (rf"(?<=\d )(?:{'|'.join(_MONTHS)})\b", lambda m: dice.choice([d for d in _MONTHS if d != m[0]])),
        (rf"\b(?<=(?:in|of) )(?:{'|'.join(_MONTHS)})\b", lambda m: dice.choice([d for d in _MONTHS if d != m[0]])),
        (rf"\b(?:{'|'.join(_MONTHS)}) \d{{1,2}}\b", lambda m: f"{m[0].split()[0]} {(int(m[0].split()[1]) + 4) % 28 + 1}"),
        (r"\b(?:19|20)\d\d\b(?! GMT)", lambda m: str(int(m[0]) + dice.choice((-7, -3, 2, 5)))),
    ]
    for pattern, change in dice.sample(rules, len(rules)):
        outside = [m for m in re.finditer(pattern, text) if text[: m.start()].count("“") == text[: m.start()].count("”")]
        if outside:
            m = dice.choice(outside)
            new = change(m)
            return text[: m.start()] + new + text[m.end() :], new
    return None


def _name(text: str, names: dict[str, list[str]], dice: Random) -> tuple[str, str] | None:
    """Another name of the same kind: one of nobody here, or one of the story's that the sentence does not have."""
    here = [(kind, name) for kind, some in names.items() for name in some if re.search(rf"\b{re.escape(name)}\b", text)]
    if not here:
        return None
    kind, name = dice.choice(here)
    own = [n for n in names[kind] if n not in text and not set(n.split()) & set(re.findall(r"[\w’'-]+", text))]
    new = dice.choice(_NAMES[kind]) if dice.random() < 0.5 or not own else dice.choice(own)
    m = re.search(rf"(?:\b[Tt]he )?\b{re.escape(name)}\b", text)
    assert m is not None
    lead = m[0][:4] if m[0].casefold().startswith("the ") and not new.startswith("the ") else ""
    made = _cased(lead + new, m.start() == 0)
    return text[: m.start()] + made + text[m.end() :], new.removeprefix("the ")


def _cased(words: str, first: bool) -> str:  # noqa: FBT001  the sentence's first word has a capital
    return words[0].upper() + words[1:] if first else words


def _office(text: str) -> tuple[str, str] | None:
    """Another office, where one stands before a name or speaks."""
    for old, new in _OFFICES:
        m = re.search(rf"(?<![\w-]){old}\b(?=,? [A-Z]| said| told| added|, who)", text, re.IGNORECASE) or re.search(
            rf"(?<=, )(?:the |a |its |their |[\w’']+ )?(?:[\w’'-]+ ){{0,3}}{old}\b(?=,)", text, re.IGNORECASE
        )
        if m is not None:
            at = m.end() - len(old)
            made = new.capitalize() if text[at].isupper() else new
            made = made.title() if text[at : m.end()].istitle() else made
            return text[:at] + made + text[m.end() :], made
    return None


def _quotation(text: str, dice: Random) -> tuple[str, str] | None:
    """A word inside a quotation changed, taken away, or put in."""
    quoted = [m for m in re.finditer(r"[“\"]([^“”\"]+)[”\"]", text) if len(m[1].split()) >= 5]
    if not quoted:
        return None
    m = dice.choice(quoted)
    words = m[1].split(" ")
    at = dice.choice([n for n, w in enumerate(words) if w.isalpha() and 0 < n < len(words) - 1] or [1])
    how, new = dice.choice(("change", "drop", "put")), dice.choice(_OTHER_WORDS)
    rest = {
        "change": [*words[:at], new, *words[at + 1 :]],
        "drop": [*words[:at], *words[at + 1 :]],
        "put": [*words[:at], new, *words[at:]],
    }[how]
    made = " ".join(rest)
    return text[: m.start(1)] + made + text[m.end(1) :], made


def _mouth(text: str, names: dict[str, list[str]], dice: Random) -> tuple[str, str] | None:
    """A quotation with another of the story's people as its speaker."""
    quoted = re.search(r"[“\"]([^“”\"]+)[”\"]", text)
    if quoted is None or len(quoted[1].split()) < 4:
        return None
    for name in names["person"]:
        whole, family = re.escape(name), re.escape(name.split()[-1])
        cue = rf"\b{whole}\b(?= said| told| added|,? (?:who|the|a) )|(?<=said )(?:{whole}|{family})\b"
        others = [n for n in names["person"] if not set(n.split()) & set(re.findall(r"[\w’'-]+", text)) and " " in n]
        m = re.search(cue, text)
        if m is not None and others and not quoted.start() < m.start() < quoted.end():
            new = dice.choice(others)
            return text[: m.start()] + new + text[m.end() :], new
    return None
