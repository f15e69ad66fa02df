"""Clauses that say the same, against a key: mentions that stand where the key's members stand, and which of them stand in one claim.

Strict: a mention is held to be a member where at least half of all their words are common (Jaccard of word positions), so a whole
sentence is no mention of its last clause. A pair is two mentions of different articles that stand in one claim. Recall is asked of
all pairs of the key, those with a member that no mention meets among them; precision of the pairs of ours whose two mentions both
meet members: what the key is silent on is not judged. `_units` leaves out members of one or two content words (bare dates, places,
figures): they are values inside a clause and no mention of their own. Other origin: only pairs whose members count for different
independent origins, as the key has it. A marked-up story, or a folder of them, may stand in place of a key (no RAWDIR then): its pairs
are counted together, those of stories that were looked at while building and those of the others apart.
"""

from __future__ import annotations

import importlib.util
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from statistics import median
from types import ModuleType
from typing import Any

from evals.common import close, data_root, parser, table
from evals.marked import marked_stories, marked_story
from evals.marked_captures import write_captures
from evals.marked_nouns import MarkedStory
from evals.marked_places import Places
from newstemma.language.words import STOP

Place = frozenset[tuple[str, int]]  # (article, number of the word)

_STRICT = 0.5  # Jaccard of word positions from which a mention is a member
_BARE = 3  # content words under which a member is a value and no assertion


@dataclass(frozen=True, slots=True)
class Member:
    """Where the key says a claim. bare: it is a date, a place, a figure."""

    claim: str
    article: str
    origin: str
    place: Place
    bare: bool


@dataclass(frozen=True, slots=True)
class Said:
    """Where the report says a claim. words: how many words it has."""

    claim: str
    place: Place
    words: int


@dataclass(frozen=True, slots=True)
class Pairs:
    """Pairs of the key that stand together in the report, and all of the key's; pairs of the report that the key has, and all it judges."""

    found: int = 0
    wanted: int = 0
    right: int = 0
    given: int = 0

    @property
    def recall(self) -> float:
        """Share of the key's pairs; 0 where there are none."""
        return self.found / self.wanted if self.wanted else 0.0

    @property
    def precision(self) -> float:
        """Share of the judged pairs; 0 where there are none."""
        return self.right / self.given if self.given else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean."""
        return 2 * self.recall * self.precision / (self.recall + self.precision) if self.recall and self.precision else 0.0


def meets(member: Member, said: Sequence[Said]) -> list[int]:
    """The numbers of the mentions that are this member."""
    return [n for n, s in enumerate(said) if s.place and len(s.place & member.place) >= _STRICT * len(s.place | member.place)]


def pairs(members: Sequence[Member], said: Sequence[Said], *, other_origin: bool = False, units: bool = False) -> Pairs:
    """How the pairs of the key and those of the report stand to each other. Cost: members² and mentions² inside a claim."""
    chosen = [m for m in members if not (units and m.bare)]
    met = {n: meets(m, said) for n, m in enumerate(chosen)}
    at: defaultdict[int, set[int]] = defaultdict(set)  # mention to the members that it is
    for n, numbers in met.items():
        for s in numbers:
            at[s].add(n)

    def counts(a: Member, b: Member) -> bool:
        return a.article != b.article and not (other_origin and a.origin == b.origin)

    wanted = [(n, m) for n, m in combinations(range(len(chosen)), 2) if chosen[n].claim == chosen[m].claim and counts(chosen[n], chosen[m])]
    found = sum(bool({said[s].claim for s in met[n]} & {said[s].claim for s in met[m]}) for n, m in wanted)
    given = [
        any(chosen[n].claim == chosen[m].claim for n in at[a] for m in at[b])
        for a, b in combinations(sorted(at), 2)
        if said[a].claim == said[b].claim and any(counts(chosen[n], chosen[m]) for n in at[a] for m in at[b])
    ]
    return Pairs(found, len(wanted), sum(given), len(given))


def scorer() -> ModuleType:
    """The words and places of the scorer that lies beside the keyed stories."""
    path = data_root() / "score" / "places.py"
    spec = importlib.util.spec_from_file_location("keyed_places", path)
    if spec is None or spec.loader is None or not path.exists():
        sys.exit(f"no scorer: {path}")
    found = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(found)
    return found


def members_of(key: Any, places: ModuleType) -> list[Member]:
    """The members of the key's claims, in its order."""
    return [
        Member(claim["id"], m["art"], m.get("origin") or m["art"], m["loc"], _is_bare(m["text"], places))
        for claim in key.claims
        for m in claim["members"]
    ]


def _is_bare(text: str, places: ModuleType) -> bool:
    return sum(1 for word in places.words(text) if word not in places.STOP) < _BARE


def marked(path: Path) -> Iterator[tuple[MarkedStory, list[Member], list[Said]]]:
    """The members of each marked-up story in a file or folder, and the mentions of a report on its captures."""
    from newstemma import desk

    for story in marked_stories(path) if path.is_dir() else [marked_story(path)]:
        with tempfile.TemporaryDirectory() as place:
            write_captures(story, Path(place))
            report = json.loads(desk.analyse(desk.read(Path(place))).to_json())
        yield story, *in_marks(story, report)


