"""An invented report for the tests of the page: a flood at a weir, one agency with reprints, three papers of their own, and odd files."""

from __future__ import annotations

import hashlib
from typing import Any

Json = dict[str, Any]

WIRE = (
    "MARNFORD (Norwire) - Nine people drowned when the Ostrel weir gave way on Sunday night, the river authority said.\n\n"
    "The water reached the mill quarter shortly before 11 p.m. and cut off about 300 households, river warden Ada Quist told reporters.\n\n"
    "The weir held back 12 million cubic metres of water, the authority said.\n\n"
    "\u201cWe warned of this in the spring, and nobody who could have paid for the repair came to look,\u201d Quist said.\n\n"
    "The mill bridge stays shut until Thursday."
)
TRIMMED = WIRE.rsplit("\n\n", 1)[0]
REWRITTEN = (
    "Nine people drowned when the Ostrel weir gave way on Monday night, officials have said.\n\n"
    "The water reached the mill quarter shortly before 11 p.m. and cut off about 300 households, mayor Ada Quist told reporters.\n\n"
    "\u201cWe warned of this in the spring,\u201d Quist said. Our reporter saw boats tied to lamp posts."
)
OWN_A = (
    "A baker on Tanner Lane heard the weir go at 22:50, she told this paper.\n\n"
    "River warden Ada Quist said that seven people had drowned and that two were missing.\n\n"
    "\u201cThe sirens never sounded,\u201d said Bo Lindqvist, who carried his father up the stairs."
)
OWN_B = (
    "Nine people are dead after the Ostrel weir broke late on Sunday, the hospital in Marnford said.\n\n"
    "Two of the dead were children. The sluice keeper's log puts the water behind the weir at 8 million cubic metres.\n\n"
    "\u201cThe sirens never sounded,\u201d residents said."
)
OWN_C = (
    "The weir's last inspection was in March 2029, the register of dams shows.\n\n"
    "The weir held back 12 million cubic metres of water, the authority said.\n\n"
    "A new weir would cost 40 million crowns, two engineers said."
)


