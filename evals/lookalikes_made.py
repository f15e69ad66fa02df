"""Look-alikes by the dozen, from templates: weather, markets, deaths, horoscopes, results; and a background of articles on anything.

Everything is invented and drawn from a seed. The background is no template: each article has a beat, names and a place of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

_BEGIN = "b br d dr f g gr h k kl l m n p pl r s st t tr v w z".split()
_MIDDLE = "a e i o u ai ei ou ea".split()
_END = "l n r s t m nd rk st lm b d".split()
_FIRST = "Ada Ida Lise Tom Vera Jan Karl Nora Piet Olga Sami Edda Luka Mina Rolf Tove".split()
_SKIES = ("sunny spells", "drizzle", "thick fog", "heavy showers", "sleet", "a clear sky", "scattered cloud", "thunder")
_WINDS = ("light and from the west", "fresh and from the north", "strong and from the south", "hardly felt")
_FORTUNES = (
    "a letter brings good news about money", "somebody from your past wants to talk", "keep your temper at work today",
    "a short journey will lift your spirits", "do not sign anything before noon", "your patience is rewarded at last",
    "an old friend needs your advice", "love is nearer than you think",
)  # fmt: skip
_SIGNS = ("Aries", "Taurus", "Gemini", "Cancer", "Leo", "Virgo", "Libra", "Scorpio")
_TRADES = (
    "a retired teacher",
    "a dairy farmer",
    "a former postmaster",
    "a nurse for forty years",
    "a cabinet maker",
    "a railway signalman",
)
#: What the background tells of: words that stand together in one field of news.
_BEATS = (
    "council budget levy roads mayor alderman housing vote motion library parking rates hearing tender",
    "orchard apples frost harvest growers cider blossom price cooperative pickers pests hives grafting barn",
    "orchestra concert conductor violin season hall symphony rehearsal tenor applause score festival choir tickets",
    "satellite launch orbit rocket engineers telescope signal probe antenna countdown payload agency moon dust",
    "school pupils headmaster lessons exam textbooks playground teachers canteen homework curriculum parents bus term",
    "hospital ward surgeons patients waiting nurses scanner beds clinic vaccine infection pharmacy cancer trial",
    "bank loans interest depositors branch auditors shares mortgage regulator ledger dividend credit crowns inflation",
    "forest timber beetles rangers sawmill wolves hikers cabin lichen moss spruce logging trail deer",
    "fishery quota trawler herring nets harbour boats cod skipper catch tide auction lice salmon",
    "museum exhibits curator bronze dig pottery archaeologists tomb coins restoration gallery donors mosaic vault",
    "prison inmates warders cells appeal parole lawyer riot bail sentence yard visitors contraband governor",
    "airline flights runway pilots luggage terminal passengers delay hangar fares crew turbine radar hub",
    "vineyard wine grapes cellar bottles vintage cork tasting barrels terroir pruning slopes exporters sommelier",
    "dam turbines reservoir kilowatts grid engineers spillway villages concrete valley salmon ladder drought flow",
    "refugees camp tents border visas asylum convoy blankets interpreter shelter papers minister quota bridge",
    "chess tournament gambit grandmaster board draw pawn clock opening title rating endgame hall spectators",
)  # fmt: skip
_SAID = (
    "{who} said the {a} would need another {b} before the {c}.",
    "Nobody in {place} had seen so many {a} near the {b}, {who} recalled.",
    "The {a} and the {b} cost {n} crowns, which {who} called too much.",
    "After the {a}, {n} people from {place} asked for a {b}.",
    "Critics of {who} hold that the {a} was hurried, and that the {b} ought to wait for the {c}.",
    "It was the {n}th {a} of the year, and the {b} had been warned.",
    "{who} wants the {a} moved from {place} to {other} because of the {b}.",
    "Neither the {a} nor the {b} is in danger, according to a report that {who} signed.",
)


@dataclass(frozen=True, slots=True)
class Printed:
    """One article. story: what it belongs to in its case, "?" where any of the case's stories or none will do; day: None, undated."""

    case: str
    story: str
    day: str | None
    outlet: str
    title: str
    text: str


