from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newstemma.articles.furniture import credits_photo, is_share_bar, is_stamp, is_trail, say
from newstemma.articles.furniture_cuts import dateline
from newstemma.articles.furniture_lines import lines_of
from newstemma.articles.furniture_mend import keeps_hyphen
from newstemma.articles.furniture_wraps import wrap_width
from newstemma.articles.pieces import Piece
from newstemma.articles.plain import pieces

CAPTURES = sorted(Path(__file__).parent.joinpath("captures").glob("*.txt"))


def read(path: Path) -> tuple[str, list[tuple[str, int, int]]]:
    """A capture and what each of its lines is: "kind|words" a line, "+" goes on with the kind above."""
    lines: list[str] = []
    wanted: list[tuple[str, int, int]] = []
    at, kind = 0, ""
    for line in path.read_text("utf-8").split("\n"):
        head, _, words = line.partition("|")
        kind = kind if head in ("+", "") else head
        if line:
            wanted.append((kind, at, at + len(words)))
        lines.append(words)
        at += len(words) + 1
    return "\n".join(lines), wanted


def cut(text: str) -> list[Piece]:
    return pieces(text, 0, len(text))


def capture(name: str) -> list[Piece]:
    return cut(read(Path(__file__).parent / "captures" / f"{name}.txt")[0])


def body(text: str) -> list[str]:
    return [piece.text for piece in cut(text) if piece.kind == "paragraph"]


def kinds(found: list[Piece]) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in found]


def check_cover(text: str, start: int, end: int) -> None:
    """Every character that is not space lies in just one piece, and the pieces stand in order."""
    at = start
    for piece in pieces(text, start, end):
        assert start <= at <= piece.start < piece.end <= end
        assert not text[at : piece.start].strip()
        at = piece.end
    assert not text[at:end].strip()


@pytest.mark.parametrize("path", CAPTURES, ids=lambda path: path.stem)
def test_each_line_of_a_capture_is_called_what_a_reader_would_call_it(path: Path) -> None:
    text, wanted = read(path)
    found = cut(text)
    parts = {"paragraph": {"paragraph", "dateline", "credit"}, "title": {"title", "other"}, "nav": {"nav", "timestamp"}}
    for kind, start, end in wanted:
        seen = {piece.kind for piece in found if piece.start < end and start < piece.end}
        assert kind in seen and seen <= parts.get(kind, {kind}), text[start:end]
    check_cover(text, 0, len(text))


LINE = st.sampled_from(
    """Advertisement
By Ann Example and Bo Sample, Staff writer   March 4, 2031
Home / News / World
Share   Tweet   Print
\ufeffThe Port Vale Courier
PORT VALE (AP) — Eleven people drowned when the ferry sank, the coast guard said.
Eleven people drowned in fog off Port Vale on Tues-
day, the mayor said. - AFP
₹299
___
Page 2 of 9
\xa0
\u00ad
 date 2031-03-04 The ferry sank in fog off Port Vale, the coast guard said on Tuesday morning.
HEADLINE: Ferry sinks""".split("\n")
)