class Sample:
    """Builds a report as JSON objects; every span is found by its words, so that none can lie."""

    def __init__(self) -> None:
        self.report: Json = {
            "schema": "newstemma.report/1",
            "made": {"version": "0.1", "settings": "ab" * 32, "model": "cd" * 32, "as_of": None},
        }
        for key in (
            "documents", "articles", "copies", "stories", "statements", "quotes", "quantities", "claims", "conflicts", "gaps",
            "moments", "series", "entities", "brief", "notices",
        ):  # fmt: skip
            self.report[key] = []

    def article(self, key: str, outlet: str | None, title: str | None, text: str, published: str | None = None, **more: Any) -> str:
        """Add a file with one article; its id is the key."""
        name = more.pop("name", f"{key}.html")
        digest = hashlib.sha256((name + text).encode()).hexdigest()
        document = f"d-{digest[:16]}"
        self.report["documents"].append(
            {"id": document, "name": name, "names": [name], "sha256": digest, "media_type": "text/html", "size": len(text),
             "articles": [key], "skipped": None}
        )  # fmt: skip
        when = None
        if published:
            grain = {4: "year", 7: "month", 10: "day"}.get(len(published), "minute")
            evidence = [{"document": document, "start": 40, "end": 40 + len(published), "text": published}]
            when = {
                "value": published,
                "granularity": grain,
                "basis": "stated",
                "not_before": None,
                "not_after": None,
                "evidence": evidence,
            }
        paragraphs, start = [], 0
        for piece in text.split("\n\n"):
            paragraphs.append({"start": start, "end": start + len(piece)})
            start += len(piece) + 2
        self.report["articles"].append(
            {"id": key, "document": document, "url": f"https://{key}.example/story", "section": None, "title": title, "deck": None,
             "language": "en", "outlet": outlet, "outlet_basis": "stated" if outlet else None, "authors": [], "credits": [],
             "dateline": None, "published": when, "updated": None, "other_dates": [], "text": text, "paragraphs": paragraphs,
             "blocks": [{"kind": "nav", "keep": False, "start": 0, "end": 30}, {"kind": "title", "keep": True, "start": 31, "end": 39},
                        {"kind": "paragraph", "keep": True, "start": 60, "end": 60 + len(text)},
                        {"kind": "related", "keep": False, "start": 61 + len(text), "end": 90 + len(text)}],
             "wire": None, **more}
        )  # fmt: skip
        return key

    def at(self, article: str, words: str) -> Json:
        """The span of the first place where these words stand in an article."""
        text = next(a["text"] for a in self.report["articles"] if a["id"] == article)
        start = text.casefold().index(words.casefold())
        end = start + len(words)
        return {"article": article, "start": start, "end": end, "text": text[start:end]}

    def document(self, article: str) -> str:
        """The id of an article's file."""
        found: str = next(a["document"] for a in self.report["articles"] if a["id"] == article)
        return found

    def copy(self, article: str, source: Json, kind: str, part: float, words: str, signal: str) -> None:
        """Add an edge of the copy chain."""
        there = source.get("article")
        passages = [{"here": self.at(article, words), "there": self.at(there, words) if there else None, "role": "narrative"}]
        self.report["copies"].append(
            {"id": f"k-{article}", "article": article, "source": source, "kind": kind, "share_of_article": part, "share_of_source": None,
             "direction": "known" if "credit" in signal else "inferred", "passages": passages,
             "reasons": [{"signal": "credit", "text": signal, "at": [self.at(article, words)]}]}
        )  # fmt: skip

    def claim(self, key: str, story: str, text: str, status: str, mentions: list[tuple[str, str, str, str | None]], best: int) -> None:
        """Add a claim; each mention is (article, words, origin, value words or None)."""
        self.report["claims"].append(
            {"id": key, "story": story, "text": text, "about": text, "status": status,
             "independent": {"best": best, "min": best, "max": best},
             "mentions": [{"at": self.at(a, w), "statement": None, "origin": o, "echoes": None,
                           "value": self.value(a, v) if v else None} for a, w, o, v in mentions], "primary": None}
        )  # fmt: skip

    def value(self, article: str, words: str, counts: str = "people drowned") -> Json:
        """A number as it stands."""
        return {"kind": "number", "shown": words, "low": None, "high": None, "unit": None, "counts": counts, "scope": None,
                "at": self.at(article, words)}  # fmt: skip

    def conflict(self, key: str, kind: str, grade: str, about: str, sides: list[tuple[str, list[str], list[str]]], **more: Any) -> None:
        """Add a difference; each side is (words, articles, origins)."""
        positions = [
            {"value": {**self.value(articles[0], words), "kind": "number"}, "text": words, "articles": articles, "origins": origins,
             "at": [self.at(a, words) for a in articles]}
            for words, articles, origins in sides
        ]  # fmt: skip
        self.report["conflicts"].append(
            {"id": key, "story": "st-weir", "claims": [], "kind": kind, "grade": grade, "about": about, "positions": positions,
             "dissent": [], "resolved": None, "why": "", **more}
        )  # fmt: skip


