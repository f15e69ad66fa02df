"""What kind of thing a figure measures."""

from __future__ import annotations

from newstemma.claims.sameness import Judge
from newstemma.claims.senses import sense_traits, senses
from newstemma.claims.slotting import figures
from tests.claims.grounded import ground_of

HALL = "Growers of Harn voted on the price of cider apples."


def told(text: str, shown: str) -> dict[str, int]:
    """The kinds of the figure that is written so."""
    ground = ground_of(f"{HALL} {text}", f"{HALL} {text.replace('the', 'a')}")
    figure = next(f for f in figures(ground) if f.shown == shown)
    whole = ground.readings[figure.article.id].sentence_at(figure.quantity.start)
    assert whole is not None
    return dict(senses(figure, whole.start, whole.end))


def test_a_crowd_and_turnstiles_are_attendance() -> None:
    crowd = told("The crowd was announced as 31,000.", "31,000")
    gates = told("The turnstiles counted 38,000.", "38,000")
    assert crowd["attendance"] == gates["attendance"] == 1
    traits = dict(sense_traits(crowd, gates))
    assert (traits["senses in common"], traits["senses apart"], traits["one without sense"]) == (1, 0, 0)


def test_a_depth_and_a_fine_have_nothing_in_common() -> None:
    traits = dict(
        sense_traits(told("The press lies 640 metres below the surface.", "640 metres"), told("He was fined 640 euros.", "640 euros"))
    )
    assert (traits["senses in common"], traits["sense likeness"], traits["senses apart"]) == (0, 0, 1)


def test_a_figure_among_plain_words_has_no_kind() -> None:
    assert told("Ilse Varga wore 17 ribbons.", "17") == {}
    assert dict(sense_traits({}, {"depth": 1}))["one without sense"] == 1


def test_figures_without_a_word_in_common_may_meet_where_there_are_few_of_their_kind() -> None:
    ground = ground_of(
        f"{HALL} Tom Odwell, who leads the growers, said the vote was close. The shaft goes down 640 metres.",
        f"{HALL} It was a close vote, said Tom Odwell, who leads the growers of Harn. They dug 580 metres into rock.",
        f"{HALL} A close vote on cider apples pleased Tom Odwell, who leads the growers, and Harn was calm.",
    )
    seen = figures(ground)
    deep = [f for f in seen if f.shown.endswith("metres")]
    assert Judge(ground, seen).may_meet(deep[0], deep[1])
