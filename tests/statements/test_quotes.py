"""The same words across articles: what desks do to quotations, and what only typesetters do."""

from __future__ import annotations

import pytest

from newstemma.model.report import Report
from tests.statements.marked import report_of

LEAD = (
    "The ferry Alba sank in thick fog off Port Vale on Tuesday with eleven people on board, the worst accident in the bay for years.\n\n"
    "The ferry had left Harnmouth at dawn for Port Vale and struck a sandbank near the old lighthouse."
)
SAID = "We lost people who had every right to come home, and I have no words for their families that would be enough."


def paper(*bodies: str) -> str:
    outlets = ("Meridian Herald", "Vale Courier", "Harbour Post", "Bay Ledger")
    return "\n\n".join(f"2031-03-04 {o} | Ferry Alba sinks off Port Vale\n{LEAD}\n\n{b}" for o, b in zip(outlets, bodies, strict=False))


def renn(words: str, speaker: str = "Mayor Ida Renn") -> str:
    return f"[X {words}] [C said] [S {speaker}]."


def relations(report: Report) -> list[tuple[str, list[str]]]:
    """Of each group the relation, and those of its variants in order."""
    return [(q.relation, [v.relation for v in q.variants]) for q in report.quotes]


def one(first: str, second: str) -> tuple[str, list[str]]:
    """The relation of the only group of two papers."""
    found = relations(report_of(paper(first, second)))
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("words", "relation"),
    [
        (f"“{SAID}”", "identical"),
        ("“We lost people who had every right to come home,”", "trimmed"),
        ("“I have no words for their families that would be enough,”", "trimmed"),
        ("“People who had every right … for their families that would be enough,”", "trimmed"),
        ("“We lost people, and I have no words for their families,”", "spliced"),
        ("“I have no words for their families. We lost people who had every right to come home,”", "spliced"),
        (f"“{SAID.replace('people', 'sailors')}”", "reworded"),
        (f"“{SAID.replace('every ', '')}”", "reworded"),
    ],
)
def test_what_a_desk_does_to_a_quotation_has_a_name(words: str, relation: str) -> None:
    assert one(renn(f"“{SAID}”"), renn(words)) == (relation, ["identical", relation])


@pytest.mark.parametrize(
    "words",
    [
        f'"{SAID}"',
        f"‘{SAID}’",
        f"«{SAID}»",
        "“We lost people — who had every right to come home — and I have no words for their families that would be enough”,",
        "“We lost people who had every right to come home, and I have no words for [the] families that would be enough.”",
        "“We lost (all these) people who had every right to come home, and I have no words for their families that would be enough.”",
        "“" + SAID.replace("families", "fami\u00adlies") + "”",
        "“" + SAID.replace(" ", "\u00a0") + "”",
        f"“{SAID.upper()}”",
    ],
)
def test_what_only_a_typesetter_does_is_the_same(words: str) -> None:
    assert one(renn(f"“{SAID}”"), renn(words)) == ("identical", ["identical", "identical"])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The harbour's labour costs 5% of the budget", "The harbor’s labor costs five per cent of the budget"),
        ("The cease-fire was organised at the centre", "The ceasefire was organized at the center"),
        ("The five ﬁshermen called the office & waited", "The 5 fishermen called the office and waited"),
    ],
)
def test_house_style_is_no_change(first: str, second: str) -> None:
    assert one(renn(f"“{first},”"), renn(f"“{second},”"))[0] == "identical"


def test_who_speaks_may_stand_in_the_middle() -> None:
    first, _, second = SAID.partition(", ")
    assert one(renn(f"“{SAID}”"), f"[X “{first},”] [C said] [S Mayor Ida Renn], [X “{second}”]") == (
        "identical",
        ["identical", "identical", "identical"],
    )


def test_two_remarks_made_one_are_spliced() -> None:
    remarks = renn("“Nobody told us about the fog,”"), renn("“The horn had been silent since June,”")
    first = "\n\nThe harbour was closed at noon.\n\n".join(remarks)
    both = renn("“Nobody told us about the fog. The horn had been silent since June,”")
    assert one(first, both) == ("spliced", ["identical", "spliced", "spliced"])


