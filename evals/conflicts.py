"""Figures that differ between short articles on one incident, held against slots that were labelled by hand.

Each group goes the product's own way as one story: its rows are read as a table's rows are, cleaned, marked, matched, traced, aligned and
compared. Only slots of figures are asked about (those of dates, places and actors are other kinds), and only findings of figures answer.

A finding of grade conflict, internal or update fires on two labelled mentions where they stand in two of its positions. A slot labelled
conflict or update is found when a finding fires on two of its mentions whose values are not the same; a slot labelled agree or compatible
is flagged when one fires on two of its mentions; a false friend is fired when one fires on two of its mentions that are no such pair of a
slot. A finding that fires on labelled mentions and hits none of these three has mixed two slots: it is stray. Precision is slots found ÷
(slots found + slots flagged + false friends fired + strays); `finding_precision` is the share of the findings that fire at all which fire
on a slot that differs. A grade is right when the hardest finding of a slot is graded as its label is (internal counts as conflict).

With `--folds N` the numbers of the comparison that were fitted (how far an open bound reaches, what a vague word may come down to, when a
higher lower bound is a newer count) are chosen anew without each Nth of the groups, and the figures are those of the groups left out.
"""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from itertools import combinations, product
from pathlib import Path
from types import ModuleType
from typing import Any
from unittest.mock import patch

from evals.common import asks_encoder, close, encoder, parser, table
from evals.credits import rows
from newstemma.articles.clean import clean
from newstemma.claims import bounds, numbers
from newstemma.claims.align import align
from newstemma.claims.ground import Ground, grounds
from newstemma.claims.numbers import number_differences
from newstemma.engines.local import LocalEngine
from newstemma.language.mark import mark
from newstemma.lineage.origins import root
from newstemma.lineage.passages import match
from newstemma.lineage.trace import trace
from newstemma.model.article import Article
from newstemma.model.claim import Conflict
from newstemma.model.story import Story
from newstemma.model.text import At, Span
from newstemma.people.entities import name
from newstemma.ports import Encoder
from newstemma.readers.files import read_bytes
from newstemma.settings import Settings
from newstemma.statements.attribute import attribute, in_text
from newstemma.statements.utterances import pair

#: Where a fitted number stands and what it is called, to the values that were tried.
TRIED: dict[tuple[ModuleType, str], tuple[float, ...]] = {
    (bounds, "_OPEN"): (1.3, 1.5, 1.8),
    (bounds, "_VAGUE_DOWN"): (0.4, 0.8),
    (numbers, "_RAISED"): (1.1, 1.2, 1.5),
}
ALARMS = ("conflict", "internal", "update")
_CONTEXT = 30  # characters on both sides by which a mention is found again in the clean text

