"""Where articles differ, for the page: each difference with its values in their own words, who holds them, and what decides."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Mark, Node, Passage, Words, many, one, strings, text
from newstemma.report.html_week import Day, week
from newstemma.report.html_words import GRADES, KINDS, OPEN_GRADES, closed, listed, plural, sentence, spelled

SHOWN, NAMED = 3, 3


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a difference. dissents: it stands against the others, and is drawn in the colour of differences; at: its places."""

    words: Words
    marks: list[Mark]
    dissents: bool
    who: str
    passages: list[Passage]
    more: list[Passage]
    at: list[Node] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference. open: it cannot both hold; note: grade and outcome in one line; then: its values follow one another."""

    key: str
    about: str
    grade: str
    kind: str
    open: bool
    note: str
    sides: list[Side]
    then: bool
    verdict: str
    why: str
    claims: list[str]
    dissent: list[str]
    week: list[Day]


def differences(cast: Cast) -> list[Difference]:
    """All differences of a story, what cannot both hold first."""
    grades = list(GRADES)
    found = cast.pile.of(text(cast.story, "id"), "conflicts")
    found.sort(key=lambda c: grades.index(text(c, "grade")) if text(c, "grade") in grades else len(grades))
    return [_difference(cast, c, place) for place, c in enumerate(found)]


TOLD = {
    "conflict": ("cannot both hold", "cannot both hold"),
    "internal": ("stands inside a single article", "stand inside a single article"),
    "update": ("is an update", "are updates"),
    "compatible": ("is compatible", "are compatible"),
}


def counted(found: list[Difference]) -> str:
    """What there is, by grade: "Five differences. Two cannot both hold, one stands inside a single article, …"."""
    if len(found) == 1:
        only = next((t[0] for g, t in TOLD.items() if found[0].grade == GRADES[g][0]), "")
        return f"One difference. It {only}." if only else "One difference."
    numbers = {grade: sum(1 for d in found if d.grade == GRADES[grade][0]) for grade in TOLD}
    told = [f"{spelled(n)} {TOLD[grade][n != 1]}" for grade, n in numbers.items() if n]
    return f"{sentence(spelled(len(found)))} differences. {sentence(listed(told))}."


def _difference(cast: Cast, conflict: Node, place: int) -> Difference:
    grade = text(conflict, "grade")
    is_open = grade in OPEN_GRADES
    positions = many(conflict, "positions")
    dissent = set(strings(conflict, "dissent")) if is_open else set()
    agreed = [p for p in positions if not (strings(p, "articles") and set(strings(p, "articles")) <= dissent)]
    times = Counter(o for p in agreed for o in set(strings(p, "origins")) if grade != "update")
    resolved = text(conflict, "resolved")
    alone = grade == "internal" and len({a for p in positions for a in strings(p, "articles")}) == 1
    sides = sorted((_side(cast, p, dissent, times, alone=alone) for p in positions), key=lambda s: s.dissents)
    verdict = ""
    if is_open:
        verdict = sentence(resolved) if resolved else "Not decided"
    elif grade == "update" and resolved:
        verdict = f"{sentence(resolved)}, the later figure"
    small = GRADES.get(grade, (grade, grade))[1]
    outcome = (resolved or "not decided") if is_open else ""
    return Difference(
        key=f"d{place + 1}",
        about=_about(cast, conflict),
        grade=GRADES.get(grade, (sentence(grade), grade))[0],
        kind=KINDS.get(text(conflict, "kind"), ""),
        open=is_open,
        note=f"{small} · {outcome}" if outcome else small,
        sides=sides,
        then=grade == "update",
        verdict=verdict,
        why=closed(text(conflict, "why")),
        claims=strings(conflict, "claims"),
        dissent=sorted(dissent),
        week=week(cast, conflict),
    )


def _side(cast: Cast, position: Node, dissent: set[str], times: Counter[str], *, alone: bool) -> Side:
    """One side. alone: one article holds them all, and is named without a count."""
    articles, origins = strings(position, "articles"), strings(position, "origins")
    against = bool(articles) and set(articles) <= dissent
    split = against or not origins or any(times[o] > 1 for o in origins)
    known = [text(o, "id") for o in cast.origins if text(o, "id") in origins]
    marks = cast.marks(articles, dissent) if split or not known else [cast.origin(o) for o in known]
    sources = len(set(origins)) or len({cast.home.get(a, a) for a in articles})
    if against and len(articles) == 1:
        who = f"{cast.pile.name(articles[0])} alone"
    else:
        counted = f", {plural(len(articles), 'article')}" if len(articles) > sources else ""
        who = f"{plural(sources, 'source')}{counted}: {_named(cast, articles)}" if articles else plural(sources, "source")
        who = _named(cast, articles) if alone else who
    words = side_words(cast, position)
    places = [cast.pile.around(at, cast.place(at)) for at in many(position, "at")]
    passages = [p for p in places if p.before or p.after or p.words.text != words.text]  # the value alone says nothing more
    if places and not passages:
        who = f"{who} · {places[0].where}" if places[0].where else who
    tones = {(p.mark.tone if p.mark else ""): p for p in reversed(passages)}
    first = [p for p in passages if any(p is f for f in tones.values())][:SHOWN]
    more = [p for p in passages if all(p is not f for f in first)]
    return Side(words, marks, against, who, first, more, many(position, "at"))


def _named(cast: Cast, articles: list[str]) -> str:
    """The outlets of a side in the story's order, few by name."""
    held = set(articles)
    names = list(dict.fromkeys(cast.pile.name(a) for a in cast.in_order() if a in held))
    return listed(names if len(names) <= NAMED + 1 else [*names[:NAMED], f"{len(names) - NAMED} more"])


def _about(cast: Cast, conflict: Node) -> str:
    """What is compared; where that is how a claim begins, it ends with a mark that more follows."""
    about = text(conflict, "about")
    claims = (text(cast.pile.claims.get(c, {}), "text") for c in strings(conflict, "claims"))
    begun = any(c.startswith(f"{about} ") for c in claims)
    return sentence(f"{about} …" if about and begun else about or text(conflict, "kind"))


def side_words(cast: Cast, position: Node) -> Words:
    """The value of a side, in the words of its articles where they stand there."""
    ats = many(position, "at")
    value = one(position, "value")
    at = one(value, "at")
    if text(at, "text") and len(text(at, "text")) <= 60:
        return cast.pile.words(at)
    for shown in (text(value, "shown"), text(position, "text")):
        for place in ats:
            if shown and shown in text(place, "text"):
                held = cast.pile.words(place)
                return Words(shown, held.exact, held.lang)
    return Words(text(position, "text") or text(value, "shown"), exact=False)