def test_another_speaker_is_another_speaker() -> None:
    found = report_of(paper(renn(f"“{SAID}”"), renn(f"“{SAID}”", "Captain Otto Brandt")))
    assert relations(found) == [("reattributed", ["identical", "reattributed"])]


@pytest.mark.parametrize("other", ["the mayor", "Renn", "officials", "a spokeswoman", "Meridian Herald"])
def test_a_speaker_who_may_be_the_same_is_not_another(other: str) -> None:
    assert one(renn(f"“{SAID}”"), renn(f"“{SAID}”", other))[0] == "identical"


def test_short_phrases_of_two_people_are_not_one_utterance() -> None:
    first, second = renn("“I am very proud of them,”"), renn("“I am very proud of you,”", "Captain Otto Brandt")
    assert relations(report_of(paper(first, second))) == []


def test_a_paraphrase_in_quotation_marks_is_promoted() -> None:
    told = "[S Mayor Ida Renn] [C said] [X the crew had been met by a wall of fog]."
    made = "[S Mayor Ida Renn] [C said] [X the crew had been met by “a wall of fog”]."
    found = report_of(paper(told, told.replace("crew", "whole crew"), made))
    assert relations(found) == [("promoted", ["identical", "promoted", "promoted"])]
    assert found.quotes[0].variants[0].span.text == "a wall of fog"


def test_a_paraphrase_in_another_number_is_promoted_too() -> None:
    made = "The boats waited in “sheltered moorings” off the pier."
    told = "[S Captain Otto Brandt] [C said] [X the boats would keep a sheltered mooring]."
    assert one(made, told)[0] == "promoted"


def test_a_paraphrase_in_another_tense_and_person_is_promoted_too() -> None:
    made = "[X “Our harbour was colder than the council,”] [S Captain Otto Brandt] [C said]."
    told = "[S Captain Odo Brandt] [C told] the Courier that [X their harbour had been colder than the council]."
    assert one(made, told)[0] == "promoted"


def test_what_two_papers_quote_and_one_retells_is_not_promoted() -> None:
    quoted = ["[S Renn] [C said] [X the crew had met “a wall of fog”].", "[X “A wall of fog,”] [S Renn] [C called] it."]
    told = "[S Renn] [C said] [X the crew had met a wall of fog]."
    assert all(relation != "promoted" for relation, _ in relations(report_of(paper(*quoted, told))))


def test_the_name_of_a_thing_is_neither_quoted_nor_promoted() -> None:
    found = report_of(paper("They sang “The Lights of Port Vale Harbour” at noon.", "At noon “The Lights of Port Vale Harbour” was sung."))
    assert relations(found) == []


def test_a_group_is_held_together_by_its_longest() -> None:
    found = report_of(
        paper(
            renn("“The fog came in at noon and the horn was silent,”"),
            renn("“The horn was silent, so nobody turned the ship around,”"),
            renn("“Nobody turned the ship around when the bell began to ring,”"),
        )
    )
    assert all(v.relation in {"identical", "trimmed", "reworded", "spliced"} for q in found.quotes for v in q.variants)


def test_ops_lead_from_the_base_to_the_variant() -> None:
    found = report_of(paper(renn(f"“{SAID}”"), renn("“They had every right to come home,”")))
    base, here = found.quotes[0].variants
    shown = [(kind, base.span.text[a:b], here.span.text[c:d]) for kind, a, b, c, d in here.ops]
    assert shown == [
        ("replace", "We lost people who", "They"),
        ("equal", " had every right to come home", " had every right to come home"),
        ("delete", ", and I have no words for their families that would be enough.", ""),
    ]


