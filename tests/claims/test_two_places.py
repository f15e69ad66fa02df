"""One happening or state that is told with two places."""

from __future__ import annotations

from newstemma.claims.sited import sited
from newstemma.language.sites import exclude, site_of
from newstemma.model.report import Report
from tests.claims.grounded import ground_of
from tests.papers import differences


def places(paper: Report) -> set[tuple[str, frozenset[str]]]:
    return {(grade, words) for kind, grade, words in differences(paper) if kind == "place"}


def test_a_fire_that_began_in_two_rooms_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Guests flee burning spa
    Forty guests were led out of the Harn spa on Tuesday after a fire broke out in the kitchen, the fire brigade said.

    Nobody was hurt.

    2031-03-04 Vale Courier | Spa guests out in bathrobes
    Forty guests of the Harn spa stood in the snow on Tuesday. The blaze began in the laundry, the porter told the Courier.

    A bus took them to the school.
    """
    assert places(paper) == {("conflict", frozenset({"the kitchen", "the laundry"}))}


def test_a_room_and_its_house_are_no_difference(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Guests flee burning spa
    Forty guests were led out on Tuesday after a fire broke out in the kitchen, the fire brigade said.

    Nobody was hurt.

    2031-03-04 Vale Courier | Spa guests out in bathrobes
    Forty guests stood in the snow on Tuesday. The blaze began in a hotel at Harn, the porter told the Courier.

    A bus took them to the school.
    """
    assert places(paper) == set()


def test_an_article_that_knows_two_fires_says_nothing_against_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Guests flee burning spa
    Forty guests were led out of the Harn spa on Tuesday after a fire broke out in the kitchen, the fire brigade said.

    A second fire had started in the laundry at noon.

    2031-03-04 Vale Courier | Spa guests out in bathrobes
    Forty guests of the Harn spa stood in the snow on Tuesday. The blaze began in the laundry, the porter told the Courier.

    A bus took them to the school.
    """
    assert places(paper) == set()


def test_a_flight_from_two_towns_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Plane slides into lake
    A Northway Air plane with 60 people on board slid into Lake Harn on Tuesday. The flight from Carden had been late.

    All were saved.

    2031-03-04 Vale Courier | Sixty saved from sinking plane
    Boats saved all 60 people from a plane that slid into Lake Harn on Tuesday. The Northway Air plane had taken off from Brask at noon.

    Divers look for the recorder.
    """
    assert places(paper) == {("conflict", frozenset({"Carden", "Brask"}))}


def test_one_who_is_in_two_towns_is_a_conflict(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | King is ill
    The palace said on Tuesday that King Olav Brandt would not open parliament. Brandt is in Carden, where a doctor sees him each day.

    The queen will read the speech.

    2031-03-04 Vale Courier | Queen to open parliament
    King Olav Brandt will not open parliament, the palace said on Tuesday. Brandt has been in Brask since Sunday, a valet said.

    The queen will read the speech.
    """
    assert places(paper) == {("conflict", frozenset({"Carden", "Brask"}))}


def test_two_spellings_of_a_town_are_one(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Plane slides into lake
    A Northway Air plane slid into Lake Harn on Tuesday. The flight from Muehlheim had been late.

    All were saved.

    2031-03-04 Vale Courier | Sixty saved from sinking plane
    A plane slid into Lake Harn on Tuesday. The Northway Air plane had taken off from Muhlheim at noon.

    Divers look for the recorder.
    """
    assert places(paper) == set()


def test_a_place_in_front_of_its_sentence_is_read(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Treaty
    In the town of Brask the treaty was signed on Tuesday.
    """
    ground = ground_of(paper)
    assert [(s.kind.name, s.side.at.text) for a in ground.articles for s in sited(ground, a)] == [("signing", "the town of Brask")]


def test_kinds_of_places_exclude_their_neighbours_alone() -> None:
    kitchen, hotel, barn = (site_of((word,)) for word in ("kitchen", "hotels", "barn"))
    assert kitchen is not None and hotel is not None and barn is not None
    assert exclude(hotel, barn) and not exclude(kitchen, hotel) and not exclude(barn, barn)
    assert site_of(("holding",)) is None


def test_two_stands_of_a_ground_are_two_places(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Match called off
    The match at Harn Park was called off on Tuesday after trouble began in the South Stand, the referee said.

    Nobody was hurt.

    2031-03-04 Vale Courier | No winner at Harn Park
    The match at Harn Park was called off on Tuesday. Stewards said that the trouble began in the West Stand at noon.

    Nobody was hurt.
    """
    assert places(paper) == {("conflict", frozenset({"the South Stand", "the West Stand"}))}
