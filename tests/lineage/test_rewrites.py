"""Articles that tell the same things in the same order in other words."""

from __future__ import annotations

from collections.abc import Sequence
from random import Random

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.language.mark import mark
from newstemma.lineage.rewrites import Rewrite, _near, _Unit, _weights, rewrites
from newstemma.lineage.sides import sides_of
from newstemma.ports import Encoder
from newstemma.settings import Settings
from tests.papers import report_on

FIRST = [
    "Divers found deep cracks in the concrete of the Lowmarket piers, and the harbour office closed two of them on Monday.",
    "Ships bound for the port were sent on to Harnmouth, whose quays have stood half empty since the cannery moved away.",
    "The fishermen's union has asked the ministry to pay 40,000 crowns a week for the longer way round the cape.",
    "Engineer Jon Holt expects the repair of the middle pier to last until the spring tides of next year.",
    "A survey from 2027 had warned that salt was eating the steel, but the council shelved it without a vote.",
]
SECOND = [
    "Two Lowmarket piers were closed by the harbour office on Monday because divers saw deep cracks in their concrete.",
    "Harnmouth, where the quays stood half empty after the cannery moved, now takes the ships that were bound for the port.",
    "For the longer way round the cape the fishermen's union demands 40,000 crowns a week from the ministry.",
    "The repair of the middle pier will last until next year's spring tides, engineer Jon Holt expects.",
    "The council had shelved a survey of 2027 without a vote, though it warned that salt was eating the steel.",
]


class Sense(LexicalEncoder):
    """An encoder to which all sentences mean the same."""

    def vectors(self, sentences: Sequence[str]) -> list[bytes]:
        return [bytes([100, 20, 5])] * len(sentences)


def between(first: Sequence[str], second: Sequence[str], encoder: Encoder | None = None, said: int = 0) -> Rewrite | None:
    """What two articles of one story tell alike. said: so many of the first words of each count as quoted."""
    bodies = ["\n\n".join(sentences) for sentences in (first, second)]
    report = report_on(f"2031-03-04 Northern Star | Piers\n{bodies[0]}\n\n2031-03-05 Vale Courier | Harbour\n{bodies[1]}")
    readings, _ = mark(report.articles, LexicalEncoder())
    sides = sides_of(report.articles, readings)
    ordered = [sides[i] for i in sorted(sides)]
    spoken = {i: set(range(said)) for i in sides}
    found = rewrites(ordered, {r.article: r for r in readings}, spoken, Settings().lineage, encoder)
    return next(iter(found.values()), None)


def test_the_same_sentences_in_other_words_and_the_same_order_are_a_rewrite() -> None:
    found = between(FIRST, SECOND)
    assert found is not None
    assert (len(found.pairs), found.by_sense) == (5, 0)
    assert min(found.left, found.right) > 0.9


def test_out_of_order_they_are_fewer() -> None:
    found = between(FIRST, SECOND[::-1])
    assert found is None or len(found.pairs) < 3


def test_other_things_said_of_the_same_harbour_are_none() -> None:
    other = [
        "The mayor of Lowmarket opened a new library on Monday and read to the children from a book about whales.",
        "Tickets for the harbour concert are sold out, and a second evening is planned for the autumn, the band wrote.",
        "Ada Renn has been chosen to lead the school on the hill, where she taught mathematics for eleven years.",
        "Rain is expected on Friday along the whole coast, with gusts that may reach gale force on the cape.",
    ]
    assert between(FIRST, other) is None


def test_what_is_quoted_in_both_does_not_count() -> None:
    assert between(FIRST, SECOND, said=500) is None


def test_sense_brings_together_what_words_alone_leave_apart() -> None:
    loose = [
        "On Monday the harbour office shut a pair of landing stages after its divers had seen what the sea had done to them.",
        "Whoever wanted to land goes to Harnmouth instead, a port with much room ever since the tinned fish went elsewhere.",
        "Boat owners want the ministry to bear what the detour costs, a sum of 40,000 crowns in each and every week.",
        "It is not before spring that anybody will tie up in the middle again, in the view of Holt, an engineer by trade.",
    ]
    words, sense = between(FIRST, loose), between(FIRST, loose, Sense())
    assert sense is not None
    assert sense.by_sense > 0
    assert words is None or len(words.pairs) < len(sense.pairs)


def test_sentences_weighed_all_at_once_have_the_likeness_of_each_two_alone() -> None:
    dice = Random(4)
    words = [f"word{n}" for n in range(40)]
    units = {
        name: [_Unit((n, n + 1), frozenset(dice.sample(words, dice.randint(6, 15)))) for n in range(size)]
        for name, size in (("b", 7), ("a", 5), ("d", 0), ("c", 9))
    }
    weight = {w: value + n for n, (w, value) in enumerate(sorted(_weights(units.values()).items()))}
    found = {(a, b): near for a, b, near in _near(units, weight)}
    assert set(found) == {("a", "b"), ("a", "c"), ("a", "d"), ("b", "c"), ("b", "d"), ("c", "d")}
    for (a, b), near in found.items():
        for n, one in enumerate(units[a]):
            for m, other in enumerate(units[b]):
                alone = [sum(weight[w] for w in bag) for bag in (one.bag, other.bag)]
                likely = round(sum(weight[w] for w in one.bag & other.bag) / min(alone), 6)
                assert near.get((n, m)) == (likely if likely >= 0.12 else None)
    assert any(found.values())
