"""What two offices of one person are to one another."""

from __future__ import annotations

import pytest

from newstemma.claims.role_rules import verdict
from newstemma.language.roles import Role, roles_beside


def _roles(words: str) -> list[Role]:
    start, end = words.index("["), words.index("]") - 1
    return list(roles_beside(words.replace("[", "").replace("]", "") + ".", start, end))


def _grades(ours: str, theirs: str, *texts: str) -> set[str]:
    found = [verdict(a, b, texts) for a in _roles(ours) for b in _roles(theirs)]
    return {v.grade for v in found if v is not None}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Private [Odo Brandt], 19, was", "Corporal [Odo Brandt], 19, was"),
        ("Police commissioner [Ida Renn] said", "[Ida Renn], the deputy police commissioner, said"),
        ("[Ida Renn], head of communications at the mill, said", "[Ida Renn], head of operations at the mill, said"),
        ("army chief [Ida Renn] said", "air force chief [Ida Renn] said"),
        ("[Ida Renn], general manager of the mine, said", "[Ida Renn], the mine's safety manager, said"),
        ("Defence lawyer [Ida Renn] said", "Prosecutor [Ida Renn] said"),
        ("[Ida Renn], a surgeon at the clinic, said", "[Ida Renn], a nurse at the clinic, said"),
        ("[Ida Renn], treasurer of the club, said", "[Ida Renn], president of the club, said"),
        ("the central bank governor, [Ida Renn], said", "Finance Minister [Ida Renn] said"),
    ],
)
def test_offices_that_exclude_one_another(ours: str, theirs: str) -> None:
    assert _grades(ours, theirs) == {"conflict"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("the team's head coach, [Odo Brandt], said", "Assistant coach [Odo Brandt] said"),
        ("[Ida Renn], acting head of the agency, said", "[Ida Renn], head of the agency, said"),
        ("the dean of the faculty, [Ida Renn], said", "the warden of the college, [Ida Renn], said"),
        ("[Ida Renn], head of the weather service, said", "[Ida Renn], who leads the Rock Survey, said"),
    ],
)
def test_offices_that_may_both_be_held(ours: str, theirs: str) -> None:
    assert _grades(ours, theirs) == {"compatible"}


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Chief Justice [Ida Renn] said", "Justice [Ida Renn] said"),
        ("Minister [Ida Renn] said", "Finance Minister [Ida Renn] said"),
        ("[Ida Renn], the head of the Rock Survey, said", "Rock Survey director [Ida Renn] said"),
        ("Major General [Odo Brandt] said", "General [Odo Brandt] said"),
        ("former mayor [Ida Renn] said", "Mayor [Ida Renn] said"),
        ("[Ida Renn], chief of the Harn Fire Department, said", "Harn fire chief [Ida Renn] said"),
        ("Harn Rail President and General Manager [Ida Renn] said", "[Ida Renn], who was there, said"),
        ("[Ida Renn], Gov. Odo Brandt and others said", "Senator [Ida Renn] said"),
    ],
)
def test_offices_that_may_be_one(ours: str, theirs: str) -> None:
    assert _grades(ours, theirs) == set()


def test_two_towns_that_an_article_knows_are_two() -> None:
    ours, theirs = "the mayor of Harn, [Ida Renn], said", "the mayor of Tarnhem, [Ida Renn], said"
    assert _grades(ours, theirs) == {"compatible"}
    assert _grades(ours, theirs, "From Harn to Tarnhem it is a mile.") == {"conflict"}