def name(dice: Random, parts: int = 2) -> str:
    """An invented name."""
    return "".join(dice.choice(_BEGIN) + dice.choice(_MIDDLE) + dice.choice(_END) for _ in range(parts)).capitalize()


def templates(seed: int) -> Iterator[Printed]:
    """Every case that is drawn from a template."""
    dice = Random(seed)
    yield from _weather(dice)
    yield from _markets(dice)
    yield from _deaths(dice)
    yield from _horoscopes(dice)
    yield from _results(dice)
    yield from _police(dice)


def _days(first: str, size: int) -> list[str]:
    return [(date.fromisoformat(first) + timedelta(days=n)).isoformat() for n in range(size)]


def _weather(dice: Random) -> Iterator[Printed]:
    """One place, one template, another day."""
    for n, day in enumerate(_days("2031-05-05", 6)):
        sky, wind = dice.choice(_SKIES), dice.choice(_WINDS)
        text = (
            f"Good morning, Harnmouth. Expect {sky} today with a high of {dice.randint(8, 24)} degrees and a low of {dice.randint(1, 7)} "
            f"degrees at night.\n\nThe wind will be {wind}. Chance of rain is {dice.randint(1, 9)}0 per cent. Sunrise is at 5.{10 + n} and "
            f"sunset at 20.{40 + n}.\n\nTomorrow will be {dice.choice(('much the same', 'warmer', 'colder'))}, the weather office at "
            "Velmora said. Pollen count: " + dice.choice(("low", "middling", "high")) + "."
        )
        yield Printed("weather", f"day {n}", day, "Harnmouth Echo", "Today's weather in Harnmouth", text)


def _markets(dice: Random) -> Iterator[Printed]:
    """One exchange, one template, another day; each day's close told by two papers in words of their own."""
    for n, day in enumerate(_days("2031-05-05", 4)):
        rise, level = dice.randint(3, 29) / 10, dice.randint(4100, 4900)
        best, worst = name(dice), name(dice)
        gain, loss = dice.randint(3, 9), dice.randint(3, 9)
        text = (
            f"The Velmora index closed {rise} percent higher at {level} points on {date.fromisoformat(day):%A}, led by {best}.\n\n"
            f"Shares of {best} gained {gain} percent while {worst} lost {loss} percent. Traders spoke of thin volume before the meeting of "
            "the central bank.\n\nThe crown was little changed against the dollar."
        )
        yield Printed("markets", f"day {n}", day, "Market Desk", f"Velmora index closes {rise} percent higher", text)
        text = (
            f"{best} was the stock to own on {date.fromisoformat(day):%A}: it put on {gain} percent in Velmora and pulled the index up to "
            f"{level} points, a rise of {rise} percent.\n\n{worst} went the other way. It fell {loss} percent after a broker cut its "
            "rating."
        )
        yield Printed("markets", f"day {n}", day, "Business Gazette", f"{best} shines, {worst} sinks", text)


def _deaths(dice: Random) -> Iterator[Printed]:
    """Notices of several deaths, one day, one template."""
    for n in range(6):
        first, last, age = dice.choice(_FIRST), name(dice), dice.randint(68, 97)
        text = (
            f"{first} {last}, {dice.choice(_TRADES)}, died peacefully on Monday at the age of {age}.\n\nBorn in {name(dice)}, {last} moved "
            f"to Harnmouth in 19{dice.randint(45, 79)} and was a beloved member of the parish. {dice.randint(1, 5)} children and "
            f"{dice.randint(2, 14)} grandchildren survive.\n\nThe funeral will be held on Friday at St Brannoc's church in Harnmouth. "
            "The family asks for donations to the hospice instead of flowers."
        )
        yield Printed("deaths", f"{n}", "2031-05-06", "Harnmouth Echo", f"Obituary: {first} {last}", text)