Place = tuple[str, int, int]  # article, start, end
Amount = float | tuple[float | None, float | None]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A mention by hand. at: its place in the clean text; None: the words did not come through cleaning."""

    at: Place | None
    value: Amount


@dataclass(frozen=True, slots=True)
class Slot:
    """Mentions of one figure, and how they stand to one another by hand: agree, compatible, update or conflict."""

    name: str
    mentions: tuple[Labelled, ...]
    verdict: str

    @property
    def differs(self) -> bool:
        """Whether it is a difference that is to be found."""
        return self.verdict in ("conflict", "update")


@dataclass(frozen=True, slots=True)
class Group:
    """A pile of articles as the comparison sees it, and what was labelled in it. friends: mentions that only seem to be one figure."""

    number: int
    ground: Ground
    slots: tuple[Slot, ...]
    friends: tuple[tuple[Labelled, ...], ...]


@dataclass(slots=True)
class Tally:
    """What was found over some groups. grades: (of the label, of the finding) a slot found; misses: one line each, to read."""

    found: int = 0
    wanted: int = 0
    flagged: int = 0
    same: int = 0
    fired: int = 0
    friends: int = 0
    stray: int = 0
    firing: int = 0
    hitting: int = 0
    findings: int = 0
    grades: list[tuple[str, str]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def groups(path: Path, limit: int | None, reader: Encoder) -> Iterator[Group]:
    """The groups of a corpus, read and labelled, in its order."""
    for number, row in enumerate(rows(path)):
        if limit is None or number < limit:
            yield _group(row, reader)


def _group(row: Mapping[str, Any], reader: Encoder) -> Group:
    ground, unit_of = _ground(row, reader)
    raw = {t["unit_id"]: t["article_content"] for t in row["texts"]}
    article_of = {unit: article for article, unit in unit_of.items()}
    texts = {a.id: a.text for a in ground.articles}

    def labelled(mentions: Sequence[Mapping[str, Any]]) -> tuple[Labelled, ...]:
        return tuple(Labelled(_found(m, raw[m["unit_id"]], article_of.get(m["unit_id"]), texts), _amount(m["value"])) for m in mentions)

    slots = tuple(
        Slot(s["slot"], labelled(s["mentions"]), s["verdict"])
        for incident in row["incidents"]
        for s in incident["slots"]
        if not any(isinstance(m["value"], str) for m in s["mentions"])
    )
    friends = tuple(labelled([m for m in f["mentions"] if not isinstance(m["value"], str)]) for f in row["false_friends"])
    return Group(row["group"], ground, slots, friends)


def _amount(value: Any) -> Amount:
    return (value[0], value[1]) if isinstance(value, list) else float(value)


def _ground(row: Mapping[str, Any], reader: Encoder) -> tuple[Ground, dict[str, str]]:
    """The texts as one story, ready to be compared, and article id to the text's id."""
    chosen, engine = Settings(), LocalEngine(1)
    lines = [
        json.dumps({"title": t["article_title"], "text": t["article_content"], "outlet": t["source"], "date": _day(t["date"])})
        for t in row["texts"]
    ]
    documents, _ = read_bytes("group.jsonl", "\n".join(lines).encode(), chosen.read)
    articles, _ = clean(documents, chosen.clean, chosen.read, engine, None)
    readings, _ = mark(articles, reader)
    passages, _ = match(articles, readings, chosen.lineage, engine)
    story = Story("st-0", None, tuple(sorted(a.id for a in articles)), None, None, (), ())
    copies, _ = trace(articles, readings, passages, [story], chosen.lineage, reader)
    roots, _ = root(articles, readings, copies, [story], chosen.lineage)
    entities, _ = name(articles, readings, [story])
    statements = in_text(attribute(articles, readings, [story], entities)[0])
    utterances, _ = pair(statements, [story], reader)
    claims, _ = align(articles, readings, statements, [story], roots, utterances, reader, chosen.claims)
    (ground,) = grounds(documents, articles, readings, entities, statements, utterances, claims, [story], roots, reader)
    return ground, {a.id: row["texts"][_number(a)]["unit_id"] for a in articles}


def _number(article: Article) -> int:
    """Which row of the table an article is."""
    return int(article.name.partition("#")[2]) - 1


def _day(date: str) -> str:
    month, day, year = map(int, date.split("/"))
    return f"{year:04}-{month:02}-{day:02}"


def _found(mention: Mapping[str, Any], raw: str, article: str | None, texts: Mapping[str, str]) -> Place | None:
    """The mention in the clean text: of the places that have its words the one whose surroundings are most like."""
    if article is None:
        return None
    text, quote = texts[article], mention["quote"]
    places = [n for n in range(len(text)) if text.startswith(quote, n)]
    before, behind = raw[max(0, mention["start"] - _CONTEXT) : mention["start"]], raw[mention["end"] : mention["end"] + _CONTEXT]

    def alike(at: int) -> int:
        here = text[max(0, at - _CONTEXT) : at][::-1], text[at + len(quote) : at + len(quote) + _CONTEXT]
        return sum(_common(a, b) for a, b in zip((before[::-1], behind), here, strict=True))

    best = max(places, key=alike, default=None)
    return None if best is None else (article, best, best + len(quote))


def _common(a: str, b: str) -> int:
    return next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))


