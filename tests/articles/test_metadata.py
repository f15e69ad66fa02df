"""What a page says about its article: title, outlet, people, credits, dateline."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstemma.articles.bylines import read_byline
from newstemma.articles.people import as_name
from newstemma.articles.photos import photo_credits
from newstemma.model.article import KEPT, BlockKind
from newstemma.model.document import Stated
from tests.articles.made import BODY, TITLE, Lines, read, story

Credits = list[tuple[str, str, bool]]


def credits_of(lines: Lines, tags: list[tuple[str, str, str]] | None = None) -> Credits:
    described, _ = read(lines, tags)
    return [(c.kind, c.name, c.agency) for c in described.credits]


# ---------------------------------------------------------------------- title, deck, section, address


def test_a_page_without_a_headline_has_no_title() -> None:
    described, _ = read([("timestamp", "4 March 2031"), ("paragraph", BODY)])
    assert described.title is None


@pytest.mark.parametrize(
    "head",
    [
        f"{TITLE} - Tarn Gazette",
        f"{TITLE} | World | Tarn Gazette",
        f"{TITLE} : The Harbour Blog : Tarn Gazette",
        f"{TITLE} – Tarn Gazette",
    ],
)
def test_the_outlets_name_is_cut_off_the_title(head: str) -> None:
    described, _ = read([("paragraph", BODY)], [("title", "title", head), ("opengraph", "outlet", "Tarn Gazette")])
    assert described.title == TITLE


def test_a_headline_that_holds_a_dash_stays_whole() -> None:
    described, _ = read(
        [("title", "Ferry - what we know")], [("opengraph", "title", "Ferry - what we know"), ("opengraph", "outlet", "Tarn Gazette")]
    )
    assert described.title == "Ferry - what we know"


def test_the_headline_on_the_page_is_taken_where_the_markup_agrees() -> None:
    described, _ = read([("masthead", "Tarn Gazette"), *story()], [("opengraph", "title", f"{TITLE} | Tarn Gazette")])
    assert described.title == TITLE
    assert next(r.at.text for r in described.rests_on if r.field == "title") == TITLE


def test_deck_section_and_address_are_read() -> None:
    lines: Lines = [("nav", f"Home / World / {TITLE}"), *story(("deck", "Passengers tell of panic"))]
    described, _ = read(lines, [("link", "url", "https://tarn.example/ferry")])
    assert (described.deck, described.section, described.url) == ("Passengers tell of panic", "World", "https://tarn.example/ferry")


# ---------------------------------------------------------------------- outlet


def outlet(lines: Lines, tags: list[tuple[str, str, str]] | None = None) -> tuple[str | None, str | None]:
    described, _ = read(lines, tags)
    return described.outlet, described.outlet_basis


def test_the_masthead_names_the_outlet_and_its_initials_do_not() -> None:
    assert outlet([("masthead", "TG"), ("masthead", "The Tarn Gazette"), ("page_render_date", "Thursday, March 13, 2031"), *story()]) == (
        "The Tarn Gazette",
        "stated",
    )


def test_a_masthead_that_bears_the_date_is_read_without_it() -> None:
    assert outlet([("masthead", "The Tarn Gazette | Thursday, March 13, 2031"), *story()])[0] == "The Tarn Gazette"


def test_a_masthead_in_capitals_takes_the_spelling_of_the_page() -> None:
    assert outlet([("masthead", "TARN GAZETTE"), *story(after=[("promo", "Sign up for the Tarn Gazette newsletter")])])[0] == "Tarn Gazette"
    assert outlet([("masthead", "TARNPOST"), *story()])[0] == "TARNPOST"


def test_an_agencys_own_page_is_the_agencys() -> None:
    assert outlet([("masthead", "AAP"), *story()]) == ("AAP", "stated")
    assert outlet([("masthead", "AAP"), *story(after=[("credit", "Source: Tarn World and news agencies")])]) == ("Tarn World", "stated")


def test_the_closing_source_line_names_the_outlet() -> None:
    assert outlet(story(after=[("credit", "Source: Tarn World and news agencies")])) == ("Tarn World", "stated")


def test_the_holder_of_the_rights_is_the_outlet_without_its_company_form() -> None:
    assert outlet(story(after=[("other", "© 2031 The Tarn Gazette, LLC. All rights reserved.")])) == ("The Tarn Gazette", "stated")
    assert outlet(story(after=[("other", "Copyright 2031 The Associated Press. All rights reserved.")])) == (None, None)
    assert outlet(story(after=[("other", "© 2031 TARN PTV. All rights reserved.")])) == ("TARN PTV", "stated")


def test_subscription_copy_lets_the_outlet_be_inferred() -> None:
    after: Lines = [
        ("paywall", "Subscribe to Tarn Business digital"),
        ("promo", "Tarn Business Epaper"),
        ("promo", "complimentary access to The Other Times"),
    ]
    assert outlet(story(after=after)) == ("Tarn Business", "inferred")


def test_a_photo_credit_is_never_the_outlet() -> None:
    described, notices = read(story(("caption", "The Alba at sea. valeport.example.org")))
    assert described.outlet is None
    assert "no_outlet" in [n.kind for n in notices]


def test_an_agency_in_the_byline_is_never_the_outlet() -> None:
    assert outlet(story(("byline", "Associated Press"), after=[("credit", "Source: Reuters")])) == (None, None)


def test_the_address_lets_the_outlet_be_inferred() -> None:
    assert outlet(story(), [("link", "url", "https://www.tarngazette.example/ferry")]) == ("tarngazette.example", "inferred")


def test_a_site_in_the_date_line_lets_the_outlet_be_inferred() -> None:
    assert outlet(story(("timestamp", "Published March 04, 2031 | TarnNews.com"))) == ("TarnNews", "inferred")


def test_the_markup_outweighs_the_masthead() -> None:
    tags = [("opengraph", "outlet", "the Vale Observer"), ("json-ld", "outlet", "The Vale Observer")]
    assert outlet([("masthead", "Vale Group"), *story()], tags) == ("The Vale Observer", "stated")


def test_what_the_user_states_outweighs_all() -> None:
    stated = (
        Stated("outlet", "My Paper", None, by_user=True),
        Stated("authors", "Cy Dole; Di Penn", None, by_user=True),
        Stated("title", "Mine", None, by_user=True),
    )
    described, notices = read([("masthead", "Tarn Gazette"), *story(("byline", "By Ann Example"))], stated=stated)
    assert (described.outlet, described.outlet_basis, described.authors, described.title) == (
        "My Paper",
        "stated",
        ("Cy Dole", "Di Penn"),
        "Mine",
    )
    assert "no_outlet" not in [n.kind for n in notices]


# ---------------------------------------------------------------------- bylines


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By ANN EXAMPLE and BO SAMPLE", ["Ann Example", "Bo Sample"]),
        ("By ANN EXAMPLE, BO SAMPLE and CY O'DOLE   MARCH 4, 2031", ["Ann Example", "Bo Sample", "Cy O'Dole"]),
        ("By Ann Example, Staff writer", ["Ann Example"]),
        ("By Ann Example, Political Editor", ["Ann Example"]),
        ("Ann Example Foreign correspondent", ["Ann Example"]),
        ("By Ann Example in Port Vale", ["Ann Example"]),
        ("By Ann Example, New York", ["Ann Example"]),
        ("By Ann Example, Renn County", ["Ann Example"]),
        ("By Ann Example ann@tarn.example", ["Ann Example"]),
        ("By Ann Example @annexample", ["Ann Example"]),
        ("By Ann Example | BBC News, Port Vale", ["Ann Example"]),
        ("By Ann Example Special to The Gazette", ["Ann Example"]),
        ("Posted on March 4, 2031 by Ann Example", ["Ann Example"]),
        ("Written by Ann Example | Port Vale | Updated: March 4, 2031 19:49 IST", ["Ann Example"]),
        ("By Ann Example 4 min read", ["Ann Example"]),
        ("Von Jana Holm", ["Jana Holm"]),
        ("By Mary Ann de la Cruz Jr.", ["Mary Ann de la Cruz Jr."]),
        ("By Nadia al-Sayed", ["Nadia al-Sayed"]),
        ("By J.K. Poe", ["J.K. Poe"]),
        ("By Virgil", ["Virgil"]),
        ("By Gazette Staff", []),
        ("By Our Correspondent", []),
        ("PTI | New Delhi | Updated: 4 March 2031 07:49 pm IST", []),
        ("By ASSOCIATED PRESS | 11/22/30", []),
        ("Reuters Staff", []),
        ("Facebook Icon LinkedIn Icon", []),
        ("By Petra Lund", ["Petra Lund"]),
    ],
)
def test_authors_are_people(line: str, names: list[str]) -> None:
    assert [n.name for n in read_byline(line) if n.kind == "person"] == names


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("By Ann Example and Bo Sample - Associated Press - Tuesday, March 4, 2031", "Associated Press"),
        ("By ASSOCIATED PRESS | 11/22/30", "ASSOCIATED PRESS"),
        ("Associated Press Oslo", "Associated Press"),
        ("AFP", "AFP"),
        ("Ann Example, Reuters", "Reuters"),
        ("Ann Example and agencies in Lima", "agencies"),
    ],
)
def test_an_agency_in_a_byline_is_a_credit(line: str, agency: str) -> None:
    assert [c for c in credits_of(story(("byline", line))) if c[2]] == [("byline", agency, True)]


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("ANN O'HARA", "Ann O'Hara"),
        ("BO McDONALD", "Bo McDonald"),
        ("RENÉE DE LA CRUZ", "Renée de la Cruz"),
        ("J. R. POE-HALL", "J. R. Poe-Hall"),
        ("Ann MacRae", "Ann MacRae"),
    ],
)
def test_a_name_in_capitals_is_set_as_names_are_written(words: str, name: str) -> None:
    assert as_name(words) == name


def test_two_names_beside_the_date_line_are_a_byline_without_its_by() -> None:
    described, _ = read(story(("deck", "Ann Example and Bo Sample"), ("timestamp", "March 4, 2031 — 9.30am")))
    assert (described.authors, described.deck) == (("Ann Example", "Bo Sample"), None)


def test_an_organisation_in_the_markup_is_no_author() -> None:
    described, _ = read(
        story(), [("json-ld", "author", "Ann Example"), ("json-ld", "author", "PA Media"), ("json-ld", "author", "Tarn Gazette Staff")]
    )
    assert described.authors == ("Ann Example",)
    assert [(c.name, c.agency) for c in described.credits] == [("Ann Example", False), ("PA Media", True), ("Tarn Gazette Staff", False)]


def test_a_place_of_the_body_is_no_second_author() -> None:
    lines: Lines = [("title", TITLE), ("byline", "Ann Example, Serra Alta"), ("paragraph", "The cup was played in Serra Alta on Sunday.")]
    described, _ = read(lines)
    assert described.authors == ("Ann Example",)


def test_a_line_of_markdown_gives_its_date_and_its_author() -> None:
    described, _ = read(story(("deck", "*Tarn Weekly* · tarnweekly.example · Sunday, March 2, 2031 · by **Ann Example**")))
    assert described.published is not None
    assert (described.authors, described.published.value, described.deck) == (("Ann Example",), "2031-03-02", None)


# ---------------------------------------------------------------------- taglines, pictures, the body


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("(With AP inputs)", [("tagline", "AP", True)]),
        ("(With inputs from PTI, ANI)", [("tagline", "PTI", True), ("tagline", "ANI", True)]),
        ("(With inputs from agencies)", [("tagline", "agencies", True)]),
        ("The Associated Press contributed to this report.", [("tagline", "Associated Press", True)]),
        (
            "Associated Press writers Ann Example in Lima and Bo Sample in Oslo contributed to this report.",
            [("tagline", "Associated Press", True), ("tagline", "Ann Example", False), ("tagline", "Bo Sample", False)],
        ),
        ("Source: Reuters", [("tagline", "Reuters", True)]),
        ("Source: Tarn World and news agencies", [("tagline", "Tarn World and news agencies", True)]),
        ("Source: Xinhua | 2031-03-04 19:49:12 | Editor: lia", [("tagline", "Xinhua", True)]),
        ("Reporting by Ann Example in Lima; Editing by Bo Sample", [("tagline", "Ann Example", False)]),
        ("(Reuters)", [("tagline", "Reuters", True)]),
        ("dpa/afp", [("tagline", "dpa", True), ("tagline", "afp", True)]),
        ("Copyright 2031 The Associated Press. All rights reserved.", [("tagline", "Associated Press", True)]),
        ("This story was originally published by Stateline.", [("tagline", "Stateline", True)]),
        ("© 2031 The Tarn Gazette", []),
        ("Follow us on Twitter", []),
    ],
)
def test_a_closing_line_credits_whom_it_names(line: str, found: Credits) -> None:
    assert credits_of(story(after=[("credit", line)])) == found


def test_prose_about_contributions_credits_nobody() -> None:
    assert (
        credits_of(
            [("title", TITLE), ("paragraph", "The Reuters building contributed to the skyline, with reports of fog from the AP office.")]
        )
        == []
    )


@pytest.mark.parametrize(
    ("caption", "makers"),
    [
        ("People walk in the rain on Tuesday. (Associated Press)", ["Associated Press"]),
        ("A ship off Port Vale on March 3, 2031 [AFP]", ["AFP"]),
        ("A ferry. Ann Example/Reuters", ["Ann Example/Reuters"]),
        ("Enlarge this image toggle caption Ann Example/AP Ann Example/AP", ["Ann Example/AP"]),
        ("A quiet day. Ann Example for The Tarn Times", ["Ann Example"]),
        ("Two men. valeport.org", ["valeport.org"]),
        ("Ferry, Wednesday. Photo: PTI.", ["PTI"]),
        ("Photograph: Ann Example/Getty Images", ["Ann Example/Getty Images"]),
        ("In this photo a man walks. (AP Photo/Ann Example, File)", ["AP Photo/Ann Example"]),
        ("The minister in Port Vale. REUTERS/Ann Example/File Photo", ["REUTERS/Ann Example/File Photo"]),
        ("Image source, Getty Images", ["Getty Images"]),
        ("A ferry. Photo courtesy of Vale Coast Guard.", ["Vale Coast Guard"]),
        ("The ferry in 2030. | Reuters", ["Reuters"]),
        ("© Ann Example, AFP", ["Ann Example, AFP"]),
        ("Foto: dpa", ["dpa"]),
        ("The Alba on the rocks. CREDIT: ANN EXAMPLE", ["ANN EXAMPLE"]),
        ("Ann Example (left) and Bo Sample meet in Lima.", []),
        ("The ferry (file)", []),
        ("Minister Ann Example speaks", []),
        ("The president speaks during a visit to Mali in 2030.", []),
    ],
)
def test_the_maker_of_a_picture_is_told_from_the_people_in_it(caption: str, makers: list[str]) -> None:
    assert photo_credits(caption) == makers


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("The ferry had sunk, reported AP.", "reported AP"),
        ("The ferry had sunk, Reuters reports.", "Reuters reports"),
        ("According to Bloomberg, the ferry had sunk.", "According to Bloomberg"),
        ("The captain told The Associated Press that it sank.", "told The Associated Press"),
    ],
)
def test_a_credit_in_the_body_keeps_its_verb(sentence: str, words: str) -> None:
    described, _ = read([("title", TITLE), ("paragraph", sentence)])
    assert [(c.kind, c.agency, c.at.text) for c in described.credits] == [("inline", True, words)]


@pytest.mark.parametrize(
    ("opening", "place", "agencies"),
    [
        ("PORT VALE, Storr (AP) — A ferry sank.", "Port Vale", ["AP"]),
        ("PORT VALE, March 4 (Reuters) - A ferry sank.", "Port Vale", ["Reuters"]),
        ("PORT VALE, March 4 (Xinhua) -- A ferry sank.", "Port Vale", ["Xinhua"]),
        ("Port Vale (dpa) - A ferry sank.", "Port Vale", ["dpa"]),
        ("(AP) — A ferry sank.", None, ["AP"]),
        ("PORT VALE: A ferry sank.", "Port Vale", []),
        ("PORT VALE — A ferry sank.", "Port Vale", []),
        ("BREAKING news reached us.", None, []),
        ("Well - a ferry sank.", None, []),
    ],
)
def test_a_dateline_gives_its_place_and_its_agency(opening: str, place: str | None, agencies: list[str]) -> None:
    described, _ = read([("title", TITLE), ("paragraph", opening)])
    assert (described.dateline, [c.name for c in described.credits if c.kind == "tagline"]) == (place, agencies)


def test_the_place_behind_an_agencys_byline_is_the_dateline() -> None:
    described, _ = read(story(("byline", "Associated Press Oslo")))
    assert described.dateline == "Oslo"


@pytest.mark.parametrize("kind", ["byline", "credit", "caption", "timestamp", "masthead", "other", "paragraph", "nav", "deck"])
def test_every_span_holds_the_words_that_stand_there(kind: BlockKind) -> None:
    line = "By Ann\u00a0Example (AP)  —  4 March 2031 [Bo\u00adSample/Reuters] told The  Associated Press & co."
    described, _ = read(story((kind, line)))
    text = "\n".join(words for _, words in story((kind, line))) + "\n"
    spans = [c.at for c in described.credits] + [r.at for r in described.rests_on] + [o.at for o in described.other_dates]
    assert all(text[at.start : at.end] == at.text for at in spans)


def test_the_outlets_name_behind_a_person_is_no_part_of_it() -> None:
    described, _ = read([("masthead", "Florin Today"), *story(("byline", "By Ann Example Florin Today"))])
    assert described.authors == ("Ann Example",)


def test_the_markup_tells_a_name_from_the_words_stuck_to_it() -> None:
    described, _ = read(story(("byline", "Ann ExampleStaff Biography"), ("byline", "Key Points")), [("json-ld", "author", "Ann Example")])
    assert described.authors == ("Ann Example",)


KINDS: list[BlockKind] = [
    *sorted(KEPT),
    "byline",
    "caption",
    "credit",
    "timestamp",
    "masthead",
    "nav",
    "other",
    "paywall",
    "page_render_date",
]  # type: ignore[list-item]
BITS = [
    "By ",
    "Ann Example",
    "REUTERS",
    "(AP)",
    " — ",
    "4 March 2031",
    "3/4/31",
    "9:30 am IST",
    "©",
    "Photo: ",
    "/",
    "2 months ago",
    "\u00ad",
    "\u00a0",
    "é",
    ".",
    " and ",
]


@given(
    st.lists(
        st.tuples(st.sampled_from(KINDS), st.lists(st.one_of(st.sampled_from(BITS), st.text(max_size=8)), min_size=1, max_size=8)),
        max_size=8,
    )
)
@settings(max_examples=150, deadline=None)
def test_no_page_is_too_odd_to_describe(lines: list[tuple[BlockKind, list[str]]]) -> None:
    made = [(kind, words) for kind, bits in lines if (words := " ".join("".join(bits).split()))]
    described, _ = read(made, body="")
    text = "".join(words + "\n" for _, words in made)
    spans = [c.at for c in described.credits] + [r.at for r in described.rests_on] + [o.at for o in described.other_dates]
    spans += [at for when in (described.published, described.updated) if when for at in when.evidence]  # type: ignore[misc]
    assert all(text[at.start : at.end] == at.text for at in spans)