@given(st.lists(LINE | st.text(max_size=40), max_size=25), st.sampled_from(["\n", "\r\n", "\n\n", "\u2028", "\x0b"]))
@settings(max_examples=150, deadline=None)
def test_no_character_of_a_page_is_lost_or_named_twice(lines: list[str], end: str) -> None:
    text = end.join(lines)
    check_cover(text, 0, len(text))
    check_cover(text, len(text) // 3, len(text) - len(text) // 4)


def test_an_empty_page_has_no_pieces() -> None:
    assert cut("") == cut(" \n\t\n\xa0") == []


def test_wrapped_lines_become_the_paragraphs_that_the_reporter_wrote() -> None:
    found = [piece.text for piece in capture("mail_wrapped") if piece.kind == "paragraph"]
    assert len(found) == 3
    assert "on Tuesday. The warnings" in found[0] and "who resigned in January" in found[0]
    assert "looking at long-range radio messages and at the company's self-reported safety figures" in found[1]
    assert found[2].startswith("Eleven people drowned when the Alba went down in fog off Port Vale on 14 February.")


def test_a_title_over_two_lines_is_one_title() -> None:
    titles = [piece.text for piece in capture("mail_wrapped") if piece.kind == "title"]
    assert titles == ["Ferry operator ignored three warnings, inquiry is told"]


def test_a_sentence_goes_on_over_the_turn_of_a_page() -> None:
    found = [piece.text for piece in capture("pdf_pages") if piece.kind == "paragraph"]
    assert any("faster than the pumps could clear it, a spokesman said." in words for words in found)
    assert not any("Page 1" in words or "Chronicle" in words for words in found)


def test_a_narrow_column_becomes_the_paragraphs_that_its_indents_mark() -> None:
    found = [piece.text for piece in capture("narrow_column") if piece.kind == "paragraph"]
    assert len(found) == 4
    assert found[0].endswith(
        "the post office at Bellport could not deliver. She put them in shoe boxes by year and street, and when she "
        "retired last spring there were 214 boxes."
    )
    assert "their parents, had written. A few had come from as far away as Oregon, and one had flown" in found[1]
    assert not any("CONTINUED" in words or "EXAMINER" in words for words in found)


def test_a_wide_running_head_does_not_hide_how_narrow_the_column_is() -> None:
    head = "THE BELLPORT EXAMINER                    LOCAL                    Tuesday, March 9, 2032      14"
    column = [
        "For thirty-one years Edith Maas",
        "kept every letter that the post",
        "office at Bellport could not de-",
        "liver, and at night she read",
        "them.",
    ]
    text = "\n".join([head, "", *column, "", *column])
    found = [piece.text for piece in cut(text)][-2:]
    assert found[0] == found[1] == " ".join(column).replace("de- liver", "deliver")


def test_running_heads_and_feet_that_come_on_every_page_are_not_in_the_story() -> None:
    first = """THE BELLPORT EXAMINER Tuesday, March 9, 2032 | A7
Letters come home
For thirty-one years Edith Maas kept every letter that the
post office at Bellport could not deliver, and when she retired there
were 214 boxes of them, which the town library took in but
examiner.example | Subscriptions 555-0142 Page 1 of 2"""
    second = """THE BELLPORT EXAMINER Tuesday, March 9, 2032 | A8
never opened until the spring, when the roof leaked on the shelves.
Some sixty people came to read what they, or their parents, had
written to someone who had moved away or died.
examiner.example | Subscriptions 555-0142 Page 2 of 2"""
    found = body(f"{first}\n\f{second}\n")
    assert "the town library took in but never opened until the spring" in found[0]
    assert not any("examiner" in words.lower() for words in found)


def test_a_title_stated_in_front_matter_is_given_without_its_label_and_quotation_marks() -> None:
    titles = [piece.text for piece in capture("front_matter") if piece.kind == "title"]
    assert titles == ["Quarry lease runs out with no buyer in sight"]


def test_a_double_spaced_title_of_two_lines_is_one_title() -> None:
    titles = [piece.text for piece in capture("double_spaced") if piece.kind == "title"]
    assert titles == ["Village that moved uphill to escape the sea says it would do it again tomorrow"]


def test_the_headline_stands_above_its_deck_even_where_the_deck_says_more_of_the_story() -> None:
    titles = [piece.text for piece in capture("irish_local") if piece.kind == "title"]
    assert titles == ["Judge tells farmer to 'cop on' over wandering cattle"]


def test_the_last_words_of_a_capture_that_was_cut_off_are_kept() -> None:
    text = read(Path(__file__).parent / "captures" / "cut_off.txt")[0].rstrip()
    for stop in (text.index("who came with") - 1, text.index("and who means") - 1, len(text)):
        assert body(text[:stop])[-1].endswith(text[:stop].split()[-1])


def test_double_spaced_lines_are_still_one_paragraph() -> None:
    lines = [
        "The company that ran the ferry Alba was warned three times about a faulty",
        "bow door in the months before it sank, a public inquiry heard on Monday in",
        "Port Vale. The warnings were sent by the engineer of the ship, who left in",
        "January. The inquiry is expected to last eleven weeks and to hear from the",
        "coast guard.",
    ]
    assert body("\n\n".join(lines)) == [" ".join(lines)]


def test_a_body_without_a_head_is_given_no_title() -> None:
    assert {piece.kind for piece in capture("headless")} == {"paragraph"}


def test_one_long_paragraph_is_all_body() -> None:
    text = "The ferry sank in fog off Port Vale. Eleven people drowned, the coast guard said. Nine others were saved by a boat."
    assert kinds(cut(text)) == [("paragraph", text)]


def test_a_field_at_the_head_of_a_dump_is_a_date_and_not_a_word_of_the_story() -> None:
    found = cut(" date 2031-03-04 The ferry Alba sank in fog off Port Vale, and eleven people drowned, the coast guard said on Tuesday.")
    assert [(piece.kind, piece.text[:20]) for piece in found] == [("timestamp", "date 2031-03-04"), ("paragraph", "The ferry Alba sank ")]


def test_the_dateline_is_cut_from_its_paragraph() -> None:
    found = capture("agency_page")
    line = next(n for n, piece in enumerate(found) if piece.kind == "dateline")
    assert found[line].text == "VELMARK (NPA) —"
    assert found[line + 1].kind == "paragraph" and found[line + 1].text.startswith("An appeals court")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("PORT VALE, Alba Coast (AP) — A ferry", "PORT VALE, Alba Coast (AP) — "),
        ("GENEVA, March 4 (Reuters) - The number", "GENEVA, March 4 (Reuters) - "),
        ("(Reuters) — The attorney", "(Reuters) — "),
        ("LUSAKA – Talks", "LUSAKA – "),
        ("NEW DELHI: The court", "NEW DELHI: "),
        ("Moscow, Nov 3 (ANI): Police", "Moscow, Nov 3 (ANI): "),
        ("The mayor — a lawyer — said", None),
        ("BREAKING: A ferry sank", None),
        ("Eleven people drowned", None),
    ],
)
def test_datelines_are_known_by_their_place_agency_and_dash(words: str, line: str | None) -> None:
    found = dateline(words)
    assert (found.group() if found else None) == line


