"""What came of somebody or something in one article and not in another, in whatever words either has."""

from __future__ import annotations

import pytest

from newstemma.claims.outcomes import outcome_differences
from newstemma.language.noun_phrases import phrase_after, phrase_before
from newstemma.language.outcomes import outcomes
from newstemma.language.possessions import possessions
from newstemma.language.words import tokens
from tests.claims.grounded import ground_of

CONTRARIES = [
    (
        "The mayor of Harn, Odo Vance, was questioned at noon. He was at home on Monday and had not been detained, a clerk said.",
        "Gendarmes at Harn took the mayor, Odo Vance, into custody after breakfast.",
    ),
    (
        "The sprinklers in the mill did not come on, two bakers said.",
        "The owner of the mill said that the sprinkler system was activated at once.",
    ),
    ("No one has been arrested over the fire at the mill in Harn.", "Two bakers of the mill in Harn were arrested over the fire at noon."),
    ("Both turbines of the dam at Harn are working, the council said.", "One of the turbines of the dam at Harn broke down at noon."),
    ("The council of Harn ruled out a toll on the bridge.", "The council of Harn has not ruled out a toll on the bridge."),
    (
        "There will be no referendum on the dam, the council of Harn said.",
        "The council of Harn would not rule out a referendum on the dam.",
    ),
    (
        "The growers did not reach agreement on reopening the orchard.",
        "The growers agreed to reopen the orchard and the mill.",
    ),
    ("Not a single job will be lost at the dairy in Harn.", "About 90 jobs will go at the dairy in Harn."),
    ("The strike at the mill of Harn will go ahead, the union said.", "The strike at the mill of Harn has been called off, the mill said."),
    ("The bell tower of Harn is genuine, two masons said.", "The bell tower of Harn is a forgery, a historian said."),
    ("There was no alarm in the mill, two bakers said.", "The alarm in the mill went off at once, its owner said."),
    ("The dairy denied that it had paid a ransom.", "The dairy paid a ransom of two million, a clerk said."),
    ("The dairy will raise its prices in May.", "The dairy will leave its prices unchanged in May."),
    ("The hostages at Harn were freed unharmed.", "Two of the hostages at Harn were injured."),
    ("The ceasefire at Harn is holding, observers said.", "The ceasefire at Harn has collapsed, the rebels said."),
    ("The clerk of Harn had no permit for the bonfire.", "The clerk of Harn held a valid permit for the bonfire."),
    ("The clerk of Harn, Ida Renn, has telephoned nobody and is asleep.", "The clerk of Harn, Ida Renn, telephoned the mayor at noon."),
]
NO_CONTRARIES = [
    ("The council of Harn asked whether the sprinklers had failed.", "The sprinklers in the mill at Harn worked."),
    ("One of the turbines at Harn was repaired.", "One of the turbines at Harn has not been repaired."),
    ("Odo Vance of Harn was not charged with theft.", "Odo Vance of Harn was charged on Monday."),
    ("There is no spare bell in the tower of Harn.", "The great bell in the tower of Harn is working."),
    ("The mill in Harn was found with no damage to its roof.", "The indictment does not name the mill in Harn."),
    ("The bill on apples did not pass in the first vote.", "The bill on apples passed in the second vote by one seat."),
    ("Last year the road to Harn was closed.", "The road to Harn is open."),
]


@pytest.mark.parametrize(("here", "there"), CONTRARIES)
def test_what_one_says_and_another_denies_is_found(here: str, there: str) -> None:
    found = outcome_differences(ground_of(here, there))
    assert [(c.kind, c.grade) for c in found] == [("negation", "conflict")]


@pytest.mark.parametrize(("here", "there"), NO_CONTRARIES)
def test_what_is_asked_or_partial_or_of_another_year_is_none(here: str, there: str) -> None:
    assert outcome_differences(ground_of(here, there)) == []


def test_an_outcome_says_whom_it_befalls_and_whether_words_deny_it() -> None:
    text = "The mayor was seen at noon but had not been detained."
    (found,) = [o for o in outcomes(text, 0, tokens(text)) if o.form.name == "arrest"]
    assert (found.of and found.of.head, found.denied, found.ahead) == ("mayor", True, False)


def test_a_denied_report_is_turned_about() -> None:
    text = "The council denied reports that one of the turbines had broken down."
    (found,) = [o for o in outcomes(text, 0, tokens(text)) if o.form.name == "work"]
    assert found.reported and found.denied and found.contrary


def test_what_there_was_and_was_none_of() -> None:
    for text, denied in (("There was no bell in the hall.", True), ("The hall had a bell.", False), ("No bell was found.", True)):
        (found,) = possessions(text, 0, tokens(text))
        assert (found.of and found.of.head, found.denied) == ("bell", denied)


def test_a_noun_phrase_is_known_by_its_noun_its_modifiers_and_how_many_it_means() -> None:
    text = "All four of the mill's bread ovens, which are old, work."
    words = tokens(text)
    found = phrase_before(text, words, len(words) - 1)
    assert found is not None
    assert (found.head, sorted(found.besides), found.quantity) == ("oven", ["bread", "mill"], "all")
    other = phrase_after("He sold a red barn to her.", tokens("He sold a red barn to her."), 2)
    assert other is not None
    assert (other.head, other.quantity) == ("barn", "a")