def tally(group: Group, findings: Sequence[Conflict], into: Tally) -> None:
    """Add what the findings on one group come to."""
    alarms = [c for c in findings if c.kind == "number" and c.grade in ALARMS]
    into.findings += sum(c.kind == "number" for c in findings)
    hits: dict[int, list[Conflict]] = {n: [] for n in range(len(group.slots))}
    fired: dict[int, Conflict] = {}
    for alarm in alarms:
        struck = [n for n, slot in enumerate(group.slots) if _strikes(alarm, slot)]
        for n in struck:
            hits[n].append(alarm)
        friends = [n for n, friend in enumerate(group.friends) if _fires(alarm, friend, group.slots)]
        fired |= {n: alarm for n in friends if n not in fired}
        mixed = not struck and not friends and _mixes(alarm, group.slots)
        into.stray += mixed
        into.firing += bool(struck or friends or mixed)
        into.hitting += any(group.slots[n].differs for n in struck)
        if mixed:
            into.lines.append(_line(group, "stray", alarm))
    for n, slot in enumerate(group.slots):
        _judge(group, slot, hits[n], into)
    into.fired += len(fired)
    into.friends += len(group.friends)
    into.lines += [_line(group, "false friend", alarm) for alarm in fired.values()]


def _judge(group: Group, slot: Slot, hits: Sequence[Conflict], into: Tally) -> None:
    if not slot.differs:
        into.same += 1
        into.flagged += bool(hits)
        into.lines += [_line(group, f"flagged {slot.name} ({slot.verdict})", hits[0])] if hits else []
        return
    into.wanted += 1
    into.found += bool(hits)
    if hits:
        hardest = min(hits, key=lambda c: ALARMS.index(c.grade))
        given = "conflict" if hardest.grade == "internal" else hardest.grade
        into.grades.append((slot.verdict, given))
        if given != slot.verdict:
            into.lines.append(_line(group, f"grade of {slot.name} ({slot.verdict})", hardest))
    else:
        into.lines.append(f"{group.number} missed {slot.name} ({slot.verdict}): {', '.join(_shown(m, group) for m in slot.mentions)}")


def _strikes(alarm: Conflict, slot: Slot) -> bool:
    """Whether it fires on two mentions of the slot; of one that differs, on two that do."""
    return any(_fires_on(alarm, a, b) and (a.value != b.value or not slot.differs) for a, b in combinations(slot.mentions, 2))


def _fires(alarm: Conflict, friend: Sequence[Labelled], slots: Sequence[Slot]) -> bool:
    """Whether it fires on two mentions of a false friend that are not rivals in one slot."""
    return any(_fires_on(alarm, a, b) and not any(_in(a, s) and _in(b, s) for s in slots) for a, b in combinations(friend, 2))


def _mixes(alarm: Conflict, slots: Sequence[Slot]) -> bool:
    """Whether it fires on mentions of two slots."""
    return any(_fires_on(alarm, a, b) for s, t in combinations(slots, 2) for a in s.mentions for b in t.mentions)


def _in(mention: Labelled, slot: Slot) -> bool:
    return any(m.at is not None and m.at == mention.at for m in slot.mentions)


def _fires_on(alarm: Conflict, a: Labelled, b: Labelled) -> bool:
    """Whether the two stand in two positions of it."""
    here = [n for n, p in enumerate(alarm.positions) if any(_meets(at, a.at) for at in p.at)]
    there = [n for n, p in enumerate(alarm.positions) if any(_meets(at, b.at) for at in p.at)]
    return any(n != m for n in here for m in there) and not set(here) & set(there)


def _meets(at: At, place: Place | None) -> bool:
    return place is not None and isinstance(at, Span) and at.article == place[0] and at.start < place[2] and place[1] < at.end


def _shown(mention: Labelled, group: Group) -> str:
    if mention.at is None:
        return "(not in the clean text)"
    article, start, end = mention.at
    text = next(a.text for a in group.ground.articles if a.id == article)
    return f"[{text[max(0, start - 20) : start]}|{text[start:end]}|{text[end : end + 20]}]"