def test_a_byline_and_its_date_are_cut_apart() -> None:
    text = (
        "Ferry sinks off Port Vale in thick fog\n\nBy Ann Example and Bo Sample - Associated Press - Tuesday, March 4, 2031\n\n"
        "PORT VALE (AP) — Eleven people drowned when the ferry Alba sank off Port Vale in fog, the coast guard said.\n\n"
        "Nine others were saved by a fishing boat that had heard the ferry's horn, the guard said.\n"
    )
    found = {piece.kind: piece.text for piece in cut(text)}
    assert found["title"] == "Ferry sinks off Port Vale in thick fog"
    assert found["byline"].startswith("By Ann Example and Bo Sample - Associated Press")
    assert found["timestamp"] == "Tuesday, March 4, 2031"


def test_the_tagline_at_the_end_of_a_paragraph_is_a_credit() -> None:
    last = capture("african_daily")[-2:]
    assert [piece.kind for piece in last] == ["paragraph", "credit"]
    assert last[1].text == "- AFP"


def test_a_trail_that_repeats_the_title_is_not_the_title() -> None:
    found = capture("indian_site")
    assert [piece.kind for piece in found[:3]] == ["nav", "title", "deck"]


def test_words_are_repaired_for_the_reader() -> None:
    text = "\ufeffThe may\u00ador\xa0said that Cafe\u0301 Alba would stay closed until the ferry was raised. She gave no date for that.\n"
    assert body(text) == ["The mayor said that Café Alba would stay closed until the ferry was raised. She gave no date for that."]


@pytest.mark.parametrize(
    ("before", "after", "elsewhere", "keeps"),
    [
        ("re", "ported", "", False),
        ("long", "range", "", True),
        ("self", "reported", "", True),
        ("govern", "ment", "", False),
        ("19", "year", "", True),
        ("Anglo", "Saxon", "", True),
        ("co", "operate", "they cooperate", False),
        ("co", "operate", "they co-operate", True),
        ("22-year", "old", "", True),
    ],
)
def test_a_hyphen_at_a_lines_end_stays_where_it_belongs_to_the_word(before: str, after: str, elsewhere: str, *, keeps: bool) -> None:
    assert keeps_hyphen(before, after, Counter(elsewhere.split())) is keeps


