"""A figure in the making."""

from __future__ import annotations

from dataclasses import dataclass

from newstemma.language.measures import Measure
from newstemma.language.numerals import Numeral
from newstemma.model.reading import Form, Role


@dataclass(slots=True)
class Draft:
    """A figure while its neighbours are read.

    start, end  with sign and unit; bare_end: behind the numeral itself; tail: behind unit, rate and noun, where the next word stands
    low, high   the same until a range is made of two
    is_one      a lone "one" that is as likely a pronoun or an article
    """

    start: int
    end: int
    bare_end: int
    tail: int
    low: float
    high: float
    numeral: Numeral
    form: Form
    measure: Measure | None = None
    is_money: bool = False
    per: str | None = None
    noun: str | None = None
    is_one: bool = False
    whole: float | None = None
    against: float | None = None
    role: Role | None = None

    @property
    def is_bare(self) -> bool:
        """Whether no unit stands with it."""
        return self.measure is None
