"""Whole pages as readers save them, from sixteen invented newsrooms: what is said of each article, and what its text must not hold."""

from __future__ import annotations

from pathlib import Path

import pytest

from newstemma.articles.clean import clean
from newstemma.desk import read
from newstemma.engines.local import LocalEngine
from newstemma.model.article import Article
from newstemma.settings import CleanSettings, ReadSettings

PAGES = Path(__file__).with_name("whole")


def article(name: str) -> Article:
    """The one article of a saved page."""
    articles, _ = clean(list(read(PAGES / name)), CleanSettings(), ReadSettings(), LocalEngine())
    (only,) = articles
    return only


def credits_of(one: Article, *kinds: str) -> set[str]:
    """The names that an article credits in these ways."""
    return {c.name for c in one.credits if c.kind in kinds}


@pytest.mark.parametrize(
    ("name", "outlet", "title", "published"),
    [
        ("deccan_sentinel.html", "The Deccan Sentinel", "Nandapur bridge collapse: Engineer suspended", "2022-08-07T21:18:34+05:30"),
        ("southern_tide.html", "Southern Tide Newspaper", "JUST IN: Traders flee as fire razes", "2020-01-19T08:44:10+00:00"),
        ("fundy_examiner.html", "Fundy Examiner", "Lobster fishers end wharf blockade", "2019-05-22T15:07:11+00:00"),
        ("port_elvira_courier.html", "Port Elvira Courier", "Harbour pilots vote to strike", "2019-06-11T18:40"),
        ("bandari_independent.html", "The Bandari Independent", "Coffee growers reject new auction rules", "2004-11-18"),
        ("beacon_online.html", "Beacon Online", "Council boss 'spent £14,000 of taxpayers' cash", "2021-03-04T07:31:22+00:00"),
        ("skerray_times.txt", "The Skerray Times", "Ferry firm fined after passenger lost fingers", "2021-06-08"),
        ("pacific_lantern.txt", "Pacific Lantern", "Taveuli reef survey finds first new coral", "2023-08-21"),
        ("cape_fynbos_gazette.txt", "The Cape Fynbos Gazette", "Poacher sentenced to eight years", "2018-04-03T16:05"),
        ("baxter_valley_news.txt", "The Baxter Valley News", "Lydia Marchbanks: Why the small-town bank", "2014-09-25"),
        ("serra_bulletin.html", "Serra Bulletin", "Dam operator ordered to pay R$1.2 billion", "2024-08-16T19:15"),
        ("northbank_wire.txt", "Northbank Wire", "Hollinford acid leak: What we know so far", "2026-05-12T08:30+01:00"),
        ("costa_clarion.txt", "Costa Clarion", '"A noisy ground": Lindqvist signs for Corvane', "2026-07-28T22:17+01:00"),
        ("dravida_herald.html", "Dravida Herald", "Reserve bank holds key rate at 6.25%", "2026-04-09T05:02:00+00:00"),
        ("lagos_beacon.txt", "Lagos Beacon", "Okafor stranded as Almara deal fails", "2026-10-06"),
        ("dhaka_morning_post.txt", "Dhaka Morning Post", 'Okafor\'s agent: "the printer ran out of paper"', "2026-10-07T09:50"),
    ],
)
def test_a_saved_page_gives_its_outlet_headline_and_date(name: str, outlet: str, title: str, published: str) -> None:
    one = article(name)
    assert one.outlet == outlet
    assert one.title is not None
    assert one.title.startswith(title)
    assert one.published is not None
    assert one.published.value == published


@pytest.mark.parametrize(
    ("name", "authors", "photos"),
    [
        ("deccan_sentinel.html", (), {"PTI Photo"}),
        ("southern_tide.html", ("Adewale Ogunbiyi",), set()),
        ("fundy_examiner.html", ("Derek Comeau", "Anne-Marie LeBlanc"), {"ANDREW VALLIS /THE CANADIAN PRESS"}),
        ("port_elvira_courier.html", ("Consuelo Agnew",), {"Irma Duquesne"}),
        ("bandari_independent.html", ("Josphat Kilonzo",), set()),
        ("beacon_online.html", ("Toby Hartshorne", "Eliza Monk"), set()),
        ("skerray_times.txt", ("Mhairi Ross",), set()),
        ("pacific_lantern.txt", ("Litia Raivoce",), {"Supplied/Taveuli Marine Trust"}),
        ("cape_fynbos_gazette.txt", ("Thandeka Jacobs",), set()),
        ("baxter_valley_news.txt", ("Lydia Marchbanks",), {"Greg Tomlin / Tulsa Plainsman / TNS"}),
        ("serra_bulletin.html", ("Ana Lúcia Prado", "João Menezes"), {"Paulo Reis/Folhapress"}),
        ("costa_clarion.txt", ("Rosa Villalba",), {"Getty"}),
        ("dravida_herald.html", ("Nandita Raghavan",), {"K. Bhaskaran"}),
        ("lagos_beacon.txt", ("Chidi Nwosu",), set()),
    ],
)
def test_a_saved_page_gives_its_writers_and_photographers(name: str, authors: tuple[str, ...], photos: set[str]) -> None:
    one = article(name)
    assert one.authors == authors
    assert credits_of(one, "photo") == photos


@pytest.mark.parametrize(
    ("name", "agency"),
    [("deccan_sentinel.html", "PTI"), ("fundy_examiner.html", "Canadian Press"), ("baxter_valley_news.txt", "Tribune Content Agency")],
)
def test_the_agency_of_a_saved_page_is_credited(name: str, agency: str) -> None:
    assert agency in credits_of(article(name), "byline", "tagline")