def test_paragraphs_of_a_line_each_are_not_taken_for_a_wrapped_text() -> None:
    paragraph = (
        "The ferry Alba sank in fog off Port Vale on Tuesday, and eleven people drowned, the coast guard said in a statement to reporters."
    )
    text = "\n".join([paragraph + " More boats were sent."] * 4)
    assert wrap_width(text, lines_of(text, 0, len(text))) is None


@pytest.mark.parametrize(
    "words",
    [
        "3 min read Last Updated : Mar 04 2031 | 7:49 PM IST",
        "Published On 3 Mar 20313 Mar 2031",
        "World 2 months ago",
        "Published March 04, 2031 | PortValeNews.com",
        "2031-03-04T09:30:00Z",
    ],
)
def test_a_line_that_says_only_when_is_a_stamp(words: str) -> None:
    assert is_stamp(words)


@pytest.mark.parametrize(
    "words", ["In March 2031 the ferry sank.", "May said no", "The 4 March inquiry into the ferry", "Police were called at 9.30am"]
)
def test_a_line_that_tells_something_is_no_stamp(words: str) -> None:
    assert not is_stamp(words)


def test_lines_of_buttons_and_paths_are_known() -> None:
    assert is_share_bar("facebook 1.2k   twitter 318   email   print")
    assert not is_share_bar("he wrote on facebook that the ferry had sunk")
    assert is_trail("Home / News / World") and not is_trail("He said yes / no to it.")


@pytest.mark.parametrize(
    "words",
    [
        "Divers at the wreck of the Alba on Tuesday. Photo: PTI.",
        "The wreck of the Alba [AFP]",
        "Rescuers carry a stretcher. (Reuters)",
        "A diver climbs aboard. Lena Ortiz/Reuters",
        "Relatives wait at the quay. Ana Ruiz for The Port Vale Courier",
        "FILE - The ferry Alba in 2029",
    ],
)
def test_captions_are_known_by_their_credit(words: str) -> None:
    assert credits_photo(words)


def test_prose_is_not_called_a_caption_or_an_offer() -> None:
    prose = "Corrections officers subscribed to the view that sharing the news with Reuters was a mistake, the court was told on Tuesday."
    assert not credits_photo(prose)
    assert say(prose) is None


def test_a_huge_page_is_cut_in_pieces_of_bounded_work() -> None:
    text = "Ferry news " * 20_000 + "\n" + "Menu\n" * 9_000 + "The coast guard said that eleven people had drowned off Port Vale.\n" * 50
    check_cover(text, 0, len(text))


def test_the_same_page_gives_the_same_pieces() -> None:
    text, _ = read(CAPTURES[0])
    assert cut(text) == cut(text)


# --- what follows, ends or opens a story that was saved by hand -------------------------------------------------------------

COAST = (
    "The coast guard said on Tuesday that eleven people drowned when the ferry sank in fog off Port Vale, the worst accident there in a "
    "decade."
)
BAY = "Rescuers searched the bay through the night, and the mayor said that two boats were still out at dawn looking for survivors."
PUMPS = "The operator had been warned three times about its pumps, according to papers that were read out at the inquiry last week."
FERRY = "Ferry sinks off Port Vale\nBy Ann Example"


def saved(*parts: str) -> str:
    return "\n\n".join((FERRY, *parts))


def test_a_last_sentence_signed_by_an_agency_is_body_and_no_picture() -> None:
    found = kinds(cut(saved(COAST, BAY, "The hull was last inspected in March, according to the owner, Brackwater Alloys. (Reuters)")))
    assert found[-2:] == [
        ("paragraph", "The hull was last inspected in March, according to the owner, Brackwater Alloys."),
        ("credit", "(Reuters)"),
    ]