def flood() -> Json:
    """Seven articles of six outlets on one flood, from four sources; five differences; an undated file without an outlet."""
    s = Sample()
    s.article("wa", "Marn Gazette", "Nine drown as weir fails", WIRE, "2031-04-07T06:20+02:00",
              wire={"share": 1.0, "composite": False, "label": "Norwire"})  # fmt: skip
    s.article("wb", "The Delta Sun", "Weir breaks, nine dead", TRIMMED, "2031-04-07T08:05+02:00",
              wire={"share": 0.97, "composite": False, "label": "Norwire"})  # fmt: skip
    s.article("wc", None, "Terror at the weir", REWRITTEN, wire={"share": 0.64, "composite": True, "label": "Norwire"},
              name="saved/terror-at-the-weir.txt")  # fmt: skip
    s.article("ra", "Radio Ostrel", "Baker heard the weir go", OWN_A, "2031-04-07T07:10+02:00")
    s.article("rb", "Radio Ostrel", "Nine dead in Marnford flood", OWN_B, "2031-04-08T09:00+02:00")
    s.article("h", "Hydro Weekly", "Register shows last look at weir in 2029", OWN_C, "2031-04-08",
              wire={"share": 0.2, "composite": True, "label": "Norwire"})  # fmt: skip
    s.article("t", "Tanner Lane Post", "What we know about the flood", OWN_B.replace("residents", "officials").replace("late on", "on"),
              "2031-04-08T12:00+02:00")  # fmt: skip
    s.report["articles"][0]["credits"] = [
        {"kind": "byline", "name": "Norwire", "agency": True,
         "at": {"document": s.document("wa"), "start": 50, "end": 57, "text": "Norwire"}}
    ]  # fmt: skip
    s.report["articles"][2]["published"] = {
        "value": None, "granularity": "day", "basis": "inferred", "not_before": "2031-04-07", "not_after": "2031-04-09",
        "evidence": [{"document": s.document("wc"), "start": 3, "end": 13, "text": "2 days ago"}],
    }  # fmt: skip
    s.report["articles"][2]["other_dates"] = [
        {
            "kind": "relative",
            "value": "2 days ago",
            "at": {"document": s.document("wc"), "start": 3, "end": 13, "text": "2 days ago"},
        }
    ]
    for article, kind, part, why in (("wa", "verbatim", 1.0, "credit: byline “Norwire”"), ("wb", "abridged", 0.97, "credit: (Norwire)"),
                                     ("wc", "rewritten", 0.64, "3 passages in the same order, no mark of it")):  # fmt: skip
        s.copy(article, {"agency": "Norwire"}, kind, part, "The water reached the mill quarter shortly before 11 p.m.", why)
    s.copy("h", {"agency": "Norwire"}, "excerpt", 0.2, "The weir held back 12 million cubic metres of water", "one sentence, later")
    s.copy("t", {"article": "rb"}, "rewritten", 0.9, "Two of the dead were children.", "5 passages in the same order, later")
    s.report["stories"].append(
        {"id": "st-weir", "headline": "What we know about the flood", "articles": ["wa", "wb", "wc", "ra", "rb", "h", "t"],
         "origins": [
             {"id": "o-n", "label": "Norwire", "agency": "Norwire", "articles": ["wa", "wb", "wc"],
              "reasons": [{"signal": "credit", "text": "wa and wb name Norwire", "at": [s.at("wa", "MARNFORD (Norwire)")]}]},
             {"id": "o-r", "label": "Radio Ostrel", "agency": None, "articles": ["ra", "rb", "t"],
              "reasons": [{"signal": "outlet", "text": "same outlet", "at": []}]},
             {"id": "o-h", "label": "Hydro Weekly", "agency": None, "articles": ["h"], "reasons": []}],
         "sigla": {"o-n": "N", "wa": "Na", "wb": "Nb", "wc": "Nc", "o-r": "R", "ra": "Ra", "rb": "Rb", "t": "Rc", "o-h": "H", "h": "H"},
         "independent": {"best": 3, "min": 2, "max": 3}, "starts": None, "ends": None,
         "joins": [{"articles": ["wa", "wb"], "signal": "passages", "text": "wa and wb share 5 passages"}], "kept_apart": [],
         "continues": []}
    )  # fmt: skip
    s.claim("c-dead", "st-weir", "Nine people drowned", "corroborated",
            [("wa", "Nine people drowned", "o-n", "Nine"), ("wb", "Nine people drowned", "o-n", "Nine"),
             ("wc", "Nine people drowned", "o-n", "Nine"), ("rb", "Nine people are dead", "o-r", "Nine")], 2)  # fmt: skip
    s.claim("c-seven", "st-weir", "Seven people drowned", "superseded", [("ra", "seven people had drowned", "o-r", "seven")], 1)
    s.claim("c-day", "st-weir", "The weir gave way on Sunday", "conflicting",
            [("wa", "gave way on Sunday night", "o-n", None), ("wb", "gave way on Sunday night", "o-n", None),
             ("wc", "gave way on Monday night", "o-n", None), ("rb", "broke late on Sunday", "o-r", None)], 2)  # fmt: skip
    s.claim("c-water", "st-weir", "The weir held back 12 million cubic metres", "conflicting",
            [("wa", "The weir held back 12 million cubic metres of water", "o-n", None),
             ("rb", "8 million cubic metres", "o-r", None),
             ("h", "The weir held back 12 million cubic metres of water", "o-n", None)], 1)  # fmt: skip
    s.claim("c-houses", "st-weir", "About 300 households were cut off", "reprinted",
            [("wa", "about 300 households", "o-n", None), ("wb", "about 300 households", "o-n", None)], 1)  # fmt: skip
    s.claim("c-cost", "st-weir", "A new weir would cost 40 million crowns", "single_source",
            [("h", "A new weir would cost 40 million crowns", "o-h", None)], 1)  # fmt: skip
    s.claim(
        "c-bridge",
        "st-weir",
        "The mill bridge stays shut",
        "single_source",
        [("wa", "The mill bridge stays shut", "o-n", None)],
        1,
    )
    s.conflict("x-water", "number", "conflict", "water behind the weir",
               [("12 million cubic metres", ["wa", "wb", "h"], ["o-n"]), ("8 million cubic metres", ["rb", "t"], ["o-r"])],
               claims=["c-water"], why="The keeper’s log and the authority may not count the same water.")  # fmt: skip
    s.conflict("x-day", "weekday", "internal", "day on which the weir gave way",
               [("Sunday", ["wa", "wb", "rb"], ["o-n", "o-r"]), ("Monday", ["wc"], ["o-n"])], claims=["c-day"], dissent=["wc"],
               resolved="Sunday", why="Three articles and the hospital say Sunday.")  # fmt: skip
    s.conflict("x-office", "office", "conflict", "office of Ada Quist",
               [("river warden", ["wa", "wb", "ra"], ["o-n", "o-r"]), ("mayor", ["wc"], ["o-n"])], dissent=["wc"], resolved="river warden",
               why="The text without an outlet rewrites Norwire, whose other copies say river warden.")  # fmt: skip
    s.conflict("x-dead", "number", "update", "people drowned",
               [("seven", ["ra"], ["o-r"]), ("Nine", ["wa", "wb", "wc", "rb"], ["o-n", "o-r"])], claims=["c-seven", "c-dead"],
               resolved="nine", why="A higher count that comes later is an update.")  # fmt: skip
    s.conflict("x-said", "quote", "compatible", "what Quist said of the warning",
               [("We warned of this in the spring", ["wa", "wc"], ["o-n"])], why="One is cut shorter.")  # fmt: skip
    s.report["gaps"] += [
        {"story": "st-weir", "article": "h", "claim": "c-dead", "kind": "lacks", "why": "two sources have it"},
        {"story": "st-weir", "article": "wb", "claim": "c-bridge", "kind": "dropped", "why": "cut from the end of the wire text"},
    ]
    base = "We warned of this in the spring, and nobody who could have paid for the repair came to look,"
    cut = "We warned of this in the spring,"
    s.report["quotes"] += [
        {"id": "q-1", "story": "st-weir", "base": 0, "relation": "trimmed", "variants": [
            {"span": s.at("wa", base), "statement": None, "speaker": "e-quist", "relation": "identical", "same_as_base": True, "ops": []},
            {"span": s.at("wb", base), "statement": None, "speaker": "e-quist", "relation": "identical", "same_as_base": True,
             "ops": [["equal", 0, len(base), 0, len(base)]]},
            {"span": s.at("wc", cut), "statement": None, "speaker": "e-quist", "relation": "trimmed", "same_as_base": False,
             "ops": [["equal", 0, len(cut), 0, len(cut)], ["delete", len(cut), len(base), len(cut), len(cut)]]}]},
        {"id": "q-2", "story": "st-weir", "base": 0, "relation": "reattributed", "variants": [
            {"span": s.at("ra", "The sirens never sounded,"), "statement": None, "speaker": "Bo Lindqvist", "relation": "identical",
             "same_as_base": True, "ops": []},
            {"span": s.at("t", "The sirens never sounded,"), "statement": None, "speaker": "officials", "relation": "reattributed",
             "same_as_base": True, "ops": [["equal", 0, 25, 0, 25]]}]},
    ]  # fmt: skip
    s.report["statements"] += [
        {"id": "s-1", "article": "wa", "speaker": {"name": "Ada Quist", "entity": "e-quist", "at": s.at("wa", "Quist"),
                                                   "unnamed": False},
         "cue": s.at("wa", "told"), "content": [s.at("wa", base)], "mode": "direct", "act": "speech", "via": [],
         "said": None, "reasons": []},
        {"id": "s-2", "article": "h", "speaker": {"name": None, "entity": None, "at": s.at("h", "two engineers"), "unnamed": True},
         "cue": s.at("h", "said"), "content": [s.at("h", "A new weir would cost 40 million crowns")], "mode": "indirect", "act": "speech",
         "via": [], "said": None, "reasons": []},
    ]  # fmt: skip
    s.report["entities"].append(
        {"id": "e-quist", "kind": "person", "name": "Ada Quist", "aliases": ["Quist"],
         "roles": [{"text": "river warden", "by": "wa", "at": s.at("wa", "river warden")},
                   {"text": "mayor", "by": "wc", "at": s.at("wc", "mayor")}],
         "at": [s.at("wa", "Ada Quist"), s.at("wc", "Ada Quist"), s.at("ra", "Ada Quist")]}
    )  # fmt: skip
    day = {"value": "2031-04-06", "granularity": "day", "basis": "inferred", "not_before": None, "not_after": None,
           "evidence": [s.at("wa", "Sunday night")]}  # fmt: skip
    s.report["moments"] += [
        {"id": "m-1", "story": "st-weir", "when": day, "text": "The weir gives way", "claims": ["c-day"], "origins": ["o-n", "o-r"],
         "reported": [{"article": "wa", "when": {"value": "2031-04-07T06:20+02:00", "granularity": "minute", "basis": "stated"}}],
         "at": [s.at("wa", "the Ostrel weir gave way on Sunday night")]},
        {"id": "m-2", "story": "st-weir", "when": {**day, "value": "2031-04-06T22:50", "granularity": "minute", "basis": "stated"},
         "text": "A baker hears the weir go", "claims": [], "origins": ["o-r"], "reported": [], "at": [s.at("ra", "22:50")]},
        {"id": "m-3", "story": "st-weir", "when": {**day, "value": "2029-03", "granularity": "month", "basis": "stated"},
         "text": "The weir is inspected", "claims": [], "origins": ["o-h"], "reported": [], "at": [s.at("h", "March 2029")]},
        {"id": "m-4", "story": "st-weir", "when": {**day, "value": "2031-04-10"}, "text": "The mill bridge opens", "claims": ["c-bridge"],
         "origins": ["o-n"], "reported": [], "at": [s.at("wa", "until Thursday")]},
    ]  # fmt: skip
    s.report["series"].append(
        {"id": "r-1", "story": "st-weir", "counts": "people drowned", "unit": None, "steps": [
            {"when": s.report["articles"][3]["published"], "value": s.value("ra", "seven"), "by": "Ada Quist", "at": s.at("ra", "seven")},
            {"when": s.report["articles"][4]["published"], "value": s.value("rb", "Nine"), "by": "hospital", "at": s.at("rb", "Nine")}]}
    )  # fmt: skip
    s.report["brief"].append(
        {"story": "st-weir", "lead": "7 articles from 6 outlets lead back to 3 independent sources.", "sentences": [
            {"text": "Nine people drowned.", "citations": [s.at("wa", "Nine people drowned"), s.at("rb", "Nine people are dead")],
             "claim": "c-dead", "conflict": None, "section": "agreed"},
            {"text": "The water behind the weir is put at 12 million and at 8 million cubic metres.",
             "citations": [s.at("wa", "12 million cubic metres"), s.at("rb", "8 million cubic metres")], "claim": "c-water",
             "conflict": "x-water", "section": "differ"},
            {"text": "Bo Lindqvist said: “The sirens never sounded,” and did not say which.",
             "citations": [s.at("ra", "“The sirens never sounded,” said Bo Lindqvist")],
             "claim": None, "conflict": None, "section": "single"}]}
    )  # fmt: skip
    s.report["notices"] += [
        {
            "kind": "undated",
            "about": "wc",
            "text": "The page bears no date, only “2 days ago”; published 7 to 9 April, inferred.",
        },
        {"kind": "no_outlet", "about": "wc", "text": "The outlet is not stated; the article is shown by its file name."},
    ]
    s.report["documents"].append(
        {"id": "d-gallery", "name": "gallery.html", "names": ["gallery.html"], "sha256": "0" * 64, "media_type": "text/html", "size": 10,
         "articles": [], "skipped": "holds captions and no article text"}
    )  # fmt: skip
    return s.report


