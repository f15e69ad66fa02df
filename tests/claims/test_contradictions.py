"""What the model says of two sentences, as a difference: which of its pairs are told, in which words, and for whom they count."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pytest

import newstemma
from newstemma.claims.contradictions import contradictions
from newstemma.claims.facing import sayings
from newstemma.encoders.lexical import LexicalEncoder
from newstemma.model.claim import Conflict
from newstemma.model.lineage import Echo, Source
from newstemma.model.report import Report
from newstemma.model.text import Span
from newstemma.ports import Opposed
from tests.claims.grounded import ground_of
from tests.invented import Made, outlets, pile, reprint

Judged = tuple[str, str, float]

SANK = "The ferry Alba sank in thick fog off Port Vale on Tuesday."
FOUND = "Divers reached the wreck of the ferry Alba off Port Vale at dawn on Wednesday."
INQUIRY = "The harbour office opened an inquiry into the loss of the Alba."
#: What differs stands in brackets.
ASLEEP = "The crew of the Alba [slept] on deck that night."
AWAKE = "All night the crew of the Alba [kept watch]."
ABSENT = "That night the crew of the Alba [was ashore]."
AT_CARDS = "At cards [sat] the crew of the Alba that night."
DOERS = {"cook": "soup", "engineer": "valve", "pilot": "chart", "purser": "safe", "steward": "piano", "doctor": "stretcher", "boy": "plank"}
BROKEN = [f"The {who} of the Alba [broke] the {what}." for who, what in DOERS.items()]
WHOLE = [f"To the {what} came [no harm], which the {who} kept." for who, what in DOERS.items()]


def plain(text: str) -> str:
    return re.sub(r"[\[\]]", "", text)


@dataclass(frozen=True)
class Judge(LexicalEncoder):
    """Rules, and for chosen pairs of sentences a likelihood; what differs are the words in brackets. Others hardly exclude each other."""

    name: str = "judge"
    sure: Mapping[frozenset[str], float] = field(default_factory=dict)
    cuts: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    @classmethod
    def of(cls, *told: Judged) -> Judge:
        texts = {text for ours, theirs, _ in told for text in (ours, theirs)}
        return cls(
            sure={frozenset((plain(ours), plain(theirs))): likelihood for ours, theirs, likelihood in told},
            cuts={plain(text): (text.index("["), text.index("]") - 1) for text in texts},
        )

    def oppose(self, pairs: Sequence[tuple[str, str]]) -> list[Opposed | None]:
        return [Opposed(self.sure.get(frozenset(pair), 0.01), *(self.cuts.get(text, (0, 3)) for text in pair)) for pair in pairs]


def articles(*bodies: str) -> list[Made]:
    return [Made(f"Paper {n}", tuple(plain(body).split("\n\n"))) for n, body in enumerate(bodies)]


def report_of(made: Sequence[Made], *told: Judged) -> Report:
    found = newstemma.analyse(pile(made), encoder=Judge.of(*told), processes=1).found
    assert found is not None
    return found


def read(report: Report) -> list[Conflict]:
    """The differences that the model found."""
    return [c for c in report.conflicts if "side by side" in c.why]


def words(report: Report) -> set[frozenset[str]]:
    """The words of each side of them."""
    return {frozenset(p.text for p in c.positions) for c in read(report)}


TWO = articles(f"{SANK} {ASLEEP}", f"{FOUND} {AWAKE}")
THREE = articles(f"{SANK} {ASLEEP}", f"{FOUND} {AWAKE}", f"{INQUIRY} {ABSENT}")
FOUR = articles(f"{SANK} {ASLEEP}", f"{FOUND} {AWAKE}", f"{INQUIRY} {ABSENT}", f"Port Vale mourns the dead of the ferry Alba. {AT_CARDS}")


def test_two_sentences_that_exclude_each_other_are_a_conflict_in_the_words_that_differ() -> None:
    report = report_of(TWO, (ASLEEP, AWAKE, 0.954))
    (found,) = read(report)
    assert (found.kind, found.grade, found.resolved, found.dissent) == ("other", "conflict", None, ())
    assert found.why.endswith("the model that read them is 95 % sure")
    assert {p.text for p in found.positions} == set(found.about.split(" or ")) == {"slept", "kept watch"}
    texts = {a.id: a.text for a in report.articles}
    for position, sentence in ((p, s) for p in found.positions for s in (ASLEEP, AWAKE) if p.text in s):
        (at,) = position.at
        assert isinstance(at, Span) and (at.article,) == position.articles
        start = texts[at.article].index(plain(sentence))
        assert texts[at.article][at.start : at.end] == at.text == position.text
        assert start <= at.start < at.end <= start + len(plain(sentence))
    assert len({o for p in found.positions for o in p.origins}) == 2


@pytest.mark.parametrize(("likelihood", "told"), [(0.9499, 0), (0.95, 1)])
def test_what_the_model_is_not_sure_of_is_not_told(likelihood: float, told: int) -> None:
    assert len(read(report_of(TWO, (ASLEEP, AWAKE, likelihood)))) == told


@pytest.mark.parametrize(
    ("theirs", "told"),
    [("[slept] soundly", 0), ("[slept soundly] on deck", 0), ("[were sleepers]", 1)],
)
def test_what_one_side_only_tells_more_of_is_no_difference(theirs: str, told: int) -> None:
    theirs = f"That night the crew of the Alba {theirs}."
    assert len(read(report_of(articles(f"{SANK} {ASLEEP}", f"{FOUND} {theirs}"), (ASLEEP, theirs, 0.95)))) == told


def test_where_one_denies_it_is_a_negation() -> None:
    denied = "All night the crew of the Alba [never lay down]."
    (found,) = read(report_of(articles(f"{SANK} {ASLEEP}", f"{FOUND} {denied}"), (ASLEEP, denied, 0.95)))
    assert found.kind == "negation"


def test_what_is_shown_already_is_not_told_again() -> None:
    ours = "The council did [not approve] the plan for a second harbour basin at its meeting on Tuesday night."
    theirs = "The council [approved] the plan for a second harbour basin at its meeting on Tuesday night."
    made = articles(f"{ours} Fishermen had filled the gallery.", f"{theirs} Work could begin in May.")
    report = report_of(made, (ours, theirs, 0.99))
    assert [(c.kind, c.grade) for c in report.conflicts] == [("negation", "conflict")]
    assert read(report) == []


def test_a_reprint_adds_its_article_to_the_side_and_changes_nothing_else() -> None:
    (alone,) = read(report_of(TWO, (ASLEEP, AWAKE, 0.95)))
    report = report_of([*TWO, reprint(TWO[1], "Gazette")], (ASLEEP, AWAKE, 0.95))
    (found,) = read(report)
    known = outlets(report)
    held = {p.text: ({known[i] for i in p.articles}, len(p.at), len(p.origins)) for p in found.positions}
    assert held == {"slept": ({"Paper 0"}, 1, 1), "kept watch": ({"Paper 1", "Gazette"}, 2, 1)}
    assert [(c.kind, c.grade, c.why, c.dissent) for c in (alone, found)] == [(alone.kind, "conflict", alone.why, ())] * 2


def test_figures_are_left_to_those_who_compare_them() -> None:
    ours, theirs = "The crew of the Alba slept [for 4 hours] that night.", "All night the crew of the Alba kept watch [near raft 5]."
    assert read(report_of(articles(f"{SANK} {ours}", f"{FOUND} {theirs}"), (ours, theirs, 0.99))) == []
    bare = theirs.replace("raft 5", "the raft")
    report = report_of(articles(f"{SANK} {ours}", f"{FOUND} {bare}"), (ours, bare, 0.99))
    assert words(report) == {frozenset(("for 4 hours", "near the raft"))}


@pytest.mark.parametrize(
    ("pairs", "told"),
    [
        ([(ASLEEP, AWAKE, 0.95), (ASLEEP, ABSENT, 0.99)], {"slept", "was ashore"}),
        ([(ASLEEP, AWAKE, 0.99), (AWAKE, ABSENT, 0.95), (ASLEEP, ABSENT, 0.97)], {"slept", "kept watch"}),
        ([(ASLEEP, AWAKE, 0.96), (AWAKE, ABSENT, 0.97)], {"kept watch", "was ashore"}),
    ],
)
def test_of_the_pairs_of_a_sentence_the_surest_is_told(pairs: list[Judged], told: set[str]) -> None:
    assert words(report_of(THREE, *pairs)) == {frozenset(told)}


def test_a_sentence_whose_surest_pair_is_passed_over_is_in_no_other() -> None:
    pairs = (ASLEEP, AWAKE, 0.955), (AWAKE, ABSENT, 0.97), (ABSENT, AT_CARDS, 0.99)
    assert words(report_of(FOUR, *pairs)) == {frozenset(("was ashore", "sat"))}
    assert words(report_of(FOUR, pairs[0], pairs[2])) == {frozenset(("was ashore", "sat")), frozenset(("slept", "kept watch"))}


def test_of_equally_sure_pairs_of_a_sentence_one_is_told() -> None:
    assert len(read(report_of(THREE, (ASLEEP, AWAKE, 0.95), (ASLEEP, ABSENT, 0.95), (AWAKE, ABSENT, 0.95)))) == 1


def test_no_more_than_six_are_told_and_those_are_the_surest() -> None:
    made = articles(f"{SANK} {' '.join(BROKEN)}", f"{FOUND} {' '.join(WHOLE)}")
    told = [(ours, theirs, 0.95 + 0.008 * n) for n, (ours, theirs) in enumerate(zip(BROKEN, WHOLE, strict=True))]
    found = read(report_of(made, *told))
    assert sorted(re.findall(r"\d\d", c.why)[0] for c in found) == ["96", "97", "97", "98", "99", "99"]


def test_the_order_of_the_pile_changes_nothing() -> None:
    told = (ASLEEP, AWAKE, 0.95), (ASLEEP, ABSENT, 0.95)
    assert report_of(THREE, *told).conflicts == report_of(THREE[::-1], *told).conflicts


def test_a_model_that_says_nothing_changes_nothing() -> None:
    rules = newstemma.analyse(pile(TWO), encoder=LexicalEncoder(), processes=1).found
    assert rules is not None
    assert rules.conflicts == report_of(TWO).conflicts


def test_no_source_stands_on_both_sides() -> None:
    ground = ground_of(plain(f"{SANK} {ASLEEP}"), plain(f"{FOUND} {AWAKE}"), title="The Alba", encoder=LexicalEncoder())
    judge = Judge.of((ASLEEP, AWAKE, 0.95))
    (theirs,) = next(s.places for s in sayings(ground) if s.text == plain(AWAKE))
    (other,) = {o for i, o in ground.home.items() if i != theirs.article}
    cut = judge.cuts[plain(AWAKE)]
    echo = Echo(Span(theirs.article, theirs.start + cut[0], theirs.start + cut[1], "kept watch"), other, Source())
    assert contradictions(replace(ground, encoder=judge), ())
    assert contradictions(replace(ground, encoder=judge, echoes={theirs.article: (echo,)}), ()) == []
