"""Why a thing of the report is as it is: the rule, what it was reckoned from, and the passages. Computes nothing new."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from newstemma.errors import NoSuchName
from newstemma.report.digest import GRADES, Lookup, Object, one_line, same_name
from newstemma.report.terminal import printed, terminal

_LEAST = 4  # characters of an id's beginning that may stand for it
_BESIDE = 60  # characters shown before and behind a passage
_STATUS = {
    "superseded": "a later figure or report takes its place",
    "conflicting": "a difference on it is open: one of the sides cannot be so",
    "corroborated": "two or more independent sources say it as worded",
    "reprinted": "several articles have it, and all of them from one source",
    "single_source": "one source alone says it",
}
_DIRECTION = {
    "known": "a credit, a dateline or the time tells which of the two took from the other",
    "inferred": "which of the two took from the other is inferred",
    "unknown": "nobody knows which was first: both may come from a text that is not here",
}


@dataclass(frozen=True, slots=True)
class Explained:
    """One thing of a report, explained.

    what      as in "claim", "difference", "copy"
    rule      one sentence: by what rule it is what it is
    inputs    (what, in words): what it was reckoned from, in order
    passages  the spans that it rests on
    """

    id: str
    what: str
    shown: str
    rule: str
    inputs: tuple[tuple[str, str], ...]
    passages: tuple[Object, ...]


def explain(report: Object, name: str) -> Explained:
    """The thing of that id, or of the one id that begins so; or the one source of that label or short name, its own or an article's.

    Raises   NoSuchName: no id or source is so, or several are; the nearest are named
    """
    known = dict(_things(report))
    matching = [name] if name in known else sorted(i for i in known if len(name) >= _LEAST and i.startswith(name))
    called = {} if matching else _called(report, name)
    matching = matching or sorted(called)
    if len(matching) != 1:
        labels = {o["label"] for s in report["stories"] for o in s["origins"]}
        raise NoSuchName("single id or source", name, called.values() or matching or {*labels, *known})
    what, thing = known[matching[0]]
    told: Explained = _EXPLAIN[what](report, Lookup(report), thing)
    return told


def _things(report: Object) -> Iterator[tuple[str, tuple[str, Object]]]:
    """Every id with what it is of."""
    lists = (("claim", "claims"), ("difference", "conflicts"), ("copy", "copies"), ("story", "stories"), ("statement", "statements"))
    for what, plural in (*lists, ("quote", "quotes"), ("figure", "quantities")):
        for thing in report[plural]:
            yield thing["id"], (what, thing)
    for story in report["stories"]:
        for origin in story["origins"]:
            yield origin["id"], ("source", {**origin, "story": story["id"]})


def _called(report: Object, name: str) -> dict[str, str]:
    """The sources of that label or short name, and those of articles of that short name: id and label."""
    asked, found = same_name(name), {}
    for story in report["stories"]:
        for origin in story["origins"]:
            names = (origin["label"], *(story["sigla"].get(i, "") for i in (origin["id"], *origin["articles"])))
            if asked in {same_name(n) for n in names if n}:
                found[origin["id"]] = origin["label"]
    return found


def _claim(report: Object, look: Lookup, claim: Object) -> Explained:
    labels = {o["id"]: o["label"] for s in report["stories"] for o in s["origins"]}
    counted = claim["independent"]
    rows = [("independent sources", f"{counted['best']} (at least {counted['min']}, at most {counted['max']})")]
    held: dict[str, list[str]] = {}
    for mention in claim["mentions"]:
        held.setdefault(mention["origin"], []).append(_mention(mention, look))
    rows += [(f"source {labels[origin]}", "; ".join(dict.fromkeys(whose))) for origin, whose in held.items()]
    if claim["primary"]:
        rows.append(("all of them lead back to", claim["primary"]))
    rows += [
        ("difference on it", f"{c['id']}: {c['about']}, {GRADES[c['grade']]}") for c in report["conflicts"] if claim["id"] in c["claims"]
    ]
    return Explained(
        claim["id"],
        "claim",
        claim["text"],
        f"{_words(claim['status'])}: {_STATUS[claim['status']]}",
        tuple(rows),
        _places(claim["mentions"]),
    )


def _mention(mention: Object, look: Lookup) -> str:
    at = mention["at"]
    who = look.who(at["article"]) if "article" in at else look.cited(at)
    echoed = mention["echoes"]
    if echoed is None:
        return who
    return f"{who}, in words of {look.who(echoed['article']) if echoed.get('article') else echoed.get('agency') or 'another source'}"


def _places(rows: Sequence[Object]) -> tuple[Object, ...]:
    return tuple(row["at"] for row in rows)


def _words(name: str) -> str:
    return name.replace("_", " ")


def _difference(report: Object, look: Lookup, conflict: Object) -> Explained:
    rows = [("kind", conflict["kind"]), ("grade", GRADES[conflict["grade"]])]
    for position in conflict["positions"]:
        who = ", ".join(look.who(i) for i in position["articles"])
        sources = len(set(position["origins"]))
        rows.append((f"“{one_line(position['text'])}”", f"{who} · {sources} independent source{'' if sources == 1 else 's'}"))
    rows.append(("resolved", conflict["resolved"] or "no: the evidence does not decide"))
    rows += [("on the claim", f"{c['id']}: {c['text']}") for c in report["claims"] if c["id"] in conflict["claims"]]
    places = tuple(at for p in conflict["positions"] for at in p["at"])
    return Explained(conflict["id"], "difference", conflict["about"], conflict["why"], tuple(rows), places)


def _copy(_: Object, look: Lookup, copy: Object) -> Explained:
    source = copy["source"]
    head = look.who(source["article"]) if source.get("article") else source.get("agency") or "a text that is not here"
    rows = [("kind", _words(copy["kind"])), ("direction", f"{copy['direction']}: {_DIRECTION[copy['direction']]}")]
    rows.append(("share of the article's own prose", f"{copy['share_of_article']:.0%}"))
    if copy["share_of_source"] is not None:
        rows.append(("share of the source's own prose", f"{copy['share_of_source']:.0%}"))
    rows += [(f"reason: {r['signal']}", r["text"]) for r in copy["reasons"]]
    shown = f"{look.who(copy['article'])} took text from {head}"
    places = tuple(p["here"] for p in copy["passages"]) + tuple(at for r in copy["reasons"] for at in r["at"])
    return Explained(copy["id"], "copy", shown, copy["reasons"][0]["text"], tuple(rows), places)


def _source(report: Object, look: Lookup, origin: Object) -> Explained:
    rows = [("article", f"{look.who(i)} · {look.stamp(i) or 'no date'}") for i in origin["articles"]]
    rows += [(f"reason: {r['signal']}", r["text"]) for r in origin["reasons"]]
    held = sum(any(m["origin"] == origin["id"] for m in c["mentions"]) for c in report["claims"])
    rows.append(("claims that it says", str(held)))
    rule = "articles whose own prose comes from one place for more than half of it are one source"
    return Explained(origin["id"], "source", origin["label"], rule, tuple(rows), tuple(at for r in origin["reasons"] for at in r["at"]))


def _story(_: Object, look: Lookup, story: Object) -> Explained:
    counted = story["independent"]
    rows = [("independent sources", f"{counted['best']} (at least {counted['min']}, at most {counted['max']})")]
    rows += [("source", f"{o['label']}: {', '.join(look.who(i) for i in o['articles']) or 'no article here'}") for o in story["origins"]]
    rows += [("together", f"{' and '.join(look.who(i) for i in j['articles'])}: {j['text']}") for j in story["joins"]]
    rows += [("kept apart", f"{' and '.join(look.who(i) for i in k['articles'])}: {k['text']}") for k in story["kept_apart"]]
    shown = story["headline"] or "Story without a title"
    return Explained(story["id"], "story", shown, "articles are one story where each pair below is likely one happening", tuple(rows), ())


def _statement(_: Object, look: Lookup, said: Object) -> Explained:
    speaker = said["speaker"]
    rows = [("speaker", speaker["name"] or "nobody is named"), ("article", look.who(said["article"])), ("mode", said["mode"])]
    rows += [("via", v["name"]) for v in said["via"]]
    rows += [(f"reason: {r['signal']}", r["text"]) for r in said["reasons"]]
    rule = "only what is said counts as support" if said["act"] == "speech" else f"it is {said['act']}, not speech: it supports nothing"
    places = [*said["content"], *(at for at in (speaker["at"], said["cue"]) if at is not None)]
    return Explained(said["id"], "statement", " … ".join(c["text"] for c in said["content"]), rule, tuple(rows), tuple(places))


def _quote(_: Object, look: Lookup, group: Object) -> Explained:
    rows = []
    for variant in group["variants"]:
        who = look.who(variant["span"]["article"]) if "article" in variant["span"] else look.cited(variant["span"])
        rows.append((who, f"{variant['relation']}; said by {variant['speaker'] or 'nobody named'}"))
    rule = f"{group['relation']}: that is the variant which is farthest from the longest one"
    base = group["variants"][group["base"]]["span"]["text"]
    return Explained(group["id"], "quote", base, rule, tuple(rows), tuple(v["span"] for v in group["variants"]))


def _figure(_: Object, look: Lookup, figure: Object) -> Explained:
    value = figure["value"]
    bounds = f"{'any' if value['low'] is None else value['low']} to {'any' if value['high'] is None else value['high']}"
    rows = [("article", look.who(figure["article"])), ("kind", value["kind"]), ("bounds", bounds)]
    rows += [(name, str(value[name])) for name in ("unit", "counts", "scope") if value[name]]
    rows += [(name, figure[name]) for name in ("statement", "claim") if figure[name]]
    return Explained(figure["id"], "figure", value["shown"], "a figure as it is written, with what it counts", tuple(rows), (figure["at"],))


_EXPLAIN: dict[str, Any] = {
    "claim": _claim,
    "difference": _difference,
    "copy": _copy,
    "source": _source,
    "story": _story,
    "statement": _statement,
    "quote": _quote,
    "figure": _figure,
}


def explain_text(report: Object, found: Explained, *, width: int = 100, colour: bool = False) -> str:
    """What `newstemma explain` prints: the thing, the rule, what it rests on, and each passage with some words around it."""
    from rich.padding import Padding

    console, out = terminal(width, colour=colour)
    look = Lookup(report)
    console.print(f"{found.what} {found.id}", style="bold")
    console.print(Padding(one_line(found.shown), (0, 0, 0, 2)))
    console.print(Padding(f"rule: {found.rule}", (0, 0, 1, 2)))
    for name, words in found.inputs:
        console.print(Padding(f"{name}: {one_line(words)}", (0, 0, 0, 2)))
    if found.passages:
        console.print("\nIt rests on", style="bold")
    for at in dict.fromkeys((p.get("article") or p["document"], p["start"], p["end"], p["text"]) for p in found.passages):
        console.print(Padding(f"{_around(at, look)}  [{_home(at[0], look)} {at[1]}-{at[2]}]", (0, 0, 0, 2)))
    return printed(out)


def _around(at: tuple[str, int, int, str], look: Lookup) -> str:
    """The passage between underscores, with the words around it where its text is at hand."""
    home, start, end, words = at
    text = look.articles[home]["text"] if home in look.articles else look.documents.get(home, {}).get("text")
    if text is None:
        return f"_{one_line(words)}_"
    before, behind = text[max(0, start - _BESIDE) : start], text[end : end + _BESIDE]
    return one_line(f"…{before.split(chr(10))[-1]}_{one_line(words)}_{behind.split(chr(10))[0]}…")


def _home(name: str, look: Lookup) -> str:
    return look.who(name) if name in look.articles else str(look.documents.get(name, {}).get("name", name))