def _horoscopes(dice: Random) -> Iterator[Printed]:
    """Signs of two days."""
    for day in _days("2031-05-06", 2):
        for sign in _SIGNS[:4]:
            first, second, third = dice.sample(_FORTUNES, 3)
            text = (
                f"Dear {sign}, {first}. The moon is in the seventh house, and {second}.\n\nIn the evening {third}. Your lucky number is "
                f"{dice.randint(2, 49)} and your lucky colour is {dice.choice(('blue', 'green', 'red', 'amber'))}."
            )
            yield Printed("horoscopes", f"{sign} {day}", day, "Harnmouth Echo", f"Your horoscope: {sign}", text)


def _results(dice: Random) -> Iterator[Printed]:
    """Matches of one day, written from one template, and of the week after between the same clubs."""
    clubs = [f"{name(dice)} {kind}" for kind in ("Rovers", "United", "Town", "City", "Athletic", "Albion")]
    for week, day in enumerate(("2031-09-06", "2031-09-13")):
        dice.shuffle(clubs)
        for home, away in zip(clubs[::2], clubs[1::2], strict=True):
            scorer, other, crowd = name(dice), name(dice), f"{dice.randint(2, 19)},{dice.randint(100, 999)}"
            goals, against = dice.randint(1, 4), dice.randint(0, 2)
            text = (
                f"{home} beat {away} {goals + against}-{against} on Saturday in the Northern League.\n\n{scorer} opened the scoring after "
                f"{dice.randint(3, 40)} minutes and {other} added another before the break. A crowd of {crowd} saw "
                "the match.\n\nThe winners stay in the upper half of the table, while the visitors have now lost three in a row."
            )
            yield Printed("results", f"{week} {home}", day, "Sporting Post", f"{home} {goals + against}-{against} {away}", text)


def _police(dice: Random) -> Iterator[Printed]:
    """Appeals of one police station for several missing people, in one week."""
    for n, day in enumerate(_days("2031-05-05", 5)):
        first, last, street = dice.choice(_FIRST), name(dice), name(dice)
        eve = date.fromisoformat(day) - timedelta(days=1)
        worn = f"{dice.choice(('grey', 'green', 'black'))} {dice.choice(('anorak', 'jumper', 'overcoat'))}"
        text = (
            f"Police are appealing for help to find {first} {last}, {dice.randint(13, 81)}, who was last seen in {street} Street, "
            f"Harnmouth, at about {dice.randint(1, 11)} p.m. on {eve:%A}.\n\n{first} is about {dice.randint(150, 195)} cm tall and was "
            f"wearing a {worn}. Anyone who has seen {first} is asked to call Harnmouth police station."
        )
        yield Printed("missing", f"{n}", day, "Harnmouth Echo", f"Police appeal for missing {first} {last}", text)


def background(seed: int, size: int, between: Sequence[str] = ("2028-01-01", "2032-12-31")) -> list[Printed]:
    """Articles that are each on something else."""
    dice = Random(seed)
    first, last = (date.fromisoformat(d).toordinal() for d in between)
    return [_anything(dice, n, date.fromordinal(dice.randint(first, last)).isoformat()) for n in range(size)]


def _anything(dice: Random, number: int, day: str) -> Printed:
    beat = dice.choice(_BEATS).split()
    people = [f"{dice.choice(_FIRST)} {name(dice)}" for _ in range(3)]
    places = [name(dice) for _ in range(2)]

    def told() -> str:
        a, b, c = dice.sample(beat, 3)
        place, other = dice.sample(places, 2)
        return dice.choice(_SAID).format(who=dice.choice(people), a=a, b=b, c=c, n=dice.randint(2, 900), place=place, other=other)

    paragraphs = [" ".join(told() for _ in range(3)) for _ in range(dice.randint(2, 5))]
    title = f"{places[0]}: {dice.choice(beat)} and {dice.choice(beat)} divide {people[0]}"
    return Printed("background", f"{number}", day if dice.random() < 0.8 else None, "Wide World", title, "\n\n".join(paragraphs))
