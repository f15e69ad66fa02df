"""On which day something happened: where articles differ, and where they only seem to."""

from __future__ import annotations

from newstemma.model.report import Report
from tests.papers import outlet_of

_KINDS = {"weekday", "date", "calendar"}


def days(paper: Report, grade: str | None = None) -> set[tuple[str, str, frozenset[str]]]:
    """(kind, grade, the words of each side) of the differences between days."""
    return {
        (c.kind, c.grade, frozenset(p.text for p in c.positions))
        for c in paper.conflicts
        if c.kind in _KINDS and (grade is None or c.grade == grade)
    }


def test_two_weekdays_for_one_meeting_are_a_conflict_though_no_sentence_is_alike(paper: Report) -> None:
    """
    2031-04-03 Meridian Herald | Orlo and Vesna hold talks
    President Marek Orlo of Tarvia met Prime Minister Ana Vesna in the lakeside town of Lusk on Wednesday, and both praised the talks.

    Fishing rights were at the top of the agenda, according to aides who travelled with the delegation.

    2031-04-03 Vale Courier | Lake talks
    Before a crowd of herring fishermen, Ana Vesna met Marek Orlo in Lusk on Tuesday for talks on fishing rights.

    Their aides had prepared the encounter for months.

    2031-04-03 Isle Gazette | Leaders meet
    Ana Vesna and Marek Orlo met in Lusk on Wednesday to speak about fishing rights, said a spokesman.

    No paper was signed.
    """
    assert ("weekday", "conflict", frozenset({"Wednesday", "Tuesday"})) in days(paper)
    found = next(c for c in paper.conflicts if c.kind == "weekday")
    assert found.resolved == "Wednesday"
    assert {outlet_of(paper, i) for i in found.dissent} == {"Vale Courier"}