@pytest.mark.parametrize(
    ("name", "furniture"),
    [
        ("deccan_sentinel.html", ["load-tested", "collapsed span of the Sita", "not been edited", "Monsoon session"]),
        ("southern_tide.html", ["Adewale Ogunbiyi", "Fuel scarcity", "rights reserved", "Contact:", "fire service since"]),
        ("fundy_examiner.html", ["failed to load", "not loaded yet", "Fishers gather", "lively but civil"]),
        ("port_elvira_courier.html", ["Union says its members", "A pilot boards", "Copyright"]),
        ("bandari_independent.html", ["matatu", "Printer friendly", "Best viewed", "Coffee growers reject"]),
        ("beacon_online.html", ["Splashing out", "RELATED ARTICLES", "Sack the lot", "Countess wows"]),
        ("serra_bulletin.html", ["Mud covers", "Translated by", "PT · EN", "Federal judge says"]),
    ],
)
def test_what_stands_around_a_saved_article_is_not_its_text(name: str, furniture: list[str]) -> None:
    text = article(name).text
    assert [words for words in furniture if words in text] == []
    assert len(text.split()) > 60


def test_only_reuters_names_its_reporters_and_editors_in_brackets_with_a_semicolon(tmp_path: Path) -> None:
    story = (
        "Tarn Gazette\n\nQuarry shuts after a century\n\n4 March 2031\n\nThe quarry above Linden closed its gates on Tuesday, "
        "and ninety people went home with a letter.\n\nThe owner said that nobody had bought a single stone since the winter and that the "
        "bank would wait no longer.\n\nThe council will meet on Friday to speak of the men and of the hill.\n\n"
        "{close}\n"
    )
    closes = {"own.txt": "Reporting by Ida Marsh, edited by Jon Teller", "wire.txt": "(Reporting by Ida Marsh; Editing by Jon Teller)"}
    for name, close in closes.items():
        (tmp_path / name).write_text(story.format(close=close), encoding="utf-8")
    articles, _ = clean(list(read([tmp_path / "own.txt", tmp_path / "wire.txt"])), CleanSettings(), ReadSettings(), LocalEngine())
    named = {one.name: "Reuters" in credits_of(one, "tagline") for one in articles}
    assert named == {"own.txt": False, "wire.txt": True}


def test_a_headline_with_its_outlet_behind_it_is_given_without() -> None:
    assert article("dhaka_morning_post.txt").title == 'Okafor\'s agent: "the printer ran out of paper"'


def test_the_day_on_which_a_clipping_was_sent_on_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "sent.txt").write_text(
        "From: Dana Whitlock\nSent: Wednesday, 7 October 2026 08:15\nTo: Research desk\nSubject: FW: Quarry shuts after a century\n\n"
        "The Marle Guardian\n\nQuarry shuts after a century\n\nHester Quayle\n6 October 2026\n\n"
        "The quarry above Linden closed its gates on Tuesday, and ninety people went home with a letter.\n\n"
        "The owner said that nobody had bought a single stone since the winter and that the bank would wait no longer.\n\n"
        "The council will meet on Friday to speak of the men and of the hill.\n",
        encoding="utf-8",
    )
    (one,), _ = clean(list(read([tmp_path / "sent.txt"])), CleanSettings(), ReadSettings(), LocalEngine())
    assert one.published is not None
    assert (one.outlet, one.title, one.published.value) == ("The Marle Guardian", "Quarry shuts after a century", "2026-10-06")


def test_a_month_beside_a_day_of_another_month_is_a_doubt_and_no_error(tmp_path: Path) -> None:
    (tmp_path / "month.txt").write_text(
        "Quarry shuts after a century\n\nBy Ida Marsh\n4 March 2031\nMay 2031\n\n"
        "The quarry above Linden closed its gates on Tuesday, and ninety people went home with a letter.\n\n"
        "The owner said that nobody had bought a single stone since the winter and that the bank would wait no longer.\n",
        encoding="utf-8",
    )
    (one,), notices = clean(list(read([tmp_path / "month.txt"])), CleanSettings(), ReadSettings(), LocalEngine())
    assert one.published is not None
    assert one.published.value == "2031-03-04"
    assert [n.kind for n in notices if n.kind == "date_doubt"] == ["date_doubt"]


@pytest.mark.parametrize(
    ("line", "title", "outlet"),
    [
        ("Quarry above Linden shuts after a century - Tarn Gazette", "Quarry above Linden shuts after a century", "Tarn Gazette"),
        ("No deal on quarry above Linden - State TV", "No deal on quarry above Linden - State TV", None),
    ],
)
def test_what_stands_behind_a_headlines_dash_is_its_outlet_only_when_newspapers_are_so_named(
    tmp_path: Path, line: str, title: str, outlet: str | None
) -> None:
    (tmp_path / "tab.txt").write_text(
        f"{line}\n\nBy Ida Marsh\n4 March 2031\n\n"
        "The quarry above Linden closed its gates on Tuesday, and ninety people went home with a letter.\n\n"
        "The owner said that nobody had bought a single stone since the winter and that the bank would wait no longer.\n",
        encoding="utf-8",
    )
    (one,), _ = clean(list(read([tmp_path / "tab.txt"])), CleanSettings(), ReadSettings(), LocalEngine())
    assert (one.title, one.outlet) == (title, outlet)