def test_an_agency_behind_the_sentence_under_the_headline_is_a_photographers() -> None:
    caption = "Rescuers carry a boat at Port Vale on Tuesday. (Reuters)"
    assert ("caption", caption) in kinds(cut(saved(caption, COAST, BAY, PUMPS)))


@pytest.mark.parametrize("last", ["She will row again in May.", "She said that she would row again in May, where the field will be small."])
def test_a_picture_before_the_last_paragraph_does_not_take_it_along(last: str) -> None:
    shown = "Okafor trains with her club in Port Vale on Monday (Photo: Kirsty Wand/PA Wire)"
    assert kinds(cut(saved(COAST, BAY, shown, last)))[-2:] == [("caption", shown), ("paragraph", last)]


@pytest.mark.parametrize("mark", ["Also see", "More on this story"])
def test_a_mark_of_other_stories_names_headlines_and_no_sentences(mark: str) -> None:
    short = "The pumps had failed before."
    assert body(saved(COAST, BAY, mark, short, PUMPS)) == [COAST, BAY, short, PUMPS]
    last = "A new owner must be named by November 25."
    heads = "Court orders new count in Port Vale\n\nMayor calls for calm after vote"
    found = kinds(cut(saved(COAST, BAY, mark, heads, last)))
    assert [kind for kind, _ in found[-4:]] == ["related", "related", "related", "paragraph"] and found[-1][1] == last


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        ("related", "> Related: Mayor calls for calm after ferry sinks"),
        ("related", "Trending: Mayor calls for calm | Harbour closed for a week"),
        ("paywall", "Unlimited digital access for just $2 a week. Subscribe now"),
        ("caption", "[Chart: Ferry accidents by year. Source: Port Vale Coast Guard]"),
        ("nav", "https://www.portvale.example/news/ferry 1/2"),
        ("page_render_date", "11/19/26, 8:02 AM   Ferry sinks off Port Vale - The Port Vale Courier"),
    ],
)
def test_what_stands_between_two_paragraphs_is_not_the_article(kind: str, line: str) -> None:
    found = cut(saved(COAST, line, BAY, PUMPS))
    assert [piece.text for piece in found if piece.kind == "paragraph"] == [COAST, BAY, PUMPS]
    assert kind in {piece.kind for piece in found}


def test_the_line_that_says_where_a_post_appeared_first_is_no_paragraph() -> None:
    assert body(saved(COAST, BAY, "The post Ferry sinks off Port Vale appeared first on The Port Vale Courier.")) == [COAST, BAY]


@pytest.mark.parametrize("line", ["[Saved from Port Vale Courier (courier.example) on 9 Oct 2026 at 14:20]", "Subject: FW: for the file"])
def test_a_note_of_who_kept_the_story_is_not_its_title(line: str) -> None:
    titles = [piece.text for piece in cut(f"{line}\n\n{saved(COAST, BAY)}") if piece.kind == "title"]
    assert titles == ["Ferry sinks off Port Vale"]


def test_a_line_with_its_place_and_agency_is_a_paragraph_and_no_deck() -> None:
    opening = "PORT VALE, N.H. (AP) — The Latest on the ferry that sank off Port Vale (all times local):"
    found = kinds(cut(f"The Latest: Ferry sinks off Port Vale\n\n{opening}\n\n3:15 p.m.\n\n{COAST}\n\n{BAY}"))
    assert found[0] == ("title", "The Latest: Ferry sinks off Port Vale")
    assert found[1:3] == [
        ("dateline", "PORT VALE, N.H. (AP) —"),
        ("paragraph", "The Latest on the ferry that sank off Port Vale (all times local):"),
    ]
    assert ("title", opening) not in kinds(cut(f"{opening}\n\n3:15 p.m.\n\n{COAST}\n\n{BAY}"))


def test_a_newspapers_name_under_a_mails_head_is_its_masthead() -> None:
    head = "From: Ann <ann@desk.example>\nTo: Bo <bo@desk.example>\nSubject: FW: for the file\n\nThe Port Vale Courier"
    found = kinds(cut(f"{head}\n\n{saved(COAST, BAY)}"))
    assert ("masthead", "The Port Vale Courier") in found and ("title", "Ferry sinks off Port Vale") in found