def test_the_day_of_a_statement_is_not_the_day_of_the_event(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    The vessel had left Harnmouth at dawn.

    2031-03-06 Vale Courier | Ferry lost
    The ferry Alba sank in thick fog off Port Vale with sixty people on board, the coast guard said on Wednesday.

    She had left Harnmouth at dawn.
    """
    assert days(paper) == set()


def test_the_report_of_another_day_is_another_thing(paper: Report) -> None:
    """
    2031-03-08 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    2031-03-08 Vale Courier | Report on the Alba
    In its report on Friday the coast guard said that the ferry Alba sank in thick fog with sixty people on board.
    """
    assert days(paper) == set()


def test_two_months_for_one_signing_are_found_within_an_article_and_across(paper: Report) -> None:
    """
    2031-09-03 Meridian Herald | Orlo praises Vesna
    Cooperation has grown since the two countries signed a mutual defence pact in June 2030, Orlo said.

    He thanked the people of Morland for their help after the floods, and promised to send more engineers.

    Ana Vesna visited Lusk in July 2030, signing a treaty on mutual defence with Marek Orlo that both parliaments passed.

    2031-09-03 Vale Courier | Talks in Lusk
    The two countries signed a mutual defence pact in June last year during a summit in Lusk, the ministry recalled.

    Marek Orlo and Ana Vesna smiled for the cameras.
    """
    found = days(paper)
    assert ("date", "internal", frozenset({"June 2030", "July 2030"})) in found
    assert any(kind == "date" and grade == "conflict" for kind, grade, _ in found)


def test_a_coarse_date_that_holds_the_finer_one_agrees(paper: Report) -> None:
    """
    2031-09-03 Meridian Herald | Pact
    The two countries signed a mutual defence pact in June 2030 during a summit in Lusk, Marek Orlo said.

    2031-09-03 Vale Courier | Pact
    The two countries signed a mutual defence pact last year during a summit in Lusk, Marek Orlo recalled.

    2031-09-03 Isle Gazette | Pact
    The two countries signed a mutual defence pact last summer during a summit in Lusk, said Marek Orlo.
    """
    assert days(paper) == set()


def test_a_weekday_and_the_date_that_falls_on_it_agree(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    2031-03-09 Vale Courier | Ferry lost
    With sixty people on board the ferry Alba sank in thick fog off Port Vale on March 4, said the mayor.
    """
    assert days(paper) == set()


def test_a_weekday_and_a_date_of_another_day_are_a_conflict(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    2031-03-09 Vale Courier | Ferry lost
    With sixty people on board the ferry Alba sank in thick fog off Port Vale on March 5, said the mayor.
    """
    assert ("date", "conflict", frozenset({"Tuesday", "March 5"})) in days(paper)


def test_what_lasts_is_told_by_each_article_for_its_own_day(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Truce
    The truce between Tarvia and Morland was holding on Tuesday as Ana Vesna met envoys in Lusk, officials said.

    2031-03-05 Vale Courier | Truce
    The truce between Tarvia and Morland was holding on Wednesday as Ana Vesna met envoys in Lusk, officials said.
    """
    assert days(paper) == set()


def test_two_rounds_of_talks_told_by_one_article_are_two_occasions(paper: Report) -> None:
    """
    2031-04-04 Meridian Herald | Talks
    Ana Vesna met Marek Orlo in Lusk on Tuesday for talks on fishing rights, a spokesman said.

    Ana Vesna met Marek Orlo in Lusk on Thursday for further talks on fishing rights and the border.

    2031-04-04 Vale Courier | Talks
    Ana Vesna met Marek Orlo in Lusk on Thursday for talks on fishing rights, an aide said.
    """
    assert days(paper) == set()


def test_a_death_is_told_once_however_far_apart_the_articles_are(paper: Report) -> None:
    """
    2031-05-20 Meridian Herald | Writer dies
    The novelist Iva Tamm died on Saturday at her home in Harnmouth after a long illness, her publisher said.

    She wrote eleven novels, and the best known of them was filmed twice.

    2031-05-21 Vale Courier | Iva Tamm, 1950-2031
    Her publisher announced that Iva Tamm, the novelist, died at her home in Harnmouth on Sunday.

    Readers laid flowers at the gate.
    """
    assert ("weekday", "conflict", frozenset({"Saturday", "Sunday"})) in days(paper)


def test_two_deaths_are_two_deaths(paper: Report) -> None:
    """
    2031-05-20 Meridian Herald | Crash
    The driver Jan Kolb died on Saturday in the hospital of Harnmouth after the bus crash, doctors said.

    2031-05-21 Vale Courier | Crash
    The conductor Ida Renn died on Sunday in the hospital of Harnmouth after the bus crash, doctors said.
    """
    assert days(paper) == set()


def test_a_second_attack_is_another_one(paper: Report) -> None:
    """
    2031-05-20 Meridian Herald | Raid
    Gunmen attacked the customs post of Harnmouth on Saturday and wounded two guards, the army said.

    2031-05-21 Vale Courier | Raid
    Gunmen attacked the customs post of Harnmouth again on Monday and wounded two guards, the army said.
    """
    assert days(paper) == set()


def test_yesterday_may_be_the_day_before_by_another_clock(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Tuesday with sixty people on board, the coast guard said.

    2031-03-06 Vale Courier | Ferry lost
    With sixty people on board the ferry Alba sank in thick fog off Port Vale yesterday, said the mayor.
    """
    assert days(paper) == set()


def test_what_is_planned_and_what_came_are_not_set_against_one_another(paper: Report) -> None:
    """
    2031-04-01 Meridian Herald | Vote ahead
    Parliament in Lusk will vote on the fishing bill on Thursday, speaker Ida Renn said.

    2031-04-05 Vale Courier | Vote
    Parliament in Lusk voted on the fishing bill on Friday, speaker Ida Renn said.
    """
    assert not days(paper, "conflict")


def test_a_weekday_beside_a_date_is_held_against_the_calendar(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Ferry sinks off Port Vale
    The ferry Alba sank in thick fog off Port Vale on Wednesday, March 4, 2031, the coast guard said in a statement.

    The vessel had left Harnmouth on Monday, March 3 with sixty people.
    """
    assert days(paper) == {("calendar", "internal", frozenset({"Wednesday, March 4, 2031"}))}


def test_two_years_for_the_founding_of_one_firm_are_a_conflict(paper: Report) -> None:
    """
    2031-03-06 Meridian Herald | Shipyard closes
    Ida Renn founded the Vale Shipyard in 1987 with her brother and forty workers, the union said.

    The yard closes its gates in May.

    2031-03-06 Vale Courier | Yard to close
    The Vale Shipyard, founded by Ida Renn in 1978 with her brother and forty workers, will close in May.

    The union called for help.
    """
    assert ("date", "conflict", frozenset({"1987", "1978"})) in days(paper)


def test_a_copy_that_changes_the_day_is_found_and_counts_no_further_source(paper: Report) -> None:
    """
    2031-04-03 06:00 Meridian Wire | Spill closes river
    The tanker Orsa ran aground near Lusk on Tuesday and spilled forty tonnes of diesel into the river Len, officials said.

    Bathing was forbidden along the lower Len until the slick has been pumped off, which may take two weeks.

    Two crew members were treated for burns at the hospital in Harnmouth and were later sent home.
    credit: (AP)

    2031-04-03 09:00 Vale Courier | River closed
    The tanker Orsa ran aground near Lusk on Monday and spilled forty tonnes of diesel into the river Len, officials said.

    Bathing was forbidden along the lower Len until the slick has been pumped off, which may take two weeks.

    Two crew members were treated for burns at the hospital in Harnmouth and were later sent home.
    credit: (AP)
    """
    assert ("weekday", "conflict", frozenset({"Tuesday", "Monday"})) in days(paper)
    found = next(c for c in paper.conflicts if c.kind == "weekday")
    assert found.resolved is None


def test_an_arrest_that_a_pronoun_tells_of_is_one_with_the_name_before(paper: Report) -> None:
    """
    2031-11-11 Meridian Herald | Former minister sentenced
    Emil Hallbrand, minister of works for six years, was arrested in March 2029 and has been in custody since.

    2031-11-12 Vale Courier | What the trial cost
    Emil Hallbrand will appeal, said his lawyer. Since his arrest in May 2029 the works ministry has lost half of its staff.
    """
    assert ("date", "conflict", frozenset({"March 2029", "May 2029"})) in days(paper)


def test_who_is_called_on_to_resign_has_not_resigned(paper: Report) -> None:
    """
    2031-12-07 Meridian Herald | Senator goes
    Senator Ida Renn resigned on Saturday after a month of quarrels in the party, her office said.

    2031-12-07 Vale Courier | Pressure grew
    Twenty members of the party called on Senator Ida Renn to resign on Friday after a month of quarrels.
    """
    assert days(paper) == set()


def test_a_date_that_was_put_off_is_an_update(paper: Report) -> None:
    """
    2031-05-17 Meridian Herald | Bridge to open
    The border crossing at Lipnik, closed since the flood, is to reopen on June 1, the ministry of transport said.

    2031-05-19 Vale Courier | Bridge later
    The border crossing at Lipnik will reopen on June 15, two weeks later than announced, the ministry of transport said.
    """
    assert {grade for _, grade, _ in days(paper)} == {"update"}
    assert [c.resolved for c in paper.conflicts if c.grade == "update" and c.kind == "date"] == ["June 15"]


def test_since_when_a_rate_has_not_been_cut_is_compared(paper: Report) -> None:
    """
    2032-04-15 Meridian Herald | Rate cut
    Tarvia's central bank cut its main rate to 5.75 per cent on Thursday, its first cut since June 2029, the governor said.

    2032-04-15 Vale Courier | Cheaper loans
    The central bank brought its main rate down to 5.75 per cent, the first cut since June 2027, as loans had become dear.
    """
    assert ("date", "conflict", frozenset({"June 2029", "June 2027"})) in days(paper)


def test_two_bills_of_two_sizes_are_passed_on_two_days(paper: Report) -> None:
    """
    2031-09-08 Meridian Herald | Flood aid
    The House on Friday passed a flood relief package of $15.2 billion for the towns along the Len.

    2031-09-08 Vale Courier | Flood aid
    The House on Wednesday passed a flood relief package of $7.9 billion for the towns along the Len.
    """
    assert {kind for kind, _, _ in days(paper)} == set()


def test_a_new_day_of_the_same_date_of_publication_is_an_update(paper: Report) -> None:
    """
    2031-05-30 Meridian Herald | Tunnel open
    The tunnel under the Sella was opened on Friday. Regular trains begin on June 14, the railway said.

    2031-05-31 Vale Courier | Tunnel open
    The tunnel under the Sella was opened on Friday. Regular trains begin on June 14, the railway said.

    2031-05-31 Harbour Post | Trains later
    Regular trains will now start on June 28, two weeks later than announced, the railway said. The tunnel under the Sella was opened
    on Friday.
    """
    assert {(grade, sides) for _, grade, sides in days(paper)} == {("update", frozenset({"June 14", "June 28"}))}


def test_a_deadline_is_ahead_though_it_was_set_in_the_past(paper: Report) -> None:
    """
    2031-07-14 Meridian Herald | Strikers told to return
    The High Court of Tarvia has given the Metro Union until Wednesday, July 16, to return to work on all lines.

    2031-07-15 Vale Courier | Court and strikers
    The High Court of Tarvia has directed the Metro Union to return to work by July 17 on all lines.
    """
    assert "update" not in {grade for _, grade, _ in days(paper)}


def test_people_who_were_arrested_are_not_the_one_who_is_named(paper: Report) -> None:
    """
    2031-09-30 Meridian Herald | Students protest
    Student leader Joren Wald, who was arrested during protests against the new council in Kelm on Friday, was released after a day.

    2031-09-29 Vale Courier | Protests
    Seventy-eight people were arrested during protests against the new council in Kelm on Sunday, and 26 were taken to hospital.
    """
    assert {grade for _, grade, _ in days(paper)} <= {"compatible", "update"}


def test_a_deed_with_two_dates_in_a_row_has_no_one_date(paper: Report) -> None:
    """
    2031-12-07 Meridian Herald | Fewer jobs
    Nearly 50,000 fewer jobs were created in September and October than originally reported by the labour department.

    2031-12-07 Vale Courier | Fewer jobs
    There are revisions for October: 50,000 fewer jobs were created than reported by the labour department.
    """
    assert days(paper) == set()


def test_a_deadline_that_a_court_has_set_is_compared(paper: Report) -> None:
    """
    2031-07-14 Meridian Herald | Strikers told to return
    The High Court of Tarvia has given the staff of the metro in Kelm until Wednesday, July 16, to return to work on all lines.

    2031-07-15 Vale Courier | Court and strikers
    The High Court of Tarvia has directed the staff of the metro in Kelm to resume their work by July 17 on all lines.
    """
    assert frozenset({"Wednesday, July 16", "July 17"}) in {sides for _, grade, sides in days(paper) if grade == "conflict"}


def test_a_day_that_a_noun_bears_is_no_bound(paper: Report) -> None:
    """
    2031-04-21 Meridian Herald | Where is Orlo
    President Marek Orlo has not been seen in public since April 11, and his guard has moved to the coast, officials in Tarvia said.

    2031-04-21 Vale Courier | Talk of illness
    Talk of the health of President Marek Orlo arose after his absence in public from the April 15 parade of his guard in Tarvia.
    """
    assert days(paper) == set()


def test_two_chambers_pass_a_bill_on_two_days(paper: Report) -> None:
    """
    2031-12-20 Meridian Herald | Bill back
    The House passed a stopgap bill to fund the harbours of Tarvia until March on Thursday night.

    Leaders had planned a vote on the stopgap bill passed Wednesday night by the Senate to fund the harbours of Tarvia until March.

    2031-12-20 Vale Courier | Harbours
    The harbours of Tarvia wait for money. The Senate voted first.
    """
    assert days(paper) == set()


def test_until_and_by_in_a_tale_of_what_was_are_no_deadlines(paper: Report) -> None:
    """
    2031-01-31 Meridian Herald | No witnesses
    The odds looked long for the party of Ida Renn to find four senators for the vote on witnesses until Sunday.

    2031-01-31 Vale Courier | No witnesses
    It seemed likely that four senators would back Ida Renn. By Friday, the party of Ida Renn had lost the vote on witnesses.
    """
    assert days(paper) == set()


def test_years_ago_today_and_next_november_are_no_days_of_the_deed(paper: Report) -> None:
    """
    2031-08-07 Meridian Herald | Orlo buried
    Marek Orlo died on Friday in Lusk. He is to be followed in the election next November by his daughter.

    2031-08-07 Vale Courier | Orlo buried
    "Thirty-four years ago today my Robin died," Marek Orlo once wrote. Orlo died on Friday. His daughter will stand in the November 2032
    election.
    """
    assert days(paper) == set()


def test_days_of_a_stretch_are_no_slip(paper: Report) -> None:
    """
    2032-06-09 Meridian Herald | Bakery shut
    Cream buns sold from Thursday to Sunday, June 3 to 6, made two hundred people ill in Kelm, the city said.

    2032-06-09 Vale Courier | Bakery shut
    The city of Kelm says that cream buns made two hundred people ill. They were sold from June 3 to June 6.
    """
    assert days(paper) == set()


def test_a_weekday_that_owns_what_was_on_a_date_is_held_against_it(paper: Report) -> None:
    """
    2034-03-13 Meridian Herald | Delwen wins
    Ida Delwen won the run-off for the presidency of Tarvia on Sunday with 53 per cent of the vote, the commission said.

    2034-03-13 Vale Courier | A quiet vote
    Saturday's run-off, on 12 March, was won on the radio. Ida Delwen has 53 per cent of the vote for the presidency of Tarvia.
    """
    assert ("calendar", "internal") in {(kind, grade) for kind, grade, _ in days(paper)}


def test_those_who_name_the_day_rightly_tell_of_the_same_thing(paper: Report) -> None:
    """
    2033-11-20 Meridian Herald | Ship sinks
    The cargo ship Oriel sank off Norvane in a storm late on Saturday, and three sailors died.

    Divers lay at the quay on Sunday.

    2033-11-20 Vale Courier | Ship sinks
    The cargo ship Oriel sank off Norvane late on Saturday. Some 8,000 homes had no power on Sunday morning.

    2033-11-21 Harbour Post | Ship lost
    The cargo ship Oriel sank on Sunday, November 19, off Norvane, and three sailors died.
    """
    found = [c for c in paper.conflicts if c.kind == "calendar"]
    assert [c.resolved for c in found] == ["Saturday, 19 November 2033"]


def test_a_settlement_has_one_date_though_one_calls_it_a_pact(paper: Report) -> None:
    """
    2031-07-14 Meridian Herald | Metro strike
    The staff of the metro in Kelm went on strike on Monday. The last wage settlement dates from March 2028.

    2031-07-14 Vale Courier | Strike stops the metro
    A strike of the staff stopped the metro in Kelm on Monday. The last quarrel ended in August 2028, when the last wage pact was signed.
    """
    assert frozenset({"March 2028", "August 2028"}) in {sides for _, grade, sides in days(paper) if grade == "conflict"}


def test_what_was_set_for_a_day_is_the_deed_and_not_its_setting(paper: Report) -> None:
    """
    2031-09-19 Meridian Herald | Judge waits
    The committee cancelled a vote on Judge Marek Orlo, which had been scheduled for Thursday, to give Ida Renn a hearing.

    2031-09-20 Vale Courier | Judge waits
    Ida Renn cannot attend the public hearing on Judge Marek Orlo originally scheduled for Monday, her lawyers told the committee.
    """
    assert days(paper) == set()


def test_a_list_of_days_of_several_people_is_not_one_thing_on_three_days(paper: Report) -> None:
    """
    2031-03-04 Meridian Herald | Who will be heard on the Alba
    Ida Renn ran the ferry Alba. She is scheduled to be deposed by the harbour board on March 10.

    Odo Brandt mended it. He is scheduled to be deposed by the harbour board on March 12.

    Jens Oyelaran sold it. He is scheduled to be deposed by the harbour board on March 17.
    """
    assert days(paper) == set()