@pytest.mark.parametrize(
    ("quoted", "printed"),
    [
        ("“I signed the paper with a heavy heart,”", "I signed the paper with a heavy heart.\n\nThe letter was dated Monday."),
        ("“a heavy and lonely burden,”", "To me, my friends, it was a heavy and lonely burden from the first day.\n\nSo her letter ended."),
    ],
)
def test_a_letter_printed_without_marks_makes_no_quotation_promoted(quoted: str, printed: str) -> None:
    assert relations(report_of(paper(renn(quoted), printed))) == []


def test_a_term_that_the_papers_use_freely_is_not_promoted() -> None:
    quoted = "[S Mayor Ida Renn] [C demanded] [X “absolute salvage”]. The rule of absolute salvage is old."
    told = "[S The owners] [C said] [X absolute salvage was theirs]."
    assert relations(report_of(paper(quoted, told))) == []


def test_a_name_spelt_otherwise_is_no_other_speaker() -> None:
    found = report_of(paper(renn(f"“{SAID}”", "Katherine Brandt"), renn(f"“{SAID}”", "Catherine Brandt")))
    assert relations(found) == [("identical", ["identical", "identical"])]


@pytest.mark.parametrize(
    ("first", "other"), [("Ida Holt", "Holt and Marrow"), ("Lise T. Brandt", "Harbour Lise Brandt"), ("Ida Brandt", "Brandt")]
)
def test_names_that_may_be_one_persons_are_not_another(first: str, other: str) -> None:
    more = "\n\nThe deputy was Otto Brandt, an engineer from Harnmouth who had built the pier."
    found = report_of(paper(renn(f"“{SAID}”", first), renn(f"“{SAID}”", other) + more))
    assert [relation for relation, _ in relations(found)] == ["identical"]


def test_what_one_heard_another_say_is_not_given_to_another() -> None:
    first = renn("“And then he said ‘I will not take the ferry into that fog again’ and he left,”")
    second = renn("“I will not take the ferry into that fog again,”", "Captain Otto Brandt")
    assert [relation for relation, _ in relations(report_of(paper(first, second)))] == ["trimmed"]


def test_a_fragment_that_shares_little_words_with_a_long_quotation_is_no_part_of_it() -> None:
    first = renn("“Those at the head of the company, at the very top, must answer for the boats,”")
    assert relations(report_of(paper(first, renn("“at the end of the pier”")))) == []


def test_a_quotation_in_a_headline_is_held_against_the_text() -> None:
    whole = paper(renn(f"“{SAID}”"), renn(f"“{SAID}”")).replace("Vale Courier | Ferry Alba sinks off Port Vale", "Vale Courier | {}")
    found = report_of(whole.format("“We lost people who had no right to come home”, says mayor of Port Vale"))
    (group,) = found.quotes
    assert [(v.relation, hasattr(v.span, "document")) for v in group.variants] == [
        ("identical", False), ("identical", False), ("reworded", True)
    ]  # fmt: skip
    document = next(d for d in found.documents if d.id == group.variants[2].span.document)  # type: ignore[union-attr]
    assert document.text is not None
    assert document.text[group.variants[2].span.start : group.variants[2].span.end] == group.variants[2].span.text


def test_a_few_words_at_one_place_of_one_text_may_be_given_to_another() -> None:
    words, other = renn("“Nobody told us,”"), renn("“Nobody told us,”", "Captain Otto Brandt")
    found = report_of(paper(words, other))
    assert relations(found) == [("reattributed", ["identical", "reattributed"])]
    elsewhere = "The lamps on the pier were lit at six, and the boats came back one by one with nets that were empty.\n\n"
    assert relations(report_of(paper(words, elsewhere + other))) == []


def test_a_promoted_quotation_is_held_against_the_longer_telling() -> None:
    told = "[S Mayor Ida Renn] [C said] [X the bay had been buried under a quilt of fog since noon]."
    made = "[S Mayor Ida Renn] [C said] [X the bay was “buried under a quilt of fog”]."
    group = report_of(paper(made, told)).quotes[0]
    assert group.relation == "promoted"
    assert max(len(v.span.text) for v in group.variants) == len(group.variants[group.base].span.text)