def _line(group: Group, what: str, finding: Conflict) -> str:
    texts = {a.id: a.text for a in group.ground.articles}
    shown = []
    for p in finding.positions:
        at = p.at[0]
        near = f"{texts[at.article][max(0, at.start - 35) : at.end + 30]!r}" if isinstance(at, Span) else repr(at.text)
        shown.append(f"{p.text} ×{len(p.at)} {near}")
    return f"{group.number} {what}: {finding.grade} on {finding.about}: " + " / ".join(shown)


def figures(found: Tally) -> dict[str, float | int]:
    """Every figure of the last line."""
    said = found.found + found.flagged + found.fired + found.stray
    return {
        "difference_recall": found.found / found.wanted if found.wanted else 0.0,
        "difference_precision": found.found / said if said else 0.0,
        "false_friends_fired": found.fired,
        "false_friends": found.friends,
        "compatible_flagged": found.flagged,
        "grade_accuracy": sum(a == b for a, b in found.grades) / len(found.grades) if found.grades else 0.0,
        "finding_precision": found.hitting / found.firing if found.firing else 0.0,
        "stray": found.stray,
        "differences": found.wanted,
        "same": found.same,
        "findings": found.findings,
    }


def folded(found: Sequence[Group], folds: int) -> Tally:
    """What is found in each fold with the numbers that do best on the others. Cost: every choice of numbers on every group once."""
    tallies: dict[tuple[float, ...], list[Tally]] = {}
    for choice in product(*TRIED.values()):
        with _chosen(choice):
            tallies[choice] = []
            for group in found:
                tallies[choice].append(Tally())
                tally(group, number_differences(group.ground), tallies[choice][-1])
    total = Tally()
    for fold in range(folds):
        best = max(sorted(tallies), key=lambda c: _worth(merged(t for n, t in enumerate(tallies[c]) if n % folds != fold)))
        total = merged([total, *(t for n, t in enumerate(tallies[best]) if n % folds == fold)])
    return total


def merged(tallies: Iterable[Tally]) -> Tally:
    """All of them as one."""
    total = Tally()
    for one in tallies:
        for kept in Tally.__dataclass_fields__:
            setattr(total, kept, getattr(total, kept) + getattr(one, kept))
    return total


def _worth(found: Tally) -> float:
    line = figures(found)
    return round(line["difference_recall"] + line["difference_precision"] + line["grade_accuracy"] / 4, 6)


@contextmanager
def _chosen(values: Sequence[float]) -> Iterator[None]:
    """The comparison with other numbers for the time being."""
    with ExitStack() as stack:
        for (place, name), value in zip(TRIED, values, strict=True):
            stack.enter_context(patch.object(place, name, value))
        yield


def _read(source: Path, limit: int | None, reader: Encoder, kept: Path | None) -> list[Group]:
    """The groups, from a file of an earlier run where one is named and there."""
    if kept is not None and kept.exists():
        return list(pickle.loads(kept.read_bytes()))[:limit]
    found = list(groups(source, limit, reader))
    if kept is not None:
        kept.write_bytes(pickle.dumps(found))
    return found


def main() -> None:
    """Measure and print."""
    made = parser("conflicts", __doc__)
    asks_encoder(made)
    made.add_argument("source", type=Path)
    made.add_argument("--kept", type=Path, help="file that keeps the articles as read; used again where it is there")
    made.add_argument("--folds", type=int, metavar="N", help="choose the fitted numbers without each Nth of the groups")
    made.add_argument("--misses", action="store_true", help="print what was missed, flagged or graded otherwise")
    chosen = made.parse_args()
    read = _read(chosen.source, chosen.limit, encoder(chosen.encoder), chosen.kept)
    found = Tally()
    for group in read if not chosen.folds else ():
        tally(group, number_differences(group.ground), found)
    if chosen.folds:
        found = folded(read, chosen.folds)
    if chosen.misses:
        print("\n".join(found.lines))
    line = figures(found)
    if not chosen.json_only:
        table([("figure", ""), *((k, f"{v:.3f}" if isinstance(v, float) else str(v)) for k, v in line.items())])
    close(line)


if __name__ == "__main__":
    main()