def in_marks(story: MarkedStory, report: dict[str, Any]) -> tuple[list[Member], list[Said]]:
    """The members of a marked-up story, those that stand in a title or deck too, and the mentions of a report."""
    places = Places(story, report)
    origin = {key: origin.label for origin in story.origins for key in origin.articles}
    members = []
    for claim in story.claims:
        for place in places.marks.get(claim.id, ()):
            article = min(key for key, _ in place)
            words = [places.told[article].words[n] for _, n in sorted(place)]
            bare = sum(word not in STOP for word in words) < _BARE
            members.append(Member(claim.id, article, origin.get(article, article), place, bare))
    mentions = [(claim["id"], m["at"]) for claim in report["claims"] for m in claim["mentions"]]
    return members, [Said(claim, place, len(at["text"].split())) for claim, at in mentions if (place := places.of(at))]


def together(parts: Sequence[Pairs]) -> Pairs:
    """The pairs of several stories as one sum."""
    return Pairs(*(sum(getattr(p, name) for p in parts) for name in ("found", "wanted", "right", "given")))


def said_in(report: Any) -> list[Said]:
    """Every mention of the report in an article of the key."""
    mentions = [(claim["id"], m["at"]) for claim in report.all["claims"] for m in claim["mentions"]]
    return [Said(claim, place, len(at["text"].split())) for claim, at in mentions if (place := report.loc(at))]


def figures(members: Sequence[Member], said: Sequence[Said]) -> dict[str, Any]:
    """What the last line shows."""
    all_, other = pairs(members, said), pairs(members, said, other_origin=True)
    units, units_other = pairs(members, said, units=True), pairs(members, said, other_origin=True, units=True)
    return {
        "strict_f1": all_.f1,
        "strict_f1_other_origin": other.f1,
        "median_mention_words": median(s.words for s in said) if said else 0,
        "strict_precision": all_.precision,
        "strict_recall": all_.recall,
        "strict_f1_units": units.f1,
        "strict_f1_units_other_origin": units_other.f1,
        "members_met": sum(bool(meets(m, said)) for m in members) / len(members) if members else 0.0,
        "units_met": _share(bool(meets(m, said)) for m in members if not m.bare),
        "mentions": len(said),
        "claims": len({s.claim for s in said}),
    }


def _share(found: Iterable[bool]) -> float:
    rows = list(found)
    return sum(rows) / len(rows) if rows else 0.0


def score(report: Mapping[str, Any], keydir: Path, rawdir: Path) -> tuple[list[Member], list[Said]]:
    """The members of a key and the mentions of a report (its JSON) in the same words."""
    places = scorer()
    key = places.Key(keydir, rawdir)
    return members_of(key, places), said_in(places.Report(report, key))


_ASKED: tuple[tuple[str, dict[str, bool]], ...] = (
    ("all", {}),
    ("of different origins", {"other_origin": True}),
    ("all, without bare values", {"units": True}),
    ("of different origins, without", {"other_origin": True, "units": True}),
)


def _shown(name: str, p: Pairs) -> tuple[str, ...]:
    return name, f"{p.precision:.3f}", f"{p.recall:.3f}", f"{p.f1:.3f}", str(p.wanted), str(p.given)


def _over_marked(path: Path, *, json_only: bool) -> None:
    """Score marked-up stories."""
    stories = list(marked(path))
    rows: list[tuple[str, ...]] = [("pairs", "precision", "recall", "F1", "key", "judged")]
    found: dict[str, Any] = {"stories": len(stories)}
    for name, tuned in (("", None), ("tuned_", True), ("untouched_", False)):
        chosen = [(members, said) for story, members, said in stories if tuned is None or story.tuned == tuned]
        for field, options in (("strict_f1", {}), ("strict_f1_other_origin", {"other_origin": True})):
            counted = together([pairs(members, said, **options) for members, said in chosen])
            found[name + field] = counted.f1
            rows.append(_shown(name + field, counted))
        found[f"{name}units_met"] = _share(bool(meets(m, said)) for members, said in chosen for m in members if not m.bare)
        found[f"{name}median_mention_words"] = median(s.words for _, said in chosen for s in said) if chosen else 0
    if not json_only:
        table(rows)
    close(found)


def main() -> None:
    """Score one keyed story, or marked-up ones."""
    from newstemma import desk

    made = parser("alignment", __doc__)
    made.add_argument("keydir", type=Path, help="the key of a story; or a marked-up story, or a folder of them")
    made.add_argument("rawdir", type=Path, nargs="?", help="its captures")
    chosen = made.parse_args()
    if chosen.rawdir is None:
        _over_marked(chosen.keydir, json_only=chosen.json_only)
        return
    report = json.loads(desk.analyse(desk.read(chosen.rawdir)).to_json())
    members, said = score(report, chosen.keydir, chosen.rawdir)
    if not chosen.json_only:
        head = ("pairs", "precision", "recall", "F1", "key", "judged")
        table([head, *(_shown(name, pairs(members, said, **options)) for name, options in _ASKED)])
    close(figures(members, said))


if __name__ == "__main__":
    main()