def alone(text: str = OWN_A, **more: Any) -> Json:
    """One article and no story."""
    s = Sample()
    s.article("only", more.pop("outlet", "Radio Ostrel"), more.pop("title", "Baker heard the weir go"), text, **more)
    return s.report


def reprints(count: int) -> Json:
    """One wire text, so many times."""
    s = Sample()
    ids = [s.article(f"p{n:03d}", f"Paper {n:03d}", f"Weir fails, paper {n:03d}", WIRE, f"2031-04-07T06:{n % 60:02d}+02:00",
                     wire={"share": 1.0, "composite": False, "label": "Norwire"}) for n in range(count)]  # fmt: skip
    for article in ids:
        s.copy(article, {"agency": "Norwire"}, "verbatim", 1.0, "Nine people drowned", "credit: (Norwire)")
    s.report["stories"].append(
        {"id": "st-weir", "headline": "Weir fails, paper 000", "articles": ids, "sigla": {}, "independent": {"best": 1, "min": 1, "max": 1},
         "origins": [{"id": "o-n", "label": "Norwire", "agency": "Norwire", "articles": ids, "reasons": []}]}
    )  # fmt: skip
    s.claim("c-dead", "st-weir", "Nine people drowned", "reprinted", [(a, "Nine people drowned", "o-n", None) for a in ids], 1)
    return s.report


def merged(*reports: Json) -> Json:
    """Several reports in one; ids of later ones are made their own."""
    found: Json = {}
    for place, report in enumerate(reports):
        for key, value in report.items():
            if isinstance(value, list):
                found.setdefault(key, []).extend(_renamed(value, f"r{place}-"))
            else:
                found.setdefault(key, value)
    return found


_IDS = {"id", "document", "article", "story", "claim", "conflict", "origin", "entity", "speaker", "about", "by"}
_ID_LISTS = {"articles", "claims", "origins", "dissent"}


def _renamed(value: Any, mark: str, key: str = "") -> Any:
    if isinstance(value, list):
        return [mark + v if isinstance(v, str) and key in _ID_LISTS else _renamed(v, mark) for v in value]
    if isinstance(value, dict):
        if key == "sigla":
            return {mark + k: v for k, v in value.items()}
        return {k: _renamed(v, mark, k) for k, v in value.items()}
    return mark + value if isinstance(value, str) and key in _IDS else value
