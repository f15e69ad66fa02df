"""Quotes on the page: the longest version first, then each other version against it: same words dim, other words marked, cuts counted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newstemma.report.html_cast import Cast
from newstemma.report.html_pile import Mark, Node, Words, many, number, one, text
from newstemma.report.html_words import RELATIONS, plural
from newstemma.report.versions import Run, letters, runs
from newstemma.report.versions import note as note_on

_NAMES = 3  # outlets named beside a version


@dataclass(frozen=True, slots=True)
class Version:
    """One wording, and the articles that have it."""

    marks: list[Mark]
    outlet: str
    note: str
    loud: bool
    runs: list[Run]
    words: Words


@dataclass(frozen=True, slots=True)
class Quoted:
    """The same words across articles. shared: in more than one."""

    speaker: str
    counts: str
    relation: str
    shared: bool
    versions: list[Version]
    more: list[Version]


def quotes(cast: Cast, fold: int = 6) -> list[Quoted]:
    """A story's quotations: those that several articles have first, and of them those that are not the same everywhere."""
    found = [_quoted(cast, g, fold) for g in cast.pile.of(text(cast.story, "id"), "quotes") if many(g, "variants")]
    return sorted(found, key=lambda q: (not q.shared, q.relation == "identical"))


def _quoted(cast: Cast, group: Node, fold: int) -> Quoted:
    variants = many(group, "variants")
    place = int(number(group, "base"))
    base = variants[place] if 0 <= place < len(variants) else variants[0]
    rest = [v for v in variants if v is not base]
    order = {a: n for n, a in enumerate(cast.in_order())}
    rest.sort(key=lambda v: order.get(cast.pile.article_at(one(v, "span")), len(order)))
    inside = [cast.pile.marked(one(v, "span")) for v in variants]
    promoted = text(group, "relation") == "promoted" and any(inside) and not all(inside)
    alike = _alike(base, rest)
    versions = [_version(cast, same, None if same[0] is base else base, promoted=promoted) for same in alike]
    articles = {cast.pile.article_at(one(v, "span")) for v in variants}
    sources = len({cast.home.get(a, a) for a in articles})
    relations = dict.fromkeys(text(v, "relation") for v in rest if text(v, "relation") != "identical")
    speaker = text(base, "speaker") or next((text(v, "speaker") for v in rest if text(v, "speaker")), "")
    cut = fold if len(versions) > fold + 1 else len(versions)
    return Quoted(
        speaker=cast.pile.entities.get(speaker, {}).get("name") or speaker or "Speaker not named",
        counts=f"{plural(len(articles), 'article')}, {plural(sources, 'independent source')}",
        relation=", ".join(RELATIONS.get(r, r) for r in relations) or ("identical" if rest else ""),
        shared=len(articles) > 1,
        versions=versions[:cut],
        more=versions[cut:],
    )


def _alike(base: Node, rest: Sequence[Node]) -> list[list[Node]]:
    """The variants, those of the same letters, speaker and relation together; the base's first."""
    held: dict[tuple[str, str, str], list[Node]] = {}
    for variant in (base, *rest):
        words = letters(text(one(variant, "span"), "text"))
        held.setdefault((words, text(variant, "speaker"), text(variant, "relation")), []).append(variant)
    return list(held.values())


def _outlets(cast: Cast, articles: Sequence[str]) -> str:
    names = list(dict.fromkeys(cast.pile.name(a) for a in articles))
    return ", ".join(names) if len(names) <= _NAMES else f"{', '.join(names[:_NAMES])} and {len(names) - _NAMES} more"


def _version(cast: Cast, same: Sequence[Node], base: Node | None, *, promoted: bool) -> Version:
    variant = same[0]
    at = one(variant, "span")
    words = cast.pile.words(at)
    articles = list(dict.fromkeys(cast.pile.article_at(one(v, "span")) for v in same))
    relation = text(variant, "relation")
    there = text(one(base or {}, "span"), "text")
    note = note_on(variant, there) if base else "longest version" if relation else ""
    speaker, other = text(variant, "speaker"), text(base or {}, "speaker")
    if base and relation == "reattributed":
        note = f"given to {cast.pile.entities.get(speaker, {}).get('name') or speaker or 'nobody'}"
    elif base and speaker and other and speaker != other:
        note += f"; the speaker is called {cast.pile.entities.get(speaker, {}).get('name') or speaker}"
    loud = bool(base) and relation == "reattributed"
    if promoted:
        loud = cast.pile.marked(at)
        note = "in quotation marks here" if loud else "paraphrase, no quotation marks"
    shown = runs(variant.get("ops"), there, words.text, relation) if base and words.exact else [Run("whole", words.text)]
    if at.get("document"):
        note += ", in a headline"
    if not base and len(articles) > 1 and not promoted:
        note = f"the longest version, the same in {plural(len(articles), 'article')}"
    return Version(cast.marks(articles), _outlets(cast, articles), note, loud, shown, words)
