"""Articles that know a happening from one agency and say so."""

from __future__ import annotations

from dataclasses import replace

from newstemma.encoders.lexical import LexicalEncoder
from newstemma.language.mark import mark
from newstemma.lineage.relays import relays
from newstemma.model.report import Report
from tests.papers import articles_in, copied_from, independent, report_on

WIRE = """2031-03-04 06:10 Meridian Herald | Mine collapse kills nine in Vale province
PORT VALE, Morania (AFP) - A gallery of the Lowmarket copper mine collapsed on Tuesday and killed nine miners, the labour ministry said.

Rescuers brought up 31 men through a ventilation shaft before nightfall, and a further six are believed to be alive behind the fall.

The roof gave way at 270 metres after a week of rain, chief inspector Jon Holt told AFP at the pithead.

Holt had ordered new props in January, and the owner, Brent Metals, had until April to put them in place.

"We heard the timber cry and then the lamps went out," said Adem Ros, 44, who crawled to the shaft.

The mine produces a tenth of the copper of Morania and employs 820 people. A fire killed 17 there in 2019.
"""
RETOLD = """2031-03-05 09:30 Copper Weekly | Output at risk after Lowmarket disaster
Copper buyers were counting the cost on Wednesday of a disaster at the pit that supplies a tenth of the country's metal.

Nine miners died there, AFP reported. The agency quoted chief inspector Jon Holt as saying the roof failed 270 metres down.

Brent Metals, the owner, had until April to put new props in place, he told the agency. Through a ventilation shaft 31 men escaped.

Prices rose by two per cent in the morning and fell back later. Smelters hold stocks for about five weeks.

Brent bought the pit nine years ago, and its lenders will meet again in June.
"""
GATHERED = """2031-03-05 11:00 Daily Round | What we know about Lowmarket
Nine miners were killed when a gallery at Lowmarket came down, AFP reported. The Vale Courier reported that a shift of 52 was below ground.

The roof failed 270 metres down, chief inspector Jon Holt told AFP. Harbour Radio reports that pumps had stood still since Sunday.

Brent Metals had until April to put new props in place, according to AFP. A pump fitter told the Vale Courier that nobody had listened.

The Isle Gazette reports that families were kept at the gate until midnight.
"""
BRIEF = """2031-03-05 08:00 The Evening Lamp | Nine dead in copper pit
A gallery of the Lowmarket copper mine collapsed and killed nine miners on Tuesday, AFP reports.

A ventilation shaft saved 31 men, and six are believed to be alive behind the fall.

The roof gave way after a week of rain. The owner, Brent Metals, had until April to put in new props.

Some 820 people are employed there. A fire killed 17 in 2019.
"""
OWN = """2031-03-05 05:00 Vale Courier | Widows at the gate
Mirna Sorel had the soup on the stove when the siren went, and she knew at once which gallery it was.

Her husband worked the low seam with four cousins, and three of them were carried past her in the first hour.

By nightfall the square was full of people from the terraces, some with blankets and one with a birthday cake.

Nine men are dead, AFP reported, but at the chapel they were ringing for eleven, and the priest would not say who had counted.

The manager, who lives in the white house by the weir, sent his driver to fetch bread and did not come himself.

A pump had been out of order since Sunday, two fitters said, and a notice about it hung in the lamp room.
"""
MORE = """
Two doctors came down from the hill clinic on foot, since the road was under water beyond the mill. The bus had stopped there.

At the school the benches were pushed to the walls. Children slept there in their coats until the morning shift was called off.

Nobody in the terraces has been paid since the new year, said a woman who keeps the shop. She writes down what is owed.
"""


def origins(*papers: str) -> list[set[str | None]]:
    report = lineage(*papers)
    return [group for n in range(len(report.stories)) for group in independent(report, n)]


def lineage(*papers: str) -> Report:
    return report_on("\n".join(papers), until="lineage")


def passed_on(*papers: str, one_text: bool = False) -> dict[str | None, int]:
    """Outlet to how often it names the agency, of those that only pass it on; the first paper is the agency's."""
    report = lineage(*papers)
    by_id = {a.id: a for a in report.articles}
    readings, _ = mark(report.articles, LexicalEncoder())
    wire, *others = (next(a.id for a in report.articles if a.outlet == row["outlet"]) for row in articles_in("\n".join(papers)))
    story = replace(report.stories[0], articles=tuple(by_id))
    texts = dict.fromkeys(others, "one") if one_text else {}
    found = relays([story], by_id, {r.article: r for r in readings}, {wire: "AFP"}, {wire}, texts)
    return {by_id[i].outlet: relay.times for i, relay in found.items()}


def test_who_tells_it_on_an_agency_s_word_three_times_over_is_no_second_source() -> None:
    report = lineage(WIRE, RETOLD, OWN)
    assert {"Meridian Herald", "Copper Weekly"} in independent(report)
    assert copied_from(report)["Copper Weekly"] == "AFP"
    (copy,) = [c for c in report.copies if c.kind == "rewritten"]
    assert "in 3 sentences" in copy.reasons[0].text


def test_a_reporter_who_credits_a_sentence_stays_a_source() -> None:
    assert {"Vale Courier"} in origins(WIRE, OWN)


def test_a_round_up_of_several_houses_is_nobody_s_account() -> None:
    assert {"Daily Round"} in origins(WIRE, GATHERED, OWN)


def test_without_the_agency_s_text_nothing_shows_that_it_is_the_same_news() -> None:
    assert {"Copper Weekly"} in origins(RETOLD, OWN)


def test_the_agency_is_not_meant_where_another_one_was_named() -> None:
    assert passed_on(WIRE, RETOLD) == {"Copper Weekly": 3}
    assert passed_on(WIRE, RETOLD.replace("Copper buyers", "The national mining agency and copper buyers")) == {"Copper Weekly": 1}


def test_of_a_long_report_a_few_credits_show_nothing_and_of_its_cut_print_no_more() -> None:
    long = (
        RETOLD.replace("2031-03-05 09:30 Copper Weekly", "2031-03-05 09:00 Vale Courier")
        + "\n"
        + OWN.split("\n", 1)[1].replace("AFP reported", "they say")
        + MORE
    )
    assert passed_on(WIRE, long) == {}
    assert passed_on(WIRE, long, RETOLD, one_text=True) == {}
    assert passed_on(WIRE, long, RETOLD) == {"Copper Weekly": 3}


def test_a_short_text_that_nobody_signs_may_say_it_once_at_its_head() -> None:
    assert passed_on(WIRE, BRIEF) == {"The Evening Lamp": 1}
    assert {"Meridian Herald", "The Evening Lamp"} in origins(WIRE, BRIEF, OWN)


def test_not_where_it_asks_people_itself_or_the_agency_was_only_told_something() -> None:
    assert passed_on(WIRE, BRIEF.replace("A fire killed 17", "The manager told this newspaper that a fire killed 17")) == {}
    assert passed_on(WIRE, BRIEF.replace("AFP reports", "the ministry told AFP")) == {}


def test_agencies_without_a_name_are_the_one_that_the_sentences_name() -> None:
    signed = BRIEF.replace("A gallery", "By Lamp staff and agencies\n\nA gallery")
    report = lineage(WIRE, signed, OWN)
    assert {"Meridian Herald", "The Evening Lamp"} in independent(report)
    assert [c.source.agency for c in report.copies if c.kind == "rewritten"] == ["AFP"]
    assert {"The Evening Lamp"} in origins(WIRE, signed.replace(", AFP reports", ""), OWN)
